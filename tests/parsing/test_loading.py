"""Files to documents: formats, metadata, bounds, and problems that leave the rest of the run alone."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from incursion_facts.parsing import Document, Skipped, document_from_record, loading, parse, parse_text
from incursion_facts.records import Article

TEXT = "Shells fell on the market of Veska during the night, the mayor said on Tuesday morning.\n"
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Veska counts the damage - Nordic News</title>
<meta property="og:title" content="Veska counts the damage"><meta property="og:site_name" content="Nordic News">
<meta name="author" content="Ada Lind"><meta property="article:published_time" content="2023-05-23T08:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Veska counts the damage</h1>
<p>Shells fell on the market of Veska during the night, the mayor of the town said on Tuesday morning.</p>
<p>Nobody was hurt, because all who live near the market had slept in the cellar of the school for a week.</p>
<p>The trams were running again by noon, and the market is to open on Thursday with or without a roof.</p>
</article><footer>All rights reserved</footer></body></html>"""


def read(*inputs: str | Path, **options: str) -> tuple[list[Document], list[Skipped]]:
    items = list(parse(inputs, **options))  # type: ignore[arg-type]
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Skipped)]


def reasons(skipped: Sequence[Skipped]) -> list[str]:
    return [f"{Path(s.source).name}:{s.line or ''}:{s.severity}: {s.reason}" for s in skipped]


def test_plain_text(tmp_path: Path) -> None:
    """Hashes are of the bytes and of the text; the text itself is in the document, not in the record."""
    path = tmp_path / "a.txt"
    data = b"\xef\xbb\xbf" + TEXT.encode()
    path.write_bytes(data)
    (document,), skipped = read(path)
    assert skipped == []
    assert document.text == TEXT
    assert document.article.sha256 == sha256(data).hexdigest()
    assert document.article.text_sha256 == sha256(TEXT.encode()).hexdigest()
    assert document.article.text is None
    assert document.article.words == 16
    assert document.article.language == "en"
    assert next(iter(parse([path], with_text=True))).article.text == TEXT  # type: ignore[union-attr]


def test_ids_do_not_depend_on_where_the_folder_lies(tmp_path: Path) -> None:
    """Nor on the order of inputs; they do depend on the path below the folder."""
    for name in ("one/x/a.txt", "two/x/a.txt", "two/y/a.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (alone,), _ = read(tmp_path / "one")
    (x, y), _ = read(tmp_path / "two")
    assert alone.article.id == x.article.id != y.article.id
    both, _ = read(tmp_path / "one", tmp_path / "two")
    reverse, _ = read(tmp_path / "two", tmp_path / "one")
    assert both == reverse
    assert len({d.article.id for d in both}) == 3


def test_json_of_an_article_an_array_and_a_list_in_an_object(tmp_path: Path) -> None:
    """Fields by their common names, in any case."""
    one = {"headline": "A raid", "articleBody": TEXT, "datePublished": "2023-05-23T10:00:00+03:00",
           "author": [{"name": "Ada Lind"}, {"name": "Bo Falk"}], "publisher": {"name": "Nordic News"}}  # fmt: skip
    two = {"Title": "Two", "body": [TEXT.strip(), "No one was hurt."], "pubDate": "Tue, 23 May 2023 10:00:00 GMT",
           "byline": "By Cy Ek, Fjord Gazette"}  # fmt: skip
    (tmp_path / "one.json").write_text(json.dumps(one), encoding="utf-8")
    (tmp_path / "two.json").write_text(json.dumps([one, two]), encoding="utf-8")
    (tmp_path / "wrapped.json").write_text(json.dumps({"status": "ok", "articles": [two]}), encoding="utf-8")
    documents, skipped = read(tmp_path)
    assert skipped == []
    assert [Path(d.article.source).name for d in documents] == [
        "one.json",
        "two.json#1",
        "two.json#2",
        "wrapped.json#1",
    ]
    first, second, third, _ = (d.article for d in documents)
    assert (first.title, first.byline, first.outlet) == ("A raid", "Ada Lind and Bo Falk", "Nordic News")
    assert (first.published, first.published_from) == ("2023-05-23", "metadata")
    assert (third.title, third.byline, third.outlet) == ("Two", "Cy Ek", "Fjord Gazette")
    assert documents[2].text == f"{TEXT.strip()}\nNo one was hurt."
    assert first.text_sha256 == second.text_sha256
    assert first.id != second.id


def test_jsonl_names_the_line_and_goes_on(tmp_path: Path) -> None:
    """Line 7 is no JSON; blank lines count."""
    lines = [json.dumps({"text": f"{i} {TEXT}", "date": 1684800000 + i}) for i in range(9)]
    lines[1], lines[6], lines[3], lines[4] = "", '{"text": ', '["a"]', '{"title": "no text"}'
    (tmp_path / "a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    documents, skipped = read(tmp_path / "a.jsonl")
    assert [d.article.source.rpartition("#")[2] for d in documents] == ["1", "3", "6", "8", "9"]
    assert {d.article.published for d in documents} == {"2023-05-23"}
    assert reasons(skipped) == [
        "a.jsonl:4:warning: is no JSON object",
        "a.jsonl:5:warning: has no text",
        "a.jsonl:7:warning: is no JSON: Expecting value at column 10",
    ]
    assert documents[0].article.sha256 == sha256(lines[0].encode()).hexdigest()


def test_jsonl_in_utf16_and_with_a_mark(tmp_path: Path) -> None:
    """Windows tools write both."""
    line = json.dumps({"text": TEXT})
    (tmp_path / "a.jsonl").write_bytes(f"{line}\r\n{line}\r\n".encode("utf-16"))
    (tmp_path / "b.jsonl").write_bytes(b"\xef\xbb\xbf" + line.encode())
    documents, skipped = read(tmp_path)
    assert (len(documents), skipped) == (3, [])


def test_broken_json_names_the_line(tmp_path: Path) -> None:
    """So does JSON that is nested too deep to read."""
    (tmp_path / "a.json").write_text('{"text": "x",\n\n "title": }', encoding="utf-8")
    (tmp_path / "b.json").write_text("[" * 200_000, encoding="utf-8")
    (tmp_path / "c.json").write_text("[]", encoding="utf-8")
    _, skipped = read(tmp_path)
    assert [s.line for s in skipped] == [3, 1, None]
    assert [s.severity for s in skipped] == ["error", "error", "warning"]


def test_lone_surrogates_of_json_are_replaced(tmp_path: Path) -> None:
    """They could not be written as UTF-8."""
    (tmp_path / "a.json").write_text('{"text": "Shells \\ud800 fell"}', encoding="utf-8")
    (document,), _ = read(tmp_path)
    assert document.text == "Shells \ufffd fell"


def test_packed_files(tmp_path: Path) -> None:
    """The hash is of the unpacked bytes; broken archives are said to be broken."""
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode()))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode() * 50)[:-12])
    (tmp_path / "d.txt.gz").write_bytes(TEXT.encode())
    documents, skipped = read(tmp_path)
    assert [Path(d.article.source).name for d in documents] == ["a.txt.gz", "b.jsonl.gz#1"]
    assert documents[0].article.sha256 == sha256(TEXT.encode()).hexdigest()
    assert [s.reason.split(":")[0] for s in skipped] == ["is a broken gzip file"] * 2


def test_a_file_of_one_line_of_50_megabytes(tmp_path: Path) -> None:
    """It is refused by its size, unread; so is what an archive of 50 kB unpacks to; JSONL goes on behind it."""
    size = 50 << 20
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(size)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"a" * size, 1))
    (tmp_path / "c.jsonl").write_bytes(
        b'{"text": "' + b"a" * size + b'"}\n' + json.dumps({"text": TEXT}).encode()
    )
    documents, skipped = read(tmp_path)
    assert [Path(d.article.source).name for d in documents] == ["c.jsonl#2"]
    assert reasons(skipped) == [
        "a.txt::error: is larger than 4 MB, the most that is read",
        "b.txt.gz::error: is larger than 4 MB, the most that is read",
        "c.jsonl:1:warning: is larger than 4 MB, the most that is read",
    ]


def test_bounds_of_packed_lines_and_of_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of endless lines ends somewhere; a JSON file has a bound of its own."""
    monkeypatch.setattr(loading, "MAX_PACKED_BYTES", 300)
    monkeypatch.setattr(loading, "MAX_JSON_BYTES", 100)
    line = json.dumps({"text": TEXT}).encode() + b"\n"
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line * 20))
    (tmp_path / "b.json").write_bytes(b"[" + line + b"]" + b" " * 100)
    documents, skipped = read(tmp_path)
    assert len(documents) == 2
    assert [s.reason.split(" ")[0] for s in skipped] == ["unpacks", "is"]


def test_what_is_no_text(tmp_path: Path) -> None:
    """Binary, empty and blank files."""
    (tmp_path / "a.txt").write_bytes(b"a\0b" * 30)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b" \n\n\t")
    _, skipped = read(tmp_path)
    assert [(s.severity, s.reason) for s in skipped] == [
        ("error", "is binary (it holds NUL bytes)"),
        ("warning", "holds no text"),
        ("warning", "holds no text"),
    ]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user who may not read all")
def test_unreadable_files(tmp_path: Path) -> None:
    """Files and folders without permission."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").chmod(0)
    documents, skipped = read(tmp_path)
    assert len(documents) == 1
    assert "Permission denied" in skipped[0].reason


def test_unreadable_files_whoever_runs_this(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the system while reading becomes a value."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def refuse(*_: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(loading, "_open", refuse)
    _, (skipped,) = read(tmp_path)
    assert str(skipped).endswith("a.txt: cannot be read: Permission denied (you may not read it)")


def test_web_page(tmp_path: Path) -> None:
    """Offsets count in the extracted text; title, author, date and site come from the page."""
    pytest.importorskip("trafilatura")
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.html").write_text("<html><body></body></html>", encoding="utf-8")
    (document,), (skipped,) = read(tmp_path)
    article = document.article
    assert (article.title, article.byline, article.outlet) == (
        "Veska counts the damage",
        "Ada Lind",
        "Nordic News",
    )
    assert (article.published, article.published_from) == ("2023-05-23", "metadata")
    assert article.text_sha256 == sha256(document.text.encode()).hexdigest()
    assert "All rights reserved" not in document.text
    assert [s.kind for s in document.segments] in (["headline"] + ["paragraph"] * 3, ["paragraph"] * 3)
    assert (skipped.severity, skipped.reason) == ("warning", "is a page without an article")


def test_web_page_without_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is optional: the message says how to install it."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    _, (skipped,) = read(tmp_path)
    assert skipped.hint is not None
    assert "pip install" in skipped.hint


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("content", "count"),
    [(TEXT, 1), (json.dumps({"text": TEXT}), 1), ('{"text": "Shells fell."}\n{"text": "Again."}\n', 2), ("[share id=1]\nShells fell.", 1)],
    ids=["text", "json", "jsonl", "bracket"],
)  # fmt: skip
def test_standard_input(content: str, count: int, packed: bool) -> None:
    """What it holds is told by its content."""
    code = (
        "from incursion_facts.parsing import parse\n"
        "for d in parse(['-']): print(d.article.source, d.text.split()[0])"
    )
    data = gzip.compress(content.encode()) if packed else content.encode()
    done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
    lines = done.stdout.decode().splitlines()
    assert len(lines) == count
    assert all(line.startswith("-") for line in lines)


def test_published_option_comes_last(tmp_path: Path) -> None:
    """It is taken only where nothing is printed, told or implied."""
    (tmp_path / "a.txt").write_text("date 2023-05-22 Shells fell on Veska.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Shells fell on Veska.", encoding="utf-8")
    documents, _ = read(tmp_path, published="2020-01-01")
    assert [(d.article.published, d.article.published_from) for d in documents] == [
        ("2023-05-22", "header"),
        ("2020-01-01", "option"),
    ]


def test_document_from_record_finds_the_same_segments() -> None:
    """Stages in a pipe hand on the record only."""
    document = parse_text(f"Veska counts the damage\nBy Ada Lind, Nordic News\n{TEXT}", "a", with_text=True)
    again = document_from_record(Article.model_validate_json(document.article.to_json()))
    assert (again.article, again.text, again.segments) == (document.article, document.text, document.segments)
    with pytest.raises(ValueError, match="--with-text"):
        document_from_record(parse_text(TEXT).article)

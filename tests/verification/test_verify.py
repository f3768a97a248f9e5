"""Every way in which written records can be wrong is found, all at once, and right ones have no finding."""

from __future__ import annotations

import inspect
import json
import re
import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from incursion_facts import pipeline
from incursion_facts.errors import UnreadableError
from incursion_facts.report import Report
from incursion_facts.settings import Settings
from incursion_facts.verification import verify
from incursion_facts.verification.links import links_of
from incursion_facts.writing.manifest import options_of
from incursion_facts.writing.schema import MODELS

FEED = [
    {"text": "Two guards were killed near Kharkiv on 22 May 2023, police said.", "title": "One"},
    {"text": "Three people were wounded in Sumy on 23 May 2023, the mayor said.", "title": "Two"},
]


@pytest.fixture
def output(news: Path, tmp_path: Path) -> Path:
    """What a run over a text in another encoding, a feed and two plain texts wrote."""
    (news / "feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in FEED))
    (news / "old.txt").write_bytes("Трое ранены. Three guards died in Sumy on 22 May 2023.".encode("cp1251"))
    run(news, tmp_path / "out")
    return tmp_path / "out"


def run(news: Path, out: Path, **options: Any) -> None:
    settings = Settings(**options)
    report = Report()
    pipeline.write(
        pipeline.extract([str(news)], settings, report), options_of(settings), settings, report, out
    )


def edit(output: Path, name: str, change: Callable[[dict[str, Any]], None], line: int = 0) -> None:
    """Change a record and make the manifest true again, so that only the change itself is found."""
    path = output / name
    lines = path.read_text(encoding="utf-8").splitlines()
    record = json.loads(lines[line])
    change(record)
    lines[line] = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    rewrite(output, name, "".join(f"{line}\n" for line in lines).encode())


def rewrite(output: Path, name: str, data: bytes) -> None:
    (output / name).write_bytes(data)
    manifest = json.loads((output / "manifest.json").read_text())
    manifest["outputs"][name]["sha256"] = sha256(data).hexdigest()
    (output / "manifest.json").write_text(json.dumps(manifest))


def found(output: Path, sources: Path | None = None) -> list[tuple[str, str, int]]:
    return [(f.code, Path(f.file).name, f.line) for f in verify(output, sources)]


def test_a_run_verifies(output: Path, news: Path, tmp_path: Path) -> None:
    """With its sources, without, with texts inside, and as a stream."""
    assert found(output) == []
    assert found(output, news) == []
    moved = tmp_path / "elsewhere" / "deep"
    shutil.copytree(news, moved)
    assert found(output, tmp_path / "elsewhere") == []
    run(news, tmp_path / "texts", with_text=True)
    assert found(tmp_path / "texts") == []
    names = [
        "articles",
        "actors",
        "places",
        "mentions",
        "dates",
        "casualties",
        "claims",
        "events",
        "tallies",
        "disputes",
    ]
    stream = tmp_path / "stream.jsonl"
    stream.write_bytes(b"".join((output / f"{name}.jsonl").read_bytes() for name in names))
    assert found(stream, news) == []


def test_no_output() -> None:
    """Neither a folder nor a file."""
    with pytest.raises(UnreadableError, match="name the folder or stream"):
        verify(Path("nowhere"))


def set_to(field: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        record[field] = value

    return change


@pytest.mark.parametrize(
    ("name", "field", "value", "code"),
    [
        ("casualties.jsonl", "low", 99, "F509"),
        ("casualties.jsonl", "high", -1, "F509"),
        ("casualties.jsonl", "effect", "hurt", "F503"),
        ("casualties.jsonl", "extra", 1, "F503"),
        ("casualties.jsonl", "date", "22 May", "F510"),
        ("casualties.jsonl", "as_of", "2023-05", "F510"),
        ("casualties.jsonl", "place_id", "place-0000000000000000", "F507"),
        ("casualties.jsonl", "part_of", "date-0000000000000000", "F507"),
        ("dates.jsonl", "value", "2023-02-30", "F510"),
        ("dates.jsonl", "start", 400, "F509"),
        ("dates.jsonl", "article_id", "article-0000000000000000", "F507"),
        ("mentions.jsonl", "entity_id", "actor-0000000000000000", "F507"),
        ("places.jsonl", "latitude", 91.5, "F509"),
        ("places.jsonl", "longitude", None, "F509"),
        ("articles.jsonl", "published", "yesterday", "F510"),
        ("articles.jsonl", "duplicate_of", "actor-0000000000000000", "F507"),
        ("tallies.jsonl", "low", 99, "F509"),
    ],
)
def test_a_wrong_value_is_found(output: Path, name: str, field: str, value: object, code: str) -> None:
    """In its file and line."""
    edit(output, name, set_to(field, value))
    assert (code, name, 1) in found(output)


def test_what_is_wrong_with_a_file(output: Path) -> None:
    """The bytes, the order and the ids of lines."""
    path = output / "dates.jsonl"
    data = path.read_bytes()
    lines = data.splitlines(keepends=True)
    assert len(lines) > 3
    for changed, expected in {
        b"\xef\xbb\xbf" + data: [("F505", "dates.jsonl", 1)],
        data[:-1]: [("F505", "dates.jsonl", len(lines))],
        lines[0].replace(b",", b", ", 1) + b"".join(lines[1:]): [("F505", "dates.jsonl", 1)],
        b"".join([lines[1], lines[0], *lines[2:]]): [("F508", "dates.jsonl", 1)],
        lines[0] + data: [("F506", "dates.jsonl", 2)],
        b"{}\n" + data: [("F503", "dates.jsonl", 1)],
        b"\n" + data: [("F503", "dates.jsonl", 1)],
        b"\xff\n" + data: [("F503", "dates.jsonl", 1)],
        b"[" * 100_000 + b"\n" + data: [("F503", "dates.jsonl", 1)],
    }.items():  # fmt: skip
        rewrite(output, "dates.jsonl", changed)
        told = found(output)
        for finding in expected:
            assert finding in told, changed[:60]
        assert {code for code, _, _ in told} == {code for code, _, _ in expected}, changed[:60]


def test_a_record_in_the_file_of_another_type(output: Path) -> None:
    """It is told of once as foreign; here it is a copy, too."""
    place = (output / "places.jsonl").read_bytes().splitlines(keepends=True)[0]
    rewrite(output, "dates.jsonl", place + (output / "dates.jsonl").read_bytes())
    told = found(output)
    assert [finding for finding in told if finding[0] == "F504"] == [("F504", "dates.jsonl", 1)]
    assert "F506" in {code for code, _, _ in told}


def test_files_that_are_missing_or_changed(output: Path) -> None:
    """The manifest says what there was."""
    (output / "dates.jsonl").write_bytes((output / "dates.jsonl").read_bytes().splitlines(keepends=True)[0])
    (output / "rejected.jsonl").write_text("{}\n")
    (output / "mentions.jsonl").unlink()
    assert found(output) == [
        ("F502", "dates.jsonl", 0),
        ("F501", "mentions.jsonl", 0),
        ("F502", "rejected.jsonl", 0),
    ]


@pytest.mark.parametrize(
    "content", [None, "", "[]", '{"outputs": 3}', '{"outputs": {"a": 1}}', "[" * 100_000]
)
def test_a_manifest_that_is_none(output: Path, content: str | None) -> None:
    """One finding; the records are looked at all the same."""
    manifest = output / "manifest.json"
    if content is None:
        manifest.unlink()
    else:
        manifest.write_text(content)
    assert found(output) == [("F501", "manifest.json", 0)]


def test_texts_are_looked_up(output: Path, news: Path) -> None:
    """A text that is not in the source; a source that changed, went away, or is in the record and changed there."""

    def shift(record: dict[str, Any]) -> None:
        record["start"] += 1
        record["end"] += 1

    edit(output, "casualties.jsonl", shift)
    assert ("F511", "casualties.jsonl", 1) in found(output, news)
    assert "F511" not in {code for code, _, _ in found(output)}
    (news / "harbour.txt").write_text("Another text.")
    (news / "valley.txt").unlink()
    (news / "feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in reversed(FEED)))
    codes = [code for code, name, _ in found(output, news) if name == "articles.jsonl"]
    assert codes == ["F512", "F513"]  # the lines of the feed are the same, wherever they stand


def test_a_record_names_no_path_that_is_opened(output: Path, news: Path, tmp_path: Path) -> None:
    """Whatever a source is called, only files below the folder of sources are read."""
    secret = tmp_path / "secret.txt"
    secret.write_text("Three people were wounded in Kharkiv on Monday, police said.")

    def point(record: dict[str, Any]) -> None:
        record["source"] = "../secret.txt"
        record["sha256"] = sha256(secret.read_bytes()).hexdigest()

    edit(output, "articles.jsonl", point)
    assert ("F513", "articles.jsonl", 1) in found(output, news)


def test_every_id_field_is_followed() -> None:
    """An id in any field of a record that is not looked at would be a hole; the schemas name all fields."""
    fields = {field for model in MODELS.values() for field in _fields(model.model_json_schema())}
    ids = {
        field for field in fields if re.search(r"_ids?$|^(about|side|within|part_of|duplicate_of)$", field)
    }
    assert ids - {"geonames_id"} == {
        "about", "actor_id", "article_id", "casualty_id", "duplicate_of", "entity_id", "fact_ids", "part_of",
        "perpetrator_id", "place_id", "side", "speaker_id", "target_id", "via_id", "within",
    }  # fmt: skip
    code = inspect.getsource(links_of)
    assert all(field in code for field in ids - {"geonames_id"})


def _fields(schema: Any) -> Iterator[str]:
    """The names of all properties of a JSON Schema."""
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        for part in schema.values():
            yield from _fields(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _fields(part)

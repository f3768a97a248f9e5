"""Entries of the cache: what they depend on, and what a damaged one costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from incursion_facts import pipeline
from incursion_facts.cache import Cache
from incursion_facts.errors import UnreadableError
from incursion_facts.parsing import Document, parse_text
from incursion_facts.records import Record
from incursion_facts.report import Report
from incursion_facts.settings import Settings

TEXT = "Two people were wounded near Kharkiv on 22 May 2023, police said."


def entries(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(news: Path, cache: Path | None, jobs: int = 1, lexicons: tuple[Path, ...] = ()) -> list[Record]:
    settings = Settings(cache=cache, jobs=jobs, lexicons=lexicons)
    return pipeline.extract([str(news)], settings, Report())


def test_what_was_put_is_got(tmp_path: Path) -> None:
    """Also by another run; another key has nothing."""
    Cache(tmp_path / "c", ()).put("ab12", b"payload")
    assert Cache(tmp_path / "c", ()).get("ab12") == b"payload"
    assert Cache(tmp_path / "c", ()).get("ab13") is None


@pytest.mark.parametrize("damage", [b"", b"facts-cache 1\n", b"{}", None])
def test_a_damaged_entry_is_none(tmp_path: Path, damage: bytes | None) -> None:
    """Cut off, foreign, or one bit over."""
    cache = Cache(tmp_path, ())
    cache.put("ab12", b"payload")
    (path,) = entries(tmp_path)
    path.write_bytes(path.read_bytes()[:-1] + b"e" if damage is None else damage)
    assert cache.get("ab12") is None


def test_the_key_depends_on_what_is_read(tmp_path: Path) -> None:
    """Text, name, date, lexicons and options, not on what the article repeats."""
    mine = tmp_path / "mine.toml"
    mine.write_text('[[actor]]\nname = "Blue Heron"\nkind = "armed_group"\n')

    def key(document: Document, lexicons: tuple[Path, ...] = (), options: tuple[str, ...] = ()) -> str:
        return Cache(tmp_path / "c", lexicons, options).key(document)

    same = parse_text(TEXT, "a.txt")
    copy = parse_text(TEXT, "a.txt")
    marked = Document(copy.article.model_copy(update={"duplicate_of": "article-1"}), copy.text, copy.segments)
    keys = [
        key(same),
        key(parse_text(TEXT + " ", "a.txt")),
        key(parse_text(TEXT, "b.txt")),
        key(parse_text(TEXT, "a.txt", published="2023-05-23")),
        key(same, (mine,)),
        key(same, (), ("model",)),
    ]
    assert len(set(keys)) == len(keys)
    assert key(marked) == keys[0]
    mine.write_text('[[actor]]\nname = "Grey Heron"\nkind = "armed_group"\n')
    assert key(same, (mine,)) != keys[4]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_second_run_gives_the_same_and_reads_only_what_changed(
    news: Path, tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With any number of jobs; the articles that stayed are not recognized again."""
    plain, cache = run(news, None), tmp_path / "cache"
    assert run(news, cache, jobs) == plain
    before = entries(cache)
    assert len(before) == 2
    read: list[str] = []
    found = pipeline._facts

    def noting(settings: Settings, document: Document) -> object:
        read.append(Path(document.article.source).name)
        return found(settings, document)

    monkeypatch.setattr(pipeline, "_facts", noting)
    assert run(news, cache) == plain
    assert read == []
    (news / "valley.txt").write_text("date 2023-05-24\nA guard was killed near Belgorod on Tuesday.\n")
    changed = run(news, cache)
    assert read == ["valley.txt"]
    assert changed == run(news, None)
    assert len(entries(cache)) == 3


def test_damage_costs_a_reading(news: Path, tmp_path: Path) -> None:
    """The records are the same, and the entry is whole again."""
    cache = tmp_path / "cache"
    plain = run(news, cache)
    whole = entries(cache)
    for path in whole:
        path.write_bytes(whole[path][: len(whole[path]) // 2])
    assert run(news, cache) == plain
    assert entries(cache) == whole


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    """One line with the folder and what to do."""
    (tmp_path / "file").write_text("")
    with pytest.raises(UnreadableError, match=r"file.*--cache wants a folder"):
        Cache(tmp_path / "file", ())

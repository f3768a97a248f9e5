"""The Python interface: what inputs it takes and what it gives."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import incursion_facts
from incursion_facts import api, extract, merge, parse, recognize, write
from incursion_facts.errors import SkippedWarning
from incursion_facts.records import Article, Casualty, Record

TEXT = "Three people were wounded near Kharkiv on 22 May 2023, police said."


def test_examples_of_the_docs() -> None:
    """The docstring's examples run."""
    assert doctest.testmod(api).failed == 0


def test_text() -> None:
    """A string with blanks is an article."""
    found = list(extract(TEXT))
    assert [r.best for r in found if isinstance(r, Casualty)] == [3]
    assert [TEXT[r.start : r.end] for r in found if isinstance(r, Casualty)] == [
        r.text for r in found if isinstance(r, Casualty)
    ]


def test_paths_texts_and_lists(news: Path) -> None:
    """Paths, path strings, texts and lists of them may be mixed; order is no matter."""
    one = list(extract(str(news), TEXT))
    other = list(extract([TEXT, news / "valley.txt"], news / "harbour.txt"))
    assert one == other
    assert len([r for r in one if isinstance(r, Article)]) == 3


def test_path_with_blanks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A string that names an existing file is a path, blanks or not."""
    monkeypatch.chdir(tmp_path)
    Path("two words.txt").write_text(TEXT, encoding="utf-8")
    for name in ("two words.txt", "two w*.txt"):
        assert [r.source for r in extract(name) if isinstance(r, Article)] == ["two words.txt"]


def test_skip_warns(tmp_path: Path) -> None:
    """What cannot be read is warned of, or given to `on_skip`."""
    with pytest.warns(SkippedWarning, match="nowhere"):
        assert list(extract(tmp_path / "nowhere.txt")) == []
    skipped: list[str] = []
    assert list(extract(tmp_path / "nowhere.txt", on_skip=lambda skip: skipped.append(skip.source))) == []
    assert len(skipped) == 1


def test_options() -> None:
    """The options of the command are keywords."""
    records = list(extract("A guard was killed on Monday.", published="2023-05-23", with_text=True))
    article = next(r for r in records if isinstance(r, Article))
    assert article.published == "2023-05-23"
    assert article.text == "A guard was killed on Monday."


def test_stages_are_extract(news: Path, tmp_path: Path) -> None:
    """The four stages one after the other give what extract gives."""
    records: list[Record] = merge(recognize(parse(news)))
    assert [r for r in records if r.type != "article"] == [r for r in extract(news) if r.type != "article"]
    write(records, tmp_path / "out")
    lines = (tmp_path / "out" / "casualties.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines == [r.to_json() for r in extract(news) if r.type == "casualty"]


def test_unknown_name() -> None:
    """The package has no other names."""
    with pytest.raises(AttributeError, match="no attribute 'exctract'"):
        _ = incursion_facts.exctract


def test_import_is_cheap() -> None:
    """Importing the package imports none of the libraries."""
    code = "import sys, incursion_facts; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""The pipeline's own rules: order, marking of copies, and what a failure costs."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from incursion_facts import pipeline
from incursion_facts.errors import UnreadableError
from incursion_facts.parsing import parse_text
from incursion_facts.records import Actor, Article, Mention
from incursion_facts.report import Report
from incursion_facts.settings import Settings
from incursion_facts.writing.manifest import options_of

LONG = (
    "Two guards were killed when a drone hit a fuel depot outside the town at dawn, said the mayor of the town. "
    * 8
)


def test_articles_are_in_order_of_their_sources(news: Path) -> None:
    """Whatever the order of the inputs."""
    names = [str(news / "valley.txt"), str(news / "harbour.txt")]
    for inputs in (names, names[::-1]):
        documents = pipeline.parse(inputs, Settings(), Report())
        assert [Path(d.article.source).name for d in documents] == ["harbour.txt", "valley.txt"]


def test_near_copies_are_marked(tmp_path: Path) -> None:
    """The copy points at its original, in the parsed articles and in the records."""
    (tmp_path / "b.txt").write_text(f"date 2023-05-22\n{LONG}")
    (tmp_path / "a.txt").write_text(f"date 2023-05-23\n{LONG} More follows.")
    documents = pipeline.parse([str(tmp_path)], Settings(), Report())
    copy, original = (document.article for document in documents)
    assert (original.duplicate_of, copy.duplicate_of) == (None, original.id)
    report = Report()
    records = pipeline.extract([str(tmp_path)], Settings(), report)
    assert [r.duplicate_of for r in records if isinstance(r, Article)] == [original.id, None]
    report.count(records)
    assert report.copies == 1


def test_records_of_the_stages_hold_the_text(news: Path) -> None:
    """Articles keep their text until they are written."""
    records = pipeline.extract([str(news)], Settings(), Report())
    assert all(r.text for r in records if isinstance(r, Article))


def test_without_text_there_is_nothing_to_recognize() -> None:
    """The message says what to pass on."""
    with pytest.raises(UnreadableError, match="facts parse"):
        pipeline.documents_of([parse_text("It rained all day.").article])


def test_unmerged_entities_are_folded_by_id_only() -> None:
    """Two articles' "Gladkov" is one line; its counts are added up; nothing else is joined."""
    texts = [
        "Two people were wounded, Vyacheslav Gladkov said on 22 May 2023.",
        "Vyacheslav Gladkov said on 23 May 2023 that nobody was killed.",
    ]
    documents = [parse_text(text, f"{i}.txt") for i, text in enumerate(texts)]
    records = pipeline.unmerged(pipeline.recognize(documents, Settings(), Report()))
    (gladkov,) = [r for r in records if isinstance(r, Actor) and r.name == "Vyacheslav Gladkov"]
    assert (gladkov.mentions, gladkov.articles) == (2, 2)
    assert [(a.form, a.mentions, a.articles) for a in gladkov.aliases] == [("Vyacheslav Gladkov", 2, 2)]
    assert len([r for r in records if isinstance(r, Mention) and r.entity_id == gladkov.id]) == 2


def test_nothing_is_written_of_nothing(tmp_path: Path) -> None:
    """When every input was skipped the folder is not even made."""
    report = Report()
    records = pipeline.extract([str(tmp_path / "nowhere.txt")], Settings(), report)
    pipeline.write(records, options_of(Settings()), Settings(), report, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    stream = io.BytesIO()
    pipeline.write(records, options_of(Settings()), Settings(), report, stream)
    assert stream.getvalue() == b""

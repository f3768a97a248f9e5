"""Date records: grounded, explained, resolved against the article's day, a post's words against the post's."""

from __future__ import annotations

import datetime as dt

from incursion_facts.language import tokenize
from incursion_facts.parsing.document import Document, Segment, SegmentKind
from incursion_facts.recognition.dates import find_dates
from incursion_facts.recognition.reading import Name, Reading
from incursion_facts.records import Article, Date
from incursion_facts.temporal import edtf

TUESDAY = dt.date(2023, 5, 23)


def _read(parts: list[tuple[SegmentKind, str]], published: dt.date | None = TUESDAY) -> Reading:
    text, segments, at = "\n".join(part for _, part in parts), [], 0
    for kind, part in parts:
        segments.append(Segment(kind, at, at + len(part)))
        at += len(part) + 1
    article = Article(
        id="article-1", source="a.txt", sha256="", text_sha256="", text=None, encoding="utf-8",
        published=published.isoformat() if published else None, published_from=None, title=None, byline=None,
        outlet=None, dateline=None, language="en", words=0, duplicate_of=None,
    )  # fmt: skip
    document = Document(article, text, tuple(segments))
    return Reading(document, tokenize(text, [(s.start, s.end) for s in segments]), published)


def _found(reading: Reading) -> list[Date]:
    dates = list(find_dates(reading))
    for date in dates:
        assert reading.text[date.start : date.end] == date.text
        assert date.rule
        assert date.value is None or edtf.is_valid(date.value)
    assert [date.start for date in dates] == sorted(date.start for date in dates)
    assert len({date.id for date in dates}) == len(dates)
    return dates


def test_a_relative_date_says_what_it_was_resolved_against() -> None:
    (date,) = _found(_read([("paragraph", "He said on Monday that it was over.")]))
    assert (date.text, date.value, date.granularity, date.relative, date.anchor, date.rule) == (
        "Monday", "2023-05-22", "day", True, "2023-05-23", "weekday",
    )  # fmt: skip


def test_a_full_date_has_no_anchor() -> None:
    (date,) = _found(_read([("paragraph", "It burned on April 20, 2021.")]))
    assert (date.value, date.relative, date.anchor) == ("2021-04-20", False, None)


def test_without_a_day_of_writing_the_span_stays() -> None:
    (date,) = _found(_read([("paragraph", "He said on Monday that it was over.")], None))
    assert (date.text, date.value, date.anchor, date.granularity) == ("Monday", None, None, "day")


def test_a_post_is_read_by_its_own_date() -> None:
    reading = _read(
        [
            ("paragraph", "Officials spoke yesterday."),
            ("post", "They came yesterday. — Someone (@someone) May 10, 2023"),
            ("post", "Вчера было тихо. — Кто-то (@kto) 11 мая 2023"),
        ]
    )
    found = [(date.text, date.value) for date in _found(reading)]
    assert found == [
        ("yesterday", "2023-05-22"),
        ("yesterday", "2023-05-09"),
        ("May 10, 2023", "2023-05-10"),
        ("Вчера", "2023-05-10"),
        ("11 мая 2023", "2023-05-11"),
    ]


def test_words_inside_a_longer_name_are_no_date() -> None:
    reading = _read([("paragraph", "The Monday Group met on Monday.")])
    reading.names.append(Name(1, 3, "organization", "name", "actor-1", "test"))
    assert [date.text for date in _found(reading)] == ["Monday"]
    assert _found(reading)[0].start > 10


def test_durations_and_sets_are_no_calendar_dates() -> None:
    found = _found(_read([("paragraph", "Every Sunday, for 15 months, they met.")]))
    assert [(date.granularity, date.value) for date in found] == [("set", None), ("duration", "P15M")]


def test_nothing_is_found_in_words_alone() -> None:
    assert _found(_read([("paragraph", "They may march a second time, we think; a day is long.")])) == []

"""Date records: the expressions that the grammar finds, grounded in the article.

Words inside a post are resolved against the post's own date, those of the story against the article's.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator

from ..parsing.document import READ_KINDS
from ..records import Date
from ..records.base import content_id
from ..temporal import Expression, OwnAnchor, find_expressions, last_full_date
from ..temporal.foreign import find_foreign
from .reading import Reading


def find_dates(reading: Reading) -> Iterator[Date]:
    """Every date expression of an article, in text order."""
    starts = [name.start for name in reading.names]
    posts = _post_dates(reading)
    records = [
        _record(found, reading)
        for found in find_expressions(reading.tokens, reading.published, posts)
        if not _is_inside_name(found, reading, starts)
    ]
    foreign = list(_foreign_records(reading, posts))
    yield from sorted((*records, *foreign), key=lambda date: date.start) if foreign else records


def _foreign_records(reading: Reading, posts: list[OwnAnchor]) -> Iterator[Date]:
    """The dates of other languages, which stand mostly in posts."""
    for segment in reading.document.segments:
        if segment.kind not in READ_KINDS:
            continue
        at = reading.tokens.at(segment.start)
        base = next((day for start, end, day in posts if start <= at < end), reading.published)
        for found in find_foreign(reading.text, [(segment.start, segment.end)], base):
            start, end = found.start, found.end
            yield Date(
                id=content_id("date", reading.article_id, "date", start, end),
                article_id=reading.article_id,
                start=start,
                end=end,
                text=reading.text[start:end],
                rule="foreign",
                value=found.value,
                granularity="day",
                relative=found.relative,
                anchor=base.isoformat() if found.relative and base else None,
            )


def _record(found: Expression, reading: Reading) -> Date:
    start, end = reading.tokens.span(found.start, found.end)
    return Date(
        id=content_id("date", reading.article_id, "date", start, end),
        article_id=reading.article_id,
        start=start,
        end=end,
        text=reading.text[start:end],
        rule=found.rule,
        value=found.value,
        granularity=found.granularity,
        relative=found.relative,
        anchor=found.anchor.isoformat() if found.anchor else None,
    )


def _is_inside_name(found: Expression, reading: Reading, starts: list[int]) -> bool:
    """Whether an expression is part of a longer name: "Sunday Times", "September 11 Museum"."""
    i = bisect_right(starts, found.start) - 1
    if i < 0:
        return False
    name = reading.names[i]
    return found.end <= name.end and name.end - name.start > found.end - found.start


def _post_dates(reading: Reading) -> list[OwnAnchor]:
    """The posts that print a full date, by token range."""
    dated: list[OwnAnchor] = []
    for segment in reading.document.segments:
        if segment.kind != "post":
            continue
        start, end = reading.tokens.at(segment.start), reading.tokens.at(segment.end)
        day = last_full_date(reading.tokens, start, end)
        if day is None:
            signed = [
                d.value for d in find_foreign(reading.text, [(segment.start, segment.end)], None) if d.value
            ]
            day = dt.date.fromisoformat(signed[-1]) if signed else None
        if day:
            dated.append((start, end, day))
    return dated

"""The day that an article was written on, read off its own words when no header prints it.

Embedded posts print full dates while the story says "on Tuesday": the posts say which week it is, the
weekdays which day of it. A full date inside a sentence may be years old and implies nothing.
"""

from __future__ import annotations

import datetime as dt

from ..language import Tokens
from .calendar import DAY
from .context import lookup
from .grammar import Expression, find_expressions
from .tense import clause_direction

DATELINE_REACH = 12
"""Tokens from the start within which a full date may be the dateline's."""

WINDOW = 2
"""Days behind the newest dated post on which the story may still have been written."""

WEEKDAY_RULES = frozenset({"weekday", "since_weekday", "night_into"})
DASHES = frozenset({"—", "–", "--", "-", ":", "|", "("})


def implied_published(text: str, tokens: Tokens) -> dt.date | None:
    """The date that the article's dated words imply, or None.

    A full date in the dateline is it. Else it is the weekday told of the newest news that falls on the newest
    dated post or closest after it: posts of Monday 22 May 2023 and "said on Tuesday" imply the 23rd.
    """
    del text  # the tokens hold it; the parameter is for callers that think in texts
    expressions = list(find_expressions(tokens, None))
    full = [
        (found, dt.date.fromisoformat(found.value))
        for found in expressions
        if found.value and _is_full(found)
    ]
    if full and _is_dateline(tokens, full[0][0]):
        return full[0][1]
    posts = [day for found, day in full if _signs_post(tokens, found)]
    if not posts:
        return None
    newest = max(posts)
    newest = max(day for _, day in full if newest <= day <= newest + WINDOW * DAY)
    told = _told_weekdays(expressions, tokens)
    offset = next((days for days in range(WINDOW + 1) if (newest + days * DAY).weekday() in told), None)
    if offset is None:
        return None
    while offset < WINDOW and (newest + (offset + 1) * DAY).weekday() in told:
        offset += 1
    return newest + offset * DAY


def _is_full(found: Expression) -> bool:
    return found.granularity == "day" and not found.relative


def _is_dateline(tokens: Tokens, found: Expression) -> bool:
    """Whether a date near the start belongs to a dateline: "KYIV, May 23, 2023 (Agency) —"."""
    if found.start >= DATELINE_REACH:
        return False
    behind = tokens.words[found.end] if found.end < len(tokens) else ""
    place = tokens.words[0]
    return (not behind or behind in DASHES) and (found.start == 0 or (place.isupper() and len(place) > 2))


def _signs_post(tokens: Tokens, found: Expression) -> bool:
    """Whether a date signs a post: it stands behind the handle, "(@name) May 22, 2023"."""
    before = tokens.words[found.start - 1] if found.start else ""
    behind = tokens.words[found.end] if found.end < len(tokens) else ""
    if before in (")", "]"):
        return "@" in "".join(tokens.words[max(0, found.start - 8) : found.start])
    return before.startswith("@") and not behind


def _told_weekdays(expressions: list[Expression], tokens: Tokens) -> frozenset[int]:
    """The weekdays on which the story says that something happened or was said."""
    told: set[int] = set()
    for found in expressions:
        if found.rule in WEEKDAY_RULES and clause_direction(tokens, found.start, found.end) != "future":
            days = (lookup("WEEKDAY", word) for word in tokens.words[found.start : found.end])
            told.update(day for day in days if day is not None)
    return frozenset(told)

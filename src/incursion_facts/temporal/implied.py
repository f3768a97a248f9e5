"""The day that an article was written on, read off its own words when no header prints it.

Embedded posts print full dates while the story says "on Tuesday": the posts say which week it is, the
weekdays which day of it. So does the date of the news itself, told at the start of the story ("on Saturday,
20 January 2024 … said on Sunday"). Any other full date in a sentence may be years old and implies nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from ..language import Tokens
from ..language.classes import class_table
from .calendar import DAY
from .context import lookup
from .grammar import Expression, find_expressions
from .tense import clause_direction

DATELINE_REACH = 12
"""Tokens from the start within which a full date may be the dateline's."""

WINDOW = 2
"""Days behind the newest dated post on which the story may still have been written."""

NEWS_SENTENCES, BARE_SENTENCES = 5, 2
"""Sentences from the start in which a full date may be that of the news, with and without its weekday."""

NEWS_WINDOW, BARE_WINDOW = 3, 2
"""Days behind the date of the news that a weekday may be told of, where it has its weekday and where not."""

SAME_NEWS = 10
"""Days behind the date told at the start within which a later full date belongs to the same news."""

OTHER_WEEK = frozenset({"last", "past", "previous", "next", "following", "coming"})
AHEAD = frozenset({"will", "would", "scheduled", "planned", "due", "expected", "shall"})
NOT_THE_NEWS = frozenset({"since", "until", "till", "before", "after", "from", "by"})
"""Words before a date that is no date of the news: "the first since 3 April 2021"."""

WEEKDAY_RULES = frozenset({"weekday", "since_weekday", "night_into"})
DASHES = frozenset({"—", "–", "--", "-", ":", "|", "("})

HEAD = NEWS_SENTENCES + 1
"""Sentences from the start that are always read: those of the news, and the reach of a dateline."""

SURE_END = re.compile(r"[.!?](?<=[a-z][a-z][a-z].)(?=\s+[A-Z])")
"""A mark that ends a sentence for the tokenizer too, unless it follows an abbreviation or an address."""

LONGEST_WORD = 24
"""Characters before a mark that are looked at."""

FULL_DATE = re.compile(r"\d{4}|\d\s*[./]\s*\d\d?\s*[./]\s*\d\d|[Ss][Ee][A-Za-z]*\.?\s+11\b")
"""What stands in every date with day, month and year; "September 11" tells its year by itself."""

MONTH_BEFORE = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W", re.IGNORECASE)
DAY_BEFORE = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)|first|second|third|th\b", re.IGNORECASE)
IN_FIGURES = re.compile(r"\d\s*[-/.]\s*\d")
DATE_REACH = 40
"""Characters before a year in which its month and day stand."""

TELLING = re.compile(r"\d{4}|\d\s*[./]\s*\d|[isnr]day|nineteen|thousand|sep[a-z]*\.?\s+11\b", re.IGNORECASE)
"""What stands in every sentence with a date in figures, a year or a weekday."""

HANDLE_REACH = 200
"""Characters between the handle of a post and the year of its date, at most."""


def telling_parts(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of the given ranges that `implied_published` must see; none where no day can be implied.

    Some are several sentences long: only what is sure to end one parts them. So tokens are made of a small
    part of a text, and of most texts of none at all.
    """
    parts = _surely_parted(text, spans)
    head = list(islice(parts, HEAD))
    if not head:
        return []
    end = head[-1][1]
    if next(_full_dates(text, head[0][0], end), None) is None and not _may_sign_post(text, end):
        return []
    return [*head, *(part for part in parts if TELLING.search(text, *part))]


def _surely_parted(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges, parted where a sentence surely ends."""
    lexicon = class_table().lexicon
    for start, end in spans:
        for mark in SURE_END.finditer(text, start, end):
            at = mark.start()
            word = text[max(start, at - LONGEST_WORD) : at].split()[-1]
            if word.isalpha() and len(word) < LONGEST_WORD and not lexicon.has(word, "ABBREVIATION"):
                yield start, at + 1
                start = at + 1
        yield start, end


def _full_dates(text: str, start: int, end: int) -> Iterator[int]:
    """Where dates with day, month and year may stand: mostly the offsets of their years."""
    for year in FULL_DATE.finditer(text, start, end):
        at = year.start()
        if year.end() - at > 4 or IN_FIGURES.search(text, max(0, at - 4), at + 6):
            yield at
            continue
        before = text[max(0, at - DATE_REACH) : at]
        if DAY_BEFORE.search(before) and MONTH_BEFORE.search(before):
            yield at


def _may_sign_post(text: str, start: int) -> bool:
    """Whether a date behind an offset may sign a post: it stands close behind a handle."""
    return "@" in text and any(
        text.rfind("@", max(0, at - HANDLE_REACH), at) >= 0 for at in _full_dates(text, start, len(text))
    )


def implied_published(text: str, tokens: Tokens) -> dt.date | None:
    """The date that the article's dated words imply, or None.

    A full date in the dateline is it. Else it is the weekday told of the newest news that falls on the newest
    dated post or closest after it: posts of Monday 22 May 2023 and "said on Tuesday" imply the 23rd. Without
    posts it is the newest weekday told behind the date of the news.
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
        return _day_of_news(tokens, expressions, full)
    newest = max(posts)
    newest = max(day for _, day in full if newest <= day <= newest + WINDOW * DAY)
    told = _told_weekdays(expressions, tokens)
    offset = next((days for days in range(WINDOW + 1) if (newest + days * DAY).weekday() in told), None)
    if offset is None:
        return None
    while offset < WINDOW and (newest + (offset + 1) * DAY).weekday() in told:
        offset += 1
    return newest + offset * DAY


def _day_of_news(
    tokens: Tokens, expressions: list[Expression], full: list[tuple[Expression, dt.date]]
) -> dt.date | None:
    """The newest day told, counted from a full date at the start of the story, or None.

    A date that has its weekday ("Monday, May 13, 2019") is news, as nobody prints the weekday of what is long
    past. A bare one implies something only if a weekday close behind it is told.
    """
    news = {
        day: _has_weekday(tokens, found, day)
        for found, day in full
        if _is_news(tokens, found) and _sentence(tokens, found) < NEWS_SENTENCES
        if _has_weekday(tokens, found, day) or _sentence(tokens, found) < BARE_SENTENCES
    }
    if not news:
        return None
    newest = max(news)
    certain = news[newest]
    for found, day in full:
        if day > newest and not _lies_ahead(tokens, found):
            if (day - newest).days > SAME_NEWS:
                return None  # the story begins with what is long past
            newest, certain = day, _has_weekday(tokens, found, day)
    if _tells_of_later(tokens, expressions, newest):
        return None
    offsets = {(weekday - newest.weekday()) % 7 for weekday in _told_weekdays(expressions, tokens)}
    behind = [days for days in offsets if 0 < days <= (NEWS_WINDOW if certain else BARE_WINDOW)]
    if behind:
        return newest + max(behind) * DAY
    return newest if certain and not offsets & {NEWS_WINDOW + 1} else None


def _sentence(tokens: Tokens, found: Expression) -> int:
    """The number of the sentence that an expression stands in, from 0."""
    return bisect_left(tokens.boundaries, found.start)


def _is_news(tokens: Tokens, found: Expression) -> bool:
    """Whether a date is told of what happened, by a clause in the past or without a verb."""
    before = tokens.words[found.start - 1].lower() if found.start else ""
    return before not in NOT_THE_NEWS and not _lies_ahead(tokens, found)


def _lies_ahead(tokens: Tokens, found: Expression) -> bool:
    """Whether a date is told of what is to come; a modal counts across commas, where no verb is nearer.

    "The vote will be held in Veska, the capital, on Sunday, March 3, 2024."
    """
    direction = clause_direction(tokens, found.start, found.end)
    if direction is not None:
        return direction == "future"
    start, _ = tokens.sentence(found.start)
    return any(word.lower() in AHEAD for word in tokens.words[start : found.start])


def _has_weekday(tokens: Tokens, found: Expression, day: dt.date) -> bool:
    """Whether a date is printed with its weekday, and with the right one."""
    words = tokens.words[found.start : found.end]
    told = {lookup("WEEKDAY", word) for word in words} | {lookup("WEEKDAY_SHORT", word) for word in words}
    return day.weekday() in told


def _tells_of_later(tokens: Tokens, expressions: list[Expression], day: dt.date) -> bool:
    """Whether a month or year behind the day's own is told of in the past: then the day is history."""
    return any(
        found.granularity in ("month", "year")
        and not found.relative
        and found.value > day.isoformat()
        and clause_direction(tokens, found.start, found.end) != "future"
        for found in expressions
        if found.value
    )


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
        if tokens.words[found.start].lower() in OTHER_WEEK:
            continue
        if found.rule in WEEKDAY_RULES and clause_direction(tokens, found.start, found.end) != "future":
            days = (lookup("WEEKDAY", word) for word in tokens.words[found.start : found.end])
            told.update(day for day in days if day is not None)
    return frozenset(told)

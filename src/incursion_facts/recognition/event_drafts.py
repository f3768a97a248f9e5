"""An event as it is first read, and what its clause ties to it: who, where and when.

A date beside a speech verb is when it was said; "a second day" makes an interval that ends on the clause's
day, or on the article's.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..lexicons import load_countries
from ..records import EventType
from .event_clauses import is_locative, sentence_start
from .event_codes import code_sets
from .reading import Name, Reading


@dataclass(slots=True)
class Draft:
    """An event before it is known to be told only once; token positions, half open."""

    kind: EventType
    rule: str
    trigger: int
    start: int
    end: int
    low: int
    high: int
    """The clause."""
    weak: bool = False
    """Only points back or says nothing of its own: kept when nothing else tells it."""
    finite: bool = False
    hedged: bool = False
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    attack: bool = False
    """An attack of no kind: any other violent event at the place may be it."""
    count: str | None = None
    """What was taken or how many were killed: two that differ are two events."""
    recalled: bool = False
    headline: bool = False

    @property
    def bare(self) -> bool:
        """Whether neither place nor date nor actor is told."""
        return not (self.place or self.date or self.agents or self.targets)

    @property
    def weight(self) -> int:
        """How much it tells."""
        told = (self.place is not None) + (self.date is not None) + bool(self.agents) + bool(self.targets)
        return 2 * told + self.finite - 4 * self.weak - 2 * self.headline


@dataclass(slots=True)
class Article:
    """An article as the rules see it."""

    reading: Reading
    codes: str
    by_start: dict[int, Name]
    dates: dict[int, str]
    headlines: tuple[tuple[int, int], ...]


def read_article(reading: Reading, codes: str) -> Article:
    """The article with its names and dates by their first token."""
    dates = {
        reading.tokens.at(date.start): date.value
        for date in reading.dates
        if date.value and date.granularity not in ("duration", "set")
    }
    headlines = tuple(
        (part.start, part.end) for part in reading.document.segments if part.kind in ("headline", "subhead")
    )
    return Article(reading, codes, {name.start: name for name in reading.names}, dates, headlines)


def complete(
    article: Article,
    draft: Draft,
    agents: list[Name],
    targets: list[Name],
    verb: int,
    head: tuple[int, int] | None,
) -> None:
    """Fills in who, where and when."""
    codes = article.codes
    reading = article.reading
    sets = code_sets()
    ids = [name.entity_id for name in agents]
    if not ids and draft.finite:
        state = _state_of(reading, codes, max(draft.low, draft.start), verb)
        ids = [state] if state else []
    draft.agents = tuple(dict.fromkeys(ids))
    draft.targets = tuple(dict.fromkeys(n.entity_id for n in targets if n.entity_id not in ids))
    draft.place = _place(article, draft, head)
    draft.date = _date(article, draft)
    draft.recalled = _recalled(article, draft)
    offset = reading.tokens.starts[draft.trigger]
    draft.headline = any(start <= offset < end for start, end in article.headlines)


def _state_of(reading: Reading, codes: str, low: int, high: int) -> str | None:
    """The state whose adjective stands before armed people: "Russian forces" is Russia, where it is an actor."""
    sets = code_sets()
    for i in range(low, high):
        if codes[i] in sets.demonym:
            code = load_countries().by_demonym.get(reading.tokens.words[i].lower())
            if code:
                return next((a.id for a in reading.actors if a.kind == "state" and a.country == code), None)
    return None


def _place(article: Article, draft: Draft, head: tuple[int, int] | None) -> str | None:
    codes = article.codes
    sets = code_sets()
    if head is not None and codes[head[0]] in sets.place:
        return _innermost(article, head[0])
    for i in range(draft.trigger, draft.high):
        if codes[i] in sets.place and is_locative(codes, i):
            return _innermost(article, i)
    for i in range(draft.trigger - 1, draft.low - 1, -1):
        if codes[i] in sets.place and (
            is_locative(codes, i) or codes[article.by_start[i].end] in sets.possessive
        ):
            return article.by_start[i].entity_id
    if draft.rule in ("retake it", "seize relative") or (draft.low and codes[draft.low - 1] in sets.where):
        first = sentence_start(codes, draft.trigger)
        for i in range(draft.trigger - 1, max(first, draft.trigger - 25) - 1, -1):
            if codes[i] in sets.place:
                return article.by_start[i].entity_id
    return None


def _innermost(article: Article, at: int) -> str:
    """The place that a name stands for, or the one that it owns: "Russia's Belgorod region" is the region."""
    codes = article.codes
    sets = code_sets()
    name = article.by_start[at]
    while codes[name.end] in sets.possessive:
        following = next(
            (k for k in range(name.end + 1, min(len(codes), name.end + 4)) if codes[k] in sets.place), None
        )
        if following is None:
            break
        name = article.by_start[following]
    return name.entity_id


def _date(article: Article, draft: Draft) -> str | None:
    codes = article.codes
    sets = code_sets()
    words = article.reading.tokens.words
    best: tuple[int, str] | None = None
    for i in range(draft.low, min(len(codes), draft.high + 3)):
        value = article.dates.get(i)
        if value is None:
            continue
        before = next((k for k in range(i - 1, max(-1, i - 4), -1) if codes[k] in sets.speech), None)
        if before is not None and not draft.start <= i < draft.end:
            continue
        distance = i - draft.trigger if i >= draft.trigger else draft.trigger - i + 2
        if best is None or distance < best[0]:
            best = (distance, value)
    number = _running_days(codes, draft.low, draft.high, words)
    if number:
        published = article.reading.published
        day = best[1] if best else (published.isoformat() if published else None)
        if day and len(day) == 10:
            return _run_of_days(day, number)
    return best[1] if best else None


def _running_days(codes: str, low: int, high: int, words: list[str]) -> int | None:
    """Which day of it a clause tells of: 2 for "a second day", "for the second straight day"."""
    sets = code_sets()
    for i in range(low, high):
        if codes[i] in sets.day:
            for k in range(max(low, i - 3), i):
                if codes[k] in sets.ordinal_day:
                    return ORDINALS.get(words[k].lower())
    return None


ORDINALS = {
    "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "sixth": 6, "seventh": 7,
}  # fmt: skip


def _run_of_days(day: str, number: int) -> str:
    """The interval that ends on a day and has so many."""
    end = dt.date.fromisoformat(day)
    return f"{(end - dt.timedelta(days=number - 1)).isoformat()}/{day}"


def _recalled(article: Article, draft: Draft) -> bool:
    """Whether an event's own date lies well before the article: what is told without a date is of its own days."""
    published = article.reading.published
    if draft.date is None or published is None:
        return False
    last = draft.date.split("/")[-1]
    if last == "..":
        last = draft.date.split("/")[0]
    return last[:10] < (published - dt.timedelta(days=RECENT)).isoformat()[: len(last)]


RECENT = 10
"""Days before publication within which an event without a date may have happened."""

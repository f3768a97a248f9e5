"""An event as it is first read, and the article that it is read in, its names and dates in token order."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from ..records import EventType
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
    active: bool = False
    """A verb in the active voice."""
    again: bool = False
    """Said to be another one: "a second blast", "an earlier raid"."""
    aimed: bool = False
    """An attack that says on what: kept without a named place."""
    verbal: bool = False
    """Told by a verb: a clause of its own, and not only a mention."""
    reach: int = 0
    """Where what a verb's rule matched ends: the nouns before it are told by the verb."""
    verb: int | None = None
    """Where the verb group of an unnamed subject begins."""

    @property
    def bare(self) -> bool:
        """Whether neither place nor date nor actor is told."""
        return not (self.place or self.date or self.agents or self.targets)

    @property
    def weight(self) -> int:
        """How much it tells."""
        told = (self.place is not None) + (self.date is not None) + bool(self.agents) + bool(self.targets)
        return 2 * told + (len(self.agents) > 1) + self.finite - 4 * self.weak - 2 * self.headline


@dataclass(slots=True)
class Article:
    """An article as the rules see it."""

    reading: Reading
    codes: str
    names: list[Name]
    starts: list[int]
    """The first token of each name."""
    by_start: dict[int, Name]
    dates: list[tuple[int, str]]
    """First token and value of each date, in order."""
    stops: list[int]
    """Tokens at which a clause ends: boundaries, words that open another clause, speech verbs."""
    days: list[int]
    """Tokens that are the word "day"."""
    headlines: tuple[tuple[int, int], ...]

    @property
    def air_raids(self) -> bool:
        """Whether the article calls a raid one by air: "the raid" is then that."""
        found = self.reading.memo.get("air raids")
        if found is None:
            found = self.reading.memo["air raids"] = code_sets().air_raid.search(self.codes) is not None
        return bool(found)

    def names_within(self, low: int, high: int) -> list[Name]:
        """The names that begin between two tokens."""
        return self.names[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def clause(self, start: int, at: int) -> tuple[int, int]:
        """The tokens of the clause whose verb group or noun phrase goes from `start` to `at`."""
        before = bisect_left(self.stops, start)
        low = max(self.stops[before - 1] + 1 if before else 0, start - REACH_BACK)
        behind = bisect_left(self.stops, at + 1)
        return low, min(self.stops[behind] if behind < len(self.stops) else len(self.codes), at + REACH)


REACH_BACK = 30
REACH = 25
"""Tokens that a clause has at most before and behind its verb."""


def read_article(reading: Reading, codes: str) -> Article:
    """The article with its names and dates by their first token."""
    sets = code_sets()
    dates = [
        (reading.tokens.at(date.start), date.value)
        for date in reading.dates
        if date.value and date.granularity not in ("duration", "set")
    ]
    headlines = tuple(
        (part.start, part.end) for part in reading.document.segments if part.kind in ("headline", "subhead")
    )
    return Article(
        reading,
        codes,
        reading.names,
        [name.start for name in reading.names],
        {name.start: name for name in reading.names},
        dates,
        [match.start() for match in sets.stops.finditer(codes)],
        [match.start() for match in sets.days.finditer(codes)],
        headlines,
    )

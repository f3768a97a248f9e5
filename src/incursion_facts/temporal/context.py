"""What a rule of the grammar is given and what it returns.

A rule sees the match of its pattern and a context: the tokens, the anchor (the day the text was written, or
None) and the dates that the text named before. It returns what the words mean, or None when they are no date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from ..language import Pattern, Tokens
from ..language.classes import class_table
from ..records.date import Granularity
from . import edtf
from .calendar import Direction
from .tense import clause_direction

QUARTER_REACH = 120
"""Tokens over which a text that named a quarter is taken to speak of it still."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression says. `relative` is true when it hangs on the anchor or on an earlier date."""

    value: str | None
    granularity: Granularity
    relative: bool = False
    aside: bool = False
    """True for a period named only to compare with ("a year earlier"): nothing counts from it."""


@dataclass(slots=True)
class Context:
    """The text as read so far."""

    tokens: Tokens
    anchor: dt.date | None
    named: list[str] = field(default_factory=list)
    """Values of the dates named so far, in text order."""
    last_end: int = -1
    """Where the expression found last ends."""
    last_relative: bool = False
    quarter: tuple[int, str] | None = None
    """Token and value of the quarter named last: what "the quarter" and "a year earlier" are about."""

    def word(self, match: re.Match[str], group: str) -> str:
        """The lower-case word of a group that holds one token, or the empty string."""
        return self.tokens.words[match.start(group)].lower() if has(match, group) else ""

    def look(self, position: int) -> str:
        """The lower-case word at a token position; a boundary and the outside are empty."""
        words = self.tokens.words
        return words[position].lower() if 0 <= position < len(words) else ""

    def direction(self, match: re.Match[str]) -> Direction | None:
        """Which way the clause around a match looks."""
        return clause_direction(self.tokens, match.start(), match.end())

    def latest(self, *kinds: Granularity) -> str | None:
        """The value of the latest date named before, of one of these granularities."""
        for value in reversed(self.named):
            if edtf.granularity(value) in kinds:
                return value
        return None

    def quarter_near(self, position: int, reach: int = QUARTER_REACH) -> str | None:
        """The quarter named last, where that is near enough for the text still to speak of it."""
        near = self.quarter is not None and position - self.quarter[0] < reach
        return self.quarter[1] if near and self.quarter else None

    def reference_day(self) -> dt.date | None:
        """The latest day named before, else the anchor: what "the previous day" counts from."""
        latest = self.latest("day")
        return dt.date.fromisoformat(latest) if latest else self.anchor


def has(match: re.Match[str], group: str) -> bool:
    """Whether a group is in the pattern and took part in the match."""
    try:
        return match.start(group) >= 0
    except IndexError:
        return False


Resolve = Callable[[re.Match[str], Context], Meaning | None]


@dataclass(frozen=True)
class Rule:
    """One kind of date expression. A group named `span` is the expression, else the whole match is."""

    name: str
    triggers: tuple[str, ...]
    """Classes of the word that makes the grammar look at all."""
    source: str
    resolve: Resolve

    @cached_property
    def pattern(self) -> Pattern:
        """The compiled pattern."""
        return Pattern(self.source)

    @cached_property
    def search(self) -> Callable[[str, int, int], re.Match[str] | None]:
        """The search of the pattern, bound once: it is called for every trigger of the rule.

        It compiles nothing until a text has what the pattern needs: few have a feast or a spoken year.
        """
        return self.pattern.search

    @cached_property
    def has_span(self) -> bool:
        """Whether the expression is only part of what the pattern must see."""
        return "<span:" in self.source


def lookup(cls: str, word: str) -> int | None:
    """The number that a class of dates.toml gives a word."""
    value = class_table().lexicon.value(cls, word)
    return value if isinstance(value, int) else None


def day_meaning(day: dt.date | None, *, relative: bool = True) -> Meaning:
    """A day, or a day that can't be known."""
    return Meaning(day.isoformat() if day else None, "day", relative)


def spoken_year(word: str) -> int | None:
    """The year of the last century that a number behind "nineteen" says: "ninety-six"."""
    number = lookup("TIME_COUNT", word) or 0
    return 1900 + number if 20 <= number <= 99 else None

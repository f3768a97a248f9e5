"""What was said in one article: its speeches by sentence, its quotations and posts.

Plain records; speech.py fills them, attribution.py asks them. A newcomer would look for text here: all
positions are of tokens.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from .anaphora import Cast
from .reading import Name

FEW = 12
"""Speeches in an ordinary sentence at most; in a longer one only those around a fact are looked at."""

AROUND = 150


@dataclass(frozen=True, slots=True)
class Speech:
    """A cue with its subject. Token positions; `name` is None when no actor could be told."""

    manner: str
    start: int
    end: int
    stance: str
    name: Name | None
    subject: tuple[int, int] | None
    via: Name | None = None
    form: str = "name"
    behind: bool = False
    """Whether what is said stands before the cue: "two died, he said"."""
    others: tuple[Name, ...] = ()


@dataclass(slots=True)
class Talk:
    """The speeches of one article by sentence, and its paragraphs and quotations."""

    cast: Cast
    speeches: dict[int, list[Speech]]
    """First token of a sentence -> its speeches in order."""
    parts: list[int]
    """First tokens of the segments."""
    posts: dict[int, tuple[int, int]]
    """First token of a post -> the tokens of the account that speaks in it."""
    quotes: list[tuple[int, int]] = field(default_factory=list)
    """Quotations longer than a few words, in order; one left open ends with its paragraph."""

    def near(self, first: int, start: int, end: int) -> list[Speech]:
        """The speeches of the sentence beginning at `first` that stand around some tokens of it."""
        speeches = self.speeches.get(first, [])
        if len(speeches) <= FEW:
            return speeches
        low = bisect_left(speeches, start - AROUND, key=lambda speech: speech.start)
        return speeches[low : bisect_left(speeches, end + AROUND, key=lambda speech: speech.start)]

    def part(self, token: int) -> int:
        """First token of the segment that a token stands in."""
        at = bisect_right(self.parts, token)
        return self.parts[at - 1] if at else 0

    def quote(self, token: int) -> tuple[int, int] | None:
        """The quotation around a token."""
        at = bisect_right(self.quotes, (token, 1 << 60)) - 1
        return self.quotes[at] if at >= 0 and self.quotes[at][0] <= token < self.quotes[at][1] else None

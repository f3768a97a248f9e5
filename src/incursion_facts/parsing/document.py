"""What parsing hands on: an article's record, its text and the parts of the text; or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..records import Article

SegmentKind = Literal[
    "header", "headline", "standfirst", "byline", "dateline", "paragraph", "subhead", "caption", "post",
    "credit", "boilerplate",
]  # fmt: skip
"""`dateline` is "KYIV, Ukraine (AP) -", `credit` the agencies that a text thanks ("With Reuters and AP")."""

READ_KINDS: frozenset[str] = frozenset(
    {"headline", "standfirst", "dateline", "paragraph", "subhead", "caption", "post", "credit"}
)
"""Segments in which facts are looked for; the others (date line, byline, shortcodes, share links) are not."""


class Segment(NamedTuple):
    """A part of the text, by character offsets. A post may name the account that speaks in it."""

    kind: SegmentKind
    start: int
    end: int
    author: tuple[int, int] | None = None
    """Character span of a post's display name."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its record, the decoded text that all offsets count in, and its segments in order."""

    article: Article
    text: str
    segments: tuple[Segment, ...]


Cause = Literal[
    "unreadable", "binary", "nul", "undecodable", "empty", "size", "archive", "json", "article", "link",
    "kind",
]  # fmt: skip
"""What is wrong with an input, for those who tell one thing from the other; `article`: it holds none; `kind`:
it is of none that is read."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input, or one article of it, that was left out: where, why, and what the user can do.

    It is a value, not an exception, because the rest of the run goes on.
    """

    source: str
    reason: str
    hint: str | None = None
    line: int | None = None
    severity: Literal["error", "warning", "note"] = "error"
    """`error`: nothing of this input could be read; `warning`: one article of it was left out; `note`: the
    file is of no kind that is read (a picture in a folder), which is no finding."""
    cause: Cause = "unreadable"

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}: line {self.line}"
        return f"{place}: {self.reason}" + (f" ({self.hint})" if self.hint else "")

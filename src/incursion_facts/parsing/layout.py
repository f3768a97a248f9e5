"""What is known of a text while it is read from top to bottom: its header so far, and its segments."""

from __future__ import annotations

from dataclasses import dataclass, field

from .document import Segment, SegmentKind
from .phrases import Phrases


@dataclass(slots=True)
class Header:
    """What the lines of a text say about it; all null when they say nothing."""

    published: str | None = None
    updated: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    dateline: str | None = None
    day: tuple[int, int] | None = None
    """Month and day of a dateline without a year."""
    agency: str | None = None


@dataclass(slots=True)
class Layout:
    """The segments found so far and what is known while a text is read from top to bottom."""

    text: str
    known: Phrases
    title: str | None
    header: Header = field(default_factory=Header)
    segments: list[Segment] = field(default_factory=list)
    headline: int | None = None
    """Position of the headline in `segments`."""

    def add(self, kind: SegmentKind, start: int, end: int, author: tuple[int, int] | None = None) -> None:
        """Appends a segment without the blanks around it, if anything is left."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            while text[end - 1].isspace():
                end -= 1
            self.segments.append(Segment(kind, start, end, author))

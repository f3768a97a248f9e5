"""An article as the checks see it: its text, its segments, and where it stands in its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..findings import Finding, position
from ..parsing import Document

EXCERPT = 40
"""Characters of a text that a message quotes."""
BODY = frozenset({"paragraph", "standfirst"})
"""Segments that hold the sentences of the report."""


@dataclass(frozen=True)
class Subject:
    """An article to look at. A place in its text is a place in its file only where the file is plain text."""

    file: str
    line: int
    """The line that an article of a JSONL file is on; 0 for others."""
    item: str
    """The number of an article in a JSON file ("#3"), else empty."""
    plain: bool
    document: Document

    @cached_property
    def text(self) -> str:
        """What all offsets count in."""
        return self.document.text

    @cached_property
    def is_ascii(self) -> bool:
        """Whether checks for other characters have nothing to look at."""
        return self.text.isascii()

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Start and end of the parts that hold the report's sentences."""
        return tuple((s.start, s.end) for s in self.document.segments if s.kind in BODY)

    @cached_property
    def body(self) -> str:
        """The paragraphs alone, one a line."""
        return "\n".join(self.text[start:end] for start, end in self.paragraphs)

    def finding(self, code: str, message: str, offset: int | None = None) -> Finding:
        """A finding on the article, or on the place of a character in it."""
        line, column = self.line, 0
        if self.plain and offset is not None:
            line, column = position(self.text, offset)
        return Finding(
            self.file, line, column, code, f"article {self.item}: {message}" if self.item else message
        )

    def first_of(self, code: str, what: str, places: list[tuple[int, str]]) -> Iterator[Finding]:
        """One finding for many places, at the first: a damaged text has thousands."""
        if places:
            offset, words = places[0]
            more = f", and {len(places) - 1:,} more like it" if len(places) > 1 else ""
            yield self.finding(code, f"{what}: {quoted(words)}{more}", offset)


def quoted(text: str) -> str:
    """Words of a text for a message, shortened; what is no plain character is shown as an escape."""
    return repr(text if len(text) <= EXCERPT else f"{text[: EXCERPT - 12]} … {text[-9:]}")

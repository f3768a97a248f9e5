"""What parsing hands on: the article's record, its text and the parts of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..records import Article

SegmentKind = Literal[
    "header", "headline", "standfirst", "byline", "paragraph", "subhead", "caption", "post", "boilerplate"
]
READ_KINDS: frozenset[str] = frozenset({"headline", "standfirst", "paragraph", "subhead", "caption", "post"})
"""Segments in which facts are looked for; the others (date line, byline, shortcodes, share links) are not."""


@dataclass(frozen=True, slots=True)
class Segment:
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

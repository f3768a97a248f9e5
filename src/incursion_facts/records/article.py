"""The article itself: where it was read, its hashes, its header fields and what it repeats."""

from __future__ import annotations

from typing import Literal

from .base import Record

PublishedFrom = Literal["header", "metadata", "text", "option"]


class Article(Record):
    """One source text. `text` is null unless it was asked for; offsets of all facts count in it."""

    type: Literal["article"] = "article"
    source: str
    sha256: str
    text_sha256: str
    text: str | None
    encoding: str
    published: str | None
    published_from: PublishedFrom | None
    title: str | None
    byline: str | None
    outlet: str | None
    dateline: str | None
    language: str | None
    words: int
    duplicate_of: str | None

"""What every recognizer is given: one article tokenized, and what earlier recognizers found in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from ..language import Tokens
from ..parsing.document import Document
from ..records import Actor, Casualty, Claim, Date, Event, Mention, MentionForm, Place

NameKind = Literal[
    "person", "armed_group", "military", "government", "state", "media", "organization",
    "country", "region", "district", "settlement", "facility", "other",
]  # fmt: skip
"""Kinds of actors, then kinds of places (CONTRACT.md)."""

PLACE_KINDS = frozenset({"country", "region", "district", "settlement", "facility", "other"})


@dataclass(slots=True)
class Name:
    """One occurrence of a name, typed by the evidence of the whole article. Token positions are half open."""

    start: int
    end: int
    kind: NameKind
    form: MentionForm
    entity_id: str
    rule: str

    @property
    def is_place(self) -> bool:
        """Whether it names a place rather than an actor."""
        return self.kind in PLACE_KINDS


@dataclass(slots=True)
class Reading:
    """One article as the recognizers see it; only the loop that runs them appends to it."""

    document: Document
    tokens: Tokens
    published: dt.date | None
    names: list[Name] = field(default_factory=list)
    """All name occurrences in text order, none overlapping."""
    actors: list[Actor] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    casualties: list[Casualty] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    memo: dict[str, object] = field(default_factory=dict)
    """What recognizers share because it is read once an article: by name, made at first use."""

    @property
    def text(self) -> str:
        """The source text."""
        return self.document.text

    @property
    def article_id(self) -> str:
        """The article's id."""
        return self.document.article.id

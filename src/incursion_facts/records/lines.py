"""Records from JSON lines: what `to_json` wrote, read back into its own type."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Union

from pydantic import Field, TypeAdapter

from .actor import Actor
from .article import Article
from .base import Record
from .casualty import Casualty
from .claim import Claim
from .date import Date
from .dispute import Dispute
from .event import Event
from .mention import Mention
from .place import Place
from .tally import Tally

AnyRecord = Annotated[
    Union[Article, Actor, Place, Mention, Date, Casualty, Claim, Event, Tally, Dispute],  # noqa: UP007
    Field(discriminator="type"),
]
"""Any record, told apart by its `type`."""


@lru_cache(maxsize=1)
def _line() -> TypeAdapter[Record]:
    return TypeAdapter(AnyRecord)


@lru_cache(maxsize=1)
def _list() -> TypeAdapter[Sequence[Record]]:
    return TypeAdapter(tuple[AnyRecord, ...])


def from_json(line: str | bytes) -> Record:
    """The record of one JSON line. Raises pydantic's ValidationError (a ValueError) when it is none."""
    return _line().validate_json(line)


def pack(records: Sequence[Record]) -> bytes:
    """Records as one JSON array, to be handed from process to process."""
    return _list().dump_json(tuple(records))


def unpack(data: bytes) -> Sequence[Record]:
    """The records that `pack` packed."""
    return _list().validate_json(data)

"""Records grouped by type, so that a step which needs one type does not go through all the others.

A newcomer would ask `isinstance` of every record at every step: on pydantic models that is slow, and most
records are mentions, which few steps read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

from .base import Record

R = TypeVar("R", bound=Record)


class Groups(dict[type[Record], list[Record]]):
    """Record type -> its records in the order that they came in."""

    def of(self, kind: type[R]) -> list[R]:
        """The records of a type."""
        return cast("list[R]", self.get(kind, []))


def by_type(records: Iterable[Record]) -> Groups:
    """The records by their type."""
    groups = Groups()
    for record in records:
        kind = type(record)
        if kind in groups:
            groups[kind].append(record)
        else:
            groups[kind] = [record]
    return groups

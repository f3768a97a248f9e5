"""The contract's order of records: types as listed there, facts by article and position, entities by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import cast

from ..records import RECORD_TYPES, Actor, Article, Grounded, Place, Record
from ..records.groups import by_type

_KEYS: Mapping[type[Record], tuple[str, ...]] = {
    Article: ("source", "id"),
    Actor: ("name", "id"),
    Place: ("name", "id"),
}
"""What records are ordered by that stand in no text; others of them by their ids."""


def in_order(records: Iterable[Record]) -> list[Record]:
    """The records in the contract's order, which does not depend on the order that they come in."""
    groups = by_type(records)
    sources = {article.id: article.source for article in groups.of(Article)}

    def by_position(fact: Grounded) -> tuple[str, int, int, str]:
        article = fact.article_id
        return sources.get(article, article), fact.start, fact.end, fact.id

    ordered: list[Record] = []
    for kind in RECORD_TYPES:
        held = groups.of(kind)
        if issubclass(kind, Grounded):
            cast("list[Grounded]", held).sort(key=by_position)
        else:
            held.sort(key=attrgetter(*_KEYS.get(kind, ("id",))))
        ordered += held
    return ordered

"""The contract's order of records: types as listed there, facts by article and position, entities by name."""

from __future__ import annotations

from collections.abc import Iterable

from ..records import RECORD_TYPES, Article, Grounded, Record

TYPE_RANK: dict[str, int] = {cls.model_fields["type"].default: i for i, cls in enumerate(RECORD_TYPES)}
"""Record type -> its place in a stream."""


def in_order(records: Iterable[Record]) -> list[Record]:
    """The records in the contract's order, which does not depend on the order that they come in."""
    held = list(records)
    sources = {record.id: record.source for record in held if isinstance(record, Article)}

    def key(record: Record) -> tuple[int, str, int, int, str]:
        rank = TYPE_RANK[record.type]
        if isinstance(record, Article):
            return rank, record.source, 0, 0, record.id
        if isinstance(record, Grounded):
            return (
                rank,
                sources.get(record.article_id, record.article_id),
                record.start,
                record.end,
                record.id,
            )
        return rank, getattr(record, "name", ""), 0, 0, record.id

    return sorted(held, key=key)

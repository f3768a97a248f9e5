"""Facts pointed at the joined entities: every field of every record type that holds an entity's id.

The fields are listed, type by type, as going through all fields of all records would cost more than the
whole of merging. A test reads the models and fails when one gains an id field that is not listed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from ..records import Casualty, Claim, Dispute, Event, Mention, Record, Tally, Value

Ids = Mapping[str, str]
V = TypeVar("V", bound=Value)

PLAIN_FIELDS: Mapping[type[Record], tuple[str, ...]] = {
    Mention: ("entity_id",),
    Casualty: ("perpetrator_id", "place_id"),
    Claim: ("speaker_id", "target_id", "via_id"),
    Event: ("place_id",),
    Tally: ("place_id",),
    Dispute: ("place_id",),
}
"""Fields that hold an id or null."""

PARTS: Mapping[type[Record], tuple[tuple[str, tuple[str, ...]], ...]] = {
    Casualty: (("victims", ("actor_id", "side")), ("attribution", ("speaker_id", "via_id"))),
    Event: (("attribution", ("speaker_id", "via_id")),),
}
"""Fields that hold a value which holds ids."""

LISTS: Mapping[type[Record], tuple[tuple[str, tuple[str, ...]], ...]] = {
    Event: (("actors", ("actor_id",)),),
    Tally: (("reports", ("speaker_id",)),),
    Dispute: (("positions", ("speaker_id", "target_id")),),
}
"""Fields that hold a list of values which hold ids."""


def _changes(value: object, fields: tuple[str, ...], ids: Ids) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for field in fields:
        old = getattr(value, field)
        if old is not None:
            new = ids.get(old)
            if new is not None and new != old:
                changed[field] = new
    return changed


def _moved(value: V, fields: tuple[str, ...], ids: Ids) -> V:
    changed = _changes(value, fields, ids)
    return value.model_copy(update=changed) if changed else value


def rewrite(record: Record, ids: Ids) -> Record:
    """The record with old entity ids replaced; the very same object where it holds none."""
    kind = type(record)
    if kind is Mention:  # more than half of all records
        new = ids.get(record.entity_id)  # type: ignore[attr-defined]
        return record if new is None else record.model_copy(update={"entity_id": new})
    fields = PLAIN_FIELDS.get(kind)
    if fields is None:
        return record
    changed = _changes(record, fields, ids)
    for field, inner in PARTS.get(kind, ()):
        value = getattr(record, field)
        moved = _moved(value, inner, ids)
        if moved is not value:
            changed[field] = moved
    for field, inner in LISTS.get(kind, ()):
        values = getattr(record, field)
        if not values:
            continue
        news = tuple(_moved(value, inner, ids) for value in values)
        if any(new is not old for new, old in zip(news, values, strict=True)):
            changed[field] = tuple(dict.fromkeys(news)) if field == "actors" else news
    return record.model_copy(update=changed) if changed else record

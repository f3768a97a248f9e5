"""Entities that several articles name alike, once each: an id stands on one line only, merged or not.

This is no merging: "Gladkov" of one article and "Vyacheslav Gladkov" of another stay two actors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..records import Actor, Alias, Place, Record


def distinct(records: Iterable[Record]) -> list[Record]:
    """The records with entities of one id folded into one; what only one of them knows is kept."""
    entities: dict[str, list[Actor | Place]] = {}
    others: list[Record] = []
    for record in records:
        if isinstance(record, (Actor, Place)):
            entities.setdefault(record.id, []).append(record)
        else:
            others.append(record)
    return [*(_folded(same) for same in entities.values()), *others]


def _folded(same: Sequence[Actor | Place]) -> Actor | Place:
    """One record of those of one id. Of values that differ, the first in order of content counts."""
    if len(same) == 1:
        return same[0]
    ordered = sorted(same, key=lambda record: record.to_json())
    values = {
        field: next((v for record in ordered if (v := getattr(record, field)) is not None), None)
        for field in type(ordered[0]).model_fields
    }
    values["aliases"] = _aliases(ordered)
    values["merged_by"] = tuple(
        {(e.form, e.with_, e.method): e for record in ordered for e in record.merged_by}.values()
    )
    if "roles" in values:
        values["roles"] = tuple(sorted({role for r in ordered if isinstance(r, Actor) for role in r.roles}))
    values["mentions"] = sum(record.mentions for record in ordered)
    values["articles"] = sum(record.articles for record in ordered)
    return ordered[0].model_copy(update=values)


def _aliases(same: Iterable[Actor | Place]) -> tuple[Alias, ...]:
    counts: dict[str, tuple[int, int]] = {}
    for record in same:
        for alias in record.aliases:
            mentions, articles = counts.get(alias.form, (0, 0))
            counts[alias.form] = (mentions + alias.mentions, articles + alias.articles)
    rows = sorted(counts.items(), key=lambda item: (-item[1][0], item[0]))
    return tuple(
        Alias(form=form, mentions=mentions, articles=articles) for form, (mentions, articles) in rows
    )

"""Records of all articles -> records in which every entity is there once and every fact points at it.

Three steps: entities reduced to their counted forms, clusters made of those (`cluster.py`, which knows
nothing of records), and one pass that rebuilds entities and points facts at them. A newcomer would look
for articles here: an entity's record has none, so counts are added up, and corrected by the mentions
where the stream holds them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple, Protocol, cast

from ..records import Actor, Alias, Mention, Place, Record, content_id
from .canonical import best_name, id_all
from .cluster import Decisions, Doubt, cluster
from .entity import EntityForms, alias_list, evidence, forms_of, most_supported, site_of
from .rewrite import rewrite


class Known(Protocol):
    """An entity of a lexicon: only its name counts here, as the one to show."""

    @property
    def name(self) -> str:
        """The canonical name."""
        ...


class Merged(NamedTuple):
    """What merging gives: the records, entities first; old id to new id; and the ties that were left
    apart."""

    records: list[Record]
    ids: Mapping[str, str]
    doubtful: list[Doubt]


def merge_records(
    records: Iterable[Record],
    *,
    decisions: Decisions | None = None,
    known: Iterable[Known] | None = None,
) -> Merged:
    """The records with the same entities joined, and what was decided on the way."""
    entities: dict[str, list[Actor | Place]] = {}
    facts: list[Record] = []
    for record in records:
        kind = type(record)
        if kind is Actor or kind is Place:
            entities.setdefault(record.id, []).append(cast("Actor | Place", record))
        else:
            facts.append(record)
    shown = frozenset(k.name for k in known or ())
    choose = partial(best_name, known=shown)
    singles = [forms_of(same, choose) for same in entities.values()]
    clusters = cluster(singles, decisions, shown)
    new_ids = id_all(clusters.entities, content_id)
    ids = {
        old: new
        for entity, new in zip(clusters.entities, new_ids, strict=True)
        for old in entity.ids
        if old != new
    }
    moved = [rewrite(record, ids) for record in facts] if ids else facts
    counted = _articles(moved)
    joined = [
        _rebuilt(entity, new, [r for old in entity.ids for r in entities[old]], ids, counted)
        for entity, new in zip(clusters.entities, new_ids, strict=True)
    ]
    joined.sort(key=lambda record: (record.type, record.name, record.id))
    return Merged([*joined, *moved], ids, clusters.doubtful)


def merge(
    records: Iterable[Record],
    *,
    decisions: Decisions | None = None,
    known: Iterable[Known] | None = None,
) -> list[Record]:
    """The records with every entity once over all articles, and facts pointed at it."""
    return merge_records(records, decisions=decisions, known=known).records


def _articles(facts: Iterable[Record]) -> dict[str, tuple[int, int]]:
    """Entity id -> (mentions, articles) as the mentions of the stream count them."""
    mentions: dict[str, int] = {}
    articles: dict[str, set[str]] = {}
    for fact in facts:
        if type(fact) is Mention:
            entity = fact.entity_id
            mentions[entity] = mentions.get(entity, 0) + 1
            articles.setdefault(entity, set()).add(fact.article_id)
    return {entity: (count, len(articles[entity])) for entity, count in mentions.items()}


def _most_backed(
    records: Sequence[Actor | Place], field: str, ids: Mapping[str, str], own: str
) -> str | None:
    """The id that records with the most mentions give in a field, as it is now; never the entity's own."""
    values = [(value, record.mentions) for record in records if (value := getattr(record, field)) is not None]
    if not values:
        return None
    moved = ((ids.get(value, value), mentions) for value, mentions in values)
    return most_supported((value, mentions) for value, mentions in moved if value != own)[0]


def _rebuilt(
    entity: EntityForms,
    new_id: str,
    records: Sequence[Actor | Place],
    ids: Mapping[str, str],
    counted: Mapping[str, tuple[int, int]],
) -> Actor | Place:
    """The one record of an entity."""
    mentions, articles = counted.get(new_id, (0, 0))
    first = records[0]
    if len(records) == 1 and not entity.links and _is_settled(first, ids) and (first.articles == articles):
        return first
    best = first if type(first) is Actor else min(cast("Sequence[Place]", records), key=site_of)
    values: dict[str, object] = {
        "id": new_id,
        "name": entity.name,
        "kind": entity.kind,
        "country": entity.country,
        "mentions": entity.mentions,
        "articles": articles if mentions == entity.mentions and articles else entity.articles,
    }
    if type(first) is Actor:
        roles = {role for record in records for role in cast("Actor", record).roles}
        values["roles"] = tuple(sorted(roles)) if roles else ()
        values["side"] = _most_backed(records, "side", ids, new_id)
    else:
        values["within"] = _most_backed(records, "within", ids, new_id)
    held = best.__dict__
    changed = {field: value for field, value in values.items() if held[field] != value}
    if not _are_as_printed(best.aliases, entity.forms):
        changed["aliases"] = alias_list(entity.forms)
    if entity.links or best.merged_by:
        changed["merged_by"] = evidence(entity.links)
    return best.model_copy(update=changed) if changed else best


def _is_settled(record: Actor | Place, ids: Mapping[str, str]) -> bool:
    """Whether a record that was joined with no other needs no change, as most do not.

    It has one form at most, tells no evidence, and points at nothing that has moved nor at itself.
    """
    if record.merged_by or len(record.aliases) > 1:
        return False
    if type(record) is Actor:
        pointed = record.side
        if len(record.roles) > 1:
            return False
    else:
        pointed = cast("Place", record).within
    return pointed is None or (pointed not in ids and pointed != record.id)


def _are_as_printed(aliases: Sequence[Alias], forms: Mapping[str, tuple[int, int]]) -> bool:
    """Whether the one alias of a record says all of an entity's forms, as for most entities it does."""
    if len(forms) != len(aliases) or len(forms) > 1:
        return False
    return all(forms.get(alias.form) == (alias.mentions, alias.articles) for alias in aliases)

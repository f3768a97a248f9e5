"""The name to show for an entity, out of the names that its records were given.

Aliases are no candidates: "Legion" is printed more often than "Freedom of Russia Legion". A newcomer
would take the longest name; it is the most widely used full one, so that a slip or a title never wins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .entity import EntityForms, Named
from .parts import body_name, person_name


def is_full(name: str, entity: EntityForms) -> bool:
    """Whether a name says it all: not a surname alone, nor with an initial, nor an abbreviation."""
    if entity.is_place:
        return True
    if entity.is_person:
        words = person_name(name).words
        return len(words) > 1 and all(len(word.plain) > 1 for word in words)
    body = body_name(name)
    return not body.acronym and (bool(body.nations) or not body.is_common)


def best_name(entity: EntityForms, names: Sequence[Named], known: frozenset[str] = frozenset()) -> str:
    """The name to show: known to the lexicon, given rather than printed, full, widely used, long."""

    def rank(named: Named) -> tuple[object, ...]:
        return (
            named.name not in known,
            named.printed,
            not is_full(named.name, entity),
            -named.articles,
            -named.mentions,
            -len(named.name),
            named.name,
        )

    return min(names, key=rank).name


def id_all(entities: Sequence[EntityForms], make_id: Callable[[str, str, str], str]) -> list[str]:
    """The id of each entity, no two the same: made of kind and name, the better supported first.

    Two ministries that were kept apart may both be best known as "Ministry of Defence"; the second keeps the
    id of one of its records.
    """
    chosen: dict[int, str] = {i: e.ids[0] for i, e in enumerate(entities) if len(e.ids) == 1}
    taken = set(chosen.values())  # nothing joined: the record keeps the id that its maker gave it
    joined = [i for i in range(len(entities)) if i not in chosen]
    joined.sort(key=lambda i: (-entities[i].articles, -entities[i].mentions, entities[i].ids))
    for i in joined:
        entity = entities[i]
        made = make_id("place" if entity.is_place else "actor", entity.kind, entity.name)
        chosen[i] = next(option for option in (made, *entity.ids) if option not in taken)
        taken.add(chosen[i])
    return [chosen[i] for i in range(len(entities))]

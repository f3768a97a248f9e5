"""Must two entities stay apart? Said of whole entities, so that a cluster is checked with all of its forms.

Each reason is a sentence that a reviewer reads. A newcomer would let a high score win over them: no score
does; only a human decision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .compare import states, word_likeness
from .entity import EntityForms
from .lexicon import load_merging
from .parts import PersonName, place_name

COMPATIBLE_KINDS: tuple[frozenset[str], ...] = (
    frozenset({"organization", "armed_group", "military"}),
    frozenset({"organization", "government"}),
    frozenset({"organization", "media"}),
    frozenset({"military", "government"}),
)
"""Kinds that readers of one name may disagree about; only equal names join over them."""


def kinds_agree(a: EntityForms, b: EntityForms) -> bool:
    """Whether their kinds are the same or compatible."""
    if a.is_place != b.is_place:
        return False
    if a.kind == b.kind:
        return True
    if a.is_place:
        return "other" in (a.kind, b.kind) or (a.geonames_id != 0 and a.geonames_id == b.geonames_id)
    return any(a.kind in group and b.kind in group for group in COMPATIBLE_KINDS)


def nations_of(entity: EntityForms) -> frozenset[str]:
    """The nations that the forms name, else the entity's country."""
    named: frozenset[str] = frozenset().union(*(name.nations for name in entity.full_bodies))
    return named or frozenset((entity.country,) if entity.country else ())


def state_of(entity: EntityForms) -> str | None:
    """The state that an entity's name or its seat's name stands for: Russia, of Moscow."""
    return states().get(place_name(entity.name).joined)


def different_people(a: PersonName, b: PersonName) -> str | None:
    """Two full names with one surname and different first names are two people."""
    if a.generation != b.generation:
        return f"one is {a.generation or b.generation}, the other is not"
    if a.joined == b.joined or {w.sound for w in a.words} == {w.sound for w in b.words}:
        return None
    first, last = a.words[0], a.words[-1]
    other_first, other_last = b.words[0], b.words[-1]
    if a.family_first and b.family_first:
        first, last, other_first, other_last = last, first, other_last, other_first
    if word_likeness(last, other_last) < 0.78:
        return None
    if word_likeness(first, other_first) >= 0.8 or _abbreviates(first.plain, other_first.plain):
        if len(a.words) == len(b.words) > 2:
            middles = zip(a.words[1:-1], b.words[1:-1], strict=True)
            if any(word_likeness(m, n) < 0.6 for m, n in middles):
                return "their middle names differ"
        return None
    others = (
        {w.plain for w in b.words[:-1]} if len(b.words) > len(a.words) else {w.plain for w in a.words[:-1]}
    )
    shorter = first if len(b.words) > len(a.words) else other_first
    if len(a.words) != len(b.words) and shorter.plain in others:  # Boris Johnson, Alexander Boris Johnson
        return None
    return f"first names differ: {first.plain}, {other_first.plain}"


def _abbreviates(a: str, b: str) -> bool:
    return (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _people_reasons(a: EntityForms, b: EntityForms) -> Iterator[str]:
    mine, theirs = a.full_people, b.full_people
    for x in mine:
        for y in theirs:
            reason = different_people(x, y)
            if reason:
                yield reason


def _body_reasons(a: EntityForms, b: EntityForms) -> Iterator[str]:
    mine, theirs = a.full_bodies, b.full_bodies
    numbers = frozenset().union(*(n.numbers for n in mine)), frozenset().union(*(n.numbers for n in theirs))
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        yield "their numbers differ"
    nations = nations_of(a), nations_of(b)
    if all(nations) and nations[0].isdisjoint(nations[1]):
        yield "their countries differ"
    opposed = load_merging().opposed
    sets: list[dict[int, set[str]]] = []
    for names in (mine, theirs):
        found: dict[int, set[str]] = {}
        for name in names:
            for word in name.words:
                if word.plain in opposed:
                    found.setdefault(opposed[word.plain], set()).add(word.plain)
        sets.append(found)
    for number, these in sets[0].items():
        those = sets[1].get(number)
        if those and these.isdisjoint(those):
            yield f"one is {min(these)}, the other {min(those)}"


def _place_reasons(a: EntityForms, b: EntityForms) -> Iterator[str]:
    if a.geonames_id and b.geonames_id:
        if a.geonames_id != b.geonames_id:
            yield "the gazetteer knows them as two places"
        return
    if a.country and b.country and a.country != b.country:
        yield "they lie in different countries"
    regions = [entity.site.region for entity in (a, b) if entity.site]
    if (
        len(regions) == 2
        and all(regions)
        and regions[0] != regions[1]
        and a.kind in ("settlement", "facility")
    ):
        yield "they lie in different regions"
    mine, theirs = a.full_places, b.full_places
    if mine and theirs and all(x.opposed != y.opposed for x in mine for y in theirs):
        yield "one has a word such as New or Upper that the other has not"


def must_stay_apart(a: EntityForms, b: EntityForms) -> str | None:
    """Why the two can never be one, or None."""
    if not kinds_agree(a, b):
        return "their kinds differ"
    reasons: Callable[[EntityForms, EntityForms], Iterator[str]]
    if a.is_place:
        reasons = _place_reasons
    elif a.is_person:
        reasons = _people_reasons
    else:
        reasons = _body_reasons
    return next(reasons(a, b), None)


def is_slip(rare: EntityForms, known: EntityForms) -> bool:
    """Whether one is so rare beside the other that a slip of the pen explains it: once against three times.

    Mentions are compared and not articles, as a joined record's articles are counted anew.
    """
    return rare.mentions * 3 <= known.mentions

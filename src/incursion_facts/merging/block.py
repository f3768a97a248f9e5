"""Which pairs of entities are worth comparing: those that share a key. Nothing here is quadratic in their
number.

Each function yields the keys of one entity at one stage of merging. A newcomer would compare within a
block of one common word ("Mohammed"): keys of people hold two words, or one and an initial, so blocks
stay small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from .compare import former_names
from .entity import EntityForms
from .judge import nations_of, state_of
from .lexicon import load_merging
from .parts import PersonName, body_name, person_name

Key = tuple[object, ...] | str

LARGEST_BLOCK = 60
"""Entities of one key that are compared with one another; a key of more tells nothing."""

SHORTEST_SLIP = 6
"""Letters that a name must have before a slip of the pen is thought of: Lgov and Lvov are two towns."""


def printed_keys(entity: EntityForms) -> Iterator[Key]:
    """The names themselves, folded, and aliases that tell which entity is meant (no surnames, no "the
    Ministry")."""
    if entity.is_place:
        yield ("place", entity.area_name(entity.name).joined)
    elif entity.is_person:
        for form in entity.all_names:
            person = person_name(form)
            if len(person.words) > 1:
                yield ("person", person.joined, person.generation)
            elif form == entity.name:
                yield ("person", person.words[0].sound, person.generation)
    else:
        common = {link.form for link in entity.links if link.method == "surname"}
        for form in entity.all_names:
            body = body_name(form)
            if body.acronym:
                yield ("body", body.acronym)
            elif form == entity.name or (body.distinct and not body.is_common and form not in common):
                yield ("body", body.joined, body.nations, body.numbers, body.legal)


def meaning_keys(entity: EntityForms) -> Iterator[Key]:
    """What the names say, whatever the language and the order of the words."""
    if entity.is_place:
        former = former_names()
        for place in entity.full_places:
            for key in place.keys:
                yield ("place", key)
                if key in former:
                    yield ("former", former[key])
        if entity.geonames_id:
            yield ("geonames", entity.geonames_id)
    elif entity.is_person:
        for person in entity.full_people:
            yield from _pairs(person)
    else:
        if entity.kind == "state" and (state := state_of(entity)):
            yield ("state", state)
        nations = nations_of(entity)
        for body in entity.full_bodies:
            for nation in sorted(body.nations or nations) or [""]:
                if body.bag:
                    yield ("bag", nation, tuple(sorted(body.bag)), body.numbers)
                if body.distinct and (nation or not body.is_common):
                    yield ("distinct", nation, tuple(sorted(body.distinct)), body.numbers)


def _pairs(person: PersonName) -> Iterator[Key]:
    """Every two words of a name by their consonants; an initial by its letter."""
    words = person.words[:5]
    given = load_merging().given
    heard = [word.bones if len(word.plain) > 1 else "" for word in words]
    labels = [given.get(word.plain, bone) if bone else "" for word, bone in zip(words, heard, strict=True)]
    for i, first in enumerate(labels):
        for j in range(i + 1, len(words)):
            if first and labels[j]:
                yield ("people", *sorted((first, labels[j])))
    if len(words) > 1:
        # "V. Putin" meets "Vladimir Putin", but two full names do not meet here
        for word, bone in zip(words[:-1], heard[:-1], strict=True):
            yield ("initial", word.core[:1], heard[-1], bool(bone))


def acronym_keys(entity: EntityForms) -> Iterator[Key]:
    """An abbreviation, or the initials that a full name may be abbreviated to."""
    if entity.is_place or entity.is_person:
        return
    for body in entity.full_bodies:
        if body.acronym:
            yield ("letters", body.acronym)
        elif len(body.words) + len(body.nations) > 1:
            for letters in body.initials:
                if len(letters) > 2:
                    yield ("letters", letters)


def unit_keys(entity: EntityForms) -> Iterator[Key]:
    """The number of a unit and what it is: 24th ... Brigade."""
    if entity.is_place or entity.is_person:
        return
    for body in entity.full_bodies:
        if body.numbers and body.words:
            yield ("unit", tuple(sorted(body.numbers)), body.words[-1].sound)


def nationless_keys(entity: EntityForms) -> Iterator[Key]:
    """A body's meaning without its nation, so that a bare "Defence Ministry" meets the only one of the
    run."""
    if entity.is_place or entity.is_person:
        return
    for body in entity.full_bodies:
        if len(body.bag) > 1 or (body.distinct and not body.is_common):
            yield ("bare", tuple(sorted(body.bag)), body.numbers)


def surname_keys(entity: EntityForms) -> Iterator[Key]:
    """A person's surname: of full names, and of a name that is nothing but a surname."""
    if not entity.is_person:
        return
    single = True
    for person in entity.full_people:
        single = False
        yield ("surname", person.words[-1].sound)
        if person.family_first:
            yield ("surname", person.words[0].sound)
    if single:
        yield ("surname", person_name(entity.name).words[-1].sound)


def slip_keys(entity: EntityForms) -> list[Key]:
    """Every name with one letter of its core left out: names one slip apart share such a key."""
    cores: set[str] = set()
    if entity.is_place:
        for place in entity.full_places:
            cores.add("place " + "".join([word.core for word in place.words]))
    elif entity.is_person:
        for person in entity.full_people:
            cores.add("person " + "".join([word.core for word in person.words]))
    else:
        for body in entity.full_bodies:
            if body.distinct and not body.is_common and not body.acronym:
                nation = "".join(sorted(body.nations))
                cores.add(f"body{nation} " + "".join(sorted([word.core for word in body.words])))
    keys: list[Key] = []
    for core in sorted(cores):
        begin = core.index(" ") + 1
        if SHORTEST_SLIP <= len(core) - begin <= 40:
            keys.append(core)
            keys += [core[:i] + core[i + 1 :] for i in range(begin, len(core))]
    return keys


class Blocks:
    """Entities, known by numbers, by the keys that they have at one stage.

    Kept from round to round: a round joins few, and going through the keys of all again is most of its cost.
    """

    def __init__(self, keys: Callable[[EntityForms], Iterable[Key]]) -> None:
        self._keys_of = keys
        self._keys: dict[int, list[Key]] = {}
        self._first: dict[Key, int] = {}
        """Of every key one entity that has it, mostly the only one: no set is made for that."""
        self._shared: dict[Key, set[int]] = {}
        """The entities of keys that several have."""
        self._initials: set[Key] = set()
        """Keys of names with an initial."""
        self._next = 0

    def update(self, entities: dict[int, EntityForms]) -> None:
        """Takes in the entities that are new, whose numbers are the highest, and lets go of those no more."""
        for number in self._keys.keys() - entities.keys():
            for key in set(self._keys.pop(number)):
                self._remove(key, number)
        fresh: list[int] = []
        for number in reversed(entities):
            if number < self._next:
                break
            fresh.append(number)
        for number in reversed(fresh):
            keys = list(self._keys_of(entities[number]))
            if keys:
                self._keys[number] = keys
                self._add(keys, number)
        if fresh:
            self._next = fresh[0] + 1

    def _add(self, keys: Iterable[Key], number: int) -> None:
        first, shared = self._first, self._shared
        for key in keys:
            other = first.setdefault(key, number)
            if other != number:
                if key in shared:
                    shared[key].add(number)
                else:
                    shared[key] = {other, number}
            elif key[0] == "initial" and not key[-1]:
                self._initials.add(key)

    def _remove(self, key: Key, number: int) -> None:
        members = self._shared.get(key)
        if members is None:
            del self._first[key]
            self._initials.discard(key)
            return
        members.discard(number)
        self._first[key] = next(iter(members))
        if len(members) == 1:
            del self._shared[key]

    def _having(self, key: Key) -> set[int]:
        """The entities that have a key."""
        return self._shared.get(key) or ({self._first[key]} if key in self._first else set())

    def pairs(self) -> set[tuple[int, int]]:
        """Pairs of entities that share a key, the lower number first."""
        found: set[tuple[int, int]] = set()
        for key, members in self._shared.items():
            if key[0] != "initial" and len(members) <= LARGEST_BLOCK:
                found.update(combinations(sorted(members), 2))
        for key in self._initials:  # names with an initial meet all, full names not each other
            members = self._having(key)
            others = self._having((*key[:-1], True))
            if len(members) + len(others) <= LARGEST_BLOCK:
                found.update((min(i, j), max(i, j)) for i in members for j in members | others if i != j)
        return found

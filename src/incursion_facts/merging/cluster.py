"""Entities that are the same, joined: stage by stage from the surest evidence to the weakest, until nothing
changes.

A link between two entities counts only where it is unrivalled: if one of them fits a third as well, and
that third can not be the same as the other, all three stay apart and are listed as doubtful. Clusters are
checked as a whole. A newcomer would take the better of two scores: "Putin" fits Vladimir a hair better
than Lyudmila, and is neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from ..records import MergeMethod
from .block import (
    Blocks,
    Key,
    acronym_keys,
    meaning_keys,
    nationless_keys,
    printed_keys,
    slip_keys,
    surname_keys,
    unit_keys,
)
from .canonical import best_name
from .compare import CORE, NOTHING, Likeness, compare_bodies, compare_people, compare_places
from .entity import MOST_FORMS, EntityForms, Link, combine
from .judge import is_slip, must_stay_apart, nations_of, state_of
from .parts import BodyName, body_name, person_name, place_name

MARGIN = 0.04
"""Scores closer than this are a tie."""


class Doubt(NamedTuple):
    """Two names that may be one entity and were left apart, for review."""

    name: str
    other: str
    kind: str
    method: MergeMethod
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a human decided of pairs of names: both ways, and over everything else."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()

    @staticmethod
    def of(pairs: Iterable[tuple[str, str, bool]]) -> Decisions:
        """From rows of name, name, and whether they are the same."""
        rows = list(pairs)
        return Decisions(
            frozenset(frozenset((a, b)) for a, b, same in rows if same),
            frozenset(frozenset((a, b)) for a, b, same in rows if not same),
        )

    def touches(self, a: EntityForms, b: EntityForms, pairs: frozenset[frozenset[str]]) -> bool:
        """Whether one of the pairs is of a name of the one and a name of the other."""
        if not pairs:
            return False
        mine, theirs = {a.name, *a.forms}, {b.name, *b.forms}
        return any(frozenset((x, y)) in pairs for x in mine for y in theirs if x != y)


class Clusters(NamedTuple):
    """What came of clustering."""

    entities: list[EntityForms]
    doubtful: list[Doubt]


class Edge(NamedTuple):
    """A likeness of two entities by their numbers, with the forms it was seen in."""

    score: float
    first: int
    second: int
    link: Link


Judge = Callable[[EntityForms, EntityForms], Link | None]


# ---------------------------------------------------------------- the stages: what is enough to join


def shares_a_name(a: EntityForms, b: EntityForms) -> Link | None:
    """They are called the same, but for case, marks and spelling family."""
    found: list[tuple[bool, float, Link]] = []
    for form in a.all_names:
        for other in b.all_names:
            if form == other or _fold(a, form) == _fold(b, other):
                names = (form == a.name) + (other == b.name)
                plain = _plain(a, form) == _plain(b, other)
                method: MergeMethod = "transliteration" if not plain else "same"
                if plain and not a.is_place and not a.is_person and body_name(form).acronym and names < 2:
                    method = "acronym"
                found.append((form == other, -names, Link(form, other, method, 0.98 if plain else 0.96)))
    if not found:
        return None
    # forms that are letter for letter the same need no evidence of their own: the names they stand for do
    exact, _, link = min(found, key=lambda item: (item[1], item[0], item[2]))
    if exact and a.name != b.name:
        method = "acronym" if link.method == "acronym" else "same"
        return Link(a.name, b.name, method, 0.95)
    return link


def _fold(entity: EntityForms, form: str) -> str:
    if entity.is_place:
        return entity.area_name(form).joined
    if entity.is_person:
        return person_name(form).joined
    body = body_name(form)
    return body.acronym or body.joined


def _plain(entity: EntityForms, form: str) -> tuple[str, ...]:
    if entity.is_place:
        return tuple(word.plain for word in place_name(form).words)
    if entity.is_person:
        return tuple(word.plain for word in person_name(form).words)
    body = body_name(form)
    return (*(word.plain for word in body.words), *sorted(body.nations))


def _best(pairs: Iterable[tuple[Likeness, str, str]], least: float) -> Link | None:
    """The strongest likeness of two forms at or above `least`."""
    links = (Link(form, other, x.method, round(x.score, 3)) for x, form, other in pairs if x.score >= least)
    return min(links, key=lambda link: (-link.score, link), default=None)


def _top(entity: EntityForms) -> list[str]:
    """The forms that are compared."""
    return entity.all_names[:MOST_FORMS]


def _compared(a: EntityForms, b: EntityForms) -> Iterator[tuple[Likeness, str, str]]:
    """Every pair of full forms of the two, compared."""
    if a.is_place:
        for form in _top(a):
            for other in _top(b):
                yield compare_places(a.area_name(form), b.area_name(other)), form, other
    elif a.is_person:
        for form in _top(a):
            x = person_name(form)
            if len(x.words) > 1:
                for other in _top(b):
                    y = person_name(other)
                    if len(y.words) > 1:
                        yield compare_people(x, y), form, other
    else:
        mine = [form for form in _top(a) if a.is_told_by(form)]
        theirs = [form for form in _top(b) if b.is_told_by(form)]
        for form in mine:
            p = body_name(form)
            for other in theirs:
                yield compare_nationless(p, body_name(other)), form, other


def compare_nationless(p: BodyName, q: BodyName) -> Likeness:
    """How alike two names of bodies are whose countries were found to agree; a nation in both must be the
    same."""
    if (p.acronym and q.acronym) or (p.nations and q.nations and p.nations != q.nations):
        return NOTHING
    if p.bag != q.bag and p.distinct.isdisjoint(q.distinct) and (p.is_common or q.is_common):
        return NOTHING
    nobody: frozenset[str] = frozenset()
    return compare_bodies(p._replace(nations=nobody), q._replace(nations=nobody))


def means_the_same(a: EntityForms, b: EntityForms) -> Link | None:
    """Their full names say the same in another romanisation, language or order, or one is today's name."""
    if a.is_place:
        found = _best(_compared(a, b), CORE)
        if found is None and a.geonames_id and a.geonames_id == b.geonames_id:
            return Link(a.name, b.name, "lexicon", 1.0)
        return found
    if a.is_person:
        return _best(_compared(a, b), 0.8)
    if a.kind == b.kind == "state" and (state := state_of(a)) is not None and state == state_of(b):
        return Link(a.name, b.name, "lexicon", 1.0)
    nations = nations_of(a), nations_of(b)
    if nations[0] != nations[1] and not (all(nations) and nations[0] & nations[1]):
        bodies = [body_name(form) for e in (a, b) for form in (e.name,)]
        if any(body.is_common for body in bodies):
            return None  # a bare ministry waits until the rest is settled
    return _best(_compared(a, b), 0.84 if a.kind == b.kind else 0.95)


def is_abbreviated(a: EntityForms, b: EntityForms) -> Link | None:
    """The one's name is the initials of the other's."""
    if a.kind != b.kind:
        return None
    for first, second in ((a, b), (b, a)):
        short = body_name(first.name)
        if short.acronym:
            for form in _top(second):
                full = body_name(form)
                if not full.acronym and short.acronym in full.initials:
                    return Link(first.name, form, "acronym", 0.85)
    return None


def is_the_only_one(a: EntityForms, b: EntityForms) -> Link | None:
    """The one's name lacks the nation that the other's has: "Defence Ministry", in a run that knows one."""
    if a.kind != b.kind:
        return None
    return _best(
        (
            (Likeness(0.8, "apposition"), form, other)
            for form, other in ((a.name, other) for other in _top(b) if b.is_told_by(other))
            if body_name(form).bag == body_name(other).bag and body_name(form).bag
        ),
        0.8,
    ) or _best(
        (
            (Likeness(0.8, "apposition"), form, b.name)
            for form in _top(a)
            if a.is_told_by(form) and body_name(form).bag == body_name(b.name).bag and body_name(form).bag
        ),
        0.8,
    )


def is_the_unit(a: EntityForms, b: EntityForms) -> Link | None:
    """One number and one kind of unit, one of the two said in full: 24th Brigade, 24th Mechanized Brigade."""
    if a.kind != b.kind:
        return None
    for form in _top(a):
        for other in _top(b):
            p, q = body_name(form), body_name(other)
            same_head = p.words and q.words and p.words[-1] == q.words[-1]
            if p.numbers and p.numbers == q.numbers and same_head and (p.bag < q.bag or q.bag < p.bag):
                return Link(form, other, "apposition", 0.82)
    return None


def is_surname_of(a: EntityForms, b: EntityForms) -> Link | None:
    """One is the surname of the other."""
    full_a, full_b = a.full_people, b.full_people
    if bool(full_a) == bool(full_b) or (a.country and b.country and a.country != b.country):
        return None
    return Link(a.name, b.name, "surname", 0.9)


def is_a_slip(a: EntityForms, b: EntityForms) -> Link | None:
    """A rare spelling one or two slips away from a well known name of the same kind."""
    if a.kind != b.kind or not (is_slip(a, b) or is_slip(b, a)):
        return None
    if a.is_place:  # the gazetteer knows one of them and not the other: that other is no town of its own
        return _best(_compared(a, b), 0.62 if (a.geonames_id == 0) != (b.geonames_id == 0) else 0.7)
    return _best(_compared(a, b), 0.8)


class Stage(NamedTuple):
    """One kind of evidence: the keys by which candidates meet, and what makes them one."""

    keys: Callable[[EntityForms], Iterable[Key]]
    judge: Judge


STAGES: tuple[Stage, ...] = (
    Stage(printed_keys, shares_a_name),
    Stage(meaning_keys, means_the_same),
    Stage(acronym_keys, is_abbreviated),
    Stage(unit_keys, is_the_unit),
    Stage(nationless_keys, is_the_only_one),
    Stage(slip_keys, is_a_slip),
    Stage(surname_keys, is_surname_of),
)
"""The policy, surest first. Each stage runs until it changes nothing, and all of them until none does."""


# ---------------------------------------------------------------- the loop


Order = tuple[bool, str, tuple[str, ...]]


class _Run:
    """The entities as they are now, and what was already worked out for those that have not changed.

    An entity is known by a number, given once and never used again. What is decided depends on no number:
    pairs are gone through in the order of the entities' content.
    """

    def __init__(self, entities: Sequence[EntityForms], decisions: Decisions, known: frozenset[str]) -> None:
        self.decisions = decisions
        self.choose = partial(best_name, known=known)
        self.doubts: list[dict[tuple[str, str], Doubt]] = [{} for _ in STAGES]
        self.entities = dict(enumerate(entities))
        self._blocks = [Blocks(stage.keys) for stage in STAGES]
        self._links: dict[tuple[int, int, int], Link | None] = {}
        self._apart: dict[tuple[int, int], str | None] = {}
        self._order: dict[int, Order] = {}
        self._next = len(self.entities)

    def replace(self, old: Iterable[int], made: Iterable[EntityForms]) -> None:
        """Lets go of entities that were joined, and goes on with what they made."""
        for number in old:
            del self.entities[number]
        for entity in made:
            self.entities[self._next] = entity
            self._next += 1

    def order(self, number: int) -> Order:
        """What an entity is sorted by."""
        found = self._order.get(number)
        if found is None:
            found = self._order[number] = order_of(self.entities[number])
        return found

    def candidates(self, stage: int) -> list[tuple[int, int]]:
        """Pairs of entities that share a key at a stage, in order."""
        blocks = self._blocks[stage]
        blocks.update(self.entities)
        pairs = [self._ordered(i, j) for i, j in blocks.pairs()]
        pairs.sort(key=lambda pair: (self._order[pair[0]], self._order[pair[1]]))
        return pairs

    def _ordered(self, i: int, j: int) -> tuple[int, int]:
        return (i, j) if self.order(i) < self.order(j) else (j, i)

    def link(self, i: int, j: int, stage: int) -> Link | None:
        """Why two entities, in order, are the same at a stage, or None."""
        place = (stage, i, j)
        if place not in self._links:
            self._links[place] = STAGES[stage].judge(self.entities[i], self.entities[j])
        return self._links[place]

    def apart(self, i: int, j: int) -> str | None:
        """Why two entities stay apart, or None."""
        if i == j:
            return None
        place = (i, j) if i < j else (j, i)
        if place not in self._apart:
            i, j = self._ordered(i, j)
            self._apart[place] = self._asked(self.entities[i], self.entities[j])
        return self._apart[place]

    def _asked(self, a: EntityForms, b: EntityForms) -> str | None:
        if self.decisions.touches(a, b, self.decisions.different):
            return "decided to be different"
        return None if self.decisions.touches(a, b, self.decisions.same) else must_stay_apart(a, b)


def order_of(entity: EntityForms) -> Order:
    """What entities are sorted by: their content, so that no order of records counts."""
    return entity.is_place, entity.name, entity.ids


def _one_round(run: _Run, stage: int) -> bool:
    """Whether a round of a stage joined anything."""
    run.doubts[stage].clear()
    near: dict[int, list[Edge]] = {}
    edges: list[Edge] = []
    for i, j in run.candidates(stage):
        link = run.link(i, j, stage)
        if link is not None and run.apart(i, j) is None:
            edge = Edge(link.score, i, j, link)
            edges.append(edge)
            near.setdefault(i, []).append(edge)
            near.setdefault(j, []).append(edge)
    accepted: list[Edge] = []
    for edge in edges:
        rival = _rival(edge, near, run)
        if rival is None:
            accepted.append(edge)
        else:
            _note(run.doubts[stage], run.entities, edge, f"{rival[1]} ({run.entities[rival[0]].name})")
    accepted.sort(key=lambda e: (-e.score, e.link, run.entities[e.first].ids, run.entities[e.second].ids))
    group: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    links: dict[int, list[Link]] = {}
    for edge in accepted:
        a, b = group.get(edge.first, edge.first), group.get(edge.second, edge.second)
        if a == b:
            continue
        mine, theirs = members.get(a, [a]), members.get(b, [b])
        why = next((w for i in mine for j in theirs if (w := run.apart(i, j))), None)
        if why is not None:
            _note(run.doubts[stage], run.entities, edge, why)
            continue
        members[a] = mine + theirs
        members.pop(b, None)
        group.update(dict.fromkeys(members[a], a))
        links.setdefault(a, []).extend((*links.pop(b, ()), edge.link))
    if not members:
        return False
    made = [combine([run.entities[i] for i in inside], links[g], run.choose) for g, inside in members.items()]
    run.replace(group, made)
    return True


def _rival(edge: Edge, near: Mapping[int, Sequence[Edge]], run: _Run) -> tuple[int, str] | None:
    """A third entity that fits one of the two as well and cannot be the other; with the reason why not."""
    for mine, other in ((edge.first, edge.second), (edge.second, edge.first)):
        for rival in near[mine]:
            third = rival.second if rival.first == mine else rival.first
            if third != other and rival.score > edge.score - MARGIN:
                why = run.apart(third, other)
                if why is not None:
                    return third, why
    return None


def _note(
    doubts: dict[tuple[str, str], Doubt], entities: Mapping[int, EntityForms], edge: Edge, why: str
) -> None:
    first, second = sorted((entities[edge.first].name, entities[edge.second].name))
    doubt = Doubt(first, second, entities[edge.first].kind, edge.link.method, edge.score, why)
    key = (first, second)
    if key not in doubts or doubt < doubts[key]:
        doubts[key] = doubt


def _decided(entities: list[EntityForms], decisions: Decisions, known: frozenset[str]) -> list[EntityForms]:
    """The entities with those joined that a human said are the same: of one sort, by name or by any form."""
    for pair in sorted(decisions.same, key=sorted):
        for is_place in (False, True):
            inside = [e for e in entities if e.is_place == is_place and not pair.isdisjoint(e.all_names)]
            if len(inside) > 1:
                names = sorted(pair)
                whole = combine(
                    inside, [Link(names[0], names[-1], "decision", 1.0)], partial(best_name, known=known)
                )
                entities = [e for e in entities if e not in inside] + [whole]
    return entities


def cluster(
    entities: Iterable[EntityForms], decisions: Decisions | None = None, known: frozenset[str] = frozenset()
) -> Clusters:
    """The entities with those that are the same joined, in an order of their own content, and the ties.

    `known` are names that a lexicon gives: they are shown where an entity has one.
    """
    decided = decisions or Decisions()
    run = _Run(_decided(list(entities), decided, known), decided, known)
    quiet = 0
    stage = 0
    while quiet < len(STAGES):  # until every stage in a row has joined nothing
        quiet = 0 if _one_round(run, stage) else quiet + 1
        if quiet:
            stage = (stage + 1) % len(STAGES)
    doubts = {doubt for found in run.doubts for doubt in found.values()}
    return Clusters(sorted(run.entities.values(), key=order_of), sorted(doubts))

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
from itertools import combinations
from typing import NamedTuple

from ..records import MergeMethod
from .block import (
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
from .entity import EntityForms, Link, combine
from .judge import (
    MOST_FORMS,
    area_name,
    full_people,
    is_slip,
    must_stay_apart,
    nations_of,
    state_of,
    tells_which,
)
from .parts import BodyName, body_name, person_name, place_name

LARGEST_BLOCK = 60
"""Entities of one key that are compared with one another; a key of more tells nothing."""
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
    """A likeness of two entities by their places in the list, with the forms it was seen in."""

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
        return area_name(entity, form).joined
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
                yield compare_places(area_name(a, form), area_name(b, other)), form, other
    elif a.is_person:
        for form in _top(a):
            x = person_name(form)
            if len(x.words) > 1:
                for other in _top(b):
                    y = person_name(other)
                    if len(y.words) > 1:
                        yield compare_people(x, y), form, other
    else:
        mine = [form for form in _top(a) if tells_which(a, form)]
        theirs = [form for form in _top(b) if tells_which(b, form)]
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
            for form, other in ((a.name, other) for other in _top(b) if tells_which(b, other))
            if body_name(form).bag == body_name(other).bag and body_name(form).bag
        ),
        0.8,
    ) or _best(
        (
            (Likeness(0.8, "apposition"), form, b.name)
            for form in _top(a)
            if tells_which(a, form) and body_name(form).bag == body_name(b.name).bag and body_name(form).bag
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
    full_a, full_b = full_people(a), full_people(b)
    if bool(full_a) == bool(full_b):
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

    keys: Callable[[EntityForms], Iterator[Key]]
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
"""The policy, surest first. Each stage runs until it changes nothing, and a change starts over from the
first."""


# ---------------------------------------------------------------- the loop


def _candidates(entities: Sequence[EntityForms], stage: Stage) -> list[tuple[int, int]]:
    """Pairs of entities that share a key, in order."""
    blocks: dict[Key, list[int]] = {}
    for i, entity in enumerate(entities):
        for key in set(stage.keys(entity)):
            blocks.setdefault(key, []).append(i)
    pairs: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if key[0] == "initial":
            continue
        if 1 < len(members) <= LARGEST_BLOCK:
            pairs.update(combinations(members, 2))
    for key, members in blocks.items():
        if key[0] == "initial" and not key[-1]:
            full = blocks.get((*key[:-1], True), ())
            pairs.update((min(i, j), max(i, j)) for i in members for j in (*full, *members) if i != j)
    return sorted(pairs)


def _edges(entities: Sequence[EntityForms], stage: Stage) -> Iterator[Edge]:
    for i, j in _candidates(entities, stage):
        link = stage.judge(entities[i], entities[j])
        if link is not None:
            yield Edge(link.score, i, j, link)


class _Apart:
    """Why two entities of the list stay apart, asked once for each pair."""

    def __init__(self, entities: Sequence[EntityForms], decisions: Decisions) -> None:
        self.entities = entities
        self.decisions = decisions
        self.known: dict[tuple[int, int], str | None] = {}

    def why(self, i: int, j: int) -> str | None:
        """The reason, or None."""
        if i == j:
            return None
        key = (i, j) if i < j else (j, i)
        if key not in self.known:
            a, b = self.entities[key[0]], self.entities[key[1]]
            self.known[key] = (
                "decided to be different"
                if self.decisions.touches(a, b, self.decisions.different)
                else None
                if self.decisions.touches(a, b, self.decisions.same)
                else must_stay_apart(a, b)
            )
        return self.known[key]


def _one_round(
    entities: Sequence[EntityForms],
    stage: Stage,
    decisions: Decisions,
    known: frozenset[str],
    doubts: dict[tuple[str, str], Doubt],
) -> list[EntityForms] | None:
    """The entities after one round of a stage, or None where it joins nothing."""
    apart = _Apart(entities, decisions)
    near: dict[int, list[Edge]] = {}
    edges: list[Edge] = []
    for edge in _edges(entities, stage):
        if apart.why(edge.first, edge.second) is None:
            edges.append(edge)
            near.setdefault(edge.first, []).append(edge)
            near.setdefault(edge.second, []).append(edge)
    if not edges:
        return None
    accepted: list[Edge] = []
    for edge in edges:
        rival = _rival(edge, near, apart)
        if rival is None:
            accepted.append(edge)
        else:
            _note(doubts, entities, edge, f"{rival[1]} ({entities[rival[0]].name})")
    accepted.sort(key=lambda e: (-e.score, e.link, entities[e.first].ids, entities[e.second].ids))
    group = list(range(len(entities)))
    members: dict[int, list[int]] = {i: [i] for i in group}
    links: dict[int, list[Link]] = {}
    joined = False
    for edge in accepted:
        a, b = group[edge.first], group[edge.second]
        if a == b:
            continue
        why = next((w for i in members[a] for j in members[b] if (w := apart.why(i, j))), None)
        if why is not None:
            _note(doubts, entities, edge, why)
            continue
        joined = True
        for j in members[b]:
            group[j] = a
        members[a] += members.pop(b)
        links.setdefault(a, []).extend((*links.pop(b, ()), edge.link))
    if not joined:
        return None
    return [
        entities[g]
        if len(inside) == 1
        else combine([entities[i] for i in inside], links[g], partial(best_name, known=known))
        for g, inside in members.items()
    ]


def _rival(edge: Edge, near: Mapping[int, Sequence[Edge]], apart: _Apart) -> tuple[int, str] | None:
    """A third entity that fits one of the two as well and cannot be the other; with the reason why not."""
    for mine, other in ((edge.first, edge.second), (edge.second, edge.first)):
        for rival in near[mine]:
            third = rival.second if rival.first == mine else rival.first
            if third != other and rival.score > edge.score - MARGIN:
                why = apart.why(third, other)
                if why is not None:
                    return third, why
    return None


def _note(
    doubts: dict[tuple[str, str], Doubt], entities: Sequence[EntityForms], edge: Edge, why: str
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
    current = _decided(list(entities), decided, known)
    doubts: dict[tuple[str, str], Doubt] = {}
    position = 0
    while position < len(STAGES):
        current.sort(key=lambda e: (e.is_place, e.name, e.ids))
        after = _one_round(current, STAGES[position], decided, known, doubts)
        if after is None:
            position += 1
        else:
            current = after
            position = 0
            doubts.clear()
    return Clusters(current, sorted(doubts.values()))

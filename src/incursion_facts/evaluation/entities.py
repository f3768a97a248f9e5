"""Actors and places judged by the spellings in the article, and by the fields of what they lead to.

A country or a capital may be read as the state that acts or as the place, and readers differ. So such a form
is never counted as spurious in either list; whether states are seen at all is the share `actors.state`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from ..records import Actor, Mention, Place
from .findings import ArticleFindings, Findings
from .gold import Annotation, GoldActor, GoldPlace
from .names import EITHER, fold
from .outcomes import Outcome, Span, Text, span_of

EntityType = Literal["actors", "places"]
RECORDS: Mapping[EntityType, type[Actor] | type[Place]] = {"actors": Actor, "places": Place}
UNNAMED = frozenset({"nominal", "pronoun"})
"""Forms of mentions that are no spelling of a name: "the governor", "he"."""


class Seen(NamedTuple):
    """A spelling of the records: the entity that it mostly leads to, and its first mention."""

    entity: Actor | Place
    first: Mention


class Named(NamedTuple):
    """A spelling that gold and records both have: what it names there and there."""

    form: str
    name: str
    entity_id: str


def judge_entities(
    kind: EntityType, gold: Annotation, found: ArticleFindings, findings: Findings, text: Text
) -> Iterator[Outcome]:
    """Outcomes for the spellings of a type; nothing where the gold leaves the type out."""
    entries: Sequence[GoldActor | GoldPlace] | None = gold.actors if kind == "actors" else gold.places
    if entries is None:
        return
    states, never_spurious = _unclear(gold)
    wanted: dict[str, list[GoldActor | GoldPlace]] = {}
    for entry in entries:
        for form in entry.forms:
            wanted.setdefault(fold(form), []).append(entry)
    seen = _seen(kind, found, findings)
    printed = {fold(form): form for entry in entries for form in entry.forms}
    for form, entries_of in wanted.items():
        if all(entry.optional for entry in entries_of):
            continue
        at = text.span_of(printed[form])
        if form not in EITHER and not (kind == "actors" and form in states):
            yield from _judge_form(kind, entries_of, seen.get(form), at, text)
    for form, (entity, first) in seen.items():
        if form not in never_spurious and form not in wanted:
            error = text.error(kind, "spurious", span_of(first), None, _shown(entity), first)
            yield Outcome(kind, "spurious", error)
    if kind == "actors":
        yield from _judge_states(states, printed, found, findings, text)
    else:
        yield from _judge_countries(gold.places or (), seen, text)


def names_of(
    kind: EntityType, gold: Annotation, found: ArticleFindings, findings: Findings
) -> Iterator[Named]:
    """The spellings by which joining is judged: those that stand for one kind of thing in the article."""
    states, _ = _unclear(gold)
    wanted: dict[str, list[GoldActor | GoldPlace]] = {}
    for entry in (gold.actors if kind == "actors" else gold.places) or ():
        for form in entry.forms:
            wanted.setdefault(fold(form), []).append(entry)
    seen = _seen(kind, found, findings)
    for form, entries in wanted.items():
        unclear = form in EITHER or (kind == "actors" and form in states)
        unclear = unclear or all(entry.optional for entry in entries)
        if form in seen and not unclear and len({entry.kind for entry in entries}) == 1:
            yield Named(form, entries[-1].name, seen[form].entity.id)


def _judge_form(
    kind: EntityType, entries: Sequence[GoldActor | GoldPlace], seen: Seen | None, at: Span | None, text: Text
) -> Iterator[Outcome]:
    if seen is None:
        told = ", ".join(dict.fromkeys(f"{entry.name} ({entry.kind})" for entry in entries))
        yield Outcome(kind, "missed", text.error(kind, "missed", at, told, None))
        return
    yield Outcome(kind, "found")
    kinds = list(dict.fromkeys(entry.kind for entry in entries))
    share: Literal["actors.kind", "places.kind"] = "actors.kind" if kind == "actors" else "places.kind"
    right = seen.entity.kind in kinds
    yield text.share(share, right, span_of(seen.first), " or ".join(kinds), seen.entity.kind, seen.first)


def _judge_states(
    states: Iterable[str], printed: Mapping[str, str], found: ArticleFindings, findings: Findings, text: Text
) -> Iterator[Outcome]:
    """Whether each spelling of a state is seen acting somewhere in the article."""
    acting = set()
    for mention in found.of(Mention):
        entity = findings.entities.get(mention.entity_id)
        if isinstance(entity, Actor) and entity.kind == "state":
            acting.add(fold(mention.text))
    for form in states:
        yield text.share("actors.state", form in acting, text.span_of(printed[form]), "state", None)


def _judge_countries(places: Iterable[GoldPlace], seen: Mapping[str, Seen], text: Text) -> Iterator[Outcome]:
    """The country of every spelling of a place that was found, countries themselves included."""
    for place in places:
        if place.country is None or place.kind == "other" or place.optional:
            continue
        for form in map(fold, place.forms):
            if form in seen:
                entity, first = seen[form]
                right = entity.country == place.country
                yield text.share(
                    "places.country", right, span_of(first), place.country, entity.country, first
                )


def _seen(kind: EntityType, found: ArticleFindings, findings: Findings) -> dict[str, Seen]:
    """Folded spelling -> what it leads to most often, the first of equals."""
    counts: dict[str, Counter[str]] = {}
    first: dict[str, Mention] = {}
    for mention in found.of(Mention):
        entity = findings.entities.get(mention.entity_id)
        if isinstance(entity, RECORDS[kind]) and mention.form not in UNNAMED:
            form = fold(mention.text)
            counts.setdefault(form, Counter())[mention.entity_id] += 1
            first.setdefault(form, mention)
    return {
        form: Seen(findings.entities[max(c, key=c.__getitem__)], first[form]) for form, c in counts.items()
    }


def _unclear(gold: Annotation) -> tuple[list[str], set[str]]:
    """The spellings of states, in the gold's order, and all that may be a state or a place."""
    states = dict.fromkeys(
        fold(form)
        for actor in gold.actors or ()
        if actor.kind == "state" and not actor.optional
        for form in actor.forms
    )
    optional = {
        fold(form)
        for actor in gold.actors or ()
        if actor.kind == "state" and actor.optional
        for form in actor.forms
    }
    countries = {fold(form) for place in gold.places or () if place.kind == "country" for form in place.forms}
    return list(states), {*EITHER, *states, *optional, *countries}


def _shown(entity: Actor | Place) -> str:
    return f"{entity.name} ({entity.kind})"

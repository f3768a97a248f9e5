"""What figures of people hurt tell as events: who was killed was killed, who had to flee was driven out.

The casualties of the article were read before (casualties.py), by more constructions than verbs of events:
"left 18 dead", "three inmates died", "slaying at least 70". A newcomer would make an event of each: a total
is none, nor is what a bomb did that the sentence tells as an explosion.
"""

from __future__ import annotations

from ..records import Casualty, Effect, EventType
from .event_clauses import weapon_type
from .event_codes import code_sets
from .event_drafts import Article, Draft

EVENTS: dict[Effect, EventType] = {
    "killed": "killing",
    "displaced": "evacuation",
    "abducted": "abduction",
    "detained": "arrest",
    "captured": "other",
}
"""Effects that are deeds; who is wounded or missing was so by an event that the text names."""

TELLING = frozenset({"passive", "companion", "active", "present", "forced", "intransitive", "participle"})
"""Rules of casualties whose words hold a verb: a toll or a list of bodies only counts."""

BY_WEAPON = frozenset({"shelling", "drone_strike", "air_strike", "missile_strike", "explosion"})


def harm_drafts(article: Article, drafts: list[Draft]) -> list[Draft]:
    """The events that figures tell and no draft does yet, in text order."""
    out: list[Draft] = []
    taken: list[tuple[int, int]] = []
    for casualty in article.reading.casualties:
        kind = EVENTS.get(casualty.effect)
        if kind is None or casualty.part_of is not None or not _is_told(article, casualty):
            continue
        tokens = article.reading.tokens
        start, end = tokens.at(casualty.start), tokens.at(casualty.end - 1) + 1
        if any(low < end and start < high for low, high in taken):
            continue
        taken.append((start, end))
        if kind == "killing" and _is_effect(article, casualty, start, end, drafts):
            continue
        if any(d.start < end and start < max(d.end, d.reach) and d.kind == kind for d in drafts):
            continue
        out.append(_draft(article, casualty, kind, start, end))
    return out


def _is_told(article: Article, casualty: Casualty) -> bool:
    """Whether the figure is of people to whom it did happen, in words that say so."""
    if casualty.status == "denied" or (casualty.high or casualty.low or 0) < 1:
        return False
    if casualty.rule in TELLING:
        return True
    tokens = article.reading.tokens
    at = tokens.at(casualty.start)
    codes = tokens.codes[max(0, at - 4) : at]
    return casualty.rule in ("state", "held") and not code_sets().leaves.isdisjoint(codes)


def _is_effect(article: Article, casualty: Casualty, start: int, end: int, drafts: list[Draft]) -> bool:
    """Whether the sentence tells what killed them as an event of its own: "a blast that killed six"."""
    codes = article.codes
    sets = code_sets()
    first, last = article.reading.tokens.sentence(start)
    if not sets.mishap.isdisjoint(codes[max(first, start - 8) : min(last, end + 8)]):
        return True  # died in a crash; a landslide left six dead
    if casualty.rule in ("active", "present", "state"):
        near = codes[max(first, start - 4) : start]
        if not (sets.metaphor.isdisjoint(near) or sets.assault.isdisjoint(near)):
            return True  # a heart attack killed him
        before = [d for d in drafts if first <= d.trigger < start]
        if before and before[-1].kind == "killing" and before[-1].rule == "assault":
            return True  # an attack on tourists left 12 people dead
        if before and before[-1].kind in BY_WEAPON:
            return True
        if (
            before
            and before[-1].kind == "killing"
            and codes[start] in sets.vbg
            and codes[start - 1] in sets.comma
        ):
            return True  # opened fire on worshippers, killing eleven
        return weapon_type(codes, max(first, start - 8), start) is not None
    if casualty.rule == "intransitive":
        beside = drafts if (casualty.low or 0) > 1 else [d for d in drafts if first <= d.trigger < last]
        if not any(d.kind in VIOLENT or d.kind == "killing" for d in beside):
            return True  # an aunt dies in her bed, people of cholera
        return any(end <= d.trigger < min(last, end + 8) and d.kind in VIOLENT for d in drafts)
    return False


VIOLENT = BY_WEAPON | {"armed_clash"}


def _draft(article: Article, casualty: Casualty, kind: EventType, start: int, end: int) -> Draft:
    """The event of a figure, with what the casualty knows of it."""
    low, high = article.clause(start, end - 1)
    draft = Draft(kind, "harm", end - 1, start, end, low, high, finite=True, verbal=True, reach=end)
    draft.agents = (casualty.perpetrator_id,) if casualty.perpetrator_id else ()
    draft.targets = (casualty.victims.actor_id,) if casualty.victims.actor_id else ()
    draft.place, draft.date = casualty.place_id, casualty.date
    offset = article.reading.tokens.starts[start]
    draft.headline = any(begin <= offset < stop for begin, stop in article.headlines)
    return draft

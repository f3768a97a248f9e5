"""Nouns of events: "a raid on the village", "declared a state of emergency", "drone strikes overnight"."""

from __future__ import annotations

from ..records import EventType
from .event_clauses import (
    actors_within,
    subject_start,
    subjects,
    tail,
    verb_group,
    weapon_type,
)
from .event_codes import code_sets
from .event_circumstances import complete
from .event_drafts import Article, Draft
from .event_rules import Rule
from .reading import Name


def read_noun(article: Article, rule: Rule, at: int) -> Draft | None:
    """The event that a rule finds in the noun at a token, or None."""
    codes = article.codes
    sets = code_sets()
    match = rule.active(codes, at)
    if match is None:
        return None
    code = codes[at]
    start = at
    while start and start > at - 7 and codes[start - 1] in sets.noun_left:
        start -= 1
    first = start
    while start < at and (codes[start] in sets.rest or codes[start] in sets.quote):
        start += 1
    if code in sets.vbg or code in sets.vb or code in sets.vbz:
        group = verb_group(codes, at)
        if (
            group is not None
            and (group.finite or group.gerund)
            and code in sets.vbg
            and codes[at - 1] in sets.be
        ):
            return None
        if code in sets.vbg and codes[at - 1] in sets.combatant:
            return None
    modifiers = codes[start:at]
    if any(c in sets.metaphor for c in modifiers[-2:]) and rule.name in (
        "clash",
        "assault",
        "fire",
        "explosion",
    ):
        if not set(modifiers) & sets.weapon or rule.name == "clash":
            return None
    if _noun_unreal(codes, first, start, at, match.end()):
        return None
    kind = rule.kind
    words = article.reading.tokens.words
    end = tail(codes, match.end())
    low, high = article.clause(start, at)
    draft = Draft("other", rule.name, at, start, end, low, high)
    if kind == "weapon":
        found = weapon_type(codes, max(start, at - 5), at)
        if words[at].lower().startswith("fire"):
            if codes[start - 1] not in sets.boundary and found not in ("shelling", "missile_strike"):
                under = any(words[k].lower() == "under" for k in range(max(0, at - 4), at))
                found = (
                    "shelling"
                    if under and not set(codes[at + 1 : at + 3]) & sets.singular - sets.name
                    else None
                )
        if found is None or found in ("air_strike", "explosion"):
            return None
        draft.kind = found
    elif kind == "attack":
        result = _assault(article, start, at, end, high)
        if result is None:
            return None
        draft.kind, draft.attack = result
    elif rule.name in ("incursion", "explosion", "shelling"):
        found = weapon_type(codes, max(start, at - 3), at)
        if found is None and rule.name == "explosion":
            found = "explosion"
        draft.kind = found or kind
        if rule.name == "incursion" and words[at - 1].lower() in ("police", "dawn", "drug"):
            return None
    else:
        draft.kind = kind
    light = _light(codes, start)
    if rule.name == "probe":
        if light is None or codes[light] not in sets.opens:
            after = next(
                (
                    k
                    for k in range(at + 1, min(high, at + 5))
                    if codes[k] in sets.opens and codes[k] in sets.vbn
                ),
                None,
            )
            if after is None:
                return None
        if words[at].lower() in ("case", "cases", "file", "files") and not (
            set(codes[start : at + 4]) & sets.crime
        ):
            return None
    if rule.name == "emergency":
        word = words[at].lower()
        if word == "emergency" and [w.lower() for w in words[at - 2 : at]] != ["state", "of"]:
            return None
        if word == "martial" and words[at + 1].lower() != "law":
            return None
    if rule.name == "custody" and words[at - 1].lower() not in ("in", "into"):
        return None
    if rule.name == "upheaval" and words[at].lower() in ("war", "conflict", "wars", "conflicts"):
        return None
    agents: list[Name] = []
    if light is not None:
        group = verb_group(codes, light)
        if group is not None:
            if not group.real:
                return None
            draft.hedged = group.hedged
            draft.finite = group.finite and not words[light].lower().startswith("claim")
            agents = subjects(article, article.clause(group.start, light)[0], group.start)
            draft.start = (
                subject_start(codes, low, group.start)
                if rule.name in ("regime", "emergency", "probe")
                else group.start
            )
    else:
        follow = codes[end] if end < len(codes) else sets.boundary
        if follow in sets.modal:
            return None
    by = next((k for k in range(at + 1, min(high, at + 8)) if codes[k] in sets.by), None)
    if not agents and by is not None:
        agents = actors_within(article, by, min(high, by + 9))[:2]
    if not agents:
        agents = actors_within(article, start, at)[:1]
    targets: list[Name] = []
    for k in range(at + 1, min(high, at + 4)):
        if codes[k] in sets.against:
            targets = actors_within(article, k, min(high, k + 6))[:1]
            break
    head = None
    if rule.name == "capture":
        head = match.span("head")
    draft.hedged |= bool(set(codes[start:at]) & sets.hedge)
    complete(article, draft, agents, targets, start, head)
    anaphoric = codes[start] in sets.anaphor
    told = bool(set(codes[start + 1 : end]) & (sets.place | sets.date | sets.actor)) or bool(
        set(codes[start : start + 1]) & (sets.date | sets.name)
    )
    if not draft.finite and end < len(codes) and codes[end] in sets.occurs:
        draft.finite = True
    draft.weak = anaphoric and not told and not draft.finite
    return draft


def _light(codes: str, start: int) -> int | None:
    """The verb that only says that the noun behind it happened: "carried out", "has opened"."""
    sets = code_sets()
    for i in range(start - 1, max(-1, start - 4), -1):
        code = codes[i]
        if code in sets.light:
            return i
        if code == sets.boundary or code in sets.comma or code in sets.name:
            return None
    return None


def _noun_unreal(codes: str, first: int, start: int, at: int, end: int) -> bool:
    sets = code_sets()
    low = max(0, first - 3)
    for i in range(at - 1, low - 1, -1):
        code = codes[i]
        if code == sets.boundary or code in sets.comma:
            break
        if code in sets.unreal_noun or (code in sets.negation and i >= first - 2):
            return True
    before = first - 1
    if before > 0 and codes[before] in sets.vb:
        k = before - 1
        while k > 0 and codes[k] in sets.adverb:
            k -= 1
        if codes[k] in sets.modal or (codes[k] in sets.to and codes[k - 1] not in sets.ongoing):
            return True
    return False


def _assault(article: Article, start: int, at: int, end: int, high: int) -> tuple[EventType, bool] | None:
    """The type of an attack as a noun: its weapon, what it is on, or that it crossed a border."""
    codes = article.codes
    sets = code_sets()
    words = article.reading.tokens.words
    found = weapon_type(codes, max(start, at - 4), at)
    if found is None:
        for i in range(at + 1, min(high, at + 7)):
            if codes[i] in sets.instrument and words[i].lower() not in ("in", "from"):
                found = weapon_type(codes, i + 1, min(high, i + 5))
                if found:
                    break
    if found:
        return found, False
    word = words[at].lower()
    if words[start - 1].lower() == "under" or words[at - 1].lower() == "under":
        return "other", False
    modifiers = [w.lower() for w in words[start:at]]
    if any("border" in w for w in modifiers) or "ground" in modifiers:
        return "incursion", False
    on = at + 1 < len(codes) and codes[at + 1] in sets.against
    if on:
        for i in range(at + 2, min(high, at + 9)):
            code = codes[i]
            if code in sets.post and code not in sets.force:
                return "armed_clash", False
            if code in sets.area:
                return (
                    ("incursion", False)
                    if word.startswith(("assault", "offensive", "onslaught"))
                    else ("other", True)
                )
            if code in sets.comma or code == sets.boundary:
                break
    if word.startswith("strike"):
        return None  # teachers on strike
    if word == "sabotage":
        return None
    return "other", True

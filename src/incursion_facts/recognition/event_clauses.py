"""The clause around a trigger: the verb group's voice, whether it happened, who is its subject, its ends.

There is no parse tree: a clause ends at a boundary, a semicolon or a word that opens another clause, and
what stands before a verb is its subject unless a preposition binds it. A newcomer would take the nearest
name for the agent: in "the Corps, which joined the Legion, attacked" it is the farthest.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..records import EventType
from .event_codes import code_sets
from .event_drafts import Article
from .reading import Name


@dataclass(slots=True)
class VerbGroup:
    """A verb with what stands before it as part of it: "had reportedly been"."""

    start: int
    passive: bool = False
    progressive: bool = False
    perfect: bool = False
    finite: bool = False
    real: bool = True
    hedged: bool = False
    gerund: bool = False
    tried: bool = False
    """Only attempted: of some events that is one itself."""
    promised: bool = False


def verb_group(codes: str, at: int) -> VerbGroup | None:
    """The group of the verb at a token; None when the word is no verb there."""
    sets = code_sets()
    code = codes[at]
    first = at
    be = have = to = modal = negated = hedged = False
    while first and codes[first - 1] in sets.auxiliary:
        before = codes[first - 1]
        first -= 1
        if before in sets.be:
            be = True
        elif before in sets.have:
            have = True
        elif before in sets.modal:
            modal = True
        elif before in sets.to:
            to = True
        if before in sets.negation:
            negated = True
        if before in sets.hedge:
            hedged = True
    previous = codes[first - 1] if first else sets.boundary
    group = VerbGroup(first, hedged=hedged, perfect=have)
    group.tried = not negated and not modal and previous in sets.tried
    group.promised = not negated and (
        previous in sets.promised if to else modal and codes[at - 1] in sets.promised
    )
    if negated:
        group.real = False
    if modal:
        group.real = False
    if to and not have:
        group.real = previous in sets.ongoing and not negated
    elif to and have:
        group.real = not negated
    if be and code in sets.vbn and code not in sets.vbg:
        group.passive = group.finite = True
    elif code in sets.vbg:
        if not be and previous in sets.other:
            return None  # the surrounding villages
        if not be and (codes[at + 1] in sets.vbd or codes[at + 1] in sets.be or codes[at + 1] in sets.have):
            return None  # shelling damaged, shelling has
        if not be and (codes[at + 1] in sets.of or previous in sets.names_kind):
            return None  # the shelling of the town; a suicide bombing
        group.progressive = be
        group.gerund = not be
        group.finite = be
        if (not be or have) and previous in sets.unreal_verb:
            group.real = False
    elif have and code in sets.vbn:
        group.finite = True
    elif code in sets.vbd or code in sets.vbn:
        if previous in sets.preposition or previous in sets.determiner:
            group.finite = False
        else:
            group.finite = True
    elif to or modal:
        group.finite = True
    elif code in sets.vbz:
        if first == at and previous in sets.names_kind and code in sets.noun_or_verb:
            return None  # mortar shells hit; but a car bomb explodes
        joined = previous in sets.joins_verb and code not in sets.nns
        if (
            not (be or have or to or modal)
            and not joined
            and (previous in sets.determiner or previous not in sets.singular)
        ):
            return None
        group.finite = True
    elif code in sets.vb:
        if previous not in sets.plural:
            return None
        group.finite = True
    else:
        return None
    if have and previous in sets.unreal_verb:
        group.real = False
    return group


def is_supposed(codes: str, first: int) -> bool:
    """Whether "if" opens the clause of a verb."""
    sets = code_sets()
    for i in range(first - 1, max(-1, first - 8), -1):
        code = codes[i]
        if code in sets.if_:
            return True
        if code == sets.boundary or code in sets.comma:
            return False
    return False


def sentence_start(codes: str, at: int) -> int:
    """Where the sentence of a token begins."""
    return codes.rfind(code_sets().boundary, 0, at) + 1


def weapon_type(codes: str, low: int, high: int) -> EventType | None:
    """The type that the weapons between two tokens make: drones first, bombs last."""
    sets = code_sets()
    span = codes[low:high]
    if sets.weapon.isdisjoint(span):
        return None
    if not sets.drone.isdisjoint(span):
        return "drone_strike"
    if not sets.missile.isdisjoint(span):
        return "missile_strike"
    if not sets.shell.isdisjoint(span):
        return "shelling"
    return "explosion" if sets.air.isdisjoint(span) else "air_strike"


def subjects(article: Article, low: int, high: int) -> list[Name]:
    """The actors that a clause's subject names, leftmost first, with those that "and" joins to it."""
    codes = article.codes
    sets = code_sets()
    found: list[Name] = []
    last = -1
    for name in article.names_within(low, high):
        if name.is_place:
            continue
        before = name.start - 1
        while before > low and codes[before] in sets.leading:
            before -= 1
        bound = before >= low and codes[before] in sets.preposition and codes[before] not in sets.of
        if found:
            if bound or any(codes[k] not in sets.joins for k in range(last, name.start)):
                continue
        elif bound or name.kind == "media":
            continue
        found.append(name)
        last = name.end
    return found


def agents_by(article: Article, by: int, high: int) -> list[Name]:
    """The actors behind "by", up to a comma, a full stop or another preposition."""
    sets = code_sets()
    for i in range(by + 1, min(high, by + 9)):
        if article.codes[i] in sets.by_end:
            return actors_within(article, by, i)[:2]
    return actors_within(article, by, min(high, by + 9))[:2]


def actors_within(article: Article, low: int, high: int) -> list[Name]:
    """The actors named between two tokens."""
    return [name for name in article.names_within(low, high) if not name.is_place]


def is_locative(codes: str, start: int) -> bool:
    """Whether a place's name stands behind a word of place, with at most a few words between."""
    sets = code_sets()
    for i in range(start - 1, max(-1, start - 6), -1):
        code = codes[i]
        if code in sets.locative:
            return True
        if code == sets.boundary or code in sets.comma or code in sets.by or code in sets.vbd:
            return False
    return False


def subject_start(codes: str, low: int, verb: int) -> int:
    """Where the subject before a verb begins, at most ten tokens away."""
    sets = code_sets()
    start = verb
    if verb and codes[verb - 1] in sets.joins_verb and codes[verb - 1] not in sets.quote:
        return verb  # captured the town and [killed two]
    relative = codes[verb - 1] in sets.relative if verb else False
    for i in range(verb - 1, max(low, verb - 10) - 1, -1):
        code = codes[i]
        if (code not in sets.word and code not in sets.possessive and code not in sets.quote) or (
            code in sets.other_verb
        ):
            break
        if code in sets.past and (i + 1 >= verb or codes[i + 1] not in sets.by):
            break
        if (
            relative
            and i < verb - 1
            and (code in sets.preposition or code in sets.relative)
            and code not in sets.of
        ):
            break  # operations against [attackers who crossed the border]
        if code in sets.that and i < verb - 1:
            break  # footage shows that, the ministry said that
        start = i
    while start < verb and (
        codes[start] in sets.rest
        or codes[start] in sets.quote
        or codes[start] in sets.possessive
        or codes[start] in sets.not_first
    ):
        start += 1
    return start


def object_end(codes: str, end: int) -> int:
    """Takes in the rest of the object phrase, and a place or date right behind it."""
    sets = code_sets()
    stop = min(len(codes), end + 8)
    while end < stop and (
        codes[end] in sets.rest or codes[end] in sets.name or codes[end] in sets.possessive
        or codes[end] in sets.object_word
    ):  # fmt: skip
        end += 1
    while end < len(codes) and codes[end] in sets.rest:
        end += 1
    at = end
    for _ in range(2):
        k = at
        while (
            k < len(codes)
            and k < at + 4
            and (codes[k] in sets.locative or codes[k] in sets.determiner or codes[k] in sets.possessive)
        ):
            k += 1
        if k < len(codes) and (codes[k] in sets.place or codes[k] in sets.date):
            k += 1
            while k < len(codes) and codes[k] in sets.rest:
                k += 1
            at = end = k
        else:
            break
    return end


def tail(codes: str, end: int) -> int:
    """The end of a noun phrase with what hangs on it: "of several villages in Sumy region on Monday".

    A phrase behind a preposition runs to its last noun: "on the mission of the united nations" is whole.
    """
    sets = code_sets()
    while end < len(codes) and codes[end] in sets.rest:
        end += 1
    for _ in range(3):
        if end >= len(codes):
            break
        k = end
        if codes[k] in sets.inner:
            k += 1
        elif codes[k] not in sets.date:
            break
        stop = min(len(codes), k + 9)
        last = end
        while k < stop and (codes[k] in sets.phrase or codes[k] in sets.name or codes[k] in sets.rest):
            if (
                codes[k] not in sets.determiner
                and codes[k] not in sets.possessive
                and codes[k] not in sets.adverb
            ):
                last = k + 1
            if codes[k] in sets.date:
                while last < len(codes) and codes[last] in sets.rest:
                    last += 1
                break
            k += 1
        if last == end:
            break
        end = last
    return end

"""The clause around a trigger: the verb group's voice, whether it happened, who acts, where and when.

There is no parse tree: a clause ends at a boundary, a semicolon or a word that opens another clause, and
what stands before a verb is its subject unless a preposition binds it. A newcomer would take the nearest
name for the agent: in "the Corps, which joined the Legion, attacked" it is the farthest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..language.classes import class_table
from ..lexicons import load_lexicon
from ..records import EventType
from .reading import Name, Reading


class Codes:
    """Codes by class, as sets: what a loop over tokens asks."""

    def __init__(self) -> None:
        table = class_table()

        def codes(*names: str) -> frozenset[str]:
            return frozenset().union(*(table.codes_of(name) for name in names))

        self.boundary = table.boundary
        self.be = codes("BE")
        self.have = codes("HAVE")
        self.modal = codes("MODAL")
        self.negation = codes("NEGATION")
        self.adverb = codes("ADVERB", "HEDGE", "both", "all", "also")
        self.hedge = codes("HEDGE")
        self.to = codes("to")
        self.auxiliary = (
            self.be | self.have | self.modal | self.negation | self.adverb | self.to | codes("DO")
        )
        self.vbd, self.vbn, self.vbg = codes("VBD"), codes("VBN"), codes("VBG")
        self.vbz, self.vb = codes("VBZ"), codes("VB")
        self.by = codes("by")
        self.preposition = codes(
            "in",
            "from",
            "by",
            "on",
            "to",
            "against",
            "near",
            "into",
            "with",
            "for",
            "at",
            "inside",
            "outside",
            "across",
            "toward",
            "towards",
            "over",
            "through",
            "between",
            "of",
            "around",
            "about",
            "under",
            "within",
            "along",
            "behind",
        )
        self.of = codes("of")
        self.against = codes("against", "on", "upon")
        self.speech = codes("SPEECH", "CLAIM_SPEECH", "ADMIT_SPEECH", "DENY_SPEECH", "according")
        self.clause_end = codes("SEMI", "COLON", "SUBORDINATE") - codes("SPEECH")
        self.comma = codes("COMMA")
        self.joins = codes(
            "COMMA", "and", "the", "a", "an", "AMP", "QUOTE", "APOS", "of", "LPAR", "RPAR", "as", "well"
        )
        self.force, self.person, self.place = codes("FORCE_NAME"), codes("PERSON_NAME"), codes("PLACE_NAME")
        self.actor = codes("FORCE_NAME", "PERSON_NAME", "ACTOR_NAME")
        self.name = self.actor | self.place
        self.rest = codes("NAME_REST")
        self.date = codes("DATE_NAME")
        self.possessive = codes("POSS")
        self.demonym = codes("DEMONYM")
        self.locative = codes(
            "in",
            "at",
            "near",
            "outside",
            "around",
            "on",
            "inside",
            "from",
            "into",
            "over",
            "across",
            "of",
            "toward",
            "towards",
            "against",
        )
        self.quote = codes("QUOTE", "APOS", "DASH")
        self.unreal_verb = codes("UNREAL_V")
        self.unreal_noun = codes("UNREAL_N")
        self.ongoing = codes("ONGOING_V")
        self.plural = codes(
            "NNS", "MASS_PEOPLE", "they", "we", "FORCE_NAME", "NAME_REST", "COMBATANT"
        ) - codes("NN")
        self.singular = codes(
            "NN",
            "it",
            "he",
            "she",
            "who",
            "which",
            "that",
            "FORCE_NAME",
            "ACTOR_NAME",
            "PERSON_NAME",
            "PLACE_NAME",
            "NAME_REST",
        )
        self.determiner = codes(
            "a",
            "an",
            "the",
            "this",
            "that",
            "these",
            "those",
            "its",
            "their",
            "his",
            "her",
            "POSS",
            "NUM",
            "CARDINAL",
            "another",
            "several",
            "some",
            "no",
            "any",
            "VAGUE",
            "both",
            "such",
        )
        self.anaphor = codes("ANAPHOR")
        self.if_ = codes("if", "unless", "whether")
        self.light = codes("LIGHT_V")
        self.opens = codes("OPEN_V")
        self.function = codes("FUNCTION")
        self.word = codes("WORD", "DIGIT", "NAME_REST") | self.name
        self.metaphor = codes("METAPHOR")
        self.ordinal_day = codes("ORDINAL_DAY")
        self.day = codes("day")
        self.drone, self.shell, self.missile = codes("DRONE_W"), codes("SHELL_W"), codes("MISSILE_W")
        self.air, self.blast, self.gun = codes("AIR_W"), codes("BLAST_W"), codes("GUN_W")
        self.weapon = self.drone | self.shell | self.missile | self.air | self.blast
        self.instrument = codes("by", "with", "from", "in", "using", "including", "included", "of")
        self.post = codes("POST_N", "COMBATANT", "ARMED_N", "MACHINE_N", "FORCE_NAME")
        self.area = codes("AREA_N", "PLACE_NAME")
        self.armed = codes("COMBATANT", "ARMED_N", "FORCE_NAME", "WAR_MACHINE")
        self.joins_verb = codes("and", "COMMA", "or", "QUOTE")
        self.nns = codes("NNS", "INCURSION_N", "ASSAULT_N", "CLASH_N", "EXPLOSION_N")
        self.other = self.determiner | codes("other")
        self.occurs = codes("OCCUR_V", "HAVE")
        self.stop = codes("DOT", "RPAR", "LPAR", "QUOTE", "DASH")
        self.assailed = codes("ASSAULT_N", "INCURSION_N", "SHELLING_N", "EXPLOSION_N", "AIR_N")
        self.combatant = codes("COMBATANT", "ARMED_N")
        self.where = codes("where")
        self.relative = codes("RELATIVE_W")
        self.pronoun = codes("it", "they", "he", "she", "its", "their", "we")


@lru_cache(maxsize=1)
def code_sets() -> Codes:
    """The sets of the package's class table."""
    return Codes()


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
        group.progressive = be
        group.gerund = not be
        group.finite = be
        if (not be or have) and previous in sets.unreal_verb:
            group.real = False
    elif have and code in sets.vbn:
        group.finite = True
    elif code in sets.vbd or code in sets.vbn:
        if previous in sets.preposition or (previous in sets.determiner and first == at):
            group.finite = False
        else:
            group.finite = True
    elif to or modal:
        group.finite = True
    elif code in sets.vbz:
        joined = previous in sets.joins_verb and code not in sets.nns
        if first == at and not joined and (previous in sets.determiner or previous not in sets.singular):
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
    if group.real and _supposed(codes, first):
        group.real = False
    return group


def _supposed(codes: str, first: int) -> bool:
    """Whether "if" opens the clause of a verb."""
    sets = code_sets()
    for i in range(first - 1, max(-1, first - 8), -1):
        code = codes[i]
        if code in sets.if_:
            return True
        if code == sets.boundary or code in sets.comma:
            return False
    return False


def clause_start(codes: str, at: int, reach: int = 30) -> int:
    """Where the clause of a token begins, at most `reach` tokens before it."""
    sets = code_sets()
    low = max(0, at - reach)
    for i in range(at - 1, low - 1, -1):
        code = codes[i]
        if code == sets.boundary or code in sets.clause_end:
            return i + 1
        if code in sets.speech and code not in sets.weapon:
            return i + 1
    return low


def clause_end(codes: str, at: int, reach: int = 24) -> int:
    """Where the clause of a token ends, at most `reach` tokens behind it."""
    sets = code_sets()
    high = min(len(codes), at + reach)
    for i in range(at, high):
        code = codes[i]
        if code == sets.boundary or code in sets.clause_end or code in sets.speech:
            return i
    return high


def weapon_type(codes: str, low: int, high: int) -> EventType | None:
    """The type that the weapons between two tokens make: drones before missiles before shells before bombs."""
    sets = code_sets()
    span = set(codes[low:high])
    if span & sets.drone:
        return "drone_strike"
    if span & sets.missile:
        return "missile_strike"
    if span & sets.shell:
        return "shelling"
    if span & sets.air:
        return "air_strike"
    if span & sets.blast:
        return "explosion"
    return None


def subjects(codes: str, low: int, high: int, by_start: dict[int, Name]) -> list[Name]:
    """The actors that a clause's subject names, leftmost first, with those that "and" joins to it."""
    sets = code_sets()
    found: list[Name] = []
    last = -1
    for i in range(low, high):
        if codes[i] not in sets.actor:
            continue
        name = by_start[i]
        before = i - 1
        while before > low and codes[before] in sets.determiner | sets.quote:
            before -= 1
        bound = before >= low and codes[before] in sets.preposition and codes[before] not in sets.of
        if found:
            if any(codes[k] not in sets.joins for k in range(last, i)) or bound:
                continue
        elif bound or name.kind == "media":
            continue
        found.append(name)
        last = name.end
    return found


def names_within(codes: str, low: int, high: int, by_start: dict[int, Name]) -> Iterator[Name]:
    """The actors named between two tokens."""
    sets = code_sets()
    for i in range(low, high):
        if codes[i] in sets.actor:
            yield by_start[i]


def state_of(reading: Reading, low: int, high: int, codes: str) -> str | None:
    """The state whose adjective stands before armed people: "Russian forces" is Russia, where it is an actor."""
    from ..lexicons import load_countries

    sets = code_sets()
    for i in range(low, high):
        if codes[i] in sets.demonym:
            code = load_countries().by_demonym.get(reading.tokens.words[i].lower())
            if code:
                return next((a.id for a in reading.actors if a.kind == "state" and a.country == code), None)
    return None


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


def running_days(codes: str, low: int, high: int, words: list[str]) -> int | None:
    """Which day of it a clause tells of: 2 for "a second day", "for the second straight day"."""
    sets = code_sets()
    for i in range(low, high):
        if codes[i] in sets.day:
            for k in range(max(low, i - 3), i):
                if codes[k] in sets.ordinal_day:
                    return ORDINALS.get(words[k].lower())
    return None


ORDINALS = {
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "sixth": 6,
    "seventh": 7,
}


def run_of_days(day: str, number: int) -> str:
    """The interval that ends on a day and has so many."""
    end = dt.date.fromisoformat(day)
    return f"{(end - dt.timedelta(days=number - 1)).isoformat()}/{day}"


def lexical_hedge(words: list[str]) -> bool:
    """Whether a clause says that it does not vouch for itself."""
    lexicon = load_lexicon()
    return any(lexicon.has(word, "HEDGE") for word in words)

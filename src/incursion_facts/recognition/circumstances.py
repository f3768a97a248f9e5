"""Where, when, by whom and how surely: what the sentence of a figure ties to it, or null.

Nearness decides: a date or place counts when it stands in the figure's own clause, and a date beside the
speech verb is when it was said, not when it happened.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter

from ..language import Pattern, Tokens
from ..language.patterns import one_of
from ..lexicons import load_countries, load_lexicon
from ..records import Status, VictimClass
from .attribution import Speech
from .counts import ZERO
from .figures import Found
from .reading import PLACE_KINDS, Name, Reading
from .victims import is_plural


def perpetrator_of(tokens: Tokens, one: Found, names: list[Name]) -> str | None:
    """The actor after "by" right behind the verb: "were killed by Wagner"."""
    at = one.verb.end
    if one.verb.kind != "passive" or at >= len(tokens.words) or tokens.lower[at] != "by":
        return None
    return next((n.entity_id for n in names if at < n.start <= at + 3 and not n.is_place), None)


def _clause(one: Found, found: list[Found], start: int, end: int) -> tuple[int, int]:
    """The tokens that speak of this figure alone: up to the figures before and behind it."""
    before = [other.end for other in found if other.end <= one.start]
    behind = [other.start for other in found if other.start >= one.end]
    return max(before, default=start), min(behind, default=end)


LOCATIVE = frozenset({"in", "at", "near", "outside", "of", "around", "on", "inside", "from"})


def place_of(tokens: Tokens, one: Found, names: list[Name], found: list[Found]) -> str | None:
    """The place that the figure's own clause names: behind the verb first, then before the victims."""
    places = [name for name in names if name.kind in PLACE_KINDS]
    if not places:
        return None
    low, high = _clause(one, found, *one.sentence)
    places = [name for name in places if low <= name.start < high and _is_locative(tokens, name)]
    if not places:
        return None
    return next((name for name in places if name.start >= one.end), places[-1]).entity_id


def _is_locative(tokens: Tokens, name: Name) -> bool:
    for word in reversed(tokens.lower[max(0, name.start - 5) : name.start]):
        if word in LOCATIVE:
            return True
        if not word or word in (",", "and", "by") or load_lexicon().has(word, "VBD"):
            return False
    return False


def as_of(reading: Reading, one: Found, speech: Speech | None) -> str | None:
    """When it was said: the day beside the speech verb or its subject, else the article's own."""
    if speech is None:
        return None
    tokens = reading.tokens
    first = speech.start - 3
    if speech.subject is not None and one.start > speech.start and first - 4 <= speech.subject[0] - 3 < first:
        first = speech.subject[0] - 3  # on Friday, the army said
    low, high = tokens.starts[max(0, first)], tokens.ends[min(speech.end + 3, len(tokens.words) - 1)]
    dates = reading.dates
    for i in range(bisect_left(dates, low, key=DATE_START), len(dates)):
        date = dates[i]
        if date.start >= high:
            break
        if date.granularity != "day" or not date.value:
            continue
        if speech.manner == "according" and "," in tokens.words[tokens.at(date.start) : speech.start]:
            continue  # eight on Monday, according to the governor
        return date.value
    return reading.published.isoformat() if reading.published else None


DOUBTED = Pattern(
    "NEGATION (ADVERB|BE|HAVE|HEDGE){0,3} UNVERIFIED&VBN|UNVERIFIED&!VB&!VBN&!VBD&!VBZ&!VBG|NEGATION "
    "(ADVERB){0,2} UNVERIFIED&VB"
    "|(none (of (this|these|the|it|that))?|neither|nobody|no (independent|way|one|source|means)) "
    "(WORD&!SPEECH&!CLAIM_SPEECH&!KILL&!WOUND){0,6}? (UNVERIFIED|check|checked)"
)
"""Could not be verified; no independent source confirms it; neither account can be checked."""
DOUBT_MARKS = ("UNVERIFIED", "check", "checked")
"""Every match of DOUBTED has one of these."""
DATE_START = attrgetter("start")
WORD = re.compile("[a-z]+")
AROUND = 100
"""Tokens on both sides of a figure that are read, so that a sentence without end costs no more a word."""
LATER = 6
"""Sentences behind a party's figure in which "neither claim could be verified" still means it."""
QUOTES = frozenset("\"“”„«»'‘’")


def status_of(
    reading: Reading, one: Found, victims: VictimClass, speech: Speech | None, start: int, end: int
) -> Status:
    """Reported, unless the text says otherwise in this sentence or takes it up in the next."""
    tokens = reading.tokens
    low, high = max(start, one.start - AROUND), min(end, one.end + AROUND)
    if one.doubted or (
        _says_doubt(reading, low, high) and _says_doubt(reading, _behind_but(tokens, low, one.start), high)
    ):
        return "unverified"
    following = tokens.sentence(min(end + 1, len(tokens.words) - 1))
    if following[0] > end and _says_doubt(reading, *following) and _takes_up(tokens, *following):
        return "unverified"
    if speech is not None and speech.stance == "denies":
        return "denied"
    claimed = speech is not None and speech.stance == "claims"
    if (
        claimed
        or _is_said_of_enemy(reading, one, victims, speech, low)
        or _is_doubted(tokens, one, low, high)
    ):
        return "unverified" if _is_doubted_later(reading, end) else "claimed"
    return "reported"


def _behind_but(tokens: Tokens, start: int, end: int) -> int:
    """Where a clause begins behind "but": "the claim could not be verified but a medic said"."""
    words = tokens.lower[start:end]
    return end - words[::-1].index("but") if "but" in words else start


@lru_cache(maxsize=1)
def _doubt_mark() -> re.Pattern[str]:
    return one_of(*DOUBT_MARKS)


def _doubt_marks(reading: Reading) -> list[int]:
    """Where the article has a word without which nothing is doubted, ascending; most have none."""
    marks = reading.memo.get("doubt marks")
    if not isinstance(marks, list):
        marks = [match.start() for match in _doubt_mark().finditer(reading.tokens.codes)]
        reading.memo["doubt marks"] = marks
    return marks


def _says_doubt(reading: Reading, start: int, end: int) -> bool:
    marks = _doubt_marks(reading)
    at = bisect_left(marks, start)
    if at == len(marks) or marks[at] >= end:
        return False
    return DOUBTED.search(reading.tokens.codes, start, end) is not None


def _is_doubted_later(reading: Reading, end: int) -> bool:
    """Whether a sentence not far behind doubts the parties' figures: "Neither account could be verified"."""
    tokens = reading.tokens
    marks = _doubt_marks(reading)
    if not marks or marks[-1] <= end:
        return False
    at = end
    for _ in range(LATER):
        if at + 1 >= len(tokens.words):
            return False
        first, at = tokens.sentence(at + 1)
        if first < at and _says_doubt(reading, first, at):
            return not TAKEN_UP.isdisjoint(tokens.lower[first:at])
    return False


TAKEN_UP = frozenset(
    {"claims", "accounts", "figures", "neither", "reports", "tolls", "statements", "versions"}
)


def _is_doubted(tokens: Tokens, one: Found, start: int, end: int) -> bool:
    """Whether the text keeps its distance: 63 “apostates”, the enemy, if one believes the ministry."""
    who = tokens.words[one.who.start + 1 : one.who.end]
    if (
        one.who.letter in "PU"
        and tokens.words[one.who.start] not in QUOTES
        and not QUOTES.isdisjoint(who[:-1])
    ):
        return True
    if one.who.letter != "M" and "enemy" in tokens.lower[one.who.start + 1 : one.who.end]:
        return True
    words = tokens.lower[start:end]
    return "if" in words and not BELIEVING.isdisjoint(words[words.index("if") :])


BELIEVING = frozenset({"believes", "believe", "believed"})


def _is_said_of_enemy(
    reading: Reading, one: Found, victims: VictimClass, speech: Speech | None, start: int
) -> bool:
    """Whether a party to the fight counts its enemy: "the army said it had killed 40 militants".

    Its own losses are no claim: "two of its soldiers", an army on "four soldiers", the Russian ministry on
    "three Russian soldiers".
    """
    tokens, lexicon = reading.tokens, load_lexicon()
    if victims != "combatant" or one.effect not in ENEMY_EFFECTS or one.count == ZERO:
        return False
    words = tokens.lower[one.who.start : one.who.end]
    if not OWN.isdisjoint(words) or not OWN.isdisjoint(tokens.lower[one.verb.start : one.verb.end]):
        return False
    irregular = any(lexicon.has(word, "IRREGULAR") for word in words) or any(
        name.kind == "armed_group" and one.who.start < name.start < one.end for name in reading.names
    )
    if one.who.letter == "C":
        irregular = _counts_irregulars(tokens, one)
    if speech is None or speech.subject is None:
        return irregular and _is_believed(tokens, one, start)
    speaker = _speaker_words(reading, speech)
    side = side_in_fight(speech, speaker)
    if side is None:
        itself = speech.name is None and not {"it", "they", "we"}.isdisjoint(speaker)
        return itself and _does_it_itself(tokens, one, start)
    nations = _nations(words)
    if nations & _nations(speaker) or not MISTAKEN.isdisjoint(tokens.lower[start : one.end]):
        return False
    if side == "irregular":
        return bool(nations) or not irregular
    if side == "party":
        return irregular or _does_it_itself(tokens, one, start)  # of foreign soldiers merging/sides.py judges
    return irregular


def _nations(words: Iterable[str]) -> set[str]:
    """The countries whose people or names are among some words in lower case."""
    countries = load_countries()
    codes = (countries.by_demonym.get(word) or countries.code(word.capitalize()) for word in words)
    return {code for code in codes if code}


MISTAKEN = frozenset(
    {"accidentally", "mistakenly", "inadvertently", "unintentionally", "accident", "mistake", "friendly"}
)
"""Who says so owns up to it."""
ENEMY_EFFECTS = frozenset({"killed", "wounded", "captured"})
OWN = frozenset({"its", "our", "their", "own"})


def _counts_irregulars(tokens: Tokens, one: Found) -> bool:
    """Whether a bare number is of fighters of no state, by the last fighters named before it."""
    lexicon = load_lexicon()
    for word in reversed(tokens.words[max(0, one.who.start - 40) : one.who.start]):
        if lexicon.has(word, "COMBATANT") and is_plural(word):
            return lexicon.has(word, "IRREGULAR")
    return False


def _speaker_words(reading: Reading, speech: Speech) -> set[str]:
    """The words of who speaks, with the roles that the article gives him."""
    assert speech.subject is not None
    lower = reading.tokens.lower
    words = set(lower[speech.subject[0] : speech.subject[1]])
    if speech.name is not None:
        words.update(filter(str.isalpha, lower[speech.name.start - 4 : speech.name.start]))
        for actor in reading.actors:
            if actor.id == speech.name.entity_id:
                words |= {word for role in actor.roles for word in WORD.findall(role.lower())}
    return words


DEFENCE = frozenset({"defence", "defense", "war"})
"""Words of the ministries that have armies."""


def side_in_fight(speech: Speech, words: set[str]) -> str | None:
    """What the speaker is to the fight: an irregular force, a party with an army, an authority, or nobody."""
    lexicon = load_lexicon()
    kind = speech.name.kind if speech.name is not None else None
    if kind == "armed_group" or any(lexicon.has(word, "IRREGULAR") for word in words):
        return "irregular"
    at_war = kind == "government" and not DEFENCE.isdisjoint(words)
    if kind in ("military", "state") or at_war or any(lexicon.has(word, "PARTY_WORD") for word in words):
        return "party"
    if any(lexicon.has(word, "MILITARY_TITLE") for word in words):
        return "officer"
    return "authority" if kind == "government" or words & {"government", "police", "ministry"} else None


def _does_it_itself(tokens: Tokens, one: Found, start: int) -> bool:
    """Whether the speaker's own side did the harm: "it had killed", "its men killed", "we shot"."""
    if one.rule not in ("active", "present", "seized"):
        return False
    shared = one.verb.start > start and tokens.lower[one.verb.start - 1] == "and"
    reach = 16 if shared else 5  # "its forces had struck a post and had killed 20 servicemen"
    before = tokens.lower[max(start, one.verb.start - reach) : one.verb.start]
    return not OWN_FORCES.isdisjoint(before)


OWN_FORCES = frozenset({"it", "they", "we", "its", "our", "troops", "forces", "army"})


def _is_believed(tokens: Tokens, one: Found, start: int) -> bool:
    """Whether an army believes or estimates it: "the military believes that six rebels were killed"."""
    lexicon = load_lexicon()
    words = tokens.lower[start : one.start]
    at = next((i for i, word in enumerate(words) if word in ("believes", "believe", "thinks", "reckons")), 0)
    return any(lexicon.has(word, "PARTY_WORD") for word in words[max(0, at - 4) : at])


REFERENCES = frozenset({"that", "this", "the", "it", "neither", "those", "these", "such"})


def _takes_up(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a sentence speaks of what the one before says: "The claim could not be verified"."""
    return not REFERENCES.isdisjoint(tokens.lower[start : min(end, start + 20)])

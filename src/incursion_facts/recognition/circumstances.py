"""Where, when, by whom and how surely: what the sentence of a figure ties to it, or null.

Nearness decides: a date or place counts when it stands in the figure's own clause, and a date beside the
speech verb is when it was said, not when it happened.
"""

from __future__ import annotations

from ..language import Pattern, Tokens
from ..lexicons import load_lexicon
from ..records import Status, VictimClass
from .attribution import Speech
from .figures import Found
from .reading import Name, Reading


def perpetrator_of(tokens: Tokens, one: Found, names: list[Name]) -> str | None:
    """The actor after "by" right behind the verb: "were killed by Wagner"."""
    at = one.verb.end
    if one.verb.kind != "passive" or at >= len(tokens.words) or tokens.words[at].lower() != "by":
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
    start, end = tokens.sentence(one.start)
    low, high = _clause(one, found, start, end)
    places = [n for n in names if n.is_place and low <= n.start < high and _is_locative(tokens, n)]
    behind = [n for n in places if n.start >= one.end]
    if behind:
        return behind[0].entity_id
    return places[-1].entity_id if places else None


def _is_locative(tokens: Tokens, name: Name) -> bool:
    for i in range(name.start - 1, max(-1, name.start - 6), -1):
        word = tokens.words[i].lower()
        if word in LOCATIVE:
            return True
        if not word or word in (",", "and", "by") or load_lexicon().has(word, "VBD"):
            return False
    return False


def date_of(
    reading: Reading, one: Found, found: list[Found], start: int, end: int, cue: int | None
) -> str | None:
    """The date of the harm, if the sentence ties one to it: the nearest that no speech verb stands beside."""
    tokens = reading.tokens
    low, high = tokens.starts[start], tokens.ends[end - 1]
    dates = [
        d
        for d in reading.dates
        if low <= d.start < high and d.value and d.granularity in ("day", "interval", "month")
    ]
    best: tuple[int, str] | None = None
    for date in dates:
        at = tokens.at(date.start)
        if cue is not None and abs(at - cue) <= 3 and not (one.start <= at < one.end):
            continue
        distance = at - one.end if at >= one.end else one.start - at + 2
        if date.value and (best is None or distance < best[0]):
            best = (distance, date.value)
    return best[1] if best else None


def as_of(reading: Reading, start: int | None, end: int | None) -> str | None:
    """When it was said: the day beside the speech verb, else the article's own."""
    if start is None or end is None:
        return None
    tokens = reading.tokens
    low, high = tokens.starts[max(0, start - 3)], tokens.ends[min(end + 3, len(tokens.words) - 1)]
    for date in reading.dates:
        if low <= date.start < high and date.granularity == "day" and date.value:
            return date.value
    return reading.published.isoformat() if reading.published else None


DOUBTED = Pattern(
    "NEGATION (ADVERB|BE|HAVE|HEDGE){0,3} UNVERIFIED&VBN|UNVERIFIED&!VB&!VBN&!VBD&!VBZ&!VBG|NEGATION "
    "(ADVERB){0,2} UNVERIFIED&VB"
)


def status_of(
    reading: Reading, one: Found, victims: VictimClass, speech: Speech | None, start: int, end: int
) -> Status:
    """Reported, unless the text says otherwise in this sentence or takes it up in the next."""
    tokens = reading.tokens
    if DOUBTED.search(tokens.codes, start, end):
        return "unverified"
    following = tokens.sentence(min(end + 1, len(tokens.words) - 1))
    if following[0] > end and DOUBTED.search(tokens.codes, *following) and _takes_up(tokens, *following):
        return "unverified"
    if one.doubted:
        return "unverified"
    if speech is None:
        return "reported"
    if speech.stance == "denies":
        return "denied"
    if speech.stance == "claims" or _is_said_of_enemy(tokens, one, victims, speech):
        return "claimed"
    return "reported"


def _is_said_of_enemy(tokens: Tokens, one: Found, victims: VictimClass, speech: Speech) -> bool:
    """Whether a party to the fight counts its enemy: "the army said it had killed 40 militants".

    Its own losses are no claim: "two of its soldiers", the Russian ministry on "three Russian soldiers".
    """
    words = [word.lower() for word in tokens.words[one.who.start : one.who.end]]
    if one.effect not in ("killed", "wounded", "captured") or victims != "combatant":
        return False
    if {"its", "our", "their", "own"} & set(words) or speech.subject is None:
        return False
    speaker = [word.lower() for word in tokens.words[speech.subject[0] : speech.subject[1]]]
    party = speech.name is not None and speech.name.kind in ("military", "armed_group", "state")
    if not party and not any(load_lexicon().has(word, "PARTY_WORD") for word in speaker):
        return False
    said = {word for word in speaker if load_lexicon().has(word, "DEMONYM")}
    return not said & set(words)


REFERENCES = frozenset({"that", "this", "the", "it", "neither", "those", "these", "such"})


def _takes_up(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a sentence speaks of what the one before says: "The claim could not be verified"."""
    said = {word.lower() for word in tokens.words[start : min(end, start + 20)]}
    return bool(said & REFERENCES)

"""What the rules of claims share: the scene of a sentence, its parties, subjects, clauses and speakers.

A party is an actor or the state that a nationality stands for. A newcomer would take the nearest name for
the speaker: `subject_at` and `said` ask who says it, and None means nobody, not "unknown, take the next".
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from ..language.classes import class_table
from ..lexicons import load_lexicon
from ..records import Stance
from .anaphora import Cast, Subject, country_of, nation
from .attribution import find_speech
from .reading import Name, Reading
from .subjects import subject_of
from .talk import Speech, Talk

if TYPE_CHECKING:
    from .claim_sides import Side


@dataclass(frozen=True, slots=True)
class Found:
    """A claim before it is a record. Token positions; one record is made for each speaker and target."""

    stance: Stance
    start: int
    end: int
    speaker: Name | None
    speaker_span: tuple[int, int] | None
    cue: tuple[int, int] | None
    rule: str
    target: Name | None = None
    via: Name | None = None
    about_before: bool = False
    """Whether it answers what was said before rather than its own clause."""


@dataclass(slots=True)
class Scene:
    """What a sentence's claims are read against."""

    reading: Reading
    talk: Talk
    first: int = 0
    last: int = 0
    belongs: dict[str, str | None] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    sides: dict[int, Side] = field(default_factory=dict)
    """Whom the speakers stand for, by their cue."""

    @property
    def home(self) -> str | None:
        """The country in which most of the article's places lie; looked up when first asked for."""
        memo = self.reading.memo
        if "home" not in memo:
            memo["home"] = home_country(self.reading)
        home = memo["home"]
        return home if isinstance(home, str) else None

    @property
    def cast(self) -> Cast:
        """The article's actors."""
        return self.talk.cast


@lru_cache(maxsize=1)
def class_codes() -> dict[str, frozenset[str]]:
    table = class_table()
    names = (
        "RAID_NOUN", "HELD_NOUN", "ATTACKER_NOUN", "ROLE_NOUN", "CHARGE_NOUN", "CITIZEN_NOUN", "NEGATION",
        "MODAL", "BE", "HAVE", "ADVERB", "VBD", "VBN", "VBZ", "VB", "VBG", "FALSE_WORD", "PLOY_NOUN",
        "QUOTE", "SELF_OWNER", "PRONOUN", "SELF_WORD", "DETERMINER", "PREPOSITION", "DEMONYM", "DO",
        "KNOWN_ATTACKER", "WITNESS_NOUN", "OWN_FORCE", "PARTY_WORD", "DOWN_VERB", "DONE_VERB", "ENTER_VERB",
        "WORK_NOUN", "HALLMARK_NOUN", "IDENTIFY_VERB", "HARM_VERB", "SUPPORT_VERB", "SEIZE_NOUN",
        "SEIZE_VERB", "RAID_VERB", "REPEL_VERB", "HEDGE", "HOLD_VERB", "NOUN_PLACE",
        "OWN_FIGHTER", "REBEL_WORD", "STATE_WORD", "DENY_VERB", "WRONG_VERB", "ARM_NOUN", "INTERCEPT_VERB",
        "PROJECTILE", "LOSE_VERB",
    )  # fmt: skip
    return {name: table.codes_of(name) for name in names}


def home_country(reading: Reading) -> str | None:
    """The country in which most of the places named lie."""
    country = {
        place.id: place.country for place in reading.places if place.kind != "country" and place.country
    }
    counts = Counter(country[n.entity_id] for n in reading.names if n.is_place and n.entity_id in country)
    return min(counts, key=lambda code: (-counts[code], code or "")) if counts else None


LONGEST_CLAUSE = 60
"""Tokens: nobody says one clause of more, but hostile input does."""


def clause_end(scene: Scene, at: int) -> int:
    """Where the clause around a position ends: before the next comma, dash or "but"."""
    words = scene.reading.tokens.words
    last = min(scene.last, at + LONGEST_CLAUSE)
    while (
        at < last
        and words[at] not in (",", ";", ":", "—", "–", "(")
        and words[at].lower() not in ("but", "while")
    ):
        at += 1
    while at > scene.first + 1 and not words[at - 1][:1].isalnum() and words[at - 1] not in (")", "'s", "’s"):
        at -= 1
    return at


def subject_at(scene: Scene, verb: int) -> Subject | None:
    """Who does what a verb says; of a cue it is known already."""
    for cue in scene.talk.near(scene.first, verb, verb + 1):
        if cue.start == verb and cue.subject is not None and cue.name is not None:
            return Subject(*cue.subject, cue.name, "name", cue.others)
    found = subject_of(scene.reading, scene.cast, verb, scene.first, scene.last)
    words = scene.reading.tokens.words
    if (
        found is not None
        and found.name is None
        and load_lexicon().has(words[found.end - 1], "REPORTING_NOUN")
    ):
        speech = find_speech(scene.reading, verb, verb + 1)  # in a statement that blamed
        if speech is not None and speech.name is not None and speech.subject is not None:
            return Subject(*speech.subject, speech.name, "nominal", speech.others)
    return found


def is_unreal(scene: Scene, subject: Subject | None, verb: int) -> bool:
    """Whether a verb is negated, wished for or only possible: "no group has claimed", "refused to claim"."""
    tokens = scene.reading.tokens
    codes = class_codes()
    start = max(scene.first, verb - 6)
    if subject is not None and subject.end <= verb:
        start = max(subject.end, verb - 6)
        words = {word.lower() for word in tokens.words[subject.start : subject.end]}
        if words & {"no", "nobody", "none", "neither", "nothing"}:
            return True
        before = {word.lower() for word in tokens.words[max(scene.first, subject.start - 2) : subject.start]}
        if before & {
            "nor",
            "neither",
            "if",
            "unless",
            "whether",
            "would",
            "could",
            "should",
            "did",
            "does",
            "will",
        }:
            return True
        if subject.start > scene.first and tokens.words[subject.start - 1].lower() in (
            "no",
            "neither",
            "if",
            "whether",
        ):
            return True
    for at in range(start, verb):
        lower = tokens.words[at].lower()
        if (
            tokens.codes[at] in codes["NEGATION"]
            or tokens.codes[at] in codes["MODAL"]
            or lower in ("yet", "nor", "if")
        ):
            return True
        if (
            lower == "to"
            and at == verb - 1
            and (at < 1 or tokens.words[at - 1].lower() not in ("appears", "appeared", "seems"))
        ):
            return True
    return False


def parties_of(subject: Subject | None) -> list[Name | None]:
    if subject is None:
        return []
    return [subject.name, *subject.others]


def party_after(scene: Scene, start: int, limit: int = 9) -> Name | None:
    """The party in a noun phrase: an actor, or the state of "Ukrainian forces", "Pakistan-based gunmen"."""
    tokens, cast = scene.reading.tokens, scene.cast
    for at in range(start, min(scene.last, start + limit)):
        name = cast.beginning.get(at)
        if name is not None:
            return name if name.kind != "media" else None
        code = nation(tokens.words[at])
        if code is not None and code in cast.states:
            return cast.states[code]
        place = country_place(scene, at)
        if place is not None and (state := cast.states.get(place)) is not None:
            return state
        if tokens.words[at] in (";", ":", ".") or (tokens.words[at] == "," and at > start + 1):
            return None
        if tokens.words[at].lower() in ("for", "that", "of", "to", "after", "in", "and") and at > start:
            return None
    return None


def country_place(scene: Scene, at: int) -> str | None:
    """The code of the country named as a place at a token."""
    names = scene.reading.names
    index = bisect_left(names, at, key=lambda name: name.start)
    if index < len(names) and names[index].start == at and names[index].kind == "country":
        return scene.cast.countries.get(names[index].entity_id)
    return None


def all_parties(scene: Scene, start: int, end: int) -> list[Name]:
    """The armed parties named between two positions."""
    names = scene.cast.names
    index = bisect_left(names, start, key=lambda name: name.start)
    out: list[Name] = []
    while index < len(names) and names[index].start < end:
        name = names[index]
        if name.kind in ("armed_group", "military", "state") and all(
            n.entity_id != name.entity_id for n in out
        ):
            out.append(name)
        index += 1
    return out


def speaks_for(scene: Scene, name: Name | None) -> str | None:
    """The country that an actor speaks for: his record's, else that of the names beside his own."""
    if name is None:
        return None
    code = country_of(scene.cast, name)
    if code is not None or name.kind != "person":
        return code
    if name.entity_id not in scene.belongs:
        scene.belongs[name.entity_id] = _country_beside(scene, name.entity_id)
    return scene.belongs[name.entity_id]


def _country_beside(scene: Scene, entity: str) -> str | None:
    names, words = scene.reading.names, scene.reading.tokens.words
    votes: Counter[str] = Counter()
    for index, name in enumerate(names):
        if name.entity_id != entity:
            continue
        for other in (*names[max(0, index - 2) : index], *names[index + 1 : index + 3]):
            gap = (other.end, name.start) if other.start < name.start else (name.end, other.start)
            between = [word.lower() for word in words[gap[0] : gap[1]]]
            if len(between) > 7 or {"that", "and", "said", "told", "in", "to", "", "."} & set(between):
                continue
            code = scene.cast.countries.get(other.entity_id) or country_of(scene.cast, other)
            if code and other.kind != "media":
                votes[code] += 1
        for at in range(max(0, name.start - 5), name.start):
            if code := nation(words[at]):
                votes[code] += 1
    return min(votes, key=lambda code: (-votes[code], code)) if votes else None


def said(scene: Scene, start: int, end: int) -> Speech | None:
    """The named speaker of a content, who is no outlet."""
    speech = find_speech(scene.reading, start, end)
    if speech is None or speech.name is None or speech.name.kind == "media":
        return None
    if speech.stance == "denies":
        return None
    return speech


def voice(scene: Scene, start: int, end: int) -> Speech | None:
    """As `said`, but the speaker may be without a name: "police said", "the raiders had posted"."""
    speech = find_speech(scene.reading, start, end)
    if speech is None or speech.stance == "denies":
        return None
    if speech.subject is not None and speech.start >= end:
        before = scene.reading.tokens.words[max(0, speech.subject[0] - 1)].lower()
        if before == "which":
            return None  # it averted a strike, which it blamed on X
    if speech.name is not None:
        return speech if speech.name.kind != "media" else None
    if speech.subject is None or speech.manner == "continued":
        return None
    lexicon = load_lexicon()
    words = scene.reading.tokens.words[speech.subject[0] : speech.subject[1]]
    if any(lexicon.value("SPEAKER_NOUN", word) == "media" for word in words):
        return None
    codes, sets = scene.reading.tokens.codes[slice(*speech.subject)], class_codes()
    clause = any(code in sets[cls] for code in codes for cls in ("NEGATION", "BE", "HAVE", "PRONOUN"))
    named = any(lexicon.has(word, cls) for word in words for cls in SPEAKING)
    somebody = words[-1].isalpha() and not clause and words[0].lower() not in NOBODY
    return speech if named or somebody else None


NOBODY = frozenset({"no", "nobody", "none", "nothing", "that", "this", "what", "it", "which"})


SPEAKING = ("PARTY_WORD", "ATTACKER_NOUN", "WITNESS_NOUN", "KNOWN_ATTACKER", "OFFICIAL_WORD", "REBEL_WORD")
"""Classes of words that name a speaker by kind."""


def clause_start(scene: Scene, start: int, speech: Speech | None, reach: int) -> int:
    """Where the clause before a position begins: behind a comma, a quotation mark, "that" or the cue."""
    words = scene.reading.tokens.words
    begin = start
    while (
        begin > scene.first
        and start - begin < reach
        and words[begin - 1] not in (",", "“", '"', ";", ":", "—")
        and (words[begin - 1].lower() not in ("that", "said"))
    ):
        if speech is not None and speech.start <= begin - 1 < speech.end:
            break
        begin -= 1
    return begin


def outlet_of(scene: Scene, start: int, end: int, speaker: Name | None) -> Name | None:
    speech = find_speech(scene.reading, start, end)
    if speech is None:
        return None
    for name in (speech.via, speech.name):
        passes = name is not None and (name.kind == "media" or name is speech.via)
        if name is not None and passes and (speaker is None or name.entity_id != speaker.entity_id):
            return name
    return None


def of_verb(
    scene: Scene,
    stance: Stance,
    subject: Subject,
    verb: int,
    end: int,
    rule: str,
    target: Name | None = None,
    before: bool = False,
    stop: int | None = None,
) -> Iterator[Found]:
    """Claims whose verb is the claim: the subject, and each actor named beside it, speaks."""
    start = subject.start if scene.first <= subject.start < verb and verb - subject.start < 40 else verb
    if start < verb and subject.name is not None and subject.others:
        start = min(start, *(n.start for n in subject.others if n.start >= scene.first), start)
    finish = max(
        end, stop if stop is not None else clause_end(scene, end), subject.end if subject.start > verb else 0
    )
    for party in parties_of(subject):
        via = outlet_of(scene, start, finish, party)
        yield Found(
            stance,
            start,
            finish,
            party,
            (subject.start, subject.end),
            (verb, min(end, verb + 1)),
            rule,
            target if target is None or party is None or target.entity_id != party.entity_id else None,
            via,
            before,
        )


def of_speech(
    scene: Scene, stance: Stance, speech: Speech, start: int, end: int, rule: str, target: Name | None = None
) -> Found:
    cue = (speech.start, speech.end) if speech.end > speech.start else None
    if scene.reading.tokens.words[start].lower() == "that" and end - start > 1:
        start += 1
    return Found(stance, start, end, speech.name, speech.subject, cue, rule, target, speech.via)


def has_class(scene: Scene, start: int, end: int, cls: str) -> bool:
    members = class_codes()[cls]
    return any(code in members for code in scene.reading.tokens.codes[start : min(end, scene.last)])


def same_side(scene: Scene, one: Name, other: Name) -> bool:
    if one.entity_id == other.entity_id:
        return True
    code = speaks_for(scene, one)
    return code is not None and code == speaks_for(scene, other)

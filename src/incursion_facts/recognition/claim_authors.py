"""Who did it, in somebody's mouth: carried out by X, X is behind it, the attackers were Y.

The speaker is whoever says the clause. Naming the author blames where the speaker's enemy is named, and
attributes else. A newcomer would find these in the article's own account too: without a speaker there is
no claim.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ..lexicons import load_lexicon
from ..records import Stance
from .anaphora import country_of, nation
from .claim_scene import (
    Found,
    Scene,
    all_parties,
    class_codes,
    clause_end,
    country_place,
    is_unreal,
    of_speech,
    of_verb,
    outlet_of,
    said,
    same_side,
    speaks_for,
    subject_at,
    voice,
)
from .claim_sides import country_for, relation, side_of, touches
from .reading import Name
from .subjects import subject_of
from .talk import Speech


@dataclass(frozen=True, slots=True)
class Author:
    """Who did it as a noun phrase tells: actors, else a nationality, else only a kind of fighter."""

    names: list[Name]
    code: str | None = None
    """Country of a nationality."""
    citizens: bool = False
    """Whether they are people of the country who do not act for it."""
    described: bool = False
    """Whether they are told by kind: "Maoist rebels", "a suicide bomber"."""
    forces: bool = False
    """Whether they are a state's, of which the article need not say: "soldiers", "government jets"."""


def author_at(scene: Scene, at: int, stop: int) -> Author | None:
    """Who did it, in the noun phrase at a position; None for "gunmen" and other words that accuse nobody."""
    tokens, codes = scene.reading.tokens, class_codes()
    names: list[Name] = []
    code: str | None = None
    citizens = described = suspected = forces = False
    i = at
    while i < min(scene.last, stop, at + 10):
        name = scene.cast.beginning.get(i)
        if name is not None:
            if name.kind == "media":
                break
            if i and (tokens.words[i - 1] in ("-", "anti", "pro") or tokens.words[i - 1].endswith("-")):
                i = name.end  # anti-Kremlin militias
                continue
            names.append(name)
            i = name.end
            continue
        word = tokens.words[i]
        lower = word.lower()
        kind = tokens.codes[i]
        if (found := nation(word)) is not None:
            code = code or found
        elif kind in codes["CITIZEN_NOUN"] or kind in codes["KNOWN_ATTACKER"]:
            citizens = citizens or kind in codes["CITIZEN_NOUN"]
            deed = lower in ("terrorist", "extremist") and tokens.codes[i + 1] in codes["RAID_NOUN"]
            described = described or (kind in codes["KNOWN_ATTACKER"] and not deed)  # a terrorist action
        elif suspected and kind in codes["ATTACKER_NOUN"]:
            described = True  # suspected gunmen of the Front
        elif kind in codes["OWN_FORCE"] or kind in codes["STATE_WORD"]:
            forces = True
        elif lower in ("and", "or", "the", "a", "an") or kind in codes["QUOTE"] or word in ("(", ")"):
            pass
        elif tokens.lower[i - 1] in ("of", "from") and (place := country_place(scene, i)) is not None:
            code = code or place
        elif word == ",":
            coordinated = i + 1 in scene.cast.beginning or tokens.words[i + 1].lower() in ("the", "and")
            if not (names and coordinated):
                break
        elif word in ("-", "–", "’s", "'s") or (i == at and lower == "that"):
            pass
        elif (
            not word[:1].isalpha()
            or (kind in codes["VBD"] and kind not in codes["VBN"])
            or (
                lower == "to"
                and tokens.words[i - 1].lower() not in ("belonging", "loyal", "allied", "linked")
            )
            or lower in ("in", "on", "who", "that", "at", "after", "with", "for", "against", "during")
        ):
            break
        suspected = suspected or lower in ("suspected", "alleged", "unknown")
        i += 1
    if not names and code is None and not described and not forces:
        return None
    return Author(names, code, citizens, described, forces and not (names or code or described))


def stance_towards(
    scene: Scene, speech: Speech, code: str | None, party: Name | None, citizens: bool
) -> Stance:
    """Whether naming the author is blaming: a foreign party on the speaker's own ground, or his enemy."""
    if speech.stance == "claims" and party is not None and party.kind in FIGHTING and speech.name is not None:
        enemies = "armed_group" in (party.kind, speech.name.kind) or not same_side(scene, party, speech.name)
        if speech.name.kind in ("military", "armed_group") and enemies:
            return "blames"
    if party is None and code is None:
        official = speech.name is not None and speech.name.kind in ("person", "military", "state")
        return "blames" if official and speech.stance == "claims" else "attributes"
    side = side_of(scene, speech)
    feared = party is not None and (party.kind == "armed_group" or side.camp == "irregular")
    if feared and not citizens and relation(scene, speech, party, code, irregular=False) == "enemy":
        return "blames"
    person = speech.name is not None and speech.name.kind == "person"
    own = country_for(scene, side) or speaks_for(scene, speech.name) or (scene.home if person else None)
    foreign = code or (country_of(scene.cast, party) if party and party.kind != "person" else None)
    if citizens or own is None or foreign is None or foreign == own:
        return "attributes"
    if speech.stance == "claims" or scene.home == own or touches(scene, own, speech):
        return "blames"
    return "blames" if scene.home is None and (party is None or party.kind != "armed_group") else "attributes"


FIGHTING = frozenset({"armed_group", "military", "state"})


def _state(scene: Scene, code: str | None) -> Name | None:
    return scene.cast.states.get(code) if code else None


def authored(
    scene: Scene, speech: Speech, author: Author, start: int, end: int, rule: str
) -> Iterator[Found]:
    """The claims that somebody makes by naming the authors."""
    if author.names:
        for name in author.names:
            if speech.name is not None and name.entity_id == speech.name.entity_id:
                continue
            code = country_of(scene.cast, name) if name.kind != "person" else None
            stance = stance_towards(scene, speech, code, name, author.citizens)
            yield of_speech(scene, stance, speech, start, end, rule, name)
        return
    if author.forces:
        camp = side_of(scene, speech).camp
        if camp != "state":
            yield of_speech(scene, "attributes" if camp is None else "blames", speech, start, end, rule)
        return
    stance = stance_towards(scene, speech, author.code, None, author.citizens)
    target = _state(scene, author.code) if stance == "blames" else None
    yield of_speech(scene, stance, speech, start, end, rule, target)


def parties_before(scene: Scene, at: int) -> list[Name]:
    """The armed parties coordinated before a verb, asides left out."""
    index = bisect_left(scene.cast.names, scene.first, key=lambda name: name.start)
    out: list[Name] = []
    cue = max((s.end for s in scene.talk.near(scene.first, at, at + 1) if s.end <= at), default=scene.first)
    for name in scene.cast.names[index : index + 12]:
        if name.start >= at:
            break
        if (
            name.start < cue
            or name.kind not in ("armed_group", "military")
            or any(n.entity_id == name.entity_id for n in out)
        ):
            continue
        out.append(name)
    return out


MASTERS = frozenset({
    "the", "mastermind", "masterminds", "brains", "brain", "architect", "architects", "ones", "man", "men",
    "group",
})  # fmt: skip
"""What stands between "were" and "behind": were the masterminds behind it."""


def read_behind(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """X was behind it; X and Y were responsible for it; X is said to be behind it."""
    tokens = scene.reading.tokens
    if (said_to := believed_at(scene, start)) is not None:
        yield from read_believed(scene, said_to, end)
        return
    start -= 1
    while start > scene.first and (
        tokens.codes[start] in class_codes()["ADVERB"] or tokens.lower[start] in MASTERS
    ):
        start -= 1
    if start < scene.first or tokens.codes[start] not in class_codes()["BE"]:
        return
    subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    if subject is None or is_unreal(scene, subject, start + 1):
        return
    begin = subject.start
    names = parties_before(scene, start)
    speech = voice(scene, start, end)
    if speech is None:
        return
    if subject.form == "pronoun" or tokens.words[begin].lower() in ("it", "they", "we"):
        if (
            subject.name is not None and speech.name and speech.name.entity_id == subject.name.entity_id
        ) or tokens.words[begin].lower() == "we":
            yield of_speech(
                scene, "claims_responsibility", speech, begin, clause_end(scene, end), "behind it"
            )
        return
    author = Author(names) if names else author_at(scene, begin, start)
    if author is None:
        return
    yield from authored(scene, speech, author, begin, clause_end(scene, end), "behind")


def read_named(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Named X as the attackers."""
    subject = subject_at(scene, start)
    if subject is None or subject.name is None:
        return
    for party in all_parties(scene, start, end):
        yield from of_verb(scene, "attributes", subject, start, end, "named", party, stop=end)


def read_were(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """The attackers were Russian dissidents; they are Ukrainian."""
    tokens = scene.reading.tokens
    words = [word.lower() for word in tokens.words[end : end + 8]]
    if tokens.codes[end] in class_codes()["VBG"] and words[:1] not in (["taking"], ["fighting"]):
        return  # the forces are crossing the river
    author = (
        author_at(scene, max(scene.first, start - 2), scene.last)
        if words[:1] in (["taking"], ["fighting"], ["involved"])
        else author_at(scene, end, scene.last)
    )
    if author is None:
        return
    names, code, citizens = author.names, author.code, author.citizens
    if not names and code is None:
        return
    if names and code is None and names[0].kind in ("person", "government"):
        return
    if any(word in ("killed", "wounded", "injured", "captured", "detained") for word in words):
        return
    speech = said(scene, start, end)
    if speech is None:
        return
    begin = start
    while begin > scene.first and tokens.words[begin - 1].lower() in ("the", "all", "most", "these", "those"):
        begin -= 1
    foreign_state = code is not None and not citizens
    yield from authored(
        scene,
        speech,
        Author([n for n in names if n.kind in FIGHTING] if not code else [], code, not foreign_state),
        begin,
        clause_end(scene, end),
        "were",
    )


def believed_at(scene: Scene, at: int) -> int | None:
    """Where "said to be", "believed to have been" before a position begins."""
    tokens, codes = scene.reading.tokens, class_codes()
    while at > scene.first and (tokens.codes[at - 1] in codes["BE"] or tokens.codes[at - 1] in codes["HAVE"]):
        at -= 1
    if at - 2 <= scene.first or tokens.lower[at - 1] != "to":
        return None
    spoken = tokens.codes[at - 2] in codes["VBN"] and load_lexicon().has(tokens.words[at - 2], "SPEECH")
    return at - 2 if spoken or tokens.lower[at - 2] == "suspected" else None


def read_believed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Said to be involved in, believed to be behind: nobody speaks, the named are meant."""
    via = outlet_of(scene, start, end, None)
    for party in all_parties(scene, max(scene.first, start - 24), start):
        if party.kind == "state":
            continue
        yield Found(
            "attributes",
            start,
            clause_end(scene, end),
            None,
            None,
            (start, start + 1),
            "said to be",
            party,
            via,
        )

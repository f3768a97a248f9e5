"""Places taken and attacks thrown back, in a party's mouth: seized the town, fell to its troops, repelled
the raid.

A newcomer would take every "held" and "took": only places and nouns for them are held, and only attacks
are repelled.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from ..lexicons import load_lexicon
from .anaphora import Subject, country_of
from .claim_deeds import read_raided
from .claim_own import is_own_deed, own_start
from .claim_scene import (
    Found,
    Scene,
    class_codes,
    clause_end,
    clause_start,
    has_class,
    is_unreal,
    of_speech,
    of_verb,
    party_after,
    said,
    speaks_for,
    subject_at,
    voice,
)
from .subjects import subject_of


def read_seized(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """It had seized the town; the Legion and the Corps liberated X; captured by its forces."""
    tokens, codes = scene.reading.tokens, class_codes()
    if (
        tokens.codes[start] in codes["HOLD_VERB"]
        and tokens.codes[start] not in codes["VBD"]
        and (
            start == scene.first
            or tokens.words[start - 1].lower() not in ("to", "still", "also", "they", "it", "we")
        )
    ):
        return
    stop = clause_end(scene, end)
    at = end - 1
    if tokens.codes[start] in codes["VBG"]:
        owned = [
            f for f in scene.found[-3:] if f.stance == "claims_responsibility" and f.start >= scene.first
        ]
        counted = tokens.lower[end] in COUNTED and has_class(
            scene, max(scene.first, start - 8), start, "HELD_NOUN"
        )
        if owned and (counted or _holds_place(scene, end, min(scene.last, end + 5))):
            yield replace(owned[-1], stance="claims_control", start=start, end=stop, rule="own capture")
        return
    aux = start - 1
    while aux > scene.first and (tokens.codes[aux] in codes["ADVERB"] or tokens.codes[aux] in codes["QUOTE"]):
        aux -= 1
    passive = aux >= scene.first and tokens.codes[aux] in codes["BE"]
    follows = _holds_place(scene, end, min(scene.last, end + 7))
    if not follows and not (passive and _holds_place(scene, max(scene.first, start - 8), start)):
        claimed = [w.lower() for w in tokens.words[max(scene.first, start - 3) : start]]
        relative = bool(
            {"which", "that"} & {w.lower() for w in tokens.words[max(scene.first, start - 9) : start]}
        )
        if not (
            relative
            and (
                claimed[-2:] == ["to", "have"]
                or claimed[-1:] in (["it"], ["they"])
                or claimed[-1:] == ["have"]
            )
        ):
            return
    speech = voice(scene, start, end)
    if speech is None:
        return
    quoted = tokens.words[start].lower() in ("liberated", "freed") and (
        scene.talk.quote(start) is not None or speech.manner == "post"
    )
    if passive:
        if tokens.words[at].lower() not in ("liberated", "freed", "retaken", "captured", "seized"):
            return
        if speech.name is None or speech.name.kind not in ("armed_group", "military", "state", "government"):
            return
    elif not is_own_deed(scene, start, speech) and not (
        quoted and speech.name is not None and speech.name.kind == "armed_group"
    ):
        return
    begin = own_start(scene, start, speech)
    if UNSEEN & {word.lower() for word in tokens.words[max(scene.first, begin - 6) : start]}:
        return
    if any(code in codes["NEGATION"] or code in codes["MODAL"] for code in tokens.codes[begin:start]):
        return
    yield of_speech(scene, "claims_control", speech, begin, stop, "own capture")


COUNTED = frozenset({"one", "two", "three", "several", "it", "them"})
"""Behind a verb of taking, of places named before it: had attacked three posts, capturing one."""
UNSEEN = frozenset({"nothing", "no", "whether", "if"})
"""Before a verb of taking: found nothing to show that they held the village."""


def _holds_place(scene: Scene, start: int, end: int) -> bool:
    """Whether a place, or a noun for one, stands before any person noun between two positions."""
    tokens, codes = scene.reading.tokens, class_codes()
    names = scene.reading.names
    index = bisect_left(names, start, key=lambda name: name.start)
    for i in range(start, end):
        if index < len(names) and names[index].start == i and names[index].is_place:
            return True
        if index < len(names) and names[index].start == i:
            index += 1
        if tokens.codes[i] in codes["HELD_NOUN"] or tokens.codes[i] in codes["NOUN_PLACE"]:
            return True
        if tokens.words[i] in (",", ".") or load_lexicon().has(tokens.words[i], "COMBATANT"):
            return False
    return False


def read_flag(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Raised their flag over the town hall."""
    subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    speech = voice(scene, start, end)
    if subject is None or subject.name is None or subject.name.kind not in ("armed_group", "military"):
        return
    if (
        is_unreal(scene, subject, start)
        or subject.start >= start
        or (speech is None and subject.form != "name")
    ):
        return
    stop = clause_end(scene, end)
    if speech is not None:
        yield of_speech(scene, "claims_control", speech, subject.start, stop, "flag")


def read_commended(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Commended the troops for their response to an attempted incursion."""
    subject = subject_at(scene, start)
    if subject is None or subject.end > start or is_unreal(scene, subject, start):
        return
    if not has_class(scene, start, end, "OWN_FORCE"):
        return
    yield from of_verb(
        scene, "claims_repelled", subject, start, end, "commended", stop=clause_end(scene, end)
    )


def read_losing(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """The raiders are losing; they turned back."""
    if has_class(scene, max(scene.first, start - 12), start, "ATTACKER_NOUN"):
        yield from read_repelled(scene, start, end)


def read_fell(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """X is in our hands, under its control, fell to its troops."""
    words = scene.reading.tokens.words
    before = [word.lower() for word in words[max(scene.first, start - 4) : start]]
    owned = {"our", "their", "its"} & set(before) and {"in", "under"} & set(before)
    if words[start].lower() == "control" and words[start - 1].lower() in (
        "they",
        "it",
        "we",
        "to",
        "now",
        "fully",
    ):
        yield from read_seized(scene, start, end)
        return
    if words[start].lower() in ("hands", "control") and not owned:
        return
    speech = voice(scene, start, end)
    if speech is None:
        return
    begin = clause_start(scene, start, speech, 8)
    if words[start].lower() in ("fell", "fallen"):
        party = party_after(scene, end)
        if party is None or speech.name is None or party.kind not in ("armed_group", "military", "state"):
            return
        ours, theirs = speaks_for(scene, speech.name), country_of(scene.cast, party)
        if ours is not None and theirs is not None and ours != theirs:
            return
    yield of_speech(scene, "claims_control", speech, begin, max(end, clause_end(scene, start)), "in hand")


def read_declared(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Declared the capture of the town; claimed control over it; took control of it, it said."""
    tokens = scene.reading.tokens
    if not _holds_place(scene, end, min(scene.last, end + 10)) and tokens.words[start].lower() not in (
        "victory",
    ):
        return
    verb = next(
        (
            s
            for s in scene.talk.near(scene.first, start, start + 1)
            if s.end <= start and start - s.end <= 4 and s.manner == "said"
        ),
        None,
    )
    if verb is not None and verb.subject is not None and verb.subject[1] <= start:
        subject = Subject(*verb.subject, verb.name, "name", verb.others)
        if not is_unreal(scene, subject, verb.start) and verb.stance != "denies":
            yield from of_verb(scene, "claims_control", subject, verb.start, end, "declared capture")
        return
    if tokens.words[start].lower() == "control" and tokens.words[start - 1].lower() in (
        "took",
        "taken",
        "full",
        "complete",
    ):
        speech = said(scene, start, end)
        if speech is not None:
            yield of_speech(
                scene, "claims_control", speech, start - 1, clause_end(scene, end), "took control"
            )


def read_repelled(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Had repelled the attack; were being pushed back; thwarted an attempt."""
    tokens, codes = scene.reading.tokens, class_codes()
    if _is_attributive(scene, start, end):
        return
    speech = voice(scene, start, end)
    if speech is None:
        return
    begin = clause_start(scene, start, speech, 9)
    if any(
        code in codes["NEGATION"] or code in codes["MODAL"]
        for code in tokens.codes[max(begin, start - 4) : start]
    ):
        return
    if tokens.words[start - 1].lower() == "to" if start else False:
        return
    yield of_speech(scene, "claims_repelled", speech, begin, max(end, clause_end(scene, start)), "repelled")


def read_intercepted(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Its air defences intercepted the rockets; a missile was brought down. Aircraft: that is an attack."""
    tokens, codes = scene.reading.tokens, class_codes()
    if tokens.codes[end - 1] not in codes["INTERCEPT_VERB"]:
        if MISSILES.isdisjoint(tokens.lower[end : min(scene.last, end + 5)]):
            yield from read_raided(scene, start, start + 1)
        else:
            yield from read_repelled(scene, start, end)
    elif has_class(scene, end, end + 6, "PROJECTILE") or has_class(
        scene, max(scene.first, start - 6), start, "PROJECTILE"
    ):
        yield from read_repelled(scene, start, end)


MISSILES = frozenset({"missile", "missiles", "rocket", "rockets", "projectile", "projectiles"})
"""What is only shot down in defence."""


def _is_attributive(scene: Scene, start: int, end: int) -> bool:
    """Whether a participle only describes an attack: "a foiled plot", "of the thwarted raids"."""
    tokens, codes = scene.reading.tokens, class_codes()
    if end != start + 1 or tokens.codes[end] not in codes["RAID_NOUN"]:
        return False
    before = tokens.codes[start - 1]
    return (
        start == scene.first
        or before in codes["DETERMINER"]
        or before in codes["PREPOSITION"]
        or before in codes["QUOTE"]
    ) and tokens.codes[start] in codes["VBN"]


def read_back(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Pushed back the saboteurs; forced the remnants to retreat; were thrown back."""
    tokens = scene.reading.tokens
    if tokens.words[start].lower() == "turned" and tokens.words[end - 1].lower() not in ("back", "away"):
        return  # turned out to be false
    if tokens.codes[start] in class_codes()["VBG"] and tokens.codes[start - 1] not in class_codes()["BE"]:
        return
    if any(tokens.words[i] in (",", ";", ".") for i in range(start, end)):
        inner = [tokens.words[i] for i in range(start, end)]
        if inner.count(",") > 2 or ";" in inner:
            return
    if (
        has_class(scene, start, end + 4, "ATTACKER_NOUN")
        or has_class(scene, max(scene.first, start - 12), start, "ATTACKER_NOUN")
        or has_class(scene, end, end + 4, "RAID_NOUN")
        or has_class(scene, max(scene.first, start - 4), start, "RAID_NOUN")
    ):
        yield from read_repelled(scene, start, end)


def read_crushed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Had crushed the raid: only with an attack for its object."""
    passive = scene.reading.tokens.codes[start - 1] in class_codes()["BE"]
    if not passive and has_class(scene, end, min(clause_end(scene, end), end + 5), "RAID_NOUN"):
        yield from read_repelled(scene, start, end)
    elif scene.reading.tokens.words[start].lower() in ("destroyed", "eliminated", "liquidated"):
        yield from read_raided(scene, start, end)

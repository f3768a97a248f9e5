"""Denials: denied any role, rejected the accusation, had nothing to do with it, it never happened.

Who denies having done it denies involvement; who denies that it happened, or that it is as told, denies a
fact. A newcomer would count every "rejected": offers are rejected too, so the object decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicons import load_lexicon
from ..records import Stance
from .anaphora import Subject, nation
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
    said,
    same_side,
    subject_at,
)
from .subjects import subject_of


def read_denial(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Russian denials of attacks; Kabul's denial that it sheltered them."""
    words = scene.reading.tokens.words
    before = start - 1
    while before > scene.first and words[before][:1].islower():
        before -= 1
    if words[before] in ("'s", "’s"):
        before -= 1
    party = scene.cast.ending.get(before + 1)
    if party is None and (code := nation(words[before])) is not None:
        party = scene.cast.states.get(code)
    if party is None:
        return
    stance: Stance = (
        "denies_involvement"
        if has_class(scene, end, end + 6, "RAID_NOUN") or has_class(scene, end, end + 4, "ROLE_NOUN")
        else "denies_fact"
    )
    yield Found(stance, before, clause_end(scene, end), party, (before, start), (start, start + 1), "denial")


def read_denied(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Denied any role in it, having fired, that it did; rejected the accusations; denied that."""
    tokens, codes = scene.reading.tokens, class_codes()
    word = load_lexicon().lemmas.get(tokens.words[start].lower(), tokens.words[start].lower())
    if tokens.codes[start] in codes["VBN"] and tokens.codes[start] not in codes["VBD"]:
        return
    before = tokens.words[start - 1].lower() if start else ""
    if before in ("was", "were", "been", "be", "are", "is", "the", "a", "of"):
        return
    subject = subject_at(scene, start)
    if subject is None or is_unreal(scene, subject, start):
        return
    stop = clause_end(scene, end)
    reach = min(stop, end + 9)
    window = range(end, min(reach, scene.last))
    lowers = [tokens.words[i].lower() for i in window]
    stance: Stance | None = None
    answered = False
    strict = word in ("reject", "dismiss", "rebut", "repudiate")
    head = lowers[0] if lowers else ""
    if has_class(scene, end, min(stop, end + 5), "ROLE_NOUN") and head != "that":
        stance = "denies_involvement"
    elif head in ("having", "being") or (head and tokens.codes[end] in codes["VBG"]):
        stance = (
            "denies_involvement"
            if has_class(scene, end, reach, "RAID_VERB")
            or has_class(scene, end, reach, "RAID_NOUN")
            or head == "being"
            else "denies_fact"
        )
    elif has_class(scene, end, min(stop, end + 4), "CHARGE_NOUN") or (
        head in ("that", "it", "this", "them")
        and (len(lowers) <= 1 or lowers[1] in ("and", "in", "on", "as", "at"))
    ):
        accused = {"accusation", "accusations", "allegation", "allegations", "charge", "charges"} & set(
            lowers[:4]
        )
        stance = "denies_involvement" if accused or _answers_blame(scene, subject) else "denies_fact"
        answered = True
    elif head == "that" or (
        (
            not strict
            and head
            in ("its", "his", "their", "it", "they", "he", "she", "the", "any", "a", "an", "such", "all")
        )
        or (not strict and end in scene.cast.beginning)
    ):
        own = head in ("its", "his", "their", "it", "they", "he", "any") or (
            head == "that"
            and lowers[1:2]
            and lowers[1] in ("its", "his", "their", "it", "they", "he", "we", "our")
        )
        if (
            "involved" in lowers
            or "behind" in lowers
            or "responsible" in lowers
            or (
                own
                and (
                    has_class(scene, end, reach, "RAID_VERB")
                    or "planned" in lowers
                    or "ordered" in lowers
                    or "joined" in lowers
                    or "sent" in lowers
                )
            )
            or (head != "that" and has_class(scene, end, min(stop, end + 4), "RAID_NOUN"))
        ):
            stance = "denies_involvement"
        else:
            stance = "denies_fact"
    if stance is None:
        return
    yield from of_verb(scene, stance, subject, start, end, "denied", before=answered, stop=stop)


def _answers_blame(scene: Scene, subject: Subject) -> bool:
    """Whether the last claim blamed the one who answers."""
    for other in reversed(scene.found[-4:]):
        if other.stance == "blames":
            return (
                other.target is None or subject.name is None or same_side(scene, other.target, subject.name)
            )
        if other.stance == "denies_involvement":
            return True
    return not scene.found


def read_nothing(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Had nothing to do with it; was not involved; distanced itself from both attacks."""
    tokens = scene.reading.tokens
    words = [word.lower() for word in tokens.words[start:end]]
    stop = clause_end(scene, end)
    if words[0].startswith("distanc"):
        subject = subject_at(scene, start)
        if subject is not None and not is_unreal(scene, subject, start):
            yield from of_verb(scene, "denies_involvement", subject, start, end, "distanced", stop=stop)
        return
    if words[0] == "any":
        return  # denied any role: found with its verb
    if words[0] == "no" and len(words) == 2 and words[1] in ("knowledge", "responsibility", "blame"):
        return
    own = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    speech = said(scene, start, end)
    begin = clause_start(scene, start, speech, 6)
    if speech is not None:
        if (
            own is not None
            and own.name is not None
            and speech.name is not None
            and own.name.kind in ("armed_group",)
            and not same_side(scene, own.name, speech.name)
        ):
            return
        stance: Stance = (
            "denies_fact"
            if words[-2] in ("relationship", "relation", "relations", "ties")
            else "denies_involvement"
        )
        yield of_speech(scene, stance, speech, begin, stop, "not involved")
    elif (
        own is not None
        and own.name is not None
        and own.name.kind in ("state", "government")
        and scene.talk.quote(start) is None
    ):
        return


def read_never(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Said that the town was never lost, that it never happened."""
    speech = said(scene, start, end)
    if speech is not None and speech.name is not None and speech.name.kind != "person":
        yield of_speech(
            scene,
            "denies_fact",
            speech,
            clause_start(scene, start, speech, 8),
            max(end, clause_end(scene, end)),
            "never",
        )

"""Denials: denied any role, rejected the accusation, had nothing to do with it, it never happened.

Who denies having done it denies involvement; who denies that it happened, or that it is as told, denies a
fact. A newcomer would count every "rejected": offers are rejected too, so the object decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicons import load_lexicon
from ..records import Stance
from .anaphora import Subject, nation
from .claim_own import is_own_deed
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
    same_side,
    subject_at,
    voice,
)
from .claim_sides import side_of
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
    strict = word not in ("deny", "refute", "disavow", "disclaim")
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
    elif has_class(scene, end, min(stop, end + 6), "CHARGE_NOUN") or (
        head in ("that", "it", "this", "them")
        and (len(lowers) <= 1 or lowers[1] in ("and", "in", "on", "as", "at"))
    ):
        accused = {"accusation", "accusations", "allegation", "allegations", "charge", "charges"} & set(
            lowers[:4]
        )
        told = {"report", "reports", "account", "accounts", "version", "suggestion", "suggestions"} & set(
            lowers[:4]
        )
        blamed = not told and (bool(accused) or _answers_blame(scene, subject))
        stance = "denies_involvement" if blamed else "denies_fact"
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
    behind = _answered_before(scene, subject, start)
    if word in ("dispute", "contest") and behind == "denies_fact" and not scene.found:
        behind = None  # a border that the latter disputes
    if behind is not None and stance in (None, "denies_fact"):
        stance, answered = behind, True
    if (
        stance is None
        and word == "dismiss"
        and has_class(scene, end, end + 4, "RAID_NOUN")
        and "as" in lowers
    ):
        stance = "denies_fact"  # dismissed the attacks as theatre
    if stance is None:
        return
    yield from of_verb(scene, stance, subject, start, end, "denied", before=answered, stop=stop)


def _answered_before(scene: Scene, subject: Subject, verb: int) -> Stance | None:
    """The stance of a denial whose object stands before it: "…, which Islamabad denies"."""
    tokens, codes = scene.reading.tokens, class_codes()
    at = min(subject.start, verb) - 1
    while at > scene.first and tokens.words[at].lower() in ("the", "a", "an"):
        at -= 1
    relative = tokens.words[at].lower() in ("which", "that", "something")
    if at <= scene.first or not (relative or tokens.codes[at] in codes["CHARGE_NOUN"]):
        return None
    window = range(max(scene.first, at - 3), at + 1)
    charged = [tokens.words[i].lower() for i in window if tokens.codes[i] in codes["CHARGE_NOUN"]]
    if charged:
        return "denies_involvement" if charged[-1].rstrip("s") in ACCUSING else "denies_fact"
    if tokens.words[at].lower() == "that":
        return None
    for found in reversed(scene.found[-3:]):
        if found.start >= scene.first and found.stance == "blames":
            return "denies_involvement"
    return "denies_fact"


ACCUSING = frozenset({"accusation", "allegation", "charge"})


def read_unsupported(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Does not support attacks inside X; falsely tried to implicate it; was not related to the raid."""
    tokens, codes = scene.reading.tokens, class_codes()
    stop = clause_end(scene, end)
    speech = voice(scene, start, end)
    if speech is None:
        return
    begin = clause_start(scene, start, speech, 8)
    last = tokens.words[end - 1].lower()
    if tokens.codes[end - 1] in codes["SUPPORT_VERB"]:
        deeds = has_class(scene, end, end + 5, "RAID_NOUN") or has_class(scene, end, end + 5, "ATTACKER_NOUN")
        if not deeds and party_after(scene, end) is None:
            return
        yield of_speech(scene, "denies_involvement", speech, begin, stop, "no support")
    elif last == "to":
        if speech.name is not None and has_class(scene, end, end + 5, "RAID_NOUN"):
            yield of_speech(scene, "denies_fact", speech, begin, stop, "not related")
    else:
        yield of_speech(scene, "denies_involvement", speech, begin, stop, "falsely accused")


def read_issue(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Took issue with the report."""
    subject = subject_at(scene, start)
    stop = clause_end(scene, end)
    if subject is None or is_unreal(scene, subject, start):
        return
    if has_class(scene, end, stop, "CHARGE_NOUN"):
        yield from of_verb(scene, "denies_fact", subject, start, end, "took issue", before=True, stop=stop)


def read_harmless(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Its men took the post without harming civilians."""
    speech = voice(scene, start, end)
    if speech is None or speech.stance == "denies":
        return
    own = any(
        scene.reading.tokens.codes[i] in class_codes()["SELF_OWNER"]
        or scene.reading.tokens.words[i].lower() in ("it", "we", "they")
        for i in range(max(scene.first, start - 14), start)
    )
    if own:
        yield of_speech(scene, "denies_fact", speech, start, clause_end(scene, end), "harmless")


def read_unharmed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """It had lost no fighters; there were no casualties on our side: a party that has no losses."""
    speech = voice(scene, start, end)
    if speech is None or side_of(scene, speech).camp is None:
        return
    tokens, codes = scene.reading.tokens, class_codes()
    stop = clause_end(scene, end)
    begin = clause_start(scene, start, speech, 10)
    lost = tokens.codes[start] in codes["LOSE_VERB"]
    own = lost and is_own_deed(scene, start, speech)
    if not own and not lost:
        own = any(
            tokens.codes[at] in codes["SELF_OWNER"] or tokens.lower[at] in ("own", "us")
            for at in range(begin, min(stop, end + 6))
        )
    if own:
        yield of_speech(scene, "denies_fact", speech, begin, stop, "no losses")


def read_undone(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """We did not target a mosque; its jets had not bombed the market; the mosque was not struck."""
    speech = voice(scene, start, end)
    if speech is None or not side_of(scene, speech).fights:
        return
    tokens, codes = scene.reading.tokens, class_codes()
    at = start
    while at > scene.first and (tokens.codes[at - 1] in codes["DO"] or tokens.codes[at - 1] in codes["HAVE"]):
        at -= 1
    if at == start and tokens.codes[at - 1] in codes["BE"] and tokens.codes[end - 1] in codes["VBN"]:
        begin = clause_start(scene, start, speech, 8)  # the mosque was not struck
        yield of_speech(scene, "denies_fact", speech, begin, clause_end(scene, end), "not harmed")
    elif at < start and is_own_deed(scene, at, speech):
        begin = clause_start(scene, start, speech, 8)
        yield of_speech(scene, "denies_involvement", speech, begin, clause_end(scene, end), "not done")


def read_none(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """No strikes had been conducted there, said those who would have conducted them."""
    speech = voice(scene, start, end)
    if speech is not None and side_of(scene, speech).fights:
        yield of_speech(scene, "denies_involvement", speech, start, clause_end(scene, end), "none done")


def read_groundless(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """There was no evidence that rebels had done it; no truth in the reports."""
    speech = voice(scene, start, end)
    stop = clause_end(scene, end)
    if speech is not None and any(
        has_class(scene, end, stop, cls) for cls in ("RAID_NOUN", "CHARGE_NOUN", "RAID_VERB", "HARM_VERB")
    ):
        yield of_speech(scene, "denies_fact", speech, start, stop, "groundless")


def read_absurd(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """It was impossible to suggest that the army had a hand in it."""
    speech = voice(scene, start, end)
    if speech is None:
        return
    stop = clause_end(scene, end)
    charged = {"involved", "behind", "responsible"} & set(scene.reading.tokens.lower[end:stop])
    involved = bool(charged) or has_class(scene, end, stop, "ROLE_NOUN")
    stance: Stance = "denies_involvement" if involved else "denies_fact"
    yield of_speech(scene, stance, speech, start, stop, "absurd")


def read_unaware(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Was unaware of the strike, had no information about it: an answer of who is asked whether he did it."""
    speech = voice(scene, start, end)
    stop = clause_end(scene, end)
    if speech is None or side_of(scene, speech).camp != "state":
        return
    if has_class(scene, end, stop, "RAID_NOUN"):
        begin = clause_start(scene, start, speech, 6)
        yield of_speech(scene, "denies_involvement", speech, begin, stop, "unaware")


def read_untrue(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """The claim that the town had fallen was false; the accusations are a provocation."""
    speech = said(scene, start, end)
    if speech is None:
        return
    ploy = scene.reading.tokens.codes[end - 1] in class_codes()["PLOY_NOUN"]
    begin = clause_start(scene, start, speech, 10)
    if any(scene.reading.tokens.codes[i] in class_codes()["NEGATION"] for i in range(start, end)):
        return
    yield of_speech(
        scene, "blames" if ploy else "denies_fact", speech, begin, clause_end(scene, end), "untrue"
    )


def _answers_blame(scene: Scene, subject: Subject) -> bool:
    """Whether the last claim blamed the one who answers."""
    for other in reversed(scene.found[-4:]):
        if other.rule in ("coming from", "nation"):
            return False
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
    speech = voice(scene, start, end)
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

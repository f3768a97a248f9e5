"""Verbs that are the claim themselves: claimed, blamed, accused, called it a lie, confirmed.

Their subject is the speaker. Each function reads the words around one trigger of claims.py. A newcomer
would take "claimed" by itself: lives are claimed too, so the object decides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ..lexicons import load_lexicon
from ..records import Stance
from .anaphora import Subject
from .claim_scene import (
    Found,
    Scene,
    all_parties,
    class_codes,
    clause_end,
    has_class,
    is_unreal,
    of_speech,
    of_verb,
    outlet_of,
    party_after,
    said,
    subject_at,
)
from .subjects import subject_of


def read_owned(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Claimed responsibility; took the credit."""
    subject = subject_at(scene, start)
    if scene.reading.tokens.codes[start] in class_codes()["VBG"] and subject is None:
        subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    if subject is None or is_unreal(scene, subject, start):
        return
    if subject.name is None and not subject.others:
        words = scene.reading.tokens.words
        for at in range(end, min(scene.last, end + 14)):
            if words[at].lower() == "including":
                for name in all_parties(scene, at, scene.last):
                    yield from of_verb(
                        scene,
                        "claims_responsibility",
                        Subject(subject.start, subject.end, name),
                        start,
                        end,
                        "owned",
                        stop=name.end,
                    )
                return
    yield from of_verb(scene, "claims_responsibility", subject, start, end, "owned")


def read_owner(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Responsibility was claimed by X."""
    party = party_after(scene, end)
    if party is not None:
        yield Found(
            "claims_responsibility",
            start,
            party.end,
            party,
            (party.start, party.end),
            (end - 2, end - 1),
            "owned by",
            via=outlet_of(scene, start, party.end, party),
        )


def read_claimed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Claimed the bombing; owned up; claims to have seized the town; claimed Kozinka."""
    tokens, codes = scene.reading.tokens, class_codes()
    subject = subject_at(scene, start)
    if subject is None or is_unreal(scene, subject, start):
        return
    word = tokens.words[end - 1].lower()
    if word == "up":
        yield from of_verb(scene, "claims_responsibility", subject, start, end, "owned up")
        return
    names = scene.reading.names
    index = bisect_left(names, end - 1, key=lambda name: name.start)
    at = end - 1
    if (
        index < len(names)
        and names[index].start == at
        and names[index].is_place
        and tokens.words[start].lower().startswith("claim")
    ):
        following = tokens.codes[names[index].end] if names[index].end < scene.last else ""
        if following not in codes["VBD"] and following not in codes["BE"] and following not in codes["HAVE"]:
            yield from of_verb(scene, "claims_control", subject, start, names[index].end, "claimed place")
        return
    fights = subject.name is not None and subject.name.kind in ("armed_group", "military")
    if (
        fights
        and tokens.words[at][:1].isupper()
        and at not in scene.cast.beginning
        and not tokens.words[at + 1][:1].isalnum()
    ):
        # a village that no gazetteer has: the Legion claimed Lower Kozinka
        yield from of_verb(scene, "claims_control", subject, start, end, "claimed place")
        return
    while at < min(scene.last, end + 5):
        code = tokens.codes[at]
        if code in codes["RAID_NOUN"]:
            if at + 1 < scene.last and (
                tokens.codes[at + 1] in codes["BE"]
                or tokens.codes[at + 1] in codes["HAVE"]
                or tokens.codes[at + 1] in codes["VBD"]
                or (tokens.codes[at + 1] in codes["RAID_NOUN"] and at < end)
            ):
                return
            yield from of_verb(scene, "claims_responsibility", subject, start, at + 1, "claimed attack")
            return
        if code in codes["VBD"] or code in codes["PREPOSITION"] or not tokens.words[at][:1].isalpha():
            return
        at += 1


def read_blamed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Blamed X for it; blamed the raid on X; which it blamed on X; was blamed on X."""
    tokens, codes = scene.reading.tokens, class_codes()
    before = tokens.words[start - 1].lower() if start > scene.first else ""
    if before in (
        "the",
        "to",
        "no",
        "any",
        "trade",
        "shift",
        "take",
        "takes",
        "trading",
        "of",
        "much",
        "for",
    ):
        return
    passive = before in ("was", "were", "been", "is", "are", "be") or (
        start > scene.first and tokens.codes[start - 1] in codes["BE"]
    )
    if start > scene.first and tokens.codes[start - 1] in codes["RAID_NOUN"]:
        passive = True  # two killings blamed on the Front
    stop = clause_end(scene, end)
    on = next(
        (
            i
            for i in range(end, min(scene.last, end + 14))
            if tokens.words[i].lower() == "on" and i < scene.last
        ),
        None,
    )
    if on is not None and any(tokens.words[i].lower() in ("for",) for i in range(end, on)):
        on = None
    target = party_after(scene, on + 1) if on is not None else None
    if target is None:
        target = party_after(scene, end)
    if passive:
        by = next((i for i in range(end, min(scene.last, end + 16)) if tokens.words[i].lower() == "by"), None)
        agent = party_after(scene, by + 1) if by is not None else None
        if target is not None or agent is not None:
            subject = subject_of(scene.reading, scene.cast, start - 1, scene.first, scene.last)
            begin = subject.start if subject else start
            if on is None and subject is not None:
                target = subject.name
            yield Found(
                "blames",
                begin,
                max(stop, end),
                agent,
                (agent.start, agent.end) if agent else None,
                (start, end),
                "blamed",
                target,
                outlet_of(scene, start, end, agent),
            )
        return
    subject = subject_at(scene, start)
    if subject is None or is_unreal(scene, subject, start):
        return
    if subject.name is None and target is None:
        return
    if on is not None:
        stop = max(stop, clause_end(scene, on))
    yield from of_verb(scene, "blames", subject, start, end, "blamed", target, stop=stop)


def read_accused(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Accused X of it; X was accused by Y of it."""
    tokens = scene.reading.tokens
    before = tokens.words[start - 1].lower() if start > scene.first else ""
    if before in ("the", "an", "its"):
        return
    stop = clause_end(scene, end)
    if tokens.codes[start - 1] in class_codes()["BE"] if start else False:
        subject = subject_of(scene.reading, scene.cast, start - 1, scene.first, scene.last)
        by = next((i for i in range(end, min(scene.last, end + 20)) if tokens.words[i].lower() == "by"), None)
        agent = party_after(scene, by + 1) if by is not None else None
        if subject is not None and subject.name is not None and agent is not None:
            yield Found(
                "blames",
                subject.start,
                stop,
                agent,
                (agent.start, agent.end),
                (start, end),
                "accused",
                subject.name,
            )
        return
    subject = subject_at(scene, start)
    if subject is None or is_unreal(scene, subject, start):
        return
    target = party_after(scene, end)
    if subject.name is None and target is None:
        return
    if load_lexicon().lemmas.get(tokens.words[start].lower()) == "denounce" and not has_class(
        scene, end, end + 6, "RAID_NOUN"
    ):
        return
    yield from of_verb(scene, "blames", subject, start, end, "accused", target, stop=stop)


def read_blame(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Put the blame on X."""
    subject = subject_at(scene, start)
    target = party_after(scene, end)
    if subject is None or target is None or is_unreal(scene, subject, start):
        return
    yield from of_verb(scene, "blames", subject, start, end, "put blame", target, stop=clause_end(scene, end))


def read_held(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """We hold X responsible."""
    target = party_after(scene, start + 1)
    if target is None:
        return
    if scene.reading.tokens.words[start - 1].lower() in ("we", "i") if start else False:
        speech = said(scene, start, end)
        if speech is not None:
            yield of_speech(
                scene, "blames", speech, start - 1, clause_end(scene, end), "held responsible", target
            )
        return
    yield from read_blame(scene, start, start + 1)


def read_pointed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Pointed the finger at X."""
    yield from read_blame(scene, start, end)


def read_traced(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Attributed the attack to X; laid it at the door of X."""
    tokens = scene.reading.tokens
    lemma = load_lexicon().lemmas.get(tokens.words[start].lower(), "")
    between = [word.lower() for word in tokens.words[start + 1 : end]]
    deed = has_class(scene, start + 1, end, "RAID_NOUN") or {"it", "them", "this"} & set(between)
    if not deed or (lemma in ("link", "trace") and between[-1:] != ["to"]):
        return
    at = end
    if tokens.words[end - 1].lower() == "at" and [w.lower() for w in tokens.words[end : end + 3]] == [
        "the",
        "door",
        "of",
    ]:
        at = end + 3
    target = party_after(scene, at)
    subject = subject_at(scene, start)
    if subject is None or target is None or is_unreal(scene, subject, start):
        return
    stance: Stance = "blames" if lemma == "lay" or lemma == "pin" else "attributes"
    yield from of_verb(scene, stance, subject, start, at, "attributed", target, stop=clause_end(scene, at))


def read_called(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Called it an attempt by X; called that a fairy tale."""
    tokens, codes = scene.reading.tokens, class_codes()
    stop = clause_end(scene, end)
    window = range(end, min(stop, end + 12))
    them = tokens.words[end].lower() if end < scene.last else ""
    if them == "them" and end + 1 < scene.last and tokens.codes[end + 1] in codes["CITIZEN_NOUN"]:
        caller = subject_at(scene, start)
        if caller is not None and caller.name is not None and not is_unreal(scene, caller, start):
            yield from of_verb(scene, "attributes", caller, start, end + 2, "called them", stop=stop)
        return
    false = next((i for i in window if tokens.codes[i] in codes["FALSE_WORD"]), None)
    ploy = next((i for i in window if tokens.codes[i] in codes["PLOY_NOUN"] and i > end), None)
    if false is None and ploy is None:
        return
    earlier = [f for f in scene.found[-3:] if f.start >= scene.first and f.speaker_span]
    if tokens.codes[start] in codes["VBG"] and earlier and earlier[-1].speaker_span:
        subject: Subject | None = Subject(*earlier[-1].speaker_span, earlier[-1].speaker)
    else:
        subject = subject_at(scene, start)
    if subject is None or subject.name is None or is_unreal(scene, subject, start):
        return
    if false is not None:
        yield from of_verb(scene, "denies_fact", subject, start, end, "called false", before=True, stop=stop)
        return
    assert ploy is not None
    by = next((i for i in range(ploy, min(stop, ploy + 6)) if tokens.words[i].lower() in ("by", "of")), None)
    target = party_after(scene, by + 1) if by is not None else None
    if target is not None and target.kind != "person":
        begin = Subject(subject.start, subject.end, subject.name)
        yield from of_verb(scene, "blames", begin, start, end, "called act", target, stop=max(stop, ploy + 1))


def read_confirmed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Confirmed an attack; acknowledged that it had lost the town."""
    tokens, codes = scene.reading.tokens, class_codes()
    following = tokens.words[end].lower() if end < scene.last else ""
    if tokens.codes[start] in codes["VBN"] and tokens.codes[start] not in codes["VBD"]:
        return
    if (
        following not in ("that", "the", "an", "a", "it", "its", "his", "their")
        and end not in scene.cast.beginning
    ):
        return
    subject = subject_at(scene, start)
    if subject is None or subject.name is None or subject.name.kind == "media" or subject.end > start:
        return
    if is_unreal(scene, subject, start) or tokens.codes[start - 1] in codes["BE"]:
        return
    stop = clause_end(scene, end)
    if (
        has_class(scene, end, stop, "RAID_NOUN")
        or has_class(scene, end, stop, "RAID_VERB")
        or has_class(scene, end, stop, "SEIZE_VERB")
    ):
        yield from of_verb(scene, "confirms_fact", subject, start, end, "confirmed", stop=stop)

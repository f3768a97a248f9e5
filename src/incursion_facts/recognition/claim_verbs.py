"""Verbs that are the claim themselves: claimed, owned up, confirmed, assessed.

Their subject is the speaker. Each function reads the words around one trigger of claims.py. A newcomer
would take "claimed" by itself: lives are claimed too, so the object decides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from .anaphora import Subject
from .claim_scene import (
    Found,
    Scene,
    all_parties,
    class_codes,
    clause_end,
    has_class,
    is_unreal,
    of_verb,
    outlet_of,
    party_after,
    subject_at,
)
from .noun_phrases import subject_after
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
    """Responsibility was claimed by X; in a bombing claimed by rebels."""
    if end - start == 2:
        deed = next((i for i in range(start - 1, max(scene.first, start - 14) - 1, -1)
                     if scene.reading.tokens.codes[i] in class_codes()["RAID_NOUN"]), None)  # fmt: skip
        if deed is None or is_unreal(scene, None, start):
            return
        start = deed
    party = party_after(scene, end)
    if party is not None:
        span = (party.start, party.end)
    elif has_class(scene, end, end + 4, "KNOWN_ATTACKER"):
        span = (end, min(clause_end(scene, end), end + 4))
    else:
        return
    yield Found(
        "claims_responsibility",
        start,
        span[1],
        party,
        span,
        (end - 2, end - 1),
        "owned by",
        via=outlet_of(scene, start, span[1], party),
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
    while at < min(scene.last, end + 6):
        code = tokens.codes[at]
        if tokens.words[at].lower() == "of":
            at += 1  # a number of, a series of
            continue
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


def _confirmed_by(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """The attack was confirmed by the mayor."""
    subject = subject_after(scene.reading, scene.cast, end + 1, scene.last)
    if subject is None or not has_class(scene, max(scene.first, start - 10), start, "RAID_NOUN"):
        return
    begin = max(scene.first, start - 8)
    while begin < start and scene.reading.tokens.words[begin] in (",", "“", '"'):
        begin += 1
    span = (subject.start, subject.end)
    yield Found("confirms_fact", begin, subject.end, subject.name, span, (start, start + 1), "confirmed by")


def _unconfirmed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Did not confirm the seizure of the town."""
    stop = clause_end(scene, end)
    if not (has_class(scene, end, stop, "SEIZE_NOUN") or has_class(scene, end, stop, "RAID_NOUN")):
        return
    at = start
    while at > scene.first and (
        scene.reading.tokens.codes[at - 1] in class_codes()["NEGATION"]
        or scene.reading.tokens.codes[at - 1] in class_codes()["DO"]
        or scene.reading.tokens.codes[at - 1] in class_codes()["ADVERB"]
    ):
        at -= 1
    if scene.reading.tokens.codes[at - 1] in class_codes()["MODAL"]:
        return  # could not confirm
    subject = subject_at(scene, at)
    if subject is not None and subject.name is not None and subject.name.kind != "media":
        yield from of_verb(scene, "denies_fact", subject, start, end, "not confirmed", stop=stop)


def read_assessed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Social media users geolocated the video; the institute assessed that the rebels held the airport."""
    tokens, codes = scene.reading.tokens, class_codes()
    if tokens.codes[start] in codes["VBN"] and tokens.codes[start] not in codes["VBD"]:
        return
    at = start - 1
    while at > scene.first and tokens.codes[at] in codes["ADVERB"]:
        at -= 1
    if tokens.codes[at] in codes["BE"] or tokens.codes[at] in codes["HAVE"]:
        return
    subject = subject_at(scene, start)
    if subject is None or subject.end > start or is_unreal(scene, subject, start):
        return
    stop = clause_end(scene, end)
    assess = tokens.words[start].lower().startswith("assess")
    if assess and tokens.words[end : end + 1] != ["that"]:
        return
    yield from of_verb(scene, "confirms_fact", subject, start, end, "assessed", stop=stop)


def read_identity(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """The group claims to be an all-volunteer force."""
    subject = subject_at(scene, start)
    if subject is not None and subject.name is not None and subject.name.kind in ("armed_group", "military"):
        yield from of_verb(
            scene, "confirms_fact", subject, start, end, "identity", stop=clause_end(scene, end)
        )


CONTENT_STARTS = frozenset(
    {"that", "the", "an", "a", "it", "its", "his", "their", "at", "two", "three", "there"}
)
"""First words of what is confirmed."""


def _is_self(scene: Scene, at: int) -> bool:
    """Whether what is confirmed begins with who confirms it."""
    return scene.reading.tokens.lower[at] in ("it", "they", "we", "its", "he", "she")


def read_confirmed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Confirmed an attack; acknowledged that it had lost the town."""
    tokens, codes = scene.reading.tokens, class_codes()
    following = tokens.words[end].lower() if end < scene.last else ""
    stop = clause_end(scene, end)
    if following == "by" and start > scene.first and tokens.codes[start - 1] in codes["BE"]:
        yield from _confirmed_by(scene, start, end)
        return
    if tokens.codes[start] in codes["VBN"] and tokens.codes[start] not in codes["VBD"]:
        return
    if tokens.codes[start - 1] in codes["DO"] or tokens.words[start - 1].lower() == "not":
        yield from _unconfirmed(scene, start, end)
        return
    that = end
    while that < min(stop, end + 6) and tokens.words[that].lower() != "that":
        that += 1
    spoken = following in ("to", "on", "in", "earlier", "late", "early") and that < min(stop, end + 6)
    if (
        following not in CONTENT_STARTS
        and end not in scene.cast.beginning
        and not following[:1].isdigit()
        and not spoken
        and not has_class(scene, end, end + 2, "RAID_NOUN")
    ):
        return
    if _is_self(scene, end) or (that < stop and _is_self(scene, that + 1)):
        return  # admitted that it had carried out the raid: a claim of responsibility
    subject = subject_at(scene, start)
    if subject is None or subject.end > start or (subject.name is not None and subject.name.kind == "media"):
        return
    if is_unreal(scene, subject, start) or tokens.codes[start - 1] in codes["BE"]:
        return
    if (
        has_class(scene, end, stop, "RAID_NOUN")
        or has_class(scene, end, stop, "RAID_VERB")
        or has_class(scene, end, stop, "SEIZE_VERB")
        or has_class(scene, end, stop, "HARM_VERB")
    ):
        yield from of_verb(scene, "confirms_fact", subject, start, end, "confirmed", stop=stop)

"""Verbs of accusing: blamed, accused, held responsible, called it an act of war, pinned it on X.

Their subject is the speaker, unless they are passive. A newcomer would take "accused of" by itself for
an accuser: it has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicons import load_lexicon
from ..records import Stance
from .anaphora import Subject, nation
from .claim_authors import author_at
from .claim_scene import (
    SPEAKING,
    Found,
    Scene,
    class_codes,
    clause_end,
    has_class,
    is_unreal,
    of_speech,
    of_verb,
    outlet_of,
    party_after,
    said,
    speaks_for,
    subject_at,
)
from .reading import Name
from .subjects import subject_of


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
    subject = _accuser(scene, start)
    if subject is None or is_unreal(scene, subject, start):
        return
    if subject.name is None and target is None and not _is_party(scene, subject, end):
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
    if tokens.words[end : end + 1] == ["of"]:
        at = start
        while at > scene.first and (
            tokens.codes[at - 1] in class_codes()["BE"]
            or tokens.codes[at - 1] in class_codes()["HAVE"]
            or tokens.codes[at - 1] in class_codes()["ADVERB"]
            or tokens.words[at - 1] in (",", "long")
        ):
            at -= 1
        accused = scene.cast.ending.get(at)
        deed = has_class(scene, end, end + 5, "RAID_NOUN") or has_class(scene, end, end + 4, "RAID_VERB")
        if (
            accused is not None
            and (accused.kind in PARTIES or (accused.kind == "person" and deed))
            and not is_unreal(scene, None, start)
        ):
            yield Found(
                "blames", accused.start, stop, None, None, (start, end), "accused of", accused,
                outlet_of(scene, start, end, None),
            )  # fmt: skip
            return
    reduced = tokens.words[end : end + 1] == ["by"] and tokens.codes[start] in class_codes()["VBN"]
    if start and (reduced or tokens.codes[start - 1] in class_codes()["BE"]):
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
    subject = _accuser(scene, start)
    lemma = load_lexicon().lemmas.get(tokens.words[start].lower(), "")
    if subject is None:
        return
    if tokens.words[start - 1].lower() == "to":
        if tokens.words[start - 2].lower() not in PURSUING:
            return
    elif is_unreal(scene, subject, start):
        return
    target = party_after(scene, end) if tokens.words[end : end + 1] != ["of"] else None
    if target is None and lemma in ("implicate", "incriminate"):
        return
    if target is None and subject.name is None and not _is_party(scene, subject, end):
        return
    if load_lexicon().lemmas.get(tokens.words[start].lower()) == "denounce" and not has_class(
        scene, end, end + 6, "RAID_NOUN"
    ):
        return
    if lemma == "denounce" and target is None and (subject.name is None or subject.name.kind not in PARTIES):
        return  # a rights group denounced executions: of nobody
    yield from of_verb(scene, "blames", subject, start, end, "accused", target, stop=stop)


PURSUING = frozenset(
    {"tried", "trying", "sought", "seeking", "attempted", "continued", "continues", "continue", "used"}
)
"""Before "to accuse": it was done."""


def _is_party(scene: Scene, subject: Subject, end: int) -> bool:
    """Whether an accuser or accused without a name is somebody in a fight: "the rebels", "an army unit"."""
    lexicon = load_lexicon()
    words = scene.reading.tokens.words
    spans = (range(subject.start, subject.end), range(end, min(scene.last, end + 4)))
    return any(
        nation(words[at]) is not None or any(lexicon.has(words[at], cls) for cls in SPEAKING)
        for span in spans
        for at in span
    )


def read_traded(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Both sides traded accusations; each side blames, and of whom the text does not say."""
    subject = subject_at(scene, start)
    if subject is not None and subject.end <= start and not is_unreal(scene, subject, start):
        yield from of_verb(scene, "blames", subject, start, end, "traded", stop=clause_end(scene, end))


def read_alleged(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Claims that Ukrainian saboteurs fired on a bus: an accusation that the text gives to nobody."""
    tokens, codes = scene.reading.tokens, class_codes()
    stop = clause_end(scene, end)
    verb = next((i for i in range(end, min(stop, end + 9)) if tokens.codes[i] in codes["RAID_VERB"]), None)
    if verb is None or any(
        tokens.codes[i] in codes["DENY_VERB"] or tokens.codes[i] in codes["NEGATION"]
        for i in range(max(scene.first, start - 6), verb)
    ):
        return
    author = author_at(scene, end, verb)
    if author is None:
        return
    owner = scene.cast.ending.get(start - 1) if tokens.words[start - 1] in ("'s", "’s") else None
    span = (owner.start, owner.end) if owner is not None else None
    target = author.names[0] if author.names else scene.cast.states.get(author.code or "")
    yield Found("blames", start, stop, owner, span, (start, start + 1), "alleged", target)


PARTIES = frozenset({"armed_group", "military", "state", "government"})


def _accuser(scene: Scene, verb: int) -> Subject | None:
    """Who accuses; of "after accusing X" and "tried to implicate X", the subject of what stands before."""
    tokens, codes = scene.reading.tokens, class_codes()
    aux = verb
    while aux > scene.first and tokens.codes[verb] in codes["VBG"] and tokens.codes[aux - 1] in codes["BE"]:
        aux -= 1
    if aux < verb:
        return subject_at(scene, aux)  # have been accusing
    if tokens.codes[verb] in codes["VBG"] or tokens.words[verb - 1].lower() == "to":
        at = verb - 1
        while at > scene.first and verb - at < 12:
            if tokens.codes[at] in codes["VBD"] or tokens.codes[at] in codes["VBZ"]:
                found = subject_at(scene, at)
                if found is not None and found.start < at and (found.name is not None or at == scene.first):
                    return found
            at -= 1
    return subject_at(scene, verb)


def read_repeated(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Doubled down on the accusation against X."""
    subject = subject_at(scene, start)
    if subject is None or is_unreal(scene, subject, start):
        return
    words = [word.lower() for word in scene.reading.tokens.words[end : end + 6]]
    target = None
    if "against" in words:
        target = party_after(scene, end + words.index("against") + 1)
    stop = clause_end(scene, end)
    yield from of_verb(scene, "blames", subject, start, end, "repeated", target, stop=stop)


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
    if target is None and has_class(scene, start, end, "KNOWN_ATTACKER"):
        subject = subject_at(scene, start)  # held the rebels responsible
        if subject is not None and not is_unreal(scene, subject, start):
            stop = clause_end(scene, end)
            yield from of_verb(scene, "blames", subject, start, end, "held responsible", stop=stop)
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
    deed = has_class(scene, max(scene.first, start - 6), end, "RAID_NOUN") or {"it", "them", "this"} & set(
        between
    )
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
    if tokens.codes[start - 1] in class_codes()["BE"] and target is not None:
        via = outlet_of(scene, start, end, None)
        begin = max(scene.first, start - 6)
        speech = said(scene, start, end)
        if speech is not None:
            yield of_speech(scene, "attributes", speech, begin, clause_end(scene, at), "attributed", target)
        else:
            stop = clause_end(scene, at)
            yield Found("attributes", begin, stop, None, None, (start, start + 1), "attributed", target, via)
        return
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
    earlier = [f for f in scene.found[-3:] if f.start >= scene.first and f.speaker_span]
    if tokens.codes[start] in codes["VBG"] and earlier and earlier[-1].speaker_span:
        subject: Subject | None = Subject(*earlier[-1].speaker_span, earlier[-1].speaker)
    else:
        subject = subject_at(scene, start)
    if subject is None or is_unreal(scene, subject, start):
        return
    if false is None and ploy is not None and end <= ploy and _is_aggression(scene, ploy, stop):
        by = next((i for i in range(ploy, min(stop, ploy + 7)) if tokens.words[i].lower() == "by"), None)
        target = party_after(scene, by + 1) if by is not None else None
        yield from of_verb(
            scene, "blames", subject, start, end, "called act", target, stop=max(stop, ploy + 1)
        )
        return
    if subject.name is None:
        return
    if false is None and (enemy := _foreign_deed(scene, subject.name, end, stop)) is not None:
        yield from of_verb(scene, "blames", subject, start, end, "called deed", enemy, stop=stop)
        return
    if false is not None:
        yield from of_verb(scene, "denies_fact", subject, start, end, "called false", before=True, stop=stop)
        return
    if ploy is None:
        return
    by = next((i for i in range(ploy, min(stop, ploy + 6)) if tokens.words[i].lower() in ("by", "of")), None)
    target = party_after(scene, by + 1) if by is not None else None
    if target is not None and target.kind != "person":
        begin = Subject(subject.start, subject.end, subject.name)
        yield from of_verb(scene, "blames", begin, start, end, "called act", target, stop=max(stop, ploy + 1))


def _foreign_deed(scene: Scene, speaker: Name, start: int, stop: int) -> Name | None:
    """The state whose deed it is called: "described as a Ukrainian assault" by a Russian."""
    tokens = scene.reading.tokens
    for at in range(start, min(stop - 1, start + 6)):
        code = nation(tokens.words[at])
        if code is not None and has_class(scene, at + 1, at + 3, "RAID_NOUN"):
            own = speaks_for(scene, speaker)
            return scene.cast.states.get(code) if own is not None and own != code else None
    return None


def _is_aggression(scene: Scene, ploy: int, stop: int) -> bool:
    """Whether what it is called accuses somebody: an act of war, an aggression, a provocation."""
    words = [word.lower() for word in scene.reading.tokens.words[ploy : min(stop, ploy + 4)]]
    return words[0] in ("aggression", "provocation") or bool({"war", "aggression"} & set(words[1:]))

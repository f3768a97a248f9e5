"""Who did it as clues tell: hallmarks, suspicion, investigators, where the fire came from, whose fire it
was.

Some of these the text says of nobody ("two killings attributed to X"): then the speaker is null, and
that is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Stance
from .anaphora import Subject, nation
from .claim_authors import FIGHTING, Author, author_at, authored
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
    outlet_of,
    party_after,
    said,
    speaks_for,
    subject_at,
    voice,
)
from .subjects import subject_of


def _nobody(
    scene: Scene,
    start: int,
    end: int,
    author: Author,
    cue: tuple[int, int],
    rule: str,
    stance: Stance = "attributes",
) -> Iterator[Found]:
    """Claims of which the text names no speaker."""
    via = outlet_of(scene, start, end, None)
    for name in author.names or (None,):
        yield Found(stance, start, end, None, None, cue, rule, name, via)


def read_work(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Bears the hallmarks of X; is the work of X: somebody says so, or nobody is named who does."""
    author = author_at(scene, end, scene.last)
    if author is None:
        return
    tokens, codes = scene.reading.tokens, class_codes()
    if any(tokens.codes[i] in codes["NEGATION"] for i in range(max(scene.first, start - 5), start)):
        return
    if tokens.codes[start] in codes["WORK_NOUN"] and not any(
        tokens.codes[i] in codes["BE"] or tokens.words[i].lower() == "as"
        for i in range(max(scene.first, start - 3), start)
    ):
        return
    speech = voice(scene, start, end)
    begin = clause_start(scene, start, speech, 8)
    if speech is not None:
        yield from authored(scene, speech, author, begin, clause_end(scene, end), "work of")
    elif tokens.codes[start] in codes["HALLMARK_NOUN"]:
        yield from _nobody(scene, begin, clause_end(scene, end), author, (start, end), "hallmarks")


def read_clue(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """All indications point to X; suspicion fell on X."""
    author = author_at(scene, end, scene.last)
    if author is None or not (author.names or author.code):
        return
    speech = voice(scene, start, end)
    if speech is not None:
        yield from authored(scene, speech, author, start, clause_end(scene, end), "clue")
    else:
        yield from _nobody(scene, start, clause_end(scene, end), author, (start, end), "clue")


def read_suspected(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Officials suspect X of it; X is suspected of it; X suspects in the killing."""
    tokens, codes = scene.reading.tokens, class_codes()
    if tokens.words[start].lower() == "suspects" and tokens.words[end - 1].lower() == "in":
        if not has_class(scene, end, end + 5, "RAID_NOUN"):
            return
        name = scene.cast.ending.get(start)
        if name is not None and name.kind != "media":
            yield from _nobody(
                scene, name.start, clause_end(scene, end), Author([name]), (start, start + 1), "suspects"
            )
        return
    passive = tokens.codes[start - 1] in codes["BE"] if start > scene.first else False
    if passive or tokens.codes[start] not in codes["VBD"]:
        name = scene.cast.ending.get(start - 1) if passive else None
        subject = (
            subject_of(scene.reading, scene.cast, start - 1, scene.first, scene.last) if passive else None
        )
        name = name or (subject.name if subject else None)
        if (
            name is not None
            and name.kind in (*FIGHTING, "person")
            and tokens.words[end - 1].lower() in ("of", "in")
        ):
            if not (
                has_class(scene, end, end + 5, "RAID_NOUN")
                or has_class(scene, end, end + 4, "RAID_VERB")
                or has_class(scene, end, end + 4, "DONE_VERB")
            ):
                return
            speech = voice(scene, start, end)
            author = Author([name])
            if speech is not None and (speech.name is None or speech.name.entity_id != name.entity_id):
                yield of_speech(
                    scene, "attributes", speech, name.start, clause_end(scene, end), "suspected", name
                )
            else:
                yield from _nobody(
                    scene, name.start, clause_end(scene, end), author, (start, end), "suspected"
                )
        if passive:
            return
    if tokens.words[start].lower() not in ("suspect", "suspects", "suspected"):
        return
    target = party_after(scene, start + 1)
    subject = subject_at(scene, start)
    if target is None or subject is None or is_unreal(scene, subject, start) or subject.start >= start:
        return
    yield from of_verb(
        scene, "attributes", subject, start, end, "suspect", target, stop=clause_end(scene, target.end)
    )


def read_probed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Are investigating whether rebels of X planted the mine."""
    author = author_at(scene, end, scene.last)
    stop = clause_end(scene, end)
    if author is None or not author.names:
        return
    deeds = any(has_class(scene, end, stop, cls) for cls in ("RAID_VERB", "RAID_NOUN", "DONE_VERB"))
    words = {word.lower() for word in scene.reading.tokens.words[end:stop]}
    if not deeds and not words & {"behind", "responsible", "involved"}:
        return
    subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    if subject is None or subject.start >= start:
        return
    for name in author.names:
        yield from of_verb(scene, "attributes", subject, start, end, "probed", name, stop=stop)


def read_seen(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Are seen by officials as an attempt by X."""
    by = end
    words = scene.reading.tokens.words
    while by < min(scene.last, end + 5) and words[by].lower() not in ("by", "of"):
        by += 1
    author = author_at(scene, by + 1, scene.last)
    if author is None or not author.names:
        return
    subject = subject_of(scene.reading, scene.cast, start - 1, scene.first, scene.last)
    begin = subject.start if subject is not None and subject.start < start else start
    yield from _nobody(scene, begin, clause_end(scene, by), author, (start, start + 1), "seen as")


def read_origin(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Identified the fire as coming from unknown forces; the rockets came from the north of X."""
    author = author_at(scene, end, scene.last)
    if author is None or not (has_class(scene, max(scene.first, start - 5), start, "RAID_NOUN")):
        return
    speech = voice(scene, start, end)
    subject: Subject | None = None
    if speech is None:
        verb = next(
            (
                i
                for i in range(start, max(scene.first, start - 8), -1)
                if scene.reading.tokens.codes[i] in class_codes()["IDENTIFY_VERB"]
            ),
            None,
        )
        subject = subject_at(scene, verb) if verb is not None else None
        if verb is None or subject is None or is_unreal(scene, subject, verb):
            return
        for name in author.names or (None,):
            yield from of_verb(
                scene, "attributes", subject, verb, end, "coming from", name, stop=clause_end(scene, end)
            )
        return
    yield from authored(
        scene, speech, author, clause_start(scene, start, speech, 8), clause_end(scene, end), "coming from"
    )


def read_national(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """India claims there are casualties from Pakistani fire: the deed of another country."""
    tokens = scene.reading.tokens
    code = nation(tokens.words[start])
    speech = said(scene, start, end)
    if code is None or speech is None or (speech.subject and speech.subject[0] <= start < speech.subject[1]):
        return
    own = speaks_for(scene, speech.name)
    if own is None or own == code or code not in scene.cast.states:
        return
    if scene.home is not None and scene.home != own:
        return
    begin = clause_start(scene, start, speech, 10)
    if any(
        tokens.codes[i] in class_codes()["NEGATION"] or tokens.codes[i] in class_codes()["MODAL"]
        for i in range(begin, start)
    ):
        return
    harmed = any(begin <= at < scene.last for at in _harms(scene))
    if speech.stance != "claims" and not harmed:
        return
    yield of_speech(scene, "blames", speech, begin, clause_end(scene, end), "nation", scene.cast.states[code])


def _harms(scene: Scene) -> list[int]:
    low, high = scene.reading.tokens.span(scene.first, scene.last)
    return [scene.reading.tokens.at(c.start) for c in scene.reading.casualties if low <= c.start < high]

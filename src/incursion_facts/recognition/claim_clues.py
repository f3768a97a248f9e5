"""Who did it as clues tell: hallmarks, suspicion, investigators, where the fire came from, whose fire it
was.

Some of these the text says of nobody ("two killings attributed to X"): then the speaker is null, and
that is right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ..lexicons import load_countries
from ..records import Stance
from .anaphora import Subject, country_of, nation
from .claim_authors import FIGHTING, Author, author_at, authored, stance_towards
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
    subject_at,
    voice,
)
from .claim_sides import country_for, relation, side_of
from .reading import Name
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
    """India claims there are casualties from Pakistani fire; a US strike killed nine, the governor said."""
    tokens = scene.reading.tokens
    word = tokens.words[start]
    code = nation(word) or (load_countries().by_acronym.get(word) if word.isupper() else None)
    if code is not None:
        yield from _raid_of(scene, start, end, None, code)


def read_named_raids(scene: Scene) -> Iterator[Found]:
    """A Taliban assault killed nine, the governor said: the deed of a party named before its noun."""
    tokens, codes = scene.reading.tokens, class_codes()
    for name in scene.cast.names:
        if name.kind not in ("armed_group", "military", "state"):
            continue
        at = name.end
        while at < name.end + 4 and (
            tokens.words[at] in ("'s", "’s") or (tokens.words[at].islower() and at < name.end + 3)
        ):
            if tokens.codes[at] in codes["RAID_NOUN"]:
                scene.first, scene.last = tokens.sentence(at)
                yield from _raid_of(scene, name.start, at + 1, name, None)
                break
            if tokens.codes[at] in codes["VBD"] or tokens.codes[at] in codes["PREPOSITION"]:
                break
            at += 1


def _raid_of(scene: Scene, start: int, end: int, party: Name | None, code: str | None) -> Iterator[Found]:
    """What somebody says of a raid that the words before it give to a party or a country."""
    tokens, codes = scene.reading.tokens, class_codes()
    speech = voice(scene, start, end)
    if speech is None or (speech.subject and speech.subject[0] <= start < speech.subject[1]):
        return
    party = party or scene.cast.states.get(code or "")
    side = side_of(scene, speech)
    foreign = code or (country_of(scene.cast, party) if party else None)
    if relation(scene, speech, party, code, irregular=False) == "own" or (
        side.camp == "state" and foreign is not None and foreign == country_for(scene, side)
    ):
        return
    begin = clause_start(scene, start, speech, 10)
    unreal = codes["NEGATION"] | codes["MODAL"]
    if any(tokens.codes[i] in unreal for i in range(begin, start)):
        return
    harmed = _harms(scene, begin, scene.last)
    if not harmed and (speech.stance != "claims" or speech.name is None):
        return
    stance = stance_towards(scene, speech, code, party, citizens=False)
    if stance == "blames" or (harmed and party is not None):
        yield of_speech(scene, stance, speech, begin, max(end, clause_end(scene, end)), "nation", party)


def _harms(scene: Scene, start: int, end: int) -> bool:
    """Whether a figure of people hurt begins between two positions."""
    starts = scene.reading.memo.get("harm starts")
    if not isinstance(starts, list):
        starts = scene.reading.memo["harm starts"] = sorted(c.start for c in scene.reading.casualties)
    low, high = scene.reading.tokens.span(start, end)
    at = bisect_left(starts, low)
    return at < len(starts) and bool(starts[at] < high)

"""What a party says that its own side did: its fighters shot down a helicopter, the raid was theirs.

"It", "its fighters", "we" are the speaker; a newcomer would count "they" of a quotation too, but there it
is the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .anaphora import nation
from .claim_authors import author_at, authored, parties_before
from .claim_scene import (
    Found,
    Scene,
    class_codes,
    clause_end,
    has_class,
    is_unreal,
    of_speech,
    said,
    same_side,
    speaks_for,
)
from .reading import Name
from .subjects import subject_of
from .talk import Speech


def is_self(scene: Scene, verb: int, speech: Speech) -> bool:
    """Whether the doer before a verb is the speaker: "it", "its fighters", "we", or a party of his side."""
    tokens, codes = scene.reading.tokens, class_codes()
    at = verb - 1
    while at >= scene.first and (
        tokens.codes[at] in codes["ADVERB"]
        or tokens.codes[at] in codes["HAVE"]
        or tokens.codes[at] in codes["QUOTE"]
        or tokens.codes[at] in codes["BE"]
        or tokens.words[at].lower() in ("also", "to", "continue", "continued", "still", "and")
    ):
        at -= 1
    if at < scene.first:
        return False
    lower = tokens.words[at].lower()
    if speech.start <= at < speech.end:
        return True  # claimed to have; claims it
    quoted = scene.talk.quote(at) is not None
    if lower in ("we", "i") or (not quoted and lower in ("it", "they")):
        return lower != "they" or (speech.name is not None and speech.name.kind != "person")
    if quoted and tokens.codes[at] in codes["PRONOUN"]:
        return False  # “They killed my brothers,” he said
    if tokens.words[verb - 1].lower() == "and" and opens_with_self(scene, speech, verb):
        return True  # it had repelled the attack and retaken the town
    for back in range(at, max(scene.first, at - 4) - 1, -1):
        if tokens.codes[back] in codes["SELF_OWNER"]:
            return True
        if tokens.words[back].lower() in ("and",) and back < at:
            break
        if not tokens.words[back][:1].isalpha():
            break
    name = scene.cast.ending.get(at + 1)
    if name is not None and speech.name is not None:
        if name.entity_id == speech.name.entity_id:
            return True
        return (
            any(n.entity_id == speech.name.entity_id for n in parties_before(scene, verb))
            if speech.manner == "post"
            else is_of(scene, name, speech.name)
        )
    if speech.name is not None and speech.name.kind != "armed_group":
        for back in range(at, max(scene.first, at - 3) - 1, -1):
            code = nation(tokens.words[back])
            if code is not None:
                return code == speaks_for(scene, speech.name)
    return False


def opens_with_self(scene: Scene, speech: Speech, verb: int) -> bool:
    """Whether what is said begins with "it", "its fighters", "we" and goes on to a verb."""
    tokens = scene.reading.tokens
    if not speech.end <= verb or speech.end < scene.first:
        return False
    for at in range(speech.end, min(verb, speech.end + 6)):
        lower = tokens.words[at].lower()
        if lower in ("it", "they", "we", "its", "their", "our"):
            return not any(word in (";", ":") for word in tokens.words[at:verb])
    return False


def is_of(scene: Scene, name: Name, speaker: Name) -> bool:
    """Whether an acting party fights for the speaker: his state's army, his own state."""
    official = speaker.kind in ("military", "state", "government", "person")
    return official and name.kind in ("military", "state", "government") and same_side(scene, name, speaker)


FIGHTING = frozenset({"armed_group", "military", "state", "government", "person", "organization"})


def own_start(scene: Scene, verb: int, speech: Speech) -> int:
    """The first token of "its fighters had" before a verb."""
    tokens = scene.reading.tokens
    begin = verb
    while (
        begin > scene.first
        and verb - begin < 8
        and tokens.words[begin - 1].lower() not in (",", "that", ";", ":")
        and not (speech.start <= begin - 1 < speech.end)
    ):
        begin -= 1
    return begin


def read_raided(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Its fighters had shot down a helicopter; a Ukrainian group had entered; X gunmen attacked a patrol."""
    tokens, codes = scene.reading.tokens, class_codes()
    if start > scene.first and tokens.codes[start - 1] in codes["BE"] and tokens.codes[start] in codes["VBN"]:
        return
    word = tokens.words[start].lower()
    if word in ("carried",) and tokens.words[start + 1 : start + 2] != ["out"]:
        return
    speech = said(scene, start, end)
    if speech is None or speech.name is None or speech.name.kind not in FIGHTING or speech.start == start:
        return
    subject = None
    stop = clause_end(scene, end)
    if is_self(scene, start, speech):
        if (
            word in ("came", "come", "entered", "fired", "launched")
            and not has_class(scene, end, stop, "RAID_NOUN")
            and word in ("came", "come")
        ):
            return
        if speech.name.kind == "person" and tokens.words[start - 1].lower() in ("he", "she"):
            return
        if speech.name.kind == "organization":
            return
        begin = own_start(scene, start, speech)
        if any(code in codes["NEGATION"] or code in codes["MODAL"] for code in tokens.codes[begin:start]):
            return
        won = [f for f in scene.found[-3:] if f.stance == "claims_repelled" and f.start >= scene.first]
        if any(f.speaker and f.speaker.entity_id == speech.name.entity_id for f in won):
            return  # had crushed the raid and killed 40 of the raiders
        owned = [
            f for f in scene.found[-4:] if f.rule in ("owned", "owned by", "claimed attack") and f.speaker
        ]
        if any(
            f.speaker and f.speaker.entity_id == speech.name.entity_id and start - f.end < 45 for f in owned
        ):
            return  # claimed the ambush. It said its fighters had killed 40: one claim
        yield of_speech(scene, "claims_responsibility", speech, begin, stop, "own attack")
        return
    subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    if subject is None or is_unreal(scene, subject, start):
        return
    begin = subject.start
    while (
        begin > scene.first
        and start - begin < 8
        and (tokens.words[begin - 1][:1].isalpha() or tokens.codes[begin - 1] in codes["QUOTE"])
        and tokens.words[begin - 1].lower()
        not in ("that", "said", "and", "says", "when", "after", "as", "if")
        and tokens.codes[begin - 1] not in codes["VBD"]
    ):
        begin -= 1
    if speech.start <= begin < speech.end or (
        speech.subject and speech.subject[0] <= begin < speech.subject[1]
    ):
        return
    author = author_at(scene, begin)
    if author is None:
        return
    names, code, citizens = author
    names = [n for n in names if n.kind in ("armed_group", "military", "state") and n.start < start]
    if not names and (code is None or not has_class(scene, begin, start, "ATTACKER_NOUN")):
        return
    yield from authored(scene, speech, (names, code, citizens), begin, stop, "attacked")


def read_going(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Said that it is continuing the operation."""
    tokens = scene.reading.tokens
    if (
        start < scene.first + 2
        or tokens.codes[start - 1] not in class_codes()["BE"]
        or (tokens.words[start - 2].lower() not in ("it", "they", "we"))
    ):
        return
    if not has_class(scene, end, end + 5, "RAID_NOUN"):
        return
    speech = said(scene, start, end)
    if speech is not None and speech.name is not None and speech.name.kind in ("armed_group", "military"):
        yield of_speech(scene, "claims_responsibility", speech, start, clause_end(scene, end), "own attack")


def read_mine(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Said that the raid was theirs, that they did it, that it was their own work."""
    words = scene.reading.tokens.words
    word, before = words[start].lower(), words[start - 1].lower() if start else ""
    if word in ("theirs", "ours"):
        if not any(
            code in class_codes()["BE"]
            for code in scene.reading.tokens.codes[max(scene.first, start - 3) : start]
        ):
            return
    elif before not in (("their", "our", "its") if word == "own" else ("it", "they", "we")):
        return
    speech = said(scene, start, end)
    if speech is None:
        return
    begin = own_start(scene, start, speech)
    for name in (speech.name, *speech.others):
        found = of_speech(
            scene, "claims_responsibility", speech, begin, max(end, clause_end(scene, end)), "theirs"
        )
        yield replace(found, speaker=name)

"""What a party says that its own side did: its fighters shot down a helicopter, the raid was theirs.

"It", "its fighters", "we" are the speaker; a newcomer would count "they" of a quotation too, but there it
is the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .anaphora import nation
from .claim_authors import parties_before
from .claim_scene import (
    Found,
    Scene,
    class_codes,
    clause_end,
    has_class,
    of_speech,
    said,
    same_side,
    speaks_for,
)
from .reading import Name
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
        return at < verb - 1 or tokens.codes[verb] in codes["VBG"]  # claimed to have; not "believe carried"
    quoted = scene.talk.quote(at) is not None
    if lower in ("we", "i") or (not quoted and lower in ("it", "they")):
        return lower != "they" or speech.name is None or speech.name.kind != "person"
    if quoted and tokens.codes[at] in codes["PRONOUN"]:
        return False  # “They killed my brothers,” he said
    if tokens.words[verb - 1].lower() == "and" and opens_with_self(scene, speech, verb):
        return True  # it had repelled the attack and retaken the town
    shared = tokens.words[verb - 1].lower() == "and"
    for back in range(at, max(scene.first, at - 4) - 1, -1):
        if tokens.codes[back] in codes["SELF_OWNER"] and not shared:
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
    if speech.name is not None and speech.name.kind not in ("armed_group", "organization"):
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


FIGHTING = frozenset({"armed_group", "military", "state", "government", "person"})
"""Who may say what his own side did."""


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


def is_own_deed(scene: Scene, verb: int, speech: Speech) -> bool:
    """As `is_self`; an army's, state's or police's "troops" are its own as well."""
    if is_self(scene, verb, speech):
        return True
    tokens, codes = scene.reading.tokens, class_codes()
    official = speech.name is not None and speech.name.kind in ("military", "state", "government")
    if speech.name is None and speech.subject is not None:
        official = has_class(scene, *speech.subject, "PARTY_WORD")
    at = verb - 1
    while at > scene.first and (
        tokens.codes[at] in codes["ADVERB"]
        or tokens.codes[at] in codes["HAVE"]
        or tokens.words[at].lower() == "also"
    ):
        at -= 1
    if not official or tokens.codes[at] not in codes["OWN_FORCE"]:
        return False
    before = [tokens.words[i] for i in range(max(scene.first, at - 3), at)]
    return not any(nation(word) for word in before) and at + 1 not in scene.cast.ending


def read_own(scene: Scene, start: int, end: int, speech: Speech) -> Iterator[Found]:
    """Its fighters had shot down a helicopter; they entered the town."""
    tokens, codes = scene.reading.tokens, class_codes()
    word = tokens.words[start].lower()
    stop = clause_end(scene, end)
    if word in ("came", "come") or (speech.name is not None and speech.name.kind not in FIGHTING):
        return
    if (
        speech.name is not None
        and speech.name.kind == "person"
        and tokens.words[start - 1].lower() in ("he", "she")
    ):
        return
    begin = own_start(scene, start, speech)
    if any(code in codes["NEGATION"] or code in codes["MODAL"] for code in tokens.codes[begin:start]):
        return
    for at in range(start - 1, begin, -1):
        if tokens.words[at].lower() in ("it", "they", "its", "their"):
            if tokens.words[at - 1].lower() in ("after", "when", "before", "where", "since", "while", "as"):
                return  # a group, after it had entered: the group did
            break
    who = speech.name.entity_id if speech.name else None
    for found in scene.found[-4:]:
        if (found.speaker.entity_id if found.speaker else None) != who:
            continue
        if found.stance == "claims_repelled" and found.start >= scene.first:
            return  # had crushed the raid and killed 40 of the raiders
        if found.rule in ("owned", "owned by", "claimed attack") and start - found.end < 45:
            return  # claimed the ambush. It said its fighters had killed 40: one claim
    entered = tokens.codes[start] in codes["ENTER_VERB"]
    if (
        entered
        and has_class(scene, end, end + 5, "HELD_NOUN")
        and "border" not in tokens.words[end : end + 5]
        and (opens_with_self(scene, speech, start) or start - speech.end < 5)
    ):
        yield of_speech(scene, "claims_control", speech, begin, stop, "own entry")
        return
    yield of_speech(scene, "claims_responsibility", speech, begin, stop, "own attack")


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

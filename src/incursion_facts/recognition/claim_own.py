"""What a party says that its own side did: its fighters shot down a helicopter, the raid was theirs.

"It", "its fighters", "we" are the speaker; a newcomer would count "they" of a quotation too, but there it
is the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..lexicons import load_lexicon
from .anaphora import nation
from .claim_authors import parties_before
from .claim_scene import (
    Found,
    Scene,
    class_codes,
    clause_end,
    has_class,
    is_unreal,
    of_speech,
    of_verb,
    said,
    same_side,
    speaks_for,
    subject_at,
)
from .claim_sides import is_own_phrase, relation
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
            return tokens.lower[back - 1] != "and"  # saboteurs and their masters
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
    """As `is_self`; an official's "troops", a group's "fighters" are its own as well."""
    return is_self(scene, verb, speech) or is_own_doer(scene, verb, speech)


def is_own_doer(scene: Scene, verb: int, speech: Speech) -> bool:
    """Whether the noun phrase before a verb is on the speaker's side: "security forces", "the air force"."""
    tokens, codes = scene.reading.tokens, class_codes()
    end = verb
    while end > scene.first and (
        tokens.codes[end - 1] in codes["ADVERB"]
        or tokens.codes[end - 1] in codes["HAVE"]
        or tokens.codes[end - 1] in codes["BE"]
        or tokens.codes[end - 1] in codes["QUOTE"]
        or tokens.words[end - 1].lower() == "also"
    ):
        end -= 1
    begin = _phrase_start(scene, end, speech)
    if begin - 1 > scene.first and tokens.lower[begin - 1] in ("by", "to") and begin < end:
        tie = tokens.codes[begin - 2] in codes["VBN"] or tokens.lower[begin - 2] in ("loyal", "close")
        if tie:  # fighters backed by the army, forces loyal to the president
            end = begin - 2
            begin = _phrase_start(scene, end, speech)
    if speech.subject is not None and speech.subject[0] < end and begin < speech.subject[1]:
        return False
    own = speech.name.entity_id if speech.name is not None else None
    names = [name for at in range(begin, end) if (name := scene.cast.beginning.get(at)) is not None]
    if own is not None and any(name.entity_id == own for name in names):
        return True
    if names and names[-1].end == end:
        return all(relation(scene, speech, name, None, irregular=False) == "own" for name in names)
    return is_own_phrase(scene, speech, begin, end)


def _phrase_start(scene: Scene, end: int, speech: Speech) -> int:
    """Where the noun phrase that ends at a position begins."""
    tokens, prepositions = scene.reading.tokens, class_codes()["PREPOSITION"]
    begin = end
    while (
        begin > scene.first
        and end - begin < 10
        and (tokens.words[begin - 1][:1].isalnum() or tokens.words[begin - 1] in ("'s", "’s", "-"))
        and tokens.lower[begin - 1] not in PHRASE_ENDS
        and not speech.start <= begin - 1 < speech.end
        and tokens.codes[begin - 1] not in prepositions
    ):
        begin -= 1
    return begin


PHRASE_ENDS = frozenset({
    "that", "said", "and", "says", "when", "after", "as", "if", "where", "before", "because", "since",
    "while",
})  # fmt: skip
"""Words before which no noun phrase begins."""


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
    if not is_self(scene, start, speech) and not _is_of_war(scene, start, stop):
        return  # police shot dead a thief, the mayor said
    entered = tokens.codes[start] in codes["ENTER_VERB"]
    if entered and not is_self(scene, start, speech):
        return  # forward units have entered the town: they move, they harm nobody
    if (
        entered
        and has_class(scene, end, end + 5, "HELD_NOUN")
        and "border" not in tokens.words[end : end + 5]
        and (opens_with_self(scene, speech, start) or start - speech.end < 5)
    ):
        yield of_speech(scene, "claims_control", speech, begin, stop, "own entry")
        return
    yield of_speech(scene, "claims_responsibility", speech, begin, stop, "own attack")


def _is_of_war(scene: Scene, verb: int, stop: int) -> bool:
    """Whether what the speaker's own people did is no police work: by troops, or to fighters."""
    tokens, lexicon = scene.reading.tokens, load_lexicon()
    if POLICE.isdisjoint(tokens.lower[max(scene.first, verb - 4) : verb]):
        return True
    return any(lexicon.has(tokens.words[at], "IRREGULAR") for at in range(verb, stop)) or any(
        name.kind == "armed_group" and verb < name.start < stop for name in scene.cast.names
    )


POLICE = frozenset({"police", "policeman", "policemen", "officer", "officers", "guard", "guards"})


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


def read_announced(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """The army announced an air strike on the camp: its own."""
    subject = subject_at(scene, start)
    if subject is None or subject.name is None or subject.name.kind not in ("armed_group", "military"):
        return
    if subject.end <= start and not is_unreal(scene, subject, start):
        stop = clause_end(scene, end)
        yield from of_verb(scene, "claims_responsibility", subject, start, end, "announced", stop=stop)


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

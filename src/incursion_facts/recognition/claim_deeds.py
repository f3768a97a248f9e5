"""Hostile deeds in somebody's mouth: "Suspected separatists shot dead four men, police said".

A deed needs its doer (an actor, a nationality, or a kind of fighter) and its speaker, who may be without
a name; a newcomer would count the article's own account, and every gunman: nobody is accused by "gunmen
opened fire".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .claim_authors import FIGHTING, Author, author_at, authored, believed_at, read_believed
from .claim_own import is_own_deed, read_own
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
    voice,
)
from .claim_sides import relation, side_of
from .reading import Name
from .subjects import subject_of
from .talk import Speech


def read_raided(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Its fighters had shot down a helicopter; rebels had entered; X gunmen attacked a patrol."""
    tokens, codes = scene.reading.tokens, class_codes()
    if start == scene.first:
        return
    aux = start - 1
    while aux > scene.first and (tokens.codes[aux] in codes["ADVERB"] or tokens.codes[aux] in codes["QUOTE"]):
        aux -= 1
    perfect = tokens.codes[aux] in codes["HAVE"]
    if tokens.codes[start] in codes["VBN"] and not perfect:
        if tokens.codes[aux] in codes["BE"]:
            yield from _downed(scene, start, end)
            return
        if tokens.codes[start] not in codes["VBD"]:
            return
    word = tokens.words[start].lower()
    following = tokens.words[end].lower() if end < scene.last else ""
    if (word == "carried" and following != "out") or (word in ("come", "came") and following == "under"):
        return
    if following in ("himself", "herself", "themselves"):
        return
    if (
        tokens.codes[start] in codes["VBN"]
        and not perfect
        and (not following[:1].isalnum() or following in ("and", "in", "by", "during", "near"))
    ):
        return  # spoke of seventy “terrorists” killed
    if word in NEEDS_DEED and not has_class(scene, end, end + 6, "RAID_NOUN"):
        return
    if tokens.words[start - 1].lower() in ("the", "a", "an", "who", "which", "of", "in"):
        return
    speech = voice(scene, start, end)
    if speech is None or speech.start == start:
        return
    if is_own_deed(scene, start, speech):
        yield from read_own(scene, start, end, speech)
        return
    subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    if subject is None or subject.start > start or is_unreal(scene, subject, start):
        return
    begin = _phrase_start(scene, subject.start, start)
    if speech.start <= begin < speech.end or (
        speech.subject and speech.subject[0] <= begin < speech.subject[1]
    ):
        return
    author = _doer(scene, begin, start)
    if (
        author is None
        and subject.name is not None
        and subject.form != "name"
        and subject.name.kind in FIGHTING
    ):
        author = Author([subject.name])
    if author is None or (author.forces and tokens.codes[start] in codes["ENTER_VERB"]):
        return
    yield from authored(scene, speech, author, begin, clause_end(scene, end), "attacked")


def _phrase_start(scene: Scene, begin: int, verb: int) -> int:
    tokens, codes = scene.reading.tokens, class_codes()
    while (
        begin > scene.first
        and verb - begin < 8
        and (tokens.words[begin - 1][:1].isalpha() or tokens.codes[begin - 1] in codes["QUOTE"])
        and tokens.words[begin - 1].lower() not in CLAUSE_WORDS
        and (tokens.codes[begin - 1] not in codes["VBD"] or tokens.words[begin - 1].lower() in DOUBTED)
    ):
        begin -= 1
    return begin


DOUBTED = frozenset({"suspected", "alleged", "armed", "unidentified"})
NEEDS_DEED = frozenset({
    "carried", "conducted", "launched", "staged", "mounted", "planted", "committed", "perpetrated",
    "initiated", "resumed", "waged", "unleashed", "carrying", "conducting", "launching", "waging", "dropped",
})  # fmt: skip
"""Verbs that are hostile only with an attack for their object: investigations are launched too."""
CLAUSE_WORDS = frozenset(
    {
        "that",
        "said",
        "and",
        "says",
        "when",
        "after",
        "as",
        "if",
        "where",
        "before",
        "because",
        "since",
        "while",
    }
)


def _doer(scene: Scene, begin: int, verb: int) -> Author | None:
    """Who does it, in the noun phrase before a verb."""
    author = author_at(scene, begin, verb)
    if author is None:
        return None
    names = [n for n in author.names if n.kind in FIGHTING and n.start < verb]
    if author.names and not names and not author.described:
        return None
    if not names and author.code is not None and not has_class(scene, begin, verb, "ATTACKER_NOUN"):
        return None
    return replace(author, names=names)


def read_ongoing(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """The militants were attacking the army's positions; they continue to shell the town; used car bombs."""
    tokens, codes = scene.reading.tokens, class_codes()
    word = tokens.lower[end - 1]
    if tokens.codes[start] in codes["VBG"]:
        at = start - 1
        between = codes["ADVERB"] | codes["QUOTE"]
        while at > scene.first and tokens.codes[at] in between:
            at -= 1
        if tokens.codes[at] not in codes["BE"]:
            return
        if word in NEEDS_DEED and not has_class(scene, end, end + 6, "RAID_NOUN"):
            return
    speech = voice(scene, start, end)
    if speech is None or is_own_deed(scene, start, speech):
        return
    yield from _enemy_deed(scene, start, end, "ongoing", neutral=True)


def read_role(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """The neighbours had a hand in the raid."""
    tokens, codes = scene.reading.tokens, class_codes()
    near = range(start - 1, max(scene.first, start - 4), -1)
    at = next((i for i in near if tokens.codes[i] in codes["HAVE"] or tokens.lower[i] in PLAYED), None)
    if at is None or not has_class(scene, end, end + 5, "RAID_NOUN"):
        return
    denied = any(tokens.codes[i] in codes["NEGATION"] for i in range(at, start))
    if denied or not {"no", "any"}.isdisjoint(tokens.lower[at:start]):
        return
    speech = voice(scene, at, end)
    if speech is not None and not is_own_deed(scene, at, speech):
        yield from _enemy_deed(scene, at, end, "had a hand", neutral=True)


PLAYED = frozenset({"played", "plays"})


def read_caused(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """The famine was caused by the army's operations; 40 had died because of the blockade by X."""
    tokens, codes = scene.reading.tokens, class_codes()
    speech = voice(scene, start, end)
    if speech is None:
        return
    stop = clause_end(scene, end)
    author = author_at(scene, end, stop)
    deed = has_class(scene, end, stop, "RAID_NOUN")
    if author is None or author.forces or not (deed or author.described):
        return
    begin = clause_start(scene, start, speech, 10)
    if any(tokens.codes[i] in codes["NEGATION"] for i in range(begin, start)):
        return
    yield from authored(scene, speech, author, begin, stop, "caused by")


def read_attempted(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Fighters had attempted to enter the province: a deed is blamed though it failed."""
    yield from _enemy_deed(scene, start, end, "attempted")


def read_wronged(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """The separatists had violated the truce: what a party reproaches its enemy with."""
    tokens, codes = scene.reading.tokens, class_codes()
    if tokens.codes[start] in codes["VBN"] and (
        tokens.codes[start - 1] in codes["BE"]
        or (tokens.codes[start - 1] not in codes["HAVE"] and tokens.codes[start] not in codes["VBD"])
    ):
        return
    yield from _enemy_deed(scene, start, end, "wronged")


def read_failed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """The rebels had failed to break through: thrown back, as their enemy tells it."""
    for found in _enemy_deed(scene, start, end, "failed"):
        yield replace(found, stance="claims_repelled")


def _enemy_deed(scene: Scene, start: int, end: int, rule: str, neutral: bool = False) -> Iterator[Found]:
    """The claim of a party, or of anybody, that says what its enemy did or tried to do."""
    subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    speech = voice(scene, start, end)
    if speech is None or subject is None or subject.start >= start or is_unreal(scene, subject, start):
        return
    begin = _phrase_start(scene, subject.start, start)
    if speech.start <= begin < speech.end or not (neutral or side_of(scene, speech).fights):
        return
    author = _doer(scene, begin, start)
    if author is None:
        return
    if neutral:
        yield from authored(scene, speech, author, begin, clause_end(scene, end), rule)
        return
    irregular = author.described or author.citizens
    names: list[Name | None] = [*author.names] or [None]
    if all(relation(scene, speech, name, author.code, irregular) == "enemy" for name in names):
        target = names[0] or scene.cast.states.get(author.code or "")
        yield of_speech(scene, "blames", speech, begin, clause_end(scene, end), rule, target)


def _downed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Claiming that five aircraft were downed: the doer is left out, because he speaks."""
    tokens, codes = scene.reading.tokens, class_codes()
    if tokens.codes[start] not in codes["DOWN_VERB"] or "by" in [
        w.lower() for w in tokens.words[end : end + 5]
    ]:
        return
    speech = voice(scene, start, end)
    if speech is None or speech.stance != "claims" or not side_of(scene, speech).fights:
        return
    begin = clause_start(scene, start, speech, 8)
    if any(
        tokens.codes[i] in codes["SELF_OWNER"] or tokens.codes[i] in codes["NEGATION"]
        for i in range(begin, start)
    ):
        return
    yield of_speech(scene, "claims_responsibility", speech, begin, clause_end(scene, end), "downed")


def _fights(scene: Scene, speech: Speech) -> bool:
    if speech.name is not None:
        return speech.name.kind in FIGHTING
    return speech.subject is not None and (
        has_class(scene, *speech.subject, "ATTACKER_NOUN")
        or has_class(scene, *speech.subject, "KNOWN_ATTACKER")
    )


def read_done(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Was carried out by X; ambushed by rebels; killed in an attack by X; the attack has only involved X."""
    tokens, codes = scene.reading.tokens, class_codes()
    if tokens.words[start].lower() == "involved":
        if (said_to := believed_at(scene, start)) is not None:
            yield from read_believed(scene, said_to, end)
            return
        at = start - 1
        while at > scene.first and tokens.codes[at] in codes["ADVERB"]:
            at -= 1
        if tokens.codes[at] not in codes["HAVE"]:
            return
    deed = tokens.codes[start] in codes["RAID_VERB"] and tokens.lower[end - 1] == "by"
    if deed and any(tokens.codes[i] in codes["VBN"] for i in range(start + 1, end - 1)):
        yield from read_raided(scene, start, start + 1)  # it struck camps used by rebels
        return
    author = author_at(scene, end, scene.last)
    if author is None:
        return
    speech = voice(scene, start, end)
    if speech is None or (
        speech.manner in ("passive", "according") and speech.start <= end <= speech.end + 1
    ):
        return
    if speech.subject and speech.subject[0] <= start < speech.subject[1]:
        return
    begin = clause_start(scene, start, speech, 10)
    own = author.names and speech.name and author.names[0].entity_id == speech.name.entity_id
    if own or tokens.codes[end] in codes["SELF_OWNER"]:
        if _fights(scene, speech):
            yield of_speech(
                scene, "claims_responsibility", speech, begin, clause_end(scene, end), "carried out by"
            )
        return
    if any(
        tokens.codes[i] in codes["NEGATION"] or tokens.codes[i] in codes["MODAL"] for i in range(begin, start)
    ):
        return
    yield from authored(scene, speech, author, begin, clause_end(scene, end), "carried out by")


BOASTS = frozenset(
    {"killing", "slaying", "downing", "destroying", "killed", "slain", "destroyed", "downed", "annihilated"}
)


def read_boast(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Spoke of slaying seventy soldiers; boasted of 70 raiders killed."""
    tokens = scene.reading.tokens
    deed = next(
        (i for i in range(end, min(scene.last, end + 9)) if tokens.words[i].lower() in BOASTS),
        None,
    )
    subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    if deed is None or subject is None or subject.start > start or is_unreal(scene, subject, start):
        return
    if subject.name is None:
        fights = has_class(scene, subject.start, subject.end, "ATTACKER_NOUN") or has_class(
            scene, subject.start, subject.end, "KNOWN_ATTACKER"
        )
    else:
        fights = subject.name.kind in (*FIGHTING, "government")
    if fights:
        yield from of_verb(
            scene, "claims_responsibility", subject, start, deed, "boasted", stop=clause_end(scene, deed)
        )


def read_joined(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Foreign fighters had joined the raid: whoever says so blames those abroad."""
    tokens = scene.reading.tokens
    subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    speech = voice(scene, start, end)
    if subject is None or speech is None or subject.start >= start or is_unreal(scene, subject, start):
        return
    begin = _phrase_start(scene, subject.start, start)
    words = [word.lower() for word in tokens.words[begin:start]]
    if {"foreign", "mercenaries"} & set(words) and has_class(scene, begin, start, "ATTACKER_NOUN"):
        yield of_speech(scene, "blames", speech, begin, clause_end(scene, end), "joined")

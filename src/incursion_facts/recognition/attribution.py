"""Who says it: the speech verb nearest to a fact in its sentence, and the actor who is its subject.

`attribute` takes token positions of the fact. Only what the sentence itself says is used ("X said",
"according to X"); "he" and "the ministry" go back to the last actor of that kind. A newcomer would take
the nearest name: it is often the outlet that passes the words on, which is `via_id` here.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from ..language import Pattern
from ..lexicons import load_lexicon
from ..records import NO_ATTRIBUTION, Attribution
from .reading import Name, Reading

CUE = Pattern(
    "<according:according to>|<citing:CITE&VBG>|<said:SPEECH&VBD|SPEECH&VBZ|CLAIM_SPEECH&VBD"
    "|CLAIM_SPEECH&VBZ|CLAIM_SPEECH&VB"
    "|ADMIT_SPEECH&VBD|ADMIT_SPEECH&VBZ|DENY_SPEECH&VBD|DENY_SPEECH&VBZ|SPEECH&VB>"
)
STANCES = ("CLAIM_SPEECH", "ADMIT_SPEECH", "DENY_SPEECH")
REACH = 14
"""Tokens between a speech verb and its subject at most: titles and appositions stand between."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A cue with its subject. Token positions; `name` is None when no actor could be told."""

    manner: str
    start: int
    end: int
    stance: str
    name: Name | None
    subject: tuple[int, int] | None
    via: Name | None = None


def attribute(reading: Reading, start: int, end: int) -> Attribution:
    """Who says what stands at the tokens start to end (exclusive)."""
    return attribution_of(reading, find_speech(reading, start, end))


def attribution_of(reading: Reading, speech: Speech | None) -> Attribution:
    """The attribution that a speech makes."""
    if speech is None:
        return NO_ATTRIBUTION
    tokens = reading.tokens
    return Attribution(
        speaker_id=speech.name.entity_id if speech.name else None,
        text=tokens.slice(*speech.subject) if speech.subject else None,
        cue=tokens.slice(speech.start, speech.end),
        via_id=speech.via.entity_id if speech.via else None,
    )


def find_speech(reading: Reading, start: int, end: int) -> Speech | None:
    """The speech that reports a fact. A cue before the fact is the speaker's, one behind it the outlet's:
    "the governor said two people had died, AP reported"; alone, either is the speaker's.
    """
    first, last = reading.tokens.sentence(start)
    speeches = [
        speech
        for match in CUE.finditer(reading.tokens.codes, first, last)
        if not start <= match.start() < end
        and (speech := _speech(reading, match.lastgroup, *match.span(), first, last))
    ]
    if not speeches:
        return None
    leading = [s for s in speeches if s.start < start]
    trailing = [s for s in speeches if s.start >= end]
    cited = next((s for s in speeches if s.manner == "citing"), None)
    spoken = cited or (leading[-1] if leading else trailing[0])
    if cited is None and spoken.manner == "according":
        # "the governor said, according to AP": who said it comes first, wherever it stands
        spoken = next((s for s in trailing if s.manner == "said" and s.name is not None), spoken)
    via = next(
        (
            s
            for s in (*trailing, *leading)
            if s is not spoken and s.name is not None and s.name is not spoken.name
        ),
        None,
    )
    return replace(spoken, via=via.name) if via else spoken


def _speech(
    reading: Reading, manner: str | None, cue: int, cue_end: int, first: int, last: int
) -> Speech | None:
    tokens = reading.tokens
    lexicon = load_lexicon()
    before = cue - 1
    while before > first and (
        lexicon.has(tokens.words[before], "ADVERB") or lexicon.has(tokens.words[before], "HAVE")
    ):
        before -= 1
    word = tokens.words[before].lower() if before >= first else ""
    if (
        manner == "said"
        and (lexicon.has(word, "BE") or word in ("as", "to", "that", "who", "which", "not"))
        and word not in ("who", "which")
    ):
        return None  # is said to have; as reported
    verb = tokens.words[cue]
    stance = next((str(lexicon.attributes[c]["stance"]) for c in STANCES if lexicon.has(verb, c)), "says")
    if manner in ("according", "citing"):
        name = _name_after(reading, cue_end, last)
        subject = (name.start, name.end) if name else _words_after(reading, cue_end, last)
        return Speech(manner, cue, cue_end, stance, name, subject)
    nominal = lexicon.value("SPEAKER_NOUN", word)
    if nominal is not None:
        name = _antecedent(reading, before, word, str(nominal))
        begin = (
            before - 1
            if before > first and tokens.words[before - 1].lower() in ("the", "a", "its")
            else before
        )
        own = _name_before(reading, before + 1, first, near=True)
        return Speech("said", cue, cue_end, stance, own or name, (begin, before + 1))
    inverted = _name_after(reading, cue_end, last) if word in (",", '"', "”", "’", "'", "»") else None
    name = inverted or _name_before(reading, before + 1, first)
    if name is not None:
        return Speech("said", cue, cue_end, stance, name, (name.start, name.end))
    begin = max(first, before - 2)
    while begin < before and not tokens.words[begin][:1].isalpha():
        begin += 1
    return Speech("said", cue, cue_end, stance, None, (begin, before + 1) if before >= begin else None)


def _name_before(reading: Reading, at: int, first: int, near: bool = False) -> Name | None:
    """The actor whose name ends before a position, with nothing but his own titles and relatives between."""
    index = bisect_left(reading.names, at, key=lambda name: name.start)
    for name in reversed(reading.names[max(0, index - 4) : index]):
        if name.start < first or name.end < at - (0 if near else REACH):
            return None
        if not name.is_place and name.end <= at:
            return name
    return None


def _name_after(reading: Reading, at: int, last: int) -> Name | None:
    """The first actor named within a few words: "according to regional governor Ivan Petrov"."""
    index = bisect_left(reading.names, at, key=lambda name: name.start)
    for name in reading.names[index : index + 3]:
        if name.start >= min(last, at + 8):
            return None
        if not name.is_place:
            return name
    return None


def _words_after(reading: Reading, at: int, last: int) -> tuple[int, int] | None:
    """The words of an unnamed speaker: "according to local officials"."""
    stop = at
    while stop < min(last, at + 5) and reading.tokens.words[stop][:1].isalpha():
        stop += 1
    return (at, stop) if stop > at else None


def _antecedent(reading: Reading, at: int, word: str, kind: str) -> Name | None:
    """The last actor before a pronoun or role that it can mean; "the committee" is one so named."""
    index = bisect_left(reading.names, at, key=lambda name: name.start)
    fallback: Name | None = None
    for name in reversed(reading.names[max(0, index - 60) : index]):
        if name.is_place:
            continue
        if kind != "person" and word in reading.tokens.slice(name.start, name.end).lower():
            return name
        if fallback is None and name.kind == kind:
            fallback = name
            if kind == "person":
                return name
    return fallback

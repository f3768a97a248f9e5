"""A noun phrase that stands behind its verb or preposition, to the actor meant: "according to governor
Ivan Petrov".

Read forwards from its first word; subjects.py reads backwards from a verb. A newcomer would stop at the
first name: "Kremlin spokesman Ivan Petrov" is Petrov.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ..language.classes import class_table
from ..lexicons import load_lexicon
from .anaphora import Cast, Subject, nominal
from .reading import Name, Reading


@lru_cache(maxsize=1)
def cue_codes() -> dict[str, frozenset[str]]:
    """Class codes that the walk back from a verb asks for."""
    of = class_table().codes_of
    return {
        "skip": of("ADVERB", "HAVE", "MODAL", "NEGATION", "DO", "HEDGE", "CALENDAR") - of("COMMA"),
        "quote": of("QUOTE", "APOS"),
        "double": of("QUOTE"),
        "finite": of("VBD", "VBZ", "BE", "HAVE", "MODAL", "DO"),
        "doubtful": of("SPEECH_OR_NOUN"),
        "surely finite": of("VBD", "VBZ", "BE", "HAVE", "MODAL", "DO") - of("VBN", "NNS") | of("BE", "HAVE"),
        "preposition": of("PREPOSITION"),
        "determiner": of("DETERMINER"),
        "gerund": of("VBG"),
        "bare": of("VB") - of("VBD"),
        "noun": of("SPEAKER_NOUN"),
        "participle": of("VBN") - of("VBD"),
        "speech": of("SPEECH"),
        "statement": of("REPORTING_NOUN"),
    }


def subject_after(reading: Reading, cast: Cast, start: int, last: int) -> Subject | None:
    """The noun phrase at a position: "according to governor Ivan Petrov", "citing an army source"."""
    tokens = reading.tokens
    words, codes = tokens.words, tokens.codes
    lexicon = load_lexicon()
    sets = cue_codes()
    at = start
    head: int | None = None
    while at < min(last, start + 14):
        name = cast.beginning.get(at)
        if name is not None:
            following = words[name.end] if name.end < last else ""
            if following in ("'s", "’s") and name.end + 1 < last:
                second = next(
                    (i for i in range(name.end + 1, min(last, name.end + 8)) if i in cast.beginning), None
                )
                if second is not None and all(
                    words[i][:1].isalpha() or words[i] == "," for i in range(name.end + 1, second)
                ):
                    at = name.end + 1
                    continue
                body = _body_behind(cast, words, name.end + 1, last)
                if body is not None:  # the Union's peace mission in the south (UPM)
                    return Subject(start, body.end, body, "nominal")
                # the Kremlin's version; Ukraine's spokesman
                stop = _noun_end(reading, name.end + 1, last)
                return Subject(
                    start, stop, name if name.kind != "person" or stop == name.end + 2 else None, "nominal"
                )
            if name.kind != "person":
                # Kremlin spokesman Dmitry Peskov; the RSF commander, Hassan Ali
                person = _person_soon(cast, words, name.end, last)
                if person is not None:
                    return Subject(start, person.end, person)
                if name.end < last and words[name.end].islower():
                    body = _body_behind(cast, words, name.end, last)
                    if body is not None:  # the army's media wing, Public Relations Command (PRC)
                        return Subject(start, body.end, body, "nominal")
                if head is None or codes[name.end - 1] in sets["noun"]:
                    stop = name.end
                    while stop < last and codes[stop] in sets["noun"]:
                        stop += 1
                    inner = cast.beginning.get(stop)  # the Telegram channel Baza
                    if inner is not None and stop > name.end:
                        return Subject(start, inner.end, inner)
                    alias = _alias(cast, words, stop, last)
                    if alias is not None:
                        return Subject(start, alias.end, alias)
                    return Subject(start, stop, name, "name" if stop == name.end else "nominal")
                alias = _alias(cast, words, name.end, last)
                if alias is not None:
                    return Subject(start, alias.end, alias)
                owned = words[name.start - 1].lower() in ("of", "for", "the", "at", "from")
                return Subject(start, name.end, name if owned else None, "nominal")
            return Subject(start, name.end, name)
        word = words[at]
        lower = word.lower()
        if not (word[:1].isalpha() or word in ("-", "’s", "'s", "“", '"')):
            if word == "." and at > start and lexicon.has(words[at - 1], "TITLE_ABBREVIATION"):
                at += 1
                continue
            if word == "," and head is not None:
                name = cast.beginning.get(at + 1)
                if name is not None and name.kind == "person":
                    return Subject(start, name.end, name)
            break
        if codes[at] in sets["finite"] and not lexicon.has(lower, "SPEAKER_NOUN"):
            break
        if lower in ("that", "who", "which"):
            break
        if at > start and codes[at] in sets["preposition"] and lower not in ("of", "for", "in", "at", "from"):
            break
        if codes[at] in sets["noun"] and (head is None or not lexicon.has(words[at - 1], "PREPOSITION")):
            head = at
        at += 1
    if head is not None:
        found = nominal(reading, cast, head, start)
        if found is not None:
            return replace(found, start=start, end=max(found.end, head + 1))
    stop = start
    while (
        stop < min(last, start + 5)
        and words[stop][:1].isalpha()
        and words[stop].lower() not in ("that", "who")
    ):
        stop += 1
    return Subject(start, stop, None) if stop > start else None


BODY_REACH = 8


def _body_behind(cast: Cast, words: list[str], at: int, last: int) -> Name | None:
    """The body whose name or acronym ends a phrase that describes it: "the Union's mission there (UPM)"."""
    for i in range(at, min(last, at + BODY_REACH)):
        if words[i] in ("(", ","):
            name = cast.beginning.get(i + 1)
            if name is None or name.kind in ("person", "media", "state"):
                return None
            behind = words[name.end] if name.end < last else ""
            return name if behind == (")" if words[i] == "(" else "(") else None
        if not (words[i].isalnum() or words[i] in ("-", "’s", "'s")) or words[i] in ("and", "that", "said"):
            return None
    return None


def _alias(cast: Cast, words: list[str], at: int, last: int) -> Name | None:
    """The name behind "known as", "called", "named": "a commander of the Legion known as Caesar"."""
    for i in range(at, min(last, at + 3)):
        name = cast.beginning.get(i)
        if name is not None:
            return name if name.kind == "person" and i > at else None
        if words[i].lower() not in ("known", "as", "called", "named", "identified", "nicknamed"):
            return None
    return None


def _noun_end(reading: Reading, start: int, last: int) -> int:
    at = start
    while at < min(last, start + 4) and reading.tokens.words[at][:1].isalpha():
        if reading.tokens.codes[at] in cue_codes()["noun"]:
            return at + 1
        if at > start and reading.tokens.codes[at] in cue_codes()["preposition"]:
            return at
        at += 1
    return at


def _person_soon(cast: Cast, words: list[str], at: int, last: int) -> Name | None:
    """The person named behind a body's name as his title: "army spokesman X", "ministry spokesman, X"."""
    for i in range(at, min(last, at + 6)):
        name = cast.beginning.get(i)
        if name is not None:
            return name if name.kind == "person" else None
        if not words[i][:1].isalpha() and not (words[i] == "," and i > at):
            return None
        if words[i].lower() in ("and", "that", "said", "on", "in", "was", "were", "had", "has", "who"):
            return None
    return None

"""Who does what a verb says: from a verb back to its subject, over titles, asides, relative clauses and
shared verbs.

A newcomer would take the words before the verb: in "Petrov, an aide to the mayor, said" they are the
mayor, and in "it was shut, said Petrov" they are no subject at all.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from .anaphora import Cast, Subject, nominal, pronoun, state_named
from .noun_phrases import cue_codes, subject_after
from .reading import Name, Reading

REACH = 25
"""Tokens between a name and its verb at most: titles, appositions and relative clauses stand between."""

TIMES = frozenset(
    {"morning", "afternoon", "evening", "night", "week", "month", "weekend", "noon", "midday", "dawn"}
)
SKIPPED = TIMES | {
    "on",
    "early",
    "late",
    "then",
    "both",
    "all",
    "each",
    "first",
    "last",
    "once",
    "today",
    "yesterday",
    "tonight",
    "again",
    "meanwhile",
    "even",
    "long",
    "often",
    "always",
    "-",
}
"""What may stand between a subject and its verb besides adverbs: "the army this morning said"."""


def subject_of(
    reading: Reading, cast: Cast, verb: int, first: int, last: int, quoted: bool = False
) -> Subject | None:
    """Who does what the verb at a position of its sentence says, before it or, inverted, behind it."""
    tokens = reading.tokens
    words, codes = tokens.words, tokens.codes
    sets = cue_codes()
    at = verb - 1
    if quoted:  # Y quoted X as saying
        return _subject_at(reading, cast, at, first, last, verb)
    skip, low = sets["skip"], 0
    while at >= first and (codes[at] in skip or words[at].lower() in SKIPPED):
        if at + 1 in cast.ending:
            break
        low += 1
        at -= 1
        if words[at].lower() in ("this", "last", "that") and words[at + 1].lower() in TIMES:
            at -= 1
    if at < first:
        return None if low else _inverted(reading, cast, verb, last)
    word = words[at]
    if (
        low == 0
        and (codes[at] in sets["quote"] or (word in (",", "!", "?", "—") and codes[verb] in sets["speech"]))
        and (words[verb].lower() not in ("told", "tells"))
    ):
        inverted = _inverted(reading, cast, verb, last)
        if inverted is not None and (
            inverted.name is not None
            or codes[inverted.start] in sets["determiner"]
            or codes[inverted.end - 1] in sets["noun"]
        ):
            return inverted
    return _subject_at(reading, cast, at, first, last, verb)


def _inverted(reading: Reading, cast: Cast, verb: int, last: int) -> Subject | None:
    """The subject behind its verb: "…, said the mayor". Not "Petrov, an aide, said Orlov was ill"."""
    words, codes = reading.tokens.words, reading.tokens.codes
    sets = cue_codes()
    if verb + 1 >= last or codes[verb + 1] in sets["preposition"] or codes[verb + 1] in sets["skip"]:
        return None
    found = subject_after(reading, cast, verb + 1, last)
    if found is None:
        return None
    if found.name is None and any(code in sets["surely finite"] for code in codes[found.start : found.end]):
        return None  # Petrov, a medic, said his teams had carried
    at = found.end
    while at < last and (
        words[at] in ("(",) or (codes[at] in cue_codes()["preposition"] and words[at].lower() == "of")
    ):
        at += 3
    if at < last and (codes[at] in cue_codes()["finite"] or words[at].lower() in ("that", "to")):
        return None
    return found


def _subject_at(reading: Reading, cast: Cast, at: int, first: int, last: int, verb: int) -> Subject | None:
    """The noun phrase that ends at a position, or the one that its commas, brackets or "who" lead back to."""
    tokens = reading.tokens
    words, codes = tokens.words, tokens.codes

    sets = cue_codes()
    while at >= first:
        word = words[at]
        lower = word.lower()
        name = cast.ending.get(at + 1)
        if name is not None:
            return _with_title(reading, cast, name, first)
        if word in (")", "]"):
            inner = cast.ending.get(at)
            while at > first and words[at] not in ("(", "["):
                at -= 1
            at -= 1
            if inner is not None and at >= first and inner.start == at + 2:
                whole = _subject_at(reading, cast, at, first, last, verb)
                if whole is not None and whole.name is None and inner.kind not in ("person", "media"):
                    return replace(whole, name=inner)  # the army's press committee (APC) said
                return whole
            continue
        if codes[at] in sets["quote"]:
            at -= 1
            continue
        if lower in ("who", "which", "that", "himself", "herself", "itself", "themselves"):
            at -= 1
            if at >= first and words[at] == ",":
                at -= 1
            continue
        if word == ",":
            return _before_aside(reading, cast, at, first, last, verb)
        if lower in ("and", "but", "then", "—", "–", "or"):
            return _shared(reading, cast, at, first, verb)
        break
    if at < first:
        return None
    if words[at] == "IS" and (group := _known_as(cast, words[at])) is not None:
        return Subject(at, at + 1, group)
    lower = words[at].lower()
    if lower in ("he", "she", "it", "they"):
        return Subject(at, at + 1, pronoun(cast, lower, at, first), "pronoun")
    if lower in ("we", "i", "you", "there", "this", "these", "those", "what"):
        return None
    state = state_named(cast, words[at])
    if state is not None and (at == first or codes[at - 1] not in sets["preposition"]):
        return Subject(at, at + 1, state)
    found = nominal(reading, cast, at, first)
    if found is not None:
        before = found.start - 1
        if before > first and words[before].lower() in ("of", "for", "from", "at", "with"):
            person = cast.ending.get(before)
            if person is not None and person.kind == "person":
                return Subject(person.start, found.end, person)  # Olga Sidorova of the intelligence service
        return found
    # a spokesman for the ministry of X said; governor of Belgorod said
    start = at
    while (
        start > first
        and at - start < 12
        and words[start - 1] not in (",", ";", ":", "“", '"', "(", "—")
        and (codes[start - 1] not in sets["finite"])
    ):
        start -= 1
        if (
            codes[start] in sets["noun"]
            and start + 1 <= at
            and words[start + 1].lower() in ("of", "for", "in", "from", "at", "with")
        ):
            owner = next(
                (cast.beginning[i] for i in range(start + 1, min(at + 1, start + 6)) if i in cast.beginning),
                None,
            )
            owner = owner or (
                state_named(cast, words[at]) if words[start + 1].lower() in ("in", "of", "for") else None
            )
            if owner is not None and owner.kind not in ("person", "media"):
                return Subject(start, at + 1, owner, "nominal")
            whole = nominal(reading, cast, start, first)
            return replace(whole, end=at + 1) if whole else None
    if not words[at][:1].isalpha() or codes[at] in sets["preposition"]:
        return None
    begin = at
    while (
        begin > first
        and at - begin < 3
        and words[begin - 1][:1].isalpha()
        and codes[begin - 1] not in sets["finite"]
    ):
        begin -= 1
        if codes[begin] in sets["determiner"]:
            break
    return Subject(begin, at + 1, None)


def _known_as(cast: Cast, word: str) -> Name | None:
    """The actor that the article calls by a word which elsewhere is no name: "IS said"."""
    words = cast.tokens.words
    return next((n for n in cast.names if n.end - n.start == 1 and words[n.start] == word), None)


def _with_title(reading: Reading, cast: Cast, name: Name, first: int) -> Subject:
    """A name that ends a subject; one behind "of", "for" is the owner of a noun before it."""
    words, codes = reading.tokens.words, reading.tokens.codes
    sets = cue_codes()
    before = name.start - 1
    while before > max(first, name.start - 4) and (
        words[before].lower() == "the"
        or (
            words[before].islower()
            and (codes[before] not in sets["preposition"] and codes[before] not in sets["finite"])
            and words[before].isalpha()
            and words[before].lower() not in ("and", "that", "as", "but", "or", "than", "when", "while")
        )
    ):
        before -= 1
    if before > first and words[before].lower() in ("of", "for", "from", "at", "with", "in"):
        for i in range(before - 1, max(first, before - 4) - 1, -1):
            owner = cast.ending.get(i + 1)
            if owner is not None and owner.kind != "media":
                return Subject(owner.start, name.end, owner)  # Ivan Petrov of the Northern Legion said
            if codes[i] in sets["noun"]:
                person = cast.ending.get(i)
                if person is not None and person.kind == "person":
                    return Subject(person.start, name.end, person)
                return Subject(i, name.end, name if name.kind not in ("person", "media") else None, "nominal")
        if words[before].lower() in ("in", "at") and name.start - before <= 2:
            # bloggers who are read in the Kremlin wrote: the place is not who wrote
            for i in range(before - 1, max(first, before - 8) - 1, -1):
                if words[i].lower() in ("who", "which", "that") or codes[i] in sets["noun"]:
                    return Subject(max(first, i - 2), name.end, None)
    others: list[Name] = []
    at = name.start - 1
    while at > first:
        if words[at].lower() in ("the", "“", '"', "‘", "'"):
            at -= 1
            continue
        if words[at].lower() in ("and", ",") and at > first:
            back = at - 1
            if words[back] == ",":
                back -= 1
            if words[back] in (")", "”", '"'):
                while back > first and words[back] not in ("(", "“", '"'):
                    back -= 1
                back -= 1 if words[back] == "(" else 0
            other = cast.ending.get(back + 1)
            if other is not None and other.kind == name.kind and other.entity_id != name.entity_id:
                others.append(other)
                at = other.start - 1
                continue
        break
    return Subject(name.start, name.end, name, "name", tuple(others))


def _before_aside(
    reading: Reading, cast: Cast, comma: int, first: int, last: int, verb: int
) -> Subject | None:
    """The subject before ", an aide," or ", who fled,", or the name in it: "the mayor, Ivan Petrov,"."""
    words, codes = reading.tokens.words, reading.tokens.codes
    noun = cue_codes()["noun"]
    inner = cast.ending.get(comma)
    outer: Subject | None = None
    opened = comma
    for j in range(comma - 1, max(first, comma - REACH), -1):
        if words[j] != ",":
            continue
        opened, back = j, j - 1
        if words[back] in (")", "”", '"', "’"):
            while back > first and words[back] not in ("(",) and words[back] in (")", "”", '"', "’"):
                back -= 1
            if words[j - 1] == ")":
                while back > first and words[back] != "(":
                    back -= 1
                back -= 1
        if codes[j + 1] in cue_codes()["gerund"]:
            inner = None  # Interfax, citing Ivan Petrov, reported
        name = cast.ending.get(back + 1)
        if name is not None:
            outer = _with_title(reading, cast, name, first)
        elif codes[back] in noun:
            outer = nominal(reading, cast, back, first)
        else:
            continue
        break
    if (
        inner is not None
        and inner.kind != "person"
        and (outer is None or outer.name is None or outer.form == "nominal")
    ):
        return _with_title(reading, cast, inner, first)  # two groups, the Legion and the Corps, have said
    if (
        inner is not None
        and inner.kind == "person"
        and (
            outer is None
            or outer.name is None
            or outer.name.kind != "person"
            or (outer.form == "nominal" and inner.start == opened + 1)  # its spokesman, Ivan Petrov, said
        )
    ):
        return Subject(inner.start, inner.end, inner)
    if outer is not None:
        return outer
    if inner is not None:
        return Subject(inner.start, inner.end, inner)
    return _shared(reading, cast, comma, first, verb)


def _shared(reading: Reading, cast: Cast, at: int, first: int, verb: int) -> Subject | None:
    """The subject that a second verb shares with the first: "the Legion crossed the border and said"."""
    words = reading.tokens.words
    if cast.spoke is not None and first <= cast.spoke.end <= verb and cast.spoke.start >= first:
        return cast.spoke
    index = bisect_left(cast.names, first, key=lambda name: name.start)
    start = first
    while start < at and not words[start][:1].isalpha():
        start += 1
    lower = words[start].lower() if start < at else ""
    if lower in ("he", "she", "it", "they"):
        return Subject(start, start + 1, pronoun(cast, lower, start, first), "pronoun")
    for name in cast.names[index : index + 3]:
        if name.start >= at:
            break
        if name.kind == "media" and name.start - first > 3:
            continue
        if name.start > first and reading.tokens.codes[name.start - 1] in cue_codes()["preposition"]:
            continue
        return _subject_at(reading, cast, name.end - 1, first, at, verb)
    if start < at and (state := state_named(cast, words[start])) is not None:
        return Subject(start, start + 1, state)
    for i in range(start, min(at, start + 6)):
        if reading.tokens.codes[i] in cue_codes()["noun"]:
            return nominal(reading, cast, i, first)
    return None


def main_subject(reading: Reading, cast: Cast, at: int, first: int) -> Subject | None:
    """The subject of the sentence's first finite verb: whose ", alleging that …" it is."""
    codes = reading.tokens.codes
    finite, participles = cue_codes()["finite"], cue_codes()["gerund"]
    for verb in range(first + 1, min(at, first + 18)):
        if codes[verb] in finite and codes[verb] not in participles:
            found = _subject_at(reading, cast, verb - 1, first, at, verb)
            return found if found is not None and found.end <= verb else None
    return None

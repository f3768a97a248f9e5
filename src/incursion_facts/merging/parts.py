"""A name taken apart: the words that tell who or what, apart from titles, type words, nations and numbers.

One class per sort of name, as a person, a body and a place are told apart by different words. A newcomer
would strip "Russian" as a demonym: in "Russian Volunteer Corps" it is the nation, and a nation is
compared as a code.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .fold import Word, fold_word, words
from .lexicon import load_merging

_SERVANT = frozenset({"abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abdus", "abdou"})
"""Half of a name: "Abdel Fattah", "Abdelfattah"."""
_LETTERS_NUMBER = re.compile(r"^([a-z]{1,3})(\d+)$")
_NUMBER = re.compile(r"^(\d+)(?:st|nd|rd|th)?$")
_ADJECTIVE = re.compile(r"^(.{3,}?)(?:sk)(?:i|ii|y|yi|yy|iy|aya|aia|a|oe|oye|oi|oho|e)$")


class PersonName(NamedTuple):
    """The words of a person's name in order."""

    words: tuple[Word, ...]
    joined: str
    """Sounds of all words in one: "Kim Jong-un" and "Kim Jongun"."""
    letters: str
    """Letters of all words in one: "SergeiLavrov"."""
    filiation: bool
    generation: str
    family_first: bool


class BodyName(NamedTuple):
    """What an organization's name says, order set aside."""

    words: tuple[Word, ...]
    """Concepts in the order of the name, without stop words, nations, numbers and legal forms."""
    bag: frozenset[str]
    distinct: frozenset[str]
    """The bag without what many names share."""
    nations: frozenset[str]
    numbers: frozenset[str]
    legal: frozenset[str]
    joined: str
    initials: tuple[str, ...]
    """How it may be abbreviated, with and without its short words."""
    acronym: str
    """The name itself where it is an abbreviation ("RVC"), else empty."""
    is_common: bool
    """Nothing but heads: "Ministry of Defence" is one in every country."""


class PlaceName(NamedTuple):
    """The words of a place's name without type words, and the sounds it may stand under."""

    words: tuple[Word, ...]
    keys: frozenset[str]
    joined: str
    opposed: frozenset[tuple[int, str]]


@lru_cache(maxsize=1 << 16)
def person_name(form: str) -> PersonName:
    """The parts of a person's name: "Gov. Vyacheslav Gladkov" has two words."""
    lexicon = load_merging()
    found = list(words(form)) or [form]
    while len(found) > 1 and found[0] in lexicon.titles:
        del found[0]
    generation = ""
    while len(found) > 1 and (found[-1] in lexicon.generations or found[-1] in lexicon.noise):
        if found[-1] in lexicon.generations:
            generation = {"junior": "jr", "senior": "sr"}.get(found[-1], found[-1])
        del found[-1]
    if "," in form and len(found) > 1:  # "Frost, William W."
        family = len(words(form.partition(",")[0]))
        found = found[family:] + found[:family]
    while len(found) > 1 and found[0] in lexicon.honorifics and (len(found) > 2 or found[0] in ("u", "daw")):
        del found[0]
    kept = [word for word in found if word not in lexicon.particles] or found
    kept = ["abd" if word in _SERVANT else word for word in kept]
    folded = tuple(map(fold_word, kept))
    return PersonName(
        folded,
        "".join(word.sound for word in folded),
        "".join(kept),
        not lexicon.filiation.isdisjoint(found),
        generation,
        len(kept) > 1 and kept[0] in lexicon.family_first,
    )


def _phrased(found: list[str]) -> list[str]:
    """The words with known phrases taken as one: united, states -> united_states."""
    phrases = load_merging().phrases
    joined: list[str] = []
    position = 0
    while position < len(found):
        word = found[position]
        for parts, label in phrases.get(word, ()):
            if tuple(found[position : position + len(parts)]) == parts:
                joined.append(label)
                position += len(parts)
                break
        else:
            joined.append(word)
            position += 1
    return joined


def _numbered(found: list[str]) -> tuple[list[str], list[str]]:
    """Words and numbers apart; "forty four" and "44" are one number, and so is a trailing "II"."""
    ordinals = load_merging().ordinals
    rest: list[str] = []
    numbers: list[str] = []
    tens = 0
    for word in found:
        match = _NUMBER.match(word)
        value = int(match.group(1)) if match else ordinals.get(word)
        if value is None:
            rest.append(word)
            tens = 0
        elif tens and value < 10:
            numbers[-1] = str(tens + value)
            tens = 0
        else:
            numbers.append(str(value))
            tens = value if value >= 20 and value % 10 == 0 else 0
    return rest, numbers


@lru_cache(maxsize=1 << 16)
def body_name(form: str) -> BodyName:
    """The parts of an organization's name: "Russian Defense Ministry" is {defence, ministry} of RU."""
    lexicon = load_merging()
    printed = list(words(form)) or [form]
    short = "".join(printed)
    letters = [c for c in form if c.isalpha()]
    acronym = ""
    if len(printed) == 1 and 2 <= len(short) <= 7 and sum(c.isupper() for c in letters) * 2 > len(letters):
        acronym = short
    apart = [part for word in printed for part in (_LETTERS_NUMBER.findall(word) or [(word,)])[0]]
    plain, numbers = _numbered(_phrased(apart))
    nations: list[str] = []
    legal: set[str] = set()
    kept: list[Word] = []
    for word in plain:
        if word in lexicon.stop:
            continue
        if word in lexicon.nations and not acronym:
            nations.append(lexicon.nations[word])
            continue
        if word in lexicon.legal:
            legal.add(lexicon.legal[word])
            continue
        kept.append(fold_word(lexicon.concepts.get(word, word)))
    long = [word for word in printed if word not in lexicon.stop]
    initials = {"".join(w[0] for w in printed), "".join(w[0] for w in long)}
    bag = frozenset(word.sound for word in kept)
    distinct = frozenset(word.sound for word in kept if word.plain not in lexicon.generic)
    return BodyName(
        tuple(kept),
        bag,
        distinct,
        frozenset(nations),
        frozenset(numbers),
        frozenset(legal),
        "".join(word.sound for word in kept),
        tuple(sorted(i for i in initials if len(i) > 1)),
        acronym,
        not acronym and all(word.plain in lexicon.heads or word.plain in lexicon.generic for word in kept),
    )


@lru_cache(maxsize=1 << 16)
def place_name(form: str, area: bool = False) -> PlaceName:
    """The parts of a place's name: "Graivoronsky district" may stand under graivoron and graivoronsk.

    `area` says that it is known to be one of a region or district.
    """
    lexicon = load_merging()
    found = list(words(form)) or [form]
    kept = [word for word in found if word not in lexicon.place_types] or found
    folded = tuple(map(fold_word, kept))
    joined = "".join(word.sound for word in folded)
    keys = {joined}
    if len(kept) == 1 and (match := _ADJECTIVE.match(kept[0])) and (area or len(kept) < len(found)):
        stem = match.group(1)
        keys |= {fold_word(stem).sound, fold_word(stem + "sk").sound}
    opposed = frozenset((lexicon.place_opposed[w], w) for w in kept if w in lexicon.place_opposed)
    return PlaceName(folded, frozenset(keys), joined, opposed)

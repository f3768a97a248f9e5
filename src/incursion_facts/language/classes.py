"""One character per token: the table that turns a word into the code of its classes.

A code stands for a class set of the lexicon together with a shape (lower, Capitalised, UPPER, other), so
that the number of codes is known before a text is read and a pattern over classes compiles to plain
character sets. Numbers, punctuation and the zero-width boundary have codes of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..lexicons import Lexicon, load_lexicon
from .compounds import COMPOUND_TAIL_TOKENS

SHAPES = ("LOWER", "CAP", "UPPER", "MIXED")
"""LOWER "said", CAP "Moscow", UPPER "FSB" and "U.S.", MIXED "iPhone", "kyivPost"."""

PUNCTUATION: dict[str, tuple[str, ...]] = {
    "COMMA": (",",),
    "DOT": (".",),
    "ELLIPSIS": ("…",),
    "QMARK": ("?",),
    "EXCL": ("!",),
    "COLON": (":",),
    "SEMI": (";",),
    "QUOTE": ('"', "“", "”", "„", "«", "»", "‟"),
    "APOS": ("'", "‘", "’", "‚", "`", "´"),
    "POSS": ("'s", "’s", "‘s", "`s", "'S", "’S"),
    "LPAR": ("(", "["),
    "RPAR": (")", "]"),
    "DASH": ("-", "–", "—", "―", "--", "−"),
    "SLASH": ("/",),
    "AMP": ("&",),
    "AT": ("@",),
    "HASH": ("#",),
    "PERCENT": ("%",),
    "CURRENCY": ("$", "€", "£", "₽", "₴", "¥"),
    "COMPOUND": COMPOUND_TAIL_TOKENS,
}
"""Class -> the tokens that are it."""

NUMERIC = {
    "NUM": re.compile(r"\d+(?:[.,]\d+)*"),
    "YEAR": re.compile(r"1[5-9]\d\d|20\d\d"),
    "ORD": re.compile(r"\d+(?:st|nd|rd|th)"),
    "CLOCK": re.compile(r"\d{1,2}[:.]\d\d(?:[ap]m)?|\d{1,2}[ap]m"),
    "ISODATE": re.compile(r"\d{4}-\d\d-\d\d"),
    "DECADE": re.compile(r"(?:1[5-9]|20)?\d0s"),
}
"""Shape classes of tokens that begin with a digit; a token may have several (2023 is NUM and YEAR)."""

PHRASE_CODES = ("QTY", "QTY_REST")
"""Codes that no token has: a recognizer may write them over a phrase that it has found, for its next pattern
to see as one: QTY over the first token of "at least eight", QTY_REST over the others."""

NAME_CODES = ("FORCE_NAME", "PERSON_NAME", "ACTOR_NAME", "PLACE_NAME", "DATE_NAME", "NAME_REST")
"""The same for names and dates that are known: FORCE_NAME stands for states, armies, armed groups and
authorities, NAME_REST for every token of a name behind its first."""

EOS = "EOS"
FIRST_CODE = 0x100


class ClassTable:
    """Word -> code, and class name -> the codes that have it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._memo: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._next = FIRST_CODE
        self.boundary = self._code({EOS})
        # Shape by shape, alike sets side by side: a class is then a few runs of codes, quick to compile.
        self._words: list[dict[str, str]] = [{} for _ in lexicon.sets]
        order = _alike_together(lexicon.sets)
        for shape in SHAPES:
            for number in order:
                classes = lexicon.sets[number] or {"UNKNOWN"}
                self._words[number][shape] = self._code(classes | {shape, "WORD"})
        self.unknown_capitalised = self._words[0]["CAP"]
        self._initial = self._code({"CAP", "WORD", "INITIAL"})
        for name, tokens in PUNCTUATION.items():
            code = self._code({name, "PUNCT"})
            self._memo.update(dict.fromkeys(tokens, code))
        self._other = self._code({"PUNCT"})
        self._link = self._code({"LINK"})
        self.phrase = {name: self._code({name}) for name in (*PHRASE_CODES, *NAME_CODES)}
        self.character_sets: dict[str, str] = {}
        """Compiled sets by their source ("KILL&VBN"); filled by patterns.py, as patterns repeat them."""
        self._numeric: dict[frozenset[str], str] = {}
        for classes in _numeric_combinations():
            self._numeric[classes] = self._code(set(classes) | {"DIGIT"})
        self._fixed = dict(self._memo)

    def _code(self, classes: set[str] | frozenset[str]) -> str:
        code = chr(self._next)
        self._next += 1
        for name in classes:
            self._members.setdefault(name, set()).add(code)
        return code

    def codes_of(self, name: str) -> frozenset[str]:
        """The codes whose class set has `name`. Raises KeyError when no lexicon knows the class."""
        return frozenset(self._members[name])

    @property
    def all_codes(self) -> frozenset[str]:
        """Every code but the boundary's."""
        return frozenset(map(chr, range(FIRST_CODE, self._next))) - {self.boundary}

    def code(self, word: str) -> str:
        """The code of a token as printed."""
        known = self._memo.get(word)
        return known if known is not None else self._classify(word)

    def encode(self, words: list[str]) -> str:
        """The codes of tokens as one string."""
        known, classify = self._memo.get, self._classify
        return "".join([known(word) or classify(word) for word in words])

    def _classify(self, word: str) -> str:
        if len(self._memo) > 200_000:  # hostile or endless input must not fill the memory
            self._memo = dict(self._fixed)
        first = word[0]
        if "/" in word or first == "@":
            code = self._link
        elif first.isdigit():
            classes = frozenset(name for name, shape in NUMERIC.items() if shape.fullmatch(word))
            lower = word.lower()
            known = self.lexicon.words.get(lower) or self._suffix(lower)
            code = self._words[known]["LOWER"] if known and not classes else self._numeric[classes]
        elif first.isalpha():
            lower = word.lower()
            number = self.lexicon.words.get(lower, -1)
            if number < 0 and len(word) == 1 and word.isupper():
                code = self._initial  # "J" of "J. K."
            else:
                code = self._words[number if number >= 0 else self._suffix(lower)][shape_of(word)]
        else:
            code = self._other
        self._memo[word] = code
        return code

    def _suffix(self, lower: str) -> int:
        for suffix, number in self.lexicon.suffixes:
            if lower.endswith(suffix) and len(lower) > len(suffix):
                return number
        return 0


def _alike_together(sets: Sequence[frozenset[str]]) -> list[int]:
    """Numbers of the class sets, ordered by their commonest classes."""
    count = Counter(name for classes in sets for name in classes)
    rank = {name: i for i, name in enumerate(sorted(count, key=lambda name: (-count[name], name)))}
    return sorted(range(len(sets)), key=lambda number: (sorted(rank[name] for name in sets[number]), number))


def shape_of(word: str) -> str:
    """LOWER, CAP, UPPER or MIXED. One capital alone ("I", "A") is CAP; so is "al-Shabab" (a name)."""
    if word.islower():
        return "LOWER"
    if word[0].isupper():
        return "UPPER" if word.isupper() and len(word) > 1 else "CAP"
    return "CAP" if "-" in word and word.rpartition("-")[2][:1].isupper() else "MIXED"


def _numeric_combinations() -> Iterator[frozenset[str]]:
    """Every set of numeric classes that a token can have, and the empty one."""
    for bits in range(1 << len(NUMERIC)):
        yield frozenset(name for i, name in enumerate(NUMERIC) if bits >> i & 1)


@lru_cache(maxsize=1)
def class_table() -> ClassTable:
    """The class table of the package's own lexicons."""
    return ClassTable(load_lexicon())

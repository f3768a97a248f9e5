"""One character per token: the table that turns a word into the code of its classes.

A code stands for a class set of the lexicon together with a shape (lower, Capitalised, UPPER, other), so
that the number of codes is known before a text is read and a pattern over classes compiles to plain
character sets. Numbers, punctuation and the zero-width boundary have codes of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
        self._suffixes = tuple(suffix for suffix, _ in lexicon.suffixes)
        self._bits: dict[str, int] = {}
        self._members: dict[str, frozenset[str]] = {}
        self._next = FIRST_CODE
        self.boundary = self._code({EOS})
        self._code_words(lexicon)
        self.unknown_capitalised = self._word_code(0, "CAP")
        self._initial = self._code({"CAP", "WORD", "INITIAL"})
        for name, tokens in PUNCTUATION.items():
            code = self._code({name, "PUNCT"})
            self._memo.update(dict.fromkeys(tokens, code))
        self._other = self._code({"PUNCT"})
        self._link = self._code({"LINK"})
        self.phrase = {name: self._code({name}) for name in (*PHRASE_CODES, *NAME_CODES)}
        self.code_sets: dict[str, int] = {}
        """Codes by what patterns say ("KILL&VBN"); filled by grammar.py, as patterns repeat them."""
        self._numeric: dict[frozenset[str], str] = {}
        for classes in _numeric_combinations():
            self._numeric[classes] = self._code(classes | {"DIGIT"})
        self._fixed = dict(self._memo)
        self.any_code = (1 << self._next) - (1 << FIRST_CODE) - self._bits[EOS]
        """Every code but the boundary's, as bits."""

    def _code_words(self, lexicon: Lexicon) -> None:
        """Gives each class set a code in each shape: shape by shape, alike sets side by side.

        A class is then a few runs of codes. Only the first sets, those of words that patterns name ("from"),
        have their three shapes with a capital together: such a word is two runs, and `re` compiles two runs
        in a fraction of the time of four.
        """
        sets = lexicon.sets
        self._first = self._next
        self._capital = self._next + len(sets)
        self._named = named = next((i for i in range(1, len(sets)) if not _is_named(sets[i])), len(sets))
        self._others = others = len(sets) - named
        lower: dict[str, int] = {}
        three: dict[str, int] = {}
        for number, classes in enumerate(sets):
            for name in classes or ("UNKNOWN",):
                lower[name] = lower.get(name, 0) | 1 << number
                if number < named:
                    three[name] = three.get(name, 0) | 0b111 << 3 * number
        firsts = [self._capital + 3 * named + others * i for i in range(3)]
        for name, bits in lower.items():
            apart = sum(bits >> named << first for first in firsts)
            self._bits[name] = bits << self._first | three.get(name, 0) << self._capital | apart
        self._bits["LOWER"] = (1 << self._capital) - (1 << self._first)
        every_third = ((1 << 3 * named) - 1) // 0b111
        for i, shape in enumerate(SHAPES[1:]):
            self._bits[shape] = every_third << self._capital + i | ((1 << others) - 1) << firsts[i]
        self._next += len(SHAPES) * len(sets)
        self._bits["WORD"] = (1 << self._next) - (1 << self._first)

    def _word_code(self, number: int, shape: str) -> str:
        """The code of the words of a class set in a shape."""
        if shape == "LOWER":
            return chr(self._first + number)
        place = SHAPES.index(shape) - 1
        if number < self._named:
            return chr(self._capital + 3 * number + place)
        return chr(self._capital + 3 * self._named + self._others * place + number - self._named)

    def _code(self, classes: set[str] | frozenset[str]) -> str:
        code = self._next
        self._next += 1
        for name in classes:
            self._bits[name] = self._bits.get(name, 0) | 1 << code
        return chr(code)

    def bits_of(self, name: str) -> int:
        """The codes whose class set has `name`, each a bit. Raises KeyError for an unknown class."""
        return self._bits[name]

    def codes_of(self, *names: str) -> frozenset[str]:
        """The codes whose class set has one of `names`. Raises KeyError when no lexicon knows the class."""
        if len(names) != 1:
            return frozenset().union(*map(self.codes_of, names))
        name = names[0]
        known = self._members.get(name)
        if known is None:
            known = self._members[name] = codes_in(self._bits[name])
        return known

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
            code = self._word_code(known, "LOWER") if known and not classes else self._numeric[classes]
        elif first.isalpha():
            lower = word.lower()
            number = self.lexicon.words.get(lower, -1)
            if number < 0 and len(word) == 1 and word.isupper():
                code = self._initial  # "J" of "J. K."
            else:
                code = self._word_code(number if number >= 0 else self._suffix(lower), shape_of(word))
        else:
            code = self._other
        self._memo[word] = code
        return code

    def _suffix(self, lower: str) -> int:
        if not lower.endswith(self._suffixes):
            return 0
        for suffix, number in self.lexicon.suffixes:
            if lower.endswith(suffix) and len(lower) > len(suffix):
                return number
        return 0


def _is_named(classes: frozenset[str]) -> bool:
    """Whether the words of a class set are named in patterns, as LITERAL rows allow: "from", "of"."""
    return any(map(str.islower, classes))


def runs_of(bits: int) -> list[tuple[int, int]]:
    """The runs of neighbouring codes in a set of bits, each with the code behind its last."""
    written = bin(bits)[:1:-1] + "0"
    found: list[tuple[int, int]] = []
    start = written.find("1")
    while start >= 0:
        end = written.find("0", start)
        found.append((start, end))
        start = written.find("1", end)
    return found


def codes_in(bits: int) -> frozenset[str]:
    """The codes of a set of bits."""
    return frozenset([chr(code) for start, end in runs_of(bits) for code in range(start, end)])


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

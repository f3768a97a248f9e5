"""Phrases of quantity to literal bounds: "at least eight" to low 8, best 8 and no high.

The bounds are what the words say and no more: "several" is two or more and has no best guess, and
"more than 70" starts at 71. A newcomer would round; a reader of the records could not undo it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..lexicons import load_lexicon


class Count(NamedTuple):
    """Bounds of a number of people. A bound that the words leave open is None."""

    low: int | None
    best: int | None
    high: int | None
    approximate: bool = False


ONE = Count(1, 1, 1)
ZERO = Count(0, 0, 0)

_NUMERAL = (
    "((NUM|CARDINAL) MAGNITUDE{0,2} (and (NUM|CARDINAL))?|(a|an|half|half a|some) MAGNITUDE (and a half)?"
    "|MAGNITUDE)"
)
_AMOUNT = (
    f"({_NUMERAL} ((DASH|to|or) {_NUMERAL})? (or (more|so|fewer))?"
    "|VAGUE ((of|and)? (VAGUE|MAGNITUDE))? (of)?|(a|quite a) VAGUE (MAGNITUDE|of)?"
    "|a (number|couple|pair|lot) (of)?|a couple|both|no)"
)
_BEFORE = (
    "(at (least|most)|(no|not) (less|fewer|more) than|(more|less|fewer) than|up to|as (many|few) as|a "
    "(minimum|maximum) of"
    "|close to|upwards of|well|over|under|only|just|all|another|further|additional|other|the|between"
    "|APPROXIMATE"
    "|an (estimated|additional)|a (total|further) (of)?|these|those|his|her|their|its|our)"
)
QUANTITY = f"({_BEFORE}{{0,4}} (not {_NUMERAL} (COMMA)? but (at least)?)? {_AMOUNT})"
"""The pattern source of a phrase of quantity: at least a dozen; between 8 and 10; a couple of; no."""

_WORD = re.compile(r"[^\s,–—-]+(?:-[^\s,\d–—-][^\s,–—-]*)*(?:,\d{3}\b)*|[–—-]|,")
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_RANGE = frozenset({"-", "–", "—", "to", "or", "between"})
_NONE = frozenset({"no", "none", "nobody", "neither", "without", "not"})
_TWO = frozenset({"couple", "both", "pair"})
_SOME = frozenset({"few", "number", "lot", "some", "many", "others"})
_ONE = frozenset(
    {"a", "an", "another", "one", "single", "the", "his", "her", "their", "its", "our", "this", "that"}
)

_AT_LEAST = re.compile(r"\b(?:at least|n(?:o|ot) (?:less|fewer) than|minimum|or more|upwards of)\b|\+")
_AT_MOST = re.compile(r"\b(?:up to|as many as|at most|maximum|no(?:t)? more than|or fewer)\b")
_OVER = re.compile(r"\b(?:more than|over|above|in excess of)\b")
_UNDER = re.compile(r"\b(?:less than|fewer than|under|below)\b")


def read_count(phrase: str) -> Count | None:
    """The bounds that a phrase of quantity states, or None when it is none.

    "more than two dozen" is 25 or more; "no one" is 0; "8 to 10" has no best value.
    """
    return _read(" ".join(phrase.split()).lower())


@lru_cache(maxsize=4096)
def _read(phrase: str) -> Count | None:
    words = _WORD.findall(phrase)
    if "not" in words and "but" in words:
        words = words[words.index("but") + 1 :]  # not eight but twelve
    if words[:1] == ["no"] and words[1:2] != ["more"] and _AT_LEAST.search(phrase) is None:
        return ZERO  # no one, no civilians
    numbers, open_ended = _numbers(words)
    if not numbers:
        return _without_number(words)
    text = " ".join(words)
    roughly = _is_rough(words)
    if len(numbers) > 1 and numbers[0] < numbers[-1] and not _RANGE.isdisjoint(words):
        return Count(numbers[0], None, numbers[-1], roughly)
    number = numbers[0]
    if open_ended:
        return Count(number, None, None)
    if _AT_LEAST.search(text):
        return Count(number, number, None)
    if _AT_MOST.search(text):
        return Count(None, number, number)
    if _OVER.search(text):
        return Count(number + 1, number + 1, None)
    if _UNDER.search(text):
        return Count(None, number - 1, number - 1) if number else None
    return Count(number, number, number, roughly)


def _is_rough(words: Sequence[str]) -> bool:
    lexicon = load_lexicon()
    return words[-2:] == ["or", "so"] or any(w == "close" or lexicon.has(w, "APPROXIMATE") for w in words)


def _without_number(words: Sequence[str]) -> Count | None:
    """Counts without a number word: no one, a few, a third, the."""
    said = set(words)
    if said & _NONE:
        return ZERO
    if said & _TWO:
        return Count(2, 2, 2)
    if said & _SOME:
        return Count(2, None, None)
    if said & _ONE or any(load_lexicon().has(word, "FRACTION_ORDINAL") for word in words):
        return ONE
    return None


def _numbers(words: Sequence[str]) -> tuple[list[int], bool]:
    """The numbers of a phrase in order, multiplied out, and whether they are a vague amount ("dozens")."""
    lexicon = load_lexicon()
    out: list[float] = []
    current: float | None = None
    open_ended = False
    for i, word in enumerate(words):
        value = float(word.replace(",", "")) if _DIGITS.fullmatch(word) else lexicon.value("CARDINAL", word)
        factor = lexicon.value("MAGNITUDE", word)
        vague = lexicon.value("VAGUE", word)
        if value is not None:
            if current is not None and current >= 100 > value and words[i - 1] not in _RANGE:
                current += value  # two hundred and fifty
            else:
                out += [] if current is None else [current]
                current = value
        elif factor is not None:
            half = "half" in words[max(0, i - 2) : i]
            current = (0.5 if half else 1 if current is None else current) * factor
        elif vague is not None:
            # "tens of thousands": thousands are 2,000 at least, but ten thousands are ten times one.
            of = current is not None and words[i - 1] == "of"
            current = current * vague / 2 if of and current is not None else vague
            open_ended = True
        elif word in _RANGE and current is not None:
            out.append(current)
            current = None
    if current is not None:
        out.append(current)
    return [int(n) for n in out], open_ended

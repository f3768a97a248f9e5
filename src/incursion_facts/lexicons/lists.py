"""Plain lists: given names of the world and common English words.

Text files, one lower-case word a line, sorted; scripts/make_word_lists.py makes them. A newcomer would look
for surnames: there are none but Chinese and Korean ones, which stand first, as they tell little elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .compilation import HERE

WEAK_MARK = "--"
"""The line of first_names.txt after which names are weak."""


ENOUGH = 1000
"""Words looked up by bisection before a set is worth making."""


class WordList:
    """Sorted words that are looked up in their own text, by bisection; once many were, in a set.

    A set of 40,000 words takes longer to build (7 ms) than a short article takes to read.
    """

    __slots__ = ("_seen", "_text", "_words")

    def __init__(self, words: str) -> None:
        self._text = f"\n{words.strip()}\n"
        self._seen: dict[object, bool] = {}
        self._words: frozenset[str] | None = None

    def __contains__(self, word: object) -> bool:
        """Whether a word, in lower case, is in the list."""
        if self._words is not None:
            return word in self._words
        known = self._seen.get(word)
        if known is None:
            known = self._seen[word] = isinstance(word, str) and self._find(word)
            if len(self._seen) > ENOUGH:
                self._words = frozenset(self)
                self._seen.clear()
        return known

    def _find(self, word: str) -> bool:
        text, low, high = self._text, 0, len(self._text) - 1
        while low < high:  # low and high are line ends
            start = text.rfind("\n", low, (low + high) // 2 + 1)
            end = text.find("\n", start + 1)
            middle = text[start + 1 : end]
            if middle == word:
                return True
            low, high = (end, high) if middle < word else (low, start)
        return False

    def __iter__(self) -> Iterator[str]:
        """All words, sorted."""
        return iter(self._text.split())

    def __len__(self) -> int:
        """The number of words."""
        return self._text.count("\n") - 1


@dataclass(frozen=True, slots=True)
class FirstNames:
    """Given names in lower case, in two strengths."""

    strong: WordList
    """Hardly ever anything else: "vladimir", "fatima"."""
    weak: WordList
    """Also words, places or peoples ("grace", "mark", "jordan"), or surnames that stand first ("park")."""

    def is_strong(self, word: str) -> bool:
        """Whether a word is a given name and hardly ever anything else; "Jean-Pierre" by its first part."""
        lower = word.lower()
        return lower in self.strong or ("-" in lower and lower.partition("-")[0] in self.strong)

    def is_weak(self, word: str) -> bool:
        """Whether a word is a given name but often something else."""
        lower = word.lower()
        return lower in self.weak or ("-" in lower and lower.partition("-")[0] in self.weak)

    def __contains__(self, word: object) -> bool:
        """Whether a word is a given name at all."""
        return isinstance(word, str) and (self.is_strong(word) or self.is_weak(word))


def _read(name: str) -> str:
    """A list without its first line, which says what it holds."""
    return (HERE / name).read_text(encoding="utf-8").partition("\n")[2]


@lru_cache(maxsize=1)
def load_first_names() -> FirstNames:
    """The given names."""
    strong, _, weak = _read("first_names.txt").partition(f"\n{WEAK_MARK}\n")
    return FirstNames(WordList(strong), WordList(weak))


@lru_cache(maxsize=1)
def load_common_words() -> WordList:
    """Common English words in lower case, inflected forms included."""
    return WordList(_read("common_words.txt"))


def is_common(word: str) -> bool:
    """Whether a word is a common English word, no name though a sentence begins with it; any case."""
    return word.lower() in load_common_words()

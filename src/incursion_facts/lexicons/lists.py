"""Plain lists: given names of the world and common English words.

Text files, one word a line, in lower case; scripts/make_word_lists.py makes them. A newcomer would look for
surnames: there are none but Chinese and Korean ones, which stand first, as they decide too little elsewhere.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .compilation import HERE

WEAK_MARK = "--"
"""The line of first_names.txt after which names are weak."""


class FirstNames(NamedTuple):
    """Given names in lower case, in two strengths."""

    strong: frozenset[str]
    """Hardly ever anything else: "vladimir", "fatima"."""
    weak: frozenset[str]
    """Also words, places or peoples ("grace", "mark", "jordan"), or surnames that stand first ("kim")."""

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


@lru_cache(maxsize=1)
def load_first_names() -> FirstNames:
    """The given names."""
    strong, _, weak = (HERE / "first_names.txt").read_text(encoding="utf-8").partition(f"\n{WEAK_MARK}\n")
    return FirstNames(frozenset(strong.split("\n")), frozenset(weak.split()))


@lru_cache(maxsize=1)
def load_common_words() -> frozenset[str]:
    """Common English words in lower case, inflected forms included."""
    return frozenset((HERE / "common_words.txt").read_text(encoding="utf-8").split())


def is_common(word: str) -> bool:
    """Whether a word is a common English word; any case."""
    return word.lower() in load_common_words()

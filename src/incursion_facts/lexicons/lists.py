"""Plain word lists: given names of the world, and English words that are no names when they are capitalised.

Both files are made by `scripts/make_word_lists.py`. A given name that is an English word too ("Grace", "Will") is a
weak one: it makes a person only together with other evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .compilation import HERE


@dataclass(frozen=True, slots=True)
class FirstNames:
    """Given names in Latin script, as printed with a capital."""

    names: frozenset[str]
    words: frozenset[str]

    def is_strong(self, word: str) -> bool:
        """Whether a word is a given name and nothing else."""
        return word in self.names and word.lower() not in self.words

    def is_weak(self, word: str) -> bool:
        """Whether a word is a given name and an English word."""
        return word in self.names and word.lower() in self.words


@lru_cache(maxsize=1)
def load_common_words() -> frozenset[str]:
    """English words in lower case."""
    return frozenset((HERE / "common_words.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def load_first_names() -> FirstNames:
    """The given names."""
    names = frozenset((HERE / "first_names.txt").read_text(encoding="utf-8").split())
    return FirstNames(names, load_common_words())

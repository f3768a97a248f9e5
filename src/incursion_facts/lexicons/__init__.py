"""Lexicons: TOML files turned into one table of word classes and lists of known entities.

`words/*.toml` hold word classes (CONTRIBUTING.md shows a row of each kind). A word may be in many classes;
all classes of a word together are its *class set*, and the table maps a lower-case word to the number
of its set. `entities/*.toml` hold countries, known actors and places. docs/lexicons.md shows every format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .compilation import (
    COMPILED,
    HERE,
    compile_lexicon,
    compile_tables,
    compiled,
    read_toml,
    source_digest,
    word_files,
)
from .countries import Countries, Country, load_countries
from .entities import Entities, KnownActor, KnownAlias, KnownPlace, Phrase, load_entities

__all__ = [
    "COMPILED",
    "HERE",
    "Countries",
    "Country",
    "Entities",
    "KnownActor",
    "KnownAlias",
    "KnownPlace",
    "Lexicon",
    "Phrase",
    "compile_lexicon",
    "compile_tables",
    "load_countries",
    "load_entities",
    "load_lexicon",
    "read_toml",
    "source_digest",
    "word_files",
]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything looked up by word. Built once; never changed after."""

    sets: tuple[frozenset[str], ...]
    """Class sets; number 0 is the empty one."""
    words: Mapping[str, int]
    """Lower-case word -> number of its class set."""
    suffixes: tuple[tuple[str, int], ...]
    """Suffixes that classify words of no class ("-year-old"), longest first, with their set's number."""
    values: Mapping[str, Mapping[str, Any]]
    """Class -> word -> value, from `map` rows (NUMBER: twelve -> 12)."""
    attributes: Mapping[str, Mapping[str, Any]]
    """Class -> attribute -> value (KILL: effect -> "killed")."""
    lemmas: Mapping[str, str]
    """Inflected verb form -> the base form that the row gives."""
    digest: str
    """SHA-256 of the source files: the lexicon version that the manifest names."""

    @property
    def classes(self) -> frozenset[str]:
        """Every class name that a pattern may use."""
        return frozenset().union(*self.sets)

    def value(self, cls: str, word: str) -> Any:
        """The value that class `cls` gives a word, or None."""
        return self.values.get(cls, {}).get(word.lower())

    def has(self, word: str, cls: str) -> bool:
        """Whether a word (any case) is in a class."""
        return cls in self.sets[self.words.get(word.lower(), 0)]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The word classes, from the compiled file where it is fresh, else from the TOML files."""
    data = compiled()
    return Lexicon(
        sets=tuple(map(frozenset, data["sets"])),
        words=data["words"],
        suffixes=tuple((suffix, number) for suffix, number in data["suffixes"]),
        values=data["values"],
        attributes=data["attributes"],
        lemmas=data["lemmas"],
        digest=data["digest"],
    )

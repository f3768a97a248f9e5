"""Lexicons: TOML files turned into one table of word classes and lists of known entities.

`words/*.toml` hold word classes (CONTRIBUTING.md shows a row of each kind). A word may be in many classes;
all classes of a word together are its *class set*, and the table maps a lower-case word to the number
of its set. The compiled form (`compiled.json`, made when the package is built) is used only while the
digest of the TOML files still fits, so an edited lexicon is never read stale.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..errors import LexiconError
from .inflection import inflect

HERE = Path(__file__).parent
COMPILED = HERE / "compiled.json"

WORD_KEYS = frozenset({"doc", "words", "map", "verbs", "suffixes"})
"""Keys of a class table that hold words; any other key is an attribute of the class (`effect = "killed"`)."""


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


def word_files() -> list[Path]:
    """The word-class files in a fixed order."""
    return sorted((HERE / "words").glob("*.toml"))


def source_digest() -> str:
    """SHA-256 over names and bytes of every lexicon file."""
    digest = sha256()
    for path in sorted(HERE.rglob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file's tables. Raises LexiconError with the file and line when it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: not TOML: {error}") from error


def _rows(name: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(word, class) for every word of a class table."""
    for word in table.get("words", ()):
        yield word.lower(), name
    for word in table.get("map", {}):
        yield word.lower(), name
    for verb in table.get("verbs", ()):
        for form, tense in inflect(verb):
            yield form, name
            yield form, tense


def compile_tables(files: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, Any]:
    """Class files as one JSON-ready table; LITERAL words get a class of their own, named after them."""
    classes: dict[str, set[str]] = {}
    suffix_classes: dict[str, set[str]] = {}
    values: dict[str, dict[str, Any]] = {}
    attributes: dict[str, dict[str, Any]] = {}
    lemmas: dict[str, str] = {}
    for file_name, tables in files:
        for name, table in tables.items():
            if not isinstance(table, Mapping):
                raise LexiconError(f"{file_name}: [{name}] must be a table of words")
            if name == "LITERAL":
                for word in table["words"]:
                    classes.setdefault(word, set()).add(word)
                continue
            for word, cls in _rows(name, table):
                classes.setdefault(word, set()).add(cls)
            for verb in table.get("verbs", ()):
                for form, _ in inflect(verb):
                    lemmas.setdefault(form, verb.split(":")[0])
            for suffix in table.get("suffixes", ()):
                suffix_classes.setdefault(suffix, set()).add(name)
            if "map" in table:
                values.setdefault(name, {}).update({k.lower(): v for k, v in table["map"].items()})
            attributes.setdefault(name, {}).update({k: v for k, v in table.items() if k not in WORD_KEYS})
    sets = sorted({tuple(sorted(s)) for s in (*classes.values(), *suffix_classes.values())})
    number = {s: i for i, s in enumerate(sets, start=1)}
    return {
        "sets": [[], *map(list, sets)],
        "words": {word: number[tuple(sorted(s))] for word, s in sorted(classes.items())},
        "suffixes": [
            [suffix, number[tuple(sorted(s))]]
            for suffix, s in sorted(suffix_classes.items(), key=lambda item: (-len(item[0]), item[0]))
        ],
        "values": values,
        "attributes": attributes,
        "lemmas": dict(sorted(lemmas.items())),
    }


def compile_lexicon() -> dict[str, Any]:
    """The word-class files compiled, with the digest of their sources."""
    tables = compile_tables((path.name, read_toml(path)) for path in word_files())
    return {"digest": source_digest(), **tables}


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The word classes, from the compiled file where it is fresh, else from the TOML files."""
    data: dict[str, Any] | None = None
    if COMPILED.exists():
        data = json.loads(COMPILED.read_bytes())
        if data is not None and data["digest"] != source_digest():
            data = None
    if data is None:
        data = compile_lexicon()
    return Lexicon(
        sets=tuple(map(frozenset, data["sets"])),
        words=data["words"],
        suffixes=tuple((suffix, number) for suffix, number in data["suffixes"]),
        values=data["values"],
        attributes=data["attributes"],
        lemmas=data["lemmas"],
        digest=data["digest"],
    )

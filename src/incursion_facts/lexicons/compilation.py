"""Lexicon sources (TOML) turned into one JSON-ready table, and that table read back while it is fresh.

`compiled.json` is made when the package is built (or by `python -m incursion_facts.lexicons`). It is used
only while the digest of the TOML files still fits, so an edited lexicon is never read stale. Without it
everything is compiled in memory at the first use, which costs a few tenths of a second.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..errors import LexiconError
from .inflection import inflect, inflect_noun

HERE = Path(__file__).parent
COMPILED = HERE / "compiled.json"

WORD_KEYS = frozenset({"doc", "words", "map", "verbs", "nouns", "suffixes"})
"""Keys of a class table that hold words; any other key is an attribute of the class (`effect = "killed"`)."""


def word_files() -> list[Path]:
    """The word-class files in a fixed order."""
    return sorted((HERE / "words").glob("*.toml"))


def source_digest() -> str:
    """SHA-256 over paths and bytes of every lexicon file."""
    digest = sha256()
    for path in sorted(HERE.rglob("*.toml")):
        digest.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
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
    for noun in table.get("nouns", ()):
        for form, number in inflect_noun(noun):
            yield form, name
            yield form, number


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
    sets = _alike_together({tuple(sorted(s)) for s in (*classes.values(), *suffix_classes.values())})
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


def _alike_together(sets: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The class sets ordered by their commonest classes, so that those of one class are neighbours.

    Those with LITERAL words come first: they are coded in a way of their own (language/classes.py).
    """
    held = list(sets)
    count = Counter(name for classes in held for name in classes)
    rank = {name: i for i, name in enumerate(sorted(count, key=lambda name: (-count[name], name)))}

    def key(classes: tuple[str, ...]) -> tuple[bool, list[int]]:
        is_named = any(map(str.islower, classes))
        return not is_named, sorted(rank[name] for name in classes)

    return sorted(held, key=key)


def compile_lexicon() -> dict[str, Any]:
    """All lexicons compiled, with the digest of their sources: what `compiled.json` holds."""
    # These modules read what is compiled here, so they cannot be imported before this one.
    from .countries import compile_countries, demonym_classes
    from .entities import compile_entities

    countries = compile_countries(HERE / "entities" / "countries.toml")
    files = [(path.name, read_toml(path)) for path in word_files()]
    files.append(("countries.toml", demonym_classes(countries)))
    return {
        "digest": source_digest(),
        **compile_tables(files),
        "countries": countries,
        "entities": compile_entities([HERE / "entities" / "actors.toml"], countries),
    }


@lru_cache(maxsize=1)
def compiled() -> dict[str, Any]:
    """All lexicons as plain data, from `compiled.json` where it is fresh, else from the TOML files."""
    if COMPILED.exists():
        data: dict[str, Any] = json.loads(COMPILED.read_bytes())
        if data.get("digest") == source_digest():
            return data
    return compile_lexicon()

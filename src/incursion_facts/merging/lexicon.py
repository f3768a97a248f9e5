"""Word lists of merging: the blocks of `lexicons/merging/*.toml` turned into sets and maps.

A row of these files is a line of plain words inside one long string, not a TOML array: a newcomer would
"tidy" that, and make every run of the program parse thousands of array items with a slow parser.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..errors import LexiconError
from ..lexicons import HERE, read_toml

FOLDER = HERE / "merging"


@dataclass(frozen=True, slots=True)
class MergingLexicon:
    """What folding and comparing know about words. All words are folded (lower case, no marks)."""

    titles: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    filiation: frozenset[str]
    generations: frozenset[str]
    noise: frozenset[str]
    given: Mapping[str, str]
    """Given name -> label of its family ("volodymyr" -> "vladimir")."""
    family_first: frozenset[str]
    stop: frozenset[str]
    concepts: Mapping[str, str]
    """Word of an organization's name -> label of its concept ("freedom" -> "liberty")."""
    generic: frozenset[str]
    heads: frozenset[str]
    legal: Mapping[str, str]
    opposed: Mapping[str, int]
    """Word -> number of the closed set that it belongs to."""
    ordinals: Mapping[str, int]
    nations: Mapping[str, str]
    """Name, demonym or acronym of a country -> its code."""
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First word -> the phrases that begin with it, longest first, each with the one word that stands for
    it."""
    place_types: frozenset[str]
    place_opposed: Mapping[str, int]
    former: tuple[tuple[str, ...], ...]
    """Names of one place, today's first, as written."""
    seats: tuple[tuple[str, ...], ...]
    """A state, then what stands for it, as written."""


def rows(block: str) -> list[list[str]]:
    """The words of each row of a block; rows that start with # are comments."""
    return [line.split() for line in block.splitlines() if line and not line.startswith("#")]


def _words(table: Mapping[str, str], key: str) -> frozenset[str]:
    return frozenset(word for row in rows(table[key]) for word in row)


def _numbered(table: Mapping[str, str], key: str) -> dict[str, int]:
    return {word: number for number, row in enumerate(rows(table[key])) for word in row}


def _labelled(table: Mapping[str, str], key: str) -> dict[str, str]:
    """Word -> first word of its row. A word of two rows keeps the first one's."""
    found: dict[str, str] = {}
    for label, *others in rows(table[key]):
        for word in (label, *others):
            found.setdefault(word, label)
    return found


def _names(table: Mapping[str, str], key: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.replace("_", " ") for word in row) for row in rows(table[key]))


def _load(path: Path) -> dict[str, str]:
    table = read_toml(path)
    for key, block in table.items():
        if not isinstance(block, str):
            raise LexiconError(f"{path.name}: {key} must be one ''' block of rows")
    return table


@lru_cache(maxsize=1)
def load_merging() -> MergingLexicon:
    """The word lists, read once. Raises LexiconError with the file where one is wrong."""
    people = _load(FOLDER / "people.toml")
    bodies = _load(FOLDER / "organizations.toml")
    places = _load(FOLDER / "places.toml")
    try:
        concepts = _labelled(bodies, "concepts")
        legal = _labelled(bodies, "legal")
        nations = {word: code for word, code in _labelled(bodies, "nations").items() if word != code}
        phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for word in sorted({*concepts, *legal, *nations}):
            if "_" in word:
                parts = tuple(word.replace("'", "").split("_"))
                phrases.setdefault(parts[0], []).append((parts, word))
        return MergingLexicon(
            titles=_words(people, "titles"),
            honorifics=_words(people, "honorifics"),
            particles=_words(people, "particles"),
            filiation=_words(people, "filiation"),
            generations=_words(people, "generations"),
            noise=_words(people, "noise"),
            given=_labelled(people, "given"),
            family_first=_words(people, "family_first"),
            stop=_words(bodies, "stop"),
            concepts={word.replace("'", ""): label for word, label in concepts.items()},
            generic=_words(bodies, "generic"),
            heads=_words(bodies, "heads"),
            legal=legal,
            opposed=_numbered(bodies, "opposed"),
            ordinals={word: int(value) for word, value in rows(bodies["ordinals"])},
            nations=nations,
            phrases={
                first: tuple(sorted(found, key=lambda item: (-len(item[0]), item[0])))
                for first, found in phrases.items()
            },
            place_types=_words(places, "types"),
            place_opposed=_numbered(places, "opposed"),
            former=_names(places, "former"),
            seats=_names(places, "seats"),
        )
    except (KeyError, ValueError) as error:
        raise LexiconError(f"lexicons/merging: {error}") from error

"""What checks find, on sources (`facts validate`) and on records (`facts verify`), and how it is told.

Every kind of finding has a code in `codes.toml`, which is also what docs/validation.md is made from: a check
that gives a code without an entry fails.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from ..errors import UsageError

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: its number, short name, how grave it is, what it means and what to do."""

    code: str
    name: str
    level: Level
    means: str
    do: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that was found: where and what. Lines and columns count from 1; 0 is the whole file."""

    file: str
    line: int
    column: int
    code: str
    message: str

    @property
    def kind(self) -> Code:
        """The entry of the finding's code."""
        return codes()[self.code]

    @property
    def level(self) -> Level:
        """How grave it is."""
        return self.kind.level

    @property
    def place(self) -> str:
        """File, line and column as editors and terminals understand them."""
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@lru_cache(maxsize=1)
def codes() -> Mapping[str, Code]:
    """Code -> its entry, in order."""
    with (Path(__file__).parent / "codes.toml").open("rb") as file:
        rows = tomllib.load(file)["finding"]
    return {row["code"]: Code(**row) for row in sorted(rows, key=lambda row: row["code"])}


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> frozenset[str]:
    """The codes that begin with one of `select` (all codes, if none) and with none of `ignore`.

    Codes are given in full, by their beginning ("F1") or by name. Raises UsageError where there is none such.
    """
    wanted = frozenset().union(*map(_meant, select)) if (select := tuple(select)) else frozenset(codes())
    return wanted - frozenset().union(*map(_meant, ignore))


def _meant(word: str) -> frozenset[str]:
    start = word.upper() or " "
    found = frozenset(code for code, kind in codes().items() if kind.name == word or code.startswith(start))
    if not found:
        raise UsageError(f"{word!r}: no finding has this code or name; docs/validation.md lists them")
    return found


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a character, both counted from 1."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, start) + 1, offset - start + 1


__all__ = ["LEVELS", "Code", "Finding", "Level", "chosen", "codes", "position"]

"""Rows of entity files (`[[actor]]`, `[[place]]`, `[[alias]]`, `[[country]]`) with the line of each.

`tomllib` keeps no positions, so lines are found by reading the source a second time, and only when a
message needs one: a file in order costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from ..errors import LexiconError
from .compilation import read_toml


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an entity file."""

    path: Path
    table: str
    position: int
    """Its number among the file's rows of this table, from 0."""
    values: Mapping[str, Any]

    def line(self, key: str | None = None, value: str | None = None) -> int:
        """The line of the row's header, or of one of its keys, or of a string inside it."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        header = re.compile(rf"\s*\[\[\s*{self.table}\s*\]\]")
        starts = [i for i, text in enumerate(lines) if header.match(text)]
        if self.position >= len(starts):  # written as an inline array
            return 1
        start = starts[self.position]
        end = next(
            (i for i in range(start + 1, len(lines)) if lines[i].lstrip().startswith("[[")), len(lines)
        )
        found = start
        if key is not None:
            assignment = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
            found = next((i for i in range(start, end) if assignment.match(lines[i])), start)
        if value is not None:
            quoted = (f'"{value}"', f"'{value}'")
            found = next((i for i in range(found, end) if any(q in lines[i] for q in quoted)), found)
        return found + 1

    def fail(self, message: str, key: str | None = None, value: str | None = None) -> NoReturn:
        """Raise LexiconError with the file, the line and the message."""
        raise LexiconError(f"{self.path.name}:{self.line(key, value)}: [[{self.table}]] {message}")

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A string value, or None when the key is absent."""
        value = self.values.get(key)
        if value is None and not required:
            return None
        if value is None:
            self.fail(f"has no {key!r}")
        if not isinstance(value, str):
            self.fail(f"{key!r} must be a string", key)
        if not value.strip() or value != value.strip():
            self.fail(f"{key!r} is empty or has spaces around it", key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty when the key is absent."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            self.fail(f"{key!r} must be a list of strings", key)
        for value in values:
            if not value.strip() or value != value.strip():
                self.fail(f"{key!r} holds an empty form or one with spaces around it", key, value)
        if len(set(values)) != len(values):
            repeated = next(v for v in values if values.count(v) > 1)
            self.fail(f"gives {repeated!r} twice", key, repeated)
        return tuple(values)

    def number(self, key: str) -> float | int | None:
        """A number, or None when the key is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(f"{key!r} must be a number", key)
        return value

    def refuse_unknown(self, known: frozenset[str]) -> None:
        """Fail on a key that the table does not have."""
        for key in self.values:
            if key not in known:
                self.fail(f"has an unknown key {key!r}; it may have {', '.join(sorted(known))}", key)


def read_rows(path: Path, tables: Mapping[str, frozenset[str]]) -> Iterator[Row]:
    """The rows of a file's tables, in order, each with known keys only.

    `tables` maps the tables that the file may hold to their keys; any other table is an error.
    """
    for table, rows in read_toml(path).items():
        if table not in tables:
            line = next(
                (
                    i
                    for i, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
                    if table in text
                ),
                1,
            )
            raise LexiconError(
                f"{path.name}:{line}: unknown table {table!r}; it may hold {', '.join(tables)}"
            )
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            raise LexiconError(f"{path.name}: {table!r} must be written as [[{table}]] rows")
        for position, values in enumerate(rows):
            row = Row(path, table, position, values)
            row.refuse_unknown(tables[table])
            yield row

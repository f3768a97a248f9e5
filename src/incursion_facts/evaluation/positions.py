"""Where the values of a JSON document stand, so that a problem is named with line and column.

Python's own parser does not tell, and takes the last of two equal keys without a word. This one takes only
what that one has accepted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

Path = tuple[str | int, ...]
"""Keys and indices from the top: `("casualties", 3, "source")`."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_KEY = -1
"""Stands in a path where a key comes next."""


class KeyTwiceError(ValueError):
    """An object has a key twice: the values of the first would be lost."""

    def __init__(self, path: Path, offset: int) -> None:
        super().__init__(f"{path[-1]!r} stands twice in one object; join the two")
        self.path = path
        self.offset = offset


def positions(document: str) -> dict[Path, int]:
    """Path -> offset of every key of an object and every item of a list. Raises KeyTwiceError."""
    found: dict[Path, int] = {(): 0}
    path: list[str | int] = []
    for match in _TOKEN.finditer(document):
        token = match.group()
        if token == ":":
            continue
        if token in ("]", "}"):
            path.pop()
        elif token == ",":
            last = path.pop()
            path.append(last + 1 if isinstance(last, int) else _KEY)
        elif path and path[-1] == _KEY:
            path[-1] = json.loads(token)
            if tuple(path) in found:
                raise KeyTwiceError(tuple(path), match.start())
            found[tuple(path)] = match.start()
        else:
            found.setdefault(tuple(path), match.start())
            if token == "[":
                path.append(0)
            elif token == "{":
                path.append(_KEY)
    return found


def nearest(found: Mapping[Path, int], path: Path) -> tuple[Path, int]:
    """The longest part of a path that stands in the document, and where; a missing key is its object."""
    while path not in found:
        path = path[:-1]
    return path, found[path]


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The place of an offset, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def as_words(path: Path) -> str:
    """A path as it is shown: `casualties[3].source`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")

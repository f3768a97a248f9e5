"""The compiled gazetteer file: how it is laid out, and how it is read without being parsed.

`index.bin` holds columns (one row a place), a pool of names, an open-addressing hash table from folded names
to lists of rows, and nothing else; opening it maps the file and takes views. Two slots are compared by 32
bits of a BLAKE2 hash, not by the name itself: of a thousand million unknown names, about one is mistaken for
a known one.
"""

from __future__ import annotations

import mmap
import sys
from hashlib import blake2b
from pathlib import Path

from ..errors import LexiconError

MAGIC = b"IFPLACE2"
PATH = Path(__file__).parent / "index.bin"

DIGEST = slice(40, 72)
"""Where the digest of the sources lies in the file."""

COLUMNS = (
    ("geonames", "I"),
    ("names", "I"),
    ("latitudes", "i"),
    ("longitudes", "i"),
    ("populations", "I"),
    ("admin1", "I"),
    ("admin2", "I"),
    ("countries", "H"),
    ("kinds", "B"),
    ("flags", "B"),
)
"""Name and type of every column, in file order. Rows are referred to by number plus one; 0 is none."""

DEGREE = 100_000
"""Coordinates are stored as whole hundred-thousandths of a degree, which is what GeoNames gives."""

ALTERNATE = 1 << 30
LAST = 1 << 31
ROW = ALTERNATE - 1
"""A posting is a row number with two bits: found by another name than the main one; last of its list."""

BUILD_HINT = "run `python -m incursion_facts.gazetteer.compile`"


def hash_key(key: str) -> int:
    """64 bits that stand for a key, the same on every machine."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


class Index:
    """Views on a compiled file. Closed with the process: a map costs no memory that is not read."""

    def __init__(self, path: Path = PATH) -> None:
        if not path.exists():
            raise LexiconError(f"{path.name}: the gazetteer is not built: {BUILD_HINT}")
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        view = memoryview(self._map)
        if view[:8] != MAGIC or sys.byteorder != "little":
            raise LexiconError(f"{path.name}: built by another version or for another machine: {BUILD_HINT}")
        head = view[8:40].cast("I")
        self.rows, self.slots, postings, pool = head[0], head[1], head[2], head[3]
        self.digest = bytes(view[DIGEST]).hex()
        at = DIGEST.stop

        def take(code: str, count: int) -> memoryview[int]:
            nonlocal at
            size = count * {"B": 1, "H": 2}.get(code, 4)
            part = view[at : at + size].cast(code)  # type: ignore[call-overload]
            at += size + -size % 8
            return part  # type: ignore[no-any-return]

        self.geonames = take("I", self.rows)
        self.names = take("I", self.rows)
        self.latitudes = take("i", self.rows)
        self.longitudes = take("i", self.rows)
        self.populations = take("I", self.rows)
        self.admin1 = take("I", self.rows)
        self.admin2 = take("I", self.rows)
        self.countries = take("H", self.rows)
        self.kinds = take("B", self.rows)
        self.flags = take("B", self.rows)
        self.prints = take("I", self.slots)
        self.firsts = take("I", self.slots)
        self.postings = take("I", postings)
        self._pool = take("B", pool)

    def name(self, row: int) -> str:
        """The main name of a row."""
        at = self.names[row]
        return bytes(self._pool[at + 1 : at + 1 + self._pool[at]]).decode()

    def find(self, key: str) -> int:
        """Where the list of a key begins in `postings`, or -1."""
        number = hash_key(key)
        print_ = number >> 32
        mask = self.slots - 1
        slot = number & mask
        firsts = self.firsts
        while first := firsts[slot]:
            if self.prints[slot] == print_:
                return first - 1
            slot = (slot + 1) & mask
        return -1

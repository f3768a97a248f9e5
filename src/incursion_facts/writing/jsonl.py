"""Records as JSONL: one stream, or one file a type, each replaced whole.

All files are written beside their targets first and renamed only when every one of them is complete and on
the disk, so a full disk or Ctrl-C leaves the files of the last run as they were.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from ..records import PLURALS, Record
from ..records.groups import by_type

AT_ONCE = 1000
"""Lines that are hashed and written at once."""


def lines_of(records: Iterable[Record]) -> Iterator[bytes]:
    """Each record as one line of a stream or file. Records of one type in a row are the fastest."""
    kind: type[Record]
    for kind, held in groupby(records, type):
        # what `to_json` does, without a detour over a string
        for line in map(kind.__pydantic_serializer__.to_json, held):
            yield line + b"\n"


def write_lines(records: Iterable[Record], file: BinaryIO) -> None:
    """Write the records as one stream."""
    file.writelines(lines_of(records))
    file.flush()


class Replacement:
    """A file that takes the place of another once it is complete. Counts and hashes what is written to it."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.lines = 0
        self._digest = sha256()
        self._temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
        handle = os.open(self._temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        self._file = os.fdopen(handle, "wb")

    @property
    def sha256(self) -> str:
        """SHA-256 of what has been written so far."""
        return self._digest.hexdigest()

    def write(self, lines: Sequence[bytes]) -> None:
        """Add lines."""
        data = b"".join(lines)
        self.lines += len(lines)
        self._digest.update(data)
        self._file.write(data)

    def settle(self) -> None:
        """Bring what was written to the disk; the target is still the old one."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def replace(self) -> None:
        """Take the target's place."""
        self._temporary.replace(self.target)

    def discard(self) -> None:
        """Remove what was written, unless it has taken its target's place."""
        self._file.close()
        self._temporary.unlink(missing_ok=True)


class Folder:
    """One file a record type and a manifest, replaced together by `commit`, else left as they were."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._parts: dict[str, Replacement] = {}
        self._stack = ExitStack()
        with self._stack:
            for plural in PLURALS.values():
                self._open(f"{plural}.jsonl")
            self._stack = self._stack.pop_all()

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _open(self, name: str) -> Replacement:
        part = Replacement(self.path / name)
        self._stack.callback(part.discard)
        self._parts[name] = part
        return part

    def write(self, records: Iterable[Record]) -> None:
        """Write each record to its type's file."""
        for held in by_type(records).values():
            part = self._parts[f"{PLURALS[held[0].type]}.jsonl"]
            for start in range(0, len(held), AT_ONCE):
                part.write(list(lines_of(held[start : start + AT_ONCE])))

    def outputs(self) -> dict[str, Replacement]:
        """File name -> what was written to it."""
        return dict(self._parts)

    def commit(self, manifest: bytes) -> None:
        """Put all files in place, the manifest last."""
        self._open("manifest.json").write([manifest])
        for part in self._parts.values():
            part.settle()
        for part in self._parts.values():
            part.replace()

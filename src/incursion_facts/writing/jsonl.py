"""Records as JSONL: one stream, or one file a type, each replaced whole.

All files are written to a folder of their own first, which takes its place only when every one of them is
complete and on the disk (`exchange.py`), so a full disk, Ctrl-C or kill -9 leaves the files of the last run.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from filecmp import cmpfiles
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from ..records import PLURALS, Record
from ..records.groups import by_type
from .exchange import new_folder, put_in_place

MANIFEST = "manifest.json"
REJECTED = "rejected.jsonl"
"""Inputs, and articles of inputs, that gave no records, and why."""
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


class NewFile:
    """A file as it is written: counts and hashes what goes into it."""

    def __init__(self, path: Path) -> None:
        self.lines = 0
        self._digest = sha256()
        self._file = path.open("xb")

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
        """Bring what was written to the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def close(self) -> None:
        """Let go of the file, written or not."""
        with suppress(OSError):  # what could not be flushed is of no use any more
            self._file.close()


class Folder:
    """One file a record type, the rejected inputs and a manifest: all replaced by `commit`, or none."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._new = new_folder(path)
        self._files: dict[str, NewFile] = {}
        try:
            for plural in PLURALS.values():
                self._open(f"{plural}.jsonl")
        except BaseException:
            self._discard()
            raise

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, *_: object) -> None:
        self._discard()

    def _open(self, name: str) -> NewFile:
        file = NewFile(self._new / name)
        self._files[name] = file
        return file

    def _discard(self) -> None:
        """Remove what was written, unless it has taken its place."""
        for file in self._files.values():
            file.close()
        shutil.rmtree(self._new, ignore_errors=True)

    def write(self, records: Iterable[Record]) -> None:
        """Write each record to its type's file."""
        for held in by_type(records).values():
            file = self._files[f"{PLURALS[held[0].type]}.jsonl"]
            for start in range(0, len(held), AT_ONCE):
                file.write(list(lines_of(held[start : start + AT_ONCE])))

    def reject(self, lines: Sequence[bytes]) -> None:
        """Write the lines on inputs that gave nothing."""
        self._open(REJECTED).write(lines)

    def outputs(self) -> dict[str, NewFile]:
        """File name -> what was written to it."""
        return dict(self._files)

    def commit(self, manifest: bytes) -> None:
        """Put all files in place at once; what is there already, byte for byte, is left alone."""
        self._open(MANIFEST).write([manifest])
        for file in self._files.values():
            file.settle()
        _, unlike, missing = cmpfiles(self._new, self.path, list(self._files), shallow=False)
        if unlike or missing:
            put_in_place(self._new, self.path)

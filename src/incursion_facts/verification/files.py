"""Files of an output to lines that are records, and findings on those that are not."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..errors import UnreadableError
from ..findings import Finding
from ..records import PLURALS, Record
from ..records.lines import from_json
from ..writing.jsonl import MANIFEST, REJECTED
from ..writing.stream import MARK

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Line:
    """A record and where it stands."""

    file: str
    number: int
    record: Record

    def finding(self, code: str, message: str) -> Finding:
        """A finding on this line."""
        return Finding(self.file, self.number, 0, code, f"{self.record.id}: {message}")


def read_folder(folder: Path) -> Iterator[Line | Finding]:
    """The records of an output folder, and what is wrong with its files."""
    outputs = yield from _manifest(folder)
    for kind, plural in PLURALS.items():
        path = folder / f"{plural}.jsonl"
        data = yield from _bytes(path)
        if data is None:
            continue
        if path.name in outputs and outputs[path.name] != sha256(data).hexdigest():
            yield Finding(path.as_posix(), 0, 0, "F502", "not the file that the manifest describes")
        yield from _lines(path.as_posix(), data, kind)
    if REJECTED in outputs:
        data = yield from _bytes(folder / REJECTED)
        if data is not None and outputs[REJECTED] != sha256(data).hexdigest():
            place = (folder / REJECTED).as_posix()
            yield Finding(place, 0, 0, "F502", "not the file that the manifest describes")


def read_stream_file(path: Path) -> Iterator[Line | Finding]:
    """The records of one stream of all types. Raises UnreadableError where there is no such file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            f"{path}: {error.strerror}; name the folder or stream that facts extract wrote"
        ) from error
    yield from _lines(path.as_posix(), data, None)


def _manifest(folder: Path) -> Generator[Finding, None, dict[str, str]]:
    """Gives back the hash of each file that the manifest lists; none where there is no manifest."""
    path = folder / MANIFEST
    data = yield from _bytes(path)
    if data is None:
        return {}
    try:
        told: Mapping[str, Any] = json.loads(data)["outputs"]
        return {name: output["sha256"] for name, output in told.items()}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        message = f"not the manifest of a run ({type(error).__name__})"
        yield Finding(path.as_posix(), 0, 0, "F501", message)
        return {}


def _bytes(path: Path) -> Generator[Finding, None, bytes | None]:
    """Gives back the content of a file, or None with a finding."""
    try:
        return path.read_bytes()
    except OSError as error:
        yield Finding(path.as_posix(), 0, 0, "F501", f"cannot be read: {error.strerror}")
        return None


def _lines(file: str, data: bytes, kind: str | None) -> Iterator[Line | Finding]:
    """The records of a file, of one type where one is told."""
    if data.startswith(BOM):
        yield Finding(file, 1, 0, "F505", "begins with a byte order mark")
        data = data[len(BOM) :]
    if data and not data.endswith(b"\n"):
        yield Finding(file, data.count(b"\n") + 1, 0, "F505", "no newline at the end of the last line")
    for number, raw in enumerate(data.removesuffix(b"\n").split(b"\n") if data else [], start=1):
        if kind is None and raw.startswith(MARK):
            continue  # the note of a stage on its options and skips
        try:
            record = from_json(raw)
        except ValidationError as error:
            yield Finding(file, number, 0, "F503", _why(error))
            continue
        if kind is not None and record.type != kind:
            yield Finding(file, number, 0, "F504", f"{record.id} is of type {record.type}")
        if record.to_json().encode("utf-8", "surrogatepass") != raw:
            yield Finding(file, number, 0, "F505", f"{record.id} is written in another way")
        yield Line(file, number, record)


def _why(error: ValidationError) -> str:
    """The first thing that a record lacks, in a few words."""
    first = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(part) for part in first["loc"][1:]) or "line"
    return f"not a record ({field}: {first['msg']})"

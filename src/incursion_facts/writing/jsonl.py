"""Records as JSONL: one stream, or one file a type, each file replaced as a whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ..records import PLURALS, Record


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one whole, never a part."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_files(records: Iterable[Record], folder: Path) -> None:
    """Write every type's file, the empty ones too."""
    folder.mkdir(parents=True, exist_ok=True)
    lines: dict[str, list[str]] = {record_type: [] for record_type in PLURALS}
    for record in records:
        lines[record.type].append(record.to_json())
    for record_type, plural in PLURALS.items():
        data = "".join(f"{line}\n" for line in lines[record_type]).encode("utf-8", "surrogatepass")
        replace_file(folder / f"{plural}.jsonl", data)

"""What flows from `facts parse` to `facts recognize`, `merge` and `write`: records, then at most one note.

The note is a last line `{"type":"run", ...}`. It is there only when something was skipped or an option
changed what is found, so that the last stage's manifest and exit code are those of `facts extract`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from pydantic import ValidationError

from ..errors import UnreadableError
from ..records import Record
from ..records.lines import from_json
from ..report import Skip
from ..settings import Settings
from .jsonl import write_lines
from .manifest import options_of

MARK = b'{"type":"run",'


def write_stream(
    records: Iterable[Record], options: Mapping[str, Any], skipped: Sequence[Skip], file: BinaryIO
) -> None:
    """Write records for the next stage, and the note where there is something to tell."""
    write_lines(records, file)
    if skipped or dict(options) != options_of(Settings()):
        note = {
            "type": "run",
            "id": "run",
            "options": dict(options),
            "skipped": [skip.as_json() for skip in skipped],
        }
        file.write(json.dumps(note, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n")
    file.flush()


def read_stream(lines: Iterable[bytes], name: str) -> tuple[list[Record], dict[str, Any], list[Skip]]:
    """The records of a stream, its options and its skips.

    Raises UnreadableError with the number of the line that is no record.
    """
    records: list[Record] = []
    options = options_of(Settings())
    skipped: list[Skip] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            if line.startswith(MARK):
                note = json.loads(line)
                options |= note["options"]
                skipped += [Skip(**skip) for skip in note["skipped"]]
            else:
                records.append(from_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"])) or "line"
            raise UnreadableError(
                f"{name}, line {number}: not a record ({field}: {first['msg']}); "
                "pass on what the stage before printed"
            ) from error
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableError(f"{name}, line {number}: not the note of a run ({error})") from error
    return records, options, skipped

"""The contract's order, file by file or over a stream."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..findings import Finding
from ..writing.order import in_order
from .files import Line


def check_order(lines: Sequence[Line]) -> Iterator[Finding]:
    """The first record of each file that stands where another one should."""
    wanted = in_order(line.record for line in lines)
    if len({line.file for line in lines}) < 2:
        yield from _first_misplaced(lines, [record.id for record in wanted])
        return
    by_file: dict[str, list[Line]] = {}
    for line in lines:
        by_file.setdefault(line.file, []).append(line)
    for held in by_file.values():
        ids = {line.record.id for line in held}
        yield from _first_misplaced(held, [record.id for record in wanted if record.id in ids])


def _first_misplaced(lines: Sequence[Line], ids: Sequence[str]) -> Iterator[Finding]:
    for line, wanted in zip(lines, ids, strict=False):
        if line.record.id != wanted:
            yield line.finding("F508", f"{wanted} belongs here")
            return

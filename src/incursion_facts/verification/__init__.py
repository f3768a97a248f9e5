"""What is wrong with written records: `facts verify`. All findings, never only the first.

A folder is verified with its manifest, a stream as far as its own lines go. A newcomer would stop at a line
that is no record: all others are still looked at, and what points at it is told as pointing at nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..findings import Finding
from .files import Line, read_folder, read_stream_file
from .grounding import check_grounding
from .links import check_links
from .order import check_order
from .values import check_values


def verify(output: Path, sources: Path | None = None) -> list[Finding]:
    """The findings on an output folder or stream, by place. Sources are looked for in `sources` first.

    Raises UnreadableError where there is neither folder nor file.
    """
    lines: list[Line] = []
    findings: list[Finding] = []
    for item in read_folder(output) if output.is_dir() else read_stream_file(output):
        (findings if isinstance(item, Finding) else lines).append(item)  # type: ignore[arg-type]
    findings += _checked(lines, sources)
    return sorted(set(findings))


def _checked(lines: Sequence[Line], sources: Path | None) -> Iterator[Finding]:
    for check in (check_links, check_order, check_values):
        yield from check(lines)
    yield from check_grounding(lines, sources)


__all__ = ["Line", "verify"]

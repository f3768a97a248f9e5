"""Side files: what somebody has looked at in an article and found to be fine, and why.

Beside `NAME.txt`, `NAME.txt.facts` holds lines such as

    # facts: ignore F211 the ministry's post is printed as it was
    # facts: ignore F213:12 a smile

with a code or a name, where wanted a line, and a reason. What is ignored and does not occur is told, so that
side files do not outlive what they were written for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..findings import Finding, codes
from ..parsing.sources import SIDE_SUFFIX
from .subject import quoted

IGNORE = re.compile(r"#\s*facts:\s*ignore\s+(?P<kind>[\w-]+)(?::(?P<line>\d{1,9}))?(?:\s+(?P<reason>\S.*))?$")
LARGEST = 1 << 20
"""Bytes of a side file that are read."""
MIN_REASON = 2
"""Words."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """A kind of finding that a side file lets pass, in the whole file or on a line of it."""

    side: str
    """The side file, and the line in it."""
    number: int
    file: str
    code: str
    line: int | None

    def fits(self, finding: Finding) -> bool:
        """Whether it lets a finding pass."""
        return (
            finding.file == self.file
            and finding.code == self.code
            and (self.line is None or self.line == finding.line)
        )


def side_files(files: Iterable[str]) -> Iterator[Ignore | Finding]:
    """What the side files of these articles say, and what in them says nothing that can be followed.

    In their folders a side file without its article is one more such thing.
    """
    folders: set[Path] = set()
    for file in sorted(set(files)):
        folders.add(Path(file).parent)
        side = Path(file + SIDE_SUFFIX)
        if side.is_file():
            yield from _read(side, file)
    for folder in sorted(folders):
        for side in sorted(folder.glob(f"*{SIDE_SUFFIX}")):
            article = side.with_name(side.name.removesuffix(SIDE_SUFFIX))
            if not article.exists() and not article.is_symlink():
                yield Finding(side.as_posix(), 0, 0, "F191", f"there is no {quoted(article.name)} beside it")


def _read(side: Path, file: str) -> Iterator[Ignore | Finding]:
    where = side.as_posix()
    try:
        with side.open("rb") as opened:
            lines = opened.read(LARGEST).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        yield Finding(where, 0, 0, "F190", f"cannot be read: {told}")
        return
    names = {kind.name: code for code, kind in codes().items()} | {code: code for code in codes()}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        match = IGNORE.match(line.strip())
        if match is None:
            yield Finding(where, number, 1, "F190", f"{quoted(line)} is no ignore")
        elif match["kind"] not in names:
            yield Finding(where, number, 1, "F190", f"no finding has the code {quoted(match['kind'])}")
        elif len((match["reason"] or "").split()) < MIN_REASON:
            yield Finding(where, number, 1, "F190", f"no reason is given for {match['kind']}")
        else:
            yield Ignore(
                where, number, file, names[match["kind"]], int(match["line"]) if match["line"] else None
            )


def without_ignored(
    findings: Sequence[Finding], ignores: Sequence[Ignore], looked_for: frozenset[str]
) -> Iterator[Finding]:
    """The findings that no side file lets pass, and what in side files lets nothing pass."""
    by_file: dict[str, list[Ignore]] = {}
    for ignore in ignores:
        by_file.setdefault(ignore.file, []).append(ignore)
    used: set[Ignore] = set()
    for finding in findings:
        fitting = [ignore for ignore in by_file.get(finding.file, ()) if ignore.fits(finding)]
        used.update(fitting)
        if not fitting:
            yield finding
    for ignore in ignores:
        if ignore not in used and ignore.code in looked_for:
            yield Finding(ignore.side, ignore.number, 1, "F191", f"{ignore.code} does not occur")

"""What a run read, found, joined, skipped and why. The only module that says anything to the user, on stderr.

Collecting and showing are apart: stages fill a `Report`, `summary` turns it into lines, `say` prints them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from .errors import ExitCode
from .records import PLURALS, Actor, Article, Place, Record

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds of work before a progress bar is shown, so that short runs show none."""
REFRESH = 0.1
"""Seconds between two drawings of the bar."""


Severity = Literal["note", "warning", "error", "internal"]
"""`note`: nothing that anybody would miss (a picture in a folder of articles), so no finding; `warning`: one
article of an input; `error`: a whole input; `internal`: an article on which the program failed."""


@dataclass(frozen=True, slots=True)
class Skip:
    """An input, or an article of one, that gave no records, and why."""

    source: str
    line: int | None
    reason: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.source}{'' if self.line is None else f', line {self.line}'}: {self.reason}"

    def as_json(self) -> dict[str, Any]:
        """The skip as the manifest and the stages' streams have it."""
        return asdict(self)


@dataclass(slots=True)
class Report:
    """What a run did so far."""

    skipped: list[Skip] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    """Record type -> records."""
    articles: int = 0
    """Articles read, whether or not their records are written."""
    words: int = 0
    copies: int = 0
    """Articles that nearly repeat another."""
    merges: Counter[str] = field(default_factory=Counter)
    """Merge method -> forms joined by it."""
    guessed: list[tuple[str, str]] = field(default_factory=list)
    """Source and encoding of articles that are not UTF-8."""
    on_skip: Callable[[Skip, str], None] | None = None
    """Told of each skip as it happens, with the traceback of an internal error."""
    show_progress: bool = False

    def skip(self, skip: Skip, traceback: str = "") -> None:
        """Note an input that gave nothing."""
        self.skipped.append(skip)
        if self.on_skip is not None:
            self.on_skip(skip, traceback)

    @property
    def findings(self) -> int:
        """How many skips somebody should look at."""
        return sum(skip.severity != "note" for skip in self.skipped)

    @property
    def exit_code(self) -> ExitCode:
        """What the run ends with: fine, something was skipped, or nothing could be read at all."""
        if not self.findings:
            return ExitCode.OK
        if self.articles:
            return ExitCode.FINDINGS
        internal = any(skip.severity == "internal" for skip in self.skipped)
        return ExitCode.INTERNAL if internal else ExitCode.UNREADABLE

    def allows_writing(self, strict: bool) -> bool:
        """Whether the records of the run may be written: something was read, and all of it if `strict`."""
        return not self.findings or (self.articles > 0 and not strict)

    def count(self, records: Iterable[Record]) -> None:
        """Note the records of a finished run or stage."""
        for record in records:
            self.counts[record.type] += 1
            if isinstance(record, Article):
                self.articles += 1
                self.words += record.words
                self.copies += record.duplicate_of is not None
                if record.encoding not in ("utf-8", "ascii"):
                    self.guessed.append((record.source, record.encoding))
            elif isinstance(record, (Actor, Place)):
                self.merges.update(evidence.method for evidence in record.merged_by)

    def watch(self, items: Iterable[T], total: int) -> Iterator[T]:
        """The items, watched by a progress bar where one is wanted."""
        return watch(items, total) if self.show_progress else iter(items)


def summary(report: Report, where: str) -> list[str]:
    """The closing lines: articles, records by type, merges, skips; `where` is what was written to."""
    copies = f" ({_count(report.copies, 'copy', 'copies')} of another)" if report.copies else ""
    lines = [f"{_count(report.articles, 'article')}{copies}, {_count(report.words, 'word')} -> {where}"]
    kinds = [(plural, report.counts[kind]) for kind, plural in PLURALS.items() if kind != "article"]
    if any(number for _, number in kinds):
        lines.append("  " + ", ".join(f"{plural} {number:,}" for plural, number in kinds if number))
    if report.merges:
        methods = ", ".join(f"{method} {number:,}" for method, number in sorted(report.merges.items()))
        lines.append(f"  {_count(report.merges.total(), 'form')} joined: {methods}")
    lines += [f"  read as {encoding}: {source} (--encoding overrules)" for source, encoding in report.guessed]
    if report.skipped:
        lines.append(f"  skipped {len(report.skipped):,} (reasons above)")
    return lines


def say(*lines: str) -> None:
    """Print lines for the user, on stderr."""
    for line in lines:
        print(line, file=sys.stderr)  # noqa: T201


def watch(items: Iterable[T], total: int) -> Iterator[T]:
    """The items, with a progress bar on a terminal for work that takes long; elsewhere nothing is shown."""
    if not sys.stderr.isatty():
        yield from items
        return
    began = shown = monotonic()
    bar = None
    try:
        for done, item in enumerate(items, start=1):
            yield item
            now = monotonic()
            if bar is None and now - began > PATIENCE:
                bar = _progress_bar(total)
            if bar is not None and now - shown > REFRESH:
                shown = now
                bar.update(bar.task_ids[0], completed=done, refresh=True)
    finally:
        if bar is not None:
            bar.stop()


def _progress_bar(total: int) -> Progress:
    """A bar that vanishes when done. It draws when told to: a thread would forbid forking workers."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = Progress(
        "reading",
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
    bar.add_task("reading", total=total)
    bar.start()
    return bar


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"

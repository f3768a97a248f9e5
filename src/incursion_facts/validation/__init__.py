"""What is wrong with sources, before they enter a corpus: `facts validate`.

Files are read as a run reads them, then checked on their own (F1), on what an article must have (F2), and on
how much is found in them beside what is usual (F3). Nothing that is wrong stops anything: it is a finding.
A newcomer would ask what day it is; "in the future" is judged by the day that the user names, or not at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .. import pipeline
from ..errors import ExitCode, UsageError
from ..findings import Finding, codes
from ..merging.duplicates import mark_duplicates
from ..parsing import Document
from ..records import Article, Record
from ..report import Report
from ..settings import Settings
from .baseline import load_band, save_band
from .checks import CHECKS, check
from .health import MIN_ARTICLES, MIN_WORDS, Band, Measures, band_of, measure, no_record, unusual
from .ignoring import Ignore, side_files, without_ignored
from .reading import Reading, read
from .repetition import copies
from .subject import Subject

BANDED = frozenset({"F301", "F302", "F303", "F304", "F305"})
"""Findings that need to know what is usual."""
EXTRACTED = frozenset(code for code in codes() if code.startswith("F3"))
"""Findings for which the articles have to be read as `facts extract` reads them."""
AMONG_OTHERS = frozenset({"F216", "F217"})
"""Findings that depend on what else is given: where the other text is not, an ignore of one is not unused."""
DATED = frozenset({"F203"})
"""Findings that need to know what day it is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a validation is asked for besides what every run is."""

    wanted: frozenset[str] = field(default_factory=lambda: frozenset(codes()))
    """Codes of the findings to tell."""
    day: dt.date | None = None
    """The day after which dates lie in the future."""
    baseline: Path | None = None
    """The file that keeps what is usual."""
    update: bool = False
    """Whether to write that file from these articles."""


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found, and in what."""

    findings: tuple[Finding, ...]
    """In the order of their places."""
    files: tuple[str, ...]
    """What was looked at."""
    read_nothing: bool
    """Whether there were inputs and none of them could be read, be that told or not."""

    @property
    def exit_code(self) -> ExitCode:
        """What the command ends with; notes alone are fine."""
        if self.read_nothing:
            return ExitCode.UNREADABLE
        grave = any(finding.level != "note" for finding in self.findings)
        return ExitCode.FINDINGS if grave else ExitCode.OK


def validate(inputs: Iterable[str], asked: Asked, settings: Settings, report: Report) -> Validation:
    """The findings on sources. The report is told of nothing but the progress.

    Raises UsageError for a baseline that cannot be used, UnreadableError where one cannot be written.
    """
    if asked.update and asked.baseline is None:
        raise UsageError("--update-baseline: name the file with --baseline")
    known = None if asked.baseline is None or asked.update else load_band(asked.baseline)
    held = read(inputs, settings.published, settings.encoding)
    findings = list(held.findings)
    for subject in held.subjects:
        findings += check(subject, asked.day)
    findings += copies(held.subjects, mark_duplicates(subject.document for subject in held.subjects))
    looked_for = asked.wanted - AMONG_OTHERS - (DATED if asked.day is None else frozenset())
    if asked.wanted & EXTRACTED or asked.update:
        told, band = _health(held, findings, asked, known, settings, report)
        findings += told
        looked_for = looked_for if band else looked_for - BANDED
    else:
        looked_for -= EXTRACTED
    said = list(side_files(held.files))
    findings += [item for item in said if isinstance(item, Finding)]
    ignores = [item for item in said if isinstance(item, Ignore)]
    left = without_ignored(sorted(set(findings)), ignores, looked_for)
    wanted = sorted(finding for finding in left if finding.code in asked.wanted)
    read_nothing = not held.subjects and any(finding.level == "error" for finding in held.findings)
    return Validation(tuple(wanted), held.files, read_nothing)


def _health(
    held: Reading,
    findings: Sequence[Finding],
    asked: Asked,
    known: tuple[Band, str] | None,
    settings: Settings,
    report: Report,
) -> tuple[list[Finding], Band | None]:
    """Findings on what is found in the articles, and the band that they were judged by, if there was one."""
    told: list[Finding] = []
    measured: list[tuple[Subject, Measures]] = []
    for subject, facts in _extracted(held.subjects, settings, report):
        if isinstance(facts, str):
            told.append(subject.finding("F308", facts))
            continue
        measured.append((subject, measure(subject.document.article.words, facts)))
        told += no_record(*measured[-1])
    band = None if known is None else known[0]
    if band is None:
        broken = {(finding.file, finding.line) for finding in findings if finding.level == "error"}
        band = band_of(found for subject, found in measured if not _is_broken(subject, broken))
        if asked.update and asked.baseline is not None:
            save_band(asked.baseline, band)
    if band.articles < MIN_ARTICLES:
        message = (
            f"{band.articles:,} articles of {MIN_WORDS} words and no error are too few to say what is usual; "
            f"{MIN_ARTICLES} are needed, or a --baseline"
        )
        return [*told, Finding(_whole(held), 0, 0, "F309", message)], None
    for subject, found in measured:
        told += unusual(subject, found, band)
    return told, band


def _whole(held: Reading) -> str:
    """What stands for all inputs: the folder that holds them all, else the first."""
    folders = {str(PurePosixPath(file).parent) for file in held.files}
    return folders.pop() if len(folders) == 1 else (held.files or ("-",))[0]


def _is_broken(subject: Subject, broken: set[tuple[str, int]]) -> bool:
    """Whether an article, or its whole file, has an error."""
    if subject.line:
        return (subject.file, subject.line) in broken
    return any(file == subject.file for file, _ in broken)


def _extracted(
    subjects: Sequence[Subject], settings: Settings, report: Report
) -> Iterator[tuple[Subject, list[Record] | str]]:
    """Each article with its records, or with the reason why there are none."""
    reasons: dict[str, str] = {}
    quiet = Report(
        on_skip=lambda skip, _: reasons.update({skip.source: skip.reason}), show_progress=report.show_progress
    )
    found: dict[str, list[Record]] = {}
    records: list[Record] = []
    documents: list[Document] = [subject.document for subject in subjects]
    for record in pipeline.recognize(documents, settings, quiet):
        if isinstance(record, Article):
            records = found.setdefault(record.id, [])
        else:
            records.append(record)
    for subject in subjects:
        article = subject.document.article
        yield subject, found.get(article.id, reasons.get(article.source, "nothing was found"))


__all__ = ["CHECKS", "Asked", "Validation", "validate"]

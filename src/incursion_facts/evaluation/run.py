"""Gold, articles and records brought together and judged: what `facts eval` does but for showing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from .. import __version__, pipeline
from ..errors import UnreadableError
from ..parsing import Document, Skipped, Source, list_sources, parse_source
from ..records import Record
from ..report import Report
from ..settings import Settings
from ..writing.stream import read_stream
from .checking import check
from .findings import ArticleFindings, Findings, article_name, findings_of
from .judging import Judged, judge
from .reading import BadFile, GoldFile, list_gold, read_gold
from .results import Evaluation, Problem

LINES = (".json", ".jsonl")
"""What files end in that may hold several articles, named after their place: `feed-2`."""


@dataclass(slots=True)
class Read:
    """The articles that gold is about."""

    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Names of articles that are there but could not be read."""

    def by_name(self) -> dict[str, list[Document]]:
        """Name -> the articles that have it; more than one is a fault."""
        held: dict[str, list[Document]] = {}
        for document in self.documents:
            held.setdefault(article_name(document.article.source), []).append(document)
        return held


def evaluate(
    gold: Path,
    articles: Path | None,
    records: str | None,
    stdin: BinaryIO,
    settings: Settings,
    report: Report,
) -> Evaluation:
    """The evaluation of what is extracted from the articles, or of records that are there already.

    `gold` is a folder or a file; `articles` where the articles are, else they lie beside the gold; `records`
    is a file or a folder that `facts extract` wrote, or - for standard input. Raises UnreadableError when one
    of them is not there.
    """
    files, bad = _gold_in(gold)
    where = articles or (gold.parent if gold.is_file() else gold)
    if not where.exists():
        raise UnreadableError(f"{where}: no such folder; --articles names the one with the articles")
    read = _articles(where, {file.name for file in files} | {file.name for file in bad}, gold, settings)
    findings = (
        findings_of(_records(Path(records) if records != "-" else None, stdin))
        if records is not None
        else findings_of(_extracted(read.documents, settings, report))
    )
    problems = [*_of_bad_files(bad, read), *read.problems]
    judged: list[Judged] = []
    documents = read.by_name()
    for file in files:
        found = findings.articles.get(file.name)
        text = _text(file, documents, found, findings, where, read.unread, problems)
        if text is None:
            continue
        slips = check(file, text)
        problems += slips
        if any(slip.severity == "error" for slip in slips):
            continue
        if found is None:
            problems.append(
                _whole(file, "the records have nothing of its article: all of it counts as missed")
            )
        judged.append(Judged(file.name, text, file.annotation, file.sha256))
    measures, results, errors = judge(judged, findings)
    return Evaluation(
        program=__version__,
        measures=measures,
        floors=(),
        comparison=None,
        articles=results,
        errors=errors,
        problems=tuple(problems),
    )


def _gold_in(gold: Path) -> tuple[list[GoldFile], list[BadFile]]:
    if not gold.exists():
        raise UnreadableError(f"{gold}: no such folder; name the one with the gold")
    paths = list_gold(gold)
    if not paths:
        raise UnreadableError(f"{gold}: no gold; a file NAME.json for each article, see docs/gold.md")
    read = [read_gold(path) for path in paths]
    return [f for f in read if isinstance(f, GoldFile)], [f for f in read if isinstance(f, BadFile)]


def _of_bad_files(bad: Sequence[BadFile], read: Read) -> list[Problem]:
    """Their problems. A list that no article belongs to is something else that lies there: a note."""
    named = read.by_name()
    told = []
    for file in bad:
        for problem in file.problems:
            aside = not file.is_object and file.name not in named
            told.append(problem.model_copy(update={"severity": "note"}) if aside else problem)
    return told


def _articles(where: Path, names: set[str], gold: Path, settings: Settings) -> Read:
    """The articles of a folder that gold is about; the gold itself is none."""
    own = {path.resolve() for path in list_gold(gold)}
    sources, _ = list_sources([where])
    read = Read()
    for source in sources:
        if not _may_hold(source, names) or (source.path is not None and source.path.resolve() in own):
            continue
        for item in parse_source(source, published=settings.published, encoding=settings.encoding):
            if isinstance(item, Skipped):
                name = article_name(item.source if item.line is None else f"{item.source}#{item.line}")
                if item.line is None or name in names:
                    told = f"{item.reason} ({item.hint})" if item.hint else item.reason
                    read.problems.append(_problem(item.source, told, item.line))
                    read.unread.add(name)
            elif article_name(item.article.source) in names:
                read.documents.append(item)
    return read


def _may_hold(source: Source, names: set[str]) -> bool:
    """Whether a file is an article of that name, or a list of articles with one."""
    stem = article_name(source.name)
    if stem in names:
        return True
    kind = source.name.lower().removesuffix(".gz")
    return kind.endswith(LINES) and any(name.startswith(f"{stem}-") for name in names)


def _extracted(documents: Sequence[Document], settings: Settings, report: Report) -> list[Record]:
    """The records of the articles, as `facts extract` gives them."""
    marked = pipeline.collect(documents, report)
    recognized = pipeline.recognize(marked, settings, report)
    records = pipeline.merge(recognized, settings) if settings.merge else pipeline.unmerged(recognized)
    report.count(records)
    return records


def _records(path: Path | None, stdin: BinaryIO) -> list[Record]:
    """The records of a file, of the files of a folder, or of a stream."""
    if path is None:
        return read_stream(stdin, "standard input")[0]
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise UnreadableError(f"{path}: no records; name a folder that facts extract wrote")
    records: list[Record] = []
    for file in files:
        with file.open("rb") as lines:
            records += read_stream(lines, file.as_posix())[0]
    return records


def _text(
    file: GoldFile,
    documents: Mapping[str, Sequence[Document]],
    found: ArticleFindings | None,
    findings: Findings,
    where: Path,
    unread: set[str],
    problems: list[Problem],
) -> str | None:
    """The text that a gold file speaks of; where there is none that is sure, a problem more."""
    held = documents.get(file.name, ())
    record = found.record if found else None
    if len(held) > 1:
        told = ", ".join(document.article.source for document in held)
        problems.append(_whole(file, f"several articles are named so: {told}; rename all but one"))
    elif file.name in findings.twice:
        problems.append(_whole(file, "several articles of the records are named so; rename all but one"))
    elif record is not None and record.text is not None:
        return record.text
    elif not held:
        if file.name not in unread:
            message = f"no article {file.name}.txt (or .md, .html, .json) in {where.as_posix()}"
            problems.append(_whole(file, f"{message}; put it there, or say with --articles where it is"))
    elif record is not None and record.text_sha256 != sha256(held[0].text.encode("utf-8")).hexdigest():
        message = f"the records are from another text than {held[0].article.source}; extract it again"
        problems.append(_whole(file, message))
    else:
        return held[0].text
    return None


def _whole(file: GoldFile, message: str) -> Problem:
    return _problem(file.path, message)


def _problem(file: str, message: str, line: int | None = None) -> Problem:
    column = None if line is None else 1
    return Problem(file=file, line=line, column=column, field=None, message=message, severity="error")

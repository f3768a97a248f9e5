"""The four stages as links of a pipe: `facts parse … | facts recognize | facts merge | facts write`.

Each link reads what the one before printed and prints for the next; what options it was run with and what it
skipped go along (`writing/stream.py`), so the last link writes the same bytes as `facts extract`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from . import pipeline
from .records import Article, Record
from .report import Report
from .settings import Settings
from .writing.manifest import options_of
from .writing.stream import read_stream, write_stream

Options = dict[str, Any]


def parse(inputs: Iterable[str], settings: Settings, report: Report, out: BinaryIO) -> None:
    """Inputs to article records with their text."""
    articles = [pipeline.with_text(document) for document in pipeline.parse(inputs, settings, report)]
    _pass_on(articles, options_of(settings), settings, report, out)


def recognize(stream: str, settings: Settings, report: Report, out: BinaryIO) -> None:
    """Article records to the same, each followed by the records found in it."""
    taken, options = _take(stream, report)
    documents = pipeline.documents_of(record for record in taken if isinstance(record, Article))
    records = list(pipeline.recognize(documents, settings, report))
    recognizers = options_of(settings)["recognizers"]
    options |= {"lexicons": _lexicons(options, settings), "recognizers": recognizers, "merge": False}
    _pass_on(records, options, settings, report, out)


def merge(stream: str, settings: Settings, report: Report, out: BinaryIO) -> None:
    """Records of articles to records of the whole run, in the contract's order."""
    taken, options = _take(stream, report)
    records = pipeline.merge(taken, settings)
    options |= {"lexicons": _lexicons(options, settings), "merge": True, "policy": settings.policy}
    _pass_on(records, options, settings, report, out)


def write(stream: str, settings: Settings, report: Report, target: Path | BinaryIO) -> None:
    """Records to files, or to one stream of what was asked for."""
    taken, options = _take(stream, report)
    if not options["merge"]:
        taken = pipeline.unmerged(taken)
    asked = options_of(settings)
    options |= {"only": asked["only"], "with_text": asked["with_text"]}
    pipeline.write(taken, options, settings, report, target)


def _take(stream: str, report: Report) -> tuple[list[Record], Options]:
    """What the link before passed on. Its skips count here too, but it has told of them already."""
    if stream == "-":
        records, options, skipped = read_stream(sys.stdin.buffer, "standard input")
    else:
        with Path(stream).open("rb") as lines:
            records, options, skipped = read_stream(lines, stream)
    report.skipped += skipped
    return records, options


def _pass_on(
    records: list[Record] | list[Article], options: Options, settings: Settings, report: Report, out: BinaryIO
) -> None:
    report.count(records)
    write_stream(records if report.allows_writing(settings.strict) else [], options, report.skipped, out)


def _lexicons(options: Options, settings: Settings) -> list[Any]:
    """The lexicons of the links so far and of this one, each once."""
    own = options_of(settings)["lexicons"]
    return [*options["lexicons"], *(lexicon for lexicon in own if lexicon not in options["lexicons"])]

"""parse -> recognize -> merge -> write, read from top to bottom.

`extract` is the whole run but for writing; the stages alone are the same functions, so a pipe of commands
gives the same bytes. A newcomer would look for state: there is none but the report, which only collects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from . import writing
from .records import Article, Record
from .records.lines import pack, unpack
from .report import Report, Skip
from .settings import Settings
from .workers import Failure, attempts
from .writing.jsonl import write_lines
from .writing.order import in_order

if TYPE_CHECKING:
    from .parsing.document import Document


def extract(inputs: Iterable[str], settings: Settings, report: Report) -> list[Record]:
    """All records of the inputs in the contract's order, articles with their text."""
    documents = parse(inputs, settings, report)
    records = recognize(documents, settings, report)
    return merge(records, settings) if settings.merge else in_order(records)


def parse(inputs: Iterable[str], settings: Settings, report: Report) -> list[Document]:
    """The articles of the inputs by source; one that nearly repeats another says so."""
    from . import _standin as parsing

    documents: list[Document] = []
    for item in parsing.parse(inputs, published=settings.published, encoding=settings.encoding):
        if hasattr(item, "segments"):
            documents.append(item)
        else:
            hint = f" ({item.hint})" if item.hint else ""
            report.skip(Skip(item.source, item.line, item.reason + hint, item.severity != "note"))
    return sorted(documents, key=lambda document: (document.article.source, document.article.id))


def recognize(documents: Sequence[Document], settings: Settings, report: Report) -> Iterator[Record]:
    """The records of each article, in the articles' order, each article's own before its facts.

    An article on which a recognizer fails is skipped and reported; the others are not touched by it.
    """
    one = partial(_recognize, settings=settings)
    found: Iterator[Sequence[Record] | Failure]
    if settings.jobs == 1:
        found = attempts(one, documents)
    else:
        packed = attempts(partial(_pack, one), documents, settings.jobs)
        found = (item if isinstance(item, Failure) else unpack(item) for item in packed)
    for document, records in zip(documents, report.watch(found, len(documents)), strict=True):
        if isinstance(records, Failure):
            report.skip(Skip(document.article.source, None, records.reason), records.traceback)
        else:
            yield with_text(document)
            yield from records


def _recognize(document: Document, settings: Settings) -> list[Record]:
    from . import _standin as recognition

    return recognition.recognize(document)


def _pack(recognize_one: partial[list[Record]], document: Document) -> bytes:
    return pack(recognize_one(document))


def documents_of(articles: Iterable[Article]) -> list[Document]:
    """Articles as parsing left them, from records that hold their text."""
    from ._standin import document_from_record

    return [document_from_record(article) for article in articles]


def with_text(document: Document) -> Article:
    """The article's record with its text, as the stages hand it on; what is written leaves the text out."""
    return document.article.model_copy(update={"text": document.text})


def merge(records: Iterable[Record], settings: Settings) -> list[Record]:
    """The records with every entity once over all articles and the facts pointed at it, in order."""
    from . import _standin as merging

    return in_order(merging.merge(list(records)))


def write(
    records: Sequence[Record],
    options: Mapping[str, Any],
    settings: Settings,
    report: Report,
    target: Path | BinaryIO,
) -> None:
    """Write the records to a folder or as one stream, unless nothing was read or `strict` forbids it."""
    report.count(records)
    if not report.allows_writing(settings.strict):
        return
    if isinstance(target, Path):
        writing.write(records, target, options, report.skipped)
    else:
        write_lines(writing.select(records, options["only"], options["with_text"]), target)

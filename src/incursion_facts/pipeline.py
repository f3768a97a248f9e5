"""parse -> recognize -> merge -> write, read from top to bottom.

`extract` is the whole run but for writing; the stages alone are the same functions, so a pipe of commands
gives the same bytes. A newcomer would look for state: there is none but the report, which only collects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from . import writing
from .cache import Cache
from .errors import UnreadableError
from .records import Article, Record
from .records.lines import pack, unpack
from .report import Report, Skip
from .settings import Settings
from .workers import Failure, attempts
from .writing import select
from .writing.distinct import distinct
from .writing.jsonl import write_lines
from .writing.order import in_order

if TYPE_CHECKING:
    from .parsing.document import Document, Skipped


def extract(inputs: Iterable[str], settings: Settings, report: Report) -> list[Record]:
    """All records of the inputs in the contract's order, articles with their text."""
    documents = parse(inputs, settings, report)
    records = recognize(documents, settings, report)
    return merge(records, settings) if settings.merge else unmerged(records)


def parse(inputs: Iterable[str], settings: Settings, report: Report) -> list[Document]:
    """The articles of the inputs by source; one that nearly repeats another says so."""
    from .parsing import parse as read

    return collect(read(inputs, published=settings.published, encoding=settings.encoding), report)


def collect(items: Iterable[Document | Skipped], report: Report) -> list[Document]:
    """Parsed articles by source, copies marked; what was skipped goes to the report."""
    from .merging.duplicates import mark_duplicates
    from .parsing import Document

    documents: list[Document] = []
    for item in items:
        if isinstance(item, Document):
            documents.append(item)
        else:
            report.skip(Skip(item.source, item.line, _reason(item), item.severity))
    documents.sort(key=lambda document: (document.article.source, document.article.id))
    originals = mark_duplicates(documents)
    return [_marked(document, originals.get(document.article.id)) for document in documents]


def recognize(documents: Sequence[Document], settings: Settings, report: Report) -> Iterator[Record]:
    """The records of each article, in the articles' order, each article's own before its facts.

    An article on which a recognizer fails is skipped and reported; the others are not touched by it.
    """
    found = _found(documents, settings)
    for document, facts in zip(documents, report.watch(found, len(documents)), strict=True):
        if isinstance(facts, Failure):
            report.skip(Skip(document.article.source, None, facts.reason, "internal"), facts.traceback)
        else:
            yield with_text(document)
            yield from facts


def _found(documents: Sequence[Document], settings: Settings) -> Iterator[Sequence[Record] | Failure]:
    """The facts of each article or why there are none: from the cache where it has them, else read now."""
    if settings.jobs == 1 and settings.timeout is None and settings.cache is None:
        return attempts(partial(_facts, settings), documents)
    return (item if isinstance(item, Failure) else unpack(item) for item in _packed(documents, settings))


def _packed(documents: Sequence[Document], settings: Settings) -> Iterator[bytes | Failure]:
    """The packed facts of each article or why there are none, in the articles' order."""
    models = [f"{model.name} {model.version} {model.sha256}" for model in settings.recognizers]
    cache = None if settings.cache is None else Cache(settings.cache, settings.lexicons, models)
    keys = ["" if cache is None else cache.key(document) for document in documents]
    held = [None if cache is None else cache.get(key) for key in keys]
    unread = [document for document, known in zip(documents, held, strict=True) if known is None]
    read = attempts(
        partial(_packed_facts, settings),
        unread,
        settings.jobs,
        settings.timeout,
        partial(_prepare, settings),
    )
    for key, known in zip(keys, held, strict=True):
        if known is not None:
            yield known
            continue
        item = next(read)
        if cache is not None and not isinstance(item, Failure):
            cache.put(key, item)
        yield item


def _prepare(settings: Settings) -> None:
    """Load what reading an article needs, and compile the commonest patterns."""
    from .parsing import parse_text

    _facts(settings, parse_text("Two people were killed in Kharkiv on 22 May 2023, police said."))


def merge(records: Iterable[Record], settings: Settings) -> list[Record]:
    """The records with every entity once over all articles, facts pointed at it, and tallies and disputes."""
    from .lexicons import load_entities
    from .merging import Decisions
    from .merging import merge as join
    from .merging.sides import add_sides
    from .tallying import load_policy, tally

    policy = load_policy(settings.policy)
    known = load_entities(settings.lexicons)
    decisions = Decisions.of((alias.form, alias.of, True) for alias in known.aliases)
    joined = join(records, decisions=decisions, known=(*known.actors, *known.places))
    return in_order(tally(add_sides(joined, known.actors), policy))


def unmerged(records: Iterable[Record]) -> list[Record]:
    """The records in order, entities as the articles have them, each id once."""
    return in_order(distinct(records))


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
        write_lines(select(records, options["only"], options["with_text"]), target)


def with_text(document: Document) -> Article:
    """The article's record with its text, as the stages hand it on; what is written leaves the text out."""
    return document.article.model_copy(update={"text": document.text})


def documents_of(articles: Iterable[Article]) -> list[Document]:
    """Articles as parsing left them, from records with their text. Without it raises UnreadableError."""
    from .parsing import document_from_record

    held = list(articles)
    for article in held:
        if article.text is None:
            raise UnreadableError(
                f"{article.source}: no text in the record; pass on what `facts parse` prints"
            )
    return [document_from_record(article) for article in held]


def _facts(settings: Settings, document: Document) -> Sequence[Record]:
    """The records of one article but for its own, which is the first that `recognize` gives."""
    from .recognition import recognize as find

    if not settings.recognizers:
        return find(document, settings.lexicons)[1:]
    from .second_opinion import load_model

    return find(document, settings.lexicons, [load_model(chosen) for chosen in settings.recognizers])[1:]


def _packed_facts(settings: Settings, document: Document) -> bytes:
    return pack(_facts(settings, document))


def _marked(document: Document, original: str | None) -> Document:
    """The document with the id of the article that it nearly repeats."""
    if original is None:
        return document
    return replace(document, article=document.article.model_copy(update={"duplicate_of": original}))


def _reason(skipped: Skipped) -> str:
    """Why something was skipped and what to do, in one line."""
    told = f"{skipped.reason} ({skipped.hint})" if skipped.hint else skipped.reason
    return " ".join(told.split())

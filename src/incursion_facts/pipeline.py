"""parse -> recognize -> merge -> write, read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .records import Record

if TYPE_CHECKING:
    from .parsing.document import Document
    from .settings import Settings


def extract(inputs: Iterable[str], settings: Settings) -> list[Record]:
    """All records of the inputs, merged and in the contract's order."""
    from .writing.order import in_order

    records = list(recognize(parse(inputs, settings), settings))
    return in_order(merge(records) if settings.merge else records)


def parse(inputs: Iterable[str], settings: Settings) -> Iterator[Document]:
    import sys

    try:
        from .parsing import parse as parse_inputs  # type: ignore[attr-defined,unused-ignore]
    except ImportError:
        yield from _stub_parse(inputs)
        return
    for item in parse_inputs(inputs, published=settings.published, encoding=settings.encoding):
        if hasattr(item, "segments"):
            yield item
        else:
            print(item, file=sys.stderr)  # noqa: T201


def recognize(documents: Iterable[Document], settings: Settings) -> Iterator[Record]:
    try:
        from .recognition import recognize as recognize_document  # type: ignore[attr-defined,unused-ignore]
    except ImportError:
        recognize_document = _stub_recognize
    for document in documents:
        yield from recognize_document(document)


def merge(records: list[Record]) -> list[Record]:
    try:
        from .merging import merge as merge_records  # type: ignore[attr-defined,unused-ignore]
    except ImportError:
        return records
    return list(merge_records(records))


def _stub_parse(inputs: Iterable[str]) -> Iterator[Document]:
    from hashlib import sha256

    from .parsing.document import Document, Segment
    from .records import Article, content_id

    files: list[tuple[str, Path]] = []
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            files += [(p.relative_to(path).as_posix(), p) for p in path.rglob("*.txt")]
        else:
            files.append((path.name, path))
    for source, path in sorted(files):
        data = path.read_bytes()
        text = data.decode("utf-8")
        digest = sha256(data).hexdigest()
        first = text.strip().split()[:2]
        published = first[1] if first[:1] == ["date"] else None
        article = Article(
            id=content_id("article", source, digest),
            source=path.as_posix(),
            sha256=digest,
            text_sha256=digest,
            text=None,
            encoding="utf-8",
            published=published,
            published_from="header" if published else None,
            title=None,
            byline=None,
            outlet=None,
            dateline=None,
            language="en",
            words=len(text.split()),
            duplicate_of=None,
        )
        segments, at = [], 0
        for line in text.split("\n"):
            if line.strip():
                segments.append(Segment("paragraph", at, at + len(line)))
            at += len(line) + 1
        yield Document(article, text, tuple(segments))


def _stub_recognize(document: Document) -> Iterator[Record]:
    import datetime as dt
    import sys
    from importlib import import_module

    from .language import tokenize
    from .parsing.document import READ_KINDS
    from .recognition.reading import Reading

    tokens = tokenize(document.text, [(s.start, s.end) for s in document.segments if s.kind in READ_KINDS])
    published = dt.date.fromisoformat(document.article.published) if document.article.published else None
    reading = Reading(document, tokens, published)
    yield document.article
    for module, function, into in (
        ("actors", "find_actors", "actors"),
        ("places", "find_places", "places"),
        ("dates", "find_dates", "dates"),
        ("casualties", "find_casualties", "casualties"),
    ):
        try:
            find = getattr(import_module(f".recognition.{module}", __package__), function)
        except (ImportError, AttributeError) as error:
            print(f"no {function} yet ({error})", file=sys.stderr)  # noqa: T201
            continue
        found = list(find(reading))
        for record in found:
            if record.type == into[:-1] or (into == "casualties" and record.type == "casualty"):
                getattr(reading, into).append(record)
            elif record.type == "mention":
                reading.mentions.append(record)
        yield from found

"""Stands in for stages that are not written yet; removed when the last one is."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from .parsing.document import READ_KINDS, Document, Segment
from .records import Article, Record, content_id


def _stage(package: str, function: str) -> Any:
    try:
        return getattr(import_module(f".{package}", __package__), function)
    except (ImportError, AttributeError) as error:
        print(f"no {package}.{function} yet ({error})", file=sys.stderr)  # noqa: T201
        return None


def parse(inputs: Iterable[str], published: str | None, encoding: str | None) -> Iterator[Any]:
    read = _stage("parsing", "parse")
    yield from read(inputs, published=published, encoding=encoding) if read else _stub_parse(inputs)


def recognize(document: Document) -> list[Record]:
    find = _stage("recognition", "recognize")
    return list(find(document) if find else _stub_recognize(document))


def merge(records: list[Record]) -> list[Record]:
    join = _stage("merging", "merge")
    return list(join(records)) if join else records


def _stub_parse(inputs: Iterable[str]) -> Iterator[Document]:
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
    from .language import tokenize
    from .recognition.reading import Reading

    tokens = tokenize(document.text, [(s.start, s.end) for s in document.segments if s.kind in READ_KINDS])
    published = dt.date.fromisoformat(document.article.published) if document.article.published else None
    reading = Reading(document, tokens, published)
    for module, function in (
        ("actors", "find_actors"),
        ("places", "find_places"),
        ("dates", "find_dates"),
        ("casualties", "find_casualties"),
    ):
        find = _stage(f"recognition.{module}", function)
        if find is None:
            continue
        lists: dict[str, list[Any]] = {
            "actor": reading.actors,
            "place": reading.places,
            "mention": reading.mentions,
        }
        lists |= {"date": reading.dates, "casualty": reading.casualties}
        found = list(find(reading))
        for record in found:
            lists[record.type].append(record)
        yield from found


def document_from_record(article: Article) -> Document:
    read = _stage("parsing", "document_from_record")
    if read:
        document: Document = read(article)
        return document
    text = article.text or ""
    return Document(article, text, (Segment("paragraph", 0, len(text)),))

"""Raw texts put together to documents: the header's fields, metadata and options weighed, the record made.

The date of an article comes from its header, else its metadata, else the dates that its own words imply, else
the option; never from the clock or from the file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from ..records import Article, PublishedFrom, content_id
from .dateline import complete_date
from .document import READ_KINDS, Document, Segment, Skipped
from .header import read_byline
from .languages import detect_language
from .layout import Header
from .loading import Raw, load
from .segments import read_layout
from .sources import Source, list_sources
from .structured import clean

YEAR = re.compile(r"(?:1[89]|20)\d\d")
DATED = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d[-/.]\d", re.IGNORECASE)
"""What stands beside the year of a full date; a text without one implies no day; it is not tokenized."""


def parse(
    inputs: Iterable[str | Path],
    *,
    published: str | None = None,
    encoding: str | None = None,
    with_text: bool = False,
) -> Iterator[Document | Skipped]:
    """A document for every article of the inputs, and a `Skipped` for all that could not be read.

    Inputs are files, folders, glob patterns and `-` (standard input). Inputs that name no file come first;
    then all sources in the order of their names, whatever the order of the inputs.
    """
    sources, skipped = list_sources(inputs)
    yield from skipped
    for source in sources:
        yield from parse_source(source, published=published, encoding=encoding, with_text=with_text)


def parse_source(
    source: Source, *, published: str | None = None, encoding: str | None = None, with_text: bool = False
) -> Iterator[Document | Skipped]:
    """The documents of one source of `list_sources`, and what of it could not be read."""
    for item in load(source, encoding):
        yield item if isinstance(item, Skipped) else _document(item, published, with_text)


def parse_text(
    text: str, name: str = "text", *, published: str | None = None, with_text: bool = False
) -> Document:
    """The document of a string; `name` takes the place of the file's path in its record and id."""
    text = clean(text)
    digest = sha256(text.encode("utf-8")).hexdigest()
    return _document(Raw(name, name, 0, digest, "utf-8", text), published, with_text)


def document_from_record(article: Article) -> Document:
    """The document of an article record that has its text: what `facts recognize` reads from a pipe.

    The record stays as it is; the segments are found again. Raises ValueError when the text is missing.
    """
    if article.text is None:
        raise ValueError(f"article {article.id} ({article.source}) has no text; parse it with --with-text")
    segments, _ = read_layout(article.text, title=article.title)
    return Document(article, article.text, segments)


def _document(raw: Raw, option: str | None, with_text: bool) -> Document:
    segments, header = read_layout(raw.text, title=raw.metadata.title)
    date, date_from = _published(raw, segments, header, option)
    text_digest = sha256(raw.text.encode("utf-8")).hexdigest()
    rank = (raw.rank,) if raw.rank else ()
    metadata = raw.metadata
    credit = read_byline(metadata.byline) if metadata.byline else None  # "By Ada Lind, Nordic News"
    article = Article(
        id=content_id("article", raw.below, text_digest, *rank),
        source=raw.source,
        sha256=raw.sha256,
        text_sha256=text_digest,
        text=raw.text if with_text else None,
        encoding=raw.encoding,
        published=date,
        published_from=date_from,
        title=metadata.title or header.title,
        byline=header.byline or (credit.name if credit else metadata.byline),
        outlet=header.outlet or metadata.outlet or (credit.outlet if credit else None) or header.agency,
        dateline=header.dateline,
        language=detect_language(raw.text),
        words=len(raw.text.split()),
        duplicate_of=None,
    )
    return Document(article, raw.text, segments)


def _published(
    raw: Raw, segments: tuple[Segment, ...], header: Header, option: str | None
) -> tuple[str | None, PublishedFrom | None]:
    """The date of an article, and where it is from."""
    if header.published or header.updated:
        return header.published or header.updated, "header"
    if raw.metadata.published:
        return raw.metadata.published, "metadata"
    if header.day is not None and (date := complete_date(header.day, raw.text)) is not None:
        return date, "text"
    implied = _implied(raw.text, segments)
    if implied is not None:
        return implied.isoformat(), "text"
    return option, None if option is None else "option"


def _implied(text: str, segments: tuple[Segment, ...]) -> dt.date | None:
    """The date that the text's own dated words imply ("Tuesday" beside a post of May 23, 2023)."""
    if not any(DATED.search(text, max(0, year.start() - 24), year.end() + 6) for year in YEAR.finditer(text)):
        return None
    from ..language import tokenize
    from ..temporal import implied_published, telling_parts

    parts = telling_parts(text, [(s.start, s.end) for s in segments if s.kind in READ_KINDS])
    return implied_published(text, tokenize(text, parts)) if parts else None

"""One source read into the texts that it holds, each with its hash, encoding and metadata, or the problem.

All reading is bounded: an article may have at most `MAX_ARTICLE_BYTES`, whatever the file or the archive says
of itself, so that neither a dump in one line nor a decompression bomb fills the memory.
"""

from __future__ import annotations

import gzip
import io
import re
import sys
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, Any, cast

from .decoding import Undecodable, decode
from .document import Skipped
from .sources import Source, kind_of
from .structured import NO_METADATA, Metadata, NotJson, articles_of, load_json, metadata_of, text_of
from .webpage import INSTALL_HINT, NoHtmlReader, extract_page

MAX_ARTICLE_BYTES = 4 << 20
"""One article: about 700,000 words, far more than any report has."""
MAX_JSON_BYTES = 64 << 20
"""One JSON file, which has to be held as a whole; JSONL files may have any size."""
MAX_PACKED_BYTES = 1 << 30
"""What one packed JSONL file may unpack to."""

WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
"""Byte order marks of UTF-16 and UTF-32."""
PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Raw:
    """One text as read, before anything is found out about it."""

    source: str
    below: str
    rank: int
    sha256: str
    encoding: str
    text: str
    metadata: Metadata = NO_METADATA


class _TooLarge(Exception):  # noqa: N818 - it never leaves this module
    """More bytes than one article may have."""


def load(source: Source, encoding: str | None = None) -> Iterator[Raw | Skipped]:
    """The texts of a source, in order, and what of it could not be read."""
    kind = kind_of(source.name)
    try:
        with _open(source) as file:
            if kind == ".jsonl":
                yield from _load_lines(source, file, encoding)
            else:
                limit = MAX_JSON_BYTES if kind in (".json", None) else MAX_ARTICLE_BYTES
                yield from _load_whole(source, kind, _read(source, file, limit), encoding)
    except _TooLarge as error:
        yield Skipped(
            source.name, f"is larger than {error}", "split it into articles, or make it JSONL", cause="size"
        )
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Skipped(
            source.name, f"is a broken gzip file: {error}", "fetch or pack it again", cause="archive"
        )
    except OSError as error:
        hint = "you may not read it" if isinstance(error, PermissionError) else None
        yield Skipped(source.name, f"cannot be read: {error.strerror or error}", hint)


def _open(source: Source) -> IO[bytes]:
    if source.path is None:
        standard_input = io.BufferedReader(io.FileIO(sys.stdin.fileno(), closefd=False))
        if standard_input.peek(2)[:2] == b"\x1f\x8b":
            return cast(IO[bytes], gzip.GzipFile(fileobj=standard_input))
        return standard_input
    if source.name.lower().endswith(".gz"):
        return cast(IO[bytes], gzip.GzipFile(source.path))
    return source.path.open("rb")


def _read(source: Source, file: IO[bytes], limit: int) -> bytes:
    """All bytes of a file, unless they are more than the limit: then as few as tell so are read."""
    if (
        source.path is not None
        and not source.name.lower().endswith(".gz")
        and source.path.stat().st_size > limit
    ):
        raise _TooLarge(_megabytes(limit))
    data = file.read(limit + 1)
    if len(data) > limit:
        raise _TooLarge(_megabytes(limit))
    return data


def _megabytes(count: int) -> str:
    return f"{count >> 20} MB, the most that is read"


def _load_whole(
    source: Source, kind: str | None, data: bytes, encoding: str | None
) -> Iterator[Raw | Skipped]:
    decoded = decode(data, encoding, html=kind in (".html", ".htm", None))
    if isinstance(decoded, Undecodable):
        yield Skipped(source.name, decoded.reason, decoded.hint, cause=decoded.cause)
        return
    text, name = decoded
    digest = sha256(data).hexdigest()
    if kind is None:
        kind = _sniff(text)
    if kind == ".jsonl":
        yield from _load_lines(source, io.BytesIO(data), encoding)
    elif kind == ".json":
        yield from _load_json(source, text, digest, name)
    elif len(data) > MAX_ARTICLE_BYTES:
        raise _TooLarge(_megabytes(MAX_ARTICLE_BYTES))
    elif kind in (".html", ".htm"):
        yield _load_page(source, text, digest, name)
    elif not text.strip():
        yield Skipped(source.name, "holds no text", None, None, "warning", "empty")
    else:
        yield Raw(source.name, source.below, source.rank, digest, name, text)


def _sniff(text: str) -> str:
    """How a text of no known suffix is read: as JSON where it is some, as a page, else as plain text."""
    if PAGE.match(text):
        return ".html"
    start = text.lstrip()[:1]
    if start not in ("{", "["):
        return ".txt"
    for kind, part in ((".json", text), (".jsonl", text.lstrip().split("\n", 1)[0])):
        try:
            value = load_json(part)
        except NotJson:
            continue
        if isinstance(value, dict | list) and value:
            return kind
    return ".txt"


def _load_page(source: Source, html: str, digest: str, encoding: str) -> Raw | Skipped:
    try:
        page = extract_page(html)
    except NoHtmlReader as error:
        return Skipped(source.name, f"is HTML, and its reader is missing ({error})", INSTALL_HINT)
    if page is None:
        return Skipped(
            source.name, "is a page without an article", "save the article itself", None, "warning", "article"
        )
    text, metadata = page
    return Raw(source.name, source.below, source.rank, digest, encoding, text, metadata)


def _load_json(source: Source, text: str, digest: str, encoding: str) -> Iterator[Raw | Skipped]:
    try:
        value = load_json(text)
    except NotJson as error:
        yield Skipped(
            source.name, f"is no JSON: {error}", "mend or remove this line", error.line, cause="json"
        )
        return
    items = list(articles_of(value))
    if not items:
        yield Skipped(source.name, "holds no article", None, None, "warning", "article")
    single = not isinstance(value, list) and len(items) == 1 and items[0] is value
    for number, item in enumerate(items, start=1):
        mark = "" if single else f"#{number}"
        yield _from_item(source, mark, item, digest, encoding, None)


def _load_lines(source: Source, file: IO[bytes], encoding: str | None) -> Iterator[Raw | Skipped]:
    """One article a line. A line that is none is reported by its number, and the next is read."""
    total, number, any_article = 0, 0, False
    packed = hasattr(file, "mtime")
    while line := file.readline(MAX_ARTICLE_BYTES + 1):
        number += 1
        total += len(line)
        if number == 1:
            if encoding is None and line.startswith(WIDE_MARKS):
                yield from _load_wide(source, line + file.read(MAX_JSON_BYTES + 1))
                return
            line = line.removeprefix(b"\xef\xbb\xbf")
        if packed and total > MAX_PACKED_BYTES:
            reason = f"unpacks to more than {_megabytes(MAX_PACKED_BYTES)}"
            yield Skipped(source.name, reason, "split it", number, cause="size")
            return
        if len(line) > MAX_ARTICLE_BYTES:
            total += _skip_line(file) if not line.endswith(b"\n") else 0
            reason = f"is larger than {_megabytes(MAX_ARTICLE_BYTES)}"
            yield Skipped(source.name, reason, "put one article on a line", number, "warning", "size")
        elif line.strip():
            yield _from_line(source, number, line.rstrip(b"\r\n"), encoding)
        else:
            continue
        any_article = True
    if not any_article:
        yield Skipped(source.name, "holds no article", None, None, "warning", "article")


def _skip_line(file: IO[bytes]) -> int:
    """Reads to the end of a line in small pieces; returns how many bytes that were."""
    count = 0
    while piece := file.readline(1 << 20):
        count += len(piece)
        if piece.endswith(b"\n"):
            break
    return count


def _load_wide(source: Source, data: bytes) -> Iterator[Raw | Skipped]:
    """A JSONL file in UTF-16 or UTF-32, told by its byte order mark: its lines are those of the text."""
    if len(data) > MAX_JSON_BYTES:
        raise _TooLarge(_megabytes(MAX_JSON_BYTES))
    decoded = decode(data)
    if isinstance(decoded, Undecodable):
        yield Skipped(source.name, decoded.reason, decoded.hint, cause=decoded.cause)
        return
    if not decoded[0].strip():
        yield Skipped(source.name, "holds no article", None, None, "warning", "article")
    for number, line in enumerate(decoded[0].split("\n"), start=1):
        if line.strip():
            yield _from_line(source, number, line.encode("utf-8"), None)


def _from_line(source: Source, number: int, line: bytes, encoding: str | None) -> Raw | Skipped:
    decoded = decode(line, encoding)
    if isinstance(decoded, Undecodable):
        return Skipped(source.name, decoded.reason, decoded.hint, number, "warning", decoded.cause)
    try:
        value = load_json(decoded[0])
    except NotJson as error:
        reason = f"is no JSON: {error}"
        return Skipped(source.name, reason, "mend or remove this line", number, "warning", "json")
    return _from_item(source, f"#{number}", value, sha256(line).hexdigest(), decoded[1], number)


def _from_item(
    source: Source, mark: str, item: Any, digest: str, encoding: str, line: int | None
) -> Raw | Skipped:
    name = source.name if line is not None else source.name + mark
    if not isinstance(item, Mapping):
        return Skipped(
            name, "is no JSON object", "an article is an object with a text", line, "warning", "article"
        )
    text = text_of(item)
    if text is None:
        hint = "its text is looked for under text, body or content"
        return Skipped(name, "has no text", hint, line, "warning", "article")
    if len(text) > MAX_ARTICLE_BYTES:
        reason = f"is larger than {_megabytes(MAX_ARTICLE_BYTES)}"
        return Skipped(name, reason, "split it", line, "warning", "size")
    return Raw(
        source.name + mark, source.below + mark, source.rank, digest, encoding, text, metadata_of(item)
    )

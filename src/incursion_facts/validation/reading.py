"""Sources read as a run reads them, into subjects for the checks and findings on what cannot be read.

Bytes are looked at only where the text does not tell enough: where an encoding was guessed or declared.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from ..findings import Finding, position
from ..parsing import Document, Skipped, Source, list_sources, parse_source
from ..parsing.decoding import BYTE_ORDER_MARKS, META_CHARSET, known_encoding
from ..parsing.document import Cause
from ..parsing.loading import MAX_ARTICLE_BYTES
from ..parsing.sources import kind_of
from .subject import Subject

CODES: Mapping[Cause, str] = {
    "unreadable": "F101",
    "binary": "F102",
    "nul": "F103",
    "undecodable": "F104",
    "empty": "F115",
    "size": "F116",
    "archive": "F117",
    "json": "F118",
    "article": "F119",
    "link": "F120",
    "kind": "F121",
}
"""What is wrong with an input -> the code of its finding."""
PLAIN = frozenset({".txt", ".md"})
PAGES = frozenset({".html", ".htm", None})
XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
HEAD = 4096
"""Bytes of a page in which it says what encoding it is in."""
SAME: Mapping[str, str] = {
    "iso8859-1": "cp1252",
    "ascii": "utf-8",
    "utf-16-le": "utf-16",
    "utf-16-be": "utf-16",
}
"""Encodings that nobody tells apart, by the one that stands for them."""
OUTWEIGHED = 5
"""Wrong bytes for each right character beyond ASCII up to which a text is UTF-8 with something else in it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the inputs hold."""

    files: tuple[str, ...]
    """Every source that was looked at, read or not."""
    subjects: tuple[Subject, ...]
    findings: tuple[Finding, ...]


def read(inputs: Iterable[str], published: str | None, encoding: str | None) -> Reading:
    """All articles of the inputs, and a finding for all that is none."""
    sources, skipped = list_sources(inputs)
    subjects: list[Subject] = []
    findings = [_finding(item.source, item) for item in skipped]
    for source in sources:
        found: list[Subject] = []
        for item in parse_source(source, published=published, encoding=encoding):
            if isinstance(item, Document):
                found.append(_subject(source, item))
            else:
                findings.append(_finding(source.name, item))
        if encoding is None:
            findings += _encodings(source, found)
        subjects += found
    subjects.sort(key=lambda subject: (subject.document.article.source, subject.document.article.id))
    files = {source.name for source in sources} | {item.source for item in skipped}
    return Reading(tuple(sorted(files)), tuple(subjects), tuple(findings))


def _finding(file: str, skipped: Skipped) -> Finding:
    item = skipped.source.removeprefix(file) if skipped.source.startswith(f"{file}#") else ""
    message = f"article {item}: {skipped.reason}" if item else skipped.reason
    return Finding(file, skipped.line or 0, 0, CODES[skipped.cause], message)


def _subject(source: Source, document: Document) -> Subject:
    kind, article = kind_of(source.name), document.article
    item = article.source.removeprefix(source.name)
    line = int(item[1:]) if kind == ".jsonl" else 0
    # what has no known suffix may be a page or a feed; where the bytes are the text, it is neither
    plain = kind in PLAIN or (kind is None and article.sha256 == article.text_sha256)
    return Subject(source.name, line, "" if line else item, plain, document)


def _encodings(source: Source, subjects: list[Subject]) -> Iterator[Finding]:
    """Encodings that were guessed, that are several, and that are not the one that the file says."""
    kind = kind_of(source.name)
    if kind == ".jsonl":
        yield from _encodings_of_lines(subjects)
        return
    named = {subject.document.article.encoding for subject in subjects}
    if named <= {"utf-8"} and (kind not in PAGES or not subjects):
        return
    data = _bytes(source)
    if not named <= {"utf-8"} and not data.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)):
        yield from _of_bytes(
            source.name, data, min(named), declared=_declared(data) if kind in PAGES else None
        )
    if kind in PAGES and subjects:
        yield from _against_declared(source.name, data, min(named))


def _encodings_of_lines(subjects: list[Subject]) -> Iterator[Finding]:
    wide = any(s.document.article.encoding == "utf-8" and not s.is_ascii for s in subjects)
    for subject in subjects:
        encoding = subject.document.article.encoding
        if encoding != "utf-8":
            other = "F105" if wide else "F107"
            more = ", and other lines as UTF-8" if wide else ""
            yield subject.finding(other, f"this line was read as {encoding}{more}")


def _of_bytes(file: str, data: bytes, encoding: str, declared: str | None) -> Iterator[Finding]:
    """What the bytes of a text say that was not UTF-8."""
    text = data.decode("utf-8", "surrogateescape")
    wrong = [at for at, char in enumerate(text) if "\udc80" <= char <= "\udcff"]
    right = sum(char > "\x7f" for char in text) - len(wrong)
    if right and (len(wrong) <= OUTWEIGHED * right or _in_lines_of_their_own(data)):
        line, column = position(text, wrong[0]) if wrong else (0, 0)
        told = f"UTF-8 but for {len(wrong):,} bytes; it was read as {encoding}"
        yield Finding(file, line, column, "F105", told)
    elif declared is None:
        yield Finding(file, 0, 0, "F107", f"it says of no encoding that it is; it was read as {encoding}")


def _in_lines_of_their_own(data: bytes) -> bool:
    """Whether some lines beyond ASCII are UTF-8 and others are not."""
    kinds = set()
    for line in data.split(b"\n"):
        if not line.isascii():
            with suppress(UnicodeDecodeError):
                line.decode("utf-8")
                kinds.add(True)
                continue
            kinds.add(False)
    return len(kinds) > 1


def _declared(data: bytes) -> str | None:
    found = META_CHARSET.search(data, 0, HEAD) or XML_ENCODING.search(data, 0, HEAD)
    return found[1].decode("ascii") if found else None


def _against_declared(file: str, data: bytes, encoding: str) -> Iterator[Finding]:
    declared = _declared(data)
    if declared is None or data.isascii():
        return
    name = known_encoding(declared)
    if name is None:
        yield Finding(file, 0, 0, "F106", f"says that it is in {declared!r}, which is no encoding")
    elif SAME.get(name, name) != SAME.get(encoding, encoding):
        line, column = position(data.decode("latin-1"), data.find(declared.encode()))
        yield Finding(file, line, column, "F106", f"says that it is in {declared}, and is in {encoding}")


def _bytes(source: Source) -> bytes:
    """The bytes of a file as far as an article may go; none where they were standard input's."""
    if source.path is None:
        return b""
    try:
        if source.name.lower().endswith(".gz"):
            with gzip.open(source.path) as packed:
                return packed.read(MAX_ARTICLE_BYTES)
        with source.path.open("rb") as file:
            return file.read(MAX_ARTICLE_BYTES)
    except (OSError, EOFError, zlib.error):
        return b""

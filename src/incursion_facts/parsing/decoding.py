"""Bytes turned into text, with the name of the encoding that did it; newlines stay as they are.

Only strict decoding is used: a byte that does not fit is never replaced, because offsets must count in a text
that the bytes really hold.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from .document import Cause

BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 stands first: its little-endian mark begins with that of UTF-16."""

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (a .docx or .odt is one too)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
)
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1a"))
SAMPLE = 1 << 16
"""How many bytes are looked at to tell a binary file."""

META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why bytes are no text, and what the user can do."""

    reason: str
    hint: str | None
    cause: Cause = "undecodable"


def decode(data: bytes, encoding: str | None = None, *, html: bool = False) -> tuple[str, str] | Undecodable:
    """(text, encoding name), or why there is none. A byte order mark is no part of the text.

    The order is: the user's `encoding`, a byte order mark, strict UTF-8, what an HTML page says of itself,
    the guess of charset-normalizer.
    """
    if encoding is not None:
        return _overruled(data, encoding)
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name), name
            except UnicodeDecodeError as error:
                return Undecodable(
                    f"begins as {name} but byte {error.start + len(mark)} is not", "use --encoding"
                )
    binary = looks_binary(data)
    if binary is not None:
        return binary
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return (_declared(data) if html else None) or _guess(data)


def looks_binary(data: bytes) -> Undecodable | None:
    """Tells a binary file by its first bytes, by NUL bytes and by its share of control characters."""
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            return Undecodable(f"is {what}, not text", "convert it to text first", "binary")
    sample = data[:SAMPLE]
    if b"\0" in sample:
        return Undecodable(
            "is binary (it holds NUL bytes)", "if it is UTF-16 text, use --encoding utf-16", "nul"
        )
    if len(sample) - len(sample.translate(None, CONTROL)) > len(sample) // 100:
        reason = "is binary (it holds many control characters)"
        return Undecodable(reason, "convert it to text first", "binary")
    return None


def known_encoding(name: str) -> str | None:
    """The codec's own name for a text encoding, or None when Python has no such codec."""
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _overruled(data: bytes, encoding: str) -> tuple[str, str] | Undecodable:
    name = known_encoding(encoding)
    if name is None:
        return Undecodable(f"{encoding!r} is no encoding", "try utf-8, cp1251, cp1252, koi8-r, utf-16 …")
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        return Undecodable(f"is not {name}: byte {error.start} does not fit", "try another --encoding")
    return text.removeprefix("\ufeff"), name


def _declared(data: bytes) -> tuple[str, str] | None:
    found = META_CHARSET.search(data, 0, 4096)
    name = known_encoding(found[1].decode("ascii", "replace")) if found else None
    if name is None:
        return None
    try:
        return data.decode(name), name
    except UnicodeDecodeError:
        return None


def _guess(data: bytes) -> tuple[str, str] | Undecodable:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        return Undecodable("is in no encoding that could be told", "name it with --encoding")
    try:
        return data.decode(best.encoding).removeprefix("\ufeff"), codecs.lookup(best.encoding).name
    except (UnicodeDecodeError, LookupError):
        return Undecodable("is in no encoding that could be told", "name it with --encoding")

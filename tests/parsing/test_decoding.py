"""Bytes to text: order of attempts, what is binary, and the user's own word."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.parsing.decoding import Undecodable, decode

RUSSIAN = "Ночью снаряды упали на рынок города, но никто не пострадал, сообщил мэр. " * 5


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"Shells\r\nfell", "Shells\r\nfell", "utf-8"),
        ("Веска".encode(), "Веска", "utf-8"),
        (codecs.BOM_UTF8 + b"Shells", "Shells", "utf-8"),
        (codecs.BOM_UTF16_LE + "Веска".encode("utf-16-le"), "Веска", "utf-16-le"),
        (codecs.BOM_UTF16_BE + "Веска".encode("utf-16-be"), "Веска", "utf-16-be"),
        (codecs.BOM_UTF32_LE + "Веска".encode("utf-32-le"), "Веска", "utf-32-le"),
        (codecs.BOM_UTF32_BE + "Веска".encode("utf-32-be"), "Веска", "utf-32-be"),
        (b"", "", "utf-8"),
    ],
)
def test_marks_and_utf8(data: bytes, text: str, encoding: str) -> None:
    """A byte order mark decides and is no part of the text; newlines stay."""
    assert decode(data) == (text, encoding)


def test_other_encodings_are_guessed_and_named() -> None:
    """The choice is reported in the record."""
    assert decode(RUSSIAN.encode("cp1251")) == (RUSSIAN, "cp1251")


def test_a_page_says_its_encoding() -> None:
    """The guess may be wrong for short pages; what the page says is tried before."""
    page = "<html><head><meta charset=windows-1251></head><body>Да</body></html>"
    assert decode(page.encode("cp1251"), html=True) == (page, "cp1251")


def test_user_overrules() -> None:
    """A wrong word of the user is said, not mended."""
    assert decode("Ночь".encode("koi8-r"), "KOI8-R") == ("Ночь", "koi8-r")
    assert decode("Ночь".encode("utf-16"), "utf-16") == ("Ночь", "utf-16")
    wrong = decode("Ночь".encode("cp1251"), "utf-8")
    assert isinstance(wrong, Undecodable)
    assert "byte 0" in wrong.reason
    unknown = decode(b"x", "klingon")
    assert isinstance(unknown, Undecodable)
    assert "klingon" in unknown.reason
    assert isinstance(decode(b"x", "base64"), Undecodable)


@pytest.mark.parametrize(
    "data", [b"a\0b", b"\x01\x02\x03\x04" * 20 + b"text", b"%PDF-1.7 text", b"\x89PNG\r\n", b"PK\x03\x04aaa"]
)
def test_binary(data: bytes) -> None:
    """NUL bytes, control characters and known signatures."""
    assert isinstance(decode(data), Undecodable)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(blacklist_categories=("Cs", "Cc"))))
def test_utf8_round_trip(text: str) -> None:
    """Any text without control characters is read as it was written."""
    data = text.encode()
    found = decode(data)
    if not isinstance(found, Undecodable):
        assert found[0].encode() == data.removeprefix(codecs.BOM_UTF8)

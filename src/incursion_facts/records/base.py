"""What all records share: the contract's key order, content-derived ids, and grounding in a source text.

A newcomer would expect ids to count up: they never do. An id is a digest of content, so the same
input gives the same id on any machine, on any day and in any order.
"""

from __future__ import annotations

from hashlib import sha256

from pydantic import BaseModel, ConfigDict

ID_DIGITS = 16
"""Hexadecimal digits kept of a digest: 64 bits, a collision is expected after about four billion records."""


class Value(BaseModel):
    """A part of a record: frozen, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Record(Value):
    """One JSON object of the output: `type` is the first key and `id` the second."""

    type: str
    id: str

    def to_json(self) -> str:
        """The record as one JSON line, without its newline."""
        return self.model_dump_json()


class Grounded(Record):
    """A record taken from a text: `source[start:end] == text`, in Unicode code points."""

    article_id: str
    start: int
    end: int
    text: str


class Fact(Grounded):
    """A grounded record found by a recognizer; `rule` is the name of the pattern that found it."""

    rule: str


def content_id(prefix: str, *parts: object) -> str:
    """`prefix-` and the first 16 hexadecimal digits of the SHA-256 of the parts.

    Parts are joined with the unit separator, so ("ab", "c") and ("a", "bc") differ.
    """
    joined = "\x1f".join(map(str, parts))
    return f"{prefix}-{sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:ID_DIGITS]}"

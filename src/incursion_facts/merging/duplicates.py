"""Articles that nearly repeat another: copies with light edits or a cut tail, not two reports of one event.

A text is reduced to a sample of its *shingles*, runs of four words, each as a number. Which shingles
are kept depends on the number alone, so two copies keep the same ones however much stands around them. An
article is compared only with originals that share a kept shingle: a thousand copies of one text cost a
thousand look-ups, not a million.
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from ..parsing.document import Document

SIGNS = bytes(byte if byte > 0x7F or chr(byte).isalnum() or byte == ord("_") else 0x20 for byte in range(256))
"""Translates the ASCII signs, which are parts of no word, to blanks."""
OTHER_SIGN = re.compile(r"[^\x00-\x7f\w]")
"""Signs and blanks beyond ASCII: curly quotation marks, dashes, hard spaces."""
SHINGLE = 4
WORD_BITS = 0x3FFFFFFF
"""Words are numbered with 30 bits, which Python adds fastest."""
SAMPLE_BITS = 0x7 << 20
"""A shingle is kept when these bits are zero: one of eight."""
SHORT = 100
"""Texts of fewer words keep all shingles; a sample of them would be too small."""
MAX_KEPT = 512
"""Long texts keep their lowest numbers."""
MIN_SHARE = 0.6
"""The part of an article's shingles that must stand in the original. One word in twenty edited leaves 0.8."""
MIN_COMMON = 3
MAX_POSTINGS = 64
"""A shingle that so many originals have is a stock phrase and proposes no further candidates."""


class _WordNumbers(dict[bytes, int]):
    """Word -> 30-bit number, the same in every process (Python's own hash is not)."""

    def __missing__(self, word: bytes) -> int:
        if len(self) > 200_000:
            self.clear()
        number = self[word] = crc32(word) & WORD_BITS
        return number


_NUMBERS = _WordNumbers()


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is compared of an article. `published` is an ISO date or None."""

    id: str
    signature: tuple[int, ...]
    published: str | None
    words: int
    source: str
    is_short: bool = field(init=False)
    """Whether the signature holds all shingles rather than a sample."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_short", any(s & SAMPLE_BITS for s in self.signature))


def signature(text: str) -> tuple[int, ...]:
    """The kept shingles of a text, ascending. Case and punctuation do not count."""
    numbers = list(map(_NUMBERS.__getitem__, _words(text)))
    if len(numbers) < SHINGLE:
        return tuple(sorted(set(numbers)))
    mask = SAMPLE_BITS if len(numbers) >= SHORT else 0
    shingles = {shingle for shingle in _shingles(numbers) if not shingle & mask}
    return tuple(sorted(shingles)[:MAX_KEPT])


def _shingles(numbers: list[int]) -> tuple[int, ...]:
    """For every run of four words a number: a + 3b + 5c + 7d.

    All are added up at once, as one long number that holds each word's in 64 bits: none grows beyond them.
    """
    lanes = struct.Struct(f"<{len(numbers)}Q")
    words = int.from_bytes(lanes.pack(*numbers), "little")
    sums = words + 3 * (words >> 64) + 5 * (words >> 128) + 7 * (words >> 192)
    return lanes.unpack(sums.to_bytes(lanes.size, "little"))[: 1 - SHINGLE]


def _words(text: str) -> list[bytes]:
    """The words of a text in lower case: runs of letters, digits and underscores.

    As bytes they are parted several times as fast as a pattern finds them.
    """
    lower = text.lower()
    if not lower.isascii():
        lower = OTHER_SIGN.sub(" ", lower)
    return lower.encode("utf-8", "surrogatepass").translate(SIGNS).split()


def find_duplicates(items: Iterable[Candidate]) -> dict[str, str]:
    """Article id -> id of the original that it nearly repeats; originals are left out.

    The original is the one published first, then the longest, then the first by source: the order of the
    items does not matter, and an original never repeats another.
    """
    ordered = sorted(items, key=lambda c: (c.published or "9999", -c.words, c.source, c.id))
    originals: list[Candidate] = []
    postings: dict[int, list[int]] = {}
    found: dict[str, str] = {}
    for item in ordered:
        original = _original_of(item, originals, postings)
        if original is not None:
            found[item.id] = original.id
            continue
        for shingle in item.signature:
            holders = postings.setdefault(shingle, [])
            if len(holders) < MAX_POSTINGS:
                holders.append(len(originals))
        originals.append(item)
    return found


def mark_duplicates(documents: Iterable[Document]) -> dict[str, str]:
    """`find_duplicates` for documents."""
    return find_duplicates(candidate(document) for document in documents)


def candidate(document: Document) -> Candidate:
    """What is compared of a document; it may be kept when the document is not."""
    article = document.article
    return Candidate(article.id, signature(document.text), article.published, article.words, article.source)


def _sample(kept: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(s for s in kept if not s & SAMPLE_BITS)


def _original_of(
    item: Candidate, originals: list[Candidate], postings: dict[int, list[int]]
) -> Candidate | None:
    """The original that holds most of an article's shingles, if that is enough; of equals the first."""
    holders = [found for shingle in item.signature if (found := postings.get(shingle)) is not None]
    if not holders:
        return None
    counts = Counter(chain.from_iterable(holders))
    best: tuple[float, int] | None = None
    for i, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:8]:
        share = _share(item, originals[i])
        if share >= MIN_SHARE and (best is None or share > best[0]):
            best = share, i
    return None if best is None else originals[best[1]]


def _share(item: Candidate, original: Candidate) -> float:
    """The part of an article's shingles that an original has, over the numbers that both would have kept."""
    mine, theirs = item.signature, original.signature
    if item.is_short != original.is_short:
        mine, theirs = _sample(mine), _sample(theirs)
    if len(theirs) == MAX_KEPT or len(mine) == MAX_KEPT:
        bound = min(s[-1] for s in (mine, theirs) if len(s) == MAX_KEPT)
        mine, theirs = tuple(s for s in mine if s <= bound), tuple(s for s in theirs if s <= bound)
    if len(mine) < MIN_COMMON:
        return 1.0 if mine == theirs and mine else 0.0
    common = len(set(mine).intersection(theirs))
    return common / len(mine) if common >= MIN_COMMON else 0.0

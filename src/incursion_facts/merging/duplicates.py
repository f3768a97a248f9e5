"""Articles that nearly repeat another: copies with light edits or a cut tail, not two reports of one event.

A text is reduced to a sample of its *shingles*, runs of four words, each as a number. Which shingles
are kept depends on the number alone, so two copies keep the same ones however much stands around them. An
article is compared only with originals that share a kept shingle: a thousand copies of one text cost a
thousand look-ups, not a million.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from ..parsing.document import Document

WORD = re.compile(r"\w+")
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


class _WordNumbers(dict[str, int]):
    """Word -> 30-bit number, the same in every process (Python's own hash is not)."""

    def __missing__(self, word: str) -> int:
        if len(self) > 200_000:
            self.clear()
        number = self[word] = crc32(word.encode("utf-8", "surrogatepass")) & WORD_BITS
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


def signature(text: str) -> tuple[int, ...]:
    """The kept shingles of a text, ascending. Case and punctuation do not count."""
    words = WORD.findall(text.lower())
    numbers = list(map(_NUMBERS.__getitem__, words))
    if len(numbers) < SHINGLE:
        return tuple(sorted(set(numbers)))
    mask = SAMPLE_BITS if len(numbers) >= SHORT else 0
    runs = zip(numbers, numbers[1:], numbers[2:], numbers[3:], strict=False)
    shingles = {s for a, b, c, d in runs if not (s := a + 3 * b + 5 * c + 7 * d) & mask}
    return tuple(sorted(shingles)[:MAX_KEPT])


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


def _is_short(item: Candidate) -> bool:
    """Whether the signature holds all shingles rather than a sample."""
    return any(s & SAMPLE_BITS for s in item.signature)


def _sample(kept: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(s for s in kept if not s & SAMPLE_BITS)


def _original_of(
    item: Candidate, originals: list[Candidate], postings: dict[int, list[int]]
) -> Candidate | None:
    """The original that holds most of an article's shingles, if that is enough; of equals the first."""
    counts: dict[int, int] = {}
    for shingle in item.signature:
        for i in postings.get(shingle, ()):
            counts[i] = counts.get(i, 0) + 1
    best: tuple[float, int] | None = None
    for i, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:8]:
        share = _share(item, originals[i])
        if share >= MIN_SHARE and (best is None or share > best[0]):
            best = share, i
    return None if best is None else originals[best[1]]


def _share(item: Candidate, original: Candidate) -> float:
    """The part of an article's shingles that an original has, over the numbers that both would have kept."""
    mine, theirs = item.signature, original.signature
    if _is_short(item) != _is_short(original):
        mine, theirs = _sample(mine), _sample(theirs)
    if len(theirs) == MAX_KEPT or len(mine) == MAX_KEPT:
        bound = min(s[-1] for s in (mine, theirs) if len(s) == MAX_KEPT)
        mine, theirs = tuple(s for s in mine if s <= bound), tuple(s for s in theirs if s <= bound)
    if len(mine) < MIN_COMMON:
        return 1.0 if mine == theirs and mine else 0.0
    common = len(set(mine).intersection(theirs))
    return common / len(mine) if common >= MIN_COMMON else 0.0

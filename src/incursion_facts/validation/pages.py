"""Pages that are no articles: lists of links, cookie notices, requests to pay or log in, error messages.

A newcomer would look for a phrase; a report may quote any of them. What counts is how much of the page stands
in sentences that hold one, and for links, how few words stand in sentences at all.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..findings import Finding
from .subject import Subject

LONGEST = 400
"""Words; a page with more that is no article would have to be a list of links."""
SHARE = 0.3
"""Part of the words that stand in telling sentences: one sentence of two or three."""
MIN_PHRASES = 2
PART = re.compile(r"(?:[^\n.!?]|[.!?](?!\s))+[.!?]?")
"""A line, or a sentence in one."""
LABEL = 5
"""Words that the text of a link has at most."""
MIN_LABELS = 8
MOST_SENTENCES = 0.35
"""Part of the words that stand in sentences; in an article nearly all do."""
SEPARATOR = re.compile(r"\n|\s[|·•»›>/]\s|\t")
"""What stands between links: a line each, or one line with marks between them."""
SENTENCE_END = re.compile(r"[.!?…:;,][\"”’'»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of page: the code of its finding, what it is, and its phrases."""

    code: str
    what: str
    phrases: re.Pattern[str]


@lru_cache(maxsize=1)
def _kinds() -> tuple[_Kind, ...]:
    with (Path(__file__).parent / "pages.toml").open("rb") as file:
        rows = tomllib.load(file)["page"]
    return tuple(_Kind(row["code"], row["what"], _pattern(row["phrases"])) for row in rows)


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


def other_page(subject: Subject) -> Iterator[Finding]:
    """A page that pays, logs in, asks for consent or says that it is not there; the kind that fits best."""
    words = subject.document.article.words
    if not words or words > LONGEST:
        return
    parts = [part.group().lower().replace("’", "'") for part in PART.finditer(subject.text)]
    best: tuple[float, _Kind] | None = None
    for kind in _kinds():
        found = [set(kind.phrases.findall(part)) for part in parts]
        share = sum(len(part.split()) for part, hits in zip(parts, found, strict=True) if hits) / words
        if len(set().union(*found)) >= MIN_PHRASES and share >= SHARE and (best is None or share > best[0]):
            best = share, kind
    if best is not None:
        share, kind = best
        yield subject.finding(kind.code, f"reads like {kind.what} ({share:.0%} of it)")


def navigation(subject: Subject) -> Iterator[Finding]:
    """A list of links: many short labels, few words in sentences."""
    labels = sentences = words = 0
    for part in SEPARATOR.split(subject.text):
        count = len(part.split())
        words += count
        if count > LABEL or SENTENCE_END.search(part.rstrip()):
            sentences += count if SENTENCE_END.search(part.rstrip()) else 0
        elif count:
            labels += 1
    if (
        labels >= MIN_LABELS
        and sentences <= MOST_SENTENCES * words
        and labels * LABEL * 2 >= words - sentences
    ):
        yield subject.finding(
            "F206", f"{labels:,} short labels, and {sentences:,} of {words:,} words in sentences"
        )

"""Tokens of a text with their offsets, class codes and sentences.

Sentences and segments end in a *boundary*: a zero-width token that no pattern crosses. So token
positions are positions in `codes`, and `codes` can be searched for the whole article at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from .classes import ClassTable, class_table
from .compounds import COMPOUND_HEADS, COMPOUND_TAILS
from .patterns import Pattern

BOUNDARY = ""
"""The word of a boundary token."""

_TAIL = "|".join(COMPOUND_TAILS)
_AFTER_HEAD = "|".join(rf"(?<=\b{head}-)" for head in COMPOUND_HEADS)

TOKEN = re.compile(
    rf"""
    (?:https?://|pic\.twitter\.com/|t\.co/|www\.)\S+
  | [^\W\d_]+
      (?:                                               # al-Shabab  O'Brien  don't  BTR82A  U.S.
        -(?!(?:{_TAIL})\b)(?!(?:{_AFTER_HEAD})[A-Z])[^\W_]+
      | ['’ʼʻ](?![sS]\b)[^\W_]+
      | (?<=\b[A-Za-z])(?:\.[A-Za-z]\b)+\.?
      | _[^\W_]+
      )*
      (?:\d+[^\W_]*)?
  | \d{{4}}-\d\d-\d\d\b                                   # 2023-05-23
  | \d+(?:[.,:]\d+)*(?:[^\W\d_]+(?:-[^\W_]+)*|(?:-[^\W\d_]+)+)?   # 12  1,000  10:30  24th  1990s  10-year-old
  | ['’‘`][sS]\b                                        # the possessive
  | -(?:{_TAIL})\b
  | @\w+
  | --+
  | \S                                                 # any other sign
    """,
    re.VERBOSE,
)

SENTENCE_END = Pattern("(DOT|QMARK|EXCL|ELLIPSIS)+ (QUOTE|APOS|RPAR)*")
"""Where a sentence may end; `_ends_sentence` looks at what stands on both sides."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text. All lists have one entry a token, boundaries included."""

    text: str
    words: list[str]
    """As printed; a boundary is the empty string."""
    starts: list[int]
    ends: list[int]
    codes: str
    """One class code a token: what patterns are matched against."""
    boundaries: list[int]
    """Positions of the boundary tokens, ascending."""

    def __len__(self) -> int:
        return len(self.words)

    def sentence(self, token: int) -> tuple[int, int]:
        """The token range of the sentence that a token stands in, without its boundary."""
        i = bisect_left(self.boundaries, token)
        start = self.boundaries[i - 1] + 1 if i else 0
        return start, (self.boundaries[i] if i < len(self.boundaries) else len(self.words))

    def sentences(self) -> list[tuple[int, int]]:
        """Token ranges of all sentences that hold a token."""
        starts = [0, *(b + 1 for b in self.boundaries)]
        return [(s, e) for s, e in zip(starts, self.boundaries, strict=False) if e > s]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Character offsets of the tokens start to end (exclusive)."""
        return self.starts[start], self.ends[end - 1]

    def slice(self, start: int, end: int) -> str:
        """The text of the tokens start to end (exclusive), as printed."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def at(self, offset: int) -> int:
        """The position of the first token that ends behind a character offset."""
        return bisect_right(self.ends, offset)


def tokenize(text: str, segments: Iterable[tuple[int, int]], table: ClassTable | None = None) -> Tokens:
    """The tokens of the given character ranges; text between the ranges is left out.

    A range ends in a boundary even where no full stop is printed (headlines, captions).
    """
    table = table or class_table()
    code_of = table.code
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    boundaries: list[int] = []

    def append(word: str, code: str, start: int, end: int) -> None:
        words.append(word)
        codes.append(code)
        starts.append(start)
        ends.append(end)

    parts = [
        [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text, start, end)] for start, end in segments
    ]
    glued = _glued_words(parts, table)
    for spans in parts:
        if glued:
            spans = [piece for span in spans for piece in _unglued(span, glued)]
        if not spans:
            continue
        segment_codes = "".join([code_of(word) for word, _, _ in spans])
        stops = _sentence_stops([word for word, _, _ in spans], segment_codes, table, text, spans)
        for i, (word, start, end) in enumerate(spans):
            append(word, segment_codes[i], start, end)
            if i in stops:
                boundaries.append(len(words))
                append(BOUNDARY, table.boundary, end, end)
        if not stops or len(spans) - 1 not in stops:
            boundaries.append(len(words))
            append(BOUNDARY, table.boundary, spans[-1][2], spans[-1][2])
    return Tokens(text, words, starts, ends, "".join(codes), boundaries)


GLUE = (
    "have", "with", "from", "that", "were", "will", "said", "which", "after", "while", "and", "the", "has", "was",
    "who", "for",
)  # fmt: skip
"""Function words that are found stuck to the end of a name where a page lost a blank or a link's edge."""

SHORTEST_GLUED = 7
"""Letters: below it, "Roland" and "Anfor" are likelier names than slips."""


def _glued_words(parts: list[list[tuple[str, int, int]]], table: ClassTable) -> dict[str, int]:
    """Words that lost the blank behind a name ("Legionhave") -> the length of the name.

    "Rutherfordand" is split only if "Rutherford" stands in the same text, or in a lexicon, by itself.
    """
    unknown = table.unknown_capitalised
    found: dict[str, int] = {}
    vocabulary: set[str] | None = None
    for spans in parts:
        for word, _, _ in spans:
            if len(word) < SHORTEST_GLUED or not word.endswith(GLUE) or table.code(word) != unknown or word in found:
                continue
            if vocabulary is None:
                vocabulary = {w for part in parts for w, _, _ in part}
            for tail in GLUE:
                name = word[: -len(tail)]
                if word.endswith(tail) and len(name) > 3 and (name in vocabulary or name.lower() in table.lexicon.words):
                    found[word] = len(name)
    return found


def _unglued(span: tuple[str, int, int], glued: dict[str, int]) -> list[tuple[str, int, int]]:
    word, start, end = span
    cut = glued.get(word)
    if cut is None:
        return [span]
    return [(word[:cut], start, start + cut), (word[cut:], start + cut, end)]


def _sentence_stops(
    words: list[str], codes: str, table: ClassTable, text: str, spans: list[tuple[str, int, int]]
) -> set[int]:
    """Positions of the tokens after which a sentence ends."""
    stops: set[int] = set()
    for match in SENTENCE_END.finditer(codes):
        last = match.end() - 1
        # A mark that touches the next word closes nothing: "pic.twitter.com", "rebels.The" is the exception.
        while last + 1 < len(words) and last > match.start() and spans[last][2] == spans[last + 1][1]:
            last -= 1
        if last + 1 < len(words) and _ends_sentence(words, table, text, spans, match.start(), last):
            stops.add(last)
    return stops


def _ends_sentence(
    words: list[str], table: ClassTable, text: str, spans: list[tuple[str, int, int]], first: int, last: int
) -> bool:
    following = words[last + 1]
    touching = spans[last][2] == spans[last + 1][1]
    if touching and not (following[0].isupper() and first > 0 and words[first - 1].islower()):
        return False
    if words[first] in ".…" and first > 0 and last == first:
        before = words[first - 1]
        if words[first] == "." and spans[first - 1][2] == spans[first][1]:
            if len(before) == 1 and before.isupper():
                return False  # an initial: "John F. Kennedy"
            if table.lexicon.has(before, "ABBREVIATION") and not _restarts(following, before, table):
                return False
    opener = following[0]
    if opener in "\"“‘'«(—–-[•*@#" or opener.isdigit():
        return True
    return opener.isupper() or not opener.isalpha()


def _restarts(following: str, abbreviation: str, table: ClassTable) -> bool:
    """Whether a sentence begins after an abbreviation: "in the U.S. He said", but not "Gov. Gladkov"."""
    return (
        not table.lexicon.has(abbreviation, "TITLE_ABBREVIATION")
        and following[:1].isupper()
        and table.lexicon.has(following, "STARTER")
    )

"""Tokens of a text with their offsets, class codes and sentences.

Sentences and segments end in a *boundary*: a zero-width token that no pattern crosses. So token
positions are positions in `codes`, and `codes` can be searched for the whole article at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from .classes import ClassTable, class_table
from .compounds import COMPOUND_HEADS, COMPOUND_TAILS
from .patterns import Pattern

BOUNDARY = ""
"""The word of a boundary token."""

_TAIL = "|".join(COMPOUND_TAILS)
_AFTER_HEAD = "|".join(rf"(?<=\b{head}-)" for head in COMPOUND_HEADS)

TOKEN = re.compile(
    rf"""
    [A-Za-z]+(?![^\s,])                                 # most words: found at the first try
  | (?:https?://|pic\.twitter\.com/|t\.co/|www\.)\S+
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
    _lower: list[str] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def lower(self) -> list[str]:
        """The words in lower case, made at first use."""
        if not self._lower:
            self._lower.extend(map(str.lower, self.words))
        return self._lower

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
    parts = [_Part(text, start, end, table) for start, end in segments]
    glued = _glued_words(parts, table)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    boundaries: list[int] = []
    for part in parts:
        if glued:
            part.split(glued, table)
        if not part.words:
            continue
        stops = _sentence_stops(part, table)
        if not stops or stops[-1] != len(part.words) - 1:
            stops.append(len(part.words) - 1)
        at = 0
        for stop in stops:
            words += part.words[at : stop + 1]
            starts += part.starts[at : stop + 1]
            ends += part.ends[at : stop + 1]
            codes.append(part.codes[at : stop + 1])
            at = stop + 1
            boundaries.append(len(words))
            words.append(BOUNDARY)
            starts.append(ends[-1])
            ends.append(ends[-1])
            codes.append(table.boundary)
    return Tokens(text, words, starts, ends, "".join(codes), boundaries)


class _Part:
    """The tokens of one segment, before its sentences are told apart."""

    __slots__ = ("codes", "ends", "starts", "words")

    def __init__(self, text: str, start: int, end: int, table: ClassTable) -> None:
        matches = list(TOKEN.finditer(text, start, end))
        self.words = [match[0] for match in matches]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.codes = table.encode(self.words)

    def split(self, glued: dict[str, int], table: ClassTable) -> None:
        """Cuts words that hold a name and a function word."""
        for i in range(len(self.words) - 1, -1, -1):
            cut = glued.get(self.words[i])
            if cut is not None:
                word, middle = self.words[i], self.starts[i] + cut
                self.words[i : i + 1] = [word[:cut], word[cut:]]
                self.starts.insert(i + 1, middle)
                self.ends.insert(i, middle)
        self.codes = table.encode(self.words)


GLUE = (
    "have", "with", "from", "that", "were", "will", "said", "which", "after", "while", "and", "the", "has",
    "was", "who", "for",
)  # fmt: skip
"""Function words that are found stuck to the end of a name where a page lost a blank or a link's edge."""

SHORTEST_GLUED = 7
"""Letters: below it, "Roland" and "Anfor" are likelier names than slips."""


def _glued_words(parts: list[_Part], table: ClassTable) -> dict[str, int]:
    """Words that lost the blank behind a name ("Legionhave") -> the length of the name.

    "Rutherfordand" is split only if "Rutherford" stands in the same text, or in a lexicon, by itself.
    """
    unknown = re.compile(re.escape(table.unknown_capitalised))
    found: dict[str, int] = {}
    vocabulary: set[str] | None = None
    for part in parts:
        for match in unknown.finditer(part.codes):
            word = part.words[match.start()]
            if len(word) < SHORTEST_GLUED or not word.endswith(GLUE) or word in found:
                continue
            if vocabulary is None:
                vocabulary = {word for part in parts for word in part.words}
            for tail in GLUE:
                name = word[: -len(tail)]
                known = name in vocabulary or name.lower() in table.lexicon.words
                if word.endswith(tail) and len(name) > 3 and known:
                    found[word] = len(name)
    return found


def _sentence_stops(part: _Part, table: ClassTable) -> list[int]:
    """Positions of the tokens after which a sentence ends, ascending."""
    stops: list[int] = []
    starts, ends = part.starts, part.ends
    for match in SENTENCE_END.finditer(part.codes):
        first, last = match.start(), match.end() - 1
        # A mark that touches the next word closes nothing: "pic.twitter.com", "rebels.The" is the exception.
        while last + 1 < len(ends) and last > first and ends[last] == starts[last + 1]:
            last -= 1
        if last + 1 < len(ends) and _ends_sentence(part, first, last, table):
            stops.append(last)
    return stops


def _ends_sentence(part: _Part, first: int, last: int, table: ClassTable) -> bool:
    words, ends, starts = part.words, part.ends, part.starts
    following = words[last + 1]
    touching = ends[last] == starts[last + 1]
    if touching and not (following[0].isupper() and first > 0 and words[first - 1].islower()):
        return False
    if words[first] in ".…" and first > 0 and last == first:
        before = words[first - 1]
        if words[first] == "." and ends[first - 1] == starts[first]:
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

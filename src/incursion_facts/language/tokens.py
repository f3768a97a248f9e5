"""Tokens of a text with their offsets, class codes and sentences.

Sentences and segments end in a *boundary*: a zero-width token that no pattern crosses. So token
positions are positions in `codes`, and `codes` can be searched for the whole article at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain
from operator import add, sub

from ..lexicons import load_countries
from .classes import ClassTable, class_table
from .compounds import BEFORE_A_NAME, COMPOUND_HEADS, COMPOUND_TAILS, LINK_WORDS, SAYING
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

_LINK = "|".join(LINK_WORDS)
_SAYING = "|".join((*LINK_WORDS, *SAYING))
_BEFORE_NAME = "|".join(BEFORE_A_NAME)

LINK_HYPHEN = re.compile(
    rf"""
    (?<![\w’'-])(?:{_BEFORE_NAME})-(?=[A-Z])                                      # the-UN
  | (?<![\w’'-])(?:{_LINK})-(?=[a-z]+(?![\w-])|\d)                               # that-the  than-150
  | (?<=\w)-(?:{_SAYING})(?:-(?=[A-Z])|(?![\w’'-]))                            # agency-that  Owusu-said
  | (?<=ed)-(?=(?:on|in|at|by|after|during|near)(?![\w’'-]))                    # killed-on
  | (?<=[),;:”"])-(?!(?:{_TAIL})\b)(?=[A-Za-z])                                  # Islam,-in  Source:-Northern
    """,
    re.VERBOSE,
)
"""Hyphens where a page lost a link or a hard blank: they join nothing and are no tokens."""

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
    known = _pieces(table)
    parts = [_Part(text, start, end, known) for start, end in segments]
    glued = _glued_words(parts, known)
    words: list[str] = []
    starts: list[int] = []
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
            behind = stop + 1
            words += part.words[at:behind]
            starts += part.starts[at:behind]
            codes.append(part.codes[at:behind])
            at = behind
            boundaries.append(len(words))
            words.append(BOUNDARY)
            starts.append(starts[-1] + len(words[-2]))
            codes.append(table.boundary)
    return Tokens(text, words, starts, list(map(add, starts, map(len, words))), "".join(codes), boundaries)


REMEMBERED = 50_000
"""Pieces between blanks whose tokens are remembered; the memory of a long run must stay bounded."""

PIECE = re.compile(r"\S+")

Piece = tuple[tuple[str, ...], tuple[int, ...], str]
"""The tokens of what stands between two blanks, how far it is from the start of each to that of the next (of
the last: to what stands behind one blank), and their codes: ("Gladkov", ","), (7, 2)."""


class _Pieces(dict[str, Piece]):
    """Pieces by their text, cut when first met. No token holds a blank, so each is cut alike everywhere."""

    def __init__(self, table: ClassTable) -> None:
        super().__init__()
        self.table = table
        self.glued: set[str] = set()
        """Words met that may hold a name and a function word."""

    def __missing__(self, text: str) -> Piece:
        if len(self) > REMEMBERED:
            self.clear()
            self.glued.clear()
        if text.isalpha() and text.isascii() and not _may_be_glued(text):  # most new pieces are plain names
            plain: Piece = (text,), (len(text) + 1,), self.table.code(text)
            self[text] = plain
            return plain
        words: list[str] = []
        starts: list[int] = []
        cut = LINK_HYPHEN.sub(_blank, text) if "-" in text else text
        for match in TOKEN.finditer(cut):
            word, start = match[0], match.start()
            if "-" in word and (first := _first_of_two_countries(word)):
                words += [first, "-", word[len(first) + 1 :]]
                starts += [start, start + len(first), start + len(first) + 1]
                continue
            words.append(word)
            starts.append(start)
        codes = self.table.encode(words)
        if self.table.unknown_capitalised in codes:
            self.glued.update(filter(_may_be_glued, words))
        found = self[text] = tuple(words), tuple(map(sub, (*starts[1:], len(text) + 1), starts)), codes
        return found


def _first_of_two_countries(word: str) -> str | None:
    """The first of two countries side by side: "the Chad-Sudan border", not "Guinea-Bissau"."""
    first, _, second = word.partition("-")
    code = load_countries().code
    if not (first[:1].isupper() and second[:1].isupper()) or code(word) is not None:
        return None
    return first if code(first) is not None and code(second) is not None else None


def _blank(match: re.Match[str]) -> str:
    """A match with blanks for its hyphens; no offset changes."""
    return match[0].replace("-", " ")


@lru_cache(maxsize=4)
def _pieces(table: ClassTable) -> _Pieces:
    return _Pieces(table)


class _Part:
    """The tokens of one segment, before its sentences are told apart."""

    __slots__ = ("codes", "starts", "words")

    def __init__(self, text: str, start: int, end: int, known: _Pieces) -> None:
        pieces = list(map(known.__getitem__, text[start:end].split()))
        words, gaps, codes = zip(*pieces, strict=True) if pieces else ((), (), ())
        self.words: list[str] = list(chain.from_iterable(words))
        self.starts = list(accumulate(chain.from_iterable(gaps), initial=start))
        self.codes = "".join(codes)
        if self.starts.pop() != end + 1:
            self.starts = _starts_between_blanks(text, start, end, known)

    def split(self, glued: dict[str, int], table: ClassTable) -> None:
        """Cuts words that hold a name and a function word."""
        for i in range(len(self.words) - 1, -1, -1):
            cut = glued.get(self.words[i])
            if cut is not None:
                word, middle = self.words[i], self.starts[i] + cut
                self.words[i : i + 1] = [word[:cut], word[cut:]]
                self.starts.insert(i + 1, middle)
        self.codes = table.encode(self.words)


def _starts_between_blanks(text: str, start: int, end: int, known: _Pieces) -> list[int]:
    """Where the tokens start in a segment that has more than one blank in a row, or blanks at its ends."""
    found: list[int] = []
    for piece in PIECE.finditer(text, start, end):
        at = piece.start()
        for gap in known[piece[0]][1]:
            found.append(at)
            at += gap
    return found


GLUE = (
    "have", "with", "from", "that", "were", "will", "said", "which", "after", "while", "and", "the", "has",
    "was", "who", "for",
)  # fmt: skip
"""Function words that are found stuck to the end of a name where a page lost a blank or a link's edge."""

SHORTEST_GLUED = 7
"""Letters: below it, "Roland" and "Anfor" are likelier names than slips."""


def _may_be_glued(word: str) -> bool:
    return len(word) >= SHORTEST_GLUED and word.endswith(GLUE)


def _glued_words(parts: list[_Part], known: _Pieces) -> dict[str, int]:
    """Words that lost the blank behind a name ("Legionhave") -> the length of the name.

    "Rutherfordand" is split only if "Rutherford" stands in the same text, or in a lexicon, by itself.
    """
    if not known.glued or all(known.glued.isdisjoint(part.words) for part in parts):
        return {}
    table = known.table
    vocabulary = {word for part in parts for word in part.words}
    found: dict[str, int] = {}
    for word in vocabulary & known.glued:
        if table.code(word) != table.unknown_capitalised:
            continue
        for tail in GLUE:
            name = word[: -len(tail)]
            known_name = name in vocabulary or name.lower() in table.lexicon.words
            if word.endswith(tail) and len(name) > 3 and known_name:
                found[word] = len(name)
    return found


def _sentence_stops(part: _Part, table: ClassTable) -> list[int]:
    """Positions of the tokens after which a sentence ends, ascending."""
    stops: list[int] = []
    words, starts, end = part.words, part.starts, len(part.words) - 1
    for match in SENTENCE_END.finditer(part.codes):
        first, last = match.start(), match.end() - 1
        # A mark that touches the next word closes nothing: "pic.twitter.com", "rebels.The" is the exception.
        while first < last < end and starts[last] + len(words[last]) == starts[last + 1]:
            last -= 1
        if last < end and _ends_sentence(part, first, last, table):
            stops.append(last)
    return stops


def _ends_sentence(part: _Part, first: int, last: int, table: ClassTable) -> bool:
    words, starts = part.words, part.starts
    following = words[last + 1]
    opener = following[0]
    touching = starts[last] + len(words[last]) == starts[last + 1]
    if touching and not (opener.isupper() and first > 0 and words[first - 1].islower()):
        return False
    if words[first] in ".…" and first > 0 and last == first:
        before = words[first - 1]
        if words[first] == "." and starts[first - 1] + len(before) == starts[first]:
            if len(before) == 1 and before.isupper():
                return False  # an initial: "John F. Kennedy"
            if table.lexicon.has(before, "ABBREVIATION") and not _restarts(following, before, table):
                return False
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

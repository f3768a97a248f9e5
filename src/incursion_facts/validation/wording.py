"""Words without the blank between them, and quotation marks and brackets without their other half."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..findings import Finding
from .subject import Subject, quoted

WORD = re.compile(r"[^\W\d_]+")
GLUED = re.compile(r"[a-z]{2}[.!?;,][”\"’')\]]{0,2}[A-Z][a-z]|[a-z,.]”[A-Za-z]{2}|[a-z]{2}\([A-Z][a-z]{3}")
"""A sentence or clause without the blank behind it: "said.The", "Sumy,Ukraine", "over”Kyiv"."""
NUMBER_WORD = re.compile(r"(?<![\w#@/.,-])\d{1,4}[a-z]{5,20}(?![\w/])")
"""A number without the blank behind it: "12people". Units are shorter, or written with a hyphen."""
LINKS = frozenset("/@#=\\_")
"""Signs of addresses, accounts and file names, which are glued by nature."""
DOMAIN = re.compile(r"\.(?:com|net|org|gov|info|news|co)\b|\.[a-z]{2}$|www\.", re.IGNORECASE)
SMALL_WORDS = (
    "have", "been", "were", "said", "that", "which", "with", "from", "when", "their", "without", "after",
    "where", "while", "would", "says", "told", "has", "was", "had",
)  # fmt: skip
"""Words that lose their blank behind a name when links or emphasis are taken out of a page: "Legionhave"."""
MIN_NAME = 4
JOINED = re.compile(r"(?<![^\W\d_])[^\W\d_]?[a-zà-ÿ]{3,20}[A-Z][a-z]{3,20}(?![^\W\d_])")
"""Two words, the second with a capital: "KharkivGovernor"; brands are written so too ("WhatsApp")."""
OPENING, CLOSING, STRAIGHT = "“", "”", '"'
MARKS = re.compile(r"[“”\"]")
BRACKETS = re.compile(r"[()]")
LIST_MARK = re.compile(r"(?:^|(?<=[\s(]))(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\)|[:;8=]-?[()]")
"""What has a closing bracket alone and is right: "1)", "b)", a smile."""


def glued(subject: Subject) -> Iterator[Finding]:
    """Blanks that were lost between two words."""
    text = subject.text
    found = []
    for pattern in (GLUED, NUMBER_WORD):
        for match in pattern.finditer(text):
            start, token = _token(text, match.start())
            if LINKS.isdisjoint(token) and token.isprintable() and not DOMAIN.search(token):
                found.append((start, token))
    found += _glued_names(text)
    yield from subject.first_of("F211", "words without a blank between them", sorted(set(found)))


def _token(text: str, offset: int) -> tuple[int, str]:
    """What stands around a place between blanks, of a long one as much as matters."""
    start, end = offset, offset
    while start > 0 and offset - start < 60 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end - offset < 60 and not text[end].isspace():
        end += 1
    return start, text[start:end]


def _glued_names(text: str) -> Iterator[tuple[int, str]]:
    """A name of the text with another word at its end; both halves stand alone elsewhere in the text."""
    counts = Counter(WORD.findall(text))
    for word, count in counts.items():
        if count > 1 or len(word) <= MIN_NAME:
            continue
        if word[0].isupper() and word[1:].islower():
            small = next((s for s in SMALL_WORDS if word.endswith(s)), "")
            name = word[: len(word) - len(small)] if small else ""
            if len(name) >= MIN_NAME and name in counts:
                yield text.find(word), word
        elif JOINED.fullmatch(word):
            cut = next(i for i in range(len(word) - 1, 0, -1) if word[i].isupper())
            if word[:cut] in counts and (word[cut:] in counts or word[cut:].lower() in counts):
                yield text.find(word), word


def quotation_marks(subject: Subject) -> Iterator[Finding]:
    """Marks without their other half; a quotation may go on in the next paragraph, which opens it again."""
    text = subject.text
    found = []
    for number, (start, end) in enumerate(subject.paragraphs):
        opened = _unpaired(text, start, end)
        if opened is None:
            continue
        following = subject.paragraphs[number + 1] if number + 1 < len(subject.paragraphs) else None
        goes_on = following is not None and text[following[0]] in (OPENING, STRAIGHT)
        if not (goes_on and text[opened] != CLOSING):
            found.append((opened, text[opened : min(end, opened + 40)]))
    yield from subject.first_of("F212", "a quotation mark without its other half", found)


def _unpaired(text: str, start: int, end: int) -> int | None:
    """Where in a paragraph a quotation opens that does not close, or closes that did not open."""
    marks: list[int] = []
    for match in MARKS.finditer(text, start, end):
        at = match.start()
        # behind a number a mark that closes nothing stands for inches
        if text[at] != STRAIGHT or len(marks) % 2 or at == start or not text[at - 1].isdigit():
            marks.append(at)
    curly = [at for at in marks if text[at] != STRAIGHT]
    if len(marks) % 2 == 0 and text.count(OPENING, start, end) == text.count(CLOSING, start, end):
        marks = curly  # straight ones that are even are pairs
    opened: int | None = None
    for at in marks:
        opens, closes = _sides(text, at, start, end)
        if opens and not closes and opened is not None:
            return opened
        if closes and not opens and opened is None:
            return at
        opened = at if opened is None else None
    return opened


def _sides(text: str, at: int, start: int, end: int) -> tuple[bool, bool]:
    """Whether a mark looks like one that opens, and like one that closes."""
    if text[at] != STRAIGHT:
        return text[at] == OPENING, text[at] == CLOSING
    before = text[at - 1] if at > start else " "
    behind = text[at + 1] if at + 1 < end else " "
    return not before.isalnum() and not behind.isspace(), not before.isspace() and not behind.isalnum()


def brackets(subject: Subject) -> Iterator[Finding]:
    """Round brackets without their other half."""
    text = subject.text
    found = []
    for start, end in subject.paragraphs:
        if text.count("(", start, end) == text.count(")", start, end):
            continue
        exempt = {match.end() - 1 for match in LIST_MARK.finditer(text, start, end)}
        depth: list[int] = []
        for match in BRACKETS.finditer(text, start, end):
            at = match.start()
            if match.group() == "(":
                depth.append(at)
            elif depth:
                depth.pop()
            elif at not in exempt:
                found.append((at, text[max(start, at - 20) : at + 1]))
        found += [(at, text[at : at + 20]) for at in depth if at not in exempt]
    if found:
        offset, words = min(found)
        yield subject.finding("F213", f"a bracket without its other half: {quoted(words)}", offset)

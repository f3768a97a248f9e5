"""Characters that no author wrote: damage by a wrong encoding, controls, invisible marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Finding
from .subject import Subject

NOT_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
CODE_PAGES = ("cp1252", "cp1251", "mac_roman")
"""What UTF-8 is mistaken for."""
PLAUSIBLE = re.compile(
    "[\u00a0-\u024f\u0400-\u045f\u0490\u0491\u2010-\u2026\u2030-\u203a\u20ac\u2122\ufeff]+"
)
"""What may come out when a mistake is undone: letters of Europe, punctuation. "É»" undone is none of it."""
LEADS = frozenset("ÃÂâÐÑÄÅРСвГ‚√ï")
"""The characters that the first bytes of those are mistaken for; one of them must be there."""
REMAINS = re.compile("â€|(?<![^\\W\\d_])Â(?= )|[\x82-\x84\x86\x91-\x97]")
"""What is left of mistaken quotation marks and hard blanks when a program has removed the controls, and the
quotation marks and dashes of Windows read as Latin-1, where they are controls."""
CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x81\x87-\x90\x98-\x9f]")
INVISIBLE = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u180e\ufff9-\ufffb\U000e0000-\U000e007f]"
    "|(?<=[a-z])[\u00ad\u200b-\u200d\u2060](?=[a-z])",
    re.IGNORECASE,
)
"""Marks that turn text around, tags, and what parts a word unseen. A zero-width blank between words does no
harm."""
MIXED_WORD = re.compile("[A-Za-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]")
LOST_LETTER = re.compile(r"\?(?:(?<=[A-Z]\?)(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=[a-z]\?)(?=[a-z]))")
"""A letter or an apostrophe that an encoding did not have: "Gladkov?s", "na?ve"."""
WORD_AROUND = re.compile(r"\S{1,60}")
AROUND = 20
"""Characters on either side in which the word around a place is looked for."""


def mojibake(subject: Subject) -> Iterator[Finding]:
    """UTF-8 that was read in another encoding, told by undoing it: "â€œ" gives a quotation mark."""
    if subject.is_ascii:
        return
    found = [
        (run.start(), run.group())
        for run in NOT_ASCII.finditer(subject.text)
        if not LEADS.isdisjoint(run.group()) and _undone(run.group())
    ]
    found += [(match.start(), match.group()) for match in REMAINS.finditer(subject.text)]
    places = sorted(dict(sorted(found)).items())
    yield from subject.first_of("F108", "characters read in the wrong encoding", places)


def _undone(run: str) -> bool:
    """Whether the run, or a part of it that a sign of its own precedes, was UTF-8 once."""
    for page in CODE_PAGES:
        raw = _bytes_of(run, page)
        # "—Â " and "Ð¸”": a sign that is in order may stand before or behind
        for first, last in ((0, len(raw)), (1, len(raw)), (0, len(raw) - 1)):
            try:
                text = raw[first:last].decode("utf-8")
            except UnicodeDecodeError:
                continue
            if PLAUSIBLE.fullmatch(text) and (len(text) > 1 or _is_sure(run, text)):
                return True
    return False


def _is_sure(run: str, text: str) -> bool:
    """Whether one character that comes out is enough: where no writer puts the two or three together."""
    return len(run) > 2 or run[0] in "ÃÂ√"


def _bytes_of(run: str, page: str) -> bytes:
    """The bytes that a code page has for a run; a control is its own byte, what it lacks is no UTF-8."""
    parts = []
    for char in run:
        try:
            parts.append(char.encode(page))
        except UnicodeEncodeError:
            parts.append(bytes([ord(char)]) if ord(char) < 256 else b"\xff")
    return b"".join(parts)


def replacement(subject: Subject) -> Iterator[Finding]:
    """The sign that stands where a program could not read a character: the letter is lost."""
    if not subject.is_ascii:
        yield from subject.first_of("F109", "a character was lost", _words_at(subject.text, "\ufffd"))


def question_marks(subject: Subject) -> Iterator[Finding]:
    """Question marks in words, where letters or apostrophes were; links are full of them and left out."""
    found = [
        (match.start(), word)
        for match in LOST_LETTER.finditer(subject.text)
        if not set("/=&@") & set(word := _word_at(subject.text, match.start()))
    ]
    yield from subject.first_of("F110", "a question mark within a word", found)


def nul(subject: Subject) -> Iterator[Finding]:
    """NUL characters that JSON can spell, and those far behind in a file."""
    yield from subject.first_of("F103", "a NUL character", _words_at(subject.text, "\0"))


def control(subject: Subject) -> Iterator[Finding]:
    """Other control characters, but for tabs, line ends and form feeds."""
    found = [(match.start(), match.group()) for match in CONTROL.finditer(subject.text)]
    yield from subject.first_of("F111", "a control character", found)


def inner_mark(subject: Subject) -> Iterator[Finding]:
    """A byte order mark that is not at the beginning: files were put together."""
    if not subject.is_ascii:
        yield from subject.first_of(
            "F112", "a byte order mark in the text", _words_at(subject.text, "\ufeff")
        )


def invisible(subject: Subject) -> Iterator[Finding]:
    """What readers do not see and programs do: parted words, turned directions."""
    if not subject.is_ascii:
        found = [(m.start(), _word_at(subject.text, m.start())) for m in INVISIBLE.finditer(subject.text)]
        yield from subject.first_of("F113", "an invisible character", found)


def mixed_scripts(subject: Subject) -> Iterator[Finding]:
    """Words of Latin and Cyrillic or Greek letters: look-alikes, which no name is found by."""
    if not subject.is_ascii:
        found = [(m.start(), _word_at(subject.text, m.start())) for m in MIXED_WORD.finditer(subject.text)]
        yield from subject.first_of("F114", "letters of two scripts in one word", found)


def _words_at(text: str, char: str) -> list[tuple[int, str]]:
    """Every place of a character, with the word around it."""
    found = []
    at = text.find(char)
    while at >= 0:
        found.append((at, _word_at(text, at)))
        at = text.find(char, at + 1)
    return found


def _word_at(text: str, offset: int) -> str:
    """What stands around a place up to the next blanks."""
    start = max(0, offset - AROUND)
    for match in WORD_AROUND.finditer(text, start, offset + AROUND):
        if match.end() > offset:
            return match.group()
    return text[offset]

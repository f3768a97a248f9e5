"""How the text is set: line ends and line lengths, and what pages and programs left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import entities

from ..findings import Finding
from .subject import Subject

LONGEST_LINE = 20_000
"""Characters; a report of 3,000 words without a single line end is a report whose line ends were lost."""
TAGS = (
    "a|abbr|article|aside|b|blockquote|body|br|button|caption|center|code|dd|div|dl|dt|em|embed|figcaption|"
    "figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|li|link|main|meta|nav|noscript|"
    "object|ol|option|p|picture|pre|script|section|select|small|source|span|strong|style|sub|sup|svg|table|"
    "tbody|td|tfoot|th|thead|title|tr|u|ul|video"
)
MARKUP = re.compile(rf"</?(?:{TAGS})(?:\s[^<>]{{0,400}})?/?>|<!--|<!\[CDATA\[|<!DOCTYPE\b", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|([a-z][a-z0-9]{1,30}));", re.IGNORECASE)
CODE = re.compile(
    r"\bfunction\b[ \w]{0,40}\([^()\n]{0,80}\)\s{0,20}\{|\b(?:var|let|const) [\w$]{1,40} ?= ?[\"'\[{(\w]"
    r"|\bwindow\.[\w$]{1,40}|\bdocument\.[\w$]{1,40}\(|\"@(?:context|type)\" ?:"
    r"|[.#][\w-]{1,40} ?\{ ?[a-z-]{2,30} ?: ?[^{}\n]{1,200};"
)
"""JavaScript, JSON-LD and style sheets; `function` and `var` alone are words of a language."""
CODE_SIGNS = ("{", "=", "window.", "document.", '"@')
"""One of these stands in all of it."""
BROKEN_WORD = re.compile(r"[a-z]{2,20}-\n[a-z]{2,20}")
MIN_BROKEN = 2
"""A single one may be a compound at the end of a line ("counter-terrorism")."""


def long_lines(subject: Subject) -> Iterator[Finding]:
    """Lines that no editor shows."""
    if not subject.plain or len(subject.text) <= LONGEST_LINE:
        return
    at = 0
    for line in subject.text.split("\n"):
        if len(line) > LONGEST_LINE:
            yield subject.finding("F122", f"a line of {len(line):,} characters", at)
            return
        at += len(line) + 1


def line_ends(subject: Subject) -> Iterator[Finding]:
    """Line ends of two kinds in one file."""
    if "\r" not in subject.text or not subject.plain:
        return
    both, returns, feeds = (subject.text.count(end) for end in ("\r\n", "\r", "\n"))
    ends = {"\\r\\n": both, "\\r": returns - both, "\\n": feeds - both}
    used = [f"{count:,} of {end}" for end, count in ends.items() if count]
    if len(used) > 1:
        yield subject.finding("F123", f"line ends of several kinds ({', '.join(used)})")


def markup(subject: Subject) -> Iterator[Finding]:
    """Tags of a page in what should be its text."""
    if "<" in subject.text:
        found = [(match.start(), match.group()) for match in MARKUP.finditer(subject.text)]
        yield from subject.first_of("F124", "HTML in the text", found)


def character_references(subject: Subject) -> Iterator[Finding]:
    """Characters written as pages write them: `&amp;`, `&#8217;`."""
    if "&" in subject.text:
        found = [
            (match.start(), match.group())
            for match in ENTITY.finditer(subject.text)
            if match[1] is None or f"{match[1]};" in entities.html5
        ]
        yield from subject.first_of("F125", "a character written as an entity", found)


def program_code(subject: Subject) -> Iterator[Finding]:
    """Scripts and style sheets that were taken for text."""
    if not any(sign in subject.text for sign in CODE_SIGNS):
        return
    found = [(match.start(), match.group()) for match in CODE.finditer(subject.text)]
    yield from subject.first_of("F126", "program code in the text", found)


def broken_words(subject: Subject) -> Iterator[Finding]:
    """Words parted at line ends, as a printed page has them."""
    if "-\n" in subject.text:
        found = [(match.start(), match.group()) for match in BROKEN_WORD.finditer(subject.text)]
        if len(found) >= MIN_BROKEN:
            yield from subject.first_of("F127", "a word parted at the end of a line", found)

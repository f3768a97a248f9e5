"""A text cut into blocks: paragraphs, headings and other lines that stand alone, by character offsets.

Some texts put each paragraph on a line of its own, others wrap their lines at a fixed width and part
paragraphs by blank lines or indents. The first must be broken at every newline, the second must not.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

MAX_WRAPPED = 140
"""Lines of a hard-wrapped text are not longer."""
TERMINAL = re.compile(r"[.!?…:;][\"”’'»)\]]*$|[\"”»)\]]$")
"""The end of a sentence, or of a quotation."""
HEAD_LINE = re.compile(
    r"date[:\s]\s*\d{4}-\d\d-\d\d|-{3,}$|#{1,6}\s|[^\W\d_][\w .-]{1,25}:\s|by\s+[^\W\d_a-z]", re.IGNORECASE
)
"""A line that is never joined with the next while the head of the text is read."""
HEAD_LINES = 12


class Line(NamedTuple):
    """A line that is not blank, without the blanks around it."""

    start: int
    end: int
    indent: int
    after_blank: bool
    length: int
    """Characters, indent included."""


def split_blocks(text: str) -> list[tuple[int, int]]:
    """(start, end) of every block, in order; together they hold all that is not blank."""
    lines = split_lines(text)
    if not lines:
        return []
    width = max(line.length for line in lines)
    wrapped = is_wrapped(text, lines, width)
    blocks: list[tuple[int, int]] = []
    start, previous = lines[0].start, lines[0]
    for i, line in enumerate(lines[1:], start=1):
        if line.after_blank or not _continues(text, previous, line, width, wrapped, in_head=i < HEAD_LINES):
            blocks.append((start, previous.end))
            start = line.start
        previous = line
    blocks.append((start, previous.end))
    return blocks


def split_lines(text: str) -> list[Line]:
    """The lines that are not blank."""
    lines: list[Line] = []
    at, blank = 0, True
    for raw in text.splitlines(keepends=True):
        size = len(raw.rstrip())
        if size:
            indent = 0 if not raw[0].isspace() else len(raw) - len(raw.lstrip())
            lines.append(Line(at + indent, at + size, indent, blank, size))
        blank = not size
        at += len(raw)
    return lines


def is_wrapped(text: str, lines: list[Line], width: int) -> bool:
    """Whether lines are broken at a fixed width: most line ends then stand within a sentence."""
    if width > MAX_WRAPPED:
        return False
    inner = pairs = 0
    for line, following in pairwise(lines):
        if following.after_blank:
            continue
        pairs += 1
        long_enough = line.length >= 0.6 * width
        inner += long_enough and not TERMINAL.search(text, max(line.start, line.end - 4), line.end)
    return inner >= 2 and inner >= 0.2 * pairs


def _continues(text: str, line: Line, following: Line, width: int, wrapped: bool, *, in_head: bool) -> bool:
    """Whether a line goes on in the next one."""
    if in_head and HEAD_LINE.match(text, line.start, line.end):
        return False
    ended = TERMINAL.search(text, max(line.start, line.end - 4), line.end) is not None
    if not wrapped:
        # A line broken in mid-sentence: nothing ends, and the next begins in lower case.
        return not ended and line.length >= 40 and text[following.start].islower()
    space = text.find(" ", following.start, following.end)
    first_word = (space if space >= 0 else following.end) - following.start
    # The writer broke the line although the next word would have fitted: a heading, or a paragraph's end.
    chosen = line.length + 1 + first_word < 0.75 * width
    if ended:
        return not chosen and not (following.indent > line.indent and line.indent + following.indent < 12)
    return not chosen or text[following.start].islower()

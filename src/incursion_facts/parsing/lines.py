"""What kind of line a short block is: a button of the page, a caption, thanks to agencies, a subhead.

A newcomer would take any line without a full stop for a subhead; captions and list items have none either.
"""

from __future__ import annotations

import re

from .phrases import Phrases, phrases

SHORTCODE_LINE = re.compile(r"(?:\[/?[a-zA-Z][\w-]*(?:\s[^\]\n]*)?\]\s*)+$")
BULLET = re.compile(r"[*•·‣▪–—-]\s|\d{1,3}[.)]\s")
MARKDOWN_HEADING = re.compile(r"#{1,6}\s+")
RULE_LINE = re.compile(r"[-=_*~#\s.·•|+]+$")
SENTENCE_MARK = re.compile(r"[.!…:;,][\"”’'»)\]]*$")
SENTENCE_INSIDE = re.compile(r"[a-zа-яё0-9)\"”’][.!?]\s+[\"“‘']?[A-ZА-ЯЁ]")
CREDIT_SIGN = re.compile("[([©/]|photo|image|picture|credit|courtesy|provided|video")
"""One of these stands in every photo credit, in lower case."""
THANKS_WORD = re.compile(r"[\w’'./&-]+")
THANKS_STARTS = frozenset({"with", "from", "additional", "agencies", "inputs"})
MAX_CAPTION, MAX_TITLE, MAX_SUBHEAD, MAX_BOILERPLATE = 600, 200, 110, 220


def is_boilerplate(known: Phrases, line: str) -> bool:
    """Whether a line is a button or request; a long one that ends as a sentence does is none."""
    start = known.boilerplate_start.match(line) if line[:2].lower() in known.line_heads else None
    return start is not None and (len(line) - start.end() < 60 or not SENTENCE_MARK.search(line))


def is_caption(known: Phrases, line: str) -> bool:
    """A photo caption or credit: it begins like one ("FILE - …") or ends in a credit ("(Ada Lind/AP)")."""
    if len(line) > MAX_CAPTION:
        return False
    likely = line[:2].lower() in known.line_heads
    if likely and known.caption_start.match(line):
        return True
    sentence = len(line) > 120 or SENTENCE_MARK.search(line) is not None
    if sentence and line.rstrip(". ")[-1:] not in (")", "]") and "©" not in line:
        weak = known.weak_caption_start.match(line) if likely else None
        return weak is not None and known.credit.search(line, len(line) // 2) is not None
    end = max(0, len(line) - 130)
    credit = known.credit.search(line, end) if CREDIT_SIGN.search(line.lower(), end) else None
    if credit is None:
        return False
    # "… in a video of the attack" ends no caption: in a sentence the credit must stand in brackets.
    return not sentence or credit.group()[0] in "([©"


def is_thanks(line: str) -> bool:
    """Whether a line thanks agencies: "With Reuters and local media", "(With inputs from agencies)"."""
    first = THANKS_WORD.search(line)
    if first is None or first.group().casefold() not in THANKS_STARTS:
        return False
    words = THANKS_WORD.findall(line)
    if not 2 <= len(words) <= 16:
        return False
    known = phrases()
    return all(
        word.casefold().strip(".") in known.thanks
        or word.casefold().strip(".") in known.outlets
        or word[0].isupper()
        for word in words[1:]
    ) and any(
        word.casefold().strip(".") in known.outlets or word.casefold().strip(".") in known.thanks
        for word in words[1:]
    )


def is_subhead(line: str) -> bool:
    """A short line between paragraphs that ends no sentence; a question may be one."""
    words = line.split()
    if BULLET.match(line):
        return False
    if len(words) > 16 or line[0].islower() or SENTENCE_MARK.search(line):
        return MARKDOWN_HEADING.match(line) is not None
    if line[-1] in '"”»' and line[0] in '"“«':
        return len(words) <= 8
    return not SENTENCE_INSIDE.search(line)

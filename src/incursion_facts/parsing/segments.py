"""A text cut into its segments, and the header fields that its first lines hold.

Segments hold all that is not blank, in order and without overlap. The head is read in `heads.py`; here the
body is parted into paragraphs, posts, captions, subheads, credits and what is no part of the report.
"""

from __future__ import annotations

import re

from .blocks import split_blocks
from .dateline import read_dateline
from .document import Segment, SegmentKind
from .header import find_date, is_outlet, read_label, spell_out
from .heads import read_head, take_date, take_dateline
from .layout import Header, Layout
from .lines import (
    MAX_BOILERPLATE,
    MAX_CAPTION,
    MAX_SUBHEAD,
    RULE_LINE,
    SHORTCODE_LINE,
    is_boilerplate,
    is_caption,
    is_subhead,
    is_thanks,
)
from .phrases import phrases
from .posts import MAX_POST, find_posts
from .subheads import find_subheads

SHORTCODE = re.compile(r"\[/?[a-zA-Z][\w-]*(?:\s+[\w-]+\s*=[^\]\n]{0,300})\]|\[/[a-zA-Z][\w-]*\]")
STAFF_TAIL = re.compile(
    r"(?:^|(?<=[.!?…”\"’)]\s))(?:[-–—]{1,2}\s*)?"
    r"(?:\((?i:additional\s+)?(?i:reporting|writing|editing|compiled|translated)\s+by\s"
    r"|(?:Additional\s+reporting|Reporting|REPORTING|Writing|Editing|Compiled|Translated)\s+(?i:by)\s)[^\n]{2,400}$"
    r"|(?<=[.!?…”\"’)]\s)[-–—]{1,2}\s[A-Z][\w&.’'-]*(?:\s[A-Z][\w&.’'-]*|\s(?:of|the|and)){1,6}"
    r"\s\([A-Z]{2,6}\)(?:[^\w\n][^\n]{0,160})?$"
    r"|(?:^|(?<=[.!?…”\"’)]\s))[\"“”?]{0,3}(?=[A-Z])[^.!?\n]{5,300}\scontributed\sto\sthis\s(?:report|story|article)\.?$"
)
"""Staff credits: "(Reporting by Ada Lind; Editing by Bo Falk)", "- Northern News Agency (NNA)", "Ada Lind
contributed to this report."

"according to reporting by AP" is none."""
STAFF_WORDS = ("reporting", "writing", "editing", "compiled", "translated")
SOURCE_TAIL = re.compile(r"(?<!\S)Sources?\s?:\s?[-–—]?\s?(?P<names>[A-Z][^.:;!?\n]{1,80})\s?-*$")
"""The outlet behind the last sentence: "Source: Nordic News and news agencies"."""
SOURCE_JOIN = re.compile(r"\s?[,/+&]\s?|\s+and\s+")
AGENCIES = re.compile(r"(?i)(?:^|\s)(?:news |other |wire |local )*(?:agency|agencies|wires|services)$")
"""What names no outlet, alone or behind the name of one: "news agencies", "Northern Wire news agency"."""
CAPTION_HINTS = (
    "hoto", "HOTO", "©", "etty", "REUTERS", "AFP", "AP/", "via ", "mage", "andout", "redit", "icture", "FILE",
    "File", "ICTURE", "MAGE", "REDIT", "ourtesy", "EPA", "creen", "ideo", "Map:", "llustration", "raphic",
    "Watch:", "WATCH:",
)  # fmt: skip
"""One of these stands in every caption; a text without any has none."""
LONG_PARAGRAPH = 300
"""Characters from which a paragraph may hold subheads: where lines were joined, they are all in one."""
MAX_TAIL = 4
"""Blocks at the end among which staff credits and late date lines are looked for."""


def segment(text: str, *, title: str | None = None) -> tuple[Segment, ...]:
    """The segments of a text. A first line that repeats the `title` known from metadata is a headline."""
    return read_layout(text, title=title)[0]


def read_layout(text: str, *, title: str | None = None) -> tuple[tuple[Segment, ...], Header]:
    """The segments of a text and the header fields that its lines hold."""
    layout = Layout(text, phrases(), title)
    blocks = split_blocks(text)
    body = read_head(layout, blocks)
    blocks, source = _without_source(layout, blocks[body:])
    _read_body(layout, blocks)
    if source is not None:
        layout.add("header", *source)
    header = layout.header
    if header.agency is not None and header.agency.isupper():
        header.agency = spell_out(header.agency, text) or header.agency
    return tuple(layout.segments), header


def _read_body(layout: Layout, blocks: list[tuple[int, int]]) -> None:
    text = layout.text
    has_posts = "(@" in text or "pic.twitter.com/" in text or "pic.x.com/" in text
    has_codes = "[" in text
    paragraphs = 0
    for number, (start, end) in enumerate(blocks):
        tail = len(blocks) - number <= MAX_TAIL
        if has_posts and _add_posts(layout, start, end):
            continue
        size = end - start
        if size <= MAX_CAPTION:
            kind = _kind_of_short(layout, start, end, tail, first=paragraphs == 0)
            if kind is not None:
                layout.add(kind, start, end)
                continue
        if has_codes and _add_around_codes(layout, start, end):
            continue
        if paragraphs < 3 and layout.header.dateline is None and layout.header.agency is None:
            start = _read_dateline(layout, start, end)
        paragraphs += 1
        if tail and (staff := _staff_tail(text, max(start, end - 500), end)):
            _add_paragraph(layout, start, staff.start())
            layout.add("boilerplate", staff.start(), end)
            continue
        _add_paragraph(layout, start, end)


def _without_source(
    layout: Layout, blocks: list[tuple[int, int]]
) -> tuple[list[tuple[int, int]], tuple[int, int] | None]:
    """The body's blocks without the line or last words that name the outlet, and the span of those.

    An outlet that the head names stays; of several agencies nobody can tell whose the text is.
    """
    if not blocks:
        return blocks, None
    start, end = blocks[-1]
    source = SOURCE_TAIL.search(layout.text, max(start, end - 100), end)
    if source is None or (source.start() == start and len(blocks) == 1):
        return blocks, None
    named = [AGENCIES.sub("", name) for name in SOURCE_JOIN.split(source["names"].strip())]
    outlets = [name for name in named if name]
    if not all(map(is_outlet, outlets)):
        return blocks, None
    if len(outlets) == 1:
        layout.header.outlet = layout.header.outlet or outlets[0]
    stop = start + len(layout.text[start : source.start()].rstrip())
    kept = [(start, stop)] if stop > start else []
    return blocks[:-1] + kept, (source.start(), end)


def _staff_tail(text: str, start: int, end: int) -> re.Match[str] | None:
    """The staff credits that a paragraph ends in; most paragraphs have no word of them."""
    words = text[start:end].lower()
    thanked = "by" in words and any(word in words for word in STAFF_WORDS)
    if "(" in words or thanked or "contributed to this" in words:
        return STAFF_TAIL.search(text, start, end)
    return None


def _add_paragraph(layout: Layout, start: int, end: int) -> None:
    """Adds a paragraph, parted at the subheads in capitals inside it."""
    if end - start > LONG_PARAGRAPH:
        for subhead in find_subheads(layout.text, start, end):
            layout.add("paragraph", start, subhead[0])
            layout.add("subhead", *subhead)
            start = subhead[1]
    layout.add("paragraph", start, end)


def _read_dateline(layout: Layout, start: int, end: int) -> int:
    """Adds the dateline of a paragraph; returns where its first sentence begins."""
    dateline = read_dateline(layout.text[start : min(end, start + 240)])
    if dateline is None:
        return start
    take_dateline(layout.header, dateline)
    layout.add("dateline", start, start + dateline.end)
    return start + dateline.end


def _kind_of_short(layout: Layout, start: int, end: int, tail: bool, *, first: bool) -> SegmentKind | None:
    """The kind of a block that is too short to be surely a paragraph, or None when it is one."""
    line, known, header = layout.text[start:end], layout.known, layout.header
    if (line[0] == "[" and SHORTCODE_LINE.match(line)) or RULE_LINE.match(line):
        return "boilerplate"
    if is_caption(known, line) and any(hint in layout.text for hint in CAPTION_HINTS):
        return "caption"
    size = end - start
    if size <= MAX_BOILERPLATE and is_boilerplate(known, line):
        return "boilerplate"
    if tail:
        if line[:1] in "WFIAw(" and is_thanks(line):
            return "credit"
        if STAFF_TAIL.match(line):
            return "boilerplate"
        label = read_label(line) if size <= MAX_SUBHEAD and not first else None
        if label is not None and label[0] in ("published", "updated") and (date := find_date(label[1])):
            take_date(header, date, label[0] == "updated")
            return "header"
    if size <= MAX_SUBHEAD and not first and is_subhead(line):
        return "boilerplate" if _is_link_title(layout) else "subhead"
    return None


def _is_link_title(layout: Layout) -> bool:
    """Whether a bare "Read more" stands above: then the next heading is a link to another text."""
    last = layout.segments[-1] if layout.segments else None
    if last is None or last.kind != "boilerplate":
        return False
    match = layout.known.boilerplate_start.match(layout.text, last.start, last.end)
    return match is not None and last.end - match.end() <= 1


def _add_posts(layout: Layout, start: int, end: int) -> bool:
    """Adds the posts of a block with the text around them; False when it has none."""
    if layout.text.find("@", start, end) < 0 and layout.text.find("pic.", start, end) < 0:
        return False
    at = start
    for post in find_posts(layout.text, start, end):
        begin = post.start
        layout.add("paragraph", at, begin)
        previous = layout.segments[-1] if layout.segments else None
        if post.lacks_text and begin == start and previous is not None and _fits(previous):
            # A blank line inside the post: its words are the block before.
            layout.segments.pop()
            begin = previous.start
        layout.add("post", begin, post.end, post.author)
        at = post.end
    if at == start:
        return False
    layout.add("paragraph", at, end)
    return True


def _fits(previous: Segment) -> bool:
    return previous.kind in ("paragraph", "subhead") and previous.end - previous.start <= MAX_POST


def _add_around_codes(layout: Layout, start: int, end: int) -> bool:
    """Parts a paragraph at shortcodes inside it ("[gallery ids=…]"); False when it has none."""
    at = start
    for code in SHORTCODE.finditer(layout.text, start, end):
        layout.add("paragraph", at, code.start())
        layout.add("boilerplate", code.start(), code.end())
        at = code.end()
    if at == start:
        return False
    layout.add("paragraph", at, end)
    return True

"""A text cut into its segments, and the header fields that its first lines hold.

Segments hold all that is not blank, in order and without overlap. A line at the head counts as a headline
only when it looks like one and a report follows: most texts have none, and no first sentence may become one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .blocks import split_blocks
from .dateline import Dateline, read_dateline, read_dateline_line
from .document import Segment, SegmentKind
from .header import (
    DATE_PIECES,
    DATE_START,
    find_date,
    has_given_name,
    is_job,
    is_likely_person,
    is_only_date_noise,
    is_outlet,
    is_person,
    is_place_in_capitals,
    is_writer,
    read_byline,
    read_date_line,
    read_label,
    spell_out,
    valid_date,
)
from .phrases import Phrases, phrases
from .posts import MAX_POST, find_posts
from .running import (
    is_names_line,
    read_byline_list,
    read_running_head,
    read_stamp_line,
    read_title_sentence,
    title_stop,
)
from .subheads import find_subheads

SHORTCODE_LINE = re.compile(r"(?:\[/?[a-zA-Z][\w-]*(?:\s[^\]\n]*)?\]\s*)+$")
SHORTCODE = re.compile(r"\[/?[a-zA-Z][\w-]*(?:\s+[\w-]+\s*=[^\]\n]{0,300})\]|\[/[a-zA-Z][\w-]*\]")
STAFF_TAIL = re.compile(
    r"(?:^|(?<=[.!?…”\"’)]\s))(?:[-–—]{1,2}\s*)?"
    r"(?:\((?i:additional\s+)?(?i:reporting|writing|editing|compiled|translated)\s+by\s"
    r"|(?:Additional\s+reporting|Reporting|REPORTING|Writing|Editing|Compiled|Translated)\s+(?i:by)\s)[^\n]{2,400}$"
    r"|(?<=[.!?…”\"’)]\s)[-–—]{1,2}\s[A-Z][\w&.’'-]*(?:\s[A-Z][\w&.’'-]*|\s(?:of|the|and)){1,6}"
    r"\s\([A-Z]{2,6}\)(?:[^\w\n][^\n]{0,160})?$"
)
"""Staff credits: "(Reporting by Ada Lind; Editing by Bo Falk)", "- Northern News Agency (NNA)".

"according to reporting by AP" is none."""
BULLET = re.compile(r"[*•·‣▪–—-]\s|\d{1,3}[.)]\s")
MARKDOWN_HEADING = re.compile(r"#{1,6}\s+")
RULE_LINE = re.compile(r"[-=_*~#\s.·•|+]+$")
SENTENCE_MARK = re.compile(r"[.!…:;,][\"”’'»)\]]*$")
TITLE_MARK = re.compile(r"[.…:;,][\"”’'»)\]]*$")
"""What no headline ends in; it may ask or shout."""
SENTENCE_INSIDE = re.compile(r"[a-zа-яё0-9)\"”’][.!?]\s+[\"“‘']?[A-ZА-ЯЁ]")
CAPTION_HINTS = (
    "hoto", "HOTO", "©", "etty", "REUTERS", "AFP", "AP/", "via ", "mage", "andout", "redit", "icture", "FILE",
    "File", "ICTURE", "MAGE", "REDIT", "ourtesy", "EPA", "creen", "ideo", "Map:", "llustration", "raphic",
    "Watch:", "WATCH:",
)  # fmt: skip
"""One of these stands in every caption; a text without any is not searched for credits."""
THANKS_WORD = re.compile(r"[\w’'./&-]+")
MAX_CAPTION, MAX_TITLE, MAX_SUBHEAD, MAX_BOILERPLATE = 600, 200, 110, 220
MIN_RUNNING, MAX_RUNNING = 60, 720
"""Characters of a line that may hold title and report, and up to which it is looked at."""
LONG_PARAGRAPH = 300
"""Characters from which a paragraph may hold subheads: where lines were joined, they are all in one."""
MAX_TAIL = 4
"""Blocks at the end among which staff credits and late date lines are looked for."""


@dataclass(slots=True)
class Header:
    """What the lines of a text say about it; all null when they say nothing."""

    published: str | None = None
    updated: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    dateline: str | None = None
    day: tuple[int, int] | None = None
    """Month and day of a dateline without a year."""
    agency: str | None = None


@dataclass(slots=True)
class _Layout:
    """The segments found so far and what is known while a text is read from top to bottom."""

    text: str
    known: Phrases
    title: str | None
    header: Header = field(default_factory=Header)
    segments: list[Segment] = field(default_factory=list)
    headline: int | None = None
    """Position of the headline in `segments`."""

    def add(self, kind: SegmentKind, start: int, end: int, author: tuple[int, int] | None = None) -> None:
        """Appends a segment without the blanks around it, if anything is left."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            self.segments.append(Segment(kind, start, end, author))


def segment(text: str, *, title: str | None = None) -> tuple[Segment, ...]:
    """The segments of a text. A first line that repeats the `title` known from metadata is a headline."""
    return read_layout(text, title=title)[0]


def read_layout(text: str, *, title: str | None = None) -> tuple[tuple[Segment, ...], Header]:
    """The segments of a text and the header fields that its lines hold."""
    layout = _Layout(text, phrases(), title)
    blocks = split_blocks(text)
    body = _read_head(layout, blocks)
    _read_body(layout, blocks[body:])
    header = layout.header
    if header.agency is not None and header.agency.isupper():
        header.agency = spell_out(header.agency, text) or header.agency
    return tuple(layout.segments), header


def _read_head(layout: _Layout, blocks: list[tuple[int, int]]) -> int:
    """Reads date, label, title and byline lines; returns the number of the first block of the body.

    What a date mark leaves of its line goes back into `blocks`, to be read as a block of its own.
    """
    text = layout.text
    front_matter = bool(blocks) and text[slice(*blocks[0])] == "---"
    i = 0
    while i < len(blocks):
        start, end = blocks[i]
        line = text[start:end]
        if i and front_matter and RULE_LINE.match(line):
            front_matter = False
            layout.add("header", start, end)
        elif dated := DATE_START.match(line) if i < 3 else None:
            layout.header.published = layout.header.published or find_date(dated.group())
            layout.add("header", start, start + dated.end())
            rest = line[dated.end() :]
            if rest.strip():
                blocks[i] = (end - len(rest.lstrip()), end)
                continue
        elif front_matter or RULE_LINE.match(line):
            if not _read_label_line(layout, start, end):
                layout.add("header", start, end)
        elif cut := _read_start(layout, start, end):
            blocks[i] = (cut, end)
            continue
        elif not _read_head_line(layout, blocks, i):
            break
        i += 1
    return i


def _read_start(layout: _Layout, start: int, end: int) -> int | None:
    """Adds what runs on in one line with the report (writers, title); returns where the report begins."""
    if end - start < MIN_RUNNING:
        return None
    text, header = layout.text, layout.header
    line = text[start : min(end, start + MAX_RUNNING)]
    if header.byline is None and (writers := read_byline_list(line)) is not None:
        header.byline = line[: writers.names_end]
        if writers.year is None:
            header.day = writers.day
        else:
            header.published = header.published or valid_date(writers.year, *writers.day)
        layout.add("byline", start, start + writers.names_end)
        layout.add("header", start + writers.names_end, start + writers.stamp_end)
        return _skip_blanks(text, start + writers.stamp_end, end)
    if layout.headline is not None or header.dateline is not None or read_dateline(line) is not None:
        return None
    running = read_running_head(line)
    if running is not None:
        _add_running_title(layout, start, start + running.title_end)
        header.published = header.published or running.published
        if running.byline is not None:
            header.byline = header.byline or running.names
            layout.add("byline", start + running.byline[0], start + running.byline[1])
        return start + running.dateline
    title_end = read_title_sentence(line)
    if title_end is None:
        return None
    _add_running_title(layout, start, start + title_end)
    return _skip_blanks(text, start + title_end, end)


def _skip_blanks(text: str, at: int, end: int) -> int | None:
    """Where the next word begins, or None where nothing follows."""
    while at < end and text[at].isspace():
        at += 1
    return at if at < end else None


def _add_running_title(layout: _Layout, start: int, end: int) -> None:
    """Adds a title that a report follows in the same line; of several sentences the first is the title."""
    if start == end:
        return
    text = layout.text
    cut = title_stop(text, start, end) or end
    title = " ".join(text[start:cut].split()).rstrip(" .")
    layout.header.title = layout.header.title or title or None
    layout.headline = len(layout.segments)
    layout.add("headline", start, cut)
    layout.add("standfirst", cut, end)


def _read_head_line(layout: _Layout, blocks: list[tuple[int, int]], i: int) -> bool:
    """Adds one block of the head; False when it belongs to the body."""
    start, end = blocks[i]
    line = layout.text[start:end]
    header = layout.header
    if len(line) > 2 * MAX_TITLE:
        return False
    if SHORTCODE_LINE.match(line):
        layout.add("boilerplate", start, end)
        return True
    if date := read_date_line(line):
        _set_date(header, *date)
        layout.add("header", start, end)
        return True
    if _is_boilerplate(layout.known, line) and i + 1 < len(blocks):
        layout.add("boilerplate", start, end)
        return True
    if header.dateline is None and (dateline := read_dateline_line(line)) is not None:
        _set_dateline(header, dateline)
        layout.add("dateline", start, end)
        return True
    if _is_bare_dateline(line):
        return False
    if (byline := read_byline(line)) is not None:
        header.byline, header.outlet = header.byline or byline.name, header.outlet or byline.outlet
        header.published = header.published or (find_date(line) if len(line) < MAX_TITLE else None)
        layout.add("byline", start, end)
        return True
    if _read_pieces(layout, start, end) or _read_label_line(layout, start, end):
        return True
    if is_outlet(line) and not line.endswith(".") and i + 1 < len(blocks):
        header.outlet = header.outlet or line
        layout.add("byline", start, end)
        return True
    if (day := read_stamp_line(line)) is not None:
        header.day = header.day or day
        layout.add("header", start, end)
        return True
    if _is_name_line(layout, blocks, i):
        header.byline = line
        layout.add("byline", start, end)
        return True
    if layout.headline is None and _is_title(layout, blocks, i):
        mark = MARKDOWN_HEADING.match(line)
        if (tail := _outlet_behind_title(line)) is not None:  # "Trams stop in Veska | Nordic News"
            header.outlet = header.outlet or line[tail[1] :]
            header.title = header.title or line[: tail[0]]
            layout.headline = len(layout.segments)
            layout.add("headline", start, start + tail[0])
            layout.add("header", start + tail[0], end)
            return True
        header.published = header.published or _date_at_end(layout.known, line)
        header.title = header.title or " ".join(line[mark.end() if mark else 0 :].split())
        layout.headline = len(layout.segments)
        layout.add("headline", start, end)
        return True
    return layout.headline is not None and _is_standfirst(layout, blocks, i)


def _outlet_behind_title(line: str) -> tuple[int, int] | None:
    """Where a title ends, and where the outlet begins that a bar or dash parts from it."""
    last = None
    for last in DATE_PIECES.finditer(line):  # noqa: B007 - the last one is wanted
        pass
    if last is None or last.start() < 20 or not is_outlet(line[last.end() :]):
        return None
    return last.start(), last.end()


def _date_at_end(known: Phrases, line: str) -> str | None:
    """The full date that a title ends in: "Evening summary, March 2, 2023"."""
    match = known.date.search(line, max(0, len(line) - 24))
    return find_date(match.group()) if match is not None and match.end() == len(line) else None


def _is_name_line(layout: _Layout, blocks: list[tuple[int, int]], i: int) -> bool:
    """Whether a line under the headline is nothing but the writer's name.

    Without a headline it may be what the text is about; of an unknown given name the outlet must follow.
    """
    line = layout.text[slice(*blocks[i])]
    if layout.header.byline is not None or i + 1 >= len(blocks):
        return False
    if is_names_line(line):
        return True
    if layout.headline is None:
        return False
    if len(line) > 40 or layout.segments[-1].kind not in ("headline", "standfirst") or not is_person(line):
        return False
    if not is_likely_person(line) or len(line.split()) > 4:
        return False
    following = layout.text[slice(*blocks[i + 1])]
    return has_given_name(line) or is_outlet(following) or read_date_line(following) is not None


def _set_dateline(header: Header, dateline: Dateline) -> None:
    """Takes over the fields of a dateline."""
    header.dateline, header.agency = dateline.place, dateline.agency
    header.day = dateline.day or header.day
    header.published = header.published or dateline.published


def _is_bare_dateline(line: str) -> bool:
    """A dateline on a line of its own: "CAPE TOWN, South Africa (AP) --" is no byline, "Ada Lind (AP)" is."""
    dateline = read_dateline(line) if "(" in line else None
    if dateline is None or dateline.end < len(line):
        return False
    place = dateline.place or ""
    return place.split(",")[0].isupper() or "," in place or " " not in place or dateline.published is not None


def _set_date(header: Header, date: str, updated: bool) -> None:
    if updated:
        header.updated = header.updated or date
    else:
        header.published = header.published or date


def _read_pieces(layout: _Layout, start: int, end: int) -> bool:
    """A line of several fields: "Ada Lind | Nordic News | 23 May 2023"."""
    line = layout.text[start:end]
    if len(line) > MAX_TITLE or line.endswith((".", "!", "?")):
        return False
    # "Nordic News, May 23, 2023": the date is a piece of its own, whatever parts it from the rest.
    parted = layout.known.date.sub(r" | \g<0> | ", line) if any(map(str.isdigit, line)) else line
    pieces = [p for p in (part.strip(" ,") for part in DATE_PIECES.split(parted)) if p]
    if len(pieces) < 2:
        return False
    dates = [d for p in pieces if (d := read_date_line(p))]
    others = [p for p in pieces if not read_date_line(p) and not is_only_date_noise(p)]
    outlets = [p for p in others if is_outlet(p)]
    names = [p for p in others if p not in outlets and is_likely_person(p)]
    # Beside a date or an outlet no "by" is needed: "Analysis | 28 May 2023 | Ada Lind for Nordic News".
    bylines = [
        b
        for p in others
        if p not in names + outlets
        and not is_place_in_capitals(p)
        and (b := read_byline(p) or read_byline(f"by {p}"))
        and (b.name is None or is_writer(b.name))
    ]
    kickers = [p for p in others if p.upper() in layout.known.kickers]
    rest = [p for p in others if p not in names + outlets + kickers]
    places = [p for p in rest if _is_place_piece(p)] if dates and not bylines else []
    jobs = [p for p in rest if p not in places and is_job(p) and len(p.split()) <= 3] if dates else []
    known = len(names) + len(bylines) + len(outlets) + len(kickers) + len(places) + len(jobs)
    if known < len(others) or len(places) > 1 or not (dates or bylines or outlets):
        return False
    header = layout.header
    for date in dates:
        _set_date(header, *date)
    for byline in bylines:
        header.byline, header.outlet = header.byline or byline.name, header.outlet or byline.outlet
    header.byline = header.byline or (names[0] if names else None)
    header.outlet = header.outlet or (outlets[0] if outlets else None)
    header.dateline = header.dateline or (places[0] if places else None)
    kind: SegmentKind = "dateline" if places and not names else "byline" if names or bylines else "header"
    layout.add(kind, start, end)
    return True


def _is_place_piece(piece: str) -> bool:
    """Whether a piece beside a date is a place: "JERUSALEM | Tue 12 May 2009"."""
    words = piece.split()
    if is_place_in_capitals(piece):
        return len(words) <= 3
    return len(words) == 1 and words[0][0].isupper() and words[0].isalpha() and not is_job(piece)


def _read_label_line(layout: _Layout, start: int, end: int) -> bool:
    """A labelled line ("Title: …", "Author: …") or a rule of dashes; False when it is neither."""
    line = layout.text[start:end]
    header = layout.header
    label = read_label(line)
    if label is None:
        if RULE_LINE.match(line):
            layout.add("header", start, end)
            return True
        return False
    field_name, value, offset = label
    if field_name in ("published", "updated"):
        date = find_date(value)
        if date is None or len(value) > 60:
            return False
        _set_date(header, date, field_name == "updated")
    elif field_name == "title":
        header.title = header.title or value
        layout.add("header", start, start + offset)
        layout.headline = len(layout.segments)
        layout.add("headline", start + offset, end)
        return True
    elif field_name == "byline":
        read = read_byline(f"By {value}")
        if read is None and not is_person(value):
            return False
        header.byline = header.byline or (read.name if read else value)
        header.outlet = header.outlet or (read.outlet if read else None)
    elif field_name == "outlet":
        if len(value) > 60 or value.endswith("."):
            return False
        header.outlet = header.outlet or value
    layout.add("byline" if field_name == "byline" else "header", start, end)
    return True


def _is_title(layout: _Layout, blocks: list[tuple[int, int]], i: int) -> bool:
    """Whether a block is the headline: short, no full stop, no dateline, and a report follows it."""
    start, end = blocks[i]
    line = layout.text[start:end]
    if layout.title is not None and line.casefold().split() == layout.title.casefold().split():
        return True
    if MARKDOWN_HEADING.match(line):
        return line.startswith(("# ", "## "))
    if len(line) > MAX_TITLE or not 2 <= len(line.split()) <= 24 or TITLE_MARK.search(line):
        return False
    if line[0].islower() or SENTENCE_INSIDE.search(line) or i + 1 >= len(blocks):
        return False
    if read_dateline(line) is not None or _is_caption(layout.known, line) or "(@" in line or "://" in line:
        return False
    following = [layout.text[s:e] for s, e in blocks[i + 1 : i + 8]]
    return any((len(f) > 40 and SENTENCE_MARK.search(f)) or len(f) > 2 * len(line) > 80 for f in following)


def _is_standfirst(layout: _Layout, blocks: list[tuple[int, int]], i: int) -> bool:
    """A block under the headline that a date line or byline closes off from the report is its standfirst."""
    last = layout.segments[-1].kind
    if i + 1 >= len(blocks):
        return False
    if last in ("byline", "standfirst") and _is_bullet(layout, blocks, i):
        layout.add("standfirst", *blocks[i])
        return True
    if last != "headline":
        return False
    line = layout.text[slice(*blocks[i + 1])]
    head_line = len(line) <= MAX_TITLE and (
        read_date_line(line) is not None
        or read_byline(line) is not None
        or (read_label(line) or ("",))[0] in ("published", "updated", "byline")
    )
    if head_line:
        layout.add("standfirst", *blocks[i])
    return head_line


def _is_bullet(layout: _Layout, blocks: list[tuple[int, int]], i: int) -> bool:
    """Whether a line between byline and report is a point of the standfirst: short, and no sentence's end."""
    text, (start, end) = layout.text, blocks[i]
    line, following = text[start:end], text[slice(*blocks[i + 1])]
    if len(line) > MAX_SUBHEAD or SENTENCE_MARK.search(line) or following[0].islower():
        return False
    if not (line[0].isupper() or line[0].isdigit() or BULLET.match(line)) or read_dateline(line) is not None:
        return False
    return any(SENTENCE_MARK.search(text, max(s, e - 3), e) for s, e in blocks[i + 1 : i + 6])


def _read_body(layout: _Layout, blocks: list[tuple[int, int]]) -> None:
    text = layout.text
    has_posts = "(@" in text or "pic.twitter.com/" in text or "pic.x.com/" in text
    has_captions = any(hint in text for hint in CAPTION_HINTS)
    has_codes = "[" in text
    paragraphs = 0
    for number, (start, end) in enumerate(blocks):
        tail = len(blocks) - number <= MAX_TAIL
        if has_posts and _add_posts(layout, start, end):
            continue
        size = end - start
        if size <= MAX_CAPTION:
            kind = _kind_of_short(layout, start, end, has_captions, tail, first=paragraphs == 0)
            if kind is not None:
                layout.add(kind, start, end)
                continue
        if has_codes and _add_around_codes(layout, start, end):
            continue
        if paragraphs < 3 and layout.header.dateline is None and layout.header.agency is None:
            start = _read_dateline(layout, start, end)
        paragraphs += 1
        if tail and (staff := STAFF_TAIL.search(text, max(start, end - 500), end)):
            _add_paragraph(layout, start, staff.start())
            layout.add("boilerplate", staff.start(), end)
            continue
        _add_paragraph(layout, start, end)


def _add_paragraph(layout: _Layout, start: int, end: int) -> None:
    """Adds a paragraph, parted at the subheads in capitals inside it."""
    if end - start > LONG_PARAGRAPH:
        for subhead in find_subheads(layout.text, start, end):
            layout.add("paragraph", start, subhead[0])
            layout.add("subhead", *subhead)
            start = subhead[1]
    layout.add("paragraph", start, end)


def _read_dateline(layout: _Layout, start: int, end: int) -> int:
    """Adds the dateline of a paragraph; returns where its first sentence begins."""
    dateline = read_dateline(layout.text[start : min(end, start + 240)])
    if dateline is None:
        return start
    _set_dateline(layout.header, dateline)
    layout.add("dateline", start, start + dateline.end)
    return start + dateline.end


def _kind_of_short(
    layout: _Layout, start: int, end: int, has_captions: bool, tail: bool, *, first: bool
) -> SegmentKind | None:
    """The kind of a block that is too short to be surely a paragraph, or None when it is one."""
    line, known, header = layout.text[start:end], layout.known, layout.header
    if (line[0] == "[" and SHORTCODE_LINE.match(line)) or RULE_LINE.match(line):
        return "boilerplate"
    if has_captions and _is_caption(known, line):
        return "caption"
    size = end - start
    if size <= MAX_BOILERPLATE and _is_boilerplate(known, line):
        return "boilerplate"
    if tail:
        if line[:1] in "WFIAw(" and is_thanks(line):
            return "credit"
        if STAFF_TAIL.match(line):
            return "boilerplate"
        label = read_label(line) if size <= MAX_SUBHEAD and not first else None
        if label is not None and label[0] in ("published", "updated") and (date := find_date(label[1])):
            _set_date(header, date, label[0] == "updated")
            return "header"
    if size <= MAX_SUBHEAD and not first and _is_subhead(line):
        return "boilerplate" if _is_link_title(layout) else "subhead"
    return None


def _is_link_title(layout: _Layout) -> bool:
    """Whether a bare "Read more" stands above: then the next heading is a link to another text."""
    last = layout.segments[-1] if layout.segments else None
    if last is None or last.kind != "boilerplate":
        return False
    match = layout.known.boilerplate_start.match(layout.text, last.start, last.end)
    return match is not None and last.end - match.end() <= 1


def _is_boilerplate(known: Phrases, line: str) -> bool:
    """Whether a line is a button or request; a long one that ends as a sentence does is none."""
    start = known.boilerplate_start.match(line) if line[:2].lower() in known.line_heads else None
    return start is not None and (len(line) - start.end() < 60 or not SENTENCE_MARK.search(line))


def _is_caption(known: Phrases, line: str) -> bool:
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
    credit = known.credit.search(line, max(0, len(line) - 130))
    if credit is None:
        return False
    # "… in a video of the attack" ends no caption: in a sentence the credit must stand in brackets.
    return not sentence or credit.group()[0] in "([©"


def is_thanks(line: str) -> bool:
    """Whether a line thanks agencies: "With Reuters and local media", "(With inputs from agencies)"."""
    words = THANKS_WORD.findall(line)
    if not 2 <= len(words) <= 16 or words[0].casefold() not in (
        "with",
        "from",
        "additional",
        "agencies",
        "inputs",
    ):
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


def _is_subhead(line: str) -> bool:
    """A short line between paragraphs that ends no sentence; a question may be one."""
    words = line.split()
    if BULLET.match(line):
        return False
    if len(words) > 16 or line[0].islower() or SENTENCE_MARK.search(line):
        return MARKDOWN_HEADING.match(line) is not None
    if line[-1] in '"”»' and line[0] in '"“«':
        return len(words) <= 8
    return not SENTENCE_INSIDE.search(line)


def _add_posts(layout: _Layout, start: int, end: int) -> bool:
    """Adds the posts of a block with the text around them; False when it has none."""
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


def _add_around_codes(layout: _Layout, start: int, end: int) -> bool:
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

"""The lines above the report: dates, labels, titles, bylines, datelines on lines of their own, standfirsts.

A line at the head counts as a headline only when it looks like one and a report follows: most texts have
none, and no first sentence may become one.
"""

from __future__ import annotations

import re

from .dateline import Dateline, read_dateline, read_dateline_line
from .document import SegmentKind
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
    valid_date,
)
from .layout import Header, Layout
from .lines import (
    BULLET,
    MARKDOWN_HEADING,
    MAX_SUBHEAD,
    MAX_TITLE,
    RULE_LINE,
    SENTENCE_INSIDE,
    SENTENCE_MARK,
    SHORTCODE_LINE,
    is_boilerplate,
    is_caption,
)
from .phrases import Phrases
from .running import (
    is_names_line,
    read_byline_list,
    read_running_head,
    read_stamp_line,
    read_title_sentence,
    title_stop,
)

TITLE_MARK = re.compile(r"[.…:;,][\"”’'»)\]]*$")
"""What no headline ends in; it may ask or shout."""
MIN_RUNNING, MAX_RUNNING = 60, 720
"""Characters of a line that may hold title and report, and up to which it is looked at."""


def read_head(layout: Layout, blocks: list[tuple[int, int]]) -> int:
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


def _read_start(layout: Layout, start: int, end: int) -> int | None:
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


def _add_running_title(layout: Layout, start: int, end: int) -> None:
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


def _read_head_line(layout: Layout, blocks: list[tuple[int, int]], i: int) -> bool:
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
        take_date(header, *date)
        layout.add("header", start, end)
        return True
    if is_boilerplate(layout.known, line) and i + 1 < len(blocks):
        layout.add("boilerplate", start, end)
        return True
    if header.dateline is None and (dateline := read_dateline_line(line)) is not None:
        take_dateline(header, dateline)
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


def _is_name_line(layout: Layout, blocks: list[tuple[int, int]], i: int) -> bool:
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


def take_dateline(header: Header, dateline: Dateline) -> None:
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


def take_date(header: Header, date: str, updated: bool) -> None:
    if updated:
        header.updated = header.updated or date
    else:
        header.published = header.published or date


def _read_pieces(layout: Layout, start: int, end: int) -> bool:
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
        take_date(header, *date)
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


def _read_label_line(layout: Layout, start: int, end: int) -> bool:
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
        take_date(header, date, field_name == "updated")
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


def _is_title(layout: Layout, blocks: list[tuple[int, int]], i: int) -> bool:
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
    if read_dateline(line) is not None or is_caption(layout.known, line) or "(@" in line or "://" in line:
        return False
    following = [layout.text[s:e] for s, e in blocks[i + 1 : i + 8]]
    return any((len(f) > 40 and SENTENCE_MARK.search(f)) or len(f) > 2 * len(line) > 80 for f in following)


def _is_standfirst(layout: Layout, blocks: list[tuple[int, int]], i: int) -> bool:
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


def _is_bullet(layout: Layout, blocks: list[tuple[int, int]], i: int) -> bool:
    """Whether a line between byline and report is a point of the standfirst: short, and no sentence's end."""
    text, (start, end) = layout.text, blocks[i]
    line, following = text[start:end], text[slice(*blocks[i + 1])]
    if len(line) > MAX_SUBHEAD or SENTENCE_MARK.search(line) or following[0].islower():
        return False
    if not (line[0].isupper() or line[0].isdigit() or BULLET.match(line)) or read_dateline(line) is not None:
        return False
    return any(SENTENCE_MARK.search(text, max(s, e - 3), e) for s, e in blocks[i + 1 : i + 6])

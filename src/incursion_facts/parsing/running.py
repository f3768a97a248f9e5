"""Heads that run on in one line with the report: title, byline and dateline parted by nothing but blanks.

Archives that lost their line breaks print "Two die in Veska blast Ada Lind KYIV, June 1 (Agency) -- Two …".
What tells where the report begins is the dateline in mid-line: a place in capitals with a date or an agency
and a dash. What stands before it is the title, and behind the title the writer's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from ..lexicons import load_lexicon
from ..lexicons.lists import is_common, load_first_names
from .dateline import Dateline, read_dateline
from .header import (
    has_given_name,
    is_job,
    is_likely_person,
    is_outlet,
    is_person,
    iso_date,
    join_names,
)
from .phrases import phrases

REACH = 320
"""Characters within which the dateline must begin."""
DASH_OR_BRACKET = re.compile(r"[(–—]|\s-{1,2}\s")
CAPITALS_START = re.compile(r"(?<=\s)(?<![A-ZÀ-ÖØ-Þ]\s)[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?=[\s,(])")
DASH_AT_END = re.compile(r"[-–—―]\s*$")
READING_TIME = re.compile(r"\s\d{1,2}\s[Mm]in(?:ute)?\s[Rr]ead$")
BY = re.compile(r"(?:^|\s)(?=[Bb][Yy]\s)..\s+(?=[^\W\d_])")
LOGIN = re.compile(r"[a-z]{4,20}\d{0,4}")
TITLE_STOP = re.compile(r"[.!?](?=\s+[\"“‘']?[^\W\d_a-z])")
NAME_BREAK = re.compile(r",?\sand\s|,\s")
BYLINE_NAME = r"[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){1,3}"
MAX_ACRONYM = 3
MAX_TITLE = 170
"""Characters of a title that is a sentence of its own."""
MIN_TITLE, MAX_TITLE_WORDS, MAX_PLACE_WORDS = 4, 20, 3


@dataclass(frozen=True, slots=True)
class RunningHead:
    """Offsets in the line: the title's end, the span of byline and date, and where the dateline begins."""

    title_end: int
    byline: tuple[int, int] | None
    names: str | None
    published: str | None
    dateline: int


def read_running_head(line: str) -> RunningHead | None:
    """The head that runs on into its report, or None where no dateline stands in mid-line.

    The line must not begin with a dateline itself.
    """
    head = line[: REACH + 200]
    if not DASH_OR_BRACKET.search(head):
        return None
    for start in CAPITALS_START.finditer(head, 0, REACH):
        at = start.start()
        dateline = read_dateline(head[at:])
        if dateline is None:
            continue
        dated = _date_at_end(head[:at].rstrip())
        if not _is_sure(dateline, dated is not None) and not _follows_sentence(head, at, at + dateline.end):
            continue
        at += _foreign_capitals(dateline.place or "")
        before = head[: dated[0] if dated else at].rstrip()
        title_end, start_of_byline, names = _part(before, line)
        byline = start_of_byline if start_of_byline is not None else dated[0] if dated else None
        span = None if byline is None else (byline, len(head[:at].rstrip()))
        return RunningHead(title_end, span, names, dated[1] if dated else None, at)
    return None


def _date_at_end(words: str) -> tuple[int, str] | None:
    """(Offset, ISO date) of the full date that words end in: "… Ada Lind March 15, 2009 NEWARK --"."""
    for match in phrases().date.finditer(words, max(0, len(words) - 24)):
        date = iso_date(match)
        if match.end() == len(words) and date is not None:
            return match.start(), date
    return None


def _is_sure(dateline: Dateline, dated: bool) -> bool:
    """A dash behind capitals is no proof in mid-line: a date or a known agency must stand there too."""
    place = dateline.place
    town = (place or "").split(",")[0]
    if not town.isupper() or len(town.split()) > MAX_PLACE_WORDS:
        return False  # of a title in capitals nobody can tell where the place begins
    if dated or dateline.day is not None or dateline.published is not None:
        return True
    return dateline.agency is not None and all(is_outlet(part) for part in dateline.agency.split("/"))


def _follows_sentence(head: str, start: int, end: int) -> bool:
    """Whether capitals with a dash stand between a first sentence and the next: "Trams stop. VESKA — The"."""
    before, after = head[:start].rstrip(), head[end:].lstrip(" \"“‘'")
    town = head[start:end].split(",")[0].split("(")[0].strip(" -–—―_.")
    if len(town) <= MAX_ACRONYM or head.count(town) > 1:
        return False  # "RSF — The group": a body comes again in capitals, a place does not
    if before[-1:] not in ".!?" or not after[:1].isupper() or not DASH_AT_END.search(head, start, end):
        return False
    return len(before) <= MAX_TITLE and title_stop(head, 0, start) in (len(before), None)


def _foreign_capitals(place: str) -> int:
    """Length of the capitals that end the title and not the place: "… kill four, says UN BAMAKO"."""
    first, _, rest = place.partition(" ")
    return 3 if rest and len(first) == 2 and first in phrases().title_acronyms else 0


def _part(words: str, line: str) -> tuple[int, int | None, str | None]:
    """(end of the title, start of the byline, the names in it) of what stands before the dateline."""
    words = _without_notes(words)
    label = None
    for label in BY.finditer(words):  # noqa: B007 - the last one is wanted
        pass
    if label is not None and (names := _written_by(words[label.end() :])):
        start = label.start() + (words[label.start()].isspace())
        return len(words[:start].rstrip()), start, names
    found = _trailing_name(words) or _trailing_login(words, line)
    if found is None:
        return len(words), None, None
    return len(words[:found].rstrip()), found, words[found:]


def _without_notes(words: str) -> str:
    """The words without what pages print behind a title: "3 Min Read", "Reuters Staff"."""
    words = words[: note.start()] if (note := READING_TIME.search(words)) else words
    parts = words.rsplit(maxsplit=2)
    return parts[0] if len(parts) == 3 and parts[2] == "Staff" and is_outlet(parts[1]) else words


def _written_by(words: str) -> str | None:
    """The names behind "by": "Ada Lind and Bo Falk", "ADA LIND Nordic News Writer", a login."""
    words = words.rstrip(" .")
    if len(words) > 80:
        return None
    if "@" in words:  # "Ada Lind alind@nordic.example Nordic News"
        words = " ".join(takewhile(lambda word: "@" not in word, words.split()))
    names = NAME_BREAK.split(words)
    if all(is_person(name) for name in names):
        return join_names(names)
    parts = words.split()
    if len(parts) > 2 and is_job(parts[-1]):
        count = 3 if len(parts[1].strip(".")) == 1 else 2
        name = " ".join(parts[:count])
        return name if is_person(name) else None
    return words if LOGIN.fullmatch(words) else None


def _trailing_name(words: str) -> int | None:
    """Where the writer's name begins that ends the words: two or three capitalised ones, a given name first.

    Behind a preposition the name is part of the title: "Gunmen raid house of Ana Lopez".
    """
    parts = [(m.start(), m.group()) for m in re.finditer(r"\S+", words)][-4:]
    given = load_first_names()
    for count in (3, 2):
        if len(parts) <= count:
            continue
        name = [word for _, word in parts[-count:]]
        before = parts[-count - 1][1]
        strong = given.is_strong(name[0])
        if not (strong or given.is_weak(name[0])) or is_common(name[-1]) or before.lower() in phrases().small:
            continue
        if before[0].isupper() and not strong:
            continue  # in a title of capitalised words "Jordan" may be the country
        if all(w[0].isupper() and not w.isupper() and w.replace("-", "").strip(".").isalpha() for w in name):
            return parts[-count][0]
    return None


def _trailing_login(words: str, line: str) -> int | None:
    """Where a writer's login begins, one word in lower case that is no English and not in the report."""
    before, _, last = words.rpartition(" ")
    if not before or not LOGIN.fullmatch(last) or last in phrases().small or is_common(last):
        return None
    capitals = sum(word[0].isupper() for word in before.split())
    return len(before) + 1 if capitals and line.count(last) == 1 else None


def title_stop(text: str, start: int, end: int) -> int | None:
    """Where the first sentence between two offsets ends, if another follows; "St. Patrick" ends none."""
    for stop in TITLE_STOP.finditer(text, start, end):
        word = text[text.rfind(" ", start, stop.start()) + 1 : stop.start()]
        if len(word) != 1 and "." not in word and not load_lexicon().has(word, "ABBREVIATION"):
            return stop.end()
    return None


def read_title_sentence(paragraph: str) -> int | None:
    """Where a title ends that has a full stop and the report behind it in its paragraph, stop included.

    It is told by its capitals: all words but the small ones have them, as no sentence's do (but a sentence
    behind a dateline may, so the paragraph must not begin with one).
    """
    end = title_stop(paragraph, 0, MAX_TITLE)
    if end is None:
        return None
    words = [w.strip("\"“”‘’'(),:;.!?-–—") for w in paragraph[:end].split()]
    words = [w for w in words if w and w[0].isalpha()]
    if not MIN_TITLE <= len(words) <= MAX_TITLE_WORDS:
        return None
    told = [w for w in words if w.lower() not in phrases().small]
    if not all(w[0].isupper() for w in told) or sum(map(str.isupper, told)) > len(told) / 2:
        return None
    # "Vladimir Putin Met Xi Jinping" and names alone: a title has words that are ordinary ones elsewhere.
    ordinary = sum(is_common(w) for w in told[1:])
    following = paragraph[end : end + 200].split()[1:]
    plain = sum(word[0].islower() for word in following)
    return end if ordinary >= 2 and plain >= len(following) / 2 and plain >= 3 else None


@lru_cache(maxsize=1)
def _stamp() -> re.Pattern[str]:
    """Month, day and mostly time of a report: "March 2, 8pm ET"; the year is seldom printed."""
    months = "|".join(sorted(phrases().months, key=len, reverse=True))
    return re.compile(
        rf"""(?i:(?P<month>{months})\.?\s(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?
          (?:\s?,?\s(?P<year>(?:19|20)\d\d)(?!\d))?
          (?P<time>\s?,?\s(?:at\s)?\d{{1,2}}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?(?:\s?[A-Z]{{2,4}}\b)?)?)
        [^\S\n]*[,.]?(?=\s|$)""",
        re.VERBOSE,
    )


NAMES = re.compile(rf"{BYLINE_NAME}(?:,\s(?!and\s){BYLINE_NAME}){{0,11}}(?:,?\sand\s{BYLINE_NAME})?")
"""Several writers' names: "Ada Lind, Bo Falk, and Cy Orr"."""
BEFORE_STAMP = re.compile(r"\s*,?\s*")


@dataclass(frozen=True, slots=True)
class BylineList:
    """Offsets of the names' end and the stamp's end in the line, and the stamp's month and day."""

    names_end: int
    stamp_end: int
    day: tuple[int, int]
    year: int | None


def read_byline_list(line: str) -> BylineList | None:
    """The writers and time stamp that a report begins with, or None.

    Both must be there, and a time of day or several writers: "Ada Lind, March 2" may begin a sentence.
    """
    if not line[:1].isupper() or "," not in line[:120]:
        return None
    match = NAMES.match(line[:400])
    if match is None:
        return None
    names = match.group()
    before, _, last = names.rpartition(" ")
    if last.casefold() in phrases().months:  # "… and Cy Orr March 2"
        names = before
    stamp = _stamp().match(line, _end(BEFORE_STAMP.match(line, len(names))))
    if stamp is None or not (stamp["time"] or len(NAME_BREAK.split(names)) > 2) or not _are_writers(names):
        return None
    day = phrases().months[stamp["month"].casefold()], int(stamp["day"])
    return BylineList(len(names), stamp.end(), day, int(stamp["year"]) if stamp["year"] else None)


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _are_writers(words: str) -> bool:
    """Whether all of some names look like persons', and one of them has a given name that is known."""
    names = NAME_BREAK.split(words)
    return all(is_likely_person(name) for name in names) and any(has_given_name(name) for name in names)


def is_names_line(line: str) -> bool:
    """Whether a line is a list of three or more persons: the writers of a report."""
    if len(line) > 300 or line.count(",") + line.count(" and ") < 2:
        return False
    match = NAMES.fullmatch(line)
    return match is not None and len(NAME_BREAK.split(line)) > 2 and _are_writers(line)


def read_stamp_line(line: str) -> tuple[int, int] | None:
    """Month and day of a line that holds them and a time alone: "March 2, 8pm ET"."""
    match = _stamp().match(line) if len(line) < 40 else None
    if match is None or match.end() < len(line) or match["year"] or not match["time"]:
        return None
    return phrases().months[match["month"].casefold()], int(match["day"])

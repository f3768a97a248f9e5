"""Lines at the head of a text read as date, byline, outlet, label or dateline.

Each function looks at one line and returns what it says, or None when the line is no such thing; which lines
are looked at at all, and in what order, is the matter of `segments.py`. The trap is the body sentence that
looks like a header ("By Tuesday, the town …"): a field is taken only when the whole line is accounted for.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from .phrases import phrases

DATE_START = re.compile(r"date[:\s]\s*\d{4}-\d\d-\d\d(?!\d)|\d{4}-\d\d-\d\d[ \t]*(?=\n|$)", re.IGNORECASE)
"""`date 2023-05-23`, which may open a text, with the report going on in the same line; or a bare ISO date."""
SEPARATOR = re.compile(r"\s*[|•·;()]\s*|\s+[-–—]+\s+|,\s+")
DATE_PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—]+\s+")
NAME_JOIN = re.compile(r"\s*,\s*and\s+|\s+(?:and|&|with|y|et)\s+", re.IGNORECASE)
IN_PLACE = re.compile(r"\s+(?:in|at|for|from|reporting from)\s+(?=[^\W\d_a-z])")
DATELINE_SIGN = re.compile(r"[-–—―_:(/]")
"""One of these stands in every dateline."""
FOR_OUTLET = re.compile(r"\s+(?:for|of)\s+(?:the\s+)?(?!\d)([^\W_a-z].*)$")
WORD = re.compile(r"[^\W\d_]")
MAX_HEAD_LINE = 160


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote the text, and for whom; either may be missing ("By AFP")."""

    name: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and agency before the first sentence; `end` is the offset behind it in the line."""

    place: str | None
    agency: str | None
    published: str | None
    day: tuple[int, int] | None
    """Month and day of a date that is printed without its year."""
    end: int


def find_date(text: str, start: int = 0) -> str | None:
    """The first full date (day, month, year) printed in a text, as an ISO date; "02/03/2023" is none."""
    for match in phrases().date.finditer(text, start):
        date = _iso(match)
        if date is not None:
            return date
    return None


def _iso(match: re.Match[str]) -> str | None:
    months = phrases().months
    if match["m1"]:
        parts = match["y1"], months[match["m1"].lower()], match["d1"]
    elif match["m2"]:
        parts = match["y2"], months[match["m2"].lower()], match["d2"]
    elif match["y3"]:
        parts = match["y3"], int(match["m3"]), match["d3"]
    elif match["y5"]:
        parts = match["y5"], int(match["m5"]), match["d5"]
    else:
        day, month = int(match["d4"]), int(match["m4"])
        if match["sep"] == "/" and day <= 12 and day != month:
            if month <= 12:
                return None  # 02/03/2023 is a day in March or in February
            day, month = month, day
        elif match["sep"] == "/" and month > 12:
            day, month = month, day
        parts = match["y4"], month, str(day)
    return valid_date(int(parts[0]), parts[1], int(parts[2]))


def valid_date(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None when the calendar has no such day."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def read_date_line(line: str) -> tuple[str, bool] | None:
    """(ISO date, whether it is only that of an update) of a line that holds dates and nothing else."""
    if len(line) > MAX_HEAD_LINE or not any(map(str.isdigit, line)):
        return None
    known = phrases()
    if WORD.search(known.date_noise.sub(" ", known.date.sub(" ", line))):
        return None
    updated: str | None = None
    for match in known.date.finditer(line):
        date = _iso(match)
        if date is None:
            continue
        if not _is_update(line[: match.start()]):
            return date, False
        updated = updated or date
    return None if updated is None else (updated, True)


def _is_update(before: str) -> bool:
    """Whether the last label before a date is "updated" rather than "published"."""
    lower = before.casefold()
    return max(lower.rfind("updated"), lower.rfind("modified")) > max(
        lower.rfind("published"), lower.rfind("posted")
    )


def read_label(line: str) -> tuple[str, str, int] | None:
    """(field, value, offset of the value) of a labelled line: `Title: …` is ("title", …, 7).

    Without a colon only a date may follow ("Published May 23, 2023"): "Source close to the governor" is a
    sentence.
    """
    if len(line) > 400:
        return None
    match = phrases().label_start.match(line)
    if match is None:
        return None
    field = phrases().labels[" ".join(match["label"].casefold().split())]
    value = line[match.end() :].strip().strip("\"'").strip()
    if line[match.end("label") : match.end()].strip() or field in ("published", "updated"):
        return (field, value, match.end()) if value or field == "other" else None
    return None


def read_byline(line: str) -> Byline | None:
    """Who wrote it, from a line such as "By Ada Lind and Bo Falk in Kyiv" or "Ada Lind, Nordic News".

    A bare name is no byline ("Vladimir Putin" may be a headline), a name with an outlet is.
    """
    if len(line) > MAX_HEAD_LINE or line.endswith((".", "!", "?", "…")):
        return None
    label = phrases().byline_start.match(line)
    rest = line[label.end() :] if label else line
    names: list[str] = []
    outlet: str | None = None
    unknown = False
    pieces = [p for p in SEPARATOR.split(rest) if p.strip()]
    if label is not None and (employer := FOR_OUTLET.search(pieces[-1] if pieces else "")):
        outlet = employer[1]
        pieces[-1] = pieces[-1][: employer.start()]
    # "By Ada Lind, Harbour Ledger": of two names without "and" the second is the outlet's.
    pair = label is not None and len(pieces) == 2 and outlet is None and not NAME_JOIN.search(rest)
    for i, piece in enumerate(pieces):
        if is_outlet(piece) or (pair and i == 1 and names and is_person(piece)):
            outlet = outlet or piece.strip()
        elif people := _people(piece):
            names += people
        elif not (i and (_is_job(piece) or _is_side_note(piece))):
            unknown = True
    if label is None:
        fits = len(pieces) > 1 and bool(names) and outlet is not None and not unknown
    else:
        fits = bool(names or outlet) and not (unknown and not names)
    if not fits or (label is not None and unknown and rest[:1].islower()):
        return None
    return Byline(join_names(names), outlet)


def join_names(names: list[str]) -> str | None:
    """Names as a byline prints them: "A, B and C"."""
    if len(names) < 2:
        return names[0] if names else None
    return f"{', '.join(names[:-1])} and {names[-1]}"


def is_outlet(words: str) -> bool:
    """Whether words name an outlet: a known one, or a capitalised phrase ending in a word of outlets."""
    words = words.strip()
    if words.casefold() in phrases().outlets:
        return True
    parts = words.split()
    if not 1 < len(parts) <= 6 or not all(
        p[0].isupper() or p in ("of", "the", "and", "&", "de") for p in parts
    ):
        return words.endswith((".com", ".org", ".net")) and len(parts) == 1
    return parts[-1].casefold().strip(".") in phrases().outlet_words and parts[-1][0].isupper()


def _people(piece: str) -> list[str]:
    """The persons' names of a piece of a byline, or none when any part of it is no name."""
    names: list[str] = []
    for part in NAME_JOIN.split(piece.strip()):
        part = IN_PLACE.split(part.strip())[0]
        if not part:
            continue
        if not is_person(part):
            return []
        names.append(part)
    return names


def is_person(words: str) -> bool:
    """Whether words have the shape of a person's name: two to five capitalised words, initials, particles."""
    parts = words.split()
    if not 2 <= len(parts) <= 5:
        return False
    known = phrases()
    for i, part in enumerate(parts):
        lower = part.casefold().strip(".,")
        if lower in known.weekdays or lower in known.months or lower in known.jobs:
            return False
        if i and lower in known.particles:
            continue
        if not part[0].isupper() or any(map(str.isdigit, part)) or lower in ("the", "a", "an", "our", "my"):
            return False
    return parts[-1].casefold() not in known.outlet_words or len(parts) == 2


def _is_job(piece: str) -> bool:
    known = phrases()
    return any(word.casefold().strip(".") in known.jobs for word in piece.split())


def _is_side_note(piece: str) -> bool:
    """What else may stand in a byline: a date, a time, a place ("Kyiv"), a handle."""
    parts = piece.split()
    return (
        read_date_line(piece) is not None
        or piece.startswith("@")
        or not WORD.search(phrases().date_noise.sub(" ", piece))
        or (len(parts) <= 3 and all(part[0].isupper() for part in parts))
    )


@lru_cache(maxsize=1)
def _dateline() -> re.Pattern[str]:
    """The head of a first paragraph, up to the dash: "KYIV, Ukraine, May 23 (Agency) —"."""
    capital, letters = r"[^\W\d_a-zа-яёіїєґ]", r"[\w.'’-]"
    date = f"(?i:{phrases().dateline_date})"
    return re.compile(
        rf"""
        (?P<place>
          {capital}{letters}+ (?:[^\S\n]{capital}{letters}*){{0,4}}
          (?P<region>[^\S\n]\([^()\n]{{2,30}}\)(?=,[^()\n]{{0,20}}\()|,[^\S\n]+(?!{date}){capital}{letters}+(?:[^\S\n]{capital}{letters}*){{0,3}})?
        )?
        (?P<date>[,.]?[^\S\n]*{date})?
        (?P<agency>[.,]?[^\S\n]*(?:
            [(\[/](?P<bracketed>[^()\[\]/\n]{{2,50}}(?:/[^()\[\]/\n]{{2,30}})?)[)\]/]
          | (?<=[.,][^\S\n])(?P<bare>[A-Z][A-Z.-]{{2,20}})(?=[^\S\n]*[-–—]) ))?
        (?P<late_date>[,.]?[^\S\n]*{date})?
        (?P<separator>[.,]?[^\S\n]*(?:[-–—―_]+|:)(?=\s|[“"‘'`(\[]|$|{capital})|\.(?=[^\S\n])|(?=[^\S\n]*(?:\n|$)))?
        (?P<notes>(?:\s*\[[^\W\d_a-z][^\]\n]{{0,80}}\])*)
        """,
        re.VERBOSE,
    )


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph begins with: place as printed, agency, and the date if it has a year."""
    head = paragraph[:200]
    match = _dateline().match(head) if DATELINE_SIGN.search(head, 0, 100) else None
    if match is None or not match.end():
        return None
    place, agency = match["place"], match["bracketed"] or match["bare"]
    separator, date = match["separator"], match["date"] or match["late_date"]
    if place is not None and not _is_place(place):
        return None
    if not _is_dateline(match, place, agency, head):
        return None
    end = (
        match.end("notes")
        if match["notes"]
        else match.end("separator" if separator is not None else "agency")
    )
    outlet = agency.strip() if agency and (is_outlet(agency) or separator or date) else None
    published, day = (None, None) if date is None else _date_of_dateline(date)
    return Dateline(None if place is None else " ".join(place.split()), outlet, published, day, end)


def _is_dateline(match: re.Match[str], place: str | None, agency: str | None, head: str) -> bool:
    """Whether what matched is more than a sentence that begins with a name."""
    separator, date = (match["separator"] or "").strip(), match["date"] or match["late_date"]
    known_agency = agency is not None and all(is_outlet(part) for part in agency.split("/"))
    dash = bool(separator) and separator[-1] in "-–—―_"
    if place is None:
        return (known_agency or (agency is not None and date is not None)) and dash
    rest = head[match.end() :]
    capitals = place.split(",")[0].isupper() and len(place.split(",")[0]) > 2
    if capitals and not any(map(str.islower, rest)) and rest:
        return bool(date or agency) and dash  # a text all in capitals
    if capitals:
        if dash or separator.endswith(":"):
            return bool(date or known_agency or match["region"]) or not agency or dash
        return (known_agency and agency is not None) or (bool(date) and bool(agency))
    if known_agency:
        return dash or match["separator"] is not None or not separator
    if not dash:
        return bool(date) and separator.endswith(":")
    starts_anew = rest.lstrip()[:1].isupper() or rest.lstrip()[:1] in "“\"‘'«"
    return starts_anew and bool(date or match["region"])


def _is_place(place: str) -> bool:
    """Rules out what only looks like a place: "EXPLAINER", "The Kremlin", "Monday"."""
    known = phrases()
    first = place.split(",")[0].split()
    if place.split(",")[0] in known.kickers or first[0] in known.kickers:
        return False
    return first[0].casefold() not in (
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "by",
        "with",
        "mr.",
        "mrs.",
        "dr.",
    ) and not any(word.casefold() in known.weekdays or word.casefold() in known.months for word in first)


def _date_of_dateline(words: str) -> tuple[str | None, tuple[int, int] | None]:
    """(ISO date, None), or (None, (month, day)) without a year; two digits are of the years 1950 to 2049."""
    months = phrases().months
    parts = re.findall(r"[^\W\d_]+|\d+", words)
    month = next((months[p.casefold()] for p in parts if p.casefold() in months), None)
    numbers = [int(p) for p in parts if p.isdigit()]
    if month is None or not numbers:
        return None, None
    if len(numbers) == 1:
        return None, (month, numbers[0])
    year = numbers[1]
    if year < 100:
        year += 1900 if year >= 50 else 2000
    return valid_date(year, month, numbers[0]), None


def complete_date(day: tuple[int, int], text: str) -> str | None:
    """The ISO date of a day without a year, from the full dates that a text prints.

    "MOSCOW, May 23" over a report of "May 22, 2023" is of 2023. Dates of more than a month before are history
    and do not tell; nor do dates that would make it two different years.
    """
    years: set[str] = set()
    for match in phrases().date.finditer(text):
        printed = _iso(match)
        if printed is None:
            continue
        about = dt.date.fromisoformat(printed)
        for year in (about.year, about.year + 1):
            date = valid_date(year, *day)
            if date is not None and 0 <= (dt.date.fromisoformat(date) - about).days <= 31:
                years.add(date)
    return years.pop() if len(years) == 1 else None

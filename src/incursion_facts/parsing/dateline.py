"""The dateline before a first sentence, or on a line of its own: "KYIV, Ukraine, May 23 (Agency) —".

The trap is the sentence that begins with a name and a dash ("Gladkov — who governs the region — said"), and
the group with its acronym in brackets: capitals, a date or a known agency must bear a dateline out.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from ..lexicons import load_entities
from .header import is_outlet, is_place_in_capitals, iso_date, valid_date
from .phrases import phrases

DATELINE_SIGN = re.compile(r"[-–—―_:(/]|[^\S\n]{2}")
"""One of these stands in every dateline that a sentence follows."""
CAPITAL_WORD = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+"
WIDE = re.compile(
    rf"(?P<place>{CAPITAL_WORD}(?:\ {CAPITAL_WORD}){{0,2}}(?:,\ [A-Z]\w+(?:\ [A-Z]\w+)?)?)"
    r"[^\S\n]{2,}(?=[\"“‘']?[A-ZÀ-ÖØ-Þ][a-zà-ÿ’' ])"
)
"""A place in capitals that nothing but a wide gap parts from the sentence: "KABUL  Two bombs"."""
LEADING_AGENCY = re.compile(r"\((?P<agency>[^()\n]{2,50})\)[^\S\n]+(?=[^\W\d_])")
"""The agency before the place: "(Northern Wire) Kyiv, 22 May —"."""
NO_PLACE = frozenset({"the", "a", "an", "in", "on", "at", "by", "with", "mr.", "mrs.", "dr."})
ACRONYM = 4
"""Letters that what is no place but a body has at most: "NATO"."""
HISTORY = 31
"""Days before a dateline beyond which a full date in the text does not tell its year."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and agency before the first sentence; `end` is the offset behind it in the line."""

    place: str | None
    agency: str | None
    published: str | None
    day: tuple[int, int] | None
    """Month and day of a date that is printed without its year."""
    end: int


@lru_cache(maxsize=1)
def _dateline() -> re.Pattern[str]:
    """The head of a first paragraph, up to the dash: "KYIV, Ukraine, May 23 (Agency) —"."""
    capital, letters = r"[^\W\d_a-zа-яёіїєґ]", r"[\w.'’-]"
    date = f"(?i:{phrases().dateline_date})"
    return re.compile(
        rf"""
        (?P<place>
          {capital}{letters}+ (?:(?:[^\S\n]|/){capital}{letters}*){{0,4}}
          (?P<region>[^\S\n]\([^()\n]{{2,30}}\)(?=,[^()\n]{{0,20}}\()|[^\S\n]?,[^\S\n]+(?!{date}){capital}{letters}+(?:[^\S\n](?:{capital}{letters}*|of|and|the)){{0,4}})?
        )?
        (?P<date>[^\S\n]?[,.]?[^\S\n]*{date})?
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
    if not DATELINE_SIGN.search(head, 0, 100):
        return None
    if wide := WIDE.match(head):
        place = wide["place"]
        return Dateline(place, None, None, None, wide.end("place")) if _is_place(place) else None
    before = LEADING_AGENCY.match(head) if head[0] == "(" else None
    at = before.end() if before else 0
    match = _dateline().match(head, at)
    if match is None or match.end() == at:
        return None
    place = match["place"]
    if place is not None and not _is_place(place):
        return None
    if before is not None:
        found = _behind_agency(match, before["agency"])
        if found is not None:
            return found
        match = _dateline().match(head)  # "(CNN) — Shells fell": no place at all
        place = match["place"] if match else None
    if match is None or not _is_dateline(match, place, match["bracketed"] or match["bare"], head):
        return None
    separator, date = match["separator"], match["date"] or match["late_date"]
    agency = match["bracketed"] or match["bare"]
    if agency is not None and phrases().date.fullmatch(agency.strip()):
        agency, date = None, date or agency  # "VESKA (May 23, 2023) -"
    end = (
        match.end("notes")
        if match["notes"]
        else match.end("separator" if separator is not None else "agency")
    )
    outlet = agency.strip() if agency and (is_outlet(agency) or separator or date) else None
    published, day = (None, None) if date is None else _date_of_dateline(date)
    return Dateline(_clean_place(place), outlet, published, day, end)


def _behind_agency(match: re.Match[str], agency: str) -> Dateline | None:
    """A dateline whose agency stands first; it needs a place, a dash, and a date or a known agency."""
    separator = (match["separator"] or "").strip()
    place, date = match["place"], match["date"] or match["late_date"]
    if place is None or not separator or separator[-1] not in "-–—―_:" or match["bracketed"]:
        return None
    if date is None and not is_outlet(agency):
        return None
    published, day = (None, None) if date is None else _date_of_dateline(date)
    return Dateline(_clean_place(place), agency.strip(), published, day, match.end("separator"))


def read_dateline_line(line: str) -> Dateline | None:
    """The dateline that is a whole line, with a full date: "YALA, Thailand, Dec 14 , 2006, 2006".

    A person's name before the date is a byline's ("Ada Lind, May 22, 2023"); so is one in capitals.
    """
    if len(line) > 100 or not any(map(str.isdigit, line)):
        return None
    match = _dateline().match(line)
    if match is None or match["place"] is None or line[match.end() :].strip(" ,.-–—"):
        return None
    date, place = match["date"] or match["late_date"], match["place"]
    published = _date_of_dateline(date)[0] if date else None
    if published is None or not _is_place(place):
        return None
    town = place.split(",")[0].strip()
    if not (is_place_in_capitals(town) or (match["region"] and not is_outlet(town)) or " " not in town):
        return None
    agency = match["bracketed"] or match["bare"]
    return Dateline(_clean_place(place), agency.strip() if agency else None, published, None, len(line))


def _clean_place(place: str | None) -> str | None:
    return None if place is None else " ".join(place.split()).replace(" ,", ",")


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
            # "KABUL (Veska Wire): Shells fell", but not "NATO (Brussels): …", and not "UNIFIL: two hurt …"
            if not (dash or date or agency) and load_entities().find(place) is not None:
                return False
            return bool(date or known_agency or match["region"]) or not agency or dash or len(place) > ACRONYM
        return (known_agency and agency is not None) or (bool(date) and bool(agency))
    if known_agency:
        return dash or match["separator"] is not None or not separator
    if not dash:
        return bool(date) and separator.endswith(":")
    starts_anew = rest.lstrip()[:1].isupper() or rest.lstrip()[:1] in "“\"‘'«"
    # "Mogadishu (NNA) - Shells fell": of several words it would be a group with its acronym.
    acronym = agency is not None and agency.isupper() and " " not in place
    return starts_anew and (bool(date or match["region"]) or acronym)


def _is_place(place: str) -> bool:
    """Rules out what only looks like a place: "EXPLAINER", "The Kremlin", "Monday"."""
    known = phrases()
    town = place.split(",")[0].strip()
    first = town.split()
    if town in known.kickers or first[0] in known.kickers or first[0].casefold() in NO_PLACE:
        return False
    return not any(word.casefold() in known.weekdays or word.casefold() in known.months for word in first)


def _date_of_dateline(words: str) -> tuple[str | None, tuple[int, int] | None]:
    """(ISO date, None), or (None, (month, day)) without a year; two digits are of the years 1950 to 2049."""
    if (printed := phrases().date.search(words)) is not None:
        return iso_date(printed), None
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
        printed = iso_date(match)
        if printed is None:
            continue
        about = dt.date.fromisoformat(printed)
        for year in (about.year, about.year + 1):
            date = valid_date(year, *day)
            if date is not None and 0 <= (dt.date.fromisoformat(date) - about).days <= HISTORY:
                years.add(date)
    return years.pop() if len(years) == 1 else None

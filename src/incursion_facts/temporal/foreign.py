"""Dates in other languages, read by `dateparser`: "23 мая 2023", "вчера", "23 травня".

The library is imported when a text holds a trigger (a foreign month's name or day word), never for English,
and never asked without a base: what hangs on the day of writing is null where that day is unknown. It sees
only the words that the trigger found, because left to search a text it takes "we" and "a day" for dates.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .calendar import day_of

MONTHS = {
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    "uk": "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
}
"""Months in the case that a day's number asks for."""

DAY_WORDS = {
    "ru": "позавчера|вчера|сегодня|завтра|послезавтра",
    "uk": "позавчора|вчора|сьогодні|завтра|післязавтра",
}

TRIGGER = re.compile("[\u0400-\u04ff]")
"""The Cyrillic letters: what has none is not looked at further."""

ABSOLUTE_BASE = dt.datetime(2000, 1, 1)  # noqa: DTZ001
"""Base for expressions that print their year; it can't show in the answer."""


@dataclass(frozen=True, slots=True)
class ForeignDate:
    """A date by character offsets."""

    start: int
    end: int
    value: str | None
    relative: bool


@lru_cache(maxsize=1)
def _expression() -> re.Pattern[str]:
    months = "|".join(f"(?P<{language}>{names})" for language, names in MONTHS.items())
    words = "|".join(f"(?P<{language}_word>{names})" for language, names in DAY_WORDS.items())
    year = r"(?:\s+(?P<year>\d{4})(?:\s*(?:года|року|г\.|р\.))?)?"
    return re.compile(rf"\b(?:(?P<day>\d{{1,2}})\s+(?:{months}){year}|{words})\b", re.IGNORECASE)


def find_foreign(text: str, spans: Iterable[tuple[int, int]], base: dt.date | None) -> Iterator[ForeignDate]:
    """The dates in other languages that stand in the given parts of a text."""
    for start, end in spans:
        if TRIGGER.search(text, start, end) is None:
            continue
        for match in _expression().finditer(text, start, end):
            groups = {name for name, value in match.groupdict().items() if value is not None}
            relative = "year" not in groups
            language = next(name[:2] for name in sorted(groups) if name[:2] in MONTHS)
            value = None if relative and base is None else parse_foreign(match.group(), language, base)
            yield ForeignDate(match.start(), match.end(), value, relative)


def parse_foreign(words: str, language: str, base: dt.date | None) -> str | None:
    """The day that an expression of a known language names, or None where dateparser sees none."""
    from dateparser.date import DateDataParser  # slow to import, seldom needed

    moment = dt.datetime.combine(base, dt.time(12)) if base else ABSOLUTE_BASE
    settings = {"RELATIVE_BASE": moment, "PREFER_DATES_FROM": "past", "TIMEZONE": "UTC", "TO_TIMEZONE": "UTC"}
    plain = re.sub(r"\s*(?:года|року|г\.|р\.)$", "", words.lower())
    found = DateDataParser(languages=[language], settings=settings).get_date_data(plain).date_obj
    if found is None or day_of(found.year, found.month, found.day) is None:
        return None
    return str(found.date().isoformat())

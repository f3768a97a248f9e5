"""Feasts whose day the calendar gives: "Christmas Eve", "last Thanksgiving", "Easter Monday".

Not those that each country keeps on another day (Victory Day, Independence Day), nor Ramadan and the Eids,
which hang on the moon being seen.
"""

from __future__ import annotations

import datetime as dt
import re

from ..language.classes import class_table
from .calendar import DAY, day_of, easter, nth_weekday
from .context import Context, Meaning, Rule, has, lookup
from .months import YEAR, likelier, year_of

LEADS = frozenset(
    {
        "on", "at", "in", "before", "after", "since", "until", "till", "by", "during", "over", "around", "of",
        "and", "throughout", "through", "near", "when", "celebrate", "celebrating", "celebrated", "for",
    }
)  # fmt: skip
"""Words before a feast that is named as a time."""

EASTER_DAYS = {4: -2, 5: -1, 6: 0, 0: 1}
"""Weekday -> days from Easter Sunday."""

YEARS = 2
"""Years looked at to both sides of the anchor."""


def day_in(feast: str, year: int, offset: int = 0) -> dt.date | None:
    """The day of a feast in a year, or the one so many days from it.

    A feast is written "12-25", "11-4x3" for the fourth Thursday of November, or by its name.
    """
    if feast in ("easter", "orthodox easter"):
        day: dt.date | None = easter(year, julian=feast != "easter")
    else:
        month, _, rest = feast.partition("-")
        number, _, weekday = rest.partition("x")
        first = int(month), int(number)
        day = nth_weekday(year, *first, int(weekday)) if weekday else day_of(year, *first)
    return day + offset * DAY if day else None


def _near(feast: str, offset: int, match: re.Match[str], context: Context, anchor: dt.date) -> dt.date | None:
    """The feast that a reader takes where no year is printed."""
    years = range(max(2, anchor.year - YEARS), min(dt.MAXYEAR - 1, anchor.year + YEARS) + 1)
    found = [day for day in (day_in(feast, year, offset) for year in years) if day]
    past = [day for day in found if day <= anchor]
    future = [day for day in found if day >= anchor]
    shift = context.word(match, "shift")
    if shift in ("last", "past"):
        past = [day for day in past if day < anchor]
        return past[-1] if past else None
    if shift in ("next", "coming"):
        future = [day for day in future if day > anchor]
        return future[0] if future else None
    if shift == "this":
        return day_in(feast, anchor.year, offset)
    if not past or not future:
        return None
    return likelier(anchor, past[-1], future[0], context.direction(match))


def _is_time(match: re.Match[str], context: Context) -> bool:
    """Whether a feast is named as a time: not "Christmas gifts", "Easter Island"."""
    words = context.tokens.words
    following = words[match.end()] if match.end() < len(words) else ""
    if following[:1].isupper() or following in ("-", "'s", "’s"):
        return False
    if has(match, "day"):
        return True  # "the Christmas Day parade" is on that day
    if following.islower() and not class_table().lexicon.has(following, "FUNCTION"):
        return False
    told = any(has(match, group) for group in ("shift", "year", "shift_year"))
    return told or context.look(match.start() - 1) in LEADS


def _meaning(feast: str, offset: int, match: re.Match[str], context: Context) -> Meaning | None:
    if not _is_time(match, context):
        return None
    year = year_of(match, context)
    if year is not None:
        day = day_in(feast, year, offset)
    elif context.anchor is None:
        return Meaning(None, "day", True)
    else:
        day = _near(feast, offset, match, context, context.anchor)
    return Meaning(day.isoformat(), "day", not has(match, "year")) if day else None


def resolve_feast(match: re.Match[str], context: Context) -> Meaning | None:
    """A feast by its name: "Thanksgiving Day", "Orthodox Christmas", "Easter Monday", "Christmas Eve"."""
    if not context.tokens.words[match.start("feast")][0].isupper():
        return None
    feast = str(class_table().lexicon.value("HOLIDAY", context.word(match, "feast")))
    if has(match, "orthodox"):
        feast = {"easter": "orthodox easter", "12-25": "1-7"}.get(feast, feast)
    day = context.word(match, "day")
    weekday = lookup("WEEKDAY", day) if day else None
    offset = -1 if day == "eve" else 0
    if weekday is not None:
        if "easter" not in feast or weekday not in EASTER_DAYS:
            return None
        offset = EASTER_DAYS[weekday]
    return _meaning(feast, offset, match, context)


def resolve_good_friday(match: re.Match[str], context: Context) -> Meaning | None:
    """The Friday before Easter."""
    if (
        lookup("WEEKDAY", context.word(match, "day")) != 4
        or not context.tokens.words[match.start()][0].isupper()
    ):
        return None
    return _meaning("easter", EASTER_DAYS[4], match, context)


def resolve_new_year(match: re.Match[str], context: Context) -> Meaning | None:
    """The first day of a year, or the last: "New Year's Eve"."""
    if not context.tokens.words[match.start()][0].isupper():
        return None
    return _meaning("12-31" if context.word(match, "day") == "eve" else "1-1", 0, match, context)


SHIFT = "<shift: last|next|this|past|coming>?"

RULES = (
    Rule(
        "feast",
        ("HOLIDAY",),
        f"{SHIFT} <orthodox: orthodox>? <feast: HOLIDAY> <day: day|eve|WEEKDAY>? {YEAR}?",
        resolve_feast,
    ),
    Rule("feast", ("WEEKDAY",), f"{SHIFT} good <day: WEEKDAY> {YEAR}?", resolve_good_friday),
    Rule("feast", ("year",), f"{SHIFT} new year POSS <day: day|eve> {YEAR}?", resolve_new_year),
)

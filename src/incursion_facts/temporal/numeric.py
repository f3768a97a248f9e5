"""Dates in figures: "2023-05-22", "22.05.2023", "05/22/2023".

Dots put the day first. With slashes either order is in use: what is no date, lies after the anchor or differs
from the dates already named is left out, and when two readings are left the value is null.
"""

from __future__ import annotations

import datetime as dt
import re

from .calendar import day_of
from .context import Context, Meaning, Rule, day_meaning

ELEVENTH_LEADS = frozenset({"since", "after", "before", "on", "the", "until", "by"})
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)")


def resolve_iso(match: re.Match[str], context: Context) -> Meaning | None:
    """Year, month, day."""
    try:
        return day_meaning(dt.date.fromisoformat(context.look(match.start())), relative=False)
    except ValueError:
        return None


def resolve_dotted(match: re.Match[str], context: Context) -> Meaning | None:
    """Day, month, year in one token."""
    found = DOTTED.fullmatch(context.look(match.start()))
    if found is None:
        return None
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    day = day_of(year, int(found[2]), int(found[1]))
    return day_meaning(day, relative=False) if day else None


def resolve_slashed(match: re.Match[str], context: Context) -> Meaning | None:
    """Three numbers with slashes, the year first or last."""
    parts = [context.word(match, group) for group in "abc"]
    if not all(part.isdigit() for part in parts):
        return None
    a, b, c = map(int, parts)
    if len(parts[0]) == 4:
        day = day_of(a, b, c)
        return day_meaning(day, relative=False) if day else None
    if len(parts[2]) not in (2, 4) or max(len(parts[0]), len(parts[1])) > 2:
        return None
    year = c if len(parts[2]) == 4 else 2000 + c
    readings = {day for day in (day_of(year, a, b), day_of(year, b, a)) if day}
    if len(readings) > 1 and context.anchor:
        readings = {day for day in readings if day <= context.anchor} or readings
    if len(readings) > 1:
        readings = {day for day in readings if day.isoformat() in context.named} or readings
    if not readings:
        return None
    return day_meaning(readings.pop() if len(readings) == 1 else None, relative=False)


def resolve_eleventh(match: re.Match[str], context: Context) -> Meaning | None:
    """The day that is known by its figures: "since 9/11"."""
    if context.look(match.start() - 1) not in ELEVENTH_LEADS or context.look(match.end()) == "/":
        return None  # "a score of 9/11"
    is_it = (context.word(match, "a"), context.word(match, "b")) == ("9", "11")
    return Meaning("2001-09-11", "day") if is_it else None


RULES = (
    Rule("iso", ("ISODATE",), "ISODATE", resolve_iso),
    Rule("numeric_slashed", ("SLASH", "YEAR"), "<a: NUM> SLASH <b: NUM> SLASH <c: NUM>", resolve_slashed),
    Rule("nine_eleven", ("SLASH",), "<a: NUM> SLASH <b: NUM>", resolve_eleventh),
    Rule("numeric_dotted", ("NUM",), "NUM&!YEAR", resolve_dotted),
)

"""EDTF values as the contract uses them: strings checked, put in one form, turned into first and last days.

"2023-05" is a whole month, not its first instant: never compare values as strings, ask for their `bounds`.
Read are years, months, days, seasons (21 to 24), quarters (33 to 36), halves of a year (40, 41), decades
("199X"), centuries ("19XX"), intervals, open intervals ("2023-03/..") and ISO durations ("P15M").
"""

from __future__ import annotations

import datetime as dt
import re

from ..records.date import Granularity

SHAPE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
DURATION = re.compile(
    r"P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?"
)
QUALIFIER = re.compile(r"[~?%]")
OPEN = ".."

PARTS = {
    **{21 + i: (3 * i + 3, 3) for i in range(4)},
    **{33 + i: (3 * i + 1, 3) for i in range(4)},
    **{40 + i: (6 * i + 1, 6) for i in range(2)},
}
"""Number of a part of a year -> its first month and its length in months. Winter runs into the next year."""

Bounds = tuple[dt.date | None, dt.date | None]
"""First and last day; None where the interval is open."""


def is_valid(value: str) -> bool:
    """Whether a string is a value that the contract allows: "2023-02-30" and "yesterday" are not."""
    if DURATION.fullmatch(value):
        return True
    try:
        bounds(value)
    except ValueError:
        return False
    return True


def normalise(value: str) -> str:
    """A value in its shortest form: no qualifiers ("2022~"), no interval from a value to itself.

    Raises ValueError for what is no EDTF.
    """
    plain = QUALIFIER.sub("", value.strip())
    if not is_valid(plain):
        raise ValueError(f"not an EDTF value: {value!r}")
    first, slash, last = plain.partition("/")
    return first if slash and first == last else plain


def granularity(value: str) -> Granularity:
    """What a value is, by its form. Decades and centuries are intervals, quarters are told as seasons."""
    if value.startswith("P"):
        return "duration"
    if "/" in value or "X" in value:
        return "interval"
    parts = value.split("-")
    if len(parts) == 2:
        return "season" if int(parts[1]) > 12 else "month"
    return "year" if len(parts) == 1 else "day"


def bounds(value: str) -> Bounds:
    """First and last day of a value. Raises ValueError for a duration or what is no EDTF."""
    first, slash, last = value.partition("/")
    if not slash:
        return _part_bounds(first)
    start = None if first in ("", OPEN) else _part_bounds(first)[0]
    end = None if last in ("", OPEN) else _part_bounds(last)[1]
    if start is None and end is None:
        raise ValueError(f"an interval without ends: {value!r}")
    if start is not None and end is not None and end < start:
        raise ValueError(f"an interval that ends before it starts: {value!r}")
    return start, end


def _part_bounds(value: str) -> tuple[dt.date, dt.date]:
    match = SHAPE.fullmatch(value)
    if match is None:
        raise ValueError(f"not an EDTF value: {value!r}")
    year = match["year"]
    if "X" in year:
        if match["month"]:
            raise ValueError(f"not an EDTF value: {value!r}")
        return dt.date(int(year.replace("X", "0")) or 1, 1, 1), dt.date(int(year.replace("X", "9")), 12, 31)
    number = int(year)
    if not match["month"]:
        return dt.date(number, 1, 1), dt.date(number, 12, 31)
    month = int(match["month"])
    if match["day"]:
        day = dt.date(number, month, int(match["day"]))
        return day, day
    first, length = PARTS.get(month, (month, 1))
    start = dt.date(number, first, 1)
    after = number * 12 + first - 1 + length
    if after // 12 > dt.MAXYEAR:
        return start, dt.date.max
    return start, dt.date(after // 12, after % 12 + 1, 1) - dt.timedelta(days=1)


def contains(outer: str, inner: str | dt.date) -> bool:
    """Whether every day of `inner` lies in `outer`: "2023-05" holds 2023-05-22, not the reverse."""
    start, end = bounds(outer)
    first, last = (inner, inner) if isinstance(inner, dt.date) else bounds(inner)
    return (start is None or (first is not None and start <= first)) and (
        end is None or (last is not None and last <= end)
    )


def overlaps(one: str, other: str) -> bool:
    """Whether two values share a day."""
    start, end = bounds(one)
    first, last = bounds(other)
    return (end is None or first is None or first <= end) and (start is None or last is None or start <= last)


def compare(one: str, other: str) -> int | None:
    """-1 when `one` lies wholly before `other`, 1 when after, 0 when equal, None when they overlap."""
    start, end = bounds(one)
    first, last = bounds(other)
    if (start, end) == (first, last):
        return 0
    if end is not None and first is not None and end < first:
        return -1
    if start is not None and last is not None and last < start:
        return 1
    return None

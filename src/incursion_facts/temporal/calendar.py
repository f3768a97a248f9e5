"""Calendar arithmetic: the weekday before a day, the month two years back, the week of a day, as EDTF.

Every function takes the day it counts from; nothing here knows what day it is today.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

Direction = Literal["past", "future"]
DAY = dt.timedelta(days=1)


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def shift_days(day: dt.date, count: int) -> dt.date | None:
    """The day so many days on, or None beyond the calendar."""
    try:
        return day + dt.timedelta(days=count)
    except OverflowError:
        return None


def shift_month(day: dt.date, count: int) -> str | None:
    """The month so many months on, as EDTF: 15 back from 23 May 2023 is "2022-02"."""
    months = day.year * 12 + day.month - 1 + count
    return f"{months // 12:04d}-{months % 12 + 1:02d}" if 12 <= months < 120_000 else None


def shift_year(year: int, count: int) -> str | None:
    """The year so many years on, as EDTF."""
    return f"{year + count:04d}" if 0 < year + count <= dt.MAXYEAR else None


def weekday_near(anchor: dt.date, weekday: int, direction: Direction) -> dt.date:
    """The nearest such weekday not after (past) or not before (future) the anchor; its own is the anchor."""
    if direction == "past":
        return anchor - DAY * ((anchor.weekday() - weekday) % 7)
    return anchor + DAY * ((weekday - anchor.weekday()) % 7)


def month_near(anchor: dt.date, month: int, direction: Direction) -> str:
    """The nearest such month not after (past) or not before (future) the anchor's own, as EDTF."""
    year = anchor.year
    if direction == "past" and month > anchor.month:
        year -= 1
    elif direction == "future" and month < anchor.month:
        year += 1
    return f"{year:04d}-{month:02d}"


def day_near(anchor: dt.date, month: int, day: int, direction: Direction) -> dt.date | None:
    """The nearest such day of the year not after (past) or not before (future) the anchor."""
    step = -1 if direction == "past" else 1
    for year in range(anchor.year, anchor.year + 9 * step, step):  # nine years hold a 29 February
        found = day_of(year, month, day)
        if found and (found <= anchor if direction == "past" else found >= anchor):
            return found
    return None


def week_of(day: dt.date, weeks: int = 0) -> str:
    """The week, Monday to Sunday, that lies so many weeks from a day's own, as an EDTF interval."""
    monday = day - DAY * day.weekday() + 7 * weeks * DAY
    return f"{monday}/{monday + 6 * DAY}"


def weekend_near(anchor: dt.date, direction: Direction, further: int = 0) -> str:
    """The nearest weekend as an EDTF interval; on a Saturday or Sunday it is the one that runs."""
    saturday = anchor - DAY * ((anchor.weekday() - 5) % 7)
    if direction == "future" and anchor.weekday() < 5:
        saturday += 7 * DAY
    saturday += 7 * further * DAY
    return f"{saturday}/{saturday + DAY}"


def season_of(day: dt.date) -> tuple[int, int]:
    """Year and EDTF number of the season that a day is in; January 2023 is winter (24) of 2022."""
    return (day.year, 20 + day.month // 3) if day.month > 2 and day.month < 12 else _winter(day)


def _winter(day: dt.date) -> tuple[int, int]:
    return (day.year if day.month == 12 else day.year - 1), 24


def season_near(anchor: dt.date, season: int, direction: Direction, *, strict: bool = False) -> str:
    """The nearest such season; `strict` leaves out the one that the anchor is in ("last spring")."""
    year, now = season_of(anchor)
    if direction == "past" and (season > now or (strict and season == now)):
        year -= 1
    elif direction == "future" and (season < now or (strict and season == now)):
        year += 1
    return f"{year:04d}-{season}"


def quarter_of(day: dt.date) -> tuple[int, int]:
    """Year and number (1 to 4) of the quarter that a day is in."""
    return day.year, (day.month + 2) // 3


def shift_quarter(day: dt.date, count: int) -> str:
    """The quarter so many quarters from a day's own, as EDTF (33 is the first of a year)."""
    quarters = day.year * 4 + (day.month - 1) // 3 + count
    return f"{quarters // 4:04d}-{33 + quarters % 4}"


def quarter_near(anchor: dt.date, quarter: int, direction: Direction) -> str:
    """The nearest such quarter not after (past) or not before (future) the anchor's own."""
    year, now = quarter_of(anchor)
    if direction == "past" and quarter > now:
        year -= 1
    elif direction == "future" and quarter < now:
        year += 1
    return f"{year:04d}-{32 + quarter}"


def nth_weekday(year: int, month: int, number: int, weekday: int) -> dt.date | None:
    """The first, second… such weekday of a month: the fourth Thursday of November. Monday is 0."""
    first = dt.date(year, month, 1)
    return day_of(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (number - 1))


JULIAN_LAG = 13
"""Days that the Julian calendar is behind, from 1900 to 2099."""


def easter(year: int, *, julian: bool = False) -> dt.date:
    """Easter Sunday of the western churches, or of the eastern ones, which reckon by the Julian calendar."""
    if julian:
        epact = (19 * (year % 19) + 15) % 30
        moon = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
        month, day = divmod(epact + moon + 114, 31)
        return dt.date(year, month, day + 1) + JULIAN_LAG * DAY
    century, golden = year // 100, year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    moon = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 4) % 7
    late = (golden + 11 * epact + 22 * moon) // 451
    month, day = divmod(epact + moon - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)

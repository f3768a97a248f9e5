"""Calendar arithmetic: nearest weekdays, months, seasons and what happens at the ends of the calendar."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.temporal import calendar, edtf

TUESDAY = dt.date(2023, 5, 23)
DAYS = st.dates(min_value=dt.date(1600, 1, 1), max_value=dt.date(2600, 1, 1))


def test_the_anchors_own_weekday_is_the_anchor() -> None:
    assert calendar.weekday_near(TUESDAY, 1, "past") == TUESDAY
    assert calendar.weekday_near(TUESDAY, 1, "future") == TUESDAY


def test_a_leap_day_is_sought_over_years() -> None:
    assert calendar.day_near(TUESDAY, 2, 29, "past") == dt.date(2020, 2, 29)
    assert calendar.day_near(TUESDAY, 2, 30, "past") is None


def test_winter_belongs_to_the_year_of_its_december() -> None:
    assert calendar.season_of(dt.date(2023, 1, 5)) == (2022, 24)
    assert calendar.season_of(dt.date(2022, 12, 5)) == (2022, 24)
    assert calendar.season_near(TUESDAY, 24, "past") == "2022-24"


def test_beyond_the_calendar_is_none() -> None:
    assert calendar.shift_days(dt.date.max, 1) is None
    assert calendar.shift_month(dt.date(1, 1, 1), -1) is None
    assert calendar.shift_year(2023, 9000) is None


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(0, 6))
def test_weekdays_lie_within_a_week(day: dt.date, weekday: int) -> None:
    past, future = calendar.weekday_near(day, weekday, "past"), calendar.weekday_near(day, weekday, "future")
    assert past.weekday() == future.weekday() == weekday
    assert dt.timedelta(0) <= day - past < dt.timedelta(7)
    assert dt.timedelta(0) <= future - day < dt.timedelta(7)


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_a_day_lies_in_its_week_season_and_quarter(day: dt.date) -> None:
    year, season = calendar.season_of(day)
    assert edtf.contains(calendar.week_of(day), day)
    assert edtf.contains(f"{year:04d}-{season}", day)
    assert edtf.contains(calendar.shift_quarter(day, 0), day)


def test_easter_of_both_churches() -> None:
    """As printed in almanacs: in 2025 they kept it together."""
    assert [str(calendar.easter(year)) for year in (1818, 1998, 2016, 2024, 2025, 2038)] == [
        "1818-03-22", "1998-04-12", "2016-03-27", "2024-03-31", "2025-04-20", "2038-04-25",
    ]  # fmt: skip
    assert [str(calendar.easter(year, julian=True)) for year in (1998, 2016, 2023, 2024, 2025)] == [
        "1998-04-19", "2016-05-01", "2023-04-16", "2024-05-05", "2025-04-20",
    ]  # fmt: skip


@given(st.integers(min_value=1600, max_value=2600))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert dt.date(year, 3, 22) <= calendar.easter(year) <= dt.date(year, 4, 25)
    assert calendar.easter(year).weekday() == 6


def test_the_nth_weekday_of_a_month() -> None:
    assert calendar.nth_weekday(2022, 11, 4, 3) == dt.date(2022, 11, 24)
    assert calendar.nth_weekday(2023, 5, 5, 6) is None

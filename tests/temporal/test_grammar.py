"""The grammar of date expressions, over the cases in cases/dates.toml and over any text."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.language import tokenize
from incursion_facts.temporal import edtf, find_expressions, last_full_date

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "dates.toml").read_text(encoding="utf-8")
)["case"]

WORDS = st.sampled_from(
    [
        "On",
        "in",
        "the",
        "last",
        "next",
        "since",
        "between",
        "and",
        "to",
        "of",
        "Monday",
        "Tuesday's",
        "May",
        "March",
        "22",
        "3rd",
        "2023",
        "1990s",
        "spring",
        "quarter",
        "two",
        "days",
        "ago",
        "earlier",
        "month",
        "year",
        "week",
        "weekend",
        "before",
        ",",
        ".",
        "-",
        "/",
        "said",
        "will",
        "overnight",
        "first",
        "half",
        "every",
        "week",
        "Christmas",
        "Easter",
        "Ramadan",
        "Eve",
        "Orthodox",
        "Good",
        "Friday",
        "24th",
        "year-end",
        "latest",
        "nineteen",
        "ninety-four",
        "deadliest",
        "later",
        "day",
        "1998",
        "raid",
    ]
)

SENTENCES = st.tuples(
    st.sampled_from(["He said", "She will speak", "They are meeting", "It was hit", "Nothing happened", "All met"]),
    st.sampled_from(
        [
            "on {}", "on {} evening", "last {}", "next {}", "this {}", "overnight into {}", "from {} to Sunday", "{} last week",
            "by {}", "since {}", "last weekend", "over the weekend", "earlier this week", "overnight", "two days ago",
            "the day before yesterday", "last night", "a week ago", "two weeks ago",
        ]
    ),
    st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]),
)  # fmt: skip
"""What is told of a day of the week, or of the weeks around."""


def _values(text: str, anchor: dt.date | None) -> list[str | None]:
    tokens = tokenize(text, [(0, len(text))])
    return [found.value for found in find_expressions(tokens, anchor)]


def _later(value: str, days: int) -> str:
    """A value of days or an interval of them, so many days on."""
    parts = [
        part if part == ".." else str(dt.date.fromisoformat(part) + dt.timedelta(days))
        for part in value.split("/")
    ]
    return "/".join(parts)


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    tokens = tokenize(case["text"], [(0, len(case["text"]))])
    found = [
        [tokens.slice(each.start, each.end), each.value or ""]
        for each in find_expressions(tokens, case.get("published"))
    ]
    assert found == case.get("found", [])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=25), st.none() | st.dates())
def test_any_text_gives_valid_values_in_order(words: list[str], anchor: dt.date | None) -> None:
    """Values are EDTF, expressions do not overlap, and without an anchor no relative one has a value of its own."""
    text = " ".join(words)
    tokens = tokenize(text, [(0, len(text))])
    end = 0
    for found in find_expressions(tokens, anchor):
        assert end <= found.start < found.end
        end = found.end
        assert found.value is None or edtf.is_valid(found.value)
        assert found.relative or found.anchor is None


@settings(max_examples=200, deadline=None)
@given(SENTENCES, st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(-200, 200))
def test_a_shift_of_the_anchor_by_weeks_shifts_what_hangs_on_it_by_weeks(
    sentence: tuple[str, str, str], anchor: dt.date, weeks: int
) -> None:
    """Weekdays and weeks depend on nothing but the anchor's own day of the week."""
    clause, when, weekday = sentence
    text = f"{clause} {when.format(weekday)}."
    (value,) = _values(text, anchor)
    assert value
    assert _values(text, anchor + dt.timedelta(weeks=weeks)) == [_later(value, 7 * weeks)]


@settings(max_examples=100, deadline=None)
@given(SENTENCES)
def test_without_an_anchor_what_hangs_on_it_has_no_value(sentence: tuple[str, str, str]) -> None:
    clause, when, weekday = sentence
    assert _values(f"{clause} {when.format(weekday)}.", None) == [None]


@settings(max_examples=200, deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), st.integers(1, 6))
def test_days_ago_count_back_from_the_anchor(anchor: dt.date, days: int) -> None:
    """And the weekday that so many days ago had is found in reported past."""
    day = anchor - dt.timedelta(days)
    assert _values(f"He fled {days} days ago.", anchor) == [str(day)]
    assert _values(f"He fled on {day:%A}.", anchor) == [str(day)]


@pytest.mark.parametrize("anchor", [dt.date.min, dt.date.max])
def test_at_the_ends_of_the_calendar_nothing_hangs_on_the_anchor(anchor: dt.date) -> None:
    assert _values("In July he fled. Last year, on Monday and a century ago it rained.", anchor) == [None] * 4


def test_the_last_full_date_of_a_range() -> None:
    text = "He wrote on May 3, 2021. — Name (@name) 22 May 2023"
    tokens = tokenize(text, [(0, len(text))])
    assert last_full_date(tokens, 0, len(tokens)) == dt.date(2023, 5, 22)
    assert last_full_date(tokens, 0, 3) is None


def test_a_range_with_a_date_of_its_own() -> None:
    text = "He left on Monday. She left on Monday."
    tokens = tokenize(text, [(0, 18), (19, len(text))])
    second = tokens.at(19)
    found = find_expressions(tokens, dt.date(2023, 5, 23), [(second, len(tokens), dt.date(2023, 6, 6))])
    assert [each.value for each in found] == ["2023-05-22", "2023-06-05"]

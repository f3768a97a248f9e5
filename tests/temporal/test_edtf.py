"""EDTF values: what is one, how it is told, and which days it holds."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.temporal import edtf

KINDS = {
    "2023-05-22": "day",
    "2023-03": "month",
    "2022-21": "season",
    "2022-36": "season",
    "1945": "year",
    "199X": "interval",
    "19XX": "interval",
    "2023-05-22/2023-05-23": "interval",
    "2023-03/..": "interval",
    "../2023-03": "interval",
    "P15M": "duration",
    "P1Y6M": "duration",
    "PT12H": "duration",
}


@pytest.mark.parametrize(("value", "kind"), KINDS.items())
def test_values_are_told_by_their_form(value: str, kind: str) -> None:
    assert edtf.is_valid(value)
    assert edtf.granularity(value) == kind


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "2023-02-30",
        "2023-13",
        "2023-25",
        "23-05-01",
        "P",
        "PT",
        "../..",
        "2023-05/2023-04",
        "199X-05",
    ],
)
def test_what_is_no_value(value: str) -> None:
    assert not edtf.is_valid(value)
    with pytest.raises(ValueError, match="EDTF"):
        edtf.normalise(value)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2022-24", "2022-12-01", "2023-02-28"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-33", "2022-01-01", "2022-03-31"),
        ("2022-41", "2022-07-01", "2022-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2014/2016", "2014-01-01", "2016-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("9999-24", "9999-12-01", "9999-12-31"),
    ],
)
def test_bounds(value: str, first: str, last: str) -> None:
    assert edtf.bounds(value) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_normalise_drops_qualifiers_and_empty_intervals() -> None:
    assert edtf.normalise(" 2022~ ") == "2022"
    assert edtf.normalise("2023-05-22/2023-05-22") == "2023-05-22"


def test_contains_and_overlaps() -> None:
    assert edtf.contains("2023-05", "2023-05-22")
    assert not edtf.contains("2023-05-22", "2023-05")
    assert edtf.contains("2023-03/..", dt.date(2030, 1, 1))
    assert not edtf.contains("2023-03", "2023-03/..")
    assert edtf.overlaps("2023-05-22/2023-06-02", "2023-06")
    assert not edtf.overlaps("2023-03/..", "2022")


def test_compare() -> None:
    assert edtf.compare("2022", "2023-05") == -1
    assert edtf.compare("2023-05", "2022-21") == 1
    assert edtf.compare("2023-05", "2023-05-01/2023-05-31") == 0
    assert edtf.compare("2023", "2023-05") is None


@settings(max_examples=50, deadline=None)
@given(st.dates(), st.dates())
def test_comparison_agrees_with_the_calendar(one: dt.date, other: dt.date) -> None:
    """Days compare as days, a day lies in its own month, and every interval in order is valid."""
    assert edtf.compare(one.isoformat(), other.isoformat()) == (one > other) - (one < other)
    assert edtf.contains(one.isoformat()[:7], one)
    first, last = sorted((one, other))
    assert edtf.contains(edtf.normalise(f"{first}/{last}"), first)

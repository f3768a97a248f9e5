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
    ]
)


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

"""Phrases of quantity and the bounds that they state."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.recognition.counts import Count, read_count


@pytest.mark.parametrize(
    ("phrase", "low", "best", "high"),
    [
        ("12", 12, 12, 12), ("twelve", 12, 12, 12), ("Twenty-five", 25, 25, 25), ("1,200", 1200, 1200, 1200),
        ("1.5 million", 1_500_000, 1_500_000, 1_500_000), ("two hundred and fifty", 250, 250, 250),
        ("at least 8", 8, 8, None), ("no fewer than five", 5, 5, None), ("12 or more", 12, 12, None),
        ("more than 70", 71, 71, None), ("over 70", 71, 71, None), ("more than two dozen", 25, 25, None),
        ("up to 6", None, 6, 6), ("as many as 20", None, 20, 20), ("no more than 10", None, 10, 10),
        ("fewer than 10", None, 9, 9), ("several", 2, None, None), ("a few", 2, None, None), ("a number of", 2, None, None),
        ("a handful of", 2, None, None), ("dozens", 24, None, None), ("scores", 40, None, None), ("hundreds", 200, None, None),
        ("thousands", 2000, None, None), ("tens of thousands", 20_000, None, None), ("hundreds of thousands", 200_000, None, None),
        ("several hundred", 200, None, None), ("a dozen", 12, 12, 12), ("half a dozen", 6, 6, 6), ("two dozen", 24, 24, 24),
        ("a couple", 2, 2, 2), ("both", 2, 2, 2), ("another", 1, 1, 1), ("a third", 1, 1, 1), ("a", 1, 1, 1),
        ("no one", 0, 0, 0), ("no", 0, 0, 0), ("none", 0, 0, 0), ("8 to 10", 8, None, 10), ("8-10", 8, None, 10),
        ("between 8 and 10", 8, None, 10), ("two or three", 2, None, 3), ("not eight but twelve", 12, 12, 12),
    ],
)  # fmt: skip
def test_bounds_are_the_literal_ones(
    phrase: str, low: int | None, best: int | None, high: int | None
) -> None:
    assert read_count(phrase) == Count(low, best, high)


@pytest.mark.parametrize(
    "phrase", ["about 40", "some 40", "around forty", "nearly 40", "40 or so", "roughly 40"]
)
def test_a_rough_number_is_approximate(phrase: str) -> None:
    assert read_count(phrase) == Count(40, 40, 40, approximate=True)


@pytest.mark.parametrize("phrase", ["", "people", "in", "said", "-"])
def test_other_words_are_no_count(phrase: str) -> None:
    assert read_count(phrase) is None


@given(st.integers(min_value=0, max_value=10**9))
@settings(max_examples=60, deadline=None)
def test_digits_mean_themselves_with_and_without_commas(number: int) -> None:
    assert read_count(str(number)) == read_count(f"{number:,}") == Count(number, number, number)

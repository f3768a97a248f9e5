"""Pairs of names: the graded file as a whole, and the small comparisons one by one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from incursion_facts.merging.compare import SAME, compare, score, word_likeness
from incursion_facts.merging.fold import fold_word

PAIRS = Path(__file__).parents[2] / "bench" / "names.csv"
SCHEMAS = {"person": "Person", "group": "Organization", "unit": "Organization", "settlement": "settlement"}


def rows() -> list[dict[str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_no_strong_pair_is_wrong() -> None:
    """A strong pair may never fail."""
    wrong = [
        (r["name1"], r["name2"])
        for r in rows()
        if r["grade"] == "strong"
        and (score(r["name1"], r["name2"], SCHEMAS[r["kind"]]) >= SAME) != (r["same"] == "true")
    ]
    assert wrong == []


def test_f1_of_all_pairs() -> None:
    """F1 over all grades is at least 0.95."""
    judged = [
        (score(r["name1"], r["name2"], SCHEMAS[r["kind"]]) >= SAME, r["same"] == "true") for r in rows()
    ]
    hits = sum(a and b for a, b in judged)
    assert 2 * hits / (2 * hits + sum(a != b for a, b in judged)) >= 0.95


def test_pairs_are_whole() -> None:
    """Known kinds and grades, no pair twice, no name against itself, about half of them different."""
    seen = {(r["kind"], *sorted((r["name1"], r["name2"]))) for r in rows()}
    assert len(seen) == len(rows()) >= 600
    assert all(r["kind"] in SCHEMAS and r["grade"] in ("strong", "medium", "weak") for r in rows())
    assert all(r["name1"] != r["name2"] and r["note"] for r in rows())
    assert 0.45 < sum(r["same"] == "false" for r in rows()) / len(rows()) < 0.55


def test_the_order_of_the_two_does_not_count() -> None:
    """What is like b is b's likeness too."""
    for r in rows():
        schema = SCHEMAS[r["kind"]]
        assert score(r["name1"], r["name2"], schema) == pytest.approx(score(r["name2"], r["name1"], schema))


@pytest.mark.parametrize(
    ("first", "second", "schema", "method"),
    [
        ("Vladimir Putin", "PUTIN, Vladimir", "Person", "same"),
        ("Gladkov", "Hladkov", "Person", "transliteration"),
        ("RVC", "Russian Volunteer Corps", "Organization", "acronym"),
        ("Bakhmut", "Artyomovsk", "settlement", "lexicon"),
        ("Byransk", "Bryansk", "settlement", "fuzzy"),
    ],
)
def test_methods(first: str, second: str, schema: str, method: str) -> None:
    """A likeness says how it was found."""
    assert compare(first, second, schema).method == method


def test_no_threshold_of_a_plain_ratio_could_do_it() -> None:
    """The two republics are alike letter by letter, the two names of the legion are not."""
    apart = score("Donetsk People's Republic", "Luhansk People's Republic", "Organization")
    assert apart < SAME <= score("Liberty of Russia Legion", "Freedom of Russia Legion", "Organization")


@pytest.mark.parametrize(
    ("first", "second"), [("ivanov", "ivanova"), ("mario", "maria"), ("angelo", "angela")]
)
def test_endings_tell_men_from_women(first: str, second: str) -> None:
    """A vowel at the end is no slip of the pen."""
    assert word_likeness(fold_word(first), fold_word(second)) < 0.69

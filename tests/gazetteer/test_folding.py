"""Folding: what spellings of a name share, and what they must not share."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.gazetteer.folding import area_base, fold_name, is_latin, loose_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint-Étienne", "St. Etienne"),
        ("Roven’ki", "Rovenki"),
        ("Gora-Podol", "GORA PODOL"),
        ("Łódź", "Lodz"),
        ("U.S.", "US"),
        ("Sana'a", "Sanaa"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    """Case, marks, apostrophes, hyphens and dots are no difference."""
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Kyiv", "Kiev"), ("Mali", "Malta"), ("North Kivu", "South Kivu")]
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    """Folding is no fuzzy match."""
    assert fold_name(one) != fold_name(other)


@pytest.mark.parametrize(
    "forms",
    [
        ("Grayvoron", "Graivoron", "Hraivoron", "Graivoronsky", "Grayvoronskiy"),
        ("Tyotkino", "Tetkino"),
        ("Kupiansk", "Kupyansk"),
        ("Sievierodonetsk", "Severodonetsk"),
    ],
)
def test_romanisations_share_a_loose_key(forms: tuple[str, ...]) -> None:
    """What one Slavic name looks like in different papers."""
    assert len({loose_key(fold_name(form)) for form in forms}) == 1


def test_vowels_are_kept_by_the_loose_key() -> None:
    """Kharkiv and Kharkov are alternates in the gazetteer, not one romanisation."""
    assert loose_key("kharkiv") != loose_key("kharkov")


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("belgorod oblast", "belgorod"),
        ("republic of mordovia", "mordovia"),
        ("grayvoronskiy rayon", "grayvoronskiy"),
        ("county", "county"),
        ("kansas", "kansas"),
    ],
)
def test_base_of_an_area_name(name: str, base: str) -> None:
    """Type words go, a name that is nothing but a type word stays."""
    assert area_base(name) == base


def test_only_latin_letters_are_printed_in_english() -> None:
    """Marks are Latin, Cyrillic and Arabic are not."""
    assert is_latin("Şırnak")
    assert not is_latin("Козинка")
    assert not is_latin("غزة")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded name is its own folding, whatever the text, once the first word's short form is taken."""
    once = fold_name(fold_name(text))
    assert fold_name(once) == once

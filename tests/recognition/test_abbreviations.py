"""Abbreviated states and provinces: where a form is read, and the titles and times that look like one."""

from __future__ import annotations

import pytest

from incursion_facts.gazetteer import load_gazetteer
from incursion_facts.recognition.abbreviations import abbreviation_at, initials_at

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("words", "end", "form"),
    [
        (["Salina", ",", "Kan", ".", ","], 4, "Kan."),
        (["Salina", ",", "KS", "("], 3, "KS."),
        (["Troy", ",", "N.Y.", "on"], 3, "N.Y."),
        (["Logan", ",", "W", ".", "Va", ".", ""], 6, "W.Va."),
        (["Unheard-of", ",", "Ky", ".", ""], 4, "Ky."),
        (["Jackson", ",", "Miss", ".", ""], 4, "Miss."),
    ],
)
def test_states_behind_a_comma(words: list[str], end: int, form: str) -> None:
    """With a full stop anywhere; without one where the town before it lies in the state."""
    assert abbreviation_at(words, 2, GAZETTEER) == (end, form)


@pytest.mark.parametrize(
    "words",
    [
        ["Holt", ",", "MD", ",", "said"],
        ["Holt", ",", "M.D.", ",", "said"],
        ["Kabul", ",", "IN", "KANDAHAR", ""],
        ["Iran", ",", "Ms", ".", "Reyes"],
        ["London", ",", "Miss", "Reyes", "said"],
        ["Oslo", ",", "Bergen", "and", "Moss"],
        ["Oslo", ","],
    ],
)
def test_titles_and_other_names_behind_a_comma(words: list[str]) -> None:
    """Doctors, Ms., words of a line in capitals, and the next of a list are no states."""
    assert abbreviation_at(words, 2, GAZETTEER) is None


@pytest.mark.parametrize(
    ("words", "is_area"),
    [
        (["in", "B.C.", "on"], True),
        (["northern", "N.J.", ""], True),
        (["300", "B.C.", ""], False),
        (["century", "B.C.", ""], False),
        (["the", "C.I.A.", ""], False),
        (["in", "L.A.", ""], False),
        (["the", "FBI", ""], False),
    ],
)
def test_initials_anywhere(words: list[str], is_area: bool) -> None:
    """Provinces of two words; no years, agencies or cities."""
    assert (initials_at(words, 1, GAZETTEER) is not None) is is_area

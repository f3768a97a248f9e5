"""Spellings that are the same when compared, and those that are not."""

from __future__ import annotations

import pytest

from incursion_facts.evaluation.names import are_alike, fold


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Lantern Front", "Lantern Front", True),
        ("Lantern Front’s", "Lantern Front", True),
        ("Lantern\n Front,", "Lantern Front", True),
        ("Legion “Dawn”", "Legion Dawn", True),
        ("LANTERN front", "Lantern Front", True),
        ("Café", "Cafe\u0301", True),
        ("Lantern Fronts", "Lantern Front", False),
        ("Theodore", "odore", False),
        ("A. Lind", "Lind", False),
    ],
)
def test_fold(one: str, other: str, same: bool) -> None:
    """Case, marks, article and genitive make no difference; letters do."""
    assert (fold(one) == fold(other)) is same


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [("Ada Lind", "ADA LIND", True), (None, "", True), (None, "Ada Lind", False), ("Ada Lind", None, False)],
)
def test_are_alike(wanted: str | None, got: str | None, same: bool) -> None:
    """Nothing is like nothing only."""
    assert are_alike(wanted, got) is same

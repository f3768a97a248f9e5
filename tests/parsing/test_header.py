"""Header fields: each case of tests/cases/headers.toml, and the readers of single lines."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from incursion_facts.parsing import parse_text
from incursion_facts.parsing.dateline import read_dateline
from incursion_facts.parsing.header import find_date, read_byline, read_label

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "headers.toml").read_text(encoding="utf-8")
)["case"]
FIELDS = ("published", "title", "byline", "outlet", "dateline")


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_header_fields(case: dict[str, Any]) -> None:
    """Every field is as the case says, and null where it says nothing."""
    article = parse_text(case["text"]).article
    expected = {field: case.get(field) for field in FIELDS}
    assert {field: getattr(article, field) for field in FIELDS} == expected
    source = case.get("published_from", "header") if expected["published"] else None
    assert article.published_from == source


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("May 23, 2023", "2023-05-23"),
        ("23rd of May 2023", "2023-05-23"),
        ("Tue, 23 May 2023 10:15:00 GMT", "2023-05-23"),
        ("2023-05-23T10:15:00+03:00", "2023-05-23"),
        ("20230523", "2023-05-23"),
        ("23.05.2023", "2023-05-23"),
        ("23 мая 2023", "2023-05-23"),
        ("31 April 2023, then 1 May 2023", "2023-05-01"),
        ("May 2023", None),
        ("23 May", None),
        ("05/06/2023", None),
        ("version 7.1.2.2023", None),
    ],
)
def test_printed_dates(text: str, date: str | None) -> None:
    """Day, month and year in the common orders; what can be read in two ways is left alone."""
    assert find_date(text) == date


@pytest.mark.parametrize(
    "line", ["Vladimir Putin", "By Tuesday", "By the river", "Ada Lind, 34, mayor of Veska"]
)
def test_what_is_no_byline(line: str) -> None:
    """Lines that begin like bylines."""
    assert read_byline(line) is None


@pytest.mark.parametrize(
    "line", ["The Kremlin — said", "Monday (AP) — x", "WATCH: Shells fall", "In Kyiv (AP) — x"]
)
def test_what_is_no_dateline(line: str) -> None:
    """Paragraphs that begin like datelines."""
    assert read_dateline(line) is None


def test_label_needs_a_colon_unless_a_date_follows() -> None:
    """ "Source close to …" begins a sentence."""
    assert read_label("Title: A raid") == ("title", "A raid", 7)
    assert read_label("Source close to the mayor") is None

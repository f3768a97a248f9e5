"""Every code has an example that triggers it and one that comes close and does not; docs/validation.md shows them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from incursion_facts.findings import codes

Run = Callable[..., Any]
Put = Callable[[list[dict[str, Any]]], None]

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests" / "cases" / "findings.toml").read_text(encoding="utf-8"))
EXAMPLES: list[dict[str, Any]] = CASES["example"]
IDS = [f"{example['code']}-{number}" for number, example in enumerate(EXAMPLES)]
NUMBERED = list(zip(IDS, EXAMPLES, strict=True))
ON_SOURCES = [pytest.param(e, id=name) for name, e in NUMBERED if "files" in e]
ON_RECORDS = [pytest.param(e, id=name) for name, e in NUMBERED if "edit" in e]


def told(facts: Run, arguments: str) -> list[dict[str, Any]]:
    """The findings of a call; whatever they are, the call ends as promised and shows no control character."""
    called = facts(*arguments.split(), "--format", "jsonl")
    assert called.exit_code in (0, 1, 3), called.stderr
    lines = called.stdout.splitlines()
    plain = facts(*arguments.split())
    assert plain.exit_code == called.exit_code
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", plain.stdout)
    assert len(plain.stdout.splitlines()) == len(lines)
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("example", ON_SOURCES)
def test_an_example_of_sources(example: dict[str, Any], facts: Run, put: Put, tmp_path: Path) -> None:
    """Its code occurs, at a place in its file; with the clean files it does not."""
    arguments = example.get("arguments", "validate news")
    put(example["files"])
    found = told(facts, arguments)
    assert example["code"] in {finding["code"] for finding in found}
    for finding in found:
        path = tmp_path / finding["file"]
        if finding["line"] and path.is_file() and path.suffix != ".gz":
            lines = path.read_bytes().split(b"\n")
            assert 1 <= finding["line"] <= len(lines)
            assert (finding["column"] or 1) <= len(lines[finding["line"] - 1]) + 1
    put(example["clean"])
    assert example["code"] not in {finding["code"] for finding in told(facts, arguments)}


@pytest.mark.parametrize("example", ON_RECORDS)
def test_an_example_of_records(example: dict[str, Any], facts: Run, put: Put, tmp_path: Path) -> None:
    """The output of a run verifies; after the edit the code occurs."""
    put([{"name": "news/a.txt", "text": "{good}"}])
    assert facts("extract", "news", "--out", "out", "-q").exit_code == 0
    assert told(facts, "verify out --sources news") == []
    change = example["edit"]
    path = tmp_path / "out" / change["file"]
    if change.get("delete"):
        path.unlink()
    elif "before" in change:
        path.write_bytes((tmp_path / "out" / change["before"]).read_bytes() + path.read_bytes())
    else:
        text = path.read_text(encoding="utf-8")
        changed = re.sub(change["find"], change["replace"], text, count=1)
        assert changed != text
        path.write_text(changed, encoding="utf-8", newline="")
    assert example["code"] in {finding["code"] for finding in told(facts, "verify out --sources news")}


def test_every_code_has_an_example() -> None:
    """And each of sources a clean one; at least 25 codes are promised."""
    assert {example["code"] for example in EXAMPLES} == set(codes())
    assert all("clean" in example for example in EXAMPLES if "files" in example)
    assert len(codes()) >= 25


def test_the_page_has_every_code() -> None:
    """One row of a table for each, with an example; that the rows are those of today is the drift test's."""
    page = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (F\d{3}) \|(?:[^|\n]|\\\|)+\|(?:[^|\n]|\\\|)+\|.*`.*`.*\|$", page, re.MULTILINE)
    assert rows == list(codes())


def test_the_good_article_is_fine(facts: Run, put: Put) -> None:
    """Nothing but that one article tells no band."""
    put([{"name": "news/a.txt", "text": "{good}"}])
    assert [finding["code"] for finding in told(facts, "validate news --today 2023-05-23")] == ["F309"]

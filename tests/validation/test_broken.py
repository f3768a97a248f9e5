"""Forty broken files beside ten good ones: each is told, and the good ones' records are those of a run without them."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Put = Callable[[list[dict[str, Any]]], None]

CASES = Path(__file__).parents[1] / "cases"
BROKEN: list[dict[str, Any]] = tomllib.loads((CASES / "broken.toml").read_text(encoding="utf-8"))["file"]
GOOD = sorted((CASES / "world").glob("*.txt"))[-10:]
REFUSED = {f"news/{file['name']}" for file in BROKEN if file.get("refused")}
WHOLE = ("article", "mention", "date", "casualty", "claim", "event")
"""Types whose records are those of one article each; the others are of all articles together."""


@pytest.fixture
def ten(tmp_path: Path) -> Path:
    """A folder with ten articles and nothing else."""
    folder = tmp_path / "good" / "news"
    folder.mkdir(parents=True)
    for path in GOOD:
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def mixed(tmp_path: Path, ten: Path, put: Put) -> Path:
    """The same folder with the broken files in it, as `news`."""
    shutil.copytree(ten, tmp_path / "news")
    put([{"name": "secret.txt", "text": "Two guards died near Sumy, police said."}])
    put([file | {"name": f"news/{file['name']}"} for file in BROKEN])
    return tmp_path / "news"


def test_there_are_forty() -> None:
    """And ten good ones."""
    assert (len(BROKEN), len({file["name"] for file in BROKEN}), len(GOOD)) == (40, 40, 10)


def test_each_is_told(mixed: Path, facts: Run) -> None:
    """One run, exit code 1, and at least one line for each, with the code of its kind; none but notes for the good."""
    called = facts("validate", "news", "--today", "2026-01-01")
    assert called.exit_code == 1
    told: dict[str, set[str]] = {}
    for line in called.stdout.splitlines():
        match = re.match(r"(news(?:/[\w.-]+)?)(?::\d+){0,2}: (error|warning|note) (F\d{3}): \S", line)
        assert match, line
        told.setdefault(match[1], set()).add(match[3])
    for file in BROKEN:
        assert file["code"] in told[f"news/{file['name']}"], file["name"]
    fine = facts("validate", "news", "--today", "2026-01-01", "--format", "jsonl").stdout.splitlines()
    names = {f"news/{path.name}" for path in GOOD}
    assert {f["level"] for f in map(json.loads, fine) if f["file"] in names} <= {"note"}


def test_the_good_ones_are_not_touched(mixed: Path, ten: Path, facts: Run, tmp_path: Path) -> None:
    """A line for each file that gives nothing; of the good ones the same bytes as alone."""
    called = facts("extract", "news", "--out", "mixed", "-q")
    assert called.exit_code == 1
    lines = [line for line in called.stderr.splitlines() if line.startswith("facts: skipped ")]
    assert len(lines) == len(called.stderr.splitlines())
    named = [re.split(r"[,:]", line.removeprefix("facts: skipped "))[0] for line in lines]
    assert len(named) == len(set(named)) or {n for n in named if named.count(n) > 1} == {"news/numbers.jsonl"}
    assert set(named) == REFUSED
    shutil.move(mixed, tmp_path / "away")
    shutil.move(ten, tmp_path / "news")
    assert facts("extract", "news", "--out", "alone", "-q").exit_code == 0
    for path in sorted((tmp_path / "alone").glob("*.jsonl")):
        alone = path.read_bytes().splitlines()
        beside = (tmp_path / "mixed" / path.name).read_bytes().splitlines()
        assert [line for line in beside if line in set(alone)] == alone, path.name
    assert sum(len(path.read_bytes().splitlines()) for path in (tmp_path / "alone").glob("*.jsonl")) > 300


def test_what_is_refused_leaves_no_trace(mixed: Path, ten: Path, facts: Run, tmp_path: Path) -> None:
    """Beside files that nothing can be read of, every record is the same, entities of all articles too."""
    for file in BROKEN:
        if not file.get("refused") or file["name"] == "one-line.jsonl":
            (mixed / file["name"]).unlink()
    assert facts("extract", "news", "--out", "mixed", "-q").exit_code == 1
    shutil.move(mixed, tmp_path / "away")
    shutil.move(ten, tmp_path / "news")
    assert facts("extract", "news", "--out", "alone", "-q").exit_code == 0
    for path in sorted((tmp_path / "alone").glob("*.jsonl")):
        if path.name != "rejected.jsonl":
            assert path.read_bytes() == (tmp_path / "mixed" / path.name).read_bytes(), path.name

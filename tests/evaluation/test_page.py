"""docs/gold.md: its commands run, and its example is the gold that it says."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

PAGE = (Path(__file__).parents[2] / "docs" / "gold.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```\w*\n(.*?)```\n", PAGE, re.DOTALL))
REPORT = PAGE.partition("<!-- generated: report -->\n```text\n")[2].partition("```\n<!-- end -->")[0]
COMMANDS = re.findall(r"(?m)^    facts (.+)$", PAGE)


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """The example's article in one folder and its gold in another, as the page's commands have them."""
    for name, text in FILES.items():
        folder = tmp_path / ("gold" if name.endswith(".json") else "news")
        folder.mkdir()
        (folder / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_example_prints_what_the_page_shows(facts: Run, tmp_path: Path) -> None:
    """`facts eval .` in a folder with both files."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = facts("eval", ".")
    assert (result.exit_code, result.stdout) == (0, REPORT)


@pytest.mark.usefixtures("folders")
def test_commands_run(facts: Run) -> None:
    """One after the other, as they stand; those with floors may find a figure too low."""
    assert len(COMMANDS) >= 6
    for command in COMMANDS:
        result = facts(*shlex.split(command))
        assert result.exit_code in ((0, 1) if "--fail-under" in command else (0,)), (command, result.stderr)


def test_all_lists_have_an_entry() -> None:
    """The example shows every kind of entry."""
    from incursion_facts.evaluation.gold import Annotation
    from incursion_facts.evaluation.results import TYPES

    annotation = Annotation.model_validate_json(FILES["pier.json"])
    assert all(getattr(annotation, kind) for kind in TYPES)

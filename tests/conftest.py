"""What tests of whole runs share: two small reports of our own, and a way to run `facts` in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HARBOUR = """date 2023-05-23
Three people were wounded in Kharkiv on Monday, police said. The shelling of Kharkiv killed at least two civilians on
May 21, according to Governor Oleh Syniehubov.

Syniehubov said that a school burned down. "We saw it from the harbour," a resident told Reuters.
"""

VALLEY = """date 2023-05-24
Two soldiers were killed near Belgorod on Tuesday, said Vyacheslav Gladkov, the regional governor.

The Freedom of Russia Legion (FRL) claimed the raid. Gladkov denied that more than 10 people had been wounded.
"""

Run = Callable[..., Any]


def pytest_addoption(parser: pytest.Parser) -> None:
    """How much of what never ends is tested."""
    parser.addoption(
        "--kills", type=int, default=30, help="How many runs are killed (tests/test_survival.py)."
    )


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "valley.txt").write_text(VALLEY, encoding="utf-8")
    return folder


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`facts` in this process and in an empty folder: `facts("extract", "news", stdin=b"")`."""
    from typer.testing import CliRunner

    from incursion_facts.cli import app

    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, stdin: bytes = b"") -> Any:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)

    return run

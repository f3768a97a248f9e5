"""The recipes of README.md and docs/recipes.md, run with the real jq: every line that they show is printed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from incursion_facts import extract, write

ROOT = Path(__file__).parents[1]
README = (
    (ROOT / "README.md")
    .read_text(encoding="utf-8")
    .partition("\n## Ask it, with jq\n")[2]
    .partition("\n## ")[0]
)
PAGE = README + (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"^###? (.+?)\n.*?```sh\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE)

pytestmark = pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a run over the sample."""
    folder = tmp_path_factory.mktemp("out")
    write(extract(ROOT / "data" / "raw"), folder)
    return folder


def test_all_are_read() -> None:
    """Every heading of the pages is a recipe with what it prints; README has the three first ones."""
    assert len(RECIPES) == len(re.findall(r"(?m)^###? ", PAGE)) >= 6
    assert README.count("```sh") == 3


@pytest.mark.parametrize(("recipe", "shown"), [r[1:] for r in RECIPES], ids=[r[0] for r in RECIPES])
def test_recipe(out: Path, recipe: str, shown: str) -> None:
    """It runs without a word on stderr, and some line of what it prints holds each line that is shown."""
    done = subprocess.run(
        ["sh", "-c", recipe], cwd=out, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    for line in shown.splitlines():
        parts = line.split("\t")
        assert any(all(part in printed for part in parts) for printed in done.stdout.splitlines()), line

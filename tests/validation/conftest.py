"""What tests of validation share: files made as the examples of tests/cases/findings.toml say."""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parents[1] / "cases" / "findings.toml"

Put = Callable[[list[dict[str, Any]]], None]


@pytest.fixture(scope="session")
def good() -> str:
    """An article with which nothing is wrong."""
    text: str = tomllib.loads(CASES.read_text(encoding="utf-8"))["good"]
    return text


@pytest.fixture
def put(tmp_path: Path, good: str) -> Put:
    """Writes files into the test's folder; one without content is removed."""

    def write(files: list[dict[str, Any]]) -> None:
        for file in files:
            path = tmp_path / file["name"]
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_symlink() or path.is_file():
                path.unlink()
            if "link" in file:
                path.symlink_to(file["link"])
            elif file.get("folder"):
                path.mkdir()
            elif "text" in file:
                path.write_bytes(content(file, good))

    return write


def content(file: dict[str, Any], good: str) -> bytes:
    """The bytes of a file of an example."""
    encoding = file.get("encoding", "utf-8")
    try:
        good.encode(encoding)
    except UnicodeEncodeError:
        good = good.replace("“", '"').replace("”", '"')
    data: bytes = (file["text"] * file.get("times", 1)).replace("{good}", good).encode(encoding)
    if file.get("gzip"):
        data = gzip.compress(data, mtime=0)
    return data[: len(data) - file.get("cut", 0)]

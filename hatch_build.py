"""Build hook: compiles the gazetteer and the lexicons before the wheel (or an editable install) is made.

The package itself can't be imported here, as its dependencies aren't installed where wheels are built. Its
compilers need the standard library alone; they are imported under empty parent packages.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

GENERATED = (
    "src/incursion_facts/gazetteer/index.bin",
    "src/incursion_facts/lexicons/compiled.json",
)


class CompileHook(BuildHookInterface[Any]):
    """Makes the generated files and has them packed although git ignores them."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is missing or older than its sources."""
        package = Path(self.root, "src", "incursion_facts")
        for name in ("incursion_facts", "incursion_facts.gazetteer"):
            parent = ModuleType(name)
            parent.__path__ = [str(package.joinpath(*name.split(".")[1:]))]
            sys.modules[name] = parent
        gazetteer = import_module("incursion_facts.gazetteer.compile")
        if not gazetteer.is_fresh():
            gazetteer.write_index()
        if import_module("incursion_facts.lexicons.__main__").main():
            raise SystemExit("hatch_build: the lexicons could not be compiled")
        for name in [name for name in sys.modules if name.split(".")[0] == "incursion_facts"]:
            del sys.modules[name]
        build_data["artifacts"] += GENERATED

"""What each field says: `records/fields.toml` read for the schemas and the docs."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

FIELDS = Path(__file__).parents[1] / "records" / "fields.toml"


@lru_cache(maxsize=1)
def load_descriptions() -> dict[str, dict[str, str]]:
    """Model name -> field (as written, so "class" and not `class_`) -> what it says."""
    return tomllib.loads(FIELDS.read_text(encoding="utf-8"))

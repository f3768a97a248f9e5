"""Stage 3: entities of all articles joined, facts pointed at them. Alone in importing rapidfuzz."""

from __future__ import annotations

from .cluster import Decisions, Doubt
from .joining import Merged, merge, merge_records

__all__ = ["Decisions", "Doubt", "Merged", "merge", "merge_records"]

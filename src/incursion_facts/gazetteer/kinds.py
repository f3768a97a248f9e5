"""Kinds of places in the order of their codes in the index, and the bits of its flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the records need pydantic, which isn't there when the index is built
    from ..records import PlaceKind

KINDS: tuple[PlaceKind, ...] = ("country", "region", "district", "settlement", "facility", "other")

CAPITAL = 1
COMMON = 2
"""One of its names is an English word ("Nice", "Reading"): no evidence by itself that a place is named."""
OWN = 4
"""From the project's own list, not from GeoNames' settlements."""

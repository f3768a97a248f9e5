"""English date expressions and EDTF values. Knows tokens but no articles, so that parsing may use it too."""

from __future__ import annotations

from .grammar import Expression, OwnAnchor, find_expressions, last_full_date
from .implied import implied_published, telling_parts

__all__ = [
    "Expression",
    "OwnAnchor",
    "find_expressions",
    "implied_published",
    "last_full_date",
    "telling_parts",
]

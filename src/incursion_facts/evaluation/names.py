"""Spellings folded so that a form of the gold and the words of a mention can be the same.

No spelling is wrong for its quotation marks, its capitals, an article before it or a genitive after it.
"""

from __future__ import annotations

import re
import unicodedata

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_EDGES = " .,;:\"'()[]«»"
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_MARKS = str.maketrans("", "", "\"'«»")

EITHER = frozenset(
    {
        "ankara", "beijing", "britain", "brussels", "delhi", "islamabad", "israel", "kiev", "kremlin", "kyiv",
        "moscow", "new delhi", "russia", "tehran", "uk", "ukraine", "united states", "us", "washington",
        "west",
    }
)  # fmt: skip
"""Folded names that readers take now for a state that acts and now for a place. They are judged by
`actors.state` and `places.country` alone, not by the figures of the types."""


def fold(form: str) -> str:
    """A form as it is compared: "The ‘Liberty’ Legion’s" and "liberty legion" are one."""
    plain = " ".join(unicodedata.normalize("NFC", form).translate(_STRAIGHT).split()).strip(_EDGES)
    plain = _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain
    return plain.removesuffix("'s").translate(_MARKS).casefold()


def are_alike(wanted: str | None, got: str | None) -> bool:
    """Whether two printed values are the same but for what `fold` takes away, or both are missing."""
    if wanted and got:
        return fold(wanted) == fold(got)
    return not wanted and not got

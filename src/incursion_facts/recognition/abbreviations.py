"""Abbreviated states and provinces: "Ky." in "Glasgow, Ky.", "KS" in "Salina, KS", "B.C." in "towns of B.C.".

A form is read behind a comma and a name. What a newcomer gets wrong: "MD" behind a name is a doctor, "PA" an
agency and "Miss" a title, so a form without its full stop needs a place before it that lies in the state.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..gazetteer import Candidate, Gazetteer

LONGEST = 6
"""Letters and dots of the longest abbreviation ("Calif.")."""

LONGEST_NAME = 3
"""Words before the comma that are looked at as a town's name."""

SHORT = frozenset({"Ga", "Ky", "La", "Md", "Mo", "Pa", "Va", "Vt"})
"""Abbreviations of two letters that are printed with a full stop; others so printed are titles ("Ms.")."""

ERAS = frozenset({"century", "centuries", "years", "around", "about", "circa", "millennium"})
"""Words before "B.C." that make it a time."""


class Abbreviation(NamedTuple):
    """An abbreviated area at a token."""

    end: int
    """The token behind it; its full stop belongs to it."""
    form: str
    """With its full stop, as the gazetteer knows it: "Ky.", "KS."."""


def abbreviation_at(words: Sequence[str], at: int, gazetteer: Gazetteer) -> Abbreviation | None:
    """The abbreviated area at a token behind a comma."""
    word = words[at] if at < len(words) else ""
    if not word or not word[0].isupper() or len(word) > LONGEST:
        return None
    following = words[at + 1] if at + 1 < len(words) else ""
    if len(word) == 1 and following == "." and words[at + 3 : at + 4] == ["."]:  # "W. Va."
        form = f"{word}.{words[at + 2]}."
        return Abbreviation(at + 4, form) if _area_of_words(form, gazetteer) else None
    if "." in word:
        return Abbreviation(at + 1, word) if _area_of_words(word, gazetteer) else None
    form = word + "."
    found = gazetteer.lookup_short(form)
    if not found:
        return None
    if following == "." and not word.isupper():
        usual = word in SHORT if len(word) < 3 else word != "Miss"
        return Abbreviation(at + 2, form) if usual or lies_in(words, at - 1, found[0], gazetteer) else None
    if (following.isupper() and len(following) > 1) or not lies_in(words, at - 1, found[0], gazetteer):
        return None
    return Abbreviation(at + 1, form)


def initials_at(words: Sequence[str], at: int, gazetteer: Gazetteer) -> Abbreviation | None:
    """An area by the initials of its name, which is read anywhere: "B.C." and "N.J.", but not "300 B.C."."""
    word = words[at]
    if "." not in word:
        return None
    before = words[at - 1] if at else ""
    if before[-1:].isdigit() or before.lower() in ERAS:
        return None
    return Abbreviation(at + 1, word) if _area_of_words(word, gazetteer) else None


def _area_of_words(form: str, gazetteer: Gazetteer) -> bool:
    """Whether a dotted form is of an area whose name has words to shorten: "N.J.", not "M.D." or "L.A."."""
    return any(" " in area.name for area in gazetteer.lookup_short(form))


def lies_in(words: Sequence[str], comma: int, area: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether the name before a comma is of a place in the area."""
    for start in range(max(0, comma - LONGEST_NAME), comma):
        if words[start][:1].isupper():
            found = gazetteer.lookup(" ".join(words[start:comma]))
            if any(place.admin1_row == area.row for place in found):
                return True
    return False

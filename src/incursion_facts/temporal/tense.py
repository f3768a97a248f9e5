"""Which way a clause looks: "met on Friday" is past, "will meet on Friday" is not.

The nearest verb counts, first to the left of the date, then (for "On Friday, the group will…") to the right.
No verb is asked for its meaning: modals, "to" with a verb and words such as "scheduled" look forward, past
forms back.
"""

from __future__ import annotations

from functools import lru_cache

from ..language import Tokens
from ..language.classes import class_table
from .calendar import Direction

REACH = 14
"""Tokens looked at to either side: a verb further off seldom belongs to the date."""


TIMELESS_MODALS = frozenset({"couldn't", "couldn’t", "should"})
"""Modals that say nothing of time, as "could not" does: "could not be reached on Friday"."""

AS_SOON_AS = (["as", "soon", "as"], ["as", "early", "as"], ["as", "late", "as"])

PAST_BE = frozenset({"was", "were", "been", "wasn't", "weren't", "wasn’t", "weren’t"})


@lru_cache(maxsize=1)
def _codes() -> dict[str, frozenset[str]]:
    table = class_table()
    names = (
        "FUTURE_CUE",
        "FUTURE_TO",
        "MODAL",
        "VB",
        "VBD",
        "VBN",
        "HAVE",
        "BE",
        "POSS",
        "LOWER",
        "NEGATION",
        "to",
        "for",
    )
    codes = {name: table.codes_of(name) for name in names}
    codes["STOP"] = table.codes_of("COMMA", "SEMI", "QUOTE")
    return codes


def clause_direction(tokens: Tokens, start: int, end: int) -> Direction | None:
    """ "future", "past", or None where no verb says so, for a date at tokens start to end."""
    sentence_start, sentence_end = tokens.sentence(start)
    codes, sets = tokens.codes, _codes()
    before = tokens.words[start - 1].lower() if start > sentence_start else ""
    to_the_left = range(start - 1, max(sentence_start, start - REACH) - 1, -1)
    to_the_right = range(end, min(sentence_end, end + REACH))
    if tokens.words[max(0, start - 2) : start] == ["ahead", "of"]:
        return "future"
    if before == "for" or tokens.words[max(0, start - 3) : start] in AS_SOON_AS:
        return "future"
    if before in ("by", "until", "till") and not any(
        codes[i] in sets["NEGATION"] or tokens.words[i].lower() == "had"
        for i in (*to_the_left, *to_the_right)
    ):
        return (
            "future"  # "postponed until Tuesday"; but "did not answer until Tuesday", "had left by Tuesday"
        )
    if end < sentence_end and codes[end] in sets["POSS"]:  # "said Friday's vote will go ahead"
        return _first_verb(tokens, to_the_right, sentence_end) or "past"
    return _first_verb(tokens, to_the_left, sentence_end, stop=True) or _first_verb(
        tokens, to_the_right, sentence_end
    )


def _first_verb(
    tokens: Tokens, positions: range, sentence_end: int, *, stop: bool = False
) -> Direction | None:
    """The direction of the first verb on the way; to the left a comma or quotation mark ends the clause."""
    codes, sets = tokens.codes, _codes()
    for i in positions:
        code, word = codes[i], tokens.words[i].lower()
        following = codes[i + 1] if i + 1 < sentence_end else " "
        if stop and code in sets["STOP"]:
            break
        if code in sets["MODAL"]:
            if following in sets["HAVE"]:  # "could have been hit on Sunday" looks back
                return "past"
            if word in TIMELESS_MODALS or (word == "could" and _is_negated(tokens, i)):
                continue
            return "future"
        if code in sets["FUTURE_CUE"] or (code in sets["FUTURE_TO"] and following in sets["to"]):
            return "future"
        if word == "due" and following not in sets["to"]:  # "due to the rain" looks nowhere
            return "future"
        if code in sets["to"]:
            if following in sets["LOWER"] and (following in sets["VB"] or tokens.words[i + 1] == "be"):
                return "future"
            continue
        if code in sets["BE"]:
            if word in PAST_BE:
                return "past"
            continue
        if word == "set" and following in sets["to"] | sets["for"]:
            return "future"
        is_participle = code in sets["VBN"] or word.endswith("ed")
        if is_participle and i and tokens.words[i - 1].lower() in ("be", "being"):
            continue  # "will be held": the modal stands further left
        if code in sets["HAVE"] or (code in sets["VBD"] and code not in sets["VB"]):
            return "past"
        if code in sets["LOWER"] and word.endswith("ed") and len(word) > 4:
            return "past"
    return None


def _is_negated(tokens: Tokens, position: int) -> bool:
    """Whether a negation stands near a modal: "could not be reached", "neither could be found"."""
    negations = _codes()["NEGATION"]
    return any(code in negations for code in tokens.codes[max(0, position - 6) : position + 2])

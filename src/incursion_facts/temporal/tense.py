"""Which way a clause looks: "met on Friday" is past, "will meet on Friday" is not.

The nearest verb counts, first to the left of the date, then (for "On Friday, the group will…") to the right.
No verb is asked for its meaning: modals, "to" with a verb, and words such as "scheduled" look forward, past forms back.
"""

from __future__ import annotations

from functools import lru_cache

from ..language import Tokens
from ..language.classes import class_table
from .calendar import Direction

REACH = 14
"""Tokens looked at to either side: a verb further off seldom belongs to the date."""


@lru_cache(maxsize=1)
def _codes() -> dict[str, frozenset[str]]:
    table = class_table()
    names = ("FUTURE_CUE", "MODAL", "VB", "VBD", "VBN", "HAVE", "BE", "COMMA", "POSS", "SEMI", "QUOTE", "LOWER", "to")
    return {name: table.codes_of(name) for name in names}


def clause_direction(tokens: Tokens, start: int, end: int) -> Direction | None:
    """"future", "past", or None where no verb says so, for a date at tokens start to end."""
    sentence_start, sentence_end = tokens.sentence(start)
    codes, sets = tokens.codes, _codes()
    to_the_right = range(end, min(sentence_end, end + REACH))
    if end < sentence_end and codes[end] in sets["POSS"]:  # "said Friday's vote will go ahead"
        found = _first_verb(tokens, to_the_right, sentence_end)
        if found:
            return found
    to_the_left = range(start - 1, max(sentence_start, start - REACH) - 1, -1)
    return _first_verb(tokens, to_the_left, sentence_end, stop=True) or _first_verb(
        tokens, to_the_right, sentence_end
    )


def _first_verb(tokens: Tokens, positions: range, sentence_end: int, *, stop: bool = False) -> Direction | None:
    codes, sets = tokens.codes, _codes()
    participle = False
    for i in positions:
        code = codes[i]
        following = codes[i + 1] if i + 1 < sentence_end else ""
        if stop and (code in sets["COMMA"] or code in sets["SEMI"] or code in sets["QUOTE"]):
            break
        if code in sets["MODAL"]:
            # "could have been hit on Sunday" looks back
            return "past" if following in sets["HAVE"] and following else "future"
        if code in sets["FUTURE_CUE"]:
            return "future"
        if code in sets["to"]:
            if following and following in sets["VB"] and following in sets["LOWER"]:
                return "future"
            continue
        word = tokens.words[i]
        if code in sets["BE"]:
            if word.lower() in ("was", "were", "been", "wasn't", "weren't"):
                return "past"
            if word.lower() in ("be", "being"):  # "will be held": the modal stands further left
                continue
            if participle:
                continue
            continue
        if code in sets["VBD"] and code not in sets["VB"]:
            if stop and code in sets["VBN"] and i and codes[i - 1] in sets["BE"]:
                participle = True
                if tokens.words[i - 1].lower() in ("be", "being"):
                    continue
            return "past"
        if code in sets["HAVE"]:
            return "past"
        if code in sets["LOWER"] and word.endswith("ed") and len(word) > 4:
            if i and tokens.words[i - 1].lower() == "be":
                continue
            return "past"
    return None

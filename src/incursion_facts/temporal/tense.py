"""Which way a clause looks: "met on Friday" is past, "will meet on Friday" is not.

The nearest verb counts, first to the left of the date, then (for "On Friday, the group will…") to the right.
No verb is asked for its meaning: modals, "to" with a verb and words such as "scheduled" look forward, past
forms back.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from ..language import Tokens
from ..language.classes import class_table
from .calendar import Direction

REACH = 14
"""Tokens looked at to either side: a verb further off seldom belongs to the date."""


TIMELESS_MODALS = frozenset({"couldn't", "couldn’t", "should"})
"""Modals that say nothing of time, as "could not" does: "could not be reached on Friday"."""

AS_SOON_AS = (["as", "soon", "as"], ["as", "early", "as"], ["as", "late", "as"])

PROGRESSIVE_REACH = 2
"""Tokens between "is" and a date on which something is being done, with no room for what it is done to."""

PAST_BE = frozenset({"was", "were", "been", "wasn't", "weren't", "wasn’t", "weren’t"})
PAST_DO = frozenset({"did", "didn't", "didn’t"})

DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "our",
        "this",
        "that",
        "these",
        "those",
        "any",
        "all",
        "some",
    }
)
NO_PAST = frozenset({"need", "indeed", "speed", "succeed", "proceed", "exceed", "hundred", "unspecified"})
"""Words that end as past forms do."""

Sight = Direction | Literal["present"]
"""Where a verb looks; a present form says no more than that the clause tells of nothing past."""


@lru_cache(maxsize=1)
def _codes() -> dict[str, frozenset[str]]:
    table = class_table()
    names = (
        "FUTURE_CUE",
        "FUTURE_TO",
        "SAME_TIME_TO",
        "MODAL",
        "VB",
        "VBD",
        "VBN",
        "HAVE",
        "BE",
        "POSS",
        "LOWER",
        "NEGATION",
        "VBG",
        "NN",
        "to",
        "for",
    )
    codes = {name: table.codes_of(name) for name in names}
    codes["AUXILIARY"] = table.codes_of("MODAL", "DO", "VBG", "to")
    codes["STOP"] = table.codes_of("COMMA", "SEMI", "QUOTE")
    return codes


def clause_direction(tokens: Tokens, start: int, end: int) -> Direction | None:
    """ "future", "past", or None where no verb says which, for a date at tokens start to end."""
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
        sight = _first_verb(tokens, to_the_right, sentence_end)
        return "future" if sight == "future" else "past"
    sight = _first_verb(tokens, to_the_left, sentence_end, stop=True) or _first_verb(
        tokens, to_the_right, sentence_end
    )
    return None if sight == "present" else sight


def _first_verb(tokens: Tokens, positions: range, sentence_end: int, *, stop: bool = False) -> Sight | None:
    """The sight of the first verb on the way; to the left a comma or quotation mark ends the clause."""
    codes, sets = tokens.codes, _codes()
    for i in positions:
        code, word = codes[i], tokens.words[i].lower()
        following = codes[i + 1] if i + 1 < sentence_end else " "
        if stop and code in sets["STOP"] and not _joins_names(tokens, i):
            break
        if code in sets["MODAL"]:
            if following in sets["HAVE"]:  # "could have been hit on Sunday" looks back
                return "past"
            if word in TIMELESS_MODALS or (word == "could" and _is_negated(tokens, i)):
                continue
            return "future"
        if word == "planned" and i and tokens.words[i - 1].lower() in DETERMINERS:
            continue  # "a planned attack" may be over
        if code in sets["FUTURE_CUE"] or (code in sets["FUTURE_TO"] and following in sets["to"]):
            return "past" if _was_done(tokens, i) else "future"
        if word == "due" and following not in sets["to"]:  # "due to the rain" looks nowhere
            return "future"
        if code in sets["to"]:
            if following in sets["LOWER"] and (following in sets["VB"] or tokens.words[i + 1] == "be"):
                if i and codes[i - 1] in sets["SAME_TIME_TO"]:
                    continue  # "were trying to flee on Friday"
                return "future"
            continue
        if code in sets["BE"]:
            if word in PAST_BE:
                return "past"
            if following in sets["VBG"] and word not in ("be", "being"):
                # "is leaving on Friday", but "is investigating the fire on Friday"
                return "future" if stop and positions.start - i <= PROGRESSIVE_REACH else "present"
            continue
        if word == "set" and following in sets["to"] | sets["for"]:
            return "future"
        sight = _sight_of_verb(tokens, i)
        if sight:
            return sight
    return None


def _sight_of_verb(tokens: Tokens, i: int) -> Sight | None:
    """The sight of a past form or participle; None where the token is neither or belongs to another verb."""
    code, sets, word = tokens.codes[i], _codes(), tokens.words[i].lower()
    before = tokens.words[i - 1].lower() if i else ""
    is_past = code in sets["HAVE"] or (code in sets["VBD"] and tokens.words[i].islower())
    is_past = is_past or (code in sets["LOWER"] and word.endswith("ed") and len(word) > 4)
    if before in DETERMINERS or word in NO_PAST or not (is_past or code in sets["VBN"]):
        return None  # "the wounded men", "a planned attack"
    if code not in sets["HAVE"] and (code in sets["VBN"] or word.endswith("ed")):
        if before in ("be", "being"):
            return None  # "will be held": the modal stands further left
        if i and tokens.codes[i - 1] in sets["BE"] and before not in PAST_BE:
            return "present"  # "the case is heard in May"
    if not is_past:
        return None
    if code in sets["VB"] and code not in sets["HAVE"]:  # "set" and "cut" are past forms too
        return None if _follows_auxiliary(tokens, i) else "past"
    return "past"


def _follows_auxiliary(tokens: Tokens, i: int) -> bool:
    """Whether a modal, "do", "to" or a form in -ing shortly before a form makes it no past form."""
    return any(code in _codes()["AUXILIARY"] for code in tokens.codes[max(0, i - 2) : i])


def _was_done(tokens: Tokens, i: int) -> bool:
    """Whether "did" stands before a verb: "did not meet on Friday"."""
    return any(word.lower() in PAST_DO for word in tokens.words[max(0, i - 2) : i])


def _joins_names(tokens: Tokens, i: int) -> bool:
    """Whether a comma stands between two names: "to admit Poland, Hungary and others in March"."""
    words = tokens.words
    if words[i] != "," or not 0 < i < len(words) - 1:
        return False
    return words[i - 1][:1].isupper() and words[i + 1][:1].isupper()


def _is_negated(tokens: Tokens, position: int) -> bool:
    """Whether a negation stands near a modal: "could not be reached", "neither could be found"."""
    negations = _codes()["NEGATION"]
    return any(code in negations for code in tokens.codes[max(0, position - 6) : position + 2])

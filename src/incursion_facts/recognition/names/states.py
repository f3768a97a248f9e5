"""Whether a country's or capital's name is the state that acts ("Moscow accused") or the place."""

from __future__ import annotations

from ...language import Pattern
from .evidence import Context

FINITE = (
    "ACT&!VBG&!VB|SPEECH&!VBG|CLAIM_SPEECH&!VBG|DENY_SPEECH&!VBG|ADMIT_SPEECH&!VBG|VBD|VBZ|HAVE|DO|MODAL|BE"
)
OTHERS = "( (COMMA (and)?|and) (CAP|UPPER){1,3} ){0,4}"
ADVERBS = "(ADVERB|NEGATION|HEDGE|only|both|all|even)*"
ACTS = Pattern(
    f"(QUOTE|APOS)* ( {OTHERS} (COMMA (.){{1,8}} COMMA)? {ADVERBS} ({FINITE})"
    f" | and (CAP|UPPER){{1,3}} {ADVERBS} ACT&VB"
    " )"
)
"""What follows a party: a finite verb, perhaps behind other parties or an aside."""

OWN_DEED = Pattern("POSS (LOWER&!POSS){0,2} STATE_DEED")
"""A noun of what a party does: "Juba's military operations"."""

PLURAL_ACTS = Pattern(f"{ADVERBS} ACT&VB")
"""The same behind the last of several: "Chad and Sudan regularly trade accusations"."""

NOUN = Pattern("VBZ&NNS (of|BE|HAVE|MODAL|VBD)")
"""A plural noun that only looks like a verb: "the US forces were"."""

TO_BE_OR_HAVE = f"BE | HAVE {ADVERBS} (WORD&!VBN&!ADVERB&!HEDGE&!NEGATION|PUNCT|NUM|BE)"
SCENE = Pattern(f"{ADVERBS} (MODAL {ADVERBS})? ( (HAVE {ADVERBS})? SCENE_VERB | {TO_BE_OR_HAVE} )")
"""To be, to have and what else is told of a town: "Baghdad saw a wave of attacks"."""

CHARGED = Pattern(f"{ADVERBS} (MODAL {ADVERBS})? (HAVE {ADVERBS})? BE {ADVERBS} (VBG|CHARGED)")
"""What is told of a state even so: "Moscow was accused"."""

ARTICLED = frozenset(
    {
        "united", "netherlands", "philippines", "gambia", "bahamas", "maldives", "comoros", "seychelles",
        "ukraine", "sudan", "congo", "ivory", "central", "czech", "democratic", "dominican", "vatican",
        "soviet", "republic", "russian", "kingdom", "islamic",
    }
)  # fmt: skip
"""First words of states that are named with an article: "the Philippines said", but "the Paris attacks"."""

BURDENS = frozenset({"blame", "blamed", "blames", "blaming", "sanctions", "pressure", "pinned"})
"""What is put on a state: "blamed the raid on Chad", but not "an attack on Nairobi"."""

FINITE_ENDING = "ed"
LONGEST_LIST = 10
"""Tokens looked back over for what governs a list of states: "led by Chad, Mali and the United States"."""


def acts(context: Context, start: int, end: int, capital: bool) -> bool:
    """Whether the state is the one who acts or is accused, by the words around it."""
    codes, words, sets = context.codes, context.words, context.sets
    before = start - 1
    if before >= 0 and words[before].lower() == "the":
        if capital or not (words[start].isupper() or words[start].lower() in ARTICLED):
            return False
        before -= 1
    governor = _governor(context, before, min(end, context.last))
    code = codes[governor] if governor >= 0 else ""
    if code in sets.blame:
        return True
    if end <= context.last and codes[end] in sets.possessive:
        return code not in sets.before_no_subject and OWN_DEED.match(codes, end) is not None
    if code in sets.preposition:
        word = words[governor].lower()
        if word == "by":
            return True
        if word == "between":
            return governor >= 1 and codes[governor - 1] in sets.relation
        if word in ("like", "as") or governor < before:  # "Countries like Chad and Mali sent troops"
            return _is_subject(context, governor < before, end, capital)
        if word in ("on", "to", "of") and before >= 1:
            return word == "on" and not BURDENS.isdisjoint(words[max(0, before - 4) : before])
        return word == "to" and words[max(0, before - 1)].lower() == "according"
    if code in sets.before_no_subject or end > context.last:
        return False
    return _is_subject(context, governor < before, end, capital)


def _governor(context: Context, before: int, end: int) -> int:
    """The token before a name, or before the list of names that it stands in."""
    words, codes, sets = context.words, context.codes, context.sets
    if before < 1 or not (words[before] == "and" or (words[before] == "," and words[end] in (",", "and"))):
        return before
    at, names = before, 0
    while at >= 0 and before - at < LONGEST_LIST:
        if codes[at] in sets.name:
            names += 1
        elif words[at].lower() not in (",", "and", "the"):
            break
        at -= 1
    return at if names else before


def _is_subject(context: Context, listed: bool, end: int, capital: bool) -> bool:
    """Whether what follows a name tells what the state does."""
    codes, words, sets = context.codes, context.words, context.sets
    following = codes[end]
    if following in sets.compound or NOUN.match(codes, end) is not None:
        return False
    if capital and SCENE.match(codes, end) is not None:
        return CHARGED.match(codes, end) is not None
    if ACTS.match(codes, end) is not None or (listed and PLURAL_ACTS.match(codes, end) is not None):
        return True
    word = words[end]
    if following in sets.lower and word.endswith("s") and end + 1 < context.last:  # "Niger bars the UN"
        return codes[end + 1] in sets.determiner or words[end + 1] in ("that", "it")
    return following in sets.lower and word.endswith(FINITE_ENDING) and len(word) > 4 and word.islower()

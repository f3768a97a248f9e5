"""Whether a country's or capital's name is the state that acts ("Moscow accused") or the place."""

from __future__ import annotations

from ...language import Pattern
from .evidence import Context

FINITE = (
    "ACT&!VBG&!VB|SPEECH&!VBG|CLAIM_SPEECH&!VBG|DENY_SPEECH&!VBG|ADMIT_SPEECH&!VBG|VBD|VBZ|HAVE|DO|MODAL|BE"
)
DEEDS = (
    "war|denial|denials|claim|claims|accusation|accusations|invasion|offensive|version|statement|involvement"
)
OTHERS = "( (COMMA (and)?|and) (CAP|UPPER){1,3} ){0,4}"
ACTS = Pattern(
    f"(QUOTE|APOS)* ( {OTHERS} (COMMA (.){{1,8}} COMMA)? (ADVERB|NEGATION|HEDGE)* ({FINITE})"
    f" | POSS (LOWER&!POSS){{0,2}} ({DEEDS}) )"
)
"""What follows a party: a finite verb, perhaps behind other parties or an aside, or a noun of its doing."""

FINITE_ENDING = "ed"


def acts(context: Context, start: int, end: int) -> bool:
    """Whether the state is the one who acts or is accused, by the words around it."""
    codes, words, sets = context.codes, context.words, context.sets
    before = start - 1
    if before >= 0 and words[before].lower() == "the":
        before -= 1
    code = codes[before] if before >= 0 else ""
    if code in sets.blame:
        return True
    if code in sets.preposition:
        word = words[before].lower()
        if word == "by":
            return end > context.last or codes[end] not in sets.possessive
        if word in ("on", "to", "of") and before >= 1:
            return word == "on" and any(codes[i] in sets.blame for i in range(max(0, before - 4), before))
        return word == "to" and words[max(0, before - 1)].lower() == "according"
    if code in sets.direction or code in sets.name or code in sets.compound or end > context.last:
        return False
    following = codes[end]
    if following in sets.compound:
        return False
    match = ACTS.match(codes, end)
    if match is not None:
        return True
    word = words[end]
    if following in sets.lower and word.endswith("s") and end + 1 < context.last:  # "Niger bars the UN"
        return codes[end + 1] in sets.determiner or words[end + 1] in ("that", "it")
    return following in sets.lower and word.endswith(FINITE_ENDING) and len(word) > 4 and word.islower()

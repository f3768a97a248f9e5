"""People in a sentence: the patterns of people phrases, and the class of victim that one names.

A people phrase needs a number or an article to count: "12 civilians", "a 10-year-old boy". Bare plurals
("captured soldiers") are phrases too, because they stand in a sentence's way, but state no number.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ..lexicons import load_lexicon
from ..records import VictimClass

QUANTITY = "(QTY QTY_REST*)"
"""A quantity that phrases.py has found and written over with one code."""
PERSON = "(CIVILIAN|COMBATANT|OFFICIAL|JOURNALIST|PEOPLE|AGED|PEOPLE_ENDING&!CAP)"
"""Heads of people phrases."""

_GOES_ON = (
    "(?!WORD&!FUNCTION&!PAST_ENDING&!VBD&!VBN&!VBG&!VBZ&!ADVERB&!CAP&!CALENDAR&!HEDGE&!HARM_STATE&!aged|POSS)"
)
_HEAD = (
    f"((security|special|border|police|enemy) forces|{PERSON}{{1,3}}|CAPTIVE_NOUN"
    "|NATIONAL(?!WORD&!FUNCTION&!BE&!HAVE&!KILL&!WOUND&!CAPTURE&!DETAIN&!ABDUCT&!DISPLACE&!DIE&!SHOOT))"
)
_STEP = (
    "(WORD&!FUNCTION&!NOT_PEOPLE&!VBD&!VBN&!VBG|SUSPECTED|UPPER&us|UPPER&is|NOT_PEOPLE&NN|KILL&VBN"
    "|WOUND&VBN|CAPTURE&VBN|DETAIN&VBN|ABDUCT&VBN|DISPLACE&VBN|missing|dead|DASH"
    "|(NUM|CARDINAL) (DASH)? (year|month) (DASH)? old|NUM DASH AGE_PART|POSS)"
)
_AGE = (
    "(of QTY(?!WORD&!FUNCTION)|COMMA QTY (COMMA(?!QTY)|(?=BE|HAVE|VBD|who|DOT|EOS))"
    "|(COMMA)? aged QTY QTY_REST* ((and|to|DASH) QTY)? (COMMA)?)?"
)
_OTHERS = "(other|others|more|further|additional)"

NOBODY = (
    "(no one|no-one|nobody|none (of (the|them|those|his|its|their|our)? (QTY QTY_REST*)? "
    "((WORD&!FUNCTION&!PAST_ENDING&!BE){0,2}? (WORD&!FUNCTION&!PAST_ENDING&!BE))?)?)"
)
COUNTED = (
    f"{QUANTITY} {_OTHERS}? (of (the|his|her|their|its|those|these|our)|of (WORD&CAP){{1,3}}(?=POSS))? "
    f"(QUOTE|APOS)? {_STEP}{{0,5}}? {_HEAD}{_GOES_ON} (QUOTE|APOS)? {_AGE}"
)
"""At least eight people; two other villagers; three of the attackers; 12 oil workers."""
ONE_PERSON = f"(a|an|the|one|another|his|her|their|its|this|that) {_STEP}{{0,4}}? {_HEAD}{_GOES_ON}{_AGE}"
"""A 10-year-old boy; the mayor; his brother."""
SOME_PEOPLE = f"(some|many) {_STEP}{{0,3}}? {_HEAD}{_GOES_ON}"
"""Some civilians; many people."""
BARE = (
    f"(all (of)? (the|those)?|most|some|many|other|those|these)? (WORD&CAP&!FUNCTION&!CALENDAR){{0,2}}? "
    f"{PERSON}{{1,3}}{_GOES_ON}"
)
"""Residents; Ukrainian soldiers."""
PERHAPS = (
    f"{QUANTITY} {_OTHERS}? QUOTE? (WORD&!FUNCTION&!NOT_PEOPLE&!VBD&!VBN&!VBG){{0,2}}? "
    f"(PLURAL_ENDING&!CAP) QUOTE?"
)
"""12 parishioners: a plural that no lexicon knows. Only what kills or wounds makes it people."""
MEASURE = f"{QUANTITY} (WORD&!FUNCTION&!VBD&!VBG&!CALENDAR|UPPER&us|UPPER&is){{0,2}}? (NOT_PEOPLE|PERCENT)"
"""Two drones; three years; 70 percent: counted, but nobody."""
COUNT_ALONE = (
    f"({QUANTITY} {_OTHERS}? |QUOTE {QUANTITY} QUOTE|(another|a) FRACTION_ORDINAL|another|others"
    "|some(?= of (them|whom))) (of (them|whom|those|which|(the)? (dead|wounded|injured|missing"
    f"|victims)))?(?!WORD&!FUNCTION&!PAST_ENDING&!VBD&!VBN&!VBG&!VBZ&!ADVERB&!CAP&!HEDGE&!HARM_STATE&!BE&!DIE)"
)
"""Eight; a third; two of them; dozens more."""
_CAPITAL = (
    "(CAP&!FUNCTION&!CALENDAR&!DEMONYM&!CIVILIAN&!COMBATANT&!OFFICIAL&!JOURNALIST&!PEOPLE&!CARDINAL&!ADVERB"
    "&!KILL&!WOUND&!CAPTURE&!DETAIN&!ABDUCT&!DISPLACE&!SEIZE&!DIE&!FLEE&!HARM_STATE)"
)
NAMED = (
    f"((a|an|the)? (WORD&!FUNCTION&!NOT_PEOPLE&!VBD&!VBN&!VBG&!VBZ&!VB){{0,4}}? (COMBATANT|OFFICIAL"
    f"|JOURNALIST|CIVILIAN|PEOPLE|TITLE_WORD){{1,2}} (DOT)?)?"
    f" (QUOTE|APOS)? {_CAPITAL}{{1,4}} (DOT {_CAPITAL}{{1,2}})? (NAME_PARTICLE{{1,2}} "
    f"{_CAPITAL}{{1,2}}|APOS {_CAPITAL} APOS {_CAPITAL})?"
    f"{_AGE}"
)
"""Governor Vyacheslav Gladkov; the journalist Maria Lopez, 45; Hector de la Cruz."""


def victim_class(words: Iterable[str]) -> VictimClass:
    """The class of the people that a phrase names, by its head and what stands before it.

    The last person noun decides; where it says nothing ("members"), an army or a family word before it does.
    """
    return _class_of(tuple(map(str.lower, words)))


@lru_cache(maxsize=4096)
def _class_of(said: tuple[str, ...]) -> VictimClass:
    lexicon = load_lexicon()
    head: VictimClass = "unspecified"
    head_at = len(said)
    for i in range(len(said) - 1, -1, -1):
        classes = lexicon.sets[lexicon.words.get(said[i], 0)]
        if "COMBATANT" in classes:
            return "combatant"
        if "JOURNALIST" in classes:
            return "journalist"
        if "OFFICIAL" in classes:
            head, head_at = "official", i
            break
        if said[i] == "men":
            head_at = i  # fighters as often as not
            break
        if "CIVILIAN" in classes or _is_aged(said[i]):
            head, head_at = "civilian", i
            break
        if "PEOPLE" in classes or "CAPTIVE_NOUN" in classes or "TITLE_WORD" in classes:
            head_at = i
            break
    before = said[:head_at]
    if before[-1:] == ("service",) and said[head_at : head_at + 1] in (("member",), ("members",)):
        return "combatant"
    if any(lexicon.has(word, "MILITARY_TITLE") for word in said[: head_at + 1]):
        return "combatant"
    if head in ("unspecified", "official") or (
        head == "civilian" and said[head_at : head_at + 1] in (("man",), ("men",))
    ):
        if any(lexicon.has(word, "FORCE_WORD") or lexicon.has(word, "COMBATANT") for word in before):
            return "combatant"
        if said[head_at : head_at + 1] in (("police",), ("troops",), ("servicemen",)):
            return "combatant"
    if head == "unspecified":
        if any(lexicon.has(word, "FAMILY_WORD") or lexicon.has(word, "CIVILIAN") for word in before):
            return "civilian"
        if any(
            lexicon.has(word, "PEOPLE_ENDING") or word.endswith(("goers", "worker", "workers"))
            for word in said
        ):
            return "civilian"
    return head


@lru_cache(maxsize=4096)
def is_plural(word: str) -> bool:
    """Whether a people noun is a plural, told by the lexicon, else by its ending."""
    lexicon = load_lexicon()
    lower = word.lower()
    if lexicon.has(lower, "MASS_PEOPLE") or lexicon.has(lower, "NNS"):
        return True
    return not lexicon.has(lower, "NN") and lower.endswith(("s", "men")) and not lower.endswith("ss")


def _is_aged(word: str) -> bool:
    return word.endswith(("-year-old", "-year-olds", "-month-old", "-month-olds"))

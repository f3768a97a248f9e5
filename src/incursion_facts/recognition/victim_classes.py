"""The class of the victims of a figure, where their own noun does not tell: what stands around it does.

"Ten personnel of the guard" are combatants by what they belong to, "22 wounded" behind "17 soldiers were
killed" by the people counted before. A newcomer would carry a class over any "and": "20 worshippers died and
102 were hurt" says nothing of who the 102 were.
"""

from __future__ import annotations

from ..language import Pattern, Tokens
from ..lexicons import load_lexicon
from ..records import VictimClass
from .figures import Found
from .reading import Name
from .victims import is_plural, victim_class

MEMBERS = frozenset({"member", "members", "personnel", "men", "staff", "people", "leader", "leaders"})
"""People who are what the group is that they belong to."""
SUSPECTS = frozenset({"suspect", "suspects"})
TARGETED = frozenset({"of", "on", "against", "among", "ambushed", "attacked", "targeted", "targeting"})
UNITS = frozenset({"patrol", "patrols", "convoy", "column", "unit", "squad", "troops"})
CLASSES: tuple[tuple[str, VictimClass], ...] = (
    ("COMBATANT", "combatant"), ("CIVILIAN", "civilian"), ("JOURNALIST", "journalist"),
)  # fmt: skip
KINDS: dict[str, VictimClass] = {"armed_group": "combatant", "military": "combatant"}
ELLIPTIC = frozenset({"update", "earlier", "elliptic", "share"})
NEAR = 60
"""Tokens back to whom "them" may mean."""


def class_of_people(tokens: Tokens, one: Found, words: list[str], end: int, names: list[Name]) -> VictimClass:
    """The class of people named by a noun, which ends at token `end`."""
    own = victim_class(words)
    if own != "unspecified":
        return own
    said = set(map(str.lower, words))
    if said & SUSPECTS and one.effect in ("killed", "wounded", "captured"):
        return "combatant"  # suspects whom forces shoot
    if one.who.letter == "M" and one.who.start:
        return victim_class(tokens.words[max(one.sentence[0], one.who.start - 2) : end])
    if said & MEMBERS:
        group = _group(tokens, end, names)
        if group != "unspecified":
            return group
    if one.whole is not None and one.whole.victim != "unspecified":
        return one.whole.victim
    return "unspecified"


def class_of_direct(tokens: Tokens, one: Found) -> VictimClass:
    """The class where number and harm are one phrase: no civilian deaths, five prisoners."""
    if one.whole is not None:
        return one.whole.victim
    words = tokens.lower[one.who.start : one.who.end]
    if one.who.kind == "seized" and "hostages" not in words:
        return "combatant"
    if one.who.kind == "noun":
        own = OWN_SIDE.search(tokens.codes, one.end, min(one.sentence[1], one.end + SIDE_REACH)) is not None
        return "combatant" if own or "martyrs" in words else _adjective(words)
    before = tokens.lower[max(one.sentence[0], one.start - 4) : one.start]
    return "combatant" if "enemy" in before or "enemy" in words else _adjective(words)


SIDE_REACH = 6
OWN_SIDE = Pattern(
    "(on|from|in|among) (our|their|its|the|his)? (WORD&!FUNCTION)? (side|ranks|forces|COMBATANT)"
)
"""No casualties on their side, among the troops."""


def _adjective(words: list[str]) -> VictimClass:
    if "civilian" in words:
        return "civilian"
    return "combatant" if {"military", "combat", "army", "soldier"} & set(words) else "unspecified"


def class_of_number(tokens: Tokens, one: Found, found: list[Found], names: list[Name]) -> VictimClass:
    """The class of a bare number: of those it takes up, of those counted before, of who was attacked."""
    words = tokens.lower[one.who.start : one.who.end]
    if one.rule == "toll" and "own" in tokens.slice(one.verb.start, one.verb.end).lower().split():
        return "combatant"  # the brigade put its own dead at three
    if one.verb.kind == "lost":
        return "combatant"  # the group lost no one
    if words[-1:] == ["them"]:
        them = _them(tokens, one.who.start)
        if them != "unspecified":
            return them
    behind = next((n for n in names if one.who.end <= n.start <= one.who.end + 1), None)
    if behind is not None and behind.kind in KINDS and behind.end <= one.end:
        return KINDS[behind.kind]  # six Abu Sayyaf were killed
    before = [o for o in found if o.end <= one.start and o.who.letter in "PC" and o.whole is None]
    if one.like is not None and (one.rule in ELLIPTIC or not before):
        return one.like.victim
    if not before:
        return _attacked(tokens, one)
    last = before[-1]
    if (
        words[-1] != "others"
        and last.victim != "combatant"
        and (one.rule == "toll" or _has_own_verb(one, last))
    ):
        return "unspecified"
    return last.victim


def _has_own_verb(one: Found, last: Found) -> bool:
    """Whether a number stands in a clause of its own about another harm: "... and 102 were hurt"."""
    return one.rule in ("passive", "intransitive") and one.effect != last.effect


def _group(tokens: Tokens, at: int, names: list[Name]) -> VictimClass:
    """The class of a group behind "of": members of the Northern Legion, of a family."""
    _, stop = tokens.sentence(at)
    if at >= stop or tokens.lower[at] != "of":
        return "unspecified"
    named = next((n for n in names if at < n.start <= at + 3), None)
    if named is not None and named.kind in KINDS:
        return KINDS[named.kind]
    lexicon = load_lexicon()
    for word in tokens.words[at + 1 : min(stop, at + 7)]:
        if word == "," or lexicon.has(word, "BE"):
            break
        if lexicon.has(word, "COMBATANT") or lexicon.has(word, "FORCE_WORD"):
            return "combatant"
        if lexicon.has(word, "FAMILY_WORD"):
            return "civilian"
    return "unspecified"


def _them(tokens: Tokens, at: int) -> VictimClass:
    """The class of the last people named in the plural: who "them" are."""
    lexicon = load_lexicon()
    for i in range(at - 1, max(-1, at - NEAR), -1):
        word = tokens.words[i]
        for name, class_ in CLASSES:
            if lexicon.has(word, name) and is_plural(word):
                return class_
    return "unspecified"


def _attacked(tokens: Tokens, one: Found) -> VictimClass:
    """The class of those whom the sentence says were attacked: "22 died in an ambush of police"."""
    first, stop = one.sentence
    lexicon, lower = load_lexicon(), tokens.lower
    for i in [i for i, word in enumerate(lower[first:stop], first) if word in TARGETED]:
        for at in range(i + 1, min(stop, i + 5)):
            word = lower[at]
            if word in ("the", "a", "an", "security"):
                continue
            if not word.isalpha() or lexicon.has(word, "FUNCTION"):
                break
            following = lower[at + 1] if at + 1 < stop else ""
            people = word in ("police", "forces") or any(lexicon.has(word, name) for name, _ in CLASSES)
            if people and is_plural(word) and (not following.isalpha() or lexicon.has(following, "FUNCTION")):
                return victim_class(tokens.words[i + 1 : at + 1])
            if following in UNITS and (lexicon.has(word, "FORCE_WORD") or lexicon.has(word, "COMBATANT")):
                return "combatant"
    return _suffering(tokens, first, one.start)


SUFFERING = Pattern("<who: COMBATANT> (HAVE|MODAL)? BE (BE)? (ADVERB)* (VBN|PAST_ENDING|VERBISH)")
"""Fighters as the subject of a passive verb: "the raiders had been driven back, leaving 70 dead"."""


def _suffering(tokens: Tokens, first: int, stop: int) -> VictimClass:
    """The class of fighters to whom the clauses before a figure say that something was done."""
    subjects = [match.start() for match in SUFFERING.finditer(tokens.codes, first, stop)]
    if stop - first > 2 and tokens.words[stop - 1] == ",":  # "beat back the raiders, killing eight"
        subjects += [at for at in (stop - 2,) if load_lexicon().has(tokens.words[at], "COMBATANT")]
    return "combatant" if any(is_plural(tokens.words[at]) for at in subjects) else "unspecified"

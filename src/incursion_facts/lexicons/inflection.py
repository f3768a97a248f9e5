"""English inflection, for lexicon rows that name a verb or a noun by its base form."""

from __future__ import annotations

from collections.abc import Iterator

VOWELS = frozenset("aeiou")


def inflect(row: str) -> Iterator[tuple[str, str]]:
    """(form, tense class) of a verb row: "kill" is regular, "shoot:shot" and "take:took:taken" are not.

    Tense classes: VB (base), VBZ (says), VBD (past), VBN (past participle), VBG (-ing). A row that
    ends in "+" doubles its last consonant ("stab+" gives stabbed, stabbing).
    """
    base, *irregular = row.split(":")
    double = base.endswith("+")
    base = base.rstrip("+")
    yield base, "VB"
    yield _third_person(base), "VBZ"
    yield _ing(base, double), "VBG"
    past = irregular[0] if irregular else _past(base, double)
    participle = irregular[1] if len(irregular) > 1 else past
    yield past, "VBD"
    yield participle, "VBN"


def _third_person(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _ing(base: str, double: bool) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + (base[-1] if double else "") + "ing"


def _past(base: str, double: bool) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if double else "") + "ed"


def inflect_noun(row: str) -> Iterator[tuple[str, str]]:
    """(form, number class) of a noun row: "soldier" is regular, "child:children" is not. NN and NNS."""
    singular, *irregular = row.split(":")
    yield singular, "NN"
    yield (irregular[0] if irregular else _plural(singular)), "NNS"


def _plural(noun: str) -> str:
    if noun.endswith(("man", "woman")):
        return noun[:-2] + "en"
    return _third_person(noun) if not noun.endswith("o") else noun + "s"

"""A place name folded for look-up: case, marks, apostrophes and hyphens go, "Saint" is "st".

Two keys are made of a name. The exact key keeps its letters ("grayvoron"); the loose key brings the
romanisations of one Slavic name together ("Graivoron", "Hraivoron" and "Grayvoron" are all "graivoron"). The
loose key is only asked when the exact one finds nothing: it makes "Hull" and "Gull" one.
"""

from __future__ import annotations

import re
import unicodedata

LETTERS_APART = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
    "ə": "a",
}  # fmt: skip
"""Letters that Unicode does not take apart into a base and a mark."""

DASHES = "-‐‑–—/"
LEFT_OUT = "'’‘ʼʻ`´ʹʿʾ.,\"“”()"
"""Signs that one spelling of a name has and another has not."""

SPECIAL = str.maketrans({**LETTERS_APART, **dict.fromkeys(DASHES, " "), **dict.fromkeys(LEFT_OUT, "")})

SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
"""First words that are often abbreviated."""

AREA_WORDS = frozenset(
    {
        "oblast", "region", "province", "governorate", "state", "district", "raion", "rayon", "county",
        "krai", "kray", "okrug", "prefecture", "department", "voivodeship", "canton", "division", "territory",
        "city", "republic", "municipality", "autonomous", "administrative", "urban", "rural", "emirate",
        "parish", "borough", "wilaya", "wilayah", "vilayat", "muhafazah",
    }
)  # fmt: skip
"""Type words of English area names, dropped from both ends of a name to get its base: "Belgorod Oblast"."""

SLAVIC_ENDING = re.compile(r"(?<=\w{3})(?:s?k(?:iy|yi|yy|ij|ii|y|i|aya|aia|aja|a|oye|oe)|s?koi|shchyna)$")
"""What makes an adjective of a settlement's name: "Grayvoronskiy Rayon", "Kharkivska oblast"."""

LETTERS = (
    ("shch", "s"), ("sch", "s"), ("ch", "c"), ("kh", "k"), ("zh", "z"), ("sh", "s"), ("h", "g"), ("ck", "k"),
    ("ks", "x"), ("w", "v"), ("yo", "e"), ("j", "i"), ("y", "i"),
)  # fmt: skip
"""Romanisations of one letter, in the order of replacement ("kh" before "h")."""

GLIDE = re.compile(r"i+(?=[aeou])")
DOUBLE = re.compile(r"(.)\1+")


def fold_name(name: str) -> str:
    """The exact key of a name: "Saint-Étienne" and "St. Etienne" are both "st etienne"."""
    folded = name.casefold()
    if folded.isalpha() and folded.isascii():  # most names, and quicker than what follows
        return folded
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        folded = "".join([c for c in folded if not unicodedata.combining(c)])
    words = folded.translate(SPECIAL).split()
    if len(words) > 1:
        words[0] = SHORT.get(words[0], words[0])
    return " ".join(words)


def area_base(folded: str) -> str:
    """A folded area name without its type words: "belgorod" of "belgorod oblast"."""
    words = folded.split()
    while len(words) > 1 and words[-1] in AREA_WORDS:
        words.pop()
    while len(words) > 1 and words[0] in AREA_WORDS:
        words.pop(0)
    if len(words) > 1 and words[0] == "of":
        words.pop(0)
    return " ".join(words)


def loose_key(folded: str) -> str:
    """The key that romanisations of one Slavic name share, adjectives of it included ("graivoronsky")."""
    key = SLAVIC_ENDING.sub("", folded)
    for letters, letter in LETTERS:
        key = key.replace(letters, letter)
    return DOUBLE.sub(r"\1", GLIDE.sub("", key))


def is_latin(name: str) -> bool:
    """Whether all letters of a name are Latin ones, so that an English text may print it."""
    return name.isascii() or all(
        not c.isalpha() or c < "ɐ" or unicodedata.name(c, "").startswith(("LATIN", "MODIFIER")) for c in name
    )

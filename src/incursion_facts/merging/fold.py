"""A spelling folded for comparison: "Serhiy Hladkov" and "Сергей Гладков" come out alike.

Three depths. `words` drops what never tells two names apart (case, marks, apostrophes, script). A word's
`sound` folds the transliteration families (g/h/kh, y/i/j, ks/x, -iy/-yy/-y, ts/tz/c, ё/yo/e). Its `core`
also gives up on vowels that romanisations disagree about. A newcomer would compare cores: they are for
finding candidates, and for doubling a weak likeness; Karimov and Karamov share theirs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple


def _letters(script: str, latin: str) -> dict[str, str]:
    """Letters of a script with what stands for each in Latin; "-" for nothing."""
    return {a: "" if b == "-" else b for a, b in zip(script, latin.split(), strict=True)}


CYRILLIC = _letters(
    "абвгґдеёєжзиіїйјклљмнњопрстуўфхцчџшщъыьэюяђћ",
    "a b v g g d e yo ye zh z i i yi y y k l l m n n o p r s t u u f kh ts ch dzh sh shch - y - e yu ya "
    "dj ch",
)
GREEK = _letters("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o")
GEORGIAN = _letters(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
)
ARMENIAN = _letters(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f",
)
ARABIC = _letters(
    "اأإآبپتثجچحخدذرزژسشصضطظعغفقكکگلمنهةوؤيیىئء",
    "a a i a b p t th j ch h kh d dh r z zh s sh s d t z - gh f q k k g l m n h a u u i i a i -",
)
LATIN = {
    "ø": "o",
    "ß": "ss",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "ə": "a",
}
LETTERS = str.maketrans(CYRILLIC | GREEK | GEORGIAN | ARMENIAN | ARABIC | LATIN)
"""Letters that Unicode does not decompose, one table for all scripts; vowels that Arabic leaves out stay
out."""

APOSTROPHES = "'’‘ʼʻ`´ʹʺ′"
_POSSESSIVE = re.compile(rf"(?<=[\w.])[{APOSTROPHES}]s(?!\w)", re.IGNORECASE)
_DROPPED = re.compile(rf"[{APOSTROPHES}]")
_DOTTED = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")
"""Letters with dots between them: "U.K." is "UK"."""
_WORD = re.compile(r"[^\W_]+")


def words(form: str) -> tuple[str, ...]:
    """The words of a name in lower case and Latin letters, without marks, apostrophes, possessive and
    dots."""
    text = form
    if "'" in text or not text.isascii():
        text = _DROPPED.sub("", _POSSESSIVE.sub("", text))
    if "." in text:
        text = _DOTTED.sub(lambda match: match.group().replace(".", "") + " ", text)
    if not text.isascii():
        text = text.casefold().translate(LETTERS)
        if not text.isascii():
            text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
            text = text.translate(LETTERS)
    return tuple(_WORD.findall(text.lower()))


SPELLINGS = {
    "shch": "S", "sch": "S", "sh": "S", "tsch": "C", "tch": "C", "ch": "C", "cz": "C",
    "dzh": "Z", "dj": "Z", "zh": "Z", "kh": "h", "gh": "h", "ph": "f", "th": "t", "dh": "d", "ck": "k",
    "ks": "x", "tz": "c", "ts": "c", "q": "k", "w": "v", "oo": "u", "ou": "u", "ee": "i",
}  # fmt: skip
_SPELLINGS = re.compile("|".join(sorted(SPELLINGS, key=lambda s: (-len(s), s))))
_INITIAL = re.compile(r"^(?:x|hs)")
_YO = re.compile(r"(?<=[^aeiouy])[yj]o")
_IOTATED = re.compile(r"j(?![aeiouy])|(?<=[^aeiouyj])j(?=[aeouy])")
_OFF = re.compile(r"(?<=[oe])ff$")
_HARD_C = re.compile(r"c(?![eiyh])")
_FINAL_H = re.compile(r"[ae]h$")
_I = re.compile(r"ii+")
_DIPHTHONG = re.compile(r"[ae]i(?=.)")
_FINAL_I = re.compile(r"ei$")
_DOUBLE = re.compile(r"(.)\1+")
_CORE = str.maketrans({"e": "a", "o": "u", "g": "k", "Z": "z", "C": "c", "S": "s"})
_DIN = re.compile(r"(?<=.{3})[uoea]dd?[ie]e?ne?$")
_GOD = re.compile(r"(?<=.)[uoae]ll?ah?$")
_SERVANT = re.compile(r"^abd(?:[uae](?:l|r(?=r)|s(?=s)))(?=.{2})")


class Word(NamedTuple):
    """A folded word at its three depths, and its consonants, by which candidates are found."""

    plain: str
    sound: str
    core: str
    bones: str


def sound(word: str) -> str:
    """The word with the transliteration families folded: hladkov and gladkov are both "gladkov"."""
    s = _SERVANT.sub("abd", word) if word.startswith("abd") else word
    if s.endswith(("n", "ne")):
        s = _DIN.sub("din", s)
    if s.endswith(("llah", "lla")):
        s = _GOD.sub("alah", s)
    if s[0] in "xh":
        s = _INITIAL.sub("S", s)
    if s.endswith("ff"):
        s = _OFF.sub("v", s)
    if "yo" in s or "jo" in s:
        s = _YO.sub("e", s)
    if s.endswith("h"):
        s = _FINAL_H.sub("a", s)
    s = _SPELLINGS.sub(lambda match: SPELLINGS[match.group()], s)
    if "j" in s:
        s = _IOTATED.sub("i", s).replace("j", "Z")
    if "c" in s:
        s = _HARD_C.sub("k", s)
    s = s.replace("h", "g").replace("y", "i")
    if "i" in s:
        s = _I.sub("i", s).replace("ie", "e")
        s = _FINAL_I.sub("i", _DIPHTHONG.sub("ai", s))
    return _DOUBLE.sub(r"\1", s)


@lru_cache(maxsize=1 << 16)
def fold_word(plain: str) -> Word:
    """The word at every depth. Numbers stay what they are."""
    if not plain.isalpha():
        return Word(plain, plain, plain, plain)
    heard = sound(plain)
    core = _DOUBLE.sub(r"\1", heard.translate(_CORE))
    bones = core[1:].replace("a", "").replace("u", "").replace("i", "")
    return Word(plain, heard, core, core[0] + bones)


CHINESE = {
    "zh": "c", "ch": "c", "q": "c", "j": "c", "ts": "c", "tz": "c", "z": "c", "hs": "s", "sh": "s", "x": "s",
    "g": "k", "b": "p", "d": "t", "ong": "ung", "ien": "ian", "eh": "e", "ih": "i", "uo": "o", "ou": "u",
    "ow": "u", "ss": "s", "sz": "s", "tzu": "ci", "szu": "si", "ssu": "si",
    "ang": "ang", "eng": "eng", "ing": "ing", "ung": "ung",
}  # fmt: skip
_CHINESE = re.compile("|".join(sorted(CHINESE, key=lambda s: (-len(s), s))))


def chinese(joined: str) -> str:
    """The syllables of a Chinese name with what pinyin and Wade-Giles write differently folded: zedong,
    tsetung."""
    return _CHINESE.sub(lambda match: CHINESE[match.group()], joined)

"""The language of a text (ISO 639-1), from its script and its frequent words; None when too short or unsure.

A few hundred words from the beginning are enough, so the cost does not grow with the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache

from ..lexicons import load_lexicon

WORD = re.compile(r"[^\W\d_]+")
OTHER_SIGN = re.compile(r"[^\x00-\x7f\w]")
"""Signs beyond ASCII: curly quotation marks, dashes."""
NO_LETTERS = bytes(byte if chr(byte).isalpha() else 0x20 for byte in range(256))
"""Translates all of ASCII but the letters to blanks."""
SAMPLE = 1200
MIN_HITS = 3.0
"""The least evidence for a language, in frequent words that no other language has."""
SCRIPTS: tuple[tuple[str, str | None], ...] = (
    (r"[Ѐ-ӿ]", None),
    (r"[Ͱ-Ͽ]", "el"),
    (r"[א-ת]", "he"),
    (r"[؀-ۿ]", "ar"),
    (r"[가-힣]", "ko"),
    (r"[ぁ-ヿ]", "ja"),
    (r"[一-鿿]", "zh"),
    (r"[Ⴀ-ჿ]", "ka"),
    (r"[԰-֏]", "hy"),
    (r"[ऀ-ॿ]", "hi"),
)
"""Scripts that are not Latin. Cyrillic is told further by words, the others stand for one language."""
FIRST_NON_LATIN = "\u0370"
"""Greek, and all scripts behind it."""
LETTERS: tuple[tuple[str, str], ...] = (("ґєії", "uk"), ("ў", "be"), ("ыэё", "ru"), ("ђћљњџј", "sr"))
"""Letters that only one of the Cyrillic languages has here; each counts as a third of a frequent word."""


@lru_cache(maxsize=1)
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """Frequent word -> (language, weight); a word of n languages weighs 1/n for each."""
    owners: dict[str, list[str]] = {}
    for language, words in sorted(load_lexicon().attributes["LANGUAGE"]["profiles"].items()):
        for word in dict.fromkeys(words.split()):
            owners.setdefault(word, []).append(language)
    return {
        word: tuple((language, 1 / len(languages)) for language in languages)
        for word, languages in owners.items()
    }


def detect_language(text: str) -> str | None:
    """The language that most of the text is in; a quotation or post in another one does not change it."""
    sample = text[:SAMPLE].lower()
    plain = sample if sample.isascii() else OTHER_SIGN.sub(" ", sample)
    words = _ascii_words(plain) if plain.isascii() else WORD.findall(sample)
    if len(words) < 4:
        return None
    non_latin = not plain.isascii() and _is_mostly_non_latin(words)
    if non_latin:
        script = _main_script(sample)
        if script is not None:
            return script
    scores: defaultdict[str, float] = defaultdict(float)
    weights = _weights()
    for word, count in Counter(filter(weights.__contains__, words)).items():
        for language, weight in weights[word]:
            scores[language] += weight * count
    if non_latin:
        for signs, language in LETTERS:
            scores[language] += sum(map(sample.count, signs)) / 3
    if not scores:
        return None
    (best, first), second = _two_best(scores)
    return best if first >= MIN_HITS and first >= 1.15 * second and first >= 0.06 * len(words) else None


def _ascii_words(plain: str) -> list[str]:
    """What `WORD` finds in an ASCII text, parted as bytes, which is several times as fast."""
    return plain.encode("ascii").translate(NO_LETTERS).decode("ascii").split()


def _is_mostly_non_latin(words: list[str]) -> bool:
    """Whether more than half of the letters stand in words that begin in another script."""
    return 2 * sum(len(word) for word in words if word[0] >= FIRST_NON_LATIN) > sum(map(len, words))


def _main_script(sample: str) -> str | None:
    counts = [(len(re.findall(signs, sample)), -i, language) for i, (signs, language) in enumerate(SCRIPTS)]
    if counts[6][0] and counts[5][0] * 8 > counts[6][0]:
        return "ja"  # kana beside the signs that Japanese shares with Chinese
    return max(counts, key=lambda c: c[:2])[2]


def _two_best(scores: dict[str, float]) -> tuple[tuple[str, float], float]:
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0

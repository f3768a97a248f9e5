"""The language of a text (ISO 639-1), from its script and its frequent words; None when too short or unsure.

A few hundred words from the beginning are enough, so the cost does not grow with the text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from ..lexicons import load_lexicon

WORD = re.compile(r"[^\W\d_]+")
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
    words = WORD.findall(sample)
    if len(words) < 4:
        return None
    letters = sum(map(len, words))
    foreign = sum(len(word) for word in words if word[0] >= FIRST_NON_LATIN)
    if foreign * 2 > letters:
        script = _main_script(sample)
        if script is not None:
            return script
    scores: dict[str, float] = {}
    weights = _weights()
    for word, count in Counter(words).items():
        for language, weight in weights.get(word, ()):
            scores[language] = scores.get(language, 0.0) + weight * count
    if foreign * 2 > letters:
        for signs, language in LETTERS:
            count = sum(map(sample.count, signs))
            scores[language] = scores.get(language, 0.0) + count / 3
    if not scores:
        return None
    (best, first), second = _two_best(scores)
    return best if first >= MIN_HITS and first >= 1.15 * second and first >= 0.06 * len(words) else None


def _main_script(sample: str) -> str | None:
    counts = [(len(re.findall(signs, sample)), -i, language) for i, (signs, language) in enumerate(SCRIPTS)]
    if counts[6][0] and counts[5][0] * 8 > counts[6][0]:
        return "ja"  # kana beside the signs that Japanese shares with Chinese
    return max(counts, key=lambda c: c[:2])[2]


def _two_best(scores: dict[str, float]) -> tuple[tuple[str, float], float]:
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0

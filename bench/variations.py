"""Copies-with-variations of the samples: enough text to measure speed on, and no two articles alike.

Names, places, figures and dates are changed and paragraphs shuffled in each copy, so that what a program
remembers of one article is of little use in the next, as in a real collection. A seed always gives the same.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "data" / "raw"
NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-z]{3,})(?: [A-Z][a-z]{3,}){0,2}")
NUMBER = re.compile(r"(?<![\d-])\d{1,3}(?![\d-])")
KEPT = 0.5
"""The part of a copy's names that stays as it is: known names recur in real news too."""

ONSETS = "b br ch d dr f g gr h k kl kr l m n p pr r s sh sk st t tr v vl z zh"
NUCLEI = "a e i o u ya yu ei ou"
CODAS = ["", "n", "r", "l", "k", "v", "sh", "nd", "rg"]
ENDINGS = [
    "ov",
    "enko",
    "sky",
    "in",
    "son",
    "ez",
    "ani",
    "ova",
    "burg",
    "grad",
    "ivka",
    "ton",
    "ville",
    "abad",
]
SWAPPED = (
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["January", "February", "March", "April", "June", "July", "August", "September", "October"],
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
)


def sample_texts(folder: Path = SAMPLES) -> list[str]:
    """The texts of the samples: text files, and the articles of JSONL files."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    for path in sorted(folder.glob("*.jsonl")):
        articles = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        texts += [
            next(a[key] for key in ("text", "body", "content", "article") if key in a) for a in articles
        ]
    return texts


def variations(count: int, seed: int = 20230522) -> list[str]:
    """So many articles made from the samples."""
    chance = random.Random(seed)
    samples = sample_texts()
    return [_varied(samples[i % len(samples)], chance) for i in range(count)]


def _varied(text: str, chance: random.Random) -> str:
    names: dict[str, str] = {}

    def renamed(match: re.Match[str]) -> str:
        name = match.group()
        if name not in names:
            words = name.split()
            kept = chance.random() < KEPT or any(word in group for word in words for group in SWAPPED)
            names[name] = name if kept else " ".join(_word(chance) for _ in words)
        return names[name]

    first, _, rest = text.partition("\n")
    paragraphs = rest.split("\n\n")
    chance.shuffle(paragraphs)
    text = "\n".join([first, "\n\n".join(paragraphs)])
    text = NAME.sub(renamed, text)
    text = NUMBER.sub(lambda match: str(chance.randrange(1, 4 * int(match.group()) + 2)), text)
    for group in SWAPPED:
        swapped = dict(zip(group, chance.sample(group, len(group)), strict=True))
        text = re.sub(rf"\b(?:{'|'.join(group)})\b", lambda match, s=swapped: s[match.group()], text)  # type: ignore[misc]
    return text


def _word(chance: random.Random) -> str:
    """A made-up name: "Krashenko"."""
    syllables = (
        chance.choice(ONSETS.split()) + chance.choice(NUCLEI.split()) + chance.choice(CODAS)
        for _ in range(chance.randint(1, 2))
    )
    return ("".join(syllables) + chance.choice(ENDINGS)).capitalize()

"""How well names are told apart: `names.csv` judged by the scorer that merging uses.

    python bench/score_names.py [--wrong] [FILE]

Prints F1 overall and by kind, pairs a second, and pairs that are judged wrongly; exits with 1 where a strong
pair is among them or the overall F1 is under 0.95.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from incursion_facts.merging.compare import SAME, score

HERE = Path(__file__).parent
SCHEMAS = {"person": "Person", "group": "Organization", "unit": "Organization", "settlement": "settlement"}
LEAST = 0.95


class Pair(NamedTuple):
    """A row of the file."""

    kind: str
    name1: str
    name2: str
    same: bool
    grade: str
    note: str


class Judged(NamedTuple):
    """A pair and its score."""

    pair: Pair
    score: float

    @property
    def right(self) -> bool:
        """Whether the score says what the row says."""
        return (self.score >= SAME) == self.pair.same


def read_pairs(path: Path) -> list[Pair]:
    """The rows of a file of pairs."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Pair(r["kind"], r["name1"], r["name2"], r["same"] == "true", r["grade"], r["note"])
            for r in csv.DictReader(file)
        ]


def judge(pairs: Iterable[Pair]) -> list[Judged]:
    """The pairs with their scores."""
    return [Judged(pair, score(pair.name1, pair.name2, SCHEMAS[pair.kind])) for pair in pairs]


def f1(judged: Sequence[Judged]) -> float:
    """Harmonic mean of precision and recall of "the same"."""
    hits = sum(j.right and j.pair.same for j in judged)
    wrong = sum(not j.right for j in judged)
    return 2 * hits / (2 * hits + wrong) if hits or wrong else 1.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures; 1 where they are not good enough."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", type=Path, default=HERE / "names.csv")
    parser.add_argument("--wrong", action="store_true", help="list weak and medium pairs that are wrong, too")
    options = parser.parse_args(arguments)
    pairs = read_pairs(options.file)
    score("a b", "c d", "Person")  # lexicon and libraries loaded before the clock starts
    start = time.perf_counter()
    judged = judge(pairs)
    seconds = time.perf_counter() - start
    for kind in (*SCHEMAS, None):
        rows = [j for j in judged if kind in (None, j.pair.kind)]
        wrong = [j for j in rows if not j.right]
        print(f"{kind or 'all':11} {len(rows):4} pairs  F1 {f1(rows):.3f}  wrong {len(wrong)}")
    print(f"{len(pairs) / seconds:,.0f} pairs/s, each name seen for the first time")
    strong = [j for j in judged if not j.right and j.pair.grade == "strong"]
    for j in judged if options.wrong else strong:
        if not j.right:
            sign = "=" if j.pair.same else "!"
            print(f"  {j.pair.grade:6} {j.pair.kind:10} {j.score:.2f} {sign} {j.pair.name1} | {j.pair.name2}")
    return 1 if strong or f1(judged) < LEAST else 0


if __name__ == "__main__":
    sys.exit(main())

"""The figures are those of the scorer that lies beside the project, where it does: counts and shares, one by one.

That scorer knows nothing of this package. What is judged here only (places of casualties, fields of events) it
does not have; what it has must be the same.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from incursion_facts import extract, write
from incursion_facts.evaluation.results import Measures
from incursion_facts.evaluation.run import evaluate
from incursion_facts.report import Report
from incursion_facts.settings import Settings

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "score" / "score_gold.py"

SETS = {
    "seeds": (SHARED / "gold" / "seeds", SHARED / "seeds"),
    "dev": (SHARED / "gold" / "dev", SHARED / "dev"),
    "raw": (ROOT / "tests" / "gold", ROOT / "data" / "raw"),
    "world": (ROOT / "tests" / "gold" / "world", ROOT / "tests" / "cases" / "world"),
}
FIGURES = {
    "actor": "actors", "place": "places", "date": "dates", "casualty": "casualties", "claim": "claims",
    "event": "events", "date.span": "dates.span", "casualty.span": "casualties.span",
    "merge.actor": "merges.actors", "merge.place": "merges.places",
}  # fmt: skip
SHARES = {
    "state as actor": "actors.state", "actor.kind": "actors.kind", "place.kind": "places.kind",
    "place.country": "places.country", "casualty.victims": "casualties.victims",
    "casualty.source": "casualties.source", "casualty.date": "casualties.date",
    "casualty.status": "casualties.status", "claim.speaker": "claims.speaker",
    **{f"header.{field}": f"header.{field}" for field in ("published", "title", "byline", "outlet")},
}  # fmt: skip


def theirs(records: Path, gold: Path, articles: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Figures and shares as the scorer prints them, by our names."""
    command = [sys.executable, str(SCORER), str(records), str(gold), str(articles), "--json"]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    figures = {ours: tuple(told[name].values()) for name, ours in FIGURES.items() if name in told}
    shares = {SHARES[name]: value.split(" ")[0] for name, value in told["accuracy"].items()}
    bad, total = map(int, told["offsets_bad"].split("/"))
    return figures, {**shares, "grounding": f"{total - bad}/{total}"}


def ours(measures: Measures) -> tuple[dict[str, Any], dict[str, Any]]:
    """The same of ours: to the third digit, and 0 where nothing could be divided."""
    figures: dict[str, Any] = {
        name: (*(round(value or 0.0, 3) for value in (f.precision, f.recall, f.f1)), f.tp, f.fp, f.fn)
        for name, f in measures.figures.items()
        if f.tp + f.fp + f.fn or name.startswith("merges")
    }
    shares: dict[str, Any] = {
        name: f"{s.right}/{s.judged}" for name, s in measures.shares.items() if s.judged
    }
    return figures, shares


@pytest.mark.parametrize("name", SETS)
def test_same_figures(name: str, tmp_path: Path) -> None:
    """Every figure and share that the scorer prints, from the same records."""
    if not SCORER.exists():
        pytest.skip("the scorer is not beside the project (../shared/score)")
    annotations, articles = SETS[name]
    gold = tmp_path / "gold"
    gold.mkdir()
    for file in annotations.glob("*.json"):
        if (articles / f"{file.stem}.txt").exists():  # it reads no other kind
            shutil.copy(file, gold)
    records = tmp_path / "out"
    write(extract(articles), records)
    result = evaluate(gold, articles, str(records), io.BytesIO(), Settings(), Report())
    assert len(result.articles) == len(list(gold.iterdir()))
    their_figures, their_shares = theirs(records, gold, articles)
    our_figures, our_shares = ours(result.measures)
    assert our_figures == their_figures
    assert {share: our_shares.get(share) for share in their_shares} == their_shares

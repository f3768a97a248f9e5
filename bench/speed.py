"""How fast `facts` is, beside what any program has to pay and beside a script that does the same job.

usage: python bench/speed.py [--articles N] [--json]

Absolute figures differ from machine to machine; judge by the ratios. All runs are processes of their own.

The *bare token pass* is what no program written with `re` does without: `\\w+|[^\\w\\s]` over the same texts,
every token kept with its offsets. It is not the program's own token expression: as that one gets faster,
so would the measure. Cold starts are measured with bytecode at hand, as pip leaves it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from variations import sample_texts, variations

IMPORTS = "import typer, pydantic, rapidfuzz"
PEER_ARTICLES = 40
"""The script is too slow to wait for on all articles; its words a second depend little on their number."""
COLD_RUNS = 7
BARE_TOKEN = re.compile(r"\w+|[^\w\s]")

EXTRACT = """
import json, resource, sys, time
from pathlib import Path
from incursion_facts import pipeline
from incursion_facts.__main__ import collect_rarely
from incursion_facts.report import Report
from incursion_facts.settings import Settings
from incursion_facts.writing.manifest import options_of
collect_rarely()
folder, out = sys.argv[1:]
settings, report = Settings(), Report()
seconds = {}
began = time.perf_counter()
def lap(stage):
    global began
    now = time.perf_counter()
    seconds[stage] = now - began
    began = now
documents = pipeline.parse([folder], settings, report)
lap("parse")
records = list(pipeline.recognize(documents, settings, report))
lap("recognize")
records = pipeline.merge(records, settings)
lap("merge")
pipeline.write(records, options_of(settings), settings, report, Path(out))
lap("write")
print(json.dumps({
    "articles": report.articles, "words": report.words, "records": len(records), "stages": seconds,
    "skipped": len(report.skipped),
    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
"""


DATES = """
import json, sys, time
from datetime import date
from pathlib import Path
from incursion_facts.language import tokenize
from incursion_facts.parsing import parse
from incursion_facts.parsing.document import READ_KINDS, Document
from incursion_facts.temporal import find_expressions
def once():
    began, words, found = time.perf_counter(), 0, 0
    for item in parse([sys.argv[1]]):
        if isinstance(item, Document):
            published = date.fromisoformat(item.article.published) if item.article.published else None
            tokens = tokenize(item.text, [(s.start, s.end) for s in item.segments if s.kind in READ_KINDS])
            found += sum(1 for _ in find_expressions(tokens, published))
            words += item.article.words
    return words / (time.perf_counter() - began), found
once()
speed, found = once()
print(json.dumps({"words_per_second": speed, "expressions": found}))
"""
"""Dates alone: files read, cut into tokens and searched, as a program that only tags dates does."""


def measure(articles: int) -> dict[str, Any]:
    """All figures, as data."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        texts = variations(articles)
        _lay_out(work / "all", texts)
        _lay_out(work / "few", texts[:PEER_ARTICLES])
        told = _json(sys.executable, "-c", EXTRACT, work / "all", work / "out")
        seconds = sum(told["stages"].values())
        tokens = token_pass(texts)
        figures: dict[str, Any] = {
            **told,
            "seconds": seconds,
            "words_per_second": told["words"] / seconds,
            "token_pass_seconds": tokens,
            "token_pass_words_per_second": told["words"] / tokens,
            "ratio_to_token_pass": seconds / tokens,
            "dates": _json(sys.executable, "-c", DATES, work / "all"),
            "cold_start": cold_start(work),
            "peer": _json(sys.executable, Path(__file__).parent / "peer.py", work / "few"),
        }
        if "seconds" in figures["peer"]:
            peer = figures["peer"]
            peer["words_per_second"] = peer["words"] / peer["seconds"]
            figures["times_as_fast_as_peer"] = figures["words_per_second"] / peer["words_per_second"]
    return figures


def token_pass(texts: list[str]) -> float:
    """Seconds of the bare token pass over the texts, the best of three."""

    def once() -> float:
        began = time.perf_counter()
        for text in texts:
            [(match.group(), match.start(), match.end()) for match in BARE_TOKEN.finditer(text)]
        return time.perf_counter() - began

    return min(once() for _ in range(3))


def cold_start(work: Path) -> dict[str, float]:
    """Median seconds of `facts extract` on one short article, of `facts --help`, and of bare imports."""
    article = work / "short.txt"
    article.write_text(min(sample_texts(), key=len), encoding="utf-8")
    facts = (sys.executable, "-m", "incursion_facts")
    commands: tuple[tuple[object, ...], ...] = (
        (*facts, "extract", article, "--out", work / "cold", "--quiet"),
        (sys.executable, "-c", IMPORTS),
        (*facts, "--help"),
        (sys.executable, "-c", "import typer"),
    )
    compiled = {**os.environ, "PYTHONPYCACHEPREFIX": str(work / "bytecode")}
    compiled.pop("PYTHONDONTWRITEBYTECODE", None)
    rows = [[_seconds(compiled, *command) for command in commands] for _ in range(COLD_RUNS + 1)]
    medians = [statistics.median(column) for column in zip(*rows[1:], strict=True)]  # the first run compiles
    told = dict(zip(("facts", "imports", "help", "typer"), medians, strict=True))
    return {**told, "ratio": told["facts"] / told["imports"], "help_ratio": told["help"] / told["typer"]}


def _lay_out(folder: Path, texts: list[str]) -> None:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def _json(*command: object) -> dict[str, Any]:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stderr}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _seconds(environment: dict[str, str], *command: object) -> float:
    began = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, env=environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def report(figures: dict[str, Any]) -> str:
    """The figures as lines to read."""
    stages = ", ".join(f"{stage} {1e6 * s / figures['words']:.2f}" for stage, s in figures["stages"].items())
    cold, peer = figures["cold_start"], figures["peer"]
    lines = [
        f"{figures['articles']:,} articles, {figures['words']:,} words, {figures['records']:,} records; "
        "one process",
        f"  {figures['words_per_second']:,.0f} words a second; microseconds a word: {stages}",
        f"  {figures['ratio_to_token_pass']:.1f} times one bare token pass "
        f"({figures['token_pass_words_per_second']:,.0f} words a second)",
        f"  dates alone: {figures['dates']['words_per_second']:,.0f} words a second, "
        f"{figures['dates']['expressions']:,} expressions",
        f"  {figures['megabytes']:.0f} MB of memory at most (under 500 is wanted)",
        f"cold start on one short article: {cold['facts']:.2f} s, {cold['ratio']:.2f} times `{IMPORTS}` "
        f"({cold['imports']:.2f} s; at most 2.5 is wanted); `facts --help` {cold['help_ratio']:.2f} times "
        "`import typer`",
    ]
    if "skipped" in peer:
        lines.append(f"script with spaCy, dateparser and rapidfuzz: left out, {peer['skipped']}")
    else:
        lines.append(
            f"script with spaCy, dateparser and rapidfuzz: {peer['words_per_second']:,.0f} words a second, "
            f"{peer['megabytes']:.0f} MB; facts is {figures['times_as_fast_as_peer']:.0f} times as fast"
        )
    if figures["skipped"]:
        lines.append(f"{figures['skipped']} articles were skipped: these figures are worth nothing")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--articles", type=int, default=1000)
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()
    figures = measure(options.articles)
    print(json.dumps(figures, indent=1) if options.json else report(figures))


if __name__ == "__main__":
    main()

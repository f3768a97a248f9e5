"""The contract's order, whatever order records come in."""

from __future__ import annotations

import random

from incursion_facts import extract
from incursion_facts.records import PLURALS
from incursion_facts.writing.order import in_order

TEXTS = [
    "Two people were killed in Kharkiv on 22 May 2023, Oleh Syniehubov said. Kharkiv was shelled on 21 May 2023.",
    "Three soldiers were wounded in Belgorod on 22 May 2023, Vyacheslav Gladkov said. Reuters reported it.",
]


def test_order() -> None:
    """Types as listed, facts by article and place, entities by name; a shuffle changes nothing."""
    records = list(extract(TEXTS))
    for seed in range(5):
        shuffled = records.copy()
        random.Random(seed).shuffle(shuffled)
        assert in_order(shuffled) == records
    kinds = [record.type for record in records]
    assert kinds == sorted(kinds, key=list(PLURALS).index)
    names = [getattr(record, "name", "") for record in records if record.type == "actor"]
    assert names == sorted(names)

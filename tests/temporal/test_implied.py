"""The day of writing read off the text: what implies it, and what must not."""

from __future__ import annotations

import pytest

from incursion_facts.language import tokenize
from incursion_facts.temporal import implied_published

POST = "The bridge is gone. — Somebody (@somebody) May {day}, 2023"

IMPLIED = [
    (["MOSCOW, May 23, 2023 (Agency) — Shots were heard."], "2023-05-23"),
    (["May 23, 2023 — Shots were heard."], "2023-05-23"),
    (["Shots were heard on Tuesday.", POST.format(day=23)], "2023-05-23"),
    (["He spoke on Tuesday of what began on Monday.", POST.format(day=22)], "2023-05-23"),
    (["The raid of Sunday went on through Monday.", POST.format(day=21)], "2023-05-22"),
]

NOTHING = [
    ["Shots were heard on Tuesday."],
    ["Shots were heard.", POST.format(day=23)],
    ["On May 22, 2023, he fled, he said on Monday."],
    ["The vote will be held on Thursday.", POST.format(day=23)],
    ["They met on Friday.", POST.format(day=22)],
    ["In March 2023 it was calm. He said so on Tuesday."],
]


def _implied(paragraphs: list[str]) -> str | None:
    text = "\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 1
    found = implied_published(text, tokenize(text, spans))
    return found.isoformat() if found else None


@pytest.mark.parametrize(("paragraphs", "day"), IMPLIED)
def test_implied(paragraphs: list[str], day: str) -> None:
    assert _implied(paragraphs) == day


@pytest.mark.parametrize("paragraphs", NOTHING)
def test_nothing_implies_it(paragraphs: list[str]) -> None:
    assert _implied(paragraphs) is None

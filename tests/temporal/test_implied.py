"""The day of writing read off the text: what implies it, and what must not."""

from __future__ import annotations

import pytest

from incursion_facts.language import tokenize
from incursion_facts.temporal import implied_published, telling_parts

POST = "The bridge is gone. — Somebody (@somebody) May {day}, 2023"

IMPLIED = [
    (["MOSCOW, May 23, 2023 (Agency) — Shots were heard."], "2023-05-23"),
    (["May 23, 2023 — Shots were heard."], "2023-05-23"),
    (["Shots were heard on Tuesday.", POST.format(day=23)], "2023-05-23"),
    (["He spoke on Tuesday of what began on Monday.", POST.format(day=22)], "2023-05-23"),
    (
        [
            "A bomb went off in Veska on Saturday, 20 January 2024, the mayor said.",
            "Police took two men on Sunday.",
        ],
        "2024-01-21",
    ),
    (
        [
            "Rockets hit Veska on Monday, February 15, 2021.",
            "A baker died of his wounds on Tuesday, the mayor said.",
        ],
        "2021-02-16",
    ),
    (
        ["The mayor spoke on Tuesday.", "The boat was found on Monday, May 13, 2019, after a long search."],
        "2019-05-14",
    ),
    (["The mayor said on Friday, October 8, 2021, that shells fell on Thursday night."], "2021-10-08"),
    (["The tower fell on Sunday, March 3, 2024, the mayor said."], "2024-03-03"),
    (["Two trams burnt in Veska on 20 January 2024, the mayor said on Sunday."], "2024-01-21"),
    (
        ["Men took the depot on Friday, May 3, 2024, the mayor said.", "The vote will be held on Monday."],
        "2024-05-03",
    ),
    (["The raid of Sunday went on through Monday.", POST.format(day=21)], "2023-05-22"),
]

NOTHING = [
    ["Shots were heard on Tuesday."],
    ["Shots were heard.", POST.format(day=23)],
    ["On May 22, 2023, he fled, he said on Monday."],
    ["The vote will be held on Thursday.", POST.format(day=23)],
    ["They met on Friday.", POST.format(day=22)],
    ["The depot burnt on Tuesday.", "It was the worst fire since 3 April 2021, when the school was lost."],
    ["The depot burnt on 3 April 2021, the mayor said on Wednesday."],
    ["He was born on Friday, 3 January 1964, in Veska.", "He died on 5 May 2023 and was buried on Monday."],
    ["The mill burnt on Sunday, March 3, 2019.", "In June 2023 it opened again, the mayor said on Monday."],
    ["The vote will be held on Sunday, March 3, 2024.", "The mayor said so on Monday."],
    [
        "Nobody was hurt on Tuesday. It was dark. It was cold. It rained. It blew. Trams stood. On Monday, May 8, 2023, they ran."
    ],
    ["In March 2023 it was calm. He said so on Tuesday."],
]


def _laid_out(paragraphs: list[str]) -> tuple[str, list[tuple[int, int]]]:
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 1
    return "\n".join(paragraphs), spans


def _implied(paragraphs: list[str]) -> str | None:
    text, spans = _laid_out(paragraphs)
    found = implied_published(text, tokenize(text, spans))
    return found.isoformat() if found else None


@pytest.mark.parametrize(("paragraphs", "day"), IMPLIED)
def test_implied(paragraphs: list[str], day: str) -> None:
    assert _implied(paragraphs) == day


@pytest.mark.parametrize("paragraphs", NOTHING)
def test_nothing_implies_it(paragraphs: list[str]) -> None:
    assert _implied(paragraphs) is None


FILLER = ["Trams stood still. Nobody spoke of it. The harbour was dark for 20 hours."] * 4


@pytest.mark.parametrize("paragraphs", [*(case for case, _ in IMPLIED), *NOTHING])
@pytest.mark.parametrize("behind", [[], FILLER, [" ".join(FILLER)]], ids=["alone", "long", "in one"])
def test_the_telling_parts_tell_the_same(paragraphs: list[str], behind: list[str]) -> None:
    """What is left out could not have changed the answer."""
    text, spans = _laid_out([*paragraphs, *behind])
    parts = telling_parts(text, spans)
    whole = implied_published(text, tokenize(text, spans))
    assert (implied_published(text, tokenize(text, parts)) if parts else None) == whole


def test_sentences_without_a_date_are_left_out() -> None:
    """Few sentences of a long text are read, and none where no full date stands at its start."""
    text, spans = _laid_out(
        ["The tower fell on Sunday, March 3, 2024, the mayor said.", *FILLER, "It rained on Monday."]
    )
    read = [text[start:end].strip() for start, end in telling_parts(text, spans)]
    assert len(read) == 7
    assert read[-1] == "It rained on Monday."
    text, spans = _laid_out([*FILLER, "The tower fell on Sunday, March 3, 2024, the mayor said."])
    assert telling_parts(text, spans) == []


def test_abbreviations_part_no_sentence() -> None:
    """Behind "gov. Lind" goes on the sentence that it stands in."""
    text, spans = _laid_out(["In March 2024 the seat of gov. Lind burnt on May 3, 2024, he said. It rained."])
    assert len(telling_parts(text, spans)) == 2

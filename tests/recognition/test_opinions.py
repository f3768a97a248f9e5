"""What a model's word changes in the names of an article: a stub model on the cases of tests/cases/opinions.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.language import tokenize
from incursion_facts.parsing import parse_text
from incursion_facts.parsing.document import Segment
from incursion_facts.recognition import NameModel, recognize
from incursion_facts.recognition.knowledge import load_knowledge
from incursion_facts.recognition.names import NamesFound, read_names, reread_names
from incursion_facts.recognition.names.opinions import Labelled, opinions_of
from incursion_facts.records import Casualty, Mention

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "opinions.toml").read_text(encoding="utf-8"))[
    "case"
]
WORDS = ["Brown", "Zelmarino", "said", "in", "the", "Front", "of", "Kyiv", "and", "Governor", "’s", ".", "&", "QRV", "\n", "Legionhave"]  # fmt: skip


def stub(said: Mapping[str, str], given: list[str] | None = None) -> NameModel:
    """A model that labels the given forms wherever they stand; the texts that it is given go to `given`."""

    def read(texts: Sequence[str]) -> Iterator[list[Labelled]]:
        for text in texts:
            if given is not None:
                given.append(text)
            yield [
                Labelled(*match.span(), label)
                for form, label in said.items()
                for match in re.finditer(re.escape(form), text)
            ]

    return NameModel("stub", read)


def segments_of(text: str) -> tuple[Segment, ...]:
    """One segment a paragraph."""
    return tuple(Segment("paragraph", *match.span()) for match in re.finditer(r"\S(?:.|\n(?!\n))*", text))


def read(text: str, model: NameModel) -> NamesFound:
    segments = segments_of(text)
    tokens = tokenize(text, [(segment.start, segment.end) for segment in segments])
    found = read_names(tokens, segments, load_knowledge())
    return reread_names(found, tokens, segments, load_knowledge(), [model])


def names_of(found: NamesFound) -> list[tuple[int, int, str, str, str]]:
    """(start, end, form, kind, rule) of every name."""
    return sorted(
        [
            (c.start, c.end, form, draft.kind, rule)
            for draft in found.actors
            for c, form, _, rule in draft.occurrences
        ]
        + [(m.start, m.end, m.key, "place", m.rule) for m in found.places]
    )


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_opinions_of_a_case(case: dict[str, Any]) -> None:
    """Names are found with their kind, and exactly those that the model brought say so in their rule."""
    names = names_of(read(case["text"], stub(case["said"])))
    kinds = {(form, kind) for *_, form, kind, _ in names}
    assert set(case.get("actors", {}).items()) | {(form, "place") for form in case.get("places", [])} <= kinds
    assert {form for *_, form, _, rule in names if rule.endswith(", stub")} == set(case.get("brought", []))
    assert not {form for form, _ in kinds} & set(case.get("absent", []))


@pytest.mark.parametrize(
    "case", [case for case in CASES if "brought" in case], ids=lambda case: case["title"]
)
def test_rules_alone_do_not_find_what_a_model_brings(case: dict[str, Any]) -> None:
    """Without the model its names are missing or of another kind."""
    alone = {(start, end, kind) for start, end, _, kind, _ in names_of(read(case["text"], stub({})))}
    brought = [
        name for name in names_of(read(case["text"], stub(case["said"]))) if name[4].endswith(", stub")
    ]
    assert brought
    assert not alone & {(start, end, kind) for start, end, _, kind, _ in brought}


def test_a_model_is_given_what_is_read_with_single_blanks() -> None:
    """A segment a text, no line end in a sentence, and the blank that a page lost is there again."""
    text = "The road to\nOstrivka   Heights was mined.\n\nThe Legionhave left.He saw the Legion."
    given: list[str] = []
    segments = segments_of(text)
    tokens = tokenize(text, [(segment.start, segment.end) for segment in segments])
    model = stub({"Ostrivka Heights": "GPE", "Legion": "ORG"}, given)
    found = opinions_of(tokens, segments, load_knowledge(), model)
    assert given == [
        "The road to Ostrivka Heights was mined.",
        "The Legion have left. He saw the Legion.",
    ]
    assert [text[slice(*tokens.span(opinion.start, opinion.end))] for opinion in found] == [
        "Ostrivka   Heights",
        "Legion",
        "Legion",
    ]


def test_spans_that_are_no_words_of_ours_are_left_out() -> None:
    """Blanks, signs and a span over two sentences are nobody's name; half a word is the word."""
    text = "Ostrivka burned. Velmarka did not."
    tokens = tokenize(text, [(0, len(text))])
    spans = [(8, 9, "GPE"), (15, 16, "GPE"), (0, 25, "ORG"), (2, 5, "GPE"), (16, 25, "GPE"), (4, 4, "GPE")]
    model = NameModel("stub", lambda texts: [[Labelled(*span) for span in spans]])
    found = opinions_of(tokens, segments_of(text), load_knowledge(), model)
    assert [tokens.slice(opinion.start, opinion.end) for opinion in found] == ["Ostrivka", "Velmarka"]


def test_facts_hang_on_names_that_a_model_brought() -> None:
    """A speaker whom only the model knows has his figure, and every mention is grounded."""
    text = "Brown said on Monday that two guards were killed. Gavin Brown runs the ferry."
    document = parse_text(text, published="2023-05-24")
    records = recognize(document, models=[stub({"Brown": "PERSON"})])
    mentions = [record for record in records if isinstance(record, Mention)]
    assert [m.rule for m in mentions if m.text == "Brown"] == ["surname, stub"]
    assert all(document.text[m.start : m.end] == m.text for m in mentions)
    (speaker,) = {record.attribution.speaker_id for record in records if isinstance(record, Casualty)}
    assert speaker == mentions[0].entity_id


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 12), st.sampled_from(["PERSON", "ORG", "GPE", "NORP"])), max_size=6))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_any_opinions_leave_names_apart_and_repeatable(
    words: list[str], spans: list[tuple[int, int, str]]
) -> None:
    """Whatever a model says, names do not overlap, and what the lexicon knows stays what it is."""
    text = " ".join(words)
    model = NameModel(
        "stub",
        lambda texts: [[Labelled(start, start + n, label) for start, n, label in spans] for _ in texts],
    )
    names = names_of(read(text, model))
    assert names == names_of(read(text, model))
    assert all(one[1] <= other[0] for one, other in pairwise(names))
    certain = {
        name[:4] for name in names_of(read(text, stub({}))) if name[4] in ("lexicon", "country", "capital")
    }
    assert certain <= {name[:4] for name in names}

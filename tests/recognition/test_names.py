"""The names pass on the cases of tests/cases/names.toml, found and not found, and its properties."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.language import tokenize
from incursion_facts.parsing.document import Segment
from incursion_facts.recognition.knowledge import load_knowledge
from incursion_facts.recognition.names import NamesFound, read_names

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "names.toml").read_text(encoding="utf-8"))[
    "case"
]
WORDS = [
    "Moscow", "Gladkov", "said", "in", "the", "Legion", "of", "Russia", "(", ")", "“", "”", "RVC", "Ministry", ",", "Kyiv",
    "12th", "Brigade", "Governor", "region", "’s", ".", "A", "and", "Anna", "UN", "\n", "—", "village",
]  # fmt: skip


def read(text: str) -> tuple[NamesFound, str]:
    """The names of a text with one segment a line."""
    segments: list[Segment] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            segments.append(Segment("paragraph", at, at + len(line)))
        at += len(line) + 1
    tokens = tokenize(text, [(segment.start, segment.end) for segment in segments])
    return read_names(tokens, tuple(segments), load_knowledge()), text


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_names_of_a_case_are_found_with_their_kind(case: dict[str, Any]) -> None:
    """Each form of `actors` is found with its kind, each of `places` as a place, none of `absent` at all."""
    found, _ = read(case["text"])
    actors = {(printed, draft.kind) for draft in found.actors for _, printed, _, _ in draft.occurrences}
    places = {mention.key for mention in found.places}
    for form, kind in case.get("actors", {}).items():
        assert (form, kind) in actors
    for form in case.get("places", []):
        assert form in places
    named = {form for form, _ in actors} | places
    for form in case.get("absent", []):
        assert form not in named


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("Turkana Governor Jeremiah Lomorukai spoke.", "Jeremiah Lomorukai", ["Turkana Governor"]),
        ("Amina Diallo, 34, a nurse in Mopti, fled.", "Amina Diallo", ["nurse in Mopti"]),
        ("The mayor of Lodwar, Jeremiah Lomorukai, spoke.", "Jeremiah Lomorukai", ["mayor of Lodwar"]),
        ("Jeremiah Lomorukai, who fled the governor of Turkana, spoke.", "Jeremiah Lomorukai", []),
        ("He saw Amina Diallo, and the colonel of the unit left.", "Amina Diallo", []),
    ],
)
def test_offices_beside_a_name_are_its_roles(text: str, name: str, roles: list[str]) -> None:
    """An office before the name, or behind it and a comma, is a role; one in another clause is not."""
    found, _ = read(text)
    assert {draft.name: draft.roles for draft in found.actors}[name] == roles


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_the_same_names_twice_within_its_tokens(words: list[str]) -> None:
    """Names lie inside the text, do not overlap, and a second reading gives the same."""
    text = " ".join(words)
    found, _ = read(text)
    again, _ = read(text)
    spans = sorted(
        [(c.start, c.end) for draft in found.actors for c, *_ in draft.occurrences]
        + [(mention.start, mention.end) for mention in found.places]
    )
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert [(d.name, d.kind, len(d.occurrences)) for d in found.actors] == [
        (d.name, d.kind, len(d.occurrences)) for d in again.actors
    ]

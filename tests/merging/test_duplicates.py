"""Near-duplicates: copies, light edits and cut tails, but not two reports of one event."""

from __future__ import annotations

import random

import pytest

from incursion_facts.merging.duplicates import Candidate, find_duplicates, mark_duplicates, signature
from incursion_facts.parsing import parse_text

WORDS = [
    f"{a}{b}{c}"
    for a in ("ba", "ke", "li", "mo", "su")
    for b in ("dan", "fer", "gil", "hon")
    for c in "aeiourst"
]


def story(seed: int, length: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def item(name: str, words: list[str], published: str | None = None) -> Candidate:
    text = " ".join(words)
    return Candidate(name, signature(text), published, len(words), name)


def edited(words: list[str], every: int) -> list[str]:
    return [w if i % every else "edited" for i, w in enumerate(words, start=1)]


@pytest.mark.parametrize("length", [12, 60, 400, 9000])
def test_exact_copy(length: int) -> None:
    """Short texts and very long ones too; case and punctuation do not count."""
    words = story(1, length)
    copy = [w.upper() + "," for w in words]
    assert find_duplicates([item("b", copy), item("a", words)]) == {"b": "a"}


@pytest.mark.parametrize("length", [120, 700, 9000])
def test_light_edits_and_cut_tails(length: int) -> None:
    """One word in twenty changed, or the last third gone."""
    words = story(2, length)
    assert find_duplicates([item("a", words), item("b", edited(words, 20))]) == {"b": "a"}
    assert find_duplicates([item("a", words), item("b", words[: length * 2 // 3])]) == {"b": "a"}


def test_shared_quotes_are_no_copy() -> None:
    """Two reports of one event share a statement: a third of each."""
    quote = story(3, 150)
    assert find_duplicates([item("a", story(4, 300) + quote), item("b", quote + story(5, 300))]) == {}


def test_a_long_report_does_not_repeat_an_earlier_note() -> None:
    """The note is part of it, but most of it is new."""
    words = story(6, 600)
    assert find_duplicates([item("note", words[:120], "2023-05-22"), item("long", words, "2023-05-23")]) == {}


def test_the_original_is_first_by_date_then_length_then_name() -> None:
    """Every copy points to the original, never to another copy."""
    words = story(7, 300)
    items = [
        item("c", words, "2023-05-23"),
        item("b", words[:280], "2023-05-22"),
        item("a", words),
        item("d", words, "2023-05-22"),
    ]
    for _ in range(5):
        random.Random(1).shuffle(items)
        assert find_duplicates(items) == {"a": "d", "b": "d", "c": "d"}


def test_documents() -> None:
    """The same for parsed articles."""
    text = " ".join(story(8, 200))
    one, two = parse_text(text, "one"), parse_text(text + " end", "two")
    assert mark_duplicates([one, two]) == {one.article.id: two.article.id}


def test_many_copies_cost_one_look_up_each() -> None:
    """A quadratic search would take minutes here."""
    words = story(9, 300)
    found = find_duplicates([item(f"{i:04}", edited(words, 25 + i % 7), "2023-05-22") for i in range(2000)])
    assert len(found) >= 1990


def test_texts_without_words() -> None:
    """Nothing is like nothing."""
    assert find_duplicates([item("a", []), item("b", []), item("c", ["x"])]) == {}

"""Tokens, sentences and offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.language import BOUNDARY, Tokens, tokenize


def read(text: str) -> Tokens:
    """A text as one segment."""
    return tokenize(text, [(0, len(text))])


def sentences(text: str) -> list[str]:
    """The sentences of a text as printed."""
    tokens = read(text)
    return [tokens.slice(*span) for span in tokens.sentences()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russia’s pro-Russian T-72", ["Russia", "’s", "pro", "-", "Russian", "T-72"]),
        ("a Nairobi-based, far-right group", ["a", "Nairobi", "-based", ",", "far-right", "group"]),
        ("al-Shabab O'Brien don’t Ma'rib", ["al-Shabab", "O'Brien", "don’t", "Ma'rib"]),
        ("the 24th, 1,000 and 10:30 in 2023-05-22", ["the", "24th", ",", "1,000", "and", "10:30", "in", "2023-05-22"]),
        ("a 10-year-old BTR82A", ["a", "10-year-old", "BTR82A"]),
        ("U.S. troops (@some_one) pic.twitter.com/aB3", ["U.S.", "troops", "(", "@some_one", ")", "pic.twitter.com/aB3"]),
        ("Feher_Junior", ["Feher_Junior"]),
        ("the-Northern Legion,-which was-seen", ["the", "Northern", "Legion", ",", "which", "was", "seen"]),
        ("an agency-that counted more than-150", ["an", "agency", "that", "counted", "more", "than", "150"]),
        ("state-of-the-art cut-and-dried and-so", ["state-of-the-art", "cut-and-dried", "and", "so"]),
        ("Chad-Sudan Guinea-Bissau US-led Chad-born", ["Chad", "-", "Sudan", "Guinea-Bissau", "US", "-led", "Chad", "-born"]),
        ("the-UN said agency-that the-rebels", ["the", "UN", "said", "agency", "that", "the", "rebels"]),
        ("late-May Diallo-said (PFD)-linked", ["late", "May", "Diallo", "said", "(", "PFD", ")", "-linked"]),
        ("hit-list an-Nusra Stoke-on-Trent by-election", ["hit-list", "an-Nusra", "Stoke-on-Trent", "by-election"]),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_the_tokens_that_patterns_expect(text: str, words: list[str]) -> None:
    """Possessives, compounds of names, numbers, handles and links are tokens of their own; the hyphen that a
    page left where a link began or ended is none."""
    assert [word for word in read(text).words if word != BOUNDARY] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One died. Two fled!", ["One died.", "Two fled!"]),
        ("Gov. Abena Mensah spoke. He left.", ["Gov. Abena Mensah spoke.", "He left."]),
        ("John F. Kennedy spoke at 5 p.m. on Monday.", ["John F. Kennedy spoke at 5 p.m. on Monday."]),
        ("“We hold it.” Nobody answered.", ["“We hold it.”", "Nobody answered."]),
        ("It fell at 3.5 km.Then it burned.", ["It fell at 3.5 km.", "Then it burned."]),
        ("Who … was it? They ran", ["Who … was it?", "They ran"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """Abbreviations, initials and decimals end no sentence; a mark without a blank behind it may."""
    assert sentences(text) == expected


def test_a_function_word_stuck_to_a_name_is_cut_off() -> None:
    """Only where the name stands alone elsewhere; a name that ends so by nature stays whole."""
    assert "Lodwar" in read("Lodwarhave fallen; Lodwar is lost.").words[:1]
    assert "Lodwarhave" in read("Lodwarhave fallen.").words
    assert "Rutherfordand" in read("Rutherfordand is a town.").words


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_every_token_stands_at_its_offsets(text: str) -> None:
    """Offsets hold for any text, ascend, and nothing but white space lies between tokens."""
    tokens = read(text)
    at = 0
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == word
        assert start >= at
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
    assert len(tokens.codes) == len(tokens.words)


@given(st.lists(st.sampled_from(["a.", "B", "c,", "“D.”", "1.5", "\n", "e!"]), max_size=20))
@settings(max_examples=100, deadline=None)
def test_sentences_cover_all_tokens_once(parts: list[str]) -> None:
    """Every token but a boundary is in one sentence, and `sentence` finds the same range."""
    tokens = read(" ".join(parts))
    ranges = tokens.sentences()
    inside = [i for start, end in ranges for i in range(start, end)]
    assert inside == [i for i, word in enumerate(tokens.words) if word != BOUNDARY]
    for start, end in ranges:
        assert tokens.sentence(start) == (start, end)

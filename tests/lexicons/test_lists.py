"""Given names and common words: what is in which list."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.lexicons.lists import WordList, is_common, load_common_words, load_first_names


@pytest.mark.parametrize(
    "name",
    [
        "Volodymyr", "Mykhailo", "Vyacheslav", "Dmitri", "Fatima", "Mohammed", "Abdulrahman", "Zabihullah", "Reza",
        "Mehmet", "Rajesh", "Jinping", "Thein", "Yuki", "Kwame", "Tesfaye", "François", "Francois", "Łukasz", "Juan",
        "Jean-Pierre", "John", "JOHN", "Itamar",
    ],
)  # fmt: skip
def test_strong_given_names(name: str) -> None:
    names = load_first_names()
    assert names.is_strong(name) and not names.is_weak(name) and name in names
    assert not is_common(name)


@pytest.mark.parametrize("name", ["Will", "Mark", "Grace", "Jordan", "Georgia", "May", "Park", "Sultan"])
def test_weak_given_names(name: str) -> None:
    names = load_first_names()
    assert names.is_weak(name) and not names.is_strong(name)


@pytest.mark.parametrize(
    "word", ["Legion", "Governor", "Moscow", "Police", "Ministry", "Russian", "The", "", "--", "al-"]
)
def test_no_given_names(word: str) -> None:
    assert word not in load_first_names()


@pytest.mark.parametrize(
    "word", ["Officials", "Dozens", "Fighting", "Meanwhile", "Evacuated", "Defence", "defense", "A"]
)
def test_common_words(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["Kyiv", "Belgorod", "Gladkov", "Reuters", "Peter", "xqzt", ""])
def test_no_common_words(word: str) -> None:
    assert not is_common(word)


def test_lists_are_sorted_lower_case_and_hold_nothing_twice() -> None:
    names = load_first_names()
    for words in (names.strong, names.weak, load_common_words()):
        held = list(words)
        assert held == sorted(set(held))
        assert len(words) == len(held) > 500
        assert all(word == word.lower() for word in held)
        assert all(word in words for word in held[::97])
    assert not set(names.strong) & set(names.weak)


@settings(deadline=None, max_examples=60)
@given(
    st.sets(st.text("abcé", min_size=1, max_size=4), min_size=1, max_size=40), st.text("abcé\n", max_size=4)
)
def test_a_word_list_answers_like_a_set(words: set[str], word: str) -> None:
    held = WordList("\n".join(sorted(words)))
    assert (word in held) == (word in words)
    assert set(held) == words

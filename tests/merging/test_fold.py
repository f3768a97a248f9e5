"""Words folded: what comes out alike and what must not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.merging.fold import chinese, sound, words

ALIKE = [
    ("gladkov", "hladkov"), ("graivoron", "hraivoron"), ("grayvoron", "graivoron"), ("sergei", "serhiy"),
    ("dmitriy", "dmitry"), ("dmitrii", "dmitri"), ("zelenskyy", "zelensky"), ("zelenskij", "zelenskiy"),
    ("shcherbakov", "scherbakov"), ("kharkiv", "harkiv"), ("alexei", "aleksey"), ("tsereteli", "tzereteli"),
    ("prigozhin", "prigojin"), ("fyodor", "fedor"), ("solovyov", "solovyev"), ("soloviev", "solovev"),
    ("tatyana", "tatjana"), ("yulia", "iulia"), ("mohammed", "mohamed"), ("romanoff", "romanov"),
    ("abdulrahman", "abdelrahman"), ("sirajuddin", "sirajeddin"), ("nasrullah", "nasrallah"), ("noori", "nuri"),
    ("haniyeh", "haniyah"), ("qasim", "kasim"), ("maliar", "malyar"),
]  # fmt: skip
UNLIKE = [
    ("ivanov", "ivanova"), ("putin", "pulin"), ("lgov", "lvov"), ("mario", "maria"), ("kim", "kin"),
    ("belgorod", "beograd"), ("markov", "makarov"), ("donetsk", "luhansk"), ("24", "25"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_families_sound_alike(first: str, second: str) -> None:
    """Romanisations of one name have one sound."""
    assert sound(first) == sound(second)


@pytest.mark.parametrize(("first", "second"), UNLIKE)
def test_names_keep_their_own_sound(first: str, second: str) -> None:
    """Two names keep two sounds."""
    assert sound(first) != sound(second)


def test_words() -> None:
    """Case, marks, apostrophes, possessives, dots and scripts go."""
    assert words("Recep Tayyip ERDOĞAN’s") == ("recep", "tayyip", "erdogan")
    assert words("the U.K.'s Ministry") == ("the", "uk", "ministry")
    assert words("J.-C. Juncker") == ("j", "c", "juncker")
    assert words("Сергей Гладков") == ("sergey", "gladkov")
    assert words("") == ()


def test_chinese() -> None:
    """Pinyin and Wade-Giles meet; two names do not."""
    assert chinese("maozedong") == chinese("maotsetung")
    assert chinese("dengxiaoping") == chinese("tenghsiaoping")
    assert chinese("lipeng") != chinese("liping")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_any_text_folds(text: str) -> None:
    """Whatever is printed folds to words of letters and digits, and each of them has a sound."""
    for word in words(text):
        assert word
        assert not any(c.isspace() or c in "_-'’." for c in word)
        assert isinstance(sound(word), str)

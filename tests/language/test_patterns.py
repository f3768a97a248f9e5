"""Class patterns: what they mean does not change when they are made small, or compiled piece by piece."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import incursion_facts
from incursion_facts.errors import LexiconError
from incursion_facts.language import classes, patterns
from incursion_facts.language.classes import ClassTable, codes_in
from incursion_facts.language.grammar import needed, parse
from incursion_facts.language.patterns import Pattern, translate
from incursion_facts.lexicons import Lexicon, compile_tables

TABLES = {
    "A": {"words": ["apple", "avocado", "olive"]},
    "B": {"words": ["banana", "olive", "mango"]},
    "C": {"words": ["cherry", "mango"]},
    "D": {"words": ["damson", "apple"]},
    "LITERAL": {"words": ["of", "the", "banana"]},
}
NAMES = [
    "A",
    "B",
    "C",
    "D",
    "of",
    "the",
    "banana",
    "A&B",
    "B&!A",
    "!C",
    "CAP",
    "A&CAP",
    "A&C",
    "COMMA",
    "EOS",
]


def small_table() -> ClassTable:
    """The class table of a small lexicon."""
    data = compile_tables([("fruit.toml", TABLES)])
    return ClassTable(
        Lexicon(
            sets=tuple(map(frozenset, data["sets"])),
            words=data["words"],
            suffixes=(),
            values={},
            attributes={},
            lemmas={},
            digest="",
        )
    )


TABLE = small_table()


def plainly(source: str) -> str:
    """A pattern sign by sign, nothing made smaller: what `translate` has to agree with."""
    out: list[str] = []
    for item in re.finditer(r"<[a-z_]+:|[A-Za-z!&]+|\(\?<?[=!]|\S", source):
        sign = item.group()
        if sign[-1] == ":":
            out.append(f"(?P{sign[:-1]}>")
        elif sign == ">":
            out.append(")")
        elif sign == ".":
            out.append(f"[^{TABLE.boundary}]")
        elif sign == "(":
            out.append("(?:")
        elif sign[0] == "!" or sign[0].isalpha():
            out.append(set_of(sign))
        else:
            out.append(sign)
    return "".join(out)


def set_of(names: str) -> str:
    """The codes of `A&!B` one by one."""
    every = codes_in(TABLE.any_code)
    wanted: frozenset[str] | None = None
    for name in names.split("&"):
        members = TABLE.codes_of(name.lstrip("!"))
        if name.startswith("!"):
            wanted = (every if wanted is None else wanted) - members
        else:
            wanted = members if wanted is None else wanted & members
    return "[" + "".join(sorted(wanted)) + "]" if wanted else "(?!)"


def found(regex: re.Pattern[str], codes: str) -> list[tuple[tuple[int, int], dict[str, str], str | None]]:
    """Every match with its groups."""
    return [(m.span(), m.groupdict(), m.lastgroup) for m in regex.finditer(codes)]


def compiled(source: str) -> re.Pattern[str] | None:
    """The pattern translated sign by sign; None where that is no expression (an empty group repeated)."""
    try:
        return re.compile(plainly(source))
    except re.error:
        return None


def encoded(words: list[str]) -> str:
    """The codes of words; the empty one is a boundary."""
    return "".join(TABLE.code(word) if word else TABLE.boundary for word in words)


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Counted atoms, groups and look-aheads made of smaller patterns."""
    branch = st.lists(inner, min_size=1, max_size=3).map(" ".join)
    branches = st.lists(branch, min_size=1, max_size=3).map("|".join)
    counted = st.tuples(ATOMS, COUNTS).map("".join)
    grouped = st.tuples(branches, COUNTS).map(lambda both: f"({both[0]}){both[1]}")
    ahead = st.tuples(st.sampled_from(["(?=", "(?!"]), branches).map(lambda both: f"{both[0]} {both[1]} )")
    return counted | grouped | ahead


ATOMS = st.sampled_from([*NAMES, "."])
COUNTS = st.sampled_from(["", "", "", "?", "*", "+", "{0,2}", "{2}", "{0,2}?", "*?"])
BRANCHES = st.lists(st.recursive(ATOMS, grown, max_leaves=5), min_size=1, max_size=3).map(" ".join)
SOURCES = st.lists(BRANCHES, min_size=1, max_size=3).map("|".join)
TEXTS = st.lists(
    st.sampled_from(["apple", "Olive", "mango", "banana", "of", "the", "cherry", "pear", "Pear", ",", ""]),
    max_size=12,
)


@given(source=SOURCES, words=TEXTS, tail=SOURCES)
@settings(max_examples=100, deadline=None)
def test_a_smaller_pattern_means_the_same(source: str, words: list[str], tail: str) -> None:
    """Same spans and groups as of the pattern translated sign by sign."""
    whole = f"<first: {source}> (<second: {tail}>)? | ({tail})"
    plain = compiled(whole)
    if plain is not None:
        codes = encoded(words)
        assert found(re.compile(translate(whole, TABLE)), codes) == found(plain, codes)


@given(source=SOURCES, words=TEXTS)
@settings(max_examples=60, deadline=None)
def test_every_match_holds_a_needed_code(source: str, words: list[str]) -> None:
    """A text without any of the needed codes has no match."""
    bits, plain, codes = needed(parse(source, TABLE)), compiled(source), encoded(words)
    if plain is not None and bits is not None and codes_in(bits).isdisjoint(codes):
        assert not plain.search(codes)


@pytest.mark.parametrize(
    ("source", "same"),
    [
        ("(A|B)", "(B|A)"),
        ("(A|(B|C))*", "((C|B)|A)*"),
        ("((A))?", "A?"),
        ("<who: (A|B)> of", "<who: B|A> (of)"),
        ("(?= A|B)", "(?= (B|A))"),
    ],
)
def test_alternatives_of_single_classes_are_one_set(source: str, same: str) -> None:
    """Whatever brackets stand around them."""
    assert translate(source, TABLE) == translate(same, TABLE)
    assert "|" not in translate(source, TABLE)


def test_alternatives_are_not_moved_over_longer_ones() -> None:
    """A mango that a cherry follows is read by the second alternative, though the third would take it."""
    match = re.match(translate("(A|B C|C)", TABLE), encoded(["mango", "cherry"]))
    assert match is not None
    assert match.end() == 2


def test_classes_without_a_common_code_match_nothing() -> None:
    """Alone; among alternatives they are left out."""
    assert translate("A&C", TABLE) == "(?!)"
    assert re.fullmatch(translate("(A&C|of)", TABLE), encoded(["of"]))


@pytest.mark.parametrize("source", ["A ]", "(A", "A)", "<who: A", "* A", "<WHO: A>"])
def test_stray_signs_are_named(source: str) -> None:
    """With the pattern that has them."""
    with pytest.raises(LexiconError, match=re.escape(f"pattern {source!r}")):
        translate(source, TABLE)


def test_unknown_classes_are_named() -> None:
    """With the pattern that has them."""
    with pytest.raises(LexiconError, match="no lexicon has the class 'GRAPE'"):
        translate("A GRAPE", TABLE)


class TestPattern:
    """Patterns over the small lexicon."""

    @pytest.fixture(autouse=True)
    def small_lexicon(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """In place of the package's."""
        monkeypatch.setattr(patterns, "class_table", lambda: TABLE)

    def test_is_not_compiled_for_a_text_that_lacks_what_it_needs(self) -> None:
        """A short article needs few of the package's patterns."""
        pattern = Pattern("(A)? of (B|C)")
        codes = encoded(["apple", "the", "pear"])
        assert list(pattern.finditer(codes)) == []
        assert pattern.match(codes) is None
        assert pattern.search(codes) is None
        assert not pattern.is_compiled
        assert [m.span() for m in pattern.finditer(encoded(["the", "apple", "of", "mango"]))] == [(1, 4)]
        assert pattern.is_compiled

    def test_is_tried_between_two_positions(self) -> None:
        """A match neither begins before the one nor ends behind the other."""
        codes = encoded(["apple", "apple", "apple", "of"])
        for source in ("A+", "|".join(f"<{letter}: A+>" for letter in "abcdefghijkl")):
            match = Pattern(source).match(codes, 1, 2)
            assert match is not None
            assert match.span() == (1, 2)
            assert Pattern(source).search(codes, 3) is None

    @given(
        branches=st.lists(BRANCHES, min_size=12, max_size=14),
        words=TEXTS,
        barred=st.sampled_from(NAMES[:7]),
    )
    @settings(max_examples=25, deadline=None)
    def test_many_alternatives_are_tried_one_by_one(
        self, branches: list[str], words: list[str], barred: str
    ) -> None:
        """Spans and alternatives are those of one expression."""
        named = [f"<{chr(97 + i)}: {branch}>" for i, branch in enumerate(branches)]
        source = f"(?! {barred} )({'|'.join(named)})"
        plain = compiled(source)
        if plain is None:
            return
        pattern, codes = Pattern(source), encoded(words)
        expected = [(m.span(), m.lastgroup) for m in plain.finditer(codes)]
        assert [(m.span(), m.lastgroup) for m in pattern.finditer(codes)] == expected
        for method in ("search", "match"):
            mine, theirs = getattr(pattern, method)(codes), getattr(plain, method)(codes)
            assert (mine and mine.span()) == (theirs and theirs.span())


def test_what_patterns_often_ask_for_is_few_runs_of_codes() -> None:
    """So that it is compiled fast: a shape, any capital, a word that is named."""
    table = classes.class_table()
    capital = table.bits_of("CAP") | table.bits_of("UPPER") | table.bits_of("MIXED")
    assert len(classes.runs_of(table.bits_of("LOWER"))) == 1
    assert len(classes.runs_of(capital)) <= 2
    assert len(classes.runs_of(table.bits_of("although"))) <= 2


def test_every_code_has_one_shape_at_most() -> None:
    """And a word's code has the shape that it is printed in."""
    for word in ("of", "Of", "OF", "oF", "mango", "Mango", "MANGO", "manGo", "pear", "Pear"):
        shapes = [shape for shape in classes.SHAPES if TABLE.code(word) in TABLE.codes_of(shape)]
        assert shapes == [classes.shape_of(word)]
    assert TABLE.code("Mango") in TABLE.codes_of("B")
    assert TABLE.code("Mango") in TABLE.codes_of("C")
    assert TABLE.code("Pear") in TABLE.codes_of("UNKNOWN")


def package_patterns() -> dict[str, Pattern]:
    """Every pattern that a module of the package holds, by module and name."""
    found: dict[str, Pattern] = {}
    for module in pkgutil.walk_packages(incursion_facts.__path__, "incursion_facts."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, Pattern):
                    found[f"{module.name}.{name}"] = value
    return found


def test_every_pattern_of_the_package_compiles() -> None:
    """None waits for the article that needs it to say that it names an unknown class."""
    found = package_patterns()
    assert len(found) > 30
    for name, pattern in found.items():
        assert re.compile(translate(pattern.source, classes.class_table())), name

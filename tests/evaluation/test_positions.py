"""Where the values of a JSON document stand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.evaluation.positions import KeyTwiceError, as_words, line_and_column, nearest, positions

DOCUMENT = """{
 "article": "pier",
 "dates": [
  {"text": "May 1", "value": null},
  {"text": "a \\"quoted\\", [odd] {one}:", "value": []}
 ]
}"""

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def paths_of(value: Any, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {path}.union(*(paths_of(inner, (*path, key)) for key, inner in items))


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("article",), (2, 2)),
        (("dates", 0), (4, 3)),
        (("dates", 1, "value"), (5, 42)),
        (("dates", 1), (5, 3)),
    ],
)
def test_keys_and_items_have_a_place(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    """A key stands where its quotation mark does, an item where its value begins."""
    assert line_and_column(DOCUMENT, positions(DOCUMENT)[path]) == place


def test_what_is_missing_is_looked_for_in_what_holds_it() -> None:
    """A key that is not there has the place of its object."""
    found = positions(DOCUMENT)
    assert nearest(found, ("dates", 1, "quote")) == (("dates", 1), found["dates", 1])
    assert nearest(found, ("title",)) == ((), 0)


def test_a_key_that_stands_twice() -> None:
    """Python would take the second without a word."""
    with pytest.raises(KeyTwiceError, match="'a' stands twice") as error:
        positions('{"b": {"a": 1, "a": 2}}')
    assert (error.value.path, error.value.offset) == (("b", "a"), 15)


def test_words() -> None:
    """As one would write it in a program."""
    assert as_words(("casualties", 3, "source")) == "casualties[3].source"


@settings(deadline=None)
@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_every_value_is_found(value: Any, indent: int | None, plain: bool) -> None:
    """Whatever JSON it is and however it is laid out."""
    document = json.dumps(value, indent=indent, ensure_ascii=plain)
    assert set(positions(document)) == paths_of(value)

"""Joining by pairs, against a count of the pairs one by one."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.evaluation.entities import Named
from incursion_facts.evaluation.merges import judge_merges
from incursion_facts.evaluation.results import Figure

NAMED = st.lists(
    st.builds(
        Named, st.sampled_from("abcdefgh"), st.sampled_from(["Ann", "Bob", "Cid"]), st.sampled_from("123")
    ),
    max_size=20,
)


@settings(deadline=None)
@given(NAMED)
def test_counted_by_groups_as_one_by_one(named: list[Named]) -> None:
    """The shortcut gives what all pairs give; errors are told exactly where a pair is wrong."""
    entities = {(item.form, item.name): item.entity_id for item in named}
    tp = fp = fn = 0
    for (one, here), (other, there) in combinations(entities.items(), 2):
        same_name, same_entity = one[1] == other[1], here == there
        tp += same_name and same_entity
        fp += same_entity and not same_name
        fn += same_name and not same_entity
    figure, errors = judge_merges("merges.actors", named, {})
    assert figure == Figure.of(tp, fp, fn)
    assert any(error.what == "missed" for error in errors) is (fn > 0)
    assert any(error.what == "spurious" for error in errors) is (fp > 0)


def test_what_is_told() -> None:
    """A name that is split shows its parts, an entity that lumps names together their spellings."""
    named = [
        Named("lantern front", "Lantern Front", "actor-1"),
        Named("front", "Lantern Front", "actor-2"),
        Named("dawn", "Legion of Dawn", "actor-2"),
    ]
    figure, errors = judge_merges("merges.actors", named, {"actor-1": "Lantern Front", "actor-2": "Dawn"})
    assert (figure.tp, figure.fp, figure.fn, figure.f1) == (0, 1, 1, 0.0)
    assert [(e.what, e.expected, e.got) for e in errors] == [
        ("missed", "Lantern Front", "Dawn: front | Lantern Front: lantern front"),
        ("spurious", "Lantern Front: front | Legion of Dawn: dawn", "Dawn"),
    ]

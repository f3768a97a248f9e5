"""What holds for any gold: records that have all of it score 1, order makes no difference, sides can be swapped."""

from __future__ import annotations

import random
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incursion_facts.evaluation.comparison import compare
from incursion_facts.evaluation.findings import findings_of
from incursion_facts.evaluation.gold import Annotation
from incursion_facts.evaluation.judging import Judged, judge
from incursion_facts.evaluation.results import TYPES, Evaluation
from incursion_facts.records import (
    ActorKind,
    Effect,
    EventType,
    PlaceKind,
    Record,
    Stance,
    Status,
    VictimClass,
)

WORDS = tuple(f"w{i:02}" for i in range(60))
TEXT = "Report: " + " ".join(WORDS) + "."
ACTORS, PLACES, DATES = WORDS[:8], WORDS[8:16], WORDS[16:24]
CASUALTIES, CLAIMS, EVENTS = WORDS[24:36], WORDS[36:48], WORDS[48:]
DAYS = [f"2024-09-{day:02}" for day in range(1, 29)]

FIXTURES = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,  # a busy machine is no failure
    max_examples=25,
)


def some(words: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(words), unique=True, max_size=4)


@st.composite
def golds(draw: st.DrawFn) -> Annotation:
    """Gold for TEXT, its entries in order of the text; no entry overlaps another."""

    def one_of(kind: Any) -> Any:
        return draw(st.sampled_from(get_args(kind)))

    def entities(words: tuple[str, ...], kind: Any, **more: Any) -> list[dict[str, Any]]:
        return [
            {"name": w.upper(), "kind": one_of(kind), "forms": [w], **more} for w in sorted(draw(some(words)))
        ]

    actors, places = entities(ACTORS, ActorKind), entities(PLACES, PlaceKind, country="ML")

    def name_of(entities: list[dict[str, Any]]) -> Any:
        return draw(st.sampled_from([None, *(entity["name"] for entity in entities)]))

    day = st.sampled_from(DAYS)
    dates = [{"text": w, "quote": w, "value": draw(day)} for w in sorted(draw(some(DATES)))]
    casualties = [
        {
            "quote": w, "effect": one_of(Effect), "min": draw(st.integers(0, 3)), "max": draw(st.integers(3, 5)),
            "victims": one_of(VictimClass), "status": one_of(Status), "source": name_of(actors),
            "place": name_of(places), "date": draw(day), "approximate": draw(st.booleans()),
            "part_of_previous": draw(st.booleans()),
        }
        for w in sorted(draw(some(CASUALTIES)))
    ]  # fmt: skip
    claims = [
        {"quote": w, "stance": one_of(Stance), "speaker": name_of(actors), "target": name_of(actors)}
        for w in sorted(draw(some(CLAIMS)))
    ]
    events = [
        {
            "quote": w, "type": one_of(EventType), "place": name_of(places), "date": draw(day),
            "actors": [a["name"] for a in actors if draw(st.booleans())],
        }
        for w in sorted(draw(some(EVENTS)))
    ]  # fmt: skip
    header = {"published": draw(day), "title": draw(st.sampled_from([None, "Shots at the pier"]))}
    return Annotation.model_validate(
        {
            "article": "a", "header": header, "actors": actors, "places": places, "dates": dates,
            "casualties": casualties, "claims": claims, "events": events,
        },
        strict=False,
    )  # fmt: skip


@FIXTURES
@given(gold=golds())
def test_a_perfect_prediction_scores_one(perfect: Any, judgement: Any, gold: Annotation) -> None:
    """No error, and every figure and share that is judged at all is 1."""
    result = judgement(gold, TEXT, perfect(gold, TEXT))
    assert result.errors == ()
    values = [figure.f1 for figure in result.measures.figures.values()]
    values += [share.share for share in result.measures.shares.values()]
    assert all(value in (None, 1.0) for value in values)
    listed = sum(len(getattr(gold, kind)) for kind in TYPES)
    states = sum(actor.kind == "state" for actor in gold.actors or ())
    assert sum(result.counts(kind)[0] for kind in TYPES) == listed - states


@FIXTURES
@given(one=golds(), other=golds())
def test_precision_and_recall_swap_with_the_sides(
    perfect: Any, judgement: Any, one: Annotation, other: Annotation
) -> None:
    """Gold as prediction and prediction as gold: what was spurious is missed."""
    there = judgement(one, TEXT, perfect(other, TEXT))
    back = judgement(other, TEXT, perfect(one, TEXT))
    for kind in ("dates", "casualties", "claims", "events", "dates.span", "casualties.span"):
        tp, fp, fn = there.counts(kind)
        assert back.counts(kind) == (tp, fn, fp), kind


@FIXTURES
@given(one=golds(), other=golds(), seed=st.integers())
def test_order_of_records_and_articles_makes_no_difference(
    perfect: Any, one: Annotation, other: Annotation, seed: int
) -> None:
    """Same figures and same errors in the same order, and the same each time."""
    records = perfect(other, TEXT)
    articles = [Judged(name, TEXT, one, "0") for name in ("a", "b")]
    first = judge(articles, findings_of(records))
    random.Random(seed).shuffle(records)
    assert judge(articles[::-1], findings_of(records)) == first


@FIXTURES
@given(gold=golds(), seed=st.integers())
def test_order_of_entries_that_do_not_overlap_makes_no_difference(
    perfect: Any, judgement: Any, gold: Annotation, seed: int
) -> None:
    """The gold may be written in any order."""
    chance = random.Random(seed)
    shuffled = gold.model_copy(
        update={kind: tuple(chance.sample(getattr(gold, kind), len(getattr(gold, kind)))) for kind in TYPES}
    )
    records = perfect(gold, TEXT)[:-3]
    assert judgement(shuffled, TEXT, records).errors == judgement(gold, TEXT, records).errors


@FIXTURES
@given(gold=golds())
def test_optional_entries_make_no_difference_to_the_figures(
    perfect: Any, judgement: Any, gold: Annotation
) -> None:
    """With all of them optional nothing counts, found or not."""
    optional = gold.model_copy(
        update={
            kind: tuple(entry.model_copy(update={"optional": True}) for entry in getattr(gold, kind))
            for kind in TYPES
        }
    )
    for records in (perfect(gold, TEXT), perfect(Annotation(article="a"), TEXT)):
        assert all(judgement(optional, TEXT, records).counts(kind) == (0, 0, 0) for kind in TYPES)


def evaluation(gold: Annotation, records: list[Record]) -> Evaluation:
    """A run over one article."""
    measures, articles, errors = judge([Judged("a", TEXT, gold, "0")], findings_of(records))
    return Evaluation(
        program="0",
        measures=measures,
        floors=(),
        comparison=None,
        articles=articles,
        errors=errors,
        problems=(),
    )


@FIXTURES
@given(gold=golds(), one=golds(), other=golds())
def test_gains_are_the_losses_of_the_way_back(
    perfect: Any, gold: Annotation, one: Annotation, other: Annotation
) -> None:
    """Beside itself a run has neither; a saved run is the same after it was read again."""
    first = evaluation(gold, perfect(one, TEXT))
    second = evaluation(gold, perfect(other, TEXT))
    there, back = compare(first, second, 0.0), compare(second, first, 0.0)
    assert (there.gained, there.lost) == (back.lost, back.gained)
    same = compare(Evaluation.model_validate_json(first.model_dump_json()), first, 0.0)
    assert (same.gained, same.lost, same.fell) == ((), (), ())
    rose = {c.figure for c in back.changes if c.figure in there.fell and (c.after or 0) > (c.before or 0)}
    assert rose == set(there.fell)

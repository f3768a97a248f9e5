"""A run beside a saved one: how the figures moved, and which facts were gained and lost.

Compared are the articles that both runs judged with the same gold, or an article that was added or annotated
anew would look like a loss of the program.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import ValidationError

from ..errors import UnreadableError
from .judging import OF_ARTICLES
from .outcomes import in_order
from .results import (
    FIGURES,
    SHARES,
    TYPES,
    VERSION,
    ArticleResult,
    Change,
    Comparison,
    Error,
    Evaluation,
    Figure,
    FigureName,
    Measures,
    Share,
)

LEAST_FALL = 1e-9
"""A fall of less is rounding."""


def load_saved(path: Path) -> Evaluation:
    """A saved evaluation. Raises UnreadableError when the file is none."""
    data = path.read_bytes()
    try:
        return Evaluation.model_validate_json(data)
    except ValidationError as error:
        slip = error.errors(include_url=False)[0]
        if slip["loc"] == ("version",):
            told = f"version {slip['input']!r} of the format; this program reads version {VERSION}"
        else:
            field = ".".join(map(str, slip["loc"]))
            told = f"no saved evaluation ({field + ': ' if field else ''}{slip['msg'].lower()})"
        raise UnreadableError(f"{path}: {told}; save one with facts eval --save") from error


def compare(saved: Evaluation, now: Evaluation, tolerance: float) -> Comparison:
    """What changed. The errors of `now` must be there; those of `saved` may be missing."""
    before = {article.name: article for article in saved.articles}
    after = {article.name: article for article in now.articles}
    shared = {
        name for name in before.keys() & after.keys() if before[name].gold_sha256 == after[name].gold_sha256
    }
    left_out = sorted((before.keys() | after.keys()) - shared)
    if left_out:
        old = _added_up([before[name] for name in sorted(shared)])
        new = _added_up([after[name] for name in sorted(shared)])
    else:
        old, new = saved.measures, now.measures
    names = (*(figure for figure in FIGURES if figure in new.figures), *SHARES)
    changes = tuple(Change(figure=name, before=old.value(name), after=new.value(name)) for name in names)
    fell = tuple(name for name in TYPES if _fell(old.value(name), new.value(name), tolerance))
    gained = lost = None
    if saved.errors is not None and now.errors is not None:
        merges = not left_out
        gone = Counter(_kept(saved.errors, shared, merges))
        come = Counter(_kept(now.errors, shared, merges))
        gained, lost = _names_of(gone - come), _names_of(come - gone)
    return Comparison(
        articles=tuple(sorted(shared)),
        left_out=tuple(left_out),
        changes=changes,
        fell=fell,
        gained=gained,
        lost=lost,
    )


def _added_up(articles: Sequence[ArticleResult]) -> Measures:
    """The figures over some articles: their counts added, then divided."""

    def figure(name: FigureName) -> Figure:
        parts = [article.measures.figures[name] for article in articles]
        return Figure.of(sum(p.tp for p in parts), sum(p.fp for p in parts), sum(p.fn for p in parts))

    return Measures(
        figures={name: figure(name) for name in OF_ARTICLES},
        shares={
            name: Share.of(
                sum(article.measures.shares[name].right for article in articles),
                sum(article.measures.shares[name].judged for article in articles),
            )
            for name in SHARES
        },
    )


def _fell(before: float | None, now: float | None, tolerance: float) -> bool:
    """Whether a figure is lower than it was; one that is gone fell to nothing."""
    return before is not None and before - (now or 0.0) > tolerance + LEAST_FALL


def _kept(errors: Iterable[Error], articles: set[str], merges: bool) -> list[Error]:
    """The errors of the articles, without the name of the rule: the same fact may be found by another."""
    return [
        error.model_copy(update={"rule": None})
        for error in errors
        if (merges if error.article is None else error.article in articles)
    ]


def _names_of(errors: Counter[Error]) -> tuple[Error, ...]:
    return tuple(in_order(errors.elements()))

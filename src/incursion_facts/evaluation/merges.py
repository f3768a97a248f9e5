"""Joining judged by pairs of spellings: those of one name in the gold, and those that lead to one entity.

Pairs are counted over all articles, since joining works over all articles. They are counted by groups, never
one by one: a thousand articles have many millions of pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from .entities import Named
from .results import Error, Figure, MergeName


def judge_merges(
    figure: MergeName, named: Iterable[Named], shown: Mapping[str, str]
) -> tuple[Figure, list[Error]]:
    """The figure of the pairs, and each name that is split and each entity that lumps names together.

    A spelling of one name counts once, with the entity of its last article. `shown` has the entities' names.
    """
    entities = {(item.form, item.name): item.entity_id for item in named}
    both = Counter((name, entity) for (_, name), entity in entities.items())
    names = Counter(name for _, name in entities)
    joined = Counter(entities.values())
    tp = _pairs(both)
    figure_of = Figure.of(tp, _pairs(joined) - tp, _pairs(names) - tp)
    return figure_of, [*_split(figure, entities, shown), *_lumped(figure, entities, shown)]


def _pairs(groups: Counter[tuple[str, str]] | Counter[str]) -> int:
    return sum(size * (size - 1) // 2 for size in groups.values())


def _split(
    figure: MergeName, entities: Mapping[tuple[str, str], str], shown: Mapping[str, str]
) -> Iterator[Error]:
    groups: dict[str, dict[str, list[str]]] = {}
    for (form, name), entity in entities.items():
        groups.setdefault(name, {}).setdefault(entity, []).append(form)
    for name, parts in groups.items():
        if len(parts) > 1:
            told = " | ".join(sorted(f"{shown.get(e, e)}: {_forms(forms)}" for e, forms in parts.items()))
            yield _error(figure, "missed", name, told)


def _lumped(
    figure: MergeName, entities: Mapping[tuple[str, str], str], shown: Mapping[str, str]
) -> Iterator[Error]:
    groups: dict[str, dict[str, list[str]]] = {}
    for (form, name), entity in entities.items():
        groups.setdefault(entity, {}).setdefault(name, []).append(form)
    for entity, parts in groups.items():
        if len(parts) > 1:
            told = " | ".join(sorted(f"{name}: {_forms(forms)}" for name, forms in parts.items()))
            yield _error(figure, "spurious", told, shown.get(entity, entity))


def _forms(forms: Iterable[str]) -> str:
    return ", ".join(sorted(forms))


def _error(figure: MergeName, what: str, expected: str, got: str) -> Error:
    return Error.model_validate(
        {
            "article": None, "line": None, "column": None, "figure": figure, "what": what,
            "expected": expected, "got": got, "text": None, "rule": None,
        }
    )  # fmt: skip

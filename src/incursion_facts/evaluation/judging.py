"""All articles judged: each alone, then joining over all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .entities import EntityType, judge_entities, names_of
from .facts import judge_casualties, judge_claims, judge_dates, judge_events
from .findings import ArticleFindings, Findings
from .gold import Annotation
from .merges import judge_merges
from .names import are_alike
from .outcomes import Outcome, Span, Text, in_order, measures_of
from .results import FIGURES, MERGES, ArticleResult, Error, Measures, MergeName, ShareName

OF_ARTICLES = tuple(name for name in FIGURES if name not in MERGES)
KINDS: Mapping[MergeName, EntityType] = {"merges.actors": "actors", "merges.places": "places"}
HEADER: tuple[ShareName, ...] = ("header.published", "header.title", "header.byline", "header.outlet")


@dataclass(frozen=True, slots=True)
class Judged:
    """An article whose gold holds: what is judged."""

    name: str
    text: str
    gold: Annotation
    gold_sha256: str


def judge(
    articles: Sequence[Judged], findings: Findings
) -> tuple[Measures, tuple[ArticleResult, ...], tuple[Error, ...]]:
    """Figures over all articles, figures of each, and every error in order."""
    outcomes: list[Outcome] = []
    results: list[ArticleResult] = []
    ordered = sorted(articles, key=lambda article: article.name)
    for article in ordered:
        found = findings.articles.get(article.name, ArticleFindings())
        own = list(_outcomes(article, found, findings))
        outcomes += own
        results.append(
            ArticleResult(
                name=article.name,
                gold_sha256=article.gold_sha256,
                measures=measures_of(own, OF_ARTICLES),
            )
        )
    measures = measures_of(outcomes, OF_ARTICLES)
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    figures = dict(measures.figures)
    shown = {entity_id: entity.name for entity_id, entity in findings.entities.items()}
    for figure, kind in KINDS.items():
        named = (
            item
            for article in ordered
            if article.name in findings.articles
            for item in names_of(kind, article.gold, findings.articles[article.name], findings)
        )
        figures[figure], wrong = judge_merges(figure, named, shown)
        errors += wrong
    total = Measures(figures={name: figures[name] for name in FIGURES}, shares=measures.shares)
    return total, tuple(results), tuple(in_order(errors))


def _outcomes(article: Judged, found: ArticleFindings, findings: Findings) -> Iterator[Outcome]:
    gold, text = article.gold, Text(article.name, article.text)
    yield from _judge_header(gold, found, text)
    yield from judge_entities("actors", gold, found, findings, text)
    yield from judge_entities("places", gold, found, findings, text)
    yield from judge_dates(gold, found, text)
    yield from judge_casualties(gold, found, findings, text)
    yield from judge_claims(gold, found, findings, text)
    yield from judge_events(gold, found, findings, text)
    yield from _judge_grounding(found, text)


def _judge_header(gold: Annotation, found: ArticleFindings, text: Text) -> Iterator[Outcome]:
    """The header's fields; a day that the text implies stands for one that it does not print."""
    if gold.header is None or found.record is None:
        return
    for share in HEADER:
        field = share.removeprefix("header.")
        wanted, got = getattr(gold.header, field), getattr(found.record, field)
        if field == "published":
            wanted = wanted or gold.header.implied
        yield text.share(share, are_alike(wanted, got), None, wanted, got)


def _judge_grounding(found: ArticleFindings, text: Text) -> Iterator[Outcome]:
    """Whether the words of each record stand at its offsets."""
    for record in found.grounded:
        there = text.text[record.start : record.end]
        at = Span(record.start, record.end) if record.start <= len(text.text) else None
        yield text.share("grounding", there == record.text, at, record.text, there or None, record)

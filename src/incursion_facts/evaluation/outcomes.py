"""What judging one thing gives: the figure it counts in, how, and the error to list where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeVar

from ..records import Fact, Grounded
from .positions import line_and_column
from .results import SHARES, TYPES, Error, Figure, FigureName, Measures, Share, ShareName, What

F = TypeVar("F", bound=Grounded)

EXCERPT = 80
"""Characters of an article's words that an error shows."""


class Outcome(NamedTuple):
    """One mark. A fact with a wrong value has two: one more missed, one more spurious, with one error."""

    figure: FigureName | ShareName
    mark: Literal["found", "missed", "spurious", "right", "wrong"]
    error: Error | None = None


class Span(NamedTuple):
    """A place of a text."""

    start: int
    end: int


class Text(NamedTuple):
    """An article's name and text: all that an error needs to say where it is."""

    name: str
    text: str

    def span_of(self, quote: str, inner: str | None = None) -> Span | None:
        """Where a quote first stands, or a part of it."""
        start = self.text.find(quote)
        if start < 0:
            return None
        if inner is None:
            return Span(start, start + len(quote))
        start += quote.find(inner)
        return Span(start, start + len(inner))

    def error(
        self,
        figure: FigureName | ShareName,
        what: What,
        at: Span | None,
        expected: str | None,
        got: str | None,
        record: Grounded | None = None,
    ) -> Error:
        """An error at a place of the text."""
        line, column = (None, None) if at is None else line_and_column(self.text, at.start)
        words = None if at is None else " ".join(self.text[at.start : at.end].split())
        return Error(
            article=self.name,
            line=line,
            column=column,
            figure=figure,
            what=what,
            expected=expected,
            got=got,
            text=words if words is None or len(words) <= EXCERPT else f"{words[: EXCERPT - 1]}…",
            rule=record.rule if isinstance(record, Fact) else None,
        )

    def share(
        self,
        figure: ShareName,
        right: bool,
        at: Span | None,
        expected: str | None,
        got: str | None,
        record: Grounded | None = None,
    ) -> Outcome:
        """The outcome of a field that can be right or wrong."""
        if right:
            return Outcome(figure, "right")
        return Outcome(figure, "wrong", self.error(figure, "wrong", at, expected, got, record))


def span_of(record: Grounded) -> Span:
    """Where a record stands."""
    return Span(record.start, record.end)


def overlapping(at: Span | None, records: Iterable[F], used: set[str]) -> list[F]:
    """The records that share a character with a place and are not used yet."""
    if at is None:
        return []
    return [r for r in records if r.start < at.end and at.start < r.end and r.id not in used]


def measures_of(outcomes: Sequence[Outcome], names: Iterable[FigureName]) -> Measures:
    """Counts added up: the named figures, and every share."""
    counts: dict[tuple[str, str], int] = {}
    for figure, mark, _ in outcomes:
        counts[figure, mark] = counts.get((figure, mark), 0) + 1

    def count(figure: str, mark: str) -> int:
        return counts.get((figure, mark), 0)

    return Measures(
        figures={n: Figure.of(count(n, "found"), count(n, "spurious"), count(n, "missed")) for n in names},
        shares={n: Share.of(count(n, "right"), count(n, "right") + count(n, "wrong")) for n in SHARES},
    )


_RANK: dict[str, int] = {name: i for i, name in enumerate((*TYPES, *SHARES))}


def in_order(errors: Iterable[Error]) -> list[Error]:
    """Errors by article and place; those at no place first, those of no article last."""
    return sorted(
        errors,
        key=lambda e: (
            e.article is None,
            e.article or "",
            e.line or 0,
            e.column or 0,
            _RANK.get(e.figure, len(_RANK)),
            e.figure,
            e.what,
            e.expected or "",
            e.got or "",
            e.text or "",
        ),
    )

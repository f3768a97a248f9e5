"""What an evaluation comes to: figures, errors and problems, as they are printed and saved.

A saved evaluation is read again by later versions of the program: `version` counts up when a field changes
its meaning or goes, and `schemas/evaluation.schema.json` describes it.
"""

from __future__ import annotations

from typing import Literal, get_args

from .gold import FactType, Part

VERSION: Literal[1] = 1

SpanName = Literal["dates.span", "casualties.span"]
MergeName = Literal["merges.actors", "merges.places"]
FigureName = FactType | SpanName | MergeName
ShareName = Literal[
    "header.published", "header.title", "header.byline", "header.outlet",
    "actors.kind", "actors.state", "places.kind", "places.country",
    "casualties.victims", "casualties.source", "casualties.place", "casualties.date", "casualties.status",
    "casualties.approximate", "casualties.part_of",
    "claims.speaker", "claims.target", "claims.via",
    "events.actors", "events.place", "events.date",
    "grounding",
]  # fmt: skip

TYPES: tuple[FactType, ...] = get_args(FactType)
MERGES: tuple[MergeName, ...] = get_args(MergeName)
FIGURES: tuple[FigureName, ...] = (*TYPES, *get_args(SpanName), *MERGES)
SHARES: tuple[ShareName, ...] = get_args(ShareName)

What = Literal["missed", "spurious", "wrong"]


class Figure(Part):
    """Precision, recall and F1; null where there was nothing to divide by."""

    tp: int
    """Found, and in the gold."""
    fp: int
    """Found, and not in the gold."""
    fn: int
    """In the gold, and not found."""
    precision: float | None
    """tp / (tp + fp)."""
    recall: float | None
    """tp / (tp + fn)."""
    f1: float | None
    """Their harmonic mean, 2 tp / (2 tp + fp + fn)."""

    @classmethod
    def of(cls, tp: int, fp: int, fn: int) -> Figure:
        """The figure of three counts."""
        return cls(
            tp=tp,
            fp=fp,
            fn=fn,
            precision=_ratio(tp, tp + fp),
            recall=_ratio(tp, tp + fn),
            f1=_ratio(2 * tp, 2 * tp + fp + fn),
        )


class Share(Part):
    """How often a field of what was found is right."""

    right: int
    """Right values."""
    judged: int
    """Values that could be compared."""
    share: float | None
    """right / judged; null where there was none."""

    @classmethod
    def of(cls, right: int, judged: int) -> Share:
        """The share of two counts."""
        return cls(right=right, judged=judged, share=_ratio(right, judged))


class Measures(Part):
    """All figures, of one article or of all."""

    figures: dict[FigureName, Figure]
    """Facts by type; `.span` counts those found at the right place with whatever value; `merges` are pairs
    of spellings joined, over all articles, so an article alone has none."""
    shares: dict[ShareName, Share]
    """Fields of the facts that were found; `grounding` is offsets at which the text stands as recorded."""

    def value(self, name: str) -> float | None:
        """The F1 or the share of that name."""
        for figure, held in self.figures.items():
            if figure == name:
                return held.f1
        return next((held.share for share, held in self.shares.items() if share == name), None)


class Error(Part):
    """One thing that the records have otherwise than the gold."""

    article: str | None
    """The article's name; null for merges, which are judged over all articles."""
    line: int | None
    """Line of the article's text, from 1; null where the error stands at no place of it."""
    column: int | None
    """Character of the line, from 1."""
    figure: FigureName | ShareName
    """What it counts against."""
    what: What
    """`missed`: in the gold alone; `spurious`: in the records alone; `wrong`: in both, with another value."""
    expected: str | None
    """What the gold has."""
    got: str | None
    """What the records have."""
    text: str | None
    """The words of the article."""
    rule: str | None
    """The rule that found the record."""


class Problem(Part):
    """A fault of the input."""

    file: str
    """The file at fault."""
    line: int | None
    """Its line, from 1; null where the whole file is meant."""
    column: int | None
    """Character of the line, from 1."""
    field: str | None
    """The field at fault, `casualties[3].source`."""
    message: str
    """What is wrong and what to do about it."""
    severity: Literal["error", "note"]
    """`error`: something was left out or counts as missed; `note`: nothing was, but somebody should look."""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"


class ArticleResult(Part):
    """The figures of one article."""

    name: str
    """The article's name."""
    gold_sha256: str
    """SHA-256 of its gold file: runs are compared where it is the same."""
    measures: Measures
    """Its figures."""


class Floor(Part):
    """A figure that has to reach a value."""

    figure: str
    """Its name."""
    least: float
    """What was asked for."""
    value: float | None
    """What it is; null, which is too little, where nothing was judged."""

    @property
    def holds(self) -> bool:
        """Whether the figure is high enough."""
        return self.value is not None and self.value >= self.least


class Change(Part):
    """A figure in a saved run and now."""

    figure: FigureName | ShareName
    """Its name."""
    before: float | None
    """F1 or share in the saved run."""
    after: float | None
    """The same in this run."""


class Comparison(Part):
    """This run beside a saved one, over the articles whose gold is the same in both."""

    articles: tuple[str, ...]
    """The articles compared."""
    left_out: tuple[str, ...]
    """Articles that only one of the runs has, or whose gold differs."""
    changes: tuple[Change, ...]
    """Every figure and share; of `merges` only where no article is left out."""
    fell: tuple[FactType, ...]
    """Types whose F1 fell by more than the tolerance."""
    gained: tuple[Error, ...] | None
    """Errors of the saved run that are gone; null where it was saved without errors."""
    lost: tuple[Error, ...] | None
    """Errors that the saved run did not have."""


class Evaluation(Part):
    """The whole of a run of `facts eval`."""

    format: Literal["facts-eval"] = "facts-eval"
    """Says what the file is."""
    version: Literal[1] = VERSION
    """Version of the format."""
    program: str
    """Version of the program."""
    measures: Measures
    """Figures over all articles: counts are added up, then divided."""
    floors: tuple[Floor, ...]
    """What `--fail-under` asked for."""
    comparison: Comparison | None
    """What `--against` asked for, else null."""
    articles: tuple[ArticleResult, ...]
    """The figures of each article, by name."""
    errors: tuple[Error, ...] | None
    """Every error by article and place; null with `--no-errors`."""
    problems: tuple[Problem, ...]
    """Faults of the input."""


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None

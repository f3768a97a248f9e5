"""An evaluation as text: lines that `grep` and `cut` can take when piped, the same in colour on a terminal.

Errors come first and figures last, so that a long list ends with what everybody looks for.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .results import FIGURES, SHARES, TYPES, Change, Comparison, Error, Evaluation, Figure

NOTHING = "-"
COLOURS = {
    "missed": "red", "spurious": "yellow", "wrong": "magenta",
    "found": "green", "gone": "green", "right": "green",
}  # fmt: skip
GAINED = {"missed": "found", "spurious": "gone", "wrong": "right"}
"""What an error of a saved run has come to where this run does not have it."""


class Table(NamedTuple):
    """A heading, the columns' names and the rows; the first column is words, the others figures."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Line(NamedTuple):
    """A place, one word on what is there, and the rest."""

    place: str
    what: str
    said: str


class Lines(NamedTuple):
    """A heading and lines."""

    heading: str
    lines: tuple[Line, ...]


def sections_of(evaluation: Evaluation, per_article: bool) -> list[Table | Lines]:
    """All that is shown, in order; sections with nothing to say are left out."""
    sections: list[Table | Lines] = [Lines("errors", tuple(map(_error, evaluation.errors or ())))]
    if per_article:
        rows = ((a.name, *(_number(a.measures.figures[t].f1) for t in TYPES)) for a in evaluation.articles)
        sections.append(Table("F1 of each article", ("article", *TYPES), tuple(rows)))
    measures = evaluation.measures
    sections += [
        Table(
            "fields of what was found",
            ("field", "share", "right", "of"),
            tuple(
                (name, _number(share.share), str(share.right), str(share.judged))
                for name in SHARES
                if (share := measures.shares[name]).judged
            ),
        ),
        Table(
            f"figures over {len(evaluation.articles)} article{'s' * (len(evaluation.articles) != 1)}",
            ("figure", "P", "R", "F1", "tp", "fp", "fn"),
            tuple(_figure(name, measures.figures[name]) for name in FIGURES),
        ),
        *(_compared(evaluation.comparison) if evaluation.comparison else ()),
    ]
    return [
        section for section in sections if (section.rows if isinstance(section, Table) else section.lines)
    ]


def plain(sections: Iterable[Table | Lines]) -> str:
    """The sections without colour."""
    return "\n".join("".join(f"{line}\n" for line in _plain(section)) for section in sections)


def coloured(sections: Iterable[Table | Lines]) -> str:
    """The sections for a terminal, by rich; it is asked here alone for the terminal's width and colours."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    out = io.StringIO()
    console = Console(file=out, force_terminal=True, highlight=False, markup=False, emoji=False)
    for section in sections:
        if isinstance(section, Table):
            table = RichTable(title=section.heading, title_justify="left", box=box.SIMPLE_HEAD)
            for i, column in enumerate(section.columns):
                table.add_column(column, justify="right" if i else "left")
            for row in section.rows:
                table.add_row(*row)
            console.print(table)
        else:
            console.print(section.heading, style="italic")
            for place, what, said in section.lines:
                line = Text.assemble((place, "bold"), ": ", (what, COLOURS.get(what, "")), f" {said}")
                console.print(line, soft_wrap=True)
            console.print()
    return out.getvalue()


def _plain(section: Table | Lines) -> Iterator[str]:
    yield f"# {section.heading}"
    if isinstance(section, Lines):
        yield from (f"{place}: {what} {said}" for place, what, said in section.lines)
        return
    rows: Sequence[tuple[str, ...]] = (section.columns, *section.rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join((row[0].ljust(widths[0]), *cells)).rstrip()


def _error(error: Error) -> Line:
    """An error as a line: `harbour:3:12: wrong dates, expected 2023-05, got 2023-06 «May» [month]`."""
    place = error.article or "all articles"
    place += "" if error.line is None else f":{error.line}:{error.column}"
    told: list[str] = [error.figure]
    if error.what != "spurious" or error.expected is not None:
        told.append(f"expected {error.expected or 'nothing'}")
    if error.what != "missed" or error.got is not None:
        told.append(f"got {error.got or 'nothing'}")
    words = "" if error.text is None else f" «{error.text}»"
    rule = "" if error.rule is None else f" [{error.rule}]"
    return Line(place, error.what, f"{', '.join(told)}{words}{rule}")


def _compared(comparison: Comparison) -> Iterator[Table | Lines]:
    changes = [c for c in comparison.changes if c.figure in TYPES or c.before != c.after]
    count = len(comparison.articles)
    yield Table(
        f"against the saved run, over {count} article{'s' * (count != 1)}",
        ("figure", "before", "now", "change"),
        tuple((c.figure, _number(c.before), _number(c.after), _moved(c)) for c in changes),
    )
    told = "it is in one of the runs only, or its gold differs"
    yield Lines("left out of this", tuple(Line(name, "not compared:", told) for name in comparison.left_out))
    gained = (line._replace(what=GAINED[line.what]) for line in map(_error, comparison.gained or ()))
    yield Lines("gained", tuple(gained))
    yield Lines("lost", tuple(map(_error, comparison.lost or ())))


def _figure(name: str, figure: Figure) -> tuple[str, ...]:
    ratios = (figure.precision, figure.recall, figure.f1)
    return name, *map(_number, ratios), *map(str, (figure.tp, figure.fp, figure.fn))


def _number(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"


def _moved(change: Change) -> str:
    if change.before is None or change.after is None:
        return NOTHING
    return f"{change.after - change.before:+.3f}"

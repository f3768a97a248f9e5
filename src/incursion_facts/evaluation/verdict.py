"""Whether a run is good enough: floors, falls, faults of the input, and the exit code that follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..errors import ExitCode, UsageError
from .results import FIGURES, SHARES, Evaluation, Floor


def floors_of(asked: Iterable[str]) -> list[tuple[str, float]]:
    """Figures and the least that they have to be, from `dates=0.98`. Raises UsageError."""
    floors: list[tuple[str, float]] = []
    for item in asked:
        name, equals, value = item.partition("=")
        name = name.strip()
        try:
            least = float(value) if equals else -1.0
        except ValueError:
            least = -1.0
        if not 0 <= least <= 1:
            raise UsageError(f"--fail-under {item}: write a figure and a value from 0 to 1, dates=0.98")
        if name not in FIGURES and name not in SHARES:
            raise UsageError(
                f"--fail-under {item}: no such figure; there are {', '.join((*FIGURES, *SHARES))}"
            )
        floors.append((name, least))
    return floors


def with_floors(evaluation: Evaluation, floors: Sequence[tuple[str, float]]) -> Evaluation:
    """The evaluation with the floors beside what the figures are."""
    measured = (Floor(figure=n, least=least, value=evaluation.measures.value(n)) for n, least in floors)
    return evaluation.model_copy(update={"floors": tuple(measured)})


def complaints(evaluation: Evaluation) -> Iterator[str]:
    """A line for each figure that is too low or fell."""
    for floor in evaluation.floors:
        if not floor.holds:
            value = "nothing of it was judged" if floor.value is None else f"it is {floor.value:.3f}"
            yield f"{floor.figure} has to be at least {floor.least:g}: {value}"
    comparison = evaluation.comparison
    for change in comparison.changes if comparison else ():
        if comparison and change.figure in comparison.fell:
            now = "nothing" if change.after is None else f"{change.after:.3f}"
            yield f"{change.figure} fell from {change.before:.3f} to {now}"


def exit_code(evaluation: Evaluation) -> ExitCode:
    """What the command ends with."""
    if not evaluation.articles:
        return ExitCode.UNREADABLE
    faulty = any(problem.severity == "error" for problem in evaluation.problems)
    return ExitCode.FINDINGS if faulty or any(complaints(evaluation)) else ExitCode.OK


def summary(evaluation: Evaluation) -> str:
    """The closing line: how many articles were judged, and how many gold files were not."""
    judged = len(evaluation.articles)
    files = {problem.file for problem in evaluation.problems if problem.severity == "error"}
    faults = f", {len(files)} file{'s' * (len(files) != 1)} with faults (above)" if files else ""
    errors = len(evaluation.errors or ())
    return f"{judged} article{'s' * (judged != 1)} judged, {errors} error{'s' * (errors != 1)}{faults}"

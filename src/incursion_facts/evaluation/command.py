"""`facts eval` from the options to the exit code: judge, save, compare, show.

The report goes to standard output; what was left out and why the exit code is not 0 goes to standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..errors import ExitCode, UsageError
from ..report import Report, say
from ..settings import Settings
from ..writing.exchange import replace_file
from . import rendering
from .comparison import compare, load_saved
from .results import Evaluation
from .run import evaluate
from .verdict import complaints, exit_code, floors_of, summary, with_floors

FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user wants judged, compared and shown."""

    gold: Path
    articles: Path | None = None
    records: str | None = None
    output_format: str = "text"
    errors: bool = True
    per_article: bool = False
    against: Path | None = None
    tolerance: float = 0.0
    save: Path | None = None
    fail_under: Sequence[str] = ()
    color: bool = True
    quiet: bool = False


def run(asked: Asked, settings: Settings, report: Report, stdin: BinaryIO, out: BinaryIO) -> ExitCode:
    """Does what was asked for; what was judged goes to `out`. Options are checked before anything is read."""
    if asked.output_format not in FORMATS:
        raise UsageError(f"--format {asked.output_format}: there are {' and '.join(FORMATS)}")
    floors = floors_of(asked.fail_under)
    saved = None if asked.against is None else load_saved(asked.against)
    judged = evaluate(asked.gold, asked.articles, asked.records, stdin, settings, report)
    for problem in judged.problems:
        say(f"facts: {problem}")
    if judged.articles:
        if asked.save is not None:
            _save(judged, asked.save)
        judged = with_floors(judged, floors)
        if saved is not None:
            judged = judged.model_copy(update={"comparison": compare(saved, judged, asked.tolerance)})
        out.write(_shown(judged, asked).encode("utf-8"))
        out.flush()
        for complaint in complaints(judged):
            say(f"facts: {complaint}")
    if not asked.quiet:
        say(summary(judged))
    return exit_code(judged)


def _shown(judged: Evaluation, asked: Asked) -> str:
    if not asked.errors:
        judged = judged.model_copy(update={"errors": None})
    if asked.output_format == "json":
        return _json(judged)
    show = rendering.coloured if asked.color and sys.stdout.isatty() else rendering.plain
    return show(rendering.sections_of(judged, asked.per_article))


def _json(judged: Evaluation) -> str:
    return judged.model_dump_json(indent=1) + "\n"


def _save(judged: Evaluation, path: Path) -> None:
    """Writes the run in place of the file, which is left as it was when that fails."""
    replace_file(path, _json(judged).encode("utf-8"))

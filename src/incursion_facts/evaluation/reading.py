"""Gold files read: each an annotation, or the problems that it has.

A file with a problem is left out and the others are judged: one slip in a hundred files is no reason to
measure nothing. Every problem of a file is told at once, or mending it takes as many runs as there are slips.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path as FilePath

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .gold import Annotation
from .positions import KeyTwiceError, Path, as_words, line_and_column, nearest, positions
from .results import Problem

LISTS = "an annotation is an object with the keys article, header, actors, places and so on; see docs/gold.md"


@dataclass(frozen=True, slots=True)
class GoldFile:
    """A gold file that could be read."""

    path: str
    sha256: str
    document: str
    """The JSON as it stands in the file."""
    annotation: Annotation

    @property
    def name(self) -> str:
        """The name of its article."""
        return FilePath(self.path).stem


@dataclass(frozen=True, slots=True)
class BadFile:
    """A gold file that could not be read, and why."""

    path: str
    problems: tuple[Problem, ...]
    is_object: bool = True
    """Whether it may be meant as an annotation: a list is none."""

    @property
    def name(self) -> str:
        """The name of its article."""
        return FilePath(self.path).stem


def list_gold(path: FilePath) -> list[FilePath]:
    """The gold files of a folder, by name; those of its subfolders are other gold. A file is itself."""
    if path.is_file():
        return [path]
    return sorted(
        (file for file in path.glob("*.json") if not file.name.startswith(".")), key=lambda f: f.name
    )


def read_gold(path: FilePath) -> GoldFile | BadFile:
    """One gold file. Raises OSError when it cannot be opened."""
    shown = path.as_posix()
    data = path.read_bytes()
    try:
        document = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        return _bad(shown, line, column, None, "not UTF-8; save the file in UTF-8")
    try:
        content = json.loads(document)
        found = positions(document)
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg}; correct it there or just before"
        return _bad(shown, error.lineno, error.colno, None, message)
    except KeyTwiceError as error:
        return _bad(shown, *line_and_column(document, error.offset), as_words(error.path), str(error))
    except RecursionError:
        return _bad(shown, None, None, None, f"nested too deeply; {LISTS}")
    if not isinstance(content, dict):
        return BadFile(shown, (_problem(shown, None, None, None, f"no object; {LISTS}"),), is_object=False)
    try:
        annotation = Annotation.model_validate_json(document)
    except ValidationError as error:
        told = [_invalid(shown, document, found, slip) for slip in error.errors(include_url=False)]
        return BadFile(shown, tuple(told))
    file = GoldFile(shown, sha256(data).hexdigest(), document, annotation)
    if annotation.article != file.name:
        message = f"is {annotation.article!r} in a file named {file.name}.json; make the two the same"
        return BadFile(shown, (problem_at(file, found, ("article",), message),))
    return file


def problem_at(
    file: GoldFile, found: Mapping[Path, int], path: Path, message: str, note: bool = False
) -> Problem:
    """A problem with the value at a path of a gold file."""
    known, offset = nearest(found, path)
    line, column = line_and_column(file.document, offset)
    told = _problem(file.path, line, column, as_words(known), message)
    return told.model_copy(update={"severity": "note"}) if note else told


def _invalid(shown: str, document: str, found: Mapping[Path, int], slip: ErrorDetails) -> Problem:
    """The problem that a violation of the model is."""
    known, offset = nearest(found, slip["loc"])
    line, column = line_and_column(document, offset)
    context = slip.get("ctx", {})
    kind = slip["type"]
    if kind == "extra_forbidden":
        message = "unknown field; take it out, or correct its name (docs/gold.md lists them)"
    elif kind == "missing":
        message = f"{str(slip['loc'][-1])!r} is missing; add it"
    elif kind == "literal_error":
        message = f"{slip['input']!r} is none of the values; there are {context['expected']}"
    elif kind == "value_error":
        message = f"{context['error']}"
        message = message if isinstance(slip["input"], dict) else f"{slip['input']!r} is {message}"
    else:
        message = f"{slip['msg'].lower()}, not {json.dumps(slip['input'], ensure_ascii=False)[:60]}"
    return _problem(shown, line, column, as_words(known) or None, message)


def _bad(shown: str, line: int | None, column: int | None, field: str | None, message: str) -> BadFile:
    return BadFile(shown, (_problem(shown, line, column, field, message),))


def _problem(shown: str, line: int | None, column: int | None, field: str | None, message: str) -> Problem:
    return Problem(file=shown, line=line, column=column, field=field, message=message, severity="error")

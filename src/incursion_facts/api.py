"""The program as functions: the four stages, and `extract`, which is all of them.

    >>> from incursion_facts import extract
    >>> found = extract("Three people were wounded near Kharkiv on 22 May 2023, police said.")
    >>> [(r.effect, r.best, r.date) for r in found if r.type == "casualty"]
    [('wounded', 3, '2023-05-22')]

A newcomer would wonder what a string is. It is a path when it names something that exists or holds no blank,
else it is the text of an article; a `Path` is always read from the disk.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from . import pipeline
from .errors import SkippedWarning
from .records import Record
from .report import Report, Skip
from .settings import Recognizer, Settings
from .writing import select
from .writing.manifest import options_of

if TYPE_CHECKING:
    from .parsing import Document, Skipped

Input: TypeAlias = "str | PathLike[str]"
OnSkip: TypeAlias = Callable[[Skip], None]


def warn_of_skip(skip: Skip) -> None:
    """Warns of an input that was left out; `on_skip` of the functions below takes its place."""
    warnings.warn(str(skip), SkippedWarning, stacklevel=2)


def extract(
    *inputs: Input | Iterable[Input],
    published: str | None = None,
    encoding: str | None = None,
    lexicons: Iterable[Path] = (),
    recognizers: Iterable[str] = (),
    spacy_model: Input | None = None,
    merge: bool = True,
    policy: str = "range",
    with_text: bool = False,
    jobs: int = 1,
    on_skip: OnSkip = warn_of_skip,
) -> Iterator[Record]:
    """Every record of the inputs, in the contract's order.

    Inputs are files, folders, globs and texts. `published` is the ISO date of those that give none;
    `lexicons` are files of more known actors and places; `policy` names how tallies are derived.
    `recognizers` ("spacy") are asked for a second opinion on names, with `spacy_model` if that is given.
    """
    settings = Settings(
        published=published,
        encoding=encoding,
        lexicons=tuple(lexicons),
        recognizers=_recognizers(recognizers, spacy_model),
        merge=merge,
        policy=policy,
        with_text=with_text,
        jobs=jobs,
    )
    report = _report(on_skip)
    documents = pipeline.collect(_read(inputs, settings), report)
    records: Iterable[Record] = pipeline.recognize(documents, settings, report)
    records = pipeline.merge(records, settings) if merge else pipeline.unmerged(records)
    yield from select(records, None, with_text)


def parse(
    *inputs: Input | Iterable[Input],
    published: str | None = None,
    encoding: str | None = None,
    on_skip: OnSkip = warn_of_skip,
) -> list[Document]:
    """Stage 1: the articles of the inputs, by source: record, text and segments."""
    settings = Settings(published=published, encoding=encoding)
    return pipeline.collect(_read(inputs, settings), _report(on_skip))


def recognize(
    documents: Iterable[Document],
    lexicons: Iterable[Path] = (),
    recognizers: Iterable[str] = (),
    spacy_model: Input | None = None,
    jobs: int = 1,
    on_skip: OnSkip = warn_of_skip,
) -> Iterator[Record]:
    """Stage 2: each article's record, with its text, and what was found in it."""
    chosen = _recognizers(recognizers, spacy_model)
    settings = Settings(lexicons=tuple(lexicons), recognizers=chosen, jobs=jobs)
    return pipeline.recognize(list(documents), settings, _report(on_skip))


def merge(records: Iterable[Record], lexicons: Iterable[Path] = (), policy: str = "range") -> list[Record]:
    """Stage 3: every actor and place once, facts pointed at it, tallies and disputes of all articles."""
    return pipeline.merge(records, Settings(lexicons=tuple(lexicons), policy=policy))


def write(records: Iterable[Record], folder: Input, with_text: bool = False) -> None:
    """Stage 4: one file a record type in a folder, each replaced whole, and the manifest."""
    settings = Settings(with_text=with_text)
    pipeline.write(list(records), options_of(settings), settings, Report(), Path(folder))


def _recognizers(names: Iterable[str], spacy_model: Input | None) -> tuple[Recognizer, ...]:
    wanted = tuple(names)
    if not wanted and spacy_model is None:
        return ()
    from .second_opinion import find_recognizers

    return find_recognizers(wanted, None if spacy_model is None else fspath(spacy_model))


def _read(inputs: Iterable[Input | Iterable[Input]], settings: Settings) -> Iterator[Document | Skipped]:
    from .parsing import parse as read
    from .parsing import parse_text

    paths: list[str] = []
    for item in _flat(inputs):
        if isinstance(item, str) and _is_text(item):
            yield parse_text(item, published=settings.published)
        else:
            paths.append(fspath(item))
    if paths:
        yield from read(paths, published=settings.published, encoding=settings.encoding)


def _flat(inputs: Iterable[Input | Iterable[Input]]) -> Iterator[Input]:
    for item in inputs:
        if isinstance(item, (str, PathLike)):
            yield item
        else:
            yield from item


def _is_text(item: str) -> bool:
    """Whether a string is an article, not the name of one: "It rained." is, "news/may" or "*.txt" is not."""
    return len(item.split(maxsplit=1)) > 1 and not _names_something(item)


def _names_something(item: str) -> bool:
    """Whether a string with blanks is the path of something that exists, or a glob that something fits."""
    try:
        return Path(item).exists() or ("*" in item and next(Path().glob(item), None) is not None)
    except (OSError, ValueError, NotImplementedError):  # too long, a NUL, a glob from the root
        return False


def _report(on_skip: OnSkip) -> Report:
    return Report(on_skip=lambda skip, _: on_skip(skip))

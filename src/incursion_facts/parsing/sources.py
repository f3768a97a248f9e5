"""What the user names (files, folders, globs, `-`) turned into a sorted list of files to read.

A newcomer would read in the order given: the list is sorted by source, because the output must not depend on
that order, and a file that two inputs reach is read once.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from glob import escape, has_magic
from hashlib import sha256
from pathlib import Path, PurePath

from .document import Cause, Skipped

SIDE_SUFFIX = ".facts"
"""Ends the name of a side file, which says what `facts validate` need not tell of the file beside it."""
TEXT_SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".json", ".jsonl"})
NOT_UNICODE = "has a name that is not UTF-8"
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. It holds no open file, so that another process may do the reading."""

    name: str
    """As given, POSIX: what records call `source`."""
    path: Path | None
    """None is standard input."""
    below: str
    """The path below the input given: part of the article's id, so that a moved folder keeps its ids."""
    rank: int = 0
    """0, but for files with the same bytes and the same path below different inputs: their place by name."""


def list_sources(inputs: Iterable[str | Path]) -> tuple[list[Source], list[Skipped]]:
    """The files that the inputs name, sorted by source, and the inputs that name none."""
    found: list[Source] = []
    skipped: list[Skipped] = []
    for given in inputs:
        for item in _expand(os.fspath(given)):
            if isinstance(item, Source):
                found.append(item)
            else:
                skipped.append(item)
    found = _distinct(found)
    return _ranked(found), sorted(set(skipped), key=lambda s: (s.source, s.reason))


def _expand(given: str) -> Iterator[Source | Skipped]:
    if given == STANDARD_INPUT:
        yield Source(STANDARD_INPUT, None, STANDARD_INPUT)
        return
    path = Path(given)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield from _expand_glob(given)
    except OSError as error:
        yield Skipped(path.as_posix(), f"cannot be read: {error.strerror or error}", _permission_hint(error))
    except ValueError:
        yield Skipped(repr(given), "is no path", "a path holds no NUL character")
    else:
        if stat.S_ISDIR(mode):
            yield from _walk(path, path.as_posix(), "")
        else:
            yield from _given(path, path.name)


def _expand_glob(given: str) -> Iterator[Source | Skipped]:
    if not has_magic(given):
        yield Skipped(PurePath(given).as_posix(), "no such file or folder", "check the path")
        return
    from glob import glob

    root = Path(*_fixed_parts(given))
    matches = sorted(glob(given, recursive=True))  # noqa: PTH207 - a whole pattern, not one below a folder
    if not matches:
        yield Skipped(given, "no file matches this pattern", "quote the pattern, or check the folder")
    for match in matches:
        path = Path(match)
        below = path.relative_to(root).as_posix()
        if path.is_dir():
            # "**" matches folders beside the files in them; a folder is entered for its own sake only.
            if "**" not in given:
                yield from _walk(path, path.as_posix(), below + "/")
        elif path.suffix.lower() in TEXT_SUFFIXES | {".gz"} or "**" not in given:
            yield from _given(path, below)


def _given(path: Path, below: str) -> Iterator[Source | Skipped]:
    """A file that the user or a pattern names; `news/*` names side files too."""
    if (name := _told(path)) is not None:
        yield Skipped(name, NOT_UNICODE, "rename it")
    elif path.suffix == SIDE_SUFFIX:
        yield Skipped(path.as_posix(), "is a side file, no article", None, None, "note", "kind")
    else:
        yield Source(path.as_posix(), path, below)


def _told(path: Path) -> str | None:
    """A path with escapes for what in it is no text, which no record can name; None for one that is text."""
    name = path.as_posix()
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace").decode("utf-8")
    return None


def _fixed_parts(pattern: str) -> list[str]:
    """The leading parts of a glob that hold no wildcard: `data/raw/*.txt` is under `data/raw`."""
    parts = PurePath(pattern).parts
    fixed: list[str] = []
    for part in parts[:-1]:
        if part != escape(part):
            break
        fixed.append(part)
    return fixed


def _walk(folder: Path, name: str, below: str) -> Iterator[Source | Skipped]:
    """The articles of a folder. Hidden files are none; links that leave the folder are not followed."""
    root = folder.resolve()
    empty = True
    problems: list[Skipped] = []

    def refuse(error: OSError) -> None:
        where = PurePath(error.filename or name).as_posix()
        problems.append(Skipped(where, f"cannot be read: {error.strerror or error}", _permission_hint(error)))

    for here, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name_of_file in filter(kind_of, folders):
            where = Path(here, name_of_file).as_posix()
            yield Skipped(where, "is a folder with the name of an article", None, None, "note", "kind")
        for file in sorted(files):
            if file.startswith(".") or file.endswith(SIDE_SUFFIX):
                continue
            path = Path(here, file)
            if (told := _told(path)) is not None:
                yield Skipped(told, NOT_UNICODE, "rename it")
                continue
            source = Source(path.as_posix(), path, below + path.relative_to(folder).as_posix())
            problem = _unfit(path, root)
            if problem is None:
                empty = False
                yield source
            else:
                yield Skipped(source.name, problem[1], None, None, "note", problem[0])
    yield from problems
    if empty and not problems:
        yield Skipped(
            name,
            "no article in this folder",
            f"files that end in {', '.join(sorted(TEXT_SUFFIXES))} are read",
            cause="article",
        )


def _unfit(path: Path, root: Path) -> tuple[Cause, str] | None:
    """Why a file of a folder is not read, or None."""
    if kind_of(path.name) is None:
        return "kind", "is of no kind that is read"
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(root):
            return "link", "is a link that leaves the folder"
        if not stat.S_ISREG(path.stat().st_mode):
            return "link", "is no regular file"
    except OSError as error:
        return "link", f"is a link that leads nowhere: {error.strerror or error}"
    except RuntimeError:  # what Python before 3.13 says of a link that leads to itself
        return "link", "is a link that leads to itself"
    return None


def kind_of(name: str) -> str | None:
    """The suffix that says how a file is read (".txt", ".jsonl"), whether or not it is packed; else None."""
    stem, suffix = os.path.splitext(name.lower())  # noqa: PTH122 - a path object a file costs more than reading
    if suffix == ".gz":
        suffix = os.path.splitext(stem)[1]  # noqa: PTH122
    return suffix if suffix in TEXT_SUFFIXES else None


def _permission_hint(error: OSError) -> str | None:
    return "you may not read it" if isinstance(error, PermissionError) else None


def _distinct(sources: list[Source]) -> list[Source]:
    """Each file once, under its first name in sorted order; a link yields to the file that it leads to."""
    by_file: dict[str, Source] = {}
    folders: dict[str, str] = {}
    marked = [(source.path is not None and source.path.is_symlink(), source) for source in sources]
    for is_link, source in sorted(marked, key=lambda item: (item[0], item[1].name, item[1].below)):
        by_file.setdefault(_real_path(source, is_link, folders), source)
    return sorted(by_file.values(), key=lambda s: (s.name, s.below))


def _real_path(source: Source, is_link: bool, folders: dict[str, str]) -> str:
    """The path of a source without links; those of its folder are followed once for all its files."""
    if source.path is None:
        return source.name
    if is_link:
        return os.path.realpath(source.path)
    folder, name = os.path.split(source.path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)  # noqa: PTH118


def _ranked(sources: list[Source]) -> list[Source]:
    """Tells apart files that would get the same id: `a/x.txt` and `b/x.txt` with the same bytes."""
    groups: dict[str, list[int]] = {}
    for i, source in enumerate(sources):
        groups.setdefault(source.below, []).append(i)
    for group in groups.values():
        if len(group) < 2:
            continue
        seen: dict[str, int] = {}
        for i in group:
            digest = _digest(sources[i].path)
            sources[i] = replace(sources[i], rank=seen.get(digest, 0))
            seen[digest] = seen.get(digest, 0) + 1
    return sources


def _digest(path: Path | None) -> str:
    digest = sha256()
    if path is None or not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError:
        return ""  # reading it is refused later, with a message
    return digest.hexdigest()

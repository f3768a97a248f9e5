"""The options of a run, one frozen value handed from stage to stage; nothing is read from anywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Recognizer:
    """A model that is asked for a second opinion on names, and exactly which one it is."""

    name: str
    """The kind of model, as `--recognizer` spells it."""
    version: str
    """Of the library that runs it."""
    model: str
    model_version: str
    sha256: str
    """Of all files of the model: the version of one's own model says little."""
    location: Path
    """Folder that it is loaded from."""
    package: str | None = None
    """The installed package that it is, if it is one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked to do. The defaults are those of `facts extract`."""

    published: str | None = None
    """ISO date taken for articles that neither print nor imply one."""
    encoding: str | None = None
    """Encoding that overrules what the bytes look like."""
    lexicons: tuple[Path, ...] = ()
    """User lexicons, in the order in which they are read."""
    recognizers: tuple[Recognizer, ...] = ()
    """Models that are asked for a second opinion on names; none means rules only."""
    merge: bool = True
    """Whether entities are joined over articles."""
    policy: str = "range"
    """Name of the rule by which tallies are derived from reports."""
    only: tuple[str, ...] | None = None
    """Record types to write; None is all of them."""
    with_text: bool = False
    """Whether article records keep their text."""
    strict: bool = False
    """Whether one skipped input is enough to write nothing."""
    jobs: int = 1
    """Processes that recognize; the records are the same with any number."""
    timeout: float | None = None
    """Seconds that recognizing one article may take; None is as long as it wants."""
    cache: Path | None = None
    """Folder that keeps what was found in each article from run to run."""

"""The options of a run, one frozen value handed from stage to stage; nothing is read from anywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked to do. The defaults are those of `facts extract`."""

    published: str | None = None
    """ISO date taken for articles that neither print nor imply one."""
    encoding: str | None = None
    """Encoding that overrules what the bytes look like."""
    lexicons: tuple[Path, ...] = ()
    """User lexicons, in the order in which they are read."""
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

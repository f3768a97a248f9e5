"""Policies: how low, best and high are taken from the reports of an incident, as data files with a name.

`lexicons/policies/NAME.toml` is the policy NAME. A newcomer would look for a formula here: there are four
ways to take a number, and the files say which is used for what and what a party's claim may raise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..lexicons import HERE, read_toml

FOLDER = HERE / "policies"
DEFAULT = "range"
TAKES = frozenset({"lowest", "highest", "most_backed", "most_reliable"})


@dataclass(frozen=True, slots=True)
class Bound:
    """How one number of a tally is taken."""

    take: str
    claims: bool = False
    """Whether a party's claim about its enemy, and what nobody could verify, counts too."""
    unconfirmed: int | None = None
    """What is written when there are only such claims."""
    when_contested: str = "take"
    """`none` leaves the number out when parties contradict one another."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A named way to derive a range from reports."""

    name: str
    title: str
    low: Bound
    best: Bound
    high: Bound
    vague: dict[str, int] = field(default_factory=dict)
    """Words ("dozens") and the number that they count as."""


def policy_names() -> list[str]:
    """The names of the policies that the package has."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@lru_cache(maxsize=8)
def load_policy(name: str = DEFAULT) -> Policy:
    """The policy of a name. Raises UsageError, naming those that exist, when there is none."""
    names = policy_names()
    if name not in names:
        raise UsageError(f"no policy {name!r}; there are {', '.join(names)}")
    return _policy(name, FOLDER / f"{name}.toml")


def _policy(name: str, path: Path) -> Policy:
    table = read_toml(path)
    return Policy(
        name,
        str(table["title"]),
        _bound(table["low"]),
        _bound(table["best"]),
        _bound(table["high"]),
        {str(word): int(number) for word, number in table.get("vague", {}).items()},
    )


def _bound(row: dict[str, Any]) -> Bound:
    bound = Bound(**row)
    if bound.take not in TAKES:
        raise ValueError(f"take = {bound.take!r} is none of {', '.join(sorted(TAKES))}")
    return bound

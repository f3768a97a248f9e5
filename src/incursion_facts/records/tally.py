"""The figures for one incident, side by side, and the range that a named policy derives from them."""

from __future__ import annotations

from typing import Literal

from .base import Record, Value
from .casualty import Effect, VictimClass
from .values import Status


class Report(Value):
    """One figure that speaks of the incident, and whether and why it was used."""

    casualty_id: str
    article_id: str
    as_of: str | None
    speaker_id: str | None
    low: int | None
    best: int | None
    high: int | None
    status: Status
    used: bool
    why: str


class Tally(Record):
    """The range of reported figures for one effect, victim class and incident (place and date range)."""

    type: Literal["tally"] = "tally"
    effect: Effect
    victims: VictimClass
    place_id: str | None
    date: str | None
    low: int | None
    best: int | None
    high: int | None
    policy: str
    agreement: Literal["single", "agree", "revised", "contested"]
    reports: tuple[Report, ...]
    independent_sources: int

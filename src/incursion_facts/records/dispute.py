"""Two or more parties whose claims or figures on the same incident cannot all hold."""

from __future__ import annotations

from typing import Literal

from .base import Record, Value


class Position(Value):
    """What one speaker holds, and the facts in which he says so."""

    speaker_id: str | None
    stance: str
    target_id: str | None
    fact_ids: tuple[str, ...]


class Dispute(Record):
    """A contested matter of one incident, each position with its facts."""

    type: Literal["dispute"] = "dispute"
    topic: Literal["responsibility", "control", "figure"]
    place_id: str | None
    date: str | None
    positions: tuple[Position, ...]

"""How many were hurt, of whom, by whom, says who."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from .base import Fact, Value
from .values import Attribution, Status

Effect = Literal["killed", "wounded", "captured", "missing", "detained", "displaced", "abducted"]
VictimClass = Literal["civilian", "combatant", "official", "journalist", "unspecified"]


class Victims(Value):
    """Who was hurt: the words as printed, their class, the actor they belong to and its side."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, populate_by_name=True, serialize_by_alias=True
    )

    text: str | None
    class_: VictimClass = Field(alias="class")
    actor_id: str | None = None
    side: str | None = None


class Casualty(Fact):
    """A figure of people hurt. `low` and `high` are the literal bounds: "at least 8" is 8 and null."""

    type: Literal["casualty"] = "casualty"
    effect: Effect
    quantity: str
    low: int | None
    best: int | None
    high: int | None
    approximate: bool
    cumulative: bool
    victims: Victims
    perpetrator_id: str | None
    place_id: str | None
    date: str | None
    as_of: str | None
    attribution: Attribution
    status: Status
    part_of: str | None

"""What happened, with its actors, place and date."""

from __future__ import annotations

from typing import Literal

from .base import Fact, Value
from .values import Attribution, Status

EventType = Literal[
    "incursion",
    "armed_clash",
    "shelling",
    "drone_strike",
    "air_strike",
    "missile_strike",
    "explosion",
    "interception",
    "capture_of_place",
    "evacuation",
    "property_damage",
    "security_regime",
    "investigation",
    "arrest",
    "killing",
    "abduction",
    "statement_of_aid",
    "other",
]


class Participant(Value):
    """An actor's part in an event."""

    actor_id: str
    role: Literal["agent", "target"]


class Event(Fact):
    """Something that happened, is happening or is recalled; `acled` is the ACLED sub-event type or null."""

    type: Literal["event"] = "event"
    event_type: EventType
    acled: str | None
    actors: tuple[Participant, ...]
    place_id: str | None
    date: str | None
    attribution: Attribution
    status: Status

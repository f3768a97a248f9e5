"""Who: a person, armed group, military, government body, state, outlet or other organization."""

from __future__ import annotations

from typing import Literal

from .base import Record
from .values import Alias, MergeEvidence

ActorKind = Literal["person", "armed_group", "military", "government", "state", "media", "organization"]


class Actor(Record):
    """A named actor. `side` is the id of the state or group that it fights or speaks for."""

    type: Literal["actor"] = "actor"
    name: str
    kind: ActorKind
    country: str | None
    side: str | None
    roles: tuple[str, ...]
    aliases: tuple[Alias, ...]
    mentions: int
    articles: int
    merged_by: tuple[MergeEvidence, ...]

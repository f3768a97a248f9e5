"""Who says what about responsibility and about contested facts."""

from __future__ import annotations

from typing import Literal

from .base import Fact

Stance = Literal[
    "claims_responsibility",
    "denies_involvement",
    "blames",
    "attributes",
    "claims_control",
    "claims_repelled",
    "denies_fact",
    "confirms_fact",
]


class Claim(Fact):
    """A clause in which a speaker takes a stance; `about` holds the ids of the facts inside the clause."""

    type: Literal["claim"] = "claim"
    stance: Stance
    speaker_id: str | None
    speaker_text: str | None
    cue: str | None
    target_id: str | None
    via_id: str | None
    direct: bool
    about: tuple[str, ...]

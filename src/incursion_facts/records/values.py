"""Values that several records share: who says a fact, and a name's aliases with the reason for each."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from .base import Value

Status = Literal["reported", "claimed", "denied", "unverified"]
MergeMethod = Literal[
    "same", "lexicon", "apposition", "acronym", "surname", "transliteration", "fuzzy", "decision"
]


class Attribution(Value):
    """Who says it: the speaker (an actor id), the words for him, the cue ("said"), the outlet quoting him."""

    speaker_id: str | None = None
    text: str | None = None
    cue: str | None = None
    via_id: str | None = None


NO_ATTRIBUTION = Attribution()


class Alias(Value):
    """A form of an entity's name as printed, with how often and in how many articles it stands."""

    form: str
    mentions: int
    articles: int


class MergeEvidence(Value):
    """Why a form belongs to an entity: the form it was joined with, how, and how alike (0 to 1)."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, populate_by_name=True, serialize_by_alias=True
    )

    form: str
    with_: str = Field(alias="with")
    method: MergeMethod
    score: float

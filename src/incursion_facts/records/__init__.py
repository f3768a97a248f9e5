"""The records that `facts` writes, in the contract's order. This package depends on nothing else of ours."""

from __future__ import annotations

from .actor import Actor, ActorKind
from .article import Article, PublishedFrom
from .base import Fact, Grounded, Record, Value, content_id
from .casualty import Casualty, Effect, VictimClass, Victims
from .claim import Claim, Stance
from .date import Date, Granularity
from .dispute import Dispute, Position
from .event import Event, EventType, Participant
from .mention import Mention, MentionForm
from .place import Place, PlaceKind, Precision
from .tally import Report, Tally
from .values import NO_ATTRIBUTION, Alias, Attribution, MergeEvidence, MergeMethod, Status

RECORD_TYPES: tuple[type[Record], ...] = (
    Article,
    Actor,
    Place,
    Mention,
    Date,
    Casualty,
    Claim,
    Event,
    Tally,
    Dispute,
)
"""Every record type, in the order in which a stream holds them."""

PLURALS: dict[str, str] = {
    "article": "articles",
    "actor": "actors",
    "place": "places",
    "mention": "mentions",
    "date": "dates",
    "casualty": "casualties",
    "claim": "claims",
    "event": "events",
    "tally": "tallies",
    "dispute": "disputes",
}
"""Record type to the stem of its file: `casualty` is written to `casualties.jsonl`."""

__all__ = [
    "NO_ATTRIBUTION",
    "PLURALS",
    "RECORD_TYPES",
    "Actor",
    "ActorKind",
    "Alias",
    "Article",
    "Attribution",
    "Casualty",
    "Claim",
    "Date",
    "Dispute",
    "Effect",
    "Event",
    "EventType",
    "Fact",
    "Granularity",
    "Grounded",
    "Mention",
    "MentionForm",
    "MergeEvidence",
    "MergeMethod",
    "Participant",
    "Place",
    "PlaceKind",
    "Position",
    "Precision",
    "PublishedFrom",
    "Record",
    "Report",
    "Stance",
    "Status",
    "Tally",
    "Value",
    "VictimClass",
    "Victims",
    "content_id",
]

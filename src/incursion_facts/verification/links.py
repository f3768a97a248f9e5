"""Ids: each once, and each that is pointed at there, of the right type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..findings import Finding
from ..records import (
    Actor,
    Article,
    Casualty,
    Claim,
    Dispute,
    Event,
    Grounded,
    Mention,
    Place,
    Record,
    Tally,
)
from .files import Line

ENTITY = ("actor", "place")
FACT = ("mention", "date", "casualty", "claim", "event")
Link = tuple[str, str | None, tuple[str, ...]]
"""Field, the id that it holds, and the types that the id may be of."""


def check_links(lines: Sequence[Line]) -> Iterator[Finding]:
    """Ids that two records have, and ids that no record has."""
    types: dict[str, str] = {}
    for line in lines:
        if line.record.id in types:
            yield line.finding("F506", "another record has this id")
        types.setdefault(line.record.id, line.record.type)
    for line in lines:
        for field, target, kinds in links_of(line.record):
            if target is not None and types.get(target) not in kinds:
                found = f"is the id of a record of type {types[target]}" if target in types else "is nowhere"
                yield line.finding("F507", f"{field} {target} {found}")


def links_of(record: Record) -> Iterator[Link]:
    """Every id that a record points at."""
    if isinstance(record, Grounded):
        yield "article_id", record.article_id, ("article",)
    if isinstance(record, (Casualty, Event)):
        yield "attribution.speaker_id", record.attribution.speaker_id, ("actor",)
        yield "attribution.via_id", record.attribution.via_id, ("actor",)
    if isinstance(record, (Casualty, Event, Tally, Dispute)):
        yield "place_id", record.place_id, ("place",)
    match record:
        case Article():
            yield "duplicate_of", record.duplicate_of, ("article",)
        case Actor():
            yield "side", record.side, ("actor",)
        case Place():
            yield "within", record.within, ("place",)
        case Mention():
            yield "entity_id", record.entity_id, ENTITY
        case Casualty():
            yield "victims.actor_id", record.victims.actor_id, ("actor",)
            yield "victims.side", record.victims.side, ("actor",)
            yield "perpetrator_id", record.perpetrator_id, ("actor",)
            yield "part_of", record.part_of, ("casualty",)
        case Claim():
            yield "speaker_id", record.speaker_id, ("actor",)
            yield "target_id", record.target_id, ("actor",)
            yield "via_id", record.via_id, ("actor",)
            yield from (("about", fact, FACT) for fact in record.about)
        case Event():
            yield from (("actors", participant.actor_id, ("actor",)) for participant in record.actors)
        case Tally():
            for report in record.reports:
                yield "reports.casualty_id", report.casualty_id, ("casualty",)
                yield "reports.article_id", report.article_id, ("article",)
                yield "reports.speaker_id", report.speaker_id, ("actor",)
        case Dispute():
            for position in record.positions:
                yield "positions.speaker_id", position.speaker_id, ("actor",)
                yield "positions.target_id", position.target_id, ("actor", "place")
                yield from (("positions.fact_ids", fact, FACT) for fact in position.fact_ids)
        case _:
            return

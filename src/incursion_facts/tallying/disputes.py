"""Claims and figures of an incident that cannot all hold -> disputes, with the positions and their facts.

Responsibility is disputed within an incident, control over a place, a figure within a tally. A newcomer
would call every difference a dispute: two groups that both claim a raid agree, and so do a governor at
eight and later at twelve.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from ..records import Claim, Dispute, Place, Position, Tally, content_id
from .incidents import Incident
from .sightings import Sighting, World
from .tallies import date_of, region_of

Topic = Literal["responsibility", "control", "figure"]
RESPONSIBILITY = frozenset({"claims_responsibility", "denies_involvement", "blames", "attributes"})
ACCUSING = frozenset({"blames", "attributes"})
CONTROL = frozenset({"claims_control", "claims_repelled", "denies_fact"})
SMALL_PLACES = frozenset({"settlement", "facility"})


def disputes(found: Iterable[Incident], tallied: Iterable[Tally], world: World) -> list[Dispute]:
    """The disputes of incidents and of their tallies."""
    made: list[Dispute] = []
    for incident in found:
        claims = [(s, s.fact) for s in incident.sightings if isinstance(s.fact, Claim)]
        if claims:
            made += _responsibility(claims, incident, world)
            made += _control(claims, incident, world)
    made += [dispute for tally in tallied if (dispute := _figure(tally, world)) is not None]
    made.sort(key=lambda dispute: dispute.id)
    return made


Said = tuple[Sighting, Claim]


def _responsibility(claims: Sequence[Said], incident: Incident, world: World) -> list[Dispute]:
    """Who did it, where a claim, a denial and an accusation do not fit one another."""
    about = [(s, c) for s, c in claims if c.stance in RESPONSIBILITY and c.speaker_id is not None]
    if not any(_exclude(one, other, world) for _, one in about for _, other in about):
        return []
    return [_dispute("responsibility", _region(about, world), about, incident)]


def _exclude(one: Claim, other: Claim, world: World) -> bool:
    """Whether one speaker's word on who did it leaves no room for the other's."""
    if one.speaker_id == other.speaker_id:
        return False
    if one.stance == "denies_involvement":
        return other.stance in ACCUSING and _is_of(other.target_id, one.speaker_id, world)
    if one.stance == "claims_responsibility":
        return (
            other.stance in ACCUSING and other.target_id is not None and not _is_same(other, one.speaker_id)
        )
    if one.stance == "blames" and other.stance in ACCUSING and one.target_id and other.target_id:
        return not _is_of(one.target_id, other.target_id, world)
    return False


def _is_same(claim: Claim, actor: str | None) -> bool:
    return claim.target_id == actor


def _is_of(one: str | None, other: str | None, world: World) -> bool:
    """Whether two actors are one, or of one side."""
    if one is None or other is None:
        return False
    return one == other or (world.camp(one) is not None and world.camp(one) == world.camp(other))


def _control(claims: Sequence[Said], incident: Incident, world: World) -> list[Dispute]:
    """Who holds a place, for each place that someone says he took."""
    about = [(s, c) for s, c in claims if c.stance in CONTROL]
    taken: dict[str, Place] = {}
    for sighting, claim in about:
        place = sighting.place
        if claim.stance == "claims_control" and place is not None and place.kind != "country":
            taken[place.id] = place
    made: list[Dispute] = []
    for place_id in sorted(taken):
        place = taken[place_id]
        held = [(s, c) for s, c in about if _speaks_of(s, c, place, world)]
        named = [(s, c) for s, c in held if c.speaker_id is not None]
        if any(_withholds(one, other, world) for _, one in named for _, other in named):
            made.append(_dispute("control", place_id, held, incident))
    return made


def _speaks_of(sighting: Sighting, claim: Claim, place: Place, world: World) -> bool:
    """Whether a claim is about a place: it names it, or its speaker cleared the area around it."""
    if sighting.place is not None and sighting.place.id == place.id:
        return True
    if claim.stance != "claims_repelled":
        return False
    if sighting.place is None or sighting.place.kind == "country":
        return True
    return sighting.place.id in {outer.id for outer in world.around(place)} or (
        sighting.place.kind not in SMALL_PLACES and sighting.area == world.area(place)
    )


def _withholds(one: Claim, other: Claim, world: World) -> bool:
    """Whether one says that he holds what the other says was never his or is his no more."""
    if one.stance != "claims_control" or one.speaker_id == other.speaker_id:
        return False
    mine, yours = world.camp(one.speaker_id), world.camp(other.speaker_id)
    if other.stance == "claims_control":
        return mine is not None and yours is not None and mine != yours
    return mine is None or mine != yours


def _figure(tally: Tally, world: World) -> Dispute | None:
    """The positions behind a contested tally: each speaker's figure, and who denies it."""
    if tally.agreement != "contested":
        return None
    facts: dict[tuple[str | None, str, str | None], set[str]] = {}
    denials = [claim for claim in world.claims if claim.stance == "denies_fact" and claim.speaker_id]
    counted = {report.casualty_id for report in tally.reports if report.used}
    for report in tally.reports:
        denied = report.status == "denied"
        if report.speaker_id is not None and (report.used or denied):
            stance = ("denies " if denied else "") + figure_text(report.low, report.best, report.high)
            facts.setdefault((report.speaker_id, stance, None), set()).add(report.casualty_id)
    for claim in denials:
        if counted.intersection(claim.about):
            facts.setdefault((claim.speaker_id, "denies_fact", claim.target_id), set()).add(claim.id)
    if len({speaker for speaker, _, _ in facts}) < 2:
        return None
    positions = _positions(facts)
    return Dispute(
        id=_id("figure", tally.place_id, tally.date, positions),
        topic="figure",
        place_id=tally.place_id,
        date=tally.date,
        positions=positions,
    )


def figure_text(low: int | None, best: int | None, high: int | None) -> str:
    """A figure in short: "12", "71+" for more than 70, "8-10", "0-6" for up to six."""
    if low is not None and low == high:
        return str(low)
    if high is None:
        return f"{low if low is not None else best}+"
    return f"{low or 0}-{high}"


def _dispute(topic: Topic, place_id: str | None, said: Sequence[Said], incident: Incident) -> Dispute:
    facts: dict[tuple[str | None, str, str | None], set[str]] = {}
    for _, claim in said:
        facts.setdefault((claim.speaker_id, claim.stance, claim.target_id), set()).add(claim.id)
    positions = _positions(facts)
    date = date_of([sighting for sighting, _ in said], incident)
    return Dispute(
        id=_id(topic, place_id, date, positions),
        topic=topic,
        place_id=place_id,
        date=date,
        positions=positions,
    )


def _positions(facts: dict[tuple[str | None, str, str | None], set[str]]) -> tuple[Position, ...]:
    return tuple(
        Position(speaker_id=speaker, stance=stance, target_id=target, fact_ids=tuple(sorted(ids)))
        for (speaker, stance, target), ids in sorted(
            facts.items(), key=lambda item: (item[0][1], item[0][0] or "", item[0][2] or "")
        )
    )


def _id(topic: Topic, place: str | None, date: str | None, positions: Iterable[Position]) -> str:
    facts = sorted(fact for position in positions for fact in position.fact_ids)
    return content_id("dispute", topic, place, date, *facts)


def _region(said: Sequence[Said], world: World) -> str | None:
    return region_of([sighting for sighting, _ in said], world)

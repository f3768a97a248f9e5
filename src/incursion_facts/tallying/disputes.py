"""Claims and figures of an incident that cannot all hold -> disputes, with the positions and their facts.

Responsibility is disputed within an incident, control over a place, a figure within a tally. A newcomer
would call every difference a dispute: two groups that both claim a raid agree, and so do a governor at
eight and later at twelve.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from ..records import Claim, Dispute, Place, Position, Tally, content_id
from .incidents import Incident
from .sightings import Sighting, World
from .tallies import date_of, edtf, region_of

Topic = Literal["responsibility", "control", "figure"]
RESPONSIBILITY = frozenset({"claims_responsibility", "denies_involvement", "blames", "attributes"})
ACCUSING = frozenset({"blames", "attributes"})
CONTROL = frozenset({"claims_control", "claims_repelled", "denies_fact"})
SMALL_PLACES = frozenset({"settlement", "facility"})


def disputes(found: Iterable[Incident], tallied: Iterable[Tally], world: World) -> list[Dispute]:
    """The disputes of incidents and of their tallies."""
    made: list[Dispute] = []
    for incident in found:
        claims = [(s, s.fact) for s in incident.sightings if type(s.fact) is Claim]
        if claims:
            made += _responsibility(claims, incident, world)
            made += _control(claims, incident, world)
    denials: dict[str, list[Claim]] = {}
    for claim in world.claims:
        if claim.stance == "denies_fact" and claim.speaker_id:
            for fact in claim.about:
                denials.setdefault(fact, []).append(claim)
    made += [dispute for tally in tallied if (dispute := _figure(tally, denials)) is not None]
    made.sort(key=lambda dispute: dispute.id)
    return made


Said = tuple[Sighting, Claim]


def _responsibility(claims: Sequence[Said], incident: Incident, world: World) -> list[Dispute]:
    """Who did it, where a claim, a denial and an accusation do not fit one another."""
    about = [(s, c) for s, c in claims if c.stance in RESPONSIBILITY and c.speaker_id is not None]
    accusers = {world.camp(c.speaker_id) for _, c in about if c.stance == "blames"}
    about = [(s, c) for s, c in about if not _is_other_deed(c, accusers, world)]
    if not _any_pair(_exclude, [claim for _, claim in about], world):
        return []
    days = incident.days
    date = edtf(days) if days is not None and days.is_short else date_of([s for s, _ in about], incident)
    return [_dispute("responsibility", _region(about, world), about, date)]


def _is_other_deed(claim: Claim, accusers: set[str | None], world: World) -> bool:
    """Whether who claims a deed accuses others of the incident: it "killed 70 of them" afterwards.

    A group is left out: the state on whose side it fights may accuse whom it likes.
    """
    speaker = world.actors.get(claim.speaker_id or "")
    if claim.stance != "claims_responsibility" or speaker is None or speaker.kind == "armed_group":
        return False
    camp = world.camp(speaker.id)
    return camp is not None and camp in accusers


def _any_pair(clash: Callable[[Claim, Claim, World], bool], claims: Iterable[Claim], world: World) -> bool:
    """Whether any two claims clash. Those alike in speaker, stance and target are looked at once."""
    kinds = list({(claim.speaker_id, claim.stance, claim.target_id): claim for claim in claims}.values())
    return any(clash(one, other, world) for one in kinds for other in kinds)


def _exclude(one: Claim, other: Claim, world: World) -> bool:
    """Whether one speaker's word on who did it leaves no room for the other's."""
    if one.speaker_id == other.speaker_id:
        return False
    if one.stance == "denies_involvement":
        return other.stance in ACCUSING and _is_of(other.target_id, one.speaker_id, world)
    if one.stance == "claims_responsibility":
        accused = other.target_id if other.stance in ACCUSING else None
        return accused is not None and not _owns(accused, one, world)
    if one.stance == "blames" and other.stance in ACCUSING and one.target_id and other.target_id:
        return not _is_of(one.target_id, other.target_id, world)
    return False


def _owns(accused: str, claim: Claim, world: World) -> bool:
    """Whether who claims a deed is whom another accuses. A group is not the state on whose side it fights."""
    speaker = world.actors.get(claim.speaker_id or "")
    if speaker is not None and speaker.kind == "armed_group":
        return accused == speaker.id
    return _is_of(accused, claim.speaker_id, world)


def _is_of(one: str | None, other: str | None, world: World) -> bool:
    """Whether two actors are one, or of one side."""
    if one is None or other is None:
        return False
    return one == other or (world.camp(one) is not None and world.camp(one) == world.camp(other))


def _control(claims: Sequence[Said], incident: Incident, world: World) -> list[Dispute]:
    """Who holds a place, for each place that someone says he took."""
    named: dict[str, list[Said]] = {}
    cleared: list[Said] = []
    taken: dict[str, Place] = {}
    for sighting, claim in claims:
        place = sighting.place
        if claim.stance not in CONTROL:
            continue
        if claim.stance == "claims_repelled":
            cleared.append((sighting, claim))
        elif place is not None:
            named.setdefault(place.id, []).append((sighting, claim))
            if claim.stance == "claims_control" and place.kind != "country":
                taken[place.id] = place
    made: list[Dispute] = []
    for place_id in sorted(taken):
        around = {place_id, *(outer.id for outer in world.around(taken[place_id]))}
        held = named[place_id] + [(s, c) for s, c in cleared if _clears(s, taken[place_id], around, world)]
        if _any_pair(_withholds, [claim for _, claim in held if claim.speaker_id is not None], world):
            date = date_of([s for s, _ in held], incident)
            made.append(_dispute("control", place_id, held, date))
    return made


def _clears(sighting: Sighting, place: Place, around: set[str], world: World) -> bool:
    """Whether a claim that attackers were driven out is about a place: it names it, or the area around it."""
    cleared = sighting.place
    if cleared is None or cleared.kind == "country" or cleared.id in around:
        return True
    return cleared.kind not in SMALL_PLACES and sighting.area == world.area(place)


def _withholds(one: Claim, other: Claim, world: World) -> bool:
    """Whether one says that he holds what the other says was never his or is his no more."""
    if one.stance != "claims_control" or one.speaker_id == other.speaker_id:
        return False
    mine, yours = world.camp(one.speaker_id), world.camp(other.speaker_id)
    if other.stance == "claims_control":
        return mine is not None and yours is not None and mine != yours
    return mine is None or mine != yours


def _figure(tally: Tally, denials: Mapping[str, Sequence[Claim]]) -> Dispute | None:
    """The positions behind a contested tally: each speaker's figure, and who denies it.

    `denials` are the claims that deny a fact, by its id.
    """
    if tally.agreement != "contested":
        return None
    facts: dict[tuple[str | None, str, str | None], set[str]] = {}
    for report in tally.reports:
        denied = report.status == "denied"
        if report.speaker_id is not None and (report.used or denied):
            stance = ("denies " if denied else "") + figure_text(report.low, report.best, report.high)
            facts.setdefault((report.speaker_id, stance, None), set()).add(report.casualty_id)
    for report in tally.reports:
        for claim in denials.get(report.casualty_id, ()) if report.used else ():
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


def _dispute(topic: Topic, place_id: str | None, said: Sequence[Said], date: str | None) -> Dispute:
    facts: dict[tuple[str | None, str, str | None], set[str]] = {}
    for _, claim in said:
        facts.setdefault((claim.speaker_id, claim.stance, claim.target_id), set()).add(claim.id)
    positions = _positions(facts)
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

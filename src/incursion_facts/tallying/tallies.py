"""Incidents -> tallies: one an effect and class of victims, with every report and the range of a policy.

A newcomer would take the mean or the last figure: here the reports are judged one by one (`reports.py`),
what is left is put together as the policy says, and a party's claim about its enemy raises nothing but
`high`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Literal

from ..lexicons import load_lexicon
from ..records import Casualty, Effect, Place, Report, Tally, VictimClass, content_id
from ..temporal.edtf import normalise
from .incidents import Incident
from .policies import Bound, Policy
from .reports import Line, judge, line_of
from .sightings import Area, Days, Sighting, World, days_of, only_casualties

Agreement = Literal["single", "agree", "revised", "contested"]
APART: tuple[VictimClass, ...] = ("combatant", "official", "journalist")
"""Classes that are never counted with others; civilians and people of no stated class are."""

OWN_NOUNS = frozenset({"men", "fighter", "fighters", "comrade", "comrades", "member", "members"})
"""What a group calls its own: of its enemies it says soldiers, police, occupiers."""


def tallies(found: Iterable[Incident], world: World, policy: Policy) -> list[Tally]:
    """The tallies of incidents, under a policy."""
    denied = _denied_by(world)
    made: list[Tally] = []
    for incident in found:
        effects: dict[Effect, list[Line]] = {}
        for sighting, casualty in only_casualties(incident.sightings):
            effects.setdefault(casualty.effect, []).append(line_of(sighting, casualty, world))
        for effect, lines in effects.items():
            for victims, group in _by_victims(lines, world):
                made.append(_tally(effect, victims, group, incident, world, policy, denied))
    made.sort(key=lambda tally: tally.id)
    return made


def _denied_by(world: World) -> Mapping[str, set[str]]:
    """Casualty id -> speakers who deny it."""
    found: dict[str, set[str]] = {}
    for claim in world.claims:
        if claim.stance == "denies_fact" and claim.speaker_id:
            for fact in claim.about:
                found.setdefault(fact, set()).add(claim.speaker_id)
    return found


def _by_victims(lines: Sequence[Line], world: World) -> Iterator[tuple[VictimClass, list[Line]]]:
    """Lines by class of victims. Those of no stated class go where their figure is, else to the civilians."""
    groups: dict[str, list[Line]] = {}
    classes: dict[str, VictimClass] = {}
    vague: list[Line] = []
    for line in lines:
        class_ = line.casualty.victims.class_
        if class_ == "unspecified" or (class_ == "combatant" and _is_own_loss(line, world)):
            vague.append(line)
            continue
        key = f"combatant of {_whose(line)}" if class_ == "combatant" else class_
        groups.setdefault(key, []).append(line)
        classes[key] = class_
    _join_unknown_fighters(groups)
    amounts = {key: {line.amount for line in group} for key, group in groups.items()}
    claimants = {line.camp for line in groups.get("combatant of enemy", ()) if line.camp is not None}
    rest: list[Line] = []
    for line in vague:
        if _is_own_loss(line, world):
            key = "combatant of enemy" if claimants - {line.camp} else f"combatant of {line.source}"
            groups.setdefault(key, []).append(line)
            classes[key] = "combatant"
            continue
        fits = [key for key in sorted(groups) if line.amount in amounts.get(key, ()) and line.amount > 0]
        if line.amount > 2 and fits and "civilian" not in fits and classes[fits[0]] in APART:
            groups[fits[0]].append(line)
        else:
            rest.append(line)
    if rest:
        if "civilian" in groups:
            groups["civilian"] += rest
        else:
            groups["unspecified"] = rest
            classes["unspecified"] = "unspecified"
    for key in sorted(groups):
        if groups[key]:
            yield classes[key], groups[key]


def _whose(line: Line) -> str:
    """Whose fighters were hurt: the speaker's enemy's, a side's, or unknown."""
    victims = line.casualty.victims
    if line.casualty.status == "claimed" or _names_enemy(victims.text):
        return "enemy"
    return victims.side or "unknown"


@lru_cache(maxsize=1 << 12)
def _names_enemy(text: str | None) -> bool:
    lexicon = load_lexicon()
    return text is not None and any(
        lexicon.has(word.strip("“”\"'‘’.,"), "ENEMY_NOUN") for word in text.split()
    )


def _join_unknown_fighters(groups: dict[str, list[Line]]) -> None:
    """Fighters of no stated side who are as many as those of one group are the same."""
    unknown = groups.get("combatant of unknown")
    if unknown is None:
        return
    for key in sorted(groups):
        if not key.startswith("combatant of ") or key == "combatant of unknown":
            continue
        amounts = {line.amount for line in groups[key]}
        same = [line for line in unknown if line.amount in amounts]
        groups[key] += same
        unknown[:] = [line for line in unknown if line.amount not in amounts]


def _is_own_loss(line: Line, world: World) -> bool:
    """Whether a bare figure is of the speaker's own fighters: "two dead", said by raiders, are raiders."""
    speaker = world.actors.get(line.casualty.attribution.speaker_id or "")
    if speaker is None or (speaker.kind != "armed_group" and not _speaks_for_group(line.camp, world)):
        return False
    text = line.casualty.victims.text
    if line.casualty.victims.actor_id is not None or line.casualty.status == "claimed":
        return False
    return text is None or text.lower().rsplit(" ", 1)[-1] in OWN_NOUNS


def _speaks_for_group(camp: str | None, world: World) -> bool:
    actor = world.actors.get(camp or "")
    return actor is not None and actor.kind == "armed_group"


def _tally(
    effect: Effect,
    victims: VictimClass,
    lines: list[Line],
    incident: Incident,
    world: World,
    policy: Policy,
    denied: Mapping[str, set[str]],
) -> Tally:
    judge(lines, world)
    used = [line for line in lines if line.used]
    agreement = _agreement(lines, used, denied)
    place, date = _place(used or lines, world), _date(used or lines, incident)
    ids = sorted(line.casualty.id for line in lines)
    lines.sort(
        key=lambda line: (line.said, line.sighting.article.source, line.casualty.start, line.casualty.id)
    )
    return Tally(
        id=content_id("tally", effect, victims, place, date, policy.name, *ids),
        effect=effect,
        victims=victims,
        place_id=place,
        date=date,
        low=_number(policy.low, "low", used, agreement, policy),
        best=_number(policy.best, "best", used, agreement, policy),
        high=_number(policy.high, "high", used, agreement, policy),
        policy=policy.name,
        agreement=agreement,
        reports=tuple(_report(line) for line in lines),
        independent_sources=len({line.source for line in used}),
    )


def _report(line: Line) -> Report:
    casualty = line.casualty
    return Report(
        casualty_id=casualty.id,
        article_id=casualty.article_id,
        as_of=line.said or None,
        speaker_id=casualty.attribution.speaker_id,
        low=casualty.low,
        best=casualty.best,
        high=casualty.high,
        status=casualty.status,
        used=line.used,
        why=_why(line),
    )


def _why(line: Line) -> str:
    if line.used and not line.is_solid:
        return "a party's claim" if line.casualty.status == "claimed" else "not verified"
    return line.why


def _agreement(lines: Sequence[Line], used: Sequence[Line], denied: Mapping[str, set[str]]) -> Agreement:
    """Whether parties contradict one another, figures moved, or several sources say the same."""
    ranked = sorted(used, key=lambda line: (line.amount, line.source))[:: max(1, len(used) // 64)]
    if any(a.contradicts(b) for a, b in combinations(ranked, 2)) or _is_denied(lines, used, denied):
        return "contested"
    if any(line.is_revised for line in lines):
        return "revised"
    if len({line.source for line in used}) < 2:
        return "single"
    exact = {line.amount for line in used if line.casualty.low == line.casualty.high}
    return "agree" if len(exact) < 2 else "revised"


def _is_denied(lines: Sequence[Line], used: Sequence[Line], denied: Mapping[str, set[str]]) -> bool:
    """Whether someone denies what another counts."""
    deniers = {line.source for line in lines if line.casualty.status == "denied" and line.is_named}
    speakers = {line.source for line in used}
    if deniers and speakers - deniers:
        return True
    return any(denied.get(line.casualty.id, set()) - {line.source} for line in used)


def _number(
    bound: Bound, which: str, used: Sequence[Line], agreement: Agreement, policy: Policy
) -> int | None:
    """One number of the range."""
    solid = [line for line in used if line.is_solid]
    pool = list(used) if bound.claims else solid
    if not solid and which != "high":
        return bound.unconfirmed if used else None
    if agreement == "contested" and bound.when_contested == "none":
        return None
    if bound.take in ("most_backed", "most_reliable"):
        return _backed(pool, latest=bound.take == "most_backed")
    if which == "low":  # "several" is no lower end where others count
        pool = [line for line in pool if line.is_exact] or pool
    numbers = [number for line in pool if (number := _stated(line.casualty, which, policy)) is not None]
    if not numbers:
        return None
    return min(numbers) if bound.take == "lowest" else max(numbers)


def _stated(casualty: Casualty, which: str, policy: Policy) -> int | None:
    """The number that a report gives for one end of the range."""
    vague = next((n for word, n in policy.vague.items() if word in casualty.quantity.lower().split()), None)
    low = vague if vague is not None else casualty.low
    if which == "low":
        return low
    order = (casualty.best, low, casualty.high) if which == "best" else (casualty.high, casualty.best, low)
    return next((number for number in order if number is not None), None)


def _backed(pool: Sequence[Line], latest: bool) -> int | None:
    """The number that most sources give. Of equals the latest, or else that of no party and the lowest."""
    if not latest:
        neutral = [line for line in pool if line.camp is None]
        pool = [line for line in neutral if line.casualty.best is not None] or pool
    held = [line for line in pool if line.casualty.best is not None]
    sources = Counter(line.casualty.best for line in held)
    best = max(
        held,
        key=lambda line: (
            sources[line.casualty.best],
            line.said if latest else "",
            -(line.casualty.best or 0),
        ),
        default=None,
    )
    return best.casualty.best if best is not None else None


def _place(lines: Sequence[Line], world: World) -> str | None:
    """The smallest place that holds all those named; where none is named, the region that is meant."""
    named: dict[str, Place] = {}
    for line in lines:
        if line.sighting.place is not None:
            named[line.sighting.place.id] = line.sighting.place
    if len(named) == 1 and all(line.sighting.place is not None for line in lines):
        return next(iter(named))
    whole = region_of([line.sighting for line in lines], world)
    if not named or (whole is not None and world.places[whole].kind == "region"):
        return whole
    chains = [[place.id, *(outer.id for outer in world.around(place))] for place in named.values()]
    return next((p for p in chains[0] if all(p in chain for chain in chains)), whole)


def region_of(found: Iterable[Sighting], world: World) -> str | None:
    """The id of the region that sightings are in; where it has no record of its own, that of its country."""
    areas = {sighting.area for sighting in found}
    area = areas.pop() if len(areas) == 1 else None
    if area is None:
        return None
    return world.region_ids.get(area) or world.region_ids.get(Area(area.country, ""))


def _date(lines: Sequence[Line], incident: Incident) -> str | None:
    """The days that all dated reports share, else all their days, else the incident's."""
    return date_of([line.sighting for line in lines], incident)


def date_of(found: Sequence[Sighting], incident: Incident) -> str | None:
    """As EDTF, the days that sightings share, else from first to last, else the incident's own."""
    days = [s.days for s in found if s.is_dated and s.days is not None]
    if not days:
        days = [s.days for s in incident.sightings if s.is_dated and s.days is not None and s.days.is_short]
    if not days:
        return None
    shared = Days(max(d.first for d in days), min(d.last for d in days))
    if shared.last < shared.first:
        shared = Days(min(d.first for d in days), max(d.last for d in days))
    return edtf(shared)


def edtf(days: Days) -> str:
    """Days as an EDTF value: a year or a month where they are all of it."""
    first, last = (dt.date.fromordinal(day).isoformat() for day in days)
    for whole in (first[:4], first[:7]):
        if days == days_of(whole):
            return whole
    return normalise(f"{first}/{last}")

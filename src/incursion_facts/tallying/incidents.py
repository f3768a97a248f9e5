"""Sightings of all articles -> incidents: what happened in one area within days that hang together.

Facts with days come first and make the incidents; facts without are then given to the one that fits best,
so that they never join two. A newcomer would compare every fact with every other: here facts are cut into
areas, sorted by day and swept once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from ..records import Casualty
from .sightings import Area, Days, Sighting, World

LONGEST = 5
"""Days that an incident may grow to by reports that overlap; a war's daily reports would make one of it."""
POOL_DAYS = 3
"""Days over which reports that give no day may speak of one incident."""

Figure = tuple[str, int | None, int | None]


class Incident:
    """Sightings that speak of one incident, and their days."""

    __slots__ = ("articles", "days", "figures", "sightings")

    def __init__(self, days: Days | None) -> None:
        self.days = days
        self.sightings: list[Sighting] = []
        self.figures: set[Figure] = set()
        self.articles: Counter[str] = Counter()

    def add(self, sighting: Sighting) -> None:
        """Takes a sighting in; its days count only where its text gives them."""
        self.sightings.append(sighting)
        self.articles[sighting.article.id] += 1
        if (figure := _figure(sighting)) is not None:
            self.figures.add(figure)


def incidents(found: Iterable[Sighting], world: World) -> list[Incident]:
    """The incidents that sightings speak of, each sighting in one of them."""
    areas: dict[Area, list[Sighting]] = {}
    nowhere: dict[str, list[Sighting]] = {}
    for sighting in found:
        if sighting.area is not None:
            areas.setdefault(sighting.area, []).append(sighting)
        else:
            nowhere.setdefault(world.original(sighting.article), []).append(sighting)
    out: list[Incident] = []
    for area in sorted(areas, key=lambda area: (area.country, not area.region, area.region)):
        out += _in_area(areas[area])
    for article in sorted(nowhere):
        out += _in_area(nowhere[article])
    return out


def _figure(sighting: Sighting) -> Figure | None:
    fact = sighting.fact
    return (fact.effect, fact.low, fact.best) if type(fact) is Casualty else None


def _in_area(found: Sequence[Sighting]) -> list[Incident]:
    """The incidents of one area. `found` is in order."""
    made = _swept([s for s in found if s.is_dated and s.days is not None and s.days.is_narrow])
    made += _broad([s for s in found if s.is_dated and s.days is not None and not s.days.is_narrow], made)
    made.sort(key=lambda incident: incident.days or Days(0, 0))
    left = [s for s in found if not s.is_dated and s.days is not None and not _given(s, made)]
    pools: list[Incident] = []
    for sighting in left:
        assert sighting.days is not None
        last = pools[-1].days if pools else None
        if last is None or sighting.days.first > last.last or sighting.days.last - last.last > POOL_DAYS:
            pools.append(Incident(sighting.days))
        pools[-1].add(sighting)
    made += pools
    without = [s for s in found if s.days is None]
    return [*made, *_unplaced(without, made)] if without else made


def _unplaced(found: Sequence[Sighting], made: Sequence[Incident]) -> list[Incident]:
    """Gives sightings of articles without any date to the incidents with their figure, or of their article.

    Where there is none of either they go to the largest; a new incident holds them where there is no other.
    """
    alike: dict[Figure | str, list[Incident]] = {}
    for incident in made:
        keys: list[Figure | str] = [*incident.figures, *incident.articles]
        for key in keys:
            alike.setdefault(key, []).append(incident)
    new = [] if made else [Incident(None)]
    largest = max((*made, *new), key=lambda incident: (len(incident.sightings), incident.days or Days(0, 0)))
    for sighting in found:
        figure = _figure(sighting)
        near = (alike.get(figure) if figure is not None else None) or alike.get(sighting.article.id)
        (min(near, key=lambda i: _fit(sighting, i)) if near else largest).add(sighting)
    return new


def _swept(found: Sequence[Sighting]) -> list[Incident]:
    """Incidents whose days touch no other's: 22 May and 23 May are two, unless a report spans both."""
    made: list[Incident] = []
    for sighting in found:
        days = sighting.days
        assert days is not None
        last = made[-1] if made else None
        if (
            last is None
            or last.days is None
            or days.first > last.days.last
            or days.last - last.days.first >= LONGEST
        ):
            last = Incident(days)
            made.append(last)
        elif last.days is not None and days.last > last.days.last:
            last.days = Days(last.days.first, days.last)
        last.add(sighting)
    return made


def _broad(found: Sequence[Sighting], narrow: list[Incident]) -> list[Incident]:
    """Facts of a month or a year: with the same figure of a day within it, else a group of their own."""
    groups: dict[Days, Incident] = {}
    for sighting in found:
        assert sighting.days is not None
        figure = _figure(sighting)
        inside = _overlapping(sighting.days, narrow)
        same = [i for i in inside if figure is not None and figure in i.figures]
        if figure is None and len(inside) == 1:
            same = inside
        if same:
            same[0].add(sighting)
        else:
            groups.setdefault(sighting.days, Incident(sighting.days)).add(sighting)
    return list(groups.values())


def _overlapping(days: Days, made: Sequence[Incident]) -> list[Incident]:
    """The incidents, in order of their first days, that share a day with some days."""
    stop = bisect_left(made, days.last + 1, key=lambda incident: incident.days.first if incident.days else 0)
    return [i for i in made[max(0, stop - 12) : stop] if i.days is not None and i.days.overlaps(days)]


def _given(sighting: Sighting, made: Sequence[Incident]) -> bool:
    """Gives a sighting without days to the incident that fits best; False when none does."""
    assert sighting.days is not None
    near = _overlapping(sighting.days, made)
    if not near:
        return False
    min(near, key=lambda incident: _fit(sighting, incident)).add(sighting)
    return True


def _fit(sighting: Sighting, incident: Incident) -> tuple[bool, bool, bool, int, int, Days]:
    """How well a sighting without days fits, smallest best: same figure, same article, size, latest days."""
    figure = _figure(sighting)
    days = incident.days or Days(0, 0)
    return (
        not days.is_narrow,
        figure is None or figure not in incident.figures,
        sighting.article.id not in incident.articles,
        -len(incident.sightings),
        -days.first,
        days,
    )

"""Facts with the area and the days that they speak of, taken from the record, else from the words around it.

"Twelve people were wounded, the governor said" names no place and no day. Its area is that of the places
named near it, its days those before it was said. A newcomer would let "unknown" fit everything: then one
figure without a place would join incidents of two continents.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..records import Actor, Article, Casualty, Claim, Date, Event, Mention, Place, Record
from ..records.groups import by_type
from ..temporal.edtf import bounds

NARROW = 3
"""Days that a value may span and still tell one incident from the next."""
LOOK_BACK = 7
"""Days before an article in which what it tells without a date may have happened, if it names such a day."""
RECALLED = 10
"""Days before an article from which on a day named inside a claim is that of an older incident."""
LEAD = 600
"""Characters in which an article says what it is about."""
NEAR = 200
"""Characters from a fact at which a place's name counts half of what it counts beside it."""
LEAD_WEIGHT = 50
"""What a name in those lines counts for a fact that names no place; one beside it counts 100."""
LEAD_WEIGHT_OF_CLAIMS = 150
"""The same for claims: "Moscow blamed Ukraine" is about what the article is about."""
SAME_BREATH = 30
"""Characters between two figures that share place and day: "killed two civilians and wounded a boy"."""
BESIDE = 100
"""Characters from a fact within which its place is named where the fact's own words set it there."""
KIND_RANK = {"facility": 0, "settlement": 1, "district": 2, "other": 3, "region": 4, "country": 5}

Told = Casualty | Claim | Event


class Area(NamedTuple):
    """A region of a country; an empty region is the whole country."""

    country: str
    region: str


class Days(NamedTuple):
    """First and last day, as ordinals."""

    first: int
    last: int

    def overlaps(self, other: Days) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    @property
    def is_narrow(self) -> bool:
        """Whether they are few enough to tell one incident from the next."""
        return self.last - self.first < NARROW

    @property
    def is_short(self) -> bool:
        """Whether they are a month at most."""
        return self.last - self.first <= 31


@dataclass(frozen=True, slots=True)
class Sighting:
    """A fact, where and when. `is_dated`: the text gives the days; else they are those before the report."""

    fact: Told
    article: Article
    area: Area | None
    place: Place | None
    days: Days | None
    is_dated: bool
    said: str | None
    """ISO date on which it was said."""


class World:
    """The entities and articles of a run, and look-ups between them. Built once a run, read by all steps."""

    def __init__(self, records: Iterable[Record]) -> None:
        groups = by_type(records)
        self.articles: dict[str, Article] = {article.id: article for article in groups.of(Article)}
        self.actors: dict[str, Actor] = {actor.id: actor for actor in groups.of(Actor)}
        self.places: dict[str, Place] = {place.id: place for place in groups.of(Place)}
        self.casualties: list[Casualty] = groups.of(Casualty)
        self.claims: list[Claim] = groups.of(Claim)
        self.events: list[Event] = groups.of(Event)
        told: list[Told] = [*self.casualties, *self.claims, *self.events]
        self.facts: dict[str, Told] = {fact.id: fact for fact in told}
        self._areas: dict[str, Area | None] = {}
        self.region_ids: dict[Area, str] = {}
        """Area -> its own record."""
        wide = [place for place in self.places.values() if place.kind in ("region", "country")]
        for place in sorted(wide, key=lambda place: (-place.mentions, place.id)):
            if (area := self.area(place)) is not None:
                self.region_ids.setdefault(area, place.id)
        self._before: dict[tuple[str, str | None], Days | None] = {}
        self._near: dict[str, dict[Area, list[int]]] = {}
        self._named: dict[str, list[tuple[int, Place]]] = {}
        for mention in groups.of(Mention):
            named = self.places.get(mention.entity_id)
            if named is not None:
                self._named.setdefault(mention.article_id, []).append((mention.start, named))
        for listed_places in self._named.values():
            listed_places.sort(key=lambda item: (item[0], item[1].id))
        self._dates: dict[str, list[tuple[int, Days]]] = {}
        for date in groups.of(Date):
            days = days_of(date.value)
            if days is not None and days.is_narrow:
                self._dates.setdefault(date.article_id, []).append((date.start, days))
        for listed in self._dates.values():
            listed.sort()

    def camp(self, actor_id: str | None) -> str | None:
        """Whom a speaker counts for: his side; a state or group itself; None for outlets and the like."""
        actor = self.actors.get(actor_id or "")
        if actor is None:
            return None
        return actor.side or (actor.id if actor.kind in ("state", "armed_group") else None)

    def own_place(self, fact: Casualty | Event) -> Place | None:
        """The place that the words around a fact set it in; None where it goes on at the place told last.

        Such a place is likely, no more: what joins or parts incidents is weighed over the whole article.
        """
        at = [start for start, place in self._named.get(fact.article_id, ()) if place.id == fact.place_id]
        if at and not any(fact.start - BESIDE <= start <= fact.end + BESIDE for start in at):
            return None
        return self.places.get(fact.place_id or "")

    def area(self, place: Place) -> Area | None:
        """The region that a place is or lies in."""
        if place.id not in self._areas:
            self._areas[place.id] = self._area(place)
        return self._areas[place.id]

    def _area(self, place: Place) -> Area | None:
        if place.country is None:
            return None
        if place.kind == "country":
            return Area(place.country, "")
        if place.admin1 is not None:
            return Area(place.country, place.admin1)
        if place.kind == "region":
            return Area(place.country, place.name)
        for outer in self.around(place):
            if outer.kind == "region" and outer.country == place.country:
                return Area(place.country, outer.admin1 or outer.name)
        return Area(place.country, "")

    def around(self, place: Place) -> list[Place]:
        """The places that a place lies within, from the smallest."""
        found: list[Place] = []
        seen = {place.id}
        outer = self.places.get(place.within or "")
        while outer is not None and outer.id not in seen:
            seen.add(outer.id)
            found.append(outer)
            outer = self.places.get(outer.within or "")
        return found

    def original(self, article: Article) -> str:
        """The id of the article that an article nearly repeats, else its own."""
        return article.duplicate_of if article.duplicate_of in self.articles else article.id

    def named_in(self, article_id: str, start: int, end: int) -> list[Place]:
        """The places named in a span but for countries, the most exact first, of equals the first named."""
        named = self._named.get(article_id, [])
        at = bisect_left(named, start, key=lambda item: item[0])
        stop = bisect_left(named, end, key=lambda item: item[0])
        found = {place.id: place for _, place in named[at:stop] if place.kind != "country"}
        return sorted(found.values(), key=lambda place: KIND_RANK[place.kind])

    def area_near(self, article_id: str, start: int, lead: int) -> Area | None:
        """The area whose places are named most near a position and, with a weight, in the first lines."""
        named = self._areas_named(article_id)
        if len(named) < 2:
            return next(iter(named), None)
        votes = {
            area: sum([100 * NEAR // (NEAR + abs(at - start)) + (lead if at < LEAD else 0) for at in where])
            for area, where in named.items()
        }
        return min(votes, key=lambda area: (-votes[area], area))

    def _areas_named(self, article_id: str) -> dict[Area, list[int]]:
        """Where an article names places of each area, of whole countries where it names no region."""
        found = self._near.get(article_id)
        if found is None:
            found = {}
            for at, place in self._named.get(article_id, ()):
                area = self.area(place)
                if area is not None:
                    found.setdefault(area, []).append(at)
            found = {area: where for area, where in found.items() if area.region} or found
            self._near[article_id] = found
        return found

    def days_before(self, article: Article, said: str | None) -> Days | None:
        """The days in which a thing told without a date may have happened."""
        key = article.id, said or article.published
        if key not in self._before:
            self._before[key] = self._days_before(article, ordinal(key[1]))
        return self._before[key]

    def _days_before(self, article: Article, day: int | None) -> Days | None:
        if day is None:
            return None
        named = [
            days.first for _, days in self._dates.get(article.id, ()) if day - LOOK_BACK <= days.first <= day
        ]
        return Days(min([day - 1, *named]), day)

    def recalled_day(self, claim: Claim) -> Days | None:
        """A day inside a claim's clause that lies so far back that another incident is meant."""
        article = self.articles.get(claim.article_id)
        published = ordinal(article.published) if article else None
        dates = self._dates.get(claim.article_id, [])
        at = bisect_left(dates, claim.start, key=lambda item: item[0])
        stop = bisect_right(dates, claim.end, key=lambda item: item[0])
        for _, days in dates[at:stop]:
            if published is not None and days.last < published - RECALLED:
                return days
        return None


@lru_cache(maxsize=1 << 14)
def ordinal(value: str | None) -> int | None:
    """The ordinal of an ISO date, None for anything else."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        return None


@lru_cache(maxsize=1 << 14)
def days_of(value: str | None, until: int | None = None) -> Days | None:
    """First and last day of an EDTF value; an open end is `until`. None for durations and open starts."""
    if value is None or value.startswith("P"):
        return None
    try:
        first, last = bounds(value)
    except ValueError:
        return None
    if first is None:
        return None
    end = last.toordinal() if last is not None else until
    return Days(first.toordinal(), max(first.toordinal(), end)) if end is not None else None


def sightings(world: World) -> list[Sighting]:
    """Casualties, claims and dated events with their areas and days, in an order of their content."""
    found = [_sighting(world, fact) for fact in world.events if fact.date is not None]
    found += _casualties(world)
    found += [_claim(world, claim) for claim in world.claims]
    held = [sighting for sighting in found if sighting is not None]
    held.sort(key=lambda s: (s.days or Days(0, 0), s.article.source, s.fact.start, s.fact.id))
    return held


def _casualties(world: World) -> list[Sighting | None]:
    """Casualties; one told in the same breath as another takes over its place and day."""
    found: list[Sighting | None] = []
    ordered = sorted(world.casualties, key=lambda c: (c.article_id, c.start, c.end, c.id))
    for i, casualty in enumerate(ordered):
        place, date = world.own_place(casualty), casualty.date
        for other in ordered[max(0, i - 1) : i] + ordered[i + 1 : i + 2]:
            if _same_breath(casualty, other):
                place, date = place or world.own_place(other), date or other.date
        found.append(_sighting(world, casualty, place, date))
    return found


def _same_breath(one: Casualty, other: Casualty) -> bool:
    gap = max(one.start, other.start) - min(one.end, other.end)
    return one.article_id == other.article_id and gap <= SAME_BREATH


def _sighting(
    world: World, fact: Casualty | Event, place: Place | None = None, date: str | None = None
) -> Sighting | None:
    article = world.articles.get(fact.article_id)
    if article is None:
        return None
    said = fact.as_of if isinstance(fact, Casualty) else None
    said = said or article.published
    place = place or world.own_place(fact)
    days = days_of(date or fact.date, ordinal(said))
    return _located(world, fact, article, place, days, said)


def _claim(world: World, claim: Claim) -> Sighting | None:
    """A claim is where and when the facts inside it are; else where the places in its clause are.

    A denial of a claim ("Kyiv denied that") is where that claim is.
    """
    article = world.articles.get(claim.article_id)
    if article is None:
        return None
    denied = (world.facts.get(about) for about in claim.about)
    place: Place | None = None
    days: Days | None = None
    for clause in (claim, *(fact for fact in denied if isinstance(fact, Claim) and fact.id != claim.id)):
        for about in clause.about:
            fact = world.facts.get(about)
            if isinstance(fact, (Casualty, Event)):
                place = place or world.own_place(fact)
                days = days or days_of(fact.date, ordinal(article.published))
        if place is None or place.kind == "country":
            named = world.named_in(clause.article_id, clause.start, clause.end)
            place = named[0] if named else place
        days = days or world.recalled_day(clause)
    return _located(world, claim, article, place, days, article.published)


def _located(
    world: World, fact: Told, article: Article, place: Place | None, days: Days | None, said: str | None
) -> Sighting:
    area = world.area(place) if place is not None else None
    if area is None or not area.region:
        lead = LEAD_WEIGHT_OF_CLAIMS if isinstance(fact, Claim) else LEAD_WEIGHT
        near = world.area_near(article.id, fact.start, lead)
        if near is not None and (area is None or near.country == area.country):
            area = near
    if days is not None:
        return Sighting(fact, article, area, place, days, True, said)
    return Sighting(fact, article, area, place, world.days_before(article, said), False, said)


def only_casualties(found: Sequence[Sighting]) -> list[tuple[Sighting, Casualty]]:
    """The sightings of casualties, each with its record."""
    return [(sighting, sighting.fact) for sighting in found if isinstance(sighting.fact, Casualty)]

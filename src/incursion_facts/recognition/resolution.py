"""The place names of one article, resolved together: each to the place that the whole article speaks for.

`resolve` sums evidence for every candidate of every name: the words beside it (type word, containing place,
nation), its size, and how well it fits the countries, areas and surroundings of the article's other places.
What a newcomer gets wrong: the best guess is not always given. When two places of a name are as likely, the
answer is the smallest area that holds both, and `precision` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from math import cos, exp, hypot, log10, radians
from typing import NamedTuple

from ..gazetteer import Candidate, Gazetteer, area_base, fold_name
from ..records.place import PlaceKind, Precision

MOST = 20
"""Candidates weighed of one name, the likeliest by themselves."""

REACH = 8.0
"""A candidate this far behind the likeliest is not caught up by anything that the article says."""

TEMPERATURES = (2.0, 1.0)
"""One round each in which the names of an article speak for each other. In a hot one unlikely candidates have
their say too: of ten counties each has a dozen namesakes, and only together do they show the state."""

LEAST = 0.05
"""Share of belief from which a candidate speaks for others."""

ANCHORS = 8
"""Settled places of the article whose nearness counts."""

KIND_PRIOR: Mapping[PlaceKind, float] = {
    "country": 4.5,
    "other": 4.0,
    "region": 3.0,
    "settlement": 0.0,
    "district": -4.0,
    "facility": 3.0,
}
"""What a bare name is likelier to mean, at equal population."""

HINT = 5.0
CONTAINED = 6.0
NOT_CONTAINED = -3.0
NATION = 3.5
NAMED_CAPITAL = 9.0
"""A capital whose country the article names is meant rather than its namesakes."""
ALTERNATE = -1.5
COMMON_WORD = -1.0
NAMESAKE = -3.4
KNOWN = 3.0
SUPRANATIONAL = 7.0
"""Places of no one country ("Middle East") get no support from the countries that the article names."""
CAPITAL = 2.5
SAME_COUNTRY = 2.2
SAME_AREA = 3.0
SAME_DISTRICT = 1.5
"""What three other names in the same area are worth."""
AREA_SHARE = 6.0
DISTRICT_SHARE = 4.0
"""What it is worth that all other names are in the same area."""
NEAR = 2.0
NEAR_KM = 80.0
TIE = 0.1
"""Candidates closer than this in score are equally likely."""

FUZZY_POPULATION = 20_000
"""A town this large is looked for behind a slip of the pen; a hamlet isn't."""

AREAS = frozenset({"region", "district"})
LOCAL = AREAS | {"settlement", "facility"}
"""Kinds of places that show where an article's places lie."""
HOLDING = AREAS | {"country"}
"""Kinds of places that other places lie in."""


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """A name as one article uses it: "Belgorod" the city and "Belgorod region" are two groups."""

    form: str
    """As printed, with a capitalised type word ("Grayvoron District"), without the lower-case one."""
    kind: PlaceKind | None = None
    """What a type word beside any mention says."""
    inside: tuple[str, ...] = ()
    """Names printed as what it lies in: "Kozinka, Belgorod Oblast", "in the Belgorod region of Russia"."""
    beside: tuple[str, ...] = ()
    """Names behind a comma that may hold it, or only stand next in a list."""
    nation: str | None = None
    """Country code of a state or people right before it: "Russia's Belgorod region"."""
    country: str | None = None
    """Country code when the name is known to be a country's."""
    capital: str | None = None
    """Country code when the name is that of its capital."""
    mentions: int = 1


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """What a name means in the article. Fields as in the contract's place record."""

    name: str
    kind: PlaceKind
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    precision: Precision | None = None
    row: int | None = None
    """Its row in the gazetteer, None for one that is not in it."""
    around: tuple[int, ...] = ()
    """Rows of the areas around it, smallest first."""


class Options(NamedTuple):
    """The candidates of a name with what the name alone says of them; the same for every article."""

    candidates: tuple[Candidate, ...]
    base: tuple[float, ...]
    areas: tuple[tuple[int, ...], ...]
    """Rows of region and district that each candidate is or lies in."""


@dataclass(slots=True)
class Weighed:
    """A group with its candidates and what speaks for each."""

    group: PlaceGroup
    candidates: Sequence[Candidate]
    areas: Sequence[tuple[int, ...]]
    base: list[float]
    """Evidence from the name and the words beside it."""
    weight: float
    """How much its mentions count: nine times as often is three times as much."""
    scores: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    """Each candidate's share of belief, summing to one."""


def resolve(
    groups: Sequence[PlaceGroup], gazetteer: Gazetteer, nations: Mapping[str, int] | None = None
) -> list[ResolvedPlace]:
    """The place of every group, in their order. `nations` counts the countries that the article names."""
    nations = nations or {}
    weighed = [weigh(group, gazetteer, nations) for group in groups]
    sure = Support(nations)
    unsure: list[Weighed] = []
    for one in weighed:
        if len(one.candidates) > 1:
            share(one, one.base, TEMPERATURES[0])
            unsure.append(one)
        elif one.candidates:
            one.scores, one.shares = one.base, [1.0]
            sure.add(one)
    if unsure:
        decide(unsure, sure, weighed)
    found = countries_of(weighed)
    home = only_country(weighed) or main_country(found, nations)
    drop_strays(weighed, nations, home, found)
    chosen = {one.group.form: best_of(one) for one in weighed if one.candidates}
    around = local_area(weighed, gazetteer) if not all(one.candidates for one in weighed) else None
    return [
        settle(one, gazetteer)
        if one.candidates
        else unknown(one.group, gazetteer, home, nations, chosen, around)
        for one in weighed
    ]


LOCAL_SHARE = 0.6
"""Part of an article's places, by mentions, that lie in its one area at least."""


def local_area(weighed: Sequence[Weighed], gazetteer: Gazetteer) -> Candidate | None:
    """The district, or else the region, in which most of the article's places lie; None without such."""
    districts: Counter[int] = Counter()
    regions: Counter[int] = Counter()
    total = names = 0
    for one in weighed:
        if not one.candidates or best_of(one).kind not in LOCAL:
            continue
        names += 1
        total += one.group.mentions
        candidate = best_of(one)
        districts[candidate.row if candidate.kind == "district" else candidate.admin2_row] += (
            one.group.mentions
        )
        regions[candidate.row if candidate.kind == "region" else candidate.admin1_row] += one.group.mentions
    if names < 2:
        return None
    for found in (districts, regions):
        del found[-1]
        if found:
            row, count = min(found.items(), key=lambda item: (-item[1], item[0]))
            if count >= LOCAL_SHARE * total:
                return gazetteer.place(row)
    return None


MAIN_SHARE = 0.5
"""Part of an article's countries, by mentions, that its main one makes up at least."""

STRAY_POPULATION = 200_000
"""Inhabitants from which a place is meant even where nothing else of its country is named."""


def countries_of(weighed: Sequence[Weighed]) -> Counter[str]:
    """Countries of the likeliest places, by mentions."""
    found: Counter[str] = Counter()
    for one in weighed:
        country = best_of(one).country if one.candidates else None
        if country:
            found[country] += one.group.mentions
    return found


def main_country(places: Counter[str], nations: Mapping[str, int]) -> str | None:
    """The country that most of the article is about, None when there is no such."""
    found = Counter(places)
    found.update(nations)
    if not found:
        return None
    country, count = min(found.items(), key=lambda item: (-item[1], item[0]))
    return country if count >= MAIN_SHARE * found.total() else None


def drop_strays(
    weighed: Sequence[Weighed], nations: Mapping[str, int], home: str | None, found: Counter[str]
) -> None:
    """Forget a small place in a country of which the article names nothing else.

    Every village has a namesake somewhere: "the town of Taji, north of Baghdad" is not Taji in Japan, but a
    town that the gazetteer lacks.
    """
    if home is None:
        return
    for one in weighed:
        if not one.candidates or one.group.country or one.group.inside:
            continue
        best = best_of(one)
        alone = found[best.country or ""] == one.group.mentions and best.country not in nations
        small = best.kind == "settlement" and best.population < STRAY_POPULATION and not best.is_capital
        if alone and small and best.country not in (home, None):
            one.candidates = ()


def decide(unsure: list[Weighed], sure: Support, weighed: list[Weighed]) -> None:
    """Share out belief among the candidates of each unsure name, by all others of the article."""
    for temperature in TEMPERATURES:
        support = sure.with_all(unsure)
        for one in unsure:
            share(one, support.scores(one), temperature)
    doubtful = [one for one in unsure if max(one.shares) < 0.95]
    if doubtful:
        anchors = find_anchors(weighed)
        for one in doubtful:
            pairs = zip(one.scores, one.candidates, strict=True)
            share(one, [score + nearness(c, one, anchors) for score, c in pairs])


# ---- candidates and their own evidence


def weigh(group: PlaceGroup, gazetteer: Gazetteer, nations: Mapping[str, int]) -> Weighed:
    """The candidates of a group with the evidence of the words beside it."""
    country = group.country
    if country is not None and nations.get(country, 0) <= group.mentions:
        country = None  # nothing else of the country is named: Ohio has a Lebanon too
    options = known_options(gazetteer, group.form, group.kind, country, group.nation)
    of_kind = group.kind not in AREAS or any(c.kind in AREAS for c in options.candidates)
    if not options.candidates or not of_kind:
        found = loose(group.form, group.nation, gazetteer, nations)
        found = [c for c in found if c.kind in AREAS] if not of_kind else found
        if found:
            options = rank(group.kind, group.nation, found)
    base = list(options.base)
    if len(base) > 1:
        if any(name.endswith(".") for name in group.inside) and not lies_within(group, options, gazetteer):
            return Weighed(group, (), (), [], 1.0)  # the state has a Salem that the gazetteer lacks
        for name in group.inside:
            add_container(options, base, containers(name, gazetteer), NOT_CONTAINED)
        for name in group.beside:
            add_container(options, base, containers(name, gazetteer), 0.0)
        if group.capital is not None and nations.get(group.capital, 0) > 0:
            for i, candidate in enumerate(options.candidates):
                if candidate.is_capital and candidate.country == group.capital:
                    base[i] += NAMED_CAPITAL
    return Weighed(group, options.candidates, options.areas, base, min(group.mentions, 9) ** 0.5)


@lru_cache(maxsize=50_000)
def known_options(
    gazetteer: Gazetteer, form: str, kind: PlaceKind | None, country: str | None, nation: str | None
) -> Options:
    """The candidates of a name in this spelling, remembered from article to article."""
    return rank(kind, nation, find_candidates(form, kind, country, gazetteer))


def rank(kind: PlaceKind | None, nation: str | None, found: Sequence[Candidate]) -> Options:
    """The likeliest candidates with their own evidence."""
    base = [own_evidence(kind, nation, candidate) for candidate in found]
    if kind is None and len(found) > 1:
        prefer_towns(found, base)
    best = sorted(range(len(found)), key=lambda i: (-base[i], i))[:MOST]
    best = [i for i in best if base[i] > base[best[0]] - REACH]
    return Options(
        tuple(found[i] for i in best), tuple(base[i] for i in best), tuple(own_areas(found[i]) for i in best)
    )


def find_candidates(
    form: str, kind: PlaceKind | None, country: str | None, gazetteer: Gazetteer
) -> Sequence[Candidate]:
    """Places that the form may mean. A type word asks for areas named after a town too ("Kharkov region")."""
    if form.endswith("."):
        short = gazetteer.lookup_short(form)
        if short:
            return short
    found: Sequence[Candidate] = gazetteer.lookup(form)
    if kind in AREAS:
        typed = [c for c in found if c.kind == kind]
        if typed and area_base(fold_name(form)) != fold_name(form):
            return typed  # "Douglas County" is no other Douglas
        rows = {c.row for c in typed}
        # A district may be called a region in the text: "Grayvoron region".
        typed += [c for c in gazetteer.lookup_area(form) if c.row not in rows]
        return typed or found
    if kind == "other":
        return [c for c in found if c.kind not in AREAS or c.is_own]  # the Red River is not Red River County
    if country:
        return [c for c in found if c.kind == "country" and c.country == country] or found
    return found


def loose(form: str, nation: str | None, gazetteer: Gazetteer, nations: Mapping[str, int]) -> list[Candidate]:
    """Other romanisations of a form, in the countries that the article names."""
    return [c for c in gazetteer.lookup_loose(form) if c.country in nations or c.country == nation]


def own_evidence(kind: PlaceKind | None, nation: str | None, candidate: Candidate) -> float:
    """How likely a candidate is by itself: kind, size, main name, type word, nation."""
    score = log10(candidate.population + 10) + KIND_PRIOR[candidate.kind]
    if kind is not None:
        if kind == candidate.kind:
            score += HINT
        elif kind in AREAS and candidate.kind in AREAS:
            score += HINT / 2
    if not candidate.is_main:
        score += ALTERNATE
    if candidate.is_own:
        score += KNOWN if candidate.country else SUPRANATIONAL
    if candidate.is_common:
        score += COMMON_WORD
    if candidate.is_capital:
        score += CAPITAL
    if nation is not None and candidate.country == nation:
        score += NATION
    return score


def prefer_towns(candidates: Sequence[Candidate], base: list[float]) -> None:
    """Lower the regions that share a bare name with a town in them, or with a large capital.

    "Donetsk" is the city, not its oblast, and "Washington" not the state.
    """
    towns = {row for c in candidates if c.kind == "settlement" for row in (c.admin1_row, c.admin2_row)}
    capital = any(c.is_capital and c.is_main and c.population >= STRAY_POPULATION for c in candidates)
    for i, candidate in enumerate(candidates):
        if candidate.row in towns or (capital and candidate.kind == "region"):
            base[i] += NAMESAKE if candidate.is_main else 2 * NAMESAKE


@lru_cache(maxsize=20_000)
def containers(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Countries, regions and districts that a containing name may mean, abbreviations of states included."""
    found = tuple(c for c in gazetteer.lookup(name) if c.kind in HOLDING)
    return found or gazetteer.lookup_short(name) or gazetteer.lookup_area(name)


def lies_within(group: PlaceGroup, options: Options, gazetteer: Gazetteer) -> bool:
    """Whether a candidate lies in a state whose abbreviation stands behind the name."""
    if options.candidates[0].kind != "settlement":
        return True  # "Indiana, Ill. and Ohio" is a list
    rows = {c.row for name in group.inside if name.endswith(".") for c in containers(name, gazetteer)}
    return any(rows.intersection(areas) for areas in options.areas)


def add_container(
    options: Options, base: list[float], around: tuple[Candidate, ...], otherwise: float
) -> None:
    """Raise the candidates that lie in a containing place; the others get `otherwise`."""
    rows = {c.row for c in around}
    countries = {c.country for c in around if c.kind == "country"}
    within = [
        c.admin1_row in rows or c.admin2_row in rows or c.country in countries for c in options.candidates
    ]
    if any(within):
        for i, is_within in enumerate(within):
            base[i] += CONTAINED if is_within else otherwise


# ---- evidence of the article's other places


class Support:
    """How much of an article's names lies in each country, region and district."""

    def __init__(self, nations: Mapping[str, int]) -> None:
        self.countries: dict[str | None, float] = {code: 0.5 * min(n, 6) for code, n in nations.items()}
        self.areas: dict[int, float] = {}

    def add(self, one: Weighed) -> None:
        """Count a group's candidates by their shares; a name often mentioned counts more than once."""
        weight = one.weight
        countries, areas = self.countries, self.areas
        for i, part in enumerate(one.shares):
            if part > LEAST:
                part *= weight
                country = one.candidates[i].country
                countries[country] = countries.get(country, 0.0) + part
                for row in one.areas[i]:
                    areas[row] = areas.get(row, 0.0) + part

    def scores(self, one: Weighed) -> list[float]:
        """The base evidence of each candidate, plus what the other names of the article add."""
        weight = one.weight
        countries, areas = self.countries, self.areas
        total = sum(countries.values()) or 1.0
        out = list(one.base)
        for i, candidate in enumerate(one.candidates):
            part = one.shares[i]
            own = part * weight if part > LEAST else 0.0
            if candidate.kind != "country":
                others = countries.get(candidate.country, 0.0) - own
                if others > 0 and candidate.country:
                    out[i] += SAME_COUNTRY * ((others if others < 4.0 else 4.0) / 4.0 + others / total)
            worth, whole = SAME_AREA / 1.5, AREA_SHARE
            for row in one.areas[i]:
                if row in areas:
                    others = areas[row] - own
                    out[i] += worth * (others if others < 3.0 else 3.0) + whole * others / total
                worth, whole = SAME_DISTRICT / 1.5, DISTRICT_SHARE
        return out

    def with_all(self, more: Iterable[Weighed]) -> Support:
        """This support and that of further names."""
        both = Support({})
        both.countries, both.areas = dict(self.countries), dict(self.areas)
        for one in more:
            both.add(one)
        return both


def only_country(weighed: Iterable[Weighed]) -> str | None:
    """The country of all the article's places, when it is one."""
    found = {one.candidates[one.shares.index(max(one.shares))].country for one in weighed if one.candidates}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def own_areas(candidate: Candidate) -> tuple[int, ...]:
    """Rows of region and district that a candidate is or lies in."""
    if candidate.kind == "region":
        return (candidate.row,)
    if candidate.kind == "district":
        return (candidate.admin1_row, candidate.row) if candidate.admin1_row >= 0 else (candidate.row,)
    if candidate.admin1_row < 0:
        return ()
    return (
        (candidate.admin1_row, candidate.admin2_row) if candidate.admin2_row >= 0 else (candidate.admin1_row,)
    )


def share(one: Weighed, scores: list[float], temperature: float = 1.0) -> None:
    """Set a group's scores and the shares that follow from them."""
    one.scores = scores
    best = max(scores)
    parts = [exp((score - best) / temperature) if score > best - 6 * temperature else 0.0 for score in scores]
    total = sum(parts)
    one.shares = [part / total for part in parts] if total > 1.0 else parts


def find_anchors(weighed: Iterable[Weighed]) -> list[tuple[Candidate, float, Weighed]]:
    """The best candidates of the article's surest names that are points rather than countries."""
    anchors = []
    for one in weighed:
        if one.candidates:
            part = max(one.shares)
            best = one.candidates[one.shares.index(part)]
            if (
                part > 0.5
                and best.kind in ("settlement", "district", "facility")
                and best.latitude is not None
            ):
                anchors.append((best, part, one))
    anchors.sort(key=lambda anchor: (-anchor[1] * anchor[2].group.mentions, anchor[2].group.form))
    return anchors[:ANCHORS]


def nearness(
    candidate: Candidate, own: Weighed, anchors: Iterable[tuple[Candidate, float, Weighed]]
) -> float:
    """How close the article's other places are, at most NEAR."""
    total = 0.0
    for anchor, part, one in anchors:
        if one is not own:
            total += part * exp(-distance(candidate, anchor) / NEAR_KM)
    return NEAR * min(total, 2.0) / 2.0


def distance(a: Candidate, b: Candidate) -> float:
    """Kilometres between two candidates, as the crow flies over a flat map: enough for near or far."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return 1e6
    east = abs(a.longitude - b.longitude)
    east = min(east, 360 - east) * cos(radians((a.latitude + b.latitude) / 2))
    return 111.2 * hypot(a.latitude - b.latitude, east)


# ---- the answer


def best_of(one: Weighed) -> Candidate:
    """The likeliest candidate of a name."""
    return one.candidates[one.scores.index(max(one.scores))]


def settle(one: Weighed, gazetteer: Gazetteer) -> ResolvedPlace:
    """The place that a group means: the best candidate, or the area of the best ones."""
    group = one.group
    best = max(range(len(one.scores)), key=one.scores.__getitem__)
    candidate = one.candidates[best]
    rivals = [
        c
        for c, score in zip(one.candidates, one.scores, strict=True)
        if score > one.scores[best] - TIE and c.row != candidate.row and distance(c, candidate) > 25
    ]
    if rivals:
        return common_area(group, [candidate, *rivals], gazetteer)
    if group.kind == "facility" and candidate.kind != "facility":
        return derived(group, candidate, "near")
    return from_candidate(candidate)


@lru_cache(maxsize=20_000)
def from_candidate(candidate: Candidate) -> ResolvedPlace:
    """A candidate as the answer."""
    precision: Precision | None = PRECISION[candidate.kind]
    if candidate.is_own and candidate.kind != "country":
        precision = "near" if candidate.kind in ("settlement", "facility") else "area"
    return ResolvedPlace(
        candidate.name,
        candidate.kind,
        candidate.country,
        candidate.admin1,
        candidate.admin2,
        candidate.latitude,
        candidate.longitude,
        candidate.geonames_id,
        precision if candidate.latitude is not None else None,
        candidate.row,
        areas_around(candidate),
    )


PRECISION: Mapping[PlaceKind, Precision] = {
    "country": "country",
    "region": "admin1",
    "district": "admin2",
    "settlement": "exact",
    "facility": "exact",
    "other": "area",
}


def areas_around(candidate: Candidate) -> tuple[int, ...]:
    """Rows of district and region around a candidate, smallest first."""
    return tuple(row for row in (candidate.admin2_row, candidate.admin1_row) if row >= 0)


def around_or_itself(candidate: Candidate) -> tuple[int, ...]:
    """Rows of the areas that hold a candidate, itself when it is one, smallest first."""
    own = (candidate.row,) if candidate.kind in AREAS else ()
    return own + areas_around(candidate)


def common_area(group: PlaceGroup, rivals: Sequence[Candidate], gazetteer: Gazetteer) -> ResolvedPlace:
    """The smallest area that holds all candidates; none when they lie in different countries."""
    first = rivals[0]
    kinds = {c.kind for c in rivals}
    kind = first.kind if len(kinds) == 1 else group.kind or first.kind
    shared = set(around_or_itself(first)).intersection(*map(around_or_itself, rivals[1:]))
    for row in around_or_itself(first):
        if row in shared:
            return derived(group, gazetteer.place(row), None, kind)
    countries = {c.country for c in rivals}
    if len(countries) == 1 and first.country:
        country = gazetteer.country(first.country)
        if country is not None:
            return derived(group, country, None, kind)
        return ResolvedPlace(group.form, kind, first.country)
    return ResolvedPlace(group.form, kind)


def derived(
    group: PlaceGroup, area: Candidate, precision: Precision | None, kind: PlaceKind | None = None
) -> ResolvedPlace:
    """A place of which only the area, or the town that it is named after, is known."""
    inside = area.kind in HOLDING
    return ResolvedPlace(
        group.form,
        kind or group.kind or "settlement",
        area.country,
        area.name if area.kind == "region" else area.admin1,
        area.name if area.kind == "district" else area.admin2,
        area.latitude,
        area.longitude,
        None,
        precision or PRECISION[area.kind],
        None,
        (area.row, *areas_around(area)) if inside else areas_around(area),
    )


def unknown(
    group: PlaceGroup,
    gazetteer: Gazetteer,
    home: str | None,
    nations: Mapping[str, int],
    chosen: Mapping[str, Candidate],
    around: Candidate | None,
) -> ResolvedPlace:
    """A place that the gazetteer lacks: misspelt, in a known area, part of another or beside others."""
    slip = misspelt(group, gazetteer, nations)
    if slip is not None:
        return from_candidate(slip)
    for name in chain(group.inside, group.beside):
        area = chosen.get(name)
        if area is None or area.kind not in HOLDING:
            area = next(iter(containers(name, gazetteer)), None)
        if area is not None:
            return derived(group, area, None)
    whole = whole_of(group.form, chosen)
    if whole is not None:
        kind: PlaceKind = group.kind or ("region" if whole.kind in HOLDING else "settlement")
        return derived(group, whole, None if whole.kind in HOLDING else "near", kind)
    if group.kind == "facility":
        first_word = group.form.split()[0]
        town = next(
            (c for c in gazetteer.lookup(first_word) if c.kind == "settlement" and c.population > 5000), None
        )
        if town is not None and first_word != group.form:
            return derived(group, town, "near")
    if around is not None and group.kind != "region":
        return derived(group, around, None)
    words = area_base(fold_name(group.form)).split()
    is_part = len(words) > 1 and words[0] in PARTS  # "Central Anatolia"
    kind = group.kind or ("region" if is_part else "settlement" if len(words) < 3 else "other")
    return ResolvedPlace(group.form, kind, group.nation or home)


def whole_of(form: str, chosen: Mapping[str, Candidate]) -> Candidate | None:
    """The place that a name names a part of, or something in: "North Texas", "Port of Odesa"."""
    words = form.replace("-", " ").split()
    whole = without_parts(form)
    if whole != form:
        return chosen.get(whole)
    for end in range(len(words) - 1, 0, -1):
        found = chosen.get(" ".join(words[:end]))
        if found is not None:
            return found
    if len(words) > 2 and words[1] == "of":
        return chosen.get(" ".join(words[2:]))
    return None


def without_parts(form: str) -> str:
    """A name without the words that name a part: "Texas" of "North Texas"."""
    words = form.split()
    first = 0
    while first < len(words) - 1 and words[first].lower() in PARTS:
        first += 1
    return " ".join(words[first:])


PARTS = frozenset(
    {
        "north", "south", "east", "west", "northern", "southern", "eastern", "western",
        "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern",
        "southwestern", "central", "mid", "upper", "lower", "inner", "outer", "greater", "metro",
        "metropolitan", "downtown", "old", "far",
    }
)  # fmt: skip
"""Words before a name that name a part of the place: "North Texas", "Greater Manchester"."""


def misspelt(group: PlaceGroup, gazetteer: Gazetteer, nations: Mapping[str, int]) -> Candidate | None:
    """The place whose name has one letter more or two letters swapped, in a country that the article names.

    "Byransk" is Bryansk when the article names Russia and a type word says that a region is meant.
    """
    form = group.form
    if len(form) < 6 or not (group.kind or group.nation):
        return None
    found: dict[int, Candidate] = {}
    for c in places_of_slips(form, group.kind in AREAS, gazetteer):
        if (
            (c.is_main or c.kind in AREAS)
            and (c.country == group.nation if group.nation else c.country in nations)
            and group.kind in (None, c.kind)
            and (c.kind == "region" or c.population >= FUZZY_POPULATION)
        ):
            found[c.row] = c
    return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=20_000)
def places_of_slips(form: str, is_area: bool, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The places of the names that a form is a slip of, remembered from article to article."""
    found: list[Candidate] = []
    for i in range(1, len(form) - 1):
        for slip in (form[:i] + form[i + 1] + form[i] + form[i + 2 :], form[:i] + form[i + 1 :]):
            if gazetteer.knows(slip, is_area):
                found.extend(gazetteer.lookup_area(slip) if is_area else gazetteer.lookup(slip))
    return tuple(found)

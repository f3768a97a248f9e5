"""What merging knows of an entity: its counted surface forms and the few fields that forbid a join.

Everything is decided on these, never on text, so that a list of a million counted names can be merged the
same way as the records of a run. A newcomer would keep clusters and entities apart: a joined cluster is
an entity again (`combine`), which is why merging merged records changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, cast

from ..records import Actor, Alias, MergeEvidence, MergeMethod, Place
from .parts import BodyName, PersonName, PlaceName, body_name, person_name, place_name

MOST_FORMS = 12
"""Full forms of an entity that a check looks at, the most used first: a head of state has hundreds."""


class Link(NamedTuple):
    """Why two forms are one entity's."""

    form: str
    other: str
    method: MergeMethod
    score: float


class Named(NamedTuple):
    """A name that a record was given, with how widely it is used."""

    name: str
    articles: int
    mentions: int
    printed: bool
    """Whether the name itself stands in a text; a lexicon or the gazetteer gave it otherwise."""


class Site(NamedTuple):
    """Where a place lies; the smallest one is the one to keep."""

    unresolved: bool
    without_coordinates: bool
    without_region: bool
    mentions: int
    """Negative, so that the most mentioned comes first."""
    geonames_id: int
    region: str
    record_id: str


@dataclass(frozen=True)
class EntityForms:
    """An entity by its forms, just as a record of it would be read. `ids` are the record ids that it
    stands for."""

    ids: tuple[str, ...]
    is_place: bool
    kind: str
    kind_mentions: int
    name: str
    named: Named
    forms: Mapping[str, tuple[int, int]]
    """Form -> (mentions, articles)."""
    links: tuple[Link, ...]
    """For every form but the name the link that explains it."""
    country: str | None
    country_mentions: int
    site: Site | None
    mentions: int
    articles: int

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.kind == "person"

    @property
    def geonames_id(self) -> int:
        """The gazetteer's number of a place, 0 where it has none."""
        return self.site.geonames_id if self.site else 0

    @property
    def all_names(self) -> list[str]:
        """The name, then its other forms, the most used first."""
        if not self.forms or (len(self.forms) == 1 and self.name in self.forms):
            return [self.name]
        return self._sorted_names

    @cached_property
    def _sorted_names(self) -> list[str]:
        others = [form for form in self.forms if form != self.name]
        others.sort(key=lambda form: (-self.forms[form][1], -self.forms[form][0], form))
        return [self.name, *others]

    def area_name(self, form: str) -> PlaceName:
        """The parts of a form of a place; of a region or district the adjective alone may stand: "the
        Graivoronsky"."""
        return place_name(form, self.kind in ("region", "district"))

    def is_told_by(self, form: str) -> bool:
        """Whether a form of a body says which one is meant: its name, or an alias of more than common
        words."""
        name = body_name(form)
        return form == self.name or bool(name.nations) or not name.is_common

    @cached_property
    def full_people(self) -> list[PersonName]:
        """The forms of a person with a given name and a surname."""
        found = (person_name(form) for form in self.all_names)
        return [name for name in found if len(name.words) > 1][:MOST_FORMS]

    @cached_property
    def full_bodies(self) -> list[BodyName]:
        """The forms of a body that say which one it is."""
        return [body_name(form) for form in self.all_names if self.is_told_by(form)][:MOST_FORMS]

    @cached_property
    def full_places(self) -> list[PlaceName]:
        """The forms of a place."""
        return [self.area_name(form) for form in self.all_names[:MOST_FORMS]]


def most_supported(counts: Iterable[tuple[str | None, int]]) -> tuple[str | None, int]:
    """The value that most mentions have, the first in the alphabet where two are equal; with all mentions
    of it."""
    total: dict[str, int] = {}
    for value, count in counts:
        if value is not None:
            total[value] = total.get(value, 0) + count
    if not total:
        return None, 0
    best = min(total, key=lambda value: (-total[value], value))
    return best, total[best]


def forms_of(
    records: Sequence[Actor | Place], choose: Callable[[EntityForms, Sequence[Named]], str]
) -> EntityForms:
    """The records of one id as merging sees them: nearly always of one name, so that none is chosen."""
    if len({record.name for record in records}) > 1 or len({record.kind for record in records}) > 1:
        return combine([_folded([record]) for record in records], (), choose)
    return _folded(records)


def _folded(records: Sequence[Actor | Place]) -> EntityForms:
    """Records of one id, name and kind as one entity."""
    first = records[0]
    name = first.name
    forms: dict[str, tuple[int, int]] = {}
    links: set[Link] = set()
    mentions = articles = unprinted_mentions = unprinted_articles = 0
    for record in records:
        mentions += record.mentions
        articles += record.articles
        own: list[str] = []
        for alias in record.aliases:
            own.append(form := alias.form)
            before = forms.get(form)
            if before is None:
                forms[form] = alias.mentions, alias.articles
            else:
                forms[form] = before[0] + alias.mentions, before[1] + alias.articles
        if name not in own:
            unprinted_mentions += record.mentions
            unprinted_articles += record.articles
        if own and own != [name]:
            given = [Link(e.form, e.with_, e.method, e.score) for e in record.merged_by]
            links.update(explain(name, own, given))
    used = forms.get(name)
    country, country_mentions = first.country, mentions
    explained: tuple[Link, ...] = ()
    if len(records) > 1:
        if country is None or any(record.country != country for record in records):
            country, country_mentions = most_supported((r.country, r.mentions) for r in records)
        if links:
            explained = explain(name, forms, links)
    elif links:
        explained = tuple(sorted(links))
    return EntityForms(
        ids=(first.id,),
        is_place=type(first) is Place,
        kind=first.kind,
        kind_mentions=mentions,
        name=name,
        named=Named(name, used[1], used[0], True)
        if used is not None
        else Named(name, unprinted_articles, unprinted_mentions, False),
        forms=forms,
        links=explained,
        country=country,
        country_mentions=country_mentions,
        site=min(map(site_of, cast("Sequence[Place]", records))) if type(first) is Place else None,
        mentions=mentions,
        articles=articles,
    )


def site_of(place: Place) -> Site:
    """Where a place record lies, and how well it knows."""
    return Site(
        place.geonames_id is None,
        place.latitude is None,
        place.admin1 is None,
        -place.mentions,
        place.geonames_id or 0,
        place.admin1 or "",
        place.id,
    )


def combine(
    parts: Sequence[EntityForms], links: Iterable[Link], choose: Callable[[EntityForms, Sequence[Named]], str]
) -> EntityForms:
    """Several entities as one, their counts added up; `choose` picks the name out of theirs.

    What comes out is what would be read back from the joined record, no more: were a cluster to remember
    that it once held two countries, merging merged records would decide otherwise than the first time.
    """
    forms: dict[str, tuple[int, int]] = {}
    unprinted: dict[str, tuple[int, int]] = {}
    for part in parts:
        for form, (mentions, articles) in part.forms.items():
            before = forms.get(form, (0, 0))
            forms[form] = (before[0] + mentions, before[1] + articles)
        if not part.named.printed:
            before = unprinted.get(part.name, (0, 0))
            unprinted[part.name] = (before[0] + part.named.mentions, before[1] + part.named.articles)
    kind, kind_mentions = most_supported((part.kind, part.kind_mentions) for part in parts)
    country, country_mentions = most_supported((part.country, part.country_mentions) for part in parts)
    names: list[Named] = []
    for name in sorted({part.name for part in parts}):
        mentions, articles = forms.get(name) or unprinted[name]
        names.append(Named(name, articles, mentions, name in forms))
    sites = [part.site for part in parts if part.site is not None]
    whole = EntityForms(
        ids=tuple(sorted({i for part in parts for i in part.ids})),
        is_place=parts[0].is_place,
        kind=kind or parts[0].kind,
        kind_mentions=kind_mentions,
        name=names[0].name,
        named=names[0],
        forms=forms,
        links=(),
        country=country,
        country_mentions=country_mentions,
        site=min(sites) if sites else None,
        mentions=sum(part.mentions for part in parts),
        articles=sum(part.articles for part in parts),
    )
    chosen = choose(whole, names)
    every = [link for part in parts for link in part.links]
    every += links
    return replace(
        whole,
        name=chosen,
        named=next(named for named in names if named.name == chosen),
        links=explain(chosen, forms, every),
    )


def explain(name: str, forms: Iterable[str], links: Iterable[Link]) -> tuple[Link, ...]:
    """One link for every form but `name`: a tree of the strongest links with the name as its root.

    A form that nothing links was put there by whoever made the record; it is said to be the same. A form that
    stands in no text (a name out of a lexicon) is kept where another form was joined through it.
    """
    wanted = sorted(form for form in forms if form != name)
    if not wanted:
        return ()
    given = list(links)
    parent: dict[str, str] = {}

    def root(form: str) -> str:
        while form in parent:
            form = parent[form]
        return form

    near: dict[str, list[Link]] = {}
    for link in sorted(set(given), key=lambda link: (-link.score, link)):
        first, second = root(link.form), root(link.other)
        if first != second:
            parent[first] = second
            near.setdefault(link.form, []).append(link)
            near.setdefault(link.other, []).append(link)
    found: dict[str, Link] = {}

    def walk(start: str) -> None:
        queue = [start]
        for form in queue:
            for link in near.get(form, ()):
                other = link.other if link.form == form else link.form
                if other != name and other not in found:
                    queue.append(other)
                    found[other] = Link(other, form, link.method, link.score)

    walk(name)
    for form in wanted:
        if form not in found:
            found[form] = Link(form, name, "same", 1.0)
            walk(form)
    used = set(wanted)
    for form in list(found):  # a lexicon's name in the middle of the tree stays, at its end it goes
        if form in used:
            while found[form].other != name and found[form].other not in used:
                form = found[form].other
                used.add(form)
    return tuple(found[form] for form in sorted(found) if form in used)


def evidence(links: Iterable[Link]) -> tuple[MergeEvidence, ...]:
    """Links as a record holds them."""
    return tuple(MergeEvidence(form=x.form, with_=x.other, method=x.method, score=x.score) for x in links)


def alias_list(forms: Mapping[str, tuple[int, int]]) -> tuple[Alias, ...]:
    """The forms as aliases, the most used first."""
    return tuple(
        Alias(form=form, mentions=mentions, articles=articles)
        for form, (mentions, articles) in sorted(
            forms.items(), key=lambda item: (-item[1][0], -item[1][1], item[0])
        )
    )

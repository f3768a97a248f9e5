"""The article's place names to Place and Mention records, each name resolved against the gazetteer.

A name and the kind that the words beside it give make one group ("Belgorod region", "the city of
Belgorod"); the groups of an article are resolved together. Countries that act are actors, not places
(names/states).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..gazetteer import Gazetteer
from ..language import Tokens
from ..records import Mention, MergeEvidence, Place, content_id
from .abbreviations import abbreviation_at
from .actors import aliases_of, mention_record
from .knowledge import Knowledge
from .names import NamesFound, PlaceMention, areas_inside
from .reading import Name
from .resolution import PlaceGroup, ResolvedPlace, resolve, without_parts

AREAS = frozenset({"region", "district"})
ENOUGH_AREA = 2
""" "X region" said this often makes a bare "X" the region too, unless the text knows a town X."""

QUARTER = 1000
""" "X neighbourhood", said once, counts like "X district" said so often: a bare "X" is the neighbourhood."""

CONTAINING_WORDS = frozenset({"of", "in"})

GroupKey = tuple[str, str | None]


def find_places(
    found: NamesFound, tokens: Tokens, article_id: str, knowledge: Knowledge
) -> Iterator[tuple[Place, list[Name], list[Mention]]]:
    """Every place of the article with its name occurrences and mention records, by first mention."""
    grouped = group_mentions(found.places, knowledge.gazetteer)
    neighbours = Neighbours(
        tokens, {m.start: m for m in found.places}, {m.end: m for m in found.places}, knowledge.gazetteer
    )
    groups = [place_group(key, mentions, neighbours) for key, mentions in grouped.items()]
    silent = silent_groups(found, grouped, knowledge.gazetteer)
    resolved = resolve(groups + silent, knowledge.gazetteer, found.nations)
    together: dict[str, tuple[ResolvedPlace, list[PlaceMention]]] = {}
    for place, mentions in zip(resolved, grouped.values(), strict=False):  # the silent ones are behind
        together.setdefault(place_id(place), (place, []))[1].extend(mentions)
    rows = {place.row: identifier for identifier, (place, _) in together.items() if place.row is not None}
    countries = {
        place.country: identifier
        for identifier, (place, _) in together.items()
        if place.kind == "country" and place.country
    }
    for identifier, (place, mentions) in together.items():
        mentions.sort(key=lambda mention: mention.start)
        around = [rows[row] for row in place.around if row in rows]
        if place.country in countries and place.kind != "country":
            around.append(countries[place.country])
        within = next((other for other in around if other != identifier), None)
        yield (
            place_record(identifier, place, mentions, within, tokens),
            [Name(m.start, m.end, place.kind, "name", identifier, m.rule) for m in mentions],
            [
                mention_record(tokens, article_id, m.start, m.end, identifier, "name", m.rule)
                for m in mentions
            ],
        )


def silent_groups(
    found: NamesFound, grouped: Mapping[GroupKey, list[PlaceMention]], gazetteer: Gazetteer
) -> list[PlaceGroup]:
    """Places named inside other names: they show where the article's places lie and get no record."""
    inside = Counter(found.inside)
    for (form, _), mentions in grouped.items():
        if " " in form and not gazetteer.has(form):
            whole = without_parts(form)
            if whole != form:
                inside[whole] += len(mentions)
            else:
                inside.update(dict.fromkeys(areas_inside(form, gazetteer)[:1], len(mentions)))
    return [PlaceGroup(form, mentions=n) for form, n in inside.items() if (form, None) not in grouped]


def group_mentions(mentions: list[PlaceMention], gazetteer: Gazetteer) -> dict[GroupKey, list[PlaceMention]]:
    """Mentions by form and kind; a bare form joins the region of its name where the text means it."""
    hinted: dict[str, Counter[str]] = {}
    printed = {mention.key.casefold(): mention.key for mention in mentions if not mention.key.isupper()}
    for mention in mentions:
        if mention.kind == "settlement" and mention.rule == "type word":
            mention.key = town_of(mention.key, gazetteer)
        if mention.key.isupper():  # "NEWARK" of the dateline is the "Newark" of the text
            mention.key = printed.get(mention.key.casefold(), mention.key)
        if mention.kind:
            hinted.setdefault(mention.key, Counter())[mention.kind] += QUARTER if mention.quarter else 1
    grouped: dict[GroupKey, list[PlaceMention]] = {}
    for mention in mentions:
        kind = mention.kind or _kind_of_bare(hinted.get(mention.key))
        grouped.setdefault((mention.key, kind), []).append(mention)
    return grouped


def town_of(name: str, gazetteer: Gazetteer) -> str:
    """A town's name without its type word, which the gazetteer may lack: "City of Salina", "Salina City"."""
    words = name.split()
    if len(words) < 2 or gazetteer.has(name):
        return name
    rest = " ".join(words[2:] if words[1] == "of" else words[:-1])
    return rest if gazetteer.has(rest) else name


def _kind_of_bare(hints: Counter[str] | None) -> str | None:
    if not hints:
        return None
    if len(hints) == 1:
        kind, count = next(iter(hints.items()))
        if kind not in AREAS or (kind == "region" and count >= ENOUGH_AREA) or count >= QUARTER:
            return kind
    return "settlement" if hints.get("settlement") else None


class Neighbours(NamedTuple):
    """What stands beside the article's place mentions."""

    tokens: Tokens
    starts: dict[int, PlaceMention]
    """Mentions by their first token."""
    ends: dict[int, PlaceMention]
    """Mentions by the token behind their last."""
    gazetteer: Gazetteer

    def short_area(self, at: int) -> str | None:
        """An abbreviated state at a token behind a comma: "N.Y." in "Troy, N.Y."."""
        found = abbreviation_at(self.tokens.words, at, self.gazetteer)
        return found.form if found is not None else None


def place_group(key: GroupKey, mentions: list[PlaceMention], neighbours: Neighbours) -> PlaceGroup:
    """What the article says around all mentions of a group."""
    tokens, starts, ends, _ = neighbours
    inside: dict[str, None] = {}
    beside: dict[str, None] = {}
    for mention in mentions:
        after = mention.end
        while after < len(tokens.words) and tokens.words[after].islower() and after < mention.end + 2:
            if tokens.words[after] in CONTAINING_WORDS:
                break
            after += 1
        if after < len(tokens.words):
            word = tokens.words[after]
            behind = starts.get(after + 1) or (
                starts.get(after + 2) if tokens.words[after + 1 : after + 2] == ["the"] else None
            )
            if word == "," and after == mention.end:
                short = neighbours.short_area(after + 1)
                if short is not None:
                    inside[short] = None
                elif behind is not None:
                    beside[behind.key] = None
            elif behind is not None and word in CONTAINING_WORDS:
                inside[behind.key] = None
        owner = ends.get(mention.start - 1)
        if owner is not None and tokens.words[mention.start - 1].lower() in ("'s", "’s"):
            inside[owner.key] = None
    form, kind = key
    if all(m.start - 1 in ends or m.start - 2 in ends for m in mentions):
        # "Alta." behind "Calgary," is Alberta, not the town in Norway.
        form = neighbours.short_area(mentions[0].start) or form
    return PlaceGroup(
        form=form,
        kind=kind,  # type: ignore[arg-type]
        inside=tuple(inside),
        beside=tuple(beside),
        nation=next((m.nation for m in mentions if m.nation), None),
        country=next((m.country for m in mentions if m.country), None) if kind is None else None,
        capital=next((m.capital for m in mentions if m.capital), None),
        mentions=len(mentions),
    )


def place_id(place: ResolvedPlace) -> str:
    """From kind and name, and from where it lies, since many places share a name."""
    return content_id("place", place.kind, place.name, place.country or "", place.admin1 or "")


def place_record(
    identifier: str, place: ResolvedPlace, mentions: list[PlaceMention], within: str | None, tokens: Tokens
) -> Place:
    """The article's record of a place."""
    forms: dict[str, int] = {}
    for mention in mentions:
        form = tokens.slice(mention.start, mention.end)
        forms[form] = forms.get(form, 0) + 1
    return Place(
        id=identifier,
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        admin2=place.admin2,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
        within=within,
        precision=place.precision,
        aliases=aliases_of(forms),
        mentions=len(mentions),
        articles=1,
        merged_by=tuple(
            MergeEvidence(
                form=form, with_=place.name, method="lexicon" if place.row is not None else "same", score=1.0
            )
            for form in sorted(forms)
            if form != place.name
        ),
    )

"""The world gazetteer: a name, as printed, to the places that may be meant.

`Gazetteer.lookup` answers with GeoNames' countries, areas and settlements and with the project's own places,
the likeliest first by kind and size; which of them an article means is for recognition/places.py to say. A
hit is no proof of a place: half of all surnames are a settlement somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from ..records import PlaceKind
from .folding import area_base, fold_name, loose_key
from .index import ALTERNATE, DEGREE, LAST, ROW, Index
from .kinds import CAPITAL, COMMON, KINDS, OWN

__all__ = ["Candidate", "Gazetteer", "area_base", "fold_name", "load_gazetteer", "loose_key"]

MEMO = 100_000
"""Names whose answers are remembered; the memory of a long run must stay bounded."""


LARGE_KINDS = frozenset({"country", "region"})


class Candidate(NamedTuple):
    """A place that a name may mean."""

    geonames_id: int | None
    name: str
    """Its main name: "Kyiv" where the text has "Kiev"."""
    kind: PlaceKind
    country: str | None
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    population: int
    is_capital: bool
    is_common: bool
    """Its name is an English word too ("Nice")."""
    is_own: bool
    """From the project's list."""
    is_main: bool
    """Found by its main name rather than by an alternate."""
    row: int
    """Its number in the index, -1 for a user's place: equal numbers are the same place."""
    admin1_row: int
    admin2_row: int
    """Rows of the areas around it, -1 for none."""


class Gazetteer:
    """Look-ups by name. Answers are remembered, so an instance belongs to one process, not to one article."""

    def __init__(self, index: Index, own: Mapping[str, tuple[Candidate, ...]] | None = None) -> None:
        self._index = index
        self._own = dict(own or {})
        self._known: dict[str, tuple[Candidate, ...]] = {}
        self._found: dict[str, bool] = {}
        self._places: dict[str, int] = {}
        self._countries: dict[int, int] = {}

    def adding(self, places: Iterable[tuple[Candidate, Iterable[str]]]) -> Gazetteer:
        """A gazetteer that also knows a user's places, each with its further names."""
        own: dict[str, tuple[Candidate, ...]] = dict(self._own)
        for number, (place, forms) in enumerate(places, start=1):
            for form in (place.name, *forms):
                key = fold_name(form)
                known = place._replace(row=-number, is_own=True, is_main=form == place.name)
                own[key] = (known, *(c for c in own.get(key, ()) if c.row != -number))
        return Gazetteer(self._index, own)

    def has(self, name: str) -> bool:
        """Whether any place has the name; quicker than `lookup`."""
        found = self._found.get(name)
        if found is None:
            if len(self._found) > MEMO:
                self._found.clear()
            key = fold_name(name)
            found = self._found[name] = bool(key) and (key in self._own or self._at(key) >= 0)
        return found

    def knows(self, name: str, is_area: bool) -> bool:
        """Whether `lookup`, or `lookup_area`, finds a place; for guesses, of which nothing is remembered."""
        key = fold_name(name)
        if is_area:
            return bool(key) and self._index.find("@" + area_base(key)) >= 0
        return bool(key) and (key in self._own or self._index.find(key) >= 0)

    def _at(self, key: str) -> int:
        """Where the list of a key begins in the index, or -1; remembered, as names are asked for twice."""
        at = self._places.get(key)
        if at is None:
            if len(self._places) > MEMO:
                self._places.clear()
            at = self._places[key] = self._index.find(key)
        return at

    def size(self, name: str) -> tuple[int, bool] | None:
        """(the most inhabitants, whether one is a country or region) of the places of a name; None without.

        Quicker than `lookup`, which tells all of every place.
        """
        key = fold_name(name)
        own = self._own.get(key, ())
        at = self._at(key) if key else -1
        if at < 0 and not own:
            return None
        most = max([place.population for place in own], default=0)
        is_area = any(place.kind in LARGE_KINDS for place in own)
        if at >= 0:
            index = self._index
            postings, populations, kinds = index.postings, index.populations, index.kinds
            while True:
                posting = postings[at]
                row = posting & ROW
                most = max(most, populations[row])
                is_area = is_area or KINDS[kinds[row]] in LARGE_KINDS
                if posting & LAST:
                    break
                at += 1
        return most, is_area

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Every place of a name as printed, in any case: countries and regions first, then by population."""
        return self._lookup(name, "")

    def lookup_area(self, name: str) -> tuple[Candidate, ...]:
        """Regions and districts that "X region" may mean when X is the name: "Kharkov" is Kharkiv Oblast."""
        return self._lookup(name, "@")

    def lookup_loose(self, name: str) -> tuple[Candidate, ...]:
        """Places of Slavic countries under another romanisation: "Hraivoron", "Graivoronsky"."""
        return self._lookup(name, "~")

    def lookup_short(self, name: str) -> tuple[Candidate, ...]:
        """Regions by an abbreviation that is read only behind a place: "Troy, N.Y.", "Portland, Ore."."""
        return self._lookup(name, "#")

    def place(self, row: int) -> Candidate:
        """The place in a row of the index (`admin1_row` of a candidate)."""
        return self._candidate(row, 0)

    def country(self, code: str) -> Candidate | None:
        """The country of an ISO 3166-1 code."""
        if not self._countries:
            kinds, countries = self._index.kinds, self._index.countries
            row = 0
            while row < self._index.rows and KINDS[kinds[row]] == "country":  # countries are the first rows
                self._countries[countries[row]] = row
                row += 1
        found = self._countries.get(int.from_bytes(code.encode(), "big"))
        return None if found is None else self._candidate(found, 0)

    def _lookup(self, name: str, table: str) -> tuple[Candidate, ...]:
        memo = table + name
        known = self._known.get(memo)
        if known is None:
            if len(self._known) > MEMO:
                self._known.clear()
            known = self._known[memo] = self._search(name, table)
        return known

    def _search(self, name: str, table: str) -> tuple[Candidate, ...]:
        key = fold_name(name)
        if not key:
            return ()
        if table:
            base = area_base(key)
            key = table + (loose_key(base) if table == "~" else base)
        at = self._at(key)
        if at < 0:
            return () if table else self._own.get(key, ())
        found: list[Candidate] = []
        postings = self._index.postings
        while True:
            posting = postings[at]
            found.append(self._candidate(posting & ROW, posting & ALTERNATE))
            if posting & LAST:
                break
            at += 1
        return tuple(found) if table else tuple(chain(self._own.get(key, ()), found))

    def _candidate(self, row: int, alternate: int) -> Candidate:
        index = self._index
        admin1, admin2 = index.admin1[row], index.admin2[row]
        country = index.countries[row]
        latitude, longitude = index.latitudes[row], index.longitudes[row]
        flags = index.flags[row]
        unplaced = not latitude and not longitude
        return Candidate(
            index.geonames[row] or None,
            index.name(row),
            KINDS[index.kinds[row]],
            chr(country >> 8) + chr(country & 255) if country else None,
            index.name(admin1 - 1) if admin1 else None,
            index.name(admin2 - 1) if admin2 else None,
            None if unplaced else latitude / DEGREE,
            None if unplaced else longitude / DEGREE,
            index.populations[row],
            bool(flags & CAPITAL),
            bool(flags & COMMON),
            bool(flags & OWN),
            not alternate,
            row,
            admin1 - 1,
            admin2 - 1,
        )


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The package's gazetteer. Opens in under a millisecond: the file is mapped, not read."""
    return Gazetteer(Index())

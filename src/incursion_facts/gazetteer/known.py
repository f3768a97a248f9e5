"""A user's places (`[[place]]` rows of `--lexicon` files) laid over the gazetteer.

A row of the name and country of a place that the gazetteer has says more of that place, or corrects it; any
other row is a new place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, cast

from ..records import PlaceKind
from . import Candidate, Gazetteer


class Known(Protocol):
    """What is read of a lexicon's place; `lexicons.KnownPlace` has it."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def country(self) -> str | None: ...
    @property
    def admin1(self) -> str | None: ...
    @property
    def admin2(self) -> str | None: ...
    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...
    @property
    def geonames_id(self) -> int | None: ...
    @property
    def forms(self) -> tuple[str, ...]: ...
    @property
    def weak(self) -> tuple[str, ...]: ...


def with_known_places(gazetteer: Gazetteer, places: Iterable[Known]) -> Gazetteer:
    """The gazetteer with the places added; the same gazetteer when there are none."""
    added = list(_candidates(gazetteer, places))
    return gazetteer.adding(added) if added else gazetteer


def _candidates(gazetteer: Gazetteer, places: Iterable[Known]) -> Iterator[tuple[Candidate, tuple[str, ...]]]:
    for place in places:
        same = next(
            (
                c
                for c in gazetteer.lookup(place.name)
                if c.kind == place.kind and place.country in (None, c.country)
            ),
            None,
        )
        area = next(
            (
                c
                for c in gazetteer.lookup_area(place.admin1 or "")
                if c.kind == "region" and place.country in (None, c.country)
            ),
            None,
        )
        candidate = Candidate(
            geonames_id=place.geonames_id or (same.geonames_id if same else None),
            name=place.name,
            kind=cast(PlaceKind, place.kind),
            country=place.country or (same.country if same else None),
            admin1=place.admin1 or (same.admin1 if same else None),
            admin2=place.admin2 or (same.admin2 if same else None),
            latitude=place.latitude if place.latitude is not None else same.latitude if same else None,
            longitude=place.longitude if place.longitude is not None else same.longitude if same else None,
            population=same.population if same else 0,
            is_capital=bool(same and same.is_capital),
            is_common=False,
            is_own=True,
            is_main=True,
            row=-1,
            admin1_row=area.row if area else same.admin1_row if same else -1,
            admin2_row=same.admin2_row if same and not area else -1,
        )
        yield candidate, (*place.forms, *place.weak)

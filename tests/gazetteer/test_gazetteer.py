"""The compiled gazetteer: what names are found, what words are not, and that it is as fast as promised."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from incursion_facts.errors import LexiconError
from incursion_facts.gazetteer import Candidate, Gazetteer, load_gazetteer
from incursion_facts.gazetteer.compile import Row, is_fresh, layout, usable_names
from incursion_facts.gazetteer.index import Index
from incursion_facts.gazetteer.known import with_known_places
from incursion_facts.lexicons import KnownPlace


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The package's gazetteer."""
    return load_gazetteer()


def test_index_is_as_new_as_its_sources() -> None:
    """After a change of areas.tsv, common_words.txt or places.toml the index must be compiled again."""
    assert is_fresh(), "run `python -m incursion_facts.gazetteer.compile`"


@pytest.mark.parametrize(
    ("form", "name", "kind", "country"),
    [
        ("Kiev", "Kyiv", "settlement", "UA"),
        ("Artyomovsk", "Bakhmut", "settlement", "UA"),
        ("Graivoron", "Grayvoron", "settlement", "RU"),
        ("Gora Podol", "Gora-Podol", "settlement", "RU"),
        ("Tetkino", "Tyotkino", "settlement", "RU"),
        ("Britain", "United Kingdom", "country", "GB"),
        ("U.S.", "United States", "country", "US"),
        ("Crimea", "Crimea", "region", "UA"),
        ("Donbass", "Donbas", "region", "UA"),
        ("West Bank", "West Bank", "region", "PS"),
        ("North Kivu", "Nord Kivu", "region", "CD"),
        ("Rakhine State", "Rakhine", "region", "MM"),
        ("Soviet Union", "Soviet Union", "country", None),
        ("Black Sea", "Black Sea", "other", None),
    ],
)
def test_usual_english_forms_are_found(
    gazetteer: Gazetteer, form: str, name: str, kind: str, country: str | None
) -> None:
    """Exonyms, former names, village spellings, countries of every kind."""
    assert (name, kind, country) in {(c.name, c.kind, c.country) for c in gazetteer.lookup(form)}


@pytest.mark.parametrize("word", ["Of", "Police", "The", "March", "Russian", "Poles", "Qwxzt", "", "…"])
def test_words_are_no_places(gazetteer: Gazetteer, word: str) -> None:
    """There are settlements named Of, Police and March; an English text doesn't mean them."""
    assert not gazetteer.has(word)
    assert gazetteer.lookup(word) == ()


def test_large_towns_named_like_words_are_marked(gazetteer: Gazetteer) -> None:
    """Nice stays, and says that its name proves nothing."""
    assert gazetteer.lookup("Nice")[0].is_common


def test_area_names(gazetteer: Gazetteer) -> None:
    """ "Kharkov region" is an oblast whose name nobody writes so; "Graivoronsky" is only a district."""
    assert gazetteer.lookup_area("Kharkov")[0].name == "Kharkiv Oblast"
    assert {c.kind for c in gazetteer.lookup_area("Belgorod")} == {"region", "district"}
    assert "district" in {c.kind for c in gazetteer.lookup_loose("Graivoronsky")}
    assert gazetteer.lookup_short("N.Y.")[0].name == "New York"
    assert gazetteer.lookup_short("Kyiv") == ()


def test_coordinates_and_areas_of_a_village(gazetteer: Gazetteer) -> None:
    """A candidate carries what a place record needs."""
    village = gazetteer.lookup("Kozinka")[0]
    assert (village.latitude, village.longitude, village.geonames_id) == (50.4613, 35.6026, 543229)
    assert village.admin1 == "Belgorod Oblast"
    assert gazetteer.place(village.admin1_row).name == "Belgorod Oblast"


def test_country_by_code(gazetteer: Gazetteer) -> None:
    """Codes find countries, and nothing else."""
    country = gazetteer.country("UA")
    assert country is not None
    assert country.name == "Ukraine"
    assert gazetteer.country("ZZ") is None


def test_a_users_place_is_found(gazetteer: Gazetteer) -> None:
    """A row of a user's lexicon adds a place; another user's gazetteer is not changed."""
    row = KnownPlace(
        "Upper Testham",
        "settlement",
        "RU",
        admin1="Kursk Oblast",
        latitude=51.0,
        longitude=35.0,
        forms=("Testham",),
    )
    added = with_known_places(gazetteer, [row])
    found = added.lookup("testham")
    assert [(c.name, c.country, c.latitude, c.is_main) for c in found] == [
        ("Upper Testham", "RU", 51.0, False)
    ]
    assert added.place(found[0].admin1_row).name == "Kursk Oblast"
    assert added.has("Upper Testham")
    assert not gazetteer.has("Testham")


def test_a_users_row_corrects_a_known_place(gazetteer: Gazetteer) -> None:
    """What the row leaves out stays as GeoNames has it."""
    row = KnownPlace("Kozinka", "settlement", "RU", latitude=50.5, longitude=35.5)
    first = with_known_places(gazetteer, [row]).lookup("Kozinka")[0]
    assert (first.latitude, first.geonames_id, first.admin1) == (50.5, 543229, "Belgorod Oblast")


def test_it_opens_without_reading(tmp_path: Path) -> None:
    """Opening and the first answer stay far below 50 ms."""
    started = time.perf_counter()
    assert Gazetteer(Index()).has("Kyiv")
    assert time.perf_counter() - started < 0.05


def test_a_missing_or_foreign_file_says_what_to_do(tmp_path: Path) -> None:
    """The message names the command."""
    with pytest.raises(LexiconError, match=r"gazetteer\.compile"):
        Index(tmp_path / "index.bin")
    (tmp_path / "index.bin").write_bytes(b"x" * 200)
    with pytest.raises(LexiconError, match=r"gazetteer\.compile"):
        Index(tmp_path / "index.bin")


def test_layout_and_index_agree(tmp_path: Path) -> None:
    """What is laid out is read back, colliding slots included."""
    rows = [Row(f"Town {i}", "settlement", "RU", i + 1, 50 + i / 1000, -35.5, i) for i in range(300)]
    keys = {f"town {i}": [i] for i in range(300)} | {"town": [5, 7]}
    path = tmp_path / "index.bin"
    path.write_bytes(layout(rows, keys))
    assert path.read_bytes() == layout(rows, keys)
    small = Gazetteer(Index(path))
    assert [small.lookup(f"Town {i}")[0].geonames_id for i in range(300)] == list(range(1, 301))
    assert [c.name for c in small.lookup("TOWN")] == ["Town 5", "Town 7"]
    found: Candidate = small.lookup("Town 42")[0]
    assert (found.latitude, found.longitude, found.country) == (50.042, -35.5, "RU")
    assert small.lookup("Town 300") == ()


def test_codes_and_machine_romanisations_are_left_out() -> None:
    """Of GeoNames' alternates only those are kept that an English text may print."""
    assert list(usable_names(["Kiev", "IEV", "ji fu", "Київ", "Ki", "Kijów"])) == ["Kiev", "Kijów"]

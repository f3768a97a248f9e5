"""Resolution: which place a name means, by the words beside it and by the article's other names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.gazetteer import load_gazetteer
from incursion_facts.recognition.resolution import PlaceGroup, ResolvedPlace, resolve

GAZETTEER = load_gazetteer()


def one(
    form: str, *others: PlaceGroup, nations: dict[str, int] | None = None, **hints: object
) -> ResolvedPlace:
    """The place of a form in an article with some other places."""
    return resolve([PlaceGroup(form, **hints), *others], GAZETTEER, nations)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("form", "name", "kind", "country"),
    [
        ("Moscow", "Moscow", "settlement", "RU"),
        ("Donetsk", "Donetsk", "settlement", "UA"),
        ("Washington", "Washington", "settlement", "US"),
        ("Georgia", "Georgia", "country", "GE"),
        ("Crimea", "Crimea", "region", "UA"),
        ("Gaza", "Gaza Strip", "region", "PS"),
        ("Texas", "Texas", "region", "US"),
        ("Middle East", "Middle East", "region", None),
        ("Soviet Union", "Soviet Union", "country", None),
    ],
)
def test_a_bare_name_means_the_best_known_place(form: str, name: str, kind: str, country: str | None) -> None:
    """Nothing but the name: size, capital and kind decide; the city comes before its region."""
    place = one(form)
    assert (place.name, place.kind, place.country) == (name, kind, country)


def test_type_words_tell_region_district_and_town_apart() -> None:
    """One form, three places."""
    region, town = resolve([PlaceGroup("Belgorod", "region"), PlaceGroup("Belgorod")], GAZETTEER)
    assert (region.kind, region.name, region.precision) == ("region", "Belgorod Oblast", "admin1")
    assert (town.kind, town.name, town.precision) == ("settlement", "Belgorod", "exact")
    assert region.row in town.around
    assert one("Graivoronsky", kind="district", nations={"RU": 2}).kind == "district"
    assert one("Grayvoron District", kind="district").country == "RU"


def test_a_containing_place_decides() -> None:
    """Paris in Texas, Troy behind an abbreviated state, Georgia beside Atlanta."""
    assert one("Paris", inside=("Texas",)).admin1 == "Texas"
    assert one("Troy", beside=("N.Y.",)).admin1 == "New York"
    assert one("Kozinka", inside=("Belgorod Oblast",)).geonames_id == 543229


def test_the_next_place_in_a_list_is_no_container() -> None:
    """ "Kharkiv, Moscow and Paris" says nothing of where Kharkiv lies."""
    assert one("Kharkiv", beside=("Moscow",)).country == "UA"


def test_the_articles_other_places_decide() -> None:
    """Many places of one state draw an ambiguous name to it."""
    others = [PlaceGroup(name, mentions=2) for name in ("Ohio", "Columbus", "Cincinnati", "Toledo")]
    assert one("Dayton", *others).admin1 == "Ohio"
    assert one("Athens").country == "GR"
    assert one("Athens", *others, inside=("Ohio",)).admin1 == "Ohio"


def test_the_nation_before_a_name_decides() -> None:
    """ "Moldova's Chisinau", "the Russian city of Donetsk"."""
    assert one("Donetsk", kind="settlement", nation="RU").country == "RU"


def test_a_tie_gives_the_area_that_holds_all() -> None:
    """Two villages of one name, as likely: the region, and a precision that says so."""
    place = one("Grafovka", nations={"RU": 3})
    assert (place.precision, place.admin1, place.geonames_id) == ("admin1", "Belgorod Oblast", None)
    assert place.name == "Grafovka"


def test_an_unknown_place_keeps_what_the_words_say() -> None:
    """Kind from the type word, area from the containing place, nothing made up."""
    place = one("Zhlobunets", kind="settlement", inside=("Sumy Oblast",))
    assert (place.kind, place.country, place.admin1, place.precision) == (
        "settlement",
        "UA",
        "Sumy Oblast",
        "admin1",
    )
    assert one("Zhlobunets", kind="settlement") == ResolvedPlace("Zhlobunets", "settlement")


def test_a_misspelt_region_is_found_where_the_article_names_its_country() -> None:
    """Two letters swapped, with the type word beside it; without a hint it stays unknown."""
    assert one("Byransk", kind="region", nations={"RU": 4}).name == "Bryansk Oblast"
    assert one("Byransk", nations={"RU": 4}).geonames_id is None


def test_a_facility_named_after_a_town_lies_near_it() -> None:
    """The town's coordinates, and no GeoNames id of its own."""
    place = one("Belgorod airport", kind="facility")
    assert (place.kind, place.precision, place.geonames_id, place.country) == ("facility", "near", None, "RU")


FORMS = ("Paris", "Belgorod", "Springfield", "Kozinka", "Georgia", "Russia", "Nowhereville", "Victoria")


@settings(max_examples=25, deadline=None)
@given(st.permutations(FORMS))
def test_order_changes_nothing(forms: list[str]) -> None:
    """The same names in any order get the same places."""
    expected = dict(zip(FORMS, resolve([PlaceGroup(form) for form in FORMS], GAZETTEER), strict=True))
    assert dict(zip(forms, resolve([PlaceGroup(form) for form in forms], GAZETTEER), strict=True)) == expected


def test_no_names_no_places() -> None:
    """An article without places."""
    assert resolve([], GAZETTEER) == []

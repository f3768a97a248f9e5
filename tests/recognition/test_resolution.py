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


OHIO = [PlaceGroup(name, mentions=2) for name in ("Ohio", "Cincinnati", "Toledo", "Warren County")]


def test_a_countrys_name_is_a_towns_where_nothing_else_of_the_country_is_named() -> None:
    """A Lebanon among towns of Ohio is there; where the Lebanese are named too it is the country."""
    town = one("Lebanon", *OHIO, country="LB", nations={"LB": 1})
    assert (town.kind, town.admin1) == ("settlement", "Ohio")
    assert one("Lebanon", *OHIO, country="LB", nations={"LB": 3}).kind == "country"
    assert one("Lebanon", country="LB", nations={"LB": 1}).kind == "country"


def test_a_capital_is_meant_where_its_country_is_named() -> None:
    """London among towns of Ontario is there, unless Britain is named."""
    ontario = [PlaceGroup(name) for name in ("Ontario", "Hamilton", "Windsor", "Kitchener")]
    assert one("London", *ontario, capital="GB").admin1 == "Ontario"
    assert one("London", *ontario, capital="GB", nations={"GB": 2}).country == "GB"


def test_namesakes_show_their_state_together() -> None:
    """Counties of which every state has one: only Texas has them all. One alone shows nothing of the kind."""
    names = ("Anderson County", "Henderson County", "Freestone County", "Palestine")
    found = resolve([PlaceGroup(name) for name in names], GAZETTEER)
    assert {place.admin1 for place in found} == {"Texas"}
    assert one("Anderson County").admin1 != "Texas"


def test_a_part_has_the_coordinates_of_the_whole() -> None:
    """With the precision that the whole gives, and none where the whole is unknown."""
    part = one("North Texas", PlaceGroup("Texas"))
    assert (part.name, part.kind, part.precision, part.geonames_id) == (
        "North Texas",
        "region",
        "admin1",
        None,
    )
    assert part.latitude is not None
    assert one("Lower Odesa", PlaceGroup("Odesa")).precision == "near"
    port = one("Port of Odesa", PlaceGroup("Odesa"), kind="facility")
    assert (port.kind, port.precision, port.country) == ("facility", "near", "UA")
    assert one("North Zhlobunets") == ResolvedPlace("North Zhlobunets", "region")


def test_an_unknown_place_lies_where_the_others_do() -> None:
    """In the district of the article's other places, or their region; with places far apart, nowhere."""
    near = [PlaceGroup(name, inside=("Belgorod Oblast",)) for name in ("Gora-Podol", "Glotovo")]
    place = one("Zhlobunets", *near)
    assert (place.admin2, place.precision) == ("Grayvoronsky District", "admin2")
    far = [PlaceGroup(name) for name in ("Lima", "Nairobi", "Oslo")]
    assert one("Zhlobunets", *far).latitude is None


def test_a_whole_name_of_a_district_is_preferred() -> None:
    """Douglas County is no Douglas, and a river no county named after it."""
    assert one("Douglas County", kind="district").name == "Douglas County"
    assert one("Red River", kind="other").kind == "other"


def test_a_town_behind_which_a_state_stands_lies_there() -> None:
    """Where the gazetteer lacks it too: only its state is known then."""
    assert one("Greenwood", inside=("Miss.",)).precision == "exact"
    lacked = one("Greenwood", inside=("W.Va.",))
    assert (lacked.admin1, lacked.precision, lacked.geonames_id) == ("West Virginia", "admin1", None)
    assert one("Indiana", inside=("Ill.",)).name == "Indiana"  # a list


def test_other_romanisations_are_looked_for_in_named_countries_only() -> None:
    """A quarter of Cairo is no district of Siberia."""
    assert one("Abbasiya", kind="district", nations={"EG": 2}).country != "RU"


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

"""Place records of one article: groups of mentions, containment, ids, grounding; and what makes no place."""

from __future__ import annotations

from incursion_facts.language import tokenize
from incursion_facts.parsing.document import Segment
from incursion_facts.recognition.knowledge import load_knowledge
from incursion_facts.recognition.names import read_names
from incursion_facts.recognition.places import find_places
from incursion_facts.records import Mention, Place

KNOWLEDGE = load_knowledge()


def places(text: str) -> dict[str, tuple[Place, list[Mention]]]:
    """The places of a text of one paragraph, by name and kind."""
    tokens = tokenize(text, [(0, len(text))], KNOWLEDGE.table)
    found = read_names(tokens, (Segment("paragraph", 0, len(text)),), KNOWLEDGE)
    answer = {}
    for place, names, mentions in find_places(found, tokens, "article-1", KNOWLEDGE):
        assert [(n.start, n.end) for n in names] == sorted((n.start, n.end) for n in names)
        assert all(text[m.start : m.end] == m.text and m.entity_id == place.id for m in mentions)
        assert place.mentions == len(mentions) == sum(alias.mentions for alias in place.aliases)
        answer[f"{place.name}/{place.kind}"] = (place, mentions)
    return answer


def test_region_and_city_of_one_name_are_two_places() -> None:
    """The type word beside a mention decides, and the city lies in the region, the region in the country."""
    found = places(
        "Shells fell in the Belgorod region of Russia on Monday. A day later two drones hit the city of Belgorod."
    )
    region, city, country = (
        found[key][0] for key in ("Belgorod Oblast/region", "Belgorod/settlement", "Russia/country")
    )
    assert region.id != city.id
    assert (city.within, region.within, country.within) == (region.id, country.id, None)
    assert (region.precision, city.precision, country.precision) == ("admin1", "exact", "country")


def test_forms_of_one_place_are_its_aliases() -> None:
    """Two romanisations of one town, with why the other form belongs to it."""
    found = places(
        "Drones were seen near Graivoron at dawn. In Grayvoron itself, near Kozinka in Russia, sirens went off."
    )
    town, mentions = found["Grayvoron/settlement"]
    assert {alias.form for alias in town.aliases} == {"Graivoron", "Grayvoron"}
    assert [(e.form, e.with_, e.method) for e in town.merged_by] == [("Graivoron", "Grayvoron", "lexicon")]
    assert len(mentions) == 2
    assert "Kozinka/settlement" in found


def test_an_abbreviated_state_names_the_town() -> None:
    """What stands behind the comma is where the town lies."""
    troy = places("The convoy stopped in Troy, N.Y., on Friday.")["Troy/settlement"][0]
    assert (troy.admin1, troy.country) == ("New York", "US")


def test_an_abbreviated_state_is_a_place_too() -> None:
    """With its full stop; the town lies in it."""
    found = places("Two men were shot near Salina, Kan., on Friday.")
    town, state = found["Salina/settlement"][0], found["Kansas/region"][0]
    assert (town.within, state.aliases[0].form, state.precision) == (state.id, "Kan.", "admin1")


def test_one_type_word_is_for_all_names_of_its_list() -> None:
    """Before or behind the list; without it the names are the towns'."""
    for text in (
        "Curfews hold in the provinces of Kilis, Hatay and Mersin.",
        "Curfews hold in Kilis, Hatay and Mersin provinces.",
    ):
        assert {place.kind for place, _ in places(text).values()} == {"region"}
    assert "Kilis/settlement" in places("Shells fell in Kilis and Mersin.")


def test_a_city_without_its_type_word() -> None:
    """ "City of Salina" is Salina."""
    found = places("The City of Salina paid on Monday. Fires burned in Salina at night.")
    assert [(name, place.mentions) for name, (place, _) in found.items()] == [("Salina/settlement", 2)]


def test_capitals_of_a_dateline_make_no_other_place() -> None:
    """ "SPOKANE" and "Spokane" are one; the name is the gazetteer's."""
    found = places("SPOKANE — Two men were shot. Police in Spokane asked for witnesses.")
    assert [alias.form for alias in found["Spokane/settlement"][0].aliases] == ["SPOKANE", "Spokane"]


def test_areas_inside_other_names_speak_for_the_article() -> None:
    """The state in an agency's name is no place of the article, but shows which Athens is meant."""
    found = places(
        "The Ohio Department of Health closed a clinic in Athens. The Ohio State Police came to Athens."
    )
    assert found["Athens/settlement"][0].admin1 == "Ohio"
    assert "Ohio/region" not in found


def test_a_capitals_name_says_nothing_of_its_country() -> None:
    """A road called after a capital makes no article one on its country."""
    found = places("He lives on Dublin Road in Dublin, near Columbus, Ohio.")
    assert found["Dublin/settlement"][0].admin1 == "Ohio"


def test_a_village_that_nobody_knows() -> None:
    """Kind from the type word; no coordinates are made up."""
    found = places("Gunmen entered the village of Umbakarra before dawn.")
    village = found["Umbakarra/settlement"][0]
    assert (village.latitude, village.geonames_id, village.precision) == (None, None, None)


def test_no_place_in_a_text_without_one() -> None:
    """Ordinary sentences, people and weekdays."""
    assert places("The governor said on Tuesday that nobody was hurt. Police asked witnesses to call.") == {}


def test_a_neighbourhood_is_meant_by_its_bare_name_too() -> None:
    """Said once is enough; a district said once may have a town of its name."""
    text = (
        "Two died in the Tolkar neighbourhood of Nairobi. Tolkar was calm later, and so was Rutshuru in {}."
    )
    assert "Tolkar/district" in places(text.format("Rutshuru district"))
    assert "Tolkar/settlement" not in places(text.format("Rutshuru district"))
    assert "Rutshuru/settlement" in places(text.format("Rutshuru district"))
    assert "Nairobi/settlement" in places("A raid in the Nairobi suburb of Tolkar ended. Nairobi was calm.")
    assert "Mosul/settlement" in places("A raid in the Mosul neighbourhood of Tolkar ended. Mosul was calm.")


def test_one_plural_type_word_is_that_of_both_places() -> None:
    """ "X and Y provinces" are two regions."""
    found = places("Fighting went on in the Gao and Mopti regions of Mali.")
    assert {key.partition("/")[2] for key in found} == {"region", "country"}

"""Actors and places: found and missed, their kinds and countries, and names that are now state, now place."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

TEXT = """Awa Sidibe, the mayor of Mopti, blamed the Lantern Front. Mali's army said the Front’s men had fled to Niger.
Bamako sent no word. Sidibe spoke in Moscow in March.
"""
SIDIBE = {"name": "Awa Sidibe", "kind": "person", "forms": ["Awa Sidibe", "Sidibe"]}
FRONT = {"name": "Lantern Front", "kind": "armed_group", "forms": ["Lantern Front", "Front"]}
MOPTI = {"name": "Mopti", "kind": "settlement", "country": "ML", "forms": ["Mopti"]}


def test_each_spelling_counts_once(make: Any, judged: Any) -> None:
    """Two spellings found, one missed, however often they occur."""
    made = make(TEXT)
    entity = made.entity("actor", "Awa Sidibe", "Awa Sidibe", kind="person")
    made.mention("Sidibe", entity, "surname")
    made.entity("actor", "Lantern Front", "Lantern Front", kind="armed_group")
    result = judged({"actors": [SIDIBE, FRONT]}, made)
    assert result.counts("actors") == (3, 0, 1)
    assert list(result.told()) == [("missed", "actors", "Lantern Front (armed_group)", None)]
    (error,) = result.errors
    assert (error.article, error.line, error.column, error.text) == ("a", 1, 52, "Front")


def test_what_nobody_listed_is_spurious(make: Any, judged: Any) -> None:
    """It is told with its kind and its rule."""
    made = make(TEXT)
    made.entity("actor", "March", "March", kind="organization")
    result = judged({"actors": []}, made)
    assert result.counts("actors") == (0, 1, 0)
    assert list(result.told()) == [("spurious", "actors", None, "March (organization)")]
    assert result.errors[0].rule == "by hand"


def test_a_list_that_is_left_out_is_not_judged(make: Any, judged: Any) -> None:
    """Nobody looked for actors, so none is spurious."""
    made = make(TEXT)
    made.entity("actor", "March", "March", kind="organization")
    result = judged({"places": [MOPTI]}, made)
    assert result.counts("actors") == (0, 0, 0)
    assert result.counts("places") == (0, 0, 1)


@pytest.mark.parametrize("found", [True, False])
def test_optional_counts_neither_way(make: Any, judged: Any, found: bool) -> None:
    """Found or not, with whatever kind."""
    made = make(TEXT)
    if found:
        made.entity("actor", "Awa Sidibe", "Awa Sidibe", "Sidibe", kind="state")
    result = judged({"actors": [{**SIDIBE, "optional": True}]}, made)
    assert result.counts("actors") == (0, 0, 0)
    assert result.share("actors.kind") == (0, 0)
    assert result.counts("merges.actors") == (0, 0, 0)
    assert not result.errors


@pytest.mark.parametrize("form", ["nominal", "pronoun"])
def test_a_description_is_no_spelling(make: Any, judged: Any, form: str) -> None:
    """ "The mayor" leads to Awa Sidibe and is neither found nor spurious."""
    made = make(TEXT)
    entity = made.entity("actor", "Awa Sidibe", kind="person")
    made.mention("mayor", entity, form)
    assert judged({"actors": []}, made).counts("actors") == (0, 0, 0)


def test_kind_and_country(make: Any, judged: Any) -> None:
    """A wrong kind or country costs its share and not the place."""
    made = make(TEXT)
    made.entity("place", "Mopti Region", "Mopti", kind="region", country="BF")
    result = judged({"places": [MOPTI]}, made)
    assert result.counts("places") == (1, 0, 0)
    assert (result.share("places.kind"), result.share("places.country")) == ((0, 1), (0, 1))
    assert set(result.told()) == {
        ("wrong", "places.kind", "settlement", "region"),
        ("wrong", "places.country", "ML", "BF"),
    }


def test_the_entity_that_a_spelling_mostly_leads_to(make: Any, judged: Any) -> None:
    """One mention gone astray does not decide."""
    text = "Front, Front and Front."
    made = make(text)
    person = made.entity("actor", "Otto Front", kind="person")
    group = made.entity("actor", "Lantern Front", "Front", kind="armed_group")
    made.mention("Front and", person)
    made.held[-1] = made.held[-1].model_copy(update={"text": "Front"})
    made.mention("Front.", group)
    made.held[-1] = made.held[-1].model_copy(update={"text": "Front"})
    assert judged({"actors": [{**FRONT, "forms": ["Front"]}]}, made).share("actors.kind") == (1, 1)


def test_a_spelling_of_two_places(make: Any, judged: Any) -> None:
    """A city and its region share a name: either kind is right, and its joining is not judged."""
    made = make(TEXT)
    made.entity("place", "Mopti Region", "Mopti", kind="region", country="ML")
    region = {**MOPTI, "name": "Mopti Region", "kind": "region"}
    result = judged({"places": [MOPTI, region]}, made)
    assert (result.share("places.kind"), result.share("places.country")) == ((1, 1), (2, 2))
    assert result.counts("merges.places") == (0, 0, 0)


class TestStates:
    """A country or capital may be read both ways."""

    MALI: ClassVar[dict[str, Any]] = {"name": "Mali", "kind": "country", "country": "ML", "forms": ["Mali"]}
    BAMAKO: ClassVar[dict[str, Any]] = {"name": "Mali", "kind": "state", "forms": ["Bamako"]}

    def test_a_state_is_judged_by_whether_it_acts(self, make: Any, judged: Any) -> None:
        """Not as a spelling of an actor."""
        made = make(TEXT)
        made.entity("actor", "Mali", "Bamako", kind="state")
        result = judged({"actors": [self.BAMAKO]}, made)
        assert (result.counts("actors"), result.share("actors.state")) == ((0, 0, 0), (1, 1))
        result = judged({"actors": [self.BAMAKO]}, make(TEXT))
        assert (result.counts("actors"), result.share("actors.state")) == ((0, 0, 0), (0, 1))
        assert list(result.told()) == [("wrong", "actors.state", "state", None)]

    def test_a_state_read_as_a_place_is_no_error_of_places(self, make: Any, judged: Any) -> None:
        """And a country read as an actor none of actors."""
        made = make(TEXT)
        made.entity("place", "Bamako", "Bamako", kind="settlement", country="ML")
        made.entity("actor", "Mali", "Mali", kind="state")
        result = judged({"actors": [self.BAMAKO], "places": [self.MALI]}, made)
        assert result.counts("actors") == (0, 0, 0)
        assert result.counts("places") == (0, 0, 1)

    def test_a_country_that_nobody_lists_is_spurious(self, make: Any, judged: Any) -> None:
        """Unless it is one of the names that are never judged so."""
        made = make(TEXT)
        made.entity("place", "Niger", "Niger", kind="country", country="NE")
        made.entity("place", "Moscow", "Moscow", kind="settlement", country="RU")
        result = judged({"actors": [], "places": []}, made)
        assert list(result.told()) == [("spurious", "places", None, "Niger (country)")]

"""What cannot all hold, and what can."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Make = Callable[[], Any]


@pytest.fixture
def s(scene: Make) -> Any:
    """A scene with a region, a village, two states, a legion of one of them, and one article."""
    s = scene()
    s.north = s.place("Northshire", "region")
    s.village = s.place("Elmford", within=s.north)
    s.land, s.rival = s.actor("Aland", "state"), s.actor("Beland", "state")
    s.legion = s.actor("Free Legion", "armed_group", s.rival)
    s.corps = s.actor("Free Corps", "armed_group", s.rival)
    s.ministry = s.actor("Ministry of Defence of Aland", "government", s.land)
    s.a = s.article("a.txt", about=s.north)
    s.event(s.a, "incursion", s.north, "2024-03-05")
    return s


class TestResponsibility:
    def test_claim_denial_and_blame(self, s: Any) -> None:
        """Two groups claim it, one state blames the other, which denies it: one dispute with all of them."""
        other = s.article("b.txt", about=s.north)
        s.claim(s.a, "claims_responsibility", s.legion)
        s.claim(other, "claims_responsibility", s.corps)
        s.claim(s.a, "blames", s.land, s.rival)
        s.claim(other, "denies_involvement", s.rival)
        s.claim(other, "claims_responsibility", s.legion)
        (dispute,) = s.disputes("responsibility")
        assert dispute.place_id == s.north.id
        assert dispute.date == "2024-03-05"
        assert [(p.speaker_id, p.stance, p.target_id, len(p.fact_ids)) for p in dispute.positions] == sorted(
            [
                (s.land.id, "blames", s.rival.id, 1),
                (s.legion.id, "claims_responsibility", None, 2),
                (s.corps.id, "claims_responsibility", None, 1),
                (s.rival.id, "denies_involvement", None, 1),
            ],
            key=lambda position: (position[1], position[0]),
        )

    def test_two_that_agree(self, s: Any) -> None:
        """Two groups that both claim it, and who names one of them, do not contradict one another."""
        s.claim(s.a, "claims_responsibility", s.legion)
        s.claim(s.a, "claims_responsibility", s.corps)
        s.claim(s.a, "attributes", s.ministry, None)
        assert s.disputes("responsibility") == []

    def test_one_voice(self, s: Any) -> None:
        """Accusations by one state only."""
        s.claim(s.a, "blames", s.land, s.rival)
        s.claim(s.a, "blames", s.ministry, s.rival)
        assert s.disputes("responsibility") == []

    def test_an_accuser_claims_another_deed(self, s: Any) -> None:
        """The ministry of the state that accuses claims the attackers' deaths, not the attack."""
        s.claim(s.a, "blames", s.land, s.rival)
        s.claim(s.a, "denies_involvement", s.rival)
        s.claim(s.a, "claims_responsibility", s.ministry)
        (dispute,) = s.disputes("responsibility")
        assert {p.stance for p in dispute.positions} == {"blames", "denies_involvement"}

    def test_another_incident(self, s: Any) -> None:
        """A denial of what happened elsewhere denies nothing here."""
        south = s.place("Southshire", "region")
        raid = s.event(s.a, "incursion", south, "2023-10-02")
        s.claim(s.a, "blames", s.land, s.rival)
        s.claim(s.a, "denies_involvement", s.rival, about=[raid])
        assert s.disputes("responsibility") == []

    def test_denial_of_a_claim_is_where_the_claim_is(self, s: Any) -> None:
        """ "In October Aland accused Beland. Beland denied that." is a dispute on October."""
        south = s.place("Southshire", "region")
        raid = s.event(s.a, "incursion", south, "2023-10-02")
        blame = s.claim(s.a, "blames", s.land, s.rival, about=[raid])
        s.claim(s.a, "denies_involvement", s.rival, about=[blame])
        (dispute,) = s.disputes("responsibility")
        assert (dispute.place_id, dispute.date) == (south.id, "2023-10-02")

    def test_an_army_and_its_state(self, s: Any) -> None:
        """Who accuses a state accuses its army, which claims it: no dispute. A legion is not the state."""
        army = s.actor("Army of Beland", "military", s.rival)
        s.claim(s.a, "claims_responsibility", army)
        s.claim(s.a, "blames", s.land, s.rival)
        assert s.disputes("responsibility") == []
        s.claim(s.a, "claims_responsibility", s.legion)
        assert len(s.disputes("responsibility")) == 1


class TestControl:
    def test_taken_and_driven_out(self, s: Any) -> None:
        """The legion says it took the village; the ministry says it drove everybody out of the region."""
        s.claim(s.a, "claims_control", s.legion, place=s.village)
        s.claim(s.a, "claims_repelled", s.ministry, place=s.north)
        (dispute,) = s.disputes("control")
        assert dispute.place_id == s.village.id
        assert {(p.speaker_id, p.stance) for p in dispute.positions} == {
            (s.legion.id, "claims_control"),
            (s.ministry.id, "claims_repelled"),
        }

    def test_denied(self, s: Any) -> None:
        """ "Elmford was never lost." """
        s.claim(s.a, "claims_control", s.legion, place=s.village)
        s.claim(s.a, "denies_fact", s.ministry, place=s.village)
        assert len(s.disputes("control")) == 1

    def test_another_village(self, s: Any) -> None:
        """Driven out of one village, holding the next."""
        s.claim(s.a, "claims_control", s.legion, place=s.village)
        s.claim(s.a, "claims_repelled", s.ministry, place=s.place("Oakham", within=s.north))
        assert s.disputes("control") == []

    def test_both_took_it(self, s: Any) -> None:
        """Allies hold a village together; enemies cannot."""
        s.claim(s.a, "claims_control", s.legion, place=s.village)
        s.claim(s.a, "claims_control", s.corps, place=s.village)
        assert s.disputes("control") == []
        s.claim(s.a, "claims_control", s.ministry, place=s.village)
        assert len(s.disputes("control")) == 1

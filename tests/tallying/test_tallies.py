"""What is counted of the reports of an incident, and the range that policies take from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from incursion_facts.errors import UsageError
from incursion_facts.tallying import load_policy, policy_names

Make = Callable[[], Any]


@pytest.fixture
def s(scene: Make) -> Any:
    """A scene with a region, two states and their speakers."""
    s = scene()
    s.north = s.place("Northshire", "region")
    s.land, s.rival = s.actor("Aland", "state"), s.actor("Beland", "state")
    s.governor = s.actor("Ann Roe", "person", s.land)
    s.police = s.actor("Aland Police", "government", s.land)
    s.ministry = s.actor("Ministry of Defence of Aland", "government", s.land)
    s.rebels = s.actor("Free Front", "armed_group", s.rival)
    return s


def report(s: Any, source: str, number: Any, speaker: Any = None, **rest: Any) -> Any:
    """A figure of an article of its own, on the attack of 5 March."""
    article = s.article(
        source,
        published=rest.pop("published", "2024-03-06"),
        about=s.north,
        copy_of=rest.pop("copy_of", None),
    )
    return s.casualty(article, number, speaker=speaker, date="2024-03-05", **rest)


def whys(tally: Any) -> dict[str, str]:
    """Number or status of reports -> why."""
    return {f"{r.best}": r.why for r in tally.reports}


class TestAgreement:
    def test_revised(self, s: Any) -> None:
        """The governor says 8, then 12: the later figure counts, and nobody contradicts anybody."""
        report(s, "a", 8, s.governor, said="2024-03-05")
        report(s, "b", 12, s.governor, said="2024-03-06")
        tally = s.tally()
        assert (tally.low, tally.best, tally.high, tally.agreement) == (12, 12, 12, "revised")
        assert whys(tally) == {"8": "revised by the same source to 12", "12": "counted"}
        assert tally.independent_sources == 1

    def test_revised_down(self, s: Any) -> None:
        """A correction to a little less counts as well."""
        report(s, "a", 13, s.governor, said="2024-03-05")
        report(s, "b", 12, s.governor, said="2024-03-06")
        assert (s.tally().best, s.tally().agreement) == (12, "revised")

    def test_a_small_later_figure_is_a_part(self, s: Any) -> None:
        """Two after twelve is no correction: it speaks of some of them."""
        report(s, "a", 12, s.governor, said="2024-03-05")
        report(s, "b", 2, s.governor, said="2024-03-06")
        assert (s.tally().best, s.tally().agreement) == (12, "single")

    def test_contested(self, s: Any) -> None:
        """Two parties whose figures exclude one another."""
        report(s, "a", (71, 71, None), s.ministry, people="combatant", status="claimed", effect="killed")
        report(s, "b", 2, s.rebels, people="combatant", effect="killed", victims="fighters")
        tally = s.tally()
        assert (tally.agreement, tally.low, tally.best, tally.high) == ("contested", 2, None, 71)
        (dispute,) = s.disputes("figure")
        assert {(p.speaker_id, p.stance) for p in dispute.positions} == {
            (s.ministry.id, "71+"),
            (s.rebels.id, "2"),
        }

    def test_not_contested(self, s: Any) -> None:
        """ "At least ten" and twelve can both hold."""
        report(s, "a", (10, 10, None), s.police)
        report(s, "b", 12, s.governor)
        assert (s.tally().agreement, s.tally().independent_sources) == ("agree", 2)
        assert s.disputes("figure") == []

    def test_growth_is_no_contest(self, s: Any) -> None:
        """Another speaker's larger figure of a later day: tolls grow."""
        report(s, "a", 3, s.police, said="2024-03-05")
        report(s, "b", 5, s.governor, said="2024-03-06")
        assert s.tally().agreement == "revised"

    def test_denied(self, s: Any) -> None:
        """A figure that another denies is contested; the denial itself counts nothing."""
        report(s, "a", 7, s.police)
        report(s, "b", (11, 11, None), s.rebels, status="denied")
        tally = s.tally()
        assert (tally.agreement, tally.best, tally.high) == ("contested", None, 7)
        assert whys(tally)["11"] == "denied"

    def test_denied_by_a_claim(self, s: Any) -> None:
        """So is one that a claim of another speaker denies."""
        figure = report(s, "a", 7, s.police)
        s.claim(s.records[-3], "denies_fact", s.rebels, about=[figure])
        assert s.tally().agreement == "contested"
        (dispute,) = s.disputes("figure")
        assert {p.stance for p in dispute.positions} == {"7", "denies_fact"}

    def test_single(self, s: Any) -> None:
        """One report."""
        report(s, "a", 7, s.police)
        assert s.tally().agreement == "single"


class TestSources:
    def test_one_speaker_in_ten_outlets(self, s: Any) -> None:
        """Ten outlets with the governor's figure are one source; all are listed."""
        for number in range(10):
            report(s, f"{number}.txt", 12, s.governor)
        tally = s.tally()
        assert (tally.independent_sources, len(tally.reports), tally.agreement) == (1, 10, "single")
        assert sum(r.used for r in tally.reports) == 1

    def test_near_copy(self, s: Any) -> None:
        """An agency's story and its copy are one source."""
        article = s.article("a", about=s.north)
        copy = s.article("b", about=s.north, copy_of=article)
        for held in (article, copy):
            s.casualty(held, 12, date="2024-03-05")
        tally = s.tally()
        assert tally.independent_sources == 1
        assert {r.why for r in tally.reports} == {"counted", "the article nearly repeats another"}

    def test_headline(self, s: Any) -> None:
        """A headline that gives the governor's figure is no second source."""
        article = s.article("a", about=s.north)
        s.casualty(article, 12, date="2024-03-05")
        s.casualty(article, 12, s.governor, date="2024-03-05")
        assert s.tally().independent_sources == 1

    def test_outlets_of_their_own(self, s: Any) -> None:
        """Two outlets that say it themselves are two."""
        report(s, "a", 12)
        report(s, "b", 12)
        assert (s.tally().independent_sources, s.tally().agreement) == (2, "agree")


class TestSetAside:
    def test_part(self, s: Any) -> None:
        """12 wounded, three of them children: the three are not counted again."""
        article = s.article("a", about=s.north)
        whole = s.casualty(article, 12, s.governor, date="2024-03-05")
        s.casualty(article, 3, s.governor, date="2024-03-05", part_of=whole)
        assert (s.tally().low, s.tally().high) == (12, 12)
        assert whys(s.tally())["3"] == "part of another figure"

    @pytest.mark.parametrize(
        ("text", "is_used"), [("two more people were hurt", False), ("more than 2 hurt", True)]
    )
    def test_addition(self, s: Any, text: str, is_used: bool) -> None:
        """ "Two more" adds to a figure of the article; "more than two", said by another, is one."""
        article = s.article("a", about=s.north)
        s.casualty(article, 3, s.governor, date="2024-03-05")
        s.casualty(article, 2, s.police, date="2024-03-05", text=text)
        assert [r.used for r in s.tally().reports if r.best == 2] == [is_used]

    def test_others_of_another_effect(self, s: Any) -> None:
        """ "Killed a woman and wounded two others": the two are all that were wounded."""
        report(s, "a", 2, s.governor, text="wounded two others")
        assert s.tally().best == 2

    def test_nobody(self, s: Any) -> None:
        """ "Nobody was hurt" of one strike does not undo what others count."""
        report(s, "a", 0, s.police)
        report(s, "b", 4, s.governor)
        assert (s.tally().low, s.tally().best) == (4, 4)

    def test_several_is_no_lower_end(self, s: Any) -> None:
        """ "Several" fits twelve and does not widen the range."""
        report(s, "a", (2, None, None), s.police)
        report(s, "b", 12, s.governor)
        assert (s.tally().low, s.tally().best, s.tally().agreement) == (12, 12, "agree")

    def test_claim_passed_on(self, s: Any) -> None:
        """An outlet that gives a party's claim without its name is no second source."""
        report(s, "a", (71, 71, None), s.ministry, people="combatant", status="claimed")
        report(s, "b", (71, 71, None), people="combatant", victims="attackers")
        tally = s.tally()
        assert (tally.low, tally.best, tally.high, tally.independent_sources) == (None, None, 71, 1)


class TestVictims:
    def test_civilians_and_people(self, s: Any) -> None:
        """ "12 civilians" and "12 people" are one tally; fighters and officials are others."""
        report(s, "a", 12, people="civilian")
        report(s, "b", 12, people="unspecified")
        report(s, "c", 4, people="combatant")
        report(s, "d", 2, people="official")
        assert sorted((t.victims, len(t.reports)) for t in s.tallies()) == [
            ("civilian", 2),
            ("combatant", 1),
            ("official", 1),
        ]

    def test_fighters_of_two_sides(self, s: Any) -> None:
        """A border guard killed is not one of the attackers killed."""
        report(s, "a", (71, 71, None), s.ministry, people="combatant", status="claimed", victims="attackers")
        report(s, "b", 1, people="combatant", victims="border guard")
        assert sorted(t.high for t in s.tallies()) == [1, 71]

    def test_bare_figure_of_the_raiders(self, s: Any) -> None:
        """ "Two dead, ten wounded", say the raiders: their own, whatever the class says."""
        report(s, "a", 2, s.rebels, people="unspecified", victims=None, effect="killed")
        assert s.tally().victims == "combatant"

    def test_same_figure_of_no_class(self, s: Any) -> None:
        """ "More than 70 dead" without a word on whom goes where "more than 70 attackers" is."""
        report(s, "a", (71, 71, None), s.ministry, people="combatant", status="claimed", victims="attackers")
        report(s, "b", (71, 71, None), people="unspecified", victims=None)
        assert len(s.tally().reports) == 2


class TestPolicies:
    def test_names(self) -> None:
        """Those that the package has, by name; another is a usage error that names them."""
        assert policy_names() == ["acled", "range", "ucdp"]
        with pytest.raises(UsageError, match="acled, range, ucdp"):
            load_policy("mean")

    def test_claims_raise_high_only(self, s: Any) -> None:
        """A party's figure on its enemy is nowhere more than the upper end."""
        report(s, "a", (71, 71, None), s.ministry, people="combatant", status="claimed")
        found = {name: s.tally(name) for name in policy_names()}
        assert {name: (t.low, t.best, t.high) for name, t in found.items()} == {
            "range": (None, None, 71),
            "acled": (0, 0, 71),
            "ucdp": (0, 0, 71),
        }
        assert {t.policy for t in found.values()} == set(policy_names())
        assert len({t.id for t in found.values()}) == 3

    def test_conservative(self, s: Any) -> None:
        """ACLED takes the lowest figure, the range shows both ends, UCDP trusts who is no party."""
        monitor = s.actor("Monitor", "organization")
        report(s, "a", 5, s.police)
        report(s, "b", 9, monitor)
        report(s, "c", 9, s.actor("Witness", "person"))
        assert [(t := s.tally(name)).low for name in policy_names()] == [5, 5, 5]
        assert {name: s.tally(name).best for name in policy_names()} == {"acled": 5, "range": None, "ucdp": 9}
        assert t.high == 9

    def test_dozens(self, s: Any) -> None:
        """ACLED counts twelve for dozens where the literal bound is 24."""
        report(s, "a", (24, None, None), s.police, text="dozens hurt")
        assert (s.tally("acled").best, s.tally("range").low) == (12, 24)

"""The articles of `data/raw` from end to end: what they say together on one border raid of May 2023.

One governor counts the wounded as the hours go by, a ministry claims what nobody can check, two groups say that they
did it, two states that the other did or that they did not. This is what the tallies and disputes must tell.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from incursion_facts import extract
from incursion_facts.records import Actor, Article, Casualty, Dispute, Event, Place, Record, Tally
from incursion_facts.temporal.edtf import overlaps

RAW = Path(__file__).parents[1] / "data" / "raw"


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """All records of the sample."""
    return list(extract(RAW))


@pytest.fixture(scope="module")
def names(records: list[Record]) -> dict[str, str]:
    """Entity id -> name."""
    return {record.id: record.name for record in records if isinstance(record, (Actor, Place))}


def tallies(records: list[Record], effect: str, victims: str) -> list[Tally]:
    """The tallies of the raid's days, the one with the most reports first."""
    found = [
        r
        for r in records
        if isinstance(r, Tally)
        and r.effect == effect
        and r.victims == victims
        and r.date
        and overlaps(r.date, "2023-05-22")
    ]
    return sorted(found, key=lambda tally: (-len(tally.reports), tally.id))


def test_sides(records: list[Record], names: dict[str, str]) -> None:
    """Who speaks for whom."""
    sides = {r.name: names.get(r.side or "") for r in records if isinstance(r, Actor)}
    for name, side in {
        "Vyacheslav Gladkov": "Russia",
        "Dmitry Peskov": "Russia",
        "Russian Ministry of Defence": "Russia",
        "Andriy Yusov": "Ukraine",
        "Mykhailo Podolyak": "Ukraine",
        "Freedom of Russia Legion": "Ukraine",
        "UK Ministry of Defence": "United Kingdom",
        "Reuters": None,
        "Russia": None,
    }.items():
        assert sides[name] == side, name


def test_wounded_civilians(records: list[Record], names: dict[str, str]) -> None:
    """One tally: the governor's eight became 12, then 13; ten outlets with his word are one source."""
    tally, *others = tallies(records, "wounded", "civilian")
    assert len(tally.reports) > 20
    assert sum(len(other.reports) for other in others) <= 2
    assert names[tally.place_id or ""] == "Belgorod Oblast"
    assert tally.agreement == "revised"
    assert tally.low is not None and tally.low >= 8
    assert (tally.best, tally.high) == (13, 13)
    by_governor = [r for r in tally.reports if names.get(r.speaker_id or "") == "Vyacheslav Gladkov"]
    assert {8, 12, 13} <= {r.best for r in by_governor}
    assert [r.best for r in by_governor if r.used] == [13]
    assert {r.why for r in by_governor if r.best == 8 and "nearly" not in r.why} == {
        "revised by the same source to 13"
    }
    assert 1 < tally.independent_sources <= 6
    assert tally.independent_sources <= sum(r.used for r in tally.reports)


def test_near_copies_count_once(records: list[Record]) -> None:
    """A wire story and the paper that prints it are one report; the paper's is listed and set aside."""
    copies = {r.id for r in records if isinstance(r, Article) and r.duplicate_of}
    assert copies
    reports = [r for t in records if isinstance(t, Tally) for r in t.reports if r.article_id in copies]
    assert reports
    assert not any(r.used for r in reports)


def test_attackers_killed(records: list[Record], names: dict[str, str]) -> None:
    """More than 70, says the ministry of its enemy; two, say the attackers of themselves."""
    tally = next(t for t in tallies(records, "killed", "combatant") if t.high is not None and t.high > 60)
    assert tally.agreement == "contested"
    assert tally.best is None
    assert tally.high == 71
    solid = [r.low for r in tally.reports if r.used and r.status == "reported" and r.speaker_id is None]
    assert solid == []
    ministry = [r for r in tally.reports if names.get(r.speaker_id or "") == "Russian Ministry of Defence"]
    assert {(r.low, r.best, r.high) for r in ministry} == {(71, 71, None)}
    assert {r.status for r in ministry} <= {"claimed", "unverified"}
    assert sum(r.used for r in ministry) == 1
    legion = [r for r in tally.reports if names.get(r.speaker_id or "") == "Freedom of Russia Legion"]
    assert [r.best for r in legion] == [2]
    assert tally.low == 2, "what its enemy claims raises no lower end; what the Legion admits is one"


def test_the_raid_of_march_is_another(records: list[Record]) -> None:
    """Two killed in Bryansk region in March are in no tally of May."""
    casualties = {r.id: r for r in records if isinstance(r, Casualty)}
    for tally in records:
        if isinstance(tally, Tally):
            march = {
                bool(date and date.startswith("2023-03"))
                for r in tally.reports
                if (date := casualties[r.casualty_id].date) is not None
            }
            assert len(march) <= 1


def test_responsibility(records: list[Record], names: dict[str, str]) -> None:
    """The Legion and the Corps claim it, Kyiv denies involvement, Moscow blames Ukraine."""
    found = [
        r
        for r in records
        if isinstance(r, Dispute)
        and r.topic == "responsibility"
        and names.get(r.place_id or "") == "Belgorod Oblast"
    ]
    (dispute,) = found
    positions = {
        (names[p.speaker_id or ""], p.stance, names.get(p.target_id or "")) for p in dispute.positions
    }
    assert {
        ("Freedom of Russia Legion", "claims_responsibility", None),
        ("Russian Volunteer Corps", "claims_responsibility", None),
        ("Ukraine", "denies_involvement", None),
        ("Russia", "blames", "Ukraine"),
    } <= positions


def test_control(records: list[Record], names: dict[str, str]) -> None:
    """Kozinka is free, says the Legion; the raiders were driven out, says the ministry."""
    (dispute,) = [
        r
        for r in records
        if isinstance(r, Dispute) and r.topic == "control" and names.get(r.place_id or "") == "Kozinka"
    ]
    stances = {(names.get(p.speaker_id or ""), p.stance) for p in dispute.positions}
    assert ("Freedom of Russia Legion", "claims_control") in stances
    assert any(stance in ("claims_repelled", "denies_fact") for _, stance in stances)


def test_figure(records: list[Record], names: dict[str, str]) -> None:
    """The dispute on the attackers killed has both figures and their facts."""
    facts = {r.id: r for r in records if isinstance(r, (Casualty, Event))}
    found = [r for r in records if isinstance(r, Dispute) and r.topic == "figure"]
    positions = [{(names[p.speaker_id or ""], p.stance) for p in dispute.positions} for dispute in found]
    assert any(
        {("Russian Ministry of Defence", "71+"), ("Freedom of Russia Legion", "2")} <= held
        for held in positions
    )
    assert all(fact in facts for dispute in found for p in dispute.positions for fact in p.fact_ids)


@pytest.mark.parametrize("policy", ["acled", "ucdp"])
def test_policies(policy: str) -> None:
    """Under any policy what a party claims of its enemy raises no lower end and no best."""
    found = [r for r in extract(RAW, policy=policy) if isinstance(r, Tally)]
    assert {tally.policy for tally in found} == {policy}
    for tally in found:
        if not any(r.used and r.status == "reported" for r in tally.reports):
            assert not tally.low
            assert not tally.best
        if tally.low is not None and tally.best is not None and tally.high is not None:
            assert tally.low <= tally.best <= tally.high

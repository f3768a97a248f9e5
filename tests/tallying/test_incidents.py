"""Which facts speak of one incident."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

Make = Callable[[], Any]


def test_a_region_and_a_village_in_it(scene: Make) -> None:
    """The governor counts the region, a mayor his village: one incident."""
    s = scene()
    region = s.place("Northshire", "region")
    village = s.place("Elmford", within=region)
    one = s.article("a.txt", about=region)
    other = s.article("b.txt", about=village)
    s.casualty(one, 12, place=region, date="2024-03-05")
    s.casualty(other, 3, place=village, date="2024-03-05")
    tally = s.tally()
    assert tally.place_id == region.id
    assert [(r.best, r.used, r.why) for r in tally.reports if not r.used] == [
        (3, False, "counts one place of the area")
    ]


def test_a_place_that_a_figure_goes_on_at_parts_no_incident(scene: Make) -> None:
    """What a figure's own words say of its place counts; what was told last is likely, no more."""
    s = scene()
    north, south = s.place("Northshire", "region"), s.place("Southshire", "region")
    article = s.article("a.txt", about=north)
    other = s.article("b.txt", about=north)
    s.mention(other, south, 700)
    s.casualty(article, 12, place=north, date="2024-03-05")
    s.casualty(other, 13, place=south, date="2024-03-05", at=900, goes_on=True)
    assert [len(tally.reports) for tally in s.tallies()] == [2]


def test_other_regions_and_days_stay_apart(scene: Make) -> None:
    """Same effect and class, but another region, or another day, is another incident."""
    s = scene()
    north, south = s.place("Northshire", "region"), s.place("Southshire", "region")
    article = s.article("a.txt", about=north)
    s.casualty(article, 3, place=north, date="2024-03-05")
    s.casualty(article, 4, place=south, date="2024-03-05")
    s.casualty(article, 5, place=north, date="2024-03-01")
    assert sorted(t.best for t in s.tallies()) == [3, 4, 5]


def test_a_recalled_incident_keeps_its_own_day(scene: Make) -> None:
    """A raid of last autumn in the same region is no part of today's figures."""
    s = scene()
    north = s.place("Northshire", "region")
    article = s.article("a.txt", about=north)
    s.casualty(article, 8, date="2024-03-05")
    s.casualty(article, 2, date="2023-10")
    assert sorted((t.best, t.date) for t in s.tallies()) == [(2, "2023-10"), (8, "2024-03-05")]


def test_one_breath_shares_place_and_day(scene: Make) -> None:
    """ "Killed two in Oldham in autumn and wounded a boy": the boy was wounded there and then."""
    s = scene()
    north, south = s.place("Northshire", "region"), s.place("Southshire", "region")
    article = s.article("a.txt", about=north)
    s.casualty(article, 2, effect="killed", place=south, date="2023-10", at=4000)
    s.casualty(article, 1, at=4020)
    assert {t.place_id for t in s.tallies()} == {south.id}
    assert {t.date for t in s.tallies()} == {"2023-10"}


def test_unknown_place_is_the_one_named_around(scene: Make) -> None:
    """Figures without a place are where their article is; two articles on two regions never meet."""
    s = scene()
    one = s.article("a.txt", about=s.place("Northshire", "region"))
    other = s.article("b.txt", about=s.place("Southshire", "region"))
    s.casualty(one, 12)
    s.casualty(other, 12)
    assert len(s.tallies()) == 2


def test_nowhere_joins_nothing(scene: Make) -> None:
    """Articles that name no place at all stay by themselves; a copy goes with its original."""
    s = scene()
    one, other = s.article("a.txt"), s.article("b.txt")
    copy = s.article("c.txt", copy_of=one)
    for article in (one, other, copy):
        s.casualty(article, 12)
    assert sorted(len(t.reports) for t in s.tallies()) == [1, 2]


def test_undated_goes_to_the_day_that_fits(scene: Make) -> None:
    """Reports without a day join no two incidents: each goes to the one with its figure."""
    s = scene()
    north = s.place("Northshire", "region")
    first, second = s.article("a.txt", about=north), s.article("b.txt", about=north)
    late = s.article("c.txt", about=north)
    s.casualty(first, 3, date="2024-03-05")
    s.casualty(second, 9, date="2024-03-06")
    s.casualty(late, 3)
    by_date = {t.date: [r.best for r in t.reports] for t in s.tallies()}
    assert by_date == {"2024-03-05": [3, 3], "2024-03-06": [9]}


def test_undated_article_finds_its_incident(scene: Make) -> None:
    """An article without any date goes to the incident of its region that has its figure."""
    s = scene()
    north = s.place("Northshire", "region")
    s.casualty(s.article("a.txt", about=north), 3, date="2024-03-01")
    s.casualty(s.article("b.txt", about=north), 9, date="2024-03-05")
    s.casualty(s.article("c.txt", published=None, about=north), 3)
    assert sorted(len(t.reports) for t in s.tallies()) == [1, 2]


def test_daily_reports_do_not_grow_into_one(scene: Make) -> None:
    """Two-day reports that overlap day after day do not make a month of war one incident."""
    s = scene()
    north = s.place("Northshire", "region")
    for day in range(1, 29):
        article = s.article(f"{day}.txt", published=f"2024-03-{day + 1:02}", about=north)
        s.casualty(article, day + 2, date=f"2024-03-{day:02}/2024-03-{day + 1:02}")
    assert len(s.tallies()) >= 5


def test_order_is_no_matter(scene: Make) -> None:
    """The same records in any order give the same tallies and disputes."""
    s = scene()
    north = s.place("Northshire", "region")
    police, rebels = s.actor("Police", "government"), s.actor("Front", "armed_group")
    for number in range(12):
        article = s.article(f"{number}.txt", published=f"2024-03-{number % 4 + 3:02}", about=north)
        s.casualty(article, number, speaker=police if number % 2 else None, date=f"2024-03-0{number % 3 + 3}")
        s.casualty(article, number % 5, speaker=rebels)
        s.claim(
            article,
            "blames" if number % 3 else "denies_involvement",
            police if number % 2 else rebels,
            rebels,
        )
    wanted = [record.to_json() for record in s.tallied()[len(s.records) :]]
    shuffled = list(s.records)
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        made = [record.to_json() for record in s.tallied(records=shuffled)[len(shuffled) :]]
        assert made == wanted


def test_made_anew(scene: Make) -> None:
    """Tallies that are there already are replaced, so that merging twice changes nothing."""
    s = scene()
    s.casualty(s.article("a.txt", about=s.place("Northshire", "region")), 3)
    once = s.tallied()
    assert s.tallied(records=once) == once

"""Merging of whole records: what is joined, what stays apart, and what holds whatever is merged."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.merging import Decisions, merge, merge_records
from incursion_facts.records import Actor, Alias, Mention, MergeEvidence, Place, Record, content_id

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "merging.toml").read_text("utf-8"))
PLACE_KINDS = {"country", "region", "district", "settlement", "facility", "other"}
NO_SITE = dict.fromkeys(("admin1", "admin2", "latitude", "longitude", "geonames_id", "within", "precision"))


def entity(
    name: str,
    kind: str = "person",
    *,
    aliases: Mapping[str, int] | None = None,
    articles: int = 1,
    mentions: int = 1,
    **fields: Any,
) -> Actor | Place:
    """An actor or place with its name printed, or with the aliases given (form to mentions)."""
    forms = dict(aliases or {name: mentions})
    record = {
        "name": name,
        "kind": kind,
        "country": None,
        "aliases": [Alias(form=f, mentions=n, articles=articles) for f, n in forms.items()],
        "mentions": sum(forms.values()),
        "articles": articles,
        "merged_by": [
            MergeEvidence(form=f, with_=name, method="apposition", score=1.0) for f in forms if f != name
        ],
    }
    if kind in PLACE_KINDS:
        return Place.model_validate({"id": content_id("place", kind, name), **record, **NO_SITE, **fields})
    return Actor.model_validate(
        {"id": content_id("actor", kind, name), **record, "side": None, "roles": (), **fields}
    )


def mention(of: Actor | Place, article: str, start: int = 0) -> Mention:
    """A mention of an entity by its name."""
    return Mention(
        id=content_id("mention", article, start),
        article_id=article,
        start=start,
        end=start + len(of.name),
        text=of.name,
        rule="test",
        entity_id=of.id,
        form="name",
    )


def entities(records: list[Record]) -> list[Actor | Place]:
    return [record for record in records if isinstance(record, (Actor, Place))]


def names(records: list[Record]) -> list[str]:
    return [record.name for record in entities(records)]


def pair_of(case: Mapping[str, Any]) -> list[Record]:
    """The two records of a case."""
    first, second = case["names"]
    many = case.get("mentions", 1)
    return [
        entity(first, case["kind"], country=case.get("country"), mentions=many, articles=many),
        entity(second, case.get("other_kind", case["kind"]), country=case.get("other_country")),
    ]


def label(case: Mapping[str, Any]) -> str:
    return f"{case['names'][0]} | {case['names'][1]}"


@pytest.mark.parametrize("case", CASES["joined"], ids=label)
def test_joined(case: Mapping[str, Any]) -> None:
    """Two records become one, which says why."""
    records = pair_of(case)
    (joined,) = entities(merge(records))
    assert {alias.form for alias in joined.aliases} == set(case["names"])
    assert [evidence.form for evidence in joined.merged_by] == [n for n in case["names"] if n != joined.name]
    assert joined.mentions == sum(r.mentions for r in entities(records))


@pytest.mark.parametrize("case", CASES["apart"], ids=label)
def test_apart(case: Mapping[str, Any]) -> None:
    """Two records stay two, and stay what they were."""
    records = pair_of(case)
    assert sorted(merge(records), key=lambda r: r.id) == sorted(records, key=lambda r: r.id)


def test_a_surname_of_two_people_stays_apart() -> None:
    """Two people of one surname: an article that has the surname only belongs to neither, and is listed."""
    merged = merge_records([entity("Bashar Assad"), entity("Maher Assad"), entity("Assad")])
    assert names(merged.records) == ["Assad", "Bashar Assad", "Maher Assad"]
    assert {(d.name, d.other) for d in merged.doubtful} == {
        ("Assad", "Bashar Assad"),
        ("Assad", "Maher Assad"),
    }


def test_a_bare_ministry_of_two_countries_stays_apart() -> None:
    """A ministry of no known country, in a run with two of them."""
    merged = merge_records(
        [
            entity("Russian Defense Ministry", "government"),
            entity("UK Ministry of Defence", "government"),
            entity("Ministry of Defence", "government"),
        ]
    )
    assert len(names(merged.records)) == 3
    assert merged.doubtful


def test_a_family_name_that_stands_first() -> None:
    """The short form of Xi Jinping is Xi; Smith of one country is not Smith of another."""
    assert names(merge([entity("Xi Jinping"), entity("Xi")])) == ["Xi Jinping"]
    assert len(merge([entity("John Smith", country="US"), entity("Smith", country="GB")])) == 2


def test_one_gazetteer_place_under_two_names() -> None:
    """The same number is the same place, whatever it is called; another number never is."""
    one = entity("Artyomovsk", "settlement", geonames_id=7)
    other = entity("Bakhmut City", "settlement", geonames_id=7)
    third = entity("Artyomovsk-na-Donu", "settlement", geonames_id=8)
    assert len(entities(merge([one, other, third]))) == 2
    assert (
        len(entities(merge([entity("Kozinka", "settlement", geonames_id=1, admin1="Belgorod"), third]))) == 2
    )
    twins = [
        entity("Kozinka", "settlement", geonames_id=1),
        entity("Kozinka Village", "settlement", geonames_id=2),
    ]
    assert len(entities(merge(twins))) == 2


def test_records_of_one_id_are_added_up() -> None:
    """An actor of three articles has one record, with the roles of all."""
    records = [
        entity("Vyacheslav Gladkov", aliases={"Vyacheslav Gladkov": 1, "Gladkov": 3}, roles=("governor",)),
        entity(
            "Vyacheslav Gladkov", aliases={"Vyacheslav Gladkov": 2}, roles=("governor of Belgorod region",)
        ),
        entity("Vyacheslav Gladkov", country="RU"),
    ]
    (joined,) = entities(merge(records))
    assert isinstance(joined, Actor)
    assert (joined.mentions, joined.articles, joined.country) == (7, 3, "RU")
    assert joined.roles == ("governor", "governor of Belgorod region")
    assert [(a.form, a.mentions, a.articles) for a in joined.aliases] == [
        ("Vyacheslav Gladkov", 4, 3),
        ("Gladkov", 3, 1),
    ]


def test_the_most_widely_used_full_name_is_shown() -> None:
    """Not a surname, however frequent; not a spelling of one article."""
    records = [
        entity("Dmitri Peskov", articles=1),
        entity("Dmitry Peskov", articles=3, mentions=3),
        entity("Peskov", articles=9, mentions=20),
    ]
    assert names(merge(records)) == ["Dmitry Peskov"]


def test_facts_and_sides_follow() -> None:
    """Mentions, the side of a group and the place around a place point at the joined records."""
    russia = entity("Russia", "state")
    old = entity("Belgorod Oblast", "region")
    new = entity("Belgorod region", "region", mentions=4, articles=3)
    town = entity("Kozinka", "settlement", within=old.id)
    legion = entity("Liberty of Russia Legion", "armed_group")
    wing = entity("Ilya Ponomarev", side=legion.id)
    records = [
        russia,
        old,
        new,
        town,
        legion,
        wing,
        entity("Freedom of Russia Legion", "armed_group", articles=3),
    ]
    merged = merge_records([*records, mention(old, "article-1"), mention(legion, "article-1", 50)])
    ids = {record.id for record in entities(merged.records)}
    for record in merged.records:
        if isinstance(record, Mention):
            assert record.entity_id in ids
        elif isinstance(record, Place) and record.name == "Kozinka":
            assert record.within == new.id
        elif isinstance(record, Actor) and record.name == "Ilya Ponomarev":
            assert record.side in ids


def test_articles_are_counted_once() -> None:
    """Two names of one group in one article are one article, where the stream holds its mentions."""
    first = entity("Liberty of Russia Legion", "armed_group")
    second = entity("Freedom of Russia Legion", "armed_group")
    (joined,) = entities(
        merge([first, second, mention(first, "article-1"), mention(second, "article-1", 40)])
    )
    assert (joined.mentions, joined.articles) == (2, 1)


def test_decisions_win() -> None:
    """What a human decided holds against any likeness, both ways."""
    apart = Decisions.of([("Dmitry Peskov", "Dmitri Peskov", False)])
    assert len(merge([entity("Dmitry Peskov"), entity("Dmitri Peskov")], decisions=apart)) == 2
    same = Decisions.of([("Caesar", "Maximillian Andronnikov", True)])
    (joined,) = entities(merge([entity("Caesar"), entity("Maximillian Andronnikov")], decisions=same))
    assert [evidence.method for evidence in joined.merged_by] == ["decision"]


def test_known_names_are_shown() -> None:
    """A name that the lexicon gives is shown, however rare."""
    records = [entity("Denis Kapustin", articles=5), entity("Denys Kapustin")]
    (joined,) = entities(merge(records, known=[records[1]]))
    assert joined.name == "Denys Kapustin"


# ---------------------------------------------------------------- properties

POOL = [
    *[("person", n) for n in (
        "Vladimir Putin", "Putin", "Lyudmila Putin", "V. Putin", "Wladimir Putin", "Dmitry Peskov", "Dmytro Peskov",
        "Peskov", "Dmitri Peskow", "Sergei Lavrov", "Sergey Viktorovich Lavrov", "Sergey Ivanovich Lavrov",
        "Mohammed Ali", "Muhammad Ali", "Mohamed Aly", "Ali", "Aung San", "Aung San Suu Kyi", "Suu Kyi",
        "Robert Kennedy", "Robert Kennedy Jr", "Kennedy", "Ilya Ponomarev", "Ilya Pnomarav",
    )],
    *[("armed_group", n) for n in (
        "Freedom of Russia Legion", "Liberty of Russia Legion", "Russian Freedom Legion", "Legion", "FRL",
        "Russian Volunteer Corps", "RVC", "Volunteer Corps", "Donetsk People's Republic", "Luhansk People's Republic",
    )],
    *[("organization", n) for n in ("Freedom of Russia Legion", "RVC", "Wagner", "Wagner Group")],
    *[("government", n) for n in (
        "Russian Defense Ministry", "Ministry of Defence", "UK Ministry of Defence", "Defense Ministry", "FSB",
        "Federal Security Service", "Federal Security Service of Russia",
    )],
    *[("military", n) for n in (
        "24th Brigade", "24th Mechanized Brigade", "24th Separate Mechanized Brigade", "24th Artillery Brigade",
        "25th Brigade",
    )],
    *[("settlement", n) for n in ("Bakhmut", "Artyomovsk", "Grayvoron", "Hraivoron", "Lgov", "Lvov", "Kozinka")],
    *[("region", n) for n in ("Bryansk", "Byransk", "Belgorod region", "Belgorod Oblast")],
]  # fmt: skip


@st.composite
def runs(draw: st.DrawFn) -> list[Record]:
    """Entities of a few articles, each with a mention."""
    records: list[Record] = []
    for number in range(draw(st.integers(1, 4))):
        chosen = draw(st.lists(st.sampled_from(POOL), max_size=14, unique=True))
        for position, (kind, name) in enumerate(chosen):
            country = draw(st.sampled_from([None, None, "RU", "UA", "GB"]))
            extra = draw(st.sampled_from(["", "", "Alias", name.split()[-1]]))
            aliases = {name: draw(st.integers(1, 5)), **({extra: 1} if extra and extra != name else {})}
            made = entity(name, kind, aliases=aliases, country=country)
            records += [made, mention(made, f"article-{number}", position * 100)]
    return records


def key(record: Record) -> str:
    return record.to_json()


@settings(max_examples=120, deadline=None)
@given(runs(), st.randoms(use_true_random=False))
def test_order_does_not_count(records: list[Record], rng: random.Random) -> None:
    """The same records in any order give the same."""
    shuffled = list(records)
    rng.shuffle(shuffled)
    first, second = merge_records(records), merge_records(shuffled)
    assert sorted(map(key, first.records)) == sorted(map(key, second.records))
    assert first.doubtful == second.doubtful


@settings(max_examples=120, deadline=None)
@given(runs())
def test_merging_merged_records_changes_nothing(records: list[Record]) -> None:
    """What is merged is merged."""
    once = merge(records)
    assert merge(once) == once


@settings(max_examples=120, deadline=None)
@given(runs())
def test_nothing_is_lost_and_all_is_explained(records: list[Record]) -> None:
    """Mentions keep their sum; every alias but the name has evidence; every id that is pointed at is there."""
    merged = merge(records)
    made, before = entities(merged), entities(records)
    assert sum(e.mentions for e in made) == sum(e.mentions for e in before)
    assert {a.form for e in made for a in e.aliases} == {a.form for e in before for a in e.aliases}
    ids = [e.id for e in made]
    assert len(set(ids)) == len(ids)
    for record in made:
        forms = {a.form for a in record.aliases}
        explained = {evidence.form for evidence in record.merged_by}
        assert forms - {record.name} <= explained
        assert len(explained) == len(record.merged_by)
    assert {m.entity_id for m in merged if isinstance(m, Mention)} <= set(ids)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(min_size=1, max_size=20),
            st.sampled_from(["person", "armed_group", "media", "state", "settlement", "district"]),
        ),
        max_size=8,
        unique=True,
    )
)
def test_any_names_merge(chosen: list[tuple[str, str]]) -> None:
    """Names of any letters, or of none, neither fail nor get lost, and are settled after one run."""
    records: list[Record] = [entity(name, kind) for name, kind in chosen]
    once = merge(records)
    assert sum(e.mentions for e in entities(once)) == len(chosen)
    assert merge(once) == once

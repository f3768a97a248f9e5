"""Casualties on the cases of tests/cases/casualties.toml, found and not found, and their properties."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.language import tokenize
from incursion_facts.parsing.document import Document
from incursion_facts.recognition.casualties import find_casualties
from incursion_facts.recognition.dates import find_dates
from incursion_facts.recognition.reading import Name, NameKind, Reading
from incursion_facts.records import Article, Casualty, Date

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "casualties.toml").read_text(encoding="utf-8")
)["case"]
WORDS = [
    "two", "at", "least", "12", "people", "soldiers", "a", "woman", "were", "was", "killed", "and", "wounded", "died", "in", "Kharkiv", ",", "including",
    "children", "no", "one", "of", "them", "the", "death", "toll", "rose", "to", "dead", "said", "Ivan", "Petrov", ".", "who", "not", "missing", "(", ")", "“", "”", "dozens",
]  # fmt: skip


def reading_of(text: str, published: dt.date | None = None) -> Reading:
    """A reading of one paragraph in which nothing has been recognized yet."""
    article = Article(
        id="article-1", source="a.txt", sha256="", text_sha256="", text=None, encoding="utf-8", published=None,
        published_from=None, title=None, byline=None, outlet=None, dateline=None, language="en", words=0, duplicate_of=None,
    )  # fmt: skip
    return Reading(Document(article, text, ()), tokenize(text, [(0, len(text))]), published)


def name(reading: Reading, form: str, kind: NameKind) -> Name:
    """A typed occurrence of a form, its first one."""
    start = reading.tokens.at(reading.text.index(form))
    return Name(start, start + len(form.split()), kind, "name", f"{kind}-{form}", "test")


def brief(casualty: Casualty) -> str:
    """A casualty as the cases write it: effect, bounds, class of victims, words."""
    low, best, high = ("-" if n is None else n for n in (casualty.low, casualty.best, casualty.high))
    about = "~" if casualty.approximate else ""
    part = " (part)" if casualty.part_of else ""
    return f"{casualty.effect} {about}{low}/{best}/{high} {casualty.victims.class_}{part}: {casualty.text}"


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_a_sentence_states_exactly_these_figures(case: dict[str, Any]) -> None:
    assert [brief(c) for c in find_casualties(reading_of(case["text"]))] == case["found"]


def test_status_says_what_the_text_makes_of_a_figure() -> None:
    def status(text: str) -> list[str]:
        return [c.status for c in find_casualties(reading_of(text))]

    assert status("Two people were killed.") == ["reported"]
    assert status("The ministry claimed that two people were killed.") == ["claimed"]
    assert status("The army said it had killed 40 militants.") == ["claimed"]
    assert status("The army said two of its soldiers were killed.") == ["reported"]
    assert status("Officials denied that twelve soldiers had been captured.") == ["denied"]
    assert status("Some 70 attackers were killed. That could not be independently confirmed.") == [
        "unverified"
    ]
    assert status("About 100 people are feared dead.") == ["unverified"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said four of its soldiers and two guards were killed.", ["reported", "reported"]),
        ("Four soldiers were killed, the army said.", ["reported"]),
        ("The army said that 40 rebels were killed and six wounded.", ["claimed", "claimed"]),
        ("The rebels said they had killed 12 soldiers.", ["claimed"]),
        ("The rebels said three fighters were killed.", ["reported"]),
        ("The government said its troops had killed 500 militants.", ["claimed"]),
        ("The government said 500 people were killed.", ["reported"]),
        ("Troops stormed the camp, slaying at least 70 enemy fighters.", ["claimed"]),
        ("The group has killed 13 soldiers this month, officials say.", ["reported"]),
        ("Its men had killed 63 “apostates” in the square.", ["claimed"]),
        ("A nurse spoke of “dozens of wounded soldiers”.", ["reported"]),
        ("Some 70 raiders were killed, if one believes the ministry.", ["claimed"]),
        ("The rebels said they had killed 12 soldiers. No independent source confirms it.", ["unverified"]),
        ("Two men were killed. There was no way to check the claim.", ["unverified"]),
        (
            "The army said it had killed 40 rebels. The camp burned. Neither account could be verified.",
            ["unverified"],
        ),
        ("The brigade said it put its own dead at three.", ["reported"]),
        ("Police said six militants were killed.", ["claimed"]),
        ("Police said six shoppers were killed.", ["reported"]),
        ("The Malian army said two French soldiers were killed by the rebels.", ["reported"]),
        ("The Malian army said it had mistakenly killed two French soldiers.", ["reported"]),
        ("The claim could not be verified but a medic said two men died.", ["reported"]),
    ],
)
def test_a_party_claims_what_it_did_to_its_enemy(text: str, expected: list[str]) -> None:
    assert [c.status for c in find_casualties(reading_of(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a market on Sunday, killing 12 people. Nine others were hurt.", ["2024-05-19"] * 2),
        ("Ten men were killed, police said on Monday.", [None]),
        ("On Friday, the army said four soldiers were killed.", [None]),
        (
            "Ten men were killed, police said on Monday. The ambush took place on Saturday.",
            ["2024-05-18"],
        ),
        (
            "Rockets hit a base on Monday. A cook was killed. A guard died of his wounds on Tuesday.",
            ["2024-05-20", "2024-05-21"],
        ),
        ("A bomb killed two on Sunday. Another blast killed three.", ["2024-05-19", None]),
        ("A bomb killed two on Sunday. Elsewhere, a shepherd was killed.", ["2024-05-19", None]),
        ("It was the worst raid since 3 April 2021, when 22 died.", ["2021-04-03"]),
        ("Some 2,000 people have been killed since the war began in August 1969.", ["1969-08/.."]),
        ("In all 27 people died in the province in 1985.", ["1985"]),
        ("The raid killed 23 in the deadliest attack this year.", [None]),
        ("13 men were hurt, up from 12 on Tuesday.", [None, None]),
        ("Two women were killed in Monday’s raid. It rained.", ["2024-05-20"]),
        ("Five men have died. The hall was shut. Nobody has claimed Monday’s raid.", ["2024-05-20"]),
        ("Five men have died. The hall was shut. Monday’s market was full.", [None]),
        ("Six people died in raids on Monday and Tuesday.", ["2024-05-20/2024-05-21"]),
        ("Six people died in raids on Monday and Thursday.", ["2024-05-20"]),
        ("In April bombers killed nine. The group admitted that attack on 12 April.", ["2024-04-12"]),
        ("In April bombers killed nine. The mayor opened a bridge on 12 April.", ["2024-04"]),
        ("The war broke out in May 2015. Some 900 people have since died.", ["2015-05/.."]),
        ("The war broke out in May 2015. Some 900 people have died since the war began.", ["2015-05/.."]),
        ("Since its founding in 2013 the mission has lost 60 lives.", ["2013/.."]),
        ("A bomb killed two on Sunday. Earlier in the day, a guard was killed.", ["2024-05-19"] * 2),
        ("A raid hit a mill on Sunday. The mayor on Tuesday condemned it. Two died.", ["2024-05-19"]),
        ("Raids from 2006 to 2017 made it famous. A nun died.", [None]),
    ],
)
def test_a_figure_has_the_date_of_its_incident(text: str, expected: list[str | None]) -> None:
    reading = reading_of(text, dt.date(2024, 5, 22))
    reading.dates.extend(find_dates(reading))
    assert [c.date for c in find_casualties(reading)] == expected


def test_a_part_points_to_its_whole() -> None:
    whole, part = find_casualties(reading_of("12 people were injured, including two children."))
    assert (whole.part_of, part.part_of) == (None, whole.id)


def test_a_running_total_is_cumulative() -> None:
    texts = [
        "The death toll rose to 40.",
        "So far 9,000 civilians have been killed since February.",
        "Two men were killed.",
    ]
    assert [c.cumulative for text in texts for c in find_casualties(reading_of(text))] == [True, True, False]


def test_names_tell_victim_place_perpetrator_and_speaker() -> None:
    text = (
        "Olga Petrova was killed by the Northern Legion in Borisovka on Monday, Ivan Gladkov said on Tuesday."
    )
    reading = reading_of(text, dt.date(2023, 5, 24))
    kinds: list[tuple[str, NameKind]] = [
        ("Olga Petrova", "person"), ("Northern Legion", "armed_group"), ("Borisovka", "settlement"), ("Ivan Gladkov", "person"),
    ]  # fmt: skip
    reading.names = [name(reading, form, kind) for form, kind in kinds]
    for word, value in (("Monday", "2023-05-22"), ("Tuesday", "2023-05-23")):
        start = text.index(word)
        reading.dates.append(
            Date(id=word, article_id="article-1", start=start, end=start + len(word), text=word, rule="weekday",
                 value=value, granularity="day", relative=True, anchor="2023-05-24")
        )  # fmt: skip
    (found,) = find_casualties(reading)
    assert found.victims.actor_id == "person-Olga Petrova"
    assert found.perpetrator_id == "armed_group-Northern Legion"
    assert found.place_id == "settlement-Borisovka"
    assert found.attribution.speaker_id == "person-Ivan Gladkov"
    assert (found.date, found.as_of) == ("2023-05-22", "2023-05-23")


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
@settings(max_examples=120, deadline=None)
def test_any_words_give_grounded_distinct_records_with_ordered_bounds(text: str) -> None:
    found = list(find_casualties(reading_of(text)))
    assert len({c.id for c in found}) == len(found)
    assert all(c.part_of is None or c.part_of in {other.id for other in found} for c in found)
    for c in found:
        assert text[c.start : c.end] == c.text
        bounds = [n for n in (c.low, c.best, c.high) if n is not None]
        assert bounds and bounds == sorted(bounds)


def test_a_long_sentence_costs_time_in_proportion() -> None:
    """No pattern may look back over all that was read: 40,000 words of one sentence are read in a moment."""
    assert list(find_casualties(reading_of("two men and " * 10_000 + "left")))[:0] == []
    assert len(list(find_casualties(reading_of("two men were killed and " * 400)))) == 400

"""Where a sentence that names no place is set; and what sets nothing anywhere."""

from __future__ import annotations

import pytest

from incursion_facts.parsing import parse_text
from incursion_facts.recognition import recognize
from incursion_facts.records import Casualty, Event, Place


def places(text: str) -> list[tuple[str, str | None]]:
    """Each figure of a text with the place that it is set in."""
    records = recognize(parse_text(f"date 2023-05-22\n\n{text}"))
    names = {record.id: record.name for record in records if isinstance(record, Place)}
    return [(r.text, names.get(r.place_id or "")) for r in records if isinstance(r, Casualty)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three people were killed in Kharkiv on Monday. Two more were wounded.", ["Kharkiv", "Kharkiv"]),
        (
            "A bomb exploded near Sumy. Four people died. Rescuers came. One more was missing.",
            ["Sumy", "Sumy"],
        ),
        ("A shell hit a school in Sumy, killing two. In Kharkiv, one man was wounded.", ["Sumy", "Kharkiv"]),
        ("Two people were killed. The attack took place in Kharkiv.", ["Kharkiv"]),
        (
            "The raid on Sumy went on. Two people were killed. Rebels shelled Kharkiv. Five died.",
            ["Sumy", "Kharkiv"],
        ),
        ("A drone hit a depot in Ukraine's Sumy region. Two workers were wounded.", ["Sumy Oblast"]),
        (
            "Gunmen attacked a village near Sumy.\n\nThe mayor spoke of his shock.\n\nFive people were killed.",
            ["Sumy"],
        ),
        ("Rebels raided a market in Sumy. Six people were killed in Ukraine, he said.", ["Ukraine"]),
    ],
)
def test_a_figure_is_set_where_the_text_is(text: str, found: list[str]) -> None:
    """Its own clause first, then its paragraph, the next sentence, and the head of the article."""
    assert [place for _, place in places(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Troops fled to Kharkiv. Two people were killed.",
        "The raid from Kharkiv failed. Two people were killed.",
        "A shell fell near the border with Kharkiv region. Two people were killed.",
        "Two people were killed across Europe.",
    ],
)
def test_what_sets_nothing_in_a_place(text: str) -> None:
    """Where somebody went, what lies beyond a border, a continent."""
    assert all(place not in ("Kharkiv", "Kharkiv Oblast", "Europe") for _, place in places(text))


def test_totals_are_of_the_country() -> None:
    """What counts since a war began did not happen where the last bomb fell; the country is named elsewhere."""
    text = "A bomb killed two people in Kharkiv. Ukraine wept. More than 9,000 people have died since the war began."
    assert [place for _, place in places(text)] == ["Kharkiv", "Ukraine"]


def test_events_are_set_alike() -> None:
    """An event without a place of its own goes on at the last one."""
    records = recognize(
        parse_text(
            "date 2023-05-22\n\nRebels raided Sumy region. Shelling began in Sumy. Police arrested a man."
        )
    )
    names = {record.id: record.name for record in records if isinstance(record, Place)}
    assert {
        names.get(r.place_id or "") for r in records if isinstance(r, Event) and r.event_type == "arrest"
    } == {"Sumy"}


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        (
            "A blast tore through a bus and killed two people. The attack came on Saturday.",
            "explosion",
            "2023-05-20",
        ),
        ("Shelling killed four people in Sumy, he said on Monday.", "shelling", None),
        ("Police arrested a man after two people were killed. The attack came on Saturday.", "arrest", None),
    ],
)
def test_an_event_shares_the_day_of_the_harm_in_its_sentence(text: str, kind: str, day: str | None) -> None:
    """What does harm happens when people are hurt; an arrest does not, and the day of the words is no day of harm."""
    records = recognize(parse_text(f"date 2023-05-22\n\n{text}"))
    dates = {r.date for r in records if isinstance(r, Event) and r.event_type == kind}
    assert dates == {day}

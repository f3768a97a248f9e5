"""Sides of actors, and what they make of figures: whose they are, and which are a party's claim."""

from __future__ import annotations

from typing import Any

import pytest

from incursion_facts import extract
from incursion_facts.lexicons import KnownActor
from incursion_facts.merging.sides import add_sides
from incursion_facts.records import Actor, Casualty, Record, content_id


def actor(name: str, kind: str, country: str | None = None, **rest: Any) -> Actor:
    """An actor as merging leaves it."""
    values = {
        "id": content_id("actor", kind, name),
        "name": name,
        "kind": kind,
        "country": country,
        "side": None,
        "roles": (),
        "aliases": (),
        "mentions": 1,
        "articles": 1,
        "merged_by": (),
    }
    return Actor.model_validate(values | rest)


def sides(records: list[Record], known: tuple[KnownActor, ...] = ()) -> dict[str, str | None]:
    """Name -> name of the side."""
    done = {record.id: record for record in add_sides(records, known) if isinstance(record, Actor)}
    return {a.name: done[a.side].name if a.side else None for a in done.values()}


def read(text: str) -> list[Record]:
    """The records of an article."""
    return list(extract(f"date 2024-03-06\n\n{text}"))


def side_of(text: str, name: str) -> str | None:
    """The name of a person's side, as an article tells it."""
    actors = {r.id: r for r in read(text) if isinstance(r, Actor)}
    (found,) = [a for a in actors.values() if a.name == name]
    return actors[found.side].name if found.side else None


class TestByRecord:
    def test_officials_are_of_their_state(self) -> None:
        """Government, army and persons of a country are on the side of its state, if it has a record."""
        found = sides(
            [
                actor("Norway", "state", "NO"),
                actor("Norwegian Army", "military", "NO"),
                actor("Ministry of Defence", "government", "NO"),
                actor("Kari Holm", "person", "NO"),
                actor("Peruvian Army", "military", "PE"),
            ]
        )
        assert found == {
            "Norway": None,
            "Norwegian Army": "Norway",
            "Ministry of Defence": "Norway",
            "Kari Holm": "Norway",
            "Peruvian Army": None,
        }

    def test_outlets_and_groups_have_none(self) -> None:
        """A country is where an outlet or a group sits, not its side."""
        found = sides(
            [
                actor("Norway", "state", "NO"),
                actor("Fjord Post", "media", "NO"),
                actor("Front", "armed_group", "NO"),
            ]
        )
        assert found == {"Norway": None, "Fjord Post": None, "Front": None}

    def test_lexicon(self) -> None:
        """A row's side wins over the country: a wing is on the side of its group."""
        row = KnownActor("Front Spokesman", "person", "NO", "Front", None)
        found = sides(
            [
                actor("Norway", "state", "NO"),
                actor("Front", "armed_group"),
                actor("Front Spokesman", "person", "NO"),
            ],
            (row,),
        )
        assert found["Front Spokesman"] == "Front"

    def test_roles(self) -> None:
        """An office that names a country."""
        found = sides(
            [actor("Norway", "state", "NO"), actor("Kari Holm", "person", roles=("Norwegian envoy",))]
        )
        assert found["Kari Holm"] == "Norway"

    def test_again(self) -> None:
        """Sides found once stay when the texts are gone."""
        records: list[Record] = [actor("Norway", "state", "NO"), actor("Kari Holm", "person", "NO")]
        once = add_sides(records)
        assert add_sides(once) == once


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (
            "Kenya sent troops. The governor of Kenya’s Lamu county, Abdi Noor, said that it was calm.",
            "Kenya",
        ),
        ("Kenya sent troops. Kenyan police spokesman Abdi Noor said that it was calm.", "Kenya"),
        ("Kenya sent troops. Abdi Noor, a spokesman for the Kenyan army, said that it was calm.", "Kenya"),
        ("Kenya sent troops. Abdi Noor, who speaks for Al-Shabaab, said that it was calm.", "Al-Shabaab"),
        ("Kenya sent troops. Abdi Noor, 34, a farmer from Lamu, said that it was calm.", None),
        ("Kenya sent troops. Abdi Noor said that Kenyan ministers had called.", None),
    ],
)
def test_by_text(text: str, side: str | None) -> None:
    """The office beside a name tells the side; where somebody lives, or what he speaks of, does not."""
    assert side_of(text, "Abdi Noor") == side


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "The Kenyan army said on Tuesday that its troops had killed 12 terrorists near Lamu, Kenya.",
            "claimed",
        ),
        (
            "The Kenyan army said on Tuesday that 12 of its soldiers had been killed near Lamu, Kenya.",
            "reported",
        ),
        ("The Kenyan army said on Tuesday that 12 civilians had been killed near Lamu, Kenya.", "reported"),
        (
            "The Kenyan army said on Tuesday that two French soldiers had been killed near Lamu, Kenya. "
            "Al-Shabaab and France fight there; Al-Shabaab lost the town.",
            "reported",
        ),
    ],
)
def test_status(text: str, status: str) -> None:
    """A party claims of its enemy, and reports of its own and of civilians."""
    (figure,) = [r for r in read(f"Kenya sent troops.\n\n{text}") if isinstance(r, Casualty)]
    assert figure.status == status


def test_side_of_victims() -> None:
    """A nation in the words for the victims is their side."""
    records = read(
        "Kenya sent troops. Officials in Kenya said that three Kenyan soldiers were wounded on Tuesday."
    )
    actors = {r.id: r.name for r in records if isinstance(r, Actor)}
    (figure,) = [r for r in records if isinstance(r, Casualty)]
    assert figure.victims.side is not None
    assert actors[figure.victims.side] == "Kenya"

"""Facts pointed at other entities; and no field that holds an id is forgotten."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from incursion_facts.merging.rewrite import LISTS, PARTS, PLAIN_FIELDS, rewrite
from incursion_facts.records import (
    RECORD_TYPES,
    Actor,
    Article,
    Attribution,
    Casualty,
    Event,
    Participant,
    Place,
    Record,
    Victims,
)

ENTITY_FIELDS = (
    "entity_id",
    "actor_id",
    "place_id",
    "perpetrator_id",
    "speaker_id",
    "target_id",
    "via_id",
    "side",
)
"""Names of fields that hold an entity's id, in any model."""


def casualty(**fields: Any) -> Casualty:
    """A casualty with nothing known but what is given."""
    known: dict[str, Any] = {
        "id": "casualty-1", "article_id": "article-1", "start": 0, "end": 3, "text": "abc", "rule": "test",
        "effect": "killed", "quantity": "two", "low": 2, "best": 2, "high": 2, "approximate": False,
        "cumulative": False, "victims": Victims(text=None, class_="civilian"), "perpetrator_id": None,
        "place_id": None, "date": None, "as_of": None, "attribution": Attribution(), "status": "reported",
        "part_of": None,
    }  # fmt: skip
    return Casualty.model_validate({**known, **fields})


def test_all_ids_of_a_casualty() -> None:
    """Victims, perpetrator, place, speaker and outlet all move."""
    before = casualty(
        victims=Victims(text=None, class_="combatant", actor_id="a", side="b"),
        perpetrator_id="a",
        place_id="p",
        attribution=Attribution(speaker_id="a", via_id="b"),
    )
    after = rewrite(before, {"a": "A", "b": "B", "p": "P"})
    assert after == casualty(
        victims=Victims(text=None, class_="combatant", actor_id="A", side="B"),
        perpetrator_id="A",
        place_id="P",
        attribution=Attribution(speaker_id="A", via_id="B"),
    )


def test_a_record_without_moved_ids_is_the_same_object() -> None:
    """Nothing is copied that need not be."""
    record = casualty(perpetrator_id="x")
    assert rewrite(record, {"a": "A"}) is record


def test_participants_that_become_one_are_one() -> None:
    """An event whose two actors turn out to be one group has one agent."""
    event = Event(
        id="event-1", article_id="article-1", start=0, end=1, text="a", rule="test", event_type="incursion", acled=None,
        actors=(Participant(actor_id="a", role="agent"), Participant(actor_id="b", role="agent")),
        place_id=None, date=None, attribution=Attribution(), status="reported",
    )  # fmt: skip
    after = rewrite(event, {"a": "A", "b": "A"})
    assert isinstance(after, Event)
    assert after.actors == (Participant(actor_id="A", role="agent"),)


def fields_with_ids(model: type[BaseModel]) -> list[tuple[str, ...]]:
    """Paths of the fields of a model that hold an entity's id."""
    found: list[tuple[str, ...]] = []
    for name, field in model.model_fields.items():
        if name in ENTITY_FIELDS:
            found.append((name,))
        for inner in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                found += [(name, *path) for path in fields_with_ids(inner)]
    return found


@pytest.mark.parametrize("model", [m for m in RECORD_TYPES if m not in (Actor, Place, Article)])
def test_every_id_field_is_listed(model: type[Record]) -> None:
    """A model that gains a field with an entity's id must be listed in rewrite.py."""
    listed = [(name,) for name in PLAIN_FIELDS.get(model, ())]
    for table in (PARTS, LISTS):
        listed += [(name, inner) for name, names in table.get(model, ()) for inner in names]  # type: ignore[misc]
    assert sorted(set(fields_with_ids(model))) == sorted(listed)

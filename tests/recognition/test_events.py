"""Events on the cases of tests/cases/events.toml, found and not found; events are grounded, distinct and repeatable."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.parsing.document import Document, Segment
from incursion_facts.recognition import read
from incursion_facts.recognition.event_rules import NOUNS, VERBS
from incursion_facts.recognition.knowledge import load_knowledge
from incursion_facts.recognition.reading import Reading
from incursion_facts.records import Actor, Article, Place

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "events.toml").read_text(encoding="utf-8"))[
    "case"
]
PUBLISHED = dt.date(2023, 5, 24)
WORDS = [
    "Gunmen", "raid", "on", "Kozinka", "were", "killed", "by", "drones", ",", "“", "”", "attacked", "shelling", "of", "the", "village",
    "Moscow", "to", "could", "not", "Monday", "second", "day", "fighting", "and", ".", "said", "captured", "’s", "state", "emergency",
]  # fmt: skip


def reading_of(text: str) -> Reading:
    """A text of one paragraph with all that is found in it."""
    article = Article(
        id="article-1", source="a.txt", sha256="", text_sha256="", text=None, encoding="utf-8",
        published=PUBLISHED.isoformat(), published_from="option", title=None, byline=None, outlet=None, dateline=None,
        language="en", words=len(text.split()), duplicate_of=None,
    )  # fmt: skip
    return read(Document(article, text, (Segment("paragraph", 0, len(text)),)), load_knowledge())


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_events_of_a_case(case: dict[str, Any]) -> None:
    """Each event of the case is found once with its type, and no other."""
    reading = reading_of(case["text"])
    found = reading.events
    for kind, part in case["events"]:
        assert any(e.event_type == kind and overlaps(reading.text, e.start, e.end, part) for e in found), (
            found
        )
    assert len(found) == len(case["events"]), [(e.event_type, e.text) for e in found]
    assert not {event.event_type for event in found} & set(case.get("absent", []))
    if not found:
        return
    first = found[0]
    entities: list[Actor | Place] = [*reading.actors, *reading.places]
    names = {entity.id: entity.name for entity in entities}
    for key in ("date", "acled", "status"):
        if key in case:
            assert getattr(first, key) == case[key]
    if "span" in case:
        assert first.text == case["span"]
    if "place" in case:
        assert case["place"] in names[first.place_id or ""]
    for role in ("agent", "target"):
        if role in case:
            assert any(case[role] in names[actor.actor_id] for actor in first.actors if actor.role == role)


def overlaps(text: str, start: int, end: int, part: str) -> bool:
    """Whether a span holds some of a part of the text."""
    at = text.index(part)
    return start < at + len(part) and at < end


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=120, deadline=None)
def test_any_text_gives_grounded_events_twice_the_same(words: list[str]) -> None:
    """Spans hold, ids differ, order is that of the text, and a second reading gives the same."""
    text = " ".join(words)
    events = reading_of(text).events
    assert events == reading_of(text).events
    assert [event.start for event in events] == sorted(event.start for event in events)
    assert len({event.id for event in events}) == len(events)
    for event in events:
        assert text[event.start : event.end] == event.text
        assert event.text.strip()


def test_rules_have_names_of_their_own() -> None:
    """`rule` says which pattern found an event, so no two share a name; every pattern can be read and matched."""
    names = [rule.name for rule in (*VERBS, *NOUNS)]
    assert len(set(names)) == len(names)
    for rule in (*VERBS, *NOUNS):
        assert rule.subject_codes is not None
        for matcher in (rule.active, rule.passive_voice):
            match = matcher("", 0)
            assert match is None or match.end() == 0

"""Dates, casualties, claims and events: what is a hit, what a miss, what both."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

TEXT = """date 2024-09-12
Gunmen killed two ferrymen and wounded at least five nurses in Mopti on Tuesday, said Awa Sidibe.
She blamed the Lantern Front, Radio Delta reported. The Front denied on Monday that it had shelled the pier.
"""
TUESDAY = {"text": "Tuesday", "value": "2024-09-10", "quote": "Mopti on Tuesday"}
KILLED = {
    "effect": "killed", "min": 2, "max": 2, "victims": "civilian", "status": "reported",
    "source": "Awa Sidibe", "place": "Mopti", "date": "2024-09-10", "quote": "killed two ferrymen",
}  # fmt: skip
ACTORS = [
    {"name": "Awa Sidibe", "kind": "person", "forms": ["Awa Sidibe"]},
    {"name": "Lantern Front", "kind": "armed_group", "forms": ["Lantern Front", "Front"]},
    {"name": "Radio Delta", "kind": "media", "forms": ["Radio Delta"]},
]
PLACES = [{"name": "Mopti", "kind": "settlement", "country": "ML", "forms": ["Mopti"]}]
BLAMES = {
    "stance": "blames", "speaker": "Awa Sidibe", "target": "Lantern Front", "via": "Radio Delta",
    "quote": "blamed the Lantern Front",
}  # fmt: skip
SHELLING = {
    "type": "shelling", "actors": ["Lantern Front"], "place": "Mopti", "date": "2024-09-10",
    "quote": "shelled the pier",
}  # fmt: skip


class TestDates:
    def test_hit(self, make: Any, judged: Any) -> None:
        """Overlapping words and the same value."""
        made = make(TEXT)
        made.date("on Tuesday", "2024-09-10")
        result = judged({"dates": [TUESDAY]}, made)
        assert (result.counts("dates"), result.counts("dates.span")) == ((1, 0, 0), (1, 0, 0))
        assert not result.errors

    def test_wrong_value_is_a_miss_and_spurious(self, make: Any, judged: Any) -> None:
        """With one error that tells both values; at the right place all the same."""
        made = make(TEXT)
        made.date("Tuesday", "2024-09-17")
        result = judged({"dates": [TUESDAY]}, made)
        assert (result.counts("dates"), result.counts("dates.span")) == ((0, 1, 1), (1, 0, 0))
        assert list(result.told()) == [("wrong", "dates", "2024-09-10", "2024-09-17")]

    def test_missed_and_spurious(self, make: Any, judged: Any) -> None:
        """A date elsewhere is no hit."""
        made = make(TEXT)
        made.date("Monday", "2024-09-10")
        result = judged({"dates": [TUESDAY]}, made)
        assert (result.counts("dates"), result.counts("dates.span")) == ((0, 1, 1), (0, 1, 1))
        assert list(result.told()) == [
            ("missed", "dates", "2024-09-10", None),
            ("spurious", "dates", None, "2024-09-10"),
        ]

    def test_one_record_stands_for_one_entry(self, make: Any, judged: Any) -> None:
        """The second entry at the same words is missed."""
        made = make(TEXT)
        made.date("Tuesday", "2024-09-10")
        assert judged({"dates": [TUESDAY, TUESDAY]}, made).counts("dates") == (1, 0, 1)

    def test_the_record_with_the_value_is_taken_before_a_nearer_one(self, make: Any, judged: Any) -> None:
        """Of two that overlap the right one counts, and the other is spurious."""
        made = make(TEXT)
        made.date("Mopti on Tuesday", "2024-09-17")
        made.date("Tuesday", "2024-09-10")
        assert judged({"dates": [TUESDAY]}, made).counts("dates") == (1, 1, 0)

    @pytest.mark.parametrize("value", ["2024-09-10", "2024-09-17", None])
    def test_optional(self, make: Any, judged: Any, value: str | None) -> None:
        """Neither right, wrong nor missing."""
        made = make(TEXT)
        if value:
            made.date("Tuesday", value)
        result = judged({"dates": [{**TUESDAY, "optional": True}]}, made)
        assert (result.counts("dates"), result.errors) == ((0, 0, 0), ())

    @pytest.mark.parametrize(
        ("words", "value", "granularity"),
        [("Tuesday", "P1D", "duration"), ("Tuesday", "2024", "set"), ("Tuesday", None, "day"),
         ("2024-09-12", "2024-09-12", "day")],
    )  # fmt: skip
    def test_what_gold_does_not_list(
        self, make: Any, judged: Any, words: str, value: str | None, granularity: str
    ) -> None:
        """Durations, sets, dates without value and the date at the article's head are not spurious."""
        made = make(TEXT)
        made.date(words, value, granularity)
        assert judged({"dates": []}, made).counts("dates") == (0, 0, 0)


class TestCasualties:
    GOLD: ClassVar[dict[str, Any]] = {"actors": ACTORS[:1], "places": PLACES, "casualties": [KILLED]}

    def made(self, make: Any, **fields: Any) -> Any:
        """A record that is right in all but the given fields."""
        made = make(TEXT)
        speaker = made.entity("actor", "Awa Sidibe", "Awa Sidibe", kind="person")
        place = made.entity("place", "Mopti", "Mopti", kind="settlement", country="ML")
        right = {
            "words": "two ferrymen", "effect": "killed", "low": 2, "high": 2, "speaker": speaker,
            "place_id": place, "date": "2024-09-10",
        }  # fmt: skip
        made.casualty(**{**right, **fields})
        return made

    def test_all_right(self, make: Any, judged: Any) -> None:
        """The figure and every field."""
        result = judged(self.GOLD, self.made(make))
        assert (result.counts("casualties"), result.counts("casualties.span")) == ((1, 0, 0), (1, 0, 0))
        fields = ("victims", "source", "place", "date", "status", "approximate", "part_of")
        assert {field: result.share(f"casualties.{field}") for field in fields} == dict.fromkeys(
            fields, (1, 1)
        )

    @pytest.mark.parametrize(("low", "high"), [(2, None), (None, 2), (3, 3)])
    def test_wrong_bounds(self, make: Any, judged: Any, low: int | None, high: int | None) -> None:
        """A miss and spurious, at the right place; fields are judged all the same."""
        result = judged(self.GOLD, self.made(make, low=low, high=high))
        assert (result.counts("casualties"), result.counts("casualties.span")) == ((0, 1, 1), (1, 0, 0))
        assert result.share("casualties.victims") == (1, 1)
        ((what, figure, expected, got),) = result.told()
        assert (what, figure, expected) == ("wrong", "casualties", "killed 2 civilian")
        assert got != expected

    def test_wrong_effect_or_place(self, make: Any, judged: Any) -> None:
        """No hit at all."""
        for fields in ({"effect": "wounded"}, {"words": "at least five nurses"}):
            result = judged(self.GOLD, self.made(make, **fields))
            assert (result.counts("casualties"), result.counts("casualties.span")) == ((0, 1, 1), (0, 1, 1))

    @pytest.mark.parametrize(
        ("share", "fields", "told"),
        [
            ("victims", {"class_": "official"}, ("civilian", "official")),
            ("source", {"speaker": None}, ("Awa Sidibe", None)),
            ("place", {"place_id": None}, ("Mopti", None)),
            ("date", {"date": "2024-09-11"}, ("2024-09-10", "2024-09-11")),
            ("status", {"status": "claimed"}, ("reported", "claimed")),
            ("approximate", {"approximate": True}, ("no", "yes")),
            ("part_of", {"part_of": "casualty-0"}, ("no", "yes")),
        ],
    )
    def test_one_wrong_field(
        self, make: Any, judged: Any, share: str, fields: dict[str, Any], told: tuple[str, str | None]
    ) -> None:
        """The figure counts, the field does not."""
        result = judged(self.GOLD, self.made(make, **fields))
        assert result.counts("casualties") == (1, 0, 0)
        assert result.share(f"casualties.{share}") == (0, 1)
        assert list(result.told()) == [("wrong", f"casualties.{share}", *told)]

    def test_what_gold_leaves_open(self, make: Any, judged: Any) -> None:
        """No source is asked for and a date asked for by none is right; no place is not judged."""
        open_ = {**KILLED, "source": None, "place": None, "date": None}
        result = judged({**self.GOLD, "casualties": [open_]}, self.made(make))
        assert result.share("casualties.source") == (0, 1)
        assert result.share("casualties.date") == (1, 1)
        assert result.share("casualties.place") == (0, 0)

    def test_a_source_by_another_spelling(self, make: Any, judged: Any) -> None:
        """The record's actor may have another name, if one of its spellings is one of the gold's."""
        made = make(TEXT)
        speaker = made.entity("actor", "The Front for Lanterns", "Lantern Front", kind="armed_group")
        made.casualty("killed two ferrymen", "killed", 2, 2, speaker=speaker)
        gold = {"actors": ACTORS, "casualties": [{**KILLED, "source": "Lantern Front"}]}
        result = judged(gold, made)
        assert result.share("casualties.source") == (1, 1)

    def test_bounds_decide_between_two(self, make: Any, judged: Any) -> None:
        """Each entry takes the figure with its bounds, whatever the order."""
        five = {**KILLED, "min": 5, "max": None, "quote": "killed two ferrymen and wounded at least five"}
        made = self.made(make, low=2, high=2)
        made.casualty("at least five", "killed", 5, None)
        result = judged({**self.GOLD, "casualties": [five, KILLED]}, made)
        assert result.counts("casualties") == (2, 0, 0)

    def test_optional(self, make: Any, judged: Any) -> None:
        """It takes its record, and neither counts."""
        optional = {**self.GOLD, "casualties": [{**KILLED, "optional": True}]}
        for made in (self.made(make), self.made(make, low=9, high=9), make(TEXT)):
            assert judged(optional, made).counts("casualties") == (0, 0, 0)


class TestClaims:
    GOLD: ClassVar[dict[str, Any]] = {"actors": ACTORS, "claims": [BLAMES]}

    def test_hit_and_fields(self, make: Any, judged: Any) -> None:
        """Speaker, target and outlet by any of their spellings."""
        made = make(TEXT)
        speaker = made.entity("actor", "Sidibe", "Awa Sidibe", kind="person")
        target = made.entity("actor", "Lantern Front", "Lantern Front", kind="armed_group")
        made.claim("She blamed the Lantern Front", "blames", speaker_id=speaker, target_id=target)
        result = judged(self.GOLD, made)
        assert result.counts("claims") == (1, 0, 0)
        assert (result.share("claims.speaker"), result.share("claims.target")) == ((1, 1), (1, 1))
        assert result.share("claims.via") == (0, 1)

    def test_another_stance_is_a_miss_and_spurious(self, make: Any, judged: Any) -> None:
        """The miss says what was found there."""
        made = make(TEXT)
        made.claim("blamed the Lantern Front", "attributes")
        result = judged(self.GOLD, made)
        assert result.counts("claims") == (0, 1, 1)
        claims = [told for told in result.told() if told[1] == "claims"]
        assert claims == [
            ("missed", "claims", "blames", "attributes"),
            ("spurious", "claims", None, "attributes"),
        ]

    def test_nobody_speaks(self, make: Any, judged: Any) -> None:
        """Where gold names no speaker a speaker is wrong; no target is asked for."""
        made = make(TEXT)
        speaker = made.entity("actor", "Awa Sidibe", "Awa Sidibe", kind="person")
        made.claim("blamed the Lantern Front", "blames", speaker_id=speaker, target_id=speaker)
        result = judged({**self.GOLD, "claims": [{**BLAMES, "speaker": None, "target": None}]}, made)
        assert (result.share("claims.speaker"), result.share("claims.target")) == ((0, 1), (0, 0))

    def test_optional(self, make: Any, judged: Any) -> None:
        """Neither way."""
        made = make(TEXT)
        made.claim("blamed the Lantern Front", "blames")
        optional = {"actors": None, "claims": [{**BLAMES, "optional": True}]}
        assert judged(optional, made).counts("claims") == (0, 0, 0)
        assert judged(optional, make(TEXT)).counts("claims") == (0, 0, 0)


class TestEvents:
    GOLD: ClassVar[dict[str, Any]] = {"actors": ACTORS, "places": PLACES, "events": [SHELLING]}

    def test_hit_and_fields(self, make: Any, judged: Any) -> None:
        """Each actor of the gold is looked for; place and date are compared."""
        made = make(TEXT)
        front = made.entity("actor", "Lantern Front", "Lantern Front", kind="armed_group")
        place = made.entity("place", "Mopti", "Mopti", kind="settlement", country="ML")
        made.event("had shelled the pier", "shelling", front, place_id=place, date="2024-09-11")
        result = judged(self.GOLD, made)
        assert result.counts("events") == (1, 0, 0)
        assert (result.share("events.actors"), result.share("events.place")) == ((1, 1), (1, 1))
        assert result.share("events.date") == (0, 1)
        assert ("wrong", "events.date", "2024-09-10", "2024-09-11") in result.told()

    def test_another_type(self, make: Any, judged: Any) -> None:
        """A miss and spurious."""
        made = make(TEXT)
        made.event("shelled the pier", "explosion")
        assert judged(self.GOLD, made).counts("events") == (0, 1, 1)

    def test_what_gold_leaves_open_is_not_judged(self, make: Any, judged: Any) -> None:
        """No actors, place or date asked for."""
        made = make(TEXT)
        place = made.entity("place", "Mopti", "Mopti", kind="settlement", country="ML")
        made.event("shelled the pier", "shelling", place_id=place, date="2024-09-10")
        bare = {"type": "shelling", "quote": "shelled the pier"}
        result = judged({"events": [bare]}, made)
        shares = [result.share(f"events.{field}") for field in ("actors", "place", "date")]
        assert (result.counts("events"), shares) == ((1, 0, 0), [(0, 0)] * 3)


def test_header(make: Any, judged: Any) -> None:
    """Each field by itself; an implied day stands for one that is not printed."""
    made = make(TEXT, published="2024-09-12", title="Shots at the Pier", outlet="Radio Delta")
    header = {"implied": "2024-09-12", "title": "SHOTS AT THE PIER", "byline": "Ada Lind"}
    result = judged({"header": header}, made)
    shares = {f: result.share(f"header.{f}") for f in ("published", "title", "byline", "outlet")}
    assert shares == {"published": (1, 1), "title": (1, 1), "byline": (0, 1), "outlet": (0, 1)}
    assert judged({}, made).share("header.title") == (0, 0)


def test_grounding(make: Any, judged: Any) -> None:
    """Words that do not stand at their offsets are told."""
    made = make(TEXT)
    made.date("Tuesday", "2024-09-10")
    made.held[-1] = made.held[-1].model_copy(update={"text": "Thursday"})
    result = judged({}, made)
    assert result.share("grounding") == (0, 1)
    assert list(result.told()) == [("wrong", "grounding", "Thursday", "Tuesday")]

"""What tests of evaluation share: gold and records made by hand, and the records that gold would be satisfied with."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from incursion_facts.evaluation.findings import findings_of
from incursion_facts.evaluation.gold import Annotation
from incursion_facts.evaluation.judging import Judged, judge
from incursion_facts.evaluation.results import ArticleResult, Error, Measures
from incursion_facts.records import Record, content_id
from incursion_facts.records.lines import from_json

NO_TEXT = {"sha256": "0", "text_sha256": "0", "text": None, "encoding": "utf-8", "published_from": None}
ENTITY: dict[str, Any] = {"country": None, "mentions": 1, "articles": 1, "merged_by": []}
ACTOR = {**ENTITY, "side": None, "roles": []}
PLACE = {
    **ENTITY,
    **dict.fromkeys(("admin1", "admin2", "latitude", "longitude", "geonames_id", "within", "precision")),
}
CASUALTY = {
    "quantity": "", "best": None, "approximate": False, "cumulative": False, "perpetrator_id": None,
    "as_of": None, "part_of": None,
}  # fmt: skip


def record(**fields: Any) -> Record:
    """A record from its fields."""
    return from_json(json.dumps(fields))


def spanned(kind: str, text: str, words: str, **fields: Any) -> dict[str, Any]:
    """The fields of a record that stands where words first stand."""
    start = text.index(words)
    own = {"type": kind, "article_id": "article-a", "start": start, "end": start + len(words), "text": words}
    key = (kind, start, *(str(value) for value in fields.values()))
    return {**own, "id": content_id(kind, *key), "rule": "by hand", **fields}


class Records:
    """Records of one article, made by hand one after the other."""

    def __init__(self, text: str, name: str = "a", **header: Any) -> None:
        self.text = text
        fields = dict.fromkeys(
            ("published", "title", "byline", "outlet", "dateline", "language", "duplicate_of")
        )
        article = {"type": "article", "id": "article-a", "source": f"news/{name}.txt", "words": 1}
        self.held: list[Record] = [record(**{**article, **NO_TEXT, **fields, **header})]

    def entity(self, record_type: str, name: str, *forms: str, **fields: Any) -> str:
        """An actor or place with a mention of each form; returns its id."""
        base = ACTOR if record_type == "actor" else PLACE
        aliases = [{"form": form, "mentions": 1, "articles": 1} for form in forms]
        entity_id = content_id(record_type, name, fields.get("kind", ""))
        own = {"type": record_type, "id": entity_id, "name": name, "aliases": aliases}
        self.held.append(record(**{**base, **own, **fields}))
        for form in forms:
            self.mention(form, entity_id)
        return entity_id

    def mention(self, words: str, entity_id: str, form: str = "name") -> None:
        """One mention more."""
        self.held.append(record(**spanned("mention", self.text, words, entity_id=entity_id, form=form)))

    def date(self, words: str, value: str | None, granularity: str = "day") -> None:
        """A date."""
        fields = {"value": value, "granularity": granularity, "relative": True, "anchor": None}
        self.held.append(record(**spanned("date", self.text, words, **fields)))

    def casualty(
        self,
        words: str,
        effect: str,
        low: int | None,
        high: int | None,
        class_: str = "civilian",
        **more: Any,
    ) -> None:
        """A casualty; `speaker` is an actor's id."""
        speaker = more.pop("speaker", None)
        fields = {
            **CASUALTY,
            "effect": effect,
            "low": low,
            "high": high,
            "victims": {"text": None, "class": class_, "actor_id": None, "side": None},
            "attribution": {"speaker_id": speaker, "text": None, "cue": None, "via_id": None},
            "place_id": None,
            "date": None,
            "status": "reported",
            **more,
        }
        self.held.append(record(**spanned("casualty", self.text, words, **fields)))

    def claim(self, words: str, stance: str, **more: Any) -> None:
        """A claim."""
        names = ("speaker_id", "speaker_text", "cue", "target_id", "via_id")
        fields = {**dict.fromkeys(names), "stance": stance, "direct": False, "about": [], **more}
        self.held.append(record(**spanned("claim", self.text, words, **fields)))

    def event(self, words: str, event_type: str, *actors: str, **more: Any) -> None:
        """An event."""
        nobody = {"speaker_id": None, "text": None, "cue": None, "via_id": None}
        fields = {
            "event_type": event_type,
            "acled": None,
            "actors": [{"actor_id": actor, "role": "agent"} for actor in actors],
            "place_id": None,
            "date": None,
            "attribution": nobody,
            "status": "reported",
            **more,
        }
        self.held.append(record(**spanned("event", self.text, words, **fields)))


def perfect(gold: Annotation, text: str) -> list[Record]:
    """Records that have all that an annotation lists, and nothing else."""
    header = gold.header.model_dump() if gold.header else {}
    implied = header.pop("implied", None)
    published = header.pop("published", None) or implied
    made = Records(text, gold.article, published=published, **header)
    ids: dict[str, str] = {}
    for actor in gold.actors or ():
        ids[actor.name] = made.entity("actor", actor.name, *actor.forms, kind=actor.kind)
    places = {
        p.name: made.entity("place", p.name, *p.forms, kind=p.kind, country=p.country)
        for p in gold.places or ()
    }

    def known(name: str | None, among: dict[str, str]) -> str | None:
        return None if name is None else among[name]

    for date in gold.dates or ():
        made.date(date.text, date.value)
    for casualty in gold.casualties or ():
        made.casualty(
            casualty.quote, casualty.effect, casualty.min, casualty.max, casualty.victims,
            speaker=known(casualty.source, ids), place_id=known(casualty.place, places), date=casualty.date,
            status=casualty.status, approximate=casualty.approximate,
            part_of="casualty-whole" if casualty.part_of_previous else None,
        )  # fmt: skip
    for claim in gold.claims or ():
        made.claim(
            claim.quote, claim.stance, speaker_id=known(claim.speaker, ids),
            target_id=known(claim.target, ids), via_id=known(claim.via, ids),
        )  # fmt: skip
    for event in gold.events or ():
        actors = [ids[name] for name in event.actors]
        made.event(event.quote, event.type, *actors, place_id=known(event.place, places), date=event.date)
    return made.held


class Judgement:
    """What judging one article gives, in a form that is easy to ask."""

    def __init__(self, gold: Annotation, text: str, records: list[Record]) -> None:
        judged = Judged(gold.article, text, gold, "0")
        result: tuple[Measures, tuple[ArticleResult, ...], tuple[Error, ...]]
        result = judge([judged], findings_of(records))
        self.measures, self.articles, self.errors = result

    def counts(self, figure: str) -> tuple[int, int, int]:
        """Right, spurious and missed."""
        held = next(value for name, value in self.measures.figures.items() if name == figure)
        return held.tp, held.fp, held.fn

    def share(self, name: str) -> tuple[int, int]:
        """Right, of so many."""
        held = next(value for share, value in self.measures.shares.items() if share == name)
        return held.right, held.judged

    def told(self) -> Iterator[tuple[str, str, str | None, str | None]]:
        """The errors: what, figure, expected, got."""
        for error in self.errors:
            yield error.what, error.figure, error.expected, error.got


def judged(gold: dict[str, Any], made: Records) -> Judgement:
    """Gold (its lists; the article is "a") against records."""
    return Judgement(
        Annotation.model_validate_json(json.dumps({"article": "a", **gold})), made.text, made.held
    )


@pytest.fixture
def make() -> type[Records]:
    """Starts the records of an article: `make(TEXT).date("Monday", "2024-05-06")`."""
    return Records


@pytest.fixture(name="judged")
def judged_fixture() -> Callable[[dict[str, Any], Records], Judgement]:
    """Judges gold against records."""
    return judged


@pytest.fixture(name="perfect")
def perfect_fixture() -> Callable[[Annotation, str], list[Record]]:
    """Makes the records that an annotation is satisfied with."""
    return perfect


@pytest.fixture(name="judgement")
def judgement_fixture() -> type[Judgement]:
    """Judges a whole annotation against any records."""
    return Judgement

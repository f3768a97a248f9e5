"""A scene: records made by hand, as merging leaves them, and what is tallied from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

import pytest

from incursion_facts.records import (
    Actor,
    Article,
    Attribution,
    Casualty,
    Claim,
    Dispute,
    Event,
    Mention,
    Place,
    Record,
    Tally,
    Victims,
    content_id,
)
from incursion_facts.tallying import load_policy, tally


class SceneMaker(Protocol):
    """What the fixture gives."""

    def __call__(self) -> Scene:
        """An empty scene."""
        ...


class Scene:
    """Records by short names: what stands in no argument is unknown or ordinary."""

    def __init__(self) -> None:
        self.records: list[Record] = []

    def _keep(self, record: Any) -> Any:
        self.records.append(record)
        return record

    def actor(
        self, name: str, kind: str = "person", side: Actor | None = None, country: str | None = None
    ) -> Actor:
        """Someone who speaks or acts."""
        made: Actor = self._keep(
            Actor.model_validate(
                {
                    "id": content_id("actor", kind, name),
                    "name": name,
                    "kind": kind,
                    "country": country,
                    "side": side.id if side else None,
                    "roles": (),
                    "aliases": (),
                    "mentions": 1,
                    "articles": 1,
                    "merged_by": (),
                }
            )
        )
        return made

    def place(
        self,
        name: str,
        kind: str = "settlement",
        region: str | None = "Northshire",
        country: str = "XA",
        within: Place | None = None,
    ) -> Place:
        """Somewhere."""
        made: Place = self._keep(
            Place.model_validate(
                {
                    "id": content_id("place", kind, name),
                    "name": name,
                    "kind": kind,
                    "country": country,
                    "admin1": region if kind not in ("region", "country") else None,
                    "admin2": None,
                    "latitude": None,
                    "longitude": None,
                    "geonames_id": None,
                    "within": within.id if within else None,
                    "precision": None,
                    "aliases": (),
                    "mentions": 1,
                    "articles": 1,
                    "merged_by": (),
                }
            )
        )
        return made

    def article(
        self,
        source: str,
        published: str | None = "2024-03-06",
        about: Place | None = None,
        copy_of: Article | None = None,
        outlet: str | None = None,
    ) -> Article:
        """A report; `about` is the place that its first line names."""
        made: Article = self._keep(
            Article(
                id=content_id("article", source),
                source=source,
                sha256="",
                text_sha256="",
                text=None,
                encoding="utf-8",
                published=published,
                published_from="header" if published else None,
                title=None,
                byline=None,
                outlet=outlet or source,
                dateline=None,
                language="en",
                words=100,
                duplicate_of=copy_of.id if copy_of else None,
            )
        )
        if about is not None:
            self.mention(made, about, 0)
        return made

    def mention(self, article: Article, entity: Place | Actor, start: int) -> None:
        """A name at a position."""
        self._keep(
            Mention(
                id=content_id("mention", article.id, start),
                article_id=article.id,
                start=start,
                end=start + len(entity.name),
                text=entity.name,
                rule="test",
                entity_id=entity.id,
                form="name",
            )
        )

    def casualty(
        self,
        article: Article,
        number: int | tuple[int | None, int | None, int | None],
        speaker: Actor | None = None,
        effect: str = "wounded",
        people: str = "civilian",
        text: str = "people hurt",
        place: Place | None = None,
        date: str | None = None,
        said: str | None = None,
        status: str = "reported",
        part_of: Casualty | None = None,
        victims: str | None = "people",
        at: int | None = None,
        goes_on: bool = False,
    ) -> Casualty:
        """A figure. `said` is its as_of, the article's day where it is left out.

        Its place is named beside it, unless it `goes_on` at one that was named before.
        """
        low, best, high = number if isinstance(number, tuple) else (number, number, number)
        start = at if at is not None else 1000 + 100 * len(self.records)
        if place is not None and not goes_on:
            self.mention(article, place, start + len(text) + 4)
        made: Casualty = self._keep(
            Casualty.model_validate(
                {
                    "id": content_id("casualty", article.id, start, effect),
                    "article_id": article.id,
                    "start": start,
                    "end": start + len(text),
                    "text": text,
                    "rule": "test",
                    "effect": effect,
                    "quantity": text.split()[0],
                    "low": low,
                    "best": best,
                    "high": high,
                    "approximate": False,
                    "cumulative": False,
                    "victims": Victims(text=victims, class_=people),
                    "perpetrator_id": None,
                    "place_id": place.id if place else None,
                    "date": date,
                    "as_of": said or article.published,
                    "attribution": Attribution(speaker_id=speaker.id if speaker else None),
                    "status": status,
                    "part_of": part_of.id if part_of else None,
                }
            )
        )
        return made

    def claim(
        self,
        article: Article,
        stance: str,
        speaker: Actor | None,
        target: Actor | None = None,
        about: Sequence[Record] = (),
        place: Place | None = None,
    ) -> Claim:
        """A stance; `place` is named in its clause."""
        start = 1000 + 100 * len(self.records)
        if place is not None:
            self.mention(article, place, start + 5)
        made: Claim = self._keep(
            Claim.model_validate(
                {
                    "id": content_id("claim", article.id, start),
                    "article_id": article.id,
                    "start": start,
                    "end": start + 50,
                    "text": "x" * 50,
                    "rule": "test",
                    "stance": stance,
                    "speaker_id": speaker.id if speaker else None,
                    "speaker_text": None,
                    "cue": None,
                    "target_id": target.id if target else None,
                    "via_id": None,
                    "direct": False,
                    "about": tuple(record.id for record in about),
                }
            )
        )
        return made

    def event(
        self, article: Article, kind: str, place: Place | None = None, date: str | None = None
    ) -> Event:
        """Something that happened."""
        start = 1000 + 100 * len(self.records)
        made: Event = self._keep(
            Event.model_validate(
                {
                    "id": content_id("event", article.id, start),
                    "article_id": article.id,
                    "start": start,
                    "end": start + 20,
                    "text": "x" * 20,
                    "rule": "test",
                    "event_type": kind,
                    "acled": None,
                    "actors": (),
                    "place_id": place.id if place else None,
                    "date": date,
                    "attribution": Attribution(),
                    "status": "reported",
                }
            )
        )
        return made

    def tallied(self, policy: str = "range", records: Iterable[Record] | None = None) -> list[Record]:
        """What comes out, in the order of ids."""
        return tally(self.records if records is None else records, load_policy(policy))

    def tallies(self, policy: str = "range") -> list[Tally]:
        """The tallies of the scene."""
        return [record for record in self.tallied(policy) if isinstance(record, Tally)]

    def tally(self, policy: str = "range") -> Tally:
        """The one tally of the scene."""
        (made,) = self.tallies(policy)
        return made

    def disputes(self, topic: str) -> list[Dispute]:
        """The scene's disputes on a topic."""
        return [record for record in self.tallied() if isinstance(record, Dispute) and record.topic == topic]


@pytest.fixture
def scene() -> Callable[[], Scene]:
    """Makes scenes."""
    return Scene

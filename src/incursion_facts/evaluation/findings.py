"""The records to judge, by article and type, so that no judge goes through those of the other articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TypeVar

from ..records import Actor, Article, Casualty, Claim, Date, Event, Grounded, Mention, Place, Record
from .names import fold

R = TypeVar("R", bound=Grounded)

_ARTICLE_FILE = re.compile(r"(?i)(?P<stem>.+?)\.(?:txt|md|html?|jsonl?)(?:\.gz)?(?:#(?P<number>\d+))?")


@dataclass(frozen=True, slots=True)
class ArticleFindings:
    """The records of one article; of one that the records lack there are none."""

    record: Article | None = None
    grounded: Sequence[Grounded] = ()

    def of(self, kind: type[R]) -> list[R]:
        """Those of a type, in the order of the text."""
        return [record for record in self.grounded if isinstance(record, kind)]


@dataclass(slots=True)
class Findings:
    """The records of a run."""

    articles: dict[str, ArticleFindings] = field(default_factory=dict)
    """Article's name -> its records."""
    entities: dict[str, Actor | Place] = field(default_factory=dict)
    """Id -> actor or place."""
    twice: set[str] = field(default_factory=set)
    """Names that several articles have."""

    def forms_of(self, entity_id: str) -> set[str]:
        """The folded spellings of an entity: its name and its aliases."""
        entity = self.entities.get(entity_id)
        return (
            set() if entity is None else {fold(entity.name), *(fold(alias.form) for alias in entity.aliases)}
        )

    def name_of(self, entity_id: str | None) -> str | None:
        """The name of an entity, to be shown."""
        entity = self.entities.get(entity_id or "")
        return entity_id if entity is None else entity.name


def article_name(source: str) -> str:
    """The name that gold has for an article: "news/a.txt.gz" is "a", "feed.jsonl#2" is "feed-2"."""
    match = _ARTICLE_FILE.fullmatch(source.replace("\\", "/").rpartition("/")[2])
    if match is None:
        return PurePath(source).stem
    return f"{match['stem']}-{match['number']}" if match["number"] else match["stem"]


def findings_of(records: Iterable[Record]) -> Findings:
    """The records by the article that they belong to. Ids that stand on several lines count once."""
    found = Findings()
    seen: set[tuple[str, str]] = set()
    articles: dict[str, Article] = {}
    grounded: dict[str, list[Grounded]] = {}
    for record in records:
        if (record.type, record.id) in seen:
            continue
        seen.add((record.type, record.id))
        if isinstance(record, Article):
            articles[record.id] = record
        elif isinstance(record, (Actor, Place)):
            found.entities[record.id] = record
        elif isinstance(record, (Mention, Date, Casualty, Claim, Event)):
            grounded.setdefault(record.article_id, []).append(record)
    for article in articles.values():
        name = article_name(article.source)
        if name in found.articles:
            found.twice.add(name)
        held = sorted(grounded.get(article.id, ()), key=lambda record: (record.start, record.end, record.id))
        found.articles[name] = ArticleFindings(article, held)
    return found

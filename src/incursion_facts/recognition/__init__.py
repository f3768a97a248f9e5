"""Stage 2: one article to its records, names still as the article prints them.

Names first (actors and places, each typed by the evidence of the whole article), then the recognizers
of facts in running order; each reads what the earlier ones found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ..language import tokenize
from ..parsing.document import READ_KINDS, Document
from ..records import Record
from .actors import find_actors
from .attribution import find_nominals
from .casualties import find_casualties
from .claims import find_claims
from .dates import find_dates
from .events import find_events
from .knowledge import Knowledge, load_knowledge
from .names import NameModel, read_names, reread_names
from .places import find_places
from .reading import Reading

__all__ = ["RECOGNIZERS", "NameModel", "recognize"]

RECOGNIZERS: tuple[tuple[str, Callable[[Reading], Iterator[Record]]], ...] = (
    ("dates", find_dates),
    ("casualties", find_casualties),
    ("events", find_events),
    ("claims", find_claims),
    ("mentions", find_nominals),
)
"""Recognizers of facts in running order, with the list of `Reading` that takes what each finds."""


def recognize(
    document: Document, lexicons: Sequence[Path] = (), models: Sequence[NameModel] = ()
) -> list[Record]:
    """All records of one article: itself, its actors and places, their mentions, and its facts.

    `lexicons` are the user's own entity files, `models` are asked for a second opinion on names.
    Entities have no side and are not merged with other articles'.
    """
    reading = read(document, load_knowledge(tuple(lexicons)), models)
    return [
        document.article,
        *reading.actors,
        *reading.places,
        *reading.mentions,
        *reading.dates,
        *reading.casualties,
        *reading.claims,
        *reading.events,
    ]


def read(document: Document, knowledge: Knowledge, models: Sequence[NameModel] = ()) -> Reading:
    """One article with everything that was found in it."""
    article = document.article
    spans = [(part.start, part.end) for part in document.segments if part.kind in READ_KINDS]
    tokens = tokenize(document.text, spans, knowledge.table)
    published = dt.date.fromisoformat(article.published) if article.published else None
    reading = Reading(document, tokens, published)
    found = read_names(tokens, document.segments, knowledge)
    if models:
        found = reread_names(found, tokens, document.segments, knowledge, models)
    for actor, names, mentions in find_actors(found.actors, tokens, article.id):
        reading.actors.append(actor)
        reading.names.extend(names)
        reading.mentions.extend(mentions)
    for place, names, mentions in find_places(found, tokens, article.id, knowledge):
        reading.places.append(place)
        reading.names.extend(names)
        reading.mentions.extend(mentions)
    reading.names.sort(key=lambda name: name.start)
    for plural, find in RECOGNIZERS:
        getattr(reading, plural).extend(find(reading))
    return reading

"""Gold against the text that it speaks of: what is said to stand there must, and names must lead somewhere.

Figures from gold with a quote that is not in its text are wrong without a sign; so such a file is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .gold import Annotation, GoldActor, GoldDate, GoldPlace, Quoted
from .positions import Path, positions
from .reading import GoldFile, problem_at
from .results import TYPES, Problem

_QUOTES = "[\"'’‘“”«»„]"
_DASHES = "[-–—‑]"


def check(file: GoldFile, text: str) -> list[Problem]:
    """The problems of a gold file with the text of its article, in the file's order."""
    found = positions(file.document)
    told = [
        problem_at(file, found, path, message, note)
        for path, message, note in (*_header(file.annotation), *_words(file.annotation, text),
                                    *_names(file.annotation))
    ]  # fmt: skip
    return sorted(told, key=lambda problem: (problem.line or 0, problem.column or 0, problem.message))


Slip = tuple[Path, str, bool]
"""Where in the file, what is wrong, and whether it is a mere note."""


def _header(gold: Annotation) -> Iterator[Slip]:
    if gold.header and gold.header.published and gold.header.implied:
        yield (
            ("header", "implied"),
            "a day is implied only where none is published; take one of the two out",
            False,
        )


def _words(gold: Annotation, text: str) -> Iterator[Slip]:
    """Forms and quotes that do not stand in the text, and quotes that stand there twice."""
    for kind, i, entry in _entries(gold):
        if isinstance(entry, (GoldActor, GoldPlace)):
            for j, form in enumerate(entry.forms):
                if form not in text:
                    yield (kind, i, "forms", j), _absent(form, text), False
            continue
        count = text.count(entry.quote)
        if not count and entry.optional:  # say the caption of a page, which not every reader of pages keeps
            yield (
                (kind, i, "quote"),
                f"{_absent(entry.quote, text)}; it is optional, so nothing is left out",
                True,
            )
        elif not count:
            yield (kind, i, "quote"), _absent(entry.quote, text), False
        elif count > 1:
            yield (
                (kind, i, "quote"),
                f"{entry.quote!r} stands {count} times in the article; the first is taken, quote more words",
                True,
            )
        if isinstance(entry, GoldDate) and entry.text not in entry.quote:
            yield (
                (kind, i, "text"),
                f"{entry.text!r} is no part of the quote; the quote holds the date",
                False,
            )


def _names(gold: Annotation) -> Iterator[Slip]:
    """Names that lead to no entry of the file. Where a list is left out nothing can be said of its names."""
    actors = {actor.name for actor in gold.actors} if gold.actors is not None else None
    places = {place.name for place in gold.places} if gold.places is not None else None
    for i, casualty in enumerate(gold.casualties or ()):
        yield from _listed(("casualties", i, "source"), casualty.source, actors, "actors")
        yield from _listed(("casualties", i, "place"), casualty.place, places, "places")
    for i, claim in enumerate(gold.claims or ()):
        yield from _listed(("claims", i, "speaker"), claim.speaker, actors, "actors")
        yield from _listed(("claims", i, "target"), claim.target, actors, "actors")
        yield from _listed(("claims", i, "via"), claim.via, actors, "actors")
    for i, event in enumerate(gold.events or ()):
        for j, name in enumerate(event.actors):
            yield from _listed(("events", i, "actors", j), name, actors, "actors")
        yield from _listed(("events", i, "place"), event.place, places, "places")


def _listed(path: Path, name: str | None, names: set[str] | None, kind: str) -> Iterator[Slip]:
    if name is not None and names is not None and name not in names:
        yield (
            path,
            f"{name!r} is the name of none of the {kind}; list it there, or write its name as there",
            False,
        )


def _entries(gold: Annotation) -> Iterator[tuple[str, int, GoldActor | GoldPlace | Quoted]]:
    for kind in TYPES:
        for i, entry in enumerate(getattr(gold, kind) or ()):
            yield kind, i, entry


def _absent(words: str, text: str) -> str:
    """That words are not in a text, with those that are where they differ only in what an eye passes over."""
    match = re.search(_loosely(words), text)
    hint = f"it has {match.group()!r}: copy that" if match else "copy the words from the article"
    return f"{words!r} is not in the article; {hint}"


_LOOSE: Mapping[str, str] = {
    **dict.fromkeys("\"'’‘“”«»„", _QUOTES),
    **dict.fromkeys("-–—‑", _DASHES),
}


def _loosely(words: str) -> str:
    """A pattern for words whatever their quotation marks, dashes, blanks and capitals."""
    parts = ("".join(_LOOSE.get(char) or re.escape(char) for char in part) for part in words.split())
    return "(?i:" + r"\s+".join(parts) + ")"

"""Tokens to chunks: the spans that may name an actor or a place, in order and not overlapping.

What a chunk names is decided later, from all of its occurrences in the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from ...language import Tokens
from ..abbreviations import abbreviation_at, initials_at
from ..knowledge import Knowledge, KnownPhrase
from .institutions import institution_function
from .patterns import (
    ADMINISTRATION,
    BEHIND_COMMA,
    DATED_NAME,
    IN_CAPITALS,
    INSTITUTION,
    LOWER_CAPITAL,
    MINISTRY,
    NICKNAME,
    NUMBERED_UNIT,
    QUOTED,
    QUOTED_NAME,
)

What = Literal["known", "org", "place", "name", "institution", "author"]


@dataclass(slots=True)
class Chunk:
    """A span of tokens that may be a name, with what its own words say."""

    start: int
    end: int
    what: What
    payload: Any = None
    """The lexicon's phrase, the head's word, or the type word's kind."""
    titled: bool = False
    """A title stands right before it."""
    nation: str | None = None
    """Country code of a demonym or state in it or right before it."""
    title: str | None = None
    """The words of that title: "deputy defense minister"."""
    text: str | None = None
    """The name, where it is not simply the words of the span."""


@dataclass(slots=True)
class Chunking:
    """What cutting one article reads, and the countries that it met on the way."""

    tokens: Tokens
    knowledge: Knowledge
    initial: set[int]
    """Tokens whose capital says nothing: first of a sentence or in a title-case or all-caps one."""
    nations: Counter[str] = field(default_factory=Counter)
    """Countries by how often they or their people are named."""
    named: list[tuple[int, str]] = field(default_factory=list)
    """(token, country code) wherever a country or its people are named, ascending."""

    def name_country(self, at: int, code: str, *, counts: bool = True) -> None:
        """Remembers that a country or its people are named at a token; "Lebanon Street" counts for none."""
        self.nations[code] += counts
        self.named.append((at, code))


def special_chunks(chunking: Chunking) -> Iterator[Chunk]:
    """Chunks with punctuation or lower-case words inside, which no run of capitals holds."""
    yield from _quoted(chunking)
    yield from _lower_capitals(chunking)
    yield from _institutions(chunking)
    yield from _named_after_days(chunking)
    yield from _numbered_units(chunking)
    yield from _abbreviated_areas(chunking)


def _quoted(chunking: Chunking) -> Iterator[Chunk]:
    tokens, knowledge = chunking.tokens, chunking.knowledge
    for match in QUOTED.finditer(tokens.codes):
        head = tokens.words[match.start("head") if match["head"] else match.start("first")]
        inner = match.span("inner") if match["inner"] else match.span("inside")
        text = f"{tokens.slice(*inner)} {head}"
        known = knowledge.actor(text)
        if known is not None:
            phrase = KnownPhrase(match.end(), "actor", known, "form")
            yield Chunk(match.start(), match.end(), "known", phrase, text=text)
        else:
            yield Chunk(match.start(), match.end(), "org", head.lower(), text=text)
    for match in NICKNAME.finditer(tokens.codes):
        if knowledge.first_names.is_strong(tokens.words[match.start()]):
            yield Chunk(match.start(), match.end(), "name", text=tokens.slice(*match.span()))
    for match in QUOTED_NAME.finditer(tokens.codes):
        yield Chunk(*match.span("inner"), "name")


def _lower_capitals(chunking: Chunking) -> Iterator[Chunk]:
    words, knowledge = chunking.tokens.words, chunking.knowledge
    for match in LOWER_CAPITAL.finditer(chunking.tokens.codes):
        phrase = knowledge.phrase_at(words, match.start())
        if phrase is not None and words[match.start()] not in knowledge.common:
            yield Chunk(match.start(), phrase.end, "known", phrase)


def _named_after_days(chunking: Chunking) -> Iterator[Chunk]:
    """A day with a head noun behind it, or that the lexicon knows as a name."""
    tokens, knowledge = chunking.tokens, chunking.knowledge
    for match in DATED_NAME.finditer(tokens.codes):
        phrase = knowledge.phrase_at(tokens.words, match.start())
        if phrase is not None and phrase.kind == "actor" and phrase.end >= match.end():
            yield Chunk(match.start(), phrase.end, "known", phrase)
        elif tokens.codes[match.end()] in knowledge.sets.head:
            yield Chunk(match.start(), match.end() + 1, "org", tokens.words[match.end()].lower())


def _numbered_units(chunking: Chunking) -> Iterator[Chunk]:
    tokens = chunking.tokens
    for match in NUMBERED_UNIT.finditer(tokens.codes):
        yield Chunk(*match.span(), "org", tokens.words[match.end() - 1].lower())


def _abbreviated_areas(chunking: Chunking) -> Iterator[Chunk]:
    """States by their abbreviation: "Glasgow, Ky.", "in B.C."."""
    words, gazetteer = chunking.tokens.words, chunking.knowledge.gazetteer
    for match in BEHIND_COMMA.finditer(chunking.tokens.codes):
        found = abbreviation_at(words, match.end(), gazetteer)
        if found is not None:
            yield Chunk(match.end(), found.end, "place", "region", text=found.form)
    for match in IN_CAPITALS.finditer(chunking.tokens.codes):
        found = initials_at(words, match.start(), gazetteer)
        if found is not None:
            yield Chunk(match.start(), found.end, "place", "region", text=found.form)


def _institutions(chunking: Chunking) -> Iterator[Chunk]:
    tokens, knowledge = chunking.tokens, chunking.knowledge
    for match in INSTITUTION.finditer(tokens.codes):
        end = match.end()
        owner = _owner(tokens, knowledge, *match.span("state" if match["state"] else "nation"))
        if owner is None:
            continue
        start, nation, is_capital = owner
        head = tokens.words[match.start("head")].lower()
        of_state = not (is_capital and head in OF_THE_TOWN)
        if of_state and institution_function(tokens.slice(start, end), knowledge) is not None:
            yield Chunk(start, end, "institution", head, nation=nation)
    for match in MINISTRY.finditer(tokens.codes):
        start = match.start()
        if start > 1 and tokens.codes[start - 1] in knowledge.sets.possessive:  # "Gaza's health ministry"
            start -= 2 * knowledge.gazetteer.has(tokens.words[start - 2])
        if start and tokens.words[start - 1].lower() not in ("prime", "deputy"):
            yield Chunk(start, match.end(), "institution", "ministry")
    if " administration" not in tokens.text:
        return
    for match in ADMINISTRATION.finditer(tokens.codes):
        start = match.start() - 1
        holder = knowledge.phrase_at(tokens.words, start) if start >= 0 and tokens.words[start] else None
        if holder is not None and holder.kind == "actor" and holder.payload.kind == "person":
            yield Chunk(start, match.end(), "org", "administration", nation=holder.payload.country)


OF_THE_TOWN = frozenset({"police", "court", "prosecution", "municipality"})
"""Institutions that a capital has for itself: "Paris police" are no state's."""


def _owner(tokens: Tokens, knowledge: Knowledge, start: int, end: int) -> tuple[int, str, bool] | None:
    """(first token, code, whether a capital) of the state or people whose name ends at a token."""
    for at in range(max(0, start - 2), end):
        if tokens.codes[at] not in knowledge.sets.name:
            continue
        phrase = knowledge.phrase_at(tokens.words, at)
        if phrase is not None and phrase.end == end and phrase.kind != "actor":
            return (at, str(phrase.payload), phrase.kind == "capital") if phrase.payload else None
    return None

"""Who is meant where no name stands: pronouns, offices, institutions and nationalities to actors of the
article.

"He", "the governor", "the group", "Russian officials" go to the last actor that they can mean. A
newcomer would take the last name before: in "Orlova said the president knew. She added" and "Orlova
said Petrov had been told. He was ill, she said" it is who spoke last that goes on, not who was spoken
of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..language import Tokens
from ..lexicons import load_countries, load_lexicon
from ..records import Actor
from .reading import Name, Reading

SubjectForm = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does or says something: tokens, and the name of the actor meant (None: an unnamed one)."""

    start: int
    end: int
    name: Name | None
    form: SubjectForm = "name"
    others: tuple[Name, ...] = ()
    """Actors coordinated with him: "the Corps and the Legion"."""


@dataclass(slots=True)
class Cast:
    """The actors of one article, for look-up by position, country and role."""

    tokens: Tokens
    names: list[Name]
    ending: dict[int, Name]
    """Position behind a name -> the name."""
    beginning: dict[int, Name]
    actors: dict[str, Actor]
    states: dict[str, Name]
    """Country code -> an occurrence of the state as actor."""
    countries: dict[str, str]
    """Id of a country as place -> its code."""
    last_person: Name | None = None
    last_body: Name | None = None
    person_at: int = -1
    """Where the last person spoke."""
    unnamed_at: int = -1
    """Where somebody without a name spoke last: "a shopkeeper said. He added"."""
    spoke: Subject | None = None
    """The subject of the last speech."""


def cast_of(reading: Reading) -> Cast:
    """The article's cast, nobody having spoken yet."""
    names = [name for name in reading.names if not name.is_place]
    actors = {actor.id: actor for actor in reading.actors}
    states: dict[str, Name] = {}
    for name in names:
        if name.kind == "state" and (actor := actors.get(name.entity_id)) and actor.country:
            states.setdefault(actor.country, name)
    return Cast(
        reading.tokens,
        names,
        {name.end: name for name in names},
        {name.start: name for name in names},
        actors,
        states,
        {place.id: place.country for place in reading.places if place.country},
    )


def country_of(cast: Cast, name: Name | None) -> str | None:
    """The country that an actor belongs to, if its record says so."""
    actor = cast.actors.get(name.entity_id) if name else None
    return actor.country if actor else None


def nation(word: str) -> str | None:
    """The country code of a demonym: "Russian", "Malians"."""
    if not word[:1].isupper():
        return None
    return load_countries().by_demonym.get(word.lower()) or None


def state_named(cast: Cast, word: str) -> Name | None:
    """The state of a country or capital that is a subject, though it was read as a place there."""
    if not word[:1].isupper() and not word[1:2].isalpha():
        return None
    countries = load_countries()
    code = countries.by_capital.get(word.lower()) or countries.code(word)
    return cast.states.get(code) if code else None


def last_named(cast: Cast, at: int, kinds: Iterable[str], reach: int = 60) -> Name | None:
    """The last actor of the given kinds whose name begins before a position."""
    index = bisect_left(cast.names, at, key=lambda name: name.start)
    wanted = frozenset(kinds)
    for name in reversed(cast.names[max(0, index - reach) : index]):
        if name.kind in wanted:
            return name
    return None


BODIES = frozenset({"armed_group", "military", "government", "state", "organization", "media"})


def _opener(cast: Cast, at: int) -> Name | None:
    """The last person before a position who is the first actor of his sentence."""
    index = bisect_left(cast.names, at, key=lambda name: name.start)
    for i in range(index - 1, max(-1, index - 12), -1):
        name = cast.names[i]
        if name.kind != "person":
            continue
        start = cast.tokens.sentence(name.start)[0]
        before = [other for other in cast.names[max(0, i - 4) : i] if other.start >= start]
        if all(other.kind == "media" for other in before):
            return name
    return None


def pronoun(cast: Cast, word: str, at: int, first: int) -> Name | None:
    """The actor that a personal pronoun at a position of the sentence beginning at `first` means."""
    if word in ("he", "she"):
        opener = _opener(cast, at)
        if (
            opener is not None
            and opener.start > max(cast.person_at, cast.unnamed_at)
            and opener.start >= first - 80
        ):
            return opener
        if cast.unnamed_at > cast.person_at:
            return None
        found = cast.last_person or opener or last_named(cast, at, ("person",))
        if found is None and cast.spoke is not None and cast.spoke.start >= first:
            return cast.spoke.name  # Moscow said it fought there in a raid he blamed on: a slip for "it"
        return found
    index = bisect_left(cast.names, first, key=lambda name: name.start)
    for name in cast.names[index : index + 4]:
        if name.start < at and name.kind in BODIES and name.kind != "media":
            return name  # the Legion said it had; the army denies that it
    return cast.last_body or last_named(cast, at, BODIES - {"media"})


def nominal(reading: Reading, cast: Cast, at: int, first: int) -> Subject | None:
    """The actor meant by a speaker noun at a position: the words before it decide, then the article."""
    lexicon = load_lexicon()
    words = reading.tokens.words
    word = words[at].lower()
    kind = lexicon.value("SPEAKER_NOUN", word)
    if kind is None:
        return None
    if word in ("he", "she", "it", "they"):
        return Subject(at, at + 1, pronoun(cast, word, at, first), "pronoun")
    start = at
    owner: Name | None = None
    state: Name | None = None
    definite = plain = False
    while start > first and at - start < 9:
        before = words[start - 1]
        lower = before.lower()
        named = cast.ending.get(start)
        if named is not None:
            owner = owner or named
            start = max(first, named.start)
            continue
        if (code := nation(before)) is not None:
            state = state or cast.states.get(code)
            start -= 1
            continue
        if lower in ("the", "this", "that", "these", "those", "its", "their", "his", "her"):
            definite = True
            start -= 1
            break
        if lower in ("a", "an", "one", "two", "three", "some", "several", "another", "no", "any", "many"):
            plain = True
            start -= 1
            break
        if before in ("'s", "’s", "-", "–", "-based", "-run") or (
            before[:1].isalpha()
            and not lexicon.has(lower, "FUNCTION")
            and not lexicon.has(lower, "VBD")
            and not lexicon.has(lower, "SPEECH")
        ):
            start -= 1
            continue
        break
    if owner is not None:
        possessive = owner.end < at and words[owner.end] in ("'s", "’s")
        if owner.kind == "person" and possessive:
            return Subject(start, at + 1, None, "nominal")  # the president's adviser
        if owner.kind == "media" and kind != "media":
            return Subject(start, at + 1, None, "nominal")
        if kind in ("person", "plural") and owner.kind == "person":
            return Subject(start, at + 1, None, "nominal")
        return Subject(start, at + 1, owner, "nominal")
    if kind == "plural" and state is None and at == start and word in ("officials", "authorities"):
        state = _state_around(reading, cast, first, at)
    if kind == "plural" or (kind == "person" and state is not None):
        return Subject(start, at + 1, state, "nominal")
    if state is not None and kind in ("government", "military"):
        body = _of_country(cast, kind, state, at)
        return Subject(start, at + 1, body or state, "nominal")
    if plain:
        return Subject(start, at + 1, None, "nominal")
    if kind == "person" and not definite and at - start > 1:
        return Subject(start, at + 1, None, "nominal")
    return Subject(start, at + 1, _last_of(reading, cast, word, kind, at, definite), "nominal")


def _state_around(reading: Reading, cast: Cast, first: int, at: int) -> Name | None:
    """The state whose officials are meant: the one country that the sentence has named so far as a place."""
    index = bisect_left(reading.names, first, key=lambda name: name.start)
    found: set[str] = set()
    for name in reading.names[index : index + 8]:
        if name.start >= at:
            break
        if name.is_place and (code := cast.countries.get(name.entity_id)) is not None:
            found.add(code)
    return cast.states.get(found.pop()) if len(found) == 1 else None


def _of_country(cast: Cast, kind: str, state: Name, at: int) -> Name | None:
    code = country_of(cast, state)
    index = bisect_left(cast.names, at, key=lambda name: name.start)
    for name in reversed(cast.names[max(0, index - 60) : index]):
        if name.kind == kind and kind == "military" and country_of(cast, name) == code:
            return name
    return None


GENERIC = frozenset(
    {
        "group",
        "movement",
        "organization",
        "organisation",
        "faction",
        "rebels",
        "rebel",
        "militants",
        "insurgents",
        "guerrillas",
        "guerrilla",
        "fighters",
        "jihadists",
        "separatists",
        "militia",
        "militias",
        "newspaper",
        "broadcaster",
        "channel",
        "outlet",
        "network",
        "website",
    }
)
"""Nouns that need not be part of the name that they stand for."""


def _named_later(cast: Cast, word: str) -> Name | None:
    """The one person of the article whose role has the word: a lead names him by his office only."""
    holders = [
        actor.id
        for actor in cast.actors.values()
        if actor.kind == "person" and any(word in role.lower().split() for role in actor.roles)
    ]
    if len(holders) != 1:
        return None
    return next((name for name in cast.names if name.entity_id == holders[0]), None)


def _last_of(reading: Reading, cast: Cast, word: str, kind: str, at: int, definite: bool) -> Name | None:
    """The last actor that a role or institution noun can mean; "the committee" is one so named."""
    index = bisect_left(cast.names, at, key=lambda name: name.start)
    recent = cast.names[max(0, index - 80) : index]
    if kind == "person":
        if not definite:
            bare = reading.tokens.words[at][:1].isupper() and at == reading.tokens.sentence(at)[0]
            return _named_later(cast, word) if bare else None
        for name in reversed(recent):
            actor = cast.actors.get(name.entity_id)
            if name.kind == "person" and actor and any(word in role.lower() for role in actor.roles):
                return name
        if (later := _named_later(cast, word)) is not None:
            return later  # the governor said … Ivan Petrov, the governor, wrote
        last = cast.last_person or last_named(cast, at, ("person",))
        actor = cast.actors.get(last.entity_id) if last else None
        return None if actor and actor.roles else last
    fallback: Name | None = None
    if word in GENERIC and at > 2:
        sentence = reading.tokens.sentence(at)[0]
        low, high = reading.tokens.sentence(sentence - 2) if sentence > 1 else (0, 0)
        for name in recent:
            if low <= name.start < high and name.kind == kind:
                fallback = name  # who the sentence before begins with, not who it ends with
                break
    for name in reversed(recent):
        if name.kind == "person":
            continue
        if word in reading.tokens.slice(name.start, name.end).lower():
            return name
        actor = cast.actors.get(name.entity_id)
        if actor and word in actor.name.lower().split():
            return name
        if fallback is None and name.kind == kind:
            fallback = name
    return fallback if word in GENERIC or kind == "military" or (not cast.actors) else None

"""What each group of a name's occurrences is, from its own words, the lexicons and the summed evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..knowledge import REMEMBERED, Knowledge, KnownPhrase
from ..reading import NameKind
from .evidence import LARGE, WEIGHTS, Group, Kind

THRESHOLD = 2.0
"""Evidence that a name of no lexicon and no head noun needs; one verb of saying is just enough."""

SURE = 6.0
"""Evidence against which no model is heard: a title, a type word, or several signs that agree."""

OPINIONS_COUNTED = 2
"""Occurrences at which what a model says of a name is counted: it makes the same mistake again and again."""

HEAD_KINDS: tuple[tuple[str, NameKind], ...] = (
    ("HEAD_GOVERNMENT", "government"),
    ("HEAD_MILITARY", "military"),
    ("HEAD_ARMED", "armed_group"),
    ("HEAD_MEDIA", "media"),
    ("HEAD_ORG", "organization"),
)
"""Class of a head noun -> kind of the actor, in the order in which a word of several classes is read."""


class Decision(NamedTuple):
    """A group's kind and why; `kind` "place" leaves the sort of place to the gazetteer."""

    kind: str | None
    rule: str
    payload: Any = None


TOO_LITTLE = Decision(None, "too little evidence")


def decide(group: Group, knowledge: Knowledge) -> Decision:
    """What a group names; kind None when it names nothing we record."""
    chunk = group.chunks[0]
    if chunk.what == "known":
        return _known(group, chunk.payload, knowledge)
    if chunk.what == "org":
        if knowledge.lexicon.has(group.key.split()[0], "UNDERTAKING_NAME"):
            return Decision(None, "an operation or a storm")
        if _is_known_place(group.key, knowledge):
            return Decision("place", "gazetteer")
        return Decision(head_kind(group, knowledge), "head noun")
    if chunk.what == "place":
        return Decision("place", "abbreviation" if chunk.text else "type word")
    if chunk.what == "institution":
        kind = knowledge.lexicon.value("INSTITUTION", chunk.payload) or knowledge.lexicon.value(
            "INSTITUTION_TAIL", chunk.payload
        )
        return Decision(str(kind), "nationality and institution")
    return _by_evidence(group, knowledge)


def _is_known_place(key: str, knowledge: Knowledge) -> bool:
    """Whether a name with a head noun is a place's main name all the same: "Soviet Union", "West Bank"."""
    several = " " in key
    return any(
        place.is_main and (place.kind == "country" or (several and place.kind in ("region", "other")))
        for place in knowledge.gazetteer.lookup(key)
    )


def _known(group: Group, phrase: KnownPhrase, knowledge: Knowledge) -> Decision:
    if phrase.kind == "actor":
        actor = phrase.payload
        if not phrase.weak:
            return Decision(actor.kind, "lexicon", actor)
        if actor.kind == "person":
            return Decision(actor.kind, "lexicon", actor)
        placed = group.scores.get("place", 0.0) >= 2.0 and not (
            group.key.isupper() and not knowledge.gazetteer.has(group.key)
        )  # "the IS town" is no town named IS
        if any(chunk.titled for chunk in group.chunks) or placed:
            return Decision(None, "weak lexicon form read otherwise")
        supported = any(
            group.scores.get(kind, 0.0) > 0 for kind in (actor.kind, "organization", "media", "person")
        )
        if supported or group.key.lower() not in knowledge.common:
            return Decision(actor.kind, "lexicon", actor)
        return Decision(None, "weak lexicon form without support")
    if phrase.kind in ("country", "capital"):
        strange = phrase.weak or (phrase.kind == "capital" and any(c.titled for c in group.chunks))
        if strange and group.scores.get("person", 0.0) >= 6:
            return Decision("person", "evidence")
        return Decision("place", phrase.kind, phrase.payload)
    return Decision(None, phrase.kind)


def head_kind(group: Group, knowledge: Knowledge) -> NameKind:
    """The kind that an organization's words give it; "News" or "Press" makes an agency an outlet."""
    words = group.key.lower().split()
    has = knowledge.lexicon.has
    head = str(group.chunks[0].payload)
    if any(word in ("news", "press", "tv", "radio", "television") for word in words):
        return "media"
    if has(head, "HEAD_ARMED") or has(head, "HEAD_MILITARY"):
        if any(has(word, "ARMED_QUALIFIER") for word in words):
            return "armed_group"
        if group.chunks[0].nation and any(has(word, "DEMONYM") for word in words):
            return "military"
    for cls, kind in HEAD_KINDS:
        if has(head, cls):
            return "organization" if kind == "government" and _is_of_the_world(words, knowledge) else kind
    return "organization"


def _is_of_the_world(words: list[str], knowledge: Knowledge) -> bool:
    """Whether a body is one of many states: "UN Office for X", but not "African Affairs Ministry"."""
    if words[0] == "united":
        return words[1:2] == ["nations"]
    return knowledge.lexicon.has(words[0], "WORLD_BODY") and "ministry" not in words


def _by_evidence(group: Group, knowledge: Knowledge) -> Decision:
    chunk = group.chunks[0]
    words = group.key.split()
    titled = any(c.titled for c in group.chunks)
    if knowledge.lexicon.has(words[0], "UNDERTAKING"):
        return Decision(None, "an operation or a storm")
    if 2 * group.things > len(group.chunks) and not titled:
        return Decision(None, "a thing or an undertaking")
    scores = dict(group.scores)
    own = knowledge.own_words.get(group.key)
    if own is None:
        own = knowledge.own_words[group.key] = _own_words(group.key, words, knowledge)
    for kind, weight in own:
        scores[kind] = scores.get(kind, 0.0) + weight
    if titled:
        scores["place"] = scores.get("place", 0.0) - 4.0
    if group.opinions and max(scores.values(), default=0.0) < SURE:
        for opinion, weight in _opinions(group, knowledge):
            scores[opinion] = scores.get(opinion, 0.0) + weight
    if not scores:
        return Decision(None, "no evidence")
    most = max(scores.values())
    if most < THRESHOLD:
        return TOO_LITTLE
    kind = min([kind for kind, score in scores.items() if score == most])
    if kind == "place" and not _may_be_place(group, words, knowledge):
        return Decision(None, "ordinary word")
    if kind == "person" and len(words) > 1 and not titled and most < 2.5 and _is_ordinary(words, knowledge):
        return Decision(None, "ordinary words")
    if kind == "organization" and len(words) == 1 and chunk.end - chunk.start == 1 and most < 2.5:
        return TOO_LITTLE
    if len(words) == 1 and not titled and _is_plain(words[0], knowledge):
        return Decision(None, "no name")
    return Decision(kind, "evidence")


NO_NAMES = frozenset({"DIRECTION", "NOT_A_NAME", "CARDINAL", "PRONOUN", "DETERMINER", "STARTER", "BREAKER"})
"""Classes of words that are no name by themselves whatever stands around them."""


def _is_plain(word: str, knowledge: Knowledge) -> bool:
    """Whether a word names nobody and no place by itself: "Those", "Forty-four", "GMT", "North"."""
    lexicon = knowledge.lexicon
    if not NO_NAMES.isdisjoint(lexicon.sets[lexicon.words.get(word.lower(), 0)]):
        return True
    first, dash, _ = word.partition("-")
    return bool(dash) and knowledge.lexicon.has(first, "CARDINAL")


def _opinions(group: Group, knowledge: Knowledge) -> Iterator[tuple[Kind, float]]:
    """What models' opinions of a name weigh.

    They take places for people more often than the gazetteer takes people for places; "T72B", and "Iraqs",
    which lost an apostrophe, are nobody at all.
    """
    key = group.key
    nobody = (
        knowledge.gazetteer.has(key)
        or any(map(str.isdigit, key))
        or knowledge.country_code(key.removesuffix("s")) is not None
    )
    for name, count in group.opinions.items():
        several = f"{name}, several words"
        kind, weight = WEIGHTS[several if " " in key and several in WEIGHTS else name]
        if not (nobody and kind == "person"):
            yield kind, weight * min(count, OPINIONS_COUNTED)


def _may_be_place(group: Group, words: list[str], knowledge: Knowledge) -> bool:
    """An ordinary word with a capital ("Parliament", "Congress") is a place only when a type word says so.

    Several ("Great Depression") need more than one preposition; a festival is none, whatever has its name.
    """
    if any(group.place_kinds):
        return True
    is_plain = [word.lower() in knowledge.common for word in words]
    if len(words) == 1 and knowledge.lexicon.has(words[0], "NOT_A_NAME"):
        return False
    if knowledge.gazetteer.has(group.key):
        return True
    if len(words) == 1:
        return not (is_plain[0] or words[0].isupper())
    return not all(is_plain) or group.scores["place"] > THRESHOLD


def _is_ordinary(words: list[str], knowledge: Knowledge) -> bool:
    """Whether all words of a name are ordinary ones: "Civil War"."""
    return all(
        word.lower() in knowledge.common or knowledge.lexicon.has(word, "NOT_A_NAME") for word in words
    )


PREFIX_PARTICLES = frozenset({"-", "ut", "al", "ul", "el", "ash", "as", "an", "at", "ad", "ar", "e", "i"})
"""What stands behind the first word of an armed group's Arabic or Persian name."""


def _own_words(key: str, words: list[str], knowledge: Knowledge) -> list[tuple[str, float]]:
    """What a name's own words say: first names, initials, the gazetteer. Remembered by `decide`."""
    if len(knowledge.own_words) > REMEMBERED:
        knowledge.own_words.clear()
    found: list[tuple[str, float]] = []
    names = knowledge.first_names
    if len(words) > 1 and words[0].islower() and knowledge.lexicon.has(words[0], "LEADING_PARTICLE"):
        found.append(("person", 1.5))
    common = [word.lower() in knowledge.common for word in words]
    ordinary = _is_ordinary(words, knowledge)
    if len(words) > 1 and not ordinary:
        initial = any(len(word.strip(".")) == 1 and word[0].isupper() for word in words[:-1])
        if initial or names.is_strong(words[0]):
            found.append(("person", 4.0))
        elif names.is_weak(words[0]):
            found.append(("person", 2.0))
        elif 1 < len(words) <= 3:
            plain = not any(common) and not any(map(knowledge.gazetteer.has, words))
            found.append(("person", 2.0 if plain else 1.5))
    first, hyphen, _ = words[0].partition("-")
    particle = words[1].lower().partition("-")[0] if len(words) > 1 else hyphen
    if particle in PREFIX_PARTICLES and knowledge.lexicon.has(first, "ARMED_PREFIX"):
        found.append(("armed_group", 6.0))
    elif particle in PREFIX_PARTICLES and knowledge.lexicon.has(first, "PARTY_PREFIX"):
        found.append(("organization", 5.0))  # a noun beside it may yet say that it is armed
    size = knowledge.gazetteer.size(key)
    if size is not None:
        population, is_area = size
        found.append(("place", 1.5))
        if population >= LARGE or is_area:
            found.append(("place", 1.5))
        if len(words) > 1:
            found.append(("place", 1.5))
    if len(words) == 1 and size is None and not common[0] and len(words[0]) > 3:
        found.append(("person", 0.5))
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        found.append(("organization", 1.0))
    if ordinary and len(words) == 1 and size is None:
        found.append(("person", -2.0))
    return found

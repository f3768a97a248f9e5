"""Where what an article tells of happened, for sentences that do not say it: "Two more were hurt".

A place counts where a sentence sets something in it ("in", "near"); one beside a speech verb is where
somebody spoke. What has no place of its own is set where its paragraph goes on, else in the incident of the
article's head. A newcomer would take the dateline: reporters sit in capitals.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from ..language import Pattern, Tokens
from ..lexicons import load_lexicon
from ..parsing.document import READ_KINDS
from .event_codes import code_sets
from .reading import Name, Reading

BACK = 4
"""Sentences back in the paragraph that may set the scene."""
LEAD = 4
"""Sentences at the head of a text, its headline among them, that set the scene of the whole."""
BESIDE_SPEECH = 3
"""Tokens between a place and a speech verb that say where somebody spoke."""
INCIDENT = Pattern("INCIDENT|KILL&!VBZ|WOUND&!VBZ|DIE&VBD")


@dataclass(slots=True)
class Scenes:
    """The places in which an article sets what it tells."""

    starts: list[int] = field(default_factory=list)
    """First tokens of the names that set something in a place, ascending."""
    ids: list[str] = field(default_factory=list)
    """The places named there."""
    lead: str | None = None
    """Where the incident of the article's head happened."""
    paragraphs: list[int] = field(default_factory=list)
    """First token of each part of the text."""
    countries: dict[str, str] = field(default_factory=dict)
    """Place -> its country's code."""
    kinds: dict[str, str] = field(default_factory=dict)
    """Place -> its kind."""

    def between(self, start: int, end: int) -> list[str]:
        """The places that the tokens of a range set something in."""
        return self.ids[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def scenes_of(reading: Reading) -> Scenes:
    """The scenes of an article, read once."""
    known = reading.memo.get("scenes")
    if not isinstance(known, Scenes):
        known = _read(reading)
        reading.memo["scenes"] = known
    return known


def scene_at(reading: Reading, start: int, end: int) -> str | None:
    """The place in which a sentence that names none of its own is set, or None."""
    scenes, tokens = scenes_of(reading), reading.tokens
    at = start
    paragraph = scenes.paragraphs[max(0, bisect_right(scenes.paragraphs, start) - 1)]
    for _ in range(BACK):
        if at - 2 < paragraph:
            break
        at, last = tokens.sentence(at - 2)
        held = scenes.between(at, last)
        if held and INCIDENT.search(tokens.codes, at, last):
            return _narrowed(scenes, _specific(scenes, held))
    return _behind(reading, scenes, end) or scenes.lead


def place_beside(reading: Reading, start: int, end: int) -> str | None:
    """The place smaller than a country in which another clause of a sentence sets something."""
    scenes = scenes_of(reading)
    held = scenes.between(start, end)
    return next((place for place in held if scenes.kinds.get(place) != "country"), None)


def country_at(reading: Reading) -> str | None:
    """The country of the incident that the head of an article tells, where the article names it."""
    scenes = scenes_of(reading)
    code = scenes.countries.get(scenes.lead or "")
    return next(
        (
            id_
            for id_, kind in scenes.kinds.items()
            if kind == "country" and scenes.countries.get(id_) == code
        ),
        None,
    )


def _narrowed(scenes: Scenes, place: str) -> str:
    """A country, or the place in it where the head of the article sets the incident."""
    lead = scenes.lead
    if lead is None or scenes.kinds.get(place) != "country":
        return place
    return lead if scenes.countries.get(lead) == scenes.countries.get(place) else place


def _behind(reading: Reading, scenes: Scenes, end: int) -> str | None:
    """The place that the next sentence adds: "Two were killed. The attack took place in the port"."""
    tokens = reading.tokens
    if end + 1 >= len(tokens.words):
        return None
    first, last = tokens.sentence(end + 1)
    if last <= first or tokens.words[first] not in ("The", "It", "This"):
        return None
    held = scenes.between(first, last)
    return held[0] if held and INCIDENT.search(tokens.codes, first, last) else None


def _read(reading: Reading) -> Scenes:
    tokens = reading.tokens
    parts = [part for part in reading.document.segments if part.kind in READ_KINDS]
    scenes = Scenes(paragraphs=[tokens.at(part.start) for part in parts] or [0])
    for place in reading.places:
        scenes.kinds[place.id] = place.kind
        if place.country:
            scenes.countries[place.id] = place.country
    names = [name for name in reading.names if name.is_place]
    by_start = {name.start: name for name in names}
    for name in names:
        if scenes.kinds.get(name.entity_id) == "other" and name.entity_id not in scenes.countries:
            continue  # a continent, a sea
        if not _is_set_in(tokens, name) or _is_aside(tokens, name) or _is_of_speech(tokens, name):
            continue
        owned = _owned(tokens, name, by_start)
        scenes.starts.append(name.start)
        scenes.ids.append(owned.entity_id)
    scenes.lead = _lead(reading, scenes, names)
    return scenes


def _owned(tokens: Tokens, name: Name, by_start: dict[int, Name]) -> Name:
    """The place meant where one owns another: "in Turkey's Kayseri"."""
    if tokens.codes[name.end : name.end + 1] and tokens.codes[name.end] in code_sets().possessive:
        for at in range(name.end + 1, name.end + 4):
            if at in by_start:
                return by_start[at]
    return name


WITHIN = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "within", "throughout", "across", "off"}
)
"""Words behind which something is set in a place. What comes from it or goes to it is not."""
REACH = 5
"""Tokens between such a word and the name: "in the small border town of Elmford"."""


STOPS = frozenset({"", ",", "by", "from", "to", "with"})
"""What stands between an incident and a place that it did not befall: "the raid from Elmford"."""


def _is_set_in(tokens: Tokens, name: Name) -> bool:
    """Whether something is in a place ("near the town of Elmford") or befell it ("the raid on Elmford")."""
    lexicon = load_lexicon()
    for word in reversed(tokens.lower[max(0, name.start - REACH) : name.start]):
        if word in WITHIN or lexicon.has(word, "INCIDENT"):
            return True
        if word in STOPS or lexicon.has(word, "VBD"):
            return False
    return False


def _is_aside(tokens: Tokens, name: Name) -> bool:
    """Whether a place only tells where another one lies: "near the border with Benin"."""
    before = tokens.lower[max(0, name.start - 5) : name.start]
    return not BORDERS.isdisjoint(before) and not BETWEEN.isdisjoint(before)


BORDERS = frozenset({"border", "borders", "frontier", "bordering"})
BETWEEN = frozenset({"with", "between", "to", "into", "bordering"})


def _is_of_speech(tokens: Tokens, name: Name) -> bool:
    """Whether a place is where somebody spoke: "police in Kabul said", "he said in London"."""
    lexicon = load_lexicon()
    low = max(0, name.start - 1 - BESIDE_SPEECH)
    for word in reversed(tokens.lower[low : name.start - 1]):
        if not word or word in (",", "that", "”", '"'):
            break
        if lexicon.has(word, "SPEECH"):
            return True
    behind = tokens.lower[name.end : name.end + 2]
    return bool(behind) and lexicon.has(behind[0], "SPEECH") and lexicon.has(behind[0], "VBD")


def _lead(reading: Reading, scenes: Scenes, names: list[Name]) -> str | None:
    """Where the head of the article sets its incident: the first place smaller than a country, else that."""
    tokens = reading.tokens
    at = scenes.paragraphs[0]
    country: str | None = None
    for _ in range(LEAD):
        if at >= len(tokens.words):
            break
        start, end = tokens.sentence(at)
        if end > start and INCIDENT.search(tokens.codes, start, end):
            held = scenes.between(start, end)
            found = _specific(scenes, held) if held else None
            if found is not None and scenes.kinds.get(found) != "country":
                if country is None or scenes.countries.get(country) == scenes.countries.get(found):
                    return found
                break
            country = country or found
        at = max(end, at) + 1
    if country is not None:
        return country
    return _specific(scenes, scenes.ids) if scenes.ids else _named_most(reading, names)


def _named_most(reading: Reading, names: list[Name]) -> str | None:
    """The country that an article names most, where it sets nothing in a place."""
    kinds = {place.id: place.kind for place in reading.places}
    countries = [name.entity_id for name in names if kinds[name.entity_id] == "country"]
    return max(countries, key=countries.count) if countries else None


def _specific(scenes: Scenes, held: list[str]) -> str:
    """Of the places of a sentence the first that is no country, or the first."""
    return next((place for place in held if scenes.kinds.get(place) != "country"), held[0])

"""On whose side a speaker stands, and whose side the doer of a deed is on: his own, his enemy's, a third's.

One deed is three claims: told by its doer it is owned up to, told by the enemy it is blamed, told by
anybody else it is attributed. A newcomer would ask for names only: "Turkish officials", "the interior
minister", "rebel sources" have a side too, and "security forces" are an official's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..lexicons import load_countries, load_lexicon
from .anaphora import country_of, nation
from .circumstances import side_in_fight
from .claim_scene import LONGEST_CLAUSE, Scene, class_codes, same_side, speaks_for
from .reading import Name
from .talk import Speech

Camp = Literal["state", "irregular"]
Relation = Literal["own", "enemy", "other"]
OFFICIAL_KINDS = frozenset({"military", "state", "government"})


@dataclass(frozen=True, slots=True)
class Side:
    """For whom somebody speaks. No camp: a witness, a monitor, an aid agency, anybody who takes no side."""

    camp: Camp | None
    name: Name | None
    words: frozenset[str] = frozenset()
    """What names him and his offices."""

    @property
    def fights(self) -> bool:
        """Whether what he says of an enemy is a party's word."""
        return self.camp is not None


NO_SIDE = Side(None, None)
ARMED_BODIES = frozenset({"coalition", "peacekeeping", "alliance"})
"""Words of bodies of several states that have troops."""


def side_of(scene: Scene, speech: Speech) -> Side:
    """The side of a speaker, by his record, his office and the words that name him."""
    found = scene.sides.get(speech.start)
    if found is None:
        found = scene.sides[speech.start] = _side(scene, speech)
    return found


def _side(scene: Scene, speech: Speech) -> Side:
    name = speech.name
    words = _speaker_words(scene, speech)
    lexicon = load_lexicon()
    armed = not words.isdisjoint(ARMED_BODIES)
    if name is not None and (name.kind == "media" or (name.kind == "organization" and not armed)):
        return NO_SIDE
    if (name is not None and name.kind in OFFICIAL_KINDS) or armed:
        camp: Camp | None = "state"
    elif _speaks_for_group(scene, name) or any(lexicon.has(word, "REBEL_WORD") for word in words):
        camp = "irregular"
    elif any(lexicon.has(word, "NO_PARTY") for word in words):
        return NO_SIDE
    elif any(lexicon.has(word, "OFFICIAL_WORD") for word in words):
        camp = "state"
    else:
        role = side_in_fight(speech, set(words))
        camp = "irregular" if role == "irregular" else "state" if role is not None else None
    return Side(camp, name, words)


def country_for(scene: Scene, side: Side) -> str | None:
    """The country that a side fights or speaks for; looked up when a doer is of some country too."""
    country = speaks_for(scene, side.name) or _country_in(side.words)
    if country is None and side.camp == "state" and (side.name is None or side.name.kind != "state"):
        return scene.home
    return country


def _speaker_words(scene: Scene, speech: Speech) -> frozenset[str]:
    """The words that name a speaker, and those of the offices that the article gives him."""
    words: set[str] = set()
    if speech.subject is not None:
        words.update(scene.reading.tokens.lower[slice(*speech.subject)])
    actor = scene.cast.actors.get(speech.name.entity_id) if speech.name is not None else None
    for role in actor.roles if actor is not None else ():
        words.update(WORD.findall(role.lower()))
    return frozenset(words)


WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _speaks_for_group(scene: Scene, name: Name | None) -> bool:
    """Whether it is an armed group, or a person whose office names one: "the Legion's military spokesman"."""
    if name is not None and name.kind == "armed_group":
        return True
    actor = scene.cast.actors.get(name.entity_id) if name is not None and name.kind == "person" else None
    if actor is None or not actor.roles:
        return False
    roles = " ".join(actor.roles)
    return any(form in roles for form in _group_forms(scene))


def _group_forms(scene: Scene) -> set[str]:
    """How the article writes the names of armed groups, read once."""
    forms = scene.reading.memo.get("group forms")
    if not isinstance(forms, set):
        printed = scene.reading.tokens.slice
        names = (name for name in scene.cast.names if name.kind == "armed_group")
        forms = scene.reading.memo["group forms"] = {printed(name.start, name.end) for name in names}
    return forms


def _country_in(words: frozenset[str]) -> str | None:
    countries = load_countries()
    found = {
        code for word in words if (code := countries.by_demonym.get(word) or countries.by_form.get(word))
    }
    return found.pop() if len(found) == 1 else None


def relation(scene: Scene, speech: Speech, party: Name | None, code: str | None, irregular: bool) -> Relation:
    """How the speaker stands to a doer: an actor, or one of whom a country or a kind of fighter is told."""
    side = side_of(scene, speech)
    if party is not None and side.name is not None and side.name.entity_id == party.entity_id:
        return "own"
    if side.camp is None:
        return "other"
    if side.camp == "irregular":
        return "other" if party is None and code is None else "enemy"
    country = country_for(scene, side)
    if party is not None and party.kind in OFFICIAL_KINDS:
        theirs = country_of(scene.cast, party)
        if (side.name is not None and same_side(scene, party, side.name)) or (
            country is not None and theirs == country
        ):
            return "own"
        return "enemy" if country is not None and theirs is not None else "other"
    at_home = country is not None and scene.home == country
    if party is not None:
        return "enemy" if party.kind == "armed_group" and at_home else "other"
    if code is not None:
        if code == country:
            return "enemy" if irregular else "own"
        return "enemy" if country is not None else "other"
    return "enemy" if irregular and (at_home or scene.home is None) else "other"


def touches(scene: Scene, country: str, speech: Speech) -> bool:
    """Whether the words beside a speech tell of a country's people: "three Turkish soldiers, Ankara said"."""
    words = scene.reading.tokens.words
    first, last = speech.subject or (0, 0)
    low, high = max(scene.first, speech.start - LONGEST_CLAUSE), speech.end + LONGEST_CLAUSE
    around = range(low, min(scene.last, high))
    return any(nation(words[at]) == country for at in around if not first <= at < last)


def is_own_phrase(scene: Scene, speech: Speech, begin: int, end: int) -> bool:
    """Whether a doer named by kind is the speaker's own: an official's "security forces", a group's "men"."""
    tokens, codes = scene.reading.tokens, class_codes()
    head = tokens.codes[end - 1]
    if end <= begin or (head not in codes["OWN_FORCE"] and head not in codes["OWN_FIGHTER"]):
        return False
    side = side_of(scene, speech)
    if side.camp is None or head not in codes["OWN_FORCE" if side.camp == "state" else "OWN_FIGHTER"]:
        return False
    strange = codes["REBEL_WORD" if side.camp == "state" else "STATE_WORD"]
    for at in range(begin, end):
        name = scene.cast.beginning.get(at)
        code = nation(tokens.words[at])
        if name is not None and name.kind != "media":
            own = relation(scene, speech, name, None, irregular=False) == "own"
        else:
            own = tokens.codes[at] not in strange or (side.camp == "state" and at == end - 1)
            own = own and (code is None or code == country_for(scene, side))
        if not own:
            return False
    return True

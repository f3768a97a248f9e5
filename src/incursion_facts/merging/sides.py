"""Sides: the state or group that an actor fights or speaks for, and what follows from it for figures.

A minister's side is his state, found by the words beside his name ("the governor of Russia's Belgorod
region"); a party's figure on its enemy is then `claimed`. A newcomer would take the country where a group
sits for its side: a legion based abroad has the side that the lexicon gives it, and none without a row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol, cast

from ..lexicons import load_countries, load_lexicon
from ..records import Actor, Article, Casualty, Mention, Place, Record
from ..records.groups import Groups, by_type

OFFICIAL_KINDS = frozenset({"government", "military", "person"})
"""Kinds whose side is the state of their country. A state outlet reports for nobody, as far as this goes."""
PARTIES = frozenset({"state", "government", "military", "armed_group", "person"})
"""Kinds whose word on an enemy is a party's."""
REACH = 90
"""Characters beside a name in which its office stands."""
MOST_WORDS = 14
LONGEST_TITLE = 40
"""Letters before a full stop that may be one word."""
MOST_MENTIONS = 40
"""Mentions of a person that are read: the office of a head of state is told by the first."""
PARTY_SHARE = 0.15
"""Part of an article's names that a state has when it is a party to what the article tells."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[’']s\b|\S")
_BREAK = frozenset('.!?;:"“”«»()[]–—|•')


class Known(Protocol):
    """An actor of a lexicon, or a place (which has no side)."""

    @property
    def name(self) -> str:
        """The canonical name."""
        ...


class Anchor(NamedTuple):
    """A name that tells whom a person beside it stands for."""

    start: int
    end: int
    side: str


def add_sides(records: Iterable[Record], known: Iterable[Known] = ()) -> list[Record]:
    """The records with `side` of actors filled in, and sides and status of the casualties that follow.

    Words beside names are read where articles hold their text; without it what was found before stays.
    """
    held = list(records)
    groups = by_type(held)
    actors = {actor.id: actor for actor in groups.of(Actor)}
    states = states_of(actors.values())
    sides = {actor.id: actor.side for actor in actors.values() if actor.side is not None}
    sides |= _sides_by_text(groups, actors, sides | _sides_by_record(actors, states, known), states)
    shares = _Shares(groups, actors, sides, states)

    def updated(record: Record) -> Record:
        kind = type(record)
        if kind is Actor:
            actor = actors[record.id]
            side = sides.get(actor.id)
            return actor if side == actor.side else actor.model_copy(update={"side": side})
        if kind is Casualty:
            return _with_sides(cast("Casualty", record), actors, sides, states, shares)
        return record

    return [updated(record) for record in held]


def states_of(actors: Iterable[Actor]) -> dict[str, str]:
    """Country code -> id of the state's own record."""
    found: dict[str, str] = {}
    held = [actor for actor in actors if actor.kind == "state"]
    for actor in sorted(held, key=lambda actor: (-actor.mentions, actor.id)):
        if actor.country:
            found.setdefault(actor.country, actor.id)
    return found


def camp_of(actor: Actor | None, side: str | None) -> str | None:
    """Whom an actor counts for: his side, a state or group itself; None for outlets and the like."""
    if actor is None:
        return None
    if side is not None:
        return side
    return actor.id if actor.kind in ("state", "armed_group") else None


def _sides_by_record(
    actors: Mapping[str, Actor], states: Mapping[str, str], known: Iterable[Known]
) -> dict[str, str]:
    """Sides that the lexicon or the actor's own country gives."""
    rows: dict[tuple[str, str | None], str] = {}
    for row in known:
        row_side: str | None = getattr(row, "side", None)
        if row_side is not None:
            rows[row.name, getattr(row, "kind", None)] = row_side
    named = set(rows.values())
    bearers: dict[str, str] = {}
    able = [actor for actor in actors.values() if actor.name in named]
    for actor in sorted(able, key=lambda actor: (actor.kind != "state", actor.id)):
        bearers.setdefault(actor.name, actor.id)
    found: dict[str, str] = {}
    for actor in actors.values():
        row_side = rows.get((actor.name, actor.kind))
        if row_side is not None:
            side = bearers.get(row_side)
        elif actor.kind in OFFICIAL_KINDS:
            country = actor.country or _country_of_roles(actor.roles)
            side = states.get(country) if country else None
        else:
            side = None
        if side is not None and side != actor.id:
            found[actor.id] = side
    return found


def _country_of_roles(roles: Sequence[str]) -> str | None:
    """The one country that offices name: "Ukrainian deputy defence minister"."""
    found = {code for role in roles for code in _nations(role)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1 << 14)
def _nations(text: str) -> frozenset[str]:
    """The codes of countries of which a demonym or a name of one word stands in a text."""
    countries = load_countries()
    codes = (
        countries.by_demonym.get(word.lower()) or countries.code(word)
        for word in _WORD.findall(text)
        if word[0].isupper()
    )
    return frozenset(code for code in codes if code)


class Bearing(NamedTuple):
    """What a word beside a name tells."""

    is_office: bool
    is_verb: bool
    """It ends what stands beside a name: "said", "was"; not "speaks", which names an office."""
    is_break: bool


@lru_cache(maxsize=1 << 14)
def _bearing(word: str) -> Bearing:
    return _bearing_of(load_lexicon().words.get(word.lower(), 0), word in _BREAK)


@lru_cache(maxsize=1 << 12)
def _bearing_of(classes_id: int, is_break: bool) -> Bearing:
    """What the words of one set of classes tell."""
    classes = load_lexicon().sets[classes_id]
    return Bearing(
        not classes.isdisjoint(("ROLE", "TITLE", "OFFICIAL", "SPEAKS_FOR", "SPEAKER_NOUN")),
        not classes.isdisjoint(("VBD", "VBZ", "BE", "HAVE", "MODAL")) and "SPEAKS_FOR" not in classes,
        is_break,
    )


def _sides_by_text(
    groups: Groups,
    actors: Mapping[str, Actor],
    known: Mapping[str, str],
    states: Mapping[str, str],
) -> dict[str, str]:
    """The known sides, and those of other persons by the offices that stand beside their names."""
    wanted = {a.id for a in actors.values() if a.kind == "person" and a.id not in known and not a.country}
    texts = {article.id: article.text for article in groups.of(Article) if article.text is not None}
    if not wanted or not texts:
        return dict(known)
    tells = _tell_sides(groups.of(Place), actors, known, states)
    anchors: dict[str, list[Anchor]] = {}
    persons: dict[str, list[Mention]] = {}
    telling: dict[str, list[Mention]] = {}
    for mention in groups.of(Mention):
        entity = mention.entity_id
        if entity in tells:
            telling.setdefault(mention.article_id, []).append(mention)
        elif entity in wanted and mention.form not in ("nominal", "pronoun") and mention.article_id in texts:
            persons.setdefault(entity, []).append(mention)
    found = dict(known)
    for person, mentions in persons.items():
        votes: Counter[str] = Counter()
        mentions.sort(key=lambda mention: (mention.article_id, mention.start))
        for mention in mentions[:MOST_MENTIONS]:
            text = texts[mention.article_id]
            for start, end in _beside(text, mention.start, mention.end):
                near = anchors.get(mention.article_id)
                if near is None:
                    there = telling.get(mention.article_id, ())
                    near = sorted(Anchor(m.start, m.end, tells[m.entity_id]) for m in there)
                    anchors[mention.article_id] = near
                side = _side_within(text, start, end, near, states)
                if side is not None:
                    votes[side] += 1
        ranked = votes.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            found[person] = ranked[0][0]
    return found


def _tell_sides(
    places: Iterable[Place],
    actors: Mapping[str, Actor],
    known: Mapping[str, str],
    states: Mapping[str, str],
) -> dict[str, str]:
    """Entity id -> the side of whoever holds an office there: places by country, bodies by their own."""
    found = {place.id: state for place in places if (state := states.get(place.country or "")) is not None}
    for actor in actors.values():
        if actor.kind == "armed_group":
            found[actor.id] = actor.id
        elif actor.kind in PARTIES and actor.kind != "person":
            side = camp_of(actor, known.get(actor.id))
            if side is not None:
                found[actor.id] = side
    return found


def _beside(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans beside a name that may say who it is: "Kremlin spokesman NAME", "NAME, who speaks for …"."""
    window = max(0, start - REACH)
    taken = offices = 0
    stop = start
    for word in reversed(_WORD.findall(text, window, start)):
        bearing = _bearing(word)
        if word == ".":
            stop = text.rfind(".", window, stop)
        if (
            taken >= MOST_WORDS
            or bearing.is_verb
            or (bearing.is_break and not (word == "." and _is_abbreviation(text, stop)))
            or (word == "," and taken)
        ):
            break
        taken += 1
        offices += bearing.is_office
    if offices:
        yield list(_WORD.finditer(text, window, start))[-taken].start(), start
    opening = _WORD.search(text, end, end + REACH)
    if opening is None or opening.group() not in (",", "of", "who"):
        return
    taken = commas = 0
    offices = int(opening.group() == "of")
    for word in _WORD.findall(text, end, end + REACH):
        bearing = _bearing(word)
        commas += word == ","
        if (
            taken >= MOST_WORDS
            or bearing.is_break
            or commas > 1
            or (bearing.is_verb and word not in ("is", "was"))
        ):
            break
        taken += 1
        offices += bearing.is_office
    if offices and taken:
        yield end, list(_WORD.finditer(text, end, end + REACH))[taken - 1].end()


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether a full stop belongs to a title: "Gov. Ann Roe"."""
    begin = text.rfind(" ", max(0, stop - 6), stop) + 1
    return stop - begin <= LONGEST_TITLE and _bearing(text[begin:stop]).is_office


def _side_within(
    text: str, start: int, end: int, anchors: Sequence[Anchor], states: Mapping[str, str]
) -> str | None:
    """The side that a span beside a name tells: the most telling name in it, else a demonym."""
    at = bisect_left(anchors, start, key=lambda anchor: anchor.start)
    sides = []
    while at < len(anchors) and anchors[at].start < end:
        sides.append(anchors[at].side)
        at += 1
    if sides:
        return sides[0]
    return _state_named(text[start:end], states)


def _state_named(text: str, states: Mapping[str, str]) -> str | None:
    """The state of the one country that a text names."""
    codes = _nations(text)
    return states.get(next(iter(codes))) if len(codes) == 1 else None


class _Shares:
    """How large a part of an article's names each state has, counted when first asked for."""

    def __init__(
        self,
        groups: Groups,
        actors: Mapping[str, Actor],
        sides: Mapping[str, str],
        states: Mapping[str, str],
    ) -> None:
        self._groups = groups
        self._states = states
        self._actors = actors
        self._sides = sides
        self._counts: dict[str, Counter[str]] | None = None

    def has_party(self, article: str, camp: str) -> bool:
        """Whether a state or group is among those that the article is about."""
        if self._counts is None:
            self._counts = self._counted()
        counts = self._counts.get(article)
        return counts is None or counts[camp] >= PARTY_SHARE * counts.total()

    def has_other_party(self, article: str, camps: frozenset[str]) -> bool:
        """Whether an article is about an armed group that is in none of the camps: the foe of them all."""
        if self._counts is None:
            self._counts = self._counted()
        counts = self._counts.get(article, Counter())
        return any(
            camp not in camps and self._actors[camp].kind == "armed_group" and self.has_party(article, camp)
            for camp in counts
        )

    def _counted(self) -> dict[str, Counter[str]]:
        camps = {
            actor.id: camp
            for actor in self._actors.values()
            if (camp := camp_of(actor, self._sides.get(actor.id))) is not None
        }
        for place in self._groups.of(Place):
            if state := self._states.get(place.country or ""):
                camps[place.id] = state
        counts: dict[str, Counter[str]] = {}
        for mention in self._groups.of(Mention):
            camp = camps.get(mention.entity_id)
            if camp is not None:
                counts.setdefault(mention.article_id, Counter())[camp] += 1
        return counts


def _with_sides(
    casualty: Casualty,
    actors: Mapping[str, Actor],
    sides: Mapping[str, str],
    states: Mapping[str, str],
    shares: _Shares,
) -> Casualty:
    """The casualty with its victims' side, and `claimed` where a party speaks of its enemy."""
    changed: dict[str, object] = {}
    victims = casualty.victims
    side = victims.side
    if victims.actor_id is not None:
        actor = actors.get(victims.actor_id)
        side = camp_of(actor, sides.get(victims.actor_id)) or side
    elif victims.text:
        side = _state_named(victims.text, states) or side
    if side != victims.side:
        changed["victims"] = victims.model_copy(update={"side": side})
    if casualty.status == "reported" and _is_of_enemy(casualty, side, actors, sides, shares):
        changed["status"] = "claimed"
    return casualty.model_copy(update=changed) if changed else casualty


def _is_of_enemy(
    casualty: Casualty,
    victims_side: str | None,
    actors: Mapping[str, Actor],
    sides: Mapping[str, str],
    shares: _Shares,
) -> bool:
    """Whether a party to the fighting speaks of people of the other side: a ministry of "attackers"."""
    speaker = actors.get(casualty.attribution.speaker_id or "")
    if speaker is None or speaker.kind not in PARTIES:
        return False
    camp = camp_of(speaker, sides.get(speaker.id))
    if camp is None:
        return False
    if casualty.victims.class_ == "combatant":
        if _names_enemy(casualty.victims.text) and victims_side != camp:
            return True
    elif casualty.victims.actor_id is None:
        return False
    if victims_side is None or victims_side == camp or sides.get(camp) == victims_side:
        return False
    if casualty.perpetrator_id == speaker.id:
        return True
    if _keeps_peace(casualty.victims.text) or shares.has_other_party(
        casualty.article_id, frozenset({camp, victims_side})
    ):
        return False  # an army on foreign soldiers in a fight that both have with rebels
    return shares.has_party(casualty.article_id, camp)


@lru_cache(maxsize=1 << 14)
def _keeps_peace(text: str | None) -> bool:
    return text is not None and "peacekeeper" in text.lower()


@lru_cache(maxsize=1 << 14)
def _names_enemy(text: str | None) -> bool:
    lexicon = load_lexicon()
    return text is not None and any(lexicon.has(word, "ENEMY_NOUN") for word in _WORD.findall(text))

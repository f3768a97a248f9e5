"""The type of an event that its trigger leaves open: by weapon, by who is shot at, by where people go.

"Attack" alone says little: with drones it is a drone strike, on a patrol a clash, on worshippers of whom six
died a killing, and "attacks have surged" is an event of no closer type. A newcomer would call all of them
clashes.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicons import load_countries
from ..records import EventType
from .event_clauses import weapon_type
from .event_codes import code_sets
from .event_drafts import Article
from .event_rules import Rule


@dataclass(frozen=True, slots=True)
class Clause:
    """Where the parts of a verb's clause are, in tokens."""

    at: int
    """The verb."""
    start: int
    """Its verb group's first token."""
    low: int
    high: int
    end: int
    """Behind what its rule matched."""
    head: int | None
    """What is attacked, entered or taken."""
    near: int = 0
    """From where on a passive's subject is looked for."""
    passive: bool = False


def type_of_verb(article: Article, rule: Rule, clause: Clause) -> tuple[EventType, bool] | None:
    """The type of a verb's event, and whether it is an attack of no kind; None where it is no event."""
    codes = article.codes
    sets = code_sets()
    at, start, low, end = clause.at, clause.start, clause.low, clause.end
    if rule.kind == "weapon":
        found = _weapon(article, rule, clause)
        return None if found is None else (found, False)
    if rule.kind == "attack":
        armed_with = None if clause.passive else weapon_type(codes, max(low, start - 5), start)
        if armed_with or _weapon(article, rule, clause):
            return None
        agents = codes[at : min(clause.high, at + 8)] if clause.passive else codes[low:start]
        return _attack(article, clause.head, agents, at, low)
    if rule.kind == "gunfire":
        return ("armed_clash", False) if clause.passive else _gunfire(article, rule, clause)
    if rule.kind == "under":
        return _under(codes, at, start, end)
    if rule.kind == "motion":
        assert clause.head is not None
        return _motion(article, at, clause.head), False
    if rule.kind == "begin":
        return ("other" if sets.war.isdisjoint(codes[low:start]) else "armed_clash"), False
    if rule.kind == "exchange" or rule.kind == "operation":
        return None
    if rule.name == "ram" and sets.blast.isdisjoint(codes[max(low, start - 6) : end]):
        armed = not sets.armed.isdisjoint(codes[max(low, start - 6) : start])
        return ("other", False) if armed else None  # she drove her car into a wall
    kind = rule.kind
    if kind == "shelling":
        return weapon_type(codes, max(low, start - 5), start) or kind, False  # jets bombarded the town
    if kind == "property_damage":
        things = codes[clause.near : start] if clause.passive else codes[at + 1 : end]
        return ("property_damage" if sets.war_machine.isdisjoint(things) else "other"), False
    if rule.name == "storm" and not sets.authority.isdisjoint(codes[low:start]):
        return "other", False  # police raided two homes
    if rule.name == "kill" and not _is_killing(article, at, start, low):
        return None
    return kind, False


def _weapon(article: Article, rule: Rule, clause: Clause) -> EventType | None:
    """The type that a clause's weapon makes: before an active verb, in its object, or behind "by"."""
    codes = article.codes
    sets = code_sets()
    at, start, low, high, passive = clause.at, clause.start, clause.low, clause.high, clause.passive
    if rule.name == "drop":
        near = codes[max(low, start - 6) : min(high, at + 14)]
        if set(near) & sets.drone:
            return "drone_strike"
        found = weapon_type(codes, max(low, start - 5), min(high, at + 7))
        if found == "explosion":
            word = article.reading.tokens.words[at].lower()
            if set(near) & sets.air or word.startswith(("drop", "releas")):
                return "air_strike"
            return "explosion" if word.startswith(("hurl", "threw", "throw", "lob")) else None
        return found
    if rule.name in ("hit", "land") and sets.suicide.isdisjoint(codes[low:high]):
        first, last = article.reading.tokens.sentence(at)
        bombs = not sets.bombing.isdisjoint(codes[max(low, start - 5) : start])
        if bombs and not sets.flying.isdisjoint(codes[first:last]):
            return "air_strike"  # the sound of planes, then the bombs hit the house
    if rule.name == "strike inside":
        return weapon_type(codes, max(low, start - 5), start)
    if rule.name == "land":
        near = codes[max(low, start - 4) : start]
        return (
            None
            if set(near) & sets.plane and not set(near) & sets.thrown
            else weapon_type(near, 0, len(near))
        )
    if rule.name == "kill with":
        subject = codes[max(low, start - 4) : start]
        if not sets.bomber.isdisjoint(subject) and sets.suicide.isdisjoint(subject):
            return "killing"  # a bomber killed five prosecutors
        return weapon_type(codes, max(low, start - 10), start)
    if not passive:
        found = weapon_type(codes, max(low, start - 5), start)
        if found:
            return found
    armed = not sets.armed.isdisjoint(codes[low:start])
    for i in range(at + 1, min(high, at + 14)):
        if codes[i] in sets.comma or codes[i] in sets.be or codes[i] in sets.relative:
            break
        if codes[i] in sets.instrument:
            found = weapon_type(codes, i + 1, min(high, i + 5))
            if found and not (found == "explosion" and armed and not passive):  # attacked with explosives
                return found
            if passive and rule.name == "hit" and not sets.gun.isdisjoint(codes[i + 1 : min(high, i + 4)]):
                return "armed_clash"  # hit by rifle fire
    return None


def _attack(article: Article, head: int | None, agents: str, at: int, low: int) -> tuple[EventType, bool]:
    """The type of an attack that names no weapon, by what is attacked and what came of it."""
    sets = code_sets()
    armed = set(agents) & sets.armed
    code = article.codes[head] if head is not None else ""
    if head is not None and code in sets.area and article.codes[head + 1] in sets.base:
        return "armed_clash", False  # the district headquarters
    if head is not None and code in sets.post:
        name = article.by_start.get(head)
        if name is None or name.kind in ("military", "armed_group"):
            return "armed_clash", False
        return "other", True  # an embassy fights nobody
    if code in sets.at_home and somebody_died(article, at):
        return "killing", False
    if code in sets.area and armed and head is not None and is_abroad(article, head, at, low):
        return "incursion", False
    return "other", True


def is_abroad(article: Article, head: int, at: int, low: int) -> bool:
    """Whether attackers have another country's adjective than the region attacked: "Ukrainian formations"."""
    name = article.by_start.get(head)
    if name is None or name.kind not in ("region", "district"):
        return False
    country = next((p.country for p in article.reading.places if p.id == name.entity_id), None)
    words = article.reading.tokens.words
    demonyms = [words[i].lower() for i in range(low, at) if article.codes[i] in code_sets().demonym]
    known = load_countries().by_demonym
    return country is not None and any(known.get(word, country) != country for word in demonyms)


def _gunfire(article: Article, rule: Rule, clause: Clause) -> tuple[EventType, bool]:
    """The type of shots: between fighters a clash, at others a killing where somebody died."""
    codes = article.codes
    sets = code_sets()
    at, end, high = clause.at, clause.end, clause.high
    subject = weapon_type(codes, max(clause.low, clause.start - 3), clause.start)
    if subject == "shelling" or weapon_type(codes, at, end) in ("shelling", "missile_strike"):
        return "shelling", False
    if rule.name == "open fire" and codes[end] not in sets.at_whom:
        return "armed_clash", False
    target = codes[end - 1 : min(high, end + 6)]
    fighters = not sets.post.isdisjoint(target)
    people = not sets.at_home.isdisjoint(target)
    if people and not fighters:
        return ("killing", False) if somebody_died(article, at) else ("other", False)
    return "armed_clash", False


def _under(codes: str, at: int, start: int, end: int) -> tuple[EventType, bool]:
    """The type of what one comes under: an attack of no kind, mortar fire, gunfire at a patrol."""
    sets = code_sets()
    found = weapon_type(codes, at + 1, end)
    if found:
        return found, False
    last = codes[end - 1]
    if last in sets.assault:
        return "other", False
    if last in sets.shelling:
        return "shelling", False
    if not sets.gun.isdisjoint(codes[at + 1 : end]) or not sets.in_the_field.isdisjoint(
        codes[max(0, start - 6) : start]
    ):
        return "armed_clash", False
    return "shelling", False


def exchange(article: Article, at: int, end: int, high: int) -> tuple[EventType, bool]:
    """The type of an exchange of fire: guns over a border, else a clash."""
    codes = article.codes
    sets = code_sets()
    guns = not sets.gun.isdisjoint(codes[at:end]) or not sets.irregular.isdisjoint(
        codes[at : min(high, end + 8)]
    )
    border = not sets.frontier.isdisjoint(codes[at : min(high, end + 12)])
    big = weapon_type(codes, at, end) is not None or (border and not guns)
    return ("shelling" if big else "armed_clash"), False


def operation(article: Article, start: int, at: int, light: int | None) -> tuple[EventType, bool] | None:
    """The type of an operation: over a border an incursion; none where it is no work of war."""
    codes = article.codes
    sets = code_sets()
    if codes[at] in sets.campaign:
        return ("air_strike", False) if not sets.by_air.isdisjoint(codes[start:at]) else None
    if not sets.over_border.isdisjoint(codes[start:at]):
        return "incursion", False
    if not sets.war_work.isdisjoint(codes[start:at]) or (light is not None and codes[start] in sets.armed):
        return "other", False
    return None


def _motion(article: Article, at: int, head: int) -> EventType:
    """The type of armed people on the move: over a border or into a country an incursion, else an advance."""
    sets = code_sets()
    name = article.by_start.get(head)
    if article.codes[at] in sets.advance and (
        article.codes[head] in sets.area if name is None else name.kind in ("settlement", "facility")
    ):
        return "other"
    return "incursion"


def somebody_died(article: Article, at: int) -> bool:
    """Whether the sentence of a token says that somebody died of it."""
    first, last = article.reading.tokens.sentence(at)
    codes = article.codes[first:last]
    sets = code_sets()
    return not sets.dead.isdisjoint(codes) and sets.nobody.isdisjoint(codes)


OF_THINGS = ("elimin", "neutral", "liquid", "execut", "annihil", "extermin")
"""How verbs begin that kill people but also end threats and carry out plans."""


def _is_killing(article: Article, at: int, start: int, low: int) -> bool:
    """Whether a killing is told for itself, not as what a weapon or a raid of the sentence did.

    "A recent attack killed five" is a killing: the attack has no type of its own.
    """
    codes = article.codes
    sets = code_sets()
    if codes[at] in sets.vbg:
        return False
    word = article.reading.tokens.words[at].lower()
    if word.startswith(OF_THINGS) and sets.victim.isdisjoint(
        codes[max(low, start - 6) : start] + codes[at + 1 : at + 6]
    ):
        return False  # the threat was eliminated
    if not sets.mishap.isdisjoint(codes[at + 1 : at + 8]):
        return False  # killed in a car crash
    if weapon_type(codes, max(low, start - 10), start):
        return False
    for i in range(start - 1, max(low, start - 12) - 1, -1):
        code = codes[i]
        if code in sets.metaphor or (code in sets.assailed and code not in sets.assault):
            return False  # a heart attack; a raid
        if code in sets.subject_end or code in sets.vbd:
            break
    return True

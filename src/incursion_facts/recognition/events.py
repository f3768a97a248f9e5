"""What happened: verbs and nouns of events, with their actors, place, date and speaker, each time it is told.

Triggers are looked up first (event_rules.py); only there a clause is read, as a verb's (event_verbs.py) or a
noun's (event_nouns.py); figures of people killed or driven out tell events too (event_harm.py). What is found
is a draft; those that only point back become no records (event_telling.py). A newcomer would emit every
mention ("the raid"), or one an event: a headline and the clause that repeats it with a place tell it twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..lexicons import load_lexicon
from ..records import Actor, Event, Participant, Status, content_id
from .attribution import attribute
from .circumstances import DOUBTED
from .event_circumstances import spoken_agent
from .event_clauses import VerbGroup, is_supposed, verb_group
from .event_codes import code_sets
from .event_drafts import Article, Draft, read_article
from .event_harm import harm_drafts
from .event_nouns import read_noun
from .event_rules import Rule, overlay, rules_by_code
from .event_telling import distinct
from .event_verbs import read_verb
from .reading import Reading
from .scenes import place_beside, scene_at


def find_events(reading: Reading) -> Iterator[Event]:
    """The events that the article tells or recalls, in text order; none only feared, planned or denied."""
    codes = overlay(reading)
    sets = code_sets()
    table = rules_by_code()
    article = read_article(reading, codes)
    drafts: list[Draft] = []
    for match in _trigger().finditer(codes):
        at = match.start()
        verbs, nouns = table[match.group()]
        before = len(drafts)
        if verbs:
            _read_verbs(article, verbs, at, drafts)
        if not nouns:
            continue
        if len(drafts) > before or (drafts and drafts[-1].trigger < at < drafts[-1].reach):
            continue  # came under attack: the noun is told by its verb
        if codes[at] in sets.vb and codes[at - 1] in sets.auxiliary:
            continue  # could strike, to attack
        for rule in nouns:
            draft = read_noun(article, rule, at)
            if draft is not None:
                drafts.append(draft)
                break
    drafts += harm_drafts(article, drafts)
    for draft in distinct(article, drafts):
        yield _record(article, draft)


def _read_verbs(article: Article, rules: tuple[Rule, ...], at: int, drafts: list[Draft]) -> None:
    """Adds the events of a verb: what happened, and what it destroyed, where it says both.

    What follows the verb is looked at first, because it is what most verbs fail on.
    """
    codes = article.codes
    sets = code_sets()
    participle = codes[at] in sets.vbn
    group: VerbGroup | None = None
    found = False
    for rule in rules:
        if found and rule.kind != "property_damage":
            continue
        match = rule.active(codes, at + 1) if rule.after is not None else None
        if match is None and not rule.bare and not (participle and rule.passive is not None):
            continue
        if group is None:
            group = verb_group(codes, at)
            if group is None or not (group.real or group.tried or group.promised):
                return
        if not group.real and not (
            (rule.tried and group.tried) or (rule.kind == "statement_of_aid" and group.promised)
        ):
            continue
        if (
            match is None
            and not rule.bare
            and not (group.passive or rule.passive_after or codes[at + 1] in sets.behind_participle)
        ):
            continue
        if rule.finite and not group.finite:
            continue
        if match is None and not rule.bare and not rule.may_be_passive(codes, group.start):
            continue
        draft = read_verb(article, rule, at, group, match)
        if draft is None:
            continue
        if is_supposed(codes, group.start):
            return
        drafts.append(draft)
        found = True


@lru_cache(maxsize=1)
def _trigger() -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(sorted(rules_by_code()))) + "]")


def _record(article: Article, draft: Draft) -> Event:
    reading = article.reading
    tokens = reading.tokens
    start, end = tokens.span(draft.start, max(draft.end, draft.start + 1))
    attribution = attribute(reading, draft.start, draft.end)
    if draft.verb is not None and not draft.agents:
        draft.agents = tuple(spoken_agent(article, draft.low, draft.verb))
    return Event(
        id=content_id("event", reading.article_id, start, end, draft.kind),
        article_id=reading.article_id,
        start=start,
        end=end,
        text=tokens.text[start:end],
        rule=draft.rule,
        event_type=draft.kind,
        acled=_acled(draft, reading.actors),
        actors=(
            *(Participant(actor_id=actor, role="agent") for actor in draft.agents),
            *(Participant(actor_id=actor, role="target") for actor in draft.targets),
        ),
        place_id=draft.place or _scene(reading, draft),
        date=draft.date or _day_of_harm(reading, draft),
        attribution=attribution,
        status=_status(reading, draft, attribution.cue),
    )


OF_AN_INSTANT = frozenset(
    {
        "armed_clash", "shelling", "drone_strike", "air_strike", "missile_strike", "explosion", "killing",
        "abduction", "incursion",
    }
)  # fmt: skip
"""What happens when people come to harm, where the same sentence tells both."""


def _day_of_harm(reading: Reading, draft: Draft) -> str | None:
    """The date of the harm that the sentence of an event tells: "a blast killed two on Monday"."""
    if draft.kind not in OF_AN_INSTANT or draft.recalled:
        return None
    start, end = reading.tokens.sentence(draft.trigger)
    low, high = reading.tokens.span(start, end)
    days = {c.date for c in reading.casualties if low <= c.start < high and c.date is not None}
    return days.pop() if len(days) == 1 else None


def _scene(reading: Reading, draft: Draft) -> str | None:
    """Where an event is set whose own clause names no place."""
    start, end = reading.tokens.sentence(draft.trigger)
    return place_beside(reading, start, end) or scene_at(reading, start, end)


def _acled(draft: Draft, actors: list[Actor]) -> str | None:
    lexicon = load_lexicon()
    key: str = draft.kind
    if draft.kind == "capture_of_place":
        kind = next((actor.kind for actor in actors if actor.id in draft.agents), None)
        if kind is None:
            return None
        key = "capture_by_state" if kind in ("state", "military", "government") else "capture_by_group"
    value = lexicon.value("ACLED", key)
    return str(value) if value is not None else None


def _status(reading: Reading, draft: Draft, cue: str | None) -> Status:
    """Reported, unless a hedge, a claiming verb or an open doubt says otherwise."""
    tokens = reading.tokens
    first, last = tokens.sentence(draft.trigger)
    if DOUBTED.search(tokens.codes, first, last):
        return "unverified"
    lexicon = load_lexicon()
    if cue is not None:
        if lexicon.has(cue, "DENY_SPEECH"):
            return "denied"
        if lexicon.has(cue, "CLAIM_SPEECH"):
            return "claimed"
    if draft.hedged:
        return "claimed"
    return "reported"

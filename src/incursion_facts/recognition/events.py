"""What happened: verbs and nouns of events, with their actors, place, date and speaker, once an article each.

Triggers are looked up first; only there rules are tried (event_rules.py), and only what a rule takes is
read as a clause (event_clauses.py). Everything found is a draft; drafts that tell the same event are one record, the
one that says most. A newcomer would emit every mention: half of them only point back ("the raid").
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..lexicons import load_lexicon
from ..records import Actor, Event, EventType, Participant, Place, Status, content_id
from .attribution import attribute
from .circumstances import DOUBTED
from .event_clauses import (
    clause_end,
    clause_start,
    code_sets,
    is_locative,
    names_within,
    run_of_days,
    running_days,
    state_of,
    subjects,
    verb_group,
    weapon_type,
)
from .event_rules import Rule, overlay, rules_by_code
from .reading import Name, Reading


@dataclass(slots=True)
class Draft:
    """An event before it is known to be told only once; token positions, half open."""

    kind: EventType
    rule: str
    trigger: int
    start: int
    end: int
    low: int
    high: int
    """The clause."""
    weak: bool = False
    """Only points back or says nothing of its own: kept when nothing else tells it."""
    finite: bool = False
    hedged: bool = False
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    attack: bool = False
    """An attack of no kind: any other violent event at the place may be it."""
    count: str | None = None
    """What was taken or how many were killed: two that differ are two events."""
    recalled: bool = False
    headline: bool = False

    @property
    def bare(self) -> bool:
        """Whether neither place nor date nor actor is told."""
        return not (self.place or self.date or self.agents or self.targets)

    @property
    def weight(self) -> int:
        """How much it tells."""
        told = (self.place is not None) + (self.date is not None) + bool(self.agents) + bool(self.targets)
        return 2 * told + self.finite - 4 * self.weak - 2 * self.headline


@lru_cache(maxsize=1)
def _trigger() -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(sorted(rules_by_code()))) + "]")


@dataclass(slots=True)
class Article:
    """An article as the rules see it."""

    reading: Reading
    codes: str
    by_start: dict[int, Name]
    dates: dict[int, str]
    headlines: tuple[tuple[int, int], ...]


def find_events(reading: Reading) -> Iterator[Event]:
    """Every event that the article tells or recalls, in text order; none that is only feared, planned or denied."""
    codes = overlay(reading)
    table = rules_by_code()
    article: Article | None = None
    drafts: list[Draft] = []
    for match in _trigger().finditer(codes):
        at = match.start()
        for rule in table[match.group()]:
            if article is None:
                article = _article(reading, codes)
            if rule.noun and drafts and drafts[-1].trigger == at:
                break  # it was a verb
            draft = _noun(article, rule, at) if rule.noun else _verb(article, rule, at)
            if draft is not None:
                drafts.append(draft)
    if article is None:
        return
    for draft in _distinct(article, drafts):
        yield _record(article, draft)


def _article(reading: Reading, codes: str) -> Article:
    dates = {
        reading.tokens.at(date.start): date.value
        for date in reading.dates
        if date.value and date.granularity not in ("duration", "set")
    }
    headlines = tuple(
        (part.start, part.end) for part in reading.document.segments if part.kind in ("headline", "subhead")
    )
    return Article(reading, codes, {name.start: name for name in reading.names}, dates, headlines)


# --- verbs ---


def _verb(article: Article, rule: Rule, at: int) -> Draft | None:
    codes = article.codes
    sets = code_sets()
    group = verb_group(codes, at)
    if group is None or not group.real:
        return None
    if group.passive or (codes[at] in sets.vbn and not group.gerund and not group.perfect):
        passive = _passive(article, rule, at, group.start, group.passive)
        if passive is not None:
            passive.hedged |= group.hedged
            return passive
        if group.passive:
            return None
    if rule.after is None:
        return None
    match = rule.active_pattern.match(codes, at)
    if match is None:
        if not (rule.bare and group.progressive):
            return None
        end = at + 1
    else:
        end = match.end()
    if not group.finite and codes[at] in sets.vbn and codes[at] not in sets.vbg:
        # "the captured vehicles": a participle before its noun
        if rule.name not in ("seize things",):
            return None
    sentence = clause_start(codes, group.start)
    if rule.subject is not None:
        low = max(_sentence_start(codes, group.start), group.start - rule.near)
        if not set(codes[low : group.start]) & rule.subject_codes:
            return None
    low, high = sentence, clause_end(codes, at + 1)
    kind = rule.kind
    agents = [name for name in subjects(codes, low, group.start, article.by_start)]
    targets = list(names_within(codes, at + 1, end, article.by_start))
    draft = Draft(
        "other", rule.name, at, _subject_start(codes, low, group.start), _object_end(codes, end), low, high
    )
    if kind == "weapon":
        found = _weapon(article, rule, at, group.start, low, high, passive=False)
        if found is None:
            return None
        draft.kind = found
    elif kind == "attack":
        if weapon_type(codes, max(low, group.start - 5), group.start) or _weapon(
            article, rule, at, group.start, low, high, passive=False
        ):
            return None
        assert match is not None
        draft.kind, draft.attack = _attack(codes, codes[match.start("head")], codes[low : group.start])
    else:
        draft.kind = kind
    if draft.kind == "property_damage" and _is_war_machine(codes, at + 1, end):
        draft.kind = "other"
    if rule.name == "kill" and _is_killing(article, at, group.start, low, draft) is False:
        return None
    draft.finite = group.finite
    draft.hedged = group.hedged
    _complete(
        article,
        draft,
        agents,
        targets,
        group.start,
        match.span("head") if match and "head" in match.re.groupindex and match.group("head") else None,
    )
    return draft


def _sentence_start(codes: str, at: int) -> int:
    return codes.rfind(code_sets().boundary, 0, at) + 1


def _passive(article: Article, rule: Rule, at: int, start: int, with_be: bool) -> Draft | None:
    """A passive, or a participle behind its noun: "houses were damaged", "a vehicle captured by"."""
    codes = article.codes
    sets = code_sets()
    if rule.passive is None:
        return None
    match = rule.passive_pattern.match(codes, at)
    if match is None:
        return None
    low, high = clause_start(codes, start), clause_end(codes, at + 1)
    near = max(low, start - rule.near)
    if not with_be:
        following = codes[at + 1] if rule.passive_after else codes[match.end()]
        previous = codes[start - 1] if start else sets.boundary
        if previous in sets.determiner or previous in sets.preposition:
            return None
        if following not in sets.by:
            near = max(near, start - 4)
        if (
            following not in sets.by
            and following not in sets.stop
            and not (
                following in sets.locative
                or following in sets.date
                or following == sets.boundary
                or following in sets.comma
            )
        ):
            return None
        if rule.passive == "." and following not in sets.by and rule.kind not in ("killing", "abduction"):
            return None
    if rule.passive != "." and not set(codes[near:start]) & rule.passive_codes:
        return None
    targets = subjects(codes, low, start, article.by_start)
    agents: list[Name] = []
    end = match.end()
    by = next((i for i in range(end, min(high, end + 10)) if codes[i] in sets.by), None)
    if by is not None:
        stop = min(high, by + 9)
        agents = [name for name in names_within(codes, by + 1, stop, article.by_start)][:2]
    draft = Draft("other", rule.name, at, _subject_start(codes, low, start), end, low, high, finite=with_be)
    kind = rule.kind
    if kind == "weapon":
        found = _weapon(article, rule, at, start, low, high, passive=True)
        if found is None:
            return None
        draft.kind = found
    elif kind == "attack":
        if _weapon(article, rule, at, start, low, high, passive=True):
            return None
        head = next(
            (
                codes[i]
                for i in range(start - 1, near - 1, -1)
                if codes[i] in sets.post or codes[i] in sets.area
            ),
            None,
        )
        draft.kind, draft.attack = _attack(codes, head or "", codes[at : min(high, at + 8)])
    else:
        draft.kind = kind
    if draft.kind == "property_damage" and _is_war_machine(codes, near, start):
        draft.kind = "other"
    if rule.name == "kill" and not _is_killing(article, at, start, low, draft):
        return None
    heads = [i for i in range(near, start) if codes[i] in sets.place]
    draft.end = _object_end(codes, end)
    _complete(article, draft, agents, targets, start, (heads[-1], heads[-1] + 1) if heads else None)
    return draft


def _is_war_machine(codes: str, low: int, high: int) -> bool:
    return bool(set(codes[low:high]) & _war_machine())


@lru_cache(maxsize=1)
def _war_machine() -> frozenset[str]:
    from ..language.classes import class_table

    return class_table().codes_of("WAR_MACHINE")


def _weapon(
    article: Article, rule: Rule, at: int, start: int, low: int, high: int, *, passive: bool
) -> EventType | None:
    """The type that a clause's weapon makes: before an active verb, in its object, or behind "by" and "with"."""
    codes = article.codes
    sets = code_sets()
    if rule.name == "drop":
        near = codes[max(low, start - 6) : min(high, at + 14)]
        if set(near) & sets.drone:
            return "drone_strike"
        found = weapon_type(codes, max(low, start - 5), min(high, at + 7))
        if found == "explosion":
            return (
                "air_strike"
                if set(near) & sets.air or article.reading.tokens.words[at].lower().startswith("drop")
                else None
            )
        return found
    if rule.name in ("land", "kill with"):
        before = weapon_type(codes, max(low, start - 4), start)
        return before
    if not passive:
        found = weapon_type(codes, max(low, start - 5), start)
        if found:
            return found
    armed = bool(set(codes[low:start]) & sets.armed)
    for i in range(at + 1, min(high, at + 14)):
        if codes[i] in sets.comma or codes[i] in sets.be or codes[i] in sets.relative:
            break
        if codes[i] in sets.instrument:
            found = weapon_type(codes, i + 1, min(high, i + 5))
            if found and not (found == "explosion" and armed and not passive):  # attacked with explosives
                return found
    return None


def _attack(codes: str, head: str, agents: str) -> tuple[EventType, bool]:
    """The type of an attack that names no weapon, by what is attacked."""
    sets = code_sets()
    armed = set(agents) & sets.armed
    if head in sets.area and armed:
        return "incursion", False
    if head in sets.post:
        return "armed_clash", False
    return "other", True


def _is_killing(article: Article, at: int, start: int, low: int, draft: Draft) -> bool:
    """Whether a killing is told for itself, not as what another event of the sentence did."""
    codes = article.codes
    sets = code_sets()
    if codes[at] in sets.vbg:
        return False
    if weapon_type(codes, max(low, start - 4), start):
        return False
    return not (
        codes[start - 1] not in sets.relative and set(codes[max(low, start - 12) : start]) & sets.assailed
    )


def _complete(
    article: Article,
    draft: Draft,
    agents: list[Name],
    targets: list[Name],
    verb: int,
    head: tuple[int, int] | None,
) -> None:
    """Fills in who, where and when."""
    codes = article.codes
    reading = article.reading
    sets = code_sets()
    ids = [name.entity_id for name in agents]
    if not ids and draft.finite:
        state = state_of(reading, max(draft.low, draft.start), verb, codes)
        ids = [state] if state else []
    draft.agents = tuple(dict.fromkeys(ids))
    draft.targets = tuple(dict.fromkeys(n.entity_id for n in targets if n.entity_id not in ids))
    draft.place = _place(article, draft, head)
    draft.date = _date(article, draft)
    draft.recalled = _recalled(article, draft)
    offset = reading.tokens.starts[draft.trigger]
    draft.headline = any(start <= offset < end for start, end in article.headlines)


def _place(article: Article, draft: Draft, head: tuple[int, int] | None) -> str | None:
    codes = article.codes
    sets = code_sets()
    if head is not None and codes[head[0]] in sets.place:
        return _innermost(article, head[0])
    for i in range(draft.trigger, draft.high):
        if codes[i] in sets.place and is_locative(codes, i):
            return _innermost(article, i)
    for i in range(draft.trigger - 1, draft.low - 1, -1):
        if codes[i] in sets.place and (
            is_locative(codes, i) or codes[article.by_start[i].end] in sets.possessive
        ):
            return article.by_start[i].entity_id
    if draft.rule in ("retake it", "seize relative") or (draft.low and codes[draft.low - 1] in sets.where):
        first = _sentence_start(codes, draft.trigger)
        for i in range(draft.trigger - 1, max(first, draft.trigger - 25) - 1, -1):
            if codes[i] in sets.place:
                return article.by_start[i].entity_id
    return None


def _innermost(article: Article, at: int) -> str:
    """The place that a name stands for, or the one that it owns: "Russia's Belgorod region" is the region."""
    codes = article.codes
    sets = code_sets()
    name = article.by_start[at]
    while codes[name.end] in sets.possessive:
        following = next(
            (k for k in range(name.end + 1, min(len(codes), name.end + 4)) if codes[k] in sets.place), None
        )
        if following is None:
            break
        name = article.by_start[following]
    return name.entity_id


def _date(article: Article, draft: Draft) -> str | None:
    codes = article.codes
    sets = code_sets()
    words = article.reading.tokens.words
    best: tuple[int, str] | None = None
    for i in range(draft.low, min(len(codes), draft.high + 3)):
        value = article.dates.get(i)
        if value is None:
            continue
        before = next((k for k in range(i - 1, max(-1, i - 4), -1) if codes[k] in sets.speech), None)
        if before is not None and not draft.start <= i < draft.end:
            continue
        distance = i - draft.trigger if i >= draft.trigger else draft.trigger - i + 2
        if best is None or distance < best[0]:
            best = (distance, value)
    number = running_days(codes, draft.low, draft.high, words)
    if number:
        published = article.reading.published
        day = best[1] if best else (published.isoformat() if published else None)
        if day and len(day) == 10:
            return run_of_days(day, number)
    return best[1] if best else None


def _subject_start(codes: str, low: int, verb: int) -> int:
    """Where the subject before a verb begins, at most ten tokens away."""
    sets = code_sets()
    start = verb
    for i in range(verb - 1, max(low, verb - 10) - 1, -1):
        code = codes[i]
        if (
            code in sets.comma
            or (code not in sets.word
            and code not in sets.possessive
            and code not in sets.quote)
        ):
            break
        start = i
    while start < verb and (
        codes[start] in sets.rest or codes[start] in sets.quote or codes[start] in sets.possessive
    ):
        start += 1
    return start


def _object_end(codes: str, end: int) -> int:
    """Takes in the rest of the object phrase, and a place or date right behind it."""
    sets = code_sets()
    stop = min(len(codes), end + 8)
    while end < stop and (
        codes[end] in sets.rest or codes[end] in sets.name or codes[end] in sets.possessive
        or (codes[end] in sets.word and codes[end] not in sets.function and codes[end] not in sets.vbd and codes[end] not in sets.speech)
    ):  # fmt: skip
        end += 1
    while end < len(codes) and codes[end] in sets.rest:
        end += 1
    at = end
    for _ in range(2):
        k = at
        while (
            k < len(codes)
            and k < at + 4
            and (codes[k] in sets.locative or codes[k] in sets.determiner or codes[k] in sets.possessive)
        ):
            k += 1
        if k < len(codes) and (codes[k] in sets.place or codes[k] in sets.date):
            k += 1
            while k < len(codes) and codes[k] in sets.rest:
                k += 1
            at = end = k
        else:
            break
    return end


# --- nouns ---


def _noun(article: Article, rule: Rule, at: int) -> Draft | None:
    codes = article.codes
    sets = code_sets()
    match = rule.active_pattern.match(codes, at)
    if match is None:
        return None
    code = codes[at]
    start = at
    while start and start > at - 7 and (
        (codes[start - 1] in sets.word and codes[start - 1] not in sets.function and codes[start - 1] not in sets.vbd
         and codes[start - 1] not in sets.date and codes[start - 1] not in sets.vbz - sets.singular)
        or codes[start - 1] in sets.possessive or codes[start - 1] in sets.quote or codes[start - 1] in sets.determiner or codes[start - 1] in sets.date
    ):  # fmt: skip
        start -= 1
    first = start
    while start < at and (codes[start] in sets.rest or codes[start] in sets.quote):
        start += 1
    if code in sets.vbg or code in sets.vb or code in sets.vbz:
        group = verb_group(codes, at)
        if (
            group is not None
            and (group.finite or group.gerund)
            and code in sets.vbg
            and codes[at - 1] in sets.be
        ):
            return None
        if code in sets.vbg and codes[at - 1] in sets.combatant:
            return None
    modifiers = codes[start:at]
    if any(c in sets.metaphor for c in modifiers[-2:]) and rule.name in (
        "clash",
        "assault",
        "fire",
        "explosion",
    ):
        if not set(modifiers) & sets.weapon or rule.name == "clash":
            return None
    if _noun_unreal(codes, first, start, at, match.end()):
        return None
    kind = rule.kind
    words = article.reading.tokens.words
    end = _tail(codes, match.end())
    low, high = clause_start(codes, start), clause_end(codes, at + 1)
    draft = Draft("other", rule.name, at, start, end, low, high)
    if kind == "weapon":
        found = weapon_type(codes, max(start, at - 5), at)
        if words[at].lower().startswith("fire"):
            if codes[start - 1] not in sets.boundary and found not in ("shelling", "missile_strike"):
                under = any(words[k].lower() == "under" for k in range(max(0, at - 4), at))
                found = (
                    "shelling"
                    if under and not set(codes[at + 1 : at + 3]) & sets.singular - sets.name
                    else None
                )
        if found is None or found in ("air_strike", "explosion"):
            return None
        draft.kind = found
    elif kind == "attack":
        result = _assault(article, start, at, end, high)
        if result is None:
            return None
        draft.kind, draft.attack = result
    elif rule.name in ("incursion", "explosion", "shelling"):
        found = weapon_type(codes, max(start, at - 3), at)
        if found is None and rule.name == "explosion":
            found = "explosion"
        draft.kind = found or kind
        if rule.name == "incursion" and words[at - 1].lower() in ("police", "dawn", "drug"):
            return None
    else:
        draft.kind = kind
    light = _light(codes, start)
    if rule.name == "probe":
        if light is None or codes[light] not in sets.opens:
            after = next(
                (
                    k
                    for k in range(at + 1, min(high, at + 5))
                    if codes[k] in sets.opens and codes[k] in sets.vbn
                ),
                None,
            )
            if after is None:
                return None
        if words[at].lower() in ("case", "cases", "file", "files") and not (
            set(codes[start : at + 4]) & _crime()
        ):
            return None
    if rule.name == "emergency":
        word = words[at].lower()
        if word == "emergency" and [w.lower() for w in words[at - 2 : at]] != ["state", "of"]:
            return None
        if word == "martial" and words[at + 1].lower() != "law":
            return None
    if rule.name == "custody" and words[at - 1].lower() not in ("in", "into"):
        return None
    if rule.name == "upheaval" and words[at].lower() in ("war", "conflict", "wars", "conflicts"):
        return None
    agents: list[Name] = []
    if light is not None:
        group = verb_group(codes, light)
        if group is not None:
            if not group.real:
                return None
            draft.hedged = group.hedged
            draft.finite = group.finite and not words[light].lower().startswith("claim")
            agents = subjects(codes, clause_start(codes, group.start), group.start, article.by_start)
            draft.start = (
                _subject_start(codes, low, group.start)
                if rule.name in ("regime", "emergency", "probe")
                else group.start
            )
    else:
        follow = codes[end] if end < len(codes) else sets.boundary
        if follow in sets.modal:
            return None
    by = next((k for k in range(at + 1, min(high, at + 8)) if codes[k] in sets.by), None)
    if not agents and by is not None:
        agents = list(names_within(codes, by, min(high, by + 9), article.by_start))[:2]
    if not agents:
        agents = [n for n in names_within(codes, start, at, article.by_start) if not n.is_place][:1]
    targets: list[Name] = []
    for k in range(at + 1, min(high, at + 4)):
        if codes[k] in sets.against:
            targets = list(names_within(codes, k, min(high, k + 6), article.by_start))[:1]
            break
    head = None
    if rule.name == "capture":
        head = match.span("head")
    draft.hedged |= bool(set(codes[start:at]) & sets.hedge)
    _complete(article, draft, agents, targets, start, head)
    anaphoric = codes[start] in sets.anaphor
    told = bool(set(codes[start + 1 : end]) & (sets.place | sets.date | sets.actor)) or bool(
        set(codes[start : start + 1]) & (sets.date | sets.name)
    )
    if not draft.finite and end < len(codes) and codes[end] in sets.occurs:
        draft.finite = True
    draft.weak = anaphoric and not told and not draft.finite
    return draft


@lru_cache(maxsize=1)
def _crime() -> frozenset[str]:
    from ..language.classes import class_table

    table = class_table()
    return table.codes_of("CRIME_W")


def _light(codes: str, start: int) -> int | None:
    """The verb that only says that the noun behind it happened: "carried out", "has opened"."""
    sets = code_sets()
    for i in range(start - 1, max(-1, start - 4), -1):
        code = codes[i]
        if code in sets.light:
            return i
        if code == sets.boundary or code in sets.comma or code in sets.name:
            return None
    return None


def _noun_unreal(codes: str, first: int, start: int, at: int, end: int) -> bool:
    sets = code_sets()
    low = max(0, first - 3)
    for i in range(at - 1, low - 1, -1):
        code = codes[i]
        if code == sets.boundary or code in sets.comma:
            break
        if code in sets.unreal_noun or (code in sets.negation and i >= first - 2):
            return True
    before = first - 1
    if before > 0 and codes[before] in sets.vb:
        k = before - 1
        while k > 0 and codes[k] in sets.adverb:
            k -= 1
        if codes[k] in sets.modal or (codes[k] in sets.to and codes[k - 1] not in sets.ongoing):
            return True
    return False


def _assault(article: Article, start: int, at: int, end: int, high: int) -> tuple[EventType, bool] | None:
    """The type of an attack as a noun: its weapon, what it is on, or that it crossed a border."""
    codes = article.codes
    sets = code_sets()
    words = article.reading.tokens.words
    found = weapon_type(codes, max(start, at - 4), at)
    if found is None:
        for i in range(at + 1, min(high, at + 7)):
            if codes[i] in sets.instrument and words[i].lower() not in ("in", "from"):
                found = weapon_type(codes, i + 1, min(high, i + 5))
                if found:
                    break
    if found:
        return found, False
    word = words[at].lower()
    if words[start - 1].lower() == "under" or words[at - 1].lower() == "under":
        return "other", False
    modifiers = [w.lower() for w in words[start:at]]
    if any("border" in w for w in modifiers) or "ground" in modifiers:
        return "incursion", False
    on = at + 1 < len(codes) and codes[at + 1] in sets.against
    if on:
        for i in range(at + 2, min(high, at + 9)):
            code = codes[i]
            if code in sets.post and code not in sets.force:
                return "armed_clash", False
            if code in sets.area:
                return (
                    ("incursion", False)
                    if word.startswith(("assault", "offensive", "onslaught"))
                    else ("other", True)
                )
            if code in sets.comma or code == sets.boundary:
                break
    if word.startswith("strike"):
        return ("other", True) if on else None
    if word.startswith(("assault", "onslaught")):
        return "incursion", False
    if word == "sabotage":
        return None
    return "other", True


def _tail(codes: str, end: int) -> int:
    """The end of a noun phrase with what hangs on it: "of several villages in Sumy region on Monday"."""
    sets = code_sets()
    while end < len(codes) and codes[end] in sets.rest:
        end += 1
    at = end
    for _ in range(3):
        if at >= len(codes) or not (codes[at] in sets.preposition or codes[at] in sets.date):
            break
        k = at
        stop = min(len(codes), at + 7)
        last = -1
        while (
            k < stop
            and (codes[k] in sets.word or codes[k] in sets.possessive or codes[k] in sets.quote)
            and codes[k] not in sets.be
        ):
            if (
                codes[k] in sets.name
                or codes[k] in sets.date
                or codes[k] in sets.area
                or codes[k] in sets.post
            ):
                last = k
                if codes[k] in sets.name or codes[k] in sets.date:
                    break
            k += 1
        if last < 0:
            break
        last += 1
        while last < len(codes) and codes[last] in sets.rest:
            last += 1
        at = end = last
    return end


# --- one event told twice ---

VIOLENT = frozenset(
    {
        "incursion",
        "armed_clash",
        "shelling",
        "drone_strike",
        "air_strike",
        "missile_strike",
        "explosion",
        "killing",
    }
)


def _distinct(article: Article, drafts: list[Draft]) -> list[Draft]:
    """One draft an event: those of one type that agree in place, date and actors are told together."""
    places = {place.id: place for place in article.reading.places}
    chosen: list[Draft] = []
    for draft in drafts:
        for i, other in enumerate(chosen):
            if _same(draft, other, places):
                if draft.weight > other.weight:
                    chosen[i] = draft
                break
        else:
            chosen.append(draft)
    kept: list[Draft] = []
    for draft in chosen:
        if draft.attack and (
            draft.weak
            or not (draft.place or draft.targets or draft.finite)
            or any(
                other is not draft
                and not other.attack
                and other.kind in VIOLENT
                and _agree(draft, other, places)
                for other in chosen
            )
        ):
            continue
        if draft.rule in ("drop", "land") and any(
            other.kind == "interception"
            and article.reading.tokens.sentence(other.trigger)
            == article.reading.tokens.sentence(draft.trigger)
            for other in chosen
        ):
            continue
        if draft.weak and any(other is not draft and other.kind == draft.kind for other in chosen):
            continue
        if draft.kind == "killing" and _is_effect(article, draft, chosen):
            continue
        kept.append(draft)
    kept.sort(key=lambda draft: (draft.start, draft.end, draft.kind))
    return kept


def _is_effect(article: Article, draft: Draft, chosen: list[Draft]) -> bool:
    """Whether a killing is only what another event of its sentence did, or of the article when it says nothing more."""
    codes = article.codes
    sets = code_sets()
    first, last = article.reading.tokens.sentence(draft.trigger)
    combatants = bool(set(codes[draft.start : draft.end]) & sets.combatant)
    for other in chosen:
        if other is draft or other.kind not in VIOLENT or other.kind == "killing":
            continue
        if first <= other.trigger < last and not draft.agents:
            return True
        if not draft.agents and draft.place is None and not combatants and other.trigger < draft.trigger:
            return True
    return False


def _same(one: Draft, other: Draft, places: dict[str, Place]) -> bool:
    if one.kind != other.kind or one.attack != other.attack:
        return False
    if one.kind == "other" and one.rule != other.rule:
        return False
    if one.start < other.end and other.start < one.end:
        return True
    if not _agree(one, other, places):
        return False
    return one.weak or one.bare or other.weak or other.bare or _shares(one, other, places)


def _recalled(article: Article, draft: Draft) -> bool:
    """Whether an event's own date lies well before the article: what is told without a date is of its own days."""
    published = article.reading.published
    if draft.date is None or published is None:
        return False
    last = draft.date.split("/")[-1]
    if last == "..":
        last = draft.date.split("/")[0]
    return last[:10] < (published - dt.timedelta(days=RECENT)).isoformat()[: len(last)]


RECENT = 10
"""Days before publication within which an event without a date may have happened."""


def _shares(one: Draft, other: Draft, places: dict[str, Place]) -> bool:
    """Whether two mentions that do not contradict each other have something in common."""
    if one.place and other.place:
        return True
    return bool((one.date and other.date) or set(one.agents) & set(other.agents))


def _agree(one: Draft, other: Draft, places: dict[str, Place]) -> bool:
    if one.recalled != other.recalled:
        return False
    if one.count and other.count and one.count != other.count:
        return False
    if (
        one.targets
        and other.targets
        and not set(one.targets) & set(other.targets)
        and not (one.place and one.place == other.place)
    ):
        return False
    if one.date and other.date and not _overlap(one.date, other.date):
        return False
    if one.place and other.place and one.place != other.place and not _within(one.place, other.place, places):
        return False
    return not (one.agents and other.agents and not set(one.agents) & set(other.agents)) or one.kind in (
        "security_regime",
        "evacuation",
        "investigation",
    )


def _within(one: str, other: str, places: dict[str, Place]) -> bool:
    """Whether one place holds the other, as far as the article's own records tell."""
    a, b = places.get(one), places.get(other)
    if a is None or b is None:
        return False
    for inner, outer in ((a, b), (b, a)):
        if inner.within == outer.id:
            return True
        if outer.kind == "country" and inner.country == outer.country:
            return True
        if (
            outer.kind == "region"
            and inner.admin1 is not None
            and inner.admin1 == (outer.admin1 or outer.name)
        ):
            return True
        if (
            outer.kind == "district"
            and inner.admin2 is not None
            and inner.admin2 == (outer.admin2 or outer.name)
        ):
            return True
    return False


def _overlap(one: str, other: str) -> bool:
    """Whether two EDTF values can mean the same day: a month holds its days."""
    a, b = one.split("/"), other.split("/")
    start, end = max(a[0], b[0]), min(a[-1], b[-1])
    if ".." in (a[-1], b[-1]):
        end = next((x for x in (a[-1], b[-1]) if x != ".."), "9999")
    return start <= end or start.startswith(end) or end.startswith(start)


# --- records ---


def _record(article: Article, draft: Draft) -> Event:
    reading = article.reading
    tokens = reading.tokens
    start, end = tokens.span(draft.start, max(draft.end, draft.start + 1))
    attribution = attribute(reading, draft.start, draft.end)
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
        place_id=draft.place,
        date=draft.date,
        attribution=attribution,
        status=_status(reading, draft, attribution.cue),
    )


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

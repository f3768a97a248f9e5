"""Nouns of events: "a raid on the village", "declared a state of emergency", "drone strikes overnight"."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import EventType
from .event_circumstances import complete
from .event_clauses import (
    actors_within,
    agents_by,
    is_supposed,
    subject_start,
    subjects,
    tail,
    verb_group,
    weapon_type,
)
from .event_codes import code_sets
from .event_drafts import Article, Draft
from .event_rules import Rule
from .event_telling import VIOLENT
from .event_types import exchange, is_abroad, operation, somebody_died
from .reading import Name


def read_noun(article: Article, rule: Rule, at: int) -> Draft | None:
    """The event that a rule finds in the noun at a token, or None."""
    codes = article.codes
    sets = code_sets()
    match = rule.active(codes, at + 1)
    if match is None or (codes[at] in sets.vbg and codes[at - 1] in sets.in_progress):
        return None
    if codes[at] in sets.vbg and not (at and codes[at - 1] in sets.opener):
        following = codes[at + 1]
        if following in sets.after_gerund or (rule.kind == "killing" and following not in sets.of):
            return None  # accused of shelling the camp; attacked the home, killing a guard
    if rule.name in MODIFYING and _modifies(codes, at + 1):
        return None  # blast walls, bombing victims
    first = at
    while first and first > at - 7 and codes[first - 1] in sets.noun_left:
        first -= 1
        if codes[first] in sets.opener:
            break
    start = first
    while start < at and (codes[start] in sets.rest or codes[start] in sets.quote):
        start += 1
    if _is_metaphor(codes, rule, start, at) or _is_unreal(codes, first, at):
        return None
    low, high = article.clause(start, at)
    end = tail(codes, match.end())
    light = _light(codes, start)
    found = _type(article, rule, start, at, high, light)
    if found is None or not _fits(article, rule, start, at, high, light):
        return None
    if rule.name in ONCE_TOLD and found[0] in OF_PEOPLE and _is_cause(codes, start, at):
        return None  # killed in an ambush: the killing tells it
    if not sets.attempted.isdisjoint(codes[start:at]) and found[0] in VIOLENT:
        found = "other", False  # a failed suicide attack
    draft = Draft(found[0], rule.name, at, start, end, low, high, attack=found[1])
    agents: list[Name] = []
    if light is None:
        if codes[end] in sets.modal and sets.own.isdisjoint(codes[start:end]):
            return None  # an attack would be; but the strikes in the north could mark
    else:
        group = verb_group(codes, light)
        if group is not None:
            accused = group.gerund and group.start and codes[group.start - 1] in sets.of
            if not group.real or accused or is_supposed(codes, group.start):
                return None
            draft.hedged = group.hedged
            draft.finite = group.finite and not article.reading.tokens.words[light].lower().startswith(
                "claim"
            )
            whole = rule.kind in ("security_regime", "investigation")
            if whole or codes[light] not in sets.speech:  # who reports a raid did not lead it
                agents = subjects(article, article.clause(group.start, light)[0], group.start)
            draft.start = subject_start(codes, low, group.start) if whole else group.start
    draft.hedged |= not sets.hedge.isdisjoint(codes[start:at])
    draft.finite = draft.finite or _has_verb(codes, end, high)
    if rule.kind in ("killing", "abduction", "arrest"):
        behind = actors_within(article, at, end)[:1] if codes[at + 1] in sets.of else []
        targets = behind or actors_within(article, start, at)[:1]
        by = next((i for i in range(at + 1, min(high, at + 8)) if codes[i] in sets.by), None)
        agents = agents_by(article, by, high) if by is not None else agents
    else:
        agents = agents or _agents(article, start, at, high)
        targets = _targets(article, at, high)
    complete(
        article,
        draft,
        agents,
        targets,
        start,
        match.span("head") if rule.name == "capture" else None,
    )
    if (
        rule.name == "probe"
        and light is None
        and codes[end] not in sets.occurs
        and not _is_opened(codes, at, high)
    ):
        return None
    if not _is_told(article, rule, draft, Phrase(first, start, at, end, light)):
        return None
    draft.verbal = draft.finite and not draft.weak
    return draft


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where the parts of a noun's phrase are, in tokens."""

    first: int
    """With what stands before its words, such as a possessor."""
    start: int
    at: int
    """The noun."""
    end: int
    """Behind what hangs on it."""
    light: int | None
    """The verb that only says that it happened."""


def _is_told(article: Article, rule: Rule, draft: Draft, phrase: Phrase) -> bool:
    """Whether a noun tells an event or only names one; notes what it tells, and if it points back."""
    codes = article.codes
    sets = code_sets()
    first, start, at, end, light = phrase.first, phrase.start, phrase.at, phrase.end, phrase.light
    own = codes[start:at] + codes[at + 1 : end]
    told = not sets.own.isdisjoint(own) or codes[at + 1] in sets.hangs_on
    draft.aimed = not sets.attacked.isdisjoint(codes[at + 1 : end])
    dated = not sets.date.isdisjoint(own)
    series = codes[start - 1] in sets.of and codes[start - 2] in sets.series
    happened = _happens(codes, end, draft.high) and not (draft.attack and draft.bare)
    fierce = (
        rule.name in FIERCE
        and codes[start] not in sets.anaphor
        and not sets.fierce.isdisjoint(codes[start:at])
    )
    told |= (draft.headline and not draft.attack) or draft.aimed or series or happened or fierce
    draft.aimed |= dated or series or happened or not sets.place.isdisjoint(codes[start:at])
    draft.again = not sets.again.isdisjoint(codes[start:at])
    if light is None and codes[end] not in sets.auxiliary and end < len(codes):
        draft.finite |= codes[end] in sets.vbd or codes[end] in sets.vbz
    marked = draft.again or not sets.first.isdisjoint(codes[start:at])
    draft.weak = codes[start] in sets.anaphor and not told and not marked
    draft.again |= series or happened or (dated and codes[start] not in sets.anaphor)
    if (
        draft.again
        and first
        and not draft.finite
        and (
            (codes[first - 2] not in sets.there and codes[first - 1] in sets.be)
            or codes[first - 1] in sets.comma
        )
    ):
        draft.again, draft.weak = False, True  # it was the second attack in a week
    if not told and draft.bare and not draft.finite and light is None and rule.name in BARE:
        return False
    if (
        rule.name == "operation"
        and draft.kind == "other"
        and light is None
        and not (draft.finite or draft.date or draft.agents)
    ):
        return False
    return not rule.named or (not (draft.bare or draft.weak) and (told or draft.finite))


MODIFYING = frozenset({"explosion", "incursion", "air strike", "shelling"})
"""Nouns that often only say of which kind another is."""


def _modifies(codes: str, at: int) -> bool:
    """Whether a plain noun stands at a token, so that the word before it only modifies it."""
    sets = code_sets()
    code = codes[at]
    return code in sets.plain and code not in sets.verb_forms and codes[at - 1] not in sets.nns_only


ONCE_TOLD = frozenset({"assault", "incursion", "clash"})
"""Rules whose nouns are told by the killing that they caused, unless a weapon types them."""

OF_PEOPLE = frozenset({"incursion", "armed_clash", "other"})
"""Types of attacks that no weapon makes."""


def _is_cause(codes: str, start: int, at: int) -> bool:
    """Whether an attack is only what people died of: "were killed in an ambush", "died during the raid".

    Fighting is told beside its dead: "killed in clashes".
    """
    sets = code_sets()
    if codes[start - 1] in sets.responsible_for and codes[start - 2] in sets.responsibility:
        return True
    if codes[at] in sets.fighting or codes[start - 1] not in sets.in_during:
        return False
    i = start - 2
    while i > start - 5 and (
        codes[i] in sets.name or codes[i] in sets.rest or codes[i] in sets.date or codes[i] in sets.locative
    ):
        i -= 1
    return codes[i] in sets.kills or codes[i] in sets.die


def _happens(codes: str, end: int, high: int) -> bool:
    """Whether a verb of happening is right behind a noun phrase: "the attack apparently targeted"."""
    sets = code_sets()
    i = end
    be = False
    while i < high and (codes[i] in sets.adverb or codes[i] in sets.have or codes[i] in sets.be):
        be |= codes[i] in sets.be
        i += 1
    if i >= high:
        return False
    if be:
        return codes[i] in sets.done or (codes[i] in sets.vbg and codes[i] in sets.happens)
    return codes[i] in sets.happens and codes[i] not in sets.vbg


def _has_verb(codes: str, end: int, high: int) -> bool:
    """Whether a verb behind a noun phrase tells of it: "the attack in and around the town killed"."""
    sets = code_sets()
    if codes[end] in sets.occurs:
        return True
    for i in range(end, min(high, end + 12)):
        code = codes[i]
        if code in sets.occurs and (code in sets.vbd or code in sets.vbz or code in sets.have):
            return codes[i - 1] not in sets.to and codes[i - 1] not in sets.relative
        if code in sets.comma or code in sets.relative or code in sets.be or code in sets.modal:
            return False
        if code in sets.vbd or code in sets.stop or code == sets.boundary:
            return False
    return False


FIERCE = frozenset({"clash", "shelling", "explosion", "air strike"})
"""Nouns that an adjective tells to have happened: "deadly clashes", "heavy shelling"."""

BARE = frozenset(
    {
        "incursion",
        "assault",
        "clash",
        "shelling",
        "explosion",
        "air strike",
        "killing",
        "kidnapping",
        "upheaval",
        "operation",
    }
)
"""Nouns that alone, as in "a time of violence and bombings", tell of nothing that happened."""


def _agents(article: Article, start: int, at: int, high: int) -> list[Name]:
    """Whose it is: "a raid by the Legion", "the Legion's raid"."""
    sets = code_sets()
    for i in range(at + 1, min(high, at + 8)):
        if article.codes[i] in sets.by:
            return agents_by(article, i, high)
    return actors_within(article, start, at)[:1]


def _targets(article: Article, at: int, high: int) -> list[Name]:
    """On or against whom it is."""
    sets = code_sets()
    for i in range(at + 1, min(high, at + 4)):
        if article.codes[i] in sets.against:
            return actors_within(article, i, min(high, i + 6))[:1]
    return []


def _is_metaphor(codes: str, rule: Rule, start: int, at: int) -> bool:
    """Whether the word before it makes it no violence: a legal battle, a heart attack."""
    sets = code_sets()
    if rule.name not in ("clash", "assault", "fire", "explosion"):
        return False
    if sets.metaphor.isdisjoint(codes[max(start, at - 2) : at]):
        return False
    return rule.name == "clash" or sets.weapon.isdisjoint(codes[start:at])


def _type(
    article: Article, rule: Rule, start: int, at: int, high: int, light: int | None
) -> tuple[EventType, bool] | None:
    """The type that a noun makes with the words around it, and whether it is an attack of no kind."""
    codes = article.codes
    sets = code_sets()
    words = article.reading.tokens.words
    if rule.kind == "weapon":
        found = weapon_type(codes, max(start, at - 5), at)
        if found in ("shelling", "missile_strike"):
            return found, False
        under = any(words[i].lower() == "under" for i in range(max(0, at - 4), at))
        criticised = codes[at + 1] in sets.responsible_for
        return ("shelling", False) if under and words[at].lower() == "fire" and not criticised else None
    if rule.kind == "attack":
        assault = _assault(article, start, at, high)
        if assault == ("other", True) and light is not None and _on_fighters(article, at, high, light):
            return "armed_clash", False
        return assault
    if rule.kind == "exchange":
        return exchange(article, at, min(high, at + 8), high)
    if rule.kind == "operation":
        return operation(article, start, at, light)
    if rule.kind == "gunfire" or rule.kind == "under" or rule.kind == "motion" or rule.kind == "begin":
        return None
    if rule.name == "clash" and codes[start - 1] in sets.of and codes[start - 2] in sets.truce_of:
        return "other", False  # a cessation of hostilities
    if (
        rule.name == "clash"
        and codes[at] in sets.siege
        and (start == at or codes[start - 1] not in sets.kill)
    ):
        return "other", False
    if (
        rule.name == "incursion"
        and codes[at] in sets.raid
        and (
            (codes[at] in sets.raids and _flies(article, at))
            or (sets.over_border.isdisjoint(codes[start:at]) and article.air_raids)
        )
    ):
        return "air_strike", False  # fighter jets hit the hospital and raids killed seven
    if rule.name in ("incursion", "explosion", "shelling"):
        kind = weapon_type(codes, max(start, at - 3), at)
        if kind in (None, "explosion") and _is_by_air(article, rule, start, at):
            kind = "air_strike"
        return kind or rule.kind, False
    return rule.kind, False


def _on_fighters(article: Article, at: int, high: int, light: int) -> bool:
    """Whether fighters carry out an attack on fighters: "rebels launched an assault on government forces"."""
    codes = article.codes
    sets = code_sets()
    if codes[at + 1] not in sets.against:
        return False
    behind = codes[at + 2 : min(high, at + 7)]
    return not sets.combatant.isdisjoint(behind) and not sets.armed.isdisjoint(
        codes[max(0, light - 8) : light]
    )


def _is_by_air(article: Article, rule: Rule, start: int, at: int) -> bool:
    """Whether a state or an aircraft did the bombing: "US bombing", "bombing raids by warplanes"."""
    codes = article.codes
    sets = code_sets()
    if not sets.blast.isdisjoint(codes[start:at]) and not sets.own_bomb.isdisjoint(codes[start:at]):
        return False  # a suicide bombing, a car bomb blast
    bombing = codes[at] in sets.bombing or not sets.bombing.isdisjoint(codes[start:at])
    if not bombing:
        return False
    if _flies(article, at):
        return True
    if rule.name == "incursion" or sets.flying.isdisjoint(codes):
        return False
    return not sets.of_state.isdisjoint(codes[start:at]) or any(
        name.kind == "country" for name in article.names_within(start, at)
    )


def _flies(article: Article, at: int) -> bool:
    """Whether the sentence of a token names aircraft."""
    first, last = article.reading.tokens.sentence(at)
    return not code_sets().flying.isdisjoint(article.codes[first:last])


def _fits(article: Article, rule: Rule, start: int, at: int, high: int, light: int | None) -> bool:
    """What some nouns need besides: an inquiry that is opened, a state before "of emergency"."""
    codes = article.codes
    sets = code_sets()
    words = [word.lower() for word in article.reading.tokens.words[max(0, at - 2) : at + 2]]
    word = article.reading.tokens.words[at].lower()
    if rule.name == "incursion":
        return not {"police", "dawn", "drug"} & set(words)
    if rule.name == "emergency":
        return {
            "emergency": words[:2] == ["state", "of"],
            "siege": words[:2] == ["state", "of"],
            "martial": words[-1] == "law",
        }.get(word, True)
    if word == "combat":
        return codes[at + 1] not in sets.object_word  # combat flights
    if rule.name == "custody":
        return "in" in words or "into" in words
    if rule.name == "upheaval":
        return not word.startswith(("war", "conflict"))
    if rule.name == "probe":
        if light is not None and codes[light] not in sets.opens:
            return False
        of_courts = word.startswith(("case", "file", "proceed"))
        return not of_courts or not sets.crime.isdisjoint(codes[start : at + 4])
    return True


def _is_opened(codes: str, at: int, high: int) -> bool:
    """Whether an inquiry is said to have been opened: "an inquiry has been launched"."""
    sets = code_sets()
    return not (sets.opens & sets.vbn).isdisjoint(codes[at + 1 : min(high, at + 5)])


def _light(codes: str, start: int) -> int | None:
    """The verb that only says that the noun behind it happened: "carried out", "has opened"."""
    sets = code_sets()
    for i in range(start - 1, max(-1, start - 4), -1):
        code = codes[i]
        if code in sets.light:
            return i
        if code in sets.light_end:
            return None
    return None


def _is_unreal(codes: str, first: int, at: int) -> bool:
    """Whether the words before it only fear, plan or deny it: "the threat of a raid", "to launch a raid"."""
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


def _assault(article: Article, start: int, at: int, high: int) -> tuple[EventType, bool] | None:
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
    if word == "sabotage":
        return None
    if words[start - 1].lower() == "under" or words[at - 1].lower() == "under":
        return "other", False
    if not sets.over_border.isdisjoint(codes[start:at]):
        return "incursion", False
    after = next((i for i in range(at + 1, min(high, at + 10)) if codes[i] not in sets.of_date), at)
    on = after if after > at and codes[after] in sets.against else None
    if word.startswith("strike"):  # teachers on strike, but Israel's strikes on Rafah
        if on is None and codes[at + 1 : at + 2] not in sets.inner:
            return None
        place = not sets.place.isdisjoint(codes[at + 1 : min(high, at + 8)])
        return ("air_strike", False) if place else None
    dead = somebody_died(article, at)
    if on is not None:
        for i in range(on + 1, min(high, on + 8)):
            code = codes[i]
            if code in sets.soft and dead:
                return "killing", False
            if code in sets.base:
                return "armed_clash", False
            if code in sets.post and code not in sets.force:
                return "other", True
            if code in sets.area:
                return ("incursion", False) if is_abroad(article, i, at, start) else ("other", True)
            if code in sets.comma or code == sets.boundary:
                break
    return "other", True

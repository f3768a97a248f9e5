"""Verbs of events: a rule's verb, its voice, its arguments, and what the weapon or the target makes of it."""

from __future__ import annotations

import re

from .event_circumstances import complete
from .event_clauses import (
    VerbGroup,
    actors_within,
    agents_by,
    object_end,
    sentence_start,
    subject_start,
    subjects,
    tail,
)  # fmt: skip
from .event_codes import code_sets
from .event_drafts import Article, Draft
from .event_rules import Rule
from .event_types import Clause, type_of_verb
from .reading import Name


def read_verb(
    article: Article, rule: Rule, at: int, group: VerbGroup, match: re.Match[str] | None
) -> Draft | None:
    """The event that a rule finds in the verb at a token, or None; `match` is what follows an active one."""
    codes = article.codes
    sets = code_sets()
    if group.passive or (codes[at] in sets.vbn and not group.gerund and not group.perfect):
        passive = _passive(article, rule, at, group.start, group.passive)
        if passive is not None:
            passive.hedged |= group.hedged
            return passive
        if group.passive:
            return None
    if match is None and not (rule.bare and group.progressive):
        return None
    if group.gerund:
        if rule.name in OF_GERUNDS and codes[at + 1] not in sets.after_gerund:
            return None  # the bombing victims
        group.hedged |= (
            bool(group.start) and codes[group.start - 1] in sets.of
        )  # accused of shelling the town
    if rule.name == "kill with" and (group.gerund or codes[group.start - 1] in sets.joins_verb):
        return None  # blew himself up, killing two and wounding six
    attributive = not group.finite and codes[at] in sets.vbn and codes[at] not in sets.vbg
    if attributive and rule.name != "seize things":
        return None  # the bombed village; but "the captured vehicles" were captured
    if rule.subject is not None:
        low = max(sentence_start(codes, group.start), group.start - rule.near)
        if rule.subject_codes.isdisjoint(codes[low : group.start]):
            return None
    low, high = article.clause(group.start, at)
    end = match.end() if match is not None else at + 1
    head = match.span("head") if match and "head" in match.re.groupindex and match.group("head") else None
    found = type_of_verb(article, rule, Clause(at, group.start, low, high, end, head[0] if head else None))
    if found is None:
        return None
    start = subject_start(codes, low, group.start)
    if not sets.nobody.isdisjoint(codes[start : group.start]):
        return None  # nobody attacked the post
    draft = Draft(found[0], rule.name, at, start, _end(codes, end), low, high, attack=found[1], reach=end)
    draft.finite = draft.active = group.finite
    draft.verbal = True
    draft.again = not sets.again.isdisjoint(codes[start : group.start])
    draft.hedged = group.hedged
    draft.weak = (
        found[0] == "incursion" and codes[group.start - 1] in sets.relative
    )  # the men who crossed the border
    agents = subjects(article, low, group.start)
    complete(article, draft, agents, actors_within(article, at + 1, end), group.start, head)
    return None if rule.named and draft.bare else draft


OF_GERUNDS = frozenset({"bomb", "shell", "hit"})
"""Rules whose verbs in -ing are nouns as well."""


BY_WHAT = 7
"""Tokens behind "by" whose nouns the verb tells: damaged by mortar and artillery fire."""


def _end(codes: str, end: int) -> int:
    """Where a clause's objects end, with what they are at or on: "opened fire on worshippers in Kano"."""
    end = object_end(codes, end)
    return tail(codes, end) if end < len(codes) and codes[end] in code_sets().inner else end


def _passive(article: Article, rule: Rule, at: int, start: int, with_be: bool) -> Draft | None:
    """A passive, or a participle behind its noun: "houses were damaged", "a vehicle captured by"."""
    codes = article.codes
    sets = code_sets()
    if rule.passive is None:
        return None
    near = max(0, start - rule.near)
    if rule.passive != "." and rule.passive_codes.isdisjoint(codes[near:start]):
        return None
    match = rule.passive_voice(codes, at + 1)
    if match is None:
        return None
    if not with_be:
        following = codes[at + 1] if rule.passive_after else codes[match.end()]
        if rule.finite or following not in sets.behind_participle:
            return None
        if codes[start - 1] in sets.determiner or codes[start - 1] in sets.preposition:
            return None
        if following not in sets.by:
            if rule.kind == "attack":
                return None  # when the militia attacked, people ran
            if rule.passive == "." and rule.kind not in ("killing", "abduction"):
                return None
            near = max(near, start - 4)
    low, high = article.clause(start, at)
    near = max(low, near)
    if rule.passive != "." and rule.passive_codes.isdisjoint(codes[near:start]):
        return None
    targets = subjects(article, low, start)
    if codes[start - 1] in sets.relative:
        targets = actors_within(article, low, start)[-1:]  # a sergeant of the army who was kidnapped
    agents: list[Name] = []
    end = match.end()
    by = next((i for i in range(end, min(high, end + 10)) if codes[i] in sets.by), None)
    if by is not None:
        agents = agents_by(article, by, high)
    first = subject_start(codes, low, start)
    if not sets.nobody.isdisjoint(codes[first:start]):
        return None  # no one was killed
    head = None
    if rule.kind == "attack":
        head = next((i for i in range(start - 1, near - 1, -1) if codes[i] in sets.attacked), None)
    found = type_of_verb(article, rule, Clause(at, start, low, high, end, head, near, passive=True))
    if found is None:
        return None
    draft = Draft(
        found[0],
        rule.name,
        at,
        first,
        _end(codes, end),
        low,
        high,
        attack=found[1],
        finite=with_be,
        verbal=True,
        reach=end,
    )
    if by is not None and rule.kind in ("weapon", "property_damage"):
        draft.reach = min(high, by + BY_WHAT)
    heads = [i for i in range(near, start) if codes[i] in sets.place]
    place = (heads[-1], heads[-1] + 1) if heads else None
    complete(article, draft, agents, targets, start, place, passive=True)
    return None if rule.named and draft.bare else draft

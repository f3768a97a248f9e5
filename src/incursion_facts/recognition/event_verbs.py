"""Verbs of events: a rule's verb, its voice, its arguments, and what the weapon or the target makes of it."""

from __future__ import annotations

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
    weapon_type,
)  # fmt: skip
from .event_codes import code_sets
from .event_drafts import Article, Draft
from .event_rules import Rule
from .event_types import attack, gunfire, is_killing, motion, under, weapon
from .reading import Name


def read_verb(article: Article, rule: Rule, at: int, group: VerbGroup) -> Draft | None:
    """The event that a rule finds in the verb at a token, or None."""
    codes = article.codes
    sets = code_sets()
    if group.passive or (codes[at] in sets.vbn and not group.gerund and not group.perfect):
        passive = _passive(article, rule, at, group.start, group.passive)
        if passive is not None:
            passive.hedged |= group.hedged
            return passive
        if group.passive:
            return None
    if rule.after is None:
        return None
    if group.gerund and rule.name in ("bomb", "shell", "hit") and codes[at + 1] not in sets.after_gerund:
        return None  # the bombing victims
    match = rule.active(codes, at + 1)
    if match is None:
        if not (rule.bare and group.progressive):
            return None
        end = at + 1
    else:
        end = match.end()
    attributive = not group.finite and codes[at] in sets.vbn and codes[at] not in sets.vbg
    if attributive and rule.name != "seize things":
        return None  # the bombed village; but "the captured vehicles" were captured
    if rule.subject is not None:
        low = max(sentence_start(codes, group.start), group.start - rule.near)
        if rule.subject_codes.isdisjoint(codes[low : group.start]):
            return None
    low, high = article.clause(group.start, at)
    kind = rule.kind
    agents = subjects(article, low, group.start)
    targets = actors_within(article, at + 1, end)
    draft = Draft(
        "other", rule.name, at, subject_start(codes, low, group.start), _end(codes, end), low, high
    )
    if kind == "weapon":
        found = weapon(article, rule, at, group.start, low, high, passive=False)
        if found is None:
            return None
        draft.kind = found
    elif kind == "attack":
        if weapon_type(codes, max(low, group.start - 5), group.start) or weapon(
            article, rule, at, group.start, low, high, passive=False
        ):
            return None
        assert match is not None
        draft.kind, draft.attack = attack(article, match.start("head"), codes[low : group.start], at, low)
    elif kind == "gunfire":
        draft.kind, draft.attack = gunfire(article, at, end, high)
    elif kind == "under":
        draft.kind, draft.attack = under(article, at, group.start, end)
    elif kind == "motion":
        assert match is not None
        draft.kind = motion(article, at, match.start("head"))
    elif kind not in ("exchange", "operation", "motion", "gunfire", "under"):
        draft.kind = kind
    if draft.kind == "property_damage" and not sets.war_machine.isdisjoint(codes[at + 1 : end]):
        draft.kind = "other"
    if rule.name == "storm" and not sets.authority.isdisjoint(codes[low : group.start]):
        draft.kind = "other"  # police raided two homes
    if rule.name == "kill" and not is_killing(article, at, group.start, low):
        return None
    if not sets.nobody.isdisjoint(codes[draft.start : group.start]):
        return None  # nobody attacked the post
    draft.finite = draft.active = group.finite
    draft.again = not sets.again.isdisjoint(codes[draft.start : group.start])
    draft.hedged = group.hedged
    complete(
        article,
        draft,
        agents,
        targets,
        group.start,
        match.span("head") if match and "head" in match.re.groupindex and match.group("head") else None,
    )
    return draft


def _end(codes: str, end: int) -> int:
    """Where a clause's objects end, with what they are at, on or against: "opened fire on worshippers in Kano"."""
    end = object_end(codes, end)
    return tail(codes, end) if end < len(codes) and codes[end] in code_sets().inner else end


def _passive(article: Article, rule: Rule, at: int, start: int, with_be: bool) -> Draft | None:
    """A passive, or a participle behind its noun: "houses were damaged", "a vehicle captured by"."""
    codes = article.codes
    sets = code_sets()
    if rule.passive is None:
        return None
    match = rule.passive_voice(codes, at + 1)
    if match is None:
        return None
    low, high = article.clause(start, at)
    near = max(low, start - rule.near)
    if not with_be:
        if rule.finite:
            return None
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
    draft = Draft("other", rule.name, at, subject_start(codes, low, start), end, low, high, finite=with_be)
    if not sets.nobody.isdisjoint(codes[draft.start : start]):
        return None  # no one was killed
    kind = rule.kind
    if kind == "weapon":
        found = weapon(article, rule, at, start, low, high, passive=True)
        if found is None:
            return None
        draft.kind = found
    elif kind == "attack":
        if weapon(article, rule, at, start, low, high, passive=True):
            return None
        head = next(
            (
                i
                for i in range(start - 1, near - 1, -1)
                if codes[i] in sets.post or codes[i] in sets.area or codes[i] in sets.at_home
            ),
            None,
        )
        draft.kind, draft.attack = attack(article, head, codes[at : min(high, at + 8)], at, low)
    elif kind == "gunfire":
        draft.kind = "armed_clash"
    elif kind not in ("exchange", "operation", "motion", "gunfire", "under"):
        draft.kind = kind
    if draft.kind == "property_damage" and not sets.war_machine.isdisjoint(codes[near:start]):
        draft.kind = "other"
    if rule.name == "kill" and not is_killing(article, at, start, low):
        return None
    heads = [i for i in range(near, start) if codes[i] in sets.place]
    draft.end = _end(codes, end)
    complete(
        article, draft, agents, targets, start, (heads[-1], heads[-1] + 1) if heads else None, passive=True
    )
    return draft

"""What a clause ties to its event: who, where and when.

A date beside a speech verb is when it was said; "a second day" makes an interval that ends on the clause's
day, or on the article's.
"""

from __future__ import annotations

import datetime as dt

from ..lexicons import load_countries
from .event_clauses import is_locative, sentence_start
from .event_codes import code_sets
from .event_drafts import Article, Draft
from .reading import Name, Reading


def complete(
    article: Article,
    draft: Draft,
    agents: list[Name],
    targets: list[Name],
    verb: int,
    head: tuple[int, int] | None,
    *,
    passive: bool = False,
) -> None:
    """Fills in who, where and when."""
    codes = article.codes
    reading = article.reading
    ids = [name.entity_id for name in agents]
    if not ids and draft.finite and not passive:
        state = _state_of(reading, codes, max(draft.low, draft.start), verb)
        ids = [state] if state else []
        draft.verb = verb
    draft.agents = tuple(dict.fromkeys(ids))
    draft.targets = tuple(dict.fromkeys(n.entity_id for n in targets if n.entity_id not in ids))
    if draft.kind == "killing":
        draft.count = _number(reading, draft)
    draft.place = _place(article, draft, head)
    draft.date = _date(article, draft)
    draft.recalled = _recalled(article, draft)
    offset = reading.tokens.starts[draft.trigger]
    draft.headline = any(start <= offset < end for start, end in article.headlines)


def spoken_agent(article: Article, low: int, verb: int) -> list[str]:
    """The actor that "it" or "its troops" stands for: the last one named before the clause."""
    codes = article.codes
    if code_sets().pronoun.isdisjoint(codes[low:verb]):
        return []
    for name in reversed(article.names_within(sentence_start(codes, verb), low)):
        if name.kind in FIGHTERS:
            return [name.entity_id]
    return []


FIGHTERS = frozenset({"armed_group", "military", "government", "state"})


def _state_of(reading: Reading, codes: str, low: int, high: int) -> str | None:
    """The state whose adjective a subject has: "Russian forces" is Russia, where Russia is an actor."""
    sets = code_sets()
    for i in range(low, high):
        if codes[i] in sets.demonym and not sets.state_force.isdisjoint(codes[i + 1 : min(high, i + 4)]):
            code = load_countries().by_demonym.get(reading.tokens.words[i].lower())
            if code:
                return next((a.id for a in reading.actors if a.kind == "state" and a.country == code), None)
    return None


def _place(article: Article, draft: Draft, head: tuple[int, int] | None) -> str | None:
    codes = article.codes
    sets = code_sets()
    if head is not None and codes[head[0]] in sets.place:
        return _innermost(article, head[0])
    for name in article.names_within(draft.trigger, draft.high):
        if draft.kind == "incursion" and codes[name.start - 1] in sets.from_:
            continue
        if name.is_place and is_locative(codes, name.start):
            return _innermost(article, name.start)
    for name in reversed(article.names_within(draft.low, draft.trigger)):
        if name.is_place and (
            (name.kind != "country" and not draft.verbal and name.start >= draft.start)
            or is_locative(codes, name.start)
            or codes[name.end] in sets.possessive
        ):
            return name.entity_id
    if draft.rule in ("retake it", "seize relative") or (draft.low and codes[draft.low - 1] in sets.where):
        first = sentence_start(codes, draft.trigger)
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
    best: tuple[int, str] | None = None
    for i, value in article.dates:
        if not draft.low <= i < draft.high + 3:
            continue
        before = next((k for k in range(i - 1, max(-1, i - 4), -1) if codes[k] in sets.speech), None)
        if before is not None and not draft.start <= i < draft.end:
            continue
        distance = i - draft.trigger if i >= draft.trigger else draft.trigger - i + 2
        if best is None or distance < best[0]:
            best = (distance, value)
    number = _running_days(article, draft.low, draft.high)
    if number:
        published = article.reading.published
        day = best[1] if best else (published.isoformat() if published else None)
        if day and len(day) == 10:
            return _run_of_days(day, number)
    return best[1] if best else None


def _running_days(article: Article, low: int, high: int) -> int | None:
    """Which day of it a clause tells of: 2 for "a second day", "for the second straight day"."""
    sets = code_sets()
    for i in article.days:
        if low <= i < high:
            for k in range(max(low, i - 3), i):
                if article.codes[k] in sets.ordinal_day:
                    return ORDINALS.get(article.reading.tokens.words[k].lower())
    return None


ORDINALS = {
    "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "sixth": 6,
    "seventh": 7,
}  # fmt: skip


def _run_of_days(day: str, number: int) -> str:
    """The interval that ends on a day and has so many."""
    end = dt.date.fromisoformat(day)
    return f"{(end - dt.timedelta(days=number - 1)).isoformat()}/{day}"


def _recalled(article: Article, draft: Draft) -> bool:
    """Whether an event's date lies well before the article: what has no date is of the article's own days."""
    published = article.reading.published
    if draft.date is None or published is None:
        return False
    last = draft.date.split("/")[-1]
    if last == "..":
        last = draft.date.split("/")[0]
    return last[:10] < (published - dt.timedelta(days=RECENT)).isoformat()[: len(last)]


RECENT = 10
"""Days before publication within which an event without a date may have happened."""


def _number(reading: Reading, draft: Draft) -> str | None:
    """The first number of a phrase as printed: two killings that differ in it are two."""
    sets = code_sets()
    for i in range(draft.start, draft.end):
        if reading.tokens.codes[i] in sets.number:
            return reading.tokens.words[i].lower()
    return None

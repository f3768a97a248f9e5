"""Drafts to events: what a clause or a noun phrase tells anew is one, what only points back is none.

"The raid" goes to the event that it may mean, and so does an attack of no kind that another event explains;
of drafts over the same words the one that tells most is kept. Clauses are not joined over sentences, unless
they say the same of the same people at the same place: who reads about the second raid wants it too.
"""

from __future__ import annotations

from ..records import Place
from .event_codes import code_sets
from .event_drafts import Article, Draft

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


EXPLAINS = VIOLENT - {"killing"}
"""Types one of which an attack of no kind may be."""

OF_ANYONE = frozenset({"security_regime", "evacuation", "investigation"})
"""Types that one place and time has one of, whoever is named for it."""


def distinct(article: Article, drafts: list[Draft]) -> list[Draft]:
    """The drafts worth a record: clauses first, as nouns that point back go to them."""
    places = {place.id: place for place in article.reading.places}
    chosen: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: not draft.verbal):
        for i, other in enumerate(chosen):
            if _same(draft, other, places) or _is_harm_of(article, draft, other):
                if other.headline != draft.headline and not (draft.weak or other.weak or other.verbal):
                    better = other.headline  # the body tells what its headline announces
                else:
                    better = draft.weight > other.weight and (draft.verbal or not other.verbal)
                if better:
                    chosen[i] = draft
                break
        else:
            chosen.append(draft)
    kept: list[Draft] = []
    for draft in chosen:
        if draft.attack and (
            draft.weak
            or any(other is not draft and other.start <= draft.trigger < other.reach for other in chosen)
            or not (draft.place or draft.targets or draft.finite or draft.aimed)
            or any(
                other is not draft
                and not other.attack
                and other.kind in EXPLAINS
                and not draft.again
                and _agree(draft, other, places)
                and (_shares(draft, other) or _beside(article, draft, other))
                for other in chosen
            )
        ):
            continue
        if draft.rule in ("upheaval", "operation") and any(
            other is not draft and other.start <= draft.trigger < other.reach for other in chosen
        ):
            continue
        if draft.rule in ("drop", "land") and any(
            other.kind == "interception"
            and article.reading.tokens.sentence(other.trigger)
            == article.reading.tokens.sentence(draft.trigger)
            for other in chosen
        ):
            continue
        if draft.rule in DATED and draft.date is None:
            continue
        if draft.rule == "upheaval" and draft.date is None and draft.place is None:
            continue
        if draft.weak and any(other is not draft and other.kind == draft.kind for other in chosen):
            continue
        if draft.kind == "killing" and not draft.verbal and _is_effect(article, draft, chosen):
            continue
        kept.append(draft)
    kept.sort(key=lambda draft: (draft.start, draft.end, draft.kind))
    return kept


DATED = frozenset({"found", "begin", "outbreak"})
"""Rules whose events are worth a record only with their date: when a war began, when a group was founded."""


def _is_effect(article: Article, draft: Draft, chosen: list[Draft]) -> bool:
    """Whether a killing is only what another event of the sentence, or of the article, did."""
    codes = article.codes
    first, last = article.reading.tokens.sentence(draft.trigger)
    combatants = not code_sets().combatant.isdisjoint(codes[draft.start : draft.end])
    own = draft.active or draft.agents or draft.place
    for other in chosen:
        if other is draft or other.kind not in VIOLENT or other.kind == "killing":
            continue
        if first <= other.trigger < last:
            effect = other.trigger > draft.trigger or (other.kind == "armed_clash" and not draft.active)
            if other.kind in BY_WEAPON or (effect and not draft.agents):
                return True
        elif other.trigger < draft.trigger and not (own or combatants):
            return True
    return False


BY_WEAPON = VIOLENT - {"incursion", "armed_clash", "killing"}


def _beside(article: Article, one: Draft, other: Draft) -> bool:
    """Whether two are told in one sentence."""
    first, last = article.reading.tokens.sentence(one.trigger)
    return first <= other.trigger < last


def _is_harm_of(article: Article, one: Draft, other: Draft) -> bool:
    """Whether a verb only tells whom the attack killed that is its subject: "two suicide attacks killed"."""
    if one.kind != other.kind or "kill with" not in (one.rule, other.rule) or one.rule == other.rule:
        return False
    return _beside(article, one, other)


def _same(one: Draft, other: Draft, places: dict[str, Place]) -> bool:
    if one.kind != other.kind or one.attack != other.attack:
        return False
    if one.start < other.end and other.start < one.end:
        return True
    if one.kind == "other" and one.rule != other.rule:
        return False
    if one.verbal and other.verbal and _is_retold(one, other):
        return True
    if one.again or not (one.weak or one.attack) or (one.verbal and other.verbal):
        return False
    if not _agree(one, other, places):
        return False
    if one.weak or one.bare or other.weak:
        return True
    return (other.bare and not (other.active and other.kind in VIOLENT)) or _shares(one, other)


def _is_retold(one: Draft, other: Draft) -> bool:
    """Whether two clauses of the body tell the same in the same way: who, whom, where, and no other day."""
    return (
        one.rule == other.rule
        and one.kind != "killing"
        and not (one.headline or other.headline or one.bare)
        and (one.place, one.agents, one.targets) == (other.place, other.agents, other.targets)
        and (one.date == other.date or not (one.date and other.date))
    )


def _shares(one: Draft, other: Draft) -> bool:
    """Whether two mentions that do not contradict each other have something in common."""
    if (one.place and other.place) or one.kind in OF_ANYONE:
        return True
    return bool(
        (one.date and other.date)
        or set(one.agents) & set(other.agents)
        or set(one.targets) & set(other.targets)
    )


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
    if one.place and other.place and one.place != other.place:
        if (one.active or other.active) and one.kind in ("incursion", "capture_of_place"):
            return False  # over the border, then into the town
        if not _within(one.place, other.place, places):
            return False
    return (
        not (one.agents and other.agents and not set(one.agents) & set(other.agents)) or one.kind in OF_ANYONE
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

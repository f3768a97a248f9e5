"""Dates, casualties, claims and events judged: one record for one entry, where their words overlap.

Entries are taken in the gold's order and each takes the first record that fits and that none before it took;
what is left over is spurious. An optional entry takes its record too, and neither counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from ..records import Casualty, Claim, Date, Event
from .findings import ArticleFindings, Findings
from .gold import Annotation, GoldCasualty, GoldClaim, GoldEvent
from .names import fold
from .outcomes import Outcome, Span, Text, overlapping, span_of
from .results import ShareName

NO_POINT = frozenset({"duration", "set"})
"""Granularities of dates that gold does not list: "15 months", "every Monday"."""


class Names(NamedTuple):
    """Tells whether an id of the records is what a name of the gold means."""

    findings: Findings
    actors: Mapping[str, str]
    """Folded spelling -> name, of the gold's actors."""
    places: Mapping[str, frozenset[str]]
    """The same of its places, where a spelling may stand for two: a city and its region."""

    @classmethod
    def of(cls, gold: Annotation, findings: Findings) -> Names:
        """The names of an annotation."""
        actors = {fold(form): a.name for a in gold.actors or () for form in (*a.forms, a.name)}
        places: dict[str, frozenset[str]] = {}
        for place in gold.places or ():
            for form in map(fold, (*place.forms, place.name)):
                places[form] = places.get(form, frozenset()) | {place.name}
        return cls(findings, actors, places)

    def is_actor(self, entity_id: str | None, name: str | None) -> bool:
        """Whether an actor goes by one of the spellings of a name."""
        if name is None or entity_id is None:
            return name is None and entity_id is None
        forms = self.findings.forms_of(entity_id)
        return fold(name) in forms or any(self.actors.get(form) == name for form in forms)

    def is_place(self, entity_id: str | None, name: str) -> bool:
        """Whether a place goes by one of the spellings of a name."""
        forms = set() if entity_id is None else self.findings.forms_of(entity_id)
        return fold(name) in forms or any(name in self.places.get(form, ()) for form in forms)


def judge_dates(gold: Annotation, found: ArticleFindings, text: Text) -> Iterator[Outcome]:
    """Dates by place and EDTF value; `dates.span` by place alone."""
    if gold.dates is None:
        return
    dates = found.of(Date)
    used: set[str] = set()
    for entry in gold.dates:
        at = text.span_of(entry.quote, entry.text)
        near = overlapping(at, dates, used)
        taken = next((date for date in near if date.value == entry.value), near[0] if near else None)
        if taken:
            used.add(taken.id)
        if entry.optional:
            continue
        yield Outcome("dates.span", "found" if taken else "missed")
        if taken is None:
            yield Outcome("dates", "missed", text.error("dates", "missed", at, entry.value, None))
        elif taken.value == entry.value:
            yield Outcome("dates", "found")
        else:
            error = text.error("dates", "wrong", at, entry.value, taken.value, taken)
            yield Outcome("dates", "missed", error)
            yield Outcome("dates", "spurious")
    for date in dates:
        if date.id in used or not date.value or date.granularity in NO_POINT or _heads(text, date):
            continue
        yield Outcome("dates.span", "spurious")
        error = text.error("dates", "spurious", span_of(date), None, date.value, date)
        yield Outcome("dates", "spurious", error)


def judge_casualties(
    gold: Annotation, found: ArticleFindings, findings: Findings, text: Text
) -> Iterator[Outcome]:
    """Casualties by place, effect and bounds; `casualties.span` by place and effect; then their fields."""
    if gold.casualties is None:
        return
    names = Names.of(gold, findings)
    casualties = found.of(Casualty)
    used: set[str] = set()
    for entry in gold.casualties:
        at = text.span_of(entry.quote)
        near = [c for c in overlapping(at, casualties, used) if c.effect == entry.effect]
        exact = [c for c in near if (c.low, c.high) == (entry.min, entry.max)]
        taken = next(iter((*exact, *near)), None)
        if taken:
            used.add(taken.id)
        if entry.optional:
            continue
        yield Outcome("casualties.span", "found" if taken else "missed")
        wanted = _figure(entry.effect, entry.min, entry.max, entry.victims)
        if taken is None:
            yield Outcome("casualties", "missed", text.error("casualties", "missed", at, wanted, None))
            continue
        if exact:
            yield Outcome("casualties", "found")
        else:
            error = text.error("casualties", "wrong", at, wanted, _shown(taken), taken)
            yield Outcome("casualties", "missed", error)
            yield Outcome("casualties", "spurious")
        yield from _fields(entry, taken, names, at, text)
    for casualty in casualties:
        if casualty.id not in used:
            yield Outcome("casualties.span", "spurious")
            error = text.error("casualties", "spurious", span_of(casualty), None, _shown(casualty), casualty)
            yield Outcome("casualties", "spurious", error)


def judge_claims(
    gold: Annotation, found: ArticleFindings, findings: Findings, text: Text
) -> Iterator[Outcome]:
    """Claims by place and stance, then their fields."""
    if gold.claims is None:
        return
    names = Names.of(gold, findings)
    for entry, taken, outcomes in _statements("claims", gold.claims, found.of(Claim), text):
        yield from outcomes
        if isinstance(entry, GoldClaim) and isinstance(taken, Claim):
            ids: tuple[tuple[ShareName, str | None, str | None], ...] = (
                ("claims.speaker", entry.speaker, taken.speaker_id),
                ("claims.target", entry.target, taken.target_id),
                ("claims.via", entry.via, taken.via_id),
            )
            for share, wanted, got in ids:
                if wanted is not None or share == "claims.speaker":
                    right = names.is_actor(got, wanted)
                    yield text.share(share, right, span_of(taken), wanted, findings.name_of(got), taken)


def judge_events(
    gold: Annotation, found: ArticleFindings, findings: Findings, text: Text
) -> Iterator[Outcome]:
    """Events by place and type, then their fields where the gold states them."""
    if gold.events is None:
        return
    names = Names.of(gold, findings)
    for entry, taken, outcomes in _statements("events", gold.events, found.of(Event), text):
        yield from outcomes
        if not (isinstance(entry, GoldEvent) and isinstance(taken, Event)):
            continue
        at = span_of(taken)
        actors = [participant.actor_id for participant in taken.actors]
        told = ", ".join(findings.name_of(actor) or actor for actor in actors) or None
        for name in entry.actors:
            right = any(names.is_actor(actor, name) for actor in actors)
            yield text.share("events.actors", right, at, name, told, taken)
        if entry.place is not None:
            right = names.is_place(taken.place_id, entry.place)
            yield text.share("events.place", right, at, entry.place, findings.name_of(taken.place_id), taken)
        if entry.date is not None:
            yield text.share("events.date", taken.date == entry.date, at, entry.date, taken.date, taken)


Statement = Claim | Event
GoldStatement = GoldClaim | GoldEvent


def _statements(
    figure: Literal["claims", "events"],
    entries: Sequence[GoldStatement],
    records: Sequence[Statement],
    text: Text,
) -> Iterator[tuple[GoldStatement | None, Statement | None, list[Outcome]]]:
    """Claims or events matched by their code and place: entry, record, and the outcomes of the match."""
    used: set[str] = set()
    for entry in entries:
        at = text.span_of(entry.quote)
        near = overlapping(at, records, used)
        taken = next((record for record in near if _code(record) == _code(entry)), None)
        if taken:
            used.add(taken.id)
        if entry.optional:
            continue
        if taken:
            yield entry, taken, [Outcome(figure, "found")]
        else:
            got = ", ".join(dict.fromkeys(map(_code, near))) or None
            error = text.error(figure, "missed", at, _code(entry), got)
            yield entry, None, [Outcome(figure, "missed", error)]
    for record in records:
        if record.id not in used:
            error = text.error(figure, "spurious", span_of(record), None, _code(record), record)
            yield None, None, [Outcome(figure, "spurious", error)]


def _code(statement: Statement | GoldStatement) -> str:
    """The stance of a claim, the type of an event."""
    if isinstance(statement, (Claim, GoldClaim)):
        return statement.stance
    return statement.type if isinstance(statement, GoldEvent) else statement.event_type


def _fields(
    entry: GoldCasualty, taken: Casualty, names: Names, at: Span | None, text: Text
) -> Iterator[Outcome]:
    """The fields of a casualty. A date that the gold leaves open is right whatever is found."""
    class_, speaker = taken.victims.class_, taken.attribution.speaker_id
    yield text.share("casualties.victims", class_ == entry.victims, at, entry.victims, class_, taken)
    said = names.findings.name_of(speaker)
    right = names.is_actor(speaker, entry.source)
    yield text.share("casualties.source", right, at, entry.source, said, taken)
    if entry.place is not None:
        right = names.is_place(taken.place_id, entry.place)
        where = names.findings.name_of(taken.place_id)
        yield text.share("casualties.place", right, at, entry.place, where, taken)
    right = entry.date is None or taken.date == entry.date
    yield text.share("casualties.date", right, at, entry.date, taken.date, taken)
    yield text.share("casualties.status", taken.status == entry.status, at, entry.status, taken.status, taken)
    marks: tuple[tuple[ShareName, bool, bool], ...] = (
        ("casualties.approximate", entry.approximate, taken.approximate),
        ("casualties.part_of", entry.part_of_previous, taken.part_of is not None),
    )
    for share, wanted, got in marks:
        yield text.share(share, wanted == got, at, _yes(wanted), _yes(got), taken)


def _yes(mark: bool) -> str:
    return "yes" if mark else "no"


def _heads(text: Text, date: Date) -> bool:
    """Whether a date is the article's own, printed before everything else; gold leaves it to the header."""
    return text.text[: date.start].strip() in ("", "date")


def _shown(casualty: Casualty) -> str:
    return _figure(casualty.effect, casualty.low, casualty.high, casualty.victims.class_)


def _figure(effect: str, low: int | None, high: int | None, victims: str) -> str:
    """A figure as it is shown: "killed 8 or more civilian"."""
    if low == high:
        bounds = str(low)
    elif high is None:
        bounds = f"{low} or more"
    elif low is None:
        bounds = f"{high} or fewer"
    else:
        bounds = f"{low} to {high}"
    return f"{effect} {bounds} {victims}"

"""When people were hurt: the date in the figure's own sentence, else that of the incident it goes on about.

"Ten died on Wednesday, police said. Two more were hurt": both on Wednesday. A newcomer would take any date
that stands near; the day beside a speech verb is when it was said, and a sentence that recalls another
incident ("since 3 April 2021, when 22 died") keeps that one's date to itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from ..language import Pattern, Tokens
from ..lexicons import load_lexicon
from ..parsing.document import READ_KINDS
from ..records import Date
from .attribution import Speech
from .circumstances import AROUND, DATE_START
from .figures import Found
from .reading import Reading

GOES_ON = Pattern(
    "(the|this|that|these|those) (WORD&!FUNCTION){0,2}? (INCIDENT|dead|wounded|injured|toll|victims)"
)
"""The attack, the dead, the suicide bombing: what was told before goes on."""
BACK = 5
"""Sentences back in the paragraph in which an incident's date may stand."""
LEAD = 3
"""Sentences at the head of a text that may date its incident."""
CLOSE = 5
"""Sentences from the head on in which a figure belongs to the text's incident, unless it says otherwise."""
ELSEWHERE = frozenset(
    {"separate", "separately", "elsewhere", "meanwhile", "earlier", "previous", "previously", "recent",
     "since", "recently", "past", "ago", "overall", "altogether", "every", "annually", "neighboring",
     "neighbouring"}
)  # fmt: skip
"""A sentence with one of these speaks of something else than the incident."""


AT_ONCE = frozenset({"killed", "wounded", "missing"})
"""What happens when the incident does; flights and arrests come after it."""


@dataclass(slots=True)
class Incidents:
    """What is known of the dates of an article's incidents while its figures are read in order."""

    paragraphs: list[int]
    """Where each part of the text starts, by character."""
    body: list[int]
    """First token of each of the first sentences of the body."""
    told: dict[int, str] = field(default_factory=dict)
    """Paragraph -> the day that its last dated figure gave."""
    places: frozenset[str] = frozenset()
    """The places that the head of the text names."""
    lead: str | None = None
    near: tuple[int, str | None] = (-1, None)
    """The sentence last asked for, and the day that those around it tell."""


def read_incidents(reading: Reading) -> Incidents:
    """The incident that the head of an article dates, before any figure is read."""
    tokens = reading.tokens
    parts = [part for part in reading.document.segments if part.kind in READ_KINDS]
    paragraphs = [part.start for part in parts] or [0]
    first = next((part.start for part in parts if part.kind == "paragraph"), paragraphs[0])
    body: list[int] = []
    at = tokens.at(first)
    while at < len(tokens.words) and len(body) < CLOSE:
        start, end = tokens.sentence(at)
        if end > start:
            body.append(start)
        at = max(end, at) + 1
    stop = body[LEAD] if len(body) > LEAD else len(tokens.words)
    head = takewhile(lambda name: name.start < stop, reading.names)
    known = frozenset(name.entity_id for name in head if name.is_place)
    incidents = Incidents(paragraphs, body, places=known)
    for start in body[:LEAD]:
        end = tokens.sentence(start)[1]
        if _tells_incident(tokens, start, end):
            incidents.lead = next((d.value for d in _dates(reading, start, end) if _is_short(d)), None)
        if incidents.lead is not None:
            break
    return incidents


def date_of(
    reading: Reading,
    one: Found,
    found: list[Found],
    speech: Speech | None,
    incidents: Incidents,
    place: str | None,
) -> str | None:
    """The date of the harm as EDTF, or None where the text ties none to the figure."""
    tokens = reading.tokens
    start, end = one.sentence
    paragraph = bisect_right(incidents.paragraphs, tokens.starts[start]) - 1
    # "13 were hurt, up from 12 on Tuesday": the day is that of the older count
    earlier = [other.start for other in found if other.rule == "earlier"]
    stop = min(earlier) if earlier else end
    own = _nearest(reading, one, max(start, one.start - AROUND), min(stop, one.end + AROUND), speech)
    if own is not None:
        date, value = own
        if _is_short(date):
            incidents.told[paragraph] = value
        return value
    low, high = max(start, one.start - AROUND), min(end, one.end + AROUND)
    if (
        one.cumulative
        or stop < end
        or not ELSEWHERE.isdisjoint(tokens.lower[low:high])
        or ANOTHER.search(tokens.codes, low, high)
    ):
        return None
    if paragraph in incidents.told:
        return incidents.told[paragraph]
    if incidents.near[0] != start:
        day = _before(reading, start, incidents.paragraphs[paragraph]) or _behind(reading, end)
        incidents.near = start, day
    if incidents.near[1] is not None:
        return incidents.near[1]
    if one.effect not in AT_ONCE or (place is not None and place not in incidents.places):
        return None
    if incidents.lead is None:
        return None
    goes_on = start in incidents.body or bool(incidents.body and start < incidents.body[0])  # a headline
    goes_on = goes_on or GOES_ON.search(tokens.codes, low, high) is not None
    return incidents.lead if goes_on else None


def _nearest(
    reading: Reading, one: Found, start: int, end: int, speech: Speech | None
) -> tuple[Date, str] | None:
    """The nearest date of the sentence that no speech verb stands beside."""
    tokens = reading.tokens
    best: tuple[int, Date] | None = None
    for date in _dates(reading, start, end):
        at = tokens.at(date.start)
        if speech is not None and not one.start <= at < one.end and _is_beside(one, speech, at):
            continue
        if date.granularity == "year" and _is_compared(tokens, one.end, at):
            continue
        distance = at - one.end if at >= one.end else one.start - at + 2
        if best is None or distance < best[0]:
            best = (distance, date)
    if best is None:
        return None
    date = best[1]
    return date, _as_meant(tokens, one, date, start)


def _is_beside(one: Found, speech: Speech, at: int) -> bool:
    """Whether a date stands beside a speech verb or before its subject: "on Friday, the army said"."""
    if speech.subject is not None and at < speech.subject[0] <= speech.start < one.start:
        return speech.subject[0] - at <= 3 and speech.start - at <= 7
    return abs(at - speech.start) <= 3


def _is_compared(tokens: Tokens, start: int, at: int) -> bool:
    """Whether a year is only what an incident is compared with: "in the deadliest attack this year"."""
    between = tokens.lower[start:at]
    return any(word in ("worst", "first", "most") or word.endswith("liest") for word in between)


def _as_meant(tokens: Tokens, one: Found, date: Date, start: int) -> str:
    """The value, open where the sentence counts from then on, closed where only a "when" hangs on it."""
    value = date.value or ""
    at = tokens.at(date.start)
    if at >= one.end:
        if "since" in tokens.lower[max(start, at - 7) : at] and "/" not in value:
            return f"{value}/.."  # killed since the war began in August 1969
    elif value.endswith("/..") and "when" in tokens.lower[at : one.start]:
        return value.removesuffix("/..")  # the worst since 3 April 2021, when 22 died
    return value


def _dates(reading: Reading, start: int, end: int) -> Iterator[Date]:
    """The dates between two tokens that may be those of an incident."""
    tokens = reading.tokens
    if end <= start:
        return
    low, high = tokens.starts[start], tokens.ends[end - 1]
    for i in range(bisect_left(reading.dates, low, key=DATE_START), len(reading.dates)):
        date = reading.dates[i]
        if date.start >= high:
            return
        if not date.value or date.granularity not in ("day", "interval", "month", "year"):
            continue
        at = tokens.at(date.start)
        if date.granularity == "year" and not _is_time(tokens, at):
            continue
        if not _is_of_speech(tokens, at, start):
            yield date


def _is_time(tokens: Tokens, at: int) -> bool:
    """Whether a year says when, not which: "in 1985", "this year", not "the 2016 accord"."""
    return tokens.lower[at] in ("this", "last") or (
        at > 0 and tokens.lower[at - 1] in ("in", "during", "throughout")
    )


def _is_of_speech(tokens: Tokens, at: int, start: int) -> bool:
    """Whether a date says when somebody spoke: "said late on Tuesday", "On Friday, the army said"."""
    for i in range(at - 1, max(start - 1, at - 4), -1):
        word = tokens.words[i]
        if word.lower() == "that" or not word[:1].isalpha():
            break
        if _is_speech(word):
            return True
    if at - start > 1:
        return False
    lexicon = load_lexicon()
    for word in tokens.words[at + 1 : at + 7]:
        if _is_speech(word):
            return True
        if not word or lexicon.has(word, "VBD"):
            break
    return False


def _is_speech(word: str) -> bool:
    lexicon = load_lexicon()
    classes = lexicon.sets[lexicon.words.get(word.lower(), 0)]
    return not classes.isdisjoint(SPEAKING) and not classes.isdisjoint(("VBD", "VBZ"))


SPEAKING = frozenset({"SPEECH", "CLAIM_SPEECH", "ADMIT_SPEECH", "DENY_SPEECH"})


def _is_short(date: Date) -> bool:
    """Whether a date can be that of one incident: a day, or a night over midnight."""
    return date.granularity == "day" or (date.granularity == "interval" and ".." not in (date.value or ""))


ANOTHER = Pattern("(another|a FRACTION_ORDINAL) (WORD&!FUNCTION){0,2}? INCIDENT")
INCIDENT = Pattern("INCIDENT|KILL&VBD|KILL&VBG|KILL&VBN|WOUND&VBG|WOUND&VBN|DIE&VBD")


def _tells_incident(tokens: Tokens, start: int, end: int) -> bool:
    return INCIDENT.search(tokens.codes, start, end) is not None


def _before(reading: Reading, start: int, paragraph: int) -> str | None:
    """The day of the nearest incident told before in the same paragraph."""
    tokens = reading.tokens
    at = start
    for _ in range(BACK):
        if at < 2 or tokens.starts[at - 2] < paragraph:
            return None
        at, end = tokens.sentence(at - 2)
        if _tells_incident(tokens, at, end):
            for date in _dates(reading, at, end):
                if _is_short(date):
                    return date.value
    return None


def _behind(reading: Reading, end: int) -> str | None:
    """The day that the next sentence adds: "Four were killed, the army said. The attack came on Sunday"."""
    tokens = reading.tokens
    if end + 1 >= len(tokens.words):
        return None
    first, last = tokens.sentence(end + 1)
    if last <= first or tokens.words[first] not in ("The", "It") or not _tells_incident(tokens, first, last):
        return None
    return next((date.value for date in _dates(reading, first, last) if _is_short(date)), None)

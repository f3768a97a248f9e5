"""When people were hurt: the date in the figure's own sentence, else that of the incident it goes on about.

"Ten died on Wednesday, police said. Two more were hurt": both on Wednesday. A newcomer would take any date
that stands near; the day beside a speech verb is when it was said, and a sentence that recalls another
incident ("since 3 April 2021, when 22 died") keeps that one's date to itself.
"""

from __future__ import annotations

import datetime as dt
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
    else:
        incidents.lead = next(_named_by_day(reading), None)
    return incidents


DAYS_INCIDENT = Pattern("POSS (WORD&!FUNCTION){0,3}? INCIDENT")
INCIDENTS_DAY = Pattern("(the|this|that) (WORD&!FUNCTION){0,2}? INCIDENT (on)?")


def _named_by_day(reading: Reading) -> Iterator[str]:
    """The days by which a text calls what it tells of: "Thursday's blast", "the raid on Monday"."""
    tokens = reading.tokens
    for date in reading.dates:
        if not date.value or not _is_short(date):
            continue
        at, end = tokens.at(date.start), tokens.at(date.end - 1) + 1
        before = INCIDENTS_DAY.search(tokens.codes, max(0, at - 5), at)
        if DAYS_INCIDENT.match(tokens.codes, end) or (before is not None and before.end() == at):
            yield date.value


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
    low, high = max(start, one.start - AROUND), min(end, one.end + AROUND)
    said = frozenset(tokens.lower[low:high])
    begun = _since_then(reading, one, start, low, high) if "since" in said else None
    if begun is not None:
        return begun
    own = _nearest(reading, one, low, min(stop, high), speech)
    if own is not None:
        date, value = own
        if _is_short(date):
            incidents.told[paragraph] = value
        return _narrowed(reading, value, end) if date.granularity == "month" else value
    if stop >= end and not A_DAY.isdisjoint(said) and SAME_DAY.search(tokens.codes, low, high):
        return incidents.told.get(paragraph) or incidents.lead
    if (
        one.cumulative
        or stop < end
        or not ELSEWHERE.isdisjoint(said)
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
        if at >= one.end and not ASIDE.isdisjoint(tokens.lower[one.end : at]):
            continue  # 300 have died, while the fighting since July
        distance = at - one.end if at >= one.end else one.start - at + 2
        if best is None or distance < best[0]:
            best = (distance, date)
    if best is None:
        return None
    date = best[1]
    return date, _with_next_day(reading, date) or _as_meant(tokens, one, date, start)


ASIDE = frozenset({"while", "whereas", "although"})


def _with_next_day(reading: Reading, date: Date) -> str | None:
    """Both days where two that follow one another are named: "on Tuesday and Wednesday"."""
    if date.granularity != "day" or not date.value:
        return None
    tokens, dates = reading.tokens, reading.dates
    i = bisect_left(dates, date.start, key=DATE_START)
    for one, other in ((i - 1, i), (i, i + 1)):
        if (
            one < 0
            or other >= len(dates)
            or dates[one].granularity != "day"
            or dates[other].granularity != "day"
        ):
            continue
        between = tokens.lower[tokens.at(dates[one].end - 1) + 1 : tokens.at(dates[other].start)]
        first, last = dates[one].value, dates[other].value
        if between in (["and"], ["and", "on"]) and first and last and _days_between(first, last) == 1:
            return f"{first}/{last}"
    return None


def _days_between(first: str, last: str) -> int | None:
    """How many days after the first the last is; None where either is no plain day."""
    try:
        return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days
    except ValueError:
        return None


def _narrowed(reading: Reading, value: str, end: int) -> str:
    """A month, or the day in it that the next sentence gives the same incident: "that raid on 10 May"."""
    tokens = reading.tokens
    if end + 1 >= len(tokens.words):
        return value
    first, last = tokens.sentence(end + 1)
    if last <= first or not THAT_ONE.search(tokens.codes, first, last):
        return value
    days = (d.value for d in _dates(reading, first, last) if d.granularity == "day" and d.value)
    return next((day for day in days if day.startswith(value)), value)


THAT_ONE = Pattern("(that|this|the same) (WORD&!FUNCTION){0,2}? INCIDENT")
A_DAY = frozenset({"day", "hours"})
SAME_DAY = Pattern("(earlier|later) (in the|that|the same) day|the same day|hours (earlier|later|before)")
SINCE_THEN = Pattern("HAVE since (been)? VBN|HAVE since (been)? (KILL|DIE|FLEE|DISPLACE|WOUND)")
SINCE_START = Pattern(
    "since (the|its|their|this|that) (WORD&!FUNCTION){0,3}? "
    "(start|beginning|outbreak|onset|began|started|erupted|broke)"
)
BEGINNING = Pattern(
    "(WAR_NOUN (WORD){0,3}? (began|started|erupted|broke)"
    "|(start|beginning|outbreak|onset) of (WORD){0,3}? WAR_NOUN"
    "|(descended|plunged|slid|slipped) into (WORD){0,2}? WAR_NOUN)"
)
BEGINNING_NEAR = 8
"""Tokens on both sides of the words that a war began in which its date stands."""


def _beginnings(reading: Reading) -> list[tuple[int, str]]:
    """Where the article says that a war began, and when, in order; read at the first call."""
    known = reading.memo.get("beginnings")
    if isinstance(known, list):
        return known
    tokens = reading.tokens
    found: list[tuple[int, str]] = []
    for match in BEGINNING.finditer(tokens.codes):
        first, last = tokens.sentence(match.start())
        low, high = max(first, match.start() - BEGINNING_NEAR), min(last, match.end() + BEGINNING_NEAR)
        value = next((d.value for d in _dates(reading, low, high) if d.value and "/" not in d.value), None)
        if value is not None:
            found.append((match.start(), value))
    reading.memo["beginnings"] = found
    return found


def _since_then(reading: Reading, one: Found, start: int, low: int, high: int) -> str | None:
    """From when on a total counts where the day was told before: "have since died", "since the war began"."""
    tokens = reading.tokens
    if SINCE_THEN.search(tokens.codes, one.start, one.end):
        at, dates = start, list(_dates(reading, low, one.start))
        if not dates and at > 1:
            dates = list(_dates(reading, tokens.sentence(at - 2)[0], at))
        value = dates[-1].value if dates else None
        return f"{value}/.." if value and "/" not in value else None
    said = SINCE_START.search(tokens.codes, one.end, high)
    if said is None or next(_dates(reading, said.start(), min(high, said.end() + 6)), None) is not None:
        return None
    begun = _beginnings(reading)
    at = bisect_left(begun, (one.start, ""))
    value = begun[max(0, at - 1)][1] if begun else None
    return f"{value}/.." if value else None


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
    if at < one.start and "since" in tokens.lower[max(start, at - 5) : at] and "/" not in value:
        return (
            value if "when" in tokens.lower[at : one.start] else f"{value}/.."
        )  # since its founding in 2013
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
        if not _is_of_speech(tokens, date, at, start):
            yield date


def _is_time(tokens: Tokens, at: int) -> bool:
    """Whether a year says when, not which: "in 1985", "this year", not "the 2016 accord"."""
    return tokens.lower[at] in ("this", "last") or (
        at > 0 and tokens.lower[at - 1] in ("in", "during", "throughout")
    )


REACTING = frozenset(
    {"condemned", "urged", "called", "vowed", "ordered", "denounced", "expressed", "offered", "visited",
     "met", "pledged", "promised", "demanded"}
)  # fmt: skip
"""What officials do about an incident on a day of their own."""


def _is_of_speech(tokens: Tokens, date: Date, at: int, start: int) -> bool:
    """Whether a date says when somebody spoke: "said late on Tuesday", "On Friday, the army said"."""
    for i in range(at - 1, max(start - 1, at - 4), -1):
        word = tokens.words[i]
        if word.lower() == "that" or not word[:1].isalpha():
            break
        if _is_speech(word):
            return True
    lexicon = load_lexicon()
    if at - start > 1:
        # the ministry on the same day strongly condemned; not "gunmen on Monday killed"
        behind = tokens.at(date.end - 1) + 1
        while behind < len(tokens.words) and lexicon.has(tokens.words[behind], "ADVERB"):
            behind += 1
        word = tokens.words[behind] if behind < len(tokens.words) else ""
        return bool(word) and (_is_speech(word) or word.lower() in REACTING)
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
    if date.granularity != "interval" or date.value is None:
        return date.granularity == "day"
    first, _, last = date.value.partition("/")
    days = _days_between(first, last)
    return days is not None and days <= LONGEST


LONGEST = 3
"""Days that an incident may last: over a weekend; a week is told of many."""


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

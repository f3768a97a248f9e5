"""All that is said in an article, in order: each cue ("said", "according to", "X:") with its speaker and
outlet.

Speeches are read once an article, first to last, because "he added" needs to know who spoke before. A
newcomer would read backwards from a fact: then every fact of a sentence would look for the same subject
again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ..language.patterns import one_of
from ..lexicons import load_lexicon
from .anaphora import Cast, Subject, cast_of
from .cues import CUE, CUE_STARTS, speech_at
from .reading import Reading
from .talk import Speech, Talk


@lru_cache(maxsize=1)
def _scans() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One token that may begin a cue; one that is a quotation mark."""
    return one_of(*CUE_STARTS), one_of("QUOTE")


def talk_of(reading: Reading) -> Talk:
    """The article's speeches, read at the first call."""
    talk = reading.memo.get("talk")
    if not isinstance(talk, Talk):
        talk = reading.memo["talk"] = _read(reading)
    return talk


def _read(reading: Reading) -> Talk:
    tokens = reading.tokens
    parts = [tokens.at(part.start) for part in reading.document.segments] or [0]
    posts: dict[int, tuple[int, int]] = {}
    for part in reading.document.segments:
        if part.author is not None:
            posts[tokens.at(part.start)] = (tokens.at(part.author[0]), tokens.at(part.author[1] - 1) + 1)
    talk = Talk(cast_of(reading), {}, sorted(parts), posts)
    _find_quotes(reading, talk)
    cast = talk.cast
    first = last = -1
    lead: Speech | None = None
    officer: Speech | None = None
    free = 0
    for candidate in _scans()[0].finditer(tokens.codes):
        start = candidate.start()
        match = CUE.match(tokens.codes, start) if start >= free else None
        if match is None:
            continue
        free = match.end()
        if start >= last:
            first, last = tokens.sentence(start)
        speech = speech_at(reading, talk, str(match.lastgroup), *match.span(), first, last)
        if speech is None:
            continue
        if officer is not None and speech.start - officer.start < OFFICER_REACH:
            _name_officer(reading, talk, officer, speech)
        officer = speech if _is_officer(reading, speech) else None
        if speech.name is None and speech.subject is not None and not talk.speeches:
            lead = speech
        elif lead is not None and speech.name is not None and speech.name.kind != "media":
            _name_lead(reading, talk, lead, speech)
            lead = None
        talk.speeches.setdefault(first, []).append(speech)
        if speech.manner in ("said", "quoted", "according", "passive") and speech.subject:
            _remember(reading, cast, speech)
    return talk


def _name_lead(reading: Reading, talk: Talk, lead: Speech, named: Speech) -> None:
    """Names who speaks in the first sentence: "a monitor said … the Desert Observatory said"."""
    words = reading.tokens.words
    name = named.name
    if lead.subject is None or name is None or named.form != "name" or named.start - lead.start > 90:
        return
    opening = words[lead.subject[0]].lower()
    if opening not in ("a", "an") or any(
        n.entity_id == name.entity_id and n.start < lead.start for n in talk.cast.names
    ):
        return
    head = load_lexicon().value("SPEAKER_NOUN", words[lead.subject[1] - 1])
    body = head is None and name.kind in ("organization", "government")
    if (name.kind == "person") != (head == "person") and not body:
        return
    first = reading.tokens.sentence(lead.start)[0]
    talk.speeches[first] = [
        replace(s, name=name, form="nominal") if s is lead else s for s in talk.speeches.get(first, ())
    ]


OFFICER_REACH = 40


def _is_officer(reading: Reading, speech: Speech) -> bool:
    """Whether somebody speaks who is known by his command alone: "the police chief said"."""
    if speech.name is not None or speech.subject is None or speech.manner != "said":
        return False
    lexicon = load_lexicon()
    words = reading.tokens.words[slice(*speech.subject)]
    forces = any(lexicon.has(word, "FORCE_WORD") for word in words)
    return forces and lexicon.value("SPEAKER_NOUN", words[-1]) == "person"


def _name_officer(reading: Reading, talk: Talk, officer: Speech, named: Speech) -> None:
    """Names him by who speaks next and bears a rank: "… the police chief said. Colonel Ali Deng said"."""
    name = named.name
    words = reading.tokens.words
    if name is None or name.kind != "person" or named.form != "name" or named.subject is None:
        return
    if not load_lexicon().has(words[name.start - 1], "MILITARY_TITLE") or any(
        other.entity_id == name.entity_id and other.start < officer.start for other in talk.cast.names
    ):
        return
    first = reading.tokens.sentence(officer.start)[0]
    talk.speeches[first] = [
        replace(s, name=name, form="nominal") if s is officer else s for s in talk.speeches.get(first, ())
    ]


def _remember(reading: Reading, cast: Cast, speech: Speech) -> None:
    name = speech.name
    if speech.subject is not None and speech.manner == "said":
        cast.spoke = Subject(
            *speech.subject, name, "name" if speech.form == "name" else "nominal", speech.others
        )
    if name is None:
        if speech.subject is None or speech.form == "pronoun":
            return
        head = reading.tokens.words[speech.subject[1] - 1].lower()
        if not head.endswith("s"):
            cast.unnamed_at = speech.start
    elif name.kind == "person":
        cast.last_person, cast.person_at = name, speech.start
    elif name.kind != "media":
        cast.last_body = name


def _find_quotes(reading: Reading, talk: Talk) -> None:
    """Quotations between double marks; a mark left open runs to the end of its paragraph."""
    tokens = reading.tokens
    opened: int | None = None
    bounds = [*talk.parts[1:], len(tokens.words)]
    stops = iter(bounds)
    stop = next(stops)
    for at in (match.start() for match in _scans()[1].finditer(tokens.codes)):
        while at >= stop:
            if opened is not None:
                talk.quotes.append((opened, stop))
                opened = None
            stop = next(stops, len(tokens.words) + 1)
        mark = tokens.words[at]
        if opened is None or mark in "“„«":
            if mark == "”" or mark == "»":
                continue
            opened = at
        else:
            if at - opened > 1:
                talk.quotes.append((opened, at + 1))
            opened = None
    if opened is not None:
        talk.quotes.append((opened, stop))

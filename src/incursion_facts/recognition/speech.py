"""All that is said in an article, in order: each cue ("said", "according to", "X:") with its speaker and
outlet.

Speeches are read once an article, first to last, because "he added" needs to know who spoke before. A
newcomer would read backwards from a fact: then every fact of a sentence would look for the same subject
again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ..language import Pattern
from ..language.classes import class_table
from ..language.patterns import one_of
from ..lexicons import load_lexicon
from .anaphora import Cast, Subject, cast_of, nominal, pronoun, state_named
from .reading import Name, Reading

CUE = Pattern(
    "<according:according to>|<citing:CITE&VBG>|<quoted:(CITE&VBN|reported) (by (.){1,8})? as (SPEECH&VBG)>"
    "|<saying:as (SPEECH&VBG)>|<passive:(SPEECH&VBN|CLAIM_SPEECH&VBN|ADMIT_SPEECH&VBN) by>"
    "|<noun:REPORTING_NOUN (by|from|of)>|<figure:FIGURE_VERB (the|his|her|its|their|at|a|an)"
    "|(spoke|speaks|wrote|writes) of"
    "|(settled|settles) (.){0,3} on>"
    "|<said:SPEECH&VBD|SPEECH&VBZ|CLAIM_SPEECH&VBD|CLAIM_SPEECH&VBZ|CLAIM_SPEECH&VB|ADMIT_SPEECH&VBD|ADMIT_SPEECH&VBZ"
    "|DENY_SPEECH&VBD|DENY_SPEECH&VBZ|SPEECH&VB|SPEECH&VBG|CLAIM_SPEECH&VBG>"
)
"""Whatever may be a cue; `_speech` looks at what stands around it."""
CUE_STARTS = (
    "according", "CITE", "as", "REPORTING_NOUN", "FIGURE_VERB", "spoke", "speaks", "settled", "settles",
    "SPEECH", "CLAIM_SPEECH", "ADMIT_SPEECH", "DENY_SPEECH",
)  # fmt: skip
"""First tokens of all cues: one scan for them costs less than trying every cue at every token."""
STANCES = ("CLAIM_SPEECH", "ADMIT_SPEECH", "DENY_SPEECH")
FEW = 12
"""Speeches in an ordinary sentence at most; in a longer one only those around a fact are looked at."""
AROUND = 150
REACH = 25
"""Tokens between a name and its verb at most: titles, appositions and relative clauses stand between."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A cue with its subject. Token positions; `name` is None when no actor could be told."""

    manner: str
    start: int
    end: int
    stance: str
    name: Name | None
    subject: tuple[int, int] | None
    via: Name | None = None
    form: str = "name"
    behind: bool = False
    """Whether what is said stands before the cue: "two died, he said"."""
    others: tuple[Name, ...] = ()


@dataclass(slots=True)
class Talk:
    """The speeches of one article by sentence, and its paragraphs and quotations."""

    cast: Cast
    speeches: dict[int, list[Speech]]
    """First token of a sentence -> its speeches in order."""
    parts: list[int]
    """First tokens of the segments."""
    posts: dict[int, tuple[int, int]]
    """First token of a post -> the tokens of the account that speaks in it."""
    quotes: list[tuple[int, int]] = field(default_factory=list)
    """Quotations longer than a few words, in order; one left open ends with its paragraph."""

    def near(self, first: int, start: int, end: int) -> list[Speech]:
        """The speeches of the sentence beginning at `first` that stand around some tokens of it."""
        speeches = self.speeches.get(first, [])
        if len(speeches) <= FEW:
            return speeches
        low = bisect_left(speeches, start - AROUND, key=lambda speech: speech.start)
        return speeches[low : bisect_left(speeches, end + AROUND, key=lambda speech: speech.start)]

    def part(self, token: int) -> int:
        """First token of the segment that a token stands in."""
        at = bisect_right(self.parts, token)
        return self.parts[at - 1] if at else 0

    def quote(self, token: int) -> tuple[int, int] | None:
        """The quotation around a token."""
        at = bisect_right(self.quotes, (token, 1 << 60)) - 1
        return self.quotes[at] if at >= 0 and self.quotes[at][0] <= token < self.quotes[at][1] else None


@lru_cache(maxsize=1)
def _codes() -> dict[str, frozenset[str]]:
    """Class codes that the walk back from a verb asks for."""
    table = class_table()

    def of(*names: str) -> frozenset[str]:
        return frozenset().union(*(table.codes_of(name) for name in names))

    return {
        "skip": of("ADVERB", "HAVE", "MODAL", "NEGATION", "DO", "HEDGE", "CALENDAR") - of("COMMA"),
        "quote": of("QUOTE", "APOS"),
        "double": of("QUOTE"),
        "finite": of("VBD", "VBZ", "BE", "HAVE", "MODAL", "DO"),
        "doubtful": of("SPEECH_OR_NOUN"),
        "surely finite": of("VBD", "VBZ", "BE", "HAVE", "MODAL", "DO") - of("VBN", "NNS") | of("BE", "HAVE"),
        "preposition": of("PREPOSITION"),
        "determiner": of("DETERMINER"),
        "gerund": of("VBG"),
        "bare": of("VB") - of("VBD"),
        "noun": of("SPEAKER_NOUN"),
        "participle": of("VBN") - of("VBD"),
        "speech": of("SPEECH"),
        "statement": of("REPORTING_NOUN"),
    }


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
    free = 0
    for candidate in _scans()[0].finditer(tokens.codes):
        start = candidate.start()
        match = CUE.match(tokens.codes, start) if start >= free else None
        if match is None:
            continue
        free = match.end()
        if start >= last:
            first, last = tokens.sentence(start)
        speech = _speech(reading, talk, str(match.lastgroup), *match.span(), first, last)
        if speech is None:
            continue
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


def _speech(
    reading: Reading, talk: Talk, manner: str, cue: int, cue_end: int, first: int, last: int
) -> Speech | None:
    tokens = reading.tokens
    words, codes, cast = tokens.words, tokens.codes, talk.cast
    lexicon = load_lexicon()
    stance = "says"
    if manner in ("according", "citing", "passive", "noun"):
        if manner == "noun":
            if words[cue_end - 1].lower() == "of" or (
                cue > first
                and words[cue - 1].lower()
                not in ("a", "the", "in", "to", "from", "by", "joint", "later", "earlier", "his", "its")
            ):
                return None
            found = _subject_after(reading, cast, cue_end, last)
            if (
                found is None
                or found.name is None
                or found.start > cue_end + 3
                or found.name.kind == "person"
            ):
                return None
        else:
            found = _subject_after(reading, cast, cue_end, last)
        if found is None:
            return None
        if manner == "passive" and (
            cue == first
            or not (words[cue - 1].lower() in BEING or (cue - 1 > first and words[cue - 2].lower() in BEING))
        ):
            return None
        if manner == "passive":
            stance = _stance(lexicon.sets[lexicon.words.get(words[cue_end - 2].lower(), 0)])
        via = _via(reading, cast, found.end, last, found.name)
        return Speech(
            manner, cue, cue_end, stance, found.name, (found.start, found.end), via, found.form, True
        )
    if manner == "saying":  # Interfax quoted Petrov as saying
        subject = subject_of(reading, cast, cue, first, last, quoted=True)
        if subject is None:
            return None
        cited = next(
            (i for i in range(cue - 1, max(first, cue - 14), -1) if lexicon.has(words[i], "CITE")), None
        )
        outlet = subject_of(reading, cast, cited, first, last) if cited is not None else None
        via = outlet.name if outlet and outlet.name and outlet.name.kind == "media" else None
        return Speech(
            "quoted", cue, cue_end, "says", subject.name, (subject.start, subject.end), via, subject.form
        )
    sets = _codes()
    code = codes[cue]
    word = words[cue].lower()
    previous = words[cue - 1].lower() if cue > first else ""
    if manner == "figure" and code in sets["gerund"]:
        return None
    if manner == "said":
        if previous in ("as", "to", "be", "not") or (
            previous in BEING and code not in sets["gerund"] and cue not in cast.ending
        ):
            return None  # as reported; is said to have
        if code in sets["gerund"]:
            earlier = talk.speeches.get(first)
            if (
                previous in (",", "and", "—", "–")
                and earlier
                and word
                in (
                    "adding",
                    "saying",
                    "claiming",
                    "noting",
                    "insisting",
                    "citing",
                    "stressing",
                    "arguing",
                    "blaming",
                    "accusing",
                    "alleging",
                )
            ):
                return replace(earlier[-1], start=cue, end=cue_end, manner="adding", behind=False)
            return None
        if code in sets["participle"]:
            return None
        stance = _stance(lexicon.sets[lexicon.words.get(word, 0)])
        if previous in ("one", "you") and word in ("believes", "believe"):  # if one believes the army
            believed = _subject_after(reading, cast, cue_end, last)
            if believed is None or believed.name is None:
                return None
            span = (believed.start, believed.end)
            return Speech("according", cue, cue_end, "claims", believed.name, span, None, believed.form, True)
    subject = subject_of(reading, cast, cue, first, last)
    if subject is None:
        return None
    if (
        (code in sets["doubtful"] or code in sets["bare"])
        and manner == "said"
        and (
            subject.form == "name"
            and subject.name is None
            and (cue + 1 >= last or words[cue + 1].lower() != "that")
        )
    ):
        return None
    if (
        code in sets["doubtful"]
        and subject.form == "nominal"
        and (cue + 1 >= last or words[cue + 1].lower() != "that")
    ):
        return None  # attacked army posts
    if subject.name is None and (
        codes[subject.end - 1] in sets["determiner"] or codes[subject.end - 1] in sets["preposition"]
    ):
        return None  # in a tweet
    if subject.start > cue:
        behind, content = True, subject.end
    else:
        behind, content = _stands_behind(reading, talk, cue_end, subject, first, last), cue_end
    via = _via(reading, cast, content, last, subject.name, limit=12 if behind else 8)
    if subject.start > first and words[subject.start - 1].lower() == "as" and manner == "said":
        manner = "as"
    return Speech(
        manner, cue, cue_end, stance, subject.name, (subject.start, subject.end), via,
        subject.form, behind, subject.others,
    )  # fmt: skip


BEING = frozenset({"is", "are", "was", "were", "been", "being"})


def _stance(classes: frozenset[str]) -> str:
    attributes = load_lexicon().attributes
    return next((str(attributes[c]["stance"]) for c in STANCES if c in classes), "says")


def _stands_behind(
    reading: Reading, talk: Talk, cue_end: int, subject: Subject, first: int, last: int
) -> bool:
    """Whether a cue follows its words: something is said before its subject, and nothing more behind it."""
    words = reading.tokens.words
    before = subject.start - 1
    while before >= first and words[before][:1].isalnum() and before > subject.start - 8:
        before -= 1
    if before < first or subject.start - first < 3:
        return False
    if words[before] in ("“", "„", "(") or before - first < 2:
        return False
    if words[before] in ("”", '"', "»") and talk.quote(before) is not None and talk.quote(before + 1) is None:
        return True
    at = cue_end
    while at < last and at < cue_end + 14 and words[at] not in (",", ".", ";", ":", "?", "!", "—", "–"):
        if words[at].lower() in ("that", "it", "he", "she", "they") or words[at] in ("“", '"'):
            return False
        at += 1
    if at >= last or words[at] == ".":
        return at - cue_end < 14 and not _has_verb(reading, cue_end, at)
    return not _has_verb(reading, cue_end, at)


def _has_verb(reading: Reading, start: int, end: int) -> bool:
    finite = _codes()["surely finite"]
    return any(code in finite for code in reading.tokens.codes[start:end])


def subject_of(
    reading: Reading, cast: Cast, verb: int, first: int, last: int, quoted: bool = False
) -> Subject | None:
    """Who does what the verb at a position of its sentence says, before it or, inverted, behind it."""
    tokens = reading.tokens
    words, codes = tokens.words, tokens.codes
    sets = _codes()
    at = verb - 1
    if quoted:  # Y quoted X as saying
        return _subject_at(reading, cast, at, first, last, verb)
    skip, low = sets["skip"], 0
    while at >= first and (
        codes[at] in skip
        or words[at].lower()
        in ("on", "early", "late", "then", "both", "all", "each", "first", "last", "once")
    ):
        if at + 1 in cast.ending:
            break
        low += 1
        at -= 1
    if at < first:
        return None if low else _inverted(reading, cast, verb, last)
    word = words[at]
    if (
        low == 0
        and (codes[at] in sets["quote"] or (word in (",", "!", "?", "—") and codes[verb] in sets["speech"]))
        and (words[verb].lower() not in ("told", "tells"))
    ):
        inverted = _inverted(reading, cast, verb, last)
        if inverted is not None and (
            inverted.name is not None
            or codes[inverted.start] in sets["determiner"]
            or codes[inverted.end - 1] in sets["noun"]
        ):
            return inverted
    return _subject_at(reading, cast, at, first, last, verb)


def _inverted(reading: Reading, cast: Cast, verb: int, last: int) -> Subject | None:
    """The subject behind its verb: "…, said the mayor". Not "Petrov, an aide, said Orlov was ill"."""
    words, codes = reading.tokens.words, reading.tokens.codes
    sets = _codes()
    if verb + 1 >= last or codes[verb + 1] in sets["preposition"] or codes[verb + 1] in sets["skip"]:
        return None
    found = _subject_after(reading, cast, verb + 1, last)
    if found is None:
        return None
    at = found.end
    while at < last and (
        words[at] in ("(",) or (codes[at] in _codes()["preposition"] and words[at].lower() == "of")
    ):
        at += 3
    if at < last and (codes[at] in _codes()["finite"] or words[at].lower() in ("that", "to")):
        return None
    return found


def _subject_after(reading: Reading, cast: Cast, start: int, last: int) -> Subject | None:
    """The noun phrase at a position: "according to governor Ivan Petrov", "citing an army source"."""
    tokens = reading.tokens
    words, codes = tokens.words, tokens.codes
    lexicon = load_lexicon()
    sets = _codes()
    at = start
    head: int | None = None
    while at < min(last, start + 14):
        name = cast.beginning.get(at)
        if name is not None:
            following = words[name.end] if name.end < last else ""
            if following in ("'s", "’s") and name.end + 1 < last:
                second = next(
                    (i for i in range(name.end + 1, min(last, name.end + 8)) if i in cast.beginning), None
                )
                if second is not None and all(
                    words[i][:1].isalpha() or words[i] == "," for i in range(name.end + 1, second)
                ):
                    at = name.end + 1
                    continue
                # the Kremlin's version; Ukraine's spokesman
                stop = _noun_end(reading, name.end + 1, last)
                return Subject(
                    start, stop, name if name.kind != "person" or stop == name.end + 2 else None, "nominal"
                )
            if name.kind != "person":
                # Kremlin spokesman Dmitry Peskov; the RSF commander, Hassan Ali
                person = _person_soon(cast, words, name.end, last)
                if person is not None:
                    return Subject(start, person.end, person)
                if head is None or codes[name.end - 1] in sets["noun"]:
                    stop = name.end
                    while stop < last and codes[stop] in sets["noun"]:
                        stop += 1
                    inner = cast.beginning.get(stop)  # the Telegram channel Baza
                    if inner is not None and stop > name.end:
                        return Subject(start, inner.end, inner)
                    alias = _alias(cast, words, stop, last)
                    if alias is not None:
                        return Subject(start, alias.end, alias)
                    return Subject(start, stop, name, "name" if stop == name.end else "nominal")
                alias = _alias(cast, words, name.end, last)
                if alias is not None:
                    return Subject(start, alias.end, alias)
                owned = words[name.start - 1].lower() in ("of", "for", "the", "at", "from")
                return Subject(start, name.end, name if owned else None, "nominal")
            return Subject(start, name.end, name)
        word = words[at]
        lower = word.lower()
        if not (word[:1].isalpha() or word in ("-", "’s", "'s", "“", '"')):
            if word == "." and at > start and lexicon.has(words[at - 1], "TITLE_ABBREVIATION"):
                at += 1
                continue
            if word == "," and head is not None:
                name = cast.beginning.get(at + 1)
                if name is not None and name.kind == "person":
                    return Subject(start, name.end, name)
            break
        if codes[at] in sets["finite"] and not lexicon.has(lower, "SPEAKER_NOUN"):
            break
        if lower in ("that", "who", "which"):
            break
        if at > start and codes[at] in sets["preposition"] and lower not in ("of", "for", "in", "at", "from"):
            break
        if codes[at] in sets["noun"] and (head is None or not lexicon.has(words[at - 1], "PREPOSITION")):
            head = at
        at += 1
    if head is not None:
        found = nominal(reading, cast, head, start)
        if found is not None:
            return replace(found, start=start, end=max(found.end, head + 1))
    stop = start
    while (
        stop < min(last, start + 5)
        and words[stop][:1].isalpha()
        and words[stop].lower() not in ("that", "who")
    ):
        stop += 1
    return Subject(start, stop, None) if stop > start else None


def _alias(cast: Cast, words: list[str], at: int, last: int) -> Name | None:
    """The name behind "known as", "called", "named": "a commander of the Legion known as Caesar"."""
    for i in range(at, min(last, at + 3)):
        name = cast.beginning.get(i)
        if name is not None:
            return name if name.kind == "person" and i > at else None
        if words[i].lower() not in ("known", "as", "called", "named", "identified", "nicknamed"):
            return None
    return None


def _noun_end(reading: Reading, start: int, last: int) -> int:
    at = start
    while at < min(last, start + 4) and reading.tokens.words[at][:1].isalpha():
        if reading.tokens.codes[at] in _codes()["noun"]:
            return at + 1
        if at > start and reading.tokens.codes[at] in _codes()["preposition"]:
            return at
        at += 1
    return at


def _person_soon(cast: Cast, words: list[str], at: int, last: int) -> Name | None:
    """The person named behind a body's name as his title: "army spokesman X", "ministry spokesman, X"."""
    for i in range(at, min(last, at + 6)):
        name = cast.beginning.get(i)
        if name is not None:
            return name if name.kind == "person" else None
        if not words[i][:1].isalpha() and not (words[i] == "," and i > at):
            return None
        if words[i].lower() in ("and", "that", "said", "on", "in", "was", "were", "had", "has", "who"):
            return None
    return None


def _subject_at(reading: Reading, cast: Cast, at: int, first: int, last: int, verb: int) -> Subject | None:
    """The noun phrase that ends at a position, or the one that its commas, brackets or "who" lead back to."""
    tokens = reading.tokens
    words, codes = tokens.words, tokens.codes
    load_lexicon()
    sets = _codes()
    while at >= first:
        word = words[at]
        lower = word.lower()
        name = cast.ending.get(at + 1)
        if name is not None:
            return _with_title(reading, cast, name, first)
        if word in (")", "]"):
            while at > first and words[at] not in ("(", "["):
                at -= 1
            at -= 1
            continue
        if codes[at] in sets["quote"]:
            at -= 1
            continue
        if lower in ("who", "which", "that", "himself", "herself", "itself", "themselves"):
            at -= 1
            if at >= first and words[at] == ",":
                at -= 1
            continue
        if word == ",":
            return _before_aside(reading, cast, at, first, last, verb)
        if lower in ("and", "but", "then", "—", "–", "or"):
            return _shared(reading, cast, at, first, verb)
        break
    if at < first:
        return None
    lower = words[at].lower()
    if lower in ("he", "she", "it", "they"):
        return Subject(at, at + 1, pronoun(cast, lower, at, first), "pronoun")
    if lower in ("we", "i", "you", "there", "this", "these", "those", "what"):
        return None
    state = state_named(cast, words[at])
    if state is not None and (at == first or codes[at - 1] not in sets["preposition"]):
        return Subject(at, at + 1, state)
    found = nominal(reading, cast, at, first)
    if found is not None:
        before = found.start - 1
        if before > first and words[before].lower() in ("of", "for", "from", "at", "with"):
            person = cast.ending.get(before)
            if person is not None and person.kind == "person":
                return Subject(person.start, found.end, person)  # Olga Sidorova of the intelligence service
        return found
    # a spokesman for the ministry of X said; governor of Belgorod said
    start = at
    while (
        start > first
        and at - start < 12
        and words[start - 1] not in (",", ";", ":", "“", '"', "(", "—")
        and (codes[start - 1] not in sets["finite"])
    ):
        start -= 1
        if (
            codes[start] in sets["noun"]
            and start + 1 <= at
            and words[start + 1].lower() in ("of", "for", "in", "from", "at", "with")
        ):
            owner = next(
                (cast.beginning[i] for i in range(start + 1, min(at + 1, start + 6)) if i in cast.beginning),
                None,
            )
            owner = owner or (
                state_named(cast, words[at]) if words[start + 1].lower() in ("in", "of", "for") else None
            )
            if owner is not None and owner.kind not in ("person", "media"):
                return Subject(start, at + 1, owner, "nominal")
            whole = nominal(reading, cast, start, first)
            return replace(whole, end=at + 1) if whole else None
    if not words[at][:1].isalpha() or codes[at] in sets["preposition"]:
        return None
    begin = at
    while (
        begin > first
        and at - begin < 3
        and words[begin - 1][:1].isalpha()
        and codes[begin - 1] not in sets["finite"]
    ):
        begin -= 1
        if codes[begin] in sets["determiner"]:
            break
    return Subject(begin, at + 1, None)


def _with_title(reading: Reading, cast: Cast, name: Name, first: int) -> Subject:
    """A name that ends a subject; one behind "of", "for" is the owner of a noun before it."""
    words, codes = reading.tokens.words, reading.tokens.codes
    sets = _codes()
    before = name.start - 1
    while before > max(first, name.start - 4) and (
        words[before].lower() == "the"
        or (
            words[before].islower()
            and (codes[before] not in sets["preposition"] and codes[before] not in sets["finite"])
            and words[before].isalpha()
            and words[before].lower() not in ("and", "that", "as", "but", "or", "than", "when", "while")
        )
    ):
        before -= 1
    if before > first and words[before].lower() in ("of", "for", "from", "at", "with", "in"):
        for i in range(before - 1, max(first, before - 4) - 1, -1):
            owner = cast.ending.get(i + 1)
            if owner is not None and owner.kind != "media":
                return Subject(owner.start, name.end, owner)  # Ivan Petrov of the Northern Legion said
            if codes[i] in sets["noun"]:
                person = cast.ending.get(i)
                if person is not None and person.kind == "person":
                    return Subject(person.start, name.end, person)
                return Subject(i, name.end, name if name.kind not in ("person", "media") else None, "nominal")
    others: list[Name] = []
    at = name.start - 1
    while at > first:
        if words[at].lower() in ("the", "“", '"', "‘", "'"):
            at -= 1
            continue
        if words[at].lower() in ("and", ",") and at > first:
            back = at - 1
            if words[back] == ",":
                back -= 1
            if words[back] in (")", "”", '"'):
                while back > first and words[back] not in ("(", "“", '"'):
                    back -= 1
                back -= 1 if words[back] == "(" else 0
            other = cast.ending.get(back + 1)
            if other is not None and other.kind == name.kind and other.entity_id != name.entity_id:
                others.append(other)
                at = other.start - 1
                continue
        break
    return Subject(name.start, name.end, name, "name", tuple(others))


def _before_aside(
    reading: Reading, cast: Cast, comma: int, first: int, last: int, verb: int
) -> Subject | None:
    """The subject before ", an aide," or ", who fled,", or the name in it: "the mayor, Ivan Petrov,"."""
    words, codes = reading.tokens.words, reading.tokens.codes
    noun = _codes()["noun"]
    inner = cast.ending.get(comma)
    outer: Subject | None = None
    for j in range(comma - 1, max(first, comma - REACH), -1):
        if words[j] != ",":
            continue
        back = j - 1
        if words[back] in (")", "”", '"', "’"):
            while back > first and words[back] not in ("(",) and words[back] in (")", "”", '"', "’"):
                back -= 1
            if words[j - 1] == ")":
                while back > first and words[back] != "(":
                    back -= 1
                back -= 1
        if codes[j + 1] in _codes()["gerund"]:
            inner = None  # Interfax, citing Ivan Petrov, reported
        name = cast.ending.get(back + 1)
        if name is not None:
            outer = _with_title(reading, cast, name, first)
        elif codes[back] in noun:
            outer = nominal(reading, cast, back, first)
        else:
            continue
        break
    if (
        inner is not None
        and inner.kind != "person"
        and (outer is None or outer.name is None or outer.form == "nominal")
    ):
        return _with_title(reading, cast, inner, first)  # two groups, the Legion and the Corps, have said
    if (
        inner is not None
        and inner.kind == "person"
        and (outer is None or outer.name is None or outer.name.kind != "person")
    ):
        return Subject(inner.start, inner.end, inner)
    if outer is not None:
        return outer
    if inner is not None:
        return Subject(inner.start, inner.end, inner)
    return _shared(reading, cast, comma, first, verb)


def _shared(reading: Reading, cast: Cast, at: int, first: int, verb: int) -> Subject | None:
    """The subject that a second verb shares with the first: "the Legion crossed the border and said"."""
    words = reading.tokens.words
    if cast.spoke is not None and first <= cast.spoke.end <= verb and cast.spoke.start >= first:
        return cast.spoke
    index = bisect_left(cast.names, first, key=lambda name: name.start)
    start = first
    while start < at and not words[start][:1].isalpha():
        start += 1
    lower = words[start].lower() if start < at else ""
    if lower in ("he", "she", "it", "they"):
        return Subject(start, start + 1, pronoun(cast, lower, start, first), "pronoun")
    for name in cast.names[index : index + 3]:
        if name.start >= at:
            break
        if name.kind == "media" and name.start - first > 3:
            continue
        if name.start > first and reading.tokens.codes[name.start - 1] in _codes()["preposition"]:
            continue
        return _subject_at(reading, cast, name.end - 1, first, at, verb)
    if start < at and (state := state_named(cast, words[start])) is not None:
        return Subject(start, start + 1, state)
    for i in range(start, min(at, start + 6)):
        if reading.tokens.codes[i] in _codes()["noun"]:
            return nominal(reading, cast, i, first)
    return None


def _via(
    reading: Reading, cast: Cast, start: int, last: int, speaker: Name | None, limit: int = 10
) -> Name | None:
    """The outlet or network that carries the words: "told CNN", "said on Telegram"."""
    words, codes = reading.tokens.words, reading.tokens.codes
    lexicon = load_lexicon()
    index = bisect_left(cast.names, start, key=lambda name: name.start)
    for name in cast.names[index : index + 3]:
        if name.start >= min(last, start + limit):
            return None
        if name is speaker:
            continue
        network = name.kind != "media" and any(
            lexicon.has(words[i], "NETWORK") for i in range(name.start, name.end)
        )
        if name.kind != "media" and not network:
            continue
        if name.start == start and words[start - 1].lower() in ("told", "tells", "telling"):
            return name
        for i in range(name.start - 1, max(start - 1, name.start - 7) - 1, -1):
            if i < start - 1:
                break
            if lexicon.has(words[i], "VIA_WORD") or words[i].lower() in ("told", "tells"):
                return name
            if words[i] == "," or codes[i] in _codes()["finite"]:
                break
    return None

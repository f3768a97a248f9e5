"""Tokens to chunks: the spans that may name an actor or a place, cut where one name ends and the next begins.

A run of capitalised tokens often holds several names: "Belgorod Governor Vyacheslav Gladkov" is a place, a
title and a person. What a chunk names is decided later, from all of its occurrences in the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from ...language import Pattern, Tokens
from ..knowledge import Knowledge, KnownPhrase
from .institutions import institution_function

NAME_WORD = "(CAP&!BREAKER|UPPER&!BREAKER|MIXED&!BREAKER)"

INITIAL_WORD = "(INITIAL|SAINT&CAP) DOT"
OWNED = f"(CAP&OWNER) (POSS|APOS) (?= {NAME_WORD})"
"""An owner inside a name: "People’s Defence Force", "Doctors' Circle"."""

RUN = Pattern(
    f"(ORD (?= {NAME_WORD}))? ({INITIAL_WORD} (?= {NAME_WORD}))* ({OWNED})? {NAME_WORD}"
    f" ( {INITIAL_WORD} (?= {NAME_WORD}) | {OWNED} | (PARTICLE){{1,2}} {NAME_WORD} | (of|for|on|and) (the)? {NAME_WORD} | (AMP|ORD) {NAME_WORD} | {NAME_WORD} )*"
)
"""Capitalised tokens with the small words that may join them; `_parse_run` cuts where they do not."""

HEAD_CLASSES = ("HEAD_GOVERNMENT", "HEAD_MILITARY", "HEAD_ARMED", "HEAD_MEDIA", "HEAD_ORG")
HEAD = "(" + "|".join(f"{shape}&{cls}" for cls in HEAD_CLASSES for shape in ("CAP", "UPPER")) + ")"
NO_HEAD = "".join(f"&!{cls}" for cls in HEAD_CLASSES)

PLAIN = f"({NAME_WORD[1:-1]})"
INNER = f"({OWNED}|CAP&!BREAKER&!TITLE|UPPER&!BREAKER&!TITLE|MIXED&!BREAKER)"

ORGANIZATION = Pattern(
    f"(ORD)? ({INNER} (of|for) (the)? )? ({INNER}){{0,6}} <head: {HEAD}>"
    f" ({HEAD})* <tail: ( (of|for|on) (the)? {INNER} (({INNER}|PARTICLE|of (?= {INNER}))){{0,4}} (and (the)? {INNER}{{1,2}})? )*>"
)
"""Words around a head noun: "24th Mechanized Brigade", "Institute for the Study of War"."""

PLACE = Pattern(
    f"({INNER}){{1,4}} <type: CAP&NOUN_PLACE{NO_HEAD}> | <before: CAP&NOUN_PLACE{NO_HEAD}> (of (the)?)? ({INNER}){{1,3}}"
)
"""A type word printed as part of the name: "Grayvoron District", "Lake Chad", "Gulf of Aden"."""

QUOTED = Pattern(
    f"(QUOTE|APOS) <inner: {PLAIN} ({PLAIN}|of|for|the|PARTICLE){{0,5}}> (COMMA)? (QUOTE|APOS) <head: {HEAD}>"
    f" | <first: {HEAD}> (QUOTE|APOS) <inside: {PLAIN} ({PLAIN}|of|for|the|PARTICLE){{0,5}}> (COMMA)? (QUOTE|APOS)"
)
"""A name in quotation marks beside its head noun: “Sons of the Delta” Brigade, Brigade ‘Sons of the Delta’."""

QUOTED_NAME = Pattern(
    f"(QUOTE) <inner: {PLAIN} ({PLAIN}){{0,4}}> (COMMA)? (QUOTE) (?= ({PLAIN})? NOUN_MEDIA|NOUN_ARMED|NOUN_ORG|NOUN_UNIT)"
)
"""A name in quotation marks before what it is: the “Free Delta” Telegram channel."""

BROADCASTER = Pattern("(CAP&BROADCAST) (CAP&!BREAKER|NUM)((CAP&!BREAKER))?")
"""An outlet's head noun before its name: "Radio Liberty", "Channel 4"."""

TITLE_SPAN = Pattern(
    "(TITLE_MODIFIER&CAP|INSTITUTION_MODIFIER&CAP)* (TITLE&CAP|TITLE&UPPER) (DOT)? ((TITLE&CAP) (DOT)?)*"
)
HAS_HEAD = Pattern(HEAD)
HAS_PLACE = Pattern("NOUN_PLACE&CAP")

INSTITUTION = Pattern(
    "(<nation: DEMONYM> | <state: CAP|UPPER> (POSS)?) (INSTITUTION_MODIFIER&LOWER){0,3}"
    " <head: INSTITUTION&LOWER|INSTITUTION_TAIL&LOWER>"
    " (?= COMMA|DOT|SEMI|COLON|LPAR|RPAR|DASH|QMARK|EXCL|EOS|POSS|ACT|sources|source|officials|official|officers|commanders|commander|BE|HAVE|DO|MODAL|VBD|VBZ|VBN|VERBISH|PREPOSITION|CONJUNCTION|ADVERB|TITLE|ROLE|WEEKDAY|NEGATION|HEDGE|also|that|to )"
)
"""A nationality before a lower-case institution: "Ukrainian military intelligence", "Iraq’s parliament"."""

MINISTRY = Pattern("(INSTITUTION_MODIFIER&LOWER){1,4} ministry")
"""A ministry in lower case with its portfolio: "the internal affairs ministry"."""

LOWER_CAPITAL = Pattern("CAPITAL&LOWER")
"""A capital in lower case, as in a badly converted page."""

What = Literal["known", "org", "place", "name", "institution", "author"]


@dataclass(slots=True)
class Chunk:
    """A span of tokens that may be a name, with what its own words say."""

    start: int
    end: int
    what: What
    payload: Any = None
    """The lexicon's phrase, the head's word, or the type word's kind."""
    titled: bool = False
    """A title stands right before it."""
    nation: str | None = None
    """Country code of a demonym or state in it or right before it."""
    title: str | None = None
    """The words of that title: "deputy defense minister"."""
    text: str | None = None
    """The name, where it is not simply the words of the span."""


@dataclass(slots=True)
class Chunking:
    """State of cutting one article; kept together because every step reads the tokens and the knowledge."""

    tokens: Tokens
    knowledge: Knowledge
    initial: set[int]
    """Tokens whose capital says nothing: first of a sentence or in a title-case or all-caps one."""
    nations: Counter[str] = field(default_factory=Counter)
    """Countries by how often they or their people are named."""


def find_chunks(chunking: Chunking) -> list[Chunk]:
    """All chunks of the text in order, none overlapping."""
    tokens = chunking.tokens
    chunks: list[Chunk] = []
    taken_to = 0
    special = sorted(_special(chunking), key=lambda chunk: (chunk.start, -chunk.end))
    runs = [match.span() for match in RUN.finditer(tokens.codes)]
    at = 0
    for start, end in runs:
        while at < len(special) and special[at].start < end:
            chunk = special[at]
            at += 1
            if chunk.start < max(start, taken_to):
                if chunk.start >= taken_to:
                    chunks.append(chunk)
                    taken_to = chunk.end
                continue
            if chunk.start > max(start, taken_to):
                chunks.extend(_parse_run(chunking, max(start, taken_to), chunk.start))
            chunks.append(chunk)
            taken_to = chunk.end
        if taken_to < end:
            chunks.extend(_parse_run(chunking, max(start, taken_to), end))
            # A known name may reach beyond its run: "al-Qaeda in the Islamic Maghreb"
            taken_to = max(end, chunks[-1].end if chunks else 0)
    chunks.extend(chunk for chunk in special[at:] if chunk.start >= taken_to)
    chunks.sort(key=lambda chunk: chunk.start)
    return chunks


def _special(chunking: Chunking) -> Iterator[Chunk]:
    """Chunks with punctuation or lower-case words inside, which no run of capitals holds."""
    tokens, knowledge = chunking.tokens, chunking.knowledge
    codes = tokens.codes
    for match in QUOTED.finditer(codes):
        head = tokens.words[match.start("head") if match["head"] else match.start("first")]
        inner = match.span("inner") if match["inner"] else match.span("inside")
        text = f"{tokens.slice(*inner)} {head}"
        known = knowledge.entities.find(text)
        if known is not None:
            phrase = KnownPhrase(match.end(), "actor", known, "form")
            yield Chunk(match.start(), match.end(), "known", phrase, text=text)
        else:
            yield Chunk(match.start(), match.end(), "org", head.lower(), text=text)
    for match in QUOTED_NAME.finditer(codes):
        yield Chunk(*match.span("inner"), "name")
    for match in LOWER_CAPITAL.finditer(codes):
        phrase = knowledge.phrase_at(tokens.words, match.start())
        if phrase is not None and tokens.words[match.start()] not in knowledge.common:
            yield Chunk(match.start(), phrase.end, "known", phrase)
    for match in INSTITUTION.finditer(codes):
        start, end = match.span()
        if match["nation"]:
            nation = knowledge.countries.by_demonym.get(tokens.words[start].lower())
        else:
            nation = knowledge.country_code(tokens.words[start])
        if nation and institution_function(tokens.slice(start, end), knowledge) is not None:
            yield Chunk(start, end, "institution", tokens.words[match.start("head")].lower(), nation=nation)
    for match in MINISTRY.finditer(codes):
        if match.start() and tokens.words[match.start() - 1].lower() not in ("prime", "deputy"):
            yield Chunk(match.start(), match.end(), "institution", "ministry")


def _parse_run(chunking: Chunking, start: int, end: int) -> Iterator[Chunk]:
    """The chunks of one run of capitalised tokens."""
    tokens, knowledge = chunking.tokens, chunking.knowledge
    codes, words = tokens.codes, tokens.words
    has_head = end - start > 0 and HAS_HEAD.search(codes, start, end) is not None
    has_place = HAS_PLACE.search(codes, start, end) is not None
    nation = _possessor(knowledge, tokens, start)
    title: str | None = None
    at = start
    while at < end:
        if codes[at] in knowledge.sets.lower or codes[at] in knowledge.sets.capital_article:
            at += 1  # a connector that joined nothing, or "The"
            title = None
            continue
        if at in chunking.initial and _is_starter(chunking, at, end):
            at += 1
            continue
        phrase = knowledge.phrase_at(words, at)
        organization = ORGANIZATION.match(codes, at, end) if has_head else None
        broadcaster = BROADCASTER.match(codes, at, end) if has_head else None
        if broadcaster and (phrase is None or phrase.end < broadcaster.end()):
            yield Chunk(at, broadcaster.end(), "org", words[at].lower(), nation=nation)
            at, nation, title = broadcaster.end(), None, None
            continue
        if organization and (phrase is None or organization.end() > phrase.end):
            stop = _organization_end(knowledge, tokens, organization)
            head = words[organization.start("head")]
            inside = _nation_inside(knowledge, words, at, stop)
            yield Chunk(at, stop, "org", head.lower(), nation=inside or nation)
            at, nation, title = stop, None, None
            continue
        stop = _gazetteer_end(knowledge, words, codes, at, end)
        if stop and (phrase is None or phrase.end < stop):
            phrase = None
        if phrase is not None and not (phrase.weak and _continues_name(chunking, phrase, end)):
            place = PLACE.match(codes, at, end) if has_place and phrase.kind == "demonym" else None
            if place is None and phrase.kind == "demonym" and _is_area(knowledge, tokens, phrase):
                yield Chunk(at, phrase.end, "name")  # "the Amhara region"
                at = phrase.end
                continue
            if phrase.kind == "demonym" and place is None:
                nation = phrase.payload or None
                if nation:
                    chunking.nations[nation] += 1
                at = phrase.end
                continue
            place = PLACE.match(codes, at, end) if has_place and phrase.kind != "actor" else None
            if place and place.end() > phrase.end:
                yield _place_chunk(chunking, place, at, nation)
                at = place.end()
            else:
                yield Chunk(
                    at, phrase.end, "known", phrase, titled=title is not None, nation=nation, title=title
                )
                at = phrase.end
            if phrase.kind in ("country", "capital"):
                nation = phrase.payload
                chunking.nations[phrase.payload] += 1
            title = None
            continue
        if stop:
            yield Chunk(at, stop, "name", titled=title is not None, nation=nation, title=title)
            at, nation, title = stop, None, None
            continue
        titles = TITLE_SPAN.match(codes, at, end)
        if titles:
            at = titles.end()
            title = tokens.slice(*titles.span())
            continue
        place = PLACE.match(codes, at, end) if has_place else None
        if place and not title:
            yield _place_chunk(chunking, place, at, nation)
            at = place.end()
            continue
        stop = _name_end(chunking, at, end)
        if stop > at:
            yield Chunk(at, stop, "name", titled=title is not None, nation=nation, title=title)
        at = max(stop, at + 1)
        title = None
        nation = None


RENEWING = frozenset({"New", "Old", "Greater"})
"""First words that make another place of a place's name: "New Baghdad"."""


def _gazetteer_end(knowledge: Knowledge, words: list[str], codes: str, start: int, end: int) -> int:
    """The end of a compound place name with a telling first word ("Northern Ireland", "Port Sudan"), else 0."""
    if (
        start + 2 < end
        and words[start + 1] == "of"
        and knowledge.gazetteer.has(" ".join(words[start : start + 3]))
    ):
        return start + 3  # "Horn of Africa"
    if codes[start] not in knowledge.sets.place_prefix and codes[start] not in knowledge.sets.demonym:
        return 0
    if codes[start] in knowledge.sets.demonym:  # "British Columbia", but "Russian Ukhta" is Ukhta
        whole = knowledge.gazetteer.lookup(" ".join(words[start : start + 2])) if start + 1 < end else ()
        return start + 2 if any(place.kind == "region" for place in whole) else 0
    if start + 1 < end and words[start] in RENEWING and knowledge.gazetteer.has(words[start + 1]):
        return start + 2
    for stop in range(min(end, start + 4), start + 1, -1):
        if knowledge.gazetteer.has(" ".join(words[start:stop])):
            return stop
    return 0


def _is_area(knowledge: Knowledge, tokens: Tokens, phrase: KnownPhrase) -> bool:
    """Whether a people's name is here the name of its land: "Amhara region"."""
    at = phrase.end
    if tokens.codes[at] not in knowledge.sets.noun_place:
        return False
    return knowledge.gazetteer.has(" ".join(tokens.words[at - 1 : at])) and not tokens.words[at].endswith("s")


def _possessor(knowledge: Knowledge, tokens: Tokens, start: int) -> str | None:
    """Country code of a state named before a possessive: "Kyiv’s 24th Brigade", "the U.K.’s Ministry"."""
    if start < 2 or tokens.codes[start - 1] not in knowledge.sets.possessive:
        return None
    return knowledge.country_code(tokens.words[start - 2])


def _organization_end(knowledge: Knowledge, tokens: Tokens, match: re.Match[str]) -> int:
    """Where a name around a head noun ends: not with its owner, "the Central Front of the FARC"."""
    start, end = match.span("tail")
    at = start
    while at < end and tokens.codes[at] in knowledge.sets.lower:
        at += 1
    owner = knowledge.phrase_at(tokens.words, at) if at < end else None
    return start if owner is not None and owner.kind == "actor" and not owner.weak else end


def _place_chunk(chunking: Chunking, match: re.Match[str], start: int, nation: str | None) -> Chunk:
    word = chunking.tokens.words[match.start("type") if match["type"] else match.start("before")]
    kind = chunking.knowledge.lexicon.value("NOUN_PLACE", word)
    return Chunk(start, match.end(), "place", kind, nation=nation)


def _nation_inside(knowledge: Knowledge, words: list[str], start: int, end: int) -> str | None:
    for word in words[start:end]:
        code = knowledge.countries.by_demonym.get(word.lower()) or knowledge.country_code(word)
        if code:
            return code
    return None


def _is_starter(chunking: Chunking, at: int, end: int) -> bool:
    """Whether a token whose capital says nothing is an ordinary word: "Residents", "Earlier"."""
    tokens, knowledge = chunking.tokens, chunking.knowledge
    word = tokens.words[at]
    lower = word.lower()
    code = tokens.codes[at]
    if code in knowledge.sets.function:
        return True
    if code in knowledge.sets.protected:
        return False
    phrase = knowledge.phrase_at(tokens.words, at)
    if phrase is not None and not (
        phrase.weak and phrase.kind == "actor" and phrase.end == at + 1 and lower in knowledge.common
    ):
        return False
    if len(word) > 1 and word.isupper() and not tokens.words[at + 1 : at + 2][0].isupper():
        return False
    if lower in knowledge.common:
        following = at + 1 < end and tokens.codes[at + 1] not in knowledge.sets.lower
        names = knowledge.first_names
        given = names.is_strong(word) or (
            names.is_weak(word) and following and tokens.words[at + 1].lower() not in knowledge.common
        )
        return not (following and (given or _org_ahead(chunking, at, end)))
    return False


def _org_ahead(chunking: Chunking, at: int, end: int) -> bool:
    match = ORGANIZATION.match(chunking.tokens.codes, at, end)
    return match is not None and match.start("head") > at


def _continues_name(chunking: Chunking, phrase: KnownPhrase, end: int) -> bool:
    """Whether a weak phrase is part of a longer name: "Jordan" in "Jordan Peterson"."""
    codes = chunking.tokens.codes
    return phrase.end < end and codes[phrase.end] in chunking.knowledge.sets.name


def _name_end(chunking: Chunking, start: int, end: int) -> int:
    """Where a chunk of plain name words ends: before a title, a known phrase, a demonym or a connector."""
    tokens, knowledge = chunking.tokens, chunking.knowledge
    codes = tokens.codes
    at = start + 1
    while at < end:
        code = codes[at]
        if code in knowledge.sets.particle and at + 1 < end:
            at += 1
            continue
        if tokens.words[at] == "." and codes[at - 1] in knowledge.sets.initial and at + 1 < end:
            at += 1  # "Frederick W. Kagan"
            continue
        if code in knowledge.sets.lower or code in knowledge.sets.title:
            break
        if at in chunking.initial and tokens.words[at].lower() in knowledge.common:
            break
        phrase = knowledge.phrase_at(tokens.words, at)
        if phrase is not None and not phrase.weak and phrase.kind != "place":
            break
        at += 1
    while at > start + 1 and codes[at - 1] in knowledge.sets.lower:
        at -= 1
    return at

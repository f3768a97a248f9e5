"""Runs of capitalised tokens cut into chunks, where one name ends and the next begins.

"Belgorod Governor Vyacheslav Gladkov" is a place, a title and a person. The cursor tries the steps in `STEPS`
at each token; the first that takes tokens wins, so their order says what a run is first read as.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..knowledge import Knowledge, KnownPhrase
from .chunks import Chunk, Chunking, special_chunks
from .patterns import BROADCASTER, ORGANIZATION, PLACE, RUN, TITLE_SPAN

RESTARTS = frozenset(
    {
        "The", "In", "On", "At", "But", "And", "He", "She", "It", "They", "We", "His", "Her", "Its",
        "Their", "This", "That", "These", "Those", "There", "After", "Before", "When", "While", "As", "If",
        "Since", "During", "Meanwhile", "However", "Also", "Earlier", "Later", "Most", "Some", "Many", "More",
    }
)  # fmt: skip
"""Words that with a capital begin a sentence, though a page lost the full stop before them."""

RENEWING = frozenset({"New", "Old", "Greater"})
"""First words that make another place of a place's name: "New Baghdad"."""


AREAS = frozenset({"region", "district"})
"""Kinds of places that bear a people's name: "Amhara region"."""

OFFICE_MODIFIERS = frozenset({"press", "media", "news", "staff", "cabinet"})
"""Head nouns that belong to a title behind them: "White House Press Secretary"."""


def find_chunks(chunking: Chunking) -> list[Chunk]:
    """All chunks of the text in order, none overlapping."""
    chunks: list[Chunk] = []
    taken_to = 0
    special = sorted(special_chunks(chunking), key=lambda chunk: (chunk.start, -chunk.end))
    next_special = 0
    codes, words, initial = chunking.tokens.codes, chunking.tokens.words, chunking.initial
    knowledge = chunking.knowledge
    passed, function, telling = knowledge.sets.passed, knowledge.sets.function, knowledge.sets.telling
    for start, end in [match.span() for match in RUN.finditer(codes)]:
        while next_special < len(special) and special[next_special].start < end:
            chunk = special[next_special]
            next_special += 1
            if chunk.start < taken_to:
                continue
            if chunk.start > max(start, taken_to):
                chunks.extend(cut_run(chunking, max(start, taken_to), chunk.start))
            chunks.append(chunk)
            taken_to = chunk.end
        if taken_to < end:
            if end - start == 1:
                code = codes[start]
                if code in passed or (code in function and start in initial):
                    continue  # "The", "He": half of all runs
                phrase = knowledge.phrase_at(words, start)
                if code not in telling and (
                    phrase is None or (start not in initial and phrase.kind != "demonym")
                ):
                    word = read_word(chunking, start, phrase)
                    if word is not None:
                        chunks.append(word)
                        taken_to = word.end
                    continue
            chunks.extend(cut_run(chunking, max(start, taken_to), end))
            # A known name may reach beyond its run: "al-Qaeda in the Islamic Maghreb"
            taken_to = max(end, chunks[-1].end if chunks else 0)
    chunks.extend(chunk for chunk in special[next_special:] if chunk.start >= taken_to)
    chunks.sort(key=lambda chunk: chunk.start)
    return chunks


def read_word(chunking: Chunking, at: int, phrase: KnownPhrase | None) -> Chunk | None:
    """The chunk of a run of one token that is no head noun, type word or title; None for an ordinary word.

    It is what `cut_run` makes of most runs, with fewer steps.
    """
    nation = _possessor(chunking, at)
    if phrase is not None:
        if phrase.kind in ("country", "capital"):
            chunking.name_country(at, str(phrase.payload))
        return Chunk(at, phrase.end, "known", phrase, nation=nation)
    words, knowledge = chunking.tokens.words, chunking.knowledge
    if at in chunking.initial and chunking.tokens.codes[at] not in knowledge.sets.protected:
        word = words[at]
        acronym = len(word) > 1 and word.isupper() and not words[at + 1].isupper()
        if not acronym and (word.lower() in knowledge.common or _is_role(word.lower(), knowledge)):
            return None
    return Chunk(at, at + 1, "name", nation=nation)


def cut_run(chunking: Chunking, start: int, end: int) -> Iterator[Chunk]:
    """The chunks of one run of capitalised tokens."""
    tokens, knowledge = chunking.tokens, chunking.knowledge
    codes = tokens.codes[start:end]
    steps = PLAIN_STEPS if knowledge.sets.telling.isdisjoint(codes) else STEPS
    cursor = Cursor(
        chunking,
        knowledge,
        tokens.words,
        tokens.codes,
        start,
        end,
        _possessor(chunking, start),
        steps is STEPS and not knowledge.sets.head.isdisjoint(codes),
        steps is STEPS and not knowledge.sets.place_type.isdisjoint(codes),
    )
    while cursor.at < end:
        before = cursor.at
        cursor.phrase = None
        for step in steps:
            chunk = step(cursor)
            if chunk is not None:
                yield chunk
            if cursor.at > before:
                break


@dataclass(slots=True)
class Cursor:
    """Where cutting a run has come to, and what stands right before that."""

    chunking: Chunking
    knowledge: Knowledge
    words: list[str]
    """The article's tokens."""
    codes: str
    """The article's class codes."""
    at: int
    end: int
    nation: str | None
    """Country code of the state or people just named."""
    has_head: bool
    """Whether the run holds a head noun of an organization."""
    has_place: bool
    """Whether it holds a type word of places."""
    title: str | None = None
    """The title just read."""
    phrase: KnownPhrase | None = None
    """The lexicons' name at the present token, once looked up."""

    def name(self, end: int) -> Chunk:
        """A chunk of plain name words up to a token, which is then the present one."""
        chunk = Chunk(
            self.at, end, "name", titled=self.title is not None, nation=self.nation, title=self.title
        )
        self.pass_by(end)
        return chunk

    def pass_by(self, end: int) -> None:
        """Goes on behind a name; title and nation were its own."""
        self.at, self.nation, self.title = end, None, None


def skip_ordinary(cursor: Cursor) -> None:
    """Passes connectors that joined nothing, "The", and ordinary words with a capital."""
    if cursor.codes[cursor.at] in cursor.knowledge.sets.passed:
        if cursor.codes[cursor.at] in cursor.knowledge.sets.leading_particle and _leads(cursor):
            cursor.phrase = cursor.knowledge.phrase_at(cursor.words, cursor.at)
            return
        cursor.at += 1
        cursor.title = None
    elif cursor.at in cursor.chunking.initial and _is_starter(cursor):
        cursor.at += 1
    else:
        cursor.phrase = cursor.knowledge.phrase_at(cursor.words, cursor.at)


def _leads(cursor: Cursor) -> bool:
    """Whether a particle in lower case begins a name: "al Shabaab", "bin Laden", "von der Leyen"."""
    at, codes = cursor.at + 1, cursor.codes
    while at < cursor.end and codes[at] in cursor.knowledge.sets.leading_particle:
        at += 1
    return at < cursor.end and codes[at] in cursor.knowledge.sets.name


def take_organization(cursor: Cursor) -> Chunk | None:
    """A name around a head noun, unless a longer known name begins here."""
    if not cursor.has_head:
        return None
    known_to = cursor.phrase.end if cursor.phrase else 0
    broadcaster = BROADCASTER.match(cursor.codes, cursor.at, cursor.end)
    if broadcaster and broadcaster.end() > known_to:
        head = cursor.words[cursor.at].lower()
        chunk = Chunk(cursor.at, broadcaster.end(), "org", head, nation=cursor.nation)
        cursor.pass_by(chunk.end)
        return chunk
    match = ORGANIZATION.match(cursor.codes, cursor.at, cursor.end)
    if match is None or match.end() <= known_to or _is_of_title(cursor, match):
        return None
    if not RESTARTS.isdisjoint(cursor.words[cursor.at + 1 : match.start("head")]):
        return None  # "… against Assad The Observatory said"
    if _is_generic(cursor, match):
        return None
    end = _organization_end(cursor, match)
    if cursor.words[end - 1] == "Mission" and cursor.words[end] == "in":
        end = _mission_end(cursor, end)
    elif cursor.codes[end - 1] in cursor.knowledge.sets.noun_unit and _is_plain_number(cursor, end):
        end += 1  # "Infantry Battalion 275"
    if end < cursor.end and cursor.codes[end] in cursor.knowledge.sets.place_type:
        return _take_site(cursor, end)
    nation = _nation_inside(cursor, cursor.at, end) or cursor.nation
    chunk = Chunk(cursor.at, end, "org", cursor.words[match.start("head")].lower(), nation=nation)
    cursor.pass_by(end)
    return chunk


GENERIC_MEDIA = frozenset(
    {"local", "state", "foreign", "international", "social", "independent", "regional", "mainstream", "other"}
)
"""First words that make a common noun of an outlet's head: "Local TV", "State media"."""


def _is_generic(cursor: Cursor, match: re.Match[str]) -> bool:
    """Whether a sentence begins with outlets in general: "Local TV showed"."""
    head = match.start("head")
    if head != cursor.at + 1 or cursor.words[cursor.at].lower() not in GENERIC_MEDIA:
        return False
    return cursor.knowledge.lexicon.has(cursor.words[head], "HEAD_MEDIA")


def _is_of_title(cursor: Cursor, match: re.Match[str]) -> bool:
    """Whether the head noun is the first word of a title: "White House Press Secretary"."""
    behind = match.end("head")
    return (
        behind < cursor.end
        and cursor.codes[behind] in cursor.knowledge.sets.title
        and cursor.words[behind - 1].lower() in OFFICE_MODIFIERS
    )


def _is_plain_number(cursor: Cursor, at: int) -> bool:
    """Whether a bare number stands at a token that counts nothing: not "Brigade 12 wounded", nor a year."""
    word = cursor.words[at]
    counted = cursor.words[at + 1 : at + 2]
    return (
        word.isdigit() and len(word) < 4 and bool(counted) and counted[0] not in ("killed", "wounded", "dead")
    )


def _mission_end(cursor: Cursor, end: int) -> int:
    """Where a mission's name ends that tells its country: "Stabilization Mission in Mali"."""
    at = end + 1 + (cursor.words[end + 1] == "the")
    phrase = cursor.knowledge.phrase_at(cursor.words, at) if at < len(cursor.words) else None
    return phrase.end if phrase is not None and phrase.kind == "country" and end - cursor.at > 1 else end


def _take_site(cursor: Cursor, end: int) -> Chunk:
    """A place that bears the name of a body: "Hillside Air Force Base", "Lodwar Police Academy"."""
    kind = cursor.knowledge.lexicon.value("NOUN_PLACE", cursor.words[end])
    chunk = Chunk(cursor.at, end + 1, "place", kind, nation=cursor.nation)
    cursor.pass_by(end + 1)
    return chunk


def take_compound_place(cursor: Cursor) -> Chunk | None:
    """A compound name of the gazetteer that is longer than any known one: "Port Sudan"."""
    end = _compound_end(cursor)
    if end and (cursor.phrase is None or cursor.phrase.end < end):
        return cursor.name(end)
    return None


def take_known(cursor: Cursor) -> Chunk | None:
    """A name of the lexicons; a people's name only tells whose what follows is."""
    phrase = cursor.phrase
    if phrase is None or (phrase.weak and _continues_name(cursor, phrase)):
        return None
    place = PLACE.match(cursor.codes, cursor.at, cursor.end) if cursor.has_place else None
    if phrase.kind == "demonym" and place is None:
        return _take_people(cursor, phrase)
    nation = cursor.nation
    if place is not None and phrase.kind != "actor" and place.end() > phrase.end:
        chunk = _place_chunk(cursor, place)
    else:
        titled = cursor.title is not None
        chunk = Chunk(cursor.at, phrase.end, "known", phrase, titled, cursor.nation, cursor.title)
    cursor.at, cursor.title = chunk.end, None
    if phrase.kind in ("country", "capital"):
        nation = str(phrase.payload)
        cursor.chunking.name_country(chunk.start, nation, counts=chunk.what == "known")
    cursor.nation = nation
    return chunk


def _take_people(cursor: Cursor, phrase: KnownPhrase) -> Chunk | None:
    if _is_area(cursor, phrase):
        chunk = Chunk(cursor.at, phrase.end, "name")  # "the Amhara region"
        cursor.at = phrase.end
        return chunk
    sets = cursor.knowledge.sets
    before = cursor.codes[cursor.at - 1] if cursor.at else ""
    named = before in sets.noun_org or before in sets.noun_media
    if named and phrase.end < cursor.end and not phrase.payload:
        return cursor.name(_name_end(cursor))  # "the relief agency Muslim Aid"
    cursor.nation = phrase.payload or None
    if cursor.nation:
        cursor.chunking.name_country(cursor.at, cursor.nation)
    cursor.at = phrase.end
    return None


def take_title(cursor: Cursor) -> None:
    """A title: what follows is a person."""
    match = TITLE_SPAN.match(cursor.codes, cursor.at, cursor.end)
    if match:
        cursor.title = cursor.chunking.tokens.slice(*match.span())
        cursor.at = match.end()


def take_place(cursor: Cursor) -> Chunk | None:
    """A name with its type word in capitals."""
    match = PLACE.match(cursor.codes, cursor.at, cursor.end) if cursor.has_place else None
    if match is None or cursor.title:
        return None
    chunk = _place_chunk(cursor, match)
    cursor.at = match.end()
    return chunk


def take_name(cursor: Cursor) -> Chunk:
    """Plain name words, as far as they go."""
    return cursor.name(_name_end(cursor))


STEPS: tuple[Callable[[Cursor], Chunk | None], ...] = (
    skip_ordinary,
    take_organization,
    take_compound_place,
    take_known,
    take_title,
    take_place,
    take_name,
)
"""In running order."""

PLAIN_STEPS = (skip_ordinary, take_compound_place, take_known, take_name)
"""The steps that can take something of a run without head nouns, type words and titles."""


def _compound_end(cursor: Cursor) -> int:
    """The end of a compound place name with a telling first word ("Northern Ireland"), else 0."""
    words, codes, at, end = cursor.words, cursor.codes, cursor.at, cursor.end
    gazetteer, sets = cursor.knowledge.gazetteer, cursor.knowledge.sets
    if at + 1 == end and codes[at] not in sets.compound_first:
        return 0
    if at + 2 < end and words[at + 1] in ("of", "and") and gazetteer.has(" ".join(words[at : at + 3])):
        return at + 3  # "Horn of Africa", "Jammu and Kashmir"
    if codes[at] in sets.demonym:  # "British Columbia", but "Russian Ukhta" is Ukhta
        whole = gazetteer.lookup(" ".join(words[at : at + 2])) if at + 1 < end else ()
        return at + 2 if any(place.kind == "region" for place in whole) else 0
    if codes[at] not in sets.place_prefix:
        return 0
    for stop in range(min(end, at + 4), at + 1, -1):
        if gazetteer.has(" ".join(words[at:stop])):
            return stop
    return at + 2 if at + 1 < end and words[at] in RENEWING and gazetteer.has(words[at + 1]) else 0


def _is_area(cursor: Cursor, phrase: KnownPhrase) -> bool:
    """Whether a people's name is here the name of its land: "Amhara region"."""
    word = cursor.words[phrase.end]
    if cursor.codes[phrase.end] not in cursor.knowledge.sets.noun_place or word.endswith("s"):
        return False
    if cursor.knowledge.lexicon.value("NOUN_PLACE", word) not in AREAS:
        return False  # "the Somali port"
    return cursor.knowledge.gazetteer.has(cursor.words[phrase.end - 1])


def _possessor(chunking: Chunking, start: int) -> str | None:
    """Country code of a state named before a possessive: "Kyiv’s 24th Brigade", "the U.K.’s Ministry"."""
    tokens, knowledge = chunking.tokens, chunking.knowledge
    if start < 2 or tokens.codes[start - 1] not in knowledge.sets.possessive:
        return None
    return knowledge.country_code(tokens.words[start - 2])


def _organization_end(cursor: Cursor, match: re.Match[str]) -> int:
    """Where a name around a head noun ends: not with its owner, "the Central Front of the FARC"."""
    start, end = match.span("tail")
    at = start
    while at < end and cursor.codes[at] in cursor.knowledge.sets.lower:
        at += 1
    owner = cursor.knowledge.phrase_at(cursor.words, at) if at < end else None
    return start if owner is not None and owner.kind == "actor" and not owner.weak else end


def _place_chunk(cursor: Cursor, match: re.Match[str]) -> Chunk:
    word = cursor.words[match.start("type") if match["type"] else match.start("before")]
    kind = cursor.knowledge.lexicon.value("NOUN_PLACE", word)
    return Chunk(cursor.at, match.end(), "place", kind, nation=cursor.nation)


def _nation_inside(cursor: Cursor, start: int, end: int) -> str | None:
    knowledge = cursor.knowledge
    for word in cursor.words[start:end]:
        code = knowledge.countries.by_demonym.get(word.lower()) or knowledge.country_code(word)
        if code:
            return code
    return None


def _is_role(word: str, knowledge: Knowledge) -> bool:
    """Whether a word is the plural of a role or profession: "medics"."""
    return word.endswith("s") and knowledge.lexicon.has(word[:-1], "ROLE")


def _is_starter(cursor: Cursor) -> bool:
    """Whether a token whose capital says nothing is an ordinary word: "Residents", "Earlier"."""
    words, codes, at, knowledge = cursor.words, cursor.codes, cursor.at, cursor.knowledge
    word, lower = words[at], words[at].lower()
    if codes[at] in knowledge.sets.function:
        return True
    if codes[at] in knowledge.sets.protected or _compound_end(cursor):
        return False
    phrase = knowledge.phrase_at(words, at)
    if phrase is not None:
        # "Independent experts" begins no outlet's name
        alone = phrase.weak and phrase.kind == "actor" and phrase.end == at + 1
        if not (alone and lower in knowledge.common):
            return False
    if len(word) > 1 and word.isupper() and not words[at + 1].isupper():
        return False
    ordinary = lower in knowledge.common or _is_role(lower, knowledge)
    return ordinary and not _begins_name(cursor) and not _compound_end(cursor)


def _begins_name(cursor: Cursor) -> bool:
    """Whether an ordinary word is the first of a name: a given name, or an organization's."""
    at, names = cursor.at, cursor.knowledge.first_names
    if at + 1 >= cursor.end or cursor.codes[at + 1] in cursor.knowledge.sets.lower:
        return False
    word, following = cursor.words[at], cursor.words[at + 1].lower()
    if names.is_strong(word) or (names.is_weak(word) and following not in cursor.knowledge.common):
        return True
    match = ORGANIZATION.match(cursor.codes, at, cursor.end)
    return match is not None and match.start("head") > at


def _continues_name(cursor: Cursor, phrase: KnownPhrase) -> bool:
    """Whether a weak phrase is part of a longer name: "Jordan" in "Jordan Peterson"."""
    return phrase.end < cursor.end and cursor.codes[phrase.end] in cursor.knowledge.sets.name


def _is_surname(cursor: Cursor, at: int) -> bool:
    """Whether a title ends a name that begins with a given name: "Mehbooba Mufti", "Stephen King"."""
    return at + 1 == cursor.end and cursor.knowledge.first_names.is_strong(cursor.words[at - 1])


def _starts_person(cursor: Cursor, at: int) -> bool:
    """Whether a given name stands behind ordinary words, two at least."""
    knowledge = cursor.knowledge
    return (
        at > cursor.at + 1
        and knowledge.first_names.is_strong(cursor.words[at])
        and all(word.lower() in knowledge.common for word in cursor.words[cursor.at : at])
    )


def _name_end(cursor: Cursor) -> int:
    """Where plain name words end: before a title, a known name, a demonym or a connector."""
    words, codes, knowledge = cursor.words, cursor.codes, cursor.knowledge
    sets = knowledge.sets
    at = cursor.at + 1
    while at < cursor.end:
        code = codes[at]
        inner = at + 1 < cursor.end and (
            code in sets.particle or (words[at] == "." and codes[at - 1] in sets.initial)
        )
        if not inner:  # "de", and the full stop of "Frederick W. Kagan", go on
            if code in sets.lower or (code in sets.title and not _is_surname(cursor, at)):
                break
            if at + 1 < cursor.end and _starts_person(cursor, at):
                break  # "the Commissioner for Internal Security Samuel Aruwa"
            if words[at] in RESTARTS:
                break  # "… General Ada Lind On Thursday the army …"
            if at in cursor.chunking.initial and words[at].lower() in knowledge.common:
                break
            phrase = knowledge.phrase_at(words, at)
            if (
                phrase is not None
                and not phrase.weak
                and not (phrase.kind == "demonym" and _is_surname(cursor, at) and codes[at + 1] in sets.comma)
            ):
                break  # but "Najib Danish, a clerk"
        at += 1
    while at > cursor.at + 1 and codes[at - 1] in sets.lower:
        at -= 1
    return at

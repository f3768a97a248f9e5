"""The names pass: tokens to the article's actors and place names, each with all of its occurrences.

Cut (`chunks`), collect evidence (`evidence`), decide (`kinds`), bind (`binding`). The records are made by
`actors` and `places`; nothing here knows about coordinates or about other articles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ...gazetteer import Gazetteer
from ...language import Pattern, Tokens
from ...parsing.document import Segment
from ..knowledge import Knowledge
from .binding import ActorDraft, bind, bracketed
from .chunks import Chunk, Chunking
from .evidence import LARGE, Context, Group
from .kinds import Decision, decide
from .opinions import NameModel, Opinion, add_opinions, by_span, opinions_of, with_opinions
from .runs import find_chunks
from .states import acts

__all__ = [
    "ActorDraft",
    "Chunk",
    "NameModel",
    "NamesFound",
    "PlaceMention",
    "areas_inside",
    "read_names",
    "reread_names",
]


@dataclass(slots=True)
class PlaceMention:
    """One occurrence of a place's name, with what the words around it say of it."""

    start: int
    end: int
    key: str
    """The name as printed, with a capitalised type word."""
    kind: str | None
    """Kind given by a type word, or None."""
    country: str | None = None
    """Code, for countries and their capitals."""
    capital: str | None = None
    """Code of the country whose capital has the name."""
    nation: str | None = None
    """Code of a state or demonym right before it ("Russia’s Belgorod region")."""
    rule: str = "gazetteer"
    quarter: bool = False
    """Whether a word beside it says that it is a part of a town: "X neighbourhood"."""


@dataclass(slots=True)
class NamesFound:
    """What the names pass found in an article."""

    actors: list[ActorDraft] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    nations: Counter[str] = field(default_factory=Counter)
    """Country codes by how often the article names the country or its people."""
    inside: Counter[str] = field(default_factory=Counter)
    """Areas named inside the names of organizations ("Kentucky State Police"), by how often."""


def read_names(
    tokens: Tokens, segments: tuple[Segment, ...], knowledge: Knowledge, opinions: Sequence[Opinion] = ()
) -> NamesFound:
    """All names of one article. `opinions` are what models say of it."""
    context = Context(tokens, knowledge)
    initial, caps = uninformative_capitals(tokens, knowledge)
    for part in segments:
        if part.kind == "dateline":  # whose capitals are those of a name
            at = tokens.at(part.start)
            while at < len(tokens.starts) and tokens.starts[at] < part.end:
                initial.discard(at)
                caps.discard(at)
                at += 1
    chunking = Chunking(tokens, knowledge, initial)
    chunks = find_chunks(chunking)
    if opinions:
        chunks = with_opinions(chunks, opinions, tokens, knowledge)
    chunks = _with_authors(chunks, tokens, segments)
    chunks = _places_only_in_datelines(chunks, tokens, segments, knowledge)
    _find_owners(chunks, chunking)
    groups = _group(chunks, tokens, caps)
    found = NamesFound(nations=chunking.nations)
    decisions: dict[str, Decision] = {}
    said = by_span(opinions)
    for key, group in groups.items():
        if _speaks_for_itself(group):
            group.place_kinds = [None] * len(group.chunks)
        else:
            context.collect(group)
            if said:
                add_opinions(group, said)
        decisions[key] = decide(group, knowledge)
    acronyms = bracketed(groups, context)
    _branch_out(groups, decisions, acronyms)
    _coordinate(groups, decisions, context)
    home = _most_common(chunking.nations)
    found.actors = bind(groups, decisions, acronyms, context, home)
    states: dict[str, ActorDraft] = {}
    for key, group in groups.items():
        decision = decisions[key]
        if decision.kind == "place":
            _places(found, states, key, group, decision, context)
        elif group.chunks[0].what == "org":
            for name in areas_inside(key, knowledge.gazetteer):
                found.inside[name] += len(group.chunks)
    found.actors.extend(states.values())
    found.places.sort(key=lambda mention: mention.start)
    return found


@lru_cache(maxsize=50_000)
def is_area(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a country, region or county has a name; remembered, as organizations share their words."""
    size = gazetteer.size(name)
    return size is not None and (size[1] or name.endswith(" County"))


@lru_cache(maxsize=20_000)
def areas_inside(key: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Regions and counties in an organization's name: "Ohio" in "Ohio Department of Development"."""
    words = key.split()
    found: list[str] = []
    at = 0
    while at < len(words):
        step = 1
        for length in (2, 1) if words[at][0].isupper() else ():
            if at + length > len(words):
                continue
            name = " ".join(words[at : at + length])
            if is_area(name, gazetteer):
                found.append(name)
                step = length
                break
        at += step
    return tuple(found)


def reread_names(
    found: NamesFound,
    tokens: Tokens,
    segments: tuple[Segment, ...],
    knowledge: Knowledge,
    models: Sequence[NameModel],
) -> NamesFound:
    """The names of an article read again with what models say of it; `found` are those of the rules alone.

    Only the comparison of the two shows what a model brought: the surname of somebody whom it found, and the
    town beside one that it found in a list, are as much its doing. Their rules say so: "surname, spacy".
    """
    opinions = [opinion for model in models for opinion in opinions_of(tokens, segments, knowledge, model)]
    if not opinions:
        return found
    again = read_names(tokens, segments, knowledge, opinions)
    known = set(_kinds(found))
    by = ", ".join(["", *(model.name for model in models)])
    for draft in again.actors:
        draft.occurrences = [
            (chunk, printed, form, rule if (chunk.start, chunk.end, draft.kind) in known else rule + by)
            for chunk, printed, form, rule in draft.occurrences
        ]
    for mention in again.places:
        if (mention.start, mention.end, "place") not in known:
            mention.rule += by
    return again


def _kinds(found: NamesFound) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of every name that was found, all places being one kind."""
    for draft in found.actors:
        for chunk, *_ in draft.occurrences:
            yield chunk.start, chunk.end, draft.kind
    for mention in found.places:
        yield mention.start, mention.end, "place"


def _places(
    found: NamesFound,
    states: dict[str, ActorDraft],
    key: str,
    group: Group,
    decision: Decision,
    context: Context,
) -> None:
    """Occurrences of a place's name: the acting state's are actors, the others places."""
    code = decision.payload if decision.rule in ("country", "capital") else None
    for chunk, kind in zip(group.chunks, group.place_kinds, strict=True):
        if code and kind is None and acts(context, chunk.start, chunk.end, decision.rule == "capital"):
            country = context.knowledge.countries.by_code[code]
            draft = states.setdefault(code, ActorDraft(country.name, "state", code, known=True))
            printed = context.tokens.slice(chunk.start, chunk.end)
            metonym = decision.rule == "capital"
            draft.occurrences.append((chunk, printed, "metonym" if metonym else "name", "acting state"))
            if printed != country.name:
                draft.joined.setdefault(printed, (country.name, "lexicon"))
            continue
        if decision.rule == "capital":
            # That the city is named is no evidence for its country: Ohio has a Dublin too.
            found.nations[decision.payload] -= 1
        found.places.append(
            PlaceMention(
                chunk.start,
                chunk.end,
                key,
                str(chunk.payload) if chunk.what == "place" else kind,
                code if decision.rule == "country" else None,
                code if decision.rule == "capital" else None,
                chunk.nation if chunk.nation != code else None,
                decision.rule,
                kind == "district" and _is_quarter(context, chunk),
            )
        )


QUARTERS = frozenset({"neighborhood", "neighbourhood", "quarter", "borough"})
"""Type words of parts of towns, which a bare name means too; a "district" may have a town of its name."""


def _is_quarter(context: Context, chunk: Chunk) -> bool:
    """Whether a name is a town's part; in "the Mosul neighbourhood of X" it is the large town's."""
    words, end = context.words, chunk.end
    if words[end].lower() == "area":
        return True  # place_kind took it for a part only where that is sure
    if chunk.what != "name" or words[end].lower() not in QUARTERS:
        return False
    population, _ = context.knowledge.gazetteer.size(context.name_of(chunk)) or (0, False)
    return words[end + 1] != "of" or population < LARGE


def _speaks_for_itself(group: Group) -> bool:
    """A name that the lexicon knows for certain needs no evidence from its context."""
    chunk = group.chunks[0]
    return chunk.what == "known" and chunk.payload.kind == "actor" and not chunk.payload.weak


def _branch_out(groups: dict[str, Group], decisions: dict[str, Decision], acronyms: dict[str, str]) -> None:
    """A name that ends in an acronym which the article explains is of its kind: "the Kanbalu PDF"."""
    for short, long in acronyms.items():
        kind = decisions[long].kind if long in decisions else None
        if kind is None and " " in long and groups[long].chunks[0].what == "name":
            kind = "organization"  # "River Trade Operations (RTO)"
            decisions[long] = Decision(kind, "acronym in brackets")
        if kind is None or kind == "place":
            continue
        for key, group in groups.items():
            if key.endswith(f" {short}") and group.chunks[0].what == "name":
                decisions[key] = Decision(kind, "acronym head")


def _coordinate(groups: dict[str, Group], decisions: dict[str, Decision], context: Context) -> None:
    """A name of the gazetteer beside a place in a list is a place too: "Borisovka and Graivoron"."""
    has = context.knowledge.gazetteer.has
    unclear = [
        key
        for key, group in groups.items()
        if decisions[key].kind is None and group.chunks[0].what == "name" and has(key)
    ]
    if not unclear:
        return
    starts = {chunk.start: key for key, group in groups.items() for chunk in group.chunks}
    ends = {chunk.end: key for key, group in groups.items() for chunk in group.chunks}
    for key in unclear:
        group = groups[key]
        for chunk in group.chunks:
            neighbours = [ends.get(chunk.start - 1), starts.get(chunk.end + 1)]
            joiners = [
                context.words[chunk.start - 1] if chunk.start else "",
                context.words[min(chunk.end, context.last)],
            ]
            if joiners[0] in ("and", "or") and chunk.start > 1 and context.words[chunk.start - 2] == ",":
                neighbours[0] = ends.get(chunk.start - 2)
            if any(
                other is not None and joiner in (",", "and", "or") and decisions[other].kind == "place"
                for other, joiner in zip(neighbours, joiners, strict=True)
            ):
                decisions[key] = Decision("place", "coordination")
                break


def _group(chunks: list[Chunk], tokens: Tokens, caps: set[int]) -> dict[str, Group]:
    """Chunks by surface form. A form in an all-caps line counts as the form that the body prints."""
    groups: dict[str, Group] = {}
    shouted: list[tuple[str, Chunk]] = []
    for chunk in chunks:
        key = chunk.text or _key(tokens, chunk)
        if chunk.start in caps and chunk.what in ("name", "org"):
            shouted.append((key, chunk))
            continue
        group = groups.get(key)
        if group is None:
            groups[key] = Group(key, [chunk])
        else:
            group.chunks.append(chunk)
    if shouted:
        folded = {key.casefold(): key for key in groups}
        for key, chunk in shouted:
            known = folded.get(key.casefold())
            if known is not None:
                groups[known].chunks.append(chunk)
    return groups


def _key(tokens: Tokens, chunk: Chunk) -> str:
    """A chunk's words as printed, with single blanks: "J. K. Rowling", "Doctors' Union"."""
    return " ".join(tokens.slice(chunk.start, chunk.end).split())


def _places_only_in_datelines(
    chunks: list[Chunk], tokens: Tokens, segments: tuple[Segment, ...], knowledge: Knowledge
) -> list[Chunk]:
    """A dateline says where and for whom it was written: its agency is the outlet, no actor of the story."""
    lines = [(part.start, part.end) for part in segments if part.kind == "dateline"]
    if not lines:
        return chunks
    kept: list[Chunk] = []
    for chunk in chunks:
        at = tokens.starts[chunk.start]
        if any(start <= at < end for start, end in lines):
            geographic = chunk.what == "place" or (
                chunk.what == "known" and chunk.payload.kind in ("country", "capital")
            )
            if not geographic and not (chunk.what == "name" and knowledge.gazetteer.has(_key(tokens, chunk))):
                continue
        kept.append(chunk)
    return kept


OWNERS = frozenset({"its", "their"})
OWNER_REACH = 40
"""Tokens before "its ministry" in which the state stands whose ministry it is."""


def _find_owners(chunks: list[Chunk], chunking: Chunking) -> None:
    """ "its defence ministry" is the ministry of the state named last."""
    words = chunking.tokens.words
    for chunk in chunks:
        if chunk.nation is not None or chunk.what not in ("org", "institution") or not chunk.start:
            continue
        before = bisect_left(chunking.named, (chunk.start, "")) - 1
        compound = chunking.tokens.codes[chunk.start - 1] in chunking.knowledge.sets.compound
        if compound and chunk.start > 1:  # "the Hamas-run health ministry"
            phrase = chunking.knowledge.phrase_at(words, chunk.start - 2)
            if phrase is not None and phrase.kind == "actor":
                chunk.nation = phrase.payload.country
        elif words[chunk.start - 1].lower() in OWNERS and before >= 0:
            at, code = chunking.named[before]
            if chunk.start - at <= OWNER_REACH:
                chunk.nation = code


def _with_authors(chunks: list[Chunk], tokens: Tokens, segments: tuple[Segment, ...]) -> list[Chunk]:
    """The display name of a post's account is a name whatever its capitals: "Feher_Junior", "Михайло"."""
    for segment in segments:
        if segment.author is None:
            continue
        start, end = tokens.at(segment.author[0]), tokens.at(segment.author[1] - 1) + 1
        if end > len(tokens.words) or tokens.starts[start] > segment.author[1]:
            continue
        inside = [c for c in chunks if c.start < end and c.end > start]
        if any(
            c.what in ("known", "org") and c.text is None and (c.start, c.end) != (start, end) for c in inside
        ) or any(c.text for c in inside):
            continue
        if len(inside) == 1 and (inside[0].start, inside[0].end) == (start, end):
            inside[0].titled = inside[0].what == "name"
            continue
        chunks = [c for c in chunks if c not in inside]
        chunks.append(Chunk(start, end, "author", titled=True))
    chunks.sort(key=lambda chunk: chunk.start)
    return chunks


FULL_STOPS = frozenset(".?!…")
LONGEST_HEADLINE = 30
"""Tokens; a longer line is not looked at as a headline."""

OPENING = Pattern("(QUOTE|APOS|COLON) (?= CAP|UPPER|MIXED)")


def uninformative_capitals(tokens: Tokens, knowledge: Knowledge) -> tuple[set[int], set[int]]:
    """(tokens whose capital says nothing, tokens of all-caps lines).

    The first word of a sentence and of a quotation in it; every word of a headline in Title Case or CAPITALS.
    """
    sets, codes, words = knowledge.sets, tokens.codes, tokens.words
    initial = {match.end() for match in OPENING.finditer(codes)}
    caps: set[int] = set()
    for start, end in tokens.sentences():
        first = start
        while first < end and codes[first] in sets.quote:
            first += 1
        initial.add(first)
        if end - start > LONGEST_HEADLINE or words[end - 1] in FULL_STOPS:
            continue
        plain = [i for i in range(start, end) if len(words[i]) > 3 and words[i].isalpha()]
        shouted = len(plain) > 1 and all(words[i].isupper() for i in plain)
        if shouted or (len(plain) > 3 and sum(codes[i] in sets.name for i in plain) >= 0.75 * len(plain)):
            initial.update(range(start, end))
            if shouted:
                caps.update(range(start, end))
    return initial, caps


def _most_common(nations: Counter[str]) -> str | None:
    return min(nations, key=lambda code: (-nations[code], code)) if nations else None

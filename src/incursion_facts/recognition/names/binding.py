"""Names bound to the actors of one article: lexicon names, acronyms in brackets, surnames, shortened names.

An article says "Russian Volunteer Corps (RVC)" once and "the RVC" after; "Vyacheslav Gladkov" once and
"Gladkov" after. Joining names over articles is for the merge stage, which knows all spellings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ...records import MentionForm, MergeMethod
from ..knowledge import Knowledge
from .chunks import Chunk
from .evidence import LARGE, Context, Group
from .institutions import institution_function, institution_name
from .kinds import Decision
from .roles import plain_role, roles_of

ACTOR_KINDS = frozenset({"person", "armed_group", "military", "government", "state", "media", "organization"})


@dataclass(slots=True)
class ActorDraft:
    """An actor of the article before it becomes a record."""

    name: str
    kind: str
    country: str | None = None
    known: bool = False
    """Named by the lexicon or by its function, so that its name stands as it is."""
    roles: list[str] = field(default_factory=list)
    occurrences: list[tuple[Chunk, str, MentionForm, str]] = field(default_factory=list)
    """(chunk, form as printed, form class, rule)."""
    joined: dict[str, tuple[str, MergeMethod]] = field(default_factory=dict)
    """Form -> (form it was joined with, method)."""


def bind(
    groups: dict[str, Group],
    decisions: dict[str, Decision],
    acronyms: dict[str, str],
    context: Context,
    home: str | None,
) -> list[ActorDraft]:
    """The actors of the article, each with all of its occurrences. `acronyms` are what `bracketed` found.

    `home` is the country that the article speaks of most: a bare "Defense Ministry" is its ministry.
    """
    knowledge = context.knowledge
    drafts: dict[str, ActorDraft] = {}
    draft_of: dict[str, ActorDraft] = {}
    bare: list[Group] = []
    for key, group in groups.items():
        decision = decisions[key]
        if decision.kind not in ACTOR_KINDS:
            continue
        chunk = group.chunks[0]
        if chunk.what == "org" and " " not in key and key not in acronyms and key not in ALONE:
            bare.append(group)
            continue
        for nation, occurrences in _by_nation(group, decision, knowledge):
            draft = _draft(group, nation, decision, knowledge, home)
            draft = drafts.setdefault(f"{draft.kind}\x1f{draft.name}", draft)
            draft_of.setdefault(key, draft)
            for occurrence in occurrences:
                form: MentionForm = "name"
                if occurrence.what == "known" and getattr(occurrence.payload, "form", "") == "acronym":
                    form = "acronym"
                _add(draft, context, occurrence, form, decision.rule)
    _join_acronyms(acronyms, groups, decisions, draft_of, drafts, context)
    _join_persons(groups, decisions, draft_of, drafts, context)
    _join_shortened(groups, draft_of, drafts)
    _join_bare_heads(bare, draft_of, context)
    for draft in drafts.values():
        if draft.kind == "person":
            draft.roles = _roles(draft, context)
    seen: dict[int, ActorDraft] = {id(draft): draft for draft in drafts.values() if draft.occurrences}
    return list(seen.values())


ALONE = frozenset({"Parliament"})
"""Bare head nouns that name the body of the state that the article speaks of."""


def _roles(draft: ActorDraft, context: Context) -> list[str]:
    """The offices beside the name, in order of mention, each once."""
    found: dict[str, str] = {}
    for chunk, *_ in sorted(draft.occurrences, key=lambda item: item[0].start):
        for role in roles_of(chunk, context):
            plain = plain_role(role)
            found.setdefault(plain.casefold(), plain)
    return list(found.values())


def _is_foreign(key: str, country: str | None, decision: Decision, knowledge: Knowledge) -> bool:
    """Whether a form that every state has ("National Guard") would be read as another country's."""
    actor = decision.payload
    if country is None or actor.country in (None, country):
        return False
    function = institution_function(key, knowledge)
    return function is not None and function[1] is None


def printed_form(context: Context, chunk: Chunk) -> str:
    """A chunk's words as the article prints them, without the quotation marks inside."""
    return chunk.text or context.tokens.slice(chunk.start, chunk.end)


def _by_nation(
    group: Group, decision: Decision, knowledge: Knowledge
) -> list[tuple[str | None, list[Chunk]]]:
    """The occurrences of a form by whose body it is: Russia’s Defense Ministry, then Ukraine’s."""
    nations = [chunk.nation for chunk in group.chunks if chunk.nation]
    if len(nations) > 1:
        nations = list(dict.fromkeys(nations))
    if len(nations) < 2 or decision.rule == "lexicon" or institution_function(group.key, knowledge) is None:
        return [(nations[0] if nations else None, group.chunks)]
    parts: dict[str, list[Chunk]] = {nation: [] for nation in nations}
    last = nations[0]
    for chunk in group.chunks:
        last = chunk.nation or last
        parts[last].append(chunk)
    return list(parts.items())


def _draft(
    group: Group, nation: str | None, decision: Decision, knowledge: Knowledge, home: str | None
) -> ActorDraft:
    chunk = group.chunks[0]
    if decision.rule == "lexicon" and not _is_foreign(group.key, nation or home, decision, knowledge):
        actor = decision.payload
        return ActorDraft(actor.name, actor.kind, actor.country, known=True)
    if decision.kind in ("government", "military"):
        named = institution_name(group.key, nation, home, knowledge)
        if named is not None:
            name, nation = named
            known = knowledge.actor(name)
            if known is not None:
                return ActorDraft(known.name, known.kind, known.country, known=True)
            return ActorDraft(name, str(decision.kind), nation, known=True)
    draft = ActorDraft(group.key, str(decision.kind), nation)
    if chunk.what == "org" and decision.kind == "armed_group":
        draft.country = nation
    return draft


def _add(draft: ActorDraft, context: Context, chunk: Chunk, form: MentionForm, rule: str) -> None:
    draft.occurrences.append((chunk, printed_form(context, chunk), form, rule))


def bracketed(groups: dict[str, Group], context: Context) -> dict[str, str]:
    """Acronym -> the name that stands in brackets beside it, or that spells it out in the article."""
    codes, sets = context.codes, context.sets
    opened = [
        (key, chunk)
        for key, group in groups.items()
        for chunk in group.chunks
        if chunk.end < context.last and codes[chunk.end] in sets.open_bracket
    ]
    starts: dict[int, tuple[str, Chunk]] = {}
    if opened:
        starts = {chunk.start: (key, chunk) for key, group in groups.items() for chunk in group.chunks}
    found: dict[str, str] = {}
    for key, chunk in opened:
        inner = starts.get(chunk.end + 1)
        if inner is None or inner[1].end > context.last or codes[inner[1].end] not in sets.close_bracket:
            continue
        if _is_acronym(inner[0]):
            short, long = inner[0], key
        elif _initials_match(key, inner[0]):  # not "CAIRO (Coastal Times)"
            short, long = key, inner[0]
        else:
            continue
        if not _is_acronym(long):
            found.setdefault(short, long)
    spelt = _spelt_out(groups)
    return {key: long for key, long in spelt.items() if key in groups and long} | found


def _spelt_out(groups: dict[str, Group]) -> dict[str, str | None]:
    """Initials -> the one organization of the article that has them.

    The article's "Allied Democratic Forces" are its "ADF", whatever else the lexicon knows by these letters.
    """
    found: dict[str, str | None] = {}
    for key, group in groups.items():
        chunk = group.chunks[0]
        known = chunk.what == "known" and chunk.payload.kind == "actor" and not chunk.payload.weak
        if " " in key and (known or chunk.what == "org"):
            initials = "".join(word[0] for word in key.split() if word[0].isupper())
            if len(initials) > 2:
                found[initials] = None if initials in found else key
    return found


def _is_acronym(key: str) -> bool:
    letters = key.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 8 and sum(map(str.isupper, letters)) >= 2 and " " not in key


def _initials_match(short: str, long: str) -> bool:
    """Whether an acronym is made of the first letters of a name's words, in their order."""
    initials = "".join(word[0] for word in long.split()).upper()
    letters = iter(initials)
    return _is_acronym(short) and all(letter in letters for letter in short.replace(".", ""))


def _join_acronyms(
    acronyms: dict[str, str],
    groups: dict[str, Group],
    decisions: dict[str, Decision],
    draft_of: dict[str, ActorDraft],
    drafts: dict[str, ActorDraft],
    context: Context,
) -> None:
    for short, long in acronyms.items():
        target = draft_of.get(long)
        source = draft_of.get(short)
        if target is None and source is not None and len(long.split()) > 1:
            kind = decisions[long].kind
            if kind == "place":
                continue
            draft_of[long] = source
            for chunk in groups[long].chunks:
                _add(source, context, chunk, "name", "acronym in brackets")
            source.joined[long] = (short, "acronym")
            if not source.known:
                source.name = long
            continue
        if target is None or target is source:
            continue
        if source is not None:
            _absorb(target, source, short, long, "acronym", "acronym")
        else:
            for chunk in groups[short].chunks:
                _add(target, context, chunk, "acronym", "acronym in brackets")
            target.joined[short] = (long, "acronym")
        draft_of[short] = target


def _absorb(
    target: ActorDraft,
    source: ActorDraft,
    form: str,
    with_: str,
    method: MergeMethod,
    as_form: MentionForm | None,
) -> None:
    """Moves all occurrences of one draft to another; a name that the lexicon gives is kept."""
    # "Federal Security Bureau (FSB)" is the known FSB; "Allied Democratic Forces (ADF)" no Australian force.
    if source.known and not target.known and (method != "acronym" or _share_a_word(source.name, target.name)):
        target.name, target.kind, target.known = source.name, source.kind, True
        target.country = target.country or source.country
    target.occurrences.extend(
        (chunk, printed, as_form or form_class, rule)
        for chunk, printed, form_class, rule in source.occurrences
    )
    target.joined.update(source.joined)
    target.joined[form] = (with_, method)
    target.roles.extend(role for role in source.roles if role not in target.roles)
    target.country = target.country or source.country
    source.occurrences = []


def _share_a_word(name: str, other: str) -> bool:
    return bool({word.lower() for word in name.split() if word[0].isupper()} & set(other.lower().split()))


def _join_persons(
    groups: dict[str, Group],
    decisions: dict[str, Decision],
    draft_of: dict[str, ActorDraft],
    drafts: dict[str, ActorDraft],
    context: Context,
) -> None:
    full: dict[str, list[tuple[str, ActorDraft]]] = {}
    names: list[tuple[list[str], str, ActorDraft]] = []
    for key, draft in draft_of.items():
        if draft.kind == "person" and draft.occurrences:
            words = key.split()
            if len(words) > 1:
                names.append((words, key, draft))
    # The longest name first: "Salva Kiir" joins "Salva Kiir Mayardit".
    names.sort(key=lambda item: (-len(item[0]), item[1]))
    for words, key, draft in names:
        if not draft.occurrences:
            continue
        holder = next(
            (
                (other_key, other)
                for other_words, other_key, other in names
                if other is not draft
                and len(other_words) > len(words)
                and set(words) <= set(other_words)
                and other.occurrences
            ),
            None,
        )
        if holder:
            _absorb(holder[1], draft, key, holder[0], "surname", None)
            draft_of[key] = holder[1]
            continue
        for position, word in enumerate(words):
            full.setdefault(word, []).append((key, draft))
            if position and "-" in word:
                full.setdefault(word.rpartition("-")[2], []).append((key, draft))
    for key, group in groups.items():
        bearers = full.get(key, ())
        if not bearers or not _may_be_surname(
            group, decisions[key], (name for name, _ in bearers), context.knowledge
        ):
            continue
        surname_of = [(k, d) for k, d in bearers if k.split()[-1].endswith(key)] or bearers
        first = surname_of[0]
        old = draft_of.get(key)
        if old is not None:
            moved = {id(chunk) for chunk in group.chunks}
            old.occurrences = [o for o in old.occurrences if id(o[0]) not in moved]
        for chunk in group.chunks:
            earlier = [
                (max(c.start for c, *_ in d.occurrences if c.start < chunk.start), k, d)
                for k, d in surname_of
                if any(c.start < chunk.start for c, *_ in d.occurrences)
            ]
            _, name, draft = max(earlier, key=lambda item: item[0]) if earlier else (0, *first)
            _add(draft, context, chunk, "surname", "surname")
            draft.joined.setdefault(key, (name, "surname"))
        draft_of[key] = first[1]
        decisions[key] = Decision("person", "surname")


def _is_personal(name: str, knowledge: Knowledge) -> bool:
    """Whether a full name may be a person's: it begins with a given name, or with no ordinary word."""
    first = name.split()[0]
    names = knowledge.first_names
    return first.lower() not in knowledge.common or names.is_strong(first) or names.is_weak(first)


def _may_be_surname(group: Group, decision: Decision, bearers: Iterable[str], knowledge: Knowledge) -> bool:
    """A single word that a person's full name ends in, unless the text treats it as a place or outlet."""
    chunk = group.chunks[0]
    if decision.kind == "place" and not any(_is_personal(bearer, knowledge) for bearer in bearers):
        size = knowledge.gazetteer.size(group.key)
        if size is not None and (size[1] or size[0] >= LARGE):
            return False  # "Rodeo Gainesville" makes no surname of the town
    if chunk.what == "known":
        return chunk.payload.weak or (decision.kind == "person")
    if chunk.what != "name":
        return False
    return not (decision.kind == "place" and any(group.place_kinds))


def _join_shortened(
    groups: dict[str, Group], draft_of: dict[str, ActorDraft], drafts: dict[str, ActorDraft]
) -> None:
    """ "Foreign Legion" joins "Ukrainian Foreign Legion" when no other name ends so."""
    organizations = [
        key for key, group in groups.items() if group.chunks[0].what == "org" and key in draft_of
    ]
    for key in organizations:
        longer = [other for other in organizations if other != key and other.endswith(" " + key)]
        if len({id(draft_of[other]) for other in longer}) == 1:
            target, source = draft_of[longer[0]], draft_of[key]
            if target is not source and source.occurrences and not source.known:
                _absorb(target, source, key, longer[0], "same", None)
                draft_of[key] = target


NO_SHORT = frozenset({"a", "an", "of"})
"""Words behind which a bare head noun is no shortened name."""


def _join_bare_heads(bare: Iterable[Group], draft_of: dict[str, ActorDraft], context: Context) -> None:
    """ "the Legion", "the Committee": the last actor named so before; without one it is nobody."""
    for group in bare:
        head = group.key.lower()
        owners = [
            (key, draft) for key, draft in draft_of.items()
            if " " in key and head in key.lower().split() and draft.occurrences
        ]  # fmt: skip
        for chunk in group.chunks:
            if context.words[chunk.start - 1] in NO_SHORT and chunk.start:
                continue  # "an Army truck", "Inspector of Police"
            before = [
                (max(c.start for c, *_ in draft.occurrences if c.start < chunk.start), key, draft)
                for key, draft in owners
                if any(c.start < chunk.start for c, *_ in draft.occurrences)
            ]
            if not before:
                continue
            _, key, draft = max(before, key=lambda item: item[0])
            _add(draft, context, chunk, "name", "shortened name")
            draft.joined.setdefault(group.key, (key, "same"))


def count_forms(draft: ActorDraft) -> dict[str, int]:
    """How often each printed form stands in the article."""
    forms: dict[str, int] = {}
    for _, printed, form, _ in draft.occurrences:
        if form not in ("nominal", "pronoun"):
            forms[printed] = forms.get(printed, 0) + 1
    return forms

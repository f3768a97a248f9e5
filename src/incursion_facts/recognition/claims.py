"""Who claims, denies, blames, takes or throws back: claims of responsibility and about contested facts.

Two ways lead to a claim: verbs that are the claim ("denied", "blamed X for"), whose subject speaks, and contents that
are one in anybody's mouth ("its fighters had seized the town", "was carried out by X"), whose speaker `attribution`
tells. A newcomer would read the second without a speaker: then the article's own account would be a party's claim.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ..language import Pattern
from ..language.classes import class_table
from ..lexicons import load_lexicon
from ..records import Claim, Stance, content_id
from .anaphora import Cast, Subject, country_of, nation
from .attribution import find_speech
from .reading import Name, Reading
from .speech import Speech, Talk, subject_of, talk_of

TRIGGER = Pattern(
    "<owned:OWN_VERB (ADVERB|DETERMINER|full|sole)* CREDIT_NOUN>|<owner:CREDIT_NOUN (.){0,8}? BE (ADVERB|BE)* OWN_VERB&VBN by>"
    "|<claimed:CLAIM_VERB (the|a|an|that|this|both|DEMONYM|WORD&CAP)|CLAIM_VERB up|claimed to have|claims to have|claim to have>"
    "|<denial:DENIAL_NOUN (of|that)>|<denied:DENY_VERB>"
    "|<blame:PUT_VERB (WORD){0,3}? blame (WORD){0,6}? (on|at)>|<blamed:BLAME_VERB>|<accused:ACCUSE_VERB>"
    "|<held:HOLD_VERB (.){1,6}? responsible>|<pointed:POINT_VERB (.){0,3}? at>|<traced:ATTRIBUTE_VERB (.){1,6}? (to|on|at)>"
    "|<called:CALL_VERB>"
    "|<nothing:nothing to do with|(no|any) (WORD&LOWER){0,2}? (hand|part|role|ROLE_NOUN) (in|with|to)|not (ADVERB|BE)* involved|(gave|given|give) no (order|orders)"
    "|(distanced|distances|distancing) (itself|himself|herself|themselves) from|no ROLE_NOUN|took no part|not act (.){0,3} (direction|orders|behest|instructions)|(kept|keeps) (.){1,4}? at arm|not (.){0,2} (behind|responsible for)>"
    "|<believed:(said|believed|reported|suspected|thought|SPEECH&VBN) to (be|have) (been)? (involved|behind|responsible)>"
    "|<done:RAID_NOUN by|(fired|launched) from|HAVE (ADVERB)* involved|(carried out|DONE_VERB&VBN|RAID_VERB&VBN) by>|<behind:BE (ADVERB)* (behind|responsible for)>"
    "|<named:(named|names) (.){1,20}? as the ATTACKER_NOUN>"
    "|<were:(ATTACKER_NOUN|they|these|those|men) BE (ADVERB|QUOTE|DETERMINER|HEDGE|NUM)*(?!ADVERB|QUOTE|DETERMINER|behind|responsible)>"
    "|<confirmed:CONFIRM_VERB>"
    "|<declared:SEIZE_NOUN (of|over|in)>"
    "|<fell:(fell|fallen) to|in (our|their|its) hands|under (our|their|its) (WORD){0,2}? control>"
    "|<forced:(forced|compelled) (.){1,24}? to (retreat|withdraw|flee)>|<back:(BACK_VERB&VBD|BACK_VERB&VBN) (.){0,8}? BACKWARDS>"
    "|<mine:BE (.){0,2}? (theirs|ours)|(their|our|its) own (work|doing)|(it|they|we) did (it|this)>"
    "|<repelled:REPEL_VERB&VBD|REPEL_VERB&VBN|REPEL_VERB&VBG>|<crushed:CRUSH_VERB&VBD|CRUSH_VERB&VBN>"
    "|<seized:SEIZE_VERB&VBG|SEIZE_VERB&VBD|SEIZE_VERB&VBN|HOLD_VERB&VBD|(to|still|also) HOLD_VERB>"
    "|<never:never (ADVERB)? (lost|fell|fallen|left|changed|captured|taken|happened|existed|entered|crossed|VBN)>|<going:(it|they|we) BE (continuing|conducting|carrying|launching|starting|beginning)>|<raided:made (.){0,4}? (incursion|incursions|raid|raids|attack|attacks)|RAID_VERB&VBD|RAID_VERB&VBN|ENTER_VERB&VBD|ENTER_VERB&VBN>"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A claim before it is a record. Token positions; one record is made for each speaker and target."""

    stance: Stance
    start: int
    end: int
    speaker: Name | None
    speaker_span: tuple[int, int] | None
    cue: tuple[int, int] | None
    rule: str
    target: Name | None = None
    via: Name | None = None
    about_before: bool = False
    """Whether it answers what was said before rather than its own clause."""


@dataclass(slots=True)
class Scene:
    """What a sentence's claims are read against."""

    reading: Reading
    talk: Talk
    first: int = 0
    last: int = 0
    home: str | None = None
    """The country in which the article's places lie."""
    belongs: dict[str, str | None] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)

    @property
    def cast(self) -> Cast:
        """The article's actors."""
        return self.talk.cast


@lru_cache(maxsize=1)
def _codes() -> dict[str, frozenset[str]]:
    table = class_table()
    names = (
        "RAID_NOUN", "HELD_NOUN", "ATTACKER_NOUN", "ROLE_NOUN", "CHARGE_NOUN", "CITIZEN_NOUN", "NEGATION", "MODAL", "BE",
        "HAVE", "ADVERB", "VBD", "VBN", "VBZ", "VB", "VBG", "FALSE_WORD", "PLOY_NOUN", "QUOTE", "SELF_OWNER", "SELF_WORD",
        "DETERMINER", "PREPOSITION", "DEMONYM", "DO", "SEIZE_VERB", "RAID_VERB", "REPEL_VERB", "HEDGE", "HOLD_VERB", "NOUN_PLACE",
    )  # fmt: skip
    return {name: table.codes_of(name) for name in names}


def find_claims(reading: Reading) -> Iterator[Claim]:
    """Every clause in which a party claims, denies, blames or contests, one record a speaker and target."""
    tokens = reading.tokens
    scene: Scene | None = None
    done: list[Claim] = []
    for match in TRIGGER.finditer(tokens.codes):
        if scene is None:
            scene = Scene(reading, talk_of(reading), home=_home(reading))
        at = match.start()
        if at >= scene.last:
            scene.first, scene.last = tokens.sentence(at)
        for found in HANDLERS[str(match.lastgroup)](scene, *match.span()):
            if _is_new(scene, found):
                scene.found.append(found)
                claim = _record(reading, scene, found, done)
                done.append(claim)
    yield from sorted(done, key=lambda claim: (claim.start, claim.end, claim.stance, claim.id))


def _home(reading: Reading) -> str | None:
    """The country in which most of the places named lie."""
    country = {place.id: place.country for place in reading.places if place.kind != "country" and place.country}
    counts = Counter(country[n.entity_id] for n in reading.names if n.is_place and n.entity_id in country)
    return min(counts, key=lambda code: (-counts[code], code or "")) if counts else None


def _is_new(scene: Scene, found: Found) -> bool:
    speaker = found.speaker.entity_id if found.speaker else None
    target = found.target.entity_id if found.target else None
    for other in scene.found[-12:]:
        if other.start < found.end and found.start < other.end:
            if (other.speaker.entity_id if other.speaker else None) != speaker:
                continue
            if other.stance == found.stance and (
                target is None or other.target is None or other.target.entity_id == target
            ):
                return False
            if _GROUP.get(other.stance) == _GROUP.get(found.stance) and other.stance != found.stance:
                return False
    return True


_GROUP: dict[str, str] = {
    "blames": "who", "attributes": "who", "claims_repelled": "won", "confirms_fact": "who", "denies_fact": "no",
    "denies_involvement": "no",
}  # fmt: skip
"""Stances of which a clause has one: "denied that its men did it" is no second denial."""


# --- spans, subjects, parties ----------------------------------------------------------------------


def _clause_end(scene: Scene, at: int) -> int:
    """Where the clause around a position ends: before the next comma, dash or "but"."""
    words = scene.reading.tokens.words
    while at < scene.last and words[at] not in (",", ";", ":", "—", "–", "(") and words[at].lower() not in ("but", "while"):
        at += 1
    while at > scene.first + 1 and not words[at - 1][:1].isalnum() and words[at - 1] not in (")", "'s", "’s"):
        at -= 1
    return at


def _subject(scene: Scene, verb: int) -> Subject | None:
    """Who does what a verb says; of a cue it is known already."""
    for speech in scene.talk.speeches.get(scene.first, ()):
        if speech.start == verb and speech.subject is not None and speech.name is not None:
            return Subject(*speech.subject, speech.name, "name", speech.others)
    found = subject_of(scene.reading, scene.cast, verb, scene.first, scene.last)
    words = scene.reading.tokens.words
    if found is not None and found.name is None and load_lexicon().has(words[found.end - 1], "REPORTING_NOUN"):
        speech = find_speech(scene.reading, verb, verb + 1)  # in a statement that blamed
        if speech is not None and speech.name is not None and speech.subject is not None:
            return Subject(*speech.subject, speech.name, "nominal", speech.others)
    return found


def _is_unreal(scene: Scene, subject: Subject | None, verb: int) -> bool:
    """Whether a verb is negated, wished for or only possible: "no group has claimed", "refused to claim"."""
    tokens = scene.reading.tokens
    codes = _codes()
    start = max(scene.first, verb - 6)
    if subject is not None and subject.end <= verb:
        start = max(subject.end, verb - 6)
        words = {word.lower() for word in tokens.words[subject.start : subject.end]}
        if words & {"no", "nobody", "none", "neither", "nothing"}:
            return True
        if subject.start > scene.first and tokens.words[subject.start - 1].lower() in ("no", "neither", "if", "whether"):
            return True
    for at in range(start, verb):
        lower = tokens.words[at].lower()
        if tokens.codes[at] in codes["NEGATION"] or tokens.codes[at] in codes["MODAL"] or lower in ("yet", "nor", "if"):
            return True
        if lower == "to" and at == verb - 1 and (at < 1 or tokens.words[at - 1].lower() not in ("appears", "appeared", "seems")):
            return True
    return False


def _parties(subject: Subject | None) -> list[Name | None]:
    if subject is None:
        return []
    return [subject.name, *subject.others]


def _party_after(scene: Scene, start: int, limit: int = 9) -> Name | None:
    """The party in a noun phrase: an actor, or the state of "Ukrainian forces", "Pakistan-based gunmen"."""
    tokens, cast = scene.reading.tokens, scene.cast
    for at in range(start, min(scene.last, start + limit)):
        name = cast.beginning.get(at)
        if name is not None:
            return name if name.kind != "media" else None
        code = nation(tokens.words[at])
        if code is not None and code in cast.states:
            return cast.states[code]
        place = _place_at(scene, at)
        if place is not None and (state := cast.states.get(place)) is not None:
            return state
        if tokens.words[at] in (";", ":", ".") or (tokens.words[at] == "," and at > start + 1):
            return None
        if tokens.words[at].lower() in ("for", "that", "of", "to", "after", "in", "and") and at > start:
            return None
    return None


def _place_at(scene: Scene, at: int) -> str | None:
    """The code of the country named as a place at a token."""
    names = scene.reading.names
    index = bisect_left(names, at, key=lambda name: name.start)
    if index < len(names) and names[index].start == at and names[index].kind == "country":
        return scene.cast.countries.get(names[index].entity_id)
    return None


def _all_parties(scene: Scene, start: int, end: int) -> list[Name]:
    """The armed parties named between two positions."""
    names = scene.cast.names
    index = bisect_left(names, start, key=lambda name: name.start)
    out: list[Name] = []
    while index < len(names) and names[index].start < end:
        name = names[index]
        if name.kind in ("armed_group", "military", "state") and all(n.entity_id != name.entity_id for n in out):
            out.append(name)
        index += 1
    return out


def _country(scene: Scene, name: Name | None) -> str | None:
    """The country that an actor speaks for: his record's, else that of the names beside his own."""
    if name is None:
        return None
    code = country_of(scene.cast, name)
    if code is not None or name.kind != "person":
        return code
    if name.entity_id not in scene.belongs:
        scene.belongs[name.entity_id] = _country_beside(scene, name.entity_id)
    return scene.belongs[name.entity_id]


def _country_beside(scene: Scene, entity: str) -> str | None:
    names, words = scene.reading.names, scene.reading.tokens.words
    votes: Counter[str] = Counter()
    for index, name in enumerate(names):
        if name.entity_id != entity:
            continue
        for other in (*names[max(0, index - 2) : index], *names[index + 1 : index + 3]):
            gap = (other.end, name.start) if other.start < name.start else (name.end, other.start)
            between = [word.lower() for word in words[gap[0] : gap[1]]]
            if len(between) > 7 or {"that", "and", "said", "told", "in", "to", "", "."} & set(between):
                continue
            code = scene.cast.countries.get(other.entity_id) or country_of(scene.cast, other)
            if code and other.kind != "media":
                votes[code] += 1
        for at in range(max(0, name.start - 5), name.start):
            if code := nation(words[at]):
                votes[code] += 1
    return min(votes, key=lambda code: (-votes[code], code)) if votes else None


def _said(scene: Scene, start: int, end: int) -> Speech | None:
    """The named speaker of a content, who is no outlet."""
    speech = find_speech(scene.reading, start, end)
    if speech is None or speech.name is None or speech.name.kind == "media":
        return None
    if speech.manner == "assumed" or speech.stance == "denies":
        return None
    return speech


def _said_by_party(scene: Scene, start: int, end: int) -> Speech | None:
    """As `_said`, but the speaker may be a party without a name: "the raiders had posted", "defence chiefs said"."""
    speech = _said(scene, start, end)
    if speech is not None:
        return speech
    speech = find_speech(scene.reading, start, end)
    if speech is None or speech.name is not None or speech.subject is None or speech.manner in ("assumed", "continued"):
        return None
    lexicon = load_lexicon()
    words = scene.reading.tokens.words[speech.subject[0] : speech.subject[1]]
    party = any(lexicon.has(word, "PARTY_WORD") or lexicon.has(word, "ATTACKER_NOUN") for word in words)
    return speech if party and speech.stance != "denies" else None


def _begin(scene: Scene, start: int, speech: Speech | None, reach: int) -> int:
    """Where the clause before a position begins: behind a comma, a quotation mark, "that" or the cue."""
    words = scene.reading.tokens.words
    begin = start
    while begin > scene.first and start - begin < reach and words[begin - 1] not in (",", "“", '"', ";", ":", "—") and (
        words[begin - 1].lower() not in ("that", "said")
    ):
        if speech is not None and speech.start <= begin - 1 < speech.end:
            break
        begin -= 1
    return begin


def _via(scene: Scene, start: int, end: int, speaker: Name | None) -> Name | None:
    speech = find_speech(scene.reading, start, end)
    if speech is None:
        return None
    for name in (speech.via, speech.name):
        if name is not None and (name.kind == "media" or name is speech.via):
            if speaker is None or name.entity_id != speaker.entity_id:
                return name
    return None


def _of_verb(
    scene: Scene, stance: Stance, subject: Subject, verb: int, end: int, rule: str, target: Name | None = None,
    before: bool = False, stop: int | None = None,
) -> Iterator[Found]:  # fmt: skip
    """Claims whose verb is the claim: the subject, and each actor named beside it, speaks."""
    start = subject.start if scene.first <= subject.start < verb and verb - subject.start < 40 else verb
    if start < verb and subject.name is not None and subject.others:
        start = min(start, *(n.start for n in subject.others if n.start >= scene.first), start)
    finish = max(end, stop if stop is not None else _clause_end(scene, end), subject.end if subject.start > verb else 0)
    for party in _parties(subject):
        via = _via(scene, start, finish, party)
        yield Found(
            stance, start, finish, party, (subject.start, subject.end), (verb, min(end, verb + 1)), rule,
            target if target is None or party is None or target.entity_id != party.entity_id else None, via, before,
        )  # fmt: skip


def _of_speech(
    scene: Scene, stance: Stance, speech: Speech, start: int, end: int, rule: str, target: Name | None = None
) -> Found:
    cue = (speech.start, speech.end) if speech.end > speech.start else None
    return Found(stance, start, end, speech.name, speech.subject, cue, rule, target, speech.via)


# --- verbs that are the claim ----------------------------------------------------------------------


def _owned(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Claimed responsibility; took the credit."""
    subject = _subject(scene, start)
    if scene.reading.tokens.codes[start] in _codes()["VBG"] and subject is None:
        subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    if subject is None or _is_unreal(scene, subject, start):
        return
    if subject.name is None and not subject.others:
        words = scene.reading.tokens.words
        for at in range(end, min(scene.last, end + 14)):
            if words[at].lower() == "including":
                for name in _all_parties(scene, at, scene.last):
                    yield from _of_verb(scene, "claims_responsibility", Subject(subject.start, subject.end, name), start, end, "owned", stop=name.end)
                return
    yield from _of_verb(scene, "claims_responsibility", subject, start, end, "owned")


def _owner(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Responsibility was claimed by X."""
    party = _party_after(scene, end)
    if party is not None:
        yield Found("claims_responsibility", start, party.end, party, (party.start, party.end), (end - 2, end - 1), "owned by",
                    via=_via(scene, start, party.end, party))  # fmt: skip


def _claimed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Claimed the bombing; owned up; claims to have seized the town; claimed Kozinka."""
    tokens, codes = scene.reading.tokens, _codes()
    subject = _subject(scene, start)
    if subject is None or _is_unreal(scene, subject, start):
        return
    word = tokens.words[end - 1].lower()
    if word == "up":
        yield from _of_verb(scene, "claims_responsibility", subject, start, end, "owned up")
        return
    if word == "have":
        return  # the verb behind it is a trigger of its own
    names = scene.reading.names
    index = bisect_left(names, end - 1, key=lambda name: name.start)
    at = end - 1
    if index < len(names) and names[index].start == at and names[index].is_place and tokens.words[start].lower().startswith("claim"):
        following = tokens.codes[names[index].end] if names[index].end < scene.last else ""
        if following not in codes["VBD"] and following not in codes["BE"] and following not in codes["HAVE"]:
            yield from _of_verb(scene, "claims_control", subject, start, names[index].end, "claimed place")
        return
    while at < min(scene.last, end + 5):
        code = tokens.codes[at]
        if code in codes["RAID_NOUN"]:
            if at + 1 < scene.last and (tokens.codes[at + 1] in codes["BE"] or tokens.codes[at + 1] in codes["HAVE"]
                    or tokens.codes[at + 1] in codes["VBD"] or tokens.codes[at + 1] in codes["RAID_NOUN"] and at < end):  # fmt: skip
                return
            yield from _of_verb(scene, "claims_responsibility", subject, start, at + 1, "claimed attack")
            return
        if code in codes["VBD"] or code in codes["PREPOSITION"] or not tokens.words[at][:1].isalpha():
            return
        at += 1


def _denial(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Russian denials of attacks; Kabul's denial that it sheltered them."""
    words = scene.reading.tokens.words
    before = start - 1
    while before > scene.first and words[before][:1].islower():
        before -= 1
    if words[before] in ("'s", "’s"):
        before -= 1
    party = scene.cast.ending.get(before + 1)
    if party is None and (code := nation(words[before])) is not None:
        party = scene.cast.states.get(code)
    if party is None:
        return
    stance: Stance = "denies_involvement" if _has(scene, end, end + 6, "RAID_NOUN") or _has(scene, end, end + 4, "ROLE_NOUN") else "denies_fact"
    yield Found(stance, before, _clause_end(scene, end), party, (before, start), (start, start + 1), "denial")


def _has(scene: Scene, start: int, end: int, cls: str) -> bool:
    members = _codes()[cls]
    return any(code in members for code in scene.reading.tokens.codes[start : min(end, scene.last)])


INVOLVED = Pattern(
    "(BE|HAVE|ADVERB|NEGATION|any|ANY)* (involved|behind|responsible|RAID_VERB|DONE_VERB|(carried out))"
)


def _denied(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Denied any role in it, having fired, that it did; rejected the accusations; denied that."""
    tokens, codes = scene.reading.tokens, _codes()
    word = load_lexicon().lemmas.get(tokens.words[start].lower(), tokens.words[start].lower())
    if tokens.codes[start] in codes["VBN"] and tokens.codes[start] not in codes["VBD"]:
        return
    before = tokens.words[start - 1].lower() if start else ""
    if before in ("was", "were", "been", "be", "are", "is", "the", "a", "of"):
        return
    subject = _subject(scene, start)
    if subject is None or _is_unreal(scene, subject, start):
        return
    stop = _clause_end(scene, end)
    reach = min(stop, end + 9)
    window = range(end, min(reach, scene.last))
    lowers = [tokens.words[i].lower() for i in window]
    stance: Stance | None = None
    answered = False
    strict = word in ("reject", "dismiss", "rebut", "repudiate")
    head = lowers[0] if lowers else ""
    if _has(scene, end, min(stop, end + 5), "ROLE_NOUN") and not (head == "that"):
        stance = "denies_involvement"
    elif head in ("having", "being") or (head and tokens.codes[end] in codes["VBG"]):
        stance = "denies_involvement" if _has(scene, end, reach, "RAID_VERB") or _has(scene, end, reach, "RAID_NOUN") or head == "being" else "denies_fact"
    elif _has(scene, end, min(stop, end + 4), "CHARGE_NOUN") or (head in ("that", "it", "this", "them") and (len(lowers) <= 1 or lowers[1] in ("and", "in", "on", "as", "at"))):
        accused = {"accusation", "accusations", "allegation", "allegations", "charge", "charges"} & set(lowers[:4])
        stance = "denies_involvement" if accused or _answers_blame(scene, subject) else "denies_fact"
        answered = True
    elif head == "that" or (not strict and head in ("its", "his", "their", "it", "they", "he", "she", "the", "any", "a", "an", "such", "all") or (not strict and end in scene.cast.beginning)):
        own = head in ("its", "his", "their", "it", "they", "he", "any") or (head == "that" and lowers[1:2] and lowers[1] in ("its", "his", "their", "it", "they", "he", "we", "our"))
        if "involved" in lowers or "behind" in lowers or "responsible" in lowers:
            stance = "denies_involvement"
        elif own and (_has(scene, end, reach, "RAID_VERB") or "planned" in lowers or "ordered" in lowers or "joined" in lowers or "sent" in lowers):
            stance = "denies_involvement"
        elif head != "that" and _has(scene, end, min(stop, end + 4), "RAID_NOUN"):
            stance = "denies_involvement"
        else:
            stance = "denies_fact"
    if stance is None:
        return
    yield from _of_verb(scene, stance, subject, start, end, "denied", before=answered, stop=stop)


def _answers_blame(scene: Scene, subject: Subject) -> bool:
    """Whether the last claim blamed the one who answers."""
    for other in reversed(scene.found[-4:]):
        if other.stance == "blames":
            return other.target is None or subject.name is None or _same_side(scene, other.target, subject.name)
        if other.stance == "denies_involvement":
            return True
    return not scene.found


def _same_side(scene: Scene, one: Name, other: Name) -> bool:
    if one.entity_id == other.entity_id:
        return True
    code = _country(scene, one)
    return code is not None and code == _country(scene, other)


def _blamed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Blamed X for it; blamed the raid on X; which it blamed on X; was blamed on X."""
    tokens, codes = scene.reading.tokens, _codes()
    before = tokens.words[start - 1].lower() if start > scene.first else ""
    if before in ("the", "to", "no", "any", "trade", "shift", "take", "takes", "trading", "of", "much", "for"):
        return
    passive = before in ("was", "were", "been", "is", "are", "be") or (start > scene.first and tokens.codes[start - 1] in codes["BE"])
    stop = _clause_end(scene, end)
    on = next((i for i in range(end, min(scene.last, end + 14)) if tokens.words[i].lower() == "on" and i < scene.last), None)
    if on is not None and any(tokens.words[i].lower() in ("for",) for i in range(end, on)):
        on = None
    target = _party_after(scene, on + 1) if on is not None else None
    if target is None:
        target = _party_after(scene, end)
    if passive:
        by = next((i for i in range(end, min(scene.last, end + 16)) if tokens.words[i].lower() == "by"), None)
        agent = _party_after(scene, by + 1) if by is not None else None
        if target is not None or agent is not None:
            subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
            begin = subject.start if subject else start
            if on is None and subject is not None:
                target = subject.name
            yield Found("blames", begin, max(stop, end), agent, (agent.start, agent.end) if agent else None, (start, end), "blamed", target,
                        _via(scene, start, end, agent))  # fmt: skip
        return
    subject = _subject(scene, start)
    if subject is None or _is_unreal(scene, subject, start):
        return
    if subject.name is None and target is None:
        return
    if on is not None:
        stop = max(stop, _clause_end(scene, on))
    yield from _of_verb(scene, "blames", subject, start, end, "blamed", target, stop=stop)


def _accused(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Accused X of it; X was accused by Y of it."""
    tokens = scene.reading.tokens
    before = tokens.words[start - 1].lower() if start > scene.first else ""
    if before in ("the", "an", "its") or tokens.words[start].lower() in ("accusing",) and before not in (",", "and", "—", "–", "statement"):
        if before in ("the", "an", "its"):
            return
    stop = _clause_end(scene, end)
    if tokens.codes[start - 1] in _codes()["BE"] if start else False:
        subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
        by = next((i for i in range(end, min(scene.last, end + 20)) if tokens.words[i].lower() == "by"), None)
        agent = _party_after(scene, by + 1) if by is not None else None
        if subject is not None and subject.name is not None and agent is not None:
            yield Found("blames", subject.start, stop, agent, (agent.start, agent.end), (start, end), "accused", subject.name)
        return
    subject = _subject(scene, start)
    if subject is None or _is_unreal(scene, subject, start):
        return
    target = _party_after(scene, end)
    if subject.name is None and target is None:
        return
    if load_lexicon().lemmas.get(tokens.words[start].lower()) == "denounce" and not _has(scene, end, end + 6, "RAID_NOUN"):
        return
    yield from _of_verb(scene, "blames", subject, start, end, "accused", target, stop=stop)


def _blame(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Put the blame on X."""
    subject = _subject(scene, start)
    target = _party_after(scene, end)
    if subject is None or target is None or _is_unreal(scene, subject, start):
        return
    yield from _of_verb(scene, "blames", subject, start, end, "put blame", target, stop=_clause_end(scene, end))


def _held(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """We hold X responsible."""
    target = _party_after(scene, start + 1)
    if target is None:
        return
    if scene.reading.tokens.words[start - 1].lower() in ("we", "i") if start else False:
        speech = _said(scene, start, end)
        if speech is not None:
            yield _of_speech(scene, "blames", speech, start - 1, _clause_end(scene, end), "held responsible", target)
        return
    yield from _blame(scene, start, start + 1)


def _pointed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Pointed the finger at X."""
    yield from _blame(scene, start, end)


def _traced(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Attributed the attack to X; laid it at the door of X."""
    tokens = scene.reading.tokens
    lemma = load_lexicon().lemmas.get(tokens.words[start].lower(), "")
    between = [word.lower() for word in tokens.words[start + 1 : end]]
    deed = _has(scene, start + 1, end, "RAID_NOUN") or {"it", "them", "this"} & set(between)
    if not deed or lemma in ("link", "trace") and between[-1:] != ["to"]:
        return
    at = end
    if tokens.words[end - 1].lower() == "at" and [w.lower() for w in tokens.words[end : end + 3]] == ["the", "door", "of"]:
        at = end + 3
    target = _party_after(scene, at)
    subject = _subject(scene, start)
    if subject is None or target is None or _is_unreal(scene, subject, start):
        return
    stance: Stance = "blames" if lemma == "lay" or lemma == "pin" else "attributes"
    yield from _of_verb(scene, stance, subject, start, at, "attributed", target, stop=_clause_end(scene, at))


def _called(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Called it an attempt by X; called that a fairy tale."""
    tokens, codes = scene.reading.tokens, _codes()
    stop = _clause_end(scene, end)
    window = range(end, min(stop, end + 12))
    them = tokens.words[end].lower() if end < scene.last else ""
    if them == "them" and end + 1 < scene.last and tokens.codes[end + 1] in codes["CITIZEN_NOUN"]:
        caller = _subject(scene, start)
        if caller is not None and caller.name is not None and not _is_unreal(scene, caller, start):
            yield from _of_verb(scene, "attributes", caller, start, end + 2, "called them", stop=stop)
        return
    false = next((i for i in window if tokens.codes[i] in codes["FALSE_WORD"]), None)
    ploy = next((i for i in window if tokens.codes[i] in codes["PLOY_NOUN"] and i > end), None)
    if false is None and ploy is None:
        return
    earlier = [f for f in scene.found[-3:] if f.start >= scene.first and f.speaker_span]
    if tokens.codes[start] in codes["VBG"] and earlier and earlier[-1].speaker_span:
        subject: Subject | None = Subject(*earlier[-1].speaker_span, earlier[-1].speaker)
    else:
        subject = _subject(scene, start)
    if subject is None or subject.name is None or _is_unreal(scene, subject, start):
        return
    if false is not None:
        yield from _of_verb(scene, "denies_fact", subject, start, end, "called false", before=True, stop=stop)
        return
    assert ploy is not None
    by = next((i for i in range(ploy, min(stop, ploy + 6)) if tokens.words[i].lower() in ("by", "of")), None)
    target = _party_after(scene, by + 1) if by is not None else None
    if target is not None and target.kind != "person":
        begin = Subject(subject.start, subject.end, subject.name)
        yield from _of_verb(scene, "blames", begin, start, end, "called act", target, stop=max(stop, ploy + 1))


def _confirmed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Confirmed an attack; acknowledged that it had lost the town."""
    tokens, codes = scene.reading.tokens, _codes()
    following = tokens.words[end].lower() if end < scene.last else ""
    if tokens.codes[start] in codes["VBN"] and tokens.codes[start] not in codes["VBD"]:
        return
    if following not in ("that", "the", "an", "a", "it", "its", "his", "their") and end not in scene.cast.beginning:
        return
    subject = _subject(scene, start)
    if subject is None or subject.name is None or subject.name.kind == "media" or subject.end > start:
        return
    if _is_unreal(scene, subject, start) or tokens.codes[start - 1] in codes["BE"]:
        return
    stop = _clause_end(scene, end)
    if _has(scene, end, stop, "RAID_NOUN") or _has(scene, end, stop, "RAID_VERB") or _has(scene, end, stop, "SEIZE_VERB"):
        yield from _of_verb(scene, "confirms_fact", subject, start, end, "confirmed", stop=stop)


# --- contents that are a claim in the mouth of a party ---------------------------------------------


def _nothing(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Had nothing to do with it; was not involved; distanced itself from both attacks."""
    tokens = scene.reading.tokens
    words = [word.lower() for word in tokens.words[start:end]]
    stop = _clause_end(scene, end)
    if words[0].startswith("distanc"):
        subject = _subject(scene, start)
        if subject is not None and not _is_unreal(scene, subject, start):
            yield from _of_verb(scene, "denies_involvement", subject, start, end, "distanced", stop=stop)
        return
    if words[0] == "any":
        return  # denied any role: found with its verb
    if words[0] == "no" and len(words) == 2 and words[1] in ("knowledge", "responsibility", "blame"):
        return
    own = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    speech = _said(scene, start, end)
    begin = _begin(scene, start, speech, 6)
    if speech is not None:
        if own is not None and own.name is not None and speech.name is not None and own.name.kind in ("armed_group",) and not _same_side(scene, own.name, speech.name):
            return
        stance: Stance = "denies_fact" if words[-2] in ("relationship", "relation", "relations", "ties") else "denies_involvement"
        yield _of_speech(scene, stance, speech, begin, stop, "not involved")
    elif own is not None and own.name is not None and own.name.kind in ("state", "government") and scene.talk.quote(start) is None:
        return


def _believed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Said to be involved in, believed to be behind: nobody speaks, the named are meant."""
    via = _via(scene, start, end, None)
    for party in _all_parties(scene, max(scene.first, start - 24), start):
        if party.kind == "state":
            continue
        yield Found("attributes", start, _clause_end(scene, end), None, None, (start, start + 1), "said to be", party, via)


def _who(scene: Scene, speech: Speech, code: str | None, party: Name | None, citizens: bool) -> Stance:
    """Whether naming the author is blaming an enemy: a foreign party on the speaker's own ground."""
    own = _country(scene, speech.name) or (scene.home if speech.name and speech.name.kind == "person" else None)
    foreign = code or (country_of(scene.cast, party) if party else None)
    if citizens or own is None or foreign is None or foreign == own:
        return "attributes"
    if party is not None and party.kind == "armed_group":
        return "attributes"
    return "blames" if scene.home in (None, own) else "attributes"


def _author(scene: Scene, at: int) -> tuple[list[Name], str | None, bool] | None:
    """Who did it, in the noun phrase at a position: actors named, else a nationality; whether private citizens."""
    tokens, codes = scene.reading.tokens, _codes()
    names: list[Name] = []
    code: str | None = None
    citizens = False
    i = at
    while i < min(scene.last, at + 10):
        name = scene.cast.beginning.get(i)
        if name is not None:
            if name.kind in ("media",):
                break
            if tokens.words[i - 1] in ("-", "anti", "pro") or tokens.words[i - 1].lower().endswith("-"):
                i = name.end  # anti-Kremlin militias
                continue
            names.append(name)
            i = name.end
            continue
        word = tokens.words[i]
        lower = word.lower()
        if (found := nation(word)) is not None:
            code = code or found
        elif tokens.codes[i] in codes["CITIZEN_NOUN"]:
            citizens = True
        elif lower in ("and", ",", "or", "the", "a", "an") or tokens.codes[i] in codes["QUOTE"] or word in ("(", ")"):
            pass
        elif (place := _place_at(scene, i)) is not None and tokens.words[i - 1].lower() == "of":
            code = code or place
        elif word in ("-", "–", "’s", "'s"):
            pass
        elif i == at and lower == "that":
            pass
        elif not word[:1].isalpha() or (tokens.codes[i] in codes["VBD"] and tokens.codes[i] not in codes["VBN"]) or lower in ("in", "on", "who", "that", "at", "after", "to", "with"):
            break
        i += 1
    if not names and code is None:
        return None
    return names, code, citizens


def _state(scene: Scene, code: str | None) -> Name | None:
    return scene.cast.states.get(code) if code else None


def _authored(scene: Scene, speech: Speech, author: tuple[list[Name], str | None, bool], start: int, end: int, rule: str) -> Iterator[Found]:
    names, code, citizens = author
    if names:
        for name in names:
            if speech.name is not None and name.entity_id == speech.name.entity_id:
                continue
            stance = _who(scene, speech, country_of(scene.cast, name), name, citizens)
            yield _of_speech(scene, stance, speech, start, end, rule, name)
        return
    stance = _who(scene, speech, code, None, citizens)
    yield _of_speech(scene, stance, speech, start, end, rule, _state(scene, code) if stance == "blames" else None)


def _done(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Was carried out by X."""
    author = _author(scene, end)
    if author is None:
        return
    speech = _said(scene, start, end)
    if speech is None:
        return
    begin = _begin(scene, start, speech, 10)
    yield from _authored(scene, speech, author, begin, _clause_end(scene, end), "carried out by")


def _behind(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """X was behind it; X and Y were responsible for it."""
    tokens = scene.reading.tokens
    subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    if subject is None or _is_unreal(scene, subject, start + 1):
        return
    begin = subject.start
    names = _parties_before(scene, start)
    speech = find_speech(scene.reading, start, end)
    if speech is None or speech.name is None:
        return
    if subject.form == "pronoun" or tokens.words[begin].lower() in ("it", "they", "we"):
        if subject.name is not None and speech.name.entity_id == subject.name.entity_id or tokens.words[begin].lower() == "we":
            yield _of_speech(scene, "claims_responsibility", speech, begin, _clause_end(scene, end), "behind it")
        return
    author: tuple[list[Name], str | None, bool] | None = (names, None, False) if names else _author(scene, begin)
    if author is None or speech.name.kind == "media":
        return
    yield from _authored(scene, speech, author, begin, _clause_end(scene, end), "behind")


def _parties_before(scene: Scene, at: int) -> list[Name]:
    """The armed parties coordinated before a verb, asides left out."""
    index = bisect_left(scene.cast.names, scene.first, key=lambda name: name.start)
    out: list[Name] = []
    cue = max((s.end for s in scene.talk.speeches.get(scene.first, ()) if s.end <= at), default=scene.first)
    for name in scene.cast.names[index : index + 12]:
        if name.start >= at:
            break
        if name.start < cue or name.kind not in ("armed_group", "military") or any(n.entity_id == name.entity_id for n in out):
            continue
        out.append(name)
    return out


def _named(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Named X as the attackers."""
    subject = _subject(scene, start)
    if subject is None or subject.name is None:
        return
    for party in _all_parties(scene, start, end):
        yield from _of_verb(scene, "attributes", subject, start, end, "named", party, stop=end)


def _were(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """The attackers were Russian dissidents; they are Ukrainian."""
    tokens = scene.reading.tokens
    words = [word.lower() for word in tokens.words[end : end + 8]]
    author = _author(scene, max(scene.first, start - 2)) if words[:1] in (["taking"], ["fighting"], ["involved"]) else _author(scene, end)
    if author is None:
        return
    names, code, citizens = author
    if names and code is None and names[0].kind in ("person", "government"):
        return
    if any(word in ("killed", "wounded", "injured", "captured", "detained") for word in words):
        return
    speech = _said(scene, start, end)
    if speech is None:
        return
    begin = start
    while begin > scene.first and tokens.words[begin - 1].lower() in ("the", "all", "most", "these", "those"):
        begin -= 1
    foreign_state = code is not None and not citizens
    yield from _authored(scene, speech, ([n for n in names if n.kind in ("armed_group", "military", "state")] if not code else [], code, not foreign_state), begin, _clause_end(scene, end), "were")


def _self_subject(scene: Scene, verb: int, speech: Speech) -> bool:
    """Whether the doer before a verb is the speaker: "it", "its fighters", "we", or a party of his side."""
    tokens, codes = scene.reading.tokens, _codes()
    at = verb - 1
    while at >= scene.first and (
        tokens.codes[at] in codes["ADVERB"] or tokens.codes[at] in codes["HAVE"] or tokens.codes[at] in codes["QUOTE"]
        or tokens.codes[at] in codes["BE"] or tokens.words[at].lower() in ("also", "to", "continue", "continued", "still", "and")
    ):  # fmt: skip
        at -= 1
    if at < scene.first:
        return False
    lower = tokens.words[at].lower()
    if speech.start <= at < speech.end:
        return True  # claimed to have; claims it
    if lower in ("it", "they", "we", "i"):
        return True
    for back in range(at, max(scene.first, at - 4) - 1, -1):
        if tokens.codes[back] in codes["SELF_OWNER"]:
            return True
        if tokens.words[back].lower() in ("and",) and back < at:
            break
        if not tokens.words[back][:1].isalpha():
            break
    name = scene.cast.ending.get(at + 1)
    if name is not None and speech.name is not None:
        if name.entity_id == speech.name.entity_id:
            return True
        return any(n.entity_id == speech.name.entity_id for n in _parties_before(scene, verb)) if speech.manner == "post" else _is_of(scene, name, speech.name)
    if speech.name is not None:
        for back in range(at, max(scene.first, at - 3) - 1, -1):
            code = nation(tokens.words[back])
            if code is not None:
                return code == _country(scene, speech.name)
    return False


def _is_of(scene: Scene, name: Name, speaker: Name) -> bool:
    """Whether an acting party fights for the speaker: his state's army, his own state."""
    official = speaker.kind in ("military", "state", "government", "person")
    return official and name.kind in ("military", "state", "government") and _same_side(scene, name, speaker)


FIGHTING = frozenset({"armed_group", "military", "state", "government", "person", "organization"})


def _raided(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Its fighters had shot down a helicopter; a Ukrainian group had entered; X gunmen attacked a patrol."""
    tokens, codes = scene.reading.tokens, _codes()
    if start > scene.first and tokens.codes[start - 1] in codes["BE"] and tokens.codes[start] in codes["VBN"]:
        return
    word = tokens.words[start].lower()
    if word in ("carried",) and tokens.words[start + 1 : start + 2] != ["out"]:
        return
    speech = _said(scene, start, end)
    if speech is None or speech.name is None or speech.name.kind not in FIGHTING or speech.start == start:
        return
    subject = None
    stop = _clause_end(scene, end)
    if _self_subject(scene, start, speech):
        if word in ("came", "come", "entered", "fired", "launched") and not _has(scene, end, stop, "RAID_NOUN") and word in ("came", "come"):
            return
        if speech.name.kind == "person" and tokens.words[start - 1].lower() in ("he", "she"):
            return
        if speech.name.kind == "organization":
            return
        begin = _own_start(scene, start, speech)
        if any(code in codes["NEGATION"] or code in codes["MODAL"] for code in tokens.codes[begin:start]):
            return
        owned = [f for f in scene.found[-4:] if f.stance == "claims_responsibility" and f.speaker is not None]
        if any(f.speaker and f.speaker.entity_id == speech.name.entity_id and start - f.end < 45 for f in owned):
            return  # claimed the ambush. It said its fighters had killed 40: one claim
        yield _of_speech(scene, "claims_responsibility", speech, begin, stop, "own attack")
        return
    subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    if subject is None or _is_unreal(scene, subject, start):
        return
    begin = subject.start
    while begin > scene.first and start - begin < 8 and (tokens.words[begin - 1][:1].isalpha() or tokens.codes[begin - 1] in codes["QUOTE"]) and tokens.words[begin - 1].lower() not in ("that", "said", "and", "says", "when", "after", "as", "if") and tokens.codes[begin - 1] not in codes["VBD"]:
        begin -= 1
    if speech.start <= begin < speech.end or speech.subject and speech.subject[0] <= begin < speech.subject[1]:
        return
    author = _author(scene, begin)
    if author is None:
        return
    names, code, citizens = author
    names = [n for n in names if n.kind in ("armed_group", "military", "state") and n.start < start]
    if not names and (code is None or not _has(scene, begin, start, "ATTACKER_NOUN")):
        return
    yield from _authored(scene, speech, (names, code, citizens), begin, stop, "attacked")


def _own_start(scene: Scene, verb: int, speech: Speech) -> int:
    """The first token of "its fighters had" before a verb."""
    tokens = scene.reading.tokens
    begin = verb
    while begin > scene.first and verb - begin < 8 and tokens.words[begin - 1].lower() not in (",", "that", ";", ":") and not (
        speech.start <= begin - 1 < speech.end
    ):
        begin -= 1
    return begin


def _seized(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """It had seized the town; the Legion and the Corps liberated X; captured by its forces."""
    tokens, codes = scene.reading.tokens, _codes()
    stop = _clause_end(scene, end)
    at = end - 1
    if tokens.codes[start] in codes["VBG"]:
        owned = [f for f in scene.found[-3:] if f.stance == "claims_responsibility" and f.start >= scene.first]
        if owned and _holds_place(scene, end, min(scene.last, end + 5)):
            yield replace(owned[-1], stance="claims_control", start=start, end=stop, rule="own capture")
        return
    aux = start - 1
    while aux > scene.first and (tokens.codes[aux] in codes["ADVERB"] or tokens.codes[aux] in codes["QUOTE"]):
        aux -= 1
    passive = aux >= scene.first and tokens.codes[aux] in codes["BE"]
    if not _holds_place(scene, end, min(scene.last, end + 7)):
        if not (passive and _holds_place(scene, max(scene.first, start - 8), start)):
            claimed = [w.lower() for w in tokens.words[max(scene.first, start - 3) : start]]
            relative = bool({"which", "that"} & {w.lower() for w in tokens.words[max(scene.first, start - 9) : start]})
            if not (relative and (claimed[-2:] == ["to", "have"] or claimed[-1:] in (["it"], ["they"]) or claimed[-1:] == ["have"])):
                return
    speech = _said(scene, start, end)
    if speech is None or speech.name is None:
        return
    quoted = tokens.words[start].lower() in ("liberated", "freed") and (scene.talk.quote(start) is not None or speech.manner == "post")
    if passive:
        if tokens.words[at].lower() not in ("liberated", "freed", "retaken", "captured", "seized"):
            return
        if speech.name.kind not in ("armed_group", "military", "state", "government"):
            return
    elif not _self_subject(scene, start, speech) and not (quoted and speech.name.kind == "armed_group"):
        return
    begin = _own_start(scene, start, speech)
    if any(code in codes["NEGATION"] or code in codes["MODAL"] for code in tokens.codes[begin:start]):
        return
    yield _of_speech(scene, "claims_control", speech, begin, stop, "own capture")


def _holds_place(scene: Scene, start: int, end: int) -> bool:
    """Whether a place, or a noun for one, stands before any person noun between two positions."""
    tokens, codes = scene.reading.tokens, _codes()
    names = scene.reading.names
    index = bisect_left(names, start, key=lambda name: name.start)
    for i in range(start, end):
        if index < len(names) and names[index].start == i and names[index].is_place:
            return True
        if index < len(names) and names[index].start == i:
            index += 1
        if tokens.codes[i] in codes["HELD_NOUN"] or tokens.codes[i] in codes["NOUN_PLACE"]:
            return True
        if tokens.words[i] in (",", ".") or load_lexicon().has(tokens.words[i], "COMBATANT"):
            return False
    return False


def _fell(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """X is in our hands, under its control, fell to its troops."""
    speech = _said_by_party(scene, start, end)
    if speech is None:
        return
    words = scene.reading.tokens.words
    begin = _begin(scene, start, speech, 8)
    if words[start].lower() in ("fell", "fallen"):
        party = _party_after(scene, end)
        if party is None or speech.name is None or party.kind not in ("armed_group", "military", "state"):
            return
        ours, theirs = _country(scene, speech.name), country_of(scene.cast, party)
        if ours is not None and theirs is not None and ours != theirs:
            return
    yield _of_speech(scene, "claims_control", speech, begin, max(end, _clause_end(scene, start)), "in hand")


DECLARED = Pattern("(declared|announced|claimed|announces|declares|claims|CLAIM_SPEECH|SPEECH)")


def _declared(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Declared the capture of the town; claimed control over it; took control of it, it said."""
    tokens = scene.reading.tokens
    if not _holds_place(scene, end, min(scene.last, end + 10)) and tokens.words[start].lower() not in ("victory",):
        return
    verb = next(
        (s for s in scene.talk.speeches.get(scene.first, ()) if s.end <= start and start - s.end <= 4 and s.manner == "said"), None
    )  # fmt: skip
    if verb is not None and verb.subject is not None and verb.subject[1] <= start:
        subject = Subject(*verb.subject, verb.name, "name", verb.others)
        if not _is_unreal(scene, subject, verb.start) and verb.stance != "denies":
            yield from _of_verb(scene, "claims_control", subject, verb.start, end, "declared capture")
        return
    if tokens.words[start].lower() == "control" and tokens.words[start - 1].lower() in ("took", "taken", "full", "complete"):
        speech = _said(scene, start, end)
        if speech is not None:
            yield _of_speech(scene, "claims_control", speech, start - 1, _clause_end(scene, end), "took control")


def _never(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Said that the town was never lost, that it never happened."""
    speech = _said(scene, start, end)
    if speech is not None and speech.name is not None and speech.name.kind != "person":
        yield _of_speech(scene, "denies_fact", speech, _begin(scene, start, speech, 8), max(end, _clause_end(scene, end)), "never")


def _going(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Said that it is continuing the operation."""
    if not _has(scene, end, end + 5, "RAID_NOUN"):
        return
    speech = _said(scene, start, end)
    if speech is not None and speech.name is not None and speech.name.kind in ("armed_group", "military"):
        yield _of_speech(scene, "claims_responsibility", speech, start, _clause_end(scene, end), "own attack")


def _mine(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Said that the raid was theirs, that they did it, that it was their own work."""
    speech = _said(scene, start, end)
    if speech is None:
        return
    begin = _own_start(scene, start, speech)
    for name in (speech.name, *speech.others):
        found = _of_speech(scene, "claims_responsibility", speech, begin, max(end, _clause_end(scene, end)), "theirs")
        yield replace(found, speaker=name)


def _repelled(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Had repelled the attack; were being pushed back; thwarted an attempt."""
    tokens, codes = scene.reading.tokens, _codes()
    speech = _said_by_party(scene, start, end)
    if speech is None:
        return
    begin = _begin(scene, start, speech, 9)
    if any(code in codes["NEGATION"] or code in codes["MODAL"] for code in tokens.codes[max(begin, start - 4) : start]):
        return
    if tokens.words[start - 1].lower() == "to" if start else False:
        return
    yield _of_speech(scene, "claims_repelled", speech, begin, max(end, _clause_end(scene, start)), "repelled")


def _back(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Pushed back the saboteurs; forced the remnants to retreat; were thrown back."""
    tokens = scene.reading.tokens
    if any(tokens.words[i] in (",", ";", ".") for i in range(start, end)):
        inner = [tokens.words[i] for i in range(start, end)]
        if inner.count(",") > 2 or ";" in inner:
            return
    if _has(scene, start, end + 4, "ATTACKER_NOUN") or _has(scene, max(scene.first, start - 12), start, "ATTACKER_NOUN") or _has(scene, end, end + 4, "RAID_NOUN"):
        yield from _repelled(scene, start, end)


def _crushed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Had crushed the raid: only with an attack for its object."""
    if _has(scene, end, min(_clause_end(scene, end), end + 5), "RAID_NOUN"):
        yield from _repelled(scene, start, end)
    elif scene.reading.tokens.words[start].lower() in ("destroyed", "eliminated", "liquidated"):
        yield from _raided(scene, start, end)


HANDLERS: dict[str, Callable[[Scene, int, int], Iterator[Found]]] = {
    "owned": _owned,
    "owner": _owner,
    "claimed": _claimed,
    "denial": _denial,
    "denied": _denied,
    "blame": _blame,
    "blamed": _blamed,
    "accused": _accused,
    "held": _held,
    "pointed": _pointed,
    "traced": _traced,
    "called": _called,
    "nothing": _nothing,
    "believed": _believed,
    "done": _done,
    "behind": _behind,
    "named": _named,
    "were": _were,
    "confirmed": _confirmed,
    "declared": _declared,
    "fell": _fell,
    "back": _back,
    "forced": _back,
    "mine": _mine,
    "never": _never,
    "going": _going,
    "repelled": _repelled,
    "crushed": _crushed,
    "seized": _seized,
    "raided": _raided,
}
"""Group of the trigger -> what reads the words around it."""


# --- records ---------------------------------------------------------------------------------------


def _record(reading: Reading, scene: Scene, found: Found, done: list[Claim]) -> Claim:
    tokens = reading.tokens
    start, end = tokens.span(found.start, found.end)
    speaker = found.speaker.entity_id if found.speaker else None
    target = found.target.entity_id if found.target else None
    quote = scene.talk.quote(found.start)
    via = found.via.entity_id if found.via else None
    return Claim(
        id=content_id("claim", reading.article_id, start, end, found.stance, speaker, target),
        article_id=reading.article_id,
        start=start,
        end=end,
        text=tokens.text[start:end],
        rule=found.rule,
        stance=found.stance,
        speaker_id=speaker,
        speaker_text=tokens.slice(*found.speaker_span) if found.speaker_span else None,
        cue=tokens.slice(*found.cue) if found.cue else None,
        target_id=target,
        via_id=via if via != speaker else None,
        direct=quote is not None and quote[1] >= found.end,
        about=_about(reading, scene, found, start, end, done),
    )


def _about(
    reading: Reading, scene: Scene, found: Found, start: int, end: int, done: list[Claim]
) -> tuple[str, ...]:
    """Facts inside the clause; of an answer, the claim or the figures that it answers."""
    inside = [fact.id for fact in (*reading.casualties, *reading.events) if start <= fact.start and fact.end <= end]
    if inside or not found.stance.startswith("denies"):
        return tuple(dict.fromkeys(inside))
    speaker = found.speaker.entity_id if found.speaker else None
    if found.about_before:
        for claim in reversed(done[-6:]):
            if claim.speaker_id != speaker and claim.start < start:
                return (claim.id,)
        low = reading.tokens.starts[max(0, scene.first - 60)]
        near = [fact.id for fact in reading.casualties if low <= fact.start < start]
        return tuple(near[-2:])
    return ()

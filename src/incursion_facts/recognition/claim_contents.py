"""Contents that are a claim in the mouth of a party: its fighters seized the town, it was carried out by
X.

The speaker is whoever says the clause (attribution). A newcomer would find these in the article's own
account too: without a speaker there is no claim.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from ..lexicons import load_lexicon
from ..records import Stance
from .anaphora import Subject, country_of, nation
from .claim_scene import (
    Found,
    Scene,
    all_parties,
    class_codes,
    clause_end,
    clause_start,
    country_place,
    has_class,
    is_unreal,
    of_speech,
    of_verb,
    outlet_of,
    party_after,
    said,
    said_by_party,
    same_side,
    speaks_for,
    subject_at,
)  # fmt: skip
from .reading import Name
from .speech import Speech, subject_of


def read_nothing(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Had nothing to do with it; was not involved; distanced itself from both attacks."""
    tokens = scene.reading.tokens
    words = [word.lower() for word in tokens.words[start:end]]
    stop = clause_end(scene, end)
    if words[0].startswith("distanc"):
        subject = subject_at(scene, start)
        if subject is not None and not is_unreal(scene, subject, start):
            yield from of_verb(scene, "denies_involvement", subject, start, end, "distanced", stop=stop)
        return
    if words[0] == "any":
        return  # denied any role: found with its verb
    if words[0] == "no" and len(words) == 2 and words[1] in ("knowledge", "responsibility", "blame"):
        return
    own = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    speech = said(scene, start, end)
    begin = clause_start(scene, start, speech, 6)
    if speech is not None:
        if (
            own is not None
            and own.name is not None
            and speech.name is not None
            and own.name.kind in ("armed_group",)
            and not same_side(scene, own.name, speech.name)
        ):
            return
        stance: Stance = (
            "denies_fact"
            if words[-2] in ("relationship", "relation", "relations", "ties")
            else "denies_involvement"
        )
        yield of_speech(scene, stance, speech, begin, stop, "not involved")
    elif (
        own is not None
        and own.name is not None
        and own.name.kind in ("state", "government")
        and scene.talk.quote(start) is None
    ):
        return


def read_believed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Said to be involved in, believed to be behind: nobody speaks, the named are meant."""
    via = outlet_of(scene, start, end, None)
    for party in all_parties(scene, max(scene.first, start - 24), start):
        if party.kind == "state":
            continue
        yield Found(
            "attributes",
            start,
            clause_end(scene, end),
            None,
            None,
            (start, start + 1),
            "said to be",
            party,
            via,
        )


def _who(scene: Scene, speech: Speech, code: str | None, party: Name | None, citizens: bool) -> Stance:
    """Whether naming the author is blaming an enemy: a foreign party on the speaker's own ground."""
    own = speaks_for(scene, speech.name) or (
        scene.home if speech.name and speech.name.kind == "person" else None
    )
    foreign = code or (country_of(scene.cast, party) if party else None)
    if citizens or own is None or foreign is None or foreign == own:
        return "attributes"
    if party is not None and party.kind == "armed_group":
        return "attributes"
    return "blames" if scene.home in (None, own) else "attributes"


def _author(scene: Scene, at: int) -> tuple[list[Name], str | None, bool] | None:
    """Who did it, in the noun phrase at a position: actors, else a nationality; whether private citizens."""
    tokens, codes = scene.reading.tokens, class_codes()
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
        elif (
            lower in ("and", ",", "or", "the", "a", "an")
            or tokens.codes[i] in codes["QUOTE"]
            or word in ("(", ")")
        ):
            pass
        elif (place := country_place(scene, i)) is not None and tokens.words[i - 1].lower() == "of":
            code = code or place
        elif word in ("-", "–", "’s", "'s") or (i == at and lower == "that"):
            pass
        elif (
            not word[:1].isalpha()
            or (tokens.codes[i] in codes["VBD"] and tokens.codes[i] not in codes["VBN"])
            or lower in ("in", "on", "who", "that", "at", "after", "to", "with")
        ):
            break
        i += 1
    if not names and code is None:
        return None
    return names, code, citizens


def _state(scene: Scene, code: str | None) -> Name | None:
    return scene.cast.states.get(code) if code else None


def _authored(
    scene: Scene, speech: Speech, author: tuple[list[Name], str | None, bool], start: int, end: int, rule: str
) -> Iterator[Found]:
    names, code, citizens = author
    if names:
        for name in names:
            if speech.name is not None and name.entity_id == speech.name.entity_id:
                continue
            stance = _who(scene, speech, country_of(scene.cast, name), name, citizens)
            yield of_speech(scene, stance, speech, start, end, rule, name)
        return
    stance = _who(scene, speech, code, None, citizens)
    yield of_speech(
        scene, stance, speech, start, end, rule, _state(scene, code) if stance == "blames" else None
    )


def read_done(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Was carried out by X; the attack has only involved X."""
    tokens, codes = scene.reading.tokens, class_codes()
    if tokens.words[start].lower() == "involved":
        at = start - 1
        while at > scene.first and tokens.codes[at] in codes["ADVERB"]:
            at -= 1
        if tokens.codes[at] not in codes["HAVE"]:
            return
    author = _author(scene, end)
    if author is None:
        return
    speech = said_by_party(scene, start, end)
    if speech is None:
        return
    begin = clause_start(scene, start, speech, 10)
    yield from _authored(scene, speech, author, begin, clause_end(scene, end), "carried out by")


def read_behind(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """X was behind it; X and Y were responsible for it."""
    tokens = scene.reading.tokens
    start -= 1
    while start > scene.first and tokens.codes[start] in class_codes()["ADVERB"]:
        start -= 1
    if start < scene.first or tokens.codes[start] not in class_codes()["BE"]:
        return
    subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    if subject is None or is_unreal(scene, subject, start + 1):
        return
    begin = subject.start
    names = _parties_before(scene, start)
    speech = said_by_party(scene, start, end)
    if speech is None:
        return
    if subject.form == "pronoun" or tokens.words[begin].lower() in ("it", "they", "we"):
        if (
            subject.name is not None and speech.name and speech.name.entity_id == subject.name.entity_id
        ) or tokens.words[begin].lower() == "we":
            yield of_speech(
                scene, "claims_responsibility", speech, begin, clause_end(scene, end), "behind it"
            )
        return
    author: tuple[list[Name], str | None, bool] | None = (
        (names, None, False) if names else _author(scene, begin)
    )
    if author is None:
        return
    yield from _authored(scene, speech, author, begin, clause_end(scene, end), "behind")


def _parties_before(scene: Scene, at: int) -> list[Name]:
    """The armed parties coordinated before a verb, asides left out."""
    index = bisect_left(scene.cast.names, scene.first, key=lambda name: name.start)
    out: list[Name] = []
    cue = max((s.end for s in scene.talk.near(scene.first, at, at + 1) if s.end <= at), default=scene.first)
    for name in scene.cast.names[index : index + 12]:
        if name.start >= at:
            break
        if (
            name.start < cue
            or name.kind not in ("armed_group", "military")
            or any(n.entity_id == name.entity_id for n in out)
        ):
            continue
        out.append(name)
    return out


def read_named(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Named X as the attackers."""
    subject = subject_at(scene, start)
    if subject is None or subject.name is None:
        return
    for party in all_parties(scene, start, end):
        yield from of_verb(scene, "attributes", subject, start, end, "named", party, stop=end)


def read_were(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """The attackers were Russian dissidents; they are Ukrainian."""
    tokens = scene.reading.tokens
    words = [word.lower() for word in tokens.words[end : end + 8]]
    if tokens.codes[end] in class_codes()["VBG"] and words[:1] not in (["taking"], ["fighting"]):
        return  # the forces are crossing the river
    author = (
        _author(scene, max(scene.first, start - 2))
        if words[:1] in (["taking"], ["fighting"], ["involved"])
        else _author(scene, end)
    )
    if author is None:
        return
    names, code, citizens = author
    if names and code is None and names[0].kind in ("person", "government"):
        return
    if any(word in ("killed", "wounded", "injured", "captured", "detained") for word in words):
        return
    speech = said(scene, start, end)
    if speech is None:
        return
    begin = start
    while begin > scene.first and tokens.words[begin - 1].lower() in ("the", "all", "most", "these", "those"):
        begin -= 1
    foreign_state = code is not None and not citizens
    yield from _authored(
        scene,
        speech,
        (
            [n for n in names if n.kind in ("armed_group", "military", "state")] if not code else [],
            code,
            not foreign_state,
        ),
        begin,
        clause_end(scene, end),
        "were",
    )


def _self_subject(scene: Scene, verb: int, speech: Speech) -> bool:
    """Whether the doer before a verb is the speaker: "it", "its fighters", "we", or a party of his side."""
    tokens, codes = scene.reading.tokens, class_codes()
    at = verb - 1
    while at >= scene.first and (
        tokens.codes[at] in codes["ADVERB"]
        or tokens.codes[at] in codes["HAVE"]
        or tokens.codes[at] in codes["QUOTE"]
        or tokens.codes[at] in codes["BE"]
        or tokens.words[at].lower() in ("also", "to", "continue", "continued", "still", "and")
    ):
        at -= 1
    if at < scene.first:
        return False
    lower = tokens.words[at].lower()
    if speech.start <= at < speech.end:
        return True  # claimed to have; claims it
    quoted = scene.talk.quote(at) is not None
    if lower in ("we", "i") or (not quoted and lower in ("it", "they")):
        return lower != "they" or (speech.name is not None and speech.name.kind != "person")
    if quoted and tokens.codes[at] in codes["PRONOUN"]:
        return False  # “They killed my brothers,” he said
    if tokens.words[verb - 1].lower() == "and" and _opens_with_self(scene, speech, verb):
        return True  # it had repelled the attack and retaken the town
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
        return (
            any(n.entity_id == speech.name.entity_id for n in _parties_before(scene, verb))
            if speech.manner == "post"
            else _is_of(scene, name, speech.name)
        )
    if speech.name is not None and speech.name.kind != "armed_group":
        for back in range(at, max(scene.first, at - 3) - 1, -1):
            code = nation(tokens.words[back])
            if code is not None:
                return code == speaks_for(scene, speech.name)
    return False


def _opens_with_self(scene: Scene, speech: Speech, verb: int) -> bool:
    """Whether what is said begins with "it", "its fighters", "we" and goes on to a verb."""
    tokens = scene.reading.tokens
    if not speech.end <= verb or speech.end < scene.first:
        return False
    for at in range(speech.end, min(verb, speech.end + 6)):
        lower = tokens.words[at].lower()
        if lower in ("it", "they", "we", "its", "their", "our"):
            return not any(word in (";", ":") for word in tokens.words[at:verb])
    return False


def _is_of(scene: Scene, name: Name, speaker: Name) -> bool:
    """Whether an acting party fights for the speaker: his state's army, his own state."""
    official = speaker.kind in ("military", "state", "government", "person")
    return official and name.kind in ("military", "state", "government") and same_side(scene, name, speaker)


FIGHTING = frozenset({"armed_group", "military", "state", "government", "person", "organization"})


def read_raided(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Its fighters had shot down a helicopter; a Ukrainian group had entered; X gunmen attacked a patrol."""
    tokens, codes = scene.reading.tokens, class_codes()
    if start > scene.first and tokens.codes[start - 1] in codes["BE"] and tokens.codes[start] in codes["VBN"]:
        return
    word = tokens.words[start].lower()
    if word in ("carried",) and tokens.words[start + 1 : start + 2] != ["out"]:
        return
    speech = said(scene, start, end)
    if speech is None or speech.name is None or speech.name.kind not in FIGHTING or speech.start == start:
        return
    subject = None
    stop = clause_end(scene, end)
    if _self_subject(scene, start, speech):
        if (
            word in ("came", "come", "entered", "fired", "launched")
            and not has_class(scene, end, stop, "RAID_NOUN")
            and word in ("came", "come")
        ):
            return
        if speech.name.kind == "person" and tokens.words[start - 1].lower() in ("he", "she"):
            return
        if speech.name.kind == "organization":
            return
        begin = _own_start(scene, start, speech)
        if any(code in codes["NEGATION"] or code in codes["MODAL"] for code in tokens.codes[begin:start]):
            return
        won = [f for f in scene.found[-3:] if f.stance == "claims_repelled" and f.start >= scene.first]
        if any(f.speaker and f.speaker.entity_id == speech.name.entity_id for f in won):
            return  # had crushed the raid and killed 40 of the raiders
        owned = [
            f for f in scene.found[-4:] if f.rule in ("owned", "owned by", "claimed attack") and f.speaker
        ]
        if any(
            f.speaker and f.speaker.entity_id == speech.name.entity_id and start - f.end < 45 for f in owned
        ):
            return  # claimed the ambush. It said its fighters had killed 40: one claim
        yield of_speech(scene, "claims_responsibility", speech, begin, stop, "own attack")
        return
    subject = subject_of(scene.reading, scene.cast, start, scene.first, scene.last)
    if subject is None or is_unreal(scene, subject, start):
        return
    begin = subject.start
    while (
        begin > scene.first
        and start - begin < 8
        and (tokens.words[begin - 1][:1].isalpha() or tokens.codes[begin - 1] in codes["QUOTE"])
        and tokens.words[begin - 1].lower()
        not in ("that", "said", "and", "says", "when", "after", "as", "if")
        and tokens.codes[begin - 1] not in codes["VBD"]
    ):
        begin -= 1
    if speech.start <= begin < speech.end or (
        speech.subject and speech.subject[0] <= begin < speech.subject[1]
    ):
        return
    author = _author(scene, begin)
    if author is None:
        return
    names, code, citizens = author
    names = [n for n in names if n.kind in ("armed_group", "military", "state") and n.start < start]
    if not names and (code is None or not has_class(scene, begin, start, "ATTACKER_NOUN")):
        return
    yield from _authored(scene, speech, (names, code, citizens), begin, stop, "attacked")


def _own_start(scene: Scene, verb: int, speech: Speech) -> int:
    """The first token of "its fighters had" before a verb."""
    tokens = scene.reading.tokens
    begin = verb
    while (
        begin > scene.first
        and verb - begin < 8
        and tokens.words[begin - 1].lower() not in (",", "that", ";", ":")
        and not (speech.start <= begin - 1 < speech.end)
    ):
        begin -= 1
    return begin


def read_seized(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """It had seized the town; the Legion and the Corps liberated X; captured by its forces."""
    tokens, codes = scene.reading.tokens, class_codes()
    if (
        tokens.codes[start] in codes["HOLD_VERB"]
        and tokens.codes[start] not in codes["VBD"]
        and (start == scene.first or tokens.words[start - 1].lower() not in ("to", "still", "also"))
    ):
        return
    stop = clause_end(scene, end)
    at = end - 1
    if tokens.codes[start] in codes["VBG"]:
        owned = [
            f for f in scene.found[-3:] if f.stance == "claims_responsibility" and f.start >= scene.first
        ]
        if owned and _holds_place(scene, end, min(scene.last, end + 5)):
            yield replace(owned[-1], stance="claims_control", start=start, end=stop, rule="own capture")
        return
    aux = start - 1
    while aux > scene.first and (tokens.codes[aux] in codes["ADVERB"] or tokens.codes[aux] in codes["QUOTE"]):
        aux -= 1
    passive = aux >= scene.first and tokens.codes[aux] in codes["BE"]
    follows = _holds_place(scene, end, min(scene.last, end + 7))
    if not follows and not (passive and _holds_place(scene, max(scene.first, start - 8), start)):
        claimed = [w.lower() for w in tokens.words[max(scene.first, start - 3) : start]]
        relative = bool(
            {"which", "that"} & {w.lower() for w in tokens.words[max(scene.first, start - 9) : start]}
        )
        if not (
            relative
            and (
                claimed[-2:] == ["to", "have"]
                or claimed[-1:] in (["it"], ["they"])
                or claimed[-1:] == ["have"]
            )
        ):
            return
    speech = said(scene, start, end)
    if speech is None or speech.name is None:
        return
    quoted = tokens.words[start].lower() in ("liberated", "freed") and (
        scene.talk.quote(start) is not None or speech.manner == "post"
    )
    if passive:
        if tokens.words[at].lower() not in ("liberated", "freed", "retaken", "captured", "seized"):
            return
        if speech.name.kind not in ("armed_group", "military", "state", "government"):
            return
    elif not _self_subject(scene, start, speech) and not (quoted and speech.name.kind == "armed_group"):
        return
    begin = _own_start(scene, start, speech)
    if UNSEEN & {word.lower() for word in tokens.words[max(scene.first, begin - 6) : start]}:
        return
    if any(code in codes["NEGATION"] or code in codes["MODAL"] for code in tokens.codes[begin:start]):
        return
    yield of_speech(scene, "claims_control", speech, begin, stop, "own capture")


UNSEEN = frozenset({"nothing", "no", "whether", "if"})
"""Before a verb of taking: found nothing to show that they held the village."""


def _holds_place(scene: Scene, start: int, end: int) -> bool:
    """Whether a place, or a noun for one, stands before any person noun between two positions."""
    tokens, codes = scene.reading.tokens, class_codes()
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


def read_fell(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """X is in our hands, under its control, fell to its troops."""
    words = scene.reading.tokens.words
    before = [word.lower() for word in words[max(scene.first, start - 4) : start]]
    owned = {"our", "their", "its"} & set(before) and {"in", "under"} & set(before)
    if words[start].lower() in ("hands", "control") and not owned:
        return
    speech = said_by_party(scene, start, end)
    if speech is None:
        return
    begin = clause_start(scene, start, speech, 8)
    if words[start].lower() in ("fell", "fallen"):
        party = party_after(scene, end)
        if party is None or speech.name is None or party.kind not in ("armed_group", "military", "state"):
            return
        ours, theirs = speaks_for(scene, speech.name), country_of(scene.cast, party)
        if ours is not None and theirs is not None and ours != theirs:
            return
    yield of_speech(scene, "claims_control", speech, begin, max(end, clause_end(scene, start)), "in hand")


def read_declared(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Declared the capture of the town; claimed control over it; took control of it, it said."""
    tokens = scene.reading.tokens
    if not _holds_place(scene, end, min(scene.last, end + 10)) and tokens.words[start].lower() not in (
        "victory",
    ):
        return
    verb = next(
        (
            s
            for s in scene.talk.near(scene.first, start, start + 1)
            if s.end <= start and start - s.end <= 4 and s.manner == "said"
        ),
        None,
    )
    if verb is not None and verb.subject is not None and verb.subject[1] <= start:
        subject = Subject(*verb.subject, verb.name, "name", verb.others)
        if not is_unreal(scene, subject, verb.start) and verb.stance != "denies":
            yield from of_verb(scene, "claims_control", subject, verb.start, end, "declared capture")
        return
    if tokens.words[start].lower() == "control" and tokens.words[start - 1].lower() in (
        "took",
        "taken",
        "full",
        "complete",
    ):
        speech = said(scene, start, end)
        if speech is not None:
            yield of_speech(
                scene, "claims_control", speech, start - 1, clause_end(scene, end), "took control"
            )


def read_never(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Said that the town was never lost, that it never happened."""
    speech = said(scene, start, end)
    if speech is not None and speech.name is not None and speech.name.kind != "person":
        yield of_speech(
            scene,
            "denies_fact",
            speech,
            clause_start(scene, start, speech, 8),
            max(end, clause_end(scene, end)),
            "never",
        )


def read_going(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Said that it is continuing the operation."""
    tokens = scene.reading.tokens
    if (
        start < scene.first + 2
        or tokens.codes[start - 1] not in class_codes()["BE"]
        or (tokens.words[start - 2].lower() not in ("it", "they", "we"))
    ):
        return
    if not has_class(scene, end, end + 5, "RAID_NOUN"):
        return
    speech = said(scene, start, end)
    if speech is not None and speech.name is not None and speech.name.kind in ("armed_group", "military"):
        yield of_speech(scene, "claims_responsibility", speech, start, clause_end(scene, end), "own attack")


def read_mine(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Said that the raid was theirs, that they did it, that it was their own work."""
    words = scene.reading.tokens.words
    word, before = words[start].lower(), words[start - 1].lower() if start else ""
    if word in ("theirs", "ours"):
        if not any(
            code in class_codes()["BE"]
            for code in scene.reading.tokens.codes[max(scene.first, start - 3) : start]
        ):
            return
    elif before not in (("their", "our", "its") if word == "own" else ("it", "they", "we")):
        return
    speech = said(scene, start, end)
    if speech is None:
        return
    begin = _own_start(scene, start, speech)
    for name in (speech.name, *speech.others):
        found = of_speech(
            scene, "claims_responsibility", speech, begin, max(end, clause_end(scene, end)), "theirs"
        )
        yield replace(found, speaker=name)


def read_repelled(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Had repelled the attack; were being pushed back; thwarted an attempt."""
    tokens, codes = scene.reading.tokens, class_codes()
    speech = said_by_party(scene, start, end)
    if speech is None:
        return
    begin = clause_start(scene, start, speech, 9)
    if any(
        code in codes["NEGATION"] or code in codes["MODAL"]
        for code in tokens.codes[max(begin, start - 4) : start]
    ):
        return
    if tokens.words[start - 1].lower() == "to" if start else False:
        return
    yield of_speech(scene, "claims_repelled", speech, begin, max(end, clause_end(scene, start)), "repelled")


def read_back(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Pushed back the saboteurs; forced the remnants to retreat; were thrown back."""
    tokens = scene.reading.tokens
    if tokens.words[start].lower() == "turned" and tokens.words[end - 1].lower() not in ("back", "away"):
        return  # turned out to be false
    if any(tokens.words[i] in (",", ";", ".") for i in range(start, end)):
        inner = [tokens.words[i] for i in range(start, end)]
        if inner.count(",") > 2 or ";" in inner:
            return
    if (
        has_class(scene, start, end + 4, "ATTACKER_NOUN")
        or has_class(scene, max(scene.first, start - 12), start, "ATTACKER_NOUN")
        or has_class(scene, end, end + 4, "RAID_NOUN")
    ):
        yield from read_repelled(scene, start, end)


def read_crushed(scene: Scene, start: int, end: int) -> Iterator[Found]:
    """Had crushed the raid: only with an attack for its object."""
    if has_class(scene, end, min(clause_end(scene, end), end + 5), "RAID_NOUN"):
        yield from read_repelled(scene, start, end)
    elif scene.reading.tokens.words[start].lower() in ("destroyed", "eliminated", "liquidated"):
        yield from read_raided(scene, start, end)

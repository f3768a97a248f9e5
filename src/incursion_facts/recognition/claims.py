"""Who claims, denies, blames, takes or throws back: claims of responsibility and about contested facts.

Two ways lead to a claim: verbs that are the claim ("denied", "blamed X for"), whose subject speaks
(claim_verbs), and contents that are one in anybody's mouth ("its fighters had seized the town"), whose
speaker attribution tells (claim_contents). A newcomer would start from the speakers; here rare words
decide which clauses are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ..language import Pattern
from ..language.patterns import one_of
from ..records import Claim, content_id
from . import claim_accusations as accusations
from . import claim_authors as authors
from . import claim_clues as clues
from . import claim_control as control
from . import claim_deeds as deeds
from . import claim_denials as denials
from . import claim_own as own
from . import claim_tolls as tolls
from . import claim_verbs as verbs
from .claim_scene import Found, Scene
from .reading import Reading
from .speech import talk_of

Rule = Callable[[Scene, int, int], Iterator[Found]]

TRIGGERS: tuple[tuple[str, Rule], ...] = (
    ("OWN_VERB (ADVERB|DETERMINER|full|sole)* CREDIT_NOUN", verbs.read_owned),
    ("CREDIT_NOUN (.){0,8}? BE (ADVERB|BE)* OWN_VERB&VBN by", verbs.read_owner),
    ("claimed by", verbs.read_owner),
    (
        "CLAIM_VERB (the|a|an|this|these|those|both|all|most|many|some|another|up|ADVERB|VAGUE|NUM|CARDINAL"
        "|DEMONYM|WORD&CAP)",
        verbs.read_claimed,
    ),
    ("DENIAL_NOUN (of|that)", denials.read_denial),
    ("DENY_VERB", denials.read_denied),
    ("PUT_VERB (WORD){0,3}? blame (WORD){0,6}? (on|at)", accusations.read_blame),
    ("BLAME_VERB", accusations.read_blamed),
    ("ACCUSE_VERB", accusations.read_accused),
    ("HOLD_VERB (.){1,6}? responsible", accusations.read_held),
    ("POINT_VERB (.){0,3}? at", accusations.read_pointed),
    ("ATTRIBUTE_VERB (.){0,6}? (to|on|at)", accusations.read_traced),
    ("CALL_VERB", accusations.read_called),
    ("nothing to do with", denials.read_nothing),
    ("no (WORD&LOWER){0,2}? (hand|part|role|ROLE_NOUN) (in|with|to)|no ROLE_NOUN", denials.read_nothing),
    (
        "not (ADVERB|BE)* involved|not act (.){0,3} (direction|orders|behest|instructions)",
        denials.read_nothing,
    ),
    ("not (.){0,2} (behind|responsible for)", denials.read_nothing),
    ("(gave|given|give) no (order|orders)|took no part|(kept|keeps) (.){1,4}? at arm", denials.read_nothing),
    ("(distanced|distances|distancing) (itself|himself|herself|themselves) from", denials.read_nothing),
    (
        "RAID_NOUN by|(fired|launched) from|(carried out|DONE_VERB&VBN|RAID_VERB&VBN) (.){0,4}? by|involved",
        deeds.read_done,
    ),
    ("CAUSE_VERB&VBN by|(result|consequence) of|(resulted|stemmed) from", deeds.read_caused),
    ("(HALLMARK_NOUN|WORK_NOUN) of", clues.read_work),
    (
        "CLUE_NOUN (.){0,3}? (point|points|pointed|pointing|fell|falls|fallen|fall) "
        "(to|at|on|towards|toward)",
        clues.read_clue,
    ),
    ("suspects in|SUSPECT_VERB (.){1,5}? of|SUSPECT_VERB (of|in)", clues.read_suspected),
    ("PROBE_VERB (whether|if)", clues.read_probed),
    ("SEE_VERB&VBN (by (.){1,4}?)? as (.){0,4}? PLOY_NOUN", clues.read_seen),
    ("(coming|came|come|originated) from", clues.read_origin),
    ("(DEMONYM|COUNTRY_ACRONYM&UPPER) (WORD&LOWER){0,2}? RAID_NOUN", clues.read_national),
    ("behind|responsible for", authors.read_behind),
    ("(named|names) (.){1,20}? as the ATTACKER_NOUN", authors.read_named),
    (
        "(ATTACKER_NOUN|they|these|those|men) BE (ADVERB|QUOTE|DETERMINER|HEDGE|NUM)*"
        "(?!ADVERB|QUOTE|DETERMINER|behind|responsible|ACCUSE_VERB|BLAME_VERB)",
        authors.read_were,
    ),
    ("CONFIRM_VERB", verbs.read_confirmed),
    ("ASSESS_VERB", verbs.read_assessed),
    ("CLAIM_VERB to be", verbs.read_identity),
    (
        "(doubled|doubles|double) down on (.){0,2}? CHARGE_NOUN|(repeated|reiterated) (.){0,2}? CHARGE_NOUN",
        accusations.read_repeated,
    ),
    ("not (SUPPORT_VERB&VB)", denials.read_unsupported),
    ("not (ADVERB)* (related|linked|connected) to|(unrelated|unconnected) to", denials.read_unsupported),
    ("(falsely|wrongly) (.){0,3}? (ACCUSE_VERB|BLAME_VERB)", denials.read_unsupported),
    ("without (harming|hurting|injuring|killing|targeting|wounding)", denials.read_harmless),
    ("CHARGE_NOUN (.){0,8}? BE (WORD){0,3}? (FALSE_WORD|provocation)", denials.read_untrue),
    ("SEIZE_NOUN (of|over|in)", control.read_declared),
    ("(fell|fallen) to|hands|control", control.read_fell),
    ("(forced|compelled) (.){1,24}? to (retreat|withdraw|flee)", control.read_back),
    ("(BACK_VERB&VBD|BACK_VERB&VBN|BACK_VERB&VBG) (.){0,8}? BACKWARDS", control.read_back),
    ("losing (ground|positions|men|the (fight|battle))?", control.read_losing),
    (
        "COMMEND_VERB (.){1,10}? (response|repelling|defence|defense|resistance) "
        "(to|of|against|in|during)? (.){0,4}? RAID_NOUN",
        control.read_commended,
    ),
    ("(raised|hoisted|planted) (.){0,3}? (flag|flags|banner)", control.read_flag),
    ("(spoke|speaks|boasted|boasts) of", deeds.read_boast),
    ("(joined|aided|helped) (.){0,3}? (RAID_NOUN|ATTACKER_NOUN)", deeds.read_joined),
    ("opened fire", deeds.read_raided),
    ("theirs|ours|own (work|doing)|did (it|this)", own.read_mine),
    ("(LOSE_VERB&VBD|LOSE_VERB&VBN) (no|none|nobody)", denials.read_unharmed),
    ("no (WORD){0,2}? LOSS_NOUN|none of (our|its|their)", denials.read_unharmed),
    ("not (ADVERB)* (RAID_VERB&VB|RAID_VERB&VBN|SEIZE_VERB&VB|carry|carried)", denials.read_undone),
    (
        "failed to (ADVERB)* (RAID_VERB&VB|ENTER_VERB&VB|SEIZE_VERB&VB|make|break|reach|gain|advance)",
        deeds.read_failed,
    ),
    ("no (evidence|proof|indication|truth|sign) (that|of|to|in)", denials.read_groundless),
    ("CREDIT_NOUN (.){0,8}? (by|from)", verbs.read_owner),
    ("no (.){0,3}? RAID_NOUN (HAVE|BE)* (DONE_VERB&VBN|carried)", denials.read_none),
    (
        "(impossible|absurd|wrong|ridiculous|nonsense|false|unfair) to "
        "(suggest|say|accuse|link|claim|allege|blame)",
        denials.read_absurd,
    ),
    ("unaware of|not aware of|no (information|knowledge|record|reports) (of|about|on)", denials.read_unaware),
    (
        "(trade|trades|traded|trading|exchanged|exchanging) (ADVERB|WORD){0,2}? (blame|CHARGE_NOUN)",
        accusations.read_traded,
    ),
    ("INTERCEPT_VERB&VBD|INTERCEPT_VERB&VBN|(shot|brought) down", control.read_intercepted),
    ("REPEL_VERB&VBD|REPEL_VERB&VBN|REPEL_VERB&VBG", control.read_repelled),
    ("CRUSH_VERB&VBD|CRUSH_VERB&VBN", control.read_crushed),
    ("SEIZE_VERB&VBG|SEIZE_VERB&VBD|SEIZE_VERB&VBN|HOLD_VERB", control.read_seized),
    (
        "never (ADVERB)? (lost|fell|fallen|left|changed|captured|taken|happened|existed|entered|crossed)",
        denials.read_never,
    ),
    ("continuing|conducting|carrying|launching|starting|beginning", own.read_going),
    ("(announced|announces|announce) (.){1,5}? RAID_NOUN (on|against|at|in)", own.read_announced),
    ("(took|takes|take) issue with", denials.read_issue),
    ("(claims|claim|accusations|accusation|allegations|allegation|charges) that", accusations.read_alleged),
    ("TRY_VERB to (ADVERB)* (RAID_VERB&VB|ENTER_VERB&VB|SEIZE_VERB&VB|WRONG_VERB&VB)", deeds.read_attempted),
    (
        "RAID_VERB&VBG|(continue|continues|continued) to RAID_VERB&VB|used (.){0,4}? ARM_NOUN",
        deeds.read_ongoing,
    ),
    ("(role|hand|part) in", deeds.read_role),
    ("WRONG_VERB&VBD|WRONG_VERB&VBN", deeds.read_wronged),
    ("made (.){0,4}? (incursion|incursions|raid|raids|attack|attacks)", deeds.read_raided),
    ("RAID_VERB&VBD|RAID_VERB&VBN|ENTER_VERB&VBD|ENTER_VERB&VBN", deeds.read_raided),
)
"""What may be a claim, and the rule that looks at it; of two that begin at one token the first is tried."""

STARTS = (
    "OWN_VERB", "CREDIT_NOUN", "CLAIM_VERB", "DENIAL_NOUN", "DENY_VERB", "PUT_VERB", "BLAME_VERB",
    "ACCUSE_VERB", "HOLD_VERB", "POINT_VERB", "ATTRIBUTE_VERB", "CALL_VERB", "nothing", "no", "not", "gave",
    "given", "give", "took", "kept", "keeps", "distanced", "distances", "distancing", "RAID_NOUN", "fired",
    "launched", "carried", "DONE_VERB&VBN", "RAID_VERB&VBN", "involved", "behind", "responsible", "named",
    "names", "ATTACKER_NOUN", "they", "these", "those", "men", "CONFIRM_VERB", "SEIZE_NOUN", "fell",
    "fallen", "hands", "control", "forced", "compelled", "BACK_VERB&VBD", "BACK_VERB&VBN", "BACK_VERB&VBG",
    "losing", "COMMEND_VERB", "raised", "hoisted", "planted", "spoke", "speaks", "boasted", "boasts",
    "joined", "aided", "helped", "opened", "theirs", "ours", "own", "did", "REPEL_VERB&VBD",
    "REPEL_VERB&VBN", "REPEL_VERB&VBG", "CRUSH_VERB&VBD", "CRUSH_VERB&VBN", "SEIZE_VERB", "never",
    "continuing", "conducting", "carrying", "launching", "starting", "beginning", "made", "ASSESS_VERB",
    "doubled", "doubles", "double", "repeated", "reiterated", "unrelated", "unconnected", "falsely",
    "wrongly", "without", "CHARGE_NOUN", "HALLMARK_NOUN", "WORK_NOUN", "CLUE_NOUN", "suspects",
    "SUSPECT_VERB", "PROBE_VERB", "SEE_VERB&VBN", "announced", "announces", "announce", "takes", "take",
    "claims", "claim", "TRY_VERB", "WRONG_VERB&VBD", "WRONG_VERB&VBN", "RAID_VERB&VBG", "continue",
    "continues", "continued", "used", "role", "hand", "part", "CAUSE_VERB&VBN", "result", "consequence",
    "resulted", "stemmed", "failed", "impossible", "absurd", "wrong", "ridiculous", "nonsense", "false",
    "unfair", "LOSE_VERB", "none", "unaware", "trade", "trades", "traded", "trading", "exchanged",
    "exchanging", "INTERCEPT_VERB&VBD", "INTERCEPT_VERB&VBN", "shot", "brought", "coming", "came", "come",
    "originated", "DEMONYM", "COUNTRY_ACRONYM&UPPER", "RAID_VERB&VBD", "ENTER_VERB&VBD", "ENTER_VERB&VBN",
)  # fmt: skip
"""First tokens of all triggers: one scan for them costs less than trying every trigger at every token."""

TRIGGER = Pattern("|".join(f"<t_{_letters}:{source}>" for _letters, (source, _) in zip(
    (a + b for a in "abcd" for b in "abcdefghijklmnopqrstuvwxyz"), TRIGGERS, strict=False)))  # fmt: skip
RULES: dict[str, Rule] = {
    f"t_{letters}": rule
    for letters, (_, rule) in zip(
        (a + b for a in "abcd" for b in "abcdefghijklmnopqrstuvwxyz"), TRIGGERS, strict=False
    )
}


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    return one_of(*STARTS)


def find_claims(reading: Reading) -> Iterator[Claim]:
    """Every clause in which a party claims, denies, blames or contests, one record a speaker and target."""
    tokens = reading.tokens
    codes = tokens.codes
    match_at = TRIGGER.match
    scene: Scene | None = None
    done: list[Claim] = []
    free = 0
    for candidate in _starts().finditer(codes):
        at = candidate.start()
        if at < free or (match := match_at(codes, at)) is None:
            continue
        free = match.end()
        if scene is None:
            scene = Scene(reading, talk_of(reading))
        if at >= scene.last:
            scene.first, scene.last = tokens.sentence(at)
        for found in RULES[str(match.lastgroup)](scene, at, free):
            if _is_new(scene, found):
                scene.found.append(found)
                done.append(_record(reading, scene, found, done))
    scene = scene or Scene(reading, talk_of(reading))
    told = {at for found in scene.found for at in range(found.start, found.end)}
    for found in (*clues.read_named_raids(scene), *tolls.read_tolls(scene)):
        if told.isdisjoint(range(found.start, found.end)):
            told.update(range(found.start, found.end))
            done.append(_record(reading, scene, found, done))
    yield from sorted(done, key=lambda claim: (claim.start, claim.end, claim.stance, claim.id))


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
    "blames": "who", "attributes": "who", "confirms_fact": "who", "claims_repelled": "won",
    "denies_fact": "no", "denies_involvement": "no",
}  # fmt: skip
"""Stances of which a clause has one: "denied that its men did it" is no second denial."""


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
    inside = [
        fact.id for fact in (*reading.casualties, *reading.events) if start <= fact.start and fact.end <= end
    ]
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

"""Ways to say that something happened: a trigger word, what follows it, what must stand before it.

A rule is anchored at its trigger: `after` is matched there, over codes in which known names and dates are
single classes (`overlay`). What stands before a verb is asked for by class only, because a subject may be
long. A newcomer would write one pattern a type; most verbs mean several types, and the weapon decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from ..language import Pattern
from ..language.classes import class_table
from ..records import EventType
from .reading import Name, Reading

Kind = EventType | Literal["weapon", "attack", "gunfire", "under", "exchange", "operation", "motion", "begin"]
"""What event_types.py decides: `weapon` by the weapon of the clause, none makes no event; `attack` by what is
attacked and whether somebody died; `gunfire` by who is shot at; `under` by what one comes under; `exchange`
by who exchanges fire; `operation` by whether it crosses a border; `motion` by where to; `begin` by what
began."""

STEP = "!NO_STEP&!SPEECH&!DEAL_N&!BE&!HAVE&!MODAL&!COMMA&!DOT&!ELLIPSIS&!QMARK&!EXCL&!COLON&!SEMI&!DATE_NAME"
"""What stands before the head of an object. One set, no alternation: every set costs time to compile."""
AREA = "(PLACE_NAME|AREA_N)"
ARMED = "(COMBATANT|ARMED_N|FORCE_NAME)"
DAY = "(on|in|since|late|early|last|this|that|of|during|by)? (the|late|early)? DATE_NAME NAME_REST*"
ADV = "(ADVERB|HEDGE|straight|together)"


def np(head: str, steps: int = 6) -> str:
    """An object phrase by its head: "several of the border villages" for villages."""
    return f"{STEP}{{0,{steps}}}? ({head})"


def headed(head: str, steps: int = 6) -> str:
    """An object phrase whose head a match gives as its group `head`: what was entered, seized, attacked."""
    return f"{STEP}{{0,{steps}}}? <head:{head}>"


Matcher = Callable[[str, int], re.Match[str] | None]


@dataclass(frozen=True)
class Rule:
    """One way to say it; trigger classes and patterns in the language of `Pattern`."""

    name: str
    kind: Kind
    trigger: str
    after: str | None = None
    """What follows an active verb, or a noun. None: never active."""
    passive: str | None = None
    """Heads, one of which must stand before a passive verb; "." for any; None: never passive."""
    passive_after: str = ""
    """What follows a passive verb."""
    subject: str | None = None
    """Classes, one of which must stand before an active verb in its sentence."""
    near: int = 12
    """Tokens before a verb within which `passive` and `subject` are looked for."""
    noun: bool = False
    bare: bool = False
    """Whether a verb in progress needs no object: "is still fighting"."""
    named: bool = False
    """Whether it is an event only with who, where or when: anybody returns from anywhere."""
    tried: bool = False
    """Whether the attempt is an event too: "attempted to enter the village"."""
    finite: bool = False
    """Whether only a finite verb tells it: "are investigating", not "the investigating magistrate"."""

    @cached_property
    def active(self) -> Matcher:
        """Matches what follows the trigger."""
        return Pattern(self.after or "").regex.match

    @cached_property
    def passive_voice(self) -> Matcher:
        """Matches what follows the trigger in the passive."""
        return Pattern(self.passive_after).regex.match

    def may_be_passive(self, codes: str, start: int) -> bool:
        """Whether what may be the subject of a passive stands before a verb group."""
        return self.passive == "." or not self.passive_codes.isdisjoint(
            codes[max(0, start - self.near) : start]
        )

    @cached_property
    def subject_codes(self) -> frozenset[str]:
        """The codes one of which must stand before an active verb."""
        return _codes(self.subject or "")

    @cached_property
    def passive_codes(self) -> frozenset[str]:
        """The codes one of which must stand before a passive verb."""
        return _codes(self.passive or "")


def _codes(classes: str) -> frozenset[str]:
    table = class_table()
    return frozenset().union(*(table.codes_of(name) for name in classes.split("|") if name and name != "."))


_ARMED = "COMBATANT|ARMED_N|FORCE_NAME|WAR_MACHINE"
_MOVERS = f"{_ARMED}|they|it"
_AREAS = "PLACE_NAME|AREA_N"
_PEOPLE = "CIVILIAN|COMBATANT|OFFICIAL|JOURNALIST|PEOPLE|PEOPLE_ENDING|PERSON_NAME"
_VICTIMS = (
    f"{_PEOPLE}|NUM|CARDINAL|VAGUE|TITLE_WORD|DEMONYM|them|him|her|everyone|himself|FORCE_NAME|CAPTIVE_NOUN"
)
_ASSAILED = (
    "PLACE_NAME|AREA_N|POST_N|BUILDING_N|COMBATANT|ARMED_N|CIVILIAN|FORCE_NAME|MACHINE_N|SOFT_TARGET"
    "|JOURNALIST"
)
_OFFICE = "PERSON_NAME|OFFICIAL|TITLE_WORD|FORCE_NAME|ACTOR_NAME|leaders|counterpart|VISITOR_N"
_WEAPON = "DRONE_W|SHELL_W|MISSILE_W|BLAST_W|AIR_W"

VERBS: tuple[Rule, ...] = (
    # crossed the border; entered the district; broke into Kursk region
    Rule("enter", "incursion", "ENTER_V", f"{ADV}? {headed('PLACE_NAME|AREA_N|BORDER_N')}",
         "PLACE_NAME|AREA_N|BORDER_N", subject=_MOVERS, near=30, tried=True),
    Rule("invade", "incursion", "INVADE_V", f"{headed('PLACE_NAME|AREA_N')}", "PLACE_NAME|AREA_N", near=6),
    Rule("cross border", "incursion", "CROSS_BORDER_V", f"{ADV}? (over)? {headed('BORDER_N')}", "BORDER_N",
         subject=_MOVERS, near=30, tried=True),
    Rule("cross into", "motion", "CROSS_V|CROSS_BORDER_V",
         f"{ADV}? (from {STEP}{{1,5}}? )? (into|across|over|through|onto|across from {STEP}{{1,5}}? into)"
         f" {headed('PLACE_NAME|AREA_N|BORDER_N')}",
         subject=_MOVERS, near=30, tried=True),
    Rule("send into", "incursion", "SEND_V",
         f"{np(ARMED, 4)} (across|into|over) {np('PLACE_NAME|AREA_N|BORDER_N')}", _ARMED,
         f"(across|into|over) {np('PLACE_NAME|AREA_N|BORDER_N')}"),
    Rule("advance", "other", "ADVANCE_V", f"{ADV}? (on|toward|towards) {np('PLACE_NAME|AREA_N', 4)}",
         subject=_ARMED, near=10),
    Rule("come across", "incursion", "CROSS_V|CROSS_BORDER_V",
         f"{ADV}? (across|over) (from {np('PLACE_NAME')}|{DAY})", subject=_ARMED, near=30),
    Rule("storm", "armed_clash", "STORM_V", f"{np('BUILDING_N|POST_N|AREA_N|PLACE_NAME')}",
         "BUILDING_N|POST_N|AREA_N|PLACE_NAME"),
    # fought with militants; clashed; is still fighting
    Rule("fight", "armed_clash", "FIGHT_V",
         f"{ADV}? (back)? ((with|against|alongside)? {np(ARMED, 5)}"
         f"|(in|near|at|around|outside|along|inside) {np(AREA, 5)}|for control"
         f"|{DAY}|for (a|the) ORDINAL_DAY)",
         subject=_ARMED, near=30, bare=True),
    Rule("fire on", "gunfire", "FIRE_V&!VB", f"(back)? (on|upon|at|toward|towards) {STEP}", ".",
         "(on|upon|at)"),
    Rule("open fire", "gunfire", "OPEN_FIRE_V", f"{STEP}{{0,2}}? (fire|gunfire|shots)"),
    Rule("machine-gun", "gunfire", "GUN_V", STEP, "."),
    Rule("come under", "under", "COME_V",
         f"under ({STEP}|and|COMMA){{0,6}}? (ASSAULT_N|fire|SHELLING_N|gunfire) (?!for)"),
    Rule("hit mine", "explosion", "MEET_MINE_V", f"(over|on|upon|into)? {np('MINE_N', 5)}"),
    Rule("ambush", "armed_clash", "AMBUSH_V", STEP, "."),
    # a weapon as subject, object or instrument
    Rule("shoot down", "interception", "DOWN_V",
         f"((down|out) {np('AIRCRAFT_N')}|{np('AIRCRAFT_N', 5)} (down))", "AIRCRAFT_N", "(down|out)"),
    Rule("intercept", "interception", "INTERCEPT_V", f"{np('AIRCRAFT_N', 5)}", "AIRCRAFT_N"),
    Rule("drop", "weapon", "DROP_V", f"{np(_WEAPON, 5)}", _WEAPON, near=5),
    Rule("drone drops", "weapon", "DROP_V", STEP, subject="DRONE_W", near=4),
    Rule("land", "weapon", "LAND_V",
         f"{ADV}? (short|down|off|in|on|at|near|into|over|outside|inside|onto|around|under|between|{STEP})",
         subject=_WEAPON, near=5),
    Rule("hit", "weapon", "HIT_V|DAMAGE_V",
         f"(?!DEAL_N|a DEAL_N) {STEP}", "."),
    Rule("strike inside", "weapon", "STRIKE_V", f"{ADV}? (in|inside|at|near|outside|on|across|DATE_NAME)",
         subject=_WEAPON,
         near=5, finite=True),
    Rule("crash", "other", "CRASH_V",
         f"{ADV}? (down|on|onto|in|into|near|outside|off|over|at|DATE_NAME|after|while)",
         subject="PLANE_N", near=5),
    Rule("kill with", "weapon", "KILL|WOUND", f"({STEP}|at least|up to|more than|about|around|over)",
         subject=_WEAPON,
         near=10),
    Rule("explode", "explosion", "EXPLODE_V", "", "."),
    Rule("set off", "explosion", "SET_V", f"off {np('BLAST_W', 5)}", "BLAST_W", "off", near=5),
    Rule("blow up", "explosion", "BLOW_V", f"(himself|herself|themselves|itself)? ({STEP}{{0,4}}? )? up",
         ".", "up"),
    Rule("shell", "shelling", "SHELL_V", f"((?!SHELL_W|BUILDING_N){STEP}|each other)", "."),
    Rule("bomb", "air_strike", "BOMB_V", f"{STEP}", ".", ""),
    Rule("dynamite", "explosion", "DYNAMITE_V", STEP, "."),
    # places
    Rule("seize", "capture_of_place", "SEIZE_V", f"{ADV}? {headed('PLACE_NAME|AREA_N|POST_N')}",
         "PLACE_NAME|AREA_N|POST_N", near=8),
    Rule("take", "capture_of_place", "take|takes|took|taken|taking",
         "(the (AREA_N) of)? (AREA_N)? (QUOTE)? <head:PLACE_NAME>", "PLACE_NAME", near=5,
         passive_after="(by|in|DATE_NAME|after)"),
    Rule("control", "capture_of_place", "OBTAIN_V",
         f"{STEP}{{0,2}}? control (of|over) {headed('PLACE_NAME|AREA_N|POST_N')}"),
    Rule("fall", "capture_of_place", "FALL_V",
         "(to|into the hands of) (the)? (FORCE_NAME|ARMED_N|COMBATANT|DEMONYM|WORD&CAP)", subject=_AREAS,
         near=8),
    # the city that Russia says it seized on Saturday; the army had retaken it from the rebels
    Rule("seize relative", "capture_of_place", "SEIZE_V", f"(?=({DAY}|after|in|COMMA|DOT))",
         subject="RELATIVE_W", near=6),
    Rule("retake it", "capture_of_place", "RETAKE_V", "it"),
    Rule("seize things", "other", "RETAKE_V", f"{np('COMBATANT|MACHINE_N|members', 5)}", "MACHINE_N", near=5),
    Rule("annex", "other", "ANNEX_V", f"{ADV}? {headed('PLACE_NAME|AREA_N')}", "PLACE_NAME|AREA_N"),
    # people
    Rule("force out", "evacuation", "FORCE_V",
         f"{STEP}{{1,7}}? (to (flee|leave|evacuate|abandon)|from (their|the) (homes|home|BUILDING_N))",
         _PEOPLE,
         "(to (flee|leave|evacuate|abandon)|from (their|the) (homes|home|BUILDING_N))", near=8),
    Rule("help out", "evacuation", "HELP_V", f"{STEP}{{0,5}}? (to)? evacuate", ".", "to evacuate"),
    Rule("empty", "evacuation", "EMPTY_V", None, "AREA_N|PLACE_NAME"),
    Rule("evacuate", "evacuation", "EVACUATE_V", f"({STEP}|from|to)", ".", tried=True),
    Rule("take out", "evacuation", "LEAVE_V", f"{STEP}{{0,4}}? out (of|to|DATE_NAME)", _PEOPLE,
         f"(out (?!to)|to {np('PLACE_NAME', 3)})"),
    Rule("arrest", "arrest", "ARREST_V", f"(?!POSS)({STEP}|him|her|them)", "."),
    Rule("abduct", "abduction", "ABDUCT", f"({STEP}|him|her|them)", ".", tried=True),
    Rule("seize people", "abduction", "SEIZE_PEOPLE_V",
         f"{np('CIVILIAN|JOURNALIST|OFFICIAL|hostages|PEOPLE_ENDING|people', 5)}",
         "CIVILIAN|JOURNALIST|OFFICIAL|PEOPLE_ENDING", "(by|from|in|at|off|near|on|DATE_NAME)", near=8),
    Rule("investigate", "investigation", "INQUIRE_V", f"({STEP}|whether|whom|into|how|what|who|why|the)", ".",
         finite=True, bare=True),
    Rule("take hostage", "abduction", "HOLD_V", f"({STEP}{{0,5}}? )?(hostage|hostages|captive)", _PEOPLE,
         f"(hostage|captive|from (their|his|her)|by {np('COMBATANT|ARMED_N', 3)})"),
    Rule("take away", "abduction", "take|takes|took|taken|taking",
         f"(away {np(_PEOPLE, 4)}|{np(_PEOPLE, 4)} away)",
         _PEOPLE, "away"),
    Rule("caught", "arrest", "CAPTURE", None, _PEOPLE, "by (the)? (DEMONYM)? AUTHORITY", near=8),
    Rule("kill", "killing", "KILL", f"(?!POSS|in|by){np(_VICTIMS, 4)}", "."),
    Rule("shoot dead", "killing", "SHOOT", f"({STEP}{{0,6}}? )?(dead|to death)", ".", "(dead|to death)"),
    Rule("gun down", "killing", "SHOOT", f"down {np(_PEOPLE, 4)}", f"{_PEOPLE}|he|she|they|who",
         "down"),
    Rule("cost lives", "killing", "COST_V", f"{STEP}{{0,5}}? lives"),
    Rule("release", "other", "RELEASE_V",
         f"{np('hostage|hostages|CAPTIVE_NOUN|COMBATANT|CIVILIAN|PERSON_NAME', 4)}",
         "hostage|hostages|CAPTIVE_NOUN|staff|CIVILIAN|COMBATANT|OFFICIAL|JOURNALIST|PERSON_NAME|he|she|they",
         near=6),
    Rule("take up arms", "armed_clash", "take|takes|took|taken|taking", "up arms",
         subject=f"{_PEOPLE}|{_MOVERS}"),
    # things
    Rule("damage", "property_damage", "DAMAGE_V", f"{np('BUILDING_N|WAR_MACHINE|MACHINE_N|POST_N')}",
         "BUILDING_N|WAR_MACHINE|MACHINE_N", near=10),
    Rule("sustain damage", "property_damage", "SUSTAIN_V", f"{STEP}{{0,4}}? (damage|damages)",
         "damage|damages",
         "(to|by|in|DATE_NAME|DOT|COMMA|and)",
         near=6),
    Rule("set on fire", "property_damage", "SET_V", f"({STEP}{{1,5}}? (on fire|ablaze|alight)|fire to)", ".",
         "(on fire|ablaze|alight)"),
    Rule("reduce", "property_damage", "REDUCE_V", None, ".",
         f"to {np('BUILDING_N|ashes|wreck|wreckage', 4)}"),
    Rule("cut off", "other", "CUT_V", f"(off|out)? {np('SUPPLY_N', 4)}", "SUPPLY_N", "(off|out|in|to)",
         near=6),
    # attacks of no kind
    Rule("assail", "attack", "ASSAIL_V",
         f"(?!DEAL_N|a DEAL_N){headed(_ASSAILED)}",
         _ASSAILED, near=8),
    Rule("attack", "attack", "ATTACK_V&!ASSAULT_N&!INCURSION_N", STEP, subject=_ARMED, near=5, finite=True),
    Rule("shoot", "gunfire", "SHOOT_V", f"{np(_PEOPLE, 4)}|(him|her|them)",
         subject=f"{_PEOPLE}|he|she|who|police", near=8),
    # who is driven off, searched for, founded, joined, let go
    Rule("repel", "armed_clash", "REPEL_V", f"{np('ASSAULT_N|INCURSION_N', 5)}", "ASSAULT_N|INCURSION_N"),
    Rule("beat off", "armed_clash", "BEAT_OFF_V", f"(off|back) {np('ASSAULT_N|INCURSION_N', 5)}",
         "ASSAULT_N|INCURSION_N",
         "(off|back)"),
    Rule("expel", "other", "EXPEL_V", f"{np(_ARMED, 5)}|from {np(_AREAS, 4)}", "."),
    Rule("push back", "other", "PUSH_V",
         f"(back {np(_ARMED, 5)}|(them|him) (back|out)|{np(_ARMED, 5)} (out|back"
         f"|from {np('AREA_N|PLACE_NAME', 4)}|from .{{1,12}}? to (retreat|withdraw))"
         f"|{STEP}{{0,8}}? from .{{1,12}}? to (retreat|withdraw))",
         _ARMED, "(out|back|off)", near=8),
    Rule("sweep", "other", "SWEEP_V", f"(up|out|through)? {np(AREA, 4)}", "AREA_N|PLACE_NAME"),
    Rule("join forces", "other", "JOIN_V", "(QUOTE|APOS)? (forces|FORCE_NAME)"),
    Rule("deploy", "other", "DEPLOY_V", f"{np(ARMED, 5)} (?!into|across|over)",
         "COMBATANT|ARMED_N|FORCE_NAME|MASS_PEOPLE", "", near=6),
    Rule("deploy there", "other", "DEPLOY_V", "(to|in|at|across|along|near|around|throughout)",
         subject="COMBATANT|ARMED_N|FORCE_NAME|MASS_PEOPLE", near=4),
    Rule("alert", "other", "PUT_V", f"({STEP}{{0,5}}? )?on {STEP}{{0,2}}? alert", ".",
         f"on {STEP}{{0,2}}? alert"),
    Rule("turn back", "other", "TURN_V", "(back|around|away)", "PLANE_N|ARMED_N|COMBATANT|POST_N|MACHINE_N",
         "(back|around|away)", subject="PLANE_N|ARMED_N|COMBATANT|POST_N|MACHINE_N|FORCE_NAME", near=8),
    Rule("abort", "other", "ABORT_V", f"{np('mission|flight|OPERATION_N|ASSAULT_N|INCURSION_N', 4)}",
         "mission|flight|OPERATION_N|ASSAULT_N|INCURSION_N", near=6),
    Rule("declare war", "other", "DECLARE_V", f"(war (on|against) {STEP}|independence)"),
    Rule("oust", "other", "OUST_V", f"{np('RULER_W|PERSON_NAME', 4)}", "RULER_W|PERSON_NAME|OFFICIAL",
         near=6, finite=True),
    Rule("ultimatum", "other", "ISSUE_V", f"{STEP}{{0,5}}? ultimatum", "ultimatum", near=4),
    Rule("elections", "other", "CALL_V", f"{STEP}{{0,4}}? (election|elections)", "election|elections",
         near=4),
    Rule("visit", "other", "VISIT_V", f"{np('PLACE_NAME|POST_N|front|COMBATANT|ARMED_N', 5)}",
         subject="VISITOR_N", near=8, finite=True),
    Rule("close border", "other", "CLOSE_V", f"(off|down)? {STEP}{{0,4}}? (BORDER_N|borders|airspace)",
         "BORDER_N|borders|airspace",
         near=6),
    Rule("sanctions", "other", "IMPOSE_V", f"{STEP}{{0,4}}? (sanctions|embargo|blockade)",
         "sanctions|embargo|blockade", near=5),
    Rule("accord", "other", "SIGN_V", f"{np('ACCORD_N', 5)}", "ACCORD_N", near=6),
    Rule("yield", "other", "YIELD_V", "(to|in|at|on|DATE_NAME|after)",
         subject="COMBATANT|ARMED_N|FORCE_NAME", near=6,
         finite=True),
    Rule("ram", "explosion", "RAM_V", f"{np('MACHINE_N|BLAST_W', 6)} ({STEP}|with){{0,4}}? into",
         "MACHINE_N|BLAST_W", "into", near=8),
    Rule("descend", "armed_clash", "DESCEND_V",
         f"into {STEP}{{0,3}}? (UPHEAVAL_N|VIOLENCE_N|CLASH_N|anarchy)",
         subject="PLACE_NAME|FORCE_NAME|country|AREA_N", near=10, finite=True),
    Rule("wage war", "armed_clash", "WAGE_V",
         f"{STEP}{{0,5}}? (war|insurgency|rebellion|uprising) (against|on|in)"),
    Rule("found", "other", "FOUND_V", f"(up)? (the)? (FORCE_NAME|ACTOR_NAME) NAME_REST* {DAY}",
         "FORCE_NAME|ACTOR_NAME|ARMED_N|it|which|that",
         f"(up)? (by|{DAY}|in the (spring|summer|autumn|fall|winter))", near=6),
    Rule("begin", "begin", "BEGIN_V", "(out)?", subject="UPHEAVAL_N|talks|negotiations", near=14,
         finite=True),
    Rule("take effect", "other", "take|takes|took|taken|taking|come|comes|came",
         "(effect|into (effect|force))",
         subject="TRUCE_N|ACCORD_N", near=8),
    Rule("riot", "other", "FIGHT_V", f"with {np(f'{ARMED}|police', 3)}", subject="CIVILIAN|PEOPLE", near=6,
         finite=True),
    Rule("withdraw", "other", "WITHDRAW_V",
         f"(out|back)? ((from|of|to|into|across) {np(AREA, 4)}|the country"
         f"|{np('PLACE_NAME', 1)}|{DAY}|(?=(DOT|COMMA)))",
         subject="ARMED_N|COMBATANT|FORCE_NAME", near=6, finite=True),
    Rule("lay siege", "armed_clash", "LAY_V", "siege to"),
    Rule("besiege", "other", "BESIEGE_V", f"{np('PLACE_NAME|AREA_N|POST_N|BUILDING_N', 4)}|it",
         "PLACE_NAME|AREA_N|BUILDING_N"),
    Rule("truce", "other", "AGREE_V", f"(on|to)? {np('TRUCE_N|ACCORD_N', 4)}", "TRUCE_N|ACCORD_N"),
    Rule("truce ends", "other", "COLLAPSE_V", "", subject="TRUCE_N", near=8, finite=True),
    # deeds of no closer type
    Rule("foil", "other", "FOIL_V",
         f"{np('ASSAULT_N|BOMB_N|plot|attempt|EXPLOSION_N|KILLING_N|INCURSION_N', 5)}",
         "ASSAULT_N|BOMB_N|plot|attempt|EXPLOSION_N|INCURSION_N", near=8),
    Rule("meet", "other", "MEET_V",
         f"(with)? {np(_OFFICE, 4)}|for talks|(in|at) PLACE_NAME|DATE_NAME",
         subject=f"{_OFFICE}|he|she|they", near=20, finite=True, named=True),
    Rule("phone", "other", "PHONE_V",
         f"{STEP}{{0,3}}? (counterpart|counterparts)|(OFFICIAL|TITLE_WORD)? PERSON_NAME",
         subject=f"{_OFFICE}|he|she", finite=True, named=True),
    Rule("hold talks", "other", "HOLD_TALKS_V", f"{np('TALKS_N', 5)}", "TALKS_N", near=6, named=True),
    Rule("travel", "other", "TRAVEL_V",
         f"{ADV}? (back)? (in|at|to|for|from)? {np('PLACE_NAME|AREA_N|POST_N|positions|places', 3)}",
         subject=f"{_OFFICE}|COMBATANT|ARMED_N|he|she|PLANE_N|TEAM_N", near=8, finite=True, named=True),
    Rule("hand over", "other", "HAND_V", f"(over)? {np('BODY_N', 5)}|over {np(_PEOPLE, 4)}",
         "BODY_N", "(over)? (to|by|on|in|from|DATE_NAME)", near=8),
    Rule("shut", "other", "SHUT_V", f"(off|down)? {np('CLOSED_N|AREA_N', 5)}",
         "CLOSED_N|AREA_N",
         near=8),
    Rule("seal", "other", "SEAL_V", f"(off)? {np('BUILDING_N', 5)}", "BUILDING_N", "(off|by)", near=8),
    Rule("resume", "other", "RESUME_V", f"({DAY}|later|after|to|for|DOT)", subject="CLOSED_N", near=5,
         finite=True),
    Rule("protest", "other", "PROTEST_V", f"(against|in|outside|at|over|through|by|near|across|{DAY})",
         subject=f"{_PEOPLE}|VAGUE|they", near=8, named=True),
    Rule("sentence", "other", "COURT_V", f"{np(_PEOPLE, 4)}", f"{_PEOPLE}|he|she|who",
         "(to|for|of|in|with|by|DATE_NAME|after|over)", near=10, named=True),
    Rule("appoint", "other", "APPOINT_V", f"(in)? {np('OFFICIAL|TITLE_WORD|PERSON_NAME', 4)}",
         "PERSON_NAME|OFFICIAL|TITLE_WORD|he|she|who", near=8, named=True),
    Rule("resign", "other", "RESIGN_V", f"({DAY}|in|after|over|as|from|DOT|COMMA)",
         subject="PERSON_NAME|OFFICIAL|TITLE_WORD|RULER_W|he|she", finite=True, named=True),
    Rule("proclaim", "other", "PROCLAIM_V",
         f"{STEP}{{0,4}}? (famine|independence|mourning|jihad|caliphate|autonomy)", "famine|independence",
         "(in|by|from|on|DATE_NAME)", near=4),
    Rule("tighten", "other", "TIGHTEN_V",
         f"(up)? {STEP}{{0,3}}? (security|patrols|checks|controls|attacks|insurgency|ASSAULT_N|IMPOSED_N)",
         "security|patrols|controls|attacks", near=8),
    Rule("guard", "other", "GUARD_V", f"(off)? {np('AREA_N|PLACE_NAME|POST_N|BUILDING_N', 4)}",
         "AREA_N|PLACE_NAME|BUILDING_N", "(off|by)", subject=f"{_ARMED}|police", near=8),
    Rule("search", "investigation", "SEARCH_V", f"{np('BUILDING_N|MACHINE_N', 6)}", "BUILDING_N",
         "(by|for|DATE_NAME|in)",
         subject="SEARCHER_W|FORCE_NAME", near=8),
    Rule("find", "other", "FIND_V", f"{np('FOUND_N', 5)}", "FOUND_N",
         "(in|at|on|near|by|from|during|DATE_NAME|inside)", near=8),
    Rule("steal", "other", "STEAL_V", f"{STEP}", "BUILDING_N|MACHINE_N|CIVILIAN|CLOSED_N|GUN_W|PLANE_N",
         near=8),
    Rule("hospital", "other", "CARRY_V", f"{STEP}{{1,6}}? to {STEP}{{0,5}}? (hospital|hospitals|clinic)", ".",
         f"{STEP}{{0,4}}? (to {STEP}{{0,5}}? (hospital|hospitals|clinic)|to {STEP}{{0,5}}? for treatment)"),
    Rule("stop", "other", "STOP_V", None, f"{_PEOPLE}|MACHINE_N|he|she|they|who",
         f"(at|by|near|on) {STEP}", near=8),
    Rule("question", "other", "QUESTION_V", f"{np(_PEOPLE, 4)}|(him|her|them)", f"{_PEOPLE}|he|she|they",
         near=6),
    Rule("beat", "other", "BEAT_V", f"{np(_PEOPLE, 4)}|(him|her|them)", f"{_PEOPLE}|he|she|they",
         "(by|in|at|to|during|on|with|DATE_NAME|DOT)", near=6),
    Rule("escape", "other", "ESCAPE_V", "(from|into|across|custody|BUILDING_N|after|during)",
         subject=f"{_PEOPLE}|he|she|they", near=8, finite=True),
    Rule("plan", "other", "PROPOSE_V", f"{np('MEASURE_N', 4)}", "MEASURE_N",
         subject=f"{_OFFICE}|government|parliament|authorities", near=6, finite=True),
    Rule("ban", "other", "BAN_V", STEP, ".", "(from|in|by|after|DATE_NAME)", finite=True, named=True),
    Rule("envoy", "other", "RECALL_V", f"{np('ENVOY_N', 4)}", "ENVOY_N", near=5),
    Rule("wreck", "other", "CRASH_V|CAPSIZE_V",
         "(down|on|onto|in|into|near|outside|off|over|at|DATE_NAME|after|while|DOT)",
         "VESSEL_N", "(in|near|off|on|DATE_NAME)", subject="VESSEL_N", near=5, finite=True),
    Rule("surge", "other", "SURGE_V", "", subject="VIOLENCE_N", near=6, finite=True, named=True),
    Rule("impose", "other", "IMPOSE_V", f"{np('IMPOSED_N', 4)}", "IMPOSED_N", near=6),
    Rule("aid", "statement_of_aid", "AID_V", f"({STEP}{{0,7}}? with)? {np('LETHAL_AID', 5)}", "LETHAL_AID",
         "(to|for|by)", subject="PLACE_NAME|FORCE_NAME|ACTOR_NAME|PERSON_NAME|allies|ally"),
    Rule("aid against", "statement_of_aid", "BACK_V",
         f"(PLACE_NAME|FORCE_NAME|{STEP}{{0,4}}? (ARMED_N|COMBATANT|RULER_W)) NAME_REST*"
         " (against|in (the|its|their) (war|fight|battle|UPHEAVAL_N))",
         subject="PLACE_NAME|FORCE_NAME|ACTOR_NAME|DEMONYM", near=8),
)  # fmt: skip

NOUNS: tuple[Rule, ...] = (
    Rule("emergency", "security_regime", "emergency|martial|curfew|cto|siege", noun=True),
    Rule("incursion", "incursion", "INCURSION_N&!VBD", noun=True),
    Rule("assault", "attack", "ASSAULT_N&!VBD", noun=True),
    Rule("clash", "armed_clash", "CLASH_N", "(?!MACHINE_N|ARMED_N)", noun=True),
    Rule("shelling", "shelling", "SHELLING_N", noun=True),
    Rule("fire", "weapon", "fire|fires|rounds", noun=True),
    Rule("explosion", "explosion", "EXPLOSION_N", noun=True),
    Rule("shots", "armed_clash", "shots|gunfire", "(BE|HAVE)* (heard|fired|exchanged|rang)", noun=True),
    Rule("air strike", "air_strike", "AIR_N", noun=True),
    Rule("exchange", "exchange", "exchange|exchanges", f"of {STEP}{{0,4}}? (fire|gunfire|shots)", noun=True),
    Rule("operation", "operation", "OPERATION_N", noun=True),
    Rule("downing", "interception", "DOWNING_N", f"of {np('AIRCRAFT_N', 5)}", noun=True),
    Rule("evacuation", "evacuation", "EVACUATION_N", noun=True),
    Rule("capture", "capture_of_place", "CAPTURE_N",
         f"of (?!COMBATANT|CIVILIAN){headed('PLACE_NAME|AREA_N', 5)}", noun=True),
    Rule("regime", "security_regime", "COUNTER_TERROR",
         "(QUOTE|APOS)? (DASH)? (WORD&LOWER&!FUNCTION)? REGIME_N", noun=True),
    Rule("probe", "investigation", "PROBE_N", noun=True),
    Rule("custody", "arrest", "custody", noun=True),
    Rule("arrests", "arrest", "ARREST_N", f"of (?!the work|work){STEP}", noun=True),
    Rule("killing", "killing", "KILLING_N", f"(of {np(_PEOPLE, 5)})?", noun=True),
    Rule("kidnapping", "abduction", "ABDUCTION_N", f"(of {np(_PEOPLE, 5)})?", noun=True),
    Rule("cleansing", "other", "SWEEP_N", f"(operation|operations|of {np(_AREAS, 4)})", noun=True),
    Rule("outbreak", "other", "start|outbreak|beginning", f"of {STEP}{{0,4}}? UPHEAVAL_N", noun=True),
    Rule("upheaval", "other", "UPHEAVAL_N", noun=True),
    Rule("ouster", "other", "OUSTER_N", f"of {STEP}", noun=True),
    Rule("withdrawal", "other", "WITHDRAWAL_N", f"(of {np(ARMED, 4)}|from {STEP})", noun=True),
    Rule("atrocity", "other", "ATROCITY_N", noun=True),
    Rule("unrest", "other", "UNREST_N", noun=True, named=True),
)  # fmt: skip


@lru_cache(maxsize=1)
def rules_by_code() -> dict[str, tuple[tuple[Rule, ...], tuple[Rule, ...]]]:
    """Code of a word -> the verb rules and the noun rules that it triggers, in order."""
    table = class_table()
    out: dict[str, tuple[list[Rule], list[Rule]]] = {}
    for rule in (*VERBS, *NOUNS):
        codes: set[str] = set()
        for part in rule.trigger.split("|"):
            first, *others = part.split("&")
            found = table.codes_of(first)
            for name in others:
                other = table.codes_of(name.lstrip("!"))
                found = found - other if name.startswith("!") else found & other
            codes |= found
        for code in codes:
            out.setdefault(code, ([], []))[rule.noun].append(rule)
    return {code: (tuple(verbs), tuple(nouns)) for code, (verbs, nouns) in out.items()}


FORCES = frozenset({"armed_group", "military", "government", "state"})


def overlay(reading: Reading) -> str:
    """The codes of an article with its names and dates written over."""
    tokens = reading.tokens
    phrase = class_table().phrase
    rest = phrase["NAME_REST"]
    codes = list(tokens.codes)
    for date in reading.dates:
        start = tokens.at(date.start)
        end = tokens.at(date.end - 1) + 1
        codes[start] = phrase["DATE_NAME"]
        codes[start + 1 : end] = rest * (end - start - 1)
    for name in reading.names:
        codes[name.start] = phrase[_name_class(name)]
        codes[name.start + 1 : name.end] = rest * (name.end - name.start - 1)
    return "".join(codes)


def _name_class(name: Name) -> str:
    if name.is_place:
        return "PLACE_NAME"
    if name.kind in FORCES:
        return "FORCE_NAME"
    return "PERSON_NAME" if name.kind == "person" else "ACTOR_NAME"

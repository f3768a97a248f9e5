"""Word classes as sets of codes, for the loops over tokens that read the clause around an event's trigger."""

from __future__ import annotations

import re
from functools import lru_cache

from ..language.classes import class_table


class Codes:
    """Codes by class, as sets: what a loop over tokens asks."""

    def __init__(self) -> None:
        table = class_table()
        codes = table.codes_of
        self.boundary = table.boundary
        self.be = codes("BE")
        self.have = codes("HAVE")
        self.modal = codes("MODAL")
        self.negation = codes("NEGATION")
        self.adverb = codes("ADVERB", "HEDGE", "both", "all", "also")
        self.hedge = codes("HEDGE")
        self.to = codes("to")
        self.auxiliary = (
            self.be | self.have | self.modal | self.negation | self.adverb | self.to | codes("DO")
        )
        self.vbd, self.vbn, self.vbg = codes("VBD"), codes("VBN"), codes("VBG")
        self.vbz, self.vb = codes("VBZ"), codes("VB")
        self.by = codes("by")
        self.preposition = codes(
            "in",
            "from",
            "by",
            "on",
            "to",
            "against",
            "near",
            "into",
            "with",
            "for",
            "at",
            "inside",
            "outside",
            "across",
            "toward",
            "towards",
            "over",
            "through",
            "between",
            "of",
            "around",
            "about",
            "under",
            "within",
            "along",
            "behind",
            "amid",
            "among",
        )
        self.of = codes("of")
        self.against = codes("against", "on", "upon")
        self.speech = codes("SPEECH", "CLAIM_SPEECH", "ADMIT_SPEECH", "DENY_SPEECH", "according")
        self.clause_end = codes("SEMI", "COLON", "SUBORDINATE") - codes("SPEECH")
        self.comma = codes("COMMA")
        self.joins = codes(
            "COMMA", "and", "the", "a", "an", "AMP", "QUOTE", "APOS", "of", "LPAR", "RPAR", "as", "well"
        )
        self.force, self.person, self.place = codes("FORCE_NAME"), codes("PERSON_NAME"), codes("PLACE_NAME")
        self.actor = codes("FORCE_NAME", "PERSON_NAME", "ACTOR_NAME")
        self.name = self.actor | self.place
        self.rest = codes("NAME_REST")
        self.date = codes("DATE_NAME")
        self.possessive = codes("POSS")
        self.demonym = codes("DEMONYM")
        self.locative = codes(
            "in",
            "at",
            "near",
            "outside",
            "around",
            "on",
            "inside",
            "from",
            "into",
            "over",
            "across",
            "of",
            "toward",
            "towards",
            "against",
        )
        self.quote = codes("QUOTE", "APOS", "DASH")
        self.unreal_verb = codes("UNREAL_V")
        self.unreal_noun = codes("UNREAL_N")
        self.ongoing = codes("ONGOING_V")
        self.plural = codes(
            "NNS", "MASS_PEOPLE", "they", "we", "FORCE_NAME", "NAME_REST", "COMBATANT"
        ) - codes("NN")
        self.singular = codes(
            "NN",
            "it",
            "he",
            "she",
            "who",
            "which",
            "that",
            "FORCE_NAME",
            "ACTOR_NAME",
            "PERSON_NAME",
            "PLACE_NAME",
            "NAME_REST",
        )
        self.determiner = codes(
            "a",
            "an",
            "the",
            "this",
            "that",
            "these",
            "those",
            "its",
            "their",
            "his",
            "her",
            "POSS",
            "NUM",
            "CARDINAL",
            "another",
            "several",
            "some",
            "no",
            "any",
            "VAGUE",
            "both",
            "such",
        )
        self.anaphor = codes("ANAPHOR")
        self.if_ = codes("if", "unless", "whether", "case")
        self.light = codes("LIGHT_V")
        self.opens = codes("OPEN_V")
        self.function = codes("FUNCTION")
        self.word = codes("WORD", "DIGIT", "NAME_REST") | self.name
        self.metaphor = codes("METAPHOR")
        self.ordinal_day = codes("ORDINAL_DAY")
        self.day = codes("day")
        self.drone, self.shell, self.missile = codes("DRONE_W"), codes("SHELL_W"), codes("MISSILE_W")
        self.air, self.blast, self.gun = codes("AIR_W"), codes("BLAST_W"), codes("GUN_W")
        self.weapon = self.drone | self.shell | self.missile | self.air | self.blast
        self.instrument = codes("by", "with", "from", "in", "using", "including", "included", "of")
        self.post = codes("POST_N", "COMBATANT", "ARMED_N", "MACHINE_N", "FORCE_NAME")
        self.area = codes("AREA_N", "PLACE_NAME")
        self.armed = codes("COMBATANT", "ARMED_N", "FORCE_NAME", "WAR_MACHINE")
        self.joins_verb = codes("and", "COMMA", "or", "QUOTE")
        self.nns = codes("NNS", "INCURSION_N", "ASSAULT_N", "CLASH_N", "EXPLOSION_N")
        self.other = self.determiner | codes("other")
        self.occurs = codes("OCCUR_V", "HAVE")
        self.stop = codes("DOT", "RPAR", "LPAR", "QUOTE", "DASH")
        self.assailed = codes("CLASH_N", "ASSAULT_N", "INCURSION_N", "SHELLING_N", "EXPLOSION_N", "AIR_N")
        self.combatant = codes("COMBATANT", "ARMED_N")
        self.where = codes("where")
        self.subject_end = codes("and", "COMMA", "RELATIVE_W", "VBZ", "BE") - self.assailed
        self.names_kind = codes("BLAST_W", "SHELL_W", "AIR_W", "MISSILE_W", "DRONE_W") & codes("NN", "LOWER")
        self.object_word = self.word - self.function - self.vbd - self.speech
        self.in_progress = self.be | codes("COMBATANT", "ARMED_N")
        self.own = self.place | self.date | self.actor
        self.not_first = self.preposition | codes("that", "and", "or", "but", "only", "as", "which", "out")
        self.by_end = self.comma | self.stop | {self.boundary} | (self.preposition - self.by - self.of)
        self.state_force = codes("STATE_FORCE")
        self.from_ = codes("from")
        self.nobody = codes("no", "nobody", "none", "neither")
        self.leading = self.determiner | self.quote
        self.number = codes("NUM", "CARDINAL")
        stops = {self.boundary} | self.clause_end | (self.speech - self.weapon)
        self.stops = re.compile(f"[{re.escape(''.join(sorted(stops)))}]")
        self.days = re.compile(f"[{re.escape(''.join(sorted(self.day)))}]")
        self.war_machine, self.crime = codes("WAR_MACHINE"), codes("CRIME_W")
        self.noun_left = (
            (self.word - self.function - self.vbd - (self.vbz - self.singular))
            | self.possessive | self.quote | self.determiner | self.date
        )  # fmt: skip
        self.relative = codes("RELATIVE_W")
        self.hangs_on = codes("of", "on", "against", "between", "upon")
        self.plane = codes("PLANE_N")
        self.thrown = self.drone | self.missile | self.shell | codes("BOMB_N")
        self.assault, self.shelling = codes("ASSAULT_N"), codes("SHELLING_N")
        self.soft = codes(
            "CIVILIAN", "PEOPLE", "PEOPLE_ENDING", "JOURNALIST", "OFFICIAL", "SOFT_TARGET"
        ) - codes("COMBATANT", "ARMED_N")
        self.at_home = self.soft | codes("BUILDING_N")
        self.opener = codes("a", "an", "the", "this", "these", "those", "its", "their", "his", "her", "our")
        self.authority = codes("police")
        self.victim = self.soft | self.combatant | codes("PERSON_NAME", "TITLE_WORD")
        self.after_gerund = (
            self.determiner | self.name | self.demonym | self.post | codes("AREA_N", "BUILDING_N")
        )
        self.attacked = self.post | self.area | self.at_home
        self.behind_participle = (
            self.by | self.stop | self.locative | self.date | self.comma | {self.boundary}
        )
        self.mishap = codes("MISHAP_W")
        self.kill = codes("KILL", "WOUND")
        self.series = codes("SERIES_N")
        self.happens = codes("HAPPEN_V")
        self.attempted = codes("ATTEMPTED_W")
        self.responsible_for = codes("for")
        self.responsibility = codes("responsibility")
        self.in_during = codes("in", "during")
        self.die = codes("DIE")
        self.fighting = codes("CLASH_N") - codes("ambush", "ambushes", "siege", "sieges")
        self.bombing = codes("BOMBING_W")
        self.own_bomb = codes("suicide", "car", "truck", "roadside", "bus", "mine")
        self.flying = codes("AIR_W", "AIR_N", "PLANE_N")
        self.of_state = codes("DEMONYM", "FORCE_NAME")
        self.there = codes("there")
        self.fierce = codes("FIERCE_W")
        self.done = codes("LIGHT_V") & codes("VBN")
        self.plain = self.word - self.function - self.speech - self.name - self.rest - codes("CAP", "UPPER")
        self.verb_forms = (
            codes("VBD", "VBN", "VBZ", "VB", "VBG", "PAST_ENDING", "ADVERB", "DATE_NAME")
            | self.have
            | self.be
        )
        self.nns_only = codes("NNS") - codes("NN")
        self.siege = codes("siege", "sieges")
        self.raid = codes("raid", "raids")
        self.raids = codes("raids")
        self.kills = codes("KILL")
        self.base = codes("POST_N") - codes("COMBATANT", "ARMED_N")
        self.noun_or_verb = codes(
            "ASSAULT_N",
            "INCURSION_N",
            "CLASH_N",
            "EXPLOSION_N",
            "SHELL_W",
            "MISSILE_W",
            "BLAST_W",
            "AIR_W",
            "DRONE_W",
            "SHELLING_N",
            "fire",
            "fires",
            "BUILDING_N",
            "MACHINE_N",
        )
        self.suicide = codes("suicide")
        self.war = codes("conflict", "hostilities", "insurgency", "rebellion", "uprising")
        self.air_raid = re.compile(
            f"[{re.escape(''.join(sorted(self.air)))}][{re.escape(''.join(sorted(self.raid)))}]"
        )
        self.light_end = (
            {self.boundary} | self.comma | self.name | self.relative | codes("in", "of", "for", "from")
        )
        self.frontier = codes("BORDER_N", "PLACE_NAME") - codes("checkpoint")
        self.campaign = codes("campaign", "campaigns")
        self.by_air = codes("AIR_W", "BOMBING_W")
        self.truce_of = codes("cessation", "ceasing", "halt", "end", "lull")
        self.bomber = codes("bomber", "bombers")
        self.leaves = codes("left", "leaves", "leaving", "leave")
        self.past = (codes("PAST_ENDING") & codes("LOWER")) - self.names_kind
        self.other_verb = self.comma | self.be | self.have | self.modal | (self.vbd & self.speech)
        self.that = codes("that")
        self.at_whom = codes("on", "at", "upon", "toward", "towards", "against")
        self.of_date = self.of | self.date | self.rest | self.comma
        self.first = codes("first", "latest", "recent")
        self.in_the_field = self.post | codes("AIRCRAFT_N", "PLANE_N", "WAR_MACHINE")
        self.irregular = codes("IRREGULAR")
        self.war_work, self.over_border = codes("WAR_WORK"), codes("OVER_BORDER_W")
        self.advance = codes("ADVANCE_V")
        self.dead = codes("DEAD_W")
        self.again = codes("AGAIN_W")
        self.tried = codes(
            "attempt", "attempts", "attempted", "attempting", "try", "tried", "tries", "trying"
        )
        self.promised = codes("will", "pledged", "promised", "agreed", "vowed")
        self.inner = codes(
            "of",
            "on",
            "in",
            "at",
            "near",
            "against",
            "by",
            "outside",
            "between",
            "inside",
            "across",
            "upon",
            "from",
            "over",
            "around",
        )
        self.phrase = (
            (self.word - self.function - self.vbd - self.speech - self.be - self.have - self.modal)
            | self.determiner | self.possessive | self.date | self.demonym
        )  # fmt: skip
        self.pronoun = codes("it", "they", "its", "their", "we", "our")


@lru_cache(maxsize=1)
def code_sets() -> Codes:
    """The sets of the package's class table."""
    return Codes()

"""Patterns over word classes that show where names stand and what their own words make of them."""

from __future__ import annotations

from ...language import Pattern

NAME_WORD = "(CAP&!BREAKER|UPPER&!BREAKER|MIXED&!BREAKER)"
"""A capitalised token that may be part of a name; days and months are not."""

INITIAL_WORD = "(INITIAL|SAINT&CAP) DOT"
"""An initial, or a saint: the full stop belongs to the name."""

OWNED = f"(CAP&OWNER) (POSS|APOS) (?= {NAME_WORD})"
"""An owner inside a name: "People’s Defence Force", "Doctors' Circle"."""

RUN = Pattern(
    f"((ORD|(LEADING_PARTICLE&LOWER){{1,2}}) (?= {NAME_WORD}))? ({INITIAL_WORD} (?= {NAME_WORD}))*"
    f" ({OWNED})? {NAME_WORD}"
    f" ( {INITIAL_WORD} (?= {NAME_WORD}) | {OWNED} | (PARTICLE){{1,2}} {NAME_WORD}"
    f" | (of|for|on|and) (the)? ({OWNED})? {NAME_WORD} | (AMP|ORD) {NAME_WORD} | {NAME_WORD} )*"
)
"""Capitalised tokens with the small words that may join them; runs.py cuts where they do not."""

HEAD_CLASSES = ("HEAD_GOVERNMENT", "HEAD_MILITARY", "HEAD_ARMED", "HEAD_MEDIA", "HEAD_ORG")
HEAD = "(" + "|".join(f"{shape}&{cls}" for cls in HEAD_CLASSES for shape in ("CAP", "UPPER")) + ")"
NO_HEAD = "".join(f"&!{cls}" for cls in HEAD_CLASSES)

INNER = f"({OWNED}|CAP&!BREAKER&!TITLE|UPPER&!BREAKER&!TITLE|MIXED&!BREAKER)"
INSIDE_TAIL = f"({INNER}|PARTICLE|of (?= {INNER}))"

ORGANIZATION = Pattern(
    f"(ORD)? ({INNER} (of|for) (the)? )? ({INNER}){{0,6}} <head: {HEAD}> ({HEAD})*"
    f" <tail: ( (of|for|on) (the)? {INNER} ({INSIDE_TAIL}){{0,4}} (and (the)? {INNER}{{1,2}})? )*>"
)
"""Words around a head noun: "24th Mechanized Brigade", "Institute for the Study of War"."""

TYPE_WORD = f"CAP&NOUN_PLACE{NO_HEAD}"
PLACE = Pattern(f"({INNER}){{1,4}} <type: {TYPE_WORD}> | <before: {TYPE_WORD}> (of (the)?)? ({INNER}){{1,3}}")
"""A type word printed as part of the name: "Grayvoron District", "Lake Chad", "Gulf of Aden"."""

IN_QUOTES = f"{NAME_WORD} ({NAME_WORD}|of|for|the|PARTICLE){{0,5}}"
QUOTED = Pattern(
    f"(QUOTE|APOS) <inner: {IN_QUOTES}> (COMMA)? (QUOTE|APOS) <head: {HEAD}>"
    f" | <first: {HEAD}> (QUOTE|APOS) <inside: {IN_QUOTES}> (COMMA)? (QUOTE|APOS)"
)
"""A quoted name beside its head noun: “Sons of the Delta” Brigade, Brigade ‘Sons of the Delta’."""

NICKNAME = Pattern(
    f"{NAME_WORD} (QUOTE|APOS) ({NAME_WORD}|PARTICLE){{1,3}} (QUOTE|APOS)"
    f" (PARTICLE)? {NAME_WORD} ({NAME_WORD})?"
)
"""A nickname inside a person's name: Esteban “El Zorro” Quiroga."""

QUOTED_NAME = Pattern(
    f"(QUOTE) <inner: {NAME_WORD} ({NAME_WORD}){{0,4}}> (COMMA)? (QUOTE)"
    f" (?= ({NAME_WORD})? NOUN_MEDIA|NOUN_ARMED|NOUN_ORG|NOUN_UNIT)"
)
"""A name in quotation marks before what it is: the “Free Delta” Telegram channel."""

BROADCASTER = Pattern("(CAP&BROADCAST) (CAP&!BREAKER|NUM)((CAP&!BREAKER))?")
"""An outlet's head noun before its name: "Radio Liberty", "Channel 4"."""

TITLE_SPAN = Pattern(
    "(TITLE_MODIFIER&CAP|INSTITUTION_MODIFIER&CAP)* (TITLE&CAP|TITLE&UPPER) (DOT)? ((TITLE&CAP) (DOT)?)*"
)
"""A title before a name: "Deputy Defense Minister", "Lt. Gen."."""

SAYING_PERSON = "sources|source|officials|official|officers|commanders|commander|TITLE|ROLE"
BEHIND_INSTITUTION = (
    "COMMA|DOT|SEMI|COLON|LPAR|RPAR|DASH|QMARK|EXCL|EOS|POSS|ACT|BE|HAVE|DO|MODAL|VBD|VBZ|VBN|VERBISH"
    "|PREPOSITION|CONJUNCTION|ADVERB|WEEKDAY|NEGATION|HEDGE|also|that|to"
)
INSTITUTION = Pattern(
    "(<nation: DEMONYM> | <state: CAP|UPPER> (POSS)?) (INSTITUTION_MODIFIER&LOWER){0,3}"
    f" <head: INSTITUTION&LOWER|INSTITUTION_TAIL&LOWER> (?= {BEHIND_INSTITUTION}|{SAYING_PERSON} )"
)
"""A nationality before a lower-case institution: "Ukrainian military intelligence", "Iraq’s parliament".

What follows shows that the phrase ends there: "a Russian military store" names no military.
"""

MINISTRY = Pattern("(INSTITUTION_MODIFIER&LOWER){1,4} ministry")
"""A ministry in lower case with its portfolio: "the internal affairs ministry"."""

ADMINISTRATION = Pattern("administration")
"""What a president's name may stand before: "the Obama administration"."""

DATED_NAME = Pattern("<month: BREAKER&CAP> (NUM|ORD) | <day: NUM|ORD> BREAKER&CAP")
"""A day that a group may be named after: the "March 23 Movement", "17 November"."""

NUMBERED_UNIT = Pattern("NUM&!YEAR (CAP&!BREAKER){0,3} NOUN_UNIT&CAP")
"""A unit with a bare number: "38 Engineer Regiment"."""

LOWER_CAPITAL = Pattern("CAPITAL&LOWER")
"""A capital in lower case, as in a badly converted page."""

BEHIND_COMMA = Pattern("(CAP|UPPER|MIXED|DOT) COMMA (?= CAP|UPPER|MIXED)")
"""Where an abbreviated state may stand: behind a name and a comma."""

IN_CAPITALS = Pattern("UPPER")
"""Where an area may be named by its initials: "B.C."."""

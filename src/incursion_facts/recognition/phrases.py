"""A sentence to its phrases: people, counts, names, harm verbs by voice, and what stands between them.

One pattern cuts a sentence, each phrase becomes one letter of a string, and the rules of `casualties.py`
are regular expressions over that string. Words that make no phrase become one `x` a run. A newcomer
would look for a parse tree; there is none, only order and nearness.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..language import Pattern, Tokens
from ..language.classes import class_table
from ..language.patterns import one_of
from .counts import QUANTITY as QUANTITY_WORDS
from .reading import Name
from .victims import (
    BARE,
    COUNT_ALONE,
    COUNTED,
    MEASURE,
    NAMED,
    NOBODY,
    ONE_PERSON,
    PERHAPS,
    PERSON,
    QUANTITY,
    SOME_PEOPLE,
    is_plural,
)


def _verb(tense: str) -> str:
    """The transitive harm verbs in one form."""
    return (
        "("
        + "|".join(
            f"{c}&{tense}" for c in ("KILL", "WOUND", "CAPTURE", "DETAIN", "ABDUCT", "DISPLACE", "SEIZE")
        )
        + ")"
    )


DONE, DID, DOES, DOING, DO = map(_verb, ("VBN", "VBD", "VBZ&!NNS", "VBG", "VB"))
TO_DEATH = (
    f"(SHOOT&VBN (and|then) (dead|{DONE})|SHOOT&VBN dead|SHOOT&VBN (down|up|off)? to death|gunned down"
    f"|blown (to pieces|to bits|up|apart)|wiped out|put to death|(burned|burnt|buried) alive|rounded up"
    "|(taken|held) (hostage|prisoner|captive)|taken into custody|(taken|led|marched|dragged) away"
    "|carried off"
    "|(forced|driven|bombed|burned) (to (FLEE&VB|evacuate|leave)|(from|out of) (their|the) homes))"
)
"""Shot dead; shot and killed; hacked to death; taken hostage; rounded up."""
STATE = (
    "(dead|deceased|missing|unaccounted for|homeless|hostage|captive"
    "|in (WORD&!FUNCTION)? custody|under arrest)"
)
HOSPITAL = (
    "((rushed|taken|transported|airlifted|admitted|evacuated|brought|sent) to (a|the)? WORD{0,3}? "
    "(hospital|hospitals)"
    "|in hospital|treated (for|in|at) WORD{0,3}? (injuries|wounds|burns|hospital|hospitals|inhalation|shock)"
    "|in (a)? (ADVERB)? (critical|serious|grave) (but stable)? condition)"
)
HIMSELF = "(himself|herself|themselves)"
ADV = "(ADVERB|HEDGE|NEGATION&!nobody&!none&!no&!neither&!without|all|both|each|COMMA HEDGE COMMA)"
TO_BE = f"((MODAL|HAVE|DO|to|not|{ADV}){{0,3}} BE ({ADV}|BE){{0,3}}|(got|get|getting))"
BELIEF = "(TRAPPED (ADVERB)? (to (have|be) (been)?|as|being|among)?)"
NOUN_STEP = "(WORD&!FUNCTION&!VBD&!VBG)"
DEAD_OR_HURT = f"(dead|deaths|fatalities|victims|wounded|injured|killed|missing|hostages|casualties|{DONE})"

HARM_NOUN = "(deaths|fatalities|fatality|injuries|casualties|casualty|injury|martyrs|arrests)"

GRAMMAR: tuple[tuple[str, str, str], ...] = (
    # nouns that hold an effect
    ("toll", "t", (
        f"(DEATH_NOUN|death|casualty)? toll|(number|tally|count) of (the|those|confirmed"
        f"|{NOUN_STEP}){{0,2}}? {DEAD_OR_HURT}|body count|the (dead|wounded|injured)(?= from QTY)"
        "|(put|puts|gave|set|counted|estimated) (its|their|the) (own)? (dead|wounded|injured) at"
    )),
    ("noun", "m", (
        f"(QTY QTY_REST*|any|without (any)?) (more|other|further|confirmed|additional|{NOUN_STEP}){{0,2}}? "
        f"(of (any)?)? {NOUN_STEP}? {HARM_NOUN} ((and|or) {HARM_NOUN})?"
    )),
    ("lives", "l",
     f"(CLAIM_LIVES|lost|losing) {QUANTITY} {NOUN_STEP}? lives"
     f"|{QUANTITY} {NOUN_STEP}? lives (HAVE|BE)* lost"),
    ("bodies", "o", f"{QUANTITY} (more|other|of)? (their|its|our|the)? {NOUN_STEP}{{0,2}}? (bodies|corpses)"),
    ("seized", "q", (
        f"(took|taken|take|taking|seized|captured) {QUANTITY} {NOUN_STEP}{{0,2}}? (prisoners|captives"
        f"|hostages)"
    )),
    ("nominal", "n", (
        "(DEATH_NOUN|INJURY_NOUN|ABDUCT_NOUN|DETAIN_NOUN|DISPLACE_NOUN|KILLER) (in (WORD&CAP)+)? of"
        "|DEATH_NOUN (on|in|at) (WORD|NUM){1,5}? of(?=QTY)|injuries to"
        "|CLAIM_LIVES the (lives|life) of|(the)? (bodies|body|corpses|corpse|remains) of|(the)? lives of"
    )),
    ("among", "A", (
        f"among (the|those|them) {NOUN_STEP}? {DEAD_OR_HURT} (BE)?|the (dead|wounded|injured|missing"
        f"|victims|deceased) (BE|include|included|includes)"
    )),
    ("include", "I", "(COMMA|DASH|LPAR)? (including|among (them|those|whom)) (BE|at)?"),
    ("of_them", "O", "(COMMA|DASH|LPAR)? of (whom|them) (BE|at)?"),
    # verb groups
    ("passive", "p", (
        f"{TO_BE} (ADVERB)* {BELIEF}? (ADVERB)* QUOTE? ({TO_DEATH}|{DONE}|{STATE})"
        f" ((and|or) (ADVERB)? {DONE})?"
    )),
    ("hospital", "p", (
        f"BE (ADVERB|BE)* {HOSPITAL}|(remain|remained|remains|lay) (ADVERB)* "
        f"({HOSPITAL}|in (WORD&!FUNCTION)? custody|under arrest)"
    )),
    ("died", "d", (
        f"(HAVE|{ADV}|BE|MODAL){{0,4}} (DIE&VBD|DIE&VBZ|DIE&VBN|VANISH&VBD|FLEE&VBD|FLEE&VBN"
        "|(lost|losing|lose) (their|his|her) (lives|life)|(went|gone) missing|SURRENDER&VBD|SURRENDER&VBN"
        "|left (their|his|her) (homes|home)|did not survive"
        f"|(blew|blown|blowing) {HIMSELF} up|(killed|killing|detonated|detonating) {HIMSELF}(?!and|AMP)"
        "|(laid|lay|laying) down (their)? (arms|weapons)|gave themselves up"
        "|(suffered|sustained|suffering|sustaining|received) (WORD&!FUNCTION|a){0,4}?"
        " (injuries|wounds|burns|injury)|HAVE (bullet|gunshot|shrapnel|head|leg) (wounds|injuries))"
    )),
    ("managed", "a", f"(managed|managing) to {DO}"),
    ("flee", "e", (
        "to (FLEE&VB|evacuate|(leave|abandon) (their|the) (homes|home|houses|villages))"
        "|(from|out of) (their|the) (homes|houses|villages)|FLEE&VBG"
    )),
    ("unreal", "h", f"(MODAL|to|DO|{ADV}){{1,4}} (have|be)? ({DO}|DIE&VB|FLEE&VB|VANISH&VB|SHOOT&VB)"),
    ("perfect", "a", f"HAVE {ADV}* ({DONE}|{TO_DEATH})|{DOES}|(COMMA|SEMI|and|AMP) wounds(?=QTY)"),
    ("ing", "g", f"{DOING} ((and|or) {DOING})?|rounding up"),
    ("shot", "k", TO_DEATH),
    ("state", "j", (
        "(TRAPPED&!BE (to (have|be) (been)?)?)? (dead|deceased|missing|unaccounted for|homeless|hostage"
        "|prisoner|captive)"
    )),
    ("did", "k", f"(ADVERB)? {DID} ((and|or) {DID})?"),
    ("present", "v", DO),
    ("die", "d", "DIE&VB|FLEE&VB"),
    ("held", "H", "held|(is|are|was|were|being) (still)? (being)? held|holding|(treated|treating)(?=QTY)"),
    ("lost", "H", "lost"),
    ("force", "F", (
        "forced|forcing|forces|compelled|compelling|prompted|prompting|caused|causing|drove|driving|sent|sending"
    )),
    # people
    ("nobody", "Z", NOBODY),
    ("pronoun", "R", "he|she|him"),
    ("counted", "P", COUNTED),
    ("measure", "X", MEASURE),
    ("named", "M", NAMED),
    ("one", "P", ONE_PERSON),
    ("perhaps", "U", PERHAPS),
    ("count", "C", COUNT_ALONE),
    ("some", "b", SOME_PEOPLE),
    ("bare", "b", BARE),
    # what stands between
    ("comma", ",", "COMMA"),
    ("conjunction", "&", "(COMMA)? (as well as|along with|together with)|and|or|AMP|but|while"),
    ("agent", "B", "by"),
    ("relative", "W", "who|which|that|when|where|whom|as|after|whose|before|if"),
    ("auxiliary", "V", "(HAVE|MODAL|DO|BE|NEGATION)+"),
    ("speech", "Y", "(HAVE|BE)? (SPEECH&VBD|SPEECH&VBZ|CLAIM_SPEECH&VBD|CLAIM_SPEECH&VBZ|DENY_SPEECH&VBD)"),
    ("determiner", "D", "a|an|the|his|her|its|their|this|himself|herself|themselves"),
    ("of", "f", "of"),
    ("colon", ":", "COLON"),
    ("stop", "S", "SEMI|LPAR|RPAR|QUOTE|DASH|ELLIPSIS"),
)  # fmt: skip
"""Phrase, its letter, its pattern. Earlier rows win: a title binds a name before it is a person."""

NOT_PLAIN = "(?!UNKNOWN&LOWER)"
"""No phrase begins with a plain word that no lexicon has; said first, it saves most of the trying."""
PHRASES = Pattern(f"{NOT_PLAIN}(" + "|".join(f"<{name}:{source}>" for name, _, source in GRAMMAR) + ")")
QUANTITIES = Pattern(
    f"{NOT_PLAIN}(no one|CURRENCY (NUM|CARDINAL) (MAGNITUDE)?|NUM CALENDAR|CALENDAR NUM"
    "|(NUM|CARDINAL) (DASH)? ((year|years|month) (DASH)? "
    f"old|AGE_PART)|not (a single|one)|<quantity:{QUANTITY_WORDS}>)"
)
COUNTING = (
    "NUM", "CARDINAL", "MAGNITUDE", "VAGUE", "number", "couple", "pair", "lot", "both", "no", "not",
)  # fmt: skip
"""Every phrase of quantity, and every other alternative of QUANTITIES, has one of these."""
LEADING = (
    "APPROXIMATE", "CALENDAR", "CURRENCY", "a", "additional", "all", "an", "another", "as", "at", "between",
    "close", "estimated", "few", "fewer", "further", "half", "her", "his", "its", "just", "least", "less",
    "many", "maximum", "minimum", "more", "most", "of", "only", "other", "our", "over", "quite", "some",
    "than", "the", "their", "these", "those", "to", "total", "under", "up", "upwards", "well",
)  # fmt: skip
"""What may stand in one before its first word of COUNTING."""
DATING = ("in", "since", "during", "until", "late", "early")
"""Behind one of these, four digits are a year."""
LETTERS: Mapping[str, str] = {name: letter for name, letter, _ in GRAMMAR}

TITLE = Pattern(f"{PERSON}|TITLE_WORD")

NOT_SUBJECT_AFTER = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "to",
        "on",
        "with",
        "for",
        "by",
        "against",
        "of",
        "outside",
        "around",
        "into",
        "via",
        "between",
        "inside",
        "through",
    }
)
"""After one of these a capitalised span is not who was hurt: "people in San Marcos were killed"."""


@dataclass(slots=True)
class Phrase:
    """A phrase of a sentence by token positions (half open), with the letter that rules know it by."""

    kind: str
    letter: str
    start: int
    end: int
    name: Name | None = None


def cut(tokens: Tokens, start: int, end: int, names: list[Name], typed: bool) -> list[Phrase]:
    """The phrases of a sentence in order. `names` are the typed names in it; without any in the whole
    article (`typed` false) a run of capitals may be a person."""
    phrases: list[Phrase] = []
    add, at = phrases.append, start
    for match in PHRASES.finditer(_with_quantities(tokens.codes[start:end])):
        first, last = match.span()
        first += start
        last += start
        if first > at:
            add(Phrase("other", "x", at, first))
        at = last
        kind = match.lastgroup or "other"
        phrase = Phrase(kind, LETTERS[kind], first, last)
        if kind not in LOOKED_INTO:
            pass
        elif kind == "named":
            _type_name(tokens, phrase, phrases[-1] if phrases else None, names, typed)
        elif kind in ("one", "counted") and _is_postmodifier(tokens, phrases):
            phrase.letter = "x"  # two members of his escort: the escort is not who was hurt
        elif kind == "one" and is_plural(tokens.words[_head(tokens, phrase)]):
            phrase.letter = "b"  # the residents: no number
        elif kind == "passive" and _is_shared(tokens, phrases, first):
            phrase.letter = "s"
        elif kind == "some" and _is_amount(tokens, first, last):
            phrase.kind, phrase.letter = "counted", "P"  # some civilians were killed
        elif (
            kind == "bare" and _is_counted_group(phrases, names, first) and is_plural(tokens.words[last - 1])
        ):
            phrase = _with_count(phrases, phrase)
        elif kind == "bare" and _opens(phrases, first, start) and not is_plural(tokens.words[last - 1]):
            phrase.kind, phrase.letter = "headline", "P"  # Man killed in raid
        add(phrase)
    if at < end:
        phrases.append(Phrase("other", "x", at, end))
    if end - start <= HEADLINE and tokens.words[end - 1] not in FULL_STOPS:
        _read_as_headline(tokens, phrases)
    return phrases


LOOKED_INTO = frozenset({"named", "one", "counted", "some", "bare", "passive"})
"""Phrases whose letter depends on their words or on the phrases before them."""
HEADLINE = 20
"""Words of a headline at most."""
FULL_STOPS = frozenset({".", "?", "!", "…", '"', "”", ":", ";"})


def _read_as_headline(tokens: Tokens, phrases: list[Phrase]) -> None:
    """Headlines leave out articles: "Ten soldiers, driver killed", "Raid kills guard"."""
    letters = "".join(phrase.letter for phrase in phrases)
    for i, phrase in enumerate(phrases):
        if phrase.kind != "bare" or phrase.letter != "b" or not i or is_plural(tokens.words[phrase.end - 1]):
            continue
        joined = letters[i - 1] in ",&" and letters[i + 1 : i + 2] in ("k", "d", "p", "j")
        if joined or letters[i - 1] in "kagv":
            phrase.kind, phrase.letter = "headline", "P"


def _opens(before: list[Phrase], at: int, start: int) -> bool:
    """Whether a phrase opens a sentence or a part of a headline: "Raid on border; pensioner killed"."""
    return at == start or (bool(before) and before[-1].letter in "S:")


def _is_postmodifier(tokens: Tokens, before: list[Phrase]) -> bool:
    """Whether "of" alone ties what follows to people named just before."""
    if len(before) < 2 or before[-2].letter not in "PCbM" or before[-1].letter != "f":
        return False
    return tokens.lower[before[-2].end - 1] not in KIN or before[-2].letter == "P"


KIN = frozenset(
    {"families", "family", "relatives", "friends", "parents", "mothers", "colleagues", "supporters", "widows"}
)
"""Behind them and "of" stand those who were hurt: relatives of the eight tourists killed there."""


def _is_amount(tokens: Tokens, first: int, last: int) -> bool:
    """Whether "some" or "many" people are two at least: not "how many people", "so many policemen"."""
    return is_plural(tokens.words[last - 1]) and tokens.lower[first - 1] not in (
        "how",
        "so",
        "too",
        "as",
        "not",
    )


def _is_shared(tokens: Tokens, before: list[Phrase], at: int) -> bool:
    """Whether a passive takes its subject from the clause before: "but was shot", "before being shot"."""
    opening = next((phrase for phrase in before if phrase.letter not in "xN,"), None)
    if opening is None or opening.letter not in "PMR":
        return False
    last = before[-1]
    if last.letter == "&":
        return tokens.lower[at] in ("was", "were")
    return (
        last.letter == "W" and tokens.lower[at] == "being" and tokens.lower[last.start] in ("before", "after")
    )


def _is_counted_group(before: list[Phrase], names: list[Name], at: int) -> bool:
    """Whether a plural noun behind a long name goes on from a number before that name: "14 Army of the
    Northern Marches fighters"."""
    name = next((name for name in names if name.start < at <= name.end and not name.is_place), None)
    if name is None:
        return False
    i = len(before)
    while i and before[i - 1].start >= name.start:
        i -= 1
    return bool(i) and before[i - 1].letter == "C" and before[i - 1].end == name.start


def _with_count(before: list[Phrase], noun: Phrase) -> Phrase:
    """The noun with the number that counts it; the phrases between go."""
    while before[-1].letter != "C":
        before.pop()
    return Phrase("counted", "P", before.pop().start, noun.end)


def _with_quantities(codes: str) -> str:
    """The codes with each phrase of quantity written over: "at least a dozen" is one word to the grammar.

    Every such phrase has a word of COUNTING behind words of LEADING only; elsewhere none is looked for.
    """
    counting, leading, first, rest, year, dating = _quantity_codes()
    out: list[str] = []
    written = at = 0
    core = counting.search(codes)
    while core is not None:
        start = core.start()
        while start > at and codes[start - 1] in leading:
            start -= 1
        match = None
        while match is None and start <= core.start():
            match = QUANTITIES.match(codes, start)
            start += 1
        at = core.end()
        if codes[at - 1] in year and at > 1 and codes[at - 2] in dating:
            match = None  # in 2011, two men were held
        if match is not None:
            at = match.end()
            if match.lastgroup is not None:
                start = match.start()
                out += (codes[written:start], first, rest * (at - start - 1))
                written = at
        core = counting.search(codes, at)
    return "".join((*out, codes[written:])) if out else codes


@lru_cache(maxsize=1)
def _quantity_codes() -> tuple[re.Pattern[str], frozenset[str], str, str, frozenset[str], frozenset[str]]:
    """A word of COUNTING, the codes of LEADING, the two codes that quantities are written over with, those of
    years, and of what makes a number a year."""
    table = class_table()
    years, dating = table.codes_of("YEAR"), table.codes_of(*DATING)
    leading = table.codes_of(*LEADING)
    return one_of(*COUNTING), leading, table.phrase["QTY"], table.phrase["QTY_REST"], years, dating


def _head(tokens: Tokens, phrase: Phrase) -> int:
    """The last word of a people phrase, its age left aside."""
    for i in range(phrase.start, phrase.end):
        if tokens.words[i] == "," or tokens.lower[i] == "aged":
            return max(phrase.start, i - 1)
    return phrase.end - 1


def _type_name(tokens: Tokens, phrase: Phrase, before: Phrase | None, names: list[Name], typed: bool) -> None:
    """Sets whether a capitalised span is a person who may be hurt (M) or another name (N)."""
    inside = [name for name in names if name.start < phrase.end and phrase.start < name.end]
    person = next((name for name in inside if name.kind == "person"), None)
    previous = tokens.lower[phrase.start - 1] if phrase.start else ""
    phrase.name = person or (inside[0] if inside else None)
    if previous in NOT_SUBJECT_AFTER and not (before and before.kind == "nominal"):
        phrase.letter = "N"
    elif person is not None:
        phrase.letter = "M"
    elif inside:
        phrase.letter = "N"
    elif not typed:
        capitals = sum(word[:1].isupper() for word in tokens.words[phrase.start : phrase.end])
        phrase.letter = "M" if capitals > 1 or _is_titled(tokens, phrase) else "N"
    else:
        phrase.letter = "M" if _is_titled(tokens, phrase) else "N"


def _is_titled(tokens: Tokens, phrase: Phrase) -> bool:
    return TITLE.search(tokens.codes, phrase.start, phrase.end) is not None

"""A people phrase and a harm verb to figures: which effects, how many, and whether it happened at all.

What only might have happened ("could be killed", "plotted to kill") makes no figure; what did not ("was
not hurt", "no one died") makes a zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ..language import Pattern, Tokens
from ..lexicons import load_lexicon
from ..records import Effect, VictimClass
from .counts import ONE, QUANTITY, ZERO, Count, read_count
from .phrases import Phrase
from .victims import is_plural, victim_class

LEADING_QUANTITY = Pattern(QUANTITY)

EFFECTS: tuple[tuple[str, Effect], ...] = (
    ("KILL", "killed"),
    ("DIE", "killed"),
    ("SHOOT", "killed"),
    ("DEAD_ADJ", "killed"),
    ("WOUND", "wounded"),
    ("CAPTURE", "captured"),
    ("DETAIN", "detained"),
    ("ABDUCT", "abducted"),
    ("SEIZE", "abducted"),
    ("DISPLACE", "displaced"),
    ("FLEE", "displaced"),
    ("VANISH", "missing"),
    ("SURRENDER", "captured"),
    ("MISSING_ADJ", "missing"),
    ("HOMELESS_ADJ", "displaced"),
    ("HOSTAGE_ADJ", "abducted"),
    ("PRISONER_ADJ", "captured"),
    ("DEATH_NOUN", "killed"),
    ("KILLER", "killed"),
    ("INJURY_NOUN", "wounded"),
    ("ABDUCT_NOUN", "abducted"),
    ("DETAIN_NOUN", "detained"),
    ("DISPLACE_NOUN", "displaced"),
    ("DEAD_COUNT", "killed"),
    ("HURT_COUNT", "wounded"),
)
"""Word class -> effect; for a word of several classes the first row wins."""
BOTH: tuple[Effect, ...] = ("killed", "wounded")
CROWD = 20
"""From so many on, people without a noun who flee are no gunmen getting away."""
DIRECT = ("noun", "lives", "bodies", "seized")
"""Phrases that hold number and harm at once."""
ONLY_PEOPLE = frozenset({"captured", "detained", "displaced", "missing", "abducted"})
"""Effects that things suffer too: a noun of no lexicon is not people then (12 paintings are missing)."""


@dataclass(slots=True)
class Found:
    """A figure before it becomes a record; token positions, half open."""

    who: Phrase
    effect: Effect
    count: Count
    start: int
    end: int
    verb: Phrase
    rule: str
    whole: Found | None = None
    doubted: bool = False
    cumulative: bool = False
    victims: tuple[int, int] | None = None
    like: Found | None = None
    """The figure that a bare number takes up: "now six"."""
    victim: VictimClass = "unspecified"
    """The class of the victims, once known; bare numbers behind it inherit it."""
    id: str = field(default="")
    sentence: tuple[int, int] = (0, 0)


def joined(tokens: Tokens, listed: list[Found]) -> list[Found]:
    """The figures of a list with those that are one group taken together: "a shepherd and his two sons" is
    three civilians, "three men and a woman" four. Other lists stay apart: their groups may differ in side.
    """
    out: list[Found] = []
    for one in listed:
        if out and out[-1].effect == one.effect and _is_one_group(tokens, out[-1], one):
            whole = out.pop()
            a, b = whole.count, one.count
            joined = Count(
                None if a.low is None or b.low is None else a.low + b.low,
                None if a.best is None or b.best is None else a.best + b.best,
                None if a.high is None or b.high is None else a.high + b.high,
                a.approximate or b.approximate,
            )
            start, end = min(whole.start, one.start), max(whole.end, one.end)
            one = Found(one.who, one.effect, joined, start, end, one.verb, one.rule, doubted=one.doubted)
            one.victims = (whole.victims[0] if whole.victims else whole.who.start, one.who.end)
        out.append(one)
    return out


def _is_one_group(tokens: Tokens, a: Found, b: Found) -> bool:
    lexicon = load_lexicon()
    if (
        a.who.kind not in ("one", "counted")
        or b.who.kind not in ("one", "counted")
        or ZERO in (a.count, b.count)
    ):
        return False
    heads = (tokens.words[a.who.end - 1], tokens.words[b.who.end - 1])
    if ONE in (a.count, b.count) and all(lexicon.has(head, "DEMOGRAPHIC") for head in heads):
        return True
    if victim_class(tokens.words[a.who.start : a.who.end]) != victim_class(
        tokens.words[b.who.start : b.who.end]
    ):
        return False
    return a.count == ONE and tokens.lower[b.who.start] in ("his", "her", "their")


def figures_of(
    tokens: Tokens, who: Phrase, verb: Phrase, rule: str, phrases: list[Phrase], found: list[Found]
) -> Iterator[Found]:
    """The figures that one people phrase and one verb make: none, one, or one of each effect."""
    lower = tokens.lower
    if rule == "companion" and lower[who.start - 1] not in ("with", "as"):
        return
    words = lower[verb.start : verb.end]
    if _is_unreal(tokens, verb, words) or _is_supposed(tokens, min(who.start, verb.start)):
        return
    effects = _effects(tokens, verb, words)
    if rule == "toll" and any(load_lexicon().has(w, "MODAL") for w in tokens.words[verb.end : who.start]):
        return  # the toll could climb
    count = count_of(tokens, who)
    if count is None or not effects:
        return
    if verb.kind in ("held", "lost") and not (
        who.letter == "P" or (who.letter == "Z" and "killed" in effects and _is_of_force(tokens, verb))
    ):
        return  # lost three games
    if verb.kind == "lost" and who.letter == "P" and not _is_force(tokens, who):
        men = who.kind == "counted" and lower[who.end - 1] == "men"
        if not men or not _is_of_force(tokens, verb):
            return  # lost two brothers; but the battalion lost 20 men
    if who.letter not in "PM" and not {"up", "apart"}.isdisjoint(words) and "blown" in words:
        return  # 12 pipelines were blown up
    if rule == "present" and not _is_plural_subject(tokens, verb, found):
        return
    if _is_negated(tokens, verb, words):
        if rule in ("nominal", "toll"):
            return
        count = ZERO if count in (ONE, ZERO) or who.letter == "M" else count
        if count is not ZERO:
            return
    if len(effects) == 2 and count.high != 0 and "or" in words:
        # "12 killed or wounded" bounds each from above and neither from below
        count = (
            Count(None, None, count.high, count.approximate)
            if count.high is not None
            else Count(None, None, None)
        )
        if count.high is None:
            return
    if who.kind == "noun" and not UNKNOWING.isdisjoint(lower[who.start : who.end]):
        return  # no immediate word of casualties: nobody knows
    if who.kind == "noun" and (_is_mixed(tokens, who) if count != ZERO else effects == ("detained",)):
        return
    if rule == "pronoun" and lower[min(who.start, verb.start) - 1] in KNOWN_BEFORE:
        return  # in the town where he was killed; those who killed him
    if rule == "kept" and len(words) < 2:
        return  # three guards held the door
    if rule == "fleeing" and "FLEE" not in _classes(tuple(words)):
        return
    if rule == "nominal" and words[-2:] == ["lives", "of"] and not _are_lost(tokens, verb):
        return  # threaten the lives of thousands
    if effects == ("captured",) and who.letter == "C" and _counts_things(phrases, who):
        return  # attacked three posts, capturing one
    classes = _classes(tuple(words))
    if not classes.isdisjoint(("FLEE", "SURRENDER")) and _is_escape(tokens, who, classes, count):
        return
    start, end = min(who.start, verb.start), max(who.end, verb.end)
    if start == verb.start and lower[start] in JOINING:
        start += 1  # kills two, wounds five
    if count == ZERO and start and lower[start - 1] == "not":
        start -= 1
    for effect in effects:
        if who.letter == "U" and effect in ONLY_PEOPLE:
            continue
        figure = Found(who, effect, count, start, end, verb, rule)
        figure.doubted = "DOUBT" in classes
        figure.cumulative = rule == "toll"
        yield figure


JOINING = frozenset({",", ";", "and", "&"})


def _are_lost(tokens: Tokens, verb: Phrase) -> bool:
    """Whether "the lives of" are taken: claimed, cost, ended the lives of nine."""
    before = tokens.words[max(0, verb.start - 8) : verb.start + 1]
    return any(load_lexicon().has(word, "CLAIM_LIVES") or word.lower() in LOSING for word in before)


KNOWN_BEFORE = frozenset(
    {"which", "where", "when", "after", "because", "who", "whom", "by", "since", "before", "while", "as",
     "for", "of", "until", "why", "how", "if", "to", "than", "whether"}
)  # fmt: skip
"""Behind one of these a harm is one that was told already."""
LOSING = frozenset({"lost", "losing", "ended", "ending", "snuffed", "loss"})


def _counts_things(phrases: list[Phrase], who: Phrase) -> bool:
    """Whether the last phrase counted before a bare number is of things."""
    before = [phrase for phrase in phrases if phrase.start < who.start and phrase.letter in "PMUX"]
    return bool(before) and before[-1].letter in "XU"


UNKNOWING = frozenset({"word", "immediate", "details", "information", "confirmation"})
MIXED_NOUNS = frozenset({"casualties", "casualty", "of"})


def _is_mixed(tokens: Tokens, who: Phrase) -> bool:
    """Whether a noun counts no one effect: 500 casualties, dead and wounded in one; two reports of deaths."""
    return not MIXED_NOUNS.isdisjoint(tokens.lower[quantity_of(tokens, who)[1] : who.end])


def _is_force(tokens: Tokens, who: Phrase) -> bool:
    return who.kind == "counted" and victim_class(tokens.words[who.start : who.end]) == "combatant"


def _is_of_force(tokens: Tokens, verb: Phrase) -> bool:
    """Whether who lost men is a side of the fight: the battalion, the armed group, it (whoever speaks)."""
    first, _ = tokens.sentence(verb.start)
    lexicon = load_lexicon()
    return any(
        lexicon.has(word, "FORCE_WORD") or lexicon.has(word, "COMBATANT") or lexicon.has(word, "PARTY_WORD")
        or word.lower() in ("it", "group", "unit", "they", "side")
        for word in tokens.words[max(first, verb.start - 10) : verb.start]
    )  # fmt: skip


def _is_plural_subject(tokens: Tokens, verb: Phrase, found: list[Found]) -> bool:
    """Whether the word before a verb can be its subject: two attacks kill four; not "an arrest"."""
    word = tokens.words[verb.start - 1]
    if word in ("and", "&", ",", ";"):  # gunmen kill four and wound six
        return any(one.verb.kind in ("managed", "present") and one.end <= verb.start for one in found)
    return is_plural(word) or word.isdigit() or load_lexicon().has(word, "CARDINAL")


def _is_escape(tokens: Tokens, who: Phrase, classes: frozenset[str], count: Count) -> bool:
    """Whether somebody only got away: the gunman fled, two attackers fled; but dozens fled their homes."""
    if who.letter == "C" and "FLEE" in classes:
        return (count.low or 0) < CROWD
    if who.letter != "P" or count == ONE:
        return True
    return "FLEE" in classes and victim_class(tokens.words[who.start : who.end]) == "combatant"


@lru_cache(maxsize=1024)
def _classes(words: tuple[str, ...]) -> frozenset[str]:
    """The classes of any of the words, in lower case."""
    lexicon = load_lexicon()
    return frozenset().union(*[lexicon.sets[lexicon.words.get(word, 0)] for word in words])


def _effects(tokens: Tokens, verb: Phrase, words: list[str]) -> tuple[Effect, ...]:
    """The effects that a verb phrase has, in the order of the words."""
    effects, doubt = _said_effects(verb.kind, tuple(words))
    if not doubt:
        return effects
    if doubt == "captive":
        return ("captured",) if _is_of_war(tokens, verb) else ("abducted",)
    if doubt == "held":
        return _held(tokens, verb, words)
    if doubt == "away":
        return ("detained",) if "handcuffs" in _words_near(tokens, verb.end, verb.end + 3) else ("abducted",)
    return ("detained",) if _by_authorities(tokens, verb) else effects


@lru_cache(maxsize=1024)
def _said_effects(kind: str, words: tuple[str, ...]) -> tuple[tuple[Effect, ...], str]:
    """The effects by the words of a verb alone, and what the words around it must decide, if anything."""
    said = frozenset(words)
    if "arrest" in said or "custody" in said:
        return ("detained",), ""
    if kind == "hospital" or (kind == "died" and said & {"injuries", "wounds", "burns", "injury"}):
        return ("wounded",), ""
    if said & {"prisoner", "prisoners", "captives"}:
        return ("captured",), ""
    if said & {"hostage", "hostages"}:
        return ("abducted",), ""
    if said & {"homes", "home"}:
        return ("displaced",), ""
    if "captive" in said:
        return (), "captive"
    if said & {"rounded", "rounding"}:
        return ("detained",), ""
    if said & {"arms", "weapons"}:
        return ("captured",), ""
    if kind in ("held", "lost"):
        return (), "held"
    if said & {"taken", "led", "marched", "dragged", "carried"} and said & {"away", "off"}:
        return (), "away"
    if said & {"casualties", "casualty"} or words[-1:] == ("victims",):
        return (BOTH if kind == "noun" else ("killed",)), ""
    lexicon = load_lexicon()
    out: list[Effect] = []
    for word in words:
        classes = lexicon.sets[lexicon.words.get(word, 0)]
        for cls, effect in EFFECTS:
            if cls == "SHOOT" and kind not in ("passive", "state", "perfect"):
                continue
            if cls in classes:
                if effect not in out:
                    out.append(effect)
                break
    if "shot" in said and "wounded" in said:
        out = ["wounded"]
    if "abducted" in out and "SEIZE" in _classes(words):
        return tuple(out[:2]), "seized"
    if "survive" in said:
        return ("killed",), ""
    if not out and (
        said & {"death", "alive"} or kind in ("toll", "lives", "bodies", "nominal", "among", "died", "shot")
    ):
        return (("missing",) if "missing" in said else ("killed",)), ""
    return tuple(out[:2]), ""


def _words_near(tokens: Tokens, start: int, end: int) -> frozenset[str]:
    first, last = tokens.sentence(max(start, 0))
    return frozenset(tokens.lower[max(start, first) : min(end, last)])


def _by_authorities(tokens: Tokens, verb: Phrase) -> bool:
    """Whether those who act are the police or an army: "police later held four men"."""
    first, last = tokens.sentence(verb.start)
    near = [*tokens.words[max(first, verb.start - 6) : verb.start]]
    if verb.end < last and tokens.lower[verb.end] == "by":
        near = tokens.words[verb.end + 1 : min(last, verb.end + 6)]
    return any(load_lexicon().has(word, "AUTHORITY") for word in near)


def _held(tokens: Tokens, verb: Phrase, words: list[str]) -> tuple[Effect, ...]:
    """Who holds people decides: the police detain, gunmen abduct, a hall merely has room for them."""
    behind = _words_near(tokens, verb.end, verb.end + 10)
    if "lost" in words:
        return ("killed",)
    if "treated" in words or "treating" in words:
        first, last = tokens.sentence(verb.start)
        around = {
            word.rstrip("s") for word in tokens.lower[max(first, verb.start - 25) : min(last, verb.end + 20)]
        }
        return ("wounded",) if around & TREATING else ()
    if len(words) > 1:  # were held
        if not ON_SUSPICION.isdisjoint(behind):
            return ("detained",)
        if {"hostages", "captives", "hostage"} & _words_near(tokens, verb.start - 5, verb.start):
            return ("abducted",)
        return ("detained",) if _by_authorities(tokens, verb) and "by" in behind else ()
    if _by_authorities(tokens, verb):
        return ("detained",)
    first, _ = tokens.sentence(verb.start)
    before = tokens.words[max(first, verb.start - 6) : verb.start]
    return ("abducted",) if any(load_lexicon().has(word, "IRREGULAR") for word in before) else ()


ON_SUSPICION = frozenset({"suspicion", "questioning", "connection", "charges", "custody"})
TREATING = frozenset(
    {"doctor", "hospital", "medic", "surgeon", "clinic", "nurse", "injurie", "wound", "burn"}
)
"""Beside one of these, who is treated is a patient."""


def _is_of_war(tokens: Tokens, verb: Phrase) -> bool:
    """Whether who is captive is a fighter: a captured soldier, an abducted villager."""
    start, _ = tokens.sentence(verb.start)
    heads = tokens.words[start : verb.start]
    return victim_class(heads) == "combatant"


def _is_negated(tokens: Tokens, verb: Phrase, words: list[str]) -> bool:
    if verb.kind in ("noun", "lives", "bodies", "toll") or "survive" in words:
        return False
    before = tokens.lower[verb.start - 1] if verb.start else ""
    return "NEGATION" in _classes(tuple(words)) or before in ("without", "not", "never")


def _is_unreal(tokens: Tokens, verb: Phrase, words: list[str]) -> bool:
    """Whether the verb only wants, plans or supposes the harm: "threatened to kill", "would be killed"."""
    if verb.kind == "passive":
        if words[0] in ("to", "be") and words[:3] != ["to", "have", "been"]:
            return True
        if "MODAL" in _classes(tuple(words)):
            return not ("may" in words or "might" in words) or "have" not in words
    if verb.kind in ("did", "ing", "nominal"):
        before = tokens.lower[max(0, verb.start - 2) : verb.start]
        if (
            before
            and before[-1] in ("attempted", "planned", "threatened", "of", "for", "from", "without")
            and verb.kind == "ing"
        ):
            return before[-1] != "of" or before[:1] in (["risk"], ["aim"], ["intention"], ["accused"])
        return bool(before) and before[-1] in (
            "attempted",
            "planned",
            "threatened",
            "alleged-attempted",
            "possible",
        )
    return False


def _is_supposed(tokens: Tokens, at: int) -> bool:
    """Whether "if" or "unless" opens the clause: "it would be worse if one were killed"."""
    return not IF.isdisjoint(tokens.lower[max(0, at - 3) : at])


IF = frozenset({"if", "unless"})


def count_of(tokens: Tokens, who: Phrase) -> Count | None:
    if who.letter in "MR" or who.kind in ("one", "headline"):
        return ZERO if tokens.lower[who.start - 1] == "not" and who.start else ONE
    if who.letter == "Z":
        return ZERO
    if who.kind == "noun" and tokens.lower[who.start] in ("any", "without"):
        first, _ = tokens.sentence(who.start)
        negated = any(
            load_lexicon().has(word, "NEGATION")
            for word in tokens.words[max(first, who.start - 12) : who.start + 1]
        )
        return ZERO if negated else None
    if who.kind in DIRECT:
        quantity = LEADING_QUANTITY.search(tokens.codes, who.start, who.end)
    else:
        quantity = LEADING_QUANTITY.match(tokens.codes, who.start, who.end)
    if quantity is None:  # “dozens”; some of them
        quantity = LEADING_QUANTITY.search(tokens.codes, who.start, who.end)
    if quantity is None:
        return read_count(tokens.slice(who.start, who.end))
    if (
        quantity.start()
        and tokens.lower[quantity.start() - 1] == "from"
        and " to " in tokens.slice(*quantity.span())
    ):
        return read_count(tokens.slice(*quantity.span()).rpartition(" to ")[2])  # rose from 8 to 12
    return read_count(tokens.slice(*quantity.span()))


def quantity_of(tokens: Tokens, who: Phrase) -> tuple[int, int]:
    """The token span of the words that count."""
    if who.letter in "MR" or who.kind == "headline":
        return who.start, who.start
    if who.kind == "one":
        return who.start, who.start + 1
    if who.kind in DIRECT:
        match = LEADING_QUANTITY.search(tokens.codes, who.start, who.end)
    else:
        match = LEADING_QUANTITY.match(tokens.codes, who.start, who.end)
    if match is None and tokens.lower[who.start] in ("some", "many"):
        return who.start, who.start + 1
    return match.span() if match else (who.start, who.end)

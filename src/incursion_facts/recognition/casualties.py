"""Figures of people hurt: people phrase × harm predicate, one record per effect and group of victims.

Rules are regular expressions over the letters of a sentence's phrases (phrases.py): `P` counted people,
`p` a passive harm verb, and so on. A newcomer would start from the number; here the harm word decides
which sentences are looked at, so that populations, prices and scores cost nothing and are never found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from ..language import Pattern, Tokens
from ..language.classes import class_table
from ..lexicons import load_lexicon
from ..records import Casualty, Effect, Victims, content_id
from .attribution import attribution_of, find_speech
from .circumstances import as_of, perpetrator_of, place_of, status_of
from .counts import ZERO
from .figures import DIRECT, EFFECTS, Found, count_of, figures_of, joined, quantity_of
from .harm_dates import Incidents, date_of, read_incidents
from .phrases import FULL_STOPS, Phrase, cut
from .reading import Name, Reading
from .scenes import country_at, place_beside, scene_at
from .victim_classes import class_of_direct, class_of_number, class_of_people

TRIGGER = Pattern(
    "KILL|WOUND|DIE|CAPTURE|DETAIN|ABDUCT|DISPLACE|FLEE|VANISH|DEAD_ADJ|MISSING_ADJ|HOMELESS_ADJ"
    "|HOSTAGE_ADJ|PRISONER_ADJ"
    "|OTHER_TRIGGER|DEAD_COUNT|HURT_COUNT|ANY_COUNT|DEATH_NOUN|INJURY_NOUN|ABDUCT_NOUN|DETAIN_NOUN"
    "|KILLER|DISPLACE_NOUN|SURRENDER|SEIZE|PERHAPS_TRIGGER"
)
"""Only sentences with one of these are read: a single class, so that the search is one over characters."""
PERHAPS = Pattern(
    "PERHAPS_TRIGGER (away|off|up|(at least|more than|up to|ADVERB|APPROXIMATE)? (NUM|CARDINAL|VAGUE|a|no)"
    "|of (the)? (NUM|CARDINAL|VAGUE|a)"
    "|(for|in|at) (ADVERB|NN|the|a)? (injuries|wounds|burns|hospital|inhalation|shock)"
    "|on (suspicion|charges)|for questioning|in connection|no one|nobody|down (their)? (arms|weapons)"
    "|himself|herself|themselves|(but stable)? condition"
    "|(they|there|it)? BE? (NUM|CARDINAL))"
)
"""Taken away; held at least four; now they are 12."""

NP = "(?:[PMUZ]|C(?![Obf]))"
_OF = "(?:f[DxNb]{1,4}){0,2}"
_ASIDE = f"{_OF}(?:S[^Spdkag]{{1,10}}S)?"
LIST = f"{NP}(?:&x?b)?(?:{_ASIDE},?&{NP}|,{NP})*"
"""Two soldiers, a policeman and three civilians."""
GAP = (
    "(?:,[^:pdkagS]{1,10}(?:S[^:pdkagS]{1,4}S?[^:pdkagS]{0,6})?,S?|S[^SpdkagS]{1,10}S"
    "|[xfNDVWYBXHFv](?![kag])|,(?=W)){0,8}?"
)
"""What may stand between the victims and their verb: where they were, who they were."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to say it, compiled at its first use. `who` is the list of victims, `verb` holds the effect."""

    name: str
    source: str
    verbs: frozenset[str]
    """The letters of which a sentence must hold one."""


VERB_LETTERS = re.compile(r"\(\?P<verb>(\w|\[\w+\])\)")
RULES: tuple[Rule, ...] = tuple(
    Rule(name, source, frozenset(VERB_LETTERS.findall(source)[0].strip("[]")))
    for name, source in (
        # Twelve people, most of them women, were killed. Not after a verb: "killed two and one was wounded".
        ("passive", rf"(?<![kagnv])(?P<who>{LIST})(?:{_OF}[IO][^pdkag,]{{1,10}},?)?{GAP}(?P<verb>p)"),
        ("intransitive", rf"(?<![kagnv])(?P<who>{LIST})(?:{_OF}[IO][^pdkag,]{{1,10}},?)?{GAP}(?P<verb>d)"),
        # killed two and wounded a third; wounding eight; has detained 12 suspects
        # was shot dead along with his two bodyguards
        ("companion", rf"(?P<verb>[pd])[xNDCX,fS]{{0,12}}?&(?P<who>{LIST})(?![pdk])"),
        ("active", rf"(?P<verb>[kag])S?(?:x|D&)?(?P<who>{LIST})"),
        # headlines: Two attacks kill four
        ("present", rf"[PCUbMNXx&,S](?P<verb>v)(?:x|D&)?(?P<who>{LIST})"),
        ("forced", rf"F(?P<who>{LIST})[xN]?(?P<verb>e)"),
        ("fleeing", rf"(?P<who>{LIST})(?P<verb>e)"),
        ("held", rf"(?P<verb>H)(?P<who>{LIST})(?!j)"),
        ("nominal", rf"(?P<verb>n)x?(?P<who>{LIST})"),
        # two killed and 12 wounded: no object follows, so the -ed form is a participle
        ("participle", rf"(?P<who>{LIST})(?P<verb>k)(?![PCMUZbDNX])"),
        ("state", rf"(?P<who>{LIST})[xV]?(?P<verb>j)"),
        # three were killed in Kharkiv, two in Sumy and one in Odesa
        ("elliptic", r"(?P<verb>[pd])xN(?P<who>(?:(?:,?&|,)CxN)+)"),
        ("listing", rf"(?P<verb>[kj]):(?P<who>{NP})"),
        ("toll", r"(?P<who>C)D?(?P<verb>t)"),  # brought to 120 the number of dead
        ("toll", r"(?P<verb>t)(?:[xfVDBWNXb,]|C(?=x?C)){0,12}?(?P<who>[CPU])"),
        ("counted noun", r"(?P<who>(?P<verb>m))"),
        ("lives", r"(?P<who>(?P<verb>l))"),
        ("bodies", r"(?P<who>(?P<verb>o))"),
        ("seized", r"(?P<who>(?P<verb>q))"),
        ("among", rf"(?P<verb>A)x?(?P<who>{LIST})"),
        ("among", rf"(?P<who>{LIST}){GAP}V(?P<verb>A)(?!x?{NP})"),
        # He was then shot dead; killing him
        ("pronoun", r"(?<![kagnv])(?P<who>R)x?(?P<verb>p)"),
        ("pronoun", r"(?P<verb>[kag])x?(?P<who>R)"),
        # The gunman fired at guards but was shot dead; before being shot
        ("shared", r"^(?:[xN],?){0,3}(?P<who>[PMR])[^pdRSYs]{1,20}(?P<verb>s)"),
        ("kept", rf"(?P<who>{LIST})x?(?P<verb>H)"),
    )
)
ALL_VERBS = frozenset().union(*(rule.verbs for rule in RULES))
VICTIMS = frozenset("PCMUZRmloq")
"""Letters of phrases that may be victims."""
INCLUDING = rf"[IO][xV]?(?P<who>{LIST})"
PARTITIVE = r"(?P<who>C)(?:O|V|OV)?[bx]"
"""Three of them children; three of whom are children."""
APART = rf"[:,SI]x?(?P<who>{LIST})"
"""A list set off by a sign."""
SPEAKING = re.compile("(?:f[DxN]{1,4}|[xN]|,[^,Y]{1,6},)?Y")

compiled = lru_cache(maxsize=64)(re.compile)
"""The sources above are compiled when a sentence first needs them: a short article needs few."""


@lru_cache(maxsize=1024)
def _rules_for(letters: frozenset[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules, by name, that may fit a sentence of which these letters are verbs."""
    return tuple((rule.name, compiled(rule.source)) for rule in RULES if not letters.isdisjoint(rule.verbs))


NAME_START = attrgetter("start")
BESIDE = 12
"""Figures before and behind one, in a sentence without end, that are looked at to read it."""


def find_casualties(reading: Reading) -> Iterator[Casualty]:
    """Every statement of how many people, or which person, were killed, wounded, captured and so on."""
    tokens = reading.tokens
    perhaps = class_table().codes_of("PERHAPS_TRIGGER")
    done = -1
    incidents: Incidents | None = None
    earlier: list[Found] = []
    for match in TRIGGER.finditer(tokens.codes):
        if match.start() < done or (
            match.group() in perhaps and not PERHAPS.match(tokens.codes, match.start())
        ):
            continue
        start, done = tokens.sentence(match.start())
        names = _names_between(reading.names, start, done)
        phrases = cut(tokens, start, done, names, bool(reading.names))
        found = _read_sentence(tokens, phrases, earlier)
        if not found:
            continue
        incidents = incidents or read_incidents(reading)
        for one in found:
            one.sentence = start, done
        for k, one in enumerate(found):
            yield _record(reading, one, names, found[max(0, k - BESIDE) : k + BESIDE], incidents)
        earlier = found


def _names_between(names: list[Name], start: int, end: int) -> list[Name]:
    first = bisect_left(names, start, key=NAME_START)
    last = first
    while last < len(names) and names[last].start < end:
        last += 1
    return names[first:last]


def _read_sentence(tokens: Tokens, phrases: list[Phrase], earlier: list[Found]) -> list[Found]:
    """The figures of one sentence, in order. A people phrase suffers an effect once; earlier rules win."""
    letters = "".join(phrase.letter for phrase in phrases)
    found: list[Found] = []
    taken: set[tuple[int, Effect]] = set()
    claimed: set[int] = set()
    held = frozenset(letters)
    rules = () if held.isdisjoint(VICTIMS) else _rules_for(held & ALL_VERBS)
    for rule, regex in rules:
        for match in regex.finditer(letters):
            verb = phrases[match.start("verb")]
            group = range(*match.span("who"))
            listed: list[Found] = []
            for i in group:
                if letters[i] not in VICTIMS or (
                    i in claimed and rule in ("active", "nominal", "state", "participle")
                ):
                    continue
                if _is_apposition(tokens, phrases, letters, i, group) or _is_speaker(letters, i):
                    continue
                if letters[i] == "C" and tokens.lower[phrases[i].start - 1] in ("aged", "ages"):
                    continue
                if rule == "participle" and _is_known(tokens, phrases[i], letters, match.end()):
                    continue
                for one in figures_of(tokens, phrases[i], verb, rule, phrases, found):
                    if (i, one.effect) in taken:
                        continue
                    taken.add((i, one.effect))
                    claimed.add(i)
                    listed.append(one)
            found += joined(tokens, listed)
    if found:
        found += _parts(tokens, phrases, letters, found, claimed)
        found += _listed_parts(tokens, phrases, letters, found, claimed)
    _prenominal(tokens, phrases, found, taken)
    if "C" in held:
        found += _ellipses(tokens, phrases, letters, found, earlier, claimed)
        found += _shares(tokens, phrases, letters, claimed)
    for one in found if earlier else ():
        if one.rule in ("among", "share") and one.whole is None:
            one.whole = next(
                (w for w in reversed(earlier) if w.effect == one.effect and w.whole is None), None
            )
        elif one.like is None and not one.victims and _takes_up(tokens, one):
            one.like = earlier[-1]
    if len(found) > 1:
        found.sort(key=lambda one: (one.start, one.end, one.effect))
    return found


def _is_apposition(tokens: Tokens, phrases: list[Phrase], letters: str, i: int, group: range) -> bool:
    """Whether a phrase says who the one before is: "Maria Lopez, a journalist, was killed" is one person."""
    if i - 2 < group.start or letters[i - 1] != "," or letters[i - 2] not in "MP":
        return False
    if letters[i - 2] == "M":
        return phrases[i].kind == "one" and (
            i + 1 >= len(letters) or letters[i + 1] != "&" or i + 1 == group.stop
        )
    return letters[i] == "M" and phrases[i - 2].kind == "one"


def _is_known(tokens: Tokens, who: Phrase, letters: str, end: int) -> bool:
    """Whether a participle only says who is meant: "the man killed was a foreigner"."""
    return who.kind == "one" and tokens.lower[who.start] == "the" and letters[end : end + 1] in ("V", "Y")


def _is_speaker(letters: str, i: int) -> bool:
    """Whether a phrase behind a comma says what stands before it: "wounding 32, a police officer said"."""
    return i > 0 and letters[i - 1] in ",&" and SPEAKING.match(letters, i + 1) is not None


def _parts(
    tokens: Tokens, phrases: list[Phrase], letters: str, found: list[Found], claimed: set[int]
) -> list[Found]:
    """Figures that another one of the sentence includes: "12 wounded, including two children"."""
    out: list[Found] = []
    wholes = [one for one in found if one.whole is None and one.rule != "among"]
    wholes.sort(key=lambda one: one.who.start)
    for kind, signs in ((INCLUDING, "IO"), (PARTITIVE, "C")):
        if all(sign not in letters for sign in signs):
            continue
        for match in compiled(kind).finditer(letters):
            for i in range(*match.span("who")):
                if letters[i] not in "PCMU" or i in claimed or _is_speaker(letters, i):
                    continue
                if kind is INCLUDING and _is_apposition(
                    tokens, phrases, letters, i, range(*match.span("who"))
                ):
                    continue
                count = count_of(tokens, phrases[i])
                if count is None or count == ZERO:
                    continue
                if kind is INCLUDING and letters[i] == "C" and letters[match.end() : match.end() + 1] == "W":
                    continue  # several houses, including two that burned down
                behind = bisect_left(wholes, phrases[i].start, key=lambda w: w.who.start)
                if not behind:
                    continue
                whole = wholes[behind - 1]
                last = phrases[match.end() - 1]
                if kind is PARTITIVE and last.letter == "x":
                    break  # three of them seriously
                claimed.add(i)
                start, end = (
                    min(phrases[match.start()].start, phrases[i].start),
                    max(phrases[i].end, last.end if kind is PARTITIVE else 0),
                )
                if tokens.words[start] in (",", "-", "–", "—", "("):
                    start += 1
                part = Found(phrases[i], whole.effect, count, start, end, whole.verb, "part", whole)
                if kind is PARTITIVE:
                    part.victims = (last.start, last.end)
                out.append(part)
    return out


def _listed_parts(
    tokens: Tokens, phrases: list[Phrase], letters: str, found: list[Found], claimed: set[int]
) -> list[Found]:
    """Groups set beside a figure that add up to it: "nine people were hurt, seven traders and two guards"."""
    out: list[Found] = []
    wholes: list[Found] | None = None
    for match in compiled(APART).finditer(letters):
        group = [i for i in range(*match.span("who")) if letters[i] in "PCMU"]
        if len(group) < 2 or claimed.intersection(group) or _is_speaker(letters, group[-1]):
            continue
        wholes = wholes or sorted((o for o in found if o.whole is None), key=lambda one: one.who.start)
        before = bisect_left(wholes, phrases[group[0]].start, key=lambda one: one.who.start)
        counts = [count_of(tokens, phrases[i]) for i in group]
        if not before or wholes[before - 1].count.best != sum(count.best or 0 for count in counts if count):
            continue
        whole = wholes[before - 1]
        for i, count in zip(group, counts, strict=True):
            claimed.add(i)
            if count is not None:
                who = phrases[i]
                out.append(Found(who, whole.effect, count, who.start, who.end, whole.verb, "part", whole))
    return out


def _prenominal(
    tokens: Tokens, phrases: list[Phrase], found: list[Found], taken: set[tuple[int, Effect]]
) -> None:
    """Adds what a people phrase says by itself: "two wounded soldiers were flown out"."""
    lexicon = load_lexicon()
    for i, phrase in enumerate(phrases):
        if phrase.kind != "counted":
            continue
        for at in range(phrase.start + 1, phrase.end - 1):
            word = tokens.lower[at]
            if tokens.lower[phrase.start] in ("some", "many"):
                break  # to find many missing people
            if not lexicon.has(word, "VBN") and word not in ("dead", "missing"):
                continue
            effect = next((e for cls, e in EFFECTS if lexicon.has(word, cls)), None)
            count = count_of(tokens, phrase)
            if (
                effect is None
                or count is None
                or count == ZERO
                or (i, effect) in taken
                or effect == "captured"
            ):
                continue
            taken.add((i, effect))
            found.append(Found(phrase, effect, count, phrase.start, phrase.end, phrase, "prenominal"))


def _ellipses(
    tokens: Tokens,
    phrases: list[Phrase],
    letters: str,
    found: list[Found],
    earlier: list[Found],
    claimed: set[int],
) -> list[Found]:
    """Bare numbers whose verb was said before: "two from a mine and five from shelling", "up from 12",
    "the toll rose to 19 from 12", "now six"."""
    out: list[Found] = []
    wholes = sorted((one for one in (*earlier, *found) if one.whole is None), key=lambda one: one.end)
    listed: list[tuple[Found, Found]] = []
    for i in (i for i, letter in enumerate(letters) if letter == "C" and i not in claimed):
        who = phrases[i]
        at = bisect_right(wholes, who.start, key=lambda one: one.end)
        if not at or who.start - wholes[at - 1].end > FAR:
            continue
        said = wholes[at - 1]
        rule = _ellipsis(tokens, phrases, letters, i, said, said.start >= phrases[0].start, out)
        count = count_of(tokens, who) if rule else None
        if count is None or count == ZERO:
            continue
        claimed.add(i)
        one = Found(who, said.effect, count, who.start, who.end, who, rule, like=said)
        out.append(one)
        if rule == "elliptic":
            listed.append((said, one))
    for said in {id(said): said for said, _ in listed}.values():
        parts = [one for whole, one in listed if whole is said]
        if sum(one.count.best or 0 for one in parts) == said.count.best:
            for one in parts:
                one.whole = said
    return out


def _ellipsis(
    tokens: Tokens, phrases: list[Phrase], letters: str, i: int, said: Found, near: bool, out: list[Found]
) -> str:
    """The rule by which a bare number takes up the figure before it, or nothing. `near`: in this sentence."""
    before = _x_words(tokens, phrases, i - 1)
    behind = _x_words(tokens, phrases, i + 1)
    if near and before[-1:] == ["from"] and phrases[i - 1].start - said.end <= 1:
        return "earlier" if before in (["up", "from"], ["down", "from"]) or said.rule == "toll" else ""
    if out and out[-1].rule == "earlier" and letters[i - 1] == "&":
        return "earlier"
    if near and letters[i - 1] in ":,&" and behind[:1] and behind[0] in CAUSES:
        both = tokens.lower[phrases[i].start] == "both"  # two wounded, both at the mill
        return "elliptic" if phrases[i].end - phrases[i].start < 3 and not both else ""
    updated = before[-1:] in (["now"], ["then"]) or (
        letters[i - 1] == "V" and not NOW.isdisjoint(_x_words(tokens, phrases, i - 2)[-2:])
    )
    ends = not behind or behind[0] in FULL_STOPS or behind[0] == ","
    return "update" if updated and ends else ""


CAUSES = frozenset({"from", "in", "at", "by", "near", "during", "outside", "when", "after"})
NOW = frozenset({"now", "then"})
FAR = 60
"""Tokens over which "now six" still takes up the figure before it."""


def _x_words(tokens: Tokens, phrases: list[Phrase], i: int) -> list[str]:
    """The words of a phrase that is none; empty for any other."""
    if not 0 <= i < len(phrases) or phrases[i].letter not in "xW,":
        return []
    return tokens.lower[phrases[i].start : phrases[i].end]


def _takes_up(tokens: Tokens, one: Found) -> bool:
    """Whether a bare number means more of those counted in the sentence before: "two more were hurt"."""
    return one.who.letter == "C" and not TAKING_UP.isdisjoint(tokens.lower[one.who.start : one.who.end])


TAKING_UP = frozenset({"more", "another", "them", "a", "others"})


def _shares(tokens: Tokens, phrases: list[Phrase], letters: str, claimed: set[int]) -> list[Found]:
    """A number of the hurt of whom something else is said: "six of the dead were novices"."""
    out: list[Found] = []
    for i, who in enumerate(phrases):
        if who.letter != "C" or i in claimed:
            continue
        words = tokens.lower[who.start : who.end]
        effect = SHARED.get(words[-1])
        count = count_of(tokens, who) if effect and "of" in words and words[0] != "some" else None
        if effect is None or count is None or count == ZERO:
            continue
        claimed.add(i)
        one = Found(who, effect, count, who.start, who.end, who, "share" if "the" in words else "counted")
        if letters[i + 1 : i + 3] == "Vb":
            one.victims = (phrases[i + 2].start, phrases[i + 2].end)
            one.end = one.victims[1]
        out.append(one)
    return out


SHARED: dict[str, Effect] = {
    "dead": "killed",
    "victims": "killed",
    "wounded": "wounded",
    "injured": "wounded",
    "missing": "missing",
}


def _record(
    reading: Reading, one: Found, names: list[Name], found: list[Found], incidents: Incidents
) -> Casualty:
    tokens = reading.tokens
    start, end = tokens.span(one.start, one.end)
    one.id = content_id("casualty", reading.article_id, start, end, one.effect)
    quantity = (
        one.victims if one.victims and one.rule not in ("part", "share") else quantity_of(tokens, one.who)
    )
    speech = find_speech(reading, one.start, one.end)
    victims = _victims(tokens, one, quantity[1], found, names)
    one.victim = victims.class_
    place = place_of(tokens, one, names, found)
    one.cumulative = one.cumulative or _is_cumulative(tokens, one)
    return Casualty(
        id=one.id,
        article_id=reading.article_id,
        start=start,
        end=end,
        text=tokens.text[start:end],
        rule=one.rule,
        effect=one.effect,
        quantity=tokens.slice(*quantity).removesuffix(" of") if quantity[1] > quantity[0] else "",
        low=one.count.low,
        best=one.count.best,
        high=one.count.high,
        approximate=one.count.approximate,
        cumulative=one.cumulative,
        victims=victims,
        perpetrator_id=perpetrator_of(tokens, one, names),
        place_id=_scene(reading, one, place),
        date=date_of(reading, one, found, speech, incidents, place),
        as_of=as_of(reading, one, speech),
        attribution=attribution_of(reading, speech),
        status=status_of(reading, one, victims.class_, speech, *one.sentence),
        part_of=one.whole.id if one.whole and one.whole.id else _whole_id(reading, one.whole),
    )


def _scene(reading: Reading, one: Found, own: str | None) -> str | None:
    """Where the harm was done: the place that the figure's own clause names, else where the text is at."""
    if own is not None:
        return own
    start, end = one.sentence
    beside = place_beside(reading, start, end)
    if beside is not None:
        return beside
    return country_at(reading) if one.cumulative else scene_at(reading, start, end)


def _is_cumulative(tokens: Tokens, one: Found) -> bool:
    """Whether the figure counts up from some day: "9,000 have been killed since February", "so far"."""
    words = tokens.lower[one.start : min(one.sentence[1], one.end + 8)]
    if "since" in words:
        return True
    return not ENDING.isdisjoint(words) and any(pair in SO_FAR for pair in pairwise(words))


SO_FAR = (("so", "far"), ("to", "date"), ("in", "total"))
ENDING = frozenset(last for _, last in SO_FAR)


def _whole_id(reading: Reading, whole: Found | None) -> str | None:
    if whole is None:
        return None
    start, end = reading.tokens.span(whole.start, whole.end)
    return content_id("casualty", reading.article_id, start, end, whole.effect)


def _victims(
    tokens: Tokens, one: Found, after_quantity: int, found: list[Found], names: list[Name]
) -> Victims:
    """Who was hurt: the words, and the class that they or what stands around them give."""
    if one.who.letter == "C" and one.victims is None and one.whole is None:
        rest = tokens.lower[after_quantity : one.who.end]
        first = after_quantity + (1 if rest[:1] in (["of"], ["more"]) else 0)
        text = tokens.slice(first, one.who.end) if first < one.who.end else None
        return Victims(text=text, class_=class_of_number(tokens, one, found, names))
    first, last = one.victims or (after_quantity, one.who.end)
    if one.who.kind in DIRECT or last <= first:
        return Victims(text=None, class_=class_of_direct(tokens, one))
    if one.who.letter == "Z":
        first = one.who.start
        if one.verb.kind == "lost":
            return Victims(text=tokens.slice(first, last), class_="combatant")
    words = tokens.words[first:last]
    while words and words[-1] in (",", "("):
        last -= 1
        words = words[:-1]
    while words and words[0].lower() in ("of", "more"):
        first += 1
        words = words[1:]
    if not words:
        return Victims(text=None, class_="unspecified")
    actor = (
        one.who.name.entity_id
        if one.who.letter == "M" and one.who.name and not one.who.name.is_place
        else None
    )
    return Victims(
        text=tokens.slice(first, last),
        class_=class_of_people(tokens, one, words, last, names),
        actor_id=actor,
    )

"""Figures of people hurt: people phrase × harm predicate, one record per effect and group of victims.

Rules are regular expressions over the letters of a sentence's phrases (phrases.py): `P` counted people,
`p` a passive harm verb, and so on. A newcomer would start from the number; here the harm word decides
which sentences are looked at, so that populations, prices and scores cost nothing and are never found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..language import Pattern, Tokens
from ..lexicons import load_lexicon
from ..records import Casualty, Effect, Status, Victims, content_id
from .attribution import find_speech, attribution_of
from .counts import ONE, QUANTITY, ZERO, Count, read_count
from .phrases import Phrase, cut
from .reading import Name, Reading
from .victims import victim_class

TRIGGER = Pattern(
    "KILL|WOUND|DIE|CAPTURE|DETAIN|ABDUCT|DISPLACE|FLEE|VANISH|DEAD_ADJ|MISSING_ADJ|HOMELESS_ADJ|HOSTAGE_ADJ|PRISONER_ADJ"
    "|OTHER_TRIGGER|DEAD_COUNT|HURT_COUNT|ANY_COUNT|DEATH_NOUN|INJURY_NOUN|ABDUCT_NOUN|DETAIN_NOUN|DISPLACE_NOUN|SURRENDER&VBD"
)
"""Only sentences with one of these are read."""
LEADING_QUANTITY = Pattern(QUANTITY)

NP = "(?:[PMUZ]|C(?![Ib]))"
_ASIDE = "(?:f[DxN]{1,4})?(?:S[^Spdkag]{1,10}S)?"
LIST = f"{NP}(?:&x?b)?(?:{_ASIDE},?&{NP}|,{NP})*"
"""Two soldiers, a policeman and three civilians."""
GAP = "(?:,[^:pdkagS]{1,10},|S[^SpdkagS]{1,10}S|[xfNDWVBX](?![kag])|,(?=W)){0,8}?"
"""What may stand between the victims and their verb: where they were, who they were."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to say it. `who` is the list of victims, `verb` holds the effect."""

    name: str
    regex: re.Pattern[str]


RULES: tuple[Rule, ...] = tuple(
    Rule(name, re.compile(source))
    for name, source in (
        # Twelve people, most of them women, were killed. Not after a verb: "killed two and a third was wounded".
        ("passive", rf"(?<![kagn])(?P<who>{LIST})(?:I[^pdkag,]{{1,6}},?)?{GAP}(?P<verb>p)"),
        ("intransitive", rf"(?<![kagn])(?P<who>{LIST})(?:I[^pdkag,]{{1,6}},?)?{GAP}(?P<verb>d)"),
        # killed two and wounded a third; wounding eight; has detained 12 suspects
        # was shot dead along with his two bodyguards
        ("companion", rf"(?P<verb>[pd])x?&(?P<who>{LIST})(?![pdk])"),
        ("active", rf"(?P<verb>[kag])(?:x|D&)?(?P<who>{LIST})"),
        ("nominal", rf"(?P<verb>n)x?(?P<who>{LIST})"),
        # two killed and 12 wounded: no object follows, so the -ed form is a participle
        ("participle", rf"(?P<who>{LIST})(?P<verb>k)(?![PCMUZbDNX])"),
        ("state", rf"(?P<who>{LIST})[xV]?(?P<verb>j)"),
        # three were killed in Kharkiv, two in Sumy and one in Odesa
        ("elliptic", r"(?P<verb>[pd])xN(?P<who>(?:(?:,?&|,)CxN)+)"),
        ("listing", rf"(?P<verb>[kj]):(?P<who>{NP})"),
        ("toll", rf"(?P<verb>t)(?:[xfVDBWNXb,]|C(?=x?C)){{0,12}}?(?P<who>[CPU])"),
        ("counted noun", r"(?P<who>(?P<verb>m))"),
        ("lives", r"(?P<who>(?P<verb>l))"),
        ("bodies", r"(?P<who>(?P<verb>o))"),
        ("seized", r"(?P<who>(?P<verb>q))"),
        ("among", rf"(?P<verb>A)x?(?P<who>{LIST})"),
    )
)
INCLUDING = re.compile(rf"I[xV]?(?P<who>{LIST})")
PARTITIVE = re.compile(r"(?P<who>C)(?:I|V|IV)?[bx]")
"""Three of them children; three of whom are children."""

EFFECTS: tuple[tuple[str, Effect], ...] = (
    ("KILL", "killed"), ("DIE", "killed"), ("SHOOT", "killed"), ("DEAD_ADJ", "killed"), ("WOUND", "wounded"), ("CAPTURE", "captured"),
    ("DETAIN", "detained"), ("ABDUCT", "abducted"), ("DISPLACE", "displaced"), ("FLEE", "displaced"), ("VANISH", "missing"), ("SURRENDER", "captured"), ("MISSING_ADJ", "missing"),
    ("HOMELESS_ADJ", "displaced"), ("HOSTAGE_ADJ", "abducted"), ("PRISONER_ADJ", "captured"), ("DEATH_NOUN", "killed"), ("INJURY_NOUN", "wounded"),
    ("ABDUCT_NOUN", "abducted"), ("DETAIN_NOUN", "detained"), ("DISPLACE_NOUN", "displaced"), ("DEAD_COUNT", "killed"), ("HURT_COUNT", "wounded"),
)  # fmt: skip
BOTH: tuple[Effect, ...] = ("killed", "wounded")
DIRECT = ("noun", "lives", "bodies", "seized")
"""Phrases that hold number and harm at once."""
ONLY_PEOPLE = frozenset({"captured", "detained", "displaced", "missing", "abducted"})
"""Effects that things suffer too, so that a noun no lexicon knows is not taken for people: 12 paintings are missing."""


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
    id: str = field(default="")


def find_casualties(reading: Reading) -> Iterator[Casualty]:
    """Every statement of how many people, or which person, were killed, wounded, captured and so on."""
    tokens = reading.tokens
    done = -1
    earlier: list[Found] = []
    for match in TRIGGER.finditer(tokens.codes):
        if match.start() < done:
            continue
        start, done = tokens.sentence(match.start())
        names = _names_between(reading.names, start, done)
        phrases = cut(tokens, start, done, names, bool(reading.names))
        found = _read_sentence(tokens, phrases, earlier)
        for one in found:
            yield _record(reading, one, names, found)
        if found:
            earlier = found


def _names_between(names: list[Name], start: int, end: int) -> list[Name]:
    first = bisect_left(names, start, key=lambda name: name.start)
    last = first
    while last < len(names) and names[last].start < end:
        last += 1
    return names[first:last]


def _read_sentence(tokens: Tokens, phrases: list[Phrase], earlier: list[Found]) -> list[Found]:
    """The figures of one sentence in text order. Rules run in order; a people phrase suffers one effect once."""
    letters = "".join(phrase.letter for phrase in phrases)
    found: list[Found] = []
    taken: set[tuple[int, Effect]] = set()
    claimed: set[int] = set()
    for rule in RULES:
        for match in rule.regex.finditer(letters):
            verb = phrases[match.start("verb")]
            group = range(*match.span("who"))
            for i in group:
                if letters[i] not in "PCMUZmloq" or (
                    i in claimed and rule.name in ("active", "nominal", "state", "participle")
                ):
                    continue
                if _is_apposition(tokens, phrases, letters, i, group):
                    continue
                for one in _figures(tokens, phrases[i], verb, rule.name, phrases):
                    if (i, one.effect) in taken:
                        continue
                    taken.add((i, one.effect))
                    claimed.add(i)
                    found.append(one)
    found += _parts(tokens, phrases, letters, found, claimed)
    _prenominal(tokens, phrases, found, taken)
    for one in found:
        if one.rule == "among" and one.whole is None:
            one.whole = next(
                (w for w in reversed(earlier) if w.effect == one.effect and w.whole is None), None
            )
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


def _figures(tokens: Tokens, who: Phrase, verb: Phrase, rule: str, phrases: list[Phrase]) -> Iterator[Found]:
    """The figures that one people phrase and one verb make: none, one, or one of each effect."""
    if rule == "companion" and tokens.words[who.start - 1].lower() not in ("with", "as"):
        return
    if _is_unreal(tokens, verb) or _is_supposed(tokens, min(who.start, verb.start)):
        return
    words = [word.lower() for word in tokens.words[verb.start : verb.end]]
    effects = _effects(tokens, verb, words, rule)
    count = _count(tokens, who)
    if count is None or not effects:
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
    for effect in effects:
        if who.letter == "U" and effect in ONLY_PEOPLE:
            continue
        if {"FLEE", "SURRENDER"} & _classes(tokens, verb) and (who.letter != "P" or count == ONE):
            continue  # the gunman fled
        if who.kind == "noun" and count != ZERO and {"casualties", "casualty", "of"} & set(words):
            continue  # 500 casualties: dead and wounded in one; two reports of deaths
        start, end = min(who.start, verb.start), max(who.end, verb.end)
        if count == ZERO and start and tokens.words[start - 1].lower() == "not":
            start -= 1
        found = Found(who, effect, count, start, end, verb, rule)
        found.doubted = any(load_lexicon().has(word, "DOUBT") for word in words)
        found.cumulative = rule == "toll"
        yield found


def _classes(tokens: Tokens, phrase: Phrase) -> frozenset[str]:
    lexicon = load_lexicon()
    sets = (
        lexicon.sets[lexicon.words.get(tokens.words[i].lower(), 0)] for i in range(phrase.start, phrase.end)
    )
    return frozenset().union(*sets)


def _effects(tokens: Tokens, verb: Phrase, words: list[str], rule: str) -> tuple[Effect, ...]:
    """The effects that a verb phrase has, in the order of the words."""
    lexicon = load_lexicon()
    if verb.kind == "hospital" or (
        verb.kind == "died" and {"injuries", "wounds", "burns", "injury"} & set(words)
    ):
        return ("wounded",)
    if {"prisoner", "prisoners", "captive", "captives"} & set(words):
        return ("captured",)
    if "hostage" in words or "hostages" in words:
        return ("abducted",)
    if "homes" in words or "home" in words:
        return ("displaced",)
    if "custody" in words:
        return ("detained",)
    if "casualties" in words or "casualty" in words or words[-1:] == ["victims"]:
        return BOTH if verb.kind == "noun" else ("killed",)
    out: list[Effect] = []
    for word in words:
        classes = lexicon.sets[lexicon.words.get(word, 0)]
        for cls, effect in EFFECTS:
            if cls == "SHOOT" and verb.kind not in ("passive", "state", "perfect"):
                continue
            if cls in classes:
                if effect not in out:
                    out.append(effect)
                break
    if "shot" in words and "wounded" in words:
        out = ["wounded"]
    if not out and verb.kind in ("toll", "lives", "bodies", "nominal", "among", "died"):
        return ("missing",) if "missing" in words else ("killed",)
    return tuple(out[:2])


def _is_negated(tokens: Tokens, verb: Phrase, words: list[str]) -> bool:
    lexicon = load_lexicon()
    if verb.kind in ("noun", "lives", "bodies", "toll"):
        return False
    before = tokens.words[verb.start - 1].lower() if verb.start else ""
    return any(lexicon.has(word, "NEGATION") for word in words) or before in ("without", "not", "never")


def _is_unreal(tokens: Tokens, verb: Phrase) -> bool:
    """Whether the verb only wants, plans or supposes the harm: "threatened to kill", "would be killed"."""
    lexicon = load_lexicon()
    if verb.kind in ("noun", "lives", "bodies", "toll", "among", "state"):
        return False
    words = [word.lower() for word in tokens.words[verb.start : verb.end]]
    if verb.kind == "passive":
        if words[0] in ("to", "be") and words[:3] != ["to", "have", "been"]:
            return True
        if any(lexicon.has(word, "MODAL") for word in words):
            return not ("may" in words or "might" in words) or "have" not in words
    if verb.kind in ("did", "ing", "nominal"):
        before = [word.lower() for word in tokens.words[max(0, verb.start - 2) : verb.start]]
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
    return any(word.lower() in ("if", "unless") for word in tokens.words[max(0, at - 3) : at])


def _count(tokens: Tokens, who: Phrase) -> Count | None:
    if who.letter == "M" or who.kind in ("one", "headline"):
        return ZERO if tokens.words[who.start - 1].lower() == "not" and who.start else ONE
    if who.letter == "Z":
        return ZERO
    if who.kind == "noun" and tokens.words[who.start].lower() in ("any", "without"):
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
    if quantity is None:
        return read_count(tokens.slice(who.start, who.end))
    if (
        quantity.start()
        and tokens.words[quantity.start() - 1].lower() == "from"
        and " to " in tokens.slice(*quantity.span())
    ):
        return read_count(tokens.slice(*quantity.span()).rpartition(" to ")[2])  # rose from 8 to 12
    return read_count(tokens.slice(*quantity.span()))


def _quantity(tokens: Tokens, who: Phrase) -> tuple[int, int]:
    """The token span of the words that count."""
    if who.letter == "M" or who.kind == "headline":
        return who.start, who.start
    if who.kind == "one":
        return who.start, who.start + 1
    if who.kind in DIRECT:
        match = LEADING_QUANTITY.search(tokens.codes, who.start, who.end)
    else:
        match = LEADING_QUANTITY.match(tokens.codes, who.start, who.end)
    return match.span() if match else (who.start, who.end)


def _parts(
    tokens: Tokens, phrases: list[Phrase], letters: str, found: list[Found], claimed: set[int]
) -> list[Found]:
    """Figures that another one of the sentence includes: "12 wounded, including two children"."""
    out: list[Found] = []
    if not found:
        return out
    for regex in (INCLUDING, PARTITIVE):
        for match in regex.finditer(letters):
            for i in range(*match.span("who")):
                if letters[i] not in "PCMU" or i in claimed:
                    continue
                if regex is INCLUDING and _is_apposition(
                    tokens, phrases, letters, i, range(*match.span("who"))
                ):
                    continue
                count = _count(tokens, phrases[i])
                if count is None or count == ZERO:
                    continue
                if regex is INCLUDING and letters[i] == "C" and letters[match.end() : match.end() + 1] == "W":
                    continue  # several houses, including two that burned down
                before = [
                    w
                    for w in found
                    if w.who.start < phrases[i].start and w.whole is None and w.rule != "among"
                ]
                if not before:
                    continue
                whole = max(before, key=lambda w: w.who.start)
                last = phrases[match.end() - 1]
                if regex is PARTITIVE and last.letter == "x":
                    break  # three of them seriously
                claimed.add(i)
                start, end = (
                    min(phrases[match.start()].start, phrases[i].start),
                    max(phrases[i].end, last.end if regex is PARTITIVE else 0),
                )
                if tokens.words[start] in (",", "-", "–", "—", "("):
                    start += 1
                part = Found(phrases[i], whole.effect, count, start, end, whole.verb, "part", whole)
                if regex is PARTITIVE:
                    part.victims = (last.start, last.end)
                out.append(part)
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
            word = tokens.words[at].lower()
            if not lexicon.has(word, "VBN") and word not in ("dead", "missing"):
                continue
            effect = next((e for cls, e in EFFECTS if lexicon.has(word, cls)), None)
            count = _count(tokens, phrase)
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


def _record(reading: Reading, one: Found, names: list[Name], found: list[Found]) -> Casualty:
    tokens = reading.tokens
    start, end = tokens.span(one.start, one.end)
    one.id = content_id("casualty", reading.article_id, start, end, one.effect)
    quantity = _quantity(tokens, one.who)
    speech = find_speech(reading, one.start, one.end)
    said_start, said_end = tokens.sentence(one.start)
    date = _date(reading, one, found, said_start, said_end, speech.start if speech else None)
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
        cumulative=one.cumulative or _is_cumulative(tokens, one),
        victims=_victims(tokens, one, quantity[1]),
        perpetrator_id=_perpetrator(tokens, one, names),
        place_id=_place(tokens, one, names, found),
        date=date,
        as_of=_as_of(reading, speech.start if speech else None, speech.end if speech else None),
        attribution=attribution_of(reading, speech),
        status=_status(reading, one, speech.stance if speech else None, said_start, said_end),
        part_of=one.whole.id if one.whole and one.whole.id else _whole_id(reading, one.whole),
    )


def _is_cumulative(tokens: Tokens, one: Found) -> bool:
    """Whether the figure counts up from some day: "9,000 have been killed since February", "so far"."""
    _, stop = tokens.sentence(one.start)
    words = [word.lower() for word in tokens.words[one.start : min(stop, one.end + 8)]]
    return "since" in words or any(
        pair in (("so", "far"), ("to", "date"), ("in", "total"))
        for pair in zip(words, words[1:], strict=False)
    )


def _whole_id(reading: Reading, whole: Found | None) -> str | None:
    if whole is None:
        return None
    start, end = reading.tokens.span(whole.start, whole.end)
    return content_id("casualty", reading.article_id, start, end, whole.effect)


def _victims(tokens: Tokens, one: Found, after_quantity: int) -> Victims:
    first, last = one.victims or (after_quantity, one.who.end)
    if one.who.kind in DIRECT or last <= first:
        return Victims(text=None, class_="unspecified")
    if one.who.letter == "Z":
        first = one.who.start
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
    return Victims(text=tokens.slice(first, last), class_=victim_class(words), actor_id=actor)


def _perpetrator(tokens: Tokens, one: Found, names: list[Name]) -> str | None:
    """The actor after "by" right behind the verb: "were killed by Wagner"."""
    at = one.verb.end
    if one.verb.kind != "passive" or at >= len(tokens.words) or tokens.words[at].lower() != "by":
        return None
    return next((n.entity_id for n in names if at < n.start <= at + 3 and not n.is_place), None)


def _clause(one: Found, found: list[Found], start: int, end: int) -> tuple[int, int]:
    """The tokens that speak of this figure alone: up to the figures before and behind it."""
    before = [other.end for other in found if other.end <= one.start]
    behind = [other.start for other in found if other.start >= one.end]
    return max(before, default=start), min(behind, default=end)


LOCATIVE = frozenset({"in", "at", "near", "outside", "of", "around", "on", "inside", "from"})


def _place(tokens: Tokens, one: Found, names: list[Name], found: list[Found]) -> str | None:
    """The place that the figure's own clause names: behind the verb first, then before the victims."""
    start, end = tokens.sentence(one.start)
    low, high = _clause(one, found, start, end)
    places = [n for n in names if n.is_place and low <= n.start < high and _is_locative(tokens, n)]
    behind = [n for n in places if n.start >= one.end]
    if behind:
        return behind[0].entity_id
    return places[-1].entity_id if places else None


def _is_locative(tokens: Tokens, name: Name) -> bool:
    for i in range(name.start - 1, max(-1, name.start - 6), -1):
        word = tokens.words[i].lower()
        if word in LOCATIVE:
            return True
        if not word or word in (",", "and", "by") or load_lexicon().has(word, "VBD"):
            return False
    return False


def _date(
    reading: Reading, one: Found, found: list[Found], start: int, end: int, cue: int | None
) -> str | None:
    """The date of the harm, when the sentence ties one to it: the nearest that no speech verb stands beside."""
    tokens = reading.tokens
    low, high = tokens.starts[start], tokens.ends[end - 1]
    dates = [
        d
        for d in reading.dates
        if low <= d.start < high and d.value and d.granularity in ("day", "interval", "month")
    ]
    best: tuple[int, str] | None = None
    for date in dates:
        at = tokens.at(date.start)
        if cue is not None and abs(at - cue) <= 3 and not (one.start <= at < one.end):
            continue
        distance = at - one.end if at >= one.end else one.start - at + 2
        if date.value and (best is None or distance < best[0]):
            best = (distance, date.value)
    return best[1] if best else None


def _as_of(reading: Reading, start: int | None, end: int | None) -> str | None:
    """When it was said: the day beside the speech verb, else the article's own."""
    if start is None or end is None:
        return None
    tokens = reading.tokens
    low, high = tokens.starts[max(0, start - 3)], tokens.ends[min(end + 3, len(tokens.words) - 1)]
    for date in reading.dates:
        if low <= date.start < high and date.granularity == "day" and date.value:
            return date.value
    return reading.published.isoformat() if reading.published else None


DOUBTED = Pattern(
    "NEGATION (ADVERB|BE|HAVE|HEDGE){0,3} UNVERIFIED&VBN|UNVERIFIED&!VB&!VBN&!VBD&!VBZ&!VBG|NEGATION (ADVERB){0,2} UNVERIFIED&VB"
)


def _status(reading: Reading, one: Found, stance: str | None, start: int, end: int) -> Status:
    """Reported, unless the text says otherwise in this sentence or takes it up in the next."""
    tokens = reading.tokens
    if DOUBTED.search(tokens.codes, start, end):
        return "unverified"
    following = tokens.sentence(min(end + 1, len(tokens.words) - 1))
    if following[0] > end and DOUBTED.search(tokens.codes, *following) and _takes_up(tokens, *following):
        return "unverified"
    if one.doubted:
        return "unverified"
    if stance == "denies":
        return "denied"
    if stance == "claims":
        return "claimed"
    return "reported"


REFERENCES = frozenset({"that", "this", "the", "it", "neither", "those", "these", "such"})


def _takes_up(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a sentence speaks of what the one before says: "The claim could not be verified"."""
    said = {word.lower() for word in tokens.words[start : min(end, start + 20)]}
    return bool(said & REFERENCES)

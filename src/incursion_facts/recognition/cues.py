"""One cue ("said", "according to", "as saying") to the speech that it makes: speaker, outlet, stance, and
which side the words stand on.

A cue is only a candidate: "as reported", "is said to have", "attacked army posts" are none. A newcomer
would drop those by word lists; what stands around them decides.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from ..language import Pattern
from ..lexicons import load_lexicon
from .anaphora import Cast, Subject
from .noun_phrases import cue_codes, subject_after
from .reading import Name, Reading
from .subjects import main_subject, subject_of
from .talk import Speech, Talk

CUE = Pattern(
    "<according:according to>|<citing:CITE&VBG>|<quoted:(CITE&VBN|reported) (by (.){1,8})? as (SPEECH&VBG)>"
    "|<saying:as (SPEECH&VBG)>|<passive:(SPEECH&VBN|CLAIM_SPEECH&VBN|ADMIT_SPEECH&VBN) by>"
    "|<noun:REPORTING_NOUN (by|from|of)>|<figure:FIGURE_VERB (the|his|her|its|their|at|a|an)"
    "|(spoke|speaks|wrote|writes) of"
    "|(settled|settles) (.){0,3} on>"
    "|<said:SPEECH&VBD|SPEECH&VBZ|CLAIM_SPEECH&VBD|CLAIM_SPEECH&VBZ|CLAIM_SPEECH&VB|ADMIT_SPEECH&VBD|ADMIT_SPEECH&VBZ"
    "|(found|shows|showed) (?= that)|DENY_SPEECH&VBD|DENY_SPEECH&VBZ"
    "|SPEECH&VB|SPEECH&VBG|CLAIM_SPEECH&VBG>"
)
"""Whatever may be a cue; `speech_at` looks at what stands around it."""

CUE_STARTS = (
    "found", "shows", "showed", "according", "CITE", "as", "REPORTING_NOUN", "FIGURE_VERB", "spoke", "speaks",
    "settled", "settles", "SPEECH", "CLAIM_SPEECH", "ADMIT_SPEECH", "DENY_SPEECH",
)  # fmt: skip
"""First tokens of all cues: one scan for them costs less than trying every cue at every token."""

STANCES = ("CLAIM_SPEECH", "ADMIT_SPEECH", "DENY_SPEECH")


def speech_at(
    reading: Reading, talk: Talk, manner: str, cue: int, cue_end: int, first: int, last: int
) -> Speech | None:
    tokens = reading.tokens
    words, codes, cast = tokens.words, tokens.codes, talk.cast
    lexicon = load_lexicon()
    stance = "says"
    if manner == "passive" and not _is_passive(words, cue, first):
        manner, cue_end = "said", cue + 1  # Petrov said by telephone
    if manner in ("according", "citing", "passive", "noun"):
        if manner == "noun":
            if words[cue_end - 1].lower() == "of" or (
                cue > first
                and words[cue - 1].lower()
                not in ("a", "the", "in", "to", "from", "by", "joint", "later", "earlier", "his", "its")
            ):
                return None
            found = subject_after(reading, cast, cue_end, last)
            if (
                found is None
                or found.name is None
                or found.start > cue_end + 3
                or found.name.kind == "person"
            ):
                return None
        else:
            found = subject_after(reading, cast, cue_end, last)
        if found is None:
            return None
        if manner == "passive":
            stance = _stance(lexicon.sets[lexicon.words.get(words[cue_end - 2].lower(), 0)])
        via = outlet_after(reading, cast, found.end, last, found.name)
        return Speech(
            manner, cue, cue_end, stance, found.name, (found.start, found.end), via, found.form, True
        )
    if manner == "saying":  # Interfax quoted Petrov as saying
        subject = subject_of(reading, cast, cue, first, last, quoted=True)
        if subject is None:
            return None
        cited = next(
            (i for i in range(cue - 1, max(first, cue - 14), -1) if lexicon.has(words[i], "CITE")), None
        )
        outlet = subject_of(reading, cast, cited, first, last) if cited is not None else None
        via = outlet.name if outlet and outlet.name and outlet.name.kind == "media" else None
        return Speech(
            "quoted", cue, cue_end, "says", subject.name, (subject.start, subject.end), via, subject.form
        )
    sets = cue_codes()
    code = codes[cue]
    word = words[cue].lower()
    previous = words[cue - 1].lower() if cue > first else ""
    if manner == "figure" and (code in sets["gerund"] or not _gives_figure(words, cue, last)):
        return None
    if manner == "said":
        if word == "found" and previous in ("had", "has", "have"):
            return None  # his teams had found that, so says who speaks
        if previous in ("as", "to", "be", "not") or (
            previous in BEING
            and words[cue - 1] != "IS"
            and code not in sets["gerund"]
            and cue not in cast.ending
        ):
            return None  # as reported; is said to have
        if code in sets["gerund"]:
            earlier = talk.speeches.get(first)
            if (
                previous in (",", "and", "—", "–")
                and earlier
                and word
                in (
                    "adding",
                    "saying",
                    "claiming",
                    "noting",
                    "insisting",
                    "citing",
                    "stressing",
                    "arguing",
                    "blaming",
                    "accusing",
                    "alleging",
                )
            ):
                stance = _stance(lexicon.sets[lexicon.words.get(word, 0)])
                return replace(
                    earlier[-1], start=cue, end=cue_end, manner="adding", behind=False, stance=stance
                )
            if previous == "," and word in ACCUSING and cue + 1 < last:
                found = main_subject(reading, cast, cue - 1, first)
                if found is not None:  # summoned the envoy, alleging that the other side had fired first
                    return Speech(
                        "said", cue, cue_end, "claims", found.name, (found.start, found.end), None, found.form
                    )
            return None
        if code in sets["participle"] or (word == "attributed" and words[cue_end : cue_end + 1] == ["to"]):
            return None
        stance = _stance(lexicon.sets[lexicon.words.get(word, 0)])
        if previous in ("one", "you") and word in ("believes", "believe"):  # if one believes the army
            believed = subject_after(reading, cast, cue_end, last)
            if believed is None or believed.name is None:
                return None
            span = (believed.start, believed.end)
            return Speech("according", cue, cue_end, "claims", believed.name, span, None, believed.form, True)
    noun_like = code in sets["doubtful"] and cue not in cast.ending
    if noun_like and (codes[cue - 1] in sets["determiner"] or codes[cue - 1] in sets["preposition"]):
        return None  # the report, of a state
    subject = subject_of(reading, cast, cue, first, last)
    if subject is None:
        return None
    if (
        subject.name is None
        and cast.spoke is not None
        and words[subject.end - 1].lower() in STATEMENTS
        and words[subject.start].lower() in ("the", "that", "this")
    ):
        subject = replace(subject, name=cast.spoke.name, form="nominal")  # The statement added
    if (
        (code in sets["doubtful"] or code in sets["bare"])
        and manner == "said"
        and (
            subject.form == "name"
            and subject.name is None
            and not (word in ("say", "insist", "allege") and previous.endswith(("s", "men", "people")))
            and (cue + 1 >= last or words[cue + 1].lower() != "that")
        )
    ):
        return None
    if (
        code in sets["doubtful"]
        and subject.form == "nominal"
        and not (
            subject.start == first
            and subject.name is not None
            and words[min(cue_end, last - 1)][:1].isdigit()
        )
        and (cue + 1 >= last or words[cue + 1].lower() != "that")
    ):
        return None  # attacked army posts
    if subject.name is None and (
        codes[subject.end - 1] in sets["determiner"] or codes[subject.end - 1] in sets["preposition"]
    ):
        return None  # in a tweet
    if subject.start > cue:
        behind, content = True, subject.end
    else:
        behind, content = _stands_behind(reading, talk, cue_end, subject, first, last), cue_end
    via = outlet_after(reading, cast, content, last, subject.name, limit=12 if behind else 8)
    if subject.start > first and words[subject.start - 1].lower() == "as" and manner == "said":
        manner = "as"
    return Speech(
        manner, cue, cue_end, stance, subject.name, (subject.start, subject.end), via,
        subject.form, behind, subject.others,
    )  # fmt: skip


def _is_passive(words: list[str], cue: int, first: int) -> bool:
    """Whether a form of "be" stands before a participle: "was reported by", "were later confirmed by"."""
    if cue == first:
        return False
    return words[cue - 1].lower() in BEING or (cue - 1 > first and words[cue - 2].lower() in BEING)


def _gives_figure(words: list[str], cue: int, last: int) -> bool:
    """Whether a number or a toll follows: "put the dead at nine"; not "put a gun to his head"."""
    lexicon = load_lexicon()
    return any(
        word[:1].isdigit()
        or word.lower() in COUNTS
        or lexicon.has(word, "CARDINAL")
        or lexicon.has(word, "VAGUE")
        for word in words[cue + 1 : min(last, cue + FIGURE_REACH)]
    )


FIGURE_REACH = 14
COUNTS = frozenset({"toll", "number", "dozen", "hundred", "thousand", "casualties", "dead", "losses"})
STATEMENTS = frozenset({"statement", "communique", "communiqué"})
"""They speak for who made them, whom the text named last."""
ACCUSING = frozenset({"claiming", "alleging", "asserting", "insisting", "boasting", "saying"})
"""Gerunds whose subject is the sentence's."""
BEING = frozenset({"is", "are", "was", "were", "been", "being"})


def _stance(classes: frozenset[str]) -> str:
    attributes = load_lexicon().attributes
    return next((str(attributes[c]["stance"]) for c in STANCES if c in classes), "says")


def _stands_behind(
    reading: Reading, talk: Talk, cue_end: int, subject: Subject, first: int, last: int
) -> bool:
    """Whether a cue follows its words: something is said before its subject, and nothing more behind it."""
    words = reading.tokens.words
    before = subject.start - 1
    while before >= first and words[before][:1].isalnum() and before > subject.start - 8:
        before -= 1
    if before < first or subject.start - first < 3:
        return False
    if words[before] in ("“", "„", "(") or before - first < 2:
        return False
    if words[before] in ("”", '"', "»") and talk.quote(before) is not None and talk.quote(before + 1) is None:
        return True
    at = cue_end
    while at < last and at < cue_end + 14 and words[at] not in (",", ".", ";", ":", "?", "!", "—", "–"):
        if words[at].lower() in ("that", "it", "he", "she", "they") or words[at] in ("“", '"'):
            return False
        at += 1
    if at >= last or words[at] == ".":
        return at - cue_end < 14 and not has_verb(reading, cue_end, at)
    return not has_verb(reading, cue_end, at)


def has_verb(reading: Reading, start: int, end: int) -> bool:
    finite = cue_codes()["surely finite"]
    return any(code in finite for code in reading.tokens.codes[start:end])


def outlet_after(
    reading: Reading, cast: Cast, start: int, last: int, speaker: Name | None, limit: int = 10
) -> Name | None:
    """The outlet or network that carries the words: "told CNN", "said on Telegram"."""
    words, codes = reading.tokens.words, reading.tokens.codes
    lexicon = load_lexicon()
    index = bisect_left(cast.names, start, key=lambda name: name.start)
    for name in cast.names[index : index + 3]:
        if name.start >= min(last, start + limit):
            return None
        if name is speaker:
            continue
        network = name.kind != "media" and any(
            lexicon.has(words[i], "NETWORK") for i in range(name.start, name.end)
        )
        if name.kind != "media" and not network:
            continue
        if name.start == start and words[start - 1].lower() in ("told", "tells", "telling"):
            return name
        for i in range(name.start - 1, max(start - 1, name.start - 7) - 1, -1):
            if i < start - 1:
                break
            if lexicon.has(words[i], "VIA_WORD") or words[i].lower() in ("told", "tells"):
                return name
            if words[i] == "," or codes[i] in cue_codes()["finite"]:
                break
    return None

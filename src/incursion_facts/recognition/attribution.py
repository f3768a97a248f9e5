"""Who says it: the speech that reports a fact, as an attribution with speaker, words, cue and outlet.

`attribute` takes token positions of the fact; `speech` reads all speeches of the article once, and this
module chooses among them: the fact's own sentence first, then the quotation, the post or the paragraph
that it stands in. A newcomer would take the nearest name: it is often the outlet that passes the words
on, which is `via_id` here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from ..language import Pattern
from ..records import NO_ATTRIBUTION, Attribution, Mention
from .actors import mention_record
from .reading import Reading
from .speech import talk_of
from .talk import Speech, Talk

__all__ = ["Speech", "attribute", "attribution_of", "find_nominals", "find_speech"]


def attribute(reading: Reading, start: int, end: int) -> Attribution:
    """Who says what stands at the tokens start to end (exclusive)."""
    return attribution_of(reading, find_speech(reading, start, end))


def attribution_of(reading: Reading, speech: Speech | None) -> Attribution:
    """The attribution that a speech makes."""
    if speech is None:
        return NO_ATTRIBUTION
    tokens = reading.tokens
    return Attribution(
        speaker_id=speech.name.entity_id if speech.name else None,
        text=tokens.slice(*speech.subject) if speech.subject else None,
        cue=tokens.slice(speech.start, speech.end) if speech.end > speech.start else None,
        via_id=speech.via.entity_id if speech.via else None,
    )


def find_speech(reading: Reading, start: int, end: int) -> Speech | None:
    """The speech that reports a fact, or None when the text says it in its own name."""
    talk = talk_of(reading)
    first, last = reading.tokens.sentence(start)
    speeches = [s for s in talk.near(first, start, end) if not start <= s.start < end or s.manner == "figure"]
    own = _in_sentence(speeches, start, end)
    if own is not None and (own.name is not None or own.manner != "according"):
        return own
    if own is not None:  # “According to the inquiry, …” in what the committee said
        return _in_quote(reading, talk, first, last, start) or own
    for speech in speeches:
        if _is_about_subject(reading, speech, start, end):
            return None
    return (
        _labelled(reading, talk, first, start)
        or _in_quote(reading, talk, first, last, start)
        or _in_post(reading, talk, start)
        or _carried_on(reading, talk, first, last, start)
    )


def _in_sentence(speeches: list[Speech], start: int, end: int) -> Speech | None:
    """A cue before the fact is the speaker's, one behind it the outlet's; alone, either is the speaker's.

    "The governor said two people had died, AP reported" has the governor, via AP.
    """
    if not speeches:
        return None
    speeches = [s for s in speeches if s.manner != "as"] or speeches
    leading = [s for s in speeches if s.start < start and not (s.behind and s.manner == "said")] or [
        s for s in speeches if s.manner == "figure"
    ]
    trailing = [s for s in speeches if s.start >= end and (s.behind or s.manner in ("according", "adding"))]
    cited = next((s for s in speeches if s.manner in ("citing", "quoted", "passive")), None)
    if (
        cited is not None
        and cited.manner == "quoted"
        and cited.start >= end
        and leading
        and (leading[-1].name is not None and leading[-1].name.kind != "media")
    ):
        cited = None  # the ministry said 14 had died, but Interfax quoted the service as saying 12
    spoken = cited or (leading[-1] if leading else trailing[0] if trailing else None)
    if spoken is None:
        behind = [s for s in speeches if s.start < start]
        spoken = behind[-1] if behind else None
        if spoken is None or (spoken.behind and spoken.manner != "said"):
            return spoken
        return spoken
    if cited is None and spoken.manner in ("according", "noun"):
        # "the governor said, according to AP": who said it comes first, wherever it stands
        spoken = next(
            (
                s
                for s in (*trailing, *leading)
                if s.manner in ("said", "adding")
                and s.name is not None
                and (spoken.name is None or spoken.name.kind == "media")
            ),
            spoken,
        )
    via = spoken.via or next(
        (
            s.name
            for s in (*trailing, *leading, *speeches)
            if s is not spoken and s.name is not None and s.name.kind == "media"
            and (spoken.name is None or s.name.entity_id != spoken.name.entity_id)
        ),
        None,
    )  # fmt: skip
    return replace(spoken, via=via) if via is not spoken.via else spoken


def _is_about_subject(reading: Reading, speech: Speech, start: int, end: int) -> bool:
    """Whether a fact stands between a speaker and his verb: "Petrov, whose son was killed, told them"."""
    subject = speech.subject
    if subject is None or subject[1] > start or end > speech.start or speech.manner != "said":
        return False
    return not RELATIVES.isdisjoint(reading.tokens.lower[subject[1] : subject[1] + 2])


RELATIVES = frozenset({"who", "whose", "which", "whom", "where"})


def _labelled(reading: Reading, talk: Talk, first: int, start: int) -> Speech | None:
    """The name before a colon that opens a sentence: "Petrov: two people wounded"."""
    words = reading.tokens.words
    colon = next((i for i in range(first, min(start, first + 16)) if words[i] == ":"), None)
    if colon is None:
        return None
    at = colon
    if words[at - 1] in (")", "]"):
        while at > first and words[at] not in ("(", "["):
            at -= 1
    name = talk.cast.ending.get(at)
    if name is None or name.kind == "media":
        return None
    if any(words[i][:1].islower() for i in range(first, name.start)):
        return None
    return Speech("label", colon, colon + 1, "says", name, (name.start, name.end))


def _in_quote(reading: Reading, talk: Talk, first: int, last: int, start: int) -> Speech | None:
    """The speaker of a quotation of several sentences: named beside its first or behind its last."""
    quote = talk.quote(start)
    if quote is None or (quote[0] >= first and quote[1] <= last):
        return None
    for at in (quote[1], quote[0] - 1, quote[0]):
        if not 0 <= at < len(reading.tokens.words):
            continue
        sentence = reading.tokens.sentence(at)[0]
        speeches = [s for s in talk.speeches.get(sentence, ()) if not quote[0] <= s.start < quote[1]]
        if speeches and talk.part(at) == talk.part(start):
            return min(speeches, key=lambda s: abs(s.start - at))
    return _before(reading, talk, first)


def _in_post(reading: Reading, talk: Talk, start: int) -> Speech | None:
    """The account of the post that a fact stands in."""
    account = talk.posts.get(talk.part(start))
    if account is None:
        return None
    index = bisect_left(talk.cast.names, account[0], key=lambda name: name.start)
    name = talk.cast.names[index] if index < len(talk.cast.names) else None
    if name is not None and name.start >= account[1]:
        name = None
    return Speech("post", account[0], account[0], "says", name, account)


BACKSHIFT = Pattern(
    "had (ADVERB|been)* VBN|would (ADVERB)* (be|have|VB)|were (ADVERB)* VBG|was (ADVERB)* VBG"
)
"""Forms that reported speech takes on after "said": "Twelve people had been injured"."""


def _before(reading: Reading, talk: Talk, first: int) -> Speech | None:
    """The last speech of the sentence before, in the same paragraph."""
    if first < 2:
        return None
    at = first - 2
    if talk.part(at) != talk.part(first):
        return None
    sentence = reading.tokens.sentence(at)[0]
    speeches = talk.speeches.get(sentence)
    if not speeches:
        return None
    spoken = [s for s in speeches if s.manner in ("said", "quoted", "adding", "according")]
    people = [s for s in spoken if s.name is None or s.name.kind != "media"]
    found = people or spoken
    return found[-1] if found else None


def _carried_on(reading: Reading, talk: Talk, first: int, last: int, start: int) -> Speech | None:
    """The speaker of the sentence before, when this one keeps the tense of reported speech."""
    speech = _before(reading, talk, first)
    if speech is None or speech.name is None or speech.name.kind == "media":
        return None
    if BACKSHIFT.search(reading.tokens.codes, first, last) is not None:
        return replace(speech, manner="continued")
    return None


def find_nominals(reading: Reading) -> Iterator[Mention]:
    """Mentions by pronoun, office or nationality of the actors who speak: "he", "the ministry"."""
    seen: set[tuple[int, int]] = set()
    for speeches in talk_of(reading).speeches.values():
        for speech in speeches:
            if (
                speech.form == "name"
                or speech.name is None
                or speech.subject is None
                or speech.subject in seen
            ):
                continue
            seen.add(speech.subject)
            yield mention_record(
                reading.tokens,
                reading.article_id,
                *speech.subject,
                speech.name.entity_id,
                speech.form,
                "speaker",
            )

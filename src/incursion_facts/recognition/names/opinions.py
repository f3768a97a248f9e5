"""What a model says of an article's names, laid over our tokens: evidence beside that of the rules, no more.

A model is any function from texts to labelled spans of them. Where its span is one of our chunks it adds to
what that chunk may be; the rest is decided as ever. A newcomer would look for the model's offsets in the
records: there are none, a name's offsets are those of our tokens.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from ...language import Tokens
from ...parsing.document import Segment
from ..knowledge import Knowledge
from .chunks import Chunk
from .evidence import Group


class Labelled(NamedTuple):
    """A span of a text that a model was given, by character offsets, and the model's label of it."""

    start: int
    end: int
    label: str


class NameModel(NamedTuple):
    """A model that is asked, by the name that is told with what is found thanks to it."""

    name: str
    read: Callable[[Sequence[str]], Iterable[Iterable[Labelled]]]
    """The labelled spans of each text."""


class Opinion(NamedTuple):
    """A span of our tokens that a model holds for a name, and the evidence that this is."""

    start: int
    end: int
    evidence: str
    """A name in `evidence.WEIGHTS`."""


ORGANIZATION = "model: organization"
EVIDENCE = {
    "PERSON": "model: person",
    "PER": "model: person",
    "ORG": ORGANIZATION,
    "GPE": "model: place",
    "LOC": "model: place",
    "FAC": "model: place",
}
"""Label -> the evidence that it is. Peoples (NORP), dates, laws and whatever else a model knows are none."""

LONGEST = 20_000
"""Characters after which a segment's next sentence goes into a text of its own: memory grows with a text."""


def opinions_of(
    tokens: Tokens, segments: Iterable[Segment], knowledge: Knowledge, model: NameModel
) -> list[Opinion]:
    """What a model says of the names in an article, by our tokens, in text order.

    It is given what we read, segment by segment, and never two articles at once: how texts are put together
    moves a network's figures in the last digit, and no article may depend on the others of a run.
    """
    views = list(_views(tokens, segments))
    return [
        opinion
        for view, spans in zip(views, model.read([view.text for view in views]), strict=True)
        for span in spans
        if (opinion := _on_tokens(span, view, tokens, knowledge)) is not None
    ]


@dataclass(slots=True)
class View:
    """Sentences as a model is given them: one blank between words, whatever the page has there.

    A line end inside a sentence would tear a name in two, and a lost blank ("Legionhave") make one word of a
    name and what follows.
    """

    pieces: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Where each token starts in the text."""
    tokens: list[int] = field(default_factory=list)
    """Their positions in the article."""
    length: int = 0

    @property
    def text(self) -> str:
        """The text."""
        return "".join(self.pieces)

    def add(self, at: int, word: str, apart: bool) -> None:
        """Adds a token, behind a blank or touching the one before."""
        if apart and self.pieces:
            self.pieces.append(" ")
            self.length += 1
        self.pieces.append(word)
        self.starts.append(self.length)
        self.tokens.append(at)
        self.length += len(word)


def _views(tokens: Tokens, segments: Iterable[Segment]) -> Iterator[View]:
    firsts = sorted({tokens.at(segment.start) for segment in segments})
    words = tokens.words
    view = View()
    for start, end in tokens.sentences():
        if view.tokens:
            same = bisect_right(firsts, start) == bisect_right(firsts, view.tokens[0])
            if not same or view.length > LONGEST:
                yield view
                view = View()
        view.add(start, words[start], apart=True)
        for at in range(start + 1, end):
            touching = tokens.starts[at] == tokens.ends[at - 1]
            glued = touching and words[at].isalpha() and words[at - 1].isalpha()
            view.add(at, words[at], apart=glued or not touching)
    if view.tokens:
        yield view


ARTICLES = frozenset({"the", "a", "an"})


def _on_tokens(span: Labelled, view: View, tokens: Tokens, knowledge: Knowledge) -> Opinion | None:
    """A model's span on our tokens, without the article before a name and the possessive behind it."""
    evidence = EVIDENCE.get(span.label)
    if evidence is None or span.start >= span.end:
        return None
    first = max(bisect_right(view.starts, span.start) - 1, 0)
    last = bisect_left(view.starts, span.end)
    inside = view.tokens[first:last]
    if inside and view.starts[first] + len(tokens.words[inside[0]]) <= span.start:
        del inside[0]  # the span begins with a blank
    lower = knowledge.sets.lower
    while inside and (tokens.codes[inside[0]] in lower or tokens.words[inside[0]].lower() in ARTICLES):
        del inside[0]
    while inside and tokens.codes[inside[-1]] in lower:
        del inside[-1]
    if not inside or inside[-1] - inside[0] >= len(inside):
        return None  # nothing of a name, or two sentences to us
    if not any(letter.isalpha() and letter < LATIN_END for letter in tokens.words[inside[0]]):
        return None  # what a model of English makes of "Слышны" is a guess
    return Opinion(inside[0], inside[-1] + 1, evidence)


LATIN_END = "\u0250"
"""The character behind the last letter of Latin alphabets."""

JOINERS = frozenset({"of", "for", "the", "&"})
"""Words that may stand between the parts of a body's name. Not "and": that lists two as often as it joins."""


def with_opinions(
    chunks: list[Chunk], opinions: Iterable[Opinion], tokens: Tokens, knowledge: Knowledge
) -> list[Chunk]:
    """The chunks of the rules, and what a model sees where the rules saw nothing or cut a body's name.

    "Brown" at the start of a sentence is an ordinary word to the rules, "Voice of the Valley" two names; what
    they name is for the evidence to say, which in both may come to nothing.
    """
    holder = {at: chunk for chunk in chunks for at in range(chunk.start, chunk.end)}
    added: list[Chunk] = []
    for opinion in opinions:
        span = range(opinion.start, opinion.end)
        inside = list({holder[at].start: holder[at] for at in span if at in holder}.values())
        new: Chunk | None = None
        if not inside:
            if opinion.evidence != ORGANIZATION and _is_passed_over(opinion, tokens, knowledge):
                new = Chunk(opinion.start, opinion.end, "name")
        elif opinion.evidence == ORGANIZATION and _is_cut(opinion, inside, tokens):
            first = inside[0]
            new = Chunk(opinion.start, opinion.end, "name", None, first.titled, first.nation, first.title)
        if new is not None:
            added.append(new)
            holder.update(dict.fromkeys(span, new))
    if not added:
        return chunks
    held = [chunk for chunk in (*chunks, *added) if holder[chunk.start] is chunk]
    return sorted(held, key=lambda chunk: chunk.start)


def _is_passed_over(opinion: Opinion, tokens: Tokens, knowledge: Knowledge) -> bool:
    """Whether all words of a span could be a name's: in capitals, and no office, people or head noun."""
    sets = knowledge.sets
    if knowledge.phrase_at(tokens.words, opinion.start) is not None:
        return False
    codes = tokens.codes[opinion.start : opinion.end]
    return all(code in sets.name and code not in sets.protected and code not in sets.role for code in codes)


def _is_cut(opinion: Opinion, inside: Sequence[Chunk], tokens: Tokens) -> bool:
    """Whether the rules cut a name where only a joining word stands: "Voice | of the | Valley"."""
    if len(inside) < 2 or any(chunk.what != "name" or chunk.text for chunk in inside):
        return False
    if inside[0].start != opinion.start or inside[-1].end != opinion.end:
        return False
    gaps = (range(one.end, other.start) for one, other in pairwise(inside))
    return all(len(gap) > 0 and all(tokens.words[at] in JOINERS for at in gap) for gap in gaps)


def add_opinions(group: Group, said: dict[tuple[int, int], list[str]]) -> None:
    """Counts what models said of a group's occurrences, unless a lexicon or a head noun decides on it."""
    if group.chunks[0].what in ("name", "author"):
        for chunk in group.chunks:
            group.opinions.update(said.get((chunk.start, chunk.end), ()))


def by_span(opinions: Iterable[Opinion]) -> dict[tuple[int, int], list[str]]:
    """(start, end) -> what models say that it is."""
    found: dict[tuple[int, int], list[str]] = {}
    for start, end, evidence in opinions:
        found.setdefault((start, end), []).append(evidence)
    return found

"""What an article must have, to be one: a date that can be, sentences, English, a beginning and an end."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from ..findings import Finding
from .subject import Subject, quoted

SHORTEST = 20
"""Words; the briefest of news in brief has more."""
EARLIEST = "1900-01-01"
SENTENCE_END = re.compile(r"[^\W_][\"”’'»)\]]{0,3}[.!?…。؟।]")
SENTENCE_WORDS = 4
LINE = re.compile(r"[^\n]+")
TOLD_FROM = 40
"""Words from which a text has enough of a language for it to be told."""
OTHERS_OF = {
    "F224": ("title", "no title is printed or told beside the text"),
    "F225": ("byline", "nobody signs it"),
    "F226": ("outlet", "nothing says whose report it is"),
}
"""Code -> field of the article's record that is null, and how that is said."""
CAPITALS, SMALL = bytes(range(ord("A"), ord("Z") + 1)), bytes(range(ord("a"), ord("z") + 1))
"""The letters of English; deleting them as bytes is the fastest way to count them."""
MIN_LETTERS = 200
"""Letters in which the share of capitals says something."""
MANY_CAPITALS, FEW_CAPITALS = 0.7, 0.004
"""Shares of capitals; English news has 3 to 8 in a hundred."""


def too_short(subject: Subject) -> Iterator[Finding]:
    """Fewer words than any report has."""
    if subject.document.article.words < SHORTEST:
        yield subject.finding("F201", f"{subject.document.article.words} words")


def no_date(subject: Subject) -> Iterator[Finding]:
    """No date of publication, so that "Tuesday" means nothing."""
    if subject.document.article.published is None:
        yield subject.finding(
            "F202", "neither the text nor what is told beside it gives the date of publication"
        )


def in_the_future(subject: Subject, today: dt.date) -> Iterator[Finding]:
    """A date of publication after `today`."""
    published = subject.document.article.published
    if published is not None and published > today.isoformat():
        yield subject.finding("F203", f"published {published}, after {today}", _year(subject, published))


def too_old(subject: Subject) -> Iterator[Finding]:
    """A date of publication before 1900."""
    published = subject.document.article.published
    if published is not None and published < EARLIEST:
        yield subject.finding("F204", f"published {published}", _year(subject, published))


def _year(subject: Subject, published: str) -> int | None:
    at = subject.text.find(published[:4])
    return at if at >= 0 else None


def no_sentence(subject: Subject) -> Iterator[Finding]:
    """Nothing that ends as a sentence does."""
    for line in LINE.finditer(subject.text):
        if SENTENCE_END.search(line.group()) and len(line.group().split()) >= SENTENCE_WORDS:
            return
    if subject.document.article.language in (None, "en"):
        yield subject.finding("F205", "no sentence in it")


def not_english(subject: Subject) -> Iterator[Finding]:
    """Another language, which is not read."""
    language = subject.document.article.language
    if language not in (None, "en"):
        yield subject.finding("F214", f"its language is {language}")


def unknown_language(subject: Subject) -> Iterator[Finding]:
    """Words enough, and the frequent ones of no language among them."""
    article = subject.document.article
    if article.language is None and article.words >= TOLD_FROM:
        yield subject.finding("F215", f"{article.words:,} words in no language that is known")


def capitals(subject: Subject) -> Iterator[Finding]:
    """All letters large, or none: then names look like any other word."""
    body = subject.body.encode("utf-8", "replace")
    large, small = (len(body) - len(body.translate(None, letters)) for letters in (CAPITALS, SMALL))
    if large + small < MIN_LETTERS:
        return
    share = large / (large + small)
    if share > MANY_CAPITALS:
        yield subject.finding("F222", f"{share:.0%} of the letters are capitals")
    elif share < FEW_CAPITALS:
        yield subject.finding("F223", f"{large:,} of {large + small:,} letters are capitals")


def untold(subject: Subject) -> Iterator[Finding]:
    """What most articles say of themselves and this one does not."""
    for code, (field, message) in OTHERS_OF.items():
        if getattr(subject.document.article, field) is None:
            yield subject.finding(code, message)


START = r"(?:^|(?<=[\n(\[])|(?<=[.!?…|»”\"] ))"
"""Where a button begins: "Polls show more." holds none."""
WALL = (
    r"(?:to )?(?:continue|keep|finish) reading(?: (?:this|the) (?:article|story))?"
    r"|(?:(?:please )?(?:subscribe|sign in|sign up|log in|register))(?: now| today)? to "
    r"(?:continue|keep|read|unlock|view|access)[^\n]{0,60}"
    r"|(?:subscribe|sign in|log in) for full access"
    r"|the full (?:article|story|text) is (?:available|reserved) (?:to|for)[^\n]{0,40}"
)
BUTTON = (
    r"read (?:more|on|the (?:full|rest|whole)[^\n]{0,60})|show more|see more|see full story"
    r"|view (?:the )?full (?:article|story)|click here to (?:read|continue)[^\n]{0,40}"
)
END = r"[.!:»>→…\s)\]]*$"
WALLED = re.compile(rf"{START}(?:{WALL}){END}", re.IGNORECASE)
"""What stands in the text's stead from there on, whatever links follow."""
CUT = re.compile(rf"{START}(?:{WALL}|{BUTTON}){END}", re.IGNORECASE)
"""How a page ends a text that goes on behind a button; "Read more: a headline" is a link to another text."""
CHARACTERS_LEFT = re.compile(
    r"\[\+?\d{1,7} ?(?:chars|characters|more)\]\s*$|(?:\[(?:…|\.{3})\]|\((?:…|\.{3})\))\s*$"
)
"""How feeds end a text that they cut: "[+2143 chars]", "[…]"."""
ELLIPSIS = re.compile(r"[\w,](?: ?…| ?\.{3})[\"”’]?\s*$")
GOES_ON = re.compile(
    r"(?:,|\b(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|that|which|who|as|its|their|his|her|"
    r"was|were|is|are|has|have|had|but|than|into|near))\s*$"
)
TEXT_KINDS = frozenset({"paragraph", "standfirst", "subhead"})
"""A short paragraph without an end is taken for a subhead."""
TAIL = 300
"""Characters at the end of the last line that are looked at."""
LAST_KINDS = frozenset({"paragraph", "standfirst", "post", "subhead", "boilerplate"})
MAX_LINKS = 8
"""Lines that stand behind a wall at most: links to other texts, the page's foot."""
MIN_WORDS = 8
ENDING = 30
"""Characters of an end that a message quotes."""


def cut_off(subject: Subject) -> Iterator[Finding]:
    """A text that ends where a page, a feed or a payment wanted it to; links may follow."""
    segments = [s for s in subject.document.segments if s.kind in LAST_KINDS][-MAX_LINKS:]
    for segment in segments:
        is_last = segment is segments[-1]
        if not is_last and segment.end - segment.start > TAIL:
            continue
        start = max(segment.start, segment.end - TAIL)
        tail = subject.text[start : segment.end]
        found = (CUT.search(tail) or CHARACTERS_LEFT.search(tail)) if is_last else WALLED.search(tail)
        if found is None and is_last and segment.kind == "paragraph":
            found = ELLIPSIS.search(tail)
        if found is not None:
            message = f"ends with {quoted(found.group().strip())}"
            yield subject.finding("F218", message, start + found.start())
            return


def mid_sentence(subject: Subject) -> Iterator[Finding]:
    """A last paragraph whose sentence waits for more words."""
    last = [s for s in subject.document.segments if s.kind in TEXT_KINDS][-1:]
    if not last:
        return
    _, start, end, _ = last[0]
    tail = subject.text[max(start, end - TAIL) : end]
    if len(tail.split()) >= MIN_WORDS and GOES_ON.search(tail):
        yield subject.finding("F219", f"ends with {quoted(tail[-ENDING:].lstrip())}", end - 1)

"""Embedded posts: where one begins, where it ends, and whose it is.

An embed leaves its text, links and a signature in the page ("… pic.twitter.com/x — Name (@handle) May 22,
2023"). Nothing marks where it begins. What tells it is the limit of 280 characters that a post has: a
paragraph that fits belongs to the post as a whole; of a longer one only the last sentences that fit do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .phrases import phrases

HANDLE = re.compile(r"\(@\w{1,40}\)")
DASH = re.compile(r"[—–―]|--|(?<=\s)-(?=\s)")
LINK = r"(?:(?:https?://)?(?:pic\.twitter\.com|pic\.x\.com|t\.co|t\.me|twitter\.com|x\.com)/[\w/.?=&%-]*\w|https?://\S+)"
LINKS_AT_END = re.compile(rf"(?:\s*+(?>{LINK}))++\s*$")
SHARED_BY = re.compile(
    r"(?:A (?:post|video|photo) shared by|Posted by|Post by)\s+(?=[^\n]{1,80}$)", re.IGNORECASE
)
SENTENCE_START = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’')]))\s+(?=[\"“‘'(\[]?[^\W_a-z]|[@#])")
PICTURE_AT_END = re.compile(r"(?:https?://)?pic\.(?:twitter|x)\.com/\w+\s*$")
LETTER = re.compile(r"[^\W\d_]")
MAX_POST = 281
"""Characters of a post; a longer one is shown cut, with an ellipsis behind its 280."""
MAX_NAME = 80


@dataclass(frozen=True, slots=True)
class Post:
    """Offsets of a post in the text. `lacks_text`: nothing but links stands in its block."""

    start: int
    end: int
    author: tuple[int, int] | None
    lacks_text: bool


def find_posts(text: str, start: int, end: int) -> Iterator[Post]:
    """The posts of one block, in order."""
    at = start
    for handle in HANDLE.finditer(text, start, end):
        post = _signed(text, at, handle, end)
        if post is not None:
            yield post
            at = post.end
    tail = max(at, end - 80)
    if at < end and text.find("pic.", tail, end) >= 0 and PICTURE_AT_END.search(text, tail, end):
        body = _body_end(text, at, end)
        begin = _beginning(text, at, body)
        yield Post(begin, end, None, not LETTER.search(text, begin, body))


def _signed(text: str, start: int, handle: re.Match[str], end: int) -> Post | None:
    """The post that a signature closes, or None when the handle stands in a sentence."""
    left = max(start, handle.start() - MAX_NAME - 4)
    shared = next(iter(SHARED_BY.finditer(text, left, handle.start())), None)
    dash = None if shared else _last_dash(text, left, handle.start())
    mark = shared or dash
    if mark is None:
        return None
    name = (
        mark.end() + len(text[mark.end() : handle.start()]) - len(text[mark.end() : handle.start()].lstrip())
    )
    name_end = mark.end() + len(text[mark.end() : handle.start()].rstrip())
    if not 0 < name_end - name <= MAX_NAME or "\n" in text[name:name_end]:
        return None
    date = _date_behind().match(text, handle.end(), end)
    close = date.end() if date else handle.end()
    body_end = _body_end(text, start, mark.start())
    closing = end - close < MAX_POST and not text[close:end].strip()
    if not (date or shared or closing or body_end < mark.start() - 3):
        return None  # "the adviser - Podolyak (@Podolyak_M) - wrote"
    begin = _beginning(text, start, body_end)
    return Post(begin, close, (name, name_end), not LETTER.search(text, begin, body_end))


def _last_dash(text: str, start: int, end: int) -> re.Match[str] | None:
    last = None
    for last in DASH.finditer(text, start, end):  # noqa: B007 - the last one is wanted
        pass
    return last


@lru_cache(maxsize=1)
def _date_behind() -> re.Pattern[str]:
    """The date of a signature, which a time may precede."""
    return re.compile(
        rf"\s*(?:\d{{1,2}}:\d\d\s*(?:[AP]M)?\s*[·,-]?\s*)?(?:{phrases().date.pattern})", re.IGNORECASE
    )


def _body_end(text: str, start: int, end: int) -> int:
    """Where the words of a post end: before its links."""
    left = max(start, end - 200)
    links = LINKS_AT_END.search(text[left:end]) if text.find("/", left, end) >= 0 else None
    end = left + links.start() if links else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _beginning(text: str, start: int, body_end: int) -> int:
    """Where a post begins: with the block if that fits, else with the first sentence from which it fits."""
    while start < body_end and text[start].isspace():
        start += 1
    if body_end - start <= MAX_POST:
        return start
    begin = start
    for match in SENTENCE_START.finditer(text, max(start, body_end - 4 * MAX_POST), body_end):
        begin = match.end()
        if body_end - begin <= MAX_POST:
            break
    return begin

"""The offices that an article gives a person: "Belgorod Governor X", "X, a spokesman for the ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Pattern
from .chunks import Chunk
from .evidence import Context

LONGEST = 12
"""Tokens of an office at most; longer ones run into the story."""

OFFICE = "(TITLE|OFFICE)"
OWNER = "((DEMONYM|CAP&!STARTER|UPPER&!STARTER) (POSS)?)*"
KIND = "(LOWER&!STARTER&!PREPOSITION&!CONJUNCTION&!VBD&!VBZ&!BE|COMPOUND){0,3}"
BEFORE = Pattern(f"{OWNER} {KIND} {OFFICE} (DOT)? ({OFFICE}(DOT)?)*")
"""An office right before a name, with whose it is: "Kremlin spokesman", "Mali’s deputy defense minister"."""

PLAIN = "(WORD&!VBD&!BE&!HAVE&!SPEECH&!VBG|POSS|DASH|ORD|DIGIT)"
OF_WHAT = f"(of|for|to|at|in|from|with|and) (DETERMINER)? ({PLAIN}){{1,6}}"
LEADING = f"({PLAIN[1:-1].replace('!VBG', '!VBG&!CONJUNCTION&!PREPOSITION', 1)})"
BEHIND = Pattern(
    "(QUOTE|APOS)* COMMA (QUOTE|APOS)* (NUM COMMA)?"
    f" <office: (DETERMINER)? ({LEADING}){{0,5}}? {OFFICE} ({OF_WHAT}){{0,2}} >"
    " (?= COMMA|DOT|SEMI|EOS|QUOTE|SPEECH|BE|HAVE|VBD)"
)
"""An office behind a name and a comma: "X, the governor of Belgorod region, said"."""

AHEAD = Pattern(f"(DETERMINER)? ({LEADING}){{0,3}}? {OFFICE} ({OF_WHAT}){{0,2}} COMMA")
"""An office before a comma and a name: "The governor of Belgorod region, X"."""


def roles_of(chunk: Chunk, context: Context) -> Iterator[str]:
    """The offices beside one occurrence of a person's name, as printed."""
    codes, tokens, sets = context.codes, context.tokens, context.sets
    first, _ = tokens.sentence(chunk.start)
    if chunk.start > first and codes[chunk.start - 1] not in sets.comma:
        if codes[chunk.start - 1] in sets.office_end:
            start = max(first, chunk.start - LONGEST)
            matches = BEFORE.finditer(codes, start, chunk.start)
            found = [match for match in matches if match.end() == chunk.start]
            if found:
                yield tokens.slice(*found[-1].span())
    elif chunk.start > first:
        start = max(first, chunk.start - LONGEST - 1)
        if not sets.office_end.isdisjoint(codes[start : chunk.start]):
            for match in AHEAD.finditer(codes, start, chunk.start):
                if match.end() == chunk.start:
                    yield tokens.slice(match.start(), match.end() - 1)
    if codes[chunk.end] in sets.comma or codes[chunk.end] in sets.quote:
        behind = BEHIND.match(codes, chunk.end)
        if behind:
            yield tokens.slice(*behind.span("office"))


def plain_role(role: str) -> str:
    """An office without its article and with single blanks: "the governor of X" is "governor of X"."""
    words = role.split()
    return " ".join(
        words[1:] if words and words[0].lower() in ("the", "a", "an", "its", "his", "her") else words
    )

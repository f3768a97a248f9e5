"""Patterns over word classes, compiled to one regular expression over the text's class codes.

    Pattern("NUMBER (ADJ){0,2} <who: PERSON> be KILL&VBN")

An UPPER name is a class, a lower-case word is itself (it must stand in a LITERAL row of a lexicon),
`A&B` is both, `A&!B` is A without B, `<name: …>` is a named group, `.` is any token but a boundary;
( ) | ? * + {m,n} mean what they mean in `re`. No pattern runs over a boundary unless it names EOS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .choice import Choice, choice_of
from .classes import ClassTable, class_table, codes_in
from .grammar import Group, character_set, code_set, needed, parse, render


class Pattern:
    """A pattern over classes; matches give token positions.

    Compiled when it first meets a text that has the codes it needs: of the patterns that the package has, a
    short article needs few, and compiling them all takes longer than reading it.
    """

    __slots__ = ("_needed", "_regex", "_tree", "_usual", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._regex: re.Pattern[str] | None = None
        self._tree: Group | None = None
        self._needed: frozenset[str] | None = None
        self._usual: re.Pattern[str] | Choice | None = None
        """What finds the pattern, once a text had what it needs."""

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression. Raises LexiconError for an unknown class or stray character."""
        if self._regex is None:
            self._regex = re.compile(render(self._tree or parse(self.source, class_table())))
        return self._regex

    @property
    def is_compiled(self) -> bool:
        """Whether the whole expression has been needed yet."""
        return self._regex is not None

    def finditer(self, codes: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match between two token positions; `match.span("name")` is in tokens too."""
        matcher = self._usual or self._matcher(codes)
        return matcher.finditer(codes, start, len(codes) if end is None else end) if matcher else iter(())

    def match(self, codes: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A match that begins at a token position."""
        matcher = self._usual or self._matcher(codes)
        return matcher.match(codes, start, len(codes) if end is None else end) if matcher else None

    def search(self, codes: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two token positions."""
        matcher = self._usual or self._matcher(codes)
        return matcher.search(codes, start, len(codes) if end is None else end) if matcher else None

    def _matcher(self, codes: str) -> re.Pattern[str] | Choice | None:
        """What finds the pattern in a text; None where the text lacks what every match must hold."""
        if self._tree is None:
            self._tree = parse(self.source, class_table())
            bits = needed(self._tree)
            self._needed = None if bits is None else codes_in(bits)
        if self._needed is not None and self._needed.isdisjoint(_codes_in(codes)):
            return None
        self._usual = choice_of(self._tree) or self.regex
        return self._usual


def one_of(*classes: str) -> re.Pattern[str]:
    """One token of any of the classes ("SPEECH&VBD"), as one character set: the cheapest scan."""
    codes = 0
    for names in classes:
        codes |= code_set(names, names, class_table())
    return re.compile(character_set(codes))


def translate(source: str, table: ClassTable) -> str:
    """The `re` source of a class pattern."""
    return render(parse(source, table))


@lru_cache(maxsize=4)
def _codes_in(codes: str) -> frozenset[str]:
    return frozenset(codes)

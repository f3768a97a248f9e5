"""Patterns over word classes, compiled to one regular expression over the text's class codes.

    Pattern("NUMBER (ADJ){0,2} <who: PERSON> be KILL&VBN")

An UPPER name is a class, a lower-case word is itself (it must stand in a LITERAL row of a lexicon),
`A&B` is both, `A&!B` is A without B, `<name: …>` is a named group, `.` is any token but a boundary;
( ) | ? * + {m,n} mean what they mean in `re`. No pattern runs over a boundary unless it names EOS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ..errors import LexiconError
from .classes import ClassTable, class_table

ITEM = re.compile(
    r"(?P<group><(?P<name>[a-z_]+):)|(?P<end>>)|(?P<classes>!?[A-Za-z][\w'’-]*(?:&!?[A-Za-z][\w'’-]*)*)"
    r"|(?P<any>\.)|(?P<count>\{[\d,]+\})|(?P<space>\s+)|(?P<other>\(\?[:=!]|\(\?<[=!]|[()|?*+])|(?P<bad>.)"
)


class Pattern:
    """A pattern over classes; matches give token positions. Compiled at its first use."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression. Raises LexiconError for an unknown class or stray character."""
        return re.compile(translate(self.source, class_table()))

    def finditer(self, codes: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match between two token positions; `match.span("name")` is in tokens too."""
        return self.regex.finditer(codes, start, len(codes) if end is None else end)

    def match(self, codes: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A match that begins at a token position."""
        return self.regex.match(codes, start, len(codes) if end is None else end)

    def search(self, codes: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two token positions."""
        return self.regex.search(codes, start, len(codes) if end is None else end)


def one_of(*classes: str) -> re.Pattern[str]:
    """One token of any of the classes ("SPEECH&VBD"), as a single character set: the cheapest scan for triggers."""
    table = class_table()
    codes: set[str] = set()
    for names in classes:
        members = [table.codes_of(name) for name in names.split("&")]
        codes |= frozenset.intersection(*members)
    return re.compile("[" + "".join(_ranges(sorted(map(ord, codes)))) + "]")


def translate(source: str, table: ClassTable) -> str:
    """The `re` source of a class pattern."""
    out: list[str] = []
    for item in ITEM.finditer(source):
        if item["group"]:
            out.append(f"(?P<{item['name']}>")
        elif item["end"]:
            out.append(")")
        elif item["classes"]:
            out.append(_character_set(item["classes"], source, table))
        elif item["any"]:
            out.append(f"[^{table.boundary}]")
        elif item["bad"]:
            raise LexiconError(f"pattern {source!r}: stray {item['bad']!r}")
        elif not item["space"]:
            out.append("(?:" if item.group() == "(" else item.group())
    return "".join(out)


def _character_set(names: str, source: str, table: ClassTable) -> str:
    known = table.character_sets.get(names)
    if known is None:
        known = table.character_sets[names] = _compile_set(names, source, table)
    return known


def _compile_set(names: str, source: str, table: ClassTable) -> str:
    codes: frozenset[str] | None = None
    refused: set[str] = set()
    for name in names.split("&"):
        try:
            members = table.codes_of(name.lstrip("!"))
        except KeyError:
            raise LexiconError(f"pattern {source!r}: no lexicon has the class {name!r}") from None
        if name.startswith("!"):
            refused |= members
        else:
            codes = members if codes is None else codes & members
    codes = (table.all_codes if codes is None else codes) - refused
    if not codes:
        return "(?!)"
    return "[" + "".join(_ranges(sorted(map(ord, codes)))) + "]"


def _ranges(codes: list[int]) -> Iterator[str]:
    """Runs of neighbouring codes as `a-z`: large sets would take long to compile written out."""
    start = last = codes[0]
    for code in (*codes[1:], 0):
        if code == last + 1:
            last = code
            continue
        yield chr(start) if start == last else chr(start) + ("-" if last > start + 1 else "") + chr(last)
        start = last = code

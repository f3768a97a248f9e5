"""A pattern of many alternatives, each compiled when a code that it may begin with is first met.

`re` compiles `(<killed: …>|<wounded: …>|… forty more)` as a whole, which takes longer than to read a short
article with it, and tries all forty at a token; here a code leads to the few alternatives that begin so. They
are tried in their order, so the same is found, but a match knows the groups of its own alternative only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .grammar import AROUND, MAY_BE_MISSING, PLAIN, Branch, Group, Node, render

FEWEST = 12
"""Alternatives of which it is worth making a choice."""

Match = Callable[[str, int, int], re.Match[str] | None]


class Choice:
    """The alternatives of a pattern by the codes that they begin with."""

    __slots__ = ("_ahead", "_branches", "_by_code", "_firsts", "_matchers")

    def __init__(self, ahead: str, branches: list[Branch], firsts: list[int]) -> None:
        self._ahead = ahead
        self._branches = branches
        self._firsts = firsts
        self._matchers: list[Match | None] = [None] * len(branches)
        self._by_code: dict[str, tuple[Match, ...]] = {}

    def match(self, codes: str, start: int, end: int) -> re.Match[str] | None:
        """The match of the first alternative that fits at a position."""
        if start >= end:
            return None
        code = codes[start]
        known = self._by_code.get(code)
        for attempt in self._beginning(code) if known is None else known:
            found = attempt(codes, start, end)
            if found is not None:
                return found
        return None

    def finditer(self, codes: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Every match between two positions, none overlapping."""
        at, known = start, self._by_code
        while at < end:
            attempts = known.get(codes[at])
            if attempts is None:
                attempts = self._beginning(codes[at])
            for attempt in attempts:
                found = attempt(codes, at, end)
                if found is not None:
                    yield found
                    at = found.end()
                    break
            else:
                at += 1

    def search(self, codes: str, start: int, end: int) -> re.Match[str] | None:
        """The first match between two positions."""
        return next(self.finditer(codes, start, end), None)

    def _beginning(self, code: str) -> tuple[Match, ...]:
        bit = 1 << ord(code)
        found = tuple(self._matcher(i) for i, first in enumerate(self._firsts) if first & bit)
        self._by_code[code] = found
        return found

    def _matcher(self, number: int) -> Match:
        known = self._matchers[number]
        if known is None:
            source = self._ahead + render(Group(PLAIN, [self._branches[number]]))
            known = self._matchers[number] = re.compile(source).match
        return known


def choice_of(tree: Group) -> Choice | None:
    """The pattern as a choice, where it has many alternatives, each a named group that can not be empty."""
    branches, ahead, allowed = tree.branches, "", -1
    if len(branches) == 1 and len(branches[0]) == 2:
        (before, once), (group, count) = branches[0]
        if not (isinstance(before, Group) and before.opening in ("(?!", "(?=") and not once + count):
            return None
        if not isinstance(group, Group) or group.opening != PLAIN:
            return None
        ahead = f"{before.opening}{render(before)})"
        if before.opening == "(?!" and len(before.branches) == 1 and len(before.branches[0]) == 1:
            node = before.branches[0][0][0]
            allowed = ~node if isinstance(node, int) else -1
        branches = group.branches
    if len(branches) < FEWEST or not all(_is_named(branch) for branch in branches):
        return None
    firsts = [first_codes(Group(PLAIN, [branch])) for branch in branches]
    if any(may_be_empty for _, may_be_empty in firsts):
        return None
    return Choice(ahead, branches, [codes & allowed for codes, _ in firsts])


def first_codes(node: Node) -> tuple[int, bool]:
    """The codes that a match of a node may begin with, and whether it may be empty."""
    if isinstance(node, int):
        return node, False
    codes, may_be_empty = 0, False
    for branch in node.branches:
        for part, count in branch:
            if isinstance(part, Group) and part.opening in AROUND:
                continue
            own, empty = first_codes(part)
            codes |= own
            if not empty and not count.startswith(MAY_BE_MISSING):
                break
        else:
            may_be_empty = True
    return codes, may_be_empty


def _is_named(branch: Branch) -> bool:
    """Whether a branch is one named group."""
    node = branch[0][0] if len(branch) == 1 else None
    return isinstance(node, Group) and node.opening.startswith("(?P<")

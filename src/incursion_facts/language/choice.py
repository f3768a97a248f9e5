"""A pattern of many alternatives, each compiled when a code that it may begin with is first met.

`re` compiles `(<killed: …>|<wounded: …>|… forty more)` as a whole, which takes longer than to read a short
article with it, and tries all forty at a token; here a code leads to the few alternatives that begin so. They
are tried in their order, so the same is found, but a match knows the groups of its own alternative only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeAlias

from .classes import codes_in
from .grammar import AROUND, MAY_BE_MISSING, PLAIN, Branch, Group, Node, render

FEWEST = 12
"""Alternatives of which it is worth making a choice."""

FEW = 256
"""So many codes at most are worth a look at the next token before an alternative is tried."""

Match = Callable[[str, int, int], re.Match[str] | None]
Attempt: TypeAlias = tuple[int, frozenset[str] | None]
"""The number of an alternative, and the codes of which its second token must have one, where they are few."""
Step: TypeAlias = tuple[int, int, bool]
"""Codes that a match may begin with, those that may then follow, and whether it may end there instead."""


class Choice:
    """The alternatives of a pattern by the codes that they begin with."""

    __slots__ = ("_ahead", "_branches", "_by_code", "_firsts", "_matchers", "_steps")

    def __init__(self, ahead: str, branches: list[Branch], firsts: list[int]) -> None:
        self._ahead = ahead
        self._branches = branches
        self._firsts = firsts
        self._matchers: list[Match | None] = [None] * len(branches)
        self._steps: list[list[Step] | None] = [None] * len(branches)
        self._by_code: dict[str, tuple[Attempt, ...]] = {}

    def match(self, codes: str, start: int, end: int) -> re.Match[str] | None:
        """The match of the first alternative that fits at a position."""
        if start >= end:
            return None
        code = codes[start]
        known = self._by_code.get(code)
        following, matchers = codes[start + 1 : start + 2], self._matchers
        for number, seconds in self._beginning(code) if known is None else known:
            if seconds is None or following in seconds:
                found = (matchers[number] or self._matcher(number))(codes, start, end)
                if found is not None:
                    return found
        return None

    def finditer(self, codes: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Every match between two positions, none overlapping."""
        at, known, matchers = start, self._by_code, self._matchers
        while at < end:
            attempts = known.get(codes[at])
            if attempts is None:
                attempts = self._beginning(codes[at])
            following = codes[at + 1 : at + 2]
            for number, seconds in attempts:
                if seconds is None or following in seconds:
                    found = (matchers[number] or self._matcher(number))(codes, at, end)
                    if found is not None:
                        yield found
                        at = found.end()
                        break
            else:
                at += 1

    def search(self, codes: str, start: int, end: int) -> re.Match[str] | None:
        """The first match between two positions."""
        return next(self.finditer(codes, start, end), None)

    def _beginning(self, code: str) -> tuple[Attempt, ...]:
        bit = 1 << ord(code)
        found = tuple((i, self._seconds(i, bit)) for i, first in enumerate(self._firsts) if first & bit)
        self._by_code[code] = found
        return found

    def _seconds(self, number: int, bit: int) -> frozenset[str] | None:
        """What must follow a code in an alternative: behind a comma, "of them" wants an "of"."""
        steps = self._steps[number]
        if steps is None:
            steps = self._steps[number] = steps_of([self._branches[number]])[0]
        seconds = 0
        for firsts, following, may_end in steps:
            if firsts & bit:
                if may_end:
                    return None
                seconds |= following
        return few_codes(seconds) if seconds.bit_count() <= FEW else None

    def _matcher(self, number: int) -> Match:
        source = self._ahead + render(Group(PLAIN, [self._branches[number]]))
        match = self._matchers[number] = re.compile(source).match
        return match


few_codes = lru_cache(maxsize=1024)(codes_in)


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
            node, times = before.branches[0][0]
            if isinstance(node, int) and not times:
                allowed, ahead = ~node, ""  # no alternative is tried at such a code
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


def steps_of(branches: list[Branch]) -> tuple[list[Step], bool]:
    """The first steps of any of some branches, and whether one may be empty."""
    steps: list[Step] = []
    may_be_empty = False
    for branch in branches:
        for k, (part, count) in enumerate(branch):
            if isinstance(part, int):
                inner, empty = [(part, 0, True)], False
            elif part.opening in AROUND:
                continue
            else:
                inner, empty = steps_of(part.branches)
            following, at_end = first_codes(Group(PLAIN, [branch[k + 1 :]]))
            if count:
                following |= first_codes(part)[0]
            steps += [
                (firsts, seconds | following, at_end) if may_end else (firsts, seconds, False)
                for firsts, seconds, may_end in inner
            ]
            if not empty and not count.startswith(MAY_BE_MISSING):
                break
        else:
            may_be_empty = True
    return steps, may_be_empty


def _is_named(branch: Branch) -> bool:
    """Whether a branch is one named group."""
    node = branch[0][0] if len(branch) == 1 else None
    return isinstance(node, Group) and node.opening.startswith("(?P<")

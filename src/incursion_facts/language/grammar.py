"""The source of a class pattern read into a tree, made smaller, and written as the source of an `re` pattern.

`(KILL&VBN|WOUND&VBN|died)` is three sets of codes, of which one is made: a set costs `re` about as much
to compile, and to try at a token, however many codes it holds. A newcomer would leave that to `re`, which
does it for `(a|b)` but not for `([ab]|[cd])`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from ..errors import LexiconError
from .classes import ClassTable, runs_of

ITEM = re.compile(
    r"(?P<named><(?P<name>[a-z_]+):)|(?P<named_end>>)"
    r"|(?P<classes>!?[A-Za-z][\w'’-]*(?:&!?[A-Za-z][\w'’-]*)*)"
    r"|(?P<any>\.)|(?P<space>\s+)|(?P<around>\(\?<?[:=!])|(?P<open>\()|(?P<close>\))|(?P<or>\|)"
    r"|(?P<count>\{[\d,]+\}|[?*+])|(?P<bad>.)"
)

NEVER = "(?!)"
"""What matches nowhere: the classes of `A&B` have no code in common."""


class Group:
    """Branches in brackets; `opening` is what `re` writes before them."""

    __slots__ = ("branches", "opening")

    def __init__(self, opening: str, branches: list[Branch]) -> None:
        self.opening = opening
        self.branches = branches


Node: TypeAlias = int | Group
"""A set of codes as bits (bit 256 is chr(256)), or a group."""
Branch: TypeAlias = list[tuple[Node, str]]
"""Nodes that follow one another, each with its count ("", "?", "{0,2}")."""

PLAIN = "(?:"
AROUND = ("(?=", "(?!", "(?<=", "(?<!")
MAY_BE_MISSING = ("?", "*", "{0", "{,")
"""How a count begins that allows for none."""


def parse(source: str, table: ClassTable) -> Group:
    """The tree of a pattern, made small. Raises LexiconError for an unknown class or stray character."""
    return Group(PLAIN, _branches(ITEM.finditer(source), None, source, table))


def _branches(
    items: Iterator[re.Match[str]], closing: str | None, source: str, table: ClassTable
) -> list[Branch]:
    """The branches up to the sign that closes their group, or to the end."""
    branches: list[Branch] = []
    branch: Branch = []
    for item in items:
        kind, text = item.lastgroup, item.group()
        if kind == "space":
            continue
        if kind == "classes":
            branch.append((code_set(text, source, table), ""))
        elif kind == "any":
            branch.append((table.any_code, ""))
        elif kind == "count" and branch:
            node, count = branch.pop()
            branch.append((node, count + text))
        elif kind == "or":
            _add(branches, branch)
            branch = []
        elif kind == "named":
            branch.append((Group(f"(?P<{item['name']}>", _branches(items, ">", source, table)), ""))
        elif kind in ("open", "around"):
            opening = PLAIN if kind == "open" else text
            branch.append((_smaller(Group(opening, _branches(items, ")", source, table))), ""))
        elif text == closing:
            break
        else:
            raise LexiconError(f"pattern {source!r}: stray {text!r}")
    else:
        if closing is not None:
            raise LexiconError(f"pattern {source!r}: {closing!r} is missing")
    _add(branches, branch)
    return branches


def _smaller(group: Group) -> Node:
    """The group, or what it holds where that is one thing: `(KILL)` is `KILL`, and may be counted as such."""
    if group.opening == PLAIN and len(group.branches) == 1 and _is_alone(group.branches[0]):
        return group.branches[0][0][0]
    return group


def _is_alone(branch: Branch) -> bool:
    """Whether a branch is one node that is not counted."""
    return len(branch) == 1 and not branch[0][1]


def _add(branches: list[Branch], branch: Branch) -> None:
    """Adds a branch: `A|(B|C)` as `A|B|C`, `A (B C)` as `A B C`, and a set to the set before it.

    Only to the one right before: in `(A|B C|D)` B C is tried before D, and a code may be in both B and D.
    """
    if not _is_alone(branch):
        branches.append([part for node, count in branch for part in _parts(node, count)])
        return
    node = branch[0][0]
    if isinstance(node, Group):
        if node.opening == PLAIN:
            for inner in node.branches:
                _add(branches, inner)
        else:
            branches.append(branch)
    elif branches and _is_alone(branches[-1]) and isinstance(before := branches[-1][0][0], int):
        branches[-1] = [(before | node, "")]
    else:
        branches.append(branch)


def _parts(node: Node, count: str) -> Branch:
    """What follows one another in a node, without needless brackets."""
    if not count and isinstance(node, Group) and node.opening == PLAIN and len(node.branches) == 1:
        return node.branches[0]
    return [(node, count)]


def needed(node: Node) -> int | None:
    """Codes of which every match holds at least one, as few as are easily found; None where none are."""
    if isinstance(node, int):
        return node
    if node.opening.endswith("!"):
        return None
    every = 0
    for branch in node.branches:
        found = [needed(part) for part, count in branch if not count.startswith(MAY_BE_MISSING)]
        sets = [codes for codes in found if codes is not None]
        if not sets:
            return None
        every |= min(sets, key=int.bit_count)
    return every


def render(tree: Group) -> str:
    """A tree as the source of an `re` pattern."""
    return "|".join(["".join([_written(node) + count for node, count in branch]) for branch in tree.branches])


def _written(node: Node) -> str:
    return f"{node.opening}{render(node)})" if isinstance(node, Group) else character_set(node)


@lru_cache(maxsize=4096)
def character_set(codes: int) -> str:
    """Codes as a set of `re`, or as the only one of them."""
    if not codes:
        return NEVER
    if codes.bit_count() == 1:
        return chr(codes.bit_length() - 1)
    return "[" + "".join([_range(start, end) for start, end in runs_of(codes)]) + "]"


def _range(start: int, end: int) -> str:
    """A run of codes: written out, large sets would take long to compile."""
    last = end - 1
    return chr(start) if start == last else chr(start) + ("-" if last > start + 1 else "") + chr(last)


def code_set(names: str, source: str, table: ClassTable) -> int:
    """The codes of `KILL&VBN&!BREAKER`. Raises LexiconError for a class that no lexicon has."""
    known = table.code_sets.get(names)
    if known is None:
        known = table.code_sets[names] = _intersection(names, source, table)
    return known


def _intersection(names: str, source: str, table: ClassTable) -> int:
    codes = -1
    for name in names.split("&"):
        try:
            members = table.bits_of(name.lstrip("!"))
        except KeyError:
            raise LexiconError(f"pattern {source!r}: no lexicon has the class {name!r}") from None
        if name.startswith("!"):
            codes &= ~members
        else:
            codes &= members
    return codes & table.any_code if codes < 0 else codes

"""All date expressions of a text, in order: the rules of the grammar run around the words that trigger them.

Nothing is read twice: a trigger inside an expression already found is passed over, and the first rule that
makes sense of a trigger wins, so longer patterns stand before shorter ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..language import Pattern, Tokens
from ..language.classes import class_table
from ..records.date import Granularity
from . import feasts, months, numeric, units, weekdays, years
from .context import Context, Meaning, Rule

RULES: tuple[Rule, ...] = (
    *numeric.RULES,
    *months.RULES,
    *feasts.RULES,
    *weekdays.RULES,
    *units.RULES,
    *years.RULES,
)
"""In the order in which they are tried on a trigger."""

JOINED_YEAR = next(rule for rule in years.RULES if rule.name == "year_joined")
"""The one rule whose words are found by their letters, not by their class."""

BEFORE, AFTER = 7, 12
"""Tokens of an expression that may stand before and behind the word that triggered it."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression by token positions. `anchor` is the day that its value hangs on."""

    start: int
    end: int
    value: str | None
    granularity: Granularity
    relative: bool
    anchor: dt.date | None
    rule: str


MARGIN = 10
"""Years at both ends of the calendar in which no text was written."""

COMPARED_REACH = 12
"""Tokens before "since" in which a superlative makes a comparison of it."""

STRETCHES = ("P6M", "P9M", "P12M", "P26W", "P39W", "P52W")
"""Reports are of these too: figures behind them are compared with the year before, not with a quarter."""

QUARTERS = ("33", "34", "35", "36")
"""How EDTF writes the quarters of a year."""

OwnAnchor = tuple[int, int, dt.date]
"""A token range and the day that it was written."""


@lru_cache(maxsize=1)
def _triggers() -> tuple[Pattern, dict[str, tuple[Rule, ...]]]:
    """The pattern that finds triggers, and the rules for each of their codes."""
    table = class_table()
    rules: dict[str, list[Rule]] = {}
    for rule in RULES:
        for code in table.codes_of(*rule.triggers):
            rules.setdefault(code, []).append(rule)
    names = sorted({name for rule in RULES for name in rule.triggers})
    return Pattern("|".join(names)), {code: tuple(found) for code, found in rules.items()}


def find_expressions(
    tokens: Tokens, anchor: dt.date | None, own_anchors: Sequence[OwnAnchor] = ()
) -> Iterator[Expression]:
    """Every date expression, resolved against the day the text was written, or with null values without it.

    Token ranges with a date of their own (posts) are resolved against that.
    """
    anchor = anchor if anchor and _can_count_from(anchor) else None
    context = Context(tokens, anchor)
    codes = tokens.codes
    pattern, rules_of = _triggers()
    cursor = 0
    triggers = [trigger.start() for trigger in pattern.finditer(codes)]
    joined = _joined_years(tokens)
    if joined:
        triggers = sorted({*triggers, *joined})
    for at in triggers:
        if at < cursor:
            continue
        low, high = max(cursor, at - BEFORE), min(len(codes), at + AFTER)
        if own_anchors:
            own = (day for start, end, day in own_anchors if start <= at < end and _can_count_from(day))
            context.anchor = next(own, anchor)
        for rule in (JOINED_YEAR,) if at in joined else rules_of[codes[at]]:
            found = _apply(rule, at, low, high, context)
            if found is None:
                continue
            start, end, meaning = found
            cursor = end
            expression = _with_since(start, end, meaning, rule, context)
            if expression.value and not meaning.aside and meaning.granularity not in ("duration", "set"):
                value = expression.value.partition("/")[0]
                context.named.append(value)
                if value[5:] in QUARTERS:
                    context.quarter = start, value
            if expression.value in STRETCHES:
                context.quarter = None
            context.last_end, context.last_relative = end, meaning.relative
            yield expression
            break


def _can_count_from(day: dt.date) -> bool:
    """Whether the years around a day are in the calendar: the month before its first has no value."""
    return MARGIN < day.year < dt.MAXYEAR - MARGIN


def _joined_years(tokens: Tokens) -> list[int]:
    """Tokens such as "mid-2022", which no word class can list."""
    if "d-19" not in tokens.text and "d-20" not in tokens.text:
        return []
    return [
        i for i, word in enumerate(tokens.words) if "d-" in word and years.JOINED_YEAR.match(word.lower())
    ]


def _apply(rule: Rule, at: int, low: int, high: int, context: Context) -> tuple[int, int, Meaning] | None:
    """Where a rule's pattern covers the trigger and makes sense."""
    match = rule.search(context.tokens.codes, low, high)
    while match and match.end() <= at:
        match = rule.search(context.tokens.codes, match.end(), high)
    if match is None or match.start() > at:
        return None
    meaning = rule.resolve(match, context)
    if meaning is None:
        return None
    start, end = match.span("span") if rule.has_span else match.span()
    return start, end, meaning


def _with_since(start: int, end: int, meaning: Meaning, rule: Rule, context: Context) -> Expression:
    """The expression, widened to an open interval when "since" stands before it."""
    anchor = context.anchor if meaning.relative else None
    before = start - 1
    if context.look(before) in ("early", "late", "the"):
        before -= 1
    if (
        context.look(before) == "since"
        and meaning.granularity in ("day", "month", "season", "year")
        and not _dates_a_noun(before, start, end, context)
        and not _is_compared(before, context)
    ):
        value = f"{meaning.value}/.." if meaning.value else None
        return Expression(before, end, value, "interval", meaning.relative, anchor, f"since_{rule.name}")
    return Expression(start, end, meaning.value, meaning.granularity, meaning.relative, anchor, rule.name)


def _dates_a_noun(since: int, start: int, end: int, context: Context) -> bool:
    """Whether the date is only an attribute of what has been since: "since the 1991 ouster of the king"."""
    if "the" not in (context.look(since + 1), context.look(start)):
        return False
    following = context.tokens.words[end] if end < len(context.tokens) else ""
    return following.islower() and not class_table().lexicon.has(following, "FUNCTION")


def _is_compared(since: int, context: Context) -> bool:
    """Whether "since" names the last time that was alike, no stretch: "the deadliest raid since May 3"."""
    lexicon = class_table().lexicon
    words = context.tokens.words
    for i in range(since - 1, max(0, since - COMPARED_REACH), -1):
        if words[i] in ("", ",", ";"):
            return False
        if lexicon.has(words[i].lower(), "SUPERLATIVE"):
            before = context.look(i - 1)
            return (
                before in ("the", "its", "their", "his", "her", "'s", "’s") or context.look(i + 1) == "time"
            )
    return False


FULL_DATE = Pattern(
    "MONTH DOT? (NUM&!YEAR|ORD) COMMA? YEAR|(NUM&!YEAR|ORD) of? MONTH DOT? COMMA? YEAR|ISODATE"
    "|NUM SLASH NUM SLASH NUM"
)


def last_full_date(tokens: Tokens, start: int, end: int) -> dt.date | None:
    """The last date with day, month and year in a token range: what an embedded post is dated with."""
    days: list[dt.date] = []
    context = Context(tokens, None)
    for match in FULL_DATE.finditer(tokens.codes, start, end):
        for rule in (*numeric.RULES, *months.RULES):
            found = _apply(rule, match.start(), match.start(), match.end(), context)
            if found and found[2].granularity == "day" and found[2].value:
                days.append(dt.date.fromisoformat(found[2].value))
                break
    return days[-1] if days else None

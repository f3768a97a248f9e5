"""Expressions with a day of the week, and the days counted from the writer's own: "yesterday", "last night".

A weekday in reported past is the latest one not after the anchor, and the anchor's own weekday is the anchor.
"""

from __future__ import annotations

import datetime as dt
import re

from ..language.classes import class_table
from .calendar import DAY, Direction, shift_days, weekday_near
from .context import Context, Meaning, Rule, day_meaning, has, lookup

NO_NIGHT = frozenset(
    {
        "stay",
        "train",
        "flight",
        "bag",
        "curfew",
        "success",
        "delivery",
        "guest",
        "guests",
        "trip",
        "shift",
        "rate",
        "rates",
    }
)
"""Words behind "overnight" that make it a habit or a kind, not the night before."""


POSSESSIVE = frozenset({"'s", "’s", "‘s", "`s"})


def _near(match: re.Match[str], context: Context, weekday: int, shift: str) -> dt.date | None:
    anchor = context.anchor
    if shift in ("previous", "following") and context.look(match.start() - 1) == "the":
        anchor = context.reference_day()  # "from the previous Friday": before the one spoken of
    if anchor is None:
        return None
    if shift in ("last", "past", "previous"):
        return weekday_near(anchor - DAY, weekday, "past")
    if shift in ("next", "following"):
        return weekday_near(anchor + DAY, weekday, "future")
    if context.look(match.start() - 1) == "into":  # "on Tuesday and into Wednesday"
        return weekday_near(context.reference_day() or anchor, weekday, "future")
    direction: Direction | None = "future" if shift == "coming" else context.direction(match)
    if shift == "this" and direction is None:
        return anchor + DAY * (weekday - anchor.weekday())
    return weekday_near(anchor, weekday, direction or "past")


def resolve_weekday(match: re.Match[str], context: Context) -> Meaning | None:
    """One day of the week, with or without "last", "next", "this"."""
    at = match.start("weekday")
    words = context.tokens.words
    if not words[at][0].isupper():
        return None
    lexicon = class_table().lexicon
    before, following = context.look(at - 1), context.look(at + 1)
    if lexicon.has(before, "FEAST_WORD") and words[at - 1][0].isupper():
        return None
    if following and lexicon.has(following, "PAPER_WORD") and words[at + 1][0].isupper():
        return None
    weekday = lookup("WEEKDAY", context.word(match, "weekday"))
    if weekday is None:
        return None
    return day_meaning(_near(match, context, weekday, context.word(match, "shift")))


def resolve_weekday_of_week(match: re.Match[str], context: Context) -> Meaning | None:
    """A day of the week before or after: "Friday last week", "on Monday of next week"."""
    weekday = lookup("WEEKDAY", context.word(match, "weekday"))
    if weekday is None:
        return None
    if context.anchor is None:
        return Meaning(None, "day", True)
    weeks = {"last": -1, "this": 0, "next": 1}[context.word(match, "shift")]
    monday = context.anchor - DAY * context.anchor.weekday()
    return day_meaning(shift_days(monday, weekday + 7 * weeks))


def resolve_weekday_range(match: re.Match[str], context: Context) -> Meaning | None:
    """From one weekday to another; the last day decides where the range lies."""
    first, last = (
        lookup("WEEKDAY", context.word(match, "first")),
        lookup("WEEKDAY", context.word(match, "weekday")),
    )
    if first is None or last is None or first == last:
        return None
    opener, to = context.look(match.start()), context.word(match, "to")
    if opener not in ("from", "between", "overnight", "night") and to not in ("through", "-", "–", "—"):
        return None
    return _weekdays(first, last, match, context)


def _weekdays(first: int, last: int, match: re.Match[str], context: Context) -> Meaning:
    end = _near(match, context, last, "")
    if end is None:
        return Meaning(None, "interval", True)
    return Meaning(f"{end - DAY * ((last - first) % 7)}/{end}", "interval", True)


def resolve_joined_weekdays(match: re.Match[str], context: Context) -> Meaning | None:
    """One word of two weekdays: "Monday-Tuesday"."""
    before, _, after = context.word(match, "joined").rpartition("-")
    first, last = lookup("WEEKDAY", before), lookup("WEEKDAY", after)
    return None if first is None or last is None or first == last else _weekdays(first, last, match, context)


def resolve_night_into(match: re.Match[str], context: Context) -> Meaning | None:
    """The night that ends on a weekday: "overnight into Tuesday"."""
    weekday = lookup("WEEKDAY", context.word(match, "weekday"))
    if weekday is None:
        return None
    end = _near(match, context, weekday, "")
    return Meaning(f"{end - DAY}/{end}" if end else None, "interval", True)


def resolve_every(match: re.Match[str], context: Context) -> Meaning:
    """A day that comes back: no calendar date."""
    return Meaning(None, "set")


def resolve_dayword(match: re.Match[str], context: Context) -> Meaning | None:
    """Today, yesterday, tomorrow, tonight, and the days beyond them."""
    at = match.start("word")
    words = context.tokens.words
    if words[at][0].isupper() and at and words[at - 1][:1].isupper():
        return None  # "Russia Today", "USA Today"
    if (
        class_table().lexicon.has(context.look(match.end() + 1), "TODAYS")
        and context.look(match.end()) in POSSESSIVE
    ):
        return None  # "in today's world"
    if context.word(match, "word") == "tomorrow" and context.look(match.start() - 1) == "of":
        return None  # "the leaders of tomorrow"
    count = lookup("DAYWORD", words[at])
    if count is None:
        return None
    if has(match, "further"):
        count += -1 if context.word(match, "further") == "before" else 1
    return day_meaning(shift_days(context.anchor, count) if context.anchor else None)


def resolve_daypart(match: re.Match[str], context: Context) -> Meaning | None:
    """Part of a day told by the writer's own: "last night", "this morning", "the night before"."""
    shift = context.word(match, "shift")
    if shift in ("that", "before", "next", "following", "previous"):
        reference = context.reference_day()
        if reference is None:
            return Meaning(None, "day", True)
        if shift == "before" and not is_closed(context, match.end()):
            return None
        return day_meaning(shift_days(reference, {"that": 0, "next": 1, "following": 1}.get(shift, -1)))
    if context.anchor is None:
        return Meaning(None, "day", True)
    return day_meaning(shift_days(context.anchor, -1 if shift == "last" else 0))


def is_closed(context: Context, position: int) -> bool:
    """Whether nothing completes "before" or "after": "the day before." but not "the day before the raid"."""
    word = context.look(position)
    return (
        not word
        or not word[0].isalnum()
        or word in ("and", "but", "in", "when", "as", "at", "that", "by", "on")
    )


def resolve_overnight(match: re.Match[str], context: Context) -> Meaning | None:
    """The night that led to the anchor: both days as an interval."""
    if context.look(match.end()) in NO_NIGHT:
        return None
    if context.anchor is None:
        return Meaning(None, "interval", True)
    if context.direction(match) == "future" and context.look(match.start() - 1) != "an":
        return Meaning(f"{context.anchor}/{context.anchor + DAY}", "interval", True)
    return Meaning(f"{context.anchor - DAY}/{context.anchor}", "interval", True)


RULES = (
    Rule(
        "weekday_range",
        ("WEEKDAY", "OVERNIGHT"),
        "(overnight? (from|between)|overnight|night (of|from))? <first: WEEKDAY> "
        "<to: to|into|and|through|until|till|DASH> <weekday: WEEKDAY>",
        resolve_weekday_range,
    ),
    Rule(
        "weekdays_joined", ("WEEKDAY_JOINED",), "<joined: WEEKDAY_JOINED> DAYPART?", resolve_joined_weekdays
    ),
    Rule("night_into", ("OVERNIGHT",), "overnight (into|to) <weekday: WEEKDAY>", resolve_night_into),
    Rule(
        "weekday_of_week",
        ("WEEKDAY",),
        "<weekday: WEEKDAY> DAYPART? of? <shift: last|next|this> week",
        resolve_weekday_of_week,
    ),
    Rule("every", ("WEEKDAY", "TIME_UNIT"), "(every|each) (WEEKDAY|TIME_UNIT)", resolve_every),
    Rule("every", ("WEEKDAY_PLURAL",), "WEEKDAY_PLURAL", resolve_every),
    Rule(
        "weekday",
        ("WEEKDAY", "OVERNIGHT"),
        "(overnight on?)? (<shift: last|next|this|past|previous|following|coming> (past|coming)?)? "
        "<weekday: WEEKDAY> DAYPART?",
        resolve_weekday,
    ),
    Rule(
        "day_beyond",
        ("DAYWORD",),
        "the? day <further: before|after> <word: yesterday|tomorrow>",
        resolve_dayword,
    ),
    Rule("dayword", ("DAYWORD",), "<word: DAYWORD> DAYPART?", resolve_dayword),
    Rule("daypart", ("DAYPART",), "<shift: last|this|that> DAYPART", resolve_daypart),
    Rule("daypart", ("DAYPART",), "the <shift: next|following|previous> DAYPART", resolve_daypart),
    Rule("daypart_before", ("DAYPART",), "the DAYPART <shift: before>", resolve_daypart),
    Rule("overnight", ("OVERNIGHT",), "OVERNIGHT", resolve_overnight),
)

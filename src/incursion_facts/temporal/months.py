"""Expressions with a month's name: "22 May", "May 22, 2023", "between 3 and 5 May", "last March", "mid-June".

"May" and "March" are words too: alone they are months only behind a word of time ("in May"), and never in
lower case.
"""

from __future__ import annotations

import datetime as dt
import re

from ..language.classes import class_table
from .calendar import Direction, day_near, day_of, month_near, week_of
from .context import Context, Meaning, Rule, day_meaning, has, lookup, spoken_year

DAY = "(NUM&!YEAR|ORD)"
DAY_WORD = "(NUM&!YEAR|ORD|DAY_ORDINAL)"
TO = "(DASH|SLASH|to|and|through|until|till)"
YEAR = "(COMMA? of? <year: NUM&YEAR>|COMMA? of? <shift_year: last|this|next> year)"
SPOKEN = "COMMA? of? nineteen <spoken: TIME_COUNT>"
WEEKDAY = "(this? <weekday: WEEKDAY|WEEKDAY_SHORT> DOT? DAYPART? COMMA? (the|on)?)?"

NEAR, SOON, VERY_SOON = 250, 90, 21
"""Days up to which a date without year lies ahead: if the verb says so, if none does, if it says past."""

AFTER_LISTED = frozenset(
    {"in", "at", "on", "when", "that", "by", "near", "as", "the", "and", "of", "with", "he", "it"}
)
"""Words that may stand behind the last of some listed days."""

MONTHS_AHEAD = 8
"""Months up to which "the March raid" lies ahead, if the verb says so."""

MONTHS_SOON, MONTHS_VERY_SOON = 3, 1
"""Months up to which a month lies ahead rather than in the year before: if no verb tells, if it says past."""

ADVERBIAL = frozenset({"in", "by", "until", "till", "through", "early", "late", "mid", "of"})
"""Words before a month that no noun has for its attribute."""

WEAK_LEADS = frozenset({"and", "or", "of", "to", "for", "from", "between"})
"""Words before an ambiguous month that stand before names too: "Kim and April Jones"."""

DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th|,\d{4})?")

SEPTEMBER_11 = re.compile(r"attacks?|terror\w*|hijack\w*|bomb\w*|assaults?")
"""Words behind "September 11" that make it the day in 2001."""


def day_number(word: str) -> int | None:
    """The day of the month that a word is: "22", "22nd", "22,2023" (glued), "twenty-second"."""
    match = DAY_NUMBER.fullmatch(word)
    number = int(match[1]) if match else lookup("DAY_ORDINAL", word)
    return number if number is not None and 1 <= number <= 31 else None


def _is_name(match: re.Match[str], context: Context, group: str = "month") -> bool:
    """Whether the word in the month's place is printed as a name: "the group may 22 times" is not."""
    return context.tokens.words[match.start(group)][0].isupper()


def year_of(match: re.Match[str], context: Context) -> int | None:
    """The year that stands with a date, printed or told ("last year"), or None."""
    if has(match, "year"):
        return int(context.word(match, "year"))
    if has(match, "spoken"):
        return spoken_year(context.word(match, "spoken"))
    return _told_year(match, context)


def _told_year(match: re.Match[str], context: Context) -> int | None:
    if not has(match, "shift_year") or context.anchor is None:
        return None
    return context.anchor.year + {"last": -1, "this": 0, "next": 1}[context.word(match, "shift_year")]


def _resolve_day(
    year: int | None, month: int, day: int, match: re.Match[str], context: Context
) -> Meaning | None:
    if day_of(2024, month, day) is None:
        return None
    if year is not None:
        found = day_of(year, month, day)
        return day_meaning(found, relative=has(match, "shift_year")) if found else None
    if has(match, "shift_year") or context.anchor is None:
        return Meaning(None, "day", True)
    return day_meaning(_day_without_year(context.anchor, month, day, match, context))


def _day_without_year(
    anchor: dt.date, month: int, day: int, match: re.Match[str], context: Context
) -> dt.date | None:
    """The day that a reader takes: its weekday decides, then the clause's tense, then what lies nearest."""
    past, future = day_near(anchor, month, day, "past"), day_near(anchor, month, day, "future")
    if past is None or future is None:
        return past or future
    weekday = _weekday(match, context)
    if weekday is not None and (past.weekday() == weekday) != (future.weekday() == weekday):
        return past if past.weekday() == weekday else future
    return likelier(anchor, past, future, context.direction(match))


def likelier(anchor: dt.date, past: dt.date, future: dt.date, direction: Direction | None) -> dt.date:
    """The last or the next such day of the year, by the clause's tense and what lies nearer."""
    if direction == "future":  # but "the vote of May 3 will be reviewed" is not on May 3 of next year
        return future if (future - anchor).days <= NEAR else past
    # nobody tells a day of last year without saying so: "extended the offer to Nov. 20"
    if direction is None and past.year < anchor.year and future - anchor < anchor - past:
        return future
    return future if (future - anchor).days < (SOON if direction is None else VERY_SOON) else past


def _weekday(match: re.Match[str], context: Context) -> int | None:
    if not has(match, "weekday"):
        return None
    word = context.word(match, "weekday")
    weekday = lookup("WEEKDAY", word)
    return lookup("WEEKDAY_SHORT", word) if weekday is None else weekday


def resolve_date(match: re.Match[str], context: Context) -> Meaning | None:
    """One day of a named month."""
    month = lookup("MONTH", context.word(match, "month"))
    printed = context.word(match, "day")
    day = day_number(printed)
    if month is None or day is None or not _is_name(match, context):
        return None
    year = int(printed[-4:]) if "," in printed else year_of(match, context)  # "May 22,2023"
    if year is None and (month, day) == (9, 11) and SEPTEMBER_11.match(context.look(match.end())):
        return Meaning("2001-09-11", "day")
    return _resolve_day(year, month, day, match, context)


def resolve_week_of(match: re.Match[str], context: Context) -> Meaning | None:
    """The week that a day is in: "the week of March 6"."""
    day = resolve_date(match, context)
    if day is None or day.value is None:
        return day and Meaning(None, "interval", day.relative)
    return Meaning(week_of(dt.date.fromisoformat(day.value)), "interval", day.relative)


def resolve_day_range(match: re.Match[str], context: Context) -> Meaning | None:
    """From one day to another of the same or the next named month."""
    opener = context.look(match.start())
    if context.word(match, "to") == "and" and opener != "between":
        return None
    month = lookup("MONTH", context.word(match, "month"))
    first, last = day_number(context.word(match, "first")), day_number(context.word(match, "last"))
    if month is None or first is None or last is None or not _is_name(match, context):
        return None
    other = month
    if has(match, "month_b"):
        other = lookup("MONTH", context.word(match, "month_b")) or month
    # In "May 3 to June 4" the second month is `month_b`, in "3 May to 4 June" the first one is.
    start_month, end_month = (month, other) if match.start("month") < match.start("first") else (other, month)
    if start_month == end_month and first >= last:
        return None
    end = _resolve_day(year_of(match, context), end_month, last, match, context)
    if end is None:
        return None
    relative = not has(match, "year")
    if end.value is None:
        return Meaning(None, "interval", relative)
    year = int(end.value[:4]) - (start_month > end_month)
    start = day_of(year, start_month, first)
    return Meaning(f"{start}/{end.value}", "interval", relative) if start else None


def _month_value(
    month: int, match: re.Match[str], context: Context, shift: str, anchor: dt.date | None
) -> Meaning:
    year = year_of(match, context)
    if year is not None:
        return Meaning(f"{year:04d}-{month:02d}", "month", has(match, "shift_year"))
    if anchor is None or has(match, "shift_year"):
        return Meaning(None, "month", True)
    if shift in ("last", "past", "previous"):  # in May, "last April" is not the month that was
        year = anchor.year - (month >= anchor.month - 1)
    elif shift in ("next", "coming"):
        year = anchor.year + (month <= anchor.month)
    elif shift == "this":
        year = anchor.year
    else:
        direction = _direction_of_month((month - anchor.month) % 12, month, match, context)
        return Meaning(month_near(anchor, month, direction), "month", True)
    return Meaning(f"{year:04d}-{month:02d}", "month", True)


def _direction_of_month(ahead: int, month: int, match: re.Match[str], context: Context) -> Direction:
    """Where a month without year lies; `ahead` says how many months on it comes round again."""
    told = context.direction(match)
    if told == "future":  # but "to review the January raid", said in March, is told of what was
        return "future" if ahead <= MONTHS_AHEAD or context.look(match.start() - 1) in ADVERBIAL else "past"
    if context.anchor is None or month <= context.anchor.month:
        return "past"
    # nobody tells a month of last year without saying so, if the same of this year is near
    return "future" if ahead <= (MONTHS_SOON if told is None else MONTHS_VERY_SOON) else "past"


def resolve_month(match: re.Match[str], context: Context) -> Meaning | None:
    """A month: "March", "last August", "early May 2022", "June last year"."""
    month = lookup("MONTH", context.word(match, "month"))
    if month is None or not _is_name(match, context):
        return None
    bare = not has(match, "year") and not has(match, "shift_year")
    if bare and not _is_month_alone(match, context):
        return None
    return _month_value(month, match, context, context.word(match, "shift"), context.anchor)


def _is_month_alone(match: re.Match[str], context: Context) -> bool:
    """Whether a month's name without day and year is one: not "May I…", "June Carter", "Angela March"."""
    at = match.start("month")
    before, word = context.look(at - 1), context.look(at)
    lexicon = class_table().lexicon
    words = context.tokens.words
    if context.look(match.start()) in ("early", "late", "mid"):
        return True
    following = words[at + 1] if at + 1 < len(words) else ""
    preceding = words[at - 1] if at else ""
    before_name = following[:1].isupper() and following.isalpha()
    if lexicon.has(before, "MONTH_LEAD"):
        return not (before_name and before in WEAK_LEADS)
    if lexicon.has(word, "AMBIGUOUS_MONTH"):  # "the March raid", but not "the March on the capital"
        return before in ("the", "a") and following.islower() and not lexicon.has(following, "AFTER_NAME")
    if before in ("the", "a", "an"):  # also as the first word of a sentence
        return not before_name
    return not before_name and not before.isdigit() and not preceding[:1].isupper()


def resolve_month_range(match: re.Match[str], context: Context) -> Meaning | None:
    """From one month to another: "between March and May 2022"."""
    if not has(match, "opener") and context.word(match, "to") not in "-–—":
        return None
    first = lookup("MONTH", context.word(match, "month_b"))
    last = lookup("MONTH", context.word(match, "month"))
    if first is None or last is None or first == last or not _is_name(match, context):
        return None
    return _join_months(first, last, match, context)


def _join_months(first: int, last: int, match: re.Match[str], context: Context) -> Meaning:
    end = _month_value(last, match, context, "", context.anchor)
    if end.value is None:
        return Meaning(None, "interval", True)
    year = int(end.value[:4]) - (first > last)
    return Meaning(f"{year:04d}-{first:02d}/{end.value}", "interval", end.relative)


def resolve_joined_month(match: re.Match[str], context: Context) -> Meaning | None:
    """One word of a month and what stands before its hyphen: "mid-November", "April-June"."""
    before, _, name = context.word(match, "joined").rpartition("-")
    month, first = lookup("MONTH", name), lookup("MONTH", before)
    if month is None:
        return None
    if first is not None:
        return _join_months(first, month, match, context)
    if before not in ("mid", "early", "late"):
        return None
    return _month_value(month, match, context, "", context.anchor)


def resolve_listed_day(match: re.Match[str], context: Context) -> Meaning | None:
    """A further day of the month just named: the 23 of "on May 22 and 23"."""
    day = day_number(context.word(match, "day"))
    if day is None or not context.named or context.last_end != match.start():
        return None
    if context.latest("day") != context.named[-1]:
        return None
    following = context.look(match.end("day"))
    if following == "/" or (following.isalpha() and following not in AFTER_LISTED):
        return None  # "on May 22 and 3 people died"
    first = dt.date.fromisoformat(context.named[-1])
    if day <= first.day or day_of(first.year, first.month, day) is None:
        return None
    return day_meaning(first.replace(day=day), relative=context.last_relative)


def resolve_listed_first(match: re.Match[str], context: Context) -> Meaning | None:
    """A day whose month stands behind a further day: the 22 of "22 and 23 May", not of "between 22 and"."""
    month = lookup("MONTH", context.word(match, "month"))
    day, last = day_number(context.word(match, "day")), day_number(context.word(match, "last"))
    if month is None or day is None or last is None or day >= last or not _is_name(match, context):
        return None
    if context.look(match.start() - 1) in ("between", "/", "$", "€", "£"):
        return None
    return _resolve_day(year_of(match, context), month, day, match, context)


def resolve_day_ordinal(match: re.Match[str], context: Context) -> Meaning | None:
    """A day of the month that the text speaks of: "on May 22 or on the 24th", but not "on the 24th floor"."""
    following = context.look(match.end())
    if following.isalpha() and following not in AFTER_LISTED:
        return None
    day = day_number(context.word(match, "day"))
    if day is None:
        return None
    reference = context.reference_day()
    if reference is None or context.anchor is None:
        return Meaning(None, "day", True)
    direction = context.direction(match)
    first = reference.replace(day=1)
    for months in (0, -1, 1) if direction != "future" else (0, 1):
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        found = day_of(year, month + 1, day)
        if found and (found >= context.anchor if direction == "future" else found <= context.anchor):
            return day_meaning(found)
    return None


RULES = (
    Rule("day_listed", ("NUM",), "(and|or) <span: <day: NUM&!YEAR>>", resolve_listed_day),
    Rule(
        "day_listed",
        ("NUM",),
        "COMMA <span: <day: NUM&!YEAR>> COMMA? (NUM&!YEAR COMMA)* (and|or) NUM&!YEAR",
        resolve_listed_day,
    ),
    Rule(
        "day_listed_first",
        ("NUM", "ORD"),
        f"<span: <day: {DAY}>> (COMMA {DAY})* COMMA? (and|or) the? <last: {DAY}> of? <month: MONTH> "
        f"(DOT? {YEAR})?",
        resolve_listed_first,
    ),
    Rule(
        "day_range_month_first",
        ("MONTH",),
        f"(between|from)? <month: MONTH> DOT? <first: {DAY}> <to: {TO}> (<month_b: MONTH> DOT?)? "
        f"<last: {DAY}> {YEAR}?",
        resolve_day_range,
    ),
    Rule(
        "day_range_day_first",
        ("MONTH",),
        f"(between|from)? the? <first: {DAY}> (<month_b: MONTH> DOT?)? <to: {TO}> the? <last: {DAY}> of? "
        f"<month: MONTH> (DOT? {YEAR})?",
        resolve_day_range,
    ),
    Rule("week_of", ("MONTH",), f"the week of <month: MONTH> DOT? <day: {DAY}> {YEAR}?", resolve_week_of),
    Rule("week_of", ("MONTH",), f"the week of <day: {DAY}> <month: MONTH> (DOT? {YEAR})?", resolve_week_of),
    Rule(
        "month_day",
        ("MONTH", "WEEKDAY", "WEEKDAY_SHORT"),
        f"{WEEKDAY} <month: MONTH> DOT? the? <day: {DAY_WORD}> {YEAR}?",
        resolve_date,
    ),
    Rule(
        "day_month",
        ("MONTH", "WEEKDAY", "WEEKDAY_SHORT"),
        f"{WEEKDAY} the? <day: {DAY_WORD}> of? <month: MONTH> (DOT? {YEAR})?",
        resolve_date,
    ),
    Rule("day_ordinal", ("ORD",), "(on|by|until|since|or) <span: the <day: ORD>>", resolve_day_ordinal),
    Rule(
        "month_range",
        ("MONTH",),
        f"<opener: between|from>? <month_b: MONTH> DOT? <to: {TO}> <month: MONTH> (DOT? {YEAR})?",
        resolve_month_range,
    ),
    Rule(
        "month",
        ("MONTH",),
        "((the? (beginning|start|end|middle) of)|(early|late|mid) DASH?)? "
        "<shift: last|next|this|past|previous|coming>? "
        f"<month: MONTH> (DOT? {YEAR}|{SPOKEN})?",
        resolve_month,
    ),
    Rule("month_joined", ("MONTH_JOINED",), f"<joined: MONTH_JOINED> {YEAR}?", resolve_joined_month),
)

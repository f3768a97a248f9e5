"""Expressions counted in units: "15 months ago", "two days earlier", "last week", "the last quarter".

"ago" counts from the anchor; "earlier", "later", "before", "the previous" count from the date named last.
Weeks are Monday to Sunday. Vague counts ("several weeks ago") point to no date and are left alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from ..language.classes import class_table
from ..records.date import Granularity
from . import edtf
from .calendar import (
    quarter_near,
    season_near,
    season_of,
    shift_days,
    shift_month,
    shift_quarter,
    shift_year,
    week_of,
    weekend_near,
)
from .context import Context, Meaning, Rule, day_meaning, has, lookup, spoken_year
from .weekdays import is_closed

SHIFTS = {
    "last": -1, "previous": -1, "preceding": -1, "past": -1, "prior": -1,
    "this": 0, "current": 0, "same": 0, "that": 0, "the": 0,
    "next": 1, "coming": 1, "following": 1,
}  # fmt: skip


UNIT_GRANULARITY: Mapping[str, Granularity] = {
    "day": "day",
    "month": "month",
    "quarter": "season",
    "year": "year",
}
"""Unit -> what a date of its size is; the others are intervals."""

FINE_ENOUGH: Mapping[str, tuple[Granularity, ...]] = {
    "week": ("day",), "weekend": ("day",), "fortnight": ("day",), "month": ("day", "month"),
}  # fmt: skip
"""Unit -> the dates that "the following" such unit can count from."""

WHOLE_REPORT = 300
"""Tokens over which "the quarter" is still the one named before."""

DAY_REACH = 60
"""Tokens over which "later in the day" is of the day named last."""

SEASON_LEADS = frozenset(
    {"of", "in", "by", "during", "over", "since", "until", "into", "through", "throughout"}
)


def count_of(word: str) -> int | None:
    """The whole number that a word is: "15", "fifteen", "thirty-five"."""
    if word.isdigit():
        return int(word) if len(word) < 5 else None
    return lookup("TIME_COUNT", word)


def unit_of(word: str) -> str:
    """The unit that a word names."""
    return str(class_table().lexicon.value("TIME_UNIT", word))


def shifted(day: dt.date, unit: str, count: int) -> Meaning | None:
    """The period of a unit's size that lies so many units from a day: days give days, months months."""
    if abs(count) > 9999:
        return None
    if unit == "day":
        found = shift_days(day, count)
        return day_meaning(found) if found else None
    value = None
    if unit in ("week", "fortnight"):
        weeks = count * (2 if unit == "fortnight" else 1)
        start = shift_days(day, 7 * weeks)
        value = week_of(start) if start and 1 < start.year < dt.MAXYEAR else None
    elif unit == "weekend":
        value = weekend_near(
            day, "past" if count <= 0 else "future", min(0, count + 1) if count <= 0 else count - 1
        )
    elif unit == "month":
        value = shift_month(day, count)
    elif unit == "quarter":
        value = shift_quarter(day, count)
    elif unit == "year":
        value = shift_year(day.year, count)
    elif unit == "decade":
        year = shift_year(day.year, 10 * count)
        value = f"{year[:3]}X" if year else None
    elif unit == "century":
        year = shift_year(day.year, 100 * count)
        value = f"{year[:2]}XX" if year else None
    return Meaning(value, edtf.granularity(value), True) if value else None


def _unknown(unit: str) -> Meaning:
    return Meaning(None, UNIT_GRANULARITY.get(unit, "interval"), True)


def _shifted_or_unknown(day: dt.date | None, unit: str, count: int) -> Meaning | None:
    return shifted(day, unit, count) if day else _unknown(unit)


def _same_a_year_off(value: str, years: int) -> Meaning | None:
    """The same period some years off: of the third quarter of 1989 that of 1988."""
    year = shift_year(int(value[:4]), years)
    return Meaning(year + value[4:], edtf.granularity(value), True, aside=True) if year else None


def resolve_ago(match: re.Match[str], context: Context) -> Meaning | None:
    """So many units before the anchor."""
    unit, count = unit_of(context.word(match, "unit")), count_of(context.word(match, "count"))
    if count is None:
        return None
    quarter = context.quarter_near(match.start()) if unit == "year" and count == 1 else None
    if quarter:  # profits of a quarter are compared with those "a year ago": of the same quarter then
        return _same_a_year_off(quarter, -1)
    half = any(has(match, group) for group in ("half", "half_b", "half_unit"))
    if half:
        months = {"year": 6, "decade": 60, "month": 0}.get(unit)
        if not months:
            return None
        whole = 0 if has(match, "half_unit") else count
        return _shifted_or_unknown(context.anchor, "month", -(2 * months * whole + months))
    if unit == "week" and count == 1 and context.anchor:
        return day_meaning(shift_days(context.anchor, -7))
    meaning = _shifted_or_unknown(context.anchor, unit, -count)
    # "sales rose from a year ago": nothing counts from what is only compared with
    is_compared = unit == "year" and count == 1 and context.look(match.start() - 1) != ""
    return replace(meaning, aside=True) if meaning and is_compared else meaning


def resolve_from_now(match: re.Match[str], context: Context) -> Meaning | None:
    """So many units behind the anchor: "two weeks from now", "in three days' time"."""
    count = count_of(context.word(match, "count"))
    return (
        None
        if count is None
        else _shifted_or_unknown(context.anchor, unit_of(context.word(match, "unit")), count)
    )


def _reference(unit: str, context: Context) -> dt.date | None:
    """The day that "earlier" and "the following" count from: the latest date fine enough for the unit."""
    if unit == "day":
        return context.reference_day()
    latest = context.latest(*FINE_ENOUGH.get(unit, ("day", "month", "season", "year")))
    return edtf.bounds(latest)[0] if latest else context.anchor


def resolve_earlier(match: re.Match[str], context: Context) -> Meaning | None:
    """So many units before or after the date named last."""
    unit, count = unit_of(context.word(match, "unit")), count_of(context.word(match, "count"))
    way = context.word(match, "way")
    if count is None:
        return None
    if way in ("before", "after") and not is_closed(context, match.end()):
        return None
    if way in ("earlier", "later") and context.look(match.end()) == "than":
        return None
    sign = -1 if way in ("earlier", "before") else 1
    quarter = context.quarter_near(match.start()) if unit == "year" else None
    if quarter:
        return _same_a_year_off(quarter, sign * count)
    if unit == "week" and count == 1:  # "a week later" is said of the same weekday
        unit, count = "day", 7
    return _shifted_or_unknown(_reference(unit, context), unit, sign * count)


def resolve_day_before(match: re.Match[str], context: Context) -> Meaning | None:
    """The unit before or after the date named last: "the day before", "the year after"."""
    if not is_closed(context, match.end()):
        return None
    unit = unit_of(context.word(match, "unit"))
    sign = -1 if context.word(match, "way") == "before" else 1
    return _shifted_or_unknown(_reference(unit, context), unit, sign)


def resolve_anaphoric(match: re.Match[str], context: Context) -> Meaning | None:
    """The unit beside the date named last: "the following day", "the next month", "that year"."""
    unit, shift = unit_of(context.word(match, "unit")), context.word(match, "shift")
    if shift in ("that", "same"):
        if unit == "day":
            latest = context.latest("day")
            return day_meaning(dt.date.fromisoformat(latest)) if latest else None
        if unit == "quarter":
            return None
        return _shifted_or_unknown(_reference(unit, context), unit, 0) if context.named else None
    return _shifted_or_unknown(_reference(unit, context), unit, SHIFTS[shift])


def resolve_in_the_day(match: re.Match[str], context: Context) -> Meaning:
    """The day that the text speaks of: "later in the day", said of one just named, else of the anchor."""
    near = context.last_end >= 0 and match.start() - context.last_end < DAY_REACH
    return day_meaning(context.reference_day() if near else context.anchor)


def resolve_year_end(match: re.Match[str], context: Context) -> Meaning | None:
    """The end of the running year told as the year: "by year-end"; "since year-end" is since the last."""
    following = context.tokens.words[match.end()] if match.end() < len(context.tokens) else ""
    if following.islower() and not class_table().lexicon.has(following, "FUNCTION"):
        return None  # "year-end bonuses"
    back = -1 if context.look(match.start() - 1) in ("since", "from", "last") else 0
    return _shifted_or_unknown(context.anchor, "year", back)


def resolve_deictic(match: re.Match[str], context: Context) -> Meaning | None:
    """The unit counted from the anchor: "last week", "earlier this month", "later this year"."""
    unit, shift = unit_of(context.word(match, "unit")), context.word(match, "shift")
    if unit == "day" and shift != "next":
        return None  # "to this day", "the last day"
    words = context.tokens.words
    if shift != "current" and context.look(match.start() - 1) == "the":
        return None  # "over the last year" is a stretch of time, no calendar year
    if words[match.end() - 1][0].isupper() and not words[match.end() - 1].isupper():
        return None  # "This Week", a programme
    anchor = context.anchor
    if unit == "day":
        return _shifted_or_unknown(context.reference_day(), unit, 1)
    if anchor is None:
        return _unknown(unit)
    if unit == "weekend":
        return _weekend(match, context, anchor, shift)
    return shifted(anchor, unit, SHIFTS[shift])


def _weekend(match: re.Match[str], context: Context, anchor: dt.date, shift: str) -> Meaning:
    running = anchor.weekday() >= 5
    if shift in ("last", "past"):
        value = weekend_near(anchor, "past", -1 if running else 0)
    elif shift in ("next", "coming"):
        value = weekend_near(
            anchor, "future", 1 if running or (shift == "next" and anchor.weekday() < 0) else 0
        )
    else:
        value = weekend_near(anchor, context.direction(match) or ("future" if shift == "this" else "past"))
    return Meaning(value, "interval", True)


def resolve_weekend(match: re.Match[str], context: Context) -> Meaning:
    """The weekend beside the anchor, on the side that the clause looks to."""
    if context.anchor is None:
        return Meaning(None, "interval", True)
    return _weekend(match, context, context.anchor, context.word(match, "shift"))


def resolve_part_of(match: re.Match[str], context: Context) -> Meaning | None:
    """A part of the running unit told as the unit: "earlier in the week", "the end of the year"."""
    unit, shift = unit_of(context.word(match, "unit")), context.word(match, "shift")
    if unit in ("day", "weekend", "century", "decade", "quarter"):
        return None
    return _shifted_or_unknown(context.anchor, unit, SHIFTS[shift])


def _told_year(match: re.Match[str], context: Context) -> int | None:
    """The year that stands with a quarter, half or season."""
    if has(match, "year"):
        return int(context.word(match, "year"))
    if has(match, "spoken"):
        return spoken_year(context.word(match, "spoken"))
    if has(match, "shift_year") and context.anchor:
        return context.anchor.year + SHIFTS[context.word(match, "shift_year")]
    return None


def resolve_quarter(match: re.Match[str], context: Context) -> Meaning | None:
    """A quarter of a year by its number, with or without its year."""
    if context.look(match.start() - 1) == "fiscal" or context.look(match.start() + 1) == "fiscal":
        return None  # a firm's own year, not the calendar's
    number = lookup("QUARTER_NAME", context.word(match, "name"))
    if number is None:
        number = lookup("DAY_ORDINAL", context.word(match, "number"))
    if number is None or number > 4:
        return None
    year = _told_year(match, context)
    if year is not None:
        value = f"{year:04d}-{32 + number}"
    elif context.anchor is None:
        return Meaning(None, "season", True)
    else:
        # "expects to report third-quarter earnings": even what is still to be reported is over
        value = quarter_near(context.anchor, number, "past")
        if has(match, "back"):
            return _same_a_year_off(value, -1)
    # "the third quarter of last year" is what this year's is compared with
    aside = context.quarter is not None and context.word(match, "shift_year") == "last"
    return Meaning(value, "season", not has(match, "year"), aside)


def resolve_latest_quarter(match: re.Match[str], context: Context) -> Meaning | None:
    """The quarter that the text speaks of: "the quarter", "the latest period", "the year-ago quarter"."""
    quarter = context.quarter_near(match.start(), WHOLE_REPORT)
    if quarter and has(match, "latest"):
        quarter = _not_running(quarter, context.anchor)
    if has(match, "year"):
        return (
            _same_a_year_off(quarter, int(context.word(match, "year")) - int(quarter[:4]))
            if quarter
            else None
        )
    if has(match, "back") or has(match, "back_b") or has(match, "last"):
        if quarter:
            return _same_a_year_off(quarter, -1)
        if has(match, "last"):
            return None
        if context.look(match.end() - 1) == "quarter":
            return None
        year = shift_year(context.anchor.year, -1) if context.anchor else None
        return Meaning(year, "year", True, aside=True)
    return Meaning(quarter, "season", True) if quarter else None


def _not_running(quarter: str, anchor: dt.date | None) -> str:
    """The quarter, or the one that ended last where it still runs: nobody reports on "the latest" before."""
    end = edtf.bounds(quarter)[1]
    if anchor is None or end is None or end < anchor:
        return quarter
    return shift_quarter(anchor, -1)


def resolve_half(match: re.Match[str], context: Context) -> Meaning | None:
    """Half of a year: "the first half of 2022"."""
    number = {"first": 40, "second": 41, "last": 41, "latter": 41}.get(context.word(match, "number"))
    year = _told_year(match, context)
    if number is None:
        return None
    if year is None:
        return Meaning(None, "season", True)
    return Meaning(f"{year:04d}-{number}", "season", not has(match, "year"))


def resolve_season(match: re.Match[str], context: Context) -> Meaning | None:
    """A season: "the spring of 2022", "last fall", "this summer", "in the winter"."""
    season = lookup("SEASON", context.word(match, "season"))
    if season is None:
        return None
    year = _told_year(match, context)
    if year is not None:
        return Meaning(f"{year:04d}-{season}", "season", not has(match, "year"))
    shift = context.word(match, "shift")
    if not shift and not has(match, "shift_year") and not _is_season_alone(match, context):
        return None
    anchor = context.anchor
    if anchor is None or has(match, "shift_year"):
        return Meaning(None, "season", True)
    if shift in ("last", "past", "previous"):
        value = season_near(anchor, season, "past", strict=True)
    elif shift in ("next", "coming"):
        value = season_near(anchor, season, "future", strict=True)
    elif shift == "this":
        value = f"{season_of(anchor)[0] if season == 24 else anchor.year:04d}-{season}"
    else:
        value = season_near(anchor, season, context.direction(match) or "past")
    return Meaning(value, "season", True)


def _is_season_alone(match: re.Match[str], context: Context) -> bool:
    """Whether a season without year is one: "in the spring", but not "a spring", "will fall"."""
    if context.look(match.end()) in ("of", "from", "to", "out", "behind", "into", "offensive", "break"):
        return False
    if context.tokens.words[match.end() - 1][0].isupper():
        return False
    before = context.look(match.start() - 1)
    if before == "the":
        return context.look(match.start() - 2) in SEASON_LEADS
    return before in ("in", "by", "since", "until") and context.word(match, "season") != "fall"


def resolve_duration(match: re.Match[str], context: Context) -> Meaning | None:
    """A stretch of time, no date: "15 months", "a 10-month battle"."""
    if context.look(match.end()) in ("old", "ago") or context.look(match.start() - 1) in ("aged", "age"):
        return None
    joined = context.word(match, "joined")
    number, _, word = (
        joined.rpartition("-") if joined else (context.word(match, "count"), "", context.word(match, "unit"))
    )
    count = count_of(number)
    letter = {"day": "D", "week": "W", "month": "M", "year": "Y"}.get(unit_of(word))
    if not count or not letter or number in ("a", "an", "one"):
        return None
    return Meaning(f"P{count}{letter}", "duration")


YEAR = "((of|in)? <year: NUM&YEAR>|of? <shift_year: last|this|next> year)"
COUNT = "<count: TIME_COUNT|NUM>"
UNIT = "<unit: TIME_UNIT>"
QUARTER = "(<name: QUARTER_NAME>|<number: DAY_ORDINAL> quarter)"

RULES = (
    Rule(
        "ago",
        ("TIME_UNIT",),
        f"<half_unit: half>? {COUNT} <half: and a half>? {UNIT} <half_b: and a half>? (or (so|more))? ago",
        resolve_ago,
    ),
    Rule("from_now", ("TIME_UNIT",), f"{COUNT} {UNIT} from now", resolve_from_now),
    Rule("from_now", ("TIME_UNIT",), f"in {COUNT} {UNIT} (APOS|POSS) time", resolve_from_now),
    Rule("earlier", ("TIME_UNIT",), f"{COUNT} {UNIT} <way: earlier|later|before|after>", resolve_earlier),
    Rule(
        "day_before",
        ("TIME_UNIT",),
        "the <unit: day|week|month|year> <way: before|after>",
        resolve_day_before,
    ),
    Rule(
        "anaphoric",
        ("TIME_UNIT",),
        "the <shift: following|next|previous|preceding|prior|same> "
        "<unit: day|week|month|year|weekend|decade>",
        resolve_anaphoric,
    ),
    Rule("anaphoric", ("TIME_UNIT",), "<shift: that> <unit: day|week|month|year|decade>", resolve_anaphoric),
    Rule(
        "quarter",
        ("year", "QUARTER_NAME", "YEAR_BACK"),
        f"the? (<shift_year: last|this|next> year POSS|<back: YEAR_BACK>) {QUARTER}",
        resolve_quarter,
    ),
    Rule("quarter", ("quarter", "QUARTER_NAME"), f"the? {QUARTER} {YEAR}?", resolve_quarter),
    Rule("quarter", ("YEAR",), f"the? <year: NUM&YEAR> {QUARTER}", resolve_quarter),
    Rule(
        "latest_quarter",
        ("quarter", "period", "YEAR_BACK", "YEAR"),
        "(the (latest|same|comparable|corresponding)?)? <back: YEAR_BACK> (quarter|period)?"
        "|the (same|comparable|corresponding)? (quarter|period) of? <back_b: a year (ago|earlier)|last year>"
        "|the <latest: latest> (period|quarter)|the same? quarter|that quarter"
        "|the <year: NUM&YEAR> (quarter|period)",
        resolve_latest_quarter,
    ),
    Rule("latest_quarter", ("year",), "<last: last> year POSS (quarter|period)", resolve_latest_quarter),
    Rule("half_year", ("TIME_UNIT", "YEAR"), f"the? <number: DAY_ORDINAL|last> half {YEAR}", resolve_half),
    Rule(
        "deictic",
        ("TIME_UNIT",),
        "(earlier|later|early|late)? <shift: last|next|this|current|coming> coming? "
        "<unit: day|week|month|quarter|year|decade|century|weekend>",
        resolve_deictic,
    ),
    Rule("past_weekend", ("weekend",), "(this|the) <shift: past> weekend", resolve_weekend),
    Rule(
        "part_of",
        ("TIME_UNIT",),
        "((earlier|later|early|late) in|the? (beginning|start|end|middle) of) "
        "<shift: the|this|last|next|that> <unit: week|month|year>",
        resolve_part_of,
    ),
    Rule("day_part_of", ("day",), "(earlier|later) (in|on) the day", resolve_in_the_day),
    Rule("year_end", ("year", "year-end"), "the? (year-end|year POSS? end)", resolve_year_end),
    Rule("weekend", ("TIME_UNIT",), "the weekend", resolve_weekend),
    Rule(
        "season",
        ("SEASON",),
        "(early|late|mid)? (<shift: last|next|this|past|previous|coming> (past|coming)?)? "
        f"<season: SEASON> ({YEAR}|of? nineteen <spoken: TIME_COUNT>)?",
        resolve_season,
    ),
    Rule("duration", ("TIME_UNIT",), f"{COUNT} {UNIT}", resolve_duration),
    Rule("duration", ("TIME_UNIT_JOINED",), "<joined: TIME_UNIT_JOINED>", resolve_duration),
)

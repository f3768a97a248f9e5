"""Years, decades and centuries: "in 1945", "the 1990s", "early 2021", "2014-2015", "the 20th century".

Four bare digits are a year only where a word before them says so: "in 1945", not "killed 1945 people".
"""

from __future__ import annotations

import re

from ..language.classes import class_table
from .context import Context, Meaning, Rule, has, lookup, spoken_year

JOINED_YEAR = re.compile(r"(?:mid|early|late)-((?:19|20)\d\d)(s?)")

SURE_LEADS = frozenset(
    {"in", "since", "year", "years", "early", "late", "mid", "until", "till", "during", "throughout", "into"}
)
ROUND = 100
"""Multiples are more often counts than years: "of 1500", "by 2000" need a sure lead."""


def _is_counted(context: Context, position: int) -> bool:
    """Whether the noun behind a number makes it a count: "in 2000 homes"."""
    return class_table().lexicon.has(context.look(position), "COUNTED") or context.look(position) in (
        "%",
        "°",
    )


def resolve_year(match: re.Match[str], context: Context) -> Meaning | None:
    """A year behind a word that makes it one."""
    at = match.start("year")
    year, lead = int(context.look(at)), context.look(match.start())
    if _is_counted(context, at + 1) or "fiscal" in (lead, context.look(match.start() - 1)):
        return None
    if lead not in SURE_LEADS and (year % ROUND == 0 or year < 1900):
        return None
    if lead == "of" and context.look(match.start() - 1) in ("total", "some", "average", "maximum"):
        return None
    return Meaning(f"{year:04d}", "year")


def resolve_year_listed(match: re.Match[str], context: Context) -> Meaning | None:
    """A year behind another year: "in 2014 and 2015"."""
    year = context.word(match, "year")
    before = context.look(match.start() - 1)
    if not (context.named and context.named[-1][:4] == before) or _is_counted(context, match.end()):
        return None
    return Meaning(year, "year")


def resolve_year_noun(match: re.Match[str], context: Context) -> Meaning | None:
    """A year before its noun: "the 2014 annexation", "the failed 1996 coup", "(1939)"."""
    year = int(context.word(match, "year"))
    following = context.tokens.words[match.end("year")]
    if year % 1000 == 0 and not following[:1].isupper():
        return None  # "the 2000 soldiers", but "the 2000 Olympics"
    if year < 1900 or following == "fiscal" or _is_counted(context, match.start("year") + 1):
        return None
    if has(match, "adjective"):
        adjective = context.word(match, "adjective")
        lexicon = class_table().lexicon
        if year % ROUND == 0 or lexicon.has(adjective, "FUNCTION") or lexicon.has(adjective, "APPROXIMATE"):
            return None  # "the estimated 1950 tents"
        if adjective.endswith("ly") or lexicon.has(following.lower(), "FUNCTION"):
            return None
    return Meaning(f"{year:04d}", "year")


def resolve_year_range(match: re.Match[str], context: Context) -> Meaning | None:
    """From one year to another: "1939-1945", "between 2014 and 2021", "2014–15"."""
    opener, to = context.look(match.start()), context.word(match, "to")
    if opener not in ("from", "between") and to not in ("-", "–", "—"):
        return None
    if to == "and" and opener != "between":
        return None
    first, printed = context.word(match, "first"), context.word(match, "last")
    last = first[:2] + printed if len(printed) == 2 else printed
    if not last.isdigit() or len(last) != 4 or int(last) <= int(first) or _is_counted(context, match.end()):
        return None
    return Meaning(f"{first}/{last}", "interval")


def resolve_decade(match: re.Match[str], context: Context) -> Meaning | None:
    """Ten years: "the 1990s", "the '80s"."""
    word = context.word(match, "decade")
    if word.endswith("s") and word[:-1].isdigit():
        digits = word[:-1]
        if len(digits) == 2:
            if context.look(match.start("decade") - 1) not in ("'", "’", "‘") or digits < "20":
                return None  # "men in their 40s"
            digits = "19" + digits
        return Meaning(f"{digits[:3]}X", "interval")
    number = lookup("DECADE_NAME", word)
    if number is None:
        return None
    return Meaning(f"{number}X", "interval")


def resolve_century(match: re.Match[str], context: Context) -> Meaning | None:
    """A hundred years: "the 20th century" is 19XX."""
    word = context.word(match, "number")
    number = int(word[:-2]) if word[:1].isdigit() else lookup("DAY_ORDINAL", word)
    if number is None or not 2 <= number <= 99:
        return None
    return Meaning(f"{number - 1:02d}XX", "interval")


def resolve_joined_year(match: re.Match[str], context: Context) -> Meaning | None:
    """One word of a part and a year or decade: "mid-2022", "mid-1990s"."""
    found = JOINED_YEAR.fullmatch(context.look(match.start()))
    if found is None:
        return None
    return Meaning(f"{found[1][:3]}X", "interval") if found[2] else Meaning(found[1], "year")


def resolve_spoken_year(match: re.Match[str], context: Context) -> Meaning | None:
    """A year as it is spoken, in a transcript: "nineteen ninety-six", "the year two thousand"."""
    rest = context.word(match, "rest")
    if rest == "thousand":
        return Meaning("2000", "year")
    year = spoken_year(rest)
    return Meaning(str(year), "year") if year else None


RULES = (
    Rule("year_joined", (), ".", resolve_joined_year),
    Rule("year_spoken", ("nineteen",), "nineteen <rest: TIME_COUNT>", resolve_spoken_year),
    Rule("year_spoken", ("thousand",), "year two <rest: thousand>", resolve_spoken_year),
    Rule(
        "year_range",
        ("YEAR",),
        "(from|between)? <first: NUM&YEAR> <to: DASH|to|and|until|through> <last: NUM>",
        resolve_year_range,
    ),
    Rule("decade", ("DECADE",), "the? (early|late|mid)? APOS? <decade: DECADE>", resolve_decade),
    Rule("decade", ("DECADE_NAME",), "the (early|late|mid)? <decade: DECADE_NAME>", resolve_decade),
    Rule(
        "century", ("TIME_UNIT",), "the? (early|late|mid)? <number: ORD|DAY_ORDINAL> century", resolve_century
    ),
    Rule("year", ("YEAR",), "(early|late|mid) <year: NUM&YEAR>", resolve_year),
    Rule(
        "year",
        ("YEAR",),
        "YEAR_LEAD (the? (beginning|start|end|middle) of)? <span: <year: NUM&YEAR>>",
        resolve_year,
    ),
    Rule("year", ("YEAR",), "(dating|dates|dated|back|due) to? <span: <year: NUM&YEAR>>", resolve_year),
    Rule("year_listed", ("YEAR",), "(and|or|COMMA) <span: <year: NUM&YEAR>>", resolve_year_listed),
    Rule(
        "year_noun",
        ("YEAR",),
        "(the|a|an|that|this|its|his|her|their|our|POSS|LPAR) <span: <year: NUM&YEAR>> (LOWER|CAP|RPAR|DASH)",
        resolve_year_noun,
    ),
    Rule(
        "year_noun",
        ("YEAR",),
        "(the|a|an|that|this|its|his|her|their|our) <adjective: LOWER> <span: <year: NUM&YEAR>> LOWER",
        resolve_year_noun,
    ),
)

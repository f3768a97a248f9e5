"""The words that parsing looks for, compiled once from the lexicon (`lexicons/words/parsing.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..lexicons import load_lexicon


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns and word sets of parsing. Patterns that end in `_start` are matched at the start of a line."""

    months: dict[str, int]
    weekdays: frozenset[str]
    date: re.Pattern[str]
    """A printed date with day, month and year."""
    dateline_date: str
    """The source of a pattern: a date as datelines print it, the year optional and of two digits too."""
    date_noise: re.Pattern[str]
    """What may stand in a line of dates beside them: weekdays, times, zones, labels."""
    label_start: re.Pattern[str]
    """`Published: …`, `Title: …`; a label of several words ("Last updated") needs no colon before a date."""
    labels: dict[str, str]
    """Label -> the header field that it names."""
    byline_start: re.Pattern[str]
    outlets: frozenset[str]
    outlet_words: frozenset[str]
    jobs: frozenset[str]
    particles: frozenset[str]
    kickers: frozenset[str]
    small: frozenset[str]
    """Words that stay small in titles, and behind which a name is none of the writer's."""
    title_acronyms: frozenset[str]
    caption_start: re.Pattern[str]
    weak_caption_start: re.Pattern[str]
    credit: re.Pattern[str]
    """A photo credit at the end of a line."""
    boilerplate_start: re.Pattern[str]
    line_heads: frozenset[str]
    """The first two characters, in lower case, of all caption and boilerplate starts."""
    thanks: frozenset[str]


def _alternatives(words: Iterable[str]) -> str:
    """Phrases as one alternation, longest first; a space stands for any run of blanks."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(word).replace(r"\ ", r"[^\S\n]+") for word in ordered)


def _starts(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives(words)})(?!\w)", re.IGNORECASE)


def _starts_of_any(words: Iterable[str]) -> re.Pattern[str]:
    """Phrases at the start of a line; one that ends in a sign may touch the next word ("FILE -A view")."""
    signs = [w for w in words if not w[-1].isalnum()]
    plain = [w for w in words if w[-1].isalnum()]
    return re.compile(
        rf"(?:(?:{_alternatives(plain)})(?!\w)|{_alternatives(signs) or '(?!)'})", re.IGNORECASE
    )


MONTH_FIRST = r"(?P<m1>{months})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?,\s*|\s+)(?P<y1>\d{{4}})(?!\d)"
DAY_FIRST = (
    r"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?(?:\s+of)?[\s-]+(?P<m2>{months})\.?,?[\s-]+(?P<y2>\d{{4}})(?!\d)"
)
NUMERIC = (
    r"(?P<y3>\d{{4}})[-/.](?P<m3>\d\d)[-/.](?P<d3>\d\d)(?!\d)"
    r"|(?P<d4>\d{{1,2}})(?P<sep>[./-])(?P<m4>\d{{1,2}})(?P=sep)(?P<y4>\d{{4}})(?![\d.]\d)(?!\d)"
    r"|(?P<y5>(?:19|20)\d\d)(?P<m5>\d\d)(?P<d5>\d\d)(?!\d)"
)
DATELINE_DATE = (
    r"(?:(?:{weekdays})\.?,?\s+)?(?:(?:{months})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{months})\b\.?)"
    r"(?:(?:\s?,\s*|\s+)'?(?:\d{{4}}|\d\d)(?![\d:]))?(?:\s?,\s*(?:19|20)\d\d(?!\d))?"
    r"|\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{4}}(?!\d)|\d{{4}}-\d\d-\d\d(?!\d)"
)
TIME = (
    r"\d{{1,2}}[:.h]\d\d(?::\d\d(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?|\b\d{{1,2}}\s*[ap]\.?m\b\.?"
    r"|\b(?:GMT|UTC|BST|EST|EDT|ET|CET|CEST|EET|EEST|MSK|PST|PDT|PT|IST|AEST|Z|local time|hrs)\b"
    r"|[+-]\d\d:?\d\d\b|(?<=\d)T(?=\d)"
)
AGO = r"\b(?:an?|\d+)\s(?:minute|hour|day|week|month|year)s?\sago\b|\b\d+\smin(?:ute)?\sread\b"
"""What pages print beside a date: "2 years ago", "3 min read"."""


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """The compiled phrases of the package's lexicon."""
    tables = load_lexicon().attributes
    header: dict[str, Any] = dict(tables["HEADER"])
    caption: dict[str, Any] = dict(tables["CAPTION"])
    months = _alternatives(header["months"])
    weekdays = _alternatives(header["weekdays"])
    fields = ("published", "updated", "title", "byline", "outlet", "other")
    labels = {label: field for field in reversed(fields) for label in header[field]}
    dates = "|".join((MONTH_FIRST, DAY_FIRST, NUMERIC)).format(months=months)
    dated = _alternatives([*header["published"], *header["updated"]])
    weak = set(caption["weak_starts"])
    agencies = _alternatives(caption["agencies"])
    return Phrases(
        months=header["months"],
        weekdays=frozenset(header["weekdays"]),
        date=re.compile(rf"(?<![\w.])(?:{dates})", re.IGNORECASE),
        dateline_date=DATELINE_DATE.format(months=months, weekdays=weekdays),
        date_noise=re.compile(
            rf"\b(?:{weekdays})\b\.?|{TIME.format()}|{AGO}|\b(?:{dated}|at|on|last|first)\b", re.IGNORECASE
        ),
        label_start=re.compile(
            rf"(?P<label>{_alternatives(labels)})(?:[^\S\n]*[:=][^\S\n]*|[^\S\n]+(?=\S))", re.IGNORECASE
        ),
        labels=labels,
        byline_start=re.compile(
            r"(?:(?:Written|Words|Text|Story|Report)\s+)?by[:\s]\s*|from\s+", re.IGNORECASE
        ),
        outlets=frozenset(name.casefold() for name in header["outlets"]),
        outlet_words=frozenset(header["outlet_words"]),
        jobs=frozenset(header["jobs"]),
        particles=frozenset(header["particles"]),
        kickers=frozenset(header["kickers"]),
        small=frozenset(header["small"]),
        title_acronyms=frozenset(header["title_acronyms"]),
        caption_start=_starts_of_any([s for s in caption["starts"] if s not in weak]),
        weak_caption_start=_starts_of_any(weak),
        credit=re.compile(
            rf"""(?:
              [(\[] (?:[^()\[\]\n]{{0,40}}\b)? (?:photo|image|picture|handout|file) [^()\[\]\n]{{0,80}} [)\]]
            | [(\[] [^()\[\]\n]{{0,60}} \b (?:via|{agencies}) [/\s] [^()\[\]\n]{{0,80}} [)\]]
            | [(\[] [^()\[\]\n]{{0,60}} (?:/|\bvia\s) [^()\[\]\n]{{0,40}} \b(?:{agencies})
              [^()\[\]\n]{{0,20}} [)\]]
            | © [^\n]{{1,80}}
            | \b(?:photo|image|picture|photograph|credit|courtesy|provided|video)s? (?:\s+credit)?
              (?:\s*:\s*|\s+by\s+|\s+via\s+|\s+courtesy\s+of\s+|\s+of\s+) [^\n.]{{2,80}}
            | \b(?i:[\w.’' -]{{2,40}})/(?:{agencies})\b [^\n.]{{0,40}}
            | \b(?:REUTERS|AFP|AP|EPA)/[^\n.]{{2,50}}
            )[.\s]*$""",
            re.VERBOSE | re.IGNORECASE,
        ),
        line_heads=frozenset(s[:2].lower() for s in [*caption["starts"], *tables["BOILERPLATE"]["starts"]]),
        boilerplate_start=_starts_of_any(tables["BOILERPLATE"]["starts"]),
        thanks=frozenset(tables["BOILERPLATE"]["thanks"]),
    )

"""How much is found in an article, measured against what is usual in its corpus.

What is usual is a band: median and spread of each measure. An article is outside when its count differs from
what its length promises by more than `FAR` standard deviations; short articles vary by chance alone, and that
chance is part of the deviation, so a brief without a single claim is nothing to speak of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median

from ..findings import Finding
from ..records import Casualty, Place, Record
from .subject import Subject

MIN_ARTICLES = 20
"""Fewer tell no band."""
MIN_WORDS = 50
"""Shorter articles are no part of a band and are judged by none."""
FAR = 4.0
"""Standard deviations."""
MAD = 1.4826
"""Median absolute deviations of a normal distribution are this much smaller than its standard deviation."""
MIN_SPREAD = 0.05
"""The least spread of a share, and the least share itself that is taken for certain never to happen."""
MIN_OFF = 2.5
"""Records that a share must be off by: one or two are no pattern."""
RATES = ("record", "actor", "place", "mention", "date", "casualty", "claim", "event")
"""Measured per 1,000 words; `record` is all of them."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of records of a type that should be small or large: how it is told, and which end is bad."""

    code: str
    of: str
    """What the whole is."""
    told: str
    bad: int
    """1 where much of it is bad, -1 where little is."""


SHARES: Mapping[str, Share] = {
    "places resolved": Share("F303", "places", "are known", -1),
    "figures without a date": Share("F304", "figures", "have no date", 1),
    "figures without a speaker": Share("F305", "figures", "have no speaker", 1),
}


@dataclass(frozen=True, slots=True)
class Measures:
    """What was found in one article."""

    words: int
    counts: Mapping[str, int]
    """Record type -> records."""
    parts: Mapping[str, tuple[int, int]]
    """Name of a share -> (part, whole)."""


@dataclass(frozen=True, slots=True)
class Usual:
    """Median and spread of a measure over a corpus."""

    median: float
    spread: float


@dataclass(frozen=True, slots=True)
class Band:
    """What is usual in a corpus."""

    articles: int
    measures: Mapping[str, Usual]
    """Type of record or name of a share -> what is usual; a measure that no article has is left out."""


def measure(words: int, records: Iterable[Record]) -> Measures:
    """What the records of one article come to."""
    counts: Counter[str] = Counter()
    resolved = figures = undated = unspoken = 0
    for record in records:
        counts[record.type] += 1
        if isinstance(record, Place):
            resolved += record.geonames_id is not None or record.precision in ("exact", "near")
        elif isinstance(record, Casualty):
            figures += 1
            undated += record.date is None
            unspoken += record.attribution.speaker_id is None
    counts["record"] = counts.total()
    parts = {
        "places resolved": (resolved, counts["place"]),
        "figures without a date": (undated, figures),
        "figures without a speaker": (unspoken, figures),
    }
    return Measures(words, counts, parts)


def band_of(measured: Iterable[Measures]) -> Band:
    """What is usual among these articles."""
    counted = [m for m in measured if m.words >= MIN_WORDS]
    usual = {
        kind: _usual([1000 * m.counts.get(kind, 0) / m.words for m in counted]) for kind in RATES if counted
    }
    for name in SHARES:
        shares = [part / whole for m in counted for part, whole in [m.parts[name]] if whole]
        if shares:
            usual[name] = _usual(shares)
    return Band(len(counted), usual)


def _usual(values: Sequence[float]) -> Usual:
    middle = median(values)
    return Usual(round(middle, 4), round(MAD * median(abs(value - middle) for value in values), 4))


def unusual(subject: Subject, measured: Measures, band: Band) -> Iterator[Finding]:
    """What is far outside the band; no record at all is told of with any band."""
    if measured.words < MIN_WORDS:
        return
    for kind in RATES:
        usual = band.measures.get(kind)
        if usual is None or not usual.median:
            continue  # where half of the articles have none, the others are no wonder
        count, expected = measured.counts.get(kind, 0), usual.median * measured.words / 1000
        deviation = sqrt(max(expected, 1.0) + (usual.spread * measured.words / 1000) ** 2)
        if abs(count - expected) > FAR * deviation:
            code = "F301" if count < expected else "F302"
            what = "records in all" if kind == "record" else f"{kind} records"
            told = f"{count:,} {what} in {measured.words:,} words; {expected:,.1f} are usual"
            yield subject.finding(code, told)
    for name, share in SHARES.items():
        part, whole = measured.parts[name]
        usual = band.measures.get(name)
        if usual is None or not whole:
            continue
        certain = min(max(usual.median, MIN_SPREAD), 1 - MIN_SPREAD)
        deviation = sqrt(whole * certain * (1 - certain) + (whole * max(usual.spread, MIN_SPREAD)) ** 2)
        if share.bad * (part - whole * usual.median) > max(FAR * deviation, MIN_OFF):
            told = f"{part:,} of {whole:,} {share.of} {share.told}; {usual.median:.0%} are usual"
            yield subject.finding(share.code, told)


def no_record(subject: Subject, measured: Measures) -> Iterator[Finding]:
    """An article in which nothing was found, or no more than a name or two in a long text."""
    facts = sum(measured.counts.get(kind, 0) for kind in ("date", "casualty", "claim", "event"))
    if not measured.counts.get("record", 0):
        yield subject.finding("F306", "no record was found in it")
    elif not facts and measured.words >= MIN_WORDS:
        yield subject.finding("F307", "names, but no date, figure, claim or event was found in it")

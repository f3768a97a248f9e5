"""Values that a type cannot forbid: ranges, dates, coordinates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ..findings import Finding
from ..records import Article, Casualty, Date, Dispute, Event, Grounded, Place, Record, Tally
from ..temporal import edtf
from .files import Line


def check_values(lines: Sequence[Line]) -> Iterator[Finding]:
    """What is out of range, and dates that are none."""
    for line in lines:
        for message in _ranges(line.record):
            yield line.finding("F509", message)
        for message in _dates(line.record):
            yield line.finding("F510", message)


def _ranges(record: Record) -> Iterator[str]:
    if isinstance(record, Grounded) and not 0 <= record.start < record.end:
        yield f"start {record.start} and end {record.end} span nothing"
    if isinstance(record, Grounded) and record.end - record.start != len(record.text):
        yield f"{record.end - record.start} characters from start to end, {len(record.text)} in text"
    if isinstance(record, (Casualty, Tally)):
        yield from _bounds(record.low, record.best, record.high)
    if isinstance(record, Tally):
        for report in record.reports:
            yield from _bounds(report.low, report.best, report.high)
    if isinstance(record, Place):
        if (record.latitude is None) != (record.longitude is None):
            yield "one coordinate without the other"
        if not -90 <= (record.latitude or 0.0) <= 90 or not -180 <= (record.longitude or 0.0) <= 180:
            yield f"coordinates {record.latitude}, {record.longitude} are not on Earth"


def _bounds(low: int | None, best: int | None, high: int | None) -> Iterator[str]:
    told = [number for number in (low, best, high) if number is not None]
    if told != sorted(told) or any(number < 0 for number in told):
        yield f"low {low}, best {best}, high {high} are no range"


def _dates(record: Record) -> Iterator[str]:
    days: list[tuple[str, str | None]] = []
    values: list[tuple[str, str | None]] = []
    if isinstance(record, Article):
        days = [("published", record.published)]
    elif isinstance(record, Date):
        days, values = [("anchor", record.anchor)], [("value", record.value)]
    elif isinstance(record, Casualty):
        days, values = [("as_of", record.as_of)], [("date", record.date)]
    elif isinstance(record, (Event, Tally, Dispute)):
        values = [("date", record.date)]
    for field, day in days:
        if day is not None and not _is_day(day):
            yield f"{field} {day!r} is no ISO date"
    for field, value in values:
        if value is not None and not edtf.is_valid(value):
            yield f"{field} {value!r} is no EDTF value"


def _is_day(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False

"""When: the words of a date, their EDTF value and the date that they were resolved against."""

from __future__ import annotations

from typing import Literal

from .base import Fact

Granularity = Literal["day", "month", "season", "year", "interval", "duration", "set"]


class Date(Fact):
    """A date expression. `value` is EDTF, null where the anchor that it hangs on is unknown."""

    type: Literal["date"] = "date"
    value: str | None
    granularity: Granularity
    relative: bool
    anchor: str | None

"""Dates in other languages: the library is loaded for them alone, and never reads the clock."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

from incursion_facts.temporal.foreign import find_foreign

BASE = dt.date(2023, 5, 23)


def _found(text: str, base: dt.date | None = BASE) -> list[tuple[str, str | None, bool]]:
    return [(text[d.start : d.end], d.value, d.relative) for d in find_foreign(text, [(0, len(text))], base)]


def test_full_dates_need_no_base() -> None:
    assert _found("Отряд вошёл в село 22 мая 2023 года.", None) == [("22 мая 2023 года", "2023-05-22", False)]
    assert _found("Сталося 9 травня 2022 року", None) == [("9 травня 2022 року", "2022-05-09", False)]


def test_relative_dates_count_from_the_base() -> None:
    assert _found("Вчера и 3 марта") == [("Вчера", "2023-05-22", True), ("3 марта", "2023-03-03", True)]
    assert _found("сьогодні") == [("сьогодні", "2023-05-23", True)]


def test_relative_dates_without_a_base_are_null() -> None:
    assert _found("Вчера и 3 марта", None) == [("Вчера", None, True), ("3 марта", None, True)]


def test_what_is_no_date() -> None:
    assert _found("We had a day in May, and so on.") == []
    assert _found("Михайло Подоляк 5 раз сказал, что маяк цел") == []


def test_english_text_does_not_load_the_library() -> None:
    program = (
        "import sys\n"
        "from incursion_facts.temporal.foreign import find_foreign\n"
        "list(find_foreign('On Monday we had a day', [(0, 22)], None))\n"
        "sys.exit('dateparser' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0

"""Countries: their names, capitals and demonyms, and the look-ups from a form to a country code.

`entities/countries.toml` holds the rows. A newcomer expects every look-up to be lower case: acronyms are
not ("US" is a country and "us" a pronoun), so they have a table of their own with the forms as printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import LexiconError
from .compilation import compiled, read_toml
from .rows import Row

KEYS = ("code", "name", "forms", "acronyms", "capital", "capital_forms", "adjectives", "people", "weak")


@dataclass(frozen=True, slots=True)
class Country:
    """A state, disputed territory or dependency."""

    code: str
    name: str
    forms: tuple[str, ...] = ()
    """Other names: "Russian Federation"."""
    acronyms: tuple[str, ...] = ()
    """Matched as printed only: "US", "UAE"."""
    capital: str | None = None
    capital_forms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    """Forms that often are something else: "Georgia", "Jordan", "Chad"."""


@dataclass(frozen=True, slots=True)
class Countries:
    """All countries, and a code for each form; keys are lower case and may have several words."""

    by_code: Mapping[str, Country]
    by_form: Mapping[str, str]
    by_acronym: Mapping[str, str]
    """As printed: "US" -> "US", "U.K." -> "GB"."""
    by_demonym: Mapping[str, str]
    """ "russians" -> "RU", "south korean" -> "KR"; "" for peoples of no one country ("kurdish")."""
    ambiguous: Mapping[str, tuple[str, ...]]
    """Demonyms of several countries, the most usual first: "congolese" -> ("CD", "CG")."""
    by_capital: Mapping[str, str]
    """Capitals that stand for their state ("kiev" -> "UA"); not those that rarely do ("victoria")."""

    def code(self, form: str) -> str | None:
        """The code of a country's name or acronym as printed; None when it names none."""
        return self.by_acronym.get(form) or self.by_form.get(form.lower())


def compile_countries(path: Path) -> dict[str, Any]:
    """The file's rows checked and turned into JSON-ready look-ups. Raises LexiconError with file and line."""
    data = read_toml(path)
    rows = [Row(path, "country", i, values) for i, values in enumerate(data.get("country", ()))]
    codes: set[str] = set()
    for row in rows:
        row.refuse_unknown(frozenset(KEYS))
        code = row.text("code", required=True)
        if code is None or len(code) != 2 or not code.isupper() or code in codes:
            row.fail(f"code {code!r} is not two capitals, or is used twice", "code")
        codes.add(code)
        row.text("name", required=True)
    not_metonyms = set(data.get("capitals", {}).get("not_metonyms", ()))
    ambiguous = {word.lower(): found for word, found in data.get("ambiguous", {}).items()}
    by_form: dict[str, str] = {}
    by_acronym: dict[str, str] = {}
    by_demonym: dict[str, str] = {}
    by_capital: dict[str, str] = {}
    for row in rows:
        code = row.values["code"]
        _add(row, by_form, [row.values["name"], *row.texts("forms")], code, lower=True)
        _add(row, by_acronym, row.texts("acronyms"), code, lower=False)
        demonyms = [*row.texts("adjectives"), *row.texts("people")]
        _add(row, by_demonym, [d for d in demonyms if d.lower() not in ambiguous], code, lower=True)
        capitals = [c for c in (row.text("capital"), *row.texts("capital_forms")) if c]
        _add(row, by_capital, [c for c in capitals if c not in not_metonyms], code, lower=True)
    for word, found in ambiguous.items():
        by_demonym[word] = found[0]
    for code, words in data.get("peoples", {}).items():
        for word in words:
            if word.lower() in by_demonym:
                raise LexiconError(f"{path.name}: [peoples] {word!r} is a country's demonym already")
            by_demonym[word.lower()] = code
    bad = sorted(
        {c for found in (*ambiguous.values(), list(data.get("peoples", {}))) for c in found} - codes - {""}
    )
    if bad:
        raise LexiconError(f"{path.name}: no [[country]] has the code {bad[0]!r}")
    return {
        "names": [row.values["name"] for row in rows],
        "rows": [[row.values.get(key, None if key == "capital" else []) for key in KEYS] for row in rows],
        "by_form": by_form,
        "by_acronym": by_acronym,
        "by_demonym": by_demonym,
        "ambiguous": ambiguous,
        "by_capital": by_capital,
    }


def _add(
    row: Row, index: dict[str, str], forms: list[str] | tuple[str, ...], code: str, *, lower: bool
) -> None:
    for form in forms:
        key = form.lower() if lower else form
        if index.setdefault(key, code) != code:
            row.fail(f"{form!r} is a form of {index[key]} already", value=form)


def demonym_classes(data: Mapping[str, Any]) -> dict[str, Any]:
    """Word classes from the rows: DEMONYM, COUNTRY, COUNTRY_ACRONYM and CAPITAL, each word with its code.

    Only single words; the value of DEMONYM is "" for peoples of no one country. Patterns should ask for
    the shape too (`DEMONYM&CAP`, `COUNTRY_ACRONYM&UPPER`): "polish" and "us" are words.
    """
    tables = {"DEMONYM": "by_demonym", "COUNTRY": "by_form", "CAPITAL": "by_capital"}
    classes = {
        name: {"map": {word: code for word, code in data[key].items() if " " not in word}}
        for name, key in tables.items()
    }
    classes["COUNTRY_ACRONYM"] = {"map": {word.lower(): code for word, code in data["by_acronym"].items()}}
    return classes


def _country(
    code: str,
    name: str,
    forms: list[str],
    acronyms: list[str],
    capital: str | None,
    capital_forms: list[str],
    *lists: list[str],
) -> Country:
    return Country(
        code, name, tuple(forms), tuple(acronyms), capital, tuple(capital_forms), *map(tuple, lists)
    )


@lru_cache(maxsize=1)
def load_countries() -> Countries:
    """The package's countries."""
    data = compiled()["countries"]
    rows = [_country(*row) for row in data["rows"]]
    return Countries(
        by_code={country.code: country for country in rows},
        by_form=data["by_form"],
        by_acronym=data["by_acronym"],
        by_demonym=data["by_demonym"],
        ambiguous={word: tuple(codes) for word, codes in data["ambiguous"].items()},
        by_capital=data["by_capital"],
    )

"""Known actors, places and aliases: rows of `entities/*.toml` and of a user's files, and the phrase index.

A row's name and `forms` match in any case that keeps their capitals; its `acronyms` and `weak` forms match
only as printed. A newcomer would put "Wagner" under `forms`: it is a surname and a composer, so it is weak,
and whoever reads names asks for context before believing it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, overload

from .compilation import compiled
from .rows import Row, read_rows

FormClass = Literal["form", "acronym", "weak"]

ACTOR_KINDS = frozenset({"person", "armed_group", "military", "government", "state", "media", "organization"})
PLACE_KINDS = frozenset({"country", "region", "district", "settlement", "facility", "other"})

OF_THE_STATE = frozenset({"military", "government"})
"""Kinds whose side is their country unless the row says otherwise."""

ACTOR_KEYS = ("name", "kind", "country", "side", "role", "forms", "acronyms", "weak")
PLACE_KEYS = (
    "name", "kind", "country", "admin1", "admin2", "latitude", "longitude", "geonames_id", "precision",
    "source", "forms", "weak",
)  # fmt: skip
ALIAS_KEYS = ("form", "of", "kind")
TABLES: Mapping[str, frozenset[str]] = {
    "actor": frozenset(ACTOR_KEYS),
    "place": frozenset(PLACE_KEYS),
    "alias": frozenset(ALIAS_KEYS),
}

SPELLINGS = (
    ("Defence", "Defense"),
    ("Centre", "Center"),
    ("Organisation", "Organization"),
    ("Labour", "Labor"),
)
"""British and American spellings: a form with one also matches with the other."""

SHORTEST_SPOKEN = 5
"""Letters of an acronym that some papers print as a word: "Unicef". It is weak, for "Samim Khan" is a man."""

ARTICLES = ("al-", "el-", "ar-", "as-", "ash-", "an-", "at-")
"""Arabic articles: "al-Qaeda" also matches as "al Qaeda"."""

APOSTROPHES = str.maketrans("’‘ʼʻ`´", "''''''")


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor that the lexicon knows. `side` names the state or group that it fights or speaks for."""

    name: str
    kind: str
    country: str | None = None
    side: str | None = None
    role: str | None = None
    """Of a person: "President of Ukraine"."""
    forms: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place that the gazetteer lacks or knows too little of."""

    name: str
    kind: str
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    precision: str | None = None
    source: str | None = None
    forms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


class KnownAlias(NamedTuple):
    """A form that a user says belongs to an entity, known to the lexicon or not."""

    form: str
    of: str
    kind: str | None


class Phrase(NamedTuple):
    """A form as tokens. `tokens` are lower case with plain apostrophes, `printed` as in the lexicon."""

    tokens: tuple[str, ...]
    actor: int
    """The actor's position in `Entities.actors`."""
    form_class: FormClass
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entities:
    """All known entities and the index of the actors' forms."""

    actors: Sequence[KnownActor]
    places: tuple[KnownPlace, ...]
    aliases: tuple[KnownAlias, ...]
    """User aliases of names that no row has: for merging what articles name."""
    phrases: Mapping[str, Sequence[Phrase]]
    """First token in lower case -> the phrases that begin with it, longest first."""

    def match(self, words: Sequence[str], start: int) -> Phrase | None:
        """The longest phrase that stands at a position of a list of tokens.

        Of several actors that share a weak form the first is given; `matches` gives all.
        """
        return next(self.matches(words, start), None)

    def matches(self, words: Sequence[str], start: int) -> Iterator[Phrase]:
        """Every phrase that stands at a position, longest first."""
        for phrase in self.phrases.get(words[start].lower().translate(APOSTROPHES), ()):
            if stands_at(phrase, words, start):
                yield phrase

    def find(self, form: str) -> KnownActor | None:
        """The actor that a form names unambiguously, or None. Takes the form as printed."""
        words = split_form(form)
        found = {p.actor for p in self.matches(words, 0) if len(p.tokens) == len(words)} if words else set()
        return self.actors[found.pop()] if len(found) == 1 else None


def stands_at(phrase: Phrase, words: Sequence[str], start: int) -> bool:
    """Whether a phrase stands at a position.

    A full form may be in capitals but not lose its own: "boko haram" is not looked for, and
    "the times" is no newspaper. Acronyms and weak forms stand as the lexicon prints them.
    """
    if start + len(phrase.tokens) > len(words):
        return False
    for i, token in enumerate(phrase.tokens):
        word = words[start + i]
        if word.lower().translate(APOSTROPHES) != token:
            return False
        printed = phrase.printed[i]
        if phrase.form_class == "form":
            if printed[0].isupper() and not word[0].isupper():
                return False
        elif word != printed and word.translate(APOSTROPHES) != printed:
            return False
    return True


def split_form(form: str) -> tuple[str, ...]:
    """A form as the tokens that it has in a text."""
    from ..language.tokens import TOKEN  # imported late: the class table is built from the lexicons

    return tuple(match.group() for match in TOKEN.finditer(form.translate(APOSTROPHES)))


def forms_of(
    name: str, forms: Iterable[str], acronyms: Iterable[str], weak: Iterable[str]
) -> Iterator[tuple[str, FormClass]]:
    """Every form of a row with its class, spelling variants included, no form twice.

    The name is a full form, unless it is itself listed as weak or is one word in capitals ("CNN").
    """
    classes: dict[str, FormClass] = {}
    for form in weak:
        classes[form] = "weak"
    for form in acronyms:
        classes[form] = "acronym"
    if name not in classes:
        classes[name] = "acronym" if name.isupper() and " " not in name else "form"
    for form in forms:
        classes[form] = "form"
    for form in [form for form, form_class in classes.items() if form_class == "acronym"]:
        if len(form) >= SHORTEST_SPOKEN and form.isalpha() and form.isupper():
            classes.setdefault(form.capitalize(), "weak")
    known = {form.lower() for form in classes}
    for form, form_class in list(classes.items()):
        for variant in _variants(form) if form_class != "acronym" else ():
            if variant.lower() not in known:
                known.add(variant.lower())
                classes[variant] = form_class
    yield from classes.items()


def _plain_article(form: str) -> str:
    """A form with its Arabic article in lower case: "Al-Qaeda" is to match "al-Qaeda" and "AL-QAEDA" too."""
    first, sign, _ = form.partition("-" if "-" in form.split(" ")[0] else " ")
    return f"{first.lower()}{form[len(first) :]}" if f"{first.lower()}-" in ARTICLES and sign else form


def _variants(form: str) -> Iterator[str]:
    for one, other in SPELLINGS:
        if one in form:
            yield form.replace(one, other)
        elif other in form:
            yield form.replace(other, one)
    lower = form.lower()
    for article in ARTICLES:
        if lower.startswith(article):
            yield f"{form[: len(article) - 1]} {form[len(article) :]}"


def _check_actor(row: Row, codes: Mapping[str, Any]) -> list[Any]:
    name, kind = row.text("name", required=True), row.text("kind", required=True)
    if kind not in ACTOR_KINDS:
        row.fail(
            f"{name!r} has the unknown kind {kind!r}; it may be {', '.join(sorted(ACTOR_KINDS))}", "kind"
        )
    country = row.text("country")
    if country is not None and country not in codes:
        row.fail(f"{name!r} has the unknown country code {country!r}", "country")
    lists = {key: row.texts(key) for key in ("forms", "acronyms", "weak")}
    if name in lists["forms"]:
        row.fail(f"{name!r} repeats its own name as a form; leave it out", "forms")
    seen: set[str] = set()
    for key, forms in lists.items():
        for form in forms:
            if form in seen:
                row.fail(f"{name!r} gives {form!r} in two lists", key, form)
            seen.add(form)
    side = row.text("side")
    if side is None and country is not None and kind in OF_THE_STATE:
        side = codes[country][1]
    return [name, kind, country, side, row.text("role"), *map(list, lists.values())]


def _check_place(row: Row, codes: Mapping[str, Any]) -> list[Any]:
    name, kind = row.text("name", required=True), row.text("kind", required=True)
    if kind not in PLACE_KINDS:
        row.fail(
            f"{name!r} has the unknown kind {kind!r}; it may be {', '.join(sorted(PLACE_KINDS))}", "kind"
        )
    country = row.text("country")
    if country is not None and country not in codes:
        row.fail(f"{name!r} has the unknown country code {country!r}", "country")
    for key, limit in (("latitude", 90), ("longitude", 180)):
        value = row.number(key)
        if value is not None and not -limit <= value <= limit:
            row.fail(f"{name!r} has {key} {value}, which is not within {limit} degrees", key)
    if name in row.texts("forms"):
        row.fail(f"{name!r} repeats its own name as a form; leave it out", "forms")
    return [
        *(row.text(key) for key in ("name", "kind", "country", "admin1", "admin2")),
        *(row.number(key) for key in ("latitude", "longitude", "geonames_id")),
        *(row.text(key) for key in ("precision", "source")),
        *(list(row.texts(key)) for key in ("forms", "weak")),
    ]  # fmt: skip


def _check_alias(row: Row) -> list[str | None]:
    form, of, kind = row.text("form", required=True), row.text("of", required=True), row.text("kind")
    if kind is not None and kind not in ACTOR_KINDS | PLACE_KINDS:
        row.fail(f"{form!r} has the unknown kind {kind!r}", "kind")
    if form == of:
        row.fail(f"{form!r} is an alias of itself", "of")
    return [form, of, kind]


def compile_entities(paths: Iterable[Path], countries: Mapping[str, Any]) -> dict[str, Any]:
    """Entity files checked, as JSON-ready rows and a flat list of phrases.

    Raises LexiconError with file and line: unknown key, kind or country, a form of two rows (only weak forms
    may be shared), an empty name, a form that is its row's own name, a side that nobody bears.
    """
    codes = {row[0]: row for row in countries["rows"]}
    actors: list[list[Any]] = []
    places: list[list[Any]] = []
    aliases: list[list[str | None]] = []
    phrases: list[list[Any]] = []
    owners: dict[str, tuple[Row, str]] = {}
    actor_rows: list[Row] = []
    for path in paths:
        for row in read_rows(path, TABLES):
            if row.table == "place":
                places.append(_check_place(row, codes))
            elif row.table == "alias":
                aliases.append(_check_alias(row))
            else:
                values = _check_actor(row, codes)
                for form, form_class in forms_of(values[0], *values[5:]):
                    _claim(row, form, form_class, values[0], owners)
                    phrases.append([" ".join(split_form(_plain_article(form))), len(actors), form_class])
                actors.append(values)
                actor_rows.append(row)
    bearers = {values[0] for values in actors} | set(countries["names"])
    for row, values in zip(actor_rows, actors, strict=True):
        if values[3] is not None and values[3] not in bearers:
            row.fail(
                f"{values[0]!r} has the side {values[3]!r}, which is no country and no actor's name", "side"
            )
    phrases += ([surname, number, "weak"] for surname, number in _surnames(actors))
    return {"actors": actors, "places": places, "aliases": aliases, "index": _indexed(phrases)}


SHORTEST_SURNAME = 4
"""Letters: "Xi" and "Kim" alone are too often somebody or something else."""


def _surnames(actors: Sequence[Sequence[Any]]) -> Iterator[tuple[str, int]]:
    """Last names of persons that no two of them share, as weak forms: heads of state go by them."""
    bearers: dict[str, set[int]] = {}
    for number, (name, kind, *_, forms, _acronyms, weak) in enumerate(actors):
        if kind == "person":
            for form in (name, *forms):
                *first, surname = form.split()
                if not first or len(surname) < SHORTEST_SURNAME:
                    continue
                start = len(first)
                while start > 1 and first[start - 1].islower():
                    start -= 1
                for last in {surname, " ".join((*first[start:], surname))}:  # "Laden", "bin Laden"
                    if last not in weak:
                        bearers.setdefault(last, set()).add(number)
    for surname, numbers in sorted(bearers.items()):
        if len(numbers) == 1:
            yield surname, next(iter(numbers))


def _claim(row: Row, form: str, form_class: str, name: str, owners: dict[str, tuple[Row, str]]) -> None:
    if form_class == "weak":
        return
    key = form if form_class == "acronym" else form.lower()
    if key in owners:
        other, other_name = owners[key]
        row.fail(
            f"{name!r} has the form {form!r}, which {other_name!r} has too"
            f" ({other.path.name}:{other.line()}); make it weak in both or leave it out of one",
            value=form,
        )
    owners[key] = (row, name)


def load_entities(extra: Sequence[Path] = ()) -> Entities:
    """The known entities: the package's, and over them those of the user's files, in their order.

    A user's actor replaces the package's row of the same name and kind, and takes over its forms.
    An alias of a known actor or place becomes one of its forms.
    """
    data = package_entities()
    for path in extra:
        data = _merged(data, path)
    return _built(data) if extra else _package()


@lru_cache(maxsize=1)
def _package() -> Entities:
    return _built(package_entities())


def package_entities() -> dict[str, Any]:
    """The package's entities as plain data."""
    entities: dict[str, Any] = compiled()["entities"]
    return entities


def _merged(data: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """The data with a user's file laid over it."""
    countries = compiled()["countries"]
    known_sides = {**countries, "names": [*countries["names"], *(values[0] for values in data["actors"])]}
    own = compile_entities([path], known_sides)
    actors, places = list(data["actors"]), list(data["places"])
    phrases = [phrase for found in data["index"].values() for phrase in found]
    own_phrases = [phrase for found in own["index"].values() for phrase in found]
    number = {(values[0], values[1]): i for i, values in enumerate(actors)}
    renumbered: dict[int, int] = {}
    for i, values in enumerate(own["actors"]):
        at = number.setdefault((values[0], values[1]), len(actors))
        if at == len(actors):
            actors.append(values)
        else:
            actors[at] = values
        renumbered[i] = at
    replaced, taken = set(renumbered.values()), {form.lower() for form, _, _ in own_phrases}
    phrases = [p for p in phrases if p[1] not in replaced and p[0].lower() not in taken]
    phrases += [[form, renumbered[i], form_class] for form, i, form_class in own_phrases]
    place_at = {(values[0], values[1], values[2]): i for i, values in enumerate(places)}
    for values in own["places"]:
        at = place_at.setdefault((values[0], values[1], values[2]), len(places))
        places[at : at + 1] = [values]
    aliases = list(data["aliases"])
    for form, of, kind in own["aliases"]:
        if not _add_alias(form, of, kind, actors, places, phrases):
            aliases.append([form, of, kind])
    return {"actors": actors, "places": places, "aliases": aliases, "index": _indexed(phrases)}


def _add_alias(
    form: str, of: str, kind: str | None, actors: list[Any], places: list[Any], phrases: list[Any]
) -> bool:
    """Give a form to the one actor, or the places, of a name; False when no row has the name."""
    owners = [i for i, values in enumerate(actors) if values[0] == of and kind in (None, values[1])]
    if not owners:
        joined = " ".join(split_form(of))
        owners = sorted(
            {i for f, i, cls in phrases if f == joined and cls != "weak" and kind in (None, actors[i][1])}
        )
    if owners:
        acronym = form.isupper() and " " not in form
        joined = " ".join(split_form(form))
        phrases[:] = [p for p in phrases if p[0] != joined]
        at, values = owners[0], list(actors[owners[0]])
        values[6 if acronym else 5] = [*values[6 if acronym else 5], form]
        actors[at] = values
        phrases.append([joined, at, "acronym" if acronym else "form"])
        return True
    found = False
    for at, values in enumerate(places):
        if values[0] == of and kind in (None, values[1]):
            places[at] = [*values[:-2], [*values[-2], form], values[-1]]
            found = True
    return found


class PhraseIndex(Mapping[str, tuple[Phrase, ...]]):
    """First token in lower case -> phrases, longest first, each entry made when it is first asked for.

    An article asks for a few dozen of the 2,500 entries; making all of them takes longer than reading it.
    """

    __slots__ = ("_made", "_raw")

    def __init__(self, raw: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        self._raw = raw
        self._made: dict[str, tuple[Phrase, ...]] = {}

    def __getitem__(self, first: str) -> tuple[Phrase, ...]:
        """The phrases that begin with a token."""
        made = self._made.get(first)
        if made is None:
            made = self._made[first] = tuple(map(_phrase, self._raw[first]))
        return made

    def __contains__(self, first: object) -> bool:
        """Whether a phrase begins with a token."""
        return first in self._raw

    def __iter__(self) -> Iterator[str]:
        """The first tokens."""
        return iter(self._raw)

    def __len__(self) -> int:
        """The number of first tokens."""
        return len(self._raw)


def _phrase(raw: Sequence[Any]) -> Phrase:
    joined, actor, form_class = raw
    return Phrase(tuple(joined.lower().split(" ")), actor, form_class, tuple(joined.split(" ")))


class ActorRows(Sequence[KnownActor]):
    """The known actors, each made when it is first asked for."""

    __slots__ = ("_made", "_rows")

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        self._rows = rows
        self._made: dict[int, KnownActor] = {}

    @overload
    def __getitem__(self, position: int) -> KnownActor: ...

    @overload
    def __getitem__(self, position: slice) -> Sequence[KnownActor]: ...

    def __getitem__(self, position: int | slice) -> KnownActor | Sequence[KnownActor]:
        """The actor at a position, or those of a slice."""
        if isinstance(position, slice):
            return tuple(self[i] for i in range(*position.indices(len(self))))
        made = self._made.get(position)
        if made is None:
            row = self._rows[position]
            made = self._made[position] = KnownActor(*row[:5], *map(tuple, row[5:]))
        return made

    def __len__(self) -> int:
        """The number of actors."""
        return len(self._rows)


def _indexed(phrases: Iterable[Sequence[Any]]) -> dict[str, list[Sequence[Any]]]:
    index: dict[str, list[Sequence[Any]]] = {}
    for phrase in phrases:
        index.setdefault(phrase[0].partition(" ")[0].lower(), []).append(phrase)
    for found in index.values():
        found.sort(key=_longest_first)
    return index


def _built(data: Mapping[str, Any]) -> Entities:
    return Entities(
        actors=ActorRows(data["actors"]),
        places=tuple(KnownPlace(*v[:10], *map(tuple, v[10:])) for v in data["places"]),
        aliases=tuple(KnownAlias(*v) for v in data["aliases"]),
        phrases=PhraseIndex(data["index"]),
    )


_CLASS_ORDER = {"form": 0, "acronym": 1, "weak": 2}


def _longest_first(phrase: Sequence[Any]) -> tuple[int, int]:
    joined, _, form_class = phrase
    return -joined.count(" "), _CLASS_ORDER[form_class]

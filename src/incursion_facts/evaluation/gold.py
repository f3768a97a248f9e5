"""What a reader found in an article: the model of an annotation file. `docs/gold.md` is the page on it.

A newcomer would give lists that are left out the value of empty ones. They are None: nobody looked for that
type in this article, so nothing of it is judged, while an empty list says that there is none.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, model_validator

from ..records import ActorKind, Effect, EventType, PlaceKind, Stance, Status, VictimClass
from ..temporal.edtf import is_valid

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _day(value: str) -> str:
    if not DAY.fullmatch(value) or not is_valid(value):
        raise ValueError("not a day; write it as 2023-05-22")
    return value


def _edtf(value: str) -> str:
    if not is_valid(value):
        raise ValueError("not a date in EDTF; a day is 2023-05-22, a month 2023-05, an interval DAY/DAY")
    return value


def _country(value: str) -> str:
    if not re.fullmatch("[A-Z]{2}", value):
        raise ValueError("not a country code; ISO 3166 has two capitals, UA or NG")
    return value


Words = Annotated[str, Field(min_length=1)]
Day = Annotated[str, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Edtf = Annotated[str, AfterValidator(_edtf)]
Country = Annotated[
    str, AfterValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})
]


class Part(BaseModel):
    """A part of an annotation: frozen, values of the right JSON type only, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class Entry(Part):
    """A part that can be right or wrong."""

    optional: bool = False
    """True where two careful readers could differ: finding it is neither right nor wrong."""


class Header(Part):
    """What the article prints about itself; null or left out where it prints nothing."""

    published: Day | None = None
    """The article's day as printed, `2023-05-22`."""
    implied: Day | None = None
    """The day that the article's own dated words lead to; only where `published` is null."""
    title: str | None = None
    """The title."""
    byline: str | None = None
    """Who wrote it, without "By"."""
    outlet: str | None = None
    """The paper, agency or site."""


class GoldActor(Entry):
    """A named actor, once an article."""

    name: Words
    """The name that other entries use for it."""
    kind: ActorKind
    """What it is."""
    forms: Annotated[tuple[Words, ...], Field(min_length=1)]
    """Every spelling in this article, as printed, without article, title and genitive."""


class GoldPlace(Entry):
    """A named place, once an article."""

    name: Words
    """The name that other entries use for it: the usual English one."""
    kind: PlaceKind
    """What it is."""
    country: Country | None = None
    """ISO 3166 code of two letters; null for what lies in none or in several."""
    forms: Annotated[tuple[Words, ...], Field(min_length=1)]
    """Every spelling in this article, as printed, without article."""


class Quoted(Entry):
    """A part that stands at a place of the text."""

    quote: Words
    """Words of the article, character for character, that hold the fact and occur once."""


class GoldDate(Quoted):
    """One occurrence of a date expression."""

    text: Words
    """The expression itself, a part of `quote`."""
    value: Edtf | None
    """Its EDTF value; null where the article gives nothing to count from."""


class GoldCasualty(Quoted):
    """One figure, or one person, of one effect and one group of victims."""

    effect: Effect
    """What happened to them."""
    min: Annotated[int, Field(ge=0)] | None
    """The lower bound that the words state; null if none."""
    max: Annotated[int, Field(ge=0)] | None
    """The upper bound that the words state; null if none."""
    victims: VictimClass
    """Who they are."""
    status: Status
    """How the article puts it."""
    source: str | None = None
    """Name of the actor who gives the figure; null where nobody is named."""
    place: str | None = None
    """Name of the place that the text ties the figure to."""
    date: Edtf | None = None
    """EDTF value of the day that the text ties the figure to."""
    approximate: bool = False
    """True for "about 40"."""
    part_of_previous: bool = False
    """True where the entry before counts these people too."""

    @model_validator(mode="after")
    def _bounds(self) -> GoldCasualty:
        if self.min is None and self.max is None:
            raise ValueError("min and max are both null; a figure has at least one bound")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min {self.min} is more than max {self.max}")
        return self


class GoldClaim(Quoted):
    """Someone takes a stance on who did it, who holds a place, or what is true."""

    stance: Stance
    """What is done by saying it."""
    speaker: str | None = None
    """Name of the actor who says so."""
    target: str | None = None
    """Name of the actor whom it is said of."""
    via: str | None = None
    """Name of the outlet or network that passes it on."""


class GoldEvent(Quoted):
    """Something that happened, is happening or is recalled."""

    type: EventType
    """What it is."""
    actors: tuple[str, ...] = ()
    """Names of the actors that take part."""
    place: str | None = None
    """Name of the place."""
    date: Edtf | None = None
    """EDTF value of its day."""


class Annotation(Part):
    """One file of gold: what a careful reader finds in one article."""

    article: Words
    """The article's name, which is the file's own: `harbour` in `harbour.json`, for `harbour.txt`."""
    header: Header | None = None
    """What the article prints about itself."""
    actors: tuple[GoldActor, ...] | None = None
    """Named actors."""
    places: tuple[GoldPlace, ...] | None = None
    """Named places."""
    dates: tuple[GoldDate, ...] | None = None
    """Date expressions."""
    casualties: tuple[GoldCasualty, ...] | None = None
    """Figures of people hurt."""
    claims: tuple[GoldClaim, ...] | None = None
    """Who says what about guilt, control and disputed facts."""
    events: tuple[GoldEvent, ...] | None = None
    """What happened."""


FactType = Literal["actors", "places", "dates", "casualties", "claims", "events"]

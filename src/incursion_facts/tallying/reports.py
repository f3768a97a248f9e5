"""Which reports of an incident count: each is kept or set aside, with the reason in words.

Set aside are denials, parts of a whole, near-copies of articles, repeats of one source's figure and what
the source has revised since. A newcomer would drop them: they stay in the tally, `used` false, so that the
range can be checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..records import Casualty
from .sightings import Sighting, World

COUNTED = "counted"
FALL = 2
"""A source's later figure is a correction unless it is this many times smaller: then it is of a part."""
ADDING = frozenset({"other", "others", "another", "further", "additional"})
SMALL_PLACES = frozenset({"settlement", "facility"})


@dataclass(slots=True)
class Line:
    """A report while it is judged."""

    sighting: Sighting
    casualty: Casualty
    source: str
    """Speaker, else outlet, else article: who counts once."""
    is_named: bool
    """Whether the source is a speaker."""
    camp: str | None
    said: str
    amount: int
    """The number that the report comes to."""
    used: bool = True
    why: str = COUNTED
    is_revised: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether it names a number: "several" names none."""
        return self.casualty.best is not None or self.casualty.high is not None

    @property
    def is_solid(self) -> bool:
        """Whether it is more than a party's claim on its enemy or a figure that nobody could check."""
        return self.casualty.status == "reported"

    def set_aside(self, why: str) -> None:
        """Marks the report as not counted, unless it is already."""
        if self.used:
            self.used, self.why = False, why

    def contradicts(self, other: Line) -> bool:
        """Whether the two cannot both hold. A later, larger figure contradicts none but an enemy's."""
        one, two = (self, other) if self.said <= other.said else (other, self)
        if _reaches(one) >= (two.casualty.low or 0) and _reaches(two) >= (one.casualty.low or 0):
            return False
        if self.camp is not None and other.camp is not None and self.camp != other.camp:
            return True
        grew = one.said < two.said and one.amount <= two.amount
        return self.is_named and other.is_named and not grew


def _reaches(line: Line) -> int:
    high = line.casualty.high
    return high if high is not None else 1 << 60


def line_of(sighting: Sighting, casualty: Casualty, world: World) -> Line:
    """The report that a casualty is, with its source."""
    speaker = casualty.attribution.speaker_id
    article = sighting.article
    source = speaker or casualty.attribution.via_id or article.outlet or world.original(article)
    camp = world.camp(speaker)
    return Line(
        sighting, casualty, source, speaker is not None, camp, sighting.said or "", amount_of(casualty)
    )


def amount_of(casualty: Casualty) -> int:
    """The number that a report comes to: its best, else its lower, else its upper bound; -1 for none."""
    for number in (casualty.best, casualty.low, casualty.high):
        if number is not None:
            return number
    return -1


def judge(lines: Sequence[Line], world: World) -> None:
    """Sets aside what does not count. `lines` are of one incident, effect and class of victims."""
    _set_aside_single(lines, world)
    _set_aside_own_words(lines)
    _set_aside_passed_on(lines)
    by_source: dict[str, list[Line]] = {}
    for line in lines:
        if line.used:
            by_source.setdefault(line.source, []).append(line)
    for own in by_source.values():
        _keep_latest(own)
    _set_aside_outdated(lines)
    _set_aside_local(lines)
    _set_aside_nobody(lines)


def _set_aside_single(lines: Sequence[Line], world: World) -> None:
    """Denials, figures without a number, parts of another figure, near-copies."""
    ids = {line.casualty.id for line in lines}
    articles = {line.sighting.article.id for line in lines}
    largest: dict[str, int] = {}
    for line in lines:
        held = line.sighting.article.id
        largest[held] = max(line.amount, largest.get(held, 0))
    for line in lines:
        casualty, article = line.casualty, line.sighting.article
        original = world.original(article)
        if casualty.status == "denied":
            line.set_aside("denied")
        elif line.amount < 0:
            line.set_aside("no number")
        elif casualty.part_of in ids:
            line.set_aside("part of another figure")
        elif line.amount < largest[article.id] and _is_addition(casualty):
            line.set_aside("in addition to another figure")
        elif original != article.id and original in articles:
            line.set_aside("the article nearly repeats another")


def _is_addition(casualty: Casualty) -> bool:
    """Whether people are counted beside others: "two more", "another three"; not "more than two".

    "Killed a woman and wounded two others" adds to nobody wounded: the article must have a larger figure.
    """
    words = casualty.text.lower().split()
    return any(
        word in ADDING or (word == "more" and words[i + 1 : i + 2] != ["than"])
        for i, word in enumerate(words)
    )


def _set_aside_own_words(lines: Iterable[Line]) -> None:
    """What an article says itself, where it has the same or more from a speaker: a headline repeats him."""
    held = [line for line in lines if line.used]
    spoken: dict[str, list[int]] = {}
    for line in held:
        if line.is_named:
            spoken.setdefault(line.sighting.article.id, []).append(line.amount)
    for line in held:
        if line.is_named:
            continue
        amounts = spoken.get(line.sighting.article.id, [])
        if line.amount in amounts:
            line.set_aside("repeats the figure that the article has from a named source")
        elif amounts and line.amount < max(amounts):
            line.set_aside("a smaller figure of the same article")


def _set_aside_passed_on(lines: Iterable[Line]) -> None:
    """A party's claim that an article passes on without saying whose it is is no second source for it."""
    held = [line for line in lines if line.used]
    claimed = {line.amount for line in held if line.is_named and not line.is_solid}
    for line in held:
        if not line.is_named and not claimed.isdisjoint(
            (line.amount, line.amount + 1)
        ):  # "70" for "more than 70"
            line.set_aside("repeats a party's claim without naming it")


def _keep_latest(own: list[Line]) -> None:
    """Of one source's figures the latest counts, of one day's the largest, as tolls grow."""
    if len(own) < 2:
        return
    exact = [line for line in own if line.is_exact] or own
    peak = max(line.amount for line in exact)
    standing = [line for line in exact if line.amount * FALL >= peak]
    current = max(standing, key=lambda line: (line.said, line.amount, *_newest_first(line)))
    for line in own:
        if line is current:
            continue
        if line.amount == current.amount:
            line.set_aside("repeats the same source's figure")
        elif not line.is_exact:
            line.set_aside("vaguer than the same source's figure")
        elif line.amount * FALL < peak and line.said > current.said:
            line.set_aside("a smaller figure of the same source, of a part")
        elif _is_same_telling(line, current):
            line.set_aside("a smaller figure of the same article")
        else:
            line.set_aside(f"revised by the same source to {current.amount}")
            line.is_revised = True


def _newest_first(line: Line) -> tuple[str, int, str]:
    return line.sighting.article.source, -line.casualty.start, line.casualty.id


def _is_same_telling(line: Line, current: Line) -> bool:
    """Whether a smaller figure stands beside the larger one: a part, unless it has an earlier day."""
    if line.sighting.article.id != current.sighting.article.id or line.said != current.said:
        return False
    earlier, later = line.sighting, current.sighting
    if earlier.is_dated and earlier.days and later.days and earlier.days.last < later.days.last:
        return False
    return not line.casualty.cumulative


def _set_aside_outdated(lines: Iterable[Line]) -> None:
    """What an article says itself, and a named source said before it revised the figure."""
    held = list(lines)
    revised = {line.amount for line in held if line.is_revised and line.is_named}
    for line in held:
        if line.used and not line.is_named and line.amount in revised:
            line.set_aside("repeats a figure that its source has revised")


def _set_aside_local(lines: Iterable[Line]) -> None:
    """The count of one village, where another source counts the whole area and more."""
    held = [line for line in lines if line.used]
    wide = [line.amount for line in held if not _is_local(line)]
    for line in held:
        if _is_local(line) and line.amount > 0 and wide and max(wide) > line.amount:
            line.set_aside("counts one place of the area")


def _is_local(line: Line) -> bool:
    place = line.sighting.place
    return place is not None and place.kind in SMALL_PLACES


def _set_aside_nobody(lines: Iterable[Line]) -> None:
    """ "Nobody was hurt", of one strike or too early, where others count someone; not an enemy's word."""
    held = [line for line in lines if line.used]
    some = [line for line in held if line.amount > 0]
    for line in held:
        if line.amount == 0 and some:
            enemies = [o for o in some if o.camp and line.camp and o.camp != line.camp]
            if not enemies:
                line.set_aside("nobody at that time or place; others count someone")

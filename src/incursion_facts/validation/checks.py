"""The checks on one article, in the order in which they run; each yields what it finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from ..findings import Finding
from . import characters, content, lines, pages, repetition, wording
from .subject import Subject

Check = Callable[[Subject], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    characters.nul,
    characters.mojibake,
    characters.replacement,
    characters.question_marks,
    characters.control,
    characters.inner_mark,
    characters.invisible,
    characters.mixed_scripts,
    lines.long_lines,
    lines.line_ends,
    lines.markup,
    lines.character_references,
    lines.program_code,
    lines.broken_words,
    content.too_short,
    content.no_date,
    content.too_old,
    content.no_sentence,
    content.not_english,
    content.unknown_language,
    content.capitals,
    content.untold,
    content.cut_off,
    content.mid_sentence,
    pages.other_page,
    pages.navigation,
    wording.glued,
    wording.quotation_marks,
    wording.brackets,
    repetition.repeated_paragraphs,
    repetition.boilerplate,
)


def check(subject: Subject, today: dt.date | None = None) -> Iterator[Finding]:
    """What is wrong with one article. Without `today` no date is in the future."""
    for one in CHECKS:
        yield from one(subject)
    if today is not None:
        yield from content.in_the_future(subject, today)

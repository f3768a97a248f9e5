"""Subheads in capitals inside a paragraph: "… he said. A NIGHT OF FEAR The first shell fell …".

They are left where an archive joined the lines of a text. The trap is the first word of the next sentence,
which may be in capitals too ("A shell", "UN troops").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

RUN = re.compile(
    r"[.!?…\"”’)]\s+(?P<run>(?!BY\s)(?:A\s)?[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ\d'’&/-]+[:,]?(?:\s[A-ZÀ-ÖØ-Þ\d][A-ZÀ-ÖØ-Þ\d'’&/-]*[:,?!]?){1,11})(?=\s+(?P<next>[\"“‘']?\w[\w'’-]*))"
)
"""Two to twelve words in capitals at the start of a sentence, and the next word."""
MIN_LETTERS, MIN_WORDS, ACRONYM = 10, 3, 5


def find_subheads(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the subheads in a paragraph."""
    for match in RUN.finditer(text, start, end):
        words = match["run"].split(" ")
        following = match["next"]
        if not any(map(str.islower, following)):
            continue  # a text all in capitals
        single = len(words[-1]) == 1 and words[-1].isalpha()
        if single or (following[0].islower() and len(words[-1]) <= ACRONYM):
            words.pop()  # "… OF FEAR A shell fell", "… OF FEAR UN troops said"
        elif following[0].islower():
            continue  # "MALI GOVERNMENT TROOPS fired"
        run = " ".join(words)
        if len(words) >= MIN_WORDS and sum(map(str.isalpha, run)) >= MIN_LETTERS:
            yield match.start("run"), match.start("run") + len(run)

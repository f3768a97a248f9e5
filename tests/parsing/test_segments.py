"""Segments: each case of tests/cases/segments.toml, and what holds for any text."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.parsing import segment

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "segments.toml").read_text(encoding="utf-8")
)["case"]
PIECES = st.sampled_from(
    [
        "Shells fell on Veska.", "date 2023-05-23", "By Ada Lind", "Nordic News", "KYIV (AP) —", "[share id=”1″]",
        "(Ada Lind/AP)", "FILE -", "pic.twitter.com/x1", "— Mayor (@veska) May 22, 2023", "(@veska)", "Read more",
        "With Reuters and AP", "---", "# Title", "Title:", "Published: May 23, 2023", "“Quiet!”", "…", "\u2028",
        "\n", "\n\n", "\r\n", "  ", "\t", "Ночь", "夜", "¿", "(Reporting by Bo Falk)", "A long night", "x" * 290,
    ]
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_segments(case: dict[str, Any]) -> None:
    """Kinds in order, and where the case says so the words and the authors of posts."""
    text = case["text"]
    found = segment(text)
    assert [s.kind for s in found] == case["kinds"]
    for kind, words in case.get("has", {}).items():
        assert [text[s.start : s.end] for s in found if s.kind == kind] == words
    authors = [text[slice(*s.author)] for s in found if s.author]
    assert authors == case.get("authors", [])


def test_first_line_that_repeats_the_known_title_is_a_headline() -> None:
    """Pages repeat their title above the text, sometimes with a full stop."""
    text = "Veska counts the damage.\nShells fell during the night.\n"
    assert [s.kind for s in segment(text, title="Veska counts  the damage.")] == ["headline", "paragraph"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=14), st.sampled_from([" ", "\n", ""]))
def test_segments_cover_all_that_is_not_blank(pieces: list[str], between: str) -> None:
    """In order, without overlap, trimmed, and with every character that is no white space."""
    text = between.join(pieces)
    at = 0
    for part in segment(text):
        assert not text[at : part.start].strip()
        assert part.start < part.end
        assert text[part.start : part.end] == text[part.start : part.end].strip()
        if part.author:
            assert part.start <= part.author[0] < part.author[1] <= part.end
        at = part.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "text",
    [
        "[a b=" * 60_000,
        "(@a) " * 60_000,
        "— x (@a) " * 30_000,
        "https://a" * 30_000,
        "A. " * 100_000,
        "(" * 200_000,
        "He said. TWO RAIDS IN ONE " * 20_000,
        "VESKA (NNA) - " * 30_000,
        "Ada Lind, " * 30_000,
        ". " + " " * 200_000 + "A",
        "VESKA" + "  " * 100_000 + "VESKA, May 3",
    ],
    ids=[
        "codes",
        "handles",
        "signatures",
        "links",
        "sentences",
        "brackets",
        "subheads",
        "datelines",
        "names",
        "blanks",
        "gaps",
    ],
)
def test_hostile_texts_take_linear_time(text: str) -> None:
    """Each of these takes minutes where a pattern runs back over the text; seconds are far above what is needed."""
    started = time.process_time()
    segment(text)
    assert time.process_time() - started < 10

"""Who is made to say a figure: direct speech cues, roles and pronouns, the outlet in between."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from incursion_facts.language import tokenize
from incursion_facts.parsing.document import Document
from incursion_facts.recognition.attribution import attribute
from incursion_facts.recognition.reading import Name, NameKind, Reading
from incursion_facts.records import Article

ARTICLE = Article(
    id="article-1", source="a.txt", sha256="", text_sha256="", text=None, encoding="utf-8", published=None,
    published_from=None, title=None, byline=None, outlet=None, dateline=None, language="en", words=0, duplicate_of=None,
)  # fmt: skip
CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "attribution.toml").read_text(encoding="utf-8")
)["case"]
ACTORS: dict[str, NameKind] = {
    "Telegram": "organization",
    "Ivan Petrov": "person", "Petrov": "person", "Investigative Committee": "government", "Interfax": "media", "Northern Legion": "armed_group",
}  # fmt: skip


def said(text: str, fact: str = "two people died") -> tuple[str | None, str | None, str | None, str | None]:
    """Speaker, words, cue and outlet of a fact in a text."""
    reading = Reading(Document(ARTICLE, text, ()), tokenize(text, [(0, len(text))]), None)
    taken: set[int] = set()
    for form, kind in ACTORS.items():
        at = text.find(form)
        while at >= 0:
            token = reading.tokens.at(at)
            if token not in taken:
                span = range(token, token + len(form.split()))
                taken.update(span)
                reading.names.append(Name(span.start, span.stop, kind, "name", form, "test"))
            at = text.find(form, at + 1)
    reading.names.sort(key=lambda name: name.start)
    start = reading.tokens.at(text.index(fact))
    found = attribute(reading, start, start + len(fact.split()))
    return found.speaker_id, found.text, found.cue, found.via_id


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "via"),
    [
        ("Governor Ivan Petrov said that two people died.", "Ivan Petrov", "said", None),
        ("Tonight two people died, Ivan Petrov said.", "Ivan Petrov", "said", None),
        ("Tonight two people died, said Ivan Petrov.", "Ivan Petrov", "said", None),
        ("According to Ivan Petrov, two people died.", "Ivan Petrov", "According to", None),
        ("Ivan Petrov said two people died, Interfax reported.", "Ivan Petrov", "said", "Interfax"),
        ("Tonight two people died, Ivan Petrov said, according to Interfax.", "Ivan Petrov", "said", "Interfax"),
        ("Ivan Petrov spoke at noon. He said earlier that two people died.", "Ivan Petrov", "said", None),
        ("The Investigative Committee opened a case. “Here two people died,” the Committee said.", "Investigative Committee", "said", None),
        ("The Northern Legion claims two people died.", "Northern Legion", "claims", None),
        ("Residents said two people died.", None, "said", None),
        ("On Monday two people died.", None, None, None),
        ("It is said two people died.", None, None, None),
    ],
)  # fmt: skip
def test_the_speaker_is_the_subject_of_the_cue(
    text: str, speaker: str | None, cue: str | None, via: str | None
) -> None:
    found = said(text)
    assert (found[0], found[2], found[3]) == (speaker, cue, via)


def test_an_unnamed_speaker_keeps_his_words() -> None:
    assert said("According to local residents, two people died.")[1] == "local residents"


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_every_way_to_say_it_finds_its_speaker(case: dict[str, Any]) -> None:
    found = said(case["text"], case.get("fact", "two people died"))
    assert (found[0] or "", found[3] or "") == (case["speaker"], case.get("via", ""))

"""Pronouns, offices and nationalities of speakers: whom they mean, and their mention records."""

from __future__ import annotations

import pytest

from incursion_facts.language import tokenize
from incursion_facts.parsing.document import Document
from incursion_facts.recognition.attribution import find_nominals
from incursion_facts.recognition.reading import Name, Reading
from incursion_facts.records import Actor, Article

ROWS = [
    ("Ivan Petrov", "person", None, ("governor of the region",)),
    ("Olga Sidorova", "person", None, ()),
    ("Ministry of Health", "government", "MD", ()),
    ("Northern Legion", "armed_group", None, ()),
    ("Moldova", "state", "MD", ()),
    ("Kremlin", "government", "RU", ()),
]


def meant(text: str) -> list[tuple[str, str, str]]:
    """Words, form and actor of every nominal or pronoun speaker of a text."""
    article = Article(
        id="article-1", source="a.txt", sha256="", text_sha256="", text=None, encoding="utf-8", published=None,
        published_from=None, title=None, byline=None, outlet=None, dateline=None, language="en", words=0, duplicate_of=None,
    )  # fmt: skip
    reading = Reading(Document(article, text, ()), tokenize(text, [(0, len(text))]), None)
    for form, kind, country, roles in ROWS:
        fields = {
            "id": form, "name": form, "kind": kind, "country": country, "side": None, "roles": roles, "aliases": (), "mentions": 1,
            "articles": 1, "merged_by": (),
        }  # fmt: skip
        reading.actors.append(Actor.model_validate(fields))
        at = text.find(form)
        while at >= 0:
            first, last = reading.tokens.at(at), reading.tokens.at(at + len(form) - 1)
            reading.names.append(Name(first, last + 1, kind, "name", form, "test"))  # type: ignore[arg-type]
            at = text.find(form, at + 1)
    reading.names.sort(key=lambda name: name.start)
    mentions = list(find_nominals(reading))
    assert all(text[m.start : m.end] == m.text for m in mentions)
    return [(m.text, m.form, m.entity_id) for m in mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Olga Sidorova said it was over. She added that roads were open.", [("She", "pronoun", "Olga Sidorova")]),
        (
            "Olga Sidorova said Ivan Petrov had been told. Help was near, she said.",
            [("she", "pronoun", "Olga Sidorova")],
        ),
        ("Ivan Petrov met Olga Sidorova. The governor said roads were open.", [("The governor", "nominal", "Ivan Petrov")]),
        ("The Ministry of Health sent help. The ministry said roads were open.", [("The ministry", "nominal", "Ministry of Health")]),
        ("The Northern Legion left. The group said it would return.", [("The group", "nominal", "Northern Legion")]),
        ("Moldova was calm. Moldovan officials said roads were open.", [("Moldovan officials", "nominal", "Moldova")]),
        ("Kremlin officials said roads were open.", [("Kremlin officials", "nominal", "Kremlin")]),
        ("The committee said roads were open.", []),
        ("Chadian officials said roads were open.", []),
        ("Officials said roads were open.", []),
        ("Olga Sidorova came. A shopkeeper said shots were heard. He added that it was dark.", []),
    ],
)  # fmt: skip
def test_a_speaker_without_a_name_is_the_actor_meant(text: str, found: list[tuple[str, str, str]]) -> None:
    assert meant(text) == found

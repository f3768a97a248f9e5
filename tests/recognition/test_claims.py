"""Claims on the cases of tests/cases/claims.toml, found and not found; their speakers, links and properties."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts.language import tokenize
from incursion_facts.parsing.document import Document
from incursion_facts.recognition.casualties import find_casualties
from incursion_facts.recognition.claims import find_claims
from incursion_facts.recognition.reading import Name, Reading
from incursion_facts.records import Actor, Article, Claim

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "claims.toml").read_text(encoding="utf-8")
)["case"]
WORDS = [
    "the", "River Front", "Anil Rao", "India", "said", "denied", "claimed", "responsibility", "for", "attack", "raid", ",", ".", "“", "”", "blamed", "on", "it",
    "had", "seized", "town", "repelled", "nothing", "to", "do", "with", "was", "carried", "out", "by", "fighters", "were", "behind", "and", "not", "that",
]  # fmt: skip


def reading_of(text: str, actors: list[str]) -> Reading:
    """A reading of one paragraph with the given actors ("form:kind:country") at all their places."""
    article = Article(
        id="article-1", source="a.txt", sha256="", text_sha256="", text=None, encoding="utf-8", published=None,
        published_from=None, title=None, byline=None, outlet=None, dateline=None, language="en", words=0, duplicate_of=None,
    )  # fmt: skip
    reading = Reading(Document(article, text, ()), tokenize(text, [(0, len(text))]), None)
    for row in actors:
        form, kind, country = row.split(":")
        fields = {
            "id": form, "name": form, "kind": kind, "country": country, "side": None, "roles": (), "aliases": (), "mentions": 1,
            "articles": 1, "merged_by": (),
        }  # fmt: skip
        reading.actors.append(Actor.model_validate(fields))
        at = text.find(form)
        while at >= 0:
            first, last = reading.tokens.at(at), reading.tokens.at(at + len(form) - 1)
            reading.names.append(Name(first, last + 1, kind, "name", form, "test"))  # type: ignore[arg-type]
            at = text.find(form, at + 1)
    reading.names.sort(key=lambda name: name.start)
    return reading


def brief(claim: Claim) -> str:
    """A claim as the cases write it."""
    return f"{claim.stance} | {claim.speaker_id or '-'} | {claim.target_id or '-'} | {claim.text}"


def claims_of(text: str, *actors: str) -> list[Claim]:
    """The claims of a text."""
    return list(find_claims(reading_of(text, list(actors))))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_a_text_makes_exactly_these_claims(case: dict[str, Any]) -> None:
    reading = reading_of(case["text"], case["actors"])
    if case.get("figures"):
        reading.casualties.extend(find_casualties(reading))
    assert sorted(map(brief, find_claims(reading))) == sorted(case["found"])


def test_a_quoted_clause_is_direct() -> None:
    (claim,) = claims_of("“We had nothing to do with the raid,” Anil Rao said.", "Anil Rao:person:IN")
    assert (claim.stance, claim.direct) == ("denies_involvement", True)


def test_the_outlet_is_not_the_speaker() -> None:
    text = "The River Front claimed responsibility for the raid, Sahel Radio reported."
    (claim,) = claims_of(text, "River Front:armed_group:ML", "Sahel Radio:media:ML")
    assert (claim.speaker_id, claim.via_id) == ("River Front", "Sahel Radio")


def test_an_unnamed_speaker_keeps_his_words() -> None:
    (claim,) = claims_of("Two villagers blamed the River Front.", "River Front:armed_group:ML")
    assert (claim.speaker_id, claim.target_id) == (None, "River Front")
    assert claim.speaker_text is not None and claim.speaker_text.endswith("villagers")


def test_an_answer_points_to_what_it_answers() -> None:
    text = "Pakistan blamed the ambush on the River Front. The River Front denied the accusation."
    blame, denial = claims_of(text, "River Front:armed_group:PK", "Pakistan:state:PK")
    assert denial.about == (blame.id,)


def test_a_claim_is_about_the_figures_in_its_clause() -> None:
    reading = reading_of("The River Front denied killing nine villagers.", ["River Front:armed_group:ML"])
    reading.casualties.extend(find_casualties(reading))
    (claim,) = find_claims(reading)
    assert claim.about == tuple(casualty.id for casualty in reading.casualties) != ()


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_any_words_give_grounded_distinct_records(text: str) -> None:
    found = claims_of(text, "River Front:armed_group:ML", "Anil Rao:person:IN", "India:state:IN")
    assert len({claim.id for claim in found}) == len(found)
    assert [claim.start for claim in found] == sorted(claim.start for claim in found)
    for claim in found:
        assert text[claim.start : claim.end] == claim.text
        assert claim.speaker_id is None or claim.speaker_id != claim.target_id


def test_a_long_sentence_costs_time_in_proportion() -> None:
    """No rule may look back over all that was read."""
    assert len(claims_of("India denied any role in it and " * 3000, "India:state:IN")) > 0

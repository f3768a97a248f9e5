"""Compiled lexicons: the same tables, used only while the sources are the ones they were made from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from incursion_facts.lexicons import compilation
from incursion_facts.lexicons.__main__ import main


def test_the_compiled_form_is_plain_json_and_the_same_each_time() -> None:
    one, two = compilation.compile_lexicon(), compilation.compile_lexicon()
    assert json.dumps(one) == json.dumps(two)
    assert json.loads(json.dumps(one)) == one


@pytest.fixture
def compiled_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "compiled.json"
    monkeypatch.setattr("incursion_facts.lexicons.compilation.COMPILED", path)
    monkeypatch.setattr("incursion_facts.lexicons.__main__.COMPILED", path)
    return path


def test_a_fresh_file_is_read_and_a_stale_one_is_not(compiled_file: Path) -> None:
    assert main() == 0
    data = json.loads(compiled_file.read_bytes())
    assert data["digest"] == compilation.source_digest()
    data["words"] = {}
    compiled_file.write_text(json.dumps(data), encoding="utf-8")
    assert compilation.compiled.__wrapped__()["words"] == {}
    data["digest"] = "of other sources"
    compiled_file.write_text(json.dumps(data), encoding="utf-8")
    assert compilation.compiled.__wrapped__()["words"]


def test_noun_and_verb_rows_are_inflected() -> None:
    data = compilation.compile_tables(
        [("x.toml", {"BIRD": {"nouns": ["goose:geese"], "verbs": ["fly:flew:flown"]}})]
    )
    classes = {word: set(data["sets"][number]) for word, number in data["words"].items()}
    assert classes["geese"] == {"BIRD", "NNS"}
    assert classes["flown"] == {"BIRD", "VBN"}
    assert data["lemmas"]["flew"] == "fly"

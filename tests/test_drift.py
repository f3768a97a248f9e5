"""Schemas and docs equal what the code generates, and the schemas describe what is written."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from incursion_facts import extract
from incursion_facts.writing.fields import load_descriptions
from incursion_facts.writing.schema import MODELS, record_schema, stream_schema

ROOT = Path(__file__).parents[1]


def test_generated_files_are_fresh() -> None:
    """`schemas/`, `docs/records.md`, `docs/cli.md` and `docs/lexicons.md` are what the code gives."""
    names = runpy.run_path(str(ROOT / "scripts" / "generate.py"))["drifted"]()
    assert not names, f"{', '.join(names)} differ from the code; run: make schemas"


def schemas_of(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    yield from schema.get("$defs", {}).values()


@pytest.mark.parametrize("record_type", MODELS)
def test_schema_is_closed(record_type: str) -> None:
    """Every key is required and described, no other is allowed, `type` is a constant and comes first."""
    schema = record_schema(record_type)
    Draft202012Validator.check_schema(schema)
    assert list(schema["properties"])[:2] == ["type", "id"]
    assert schema["properties"]["type"]["const"] == record_type
    for part in schemas_of(schema):
        assert part["required"] == list(part["properties"])
        assert part["additionalProperties"] is False
        assert all(field["description"] for field in part["properties"].values())


def test_every_field_is_described_and_nothing_else() -> None:
    """`records/fields.toml` has the models' fields, each once."""
    described = {name: set(fields) for name, fields in load_descriptions().items()}
    wanted = {part["title"]: set(part["properties"]) for t in MODELS for part in schemas_of(record_schema(t))}
    assert described == wanted


def test_records_fit_their_schema() -> None:
    """What a run over the samples writes is valid, type by type and as a line of the stream."""
    stream = Draft202012Validator(stream_schema())
    validators = {name: Draft202012Validator(record_schema(name)) for name in MODELS}
    seen: dict[str, int] = {}
    for record in extract(ROOT / "data" / "raw", on_skip=lambda skip: None):
        line = json.loads(record.to_json())
        assert list(line)[:2] == ["type", "id"]
        validators[record.type].validate(line)
        seen[record.type] = seen.get(record.type, 0) + 1
        if seen[record.type] == 1:
            stream.validate(line)
    assert {"article", "actor", "place", "mention", "date", "casualty"} <= set(seen)

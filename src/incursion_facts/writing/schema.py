"""Models to JSON Schema 2020-12: what a line of each type looks like, every key required.

A newcomer would take pydantic's schema as it is: it describes what the model accepts, where fields with
a default may be left out. These describe what is written, where no key ever is.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from ..records import PLURALS, RECORD_TYPES, Record
from .fields import load_descriptions

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type[Record]] = dict(zip(PLURALS, RECORD_TYPES, strict=True))
"""Record type -> its model, in the contract's order."""


def schema_text(record_type: str | None = None) -> str:
    """The schema of a record type, or of any line of a stream, as it is printed and kept in `schemas/`."""
    content = stream_schema() if record_type is None else record_schema(record_type)
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def record_schema(record_type: str) -> dict[str, Any]:
    """The schema of one record type."""
    return {"$schema": DIALECT, **_schema_of(MODELS[record_type])}


def stream_schema() -> dict[str, Any]:
    """The schema of any line of a stream: one of the record types."""
    definitions: dict[str, Any] = {}
    for record_type, model in MODELS.items():
        schema = _schema_of(model)
        definitions |= schema.pop("$defs", {})
        definitions[record_type] = schema
    return {
        "$schema": DIALECT,
        "title": "Record",
        "description": "One line of the stream that `facts extract --stdout` prints.",
        "oneOf": [{"$ref": f"#/$defs/{record_type}"} for record_type in MODELS],
        "$defs": definitions,
    }


def schema_files() -> dict[str, str]:
    """File name -> text of everything in `schemas/`."""
    files = {f"{record_type}.schema.json": schema_text(record_type) for record_type in MODELS}
    return {**files, "record.schema.json": schema_text()}


def _schema_of(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(mode="serialization")
    described = load_descriptions()
    for part in (schema, *schema.get("$defs", {}).values()):
        part["required"] = list(part["properties"])
        part["description"] = " ".join(part["description"].split())
        for name, field in part["properties"].items():
            field.pop("default", None)
            field.pop("title", None)
            _shorten(field)
            field["description"] = described[part["title"]][name]
    return schema


def _shorten(field: dict[str, Any]) -> None:
    """Says `{"anyOf": [{"type": "string"}, {"type": "null"}]}` as `{"type": ["string", "null"]}`."""
    choices = field.get("anyOf", [])
    if choices and all(choice.keys() == {"type"} for choice in choices):
        del field["anyOf"]
        field["type"] = [choice["type"] for choice in choices]

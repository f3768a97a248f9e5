"""JSON Schemas of gold files and of evaluations: for editors that check while one types, and for scripts."""

from __future__ import annotations

import json

from pydantic import BaseModel

from .gold import Annotation
from .results import Evaluation

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type[BaseModel]] = {"gold": Annotation, "evaluation": Evaluation}
"""Name as in `facts schema NAME` -> its model."""


def schema_text(name: str) -> str:
    """The schema of gold files or of evaluations. Of gold, fields with a default may be left out."""
    model = MODELS[name]
    content = model.model_json_schema(mode="validation" if name == "gold" else "serialization")
    schema = {"$schema": DIALECT, **content}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

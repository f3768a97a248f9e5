"""One occurrence of an actor or a place in a text."""

from __future__ import annotations

from typing import Literal

from .base import Fact

MentionForm = Literal["name", "acronym", "surname", "metonym", "nominal", "pronoun"]


class Mention(Fact):
    """A span that names an entity; `form` says by what kind of expression."""

    type: Literal["mention"] = "mention"
    entity_id: str
    form: MentionForm

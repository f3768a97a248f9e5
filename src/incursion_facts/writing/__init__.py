"""Stage 4: records to files or to one stream. What is written is decided here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..records import Article, Record
from ..report import Skip
from .jsonl import Folder
from .manifest import manifest, rejections


def select(
    records: Iterable[Record], only: Sequence[str] | None = None, with_text: bool = False
) -> list[Record]:
    """The records to write: of the types asked for, articles without their text unless it is asked for."""
    return [
        record.model_copy(update={"text": None})
        if type(record) is Article and record.text is not None and not with_text
        else record
        for record in records
        if only is None or record.type in only
    ]


def write(
    records: Sequence[Record], folder: Path, options: Mapping[str, Any], skipped: Sequence[Skip] = ()
) -> None:
    """Write every type's file, the rejected inputs and the manifest; what has no record has an empty file."""
    articles = [record for record in records if type(record) is Article]
    with Folder(folder) as files:
        files.write(select(records, options["only"], options["with_text"]))
        files.reject(rejections(articles, skipped))
        files.commit(manifest(articles, options, skipped, files.outputs()))


__all__ = ["select", "write"]

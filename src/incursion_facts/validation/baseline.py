"""The file that keeps what is usual in a corpus, so that a few new articles can be judged by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .. import __version__
from ..errors import UnreadableError, UsageError
from ..writing.exchange import replace_file
from .health import MIN_ARTICLES, RATES, SHARES, Band, Usual

FORMAT = 1
"""Changes when the file does."""
HINT = "make it with --update-baseline"


def load_band(path: Path) -> tuple[Band, str]:
    """The band that a file keeps, and the version of the program that measured it. Raises UsageError."""
    try:
        told: Any = json.loads(path.read_bytes())
        if told["format"] != FORMAT:
            raise UsageError(f"--baseline {path}: is of format {told['format']}, not {FORMAT}; {HINT}")
        measures = {
            name: Usual(float(usual["median"]), float(usual["spread"]))
            for name, usual in told["measures"].items()
        }
        band = Band(int(told["articles"]), measures)
        version = str(told["facts"])
    except OSError as error:
        raise UsageError(f"--baseline {path}: {error.strerror}; {HINT}") from error
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(f"--baseline {path}: is no baseline ({type(error).__name__}); {HINT}") from error
    unknown = set(measures) - {*RATES, *SHARES}
    if unknown:
        raise UsageError(f"--baseline {path}: no such measure as {sorted(unknown)[0]!r}; {HINT}")
    return band, version


def save_band(path: Path, band: Band) -> None:
    """Keep a band. Raises UsageError where it rests on too few articles, UnreadableError where it cannot."""
    if band.articles < MIN_ARTICLES:
        raise UsageError(
            f"--update-baseline: {band.articles} articles without an error are too few to say what is usual; "
            f"give at least {MIN_ARTICLES}"
        )
    measures = {
        name: {"median": usual.median, "spread": usual.spread} for name, usual in band.measures.items()
    }
    told = {"format": FORMAT, "facts": __version__, "articles": band.articles, "measures": measures}
    data = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    try:
        replace_file(path, data.encode())
    except OSError as error:
        raise UnreadableError(
            f"--baseline {path}: {error.strerror}; name a file that can be written"
        ) from error

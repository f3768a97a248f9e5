"""What was found in an article, kept from run to run: an article that has not changed is not read again.

The key of an entry is everything that its records depend on: the article with its text, the options, the
user's lexicons, and the program itself down to its code, so an entry is never stale, only unused. Entries are
replaced whole and hold their own hash; one that is torn or foreign counts as none. The folder may be deleted
at any time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__
from .errors import UnreadableError

if TYPE_CHECKING:
    from .parsing import Document

FORMAT = b"facts-cache 1\n"
"""First line of an entry; another number for another make."""
DIGEST = 32
"""Bytes of the hash behind it."""


class Cache:
    """A folder of entries, one file an article."""

    def __init__(self, folder: Path, lexicons: Iterable[Path], options: Iterable[str] = ()) -> None:
        """Entries for these lexicons and options. Raises UnreadableError where no folder can be."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnreadableError(
                f"{folder}: {error.strerror}; --cache wants a folder that can be written"
            ) from error
        self.folder = folder
        digest = sha256(_program_digest())
        for part in (*(path.read_bytes() for path in lexicons), *(option.encode() for option in options)):
            digest.update(sha256(part).digest())
        self._basis = digest

    def key(self, document: Document) -> str:
        """The name of a document's entry; that the article repeats another changes nothing in it."""
        article = document.article.model_copy(update={"duplicate_of": None, "text": document.text})
        digest = self._basis.copy()
        digest.update(article.to_json().encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def get(self, key: str) -> bytes | None:
        """What was put under a key; None where nothing was, or where it is damaged."""
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        payload = data[len(FORMAT) + DIGEST :]
        if (
            not data.startswith(FORMAT)
            or sha256(payload).digest() != data[len(FORMAT) : len(FORMAT) + DIGEST]
        ):
            return None
        return payload

    def put(self, key: str, payload: bytes) -> None:
        """Keep a payload. Raises UnreadableError where the disk does not take it."""
        path = self._path(key)
        part = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(exist_ok=True)
            part.write_bytes(FORMAT + sha256(payload).digest() + payload)
            part.replace(path)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise UnreadableError(
                f"{self.folder}: {error.strerror}; make room, or run without --cache"
            ) from error

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


@lru_cache(maxsize=1)
def _program_digest() -> bytes:
    """What stands for the program: its version, code, lexicons and gazetteer."""
    from .gazetteer.index import Index
    from .lexicons import load_lexicon

    digest = sha256(f"{__version__} {load_lexicon().digest} {Index().digest}".encode())
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + sha256(path.read_bytes()).digest())
    return digest.digest()

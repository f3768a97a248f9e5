"""The texts of records, looked up in their sources at their offsets.

The sources are the files below the folder that the user names, found by their hashes, and by name where the
hash has changed. A newcomer would open the path that a record gives: a record is data, and may name any file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath

from ..findings import Finding
from ..parsing import Document, Source, list_sources, parse_source
from ..records import Article, Grounded
from .files import Line


def check_grounding(lines: Sequence[Line], sources: Path | None) -> Iterator[Finding]:
    """Records whose text is not in their source, and sources that are missing or have changed.

    Without a folder of sources only articles that hold their own text are looked into.
    """
    shelf = None if sources is None else _Shelf(sources)
    texts: dict[str, str] = {}
    for line in lines:
        article = line.record
        if not isinstance(article, Article):
            continue
        found = _own_text(line, article) if shelf is None else shelf.text_of(line, article)
        if isinstance(found, Finding):
            yield found
        elif found is not None:
            texts[article.id] = found
    for line in lines:
        fact = line.record
        if isinstance(fact, Grounded) and fact.article_id in texts:
            told = texts[fact.article_id][max(fact.start, 0) : max(fact.end, 0)]
            if told != fact.text:
                message = f"at {fact.start} the source has {_short(told)}, not {_short(fact.text)}"
                yield line.finding("F511", message)


class _Shelf:
    """The files below a folder, by the hash of their bytes and by name."""

    def __init__(self, folder: Path) -> None:
        listed, _ = list_sources([folder])
        self._by_hash: dict[str, list[Source]] = {}
        self._by_name: dict[str, list[Source]] = {}
        for source in listed:
            if source.path is not None:
                digest = sha256(source.path.read_bytes()).hexdigest()
                self._by_hash.setdefault(digest, []).append(source)
                self._by_name.setdefault(source.path.name, []).append(source)
        self._read: dict[tuple[str, str | None], dict[tuple[str, str], str]] = {}

    def text_of(self, line: Line, article: Article) -> str | Finding:
        """The text that an article's offsets count in, or why there is none."""
        name = PurePosixPath(article.source).name
        whole, mark, number = name.rpartition("#")
        if mark and number.isdigit():  # an article of a JSONL file has the hash of its line
            candidates = [*self._by_name.get(name, ()), *self._by_name.get(whole, ())]
        else:
            candidates = self._by_hash.get(article.sha256, self._by_name.get(name, []))
        if not candidates:
            return line.finding("F513", f"{article.source} is not below the folder of sources")
        encoding = None if article.encoding in ("utf-8", "ascii") else article.encoding
        for source in candidates:
            text = self._texts(source, encoding).get((article.sha256, article.text_sha256))
            if text is not None:
                return text
        return line.finding("F512", f"{article.source} is not what was read")

    def _texts(self, source: Source, encoding: str | None) -> dict[tuple[str, str], str]:
        """The texts of a file's articles by their hashes, read as a run reads them."""
        key = source.name, encoding
        if key not in self._read:
            read = [d for d in parse_source(source, encoding=encoding) if isinstance(d, Document)]
            self._read[key] = {(d.article.sha256, d.article.text_sha256): d.text for d in read}
        return self._read[key]


def _own_text(line: Line, article: Article) -> str | Finding | None:
    """The text that an article's record holds itself."""
    if article.text is not None and _digest(article.text) != article.text_sha256:
        return line.finding("F512", "the text in the record is not the one that was read")
    return article.text


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:20]} … {text[-15:]}")

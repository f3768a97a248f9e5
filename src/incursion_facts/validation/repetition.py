"""What stands twice: paragraphs in a text, texts among the inputs; and what is no part of the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..findings import Finding
from .subject import Subject

MIN_WORDS = 8
"""Words of a paragraph that nobody writes twice; shorter ones are cries and labels."""
MOST_BOILERPLATE = 0.4
MIN_LETTERS = 300
"""Characters of a text in which shares say something."""


def repeated_paragraphs(subject: Subject) -> Iterator[Finding]:
    """A paragraph that stands in the text a second time."""
    seen: dict[str, int] = {}
    found = []
    for start, end in subject.paragraphs:
        words = subject.text[start:end].split()
        key = " ".join(words).casefold()
        if len(words) >= MIN_WORDS and key in seen:
            found.append((start, subject.text[start:end]))
        seen.setdefault(key, start)
    yield from subject.first_of("F221", "a paragraph for the second time", found)


def boilerplate(subject: Subject) -> Iterator[Finding]:
    """More of buttons, links and requests than of the report."""
    lengths = [(s.kind, s.end - s.start) for s in subject.document.segments]
    total = sum(length for _, length in lengths)
    share = sum(length for kind, length in lengths if kind == "boilerplate") / total if total else 0.0
    if total >= MIN_LETTERS and share > MOST_BOILERPLATE:
        yield subject.finding("F220", f"{share:.0%} of it is no part of the report")


def copies(subjects: Sequence[Subject], originals: Mapping[str, str]) -> Iterator[Finding]:
    """Texts that are those of another input, word by word or nearly. `originals`: id -> id of the first."""
    by_id = {subject.document.article.id: subject for subject in subjects}
    first_with: dict[str, Subject] = {}
    for subject in subjects:
        article = subject.document.article
        same = first_with.setdefault(article.text_sha256, subject)
        if same is not subject:
            yield subject.finding("F216", f"the same text as {_name(same)}")
        elif article.id in originals:
            yield subject.finding("F217", f"nearly the text of {_name(by_id[originals[article.id]])}")


def _name(subject: Subject) -> str:
    return subject.document.article.source

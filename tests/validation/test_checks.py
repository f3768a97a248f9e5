"""Any text at all: checks do not fail, say the same twice, stay inside the text, and take time as the text is long."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incursion_facts.findings import codes
from incursion_facts.findings.formats import FORMATS
from incursion_facts.parsing import parse_text
from incursion_facts.parsing.document import Document, Segment
from incursion_facts.validation.checks import CHECKS, check
from incursion_facts.validation.reading import read
from incursion_facts.validation.subject import Subject

PIECES = [
    "Two guards died in Sumy. ", "“", "”", '"', "(", ")", "said.The ", "Legionhave ", "Legion ", "â€œ", "Ã©", "Ð¸Ð¹", "\ufffd", "\ufeff",
    "\0", "\x1b[0m", "\u202e", "\u200b", "кk", "?s ", "a?b", "&amp;", "<p>", "</p>", "function a() {", "well-\nknown ", "\n", "\n\n", "\r\n",
    "…", "...", "Read more", "Subscribe to continue reading", "404 not found", "we use cookies, ", "| Home ", "12people ", "É»", "É”",
    "date 2023-05-22\n", "date 1823-05-22\n", "the ", "[+12 chars]", "É", "x" * 50, "Home\n",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=40).map("".join)


def subject_of(text: str) -> Subject:
    return Subject("a.txt", 0, "", True, parse_text(text))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    """Findings with known codes, at places that are there, told without a control character."""
    subject = subject_of(text)
    found = list(check(subject))
    assert found == list(check(subject_of(text)))
    lines = subject.text.split("\n")
    for finding in found:
        assert finding.code in codes()
        assert 0 <= finding.line <= len(lines)
        assert finding.line == 0 or 1 <= finding.column <= len(lines[finding.line - 1]) + 1
    told = FORMATS["text"](found, [])
    assert told.count("\n") == len(found)
    assert told.replace("\n", "").isprintable()


@settings(max_examples=150, deadline=None)
@example(b"\xfe\xff", ".jsonl")
@given(st.binary(max_size=300), st.sampled_from([".txt", ".html", ".json", ".jsonl", ".txt.gz", ".md", ""]))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    """A file of any content, whatever it is called, is an article or a finding."""
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(data)
    held = read([str(path)], None, None)
    assert held.subjects or any(finding.level == "error" for finding in held.findings)
    for subject in held.subjects:
        list(check(subject))


@pytest.mark.parametrize(
    "unit",
    ["(", "“", '"', '1"', "a-\na-\n", "&#1", "<a ", "Â", "Ã©", "a?a", "aa.Aa", "1aaaaa", "function a", "var a =", "| a ",
     "we use cookies ", "read the full ", "\u200b", "кk", "1) ", "#a{a:", "“a “a\n\n", "Aaaaasaid ", " ", "\n"],
)  # fmt: skip
def test_time_grows_as_the_text_does(unit: str) -> None:
    """100,000 characters of what is worst for a check, in one paragraph, take it less than a second."""
    text = unit * (100_000 // len(unit))
    article = parse_text("Two guards died in Sumy on 22 May 2023, police said.").article
    document = Document(
        article.model_copy(update={"words": len(text.split())}), text, (Segment("paragraph", 0, len(text)),)
    )
    for one in CHECKS:
        began = time.process_time()
        list(one(Subject("a.txt", 0, "", True, document)))
        assert time.process_time() - began < 1, one.__name__

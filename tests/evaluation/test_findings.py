"""Records by the article that they belong to."""

from __future__ import annotations

from typing import Any

import pytest

from incursion_facts.evaluation.findings import article_name, findings_of


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("pier.txt", "pier"),
        ("news/may/pier.md", "pier"),
        ("news\\pier.HTML", "pier"),
        ("pier.txt.gz", "pier"),
        ("feed.jsonl#2", "feed-2"),
        ("feed.jsonl.gz#12", "feed-12"),
        ("list.json#1", "list-1"),
        ("v1.2.txt", "v1.2"),
        ("a#b.txt", "a#b"),
        ("pier", "pier"),
        ("-", "-"),
        ("https://delta.example/2024/pier", "pier"),
    ],
)
def test_article_name(source: str, name: str) -> None:
    """The file's name without folder and suffixes, and the place in a file of many."""
    assert article_name(source) == name


def test_a_record_that_is_given_twice_counts_once(make: Any) -> None:
    """As when a folder holds a stream beside the files that it was split into."""
    made = make("On Monday.")
    made.date("Monday", "2024-09-09")
    found = findings_of([*made.held, *made.held])
    assert len(found.articles["a"].grounded) == 1
    assert not found.twice


def test_two_articles_of_one_name(make: Any) -> None:
    """They are told: gold could mean either."""
    one, other = make("On Monday.").held[0], make("On Tuesday.").held[0]
    other = other.model_copy(update={"id": "article-b", "source": "old/a.txt"})
    assert findings_of([one, other]).twice == {"a"}

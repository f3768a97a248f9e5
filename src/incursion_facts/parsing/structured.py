"""JSON objects turned into a text and its metadata, looked for under the names that feeds use."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

TEXT_KEYS = (
    "text", "body", "content", "articlebody", "article_body", "maintext", "full_text", "fulltext", "article",
    "story", "raw_text", "content_text", "body_text", "plain_text",
)  # fmt: skip
TITLE_KEYS = ("title", "headline", "name", "heading")
BYLINE_KEYS = ("byline", "author", "authors", "creator", "writer", "dc:creator", "by")
DATE_KEYS = (
    "published", "date", "datepublished", "date_published", "publish_date", "publishdate", "published_at",
    "publishedat", "published_date", "publication_date", "publicationdate", "pubdate", "pub_date",
    "date_publish", "datetime", "timestamp", "created_at", "created", "datecreated", "issued",
)  # fmt: skip
OUTLET_KEYS = (
    "outlet", "source", "publisher", "site", "sitename", "site_name", "source_name", "news_source",
    "newspaper", "provider", "domain", "source_domain",
)  # fmt: skip
URL_KEYS = ("url", "link", "permalink", "canonical_url", "mainentityofpage", "source_url", "href")
LIST_KEYS = (
    "articles", "items", "data", "docs", "documents", "results", "entries", "hits", "@graph", "records",
)  # fmt: skip
"""Where an object without a text of its own keeps its articles."""

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said about a text beside it. `published` is an ISO date."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


NO_METADATA = Metadata()


class NotJson(ValueError):  # noqa: N818 - it is caught at once and becomes a value
    """Text that is no JSON, with the line where reading stopped."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def load_json(text: str) -> Any:
    """The value of a JSON text. Raises NotJson."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise NotJson(f"{error.msg} at column {error.colno}", error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise NotJson(str(error) or type(error).__name__, 1) from error


def articles_of(value: Any) -> Iterator[Any]:
    """The objects of a JSON file: itself, the items of an array, or the items of its one list of articles."""
    if isinstance(value, list):
        yield from value
    elif isinstance(value, Mapping) and text_of(value) is None:
        lower = {str(k).lower(): v for k, v in value.items()}
        lists = [lower[k] for k in LIST_KEYS if isinstance(lower.get(k), list)]
        yield from (lists[0] if len(lists) == 1 else [value])
    else:
        yield value


def text_of(item: Mapping[str, Any]) -> str | None:
    """The text of an object, or None. Paragraphs in a list are joined by newlines."""
    lower = {str(k).lower(): v for k, v in item.items()}
    for key in TEXT_KEYS:
        value = lower.get(key)
        if isinstance(value, list) and value and all(isinstance(p, str) for p in value):
            value = "\n".join(value)
        if isinstance(value, str) and not value.isspace() and value:
            return clean(value)
    return None


def metadata_of(item: Mapping[str, Any]) -> Metadata:
    """The metadata of an object; what has an unknown form is left out."""
    lower = {str(k).lower(): v for k, v in item.items()}
    url = _first(lower, URL_KEYS)
    outlet = _first(lower, OUTLET_KEYS)
    return Metadata(
        title=_first(lower, TITLE_KEYS),
        byline=_first(lower, BYLINE_KEYS),
        outlet=None if outlet is None or outlet.startswith(("http://", "https://")) else outlet,
        published=next((d for k in DATE_KEYS if (d := date_of(lower.get(k))) is not None), None),
        url=url if url is not None and url.startswith(("http://", "https://")) else None,
    )


def date_of(value: Any) -> str | None:
    """An ISO date from a date, a timestamp ("2023-05-23T10:00:00Z") or seconds since 1970, else None.

    A timestamp's own date is kept, not the one that another time zone would give it.
    """
    from .header import find_date

    if isinstance(value, str):
        return find_date(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    seconds = value / 1000 if value >= 1e11 else value
    if not 0 < seconds < 4e9:
        return None
    moment = dt.datetime.fromtimestamp(int(seconds), dt.UTC)
    return moment.date().isoformat()


def clean(text: str) -> str:
    """The text without lone surrogates, which JSON escapes can spell and UTF-8 cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return LONE_SURROGATE.sub("\ufffd", text)
    return text  # nearly always, and encoding tells it faster than a pattern


def _first(lower: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        words = _words(lower.get(key))
        if words:
            return words
    return None


def _words(value: Any) -> str | None:
    """A field as words: a string, an object's name, or several of them joined as in a byline."""
    if isinstance(value, str):
        return clean(" ".join(value.split())) or None
    if isinstance(value, Mapping):
        return _words(value.get("name") or value.get("title"))
    if isinstance(value, list):
        names = [name for v in value if (name := _words(v))]
        return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or None
    return None

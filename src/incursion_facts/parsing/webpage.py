"""HTML turned into the text of its article, by trafilatura (the extra `html`).

Offsets count in the extracted text, which is then the article's source text. No network is used, and no
clock: trafilatura would otherwise refuse dates later than today.
"""

from __future__ import annotations

import logging
from typing import Any

from .structured import Metadata, clean

DATE_OPTIONS = {
    "extensive_search": False,
    "original_date": True,
    "outputformat": "%Y-%m-%d",
    "min_date": "1900-01-01",
    "max_date": "2199-12-31",
}
"""Dates are taken from the page's metadata only; the upper bound replaces today's date."""

INSTALL_HINT = "install it with: pip install 'incursion-facts[html]'"


class NoHtmlReader(ImportError):  # noqa: N818 - it is caught at once and becomes a value
    """The optional library that reads HTML is missing or broken."""


def extract_page(html: str) -> tuple[str, Metadata] | None:
    """The article's text and metadata, or None when the page holds no article. Raises NoHtmlReader."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise NoHtmlReader(str(error)) from error
    for name in ("trafilatura", "htmldate", "justext", "courlan"):
        # Without a handler Python prints their warnings ("empty HTML tree") on the standard error stream.
        logging.getLogger(name).addHandler(logging.NullHandler())
    page: Any = bare_extraction(
        html, with_metadata=True, include_comments=False, date_extraction_params=dict(DATE_OPTIONS)
    )
    if page is None:
        return None
    fields: dict[str, Any] = page if isinstance(page, dict) else page.as_dict()
    text = fields.get("text") or ""
    if not text.strip():
        return None
    return clean(text), Metadata(
        title=_field(fields, "title"),
        byline=_byline(_field(fields, "author")),
        outlet=_field(fields, "sitename"),
        published=_field(fields, "date"),
        url=_field(fields, "url"),
    )


def _field(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    return clean(" ".join(value.split())) or None if isinstance(value, str) else None


def _byline(author: str | None) -> str | None:
    """Several authors as a byline prints them: trafilatura puts semicolons between them."""
    if author is None:
        return None
    names = [name.strip() for name in author.split(";") if name.strip()]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or None

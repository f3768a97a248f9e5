"""Stage 1: files, pages, JSON and plain strings turned into documents (article record, text, segments)."""

from __future__ import annotations

from .assembly import document_from_record, parse, parse_source, parse_text
from .document import READ_KINDS, Document, Segment, SegmentKind, Skipped
from .segments import segment
from .sources import Source, list_sources

__all__ = [
    "READ_KINDS",
    "Document",
    "Segment",
    "SegmentKind",
    "Skipped",
    "Source",
    "document_from_record",
    "list_sources",
    "parse",
    "parse_source",
    "parse_text",
    "segment",
]

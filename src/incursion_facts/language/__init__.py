"""Text to tokens, tokens to word classes, and patterns over classes. Shared by parsing and recognition."""

from __future__ import annotations

from .patterns import Pattern
from .tokens import BOUNDARY, Tokens, tokenize

__all__ = ["BOUNDARY", "Pattern", "Tokens", "tokenize"]

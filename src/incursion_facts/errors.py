"""Exit codes promised to users, and one exception class per way to fail; each message says what to do."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What `facts` exits with. These numbers are part of the interface."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    INTERNAL = 4


class FactsError(Exception):
    """A failure with a message for the user: file, place and what to do."""

    exit_code = ExitCode.INTERNAL


class UsageError(FactsError):
    """An option or argument that cannot be used."""

    exit_code = ExitCode.USAGE


class LexiconError(FactsError):
    """A lexicon that cannot be used: the message names the file and the entry or line."""

    exit_code = ExitCode.USAGE


class UnreadableError(FactsError):
    """An input or output that cannot be read or written."""

    exit_code = ExitCode.UNREADABLE

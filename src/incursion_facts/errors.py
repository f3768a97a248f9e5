"""Exit codes promised to users, an exception class per way to fail, and the converter from one to the other.

Each message says what failed, where, and what to do about it, in one line.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What `facts` exits with. These numbers are part of the interface."""

    OK = 0
    """Every input was read; no figure of `facts eval` is too low."""
    FINDINGS = 1
    """Some input was skipped, and named; or `facts eval`, `validate` or `verify` found something to mend."""
    USAGE = 2
    """An option, an argument or a lexicon cannot be used; nothing was done."""
    UNREADABLE = 3
    """No input could be read, or the output could not be written; nothing was replaced."""
    INTERNAL = 4
    """A fault of the program; `--debug` shows where."""
    INTERRUPTED = 130
    """Stopped with Ctrl-C; nothing was replaced."""
    TERMINATED = 143
    """Stopped with SIGTERM; nothing was replaced."""


LONGEST = 400
"""Characters of a message that are shown."""


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


class TerminatedError(KeyboardInterrupt):
    """SIGTERM: as Ctrl-C it passes every handler of ordinary failures on its way out."""


class SkippedWarning(UserWarning):
    """An input was left out; the message says which and why. Only the Python interface warns."""


def explain(error: BaseException) -> tuple[str, ExitCode]:
    """The line to show for an exception and the code to exit with; the only place that decides either.

    A closed pipe has an empty line: whoever closed it knows it.
    """
    if isinstance(error, FactsError):
        return _one_line(str(error)), error.exit_code
    if isinstance(error, BrokenPipeError):
        return "", ExitCode.OK
    if isinstance(error, TerminatedError):
        return "terminated", ExitCode.TERMINATED
    if isinstance(error, KeyboardInterrupt):
        return "interrupted", ExitCode.INTERRUPTED
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}; check the path and its permissions", ExitCode.UNREADABLE
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}; nothing more could be read or written", ExitCode.UNREADABLE
    if isinstance(error, MemoryError):
        return "out of memory; run on fewer inputs at a time", ExitCode.INTERNAL
    told = _one_line(f"{type(error).__name__}: {error}")
    return f"internal error: {told}; --debug shows where, please report it", ExitCode.INTERNAL


def _one_line(message: str) -> str:
    """A message without line ends; the middle of an endless one (a text, a pattern) is left out."""
    line = " ".join(message.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]} … {line[-LONGEST // 2 :]}"

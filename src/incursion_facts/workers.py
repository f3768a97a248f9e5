"""One function over many items, in one process or in several: ordered results, a failure costs its item only.

A newcomer would look for the exception of a failed item: it comes back as a value, a `Failure`.
"""

from __future__ import annotations

import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TypeVar

from .errors import FactsError, explain

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 16
"""Items handed to a process at a time: many, as handing over costs; few, as all should have work."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an item gave no result: one line, and the traceback for `--debug`."""

    reason: str
    traceback: str


def attempts(function: Callable[[T], R], items: Iterable[T], jobs: int = 1) -> Iterator[R | Failure]:
    """`function` of each item or its failure, in the items' order, with any number of jobs."""
    if jobs == 1:
        return map(partial(attempt, function), items)
    return _in_processes(function, list(items), jobs)


def attempt(function: Callable[[T], R], item: T) -> R | Failure:
    """What the function returns, or why it did not."""
    try:
        return function(item)
    except FactsError:
        raise  # a bad lexicon or option: no item would fare better
    except Exception as error:  # any fault of a recognizer must cost one article, not the run
        return Failure(explain(error)[0], traceback.format_exc())


def _in_processes(function: Callable[[T], R], items: list[T], jobs: int) -> Iterator[R | Failure]:
    from concurrent.futures import ProcessPoolExecutor

    chunks = [items[i : i + CHUNK] for i in range(0, len(items), CHUNK)]
    with ProcessPoolExecutor(min(jobs, len(chunks)) or 1, initializer=_leave_interrupts_to_parent) as pool:
        yield from chain.from_iterable(pool.map(partial(_attempt_all, function), chunks))


def _attempt_all(function: Callable[[T], R], items: list[T]) -> list[R | Failure]:
    return [attempt(function, item) for item in items]


def _leave_interrupts_to_parent() -> None:
    """Ctrl-C reaches every process of the terminal; only the parent answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

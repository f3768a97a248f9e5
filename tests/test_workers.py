"""Processes that work on items: order, and what a death or a hang costs."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from itertools import count, islice
from typing import NoReturn

import pytest

from incursion_facts.errors import LexiconError
from incursion_facts.workers import AHEAD, CHUNK, Failure, attempt, attempts


def double_or(fault: str, at: tuple[int, ...], number: int) -> int:
    """Twice the number; at some numbers a fault of the named kind."""
    if number in at:
        if fault == "raise":
            raise ValueError("three")
        if fault == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if fault == "leave":
            os._exit(7)
        if fault == "hang":
            time.sleep(600)
        if fault == "bad lexicon":
            raise LexiconError("mine.toml:3: no such kind")
    return 2 * number


@pytest.mark.parametrize(
    ("fault", "jobs", "timeout", "told"),
    [
        ("raise", 1, None, "ValueError: three"),
        ("raise", 2, None, "ValueError: three"),
        ("die", 2, None, "killed by SIGKILL"),
        ("leave", 3, None, "exit code 7"),
        ("die", 1, 60.0, "killed by SIGKILL"),
        ("hang", 1, 0.3, "took longer than 0.3 seconds"),
        ("hang", 2, 0.3, "took longer than 0.3 seconds"),
    ],
)
@pytest.mark.parametrize("at", [(0,), (3, 4), (CHUNK - 1, CHUNK, 39)])
def test_a_fault_costs_its_item_only(
    fault: str, jobs: int, timeout: float | None, told: str, at: tuple[int, ...]
) -> None:
    """First, neighbours, the ends of a chunk: all others have their results, in order."""
    results = list(attempts(partial(double_or, fault, at), range(40), jobs, timeout))
    assert [r for r in results if not isinstance(r, Failure)] == [2 * n for n in range(40) if n not in at]
    for place in at:
        failure = results[place]
        assert isinstance(failure, Failure)
        assert told in failure.reason


def test_the_traceback_is_kept() -> None:
    """For `--debug`."""
    (failure,) = attempts(partial(double_or, "raise", (3,)), [3], 2)
    assert isinstance(failure, Failure)
    assert "double_or" in failure.traceback


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_lexicon_ends_all(jobs: int) -> None:
    """No article would fare better with it, so it is not reported article by article."""
    with pytest.raises(LexiconError, match=r"mine.toml:3"):
        list(attempts(partial(double_or, "bad lexicon", (30,)), range(40), jobs))


def refuse() -> NoReturn:
    raise LexiconError("mine.toml:3: no such kind")


def test_preparing_that_fails_for_good_ends_all() -> None:
    """As the first item would."""
    with pytest.raises(LexiconError, match=r"mine.toml:3"):
        list(attempts(partial(double_or, "", ()), range(40), 2, prepare=refuse))


def slowly() -> None:
    time.sleep(1.0)


def test_preparing_counts_for_no_item() -> None:
    """What a process loads first takes longer than an item may."""
    assert list(attempts(partial(double_or, "", ()), range(3), 1, 0.5, slowly)) == [0, 2, 4]


def test_no_items_need_no_processes() -> None:
    """An empty run ends."""
    assert list(attempts(partial(double_or, "", ()), [], 4)) == []


def test_items_are_taken_as_results_are() -> None:
    """Of endless items only some are held."""
    taken = 0

    def numbers() -> Iterator[int]:
        nonlocal taken
        for number in count():
            taken = number
            yield number

    assert list(islice(attempts(partial(double_or, "", ()), numbers(), 2), 100)) == list(range(0, 200, 2))
    assert taken < 100 + 3 * AHEAD * CHUNK


def test_leaving_early_ends_the_processes() -> None:
    """Closing the results, as an exception in the loop does, leaves no process behind."""
    import multiprocessing

    results = attempts(partial(double_or, "", ()), range(1000), 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_attempt_lets_interrupts_through() -> None:
    """Ctrl-C is no fault of an item."""

    def interrupt(_: int) -> NoReturn:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempt(interrupt, 1)

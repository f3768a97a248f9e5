"""One function over many items, in one process or several: ordered results, a failure costs its item only.

A newcomer would look for the exception of a failed item: it comes back as a value, a `Failure`. So does the
end of a process that was killed over an item, and an item that took longer than it may.
"""

from __future__ import annotations

import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .errors import FactsError, explain

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 16
"""Items handed to a process at a time: many, as handing over costs; few, as all should have work."""
AHEAD = 4
"""Chunks for each process that may be under way before the first of them is asked for."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an item gave no result: one line, and the traceback for `--debug`."""

    reason: str
    traceback: str = ""


def attempts(
    function: Callable[[T], R],
    items: Iterable[T],
    jobs: int = 1,
    timeout: float | None = None,
    prepare: Callable[[], object] | None = None,
) -> Iterator[R | Failure]:
    """`function` of each item or its failure, in the items' order, with any number of jobs.

    With a `timeout` in seconds an item that takes longer is a failure; as only another process can be stopped
    for sure, one does the work even with one job. What a process does first, to load what it needs, is
    `prepare`; it counts for no item.
    """
    if jobs == 1 and timeout is None:
        return map(partial(attempt, function), items)
    return _Pool(function, jobs, timeout, prepare).results(items)


def attempt(function: Callable[[T], R], item: T) -> R | Failure:
    """What the function returns, or why it did not."""
    try:
        return function(item)
    except FactsError:
        raise  # a bad lexicon or option: no item would fare better
    except Exception as error:  # any fault of a recognizer must cost one article, not the run
        return Failure(explain(error)[0], traceback.format_exc())


@dataclass(slots=True)
class _Chunk(Generic[T]):
    """Items that go to a process together, and the place of the first among all."""

    first: int
    items: list[T]


@dataclass(slots=True)
class _Worker(Generic[T]):
    """A process, what it works on, and since when it works on the item that comes next."""

    process: BaseProcess
    pipe: Connection
    since: float
    ready: bool = False
    """Whether it has loaded what it needs."""
    chunk: _Chunk[T] | None = None
    done: int = 0
    """Results that it has given for its chunk."""


@dataclass(slots=True)
class _Pool(Generic[T, R]):
    """Processes that work on chunks; one that dies or hangs is replaced and loses the item it was at."""

    function: Callable[[T], R]
    jobs: int
    timeout: float | None
    prepare: Callable[[], object] | None
    workers: list[_Worker[T]] = field(default_factory=list)
    waiting: deque[_Chunk[T]] = field(default_factory=deque)
    ready: dict[int, R | Failure] = field(default_factory=dict)
    """Results by place, until it is their turn."""

    def results(self, items: Iterable[T]) -> Iterator[R | Failure]:
        """The results in order; items are taken only as fast as results are."""
        chunks = _chunks(items)
        taken = given = 0
        exhausted = False
        try:
            while True:
                while not exhausted and taken - given < self.jobs * AHEAD * CHUNK:
                    chunk = next(chunks, None)
                    if chunk is None:
                        exhausted = True
                    else:
                        taken += len(chunk.items)
                        self.waiting.append(chunk)
                if given == taken:
                    return
                while given not in self.ready:
                    self._hand_out()
                    self._collect()
                while given in self.ready:
                    yield self.ready.pop(given)
                    given += 1
        finally:
            for worker in self.workers:
                worker.process.kill()
                worker.process.join()
                worker.pipe.close()

    def _hand_out(self) -> None:
        """Give every idle process a chunk, and start one where there is more to do than hands."""
        idle = [worker for worker in self.workers if worker.chunk is None]
        while self.waiting:
            if idle:
                worker = idle.pop()
            elif len(self.workers) < self.jobs:
                worker = self._start()
            else:
                return
            chunk = self.waiting.popleft()
            worker.chunk, worker.done, worker.since = chunk, 0, monotonic()
            try:
                worker.pipe.send(chunk.items)
            except OSError:  # it died while it had nothing to do
                self._remove(worker)
                worker.chunk = None
                self.waiting.appendleft(chunk)

    def _start(self) -> _Worker[T]:
        from multiprocessing import Pipe, Process

        ours, theirs = Pipe()
        process = Process(target=_work, args=(self.function, self.prepare, theirs, ours), daemon=True)
        process.start()
        theirs.close()
        worker: _Worker[T] = _Worker(process, ours, monotonic())
        self.workers.append(worker)
        return worker

    def _collect(self) -> None:
        """Wait for results; an item whose process died or hangs has a failure for one."""
        from multiprocessing.connection import wait

        busy = [worker for worker in self.workers if worker.chunk is not None]
        heard = wait([worker.pipe for worker in busy], self._patience(busy))
        for worker in busy:
            if worker.pipe in heard:
                self._hear(worker)
            elif monotonic() >= self._deadline(worker):
                self._lose(
                    worker,
                    f"took longer than {self.timeout or 0:g} seconds (--timeout-per-article)",
                )

    def _hear(self, worker: _Worker[T]) -> None:
        chunk = worker.chunk
        if chunk is None:
            return
        try:
            result: R | Failure | FactsError = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            self._lose(
                worker,
                f"the process that read it ended ({_ended(worker.process.exitcode)}); try it alone",
            )
            return
        if isinstance(result, FactsError):
            raise result
        if not worker.ready:
            worker.ready, worker.since = True, monotonic()
            return
        self.ready[chunk.first + worker.done] = result
        worker.done, worker.since = worker.done + 1, monotonic()
        if worker.done == len(chunk.items):
            worker.chunk = None

    def _lose(self, worker: _Worker[T], reason: str) -> None:
        """Replace a process; the item it was at is lost, those behind it go to another one."""
        self._remove(worker)
        chunk, worker.chunk = worker.chunk, None
        if chunk is None:
            return
        self.ready[chunk.first + worker.done] = Failure(reason)
        rest = worker.done + 1
        if rest < len(chunk.items):
            self.waiting.appendleft(_Chunk(chunk.first + rest, chunk.items[rest:]))

    def _remove(self, worker: _Worker[T]) -> None:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self.workers.remove(worker)

    def _deadline(self, worker: _Worker[T]) -> float:
        """When the patience with a process ends; never while it is starting."""
        return worker.since + self.timeout if worker.ready and self.timeout is not None else inf

    def _patience(self, busy: list[_Worker[T]]) -> float | None:
        """Seconds until the first process may have taken too long; None without a limit."""
        first = min(map(self._deadline, busy))
        return None if first == inf else max(0.0, first - monotonic())


def _chunks(items: Iterable[T]) -> Iterator[_Chunk[T]]:
    """The items in chunks, each with the place of its first."""
    held: list[T] = []
    first = 0
    for item in items:
        held.append(item)
        if len(held) == CHUNK:
            yield _Chunk(first, held)
            first, held = first + CHUNK, []
    if held:
        yield _Chunk(first, held)


def _work(
    function: Callable[[Any], Any],
    prepare: Callable[[], object] | None,
    pipe: Connection,
    parents: Connection,
) -> None:
    """What a process does: a result, failure or fatal error for each item, until the pipe ends."""
    # Ctrl-C reaches every process of the terminal; only the parent answers it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parents.close()  # a forked process holds the other end too, and would never see it closed
    try:
        pipe.send(_fatal_or_none(prepare))
        while True:
            for item in pipe.recv():
                try:
                    result = attempt(function, item)
                except FactsError as error:
                    result = error
                pipe.send(result)
    except (EOFError, OSError):
        return  # the parent has no more work, or is gone


def _fatal_or_none(prepare: Callable[[], object] | None) -> FactsError | None:
    """What forbids all work, such as a bad lexicon; any other fault of preparing will show on the items."""
    try:
        if prepare is not None:
            attempt(lambda _: prepare(), None)
    except FactsError as error:
        return error
    return None


def _ended(code: int | None) -> str:
    """How a process ended, for people: by which signal, or with which code."""
    if code is not None and code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"exit code {code}"

"""The work on a chunk of articles, and who does it: this process, or a pool of processes that each load one model."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice

from extractor.errors import CannotRun
from extractor.isolation import Limit, failed
from extractor.run.chunks import Chunk, Part, total_of
from extractor.run.interrupt import GRACE
from extractor.run.worker import ExtractorLike, Loader, as_part, do, encode

DIED = "the worker process died on this article (it needs too much memory, or does not return); split it"
KILLS = 5  # times that an article is tried whose worker is killed from outside, by the system for want of memory or by somebody
StopCheck = Callable[[], bool]
Engine = Callable[[Iterator[Chunk], StopCheck], Generator[Part, None, None]]


def inline(loader: Loader, limit: Limit, step: Callable[[int], None] | None = None) -> Engine:
    """One worker: this process. `step` is told of each article, because a chunk may take longer than somebody likes to wait for a sign."""

    def run(chunks: Iterator[Chunk], stopped: StopCheck) -> Generator[Part, None, None]:
        extractor = None
        while not stopped() and (chunk := next(chunks, None)) is not None:
            extractor = extractor or loader()
            yield do(extractor, chunk, limit, step)

    return run


def pool(loader: Loader, workers: int, limit: Limit) -> Engine:
    """That many processes. At most two chunks a worker are under way, so memory does not grow with the input."""

    def run(chunks: Iterator[Chunk], stopped: StopCheck) -> Generator[Part, None, None]:
        team = Team(loader, workers, replace(limit, hard=True))
        try:
            while (at_hand := team.take(chunks, stopped)) or team.pending:
                yield from team.collect(stopped)
                if stopped() and not at_hand:
                    yield from team.wind_up()
                    return
        finally:
            team.dismiss()

    return run


class Team:
    """A pool of processes that is replaced when one of them dies."""

    def __init__(self, loader: Loader, workers: int, limit: Limit) -> None:
        self.loader = loader
        self.workers = workers
        self.limit = limit
        self.pending: dict[Future[Part], Chunk] = {}
        self._executor = self._hire()

    def take(self, chunks: Iterator[Chunk], stopped: StopCheck) -> bool:
        """Hands out chunks while there is room; whether any was."""
        room = 0 if stopped() else 2 * self.workers - len(self.pending)
        taken = False
        for chunk in islice(chunks, room):
            self.pending[self._submit(chunk)] = chunk
            taken = True
        return taken

    def collect(self, stopped: StopCheck) -> Iterator[Part]:
        """Parts that are done, after waiting a moment for one."""
        done, _ = wait(self.pending, 0.2, FIRST_COMPLETED)
        lost = []
        for future in done:
            chunk = self.pending.pop(future)
            try:
                yield future.result()
            except BrokenProcessPool:
                lost.append(chunk)
        if lost and not stopped():
            yield from self._recover(lost)

    def wind_up(self) -> Iterator[Part]:
        """The chunks that are being worked on, for a run that stops."""
        working = [f for f in self.pending if not f.cancel()]
        done, _ = wait(working, GRACE)
        yield from (f.result() for f in done if not f.exception())

    def dismiss(self) -> None:
        # private, but the only way to end workers in the middle of a chunk; without it the exit of the parent waits for them
        processes = list((self._executor._processes or {}).values())
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()

    def _recover(self, lost: list[Chunk]) -> Iterator[Part]:
        """The chunks of a broken pool, one at a time, so that it is seen which of them breaks it."""
        lost = sorted([*lost, *self.pending.values()], key=lambda c: c.number)
        self.pending.clear()
        for chunk in lost:
            yield self._isolated(chunk)

    def _isolated(self, chunk: Chunk) -> Part:
        """A chunk whose articles may have broken the pool: whole, then one article at a time."""
        if len(chunk.items) == 1:
            return self._blamed(chunk)
        try:
            return self._submit(chunk).result()
        except BrokenProcessPool:
            parts = [self._isolated(Chunk(chunk.number, (item,))) for item in chunk.items]
        return Part(chunk.number, chunk.digest, tuple(line for p in parts for line in p.lines), total_of(p.counts for p in parts))

    def _blamed(self, chunk: Chunk) -> Part:
        """One article, alone in the pool. A worker that ends itself is the article's doing, one that is killed from outside may not be."""
        for _ in range(KILLS):
            try:
                return self._submit(chunk).result()
            except BrokenProcessPool:
                if not self._was_killed():
                    break
        self._prove()
        (item,) = chunk.items
        return as_part(chunk, encode(chunk.items, [failed(item.article, DIED)], self.loader().codebook))

    def _was_killed(self) -> bool:
        """Whether a worker of the broken pool ended by a signal other than the pool's own SIGTERM, not by an exit of its own."""
        processes = list((self._executor._processes or {}).values())
        for process in processes:
            process.join(1)
        return not any(p.exitcode is not None and p.exitcode > 0 for p in processes)

    def _prove(self) -> None:
        """CannotRun where workers die without any article."""
        for _ in range(KILLS):
            try:
                self._submit(Chunk(0, ())).result()
                return
            except BrokenProcessPool:
                if not self._was_killed():
                    break
        raise CannotRun(f"the worker processes die before their first article (too little memory for {self.workers} models?); try fewer --workers")

    def _submit(self, chunk: Chunk) -> Future[Part]:
        try:
            return self._executor.submit(_do, chunk, self.limit)
        except BrokenProcessPool:
            self.dismiss()
            self._executor = self._hire()
            return self._executor.submit(_do, chunk, self.limit)

    def _hire(self) -> ProcessPoolExecutor:
        # spawn: a fork of a process with threads (the progress bar, BLAS) can hang
        return ProcessPoolExecutor(self.workers, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(self.loader,))


class _Worker:
    """What a worker process keeps. The extractor is made with the first chunk: an error in an initializer would lose its message."""

    loader: Loader
    extractor: ExtractorLike | None = None


def _begin(loader: Loader) -> None:
    """In a worker: leave Ctrl-C to the parent, and end with it even when it is killed."""
    _Worker.loader = loader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _do(chunk: Chunk, limit: Limit) -> Part:
    if _Worker.extractor is None:
        _Worker.extractor = _Worker.loader()
    return do(_Worker.extractor, chunk, limit)

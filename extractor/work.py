"""The work on a chunk of articles, and who does it: this process, or a pool of processes that each load one model."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice
from typing import Protocol

from extractor.articles import Article
from extractor.chunks import Chunk, Counts, Item, Line, Part, total_of
from extractor.codebook import Codebook
from extractor.tables import TABLES, Rows, article_row, columns

DIED = "the worker process died on this article (out of memory?)"
GRACE = 15.0  # seconds that chunks at hand may take to finish when a run is asked to stop
log = logging.getLogger(__name__)


class ExtractorLike(Protocol):
    """What a worker needs of `extractor.extraction.Extractor`."""

    codebook: Codebook

    def rows(self, articles: Iterable[Article]) -> Iterator[Rows]: ...


Loader = Callable[[], ExtractorLike]
StopCheck = Callable[[], bool]
Engine = Callable[[Iterator[Chunk], StopCheck], Generator[Part, None, None]]


def do(extractor: ExtractorLike, chunk: Chunk) -> Part:
    """The part of a chunk. An article that raises becomes a failed row, and costs no other article anything."""
    return as_part(chunk, encoded(extractor, chunk.items))


def encoded(extractor: ExtractorLike, items: Sequence[Item]) -> list[tuple[str, Counts]]:
    """Line and counts of each article, in order."""
    return encode(items, rows_of(extractor, [i.article for i in items]), extractor.codebook)


def rows_of(extractor: ExtractorLike, articles: list[Article]) -> list[Rows]:
    try:
        found = list(extractor.rows(articles))
        if len(found) == len(articles):
            return found
    except Exception:
        log.debug("a batch of %d articles raised; each is tried alone", len(articles), exc_info=True)
    return [_alone(extractor, a) for a in articles]


def failed(article: Article, error: str) -> Rows:
    return Rows([article_row(replace(article, error=error), "failed")], [], [], [])


def encode(items: Sequence[Item], found: Iterable[Rows], codebook: Codebook) -> list[tuple[str, Counts]]:
    names = {t: columns(t, codebook) for t in TABLES}
    return [(_line(item, rows, names).encode(), count(rows)) for item, rows in zip(items, found, strict=True)]


def as_part(chunk: Chunk, done: list[tuple[str, Counts]]) -> Part:
    return Part(chunk.number, chunk.digest, tuple(line for line, _ in done), total_of(counts for _, counts in done))


def count(rows: Rows) -> Counts:
    """Numbers of rows; `launches` are the main events."""
    out: Counts = Counter({t: len(rows.table(t)) for t in TABLES})
    out.update(str(row["status"]) for row in rows.articles)
    out["launches"] = sum(e["role"] == "main" for e in rows.events)
    return out


def _line(item: Item, rows: Rows, names: dict[str, list[str]]) -> Line:
    for row in rows.articles:
        row["duplicate_of"] = item.duplicate_of
    return Line(item.ordinal, {t: [[row.get(c, "") for c in names[t]] for row in rows.table(t)] for t in TABLES})


def _alone(extractor: ExtractorLike, article: Article) -> Rows:
    try:
        (rows,) = extractor.rows([article])
    except Exception as error:
        log.debug("article %s", article.id, exc_info=True)
        return failed(article, f"{type(error).__name__}: {error}"[:500])
    return rows


def inline(loader: Loader) -> Engine:
    """One worker: this process."""

    def run(chunks: Iterator[Chunk], stopped: StopCheck) -> Generator[Part, None, None]:
        extractor = None
        while not stopped() and (chunk := next(chunks, None)) is not None:
            extractor = extractor or loader()
            yield do(extractor, chunk)

    return run


def pool(loader: Loader, workers: int) -> Engine:
    """That many processes. At most two chunks a worker are under way, so memory does not grow with the input."""

    def run(chunks: Iterator[Chunk], stopped: StopCheck) -> Generator[Part, None, None]:
        team = Team(loader, workers)
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

    def __init__(self, loader: Loader, workers: int) -> None:
        self.loader = loader
        self.workers = workers
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
        try:
            return self._submit(chunk).result()
        except BrokenProcessPool:
            if len(chunk.items) == 1:
                return as_part(chunk, encode(chunk.items, [failed(chunk.items[0].article, DIED)], self.loader().codebook))
        parts = [self._isolated(Chunk(chunk.number, (item,))) for item in chunk.items]
        return Part(chunk.number, chunk.digest, tuple(line for p in parts for line in p.lines), total_of(p.counts for p in parts))

    def _submit(self, chunk: Chunk) -> Future[Part]:
        try:
            return self._executor.submit(_do, chunk)
        except BrokenProcessPool:
            self.dismiss()
            self._executor = self._hire()
            return self._executor.submit(_do, chunk)

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


def _do(chunk: Chunk) -> Part:
    if _Worker.extractor is None:
        _Worker.extractor = _Worker.loader()
    return do(_Worker.extractor, chunk)

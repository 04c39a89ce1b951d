"""A run over many articles: read → gate → extract → write, with flat memory, kept so that it can be stopped and continued.

The articles are cut into chunks; each finished chunk is one file of a journal (`journal`) under `OUT/.parts`. When all are
there, the tables are put together from them, by day of publication (`ordering`). So they do not depend on the number of workers, on the
engine, or on how often the run was stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, nullcontext
from functools import partial
from itertools import chain
from pathlib import Path

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.extraction import load
from extractor.isolation import Limit
from extractor.read.article import Article
from extractor.run import provenance
from extractor.run.chunks import Chunk, cut, total_of
from extractor.run.confident import ConfidentLoader
from extractor.run.interrupt import StopFlag
from extractor.run.journal import Journal
from extractor.run.known import around, is_known, known_part
from extractor.run.numbering import number
from extractor.run.pool import Engine, inline, pool
from extractor.run.progress import Progress, Quiet
from extractor.run.publishing import RunSummary, finish
from extractor.run.settings import RunSettings
from extractor.run.textless import TextlessLoader
from extractor.run.update import is_update, opened
from extractor.run.worker import Loader
from extractor.write.formats import find_format

DEFAULT = RunSettings()
STOPPED = "stopped; what was finished is saved, and the same command goes on from there"


def run_batch(
    articles: Iterable[Article],
    out: Path,
    settings: RunSettings = DEFAULT,
    *,
    progress: Progress | None = None,
    loader: Loader | None = None,
) -> RunSummary:
    """Extracts all articles into the tables `out/articles.csv` and so on, with `datapackage.json` and `run.json` beside them.

    `progress` is told of what is done; `loader` makes the extractor (in each worker; it must be picklable), by default that of the settings' pipeline.
    Raises OutputError (exists, unwritable, or begun with other settings) and what `articles` raises when read.
    """
    form = find_format(settings.to)
    declared = Pipeline(settings.pipeline, find_folder(settings.pipeline))
    plan = provenance.plan(declared, settings)
    loader = _as_asked(settings, loader or partial(load, settings.pipeline, model=settings.model))
    progress = progress or Quiet()
    journal = None
    with StopFlag() as stop:
        first, rest = _peek(articles, stop)
        update = settings.update and is_update(out, plan)
        with Journal.begin(out, plan | ({"update": True} if update else {}), form, declared.codebook, overwrite=settings.overwrite, update=update) as journal:
            if journal.finished is not None:
                return RunSummary(out, journal.finished, resumed=True, message="this run was finished before")
            with opened(journal, declared) if update else nullcontext() as before:
                items = number(chain(first, rest), settings.shard)
                chunks = cut(before.recognised(items) if before else items, settings.chunk_articles)
                engine = make_engine(settings, loader, progress.step)
                _process(_read(chunks, stop), around(engine, journal.counter) if before else engine, journal, progress, stop)
                lines = chain(journal.lines(), journal.counted(before.rest())) if before else journal.lines()
                stamped = before.joined(plan) if before else plan
                finish(journal, form, declared.codebook, stamped, keep=settings.shard is not None, lines=lines, check=stop.check)
                return RunSummary.of(journal, message=before.told() if before else "")
    return RunSummary(out, journal.counts if journal else total_of([]), bool(journal and journal.resumed), interrupted=True, message=STOPPED)


def _as_asked(settings: RunSettings, loader: Loader) -> Loader:
    """The loader of an extractor that leaves out what is not to be kept."""
    if settings.min_confidence:
        loader = ConfidentLoader(loader, settings.min_confidence)
    return loader if settings.text else TextlessLoader(loader)


def make_engine(settings: RunSettings, loader: Loader, step: Callable[[int], None] | None = None) -> Engine:
    """`inline` for one local worker, which tells `step` of each article, else a pool of processes or a Ray cluster."""
    limit = Limit(settings.timeout)
    if settings.engine == "ray":
        from extractor.run.ray_engine import ray_engine

        return ray_engine(loader, settings.workers, limit)
    return inline(loader, limit, step) if settings.workers <= 1 else pool(loader, settings.workers, limit)


def _peek(articles: Iterable[Article], stop: StopFlag) -> tuple[list[Article], Iterator[Article]]:
    """The first article, read before the output folder is touched: a wrong input leaves no empty folder behind."""
    rest, first = iter(articles), None
    with stop.at_once():
        first = next(rest, None)
    stop.check()
    return ([] if first is None else [first]), rest


def _read(chunks: Iterator[Chunk], stop: StopFlag) -> Iterator[Chunk]:
    """The chunks as they are read; none more where the run is asked to stop, also while it waits for an input (a pipe nobody fills)."""
    while True:
        chunk = None
        with stop.at_once():
            chunk = next(chunks, None)
        if chunk is None or stop.is_set():
            return
        yield chunk


def _process(chunks: Iterator[Chunk], engine: Engine, journal: Journal, progress: Progress, stop: StopFlag) -> None:
    """Does the chunks that the journal does not hold. KeyboardInterrupt, with all finished chunks saved, where the run was asked to stop."""
    with progress.running():
        todo = (c for c in chunks if not _skip(c, journal, progress))
        with closing(engine(todo, stop.is_set)) as parts:
            for part in parts:
                journal.save(part)
                progress.advance(part.counts)
    stop.check()


def _skip(chunk: Chunk, journal: Journal, progress: Progress) -> bool:
    """Whether the journal has a chunk, or is given it now, with nothing of it to be made."""
    counts = journal.saved(chunk)
    if counts is None and is_known(chunk):
        part = known_part(chunk, journal.counter)
        journal.save(part)
        counts = part.counts
    if counts is not None:
        progress.advance(counts, resumed=True)
    return counts is not None

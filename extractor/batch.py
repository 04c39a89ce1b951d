"""A run over many articles: read → gate → extract → write, with flat memory, kept so that it can be stopped and continued.

The articles are cut into chunks; each finished chunk is one file of a journal (`extractor.parts`) under `OUT/.parts`. When all are
there, the tables are put together from them in the order of the input. So the tables do not depend on the number of workers, on the
engine, or on how often the run was stopped.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

from extractor import datapackage, stamp
from extractor.articles import Article
from extractor.chunks import CHUNK_ARTICLES, CHUNK_CHARS, Chunk, Counts, Item, Line, cut, total_of
from extractor.codebook import Codebook
from extractor.disk import write_json
from extractor.extraction import load
from extractor.parts import SHARD, Journal, read_shard
from extractor.pipeline import Pipeline, find_folder
from extractor.progress import Progress, Quiet
from extractor.stop import StopFlag
from extractor.tables import TABLES
from extractor.unique import UniqueIds
from extractor.work import Engine, Loader, inline, pool
from extractor.writers import Format, OutputError, find_format

ENGINES = ("local", "ray")
STOPPED = "stopped; what was finished is saved, and the same command goes on from there"


class Finder(Protocol):
    """Says which earlier article an article copies ("" for none); `extractor.readers.DuplicateFinder` is one."""

    def first_of(self, article: Article) -> str: ...


@dataclass(frozen=True, slots=True)
class RunSummary:
    """How a run ended. `interrupted`: stopped by Ctrl-C or SIGTERM with its work saved; the same command continues it."""

    out: Path
    counts: Counts
    resumed: bool = False
    interrupted: bool = False
    message: str = ""

    @property
    def exit_status(self) -> int:
        return 130 if self.interrupted else 0


def run_batch(
    articles: Iterable[Article],
    out: Path,
    *,
    pipeline: str = "missile_launch",
    model: str = "",
    to: str = "csv",
    workers: int = 1,
    overwrite: bool = False,
    shard: tuple[int, int] | None = None,
    inputs: Sequence[str] = (),
    options: Mapping[str, Any] | None = None,
    total: int | None = None,
    progress: Progress | None = None,
    finder: Finder | None = None,
    engine: str = "local",
    loader: Loader | None = None,
    chunk_articles: int = CHUNK_ARTICLES,
) -> RunSummary:
    """Extracts all articles into the tables `out/articles.csv` and so on, with `datapackage.json` and `run.json` beside them.

    `inputs` and `options` (as the user gave them) are stamped into run.json and must be the same when a run is continued; `workers`
    and `engine` may change. `shard=(i, n)` does every n-th article from the i-th (1-based); `merge` joins the parts. `total` is the
    number of articles, where known, for the time left. `loader` makes the extractor (in each worker; it must be picklable).

    Raises OutputError (exists, unwritable, or begun with other inputs or options) and what `articles` raises when read.
    """
    form = find_format(to)
    declared = Pipeline(pipeline, find_folder(pipeline))
    plan = stamp.plan(declared, model, to, inputs, options or {}, shard, (chunk_articles, CHUNK_CHARS))
    progress = progress or Quiet()
    first, rest = _peek(articles)
    with Journal.begin(out, plan, form, overwrite=overwrite) as journal:
        if journal.finished is not None:
            return RunSummary(out, journal.finished, resumed=True, message="this run was finished before")
        items = number(chain(first, rest), finder, shard)
        run_engine = make_engine(engine, loader or partial(load, pipeline, model=model), workers)
        chunks = cut(items, chunk_articles)
        with StopFlag() as stop:
            _process(chunks, run_engine, journal, progress, stop, total // shard[1] if total and shard else total)
            _finish(journal, form, declared.codebook, plan, keep=shard is not None, lines=_until(stop, journal.lines()))
            return RunSummary(out, journal.counts, journal.resumed)
        return RunSummary(out, journal.counts, journal.resumed, interrupted=True, message=STOPPED)


def merge(parts: Sequence[Path], out: Path, *, to: str = "", overwrite: bool = False) -> RunSummary:
    """Joins the outputs of all shards of a run into the tables that one run would have given, in the order of the input.

    `to` is the format, by default that of the shards. Raises OutputError where a folder is no shard, one is missing, or they are of different runs.
    """
    shards = [read_shard(Path(p)) for p in parts]
    plan = _common_plan([s.manifest for s in shards])
    plan["to"] = to or plan["to"]
    form = find_format(plan["to"])
    codebook = Pipeline(plan["pipeline"]["name"], find_folder(plan["pipeline"]["name"])).codebook
    with Journal.begin(out, plan | {"merged": [str(p) for p in parts]}, form, overwrite=overwrite) as journal:
        journal.counts = total_of(s.counts for s in shards)
        lines = heapq.merge(*(s.lines() for s in shards), key=lambda line: line.ordinal)
        _finish(journal, form, codebook, plan, keep=False, lines=_complete(lines))
        return RunSummary(out, journal.counts)


def parse_shard(text: str) -> tuple[int, int]:
    """("3/8") → (3, 8); ValueError says what is wrong."""
    try:
        i, n = (int(t) for t in text.split("/"))
    except ValueError:
        raise ValueError(f"a shard is written i/n, such as 3/8, not {text!r}") from None
    if not 1 <= i <= n:
        raise ValueError(f"shard {text}: the first number goes from 1 to {n}")
    return i, n


def number(articles: Iterable[Article], finder: Finder | None = None, shard: tuple[int, int] | None = None) -> Iterator[Item]:
    """The articles of a shard with their place in the input, unique ids, and what they copy.

    Every shard reads all articles, because ids and copies are settled over the whole input. A second article of the same id
    becomes `id~2`: the ids are keys of the tables.
    """
    names = UniqueIds()
    i, n = shard or (1, 1)
    for ordinal, read in enumerate(articles):
        article = replace(read, id=names.of(read.id))
        copied = finder.first_of(article) if finder and not article.error else ""
        if ordinal % n == i - 1:
            yield Item(ordinal, article, copied)


def make_engine(name: str, loader: Loader, workers: int) -> Engine:
    """`inline` for one local worker, else a pool of processes or a Ray cluster; ValueError for another name."""
    if name not in ENGINES:
        raise ValueError(f"no engine {name!r}; there are: {', '.join(ENGINES)}")
    if name == "ray":
        from extractor.cluster import ray_engine

        return ray_engine(loader, workers)
    return inline(loader) if workers <= 1 else pool(loader, workers)


def _peek(articles: Iterable[Article]) -> tuple[list[Article], Iterator[Article]]:
    """The first article, read before the output folder is touched: a wrong input leaves no empty folder behind."""
    rest = iter(articles)
    first = next(rest, None)
    return ([] if first is None else [first]), rest


def _process(chunks: Iterator[Chunk], engine: Engine, journal: Journal, progress: Progress, stop: StopFlag, total: int | None) -> None:
    """Does the chunks that the journal does not hold. KeyboardInterrupt, with all finished chunks saved, where the run was asked to stop."""
    with progress.running(total):
        todo = (c for c in chunks if not _skip(c, journal, progress))
        with closing(engine(todo, stop.is_set)) as parts:
            for part in parts:
                journal.save(part)
                progress.advance(part.counts)
    stop.check()


def _until(stop: StopFlag, lines: Iterator[Line]) -> Iterator[Line]:
    for line in lines:
        stop.check()
        yield line


def _skip(chunk: Chunk, journal: Journal, progress: Progress) -> bool:
    counts = journal.saved(chunk)
    if counts is not None:
        progress.advance(counts, resumed=True)
    return counts is not None


def _finish(journal: Journal, form: Format, codebook: Codebook, plan: dict[str, Any], *, keep: bool, lines: Iterable[Line]) -> None:
    """Tables into a folder beside the parts, then each to its place: a table is whole or not there."""
    staging = journal.staging()
    writer = form.open(staging, codebook)
    try:
        for line in lines:
            for table in TABLES:
                writer.write(table, line.tables[table])
    finally:
        writer.close()
    write_json(staging / "datapackage.json", datapackage.describe(codebook, form.name))
    finished = datetime.now(UTC).isoformat(timespec="seconds")
    write_json(staging / "run.json", stamp.run(plan, journal.counts, journal.started, finished))
    journal.publish([*form.files(), "datapackage.json", "run.json"])
    journal.close(keep_as=SHARD if keep else "")


def _common_plan(manifests: list[dict[str, Any]]) -> dict[str, Any]:
    """What the shards' plans share; OutputError where they are not the n shards of one run."""
    plans = [dict(m["plan"]) for m in manifests]
    shards = sorted(tuple(p.pop("shard") or (1, 1)) for p in plans)
    n = shards[0][1] if shards else 0
    if missing := sorted({(i, n) for i in range(1, n + 1)} - set(shards)):
        raise OutputError(f"shards are missing: {', '.join(f'{i}/{m}' for i, m in missing)}")
    if len(shards) != n or not plans:
        raise OutputError(f"{len(shards)} shards were given where {n} are expected; each must be given once")
    for plan in plans[1:]:
        if changed := stamp.differences(plans[0], plan):
            raise OutputError(f"the shards are of different runs: {changed}")
    return plans[0] | {"shard": None}


def _complete(lines: Iterator[Line]) -> Iterator[Line]:
    for expected, line in enumerate(lines):
        if line.ordinal != expected:
            raise OutputError(f"article {expected + 1} of the input is in no shard: were all shards given, and had all the same input?")
        yield line

"""`--engine ray`: the same work on a Ray cluster, through Ray Data; one model per actor, results as rows keyed by their place in the input.

Ray starts a dead actor again and repeats its block. Finished chunks go into the same journal as those of the local engine, so a
run is continued in the same way and the tables are the same bytes. `RAY_ADDRESS` names a cluster to join; without it a local one is
started. Every machine of the cluster needs this package and its model.
"""

from __future__ import annotations

import json
import logging
import os
from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import asdict, fields
from itertools import islice
from typing import Any

from extractor.errors import OutputError
from extractor.isolation import Limit
from extractor.read.article import Article
from extractor.run.chunks import Chunk, Item, Part, total_of
from extractor.run.pool import Engine, StopCheck
from extractor.run.worker import ExtractorLike, Loader, encoded

# Chunks handed to Ray at once. Each wave starts its actors anew (one model load each), and its articles are in Ray's object store.
WAVE = 256
# An actor that claims a whole CPU leaves none for the reading tasks on a small cluster, which then waits for ever.
CPUS = 0.5
RESULT = ("number", "ordinal", "line", "counts")


def ray_engine(loader: Loader, workers: int, limit: Limit, address: str = "") -> Engine:
    """`workers` actors on the cluster of `address` (by default $RAY_ADDRESS, else a local one). OutputError where Ray is missing."""
    try:
        import ray
    except ImportError as error:
        raise OutputError("--engine ray needs Ray: pip install 'news-fact-extractor[cluster]'") from error

    def run(chunks: Iterator[Chunk], stopped: StopCheck) -> Generator[Part, None, None]:
        ours = not ray.is_initialized()
        if ours:
            connect(workers, address)
        try:
            while not stopped() and (wave := list(islice(chunks, WAVE))):
                yield from _wave(wave, loader, workers, limit, stopped)
        finally:
            if ours:
                ray.shutdown()

    return run


def connect(workers: int, address: str = "") -> None:
    """Joins a cluster, or starts a local one of as many CPUs as workers."""
    import ray

    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere
    address = address or os.environ.get("RAY_ADDRESS", "")
    local: dict[str, Any] = {} if address else {"num_cpus": max(2, workers), "include_dashboard": False}
    ray.init(address=address or "local", logging_level=logging.WARNING, log_to_driver=False, **local)


class Extraction:
    """The actor: loads one model, then turns batches of articles (a DataFrame, a row each) into batches of encoded rows."""

    def __init__(self, loader: Loader, limit: Limit) -> None:
        self.extractor: ExtractorLike = loader()
        self.limit = limit

    def __call__(self, batch: Any) -> Any:
        import pandas as pd

        items = [_item(record) for record in batch.to_dict("records")]
        done = encoded(self.extractor, items, self.limit)
        rows = [(number, i.ordinal, line, json.dumps(counts)) for number, i, (line, counts) in zip(batch["number"], items, done, strict=True)]
        return pd.DataFrame.from_records(rows, columns=RESULT)


def _wave(chunks: list[Chunk], loader: Loader, workers: int, limit: Limit, stopped: StopCheck) -> Iterator[Part]:
    import ray.data

    ray.data.DataContext.get_current().enable_progress_bars = False
    data = ray.data.from_pandas([_frame(c) for c in chunks]).map_batches(
        Extraction, fn_constructor_args=(loader, limit), batch_format="pandas", batch_size=None, concurrency=workers, num_cpus=CPUS
    )
    waiting = {c.number: Collected(c) for c in chunks}
    batches: Iterator[Any] = iter(data.iter_batches(batch_size=None, batch_format="pandas"))
    for batch in batches:
        for number, *row in zip(*(batch[c] for c in RESULT), strict=True):
            waiting[number].add(*row)
        for number in [n for n, w in waiting.items() if w.complete]:
            yield waiting.pop(number).part()
        if stopped():
            return


class Collected:
    """The rows of one chunk, keyed by the article's place in the input: Ray may hand a block on in pieces, in any order, or after a repeat twice."""

    def __init__(self, chunk: Chunk) -> None:
        self.chunk = chunk
        self.rows: dict[int, tuple[str, str]] = {}

    def add(self, ordinal: int, line: str, counts: str) -> None:
        self.rows[int(ordinal)] = (line, counts)

    @property
    def complete(self) -> bool:
        return len(self.rows) == len(self.chunk.items)

    def part(self) -> Part:
        rows = [self.rows[i.ordinal] for i in self.chunk.items]
        return Part(self.chunk.number, self.chunk.digest, tuple(line for line, _ in rows), total_of(Counter(json.loads(c)) for _, c in rows))


def _frame(chunk: Chunk) -> Any:
    import pandas as pd

    records = [{"number": chunk.number, "ordinal": i.ordinal, **_safe(asdict(i.article))} for i in chunk.items]
    return pd.DataFrame.from_records(records)


def _safe(record: dict[str, str]) -> dict[str, str]:
    """Lone surrogates as JSON escapes: Arrow, in which Ray may carry the frame, takes only text that has a UTF-8."""
    return {k: json.dumps(v) for k, v in record.items()}


def _item(record: dict[str, Any]) -> Item:
    article = Article(**{f.name: json.loads(record[f.name]) for f in fields(Article)})
    return Item(int(record["ordinal"]), article)

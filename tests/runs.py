"""Runs of a fake extractor over sixty articles, for the tests of everything around an extractor."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fakes import Fake, articles

from extractor.read.article import Article
from extractor.run.batch import run_batch
from extractor.run.progress import Progress
from extractor.run.publishing import RunSummary
from extractor.run.settings import RunSettings
from extractor.run.worker import ExtractorLike
from extractor.tables.columns import ALL_TABLES

HERE = Path(__file__).parent


def run(
    out: Path,
    items: Iterable[Article] | None = None,
    *,
    loader: Callable[[], ExtractorLike] = Fake,
    progress: Progress | None = None,
    **settings: Any,
) -> RunSummary:
    """A run of a fake extractor in chunks of four articles; by default over sixty."""
    chosen = RunSettings(**({"chunk_articles": 4} | settings))
    return run_batch(articles() if items is None else items, out, chosen, loader=loader, progress=progress)


def tables(out: Path) -> dict[str, bytes]:
    """The CSV files of a finished run."""
    return {t: (out / f"{t}.csv").read_bytes() for t in ALL_TABLES}


def process(out: Path, workers: int = 1, pause: float = 0.02) -> subprocess.Popen[str]:
    """The same run in a process of its own, with a pause before each article."""
    command = [sys.executable, str(HERE / "batch_process.py"), str(out), str(workers), str(pause)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)


def interrupted(out: Path, items: list[Article], **options: Any) -> None:
    """A run whose input ends in an error after 21 articles."""

    def stream() -> Iterable[Article]:
        yield from items[:21]
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        run(out, stream(), **options)


def below(pid: int) -> Iterator[int]:
    """Processes that descend from one."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents.setdefault(int(path.read_text().rpartition(")")[2].split()[1]), []).append(int(path.parent.name))
        except (OSError, ValueError):
            continue
    todo = [pid]
    while todo:
        for child in parents.get(todo.pop(), []):
            todo.append(child)
            yield child


def dead() -> ExtractorLike:
    """A loader whose process ends."""
    os._exit(9)

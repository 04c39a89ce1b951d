"""A pool of processes: the same tables, and articles that kill a worker."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import time
from pathlib import Path

import pytest
from fakes import articles
from runs import HERE, below, dead, process, run, tables

from extractor.errors import CannotRun
from extractor.read.article import Article
from extractor.run.batch import run_batch
from extractor.run.settings import RunSettings


def test_workers_do_not_change_the_tables(tmp_path: Path, whole: dict[str, bytes]) -> None:
    run(tmp_path, workers=2)
    assert tables(tmp_path) == whole


def test_an_article_that_kills_its_worker_is_a_failed_row(tmp_path: Path) -> None:
    counts = run(tmp_path, articles(60, "DIE"), workers=2).counts
    assert (counts["articles"], counts["ok"], counts["failed"]) == (61, 20, 1)
    assert "the worker process died" in (tmp_path / "articles.csv").read_text()


def test_the_real_extractor(tmp_path: Path) -> None:
    """Two processes with a model each give what one gives."""
    records = [json.loads(line) for line in (HERE / "corpus" / "world.jsonl").read_text(encoding="utf-8").splitlines()[:24]]
    items = [Article(r["id"], r["text"], published=r["published"]) for r in records]
    one, two = tmp_path / "one", tmp_path / "two"
    assert run_batch(items, one).counts["main_events"] > 10
    run_batch(items, two, RunSettings(workers=2, chunk_articles=32))
    assert tables(one) == tables(two)


def test_an_article_that_never_returns_is_a_failed_row(tmp_path: Path) -> None:
    counts = run(tmp_path, articles(20, "HANG"), workers=2, timeout=0.1).counts
    assert (counts["articles"], counts["failed"]) == (21, 1)
    assert "does not return" in (tmp_path / "articles.csv").read_text()


def test_workers_that_are_killed_blame_no_article(tmp_path: Path, whole: dict[str, bytes]) -> None:
    """Three times, each time all that are at work."""
    begun = process(tmp_path, workers=2, pause=0.05)
    for kills in range(1, 4):
        while len(list(tmp_path.glob(".parts/*/*.jsonl"))) < kills:
            time.sleep(0.01)
        for worker in below(begun.pid):
            with contextlib.suppress(ProcessLookupError, FileNotFoundError):
                if b"spawn_main" in Path(f"/proc/{worker}/cmdline").read_bytes():
                    os.kill(worker, signal.SIGKILL)
    assert begun.wait(timeout=60) == 0
    assert tables(tmp_path) == whole


def test_an_article_that_was_killed_alone_is_tried_again(tmp_path: Path, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KILLED_ONCE", str(tmp_path / "marks"))
    out = tmp_path / "out"
    done = run(out, articles(60, "KILLED"), workers=2)
    assert done.counts["failed"] == 0


def test_workers_that_die_without_an_article_blame_none(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="die before their first article"):
        run(tmp_path, workers=2, loader=dead)

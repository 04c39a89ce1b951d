"""A pool of processes: the same tables, and articles that kill a worker."""

from __future__ import annotations

import json
from pathlib import Path

from fakes import articles
from runs import HERE, run, tables

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

"""What a run says at its end."""

from __future__ import annotations

from pathlib import Path

from fakes import articles
from runs import run

from extractor.read.article import Article
from extractor.run.publishing import RunSummary


def test_launches_are_counted_apart_from_all_events(tmp_path: Path) -> None:
    summary = run(tmp_path)
    assert summary.told() == "60 articles, 20 launches (main events), 20 events, 20 facts, 20 reactions, 2 incidents, 0 failed"  # most are copies
    assert summary.failures == ()


def test_one_is_one(tmp_path: Path) -> None:
    assert run(tmp_path, articles(1)).told() == "1 article, 1 launch (main event), 1 event, 1 fact, 1 reaction, 1 incident, 0 failed"


def test_a_pipeline_that_has_no_word_for_its_events(tmp_path: Path) -> None:
    assert RunSummary(tmp_path, run(tmp_path, articles(1)).counts).told().startswith("1 article, 1 main event, 1 event,")


def test_the_first_failures_are_named(tmp_path: Path) -> None:
    unread = [Article(f"x{i}", "", source=f"x{i}.pdf", error=f"x{i}.pdf is damaged") for i in range(9)]
    summary = run(tmp_path, [*unread, Article("slow", "RAISE a launch", source="z-slow.txt")])
    assert summary.counts["failed"] == 10
    assert summary.failures == tuple(f"x{i}.pdf is damaged" for i in range(5))
    assert run(tmp_path / "one", [Article("slow", "RAISE a launch", source="z-slow.txt")]).failures[0].startswith("z-slow.txt: ")

"""What a worker makes of articles that fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import articles
from runs import interrupted, run

from extractor.annotate.gate import Gate
from extractor.errors import OutputError
from extractor.extraction import Extractor, load
from extractor.isolation import Limit
from extractor.read.article import Article


def test_an_article_that_raises_is_a_failed_row(tmp_path: Path) -> None:
    counts = run(tmp_path, articles(60, "RAISE")).counts
    assert (counts["articles"], counts["ok"], counts["failed"]) == (61, 20, 1)
    assert "the program failed on this text (this article is too much)" in (tmp_path / "articles.csv").read_text()


def test_an_input_that_failed_keeps_its_row(tmp_path: Path) -> None:
    run(tmp_path, [Article("bad", "", source="x.txt", error="not text"), *articles(5)])
    assert "bad,x.txt,,,,0,,failed,not text" in (tmp_path / "articles.csv").read_text()


def test_a_lone_surrogate_becomes_a_question_mark(tmp_path: Path) -> None:
    run(tmp_path, [Article("s", "a launch \ud83d seen")])
    assert "a launch ? seen" in (tmp_path / "facts.csv").read_text(encoding="utf-8")


def test_a_slow_article_is_a_failed_row_and_the_run_goes_on(tmp_path: Path) -> None:
    counts = run(tmp_path, articles(60, "SLOW"), timeout=0.3).counts
    assert (counts["articles"], counts["ok"], counts["failed"]) == (61, 20, 1)
    assert "took longer than 0.3 seconds" in (tmp_path / "articles.csv").read_text()


def test_the_gate_before_the_model_is_within_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(text: str) -> bool:
        while "HOSTILE" in text:
            pass
        return False

    extractor = Extractor(load("missile_launch").pipeline)
    monkeypatch.setattr(Gate, "may_hold_event", lambda self, text: endless(text))
    rows = list(extractor.rows([Article("a", "HOSTILE"), Article("b", "A flower show.")], limit=Limit(0.2)))
    assert [r.articles[0]["status"] for r in rows] == ["failed", "none"]


def test_the_time_limit_is_of_the_plan(tmp_path: Path) -> None:
    interrupted(tmp_path, articles(60), timeout=1)
    with pytest.raises(OutputError, match=r"timeout was 1.*is 2"):
        run(tmp_path, timeout=2)
    assert run(tmp_path, timeout=1).resumed

"""What a run says on the way."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest
from fakes import articles
from runs import run

from extractor.run.chunks import Counts
from extractor.run.progress import Lines, Quiet, clock_text


def test_progress_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    now = iter(range(1000))
    run(tmp_path, progress=Lines(60, file=sys.stderr, every=5, clock=lambda: float(next(now))))
    said = capsys.readouterr().err.strip().split("\n")
    assert said[-1].startswith("60 of 60 articles, ")
    assert said[-1].endswith("20 main events, 0 failed")
    assert " left; " in said[0]
    assert clock_text(3725) == "1:02:05"


def test_one_is_told_as_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(tmp_path, articles(1), progress=Lines(1, file=sys.stderr))
    said = capsys.readouterr().err
    assert "1 of 1 article, " in said and "1 main event, 0 failed" in said


def test_the_bar_counts(tmp_path: Path) -> None:
    from extractor.run.progress import Bar

    bar = Bar(60)
    run(tmp_path, progress=bar)
    assert bar.counts["articles"] == 60
    assert bar._bar.tasks[0].completed == 60 and bar.stepped == 0


def test_articles_of_a_long_chunk_are_told_one_by_one(tmp_path: Path) -> None:
    class Noted(Quiet):
        def __init__(self) -> None:
            self.told: list[str] = []

        def step(self, articles: int) -> None:
            self.told.append(f"step {articles}")

        def advance(self, counts: Counts, *, resumed: bool = False) -> None:
            self.told.append(f"chunk of {counts['articles']}")

    noted = Noted()
    run(tmp_path, articles(7), progress=noted)
    assert noted.told == [*["step 1"] * 4, "chunk of 4", *["step 1"] * 3, "chunk of 3"]


def test_lines_count_the_articles_of_a_chunk_that_is_under_way() -> None:
    lines = Lines(9, clock=lambda: 1.0)
    lines.begun = lines.last = 0.0
    lines.step(3)
    assert lines.line().startswith("3 of 9 articles")
    lines.advance(Counter(articles=4))
    assert lines.line().startswith("4 of 9 articles")

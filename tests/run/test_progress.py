"""What a run says on the way."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from runs import run

from extractor.run.progress import Lines, clock_text


def test_progress_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    now = iter(range(1000))
    run(tmp_path, progress=Lines(60, file=sys.stderr, every=5, clock=lambda: float(next(now))))
    said = capsys.readouterr().err.strip().split("\n")
    assert said[-1].startswith("60 of 60 articles, ")
    assert said[-1].endswith("20 main events, 0 failed")
    assert " left; " in said[0]
    assert clock_text(3725) == "1:02:05"


def test_the_bar_counts(tmp_path: Path) -> None:
    from extractor.run.progress import Bar

    bar = Bar(60)
    run(tmp_path, progress=bar)
    assert bar.counts["articles"] == 60

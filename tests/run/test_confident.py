"""What is too doubtful is left out of the tables."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from fakes import articles
from runs import run, tables

from extractor.errors import OutputError
from extractor.run.confident import at_least
from extractor.tables.rows import Rows


def test_rows_of_less_confidence_go() -> None:
    rows = Rows([{"article_id": "a"}], [{"event_id": "e1"}], [{"confidence": 0.9}, {"confidence": 0.4}, {"confidence": ""}], [{"confidence": "0.3"}])
    kept = at_least(0.5, rows)
    assert ([r["confidence"] for r in kept.facts], kept.reactions, kept.events) == ([0.9, ""], [], rows.events)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_leaves_them_out(workers: int, tmp_path: Path) -> None:
    run(tmp_path / "most", articles(9), min_confidence=0.9, workers=workers)
    assert len(list(csv.DictReader((tmp_path / "most" / "facts.csv").open(newline="")))) == 3
    run(tmp_path / "none", articles(9), min_confidence=0.95, workers=workers)
    assert tables(tmp_path / "none")["facts"].count(b"\r\n") == 1


def test_it_is_of_the_plan(tmp_path: Path) -> None:
    run(tmp_path, articles(9), min_confidence=0.9)
    with pytest.raises(OutputError, match="exists already"):
        run(tmp_path, articles(9), min_confidence=0.5)

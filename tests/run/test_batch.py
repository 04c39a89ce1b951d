"""Runs over many articles: what they write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from runs import run

from extractor.errors import OutputError
from extractor.tables.columns import ALL_TABLES


def test_counts_and_files(tmp_path: Path) -> None:
    done = run(tmp_path, inputs=["in.jsonl"], options={"min": 1})
    assert dict(done.counts) == {
        "articles": 60,
        "ok": 20,
        "none": 40,
        "skipped": 0,
        "failed": 0,
        "main_events": 20,
        "events": 20,
        "facts": 20,
        "reactions": 20,
        "incidents": 2,  # most are copies of one text
    }
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*(f"{t}.csv" for t in ALL_TABLES), "datapackage.json", "run.json"])
    stamped = json.loads((tmp_path / "run.json").read_text())
    assert stamped["counts"]["articles"] == 60
    assert stamped["plan"]["inputs"] == ["in.jsonl"]
    assert stamped["plan"]["versions"]["spacy"]
    assert done.exit_status == 0


def test_no_articles_give_empty_tables(tmp_path: Path) -> None:
    assert run(tmp_path, []).counts["articles"] == 0
    assert (tmp_path / "facts.csv").read_text().startswith("article_id,event_id,role")


def test_an_unknown_engine_or_format(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no engine 'spark'"):
        run(tmp_path, engine="spark")
    with pytest.raises(OutputError, match="no output format 'xls'"):
        run(tmp_path, to="xls")

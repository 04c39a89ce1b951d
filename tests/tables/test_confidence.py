"""How sure a fact is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from event_values import claim, event

from extractor.events.model import BACKGROUND
from extractor.tables.confidence import UNSEEN, Confidence, fallbacks, foretell, key, read_shares


def test_the_evidence_of_a_claim() -> None:
    once = claim("distance", "350", strength=3)
    e = replace(event(), claims=(once,))
    assert key(once, e, alone=True) == "distance/main/alone/3/once"
    assert key(once, replace(e, salience=BACKGROUND), alone=False) == "distance/other/among/3/once"
    assert key(once, replace(e, claims=(once, replace(once, start=9))), alone=True).endswith("/repeated")
    assert key(once, replace(e, claims=(once, claim("distance", "340"))), alone=True).endswith("/rivals")


def test_evidence_leans_on_its_shorter_forms() -> None:
    assert fallbacks("count/main/alone") == ["count", "count/main", "count/main/alone"]
    table = {"count": (1000, 900), "count/main": (2, 0)}
    assert foretell("count", {}) == UNSEEN
    assert 0.88 < foretell("count", table) < 0.9
    assert 0.7 < foretell("count/main", table) < foretell("count", table)
    assert foretell("count/other", table) == pytest.approx(foretell("count", table), abs=0.001)


def test_shares_are_read_from_the_table_of_a_pipeline(tmp_path: Path) -> None:
    path = tmp_path / "confidence.csv"
    assert read_shares(path) == {}
    path.write_text("evidence,facts,right\ncount,10,9\n", encoding="utf-8")
    assert read_shares(path) == {"count": (10, 9)}


def test_two_decimals() -> None:
    c = claim("count", "2")
    confidence = Confidence({"count": (30, 29)}).of_claim(c, replace(event(), claims=(c,)), alone=True)
    assert confidence == round(confidence, 2) > 0.8

"""What only saves time changes no table: the gate before spaCy, and caches."""

from __future__ import annotations

import functools
import gc
import json

import pytest
from runs import HERE

import extractor
from extractor.annotate.gate import Gate
from extractor.read.article import Article
from extractor.tables.columns import TABLES, Row

SAMPLE = 3  # one article in so many


def corpus(name: str) -> list[Article]:
    lines = (HERE / "corpus" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[::SAMPLE]
    return [Article(r["id"], r["text"], published=r.get("published") or "") for r in map(json.loads, lines)]


def rows(articles: list[Article]) -> dict[str, list[Row]]:
    parts = list(extractor.load("missile_launch").rows(articles))
    return {t: [row for part in parts for row in part.table(t)] for t in TABLES}


@pytest.mark.parametrize("name", ["quiet", "world"])
def test_without_the_gate(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = corpus(name)
    expected = rows(articles)
    monkeypatch.setattr(Gate, "may_hold_event", lambda self, text: True)
    assert rows(articles) == expected


def test_without_caches() -> None:
    articles = corpus("korea")
    expected = rows(articles)
    caches = [f for f in gc.get_objects() if isinstance(f, functools._lru_cache_wrapper) and f.__module__.startswith("extractor.") and f.__name__ != "load"]
    assert caches
    found: dict[str, list[Row]] = {t: [] for t in TABLES}
    for article in articles:
        for cache in caches:
            cache.cache_clear()
        for t, part in rows([article]).items():
            found[t] += part
    assert found == expected

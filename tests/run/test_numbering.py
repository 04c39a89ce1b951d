"""Ids and copies over the whole input."""

from __future__ import annotations

from pathlib import Path

from fakes import articles
from runs import run

from extractor.read.article import Article
from extractor.read.unique_ids import UniqueIds


def test_copies_and_ids(tmp_path: Path) -> None:
    class First:
        def first_of(self, article: Article) -> str:
            return "a0" if article.id == "a0~2" else ""

    items = articles(3)
    run(tmp_path, [*items, items[0]], finder=First())
    last = (tmp_path / "articles.csv").read_bytes().decode().strip().split("\r\n")[-1]
    assert last.startswith("a0~2,") and ",a0," in last


def test_ids_are_unique() -> None:
    ids = UniqueIds()
    assert [ids.of(x) for x in ("a", "a", "a~2", "b", "a")] == ["a", "a~2", "a~2~2", "b", "a~3"]


def test_ids_are_unique_past_the_first_table() -> None:
    ids = UniqueIds()
    assert all(ids.of(str(i)) == str(i) for i in range(20_000))
    assert ids.of("19999") == "19999~2"

"""Cutting into chunks, and the lines of the journal."""

from __future__ import annotations

from pathlib import Path

from runs import run, tables

from extractor.read.article import Article
from extractor.run.chunks import Item, Line, cut


def test_chunks_do_not_change_the_tables(tmp_path: Path, whole: dict[str, bytes]) -> None:
    run(tmp_path, chunk_articles=7)
    assert tables(tmp_path) == whole


def test_chunks_end_at_a_huge_article() -> None:
    items = [Item(i, Article(str(i), "x" * size)) for i, size in enumerate([1, 1, 100, 1])]
    assert [len(c.items) for c in cut(items, articles=10, chars=50)] == [3, 1]


def test_lines_survive_their_encoding() -> None:
    line = Line(3, "0a", {"articles": [["a", "x\u2028y\n", 1, None, 0.1]], "events": [], "facts": [], "reactions": []})
    assert Line.decode(line.encode()) == line

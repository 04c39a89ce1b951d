"""Articles are counted where that is cheap."""

from __future__ import annotations

from pathlib import Path

from article_files import GOOD_LINE

from extractor.read.count import count_articles


def test_articles_are_counted_where_that_is_cheap(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A missile flew.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(f"{GOOD_LINE}\n{GOOD_LINE}\n", encoding="utf-8")
    assert count_articles([str(tmp_path)]) == 3
    (tmp_path / "c.csv").write_text("id,text\n1,x\n", encoding="utf-8")
    assert count_articles([str(tmp_path)]) is None and count_articles(["-"]) is None

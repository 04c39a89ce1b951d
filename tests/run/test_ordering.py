"""Order, ids and copies over all articles of a run: the same in whatever order they are read."""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from pathlib import Path

from fakes import articles
from runs import run, tables

from extractor.read.article import Article
from extractor.run.ordering import place
from extractor.run.shards import merge

LONG = "The harbour of Kobe was closed for a day after a launch, said the mayor, who had asked for boats to be moved to the east of the bay."


def rows(out: Path, table: str = "articles") -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_rows_stand_by_day_and_source_the_undated_last(tmp_path: Path) -> None:
    days = {"b.jsonl:10": "2026-01-02", "b.jsonl:9": "2026-01-02", "a.txt": "", "c.txt": "2026-01-01"}
    run(tmp_path, [Article(f"a{n}", f"A launch of {n}.", source=source, published=day) for n, (source, day) in enumerate(days.items())])
    assert [r["source"] for r in rows(tmp_path)] == ["c.txt", "b.jsonl:9", "b.jsonl:10", "a.txt"]
    assert [r["article_id"] for r in rows(tmp_path, "facts")] == ["a3", "a1", "a0", "a2"]


def test_the_order_of_reading_changes_nothing(tmp_path: Path) -> None:
    items = [replace(a, published=f"2026-01-{1 + i % 28:02d}", id=f"a{i % 50}") for i, a in enumerate(articles())]
    run(tmp_path / "one", items)
    run(tmp_path / "other", random.Random(3).sample(items, len(items)))
    assert tables(tmp_path / "one") == tables(tmp_path / "other")
    for i in (1, 2):
        run(tmp_path / f"part{i}", items, shard=(i, 2))
    merge([tmp_path / "part1", tmp_path / "part2"], tmp_path / "merged")
    assert tables(tmp_path / "merged") == tables(tmp_path / "one")


def test_the_first_of_an_id_keeps_it_and_all_rows_of_the_others_follow(tmp_path: Path) -> None:
    early, late = (Article("x", f"A launch on {day}.", source=f"{day}.txt", published=day) for day in ("2026-01-01", "2026-01-02"))
    run(tmp_path, [late, early])
    assert [(r["article_id"], r["published"]) for r in rows(tmp_path)] == [("x", "2026-01-01"), ("x~2", "2026-01-02")]
    facts = rows(tmp_path, "facts")
    assert [f["article_id"] for f in facts] == ["x", "x~2"] and facts[0]["fact_id"] != facts[1]["fact_id"]
    assert [r["article_id"] for r in rows(tmp_path, "reactions")] == ["x", "x~2"]


def test_a_copy_names_what_was_published_first(tmp_path: Path) -> None:
    wire, copy, other = (
        Article(name, text, source=name, published=day)
        for name, text, day in (("wire", LONG, "2026-01-01"), ("copy", f"UPDATE - {LONG}", "2026-01-02"), ("other", "A flower show.", "2026-01-03"))
    )
    run(tmp_path, [other, copy, wire])
    assert [(r["article_id"], r["duplicate_of"]) for r in rows(tmp_path)] == [("wire", ""), ("copy", "wire"), ("other", "")]


def test_places() -> None:
    assert place("", "b", "", "") > place("2026-01-01", "c", "", "") > place("2026-01-01", "a10", "", "") > place("2026-01-01", "a9", "", "")

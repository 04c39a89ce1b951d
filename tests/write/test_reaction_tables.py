"""Who reacted first to which incident, and the pivot of it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.tables.columns import columns
from extractor.write.export import export

PIPELINE = Pipeline("missile_launch", find_folder("missile_launch"))
INCIDENTS = [
    {"incident_id": "i1", "launcher": "PRK", "date": "2024-01-09", "launch_site": "Sunan", "projectile_class": "SRBM", "n_main": "2"},
    {"incident_id": "i2", "launcher": "IRN", "date": "2024-01-20", "n_main": "1"},
    {"incident_id": "i3", "launcher": "PRK", "date": "2017-11-29", "n_main": "0"},
]
EVENTS = [
    {"article_id": "a", "event_id": "e1", "incident_id": "i1"},
    {"article_id": "b", "event_id": "e1", "incident_id": "i1"},
    {"article_id": "b", "event_id": "e2", "incident_id": ""},  # a plan
    {"article_id": "c", "event_id": "e1", "incident_id": "i2"},
]


def reaction(article: str, government: str, kind: str, published: str, start: int = 0, event: str = "e1", **more: str) -> dict[str, str]:
    told = {"article_id": article, "event_id": event, "government": government, "reaction": kind, "published": published, "start": str(start)}
    return told | {"text": f"{kind}s it", "publisher": f"Daily {article}"} | more


REACTIONS = [
    reaction("b", "JPN", "sanction", "2024-01-12", 90),
    reaction("b", "JPN", "protest", "2024-01-12", 50, date="2024-01-09", hours_after="2"),
    reaction("b", "USA", "warn", "2024-01-12", 10, date="2024-01-11", days_after="2"),
    reaction("b", "KOR", "warn", "2024-01-12", 10, event="e2"),
    reaction("a", "JPN", "condemn", "2024-01-10", 40),
    reaction("a", "USA", "warn", "2024-01-12", 80),
]


def made(folder: Path, to: str) -> list[dict[str, str]]:
    for table, rows in (("incidents", INCIDENTS), ("events", EVENTS), ("reactions", REACTIONS), ("articles", [])):
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns(table, PIPELINE.codebook), restval="")
            writer.writeheader()
            writer.writerows(rows)
    written = io.StringIO(newline="")
    export(folder, to, PIPELINE, written)
    return list(csv.DictReader(io.StringIO(written.getvalue(), newline="")))


def test_the_first_of_each_government(tmp_path: Path) -> None:
    """Tokyo's protest is told to be of the day of the launch, in an article that came out later than the one with its condemnation."""
    rows = made(tmp_path, "reactions")
    assert [(r["incident_id"], r["government"]) for r in rows] == [("i1", "JPN"), ("i1", "USA")]
    first = rows[0]
    assert (first["first_reaction"], first["first_text"], first["first_article_id"], first["first_publisher"]) == ("protest", "protests it", "b", "Daily b")
    assert (first["first_date"], first["first_hours_after"], first["first_published"]) == ("2024-01-09", "2", "2024-01-12")
    assert (first["kinds"], first["n_articles"], first["launcher"], first["launch_site"]) == ("protest;condemn;sanction", "2", "PRK", "Sunan")
    assert (rows[1]["kinds"], rows[1]["first_date"], rows[1]["first_days_after"]) == ("warn", "2024-01-11", "2")


def test_a_day_that_is_not_told_is_not_made_up(tmp_path: Path) -> None:
    REACTIONS.append(reaction("c", "RUS", "support", "2024-01-21"))
    try:
        found = made(tmp_path, "reactions")[-1]
    finally:
        REACTIONS.pop()
    assert (found["incident_id"], found["government"], found["first_date"], found["first_published"]) == ("i2", "RUS", "", "2024-01-21")


def test_the_matrix(tmp_path: Path) -> None:
    """What is only told by the way and was not reacted to is not in it; a plan is no incident."""
    rows = made(tmp_path, "reactions-matrix")
    assert list(rows[0]) == ["incident_id", "launcher", "date", "launch_site", "projectile_class", "JPN", "USA"]
    assert [(r["incident_id"], r["JPN"], r["USA"]) for r in rows] == [("i1", "protest;condemn;sanction", "warn"), ("i2", "", "")]

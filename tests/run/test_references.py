"""In the databases, rows refer to rows that are there, however the run came about; others are refused."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import articles
from runs import interrupted, run

from extractor.run.shards import merge
from extractor.run.sharing import share
from extractor.tables.columns import ALL_TABLES

ITEMS = articles(24)
LINKS = {("events", "articles"), ("events", "incidents"), ("facts", "events"), ("reactions", "events")}


def plain(folder: Path, to: str) -> Path:
    run(folder / "out", ITEMS, to=to)
    return folder / "out"


def updated(folder: Path, to: str) -> Path:
    run(folder / "out", ITEMS[:9], to=to)
    run(folder / "out", ITEMS, to=to, update=True)
    return folder / "out"


def resumed(folder: Path, to: str) -> Path:
    interrupted(folder / "out", ITEMS, to=to)
    assert run(folder / "out", ITEMS, to=to).resumed
    return folder / "out"


def joined(folder: Path, to: str) -> Path:
    run(folder / "a", ITEMS[:9], to=to)
    run(folder / "b", ITEMS[9:], to=to)
    merge([folder / "a", folder / "b"], folder / "out")
    return folder / "out"


def merged(folder: Path, to: str) -> Path:
    for i in (1, 2):
        run(folder / str(i), ITEMS, to=to, shard=(i, 2))
    merge([folder / "1", folder / "2"], folder / "out")
    return folder / "out"


def shared(folder: Path, to: str) -> Path:
    share(plain(folder, to), folder / "shared")
    return folder / "shared"


WAYS = [plain, updated, resumed, joined, merged, shared]


@pytest.mark.parametrize("way", WAYS)
def test_sqlite(tmp_path: Path, way: Callable[[Path, str], Path]) -> None:
    with sqlite3.connect(way(tmp_path, "sqlite") / "tables.sqlite") as db:
        assert {(t, row[2]) for t in ALL_TABLES for row in db.execute(f"PRAGMA foreign_key_list({t})")} == LINKS
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(*) FROM events JOIN incidents USING (incident_id)").fetchone() == (8,)
        db.execute("PRAGMA foreign_keys = ON")
        for change in ("incident_id = 'i000000000000'", "article_id = 'none'"):
            with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
                db.execute(f"UPDATE events SET {change} WHERE rowid = 1")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            db.execute("DELETE FROM incidents WHERE rowid = 1")
        db.execute("UPDATE events SET incident_id = NULL WHERE rowid = 1")  # as of a planned one


@pytest.mark.parametrize("way", WAYS)
def test_duckdb(tmp_path: Path, way: Callable[[Path, str], Path]) -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(str(way(tmp_path, "duckdb") / "tables.duckdb")) as db:
        assert db.execute("SELECT count(*) FROM events JOIN incidents USING (incident_id)").fetchone() == (8,)
        with pytest.raises(duckdb.ConstraintException, match="foreign key"):
            db.execute("UPDATE events SET incident_id = 'i000000000000'")
        with pytest.raises(duckdb.ConstraintException, match="foreign key"):
            db.execute("DELETE FROM incidents")


def test_the_descriptor_names_them(tmp_path: Path) -> None:
    resources = json.loads((plain(tmp_path, "csv") / "datapackage.json").read_text())["resources"]
    links = {(r["name"], link["reference"]["resource"]) for r in resources for link in r["schema"].get("foreignKeys", ())}
    assert links == LINKS

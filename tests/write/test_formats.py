"""Every output format holds the same rows; datapackage.json describes them."""

from __future__ import annotations

import csv
import importlib.util
import json
import sqlite3
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from fakes import Fake, articles

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.errors import OutputError, StoredError
from extractor.evaluate.scoring import evaluate
from extractor.extraction import load
from extractor.read.article import Article
from extractor.run.batch import run_batch
from extractor.run.settings import RunSettings
from extractor.tables.columns import ALL_TABLES, columns
from extractor.tables.schema import Column, schema
from extractor.write import databases
from extractor.write import formats as writers
from extractor.write.datapackage import describe
from extractor.write.export import export
from extractor.write.formats import WRITERS, find_format
from extractor.write.read_back import read_stored
from extractor.write.text import write_jsonl

CODEBOOK = load("missile_launch").codebook


def write(out: Path, to: str) -> Path:
    run_batch(articles(12), out, RunSettings(to=to), loader=Fake)
    return out


def test_csv_is_rfc_4180(tmp_path: Path) -> None:
    raw = (write(tmp_path, "csv") / "facts.csv").read_bytes()
    assert raw.startswith(b"article_id,event_id,role,attribute,value")
    assert raw.count(b"\r\n") == 1 + 4 + 4  # header, rows, and the line break within each sentence
    with (tmp_path / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["sentence"] == 'Article 0 tells of a "launch", =1+1, in Übersee.\r\nSecond line.'
    assert rows[0]["value_min"] == "350.5"
    assert rows[0]["value_max"] == ""


def test_jsonl_is_typed(tmp_path: Path) -> None:
    write(tmp_path, "jsonl")
    rows = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    assert list(rows[0]) == columns("events", CODEBOOK)
    assert (rows[0]["count"], rows[0]["distance_km"], rows[0]["altitude_km"], rows[0]["outcome"]) == (2, 350.5, None, None)
    assert len(rows) == 4


def test_jsonl_of_rows() -> None:
    file = StringIO()
    write_jsonl(file, [{"a": "", "b": "3"}], [Column("a"), Column("b", "integer")])
    assert file.getvalue() == '{"a": null, "b": 3}\n'


def test_sqlite(tmp_path: Path) -> None:
    write(tmp_path, "sqlite")
    with sqlite3.connect(tmp_path / "tables.sqlite") as db:
        joined = db.execute("SELECT e.count, e.distance_km, e.altitude_km, typeof(f.start) FROM events e JOIN facts f USING (article_id, event_id)").fetchall()
        assert joined == [(2, 350.5, None, "integer")] * 4
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (12,)
        assert db.execute("SELECT article_id, published, source FROM main_events").fetchall()[0] == ("a0", "2026-01-28", "in.jsonl:1")
        assert db.execute("SELECT attribute, value, sentence FROM claims WHERE article_id = 'a3'").fetchall()[0][:2] == ("distance", "350.5")
        found = db.execute("SELECT article_id, event_id FROM sentences WHERE sentences MATCH 'übersee AND launch' ORDER BY rank").fetchall()
        assert sorted(found) == [("a0", "e1"), ("a3", "e1"), ("a6", "e1"), ("a9", "e1")]
        assert db.execute("SELECT count(*) FROM sentences WHERE sentences MATCH 'flower'").fetchone() == (0,)


def test_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write(tmp_path, "parquet")
    table = parquet.read_table(tmp_path / "events.parquet")
    assert table.column_names == columns("events", CODEBOOK)
    assert [str(table.schema.field(n).type) for n in ("article_id", "count", "distance_km", "published", "date")] == [
        "string",
        "int64",
        "double",
        "date32[day]",
        "string",  # it may be a month
    ]
    assert table.to_pylist()[0]["distance_km"] == 350.5
    assert table.to_pylist()[0]["altitude_km"] is None


def test_duckdb(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    write(tmp_path, "duckdb")
    with duckdb.connect(str(tmp_path / "tables.duckdb"), read_only=True) as db:
        assert db.execute("SELECT count, distance_km, altitude_km FROM events").fetchall() == [(2, 350.5, None)] * 4
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (12,)
        assert db.execute("SELECT max(published), typeof(max(published)) FROM main_events").fetchone() == (date(2026, 1, 28), "DATE")
        assert db.execute("SELECT count(*) FROM claims").fetchone() == (4,)
        keys = db.execute("SELECT table_name, constraint_type FROM duckdb_constraints() WHERE constraint_type != 'NOT NULL'").fetchall()
        assert {("events", "PRIMARY KEY"), ("facts", "FOREIGN KEY"), ("reactions", "FOREIGN KEY")} <= set(keys)


def test_rows_of_a_database_follow_those_they_refer_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.setattr(databases, "GROUP", 3)
    write(tmp_path, "duckdb")
    with duckdb.connect(str(tmp_path / "tables.duckdb"), read_only=True) as db:
        assert [db.execute(f"SELECT count(*) FROM {t}").fetchone() for t in ALL_TABLES[:4]] == [(12,), (4,), (4,), (4,)]


def test_a_cell_for_excel_is_no_longer_than_excel_s(tmp_path: Path) -> None:
    run_batch([Article("a", f"A launch. {'x' * 40_000}", source="a.txt")], tmp_path, RunSettings(to="csv-excel"), loader=Fake)
    assert [len(r["text"]) for r in read_stored(tmp_path, "articles")] == [32_767]


@pytest.mark.parametrize("to", list(WRITERS))
def test_every_format_is_evaluated_exported_and_shown(tmp_path: Path, to: str) -> None:
    if WRITERS[to].needs:
        pytest.importorskip(WRITERS[to].needs)
    out, pipeline = write(tmp_path / to, to), Pipeline("missile_launch", find_folder("missile_launch"))
    gold = tmp_path / "gold.jsonl"
    event = {"role": "main", "count": 2, "distance": [{"km": [350.5, 350.5]}]}
    gold.write_text(json.dumps({"id": "a0", "published": "2026-01-28", "events": [event], "reactions": [{"government": "JPN", "types": ["condemn"]}]}))
    report = evaluate(gold, out, pipeline)
    assert (report.slots["count"].f1, report.slots["distance"].f1, report.slots["reaction"].f1) == (1, 1, 1)
    for name, told in (("cns", "350.5 km"), ("plover", "ACCUSE")):
        file = StringIO()
        export(out, name, pipeline, file)
        assert told in file.getvalue()


@pytest.mark.parametrize("to", ["jsonl", "sqlite", "parquet"])
def test_the_same_rows_give_the_same_bytes(tmp_path: Path, to: str) -> None:
    form = WRITERS[to]
    if form.needs:
        pytest.importorskip(form.needs)
    a, b = write(tmp_path / "a", to), tmp_path / "b"
    run_batch(articles(12), b, RunSettings(to=to, chunk_articles=5), loader=Fake)
    assert all((a / name).read_bytes() == (b / name).read_bytes() for name in form.files())


@pytest.mark.parametrize("to", list(WRITERS))
def test_every_format_is_read_back_alike(tmp_path: Path, to: str) -> None:
    if WRITERS[to].needs:
        pytest.importorskip(WRITERS[to].needs)
    expected, out = write(tmp_path / "csv", "csv"), write(tmp_path / "other", to)
    for table in ALL_TABLES:
        assert read_stored(out, table) == read_stored(expected, table)


def test_csv_for_excel_has_a_mark_and_is_described_as_such(tmp_path: Path) -> None:
    write(tmp_path, "csv-excel")
    assert (tmp_path / "facts.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle_id,")
    resource = describe(CODEBOOK, "csv-excel")["resources"][0]
    assert (resource["path"], resource["encoding"]) == ("articles.csv", "utf-8-sig")


def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    for to, form in WRITERS.items():
        (tmp_path / form.path("facts")).write_bytes(b"\x00\xff{" * 9)
        with pytest.raises(StoredError, match="facts is damaged"):
            read_stored(tmp_path, "facts")
        (tmp_path / form.path("facts")).unlink()
        assert to


@pytest.mark.parametrize("to", list(WRITERS))
def test_empty_tables(tmp_path: Path, to: str) -> None:
    if WRITERS[to].needs:
        pytest.importorskip(WRITERS[to].needs)
    run_batch([], tmp_path, RunSettings(to=to), loader=Fake)
    assert all((tmp_path / name).exists() for name in WRITERS[to].files())


def test_groups_are_written_as_they_fill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.write.databases.GROUP", 5)
    write(tmp_path, "sqlite")
    with sqlite3.connect(tmp_path / "tables.sqlite") as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (12,)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writers.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(OutputError, match=r"needs the package duckdb: pip install 'news-fact-extractor\[duckdb\]'"):
        find_format("duckdb")
    find_format("sqlite")


def test_every_column_is_described() -> None:
    for table in ALL_TABLES:
        found = schema(table, CODEBOOK)
        assert [c.name for c in found] == columns(table, CODEBOOK)
        assert all(c.meaning for c in found), [c.name for c in found if not c.meaning]


def test_the_descriptor_has_vocabularies_and_keys() -> None:
    articles_, events, facts, reactions, _ = describe(CODEBOOK)["resources"]
    fields = {f["name"]: f for f in events["schema"]["fields"]}
    assert "ICBM" in fields["projectile_class"]["constraints"]["enum"]
    assert fields["latitude"]["constraints"] == {"minimum": -90, "maximum": 90}
    assert fields["distance_km"]["type"] == "number"
    assert events["schema"]["primaryKey"] == ["article_id", "event_id"]
    assert facts["schema"]["foreignKeys"][0]["reference"] == {"resource": "events", "fields": ["article_id", "event_id"]}
    assert reactions["schema"]["foreignKeys"]
    assert articles_["schema"]["fields"][0]["constraints"] == {"required": True}


@pytest.mark.skipif(importlib.util.find_spec("frictionless") is None, reason="frictionless is not installed")
def test_frictionless_validates_the_output(tmp_path: Path) -> None:
    from frictionless import Package

    records = (Path(__file__).parent.parent / "corpus" / "world.jsonl").read_text(encoding="utf-8").splitlines()[:20]
    items = [article_of(json.loads(line)) for line in records]
    run_batch(items, tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "rowNumber", "fieldName", "note"])
    assert [t.stats["rows"] > 0 for t in report.tasks] == [True] * 5


def article_of(record: dict[str, str]) -> Article:
    return Article(record["id"], record["text"], published=record["published"])

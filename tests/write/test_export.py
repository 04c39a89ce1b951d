"""Other people's tables: the CNS/NTI columns and PLOVER events."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.domain.tables import read_table
from extractor.errors import ExportError, StoredError
from extractor.tables.columns import ALL_TABLES, columns
from extractor.tables.incident_records import Recorder
from extractor.tables.incident_store import with_incidents
from extractor.write.declared_columns import CELLS
from extractor.write.export import declared_exports, export, names
from extractor.write.local_time import to_utc, zone_of
from extractor.write.plover import COLUMNS as PLOVER_COLUMNS

PIPELINE = Pipeline("missile_launch", find_folder("missile_launch"))
DECLARED = declared_exports(PIPELINE)
EVENT = {
    "article_id": "a",
    "event_id": "e1",
    "role": "main",
    "launcher": "PRK",
    "date": "2017-07-04",
    "time": "09:40",
    "launch_site": "Panghyon",
    "latitude": "39.9",
    "longitude": "125.2",
    "projectile": "Hwasong-14",
    "projectile_class": "ICBM",
    "count": "1",
    "count_qualifier": "exact",
    "distance_km": "933",
    "altitude_km": "2802",
    "landing_area": "Sea of Japan",
    "outcome": "success",
}
ARTICLE = {"article_id": "a", "source": "a.txt", "title": "Launch", "published": "2017-07-05", "publisher": "Wire", "url": "https://example.org/a"}
FACT = {"article_id": "a", "event_id": "e1", "role": "main", "unit": "km"}


def of(article: dict[str, Any], table: str, tables: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The rows of an article in a table."""
    rows = [r for r in tables.get(table, []) if r["article_id"] == article["article_id"]]
    return [{"value_min": None, "value_max": None, "asserted_by": ""} | r for r in rows]


def made(tmp_path: Path, to: str, **tables: list[dict[str, Any]]) -> list[dict[str, str]]:
    records = [
        r
        for a in tables.get("articles", [])
        for r in Recorder(PIPELINE.codebook).records({"duplicate_of": ""} | a, of(a, "events", tables), of(a, "facts", tables))
    ]
    events, incidents = with_incidents(tables.get("events", []), records, PIPELINE.codebook)
    tables |= {"events": events, "incidents": incidents}
    for table in ALL_TABLES:
        with (tmp_path / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns(table, PIPELINE.codebook), restval="", extrasaction="ignore")
            writer.writeheader()
            writer.writerows(tables.get(table, []))
    file = io.StringIO(newline="")
    export(tmp_path, to, PIPELINE, file)
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def test_cns_row(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(json.dumps({"finished": "2026-01-28T10:00:00+00:00"}), encoding="utf-8")
    facts = [FACT | {"attribute": "distance", "value": v, "asserted_by": by} for v, by in (("933", "PRK"), ("930", "KOR"))]
    (row,) = made(tmp_path, "cns", articles=[ARTICLE], events=[EVENT], facts=facts)
    assert list(row) == list(DECLARED["cns"]["columns"])
    assert row["F1"] == "1"
    assert row["Launch Time (UTC)"] == "2017-07-04 01:10"  # Pyongyang was at UTC+08:30 then
    assert (row["Missile Type"], row["Apogee"], row["Distance Travelled"], row["Test Outcome"]) == ("ICBM", "2802 km", "933 km", "Success")
    assert row["Facility Location"] == "PRK"
    assert row["Confirmation Status"] == "Confirmed"
    assert row["Additional Information"] == "distance: PRK 933 km, KOR 930 km"
    assert row["Source(s)"] == "Wire; https://example.org/a; 2017-07-05"
    assert row["Date Entered/Updated"] == "2026-01-28"


@pytest.mark.parametrize(
    ("count", "qualifier", "rows", "note"),
    [
        ("3", "exact", 3, ""),
        ("3", "at_least", 1, "number: at least 3"),
        ("", "multiple", 1, "number not told"),
        ("", "", 1, "number not told"),
        ("500", "about", 1, "number: about 500"),
        ("500", "exact", 1, "number: 500"),
    ],
)
def test_one_row_per_projectile(count: str, qualifier: str, rows: int, note: str, tmp_path: Path) -> None:
    found = made(tmp_path, "cns", articles=[ARTICLE], events=[EVENT | {"count": count, "count_qualifier": qualifier}])
    assert [r["F1"] for r in found] == [str(i) for i in range(1, rows + 1)]
    assert found[0]["Additional Information"] == note


@pytest.mark.parametrize(
    ("claims", "rows", "note"),
    [
        ([("distance", "350"), ("projectile_class", "SRBM")], 2, ""),
        ([("projectile_class", "projectile"), ("projectile_class", "SRBM")], 2, ""),
        ([("distance", "350"), ("distance", "340")], 1, "number: 2"),
        ([("launch_site", "Sunan"), ("launch_site", "Koksan")], 1, "number: 2"),
        ([("projectile_class", "cruise"), ("projectile_class", "SRBM")], 1, "number: 2"),
        ([("range", "1300"), ("range", "1000")], 2, ""),  # of the weapon, not of the launch
    ],
)
def test_a_row_each_only_where_all_are_alike(claims: list[tuple[str, str]], rows: int, note: str, tmp_path: Path) -> None:
    facts = [FACT | {"attribute": attribute, "value": value} for attribute, value in claims]
    found = made(tmp_path, "cns", articles=[ARTICLE], events=[EVENT | {"count": "2"}], facts=facts)
    assert len(found) == rows and found[0]["Additional Information"].partition(";")[0] == note


def test_one_row_where_two_articles_tell_of_one_launch(tmp_path: Path) -> None:
    other = EVENT | {"article_id": "b", "launch_site": "", "latitude": "", "longitude": "", "time": "", "outcome": "", "projectile_class": "ballistic"}
    (row,) = made(tmp_path, "cns", articles=[ARTICLE, ARTICLE | {"article_id": "b", "publisher": "Courier"}], events=[other, EVENT])
    assert (row["Facility Name"], row["Missile Type"]) == ("Panghyon", "ICBM")
    assert row["Source(s)"] == "Courier; https://example.org/a; 2017-07-05 | Wire; https://example.org/a; 2017-07-05"


@pytest.mark.parametrize(("told", "shown"), [("1126.5408", "1127 km"), ("1001.2", "1001.2 km"), ("933", "933 km"), ("4.8280", "4.8 km")])
def test_figures_are_rounded_as_told(told: str, shown: str, tmp_path: Path) -> None:
    (row,) = made(tmp_path, "cns", articles=[ARTICLE], events=[EVENT | {"distance_km": told}])
    assert row["Distance Travelled"] == shown


def test_only_main_events(tmp_path: Path) -> None:
    assert made(tmp_path, "cns", articles=[ARTICLE], events=[EVENT | {"role": "background"}, EVENT | {"role": "planned"}]) == []


def test_plover_row(tmp_path: Path) -> None:
    reaction = {
        "article_id": "a",
        "event_id": "e1",
        "government": "JPN",
        "actor": "Tokyo",
        "reaction": "condemn",
        "plover": "ACCUSE",
        "sentence": "Tokyo condemned it.",
    }
    (row,) = made(tmp_path, "plover", articles=[ARTICLE], events=[EVENT], reactions=[reaction])
    assert tuple(row) == PLOVER_COLUMNS
    assert (row["Event ID"], row["Event Type"], row["Quad Code"], row["Actor Country"], row["Recipient Country"]) == ("a-r1", "ACCUSE", "V-Conf", "JPN", "PRK")


def test_every_plover_code_of_the_codebook_has_a_quad() -> None:
    assert {r["plover"] for r in PIPELINE.codebook.reactions.values()} <= set(DECLARED["plover"]["quads"])


@pytest.mark.parametrize(
    ("day", "time", "country", "longitude", "utc"),
    [
        ("2015-08-14", "12:00", "PRK", "125", "2015-08-14 03:00"),
        ("2015-08-15", "12:00", "PRK", "125", "2015-08-15 03:30"),
        ("2018-05-04", "12:00", "PRK", "125", "2018-05-04 03:30"),
        ("2018-05-05", "12:00", "PRK", "125", "2018-05-05 03:00"),
        ("2022-03-24", "02:00", "PRK", "", "2022-03-23 17:00"),
        ("2024-02-01", "23:30", "USA", "-120.6", "2024-02-02 07:30"),
        ("2024-07-01", "12:00", "USA", "-80.6", "2024-07-01 16:00"),
        ("2024-07-01", "12:00", "RUS", "40.6", "2024-07-01 09:00"),
        ("2024-07-01", "12:00", "RUS", "128.3", "2024-07-01 03:00"),
        ("2024-07-01", "12:00", "IND", "86.9", "2024-07-01 06:30"),
    ],
)
def test_utc(day: str, time: str, country: str, longitude: str, utc: str) -> None:
    assert to_utc(day, time, zone_of(DECLARED["zones"], country, longitude)) == utc


@pytest.mark.parametrize(("day", "time", "zone"), [("2022-03", "02:00", "Asia/Seoul"), ("2022-03-24", "", "Asia/Seoul"), ("2022-03-24", "02:00", "")])
def test_no_utc_without_all_parts(day: str, time: str, zone: str) -> None:
    assert to_utc(day, time, zone) == ""


def test_a_country_of_several_zones_needs_a_longitude() -> None:
    assert zone_of(DECLARED["zones"], "RUS", "") == ""
    assert zone_of(DECLARED["zones"], "houthi", "44") == ""


def test_every_zone_exists_and_every_launch_site_has_one() -> None:
    names = {z for value in DECLARED["zones"].values() for z in ([value] if isinstance(value, str) else [zone for _, zone in value])}
    assert all(ZoneInfo(name) for name in names)
    sites = [r for r in read_table(PIPELINE.tables["sites"]) if len(r["country"]) == 3]
    assert [(r["name"], r["country"]) for r in sites if not zone_of(DECLARED["zones"], r["country"], r["longitude"])] == []


def test_every_declared_column_can_be_filled() -> None:
    for name in ("missile_launch", "nuclear_test"):
        pipeline = Pipeline(name, find_folder(name))
        events = columns("events", pipeline.codebook)
        for spec in (s for e in names(declared_exports(pipeline)) for s in declared_exports(pipeline)[e].get("columns", {}).values() if s):
            assert spec.get("from", "column") in CELLS
            assert spec.get("column", events[0]) in events


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoredError, match="holds no articles table"):
        export(tmp_path, "cns", PIPELINE, io.StringIO())
    other = Pipeline("other", tmp_path)
    with pytest.raises(ExportError, match="other"):
        export(tmp_path, "cns", other, io.StringIO())

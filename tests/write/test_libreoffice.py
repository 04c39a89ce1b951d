"""What LibreOffice makes of the tables, as samples/README.md says it: of cells of a CSV times and numbers of its own, of the spreadsheet nothing."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.tables.columns import columns
from extractor.write.formats import WRITERS

openpyxl = pytest.importorskip("openpyxl")
OFFICE = shutil.which("soffice")
CODEBOOK = Pipeline("missile_launch", find_folder("missile_launch")).codebook
CELLS = {"article_id": "1e5", "event_id": "e1", "role": "main", "date": "2017-11", "time": "14:34", "launch_site": "March 16", "title": "=1+1"}
DETECTING = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"  # comma, quotes, UTF-8, and "Detect special numbers"


def opened(folder: Path, to: str) -> Any:
    """A row of events, written in a format, opened and saved by LibreOffice: its cells by their column."""
    writer = WRITERS[to].open(folder, CODEBOOK)
    writer.write("events", [[CELLS.get(name, "") for name in columns("events", CODEBOOK)]])
    writer.close()
    options = [] if to == "xlsx" else [DETECTING]
    command = [str(OFFICE), f"-env:UserInstallation={(folder / 'user').as_uri()}", "--headless", *options, "--convert-to", "xlsx", "--outdir", "saved"]
    subprocess.run([*command, WRITERS[to].path("events")], cwd=folder, check=True, capture_output=True, timeout=240)
    book = openpyxl.load_workbook(next((folder / "saved").iterdir()))
    header, row = list(book["events"].iter_rows(max_row=2))
    return {name.value: cell for name, cell in zip(header, row, strict=True)}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_of_the_spreadsheet_every_cell_stays_as_it_is(tmp_path: Path) -> None:
    row = opened(tmp_path, "xlsx")
    assert {name: row[name].value for name in CELLS} == CELLS
    assert {row[name].data_type for name in CELLS} == {"s"}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("to", ["csv", "csv-excel"])
def test_of_csv_it_makes_times_and_numbers_but_no_formulas(tmp_path: Path, to: str) -> None:
    row = opened(tmp_path, to)
    assert (row["time"].data_type, row["article_id"].value) == ("d", 100_000)
    assert (row["date"].value, row["title"].value) == ("2017-11", "'=1+1")
    with (tmp_path / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["time"] == "14:34"


def test_the_page_says_so() -> None:
    said = " ".join((Path(__file__).parents[2] / "samples" / "README.md").read_text(encoding="utf-8").split())
    assert "`14:34`" in said and "`--excel` cannot prevent it; `--to xlsx` can" in said

"""The CNS columns of the samples, row by row against what the annotations say of the articles."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.evaluate.agreement import Agreement
from extractor.evaluate.gold import told
from extractor.evaluate.name_equality import EqualNames, pipeline_groups
from extractor.read.inputs import read_inputs
from extractor.run.batch import run_batch
from extractor.write.export import declared_exports, export

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
PIPELINE = Pipeline("missile_launch", find_folder("missile_launch"))
AGREEMENT = Agreement(PIPELINE, EqualNames(pipeline_groups(PIPELINE)))
COLUMNS = {"Date": "date", "Missile Name": "projectile", "Facility Name": "launch_site", "Landing Location": "landing_area"}
FIGURES = {"Apogee": "altitude", "Distance Travelled": "distance"}
# what is read wrong in the articles, and so stands in the rows: (article, column)
KNOWN = {
    ("02-broadcaster-prk-two-rounds", "row"),  # of three rounds two are read, the ICBM without its day
    ("05-broadcaster-prk-cruise", "Facility Name"),
    ("05-broadcaster-prk-cruise", "row"),  # "four missiles fired this week" and those of Wednesday stay two launches
    ("09-wire-irn-qaem-100-e3", "row"),  # the planned launch of the Simorgh is read as flown
    ("13-broadcaster-houthi-central-israel", "row"),  # who fired is not read
    ("14-broadcaster-usa-falcon9-polaris", "Facility Name"),  # the site of a planned launch
    ("08-defence-pak-fatah", "Distance Travelled"),
    ("15-html-jpn-h3-failure", "Apogee"),  # the orbit that was planned
}
Row = dict[str, str]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    out = tmp_path_factory.mktemp("samples")
    run_batch(read_inputs([str(SAMPLES / "articles")]), out)
    file = io.StringIO(newline="")
    export(out, "cns", PIPELINE, file)
    with (out / "articles.csv").open(encoding="utf-8", newline="") as articles:
        ids = {a["source"]: Path(a["source"]).stem if a["source"].endswith(".html") else a["article_id"] for a in csv.DictReader(articles)}
    found = list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))
    return [row | {"articles": " ".join(i for source, i in ids.items() if f" {source};" in row["Source(s)"])} for row in found]


def annotated() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each launch that is the news of a sample."""
    for line in (SAMPLES / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        name = Path(record["file"]).stem if record["file"].endswith(".html") else record["id"]
        yield from ((name, e) for e in record["events"] if e["role"] == "main")


def of_row(row: Row) -> tuple[str, dict[str, Any] | None]:
    """The article of a row, and the annotated launch that it is of."""
    articles = row["articles"].split()
    found = [(a, e) for a, e in annotated() if a in articles and row["Launch Agency/Authority"] == e["launcher"] and row["Date"] == e["date"]]
    return max(found, key=lambda ae: AGREEMENT.same("launch_site", row["Facility Name"], ae[1].get("launch_site", "")), default=(articles[0], None))


def wrong(row: Row) -> Iterator[tuple[str, str]]:
    """The cells of a row that the article does not say so."""
    article, event = of_row(row)
    if event is None:
        yield article, "row"
        return
    for column, slot in COLUMNS.items():
        if row[column] and event.get(slot) != "?" and not (told(event.get(slot)) and AGREEMENT.same(slot, row[column], event[slot])):
            yield article, column
    for column, slot in FIGURES.items():
        figure = float(row[column].removesuffix(" km") or 0)
        if figure and event.get(slot) != "?" and not any(AGREEMENT.same_figure(slot, (figure, figure), claim) for claim in event.get(slot, [])):
            yield article, column
    if row["Test Outcome"].casefold() not in ("unknown", event.get("outcome", "")):
        yield article, "Test Outcome"


def test_the_rows_say_what_the_articles_say(rows: list[Row]) -> None:
    assert {cell for row in rows for cell in wrong(row)} <= KNOWN


def test_a_launch_has_as_many_rows_as_projectiles_that_are_alike_or_one(rows: list[Row]) -> None:
    for article, event in annotated():
        of_event = [row for row in rows if of_row(row) == (article, event)]
        assert len(of_event) in (0, 1, event.get("count"))


def test_a_launch_that_two_articles_tell_of_is_one_row(rows: list[Row]) -> None:
    (row,) = [row for row in rows if row["Date"] == "2022-03-24"]
    assert row["articles"].split() == ["01-wire-prk-sunan-icbm", "19-daily-prk-sunan-icbm"]


def test_figures_are_rounded_as_told(rows: list[Row]) -> None:
    assert [row["Distance Travelled"] for row in rows if row["Missile Name"] == "Minuteman III"] == ["6759 km"]  # 4,200 miles
    assert declared_exports(PIPELINE)["cns"]["one_row_per"] == "count"

"""The samples give the tables expected of them, and score what they are known to score against their annotations.

After a change that is meant to change them: `python tests/test_samples.py --refresh`, and read the difference before it is committed.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.evaluate.incident_scores import PAIRS
from extractor.evaluate.scoring import evaluate
from extractor.read.inputs import read_inputs
from extractor.run.batch import run_batch
from extractor.run.settings import RunSettings
from extractor.tables.columns import ALL_TABLES

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
EXPECTED = SAMPLES / "expected"


def run(out: Path) -> None:
    run_batch(read_inputs([str(SAMPLES / "articles")]), out, RunSettings(overwrite=True))


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    for row in found:  # the folder differs from machine to machine
        if "source" in row:
            row["source"] = row["source"].replace("\\", "/").rpartition("samples/")[2]
    return found


def test_tables_are_the_expected_ones(tmp_path: Path) -> None:
    run(tmp_path)
    for table in ALL_TABLES:
        assert rows(tmp_path, table) == rows(EXPECTED, table), f"samples/expected/{table}.csv: see the head of {__file__}"


def test_samples_cover_what_they_promise() -> None:
    gold = [json.loads(line) for line in (SAMPLES / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    launchers = {e["launcher"] for g in gold for e in g["events"] if isinstance(e["launcher"], str)}
    assert len(gold) >= 15 and len(launchers) >= 8 and sum(not g["events"] for g in gold) >= 1


def test_expected_tables_agree_with_the_annotations() -> None:
    report = evaluate(SAMPLES / "gold.jsonl", EXPECTED, Pipeline("missile_launch", find_folder("missile_launch")))
    assert not report.missing
    assert (report.slots[PAIRS].tp, report.slots[PAIRS].fp, report.slots[PAIRS].fn) == (1, 0, 0)
    assert report.slots["THE FOUR"].f1 >= 0.8 and report.slots["ALL"].f1 >= 0.75


if __name__ == "__main__" and "--refresh" in sys.argv:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder))
        EXPECTED.mkdir(exist_ok=True)
        for name in ALL_TABLES:
            found = rows(Path(folder), name)
            with (EXPECTED / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(found[0]) if found else [])
                writer.writeheader()
                writer.writerows(found)

"""The folder of a finished run from rows that a test writes down."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.tables.columns import ALL_TABLES, columns
from extractor.tables.incident_records import Recorder
from extractor.tables.incident_store import with_incidents
from extractor.tables.row_ids import with_ids

PIPELINE = Pipeline("missile_launch", find_folder("missile_launch"))
Row = dict[str, Any]
EMPTY = {"value_min": None, "value_max": None, "asserted_by": "", "unit": "", "start": "0", "end": "1"}


def article(name: str, published: str = "2022-01-31", **more: str) -> Row:
    return {"article_id": name, "published": published, "status": "ok", "duplicate_of": "", "publisher": "Wire", "url": f"https://example.org/{name}"} | more


def event(of: str, event_id: str = "e1", role: str = "main", **cells: str) -> Row:
    return {"article_id": of, "event_id": event_id, "role": role} | cells


def fact(of: str, attribute: str, value: str, event_id: str = "e1", **more: str) -> Row:
    sentence = f"Its {attribute} was {value}."
    return EMPTY | {"article_id": of, "event_id": event_id, "attribute": attribute, "value": value, "confidence": "0.9", "sentence": sentence} | more


PLAN = {
    "versions": {"extractor": "0.1.0"},
    "pipeline": {"name": "missile_launch", "sha256": "p1"},
    "code": "c1",
    "inputs": [],
    "options": {},
    "to": "csv",
    "shard": None,
}


def write_run(folder: Path, articles: Iterable[Row], events: Iterable[Row], facts: Iterable[Row] = (), **plan: Any) -> Path:
    """Writes the five tables, the incidents found from the others, and a run.json."""
    rows = {"articles": list(articles), "events": list(events), "facts": list(facts), "reactions": []}
    recorder, book = Recorder(PIPELINE.codebook), PIPELINE.codebook
    records = [
        r for a in rows["articles"] for r in recorder.records(a, *([x for x in rows[t] if x["article_id"] == a["article_id"]] for t in ("events", "facts")))
    ]
    rows["events"], rows["incidents"] = with_incidents(rows["events"], records, book)
    rows["facts"] = [f for a in rows["articles"] for f in with_ids("facts", [f for f in rows["facts"] if f["article_id"] == a["article_id"]])]
    folder.mkdir(parents=True, exist_ok=True)
    for table in ALL_TABLES:
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns(table, book), restval="", extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows[table])
    stamp = {"plan": PLAN | plan, "started": "", "finished": "2026-11-27T12:00:00+00:00", "counts": {"articles": len(rows["articles"])}, "files": {}}
    (folder / "run.json").write_text(json.dumps(stamp), encoding="utf-8")
    return folder

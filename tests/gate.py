"""The accuracy gate: floors per slot on our own annotated passages, pinned with the corpus's hash.

    python tests/gate.py                  # scores against the floors, and what was gained and lost since they were written
    python tests/gate.py --write          # writes new floors and a new record; refuses to lower a floor
    python tests/gate.py --write --lower  # the explicit flag that lowers one

The corpus is `tests/corpus`: 100 annotated passages (`korea`, `world`) and 50 without a launch (`quiet`), written for this project.
A floor is the F1 that was measured when it was written, less `SLACK` for rounding.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import extractor
from extractor.evaluate.report import Error
from extractor.evaluate.scoring import evaluate
from extractor.extraction import Extractor
from extractor.read.article import Article
from extractor.tables.columns import TABLES, Row
from extractor.tables.schema import schema
from extractor.write.text import write_csv

CORPUS = Path(__file__).with_name("corpus")
FLOORS, RECORD = CORPUS / "floors.json", CORPUS / "record.json"
ANNOTATED, QUIET = ("korea", "world"), "quiet"
SLACK = 0.002


@dataclass(frozen=True)
class Measured:
    """F1 per slot and total, the share of right sources, false main events on quiet articles, and every error."""

    f1: dict[str, float]
    source_accuracy: float
    quiet_main_events: int
    errors: frozenset[str]

    def floors(self) -> dict[str, Any]:
        return {
            "sha256": corpus_hash(),
            "f1": {slot: round(value - SLACK, 3) for slot, value in self.f1.items()},
            "source_accuracy": round(self.source_accuracy - SLACK, 3),
            "quiet_main_events": self.quiet_main_events,
        }


def corpus_hash() -> str:
    digest = hashlib.sha256()
    for name in sorted(p.name for p in CORPUS.glob("*.jsonl")):
        digest.update(name.encode() + (CORPUS / name).read_bytes())
    return digest.hexdigest()


def articles(name: str) -> Iterator[Article]:
    for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield Article(record["id"], record["text"], title=record.get("title") or "", published=record.get("published") or "")


def tables_of(x: Extractor, stories: Iterator[Article]) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {t: [] for t in TABLES}
    for rows in x.rows(stories):
        for t in TABLES:
            tables[t] += rows.table(t)
    return tables


def measure(x: Extractor) -> Measured:
    """Runs the corpus through an extractor and scores it with `extractor evaluate`."""
    quiet = sum(e["role"] == "main" for e in tables_of(x, articles(QUIET))["events"])
    with tempfile.TemporaryDirectory() as folder:
        out, gold = Path(folder), Path(folder) / "gold.jsonl"
        tables: dict[str, list[Row]] = {t: [] for t in TABLES}
        for name in ANNOTATED:
            for t, rows in tables_of(x, articles(name)).items():
                tables[t] += rows
        for t, rows in tables.items():
            with (out / f"{t}.csv").open("w", encoding="utf-8", newline="") as file:
                write_csv(file, rows, schema(t, x.codebook))
        gold.write_text("".join((CORPUS / f"{name}.gold.jsonl").read_text(encoding="utf-8").rstrip("\n") + "\n" for name in ANNOTATED), encoding="utf-8")
        report = evaluate(gold, out, x.pipeline)
    right, of = report.sources
    return Measured({slot: round(s.f1, 4) for slot, s in report.slots.items()}, right / of, quiet, frozenset(map(_key, report.errors)))


def _key(error: Error) -> str:
    return " | ".join((error.article_id, error.slot, error.kind, error.gold, error.found))


def failures(now: Measured, floors: dict[str, Any]) -> list[str]:
    """What is below its floor, in words; empty where the gate is passed."""
    out = [f"{slot}: F1 {now.f1.get(slot, 0):.3f} is below its floor {floor:.3f}" for slot, floor in floors["f1"].items() if now.f1.get(slot, 0) < floor]
    if now.source_accuracy < floors["source_accuracy"]:
        out.append(f"sources: {now.source_accuracy:.3f} is below the floor {floors['source_accuracy']:.3f}")
    if now.quiet_main_events > floors["quiet_main_events"]:
        out.append(f"articles without a launch: {now.quiet_main_events} false main events, at most {floors['quiet_main_events']} allowed")
    if floors["sha256"] != corpus_hash():
        out.append("the corpus is not the one that the floors were measured on: write them again (python tests/gate.py --write)")
    return out


def gains_and_losses(now: Measured, record: list[str]) -> tuple[list[str], list[str]]:
    """Errors that are gone, and errors that are new, since the record was written."""
    before = set(record)
    return sorted(before - now.errors), sorted(now.errors - before)


def write(now: Measured, *, lower: bool) -> list[str]:
    """Writes floors and record; returns, and changes nothing, where a floor would fall and `lower` is not given."""
    if FLOORS.exists() and not lower:
        old = json.loads(FLOORS.read_text(encoding="utf-8"))
        fallen = list(failures(now, old | {"sha256": corpus_hash()}))
        if fallen:
            return fallen
    FLOORS.write_text(json.dumps(now.floors(), indent=1) + "\n", encoding="utf-8")
    RECORD.write_text(json.dumps(sorted(now.errors), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    return []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--lower", action="store_true")
    options = parser.parse_args()
    now = measure(extractor.load())
    for slot, value in now.f1.items():
        print(f"{slot:22} F1 {value:.3f}")
    print(f"{'sources':22} {now.source_accuracy:.3f}\n{'quiet main events':22} {now.quiet_main_events}")
    if RECORD.exists():
        gone, new = gains_and_losses(now, json.loads(RECORD.read_text(encoding="utf-8")))
        print(f"\ngained ({len(gone)} errors gone)", *gone, f"\nlost ({len(new)} new errors)", *new, sep="\n  ")
    problems = write(now, lower=options.lower) if options.write else failures(now, json.loads(FLOORS.read_text(encoding="utf-8")))
    print(*problems, sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

"""The accuracy gate: floors per slot on our own annotated passages, pinned with the corpus's hash.

    python tests/gate.py                  # scores against the floors, and what was gained and lost since they were written
    python tests/gate.py --write          # writes new floors and a new record; refuses to lower a floor
    python tests/gate.py --write --lower  # the explicit flag that lowers one

The corpus is `tests/corpus`: 100 annotated passages whose news is a launch (`korea`, `world`), 60 of politics and war that tell of launches,
often by the way (`general`), and 50 without a launch (`quiet`), written for this project. Each genre has its floors: the F1 that was measured
when they were written, less `SLACK` for rounding.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import extractor
from extractor.evaluate.gold import Gold, read_gold
from extractor.evaluate.gold_format import GoldFormat
from extractor.evaluate.name_equality import EqualNames, pipeline_groups
from extractor.evaluate.predicted import Run, read_run
from extractor.evaluate.report import Error, Report
from extractor.evaluate.scoring import Evaluation
from extractor.extraction import Extractor
from extractor.read.article import Article
from extractor.tables.columns import TABLES, Row
from extractor.tables.schema import schema
from extractor.write.text import write_csv

CORPUS = Path(__file__).with_name("corpus")
FLOORS, RECORD = CORPUS / "floors.json", CORPUS / "record.json"
GENRES, QUIET = {"launches": ("korea", "world"), "general": ("general",)}, "quiet"
SLACK = 0.002


@dataclass(frozen=True)
class Measured:
    """By genre the F1 of each slot and total, and the share of right sources; false main events on quiet articles; every error."""

    f1: dict[str, dict[str, float]]
    quiet_main_events: int
    errors: frozenset[str]

    def floors(self) -> dict[str, Any]:
        lowered = {genre: {slot: round(value - SLACK, 3) for slot, value in f1.items()} for genre, f1 in self.f1.items()}
        return {"sha256": corpus_hash(), "f1": lowered, "quiet_main_events": self.quiet_main_events}


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


def gold(x: Extractor, name: str) -> list[Gold]:
    return read_gold(CORPUS / f"{name}.gold.jsonl", GoldFormat(x.codebook))


def run_of(x: Extractor, stories: Iterator[Article]) -> Run:
    """The tables of some articles, read back as `extractor evaluate` reads them."""
    with tempfile.TemporaryDirectory() as folder:
        for t, rows in tables_of(x, stories).items():
            with (Path(folder) / f"{t}.csv").open("w", encoding="utf-8", newline="") as file:
                write_csv(file, rows, schema(t, x.codebook))
        return read_run(Path(folder))


def measure(x: Extractor) -> Measured:
    """Runs the corpus through an extractor and scores it with `extractor evaluate`."""
    quiet = sum(e["role"] == "main" for e in tables_of(x, articles(QUIET))["events"])
    reports = {genre: _report(x, names) for genre, names in GENRES.items()}
    return Measured({genre: _f1(r) for genre, r in reports.items()}, quiet, frozenset(_key(e) for r in reports.values() for e in r.errors))


def _report(x: Extractor, names: tuple[str, ...]) -> Report:
    run = run_of(x, chain.from_iterable(map(articles, names)))
    return Evaluation(x.pipeline, EqualNames(pipeline_groups(x.pipeline))).report([g for name in names for g in gold(x, name)], run)


def _f1(report: Report) -> dict[str, float]:
    right, of = report.sources
    return {slot: round(s.f1, 4) for slot, s in report.slots.items()} | {"sources": round(right / of, 4)}


def _key(error: Error) -> str:
    return " | ".join((error.article_id, error.slot, error.kind, error.gold, error.found))


def failures(now: Measured, floors: dict[str, Any]) -> list[str]:
    """What is below its floor, in words; empty where the gate is passed."""
    out = [
        f"{slot}, {genre}: {now.f1[genre].get(slot, 0):.3f} is below its floor {floor:.3f}"
        for genre, of_genre in floors["f1"].items()
        for slot, floor in of_genre.items()
        if now.f1[genre].get(slot, 0) < floor
    ]
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
    for slot in next(iter(now.f1.values())):
        print(f"{slot:22}", *(f"{genre} {f1[slot]:.3f}" for genre, f1 in now.f1.items()), sep="  ")
    print(f"{'quiet main events':22}  {now.quiet_main_events}")
    if RECORD.exists():
        gone, new = gains_and_losses(now, json.loads(RECORD.read_text(encoding="utf-8")))
        print(f"\ngained ({len(gone)} errors gone)", *gone, f"\nlost ({len(new)} new errors)", *new, sep="\n  ")
    problems = write(now, lower=options.lower) if options.write else failures(now, json.loads(FLOORS.read_text(encoding="utf-8")))
    print(*problems, sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

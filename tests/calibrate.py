"""Fits `pipelines/missile_launch/confidence.csv`: how often a fact of each kind of evidence was right on annotated articles.

    python tests/calibrate.py TEXTS GOLD [TEXTS GOLD ...] [--write]

TEXTS are JSON Lines (`id, text, published`), GOLD the annotations (see extractor/evaluate/gold.py). Prints, for each pair held out
in turn, how well the shares fitted on the others foretell it (a table of thresholds, the Brier score and the calibration error).
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import extractor
from extractor.evaluate.gold import read_gold
from extractor.evaluate.gold_format import GoldFormat
from extractor.evaluate.name_equality import EqualNames, pipeline_groups
from extractor.evaluate.predicted import read_run
from extractor.evaluate.report import Tally, calibration
from extractor.evaluate.scoring import Evaluation
from extractor.extraction import Extractor
from extractor.read.article import Article
from extractor.tables import confidence
from extractor.tables.columns import TABLES, Row
from extractor.tables.schema import schema
from extractor.write.text import write_csv

Judged = list[tuple[str, bool]]  # (evidence key, whether the fact is right)


def judged(x: Extractor, texts: Path, gold: Path) -> Judged:
    """Each fact that the gold can judge, with its evidence key in place of its confidence."""
    keys: list[str] = []
    original = confidence.Confidence.of_claim

    def code(self: confidence.Confidence, claim: object, event: object, alone: bool) -> float:
        keys.append(confidence.key(claim, event, alone))  # type: ignore[arg-type]
        return float(len(keys) - 1)

    confidence.Confidence.of_claim = code  # type: ignore[assignment,method-assign]
    try:
        tables: dict[str, list[Row]] = {t: [] for t in TABLES}
        records = map(json.loads, texts.read_text(encoding="utf-8").splitlines())
        for rows in x.rows(Article(r["id"], r["text"], published=r.get("published") or "") for r in records):
            for t in TABLES:
                tables[t] += rows.table(t)
    finally:
        confidence.Confidence.of_claim = original  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder:
        for t, table in tables.items():
            with (Path(folder) / f"{t}.csv").open("w", encoding="utf-8", newline="") as file:
                write_csv(file, table, schema(t, x.codebook))
        evaluation, tally, run = Evaluation(x.pipeline, EqualNames(pipeline_groups(x.pipeline))), Tally(), read_run(Path(folder))
        annotated = read_gold(gold, GoldFormat(x.codebook))
        for article in annotated:
            tally += evaluation.article(article, run)
        facts = [(keys[int(value)], right) for value, right in tally.judged]
        return facts + reactions_judged(tables["reactions"], tables["events"], annotated)


def reactions_judged(rows: list[Row], events: list[Row], gold: list[dict[str, Any]]) -> Judged:
    """Reactions to main events, right where government and kind are."""
    main = {(e["article_id"], e["event_id"]) for e in events if e["role"] == "main"}
    want = {g["id"]: {(r["government"], t) for r in g.get("reactions", []) for t in r["types"]} for g in gold if g.get("reactions") != "?"}
    return [
        (f"{confidence.REACTION}/{r['reaction']}", (r["government"], r["reaction"]) in want[r["article_id"]])
        for r in rows
        if (r["article_id"], r["event_id"]) in main and r["article_id"] in want
    ]


def fit(pairs: Judged) -> dict[str, tuple[int, int]]:
    """(facts, right ones) of each evidence key and of each shorter key it falls back to."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for key, ok in pairs:
        for k in confidence.fallbacks(key):
            total[k] += 1
            right[k] += ok
    return {k: (total[k], right[k]) for k in sorted(total)}


def report(held: Judged, table: dict[str, tuple[int, int]]) -> None:
    foretold = [(confidence.foretell(key, table), ok) for key, ok in held]
    for row in calibration(foretold):
        print("   ", row)
    brier = sum((p - ok) ** 2 for p, ok in foretold) / len(foretold)
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, ok in foretold:
        bins.setdefault(int(p * 10), []).append((p, ok))
    error = sum(abs(sum(p for p, _ in b) - sum(ok for _, ok in b)) for b in bins.values()) / len(foretold)
    print(f"    facts {len(held)}, right {sum(ok for _, ok in held) / len(held):.3f}, Brier {brier:.3f}, calibration error {error:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    x = extractor.load()
    sets = [judged(x, t, g) for t, g in zip(options.files[::2], options.files[1::2], strict=True)]
    pooled: list[tuple[float, bool]] = []
    for i, held in enumerate(sets):
        table = fit([p for j, s in enumerate(sets) if j != i for p in s])
        print(f"set {i + 1} held out")
        report(held, table)
        pooled += [(confidence.foretell(key, table), ok) for key, ok in held]
    print("all, each foretold from the others:", *calibration(pooled), sep="\n    ")
    if options.write:
        path = x.pipeline.folder / "confidence.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["evidence", "facts", "right"])
            writer.writerows((k, *v) for k, v in fit([p for s in sets for p in s]).items())
        print(f"wrote {path}")


if __name__ == "__main__":
    main()

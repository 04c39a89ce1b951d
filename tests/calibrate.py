"""Fits a pipeline's `confidence.csv`: what each piece of evidence says of whether a fact is right, on annotated articles.

    python tests/calibrate.py TEXTS GOLD [TEXTS GOLD ...] [--pipeline NAME] [--write]

TEXTS are JSON Lines (`id, text, published`), GOLD the annotations (see extractor/evaluate/gold.py). A logistic regression with a
penalty; printed is, for each set, how well the weights foretell the facts of stories that were left out of the fit (10 folds; articles
whose main events have the same agent and day are of one story): a table of thresholds, the Brier score and the calibration error.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

import extractor
from extractor.claims.model import Claim
from extractor.evaluate.gold import GoldFormat, read_gold
from extractor.evaluate.name_equality import EqualNames, pipeline_groups
from extractor.evaluate.predicted import read_run
from extractor.evaluate.report import Tally, calibration
from extractor.evaluate.scoring import Evaluation
from extractor.events.model import Event
from extractor.events.reactions import Reaction
from extractor.extraction import Extractor
from extractor.read.article import Article
from extractor.tables.columns import TABLES, Row
from extractor.tables.confidence import Setting, evidence_of, evidence_of_reaction, probability
from extractor.tables.schema import schema
from extractor.write.text import write_csv

FOLDS = 10
PENALTY = 6.0  # of squared weights; 1 to 6 gave Brier scores within 0.001 on stories and general
# of log-odds taken off, so that 0.9 holds for other kinds of text too: on 40 pages of a day later 0.90 of 67 facts were right with 0.4, 0.96 of 47 with 0.6
CAUTION = 0.6
STEPS, NEAR = 40, 1e-6  # Newton's method


@dataclass(frozen=True)
class Fact:
    """A fact or reaction that the gold can judge."""

    evidence: list[str]
    right: bool
    story: str


@dataclass
class Recorder:
    """Stands in for a Confidence and gives the number of what it was asked, so that the evaluation hands it back."""

    asked: list[list[str]] = field(default_factory=list)

    def of_claim(self, claim: Claim, event: Event, setting: Setting) -> float:
        return self._number(evidence_of(claim, event, setting))

    def of_reaction(self, reaction: Reaction) -> float:
        return self._number(evidence_of_reaction(reaction))

    def _number(self, evidence: list[str]) -> float:
        self.asked.append(evidence)
        return float(len(self.asked) - 1)


def judged(x: Extractor, texts: Path, gold: Path) -> list[Fact]:
    """Each fact and reaction that the gold can judge."""
    recorder = Recorder()
    x.tabulator.confidence = recorder  # type: ignore[assignment]
    records = map(json.loads, texts.read_text(encoding="utf-8").splitlines())
    tables: dict[str, list[Row]] = {t: [] for t in TABLES}
    for rows in x.rows(Article(r["id"], r["text"], published=r.get("published") or "") for r in records):
        for t in TABLES:
            tables[t] += rows.table(t)
    with tempfile.TemporaryDirectory() as folder:
        for t, table in tables.items():
            with (Path(folder) / f"{t}.csv").open("w", encoding="utf-8", newline="") as file:
                write_csv(file, table, schema(t, x.codebook))
        evaluation, run, out = Evaluation(x.pipeline, EqualNames(pipeline_groups(x.pipeline))), read_run(Path(folder)), []
        for article in read_gold(gold, GoldFormat(x.codebook)):
            tally: Tally = evaluation.article(article, run)
            out += [Fact(recorder.asked[int(number)], right, story_of(article, x.codebook.first("agent"))) for number, right in tally.judged]
        return out


def story_of(gold: dict[str, Any], agent: str) -> str:
    """Agent and day of the first main event; the article's id where they are not told."""
    main = next((e for e in gold["events"] if e["role"] == "main"), {})
    return f"{main[agent]} {main['date']}" if main.get(agent) and main.get("date") not in (None, "?") else str(gold["id"])


def fit(facts: Sequence[Fact]) -> dict[str, float]:
    """The weight of each piece of evidence, by Newton's method on the penalised likelihood."""
    index = {e: i for i, e in enumerate(sorted({e for f in facts for e in f.evidence}))}
    x, right = np.zeros((len(facts), len(index))), np.array([f.right for f in facts], float)
    for row, f in enumerate(facts):
        x[row, [index[e] for e in f.evidence]] = 1
    weights = np.zeros(len(index))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - right) + PENALTY * weights
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(index)), slope)
        weights -= step
        if abs(step).max() < NEAR:
            break
    return {e: float(weights[i]) - (0 if "/" in e else CAUTION) for e, i in index.items()}  # each fact has one piece without a "/": its attribute


def foretold(facts: Sequence[Fact]) -> list[float]:
    """For each fact how likely it is right, by weights fitted on the other stories."""
    folds = [zlib.crc32(f.story.encode()) % FOLDS for f in facts]
    out = [0.0] * len(facts)
    for k in range(FOLDS):
        weights = fit([f for f, fold in zip(facts, folds, strict=True) if fold != k])
        for i in (i for i, fold in enumerate(folds) if fold == k):
            out[i] = round(probability(facts[i].evidence, weights), 2)
    return out


def report(name: str, pairs: list[tuple[float, bool]], show: Callable[..., None] = print) -> None:
    """Prints thresholds, Brier score and calibration error of (foretold, right) pairs."""
    brier = sum((p - right) ** 2 for p, right in pairs) / len(pairs)
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, right in pairs:
        bins.setdefault(int(p * 10), []).append((p, right))
    error = sum(abs(sum(p for p, _ in b) - sum(right for _, right in b)) for b in bins.values()) / len(pairs)
    share = sum(right for _, right in pairs) / len(pairs)
    show(f"{name}: facts {len(pairs)}, right {share:.3f}, Brier {brier:.3f}, calibration error {error:.3f}", *calibration(pairs), sep="\n    ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--pipeline", default="missile_launch")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    x = extractor.load(options.pipeline)
    sets = [(t.stem, judged(x, t, g)) for t, g in zip(options.files[::2], options.files[1::2], strict=True)]
    facts = [f for _, of_set in sets for f in of_set]
    pairs = list(zip(foretold(facts), [f.right for f in facts], strict=True))
    begin = 0
    for name, of_set in sets:
        report(name, pairs[begin : begin + len(of_set)])
        begin += len(of_set)
    report("all", pairs)
    if options.write:
        path = x.pipeline.folder / "confidence.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["evidence", "weight"])
            writer.writerows((e, f"{w:.3f}") for e, w in fit(facts).items())
        print(f"wrote {path}")


if __name__ == "__main__":
    main()

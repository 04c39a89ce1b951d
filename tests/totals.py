"""Counts what `extractor summary` rests on: rows that are wrong and values that are missed on annotated articles, by table and genre.

    python tests/totals.py TEXTS GOLD [TEXTS GOLD ...] --where "…" [--pipeline NAME] [--write]

TEXTS are JSON Lines (`id, text, published`) or a folder of their tables, GOLD the annotations. Only texts that nobody developed on say what to expect of others. Printed are sums;
with --write they go into the pipeline's `totals.csv`: of each table and genre the articles, `wrong` for an exposure `of` (sum of 1 - confidence where
`foretold`, else rows), `missed` for those that are `right`, the design effects of articles, how far the
sources (each TEXTS is one) lie apart, where and when it was counted.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.evaluate.event_scores import ROLE, align, score_pair
from extractor.evaluate.expectation import Rate
from extractor.evaluate.gold import Gold, read_gold
from extractor.evaluate.gold_format import GoldFormat
from extractor.evaluate.name_equality import EqualNames, pipeline_groups
from extractor.evaluate.predicted import Run, read_run
from extractor.evaluate.reaction_scores import REACTION, score_reactions
from extractor.evaluate.scoring import Evaluation
from extractor.evaluate.totals import FILE, GENRES, TABLES, genre_of
from extractor.read.inputs import read_inputs
from extractor.run.batch import run_batch
from extractor.run.settings import RunSettings

ENDS = ("", "_design", "_between")
COLUMNS = ("table", "genre", "articles", "foretold", "of", *(f"wrong{e}" for e in ENDS), "right", *(f"missed{e}" for e in ENDS), "where", "when")
Counts = tuple[float, float, float, float]  # exposure, wrong, right, missed of one table in one article
ByGenre = dict[str, list[dict[str, Counts]]]


def counted(evaluation: Evaluation, gold: Gold, run: Run) -> dict[str, Counts]:
    """What one article adds to each table."""
    pairs = align(gold["events"], run.events.get(run.id_of(gold), []), evaluation.agreement)
    facts, reactions = [], score_reactions(gold, run.reactions.get(run.id_of(gold), []))
    missed = spurious = lost = 0
    for annotated, found in pairs:
        tally = score_pair(annotated, found, gold["id"], evaluation.agreement)
        facts += tally.judged
        lost += sum(n for (slot, kind), n in tally.counts.items() if kind == "fn" and slot != ROLE)
        missed += annotated is not None and found is None and not annotated.get("optional")
        spurious += annotated is None
    paired = sum(1 for annotated, found in pairs if annotated is not None and found is not None)
    return {
        "events": (paired + spurious, spurious, paired, missed),
        "facts": (*_of_judged(facts), lost),
        "reactions": (*_of_judged(reactions.judged), reactions.counts[REACTION, "fn"]),
    }


def _of_judged(judged: Sequence[tuple[float, bool]]) -> tuple[float, float, float]:
    right = sum(1 for _, is_right in judged if is_right)
    return sum(1 - confidence for confidence, _ in judged), len(judged) - right, right


def articles(pipeline: Pipeline, texts: Path, gold: Path) -> ByGenre:
    """The counts of each article by genre; articles in which nothing was found are of none."""
    run = read_run(texts) if texts.is_dir() else made(pipeline, texts)
    evaluation = Evaluation(pipeline, EqualNames(pipeline_groups(pipeline)))
    found: ByGenre = defaultdict(list)
    for article in read_gold(gold, GoldFormat(pipeline.codebook)):
        events = [e.row for e in run.events.get(run.id_of(article), [])]
        found[genre_of(events, pipeline.codebook.first("agent"))].append(counted(evaluation, article, run))
    return found


def made(pipeline: Pipeline, texts: Path) -> Run:
    """The tables of some texts."""
    with tempfile.TemporaryDirectory() as folder:
        run_batch(read_inputs([str(texts)]), Path(folder) / "out", RunSettings(pipeline.name, timeout=0))
        return read_run(Path(folder) / "out")


def rows(sources: list[ByGenre], where: str) -> list[dict[str, object]]:
    """The rows of totals.csv, from the articles of each source."""
    return [_row(sources, table, genre) | {"where": where, "when": datetime.now(UTC).date().isoformat()} for genre in GENRES for table in TABLES]


def _row(sources: list[ByGenre], table: str, genre: str) -> dict[str, object]:
    counts = [[article[table] for article in source.get(genre, [])] for source in sources]
    wrong, missed = (Rate.of(*([(c[i], c[j]) for c in of] for of in counts)) for i, j in ((1, 0), (3, 2)))
    told: dict[str, object] = {"table": table, "genre": genre, "articles": sum(map(len, counts)), "foretold": "no" if table == "events" else "yes"}
    for kind, exposure, rate in (("wrong", "of", wrong), ("missed", "right", missed)):
        told |= {exposure: f"{rate.exposure:.1f}", kind: f"{rate.count:g}", f"{kind}_design": f"{rate.design:.2f}", f"{kind}_between": f"{rate.between:.2f}"}
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--where", default="", help="which articles these are")
    parser.add_argument("--pipeline", default="missile_launch")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pipeline = Pipeline(options.pipeline, find_folder(options.pipeline))
    sources = [articles(pipeline, texts, gold) for texts, gold in zip(options.files[::2], options.files[1::2], strict=True)]
    nothing = [article for source in sources for article in source.get("", [])]
    made = rows(sources, options.where)
    for row in made:
        print("  ".join(str(row[name]) for name in COLUMNS[:-2]))
    print(f"{len(nothing)} articles in which nothing was found: {sum(a['events'][3] for a in nothing):g} events missed")
    if options.write:
        with (pipeline.folder / FILE).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(made)


if __name__ == "__main__":
    main()

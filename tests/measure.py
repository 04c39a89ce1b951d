"""How good the extractor is on annotated articles, by genre and half, with intervals; and what a change gained and lost.

    python tests/measure.py --save before.json      # every set: precision, recall, F1 and its 95 % interval; and keeps the result
    python tests/measure.py --against before.json   # the difference to a kept result, and the slots gained and lost, article by article
    python tests/measure.py general --tables DIR    # one set, of tables in DIR/general instead of a run

The sets are those given beside the project (`../shared/gold`: dev, stories, general), where they are at hand, and our own passages
(`tests/corpus`: own-korea, own-world, own-general). Of stories and general the articles whose id has an odd SHA-256 are unread: they are
scored, and nothing else is shown or kept of them. Scores are those of `extractor evaluate`; intervals are of articles drawn with
replacement, and of a difference both results are of the same drawn articles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import gate
import numpy as np
import numpy.typing as npt

import extractor
from extractor.evaluate.gold import read_gold
from extractor.evaluate.gold_format import GoldFormat
from extractor.evaluate.name_equality import EqualNames, file_groups, pipeline_groups
from extractor.evaluate.predicted import Run, read_run
from extractor.evaluate.scoring import Evaluation
from extractor.extraction import Extractor
from extractor.read.inputs import read_inputs

GIVEN = Path(__file__).parents[2] / "shared" / "gold"
SETS = {name: GIVEN / f"{name}.jsonl" for name in ("dev", "stories", "general")} | {
    f"own-{name}": gate.CORPUS / f"{name}.jsonl" for names in gate.GENRES.values() for name in names
}
HALVED = ("stories", "general")
SOURCES = "sources"
DRAWS, SEED, INTERVAL = 2000, 1, (2.5, 97.5)
Counts = npt.NDArray[np.float64]  # of tp, fp, fn in the last dimension


@dataclass(frozen=True)
class Scored:
    """One article: (tp, fp, fn) of each slot and total, and its errors; no errors where it must not be read."""

    set: str
    id: str
    counts: dict[str, list[int]]
    errors: list[str]

    @property
    def parts(self) -> list[str]:
        """The parts of the result that it belongs to."""
        return [self.set, f"{self.set}, {'unread' if unread(self.id) else 'read'}"] if self.set in HALVED else [self.set]


def unread(article_id: str) -> bool:
    return int(hashlib.sha256(article_id.encode()).hexdigest(), 16) % 2 == 1


def score(x: Extractor, name: str, run: Run) -> list[Scored]:
    """Each article of a set against the tables of a run."""
    names = GIVEN / "names.json"
    groups = [*pipeline_groups(x.pipeline), *(file_groups(names) if SETS[name].parent == GIVEN and names.exists() else [])]
    evaluation, out = Evaluation(x.pipeline, EqualNames(groups)), []
    for article in read_gold(SETS[name].with_suffix(".gold.jsonl"), GoldFormat(x.codebook)):
        tally = evaluation.article(article, run)
        counts = {slot: [s.tp, s.fp, s.fn] for slot, s in evaluation.scores(tally).items()}
        right, of = tally.sources["right"], tally.sources["of"]
        counts[SOURCES] = [right, of - right, of - right]  # so that precision, recall and F1 are all the share that is right
        hidden = name in HALVED and unread(article["id"])
        errors = [] if hidden else [" | ".join((e.slot, e.kind, e.gold, e.found)) for e in tally.errors]
        out.append(Scored(name, article["id"], counts, errors))
    return out


def run(x: Extractor, name: str, tables: Path | None) -> Run:
    return read_run(tables / name) if tables else gate.run_of(x, read_inputs([str(SETS[name])]))


def by_part(articles: Iterable[Scored]) -> dict[str, list[Scored]]:
    parts: dict[str, list[Scored]] = {}
    for article in articles:
        for part in article.parts:
            parts.setdefault(part, []).append(article)
    return parts


def counts_of(articles: Sequence[Scored], slot: str) -> Counts:
    return np.array([a.counts[slot] for a in articles], float)


def f1(counts: Counts) -> Counts:
    """Not a number where there is nothing to count."""
    of = 2 * counts[..., 0] + counts[..., 1] + counts[..., 2]
    return np.divide(2 * counts[..., 0], of, out=np.full_like(of, np.nan), where=of > 0)


def drawn(counts: Counts) -> Counts:
    """F1 of each draw of as many articles; the same draws for the same number of articles."""
    n = len(counts)
    times = np.random.default_rng(SEED).multinomial(n, np.full(n, 1 / n), DRAWS)
    return f1(times @ counts)


def interval(draws: Counts) -> str:
    low, high = np.nanpercentile(draws, INTERVAL)
    return f"[{low:.3f}, {high:.3f}]"


def table(articles: Sequence[Scored]) -> list[str]:
    """A line for each slot and total that there is anything of."""
    return [_line(slot, counts) for slot in articles[0].counts if (counts := counts_of(articles, slot)).any()]


def _line(slot: str, counts: Counts) -> str:
    tp, fp, fn = counts.sum(0)
    p, r = tp / max(tp + fp, 1), tp / max(tp + fn, 1)
    return f"{slot:22} P {p:.3f}  R {r:.3f}  F1 {f1(counts.sum(0)):.3f} {interval(drawn(counts))}"


def differences(before: Sequence[Scored], now: Sequence[Scored]) -> list[str]:
    """A line for each slot whose F1 differs, of the articles that both results hold."""
    old = {a.id: a for a in before}
    pairs = [(old[a.id], a) for a in now if a.id in old]
    out = [] if len(pairs) == len(now) == len(before) else [f"{len(pairs)} articles are in both"]
    for slot in pairs[0][1].counts if pairs else ():
        a, b = (counts_of(side, slot) for side in zip(*pairs, strict=True))
        if (a != b).any():
            was, is_ = f1(a.sum(0)), f1(b.sum(0))
            out.append(f"{slot:22} F1 {was:.3f} -> {is_:.3f}  {is_ - was:+.3f} {interval(drawn(b) - drawn(a))}")
    return out


def changes(before: Sequence[Scored], now: Sequence[Scored]) -> list[str]:
    """Errors that are gone (+) and new (-), by article."""
    old, out = {(a.set, a.id): Counter(a.errors) for a in before}, []
    for article in now:
        if (was := old.get((article.set, article.id))) is not None:
            errors = Counter(article.errors)
            out += [f"+ {article.id} | {e}" for e in sorted((was - errors).elements())]
            out += [f"- {article.id} | {e}" for e in sorted((errors - was).elements())]
    return out


def report(now: Sequence[Scored], before: Sequence[Scored] | None, show: Callable[[str], object]) -> None:
    """Prints a table for each part, or, against an earlier result, the differences and what was gained and lost."""
    old = by_part(before or [])
    for part, articles in by_part(now).items():
        show(f"\n{part}: {len(articles)} articles")
        lines = table(articles) if before is None else differences(old.get(part, []), articles)
        show("\n".join(f"  {line}" for line in lines or ["the same"]))
    if before is not None:
        show("\ngained (+) and lost (-)\n" + "\n".join(f"  {line}" for line in changes(before, now)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; all where none is named")
    parser.add_argument("--save", type=Path, help="keeps the result as JSON")
    parser.add_argument("--against", type=Path, help="a kept result to compare with")
    parser.add_argument("--tables", type=Path, help="a folder of tables, one folder a set, instead of a run")
    options = parser.parse_args()
    if unknown := [name for name in options.sets if name not in SETS]:
        parser.error(f"no set {', '.join(unknown)}; there are {', '.join(SETS)}")
    x, now = extractor.load(), []
    for name in options.sets or SETS:
        if SETS[name].exists():
            now += score(x, name, run(x, name, options.tables))
        else:
            print(f"{name}: left out, {SETS[name]} is not at hand")
    report(now, [Scored(**a) for a in json.loads(options.against.read_text(encoding="utf-8"))] if options.against else None, print)
    if options.save:
        options.save.write_text(json.dumps([asdict(a) for a in now], ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

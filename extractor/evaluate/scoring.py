"""How good the tables of a run are against gold annotations: precision, recall, F1 per slot, sources, errors, calibration.

The format of gold files is in `gold_format`. A field that is missing is not told by the text, and a value there is an error; a field
that is `"?"` is not scored. An article's `text`, where it is there, gives the sentences of what was missed; its `file`, where the run
gave it another id, the end of its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from extractor.annotate.sentences import sentences
from extractor.domain.pipeline import Pipeline
from extractor.errors import EvaluationError
from extractor.evaluate.agreement import Agreement
from extractor.evaluate.event_scores import ROLE, align, score_pair
from extractor.evaluate.gold import Gold, read_gold
from extractor.evaluate.gold_format import GoldFormat
from extractor.evaluate.incident_scores import PAIRS, score_incidents
from extractor.evaluate.name_equality import EqualNames, file_groups, norm, pipeline_groups
from extractor.evaluate.predicted import Run, read_run
from extractor.evaluate.reaction_scores import GOVERNMENT, REACTION, score_reactions
from extractor.evaluate.report import Error, Report, Scores, Tally, calibration
from extractor.read.user_files import why_unreadable
from extractor.tables.columns import INCIDENT_ID

MAIN = "main"


def evaluate(gold: Path, out: Path, pipeline: Pipeline, names: Path | None = None) -> Report:
    """The report of the tables in `out`; EvaluationError where gold, names or tables cannot be read, or have no article in common."""
    groups = [*pipeline_groups(pipeline), *(_groups(names) if names else [])]
    annotated, run = read_gold(gold, GoldFormat(pipeline.codebook)), read_run(out)
    if all(run.id_of(g) not in run.articles for g in annotated):
        raise EvaluationError(f"{gold} and {out} have no article in common: the ids of the annotations must be those of the articles")
    return Evaluation(pipeline, EqualNames(groups)).report(annotated, run)


def _groups(path: Path) -> list[list[str]]:
    try:
        return file_groups(path)
    except (OSError, ValueError) as error:
        raise EvaluationError(f"--names {path}: {why_unreadable(error)}") from error


class Evaluation:
    """Compares by one pipeline's codebook; `names` says which names are equal."""

    def __init__(self, pipeline: Pipeline, names: EqualNames) -> None:
        self.agreement = Agreement(pipeline, names)

    def report(self, gold: list[Gold], run: Run) -> Report:
        """The figures of all articles together."""
        tally = Tally()
        for article in gold:
            tally += self.article(article, run)
        missing = [g["id"] for g in gold if run.id_of(g) not in run.articles]
        return Report(self.scores(tally), (tally.sources["right"], tally.sources["of"]), tally.errors, calibration(tally.judged), missing)

    def article(self, article: Gold, run: Run) -> Tally:
        """What agrees in one article: its events, each with its partner, and its reactions."""
        found_id = run.id_of(article)
        tally = Tally()
        for gold, found in align(article["events"], run.events.get(found_id, []), self.agreement):
            pair = score_pair(gold, found, article["id"], self.agreement)
            role = gold[ROLE] if gold else found.row[ROLE] if found else ""
            tally += pair.of_main_event(ROLE) if role == MAIN else pair
            if gold and gold.get("incident"):
                tally.joined.append((gold["incident"], found.row.get(INCIDENT_ID, "") if found else ""))
        if text := article.get("text", ""):
            tally.errors = [_with_sentence(e, text) for e in tally.errors]
        tally += score_reactions(article, run.reactions.get(found_id, []))
        return tally

    def scores(self, tally: Tally) -> dict[str, Scores]:
        """Of each slot, and of the totals, in the order of a report."""
        slots = self.agreement.slots
        single = {s: tally.scores([s]) for s in (ROLE, *slots, GOVERNMENT, REACTION)}
        named = {name: tally.scores(own) for name, own in self.agreement.totals.items()}
        totals = {"EVENT SLOTS": tally.scores(slots), **named, "ALL": tally.scores([*slots, GOVERNMENT, REACTION])}
        joined = {PAIRS: score_incidents(tally.joined)} if tally.joined else {}
        return {**single, **totals, "MAIN EVENTS": Scores(*(tally.main[kind] for kind in ("tp", "fp", "fn"))), **joined}


def _with_sentence(error: Error, text: str) -> Error:
    """A missed value's error with the first sentence of the text that holds the value's words."""
    if error.sentence or not error.gold:
        return error
    return replace(error, sentence=next(_holding(text, error.gold.split(" | ")), ""))


def _holding(text: str, names: Iterable[str]) -> Iterator[str]:
    wanted = [norm(n) for n in names]
    for start, end in sentences(text):
        here = f" {norm(text[start:end].replace(',', ''))} "
        if any(f" {w} " in here for w in wanted if w):
            yield text[start:end]

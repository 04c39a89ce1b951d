"""Reviewers' decisions put into the tables of a finished run, which are written anew in the folder where they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.domain.codebook import Codebook
from extractor.domain.pipeline import Pipeline, find_folder
from extractor.errors import CorrectionError
from extractor.read.stamp import pipeline_named
from extractor.run.chunks import Line
from extractor.run.finished import FinishedRun
from extractor.run.journal import Journal
from extractor.run.publishing import RunSummary, finish
from extractor.run.update import kept_before
from extractor.tables.columns import TABLES, Row, columns
from extractor.tables.corrections import Corrections
from extractor.tables.decisions import Decision
from extractor.tables.rows import Rows
from extractor.write.formats import find_format

INTEGERS = ("n_chars", "start", "end")  # as the rows of an article that was just read hold them


@dataclass(frozen=True, slots=True)
class Corrected:
    """How many decisions of each verdict hold in the tables now, and those whose claim is no longer there."""

    summary: RunSummary
    done: dict[str, int]
    unfit: list[Decision]


def pipeline_of(out: Path) -> Pipeline:
    """The pipeline of the run in a folder; OutputError where there is none."""
    name = pipeline_named({"plan": FinishedRun.of(out).plan})
    return Pipeline(name, find_folder(name))


def correct(out: Path, decisions: Iterable[Decision]) -> Corrected:
    """Writes the tables in `out` anew with the decisions; all of them or none. OutputError where `out` holds no run, or where it was changed."""
    plan = dict(FinishedRun.of(out).plan)
    if plan["shard"]:
        raise CorrectionError(f"{out} holds a shard, which is made anew when it is merged: merge the shards, and correct the whole run")
    form, pipeline = find_format(plan["to"]), pipeline_of(out)
    corrections = Corrections.of(decisions, pipeline)
    with Journal.begin(out, plan | {"corrected": True}, form, pipeline.codebook, update=True) as journal:
        lines = _corrected(kept_before(out, journal.folder).lines(pipeline.codebook), corrections, pipeline.codebook)
        finish(journal, form, pipeline.codebook, plan | {"corrected": True}, keep=False, lines=journal.counted(lines))
        return Corrected(RunSummary.of(journal), dict(corrections.done), corrections.unfit)


def _corrected(lines: Iterable[Line], corrections: Corrections, codebook: Codebook) -> Iterator[Line]:
    names = {t: columns(t, codebook) for t in TABLES}
    for line in lines:
        rows = corrections.correct(Rows(**{t: [_row(names[t], values) for values in line.tables[t]] for t in TABLES}))
        yield Line(line.ordinal, line.signature, {t: [[row[name] for name in names[t]] for row in rows.table(t)] for t in TABLES})
    corrections.end()


def _row(names: list[str], values: list[object]) -> Row:
    return {name: int(str(value)) if name in INTEGERS and value != "" else value for name, value in zip(names, values, strict=True)}

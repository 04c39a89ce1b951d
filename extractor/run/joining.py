"""Runs of different articles joined into one: the tables that one run over all of them would have given."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.errors import OutputError
from extractor.read.stamp import rules_differ
from extractor.run.finished import FinishedRun
from extractor.run.journal import Journal
from extractor.run.publishing import RunSummary, finish
from extractor.write.formats import find_format


def join(parts: Sequence[Path], out: Path, *, to: str = "", overwrite: bool = False) -> RunSummary:
    """Joins finished runs; an article that is in two of them, the same file with the same text, is taken once.

    `to` is the format, by default that of the first. OutputError where a folder is no run, was changed, or was made by other rules than the first.
    """
    runs = [FinishedRun.of(part) for part in parts]
    plan = _common_plan(runs, to)
    form, pipeline = find_format(plan["to"]), Pipeline(plan["pipeline"]["name"], find_folder(plan["pipeline"]["name"]))
    with Journal.begin(out, plan | {"merged": [str(p) for p in parts]}, form, pipeline.codebook, overwrite=overwrite) as journal:
        for run in runs:
            run.check_files()
        lines = chain.from_iterable(run.lines(pipeline.codebook) for run in runs)
        finish(journal, form, pipeline.codebook, plan, keep=False, lines=lines, once=True)
        twice = sum(run.articles for run in runs) - journal.counts["articles"]
        return RunSummary.of(journal, message=f"{twice} articles were in more than one of them" if twice else "")


def _common_plan(runs: Sequence[FinishedRun], to: str) -> dict[str, Any]:
    """The plan of a run over all; without inputs where they were read in different ways."""
    first = dict(runs[0].plan)
    for run in runs[1:]:
        if changed := rules_differ(first, run.plan):
            raise OutputError(f"{run.folder} was made by other rules than {runs[0].folder} ({', '.join(changed)}): make one of them anew")
    to = to or first["to"]
    if cut := next((run for run in runs if run.cuts and run.plan["to"] != to), None):
        raise OutputError(f"{cut.folder} holds long texts cut for spreadsheets: join with --to {cut.plan['to']}, or make it anew in another format")
    alike = all(run.plan.get("options") == first.get("options") for run in runs)
    inputs = list(dict.fromkeys(name for run in runs for name in run.plan["inputs"])) if alike else []
    return first | {"to": to, "shard": None, "inputs": inputs}

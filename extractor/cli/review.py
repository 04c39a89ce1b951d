"""`extractor correct`, `gold` and `agree`: what reviewers decided on the report page, in the tables and as a measure."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import PIPELINE, PipelineOption, QuietOption
from extractor.write.printable import tell

Corrections = Annotated[Path, typer.Argument(metavar="CORRECTIONS.jsonl", help="What the report page saved.")]


def correct(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder that `extractor batch` wrote.")],
    corrections: Corrections,
    quiet: QuietOption = False,
) -> None:
    """Write the tables in OUT anew with reviewers' decisions; each claim says whether, by whom and when it was reviewed.

    A later `batch --update` keeps them. After a run with other rules give it the same file again: what no longer fits is told.
    """
    from extractor.run import correcting
    from extractor.tables.decisions import VERDICTS, read_decisions

    done = correcting.correct(out, read_decisions(corrections, correcting.pipeline_of(out).codebook))
    for decision in done.unfit:
        tell(f"extractor: does not fit: {decision.article_id} {decision.attribute} {decision.value!r} in {decision.text!r} ({decision.fact_id})")
    if not quiet:
        counted = ", ".join(f"{done.done.get(verdict, 0)} {verdict}" for verdict in VERDICTS)
        tell(f"{out}: {counted}" + (f"; {len(done.unfit)} do not fit and were left out" if done.unfit else ""))


def gold(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder that `extractor correct` has written anew.")],
    corrections: Corrections,
    pipeline: PipelineOption = PIPELINE,
) -> None:
    """Print the reviewed articles of a run as a gold file for `evaluate`: those that are marked complete, with every claim decided."""
    from extractor.domain.pipeline import Pipeline, find_folder
    from extractor.evaluate.reviewed_gold import Review
    from extractor.tables.decisions import read_decisions

    codebook = Pipeline(pipeline, find_folder(pipeline)).codebook
    review = Review(out, read_decisions(corrections, codebook), codebook)
    number = 0
    for article in review.gold():
        print(json.dumps(article, ensure_ascii=False))
        number += 1
    for article_id, undecided in review.unfinished.items():
        tell(f"extractor: {article_id} is left out: {undecided} of its claims are undecided")
    tell(f"{number} articles" + ("" if number else "; mark one complete on the report page, decide all its claims, and run `extractor correct` first"))


def agree(
    first: Annotated[Path, typer.Argument(metavar="A.jsonl", help="The corrections of one reviewer.")],
    second: Annotated[Path, typer.Argument(metavar="B.jsonl", help="Those of another, on the same run.")],
    differences: Annotated[Path | None, typer.Option("--differences", metavar="FILE.csv", help="Also write what they see differently, a row a claim.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as one JSON object.")] = False,
    pipeline: PipelineOption = PIPELINE,
) -> None:
    """Say how far two reviewers agree: Cohen's kappa of their verdicts and F1 of the values they leave, slot by slot."""
    from extractor.domain.pipeline import Pipeline, find_folder
    from extractor.evaluate.reviewers import compare, text, write_differences
    from extractor.tables.decisions import read_decisions

    codebook = Pipeline(pipeline, find_folder(pipeline)).codebook
    agreed = compare(read_decisions(first, codebook), read_decisions(second, codebook))
    if differences is not None:
        write_differences(differences, agreed.differences)
    if as_json:
        print(json.dumps(agreed.as_dict(), ensure_ascii=False))
    else:
        sys.stdout.write(text(agreed))

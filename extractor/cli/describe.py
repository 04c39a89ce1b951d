"""`extractor pipelines`, `codebook` and `check`: what is installed, what comes out, does it run."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import PIPELINE, ModelOption, PipelineOption, checked_choice

CODEBOOK_FORMATS = ("text", "markdown", "json")


def pipelines() -> None:
    """List the installed pipelines, each with its title and what one event of it is."""
    from extractor.domain.pipeline import Pipeline, find_folder, installed
    from extractor.errors import PipelineError

    for name in sorted(installed()):
        try:
            book = Pipeline(name, find_folder(name)).codebook
            print(f"{name}: {book.title} ({book.unit_of_observation})")
        except (PipelineError, ImportError, OSError, ValueError) as error:
            print(f"{name}: cannot be read: {error}", file=sys.stderr)


def codebook(
    format: Annotated[str, typer.Option(metavar="FORMAT", help=f"How: {', '.join(CODEBOOK_FORMATS)}.")] = "text",
    wording: Annotated[bool, typer.Option("--wording", help="The wording lists instead: what each means, who reads it, examples and near misses.")] = False,
    pipeline: PipelineOption = PIPELINE,
) -> None:
    """Print the columns of the tables and their vocabularies, or the wording lists, from the pipeline's own declaration."""
    checked_choice(format, CODEBOOK_FORMATS, "--format")

    from extractor.domain import checks, wording_reference
    from extractor.domain.pipeline import Pipeline, find_folder
    from extractor.tables import codebook_text

    declared = Pipeline(pipeline, find_folder(pipeline))
    checks.refuse(checks.quick(declared))
    book = wording_reference.reference(declared) if wording else codebook_text.describe(declared)
    writer = wording_reference if wording else codebook_text
    if format == "json":
        print(json.dumps(book, ensure_ascii=False, indent=2))
    else:
        print((writer.markdown if format == "markdown" else writer.text)(book), end="")


def check(
    out: Annotated[Path | None, typer.Argument(metavar="OUT", help="A folder that `extractor batch` wrote: is it whole, and as the run wrote it?")] = None,
    recompute: Annotated[str, typer.Option("--recompute", metavar="1/N", help="Of OUT, make the rows of one article in N again.")] = "",
    model: ModelOption = "",
    pipeline: PipelineOption = PIPELINE,
) -> None:
    """Say which versions are installed, which model and extras, and run one sentence end to end. Exit status 1 where it does not run.

    With OUT, prove a finished run instead, without changing anything: its files by their checksums, keys and values, every offset against the
    texts, where the inputs are still there. Exit status 3: a file has changed; 4: an input; 5: a table is wrong; 6: rows come out otherwise.
    """
    if out is not None:
        from extractor.cli.verify import check_run

        check_run(out, recompute)
        return

    from extractor.cli import self_check

    problems = 0
    for item in self_check.report(pipeline, model):
        problems += not item.ok
        print(f"{'ok     ' if item.ok else 'PROBLEM'} {item.name}: {item.told}")
    if problems:
        raise typer.Exit(1)

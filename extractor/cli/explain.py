"""`extractor explain`: one text followed through the rooms."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from extractor.cli.options import PIPELINE, ModelOption, PipelineOption, checked_date


def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or two, or - for standard input.")],
    published: Annotated[str, typer.Option(metavar="DATE", help='When it was published (2026-01-28); needed for "on Tuesday".')] = "",
    model: ModelOption = "",
    pipeline: PipelineOption = PIPELINE,
) -> None:
    """Print what each stage finds in a text: names and figures, triggers, claims, events, rows. A page of Markdown."""
    day = checked_date(published, "--published")

    from extractor.extraction import load
    from extractor.write import explanation

    print(explanation.explain(load(pipeline, model=model), sys.stdin.read() if text == "-" else text, day), end="")

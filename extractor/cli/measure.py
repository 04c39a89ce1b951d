"""`extractor evaluate` and `extractor export`: what the tables are worth, and other people's tables made from them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import PIPELINE, PipelineOption, checked_choice
from extractor.errors import UsageProblem


def evaluate(
    gold: Annotated[Path | None, typer.Argument(metavar="GOLD", help="Annotations, JSON Lines (id, published, events, reactions).")] = None,
    out: Annotated[Path | None, typer.Argument(metavar="OUT", help="A folder that `extractor batch` wrote (CSV or JSON Lines).")] = None,
    errors: Annotated[int, typer.Option("--errors", metavar="N", min=0, help="List up to N errors with their sentences.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as one JSON object.")] = False,
    names: Annotated[Path | None, typer.Option("--names", metavar="FILE", help="More equal names (a JSON list of lists), beside the pipeline's.")] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of a line of GOLD, and do nothing else.")] = False,
    pipeline: PipelineOption = PIPELINE,
) -> None:
    """Compare the tables in OUT with gold annotations: precision, recall and F1 per slot, sources, errors, calibration."""
    from extractor.domain.pipeline import Pipeline, find_folder
    from extractor.evaluate import scoring
    from extractor.evaluate.gold_format import GoldFormat
    from extractor.evaluate.report_text import text

    declared = Pipeline(pipeline, find_folder(pipeline))
    if schema:
        print(json.dumps(GoldFormat(declared.codebook).schema, indent=2))
        return
    if gold is None or out is None:
        raise UsageProblem("name the file GOLD and the folder OUT, or ask for --schema")
    report = scoring.evaluate(gold, out, declared, names)
    if as_json:
        print(json.dumps(report.as_dict(), ensure_ascii=False))
    else:
        print(text(report, errors), end="")


def export(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder that `extractor batch` wrote.")],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="TABLE",
            help="plover: reactions as PLOVER events; reactions: the first of each government to each incident; reactions-matrix: incidents by "
            "governments; geojson, kml: incidents on a map; webannotation, brat, docbin, labelstudio: an annotated corpus; "
            "or another table that the pipeline declares (missile_launch: cns, the CNS/NTI columns).",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to PATH: a file; for brat and labelstudio a folder. [default: standard output]"),
    ] = None,
    reviewed: Annotated[bool, typer.Option("--reviewed", help="Of a corpus, only the articles of which every claim was decided in a review.")] = False,
    pipeline: PipelineOption = PIPELINE,
) -> None:
    """Print the tables in OUT in the columns of another database, as CSV, as a map, or as a corpus for annotation tools."""
    from extractor.domain.pipeline import Pipeline, find_folder
    from extractor.write import corpora
    from extractor.write import export as exporting
    from extractor.write.geography import FORMATS
    from extractor.write.reaction_tables import TABLES

    declared = Pipeline(pipeline, find_folder(pipeline))
    checked_choice(to, (*exporting.names(exporting.declared_exports(declared)), *TABLES, *FORMATS, *corpora.FORMATS), "--to")
    if to in corpora.FORMATS:
        corpora.write_corpus(out, to, declared.codebook, output, sys.stdout, reviewed=reviewed)
    elif reviewed:
        raise UsageProblem(f"--reviewed: it is for {', '.join(corpora.FORMATS)}; leave it out")
    elif output is None:
        exporting.export(out, to, declared, sys.stdout)
    else:
        with output.open("w", encoding="utf-8", newline="") as file:
            exporting.export(out, to, declared, file)

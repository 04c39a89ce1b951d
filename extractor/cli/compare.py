"""`extractor compare` and `extractor diff`: a run held against another's table, and against another run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import PIPELINE
from extractor.write.printable import printable, tell


def compare(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder that `extractor batch` wrote.")],
    reference: Annotated[Path, typer.Argument(metavar="REFERENCE", help="Another's table of events: CSV, TSV or XLSX with a header.")],
    profile: Annotated[
        str,
        typer.Option(
            "--profile",
            metavar="NAME",
            help="How it is read: a name of the pipeline's references.yml (missile_launch: cns, cns_iran, csis, gcat), or a file.yml of your own.",
        ),
    ],
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="Where comparison.csv and values.csv are written.")] = Path("comparison"),
    most: Annotated[int, typer.Option("--contradictions", metavar="N", min=0, help="Print up to N contradictions with our evidence.")] = 10,
    join: Annotated[
        bool,
        typer.Option("--join", help="Also write incidents.csv there: our incidents with the table's key (NAME_key) where exactly one of its events fits."),
    ] = False,
    pipeline: Annotated[str, typer.Option("--pipeline", metavar="NAME", help="Which installed pipeline. [default: that of the run]")] = "",
) -> None:
    """Hold the incidents of a run against another's table: matched, missing here or there, and contradictory, figure by figure.

    Matching is by the likeness that joins articles to incidents. `extractor report OUT --compared DIR` shows it on the page.
    """
    from extractor.domain.pipeline import Pipeline, find_folder
    from extractor.evaluate import comparison_report
    from extractor.read.stamp import pipeline_named
    from extractor.write.report.run import run_json

    name = pipeline or pipeline_named(run_json(out)) or PIPELINE
    found = comparison_report.compare(out, reference, profile, Pipeline(name, find_folder(name)))
    found.write(to)
    sys.stdout.write(printable(found.text(most)))
    tell(f"{to}: {comparison_report.COMPARISON}, {comparison_report.VALUES}")
    if join:
        tell(found.join(to))


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The folder of a finished run.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="That of a later one: of more articles, other rules, or a review.")],
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="Where changes.csv and diff.json are written.")] = Path("diff"),
) -> None:
    """Say what a run has made of the tables of an earlier one, cell by cell, and why: new article, new rules, review.

    Of incidents also which were merged, split or withdrawn, and whose id is another.
    """
    from extractor.evaluate import release_report
    from extractor.evaluate.release_diff import ReleaseDiff

    found = ReleaseDiff.of(old, new)
    release_report.write(found, to)
    sys.stdout.write(printable(release_report.text(found)))
    tell(f"{to}: {release_report.CHANGES}, {release_report.SUMMARY}")

"""`extractor report`: a finished run as a page to look at and to review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.options import PIPELINE, QuietOption
from extractor.errors import UsageProblem
from extractor.write.printable import tell

if TYPE_CHECKING:
    from extractor.domain.pipeline import Pipeline
    from extractor.write.report.run import Run


def report(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder that `extractor batch` wrote.")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE.html", help="Where to write the page.")] = Path("report.html"),
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="Its heading. [default: the name of OUT]")] = "",
    quiet: QuietOption = False,
    pipeline: Annotated[str, typer.Option("--pipeline", metavar="NAME", help="Which installed pipeline. [default: that of the run]")] = "",
) -> None:
    """Write a finished run as one page to look at and to review: incidents, articles, a map, a timeline.

    It opens in any browser from a file, without a server, and connects to nothing.
    """
    from extractor.domain.pipeline import Pipeline, find_folder
    from extractor.write.report.run import read_run, run_json

    name = pipeline or pipeline_of(run_json(out))
    write_page(to, read_run(out), Pipeline(name, find_folder(name)), title, quiet)


def write_page(path: Path, run: Run, pipeline: Pipeline, title: str, quiet: bool) -> None:
    """Writes the page of a run; a file is there whole or as it was."""
    if path.is_dir():
        raise UsageProblem(f"{path} is a folder; name a file in it: {path / 'report.html'}")

    from extractor.run.atomic_files import write_atomically
    from extractor.write.report.page import page

    text = page(run, pipeline, title).encode("utf-8", "replace")
    write_atomically(path, text)
    if not quiet:
        tell(f"{path}: {len(text) / 1e6:.1f} MB; open it in a browser")


def pipeline_of(run: dict[str, object]) -> str:
    plan = run.get("plan")
    declared = plan.get("pipeline") if isinstance(plan, dict) else None
    return str(declared["name"]) if isinstance(declared, dict) and declared.get("name") else PIPELINE

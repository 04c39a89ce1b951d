"""`extractor report`: a finished run as a page to look at and to review."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.cli.options import PIPELINE, QuietOption
from extractor.errors import UsageProblem
from extractor.write.printable import tell

if TYPE_CHECKING:
    from extractor.domain.pipeline import Pipeline
    from extractor.write.report.run import Run
    from extractor.write.why.trace import Watch


def report(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder that `extractor batch` wrote.")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE.html", help="Where to write the page.")] = Path("report.html"),
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="Its heading. [default: the name of OUT]")] = "",
    why: Annotated[bool, typer.Option("--why", help="With each claim why it is there, behind a click; the articles are read again for it.")] = False,
    compared: Annotated[Path | None, typer.Option("--compared", metavar="DIR", help="Also show what `extractor compare` wrote there.")] = None,
    quiet: QuietOption = False,
    pipeline: Annotated[str, typer.Option("--pipeline", metavar="NAME", help="Which installed pipeline. [default: that of the run]")] = "",
) -> None:
    """Write a finished run as one page to look at and to review: incidents, articles, a map, a timeline.

    It opens in any browser from a file, without a server, and connects to nothing.
    """
    from extractor.domain.pipeline import Pipeline, find_folder
    from extractor.read.stamp import pipeline_named
    from extractor.write.report.compared import compared_rows
    from extractor.write.report.run import read_run, run_json

    about = run_json(out)
    name = pipeline or pipeline_named(about) or PIPELINE
    declared, run = Pipeline(name, find_folder(name)), read_run(out)
    if compared is not None:
        run = replace(run, compared=compared_rows(compared, declared.codebook))
    write_page(to, run, declared, title, quiet, _watch(name, about) if why else None)


def write_page(path: Path, run: Run, pipeline: Pipeline, title: str, quiet: bool, watch: Watch | None = None) -> None:
    """Writes the page of a run, with the reasons of its claims where there is a `watch`; a file is there whole or as it was."""
    if path.is_dir():
        raise UsageProblem(f"{path} is a folder; name a file in it: {path / 'report.html'}")

    from extractor.run.atomic_files import write_atomically
    from extractor.write.report.page import page

    text = page(run, pipeline, title, watch).encode("utf-8", "replace")
    write_atomically(path, text)
    if not quiet:
        tell(f"{path}: {len(text) / 1e6:.1f} MB; open it in a browser")


def _watch(pipeline: str, run: dict[str, Any]) -> Watch:
    """What watches the pipeline as it decides, with the model of the run."""
    from extractor.extraction import load
    from extractor.write.why.trace import Watch

    plan = run.get("plan")
    model = str(plan.get("versions", {}).get("model", "")) if isinstance(plan, dict) else ""
    return Watch(load(pipeline, model=model.rpartition(" ")[0]))

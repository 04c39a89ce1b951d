"""`extractor batch` and `extractor merge`: the tables of many articles."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.options import (
    PIPELINE,
    TIMEOUT,
    MetadataOption,
    ModelOption,
    PipelineOption,
    PublishedOption,
    TimeoutOption,
    TypeOption,
    checked_choice,
    checked_stdin,
    reading,
)
from extractor.cli.undated import Undated
from extractor.errors import UsageProblem
from extractor.write.printable import tell

if TYPE_CHECKING:
    from extractor.run.publishing import RunSummary

OUTPUTS = ("csv", "jsonl", "xlsx", "parquet", "sqlite", "duckdb")
ENGINES = ("local", "ray")  # of run.settings, which is not imported before it is needed
OutOption = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write to; it is made where it does not exist.")]
OverwriteOption = Annotated[bool, typer.Option("--overwrite", help="Replace the tables that are in DIR.")]


def batch(
    out: OutOption,
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT...", help="Files, folders, patterns, or - for one text on standard input.")] = None,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help=f"What to write: {', '.join(OUTPUTS)}.")] = "csv",
    overwrite: OverwriteOption = False,
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, help="How many processes.")] = 1,
    shard: Annotated[str, typer.Option("--shard", metavar="I/N", help="Do only the I-th of N parts; `extractor merge` joins them.")] = "",
    engine: Annotated[str, typer.Option("--engine", metavar="ENGINE", help="local, or ray for a cluster (extra `cluster`).")] = "local",
    files_from: Annotated[str, typer.Option("--files-from", metavar="FILE", help="More inputs: their names in FILE, one a line; - for standard input.")] = "",
    published: PublishedOption = "",
    force_published: Annotated[bool, typer.Option("--force-published", help="--published also for articles that say another day themselves.")] = False,
    metadata: MetadataOption = "",
    kind: TypeOption = "",
    timeout: TimeoutOption = TIMEOUT,
    model: ModelOption = "",
    pipeline: PipelineOption = PIPELINE,
) -> None:
    """Extract many articles into the four tables of a folder: articles, events, facts, reactions.

    A stopped run is continued by the same command.
    """
    checked_choice(to, OUTPUTS, "--to")
    checked_choice(engine, ENGINES, "--engine")
    part = _shard(shard)
    names = _names(inputs or [], files_from)

    from extractor.read.count import count_articles
    from extractor.read.duplicates import DuplicateFinder
    from extractor.read.inputs import read_inputs
    from extractor.run.batch import run_batch
    from extractor.run.progress import for_stream
    from extractor.run.settings import RunSettings

    how = reading(kind, published, metadata, timeout, force_published=force_published, leave_out=(str(out),))
    told = {"type": kind, "published": published, "force_published": force_published, "metadata": metadata, "metadata_sha256": _hash(metadata)}
    options = {name: value for name, value in told.items() if value}
    settings = RunSettings(pipeline, model, to, workers, engine, overwrite, part, tuple(names), options, timeout=timeout)
    total = count_articles(names, how.leave_out) if sys.stderr.isatty() else None
    progress = for_stream(total=total // part[1] if total and part else total)
    undated = Undated()
    summary = run_batch(undated.passing(read_inputs(names, how)), out, settings, finder=DuplicateFinder(), progress=progress)
    undated.note()
    _finished(summary)


def merge(
    parts: Annotated[list[Path], typer.Argument(metavar="PART...", help="The folders of all shards of one run.")],
    out: OutOption,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help=f"What to write: {', '.join(OUTPUTS)}. [default: that of the shards]")] = "",
    overwrite: OverwriteOption = False,
) -> None:
    """Join the outputs of `batch --shard 1/N` … `--shard N/N` into the tables that one run would have given."""
    checked_choice(to or OUTPUTS[0], OUTPUTS, "--to")

    from extractor.run.shards import merge as merge_shards

    _finished(merge_shards(parts, out, to=to, overwrite=overwrite))


def _shard(text: str) -> tuple[int, int] | None:
    from extractor.run.shards import parse_shard

    try:
        return parse_shard(text) if text else None
    except ValueError as error:
        raise UsageProblem(f"--shard: {error}") from None


def _names(inputs: list[str], files_from: str) -> list[str]:
    """The inputs, with those that a list names; UsageProblem where there are none."""
    names = [*inputs, *_listed(files_from)]
    checked_stdin(names)
    if not names:
        raise UsageProblem(f"--files-from: {files_from} names no file" if files_from else "name an INPUT: files, folders or patterns, or use --files-from")
    return names


def _listed(files_from: str) -> list[str]:
    if not files_from:
        return []
    if files_from == "-":
        return ["@-"]  # read while the run goes on: the list may be longer than memory
    from extractor.read.paths import paths_from

    try:
        with Path(files_from).open("rb") as file:
            return list(paths_from(file))
    except OSError as error:
        raise UsageProblem(f"--files-from: {files_from} cannot be read ({error.strerror})") from None


def _hash(path: str) -> str:
    """The hash of what a file says, by which a run is known again; "" without one."""
    return sha256(Path(path).read_bytes()).hexdigest() if path else ""


def _finished(summary: RunSummary) -> None:
    """One line on stderr, and the exit status of the run."""
    c = summary.counts
    note = f" ({summary.message})" if summary.message else ""
    names = ("articles", "main_events", "events", "facts", "reactions", *(("skipped",) if c["skipped"] else ()), "failed")
    told = ", ".join(f"{c[name]} {name.replace('_', ' ')}" for name in names)
    tell(f"{summary.out}: {told}{note}")
    if summary.exit_status:
        raise typer.Exit(summary.exit_status)

"""`extractor batch` and `extractor merge`: the tables of many articles."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.options import (
    PIPELINE,
    TIMEOUT,
    LeastOption,
    LimitOption,
    MetadataOption,
    ModelOption,
    OutOption,
    OverwriteOption,
    PipelineOption,
    PublishedOption,
    QuietOption,
    TimeoutOption,
    TypeOption,
    VerboseOption,
    be_verbose,
    checked_choice,
    checked_stdin,
    invite,
    reading,
)
from extractor.cli.undated import Undated
from extractor.errors import UsageProblem
from extractor.write.printable import tell
from extractor.write.text import neutral

if TYPE_CHECKING:
    from extractor.read.article import Article
    from extractor.read.reading import Reading
    from extractor.run.publishing import RunSummary
    from extractor.run.settings import RunSettings

OUTPUTS = ("csv", "jsonl", "xlsx", "parquet", "sqlite", "duckdb")
ENGINES = ("local", "ray")  # of run.settings, which is not imported before it is needed


def batch(
    out: OutOption,
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT...", help="Files, folders, patterns, or - for one text on standard input.")] = None,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help=f"What to write: {', '.join(OUTPUTS)}.")] = "csv",
    overwrite: OverwriteOption = False,
    update: Annotated[bool, typer.Option("--update", help="Add to the tables in DIR what is new; what they hold already is not done again.")] = False,
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, help="How many processes.")] = 1,
    shard: Annotated[str, typer.Option("--shard", metavar="I/N", help="Do only the I-th of N parts; `extractor merge` joins them.")] = "",
    engine: Annotated[str, typer.Option("--engine", metavar="ENGINE", help="local, or ray for a cluster (extra `cluster`).")] = "local",
    files_from: Annotated[str, typer.Option("--files-from", metavar="FILE", help="More inputs: their names in FILE, one a line; - for standard input.")] = "",
    published: PublishedOption = "",
    force_published: Annotated[bool, typer.Option("--force-published", help="--published also for articles that say another day themselves.")] = False,
    metadata: MetadataOption = "",
    kind: TypeOption = "",
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV with the mark by which Excel knows UTF-8; where times and ids are to stay text, take --to xlsx.")
    ] = False,
    limit: LimitOption = None,
    min_confidence: LeastOption = 0.0,
    timeout: TimeoutOption = TIMEOUT,
    no_text: Annotated[bool, typer.Option("--no-text", help="Do not keep the texts of the articles in the table articles.")] = False,
    ids_from: Annotated[str, typer.Option("--ids-from", metavar="DIR", help="An earlier run, also by other rules: incidents that it has keep its ids.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be read, as what, and of which day.")] = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    model: ModelOption = "",
    pipeline: PipelineOption = PIPELINE,
) -> None:
    """Extract many articles into the tables of a folder: articles, events, facts, reactions, incidents.

    A stopped run is continued by the same command.
    """
    checked_choice(to, OUTPUTS, "--to")
    checked_choice(engine, ENGINES, "--engine")
    if excel and to != "csv":
        raise UsageProblem(f"--excel: it is for CSV, not for --to {to}; leave one of them out")
    if force_published and not published:
        raise UsageProblem("--force-published: it is for the day that --published gives; give that too")
    part = _shard(shard)
    names = _names(inputs or [], files_from)
    be_verbose(verbose)
    invite(names)
    how = reading(kind, published, metadata, timeout, force_published=force_published, leave_out=(str(out),))
    if dry_run:
        _list(_articles(names, how, limit))
        return

    from extractor.run.kept_ids import earlier_run
    from extractor.run.settings import RunSettings

    table = {"metadata": metadata, "metadata_sha256": how.metadata.sha256 if how.metadata else ""}
    told = {"type": kind, "published": published, "force_published": force_published, **table, "limit": limit}
    settings = RunSettings(
        pipeline=pipeline,
        model=model,
        to="csv-excel" if excel else to,
        workers=workers,
        engine=engine,
        overwrite=overwrite,
        shard=part,
        inputs=tuple(names),
        options={name: value for name, value in told.items() if value},
        min_confidence=min_confidence,
        timeout=timeout,
        text=not no_text,
        update=update,
        ids_from=earlier_run(ids_from),
    )
    _run(names, how, limit, out, settings, quiet)


def _run(names: list[str], how: Reading, limit: int | None, out: Path, settings: RunSettings, quiet: bool) -> None:
    """Does the run; on stderr how far it is, what has no day and what failed."""
    from extractor.read.count import count_articles
    from extractor.run.batch import run_batch
    from extractor.run.progress import Quiet, for_stream

    total = count_articles(names, how.leave_out) if sys.stderr.isatty() and not quiet else None
    progress = Quiet() if quiet else for_stream(total=_total(total, limit, settings.shard))
    undated = Undated()
    summary = run_batch(undated.passing(_articles(names, how, limit)), out, settings, progress=progress)
    if not quiet:
        undated.note()
    _finished(summary, quiet)


def _articles(names: list[str], how: Reading, limit: int | None) -> Iterable[Article]:
    from extractor.read.inputs import read_inputs

    return islice(read_inputs(names, how), limit)


def _total(total: int | None, limit: int | None, part: tuple[int, int] | None) -> int | None:
    """How many articles there are to do, where that is known."""
    if total is None:
        return None
    return min(total, limit or total) // (part[1] if part else 1)


def _list(articles: Iterable[Article]) -> None:
    """What would be read: a line for each article, as CSV."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("source", "id", "published", "published_basis", "publisher", "title", "n_chars", "problem"))
    for a in articles:
        told = (a.source, a.id, a.published, a.published_basis, a.publisher, a.title, len(a.text), a.error or a.skipped)
        out.writerow([neutral(cell) for cell in told])


def merge(
    parts: Annotated[list[Path], typer.Argument(metavar="PART...", help="The folders of all shards of one run, or of several runs.")],
    out: OutOption,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help=f"What to write: {', '.join(OUTPUTS)}. [default: that of the shards]")] = "",
    overwrite: OverwriteOption = False,
    quiet: QuietOption = False,
) -> None:
    """Join the outputs of `batch --shard 1/N` … `--shard N/N`, or of runs over different articles, into the tables that one run would have given."""
    checked_choice(to or OUTPUTS[0], OUTPUTS, "--to")

    from extractor.run.shards import merge as merge_shards

    _finished(merge_shards(parts, out, to=to, overwrite=overwrite), quiet)


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
    from extractor.read.user_files import read_bytes

    try:
        return list(paths_from(read_bytes(files_from).split(b"\n")))
    except OSError as error:
        raise UsageProblem(f"--files-from: {files_from} cannot be read ({error.strerror})") from None


def _finished(summary: RunSummary, quiet: bool) -> None:
    """What failed, and one line of counts, on stderr; and the exit status of the run."""
    for error in summary.failures:
        tell(f"extractor: failed: {error}")
    if (more := summary.counts["failed"] - len(summary.failures)) > 0 and summary.failures:
        tell(f"extractor: and {more} more, which the table articles names")
    if not quiet or summary.exit_status:
        tell(f"{summary.out}: {summary.told()}{f' ({summary.message})' if summary.message else ''}")
    if summary.exit_status:
        raise typer.Exit(summary.exit_status)

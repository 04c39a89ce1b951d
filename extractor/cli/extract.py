"""`extractor extract`: the facts of one article."""

from __future__ import annotations

import io
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from extractor.cli.options import (
    PIPELINE,
    TIMEOUT,
    LeastOption,
    LimitOption,
    MetadataOption,
    ModelOption,
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
from extractor.errors import CannotRun, UsageProblem
from extractor.write.printable import tell
from extractor.write.stdout import FORMATS, print_rows

if TYPE_CHECKING:
    from extractor.read.article import Article
    from extractor.read.reading import Reading
    from extractor.tables.rows import Rows

TABLES = ("facts", "events", "reactions", "articles")
VIEW = "text"


def extract(
    sources: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files (text, HTML, JSON Lines, CSV …), or - for standard input.")],
    published: PublishedOption = "",
    title: Annotated[str, typer.Option(metavar="TEXT", help="Its headline.")] = "",
    table: Annotated[str, typer.Option(metavar="TABLE", help=f"Print this table: {', '.join(TABLES)}. [default: facts]")] = "",
    format: Annotated[str, typer.Option(metavar="FORMAT", help=f"How: {', '.join(FORMATS)}, or text for what a terminal shows. [default: csv]")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.")] = None,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE.html", help="Write a page to look at and to review, as `extractor report` does.")
    ] = None,
    metadata: MetadataOption = "",
    kind: TypeOption = "",
    limit: LimitOption = None,
    min_confidence: LeastOption = 0.0,
    timeout: TimeoutOption = TIMEOUT,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    model: ModelOption = "",
    pipeline: PipelineOption = PIPELINE,
) -> None:
    """Print the facts of one article, or of a few.

    Piped, it prints the table of facts as CSV. On a terminal, without --table and --format, it shows the events, the reactions, and each
    figure with its sentence and who said it.
    """
    checked_choice(table or TABLES[0], TABLES, "--table")
    checked_choice(format or VIEW, (*FORMATS, VIEW), "--format")
    if report and (table or format or output):
        raise UsageProblem("--report: the page holds all tables; leave --table, --format and --output out")
    if table and format == VIEW:
        raise UsageProblem("--table: with --format text all that an article says is shown; leave one of them out")
    checked_stdin(sources)
    be_verbose(verbose)
    invite(sources)
    how = reading(kind, published, metadata, timeout, force_published=True)
    articles = _articles(sources, how, title, limit)
    if report:
        _write_report(report, list(_rows(articles, timeout, min_confidence, model, pipeline)), pipeline, model, title or Path(sources[0]).name, quiet)
    else:
        shown = format or (VIEW if not table and output is None and sys.stdout.isatty() else FORMATS[0])
        with _opened(output) as file:
            _show(_rows(articles, timeout, min_confidence, model, pipeline), articles, table or TABLES[0], shown, pipeline, file)
    if not quiet:
        _note_undated(articles)


def _write_report(path: Path, parts: list[Rows], pipeline: str, model: str, name: str, quiet: bool) -> None:
    from extractor.cli.report import write_page
    from extractor.extraction import load
    from extractor.tables.frames import Result
    from extractor.write.report.run import Run
    from extractor.write.why.trace import Watch

    extractor = load(pipeline, model=model)
    write_page(path, Run.of(Result.of(parts, extractor.codebook), name), extractor.pipeline, name, quiet, Watch(extractor))


@contextmanager
def _opened(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is there whole or as it was."""
    if path is None:
        yield sys.stdout
        return
    from extractor.run.atomic_files import write_atomically

    text = io.StringIO(newline="")
    yield text
    write_atomically(path, text.getvalue().encode("utf-8", "replace"))


def _articles(sources: list[str], how: Reading, title: str, limit: int | None) -> list[Article]:
    """The articles of the inputs, with what is told of them on the command line in place of what they say; CannotRun where none is readable."""
    from extractor.read.inputs import read_inputs

    articles = [replace(a, title=title or a.title) for a in islice(read_inputs(sources, how), limit)]
    problems = [a.error or f"{a.source} {a.skipped}" for a in articles if a.error or a.skipped]
    if len(problems) == len(articles):
        raise CannotRun(problems[0] if problems else f"{sources[0]} holds no article")
    for problem in problems:
        tell(f"extractor: {problem}")
    return articles


def _note_undated(articles: list[Article]) -> None:
    """After the facts, so that a problem is told alone."""
    undated = Undated()
    deque(undated.passing(articles), 0)
    undated.note()


def _rows(articles: list[Article], timeout: float, least: float, model: str, pipeline: str) -> Iterator[Rows]:
    from extractor.extraction import load
    from extractor.isolation import Limit
    from extractor.run.confident import at_least

    extractor = load(pipeline, model=model)
    return (at_least(least, rows) for rows in _told(_begun(extractor.rows(articles, limit=Limit(timeout))), articles))


def _show(parts: Iterator[Rows], articles: list[Article], table: str, format: str, pipeline: str, file: TextIO) -> None:
    from extractor.domain.pipeline import Pipeline, find_folder

    declared = Pipeline(pipeline, find_folder(pipeline))
    if format != VIEW:
        print_rows((row for part in parts for row in part.table(table)), table, declared.codebook, format, file)
        return
    from extractor.write.actor_names import actor_names
    from extractor.write.terminal import console, show

    screen, names = console(file), actor_names(declared)
    for number, (article, part) in enumerate(zip(articles, parts, strict=True)):
        screen.print("\n" if number else "", end="")
        show(article, part, declared.codebook, screen, names)


def _begun(parts: Iterator[Rows]) -> Iterator[Rows]:
    """The same, with the first part made: what is missing is told before anything is printed."""
    return chain([next(parts)], parts)


def _told(parts: Iterator[Rows], articles: list[Article]) -> Iterator[Rows]:
    """The same; on the way what went wrong in an article that could be read is told on stderr."""
    for part, article in zip(parts, articles, strict=True):
        if part.articles[0]["error"] and not article.error:
            tell(f"extractor: {article.source or article.id}: {part.articles[0]['error']}")
        yield part

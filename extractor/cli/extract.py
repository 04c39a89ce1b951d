"""`extractor extract`: the facts of one article."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
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
from extractor.errors import CannotRun
from extractor.write.printable import tell
from extractor.write.stdout import FORMATS, print_rows

if TYPE_CHECKING:
    from extractor.read.article import Article
    from extractor.read.reading import Reading
    from extractor.tables.rows import Rows

TABLES = ("facts", "events", "reactions", "articles")


def extract(
    source: Annotated[str, typer.Argument(metavar="INPUT", help="A file (text, HTML, JSON Lines, CSV …), or - for standard input.")],
    published: PublishedOption = "",
    title: Annotated[str, typer.Option(metavar="TEXT", help="Its headline.")] = "",
    table: Annotated[str, typer.Option(metavar="TABLE", help=f"Print this table: {', '.join(TABLES)}. [default: facts]")] = "",
    format: Annotated[str, typer.Option(metavar="FORMAT", help=f"How: {', '.join(FORMATS)}. [default: csv]")] = "",
    metadata: MetadataOption = "",
    kind: TypeOption = "",
    timeout: TimeoutOption = TIMEOUT,
    model: ModelOption = "",
    pipeline: PipelineOption = PIPELINE,
) -> None:
    """Print the facts of one article.

    Piped, it prints the table of facts as CSV. On a terminal, without --table and --format, it shows the events, the reactions, and each
    figure with its sentence and who said it.
    """
    checked_choice(table or TABLES[0], TABLES, "--table")
    checked_choice(format or FORMATS[0], FORMATS, "--format")
    checked_stdin([source])
    articles = _articles(source, reading(kind, published, metadata, timeout, force_published=True), title)
    _show(articles, table, format, model, pipeline, timeout)


def _articles(source: str, how: Reading, title: str) -> list[Article]:
    """The articles of an input, with what is told of them on the command line in place of what they say; CannotRun where none is readable."""
    from extractor.read.inputs import read_inputs

    articles = [replace(a, title=title or a.title) for a in read_inputs([source], how)]
    problems = [a.error or f"{a.source} {a.skipped}" for a in articles if a.error or a.skipped]
    if len(problems) == len(articles):
        raise CannotRun(problems[0] if problems else f"{source} holds no article")
    for problem in problems:
        tell(f"extractor: {problem}")
    undated = Undated()
    articles = list(undated.passing(articles))
    undated.note()
    return articles


def _show(articles: list[Article], table: str, format: str, model: str, pipeline: str, timeout: float) -> None:
    from extractor.extraction import load
    from extractor.isolation import Limit

    extractor = load(pipeline, model=model)
    parts = _told(_begun(extractor.rows(articles, limit=Limit(timeout))), articles)
    if sys.stdout.isatty() and not table and not format:
        _view(parts, articles, pipeline)
        return
    name = table or TABLES[0]
    print_rows((row for part in parts for row in part.table(name)), name, extractor.codebook, format or FORMATS[0], sys.stdout)


def _begun(parts: Iterator[Rows]) -> Iterator[Rows]:
    """The same, with the first part made: what is missing is told before anything is printed."""
    return chain([next(parts)], parts)


def _told(parts: Iterator[Rows], articles: list[Article]) -> Iterator[Rows]:
    """The same; on the way what went wrong in an article that could be read is told on stderr."""
    for part, article in zip(parts, articles, strict=True):
        if part.articles[0]["error"] and not article.error:
            tell(f"extractor: {article.source or article.id}: {part.articles[0]['error']}")
        yield part


def _view(parts: Iterable[Rows], articles: list[Article], pipeline: str) -> None:
    from extractor.extraction import load
    from extractor.write.terminal import console, show

    screen = console(sys.stdout)
    for article, part in zip(articles, parts, strict=True):
        show(article, part, load(pipeline).codebook, screen)

"""Options that several commands share, and checking what was given."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor import DEFAULT_PIPELINE
from extractor.errors import UsageProblem
from extractor.write.printable import tell

if TYPE_CHECKING:
    from extractor.read.reading import Reading

PIPELINE = DEFAULT_PIPELINE
TIMEOUT = 30.0  # of extractor.isolation, which is not imported before it is needed
ModelOption = Annotated[str, typer.Option("--model", metavar="NAME", help="Another English spaCy model: an installed package or a path.")]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=0, help="How long one article may take of the processor; 0: as long as it wants.")
]
OutOption = Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to write to; it is made where it does not exist.")]
OverwriteOption = Annotated[bool, typer.Option("--overwrite", help="Replace the tables that are in DIR.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what goes wrong.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Say more: what the program fails on, with the place in its code.")]
LimitOption = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Take the first N articles only.")]
LeastOption = Annotated[float, typer.Option("--min-confidence", metavar="X", min=0, max=1, help="Leave out facts and reactions of less confidence.")]
PipelineOption = Annotated[str, typer.Option("--pipeline", metavar="NAME", help="Which installed pipeline; see `extractor pipelines`.")]
PublishedOption = Annotated[str, typer.Option("--published", metavar="DATE", help='When it was published (2026-01-28); needed for "on Tuesday".')]
TypeOption = Annotated[str, typer.Option("--type", metavar="KIND", help="What the input is, where it does not show itself: text, html, csv, mail …")]
MetadataOption = Annotated[str, typer.Option("--metadata", metavar="FILE.csv", help="A table that says of each file: file, published, title, publisher, url.")]


def reading(kind: str, published: str, metadata: str, timeout: float, *, force_published: bool, leave_out: tuple[str, ...] = ()) -> Reading:
    """How the inputs of a command are read; UsageProblem where an option makes no sense."""
    from extractor.read.kinds import KINDS
    from extractor.read.metadata import read_metadata
    from extractor.read.reading import Reading

    if kind:
        checked_choice(kind, KINDS, "--type")
    day = checked_date(published, "--published")
    return Reading(
        kind=kind, timeout=timeout, published=day, force_published=force_published, metadata=read_metadata(metadata) if metadata else None, leave_out=leave_out
    )


def checked_date(text: str, option: str) -> str:
    """An ISO date as it was given, or ""; UsageProblem otherwise."""
    if not text:
        return ""
    try:
        # fromisoformat also takes 20260128 and 2026-W05-3, which nobody means to type
        if date.fromisoformat(text).isoformat() != text:
            raise ValueError(text)
    except ValueError:
        raise UsageProblem(f"{option}: {text!r} is not a date; write it as 2026-01-28") from None
    return text


def checked_choice(value: str, choices: tuple[str, ...], option: str) -> str:
    """The value, where it is one of the choices; UsageProblem otherwise."""
    if value not in choices:
        raise UsageProblem(f"{option}: {value!r} is not one of {', '.join(choices)}")
    return value


def checked_stdin(names: Iterable[str]) -> None:
    """UsageProblem where standard input is to be read and was closed (`<&-`)."""
    if sys.stdin is None and {"-", "@-"} & set(names):
        raise UsageProblem("standard input is closed; pipe the article into the command, or name its file")


def be_verbose(wanted: bool) -> None:
    """Lets the program's own log go to stderr."""
    if wanted:
        logging.basicConfig(stream=sys.stderr, format="%(name)s: %(message)s", level=logging.WARNING)
        logging.getLogger("extractor").setLevel(logging.DEBUG)


def invite(names: Iterable[str]) -> None:
    """Where somebody is to type the article: says so, and takes all until the first Ctrl-D (a terminal goes on after it)."""
    if "-" in names and sys.stdin is not None and sys.stdin.isatty():
        tell("paste the article, then Ctrl-D")
        sys.stdin = io.TextIOWrapper(io.BytesIO(sys.stdin.buffer.read()))

"""Options that several commands share, and checking what was given."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from extractor import DEFAULT_PIPELINE
from extractor.errors import UsageProblem

if TYPE_CHECKING:
    from extractor.read.reading import Reading

PIPELINE = DEFAULT_PIPELINE
TIMEOUT = 30.0  # of extractor.isolation, which is not imported before it is needed
ModelOption = Annotated[str, typer.Option("--model", metavar="NAME", help="Another English spaCy model: an installed package or a path.")]
TimeoutOption = Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0, help="How long one article may take; 0: as long as it wants.")]
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

"""Options that several commands share, and checking what was given."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from extractor import DEFAULT_PIPELINE
from extractor.errors import UsageProblem

PIPELINE = DEFAULT_PIPELINE
TIMEOUT = 30.0  # of extractor.isolation, which is not imported before it is needed
ModelOption = Annotated[str, typer.Option("--model", metavar="NAME", help="Another English spaCy model: an installed package or a path.")]
TimeoutOption = Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0, help="How long one article may take; 0: as long as it wants.")]
PipelineOption = Annotated[str, typer.Option("--pipeline", metavar="NAME", help="Which installed pipeline; see `extractor pipelines`.")]


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

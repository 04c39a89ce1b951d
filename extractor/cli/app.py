"""The `extractor` command. Each subcommand is in a module beside this one; what a run does not need is not imported."""

from __future__ import annotations

import errno
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from extractor import __version__
from extractor.cli.batch import batch, merge
from extractor.cli.compare import compare, diff
from extractor.cli.describe import check, codebook, pipelines
from extractor.cli.examples import epilog
from extractor.cli.explain import explain
from extractor.cli.extract import extract
from extractor.cli.measure import evaluate, export
from extractor.cli.report import report
from extractor.cli.review import agree, correct, gold
from extractor.cli.share import share, verify
from extractor.cli.summary import summary
from extractor.cli.why import why
from extractor.errors import FAILED, ExtractorError
from extractor.write.printable import discard, printable, screens, tell

OF_DISKS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
PIPE_CLOSED = 0  # `extractor … | head`: the reader has what it wanted


class Commands(TyperGroup):
    """Turns the errors that a user can mend into one line on stderr and an exit status (2 usage, 1 could not be done)."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command that was named."""
        with screens():
            return self._invoke(ctx)

    def _invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            discard(sys.stdout)
            raise typer.Exit(PIPE_CLOSED) from None
        except ExtractorError as error:
            raise _told(error, error.exit_status) from None
        except OSError as error:
            if error.filename is None and error.errno not in OF_DISKS:
                raise  # a system's error that names a file is told, or that a disk is full (on writing no file is named); another one is a bug
            discard(sys.stdout)
            raise _told(error, FAILED) from None


def _told(error: Exception, status: int) -> typer.Exit:
    """Prints an error as one line on stderr; the exit of the command."""
    told = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) and error.filename is not None else str(error)
    tell(f"extractor: {' '.join(printable(told).split())}")
    return typer.Exit(status)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"news-fact-extractor {__version__}")
        raise typer.Exit


# rich is slow to import and wraps errors into boxes: plain help and plain errors
app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


@app.callback()
def main(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")] = False) -> None:
    """Facts of events from news articles, offline: who did what, where and when, who says so, and who reacted."""


COMMANDS = (
    extract,
    batch,
    merge,
    explain,
    why,
    report,
    pipelines,
    codebook,
    check,
    evaluate,
    compare,
    diff,
    export,
    correct,
    gold,
    agree,
    share,
    verify,
    summary,
)
WITHOUT_ARGUMENTS = (pipelines, codebook, check)
for command in COMMANDS:
    app.command(no_args_is_help=command not in WITHOUT_ARGUMENTS, epilog=epilog(command.__name__))(command)

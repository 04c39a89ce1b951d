"""Text made fit for a screen: what articles, file names and messages hold must not steer the terminal that shows it."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO, cast

from extractor.errors import OutputError

# control sequences with all that they hold: OSC (52 writes the clipboard, 8 makes links), DCS, PM, APC, SOS up to their end, CSI; 7 and 8 bit
_SEQUENCE = re.compile(r"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b[ -/]*[0-~]?")
# the rest of C0 but tab and line feed, DEL, C1, and marks that turn the direction of writing
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The same without control sequences and control characters; tabs and line feeds stay."""
    return text if text.isprintable() else _CONTROL.sub("", _SEQUENCE.sub("", text))


class Screen:
    """A terminal to which only printable text is written; all else is that of the stream itself."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(printable(text))

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class Closed(io.TextIOBase):
    """Stands for a stream that was closed before the program began (`>&-`)."""

    def __init__(self, name: str) -> None:
        self._name = name

    def write(self, text: str) -> int:
        raise OutputError(f"{self._name} is closed")


@contextmanager
def screens() -> Iterator[None]:
    """A context in which the standard streams take what is printed: only printable text where they are terminals, an error where they are closed."""
    _occupy()
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _fit(sys.stdout, "standard output"), _fit(sys.stderr, os.devnull)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _occupy() -> None:
    """Opens the null device where a standard stream is closed, so that no file of ours gets its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _fit(stream: TextIO | None, name: str) -> TextIO:
    if stream is None:
        return cast(TextIO, Closed(name)) if name != os.devnull else open(os.devnull, "w", encoding="utf-8")
    return cast(TextIO, Screen(stream)) if stream.isatty() else stream


def counted(count: int, one: str, many: str) -> str:
    """ "1 article", "2 articles"."""
    return f"{count} {one if count == 1 else many}"


def tell(message: str, file: TextIO | None = None) -> None:
    """Prints a line on stderr, where anybody reads it (`2>&1 | head` may not)."""
    stream = sys.stderr if file is None else file
    try:
        print(printable(message), file=stream, flush=True)
    except (OSError, ValueError):
        discard(stream)


def discard(stream: TextIO) -> None:
    """Points a stream that nobody reads any more at nothing, so that no flush fails again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

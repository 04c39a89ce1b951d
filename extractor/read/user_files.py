"""The files that a user names beside the articles (tables, lists, annotations): bounded, and pipes only while somebody writes to them."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

from extractor.read.time_limit import TimeLimitError, time_limit

MOST_BYTES = 256_000_000  # a table of a million articles; what has no end (a device) is told by it too
WAITING = 1.0  # `time_limit` gives what waits ten times as long


def opened(path: str | os.PathLike[str]) -> io.FileIO:
    """A file, open for reading; a pipe as soon as somebody writes to it. OSError, also where nobody does."""
    try:
        with time_limit(WAITING):
            return io.FileIO(path)
    except TimeLimitError:
        raise OSError(errno.ETIMEDOUT, "it is a pipe that nobody writes to", os.fspath(path)) from None


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """All bytes of a file; OSError where it cannot be read, or has more than MOST_BYTES."""
    with io.BufferedReader(opened(path)) as file:
        if os.fstat(file.fileno()).st_size <= MOST_BYTES and len(data := file.read(MOST_BYTES + 1)) <= MOST_BYTES:
            return data
    raise OSError(errno.EFBIG, f"it has more than {MOST_BYTES // 1_000_000} MB, or no end", os.fspath(path))


def why_unreadable(error: Exception) -> str:
    """What an error of reading says, without the file's name."""
    return getattr(error, "strerror", "") or str(error)


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, with or without a byte order mark; OSError, and UnicodeDecodeError where it is none."""
    return read_bytes(path).decode("utf-8-sig")

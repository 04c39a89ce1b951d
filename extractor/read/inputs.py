"""Read inputs (stage 1): files of many formats, folders, patterns and standard input, as a stream of Articles.

Nothing here grows with the number of articles, and no input raises while it is read: what cannot be read is an Article with an `error`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import IO, Any

from extractor.errors import NoInputError
from extractor.read.article import Article
from extractor.read.decode import repair
from extractor.read.errors import Unreadable, failed
from extractor.read.files import File
from extractor.read.kinds import ENDINGS, HEAD, kind_of, kind_of_name
from extractor.read.paths import check, files_of, paths_from
from extractor.read.readers import READERS
from extractor.read.reading import MAX_CHARS, Reading, completed
from extractor.read.streams import pipe_of, stream_of
from extractor.read.time_limit import TimeLimitError, time_limit

__all__ = ["MAX_CHARS", "NoInputError", "Reading", "paths_from", "read_inputs"]
STDIN, LIST = "-", "@-"
_LEEWAY = 10.0  # seconds that a file may take for an article, beyond those that a reader has for the article itself: skipping, unpacking


def read_inputs(inputs: Sequence[str], reading: Reading | None = None, *, stdin: IO[Any] | None = None) -> Iterator[Article]:
    """Stream the articles of files, folders, glob patterns, `-` (one file on stdin) and `@-` (a list of those on stdin, one a line).

    NoInputError is raised at once, before anything is read, where an input does not exist or holds nothing to read; an entry of a list
    that does not is a failed article, as are all other troubles. `stdin` is a text or binary stream, by default the process's own.
    """
    reading = reading or Reading()
    if not inputs:
        raise NoInputError("no input was named; name files, folders or patterns, or - for standard input")
    if sum(name in (STDIN, LIST) for name in inputs) > 1:
        raise NoInputError("standard input can be read only once; give - or @- one time")
    for name in inputs:
        if name not in (STDIN, LIST):
            check(name, reading.leave_out)
    return _read_all(inputs, stdin, reading)


def _read_all(inputs: Sequence[str], stdin: IO[Any] | None, reading: Reading) -> Iterator[Article]:
    for name in inputs:
        if name == STDIN:
            yield from _read_file("stdin", reading, named=True, stream=_binary(stdin))
        elif name == LIST:
            for path in paths_from(_binary(stdin)):
                yield from _listed(path, reading)
        else:
            yield from _read(name, reading)


def _listed(name: str, reading: Reading) -> Iterator[Article]:
    try:
        check(name, reading.leave_out)
    except NoInputError as error:
        yield failed(File(name).name, repair(str(error).removeprefix(f"{name} ")))
    else:
        yield from _read(name, reading)


def _read(name: str, reading: Reading) -> Iterator[Article]:
    for path in files_of(name, reading.leave_out):
        yield from _read_file(path, reading, named=path == name)


def _read_file(path: str, reading: Reading, *, named: bool, stream: Any = None) -> Iterator[Article]:
    """The articles of one file; `named` where the user named the file itself, and means it to be read whatever it is."""
    file = File(path, reading.max_chars, reading.timeout, stream)
    # a pipe may wait for whoever fills it
    seconds = reading.timeout + _LEEWAY if reading.timeout > 0 and stream is None and os.path.isfile(path) else 0
    for article in _guarded(file.name, partial(_articles, file, reading, named), seconds):
        yield completed(article, path, reading)


def _articles(file: File, reading: Reading, named: bool) -> Iterable[Article]:
    """What the reader of the file's kind makes of it. Unreadable where nobody knows its kind."""
    source = file.stream or pipe_of(file.path)
    if source is not None:
        head, stream = stream_of(source)
        file = file.with_stream(stream)
    else:
        head = _head(file)
    kind = reading.kind or kind_of(head, os.path.basename(file.path)) or ("text" if named or not head else "")
    if not kind:
        ending = os.path.splitext(file.path)[1] or "no ending"
        raise Unreadable(f"is of a kind that is not read ({ending}; known are {' '.join(ENDINGS)}); save it as one of those, or leave it out")
    return READERS[kind](file)


def _head(file: File) -> bytes:
    """The first bytes of a file, unpacked; none where they cannot be unpacked, of which its reader will tell."""
    try:
        with file.open() as stream:
            return stream.read(HEAD)
    except Exception:
        if not kind_of_name(file.path):
            raise
        return b""


def _guarded(source: str, read: Callable[[], Iterable[Article]], seconds: float) -> Iterator[Article]:
    """The articles of one file, and one failed article for what stops them or if there are none. Parsers of other people raise anything."""
    count = 0
    try:
        for article in _timed(read, seconds):
            count += 1
            yield article
    except Exception as error:
        yield failed(source, _problem(error, count))
    else:
        if not count:
            yield failed(source, "holds no article; check that it was exported whole, or leave it out")


def _timed(read: Callable[[], Iterable[Article]], seconds: float) -> Iterator[Article]:
    """The articles, each within that many seconds; TimeLimitError."""
    with time_limit(seconds):
        articles = iter(read())
    while True:
        with time_limit(seconds):
            article = next(articles, None)
        if article is None:
            return
        yield article


def _problem(error: Exception, count: int) -> str:
    before = f"; {count} articles before it were read and kept" if count else ""
    match error:
        case Unreadable():
            return str(error)
        case TimeLimitError():
            return f"{error}{before}; leave it out, or give it more time"
        case MemoryError():
            return f"needs more memory than there is{before}; split it, or leave it out"
        case FileNotFoundError():
            return f"is gone: it was there when the files were listed{before}; restore it and run again"
        case PermissionError():
            return f"may not be read{before}; change its permissions (chmod +r) or leave it out"
        case OSError(errno=int()):
            return f"cannot be read ({error.strerror}){before}; check the file and run again"
    told = " ".join(repair(str(error)).split())[:200]
    return f"is damaged, cut off or not what its ending says ({type(error).__name__}: {told}){before}; make or fetch it again"


def _binary(stdin: IO[Any] | None) -> Any:
    """The bytes beneath a stream of text, so that a wrong locale spoils nothing; a stream without them as it is."""
    stream = sys.stdin if stdin is None else stdin
    return getattr(stream, "buffer", stream)

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
from extractor.read.archives import read_warc
from extractor.read.article import Article
from extractor.read.csv_records import read_csv
from extractor.read.decode import decode, newlines, repair
from extractor.read.errors import Unreadable, failed
from extractor.read.files import COMPRESSIONS, SECONDS, File
from extractor.read.json_records import read_json, read_jsonl
from extractor.read.pages import read_html
from extractor.read.parquet_records import read_parquet
from extractor.read.paths import check, files_of, paths_from
from extractor.read.pdf import read_pdf
from extractor.read.texts import read_text, text_article
from extractor.read.time_limit import TimeLimitError, time_limit

__all__ = ["ENDINGS", "MAX_CHARS", "NoInputError", "paths_from", "read_inputs"]
Reader = Callable[[File], Iterable[Article]]
_LEEWAY = 10.0  # seconds that a file may take for an article, beyond those that a reader has for the article itself: skipping, unpacking
MAX_CHARS = 200_000  # 35,000 words; spaCy takes 3.5 kB of memory for each character, and the whole program is to stay under 1 GB
STDIN, LIST = "-", "@-"
_COMPRESSED: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".warc": read_warc,
}
_PLAIN: dict[str, Reader] = {".parquet": read_parquet, ".pdf": read_pdf}
_READERS: dict[str, Reader] = _COMPRESSED | {f"{e}{c}": r for e, r in _COMPRESSED.items() for c in COMPRESSIONS} | _PLAIN
_KNOWN = tuple(_READERS)
ENDINGS = (*_COMPRESSED, *_PLAIN)


def read_inputs(inputs: Sequence[str], *, stdin: IO[Any] | None = None, max_chars: int = MAX_CHARS, timeout: float = SECONDS) -> Iterator[Article]:
    """Stream the articles of files, folders, glob patterns, `-` (one text on stdin) and `@-` (a list of those on stdin, one a line).

    NoInputError is raised at once, before anything is read, where an input does not exist or holds nothing to read; an entry of a list
    that does not is a failed article, as are all other troubles. `stdin` is a text or binary stream, by default the process's own.
    `max_chars` is the greatest length of an article's text in code points, `timeout` the seconds that one article may take (0: any number).
    """
    if not inputs:
        raise NoInputError("no input was named; name files, folders or patterns, or - for standard input")
    if sum(name in (STDIN, LIST) for name in inputs) > 1:
        raise NoInputError("standard input can be read only once; give - or @- one time")
    for name in inputs:
        if name not in (STDIN, LIST):
            check(name, _KNOWN)
    return _read_all(inputs, stdin, partial(File, max_chars=max_chars, seconds=timeout))


def _read_all(inputs: Sequence[str], stdin: IO[Any] | None, make: Callable[[str], File]) -> Iterator[Article]:
    for name in inputs:
        if name == STDIN:
            yield from _guarded("stdin", lambda: [_stdin_article(stdin, make(STDIN))], 0)
        elif name == LIST:
            for path in paths_from(_binary(stdin)):
                yield from _listed(path, make)
        else:
            yield from _read(name, make)


def _listed(name: str, make: Callable[[str], File]) -> Iterator[Article]:
    try:
        check(name, _KNOWN)
    except NoInputError as error:
        yield failed(make(name).name, repair(str(error).removeprefix(f"{name} ")))
    else:
        yield from _read(name, make)


def _read(name: str, make: Callable[[str], File]) -> Iterator[Article]:
    for path in files_of(name, _KNOWN):
        file = make(path)
        # a pipe may wait for whoever fills it
        seconds = file.seconds + _LEEWAY if file.seconds > 0 and os.path.isfile(path) else 0
        yield from _guarded(file.name, partial(_reader(path), file), seconds)


def _reader(path: str) -> Reader:
    """By ending; a file that was named with an ending nobody knows is taken for text, and found out if it is not."""
    name = os.path.basename(path).lower()
    return next((_READERS[e] for e in sorted(_KNOWN, key=len, reverse=True) if name.endswith(e)), read_text)


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


def _stdin_article(stdin: IO[Any] | None, file: File) -> Article:
    data = _binary(stdin).read(4 * file.max_chars + 1)  # four bytes hold any character: one more is over the limit
    text = newlines(repair(data)) if isinstance(data, str) else decode(data)
    return text_article(text.removeprefix("\ufeff"), "stdin", file.max_chars)

"""JSON Lines and JSON files: one record at a time; a damaged line costs no other, a damaged array keeps the records before the damage."""

from __future__ import annotations

import io
import itertools
import json
from collections.abc import Iterator
from typing import Any

from extractor.read.article import Article
from extractor.read.errors import Unreadable, failed, too_long
from extractor.read.fields import article_of
from extractor.read.files import File, text_stream

_JSON_PER_CHAR = 12  # one character beyond the BMP, escaped: \ud83d\ude00
_CHUNK = 1 << 16
_SKIPPED = frozenset(" \t\r\n,\ufeff")


def read_jsonl(file: File) -> Iterator[Article]:
    """JSON Lines; source is `path:line`. Empty lines are skipped."""
    with file.open() as raw, text_stream(raw) as stream:
        for number, line, whole in _lines(stream, file.max_chars * _JSON_PER_CHAR):
            if line.strip("\ufeff \t\r\n"):
                yield _line_article(line, whole, f"{file.name}:{number}", file.max_chars)


def _lines(stream: io.TextIOWrapper, limit: int) -> Iterator[tuple[int, str, bool]]:
    """(1-based number, line, whether it is whole): of a line beyond the limit only the start is kept."""
    for number in itertools.count(1):
        line = stream.readline(limit)
        if not line:
            return
        whole = len(line) < limit or line.endswith("\n")
        while not whole and (rest := stream.readline(_CHUNK)) and not rest.endswith("\n"):
            pass
        yield number, line, whole


def _line_article(line: str, whole: bool, source: str, max_chars: int) -> Article:
    if not whole:
        return failed(source, str(too_long(max_chars, max_chars)))
    try:
        record = json.loads(line.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError) as error:
        return failed(source, _json_problem(error, line.rstrip()))
    return article_of(record, source, max_chars)


def _json_problem(error: Exception, text: str) -> str:
    if not isinstance(error, json.JSONDecodeError):
        return f"is not valid JSON ({type(error).__name__}); export this record again or delete it"
    cut = error.pos >= len(text) or error.msg.startswith("Unterminated string")
    return f"is not valid JSON ({error.msg}, column {error.colno}){': it is cut off' if cut else ''}; export this record again or delete it"


def read_json(file: File) -> Iterator[Article]:
    """A JSON array of records, or one record, or records one after another; source is `path:record`."""
    with file.open() as raw, text_stream(raw) as stream:
        for number, value in enumerate(_JsonValues(stream, file.max_chars * _JSON_PER_CHAR), 1):
            yield article_of(value, f"{file.name}:{number}", file.max_chars)


class _JsonValues:
    """The top-level values of a stream, or those of its one top-level array, parsed as they come. Unreadable where it is damaged or ends early."""

    def __init__(self, stream: io.TextIOWrapper, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._decoder = json.JSONDecoder()
        self._buffer = ""
        self._at = 0

    def __iter__(self) -> Iterator[Any]:
        self._fill(_CHUNK)
        array = self._take("[")
        for number in itertools.count(1):
            if self._ended(number, array):
                return
            yield self._value(number)

    def _fill(self, size: int) -> bool:
        more = self._stream.read(size)
        self._buffer, self._at = self._buffer[self._at :] + more, 0
        return bool(more)

    def _skip(self) -> None:
        while self._at < len(self._buffer) and self._buffer[self._at] in _SKIPPED:
            self._at += 1

    def _take(self, char: str) -> bool:
        """Skip spaces and commas, and this character if it comes next."""
        self._skip()
        taken = self._buffer.startswith(char, self._at)
        self._at += taken
        return taken

    def _ended(self, number: int, array: bool) -> bool:
        """Whether no further value comes; else the buffer stands at its start."""
        self._skip()
        while self._at == len(self._buffer):
            if not self._fill(_CHUNK):
                if array:
                    raise Unreadable(f"is cut off at record {number} (no closing bracket); the records before it were read: export it again")
                return True
            self._skip()
        return array and self._take("]")

    def _value(self, number: int) -> Any:
        size = _CHUNK
        while True:
            try:
                value, self._at = self._decoder.raw_decode(self._buffer, self._at)
                return value
            except (ValueError, RecursionError) as error:
                if len(self._buffer) - self._at > self._limit:
                    raise Unreadable(
                        f"is damaged, or too long, at record {number} (limit {self._limit:,} characters of JSON); the records before it were read"
                    ) from None
                if not self._fill(size):
                    told = getattr(error, "msg", type(error).__name__)
                    raise Unreadable(f"is damaged or cut off at record {number} ({told}); the records before it were read: export it again") from None
            size *= 2

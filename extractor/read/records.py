"""Files of records: JSON Lines, JSON, CSV, TSV, Parquet. One record at a time; a damaged one costs no other."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
from collections.abc import Iterator
from typing import Any

from extractor.read.article import Article
from extractor.read.errors import Unreadable, failed, optional, too_long
from extractor.read.fields import NAMES, article_of, has_text, key
from extractor.read.files import File, text_stream

_JSON_PER_CHAR = 12  # one character beyond the BMP, escaped: 😀
_CHUNK = 1 << 16
_SKIPPED = frozenset(" \t\r\n,\ufeff")
_DELIMITERS = (",", ";", "\t", "|")
_FIELD_TIMES = 10  # a CSV field is read whole up to ten times the limit, so that the rows after a long one stay in step
_CSV_DEFAULT = 131_072
_BATCH = 64


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


def read_csv(file: File) -> Iterator[Article]:
    """CSV (comma, semicolon, tab or bar) with a header row; source is `path:line`, the line where the row starts."""
    csv.field_size_limit(max(_CSV_DEFAULT, file.max_chars * _FIELD_TIMES))
    with file.open() as raw, text_stream(raw) as stream:
        header = stream.readline(_CHUNK).lstrip("\ufeff")
        names, delimiter = _header(header, tab=".tsv" in os.path.basename(file.path).lower())
        rows = csv.reader(stream, delimiter=delimiter)
        for line, row in _numbered(rows):
            yield _row_article(names, row, f"{file.name}:{line}", file.max_chars)


def _header(line: str, tab: bool) -> tuple[list[str], str]:
    """Column names and the delimiter under which one of them is the text. Unreadable where none is."""
    if not line.strip():
        raise Unreadable("is empty; it needs a header row with the columns id and text")
    first = "\t" if tab else ","
    for delimiter in (first, *(d for d in _DELIMITERS if d != first)):
        names = next(csv.reader([line], delimiter=delimiter))
        if has_text(names):
            return names, delimiter
    found = ", ".join(next(csv.reader([line], delimiter=first)))[:200]
    raise Unreadable(f"has no text column (found: {found}); name the column that holds the text `text`")


def _numbered(rows: Any) -> Iterator[tuple[int, list[str]]]:
    """(1-based line where the row starts, row) of a csv.reader that begins after the header; empty rows are skipped."""
    while True:
        start = rows.line_num + 2
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise Unreadable(f"is damaged from line {start} on ({error}), perhaps by a quote that is never closed; the rows before it were read") from None
        if row is None:
            return
        if row:
            yield start, row


def _row_article(names: list[str], row: list[str], source: str, max_chars: int) -> Article:
    if any(row[len(names) :]):
        return failed(source, f"has {len(row)} fields where the header has {len(names)}; quote the fields that hold the delimiter")
    if any(len(value) > max_chars for value in row):
        return failed(source, f"is too long (a field over {max_chars:,} characters); split it, raise the limit, or close the quote that was left open")
    return article_of(_by_name(names, row), source, max_chars)


def _by_name(names: list[str], row: list[str]) -> dict[str, str]:
    """The first filled field of each name."""
    out: dict[str, str] = {}
    for name, value in zip(names, row, strict=False):
        if value and not out.get(name):
            out[name] = value
    return out


def read_parquet(file: File) -> Iterator[Article]:
    """Parquet, a small batch of rows at a time and only the columns that are used; source is `path:row`, 1-based."""
    parquet = optional("pyarrow.parquet", "parquet", "a Parquet file")
    with file.open() as raw:
        table = parquet.ParquetFile(raw)
        names = list(table.schema_arrow.names)
        if not has_text(names):
            raise Unreadable(f"has no text column (found: {', '.join(names)[:200]}); name the column that holds the text `text`")
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=[n for n in names if key(n) in NAMES], use_threads=False):
            for record in batch.to_pylist():
                number += 1
                yield article_of(record, f"{file.name}:{number}", file.max_chars)

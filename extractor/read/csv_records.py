"""CSV and TSV files: one row at a time; a damaged row costs no other."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from typing import Any

from extractor.read.article import Article
from extractor.read.errors import Unreadable, failed
from extractor.read.fields import article_of, has_text
from extractor.read.files import File, text_stream

_CHUNK = 1 << 16
_DELIMITERS = (",", ";", "\t", "|")
_FIELD_TIMES = 10  # a CSV field is read whole up to ten times the limit, so that the rows after a long one stay in step


def read_csv(file: File) -> Iterator[Article]:
    """CSV (comma, semicolon, tab or bar) with a header row; source is `path:line`, the line where the row starts."""
    limit = max(_CHUNK, file.max_chars * _FIELD_TIMES)
    csv.field_size_limit(limit)
    with file.open() as raw, text_stream(raw) as stream:
        header = stream.readline(_CHUNK).lstrip("\ufeff")
        names, delimiter = _header(header, tab=".tsv" in os.path.basename(file.path).lower())
        lines = _Lines(stream, limit)
        for line, row in _numbered(csv.reader(lines, delimiter=delimiter), lines):
            yield _row_article(names, row, f"{file.name}:{line}", file.max_chars)


class _Lines:
    """The lines of a stream; one beyond the limit comes in pieces, or is dropped from where its row ended. `number` (1-based, after the header) is that of the latest."""

    def __init__(self, stream: io.TextIOWrapper, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self.number = 1
        self.whole = True

    def __iter__(self) -> Iterator[str]:
        while piece := self._stream.readline(self._limit):
            self.number += self.whole
            self.whole = piece.endswith(("\n", "\r")) or len(piece) < self._limit
            yield piece

    def drop_rest(self) -> None:
        """Skip what is left of a line of which a piece has been given."""
        while not self.whole:
            piece = self._stream.readline(_CHUNK)
            self.whole = piece.endswith(("\n", "\r")) or len(piece) < _CHUNK


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


def _numbered(rows: Any, lines: _Lines) -> Iterator[tuple[int, list[str]]]:
    """(1-based line where the row starts, row) of a csv.reader over the lines after the header; empty rows are skipped."""
    while True:
        lines.drop_rest()
        start = lines.number + 1
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
        return failed(source, f"is too long (a field over {max_chars:,} characters); split it, or close the quote that was left open")
    return article_of(_by_name(names, row), source, max_chars)


def _by_name(names: list[str], row: list[str]) -> dict[str, str]:
    """The first filled field of each name."""
    out: dict[str, str] = {}
    for name, value in zip(names, row, strict=False):
        if value and not out.get(name):
            out[name] = value
    return out

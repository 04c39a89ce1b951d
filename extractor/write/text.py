"""Tables as text files: CSV and JSON Lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from io import TextIOBase
from pathlib import Path
from typing import Any, Protocol, TextIO

from extractor.domain.codebook import Codebook
from extractor.tables.columns import TABLES, Row
from extractor.tables.schema import Column, schema

Values = Sequence[Any]


class Writer(Protocol):
    """Takes rows as values in the order of `tables.columns`. A missing value is "" or None."""

    def write(self, table: str, rows: Iterable[Values]) -> None: ...

    def close(self) -> None: ...


def write_csv(file: TextIO, rows: Iterable[Row], names: Sequence[str]) -> None:
    """Rows (dicts) as RFC 4180 CSV with a header, to a file opened with newline=""."""
    out = csv.writer(file)
    out.writerow(names)
    out.writerows([row.get(n, "") for n in names] for row in rows)


def write_jsonl(file: TextIO, rows: Iterable[Row], columns: Sequence[Column]) -> None:
    """Rows (dicts) as JSON Lines, typed, null for missing."""
    file.writelines(_json([row.get(c.name) for c in columns], columns) for row in rows)


def _json(values: Values, columns: Sequence[Column]) -> str:
    return json.dumps({c.name: c.typed(v) for c, v in zip(columns, values, strict=True)}, ensure_ascii=False) + "\n"


class TextWriter:
    """One text file a table."""

    def __init__(self, folder: Path, codebook: Codebook, suffix: str) -> None:
        self.columns = {t: schema(t, codebook) for t in TABLES}
        self.files: dict[str, TextIOBase] = {t: (folder / f"{t}.{suffix}").open("w", encoding="utf-8", newline="") for t in TABLES}

    def close(self) -> None:
        for file in self.files.values():
            file.close()


class CsvWriter(TextWriter):
    """RFC 4180: CRLF, a header, quotes where needed; "" for missing."""

    def __init__(self, folder: Path, codebook: Codebook) -> None:
        super().__init__(folder, codebook, "csv")
        self.writers = {t: csv.writer(f) for t, f in self.files.items()}
        for t in TABLES:
            self.writers[t].writerow([c.name for c in self.columns[t]])

    def write(self, table: str, rows: Iterable[Values]) -> None:
        self.writers[table].writerows(rows)


class JsonlWriter(TextWriter):
    """One typed object a line; null for missing."""

    def __init__(self, folder: Path, codebook: Codebook) -> None:
        super().__init__(folder, codebook, "jsonl")

    def write(self, table: str, rows: Iterable[Values]) -> None:
        for row in rows:
            self.files[table].write(_json(row, self.columns[table]))

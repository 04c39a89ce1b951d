"""The four tables as files (stage 7): CSV, JSON Lines, Parquet, SQLite, DuckDB, from rows that come one article at a time.

Cells are written exactly as they were extracted. A cell that begins with `=`, `+`, `-` or `@`, which a spreadsheet takes for a
formula, is not altered: `text` must equal the slice of the article, and the tables are data, read by programs. Whoever opens the CSV
of articles they do not trust in a spreadsheet should import the columns as text.
"""

from __future__ import annotations

import csv
import importlib.util
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import TextIOBase
from pathlib import Path
from typing import Any, Protocol, TextIO

from extractor.codebook import Codebook
from extractor.schema import Column, schema
from extractor.tables import TABLES, Row

Values = Sequence[Any]
DATABASE = "tables"


class OutputError(ValueError):
    """Output that cannot be written; the message names the path and what to do."""


class Writer(Protocol):
    """Takes rows as values in the order of `tables.columns`. A missing value is "" or None."""

    def write(self, table: str, rows: Iterable[Values]) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One of WRITERS. `make(folder, codebook)` begins its files in a folder; `needs` is the package it takes, from the extra of the same name."""

    name: str
    suffix: str
    make: Callable[[Path, Codebook], Writer]
    one_file: bool = False
    needs: str = ""

    def open(self, folder: Path, codebook: Codebook) -> Writer:
        return self.make(folder, codebook)

    def files(self) -> list[str]:
        """Names of the files it writes."""
        return [f"{DATABASE}.{self.suffix}"] if self.one_file else [f"{t}.{self.suffix}" for t in TABLES]

    def path(self, table: str) -> str:
        """The file that a table is in."""
        return f"{DATABASE if self.one_file else table}.{self.suffix}"


def find_format(name: str) -> Format:
    """The format of that name; OutputError where there is none or its package is missing."""
    if name not in WRITERS:
        raise OutputError(f"no output format {name!r}; there are: {', '.join(WRITERS)}")
    form = WRITERS[name]
    if form.needs and importlib.util.find_spec(form.needs) is None:
        raise OutputError(f"--to {name} needs the package {form.needs}: pip install 'news-fact-extractor[{name}]'")
    return form


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


def _parquet(folder: Path, codebook: Codebook) -> Writer:
    from extractor.databases import ParquetWriter

    return ParquetWriter(folder, codebook)


def _sqlite(folder: Path, codebook: Codebook) -> Writer:
    from extractor.databases import SqliteWriter

    return SqliteWriter(folder / f"{DATABASE}.sqlite", codebook)


def _duckdb(folder: Path, codebook: Codebook) -> Writer:
    from extractor.databases import DuckdbWriter

    return DuckdbWriter(folder / f"{DATABASE}.duckdb", codebook)


WRITERS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("csv", "csv", CsvWriter),
        Format("jsonl", "jsonl", JsonlWriter),
        Format("parquet", "parquet", _parquet, needs="pyarrow"),
        Format("sqlite", "sqlite", _sqlite, one_file=True),
        Format("duckdb", "duckdb", _duckdb, one_file=True, needs="duckdb"),
    )
}

"""The tables as files (stage 7): CSV, JSON Lines, Parquet, SQLite, DuckDB, spreadsheets, from rows that come one article at a time.

Cells are written exactly as they were extracted, but for one thing: in CSV, free text that begins with `=`, `+`, `-`, `@`, a tab or a
carriage return, which a spreadsheet takes for a formula, gets a `'` before it (`text.neutral`; `datapackage.json` says so). The other
formats hold `text` as the exact slice of the article.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from extractor.domain.codebook import Codebook
from extractor.errors import OutputError
from extractor.tables.columns import ALL_TABLES
from extractor.write.text import CsvWriter, ExcelCsvWriter, JsonlWriter, Writer

DATABASE = "tables"
EXCEL = "csv-excel"


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
        return [f"{DATABASE}.{self.suffix}"] if self.one_file else [f"{t}.{self.suffix}" for t in ALL_TABLES]

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


def _parquet(folder: Path, codebook: Codebook) -> Writer:
    from extractor.write.databases import ParquetWriter

    return ParquetWriter(folder, codebook)


def _sqlite(folder: Path, codebook: Codebook) -> Writer:
    from extractor.write.databases import SqliteWriter

    return SqliteWriter(folder / f"{DATABASE}.sqlite", codebook)


def _duckdb(folder: Path, codebook: Codebook) -> Writer:
    from extractor.write.databases import DuckdbWriter

    return DuckdbWriter(folder / f"{DATABASE}.duckdb", codebook)


def _xlsx(folder: Path, codebook: Codebook) -> Writer:
    from extractor.write.xlsx import XlsxWriter

    return XlsxWriter(folder / f"{DATABASE}.xlsx", codebook)


WRITERS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("csv", "csv", CsvWriter),
        Format(EXCEL, "csv", ExcelCsvWriter),
        Format("jsonl", "jsonl", JsonlWriter),
        Format("parquet", "parquet", _parquet, needs="pyarrow"),
        Format("sqlite", "sqlite", _sqlite, one_file=True),
        Format("xlsx", "xlsx", _xlsx, one_file=True, needs="openpyxl"),
        Format("duckdb", "duckdb", _duckdb, one_file=True, needs="duckdb"),
    )
}

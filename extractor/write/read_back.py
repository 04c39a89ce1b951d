"""Tables that a run left in a folder, read back as rows of strings from every format that `batch` writes, without pandas.

A row is told as in CSV: "" for missing, a whole number without decimals.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import Any

from extractor.errors import StoredError
from extractor.read.article import Article
from extractor.read.stamp import shaped
from extractor.write.formats import EXCEL, WRITERS, Format, find_format
from extractor.write.text import MOST_CHARS, as_told

StoredRow = dict[str, str]
ROWS = 5_000  # of a Parquet or DuckDB file at a time


def read_stored(folder: Path, table: str) -> list[StoredRow]:
    """All rows of a table; StoredError where there is none, or where it is damaged."""
    return list(stored_rows(folder, table))


def stored_rows(folder: Path, table: str) -> Iterator[StoredRow]:
    """The rows of a table as they come; StoredError where there is none, or where it is damaged."""
    form = stored_format(folder, table)
    path = folder / form.path(table)
    try:
        yield from READERS[form.name](path, table)
    except StoredError:
        raise
    except Exception as error:  # each library has errors of its own
        told = " ".join(str(error).split())[:200]
        raise StoredError(f"{path}: the table {table} is damaged ({told}); run extractor batch again with --overwrite") from error


def stored_format(folder: Path, table: str = "articles") -> Format:
    """The format in which a folder holds a table: that of its run.json, else the first that is there; StoredError where none is."""
    stamp = shaped(folder / "run.json", {"plan": {"to": str}})
    for name in [stamp["plan"]["to"] if stamp else "", *WRITERS]:
        if name in WRITERS and (folder / WRITERS[name].path(table)).exists():
            return find_format(name)
    raise StoredError(f"{folder} holds no {table} table; give the folder that extractor batch wrote")


def _csv(path: Path, table: str) -> Iterator[StoredRow]:
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            if None in row or None in row.values():
                raise ValueError("a row has more or fewer cells than there are columns")
            yield {k: as_told(v) for k, v in row.items()}


def _jsonl(path: Path, table: str) -> Iterator[StoredRow]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield _strings(json.loads(line))


def _parquet(path: Path, table: str) -> Iterator[StoredRow]:
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(ROWS):
            yield from map(_strings, batch.to_pylist())


def _sqlite(path: Path, table: str) -> Iterator[StoredRow]:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):
            yield _strings(dict(row))


def _duckdb(path: Path, table: str) -> Iterator[StoredRow]:
    import duckdb

    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        found = connection.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in found.description or []]
        while rows := found.fetchmany(ROWS):
            yield from (_strings(dict(zip(names, row, strict=True))) for row in rows)


def _xlsx(path: Path, table: str) -> Iterator[StoredRow]:
    from openpyxl import load_workbook

    with closing(load_workbook(path, read_only=True)) as book:
        rows = book[table].iter_rows(values_only=True)
        names = next(rows)
        yield from (_strings(dict(zip_longest(names, row))) for row in rows)  # empty cells at the end of a row are left out


def kept_article(row: StoredRow) -> Article | None:
    """The article whose text a row of articles keeps; None where it keeps none, or not all of it (a cell of a spreadsheet has an end)."""
    if not row["text"] or (row["n_chars"] != str(len(row["text"])) and int(row["n_chars"]) > MOST_CHARS):
        return None
    name, known = row["article_id"], {k: row[k] for k in ("text", "source", "title", "published", "publisher", "url", "published_basis")}
    return Article(name, **known, skipped=row["error"] if row["status"] == "skipped" else "")


READERS: dict[str, Callable[[Path, str], Iterator[StoredRow]]] = {
    "csv": _csv,
    EXCEL: _csv,
    "jsonl": _jsonl,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "sqlite": _sqlite,
    "duckdb": _duckdb,
}


def _strings(row: dict[str, Any]) -> StoredRow:
    return {k: cell(v) for k, v in row.items()}


def cell(value: Any) -> str:
    """A value as CSV tells it."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)

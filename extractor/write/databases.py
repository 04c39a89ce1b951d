"""The writers that are not plain text: Parquet, SQLite, DuckDB. Values are typed; missing is NULL."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from extractor.domain.codebook import Codebook
from extractor.tables.columns import ALL_TABLES, REFERRED_FIRST
from extractor.tables.schema import Column, declared, schema
from extractor.write.views import SEARCH, views

Values = Sequence[Any]
GROUP, GROUP_CHARS = 20_000, 8_000_000  # rows and characters kept in memory, whichever is reached first
SQL = {"string": "TEXT", "integer": "BIGINT", "number": "DOUBLE", "date": "TEXT"}  # of SQLite, which has no dates


class Buffered:
    """Collects typed rows and hands them on in groups of GROUP rows or GROUP_CHARS characters, so that groups are the same however the rows arrive."""

    def __init__(self, codebook: Codebook) -> None:
        self.columns = {t: schema(t, codebook) for t in ALL_TABLES}
        self.rows: dict[str, list[list[Any]]] = {t: [] for t in ALL_TABLES}
        self.chars = dict.fromkeys(ALL_TABLES, 0)

    def write(self, table: str, rows: Iterable[Values]) -> None:
        columns, kept = self.columns[table], self.rows[table]
        for row in rows:
            kept.append([c.typed(v) for c, v in zip(columns, row, strict=True)])
            self.chars[table] += sum(len(v) for v in kept[-1] if isinstance(v, str))
            if len(kept) == GROUP or self.chars[table] >= GROUP_CHARS:
                self.flush(table, kept)
                kept.clear()
                self.chars[table] = 0

    def flush_all(self) -> None:
        for table, rows in self.rows.items():
            if rows:
                self.flush(table, rows)
            rows.clear()

    def flush(self, table: str, rows: list[list[Any]]) -> None:
        raise NotImplementedError


class ParquetWriter(Buffered):
    """`<table>.parquet`, one row group for each group of rows."""

    def __init__(self, folder: Path, codebook: Codebook) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        super().__init__(codebook)
        types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}
        self.schemas = {t: pa.schema([(c.name, types[c.type]) for c in self.columns[t]]) for t in ALL_TABLES}
        self.files = {t: parquet.ParquetWriter(folder / f"{t}.parquet", self.schemas[t]) for t in ALL_TABLES}

    def flush(self, table: str, rows: list[list[Any]]) -> None:
        import pyarrow as pa

        arrays = [pa.array(_days(c, values), f.type) for c, values, f in zip(self.columns[table], zip(*rows, strict=True), self.schemas[table], strict=True)]
        self.files[table].write_table(pa.Table.from_arrays(arrays, schema=self.schemas[table]))

    def close(self) -> None:
        self.flush_all()
        for file in self.files.values():
            file.close()


def _days(column: Column, values: Sequence[Any]) -> list[Any]:
    """The values of a column, whole days as dates."""
    return [v and date.fromisoformat(v) for v in values] if column.type == "date" else list(values)


@contextmanager
def as_os_error(*kinds: type[Exception]) -> Iterator[None]:
    """A context in which a database's own errors (a full disk) are OSErrors, as those of other files are."""
    try:
        yield
    except kinds as error:
        raise OSError(errno.EIO, str(error)) from error


class SqliteWriter(Buffered):
    """One file with the tables, their keys, indexes on article_id, views, and a full-text search of sentences."""

    def __init__(self, path: Path, codebook: Codebook) -> None:
        super().__init__(codebook)
        with as_os_error(sqlite3.Error):
            self.connection = sqlite3.connect(path)
            self.connection.execute("PRAGMA journal_mode=OFF")  # the file is moved to its place only when it is whole
            self.connection.execute("PRAGMA synchronous=OFF")
            for table in ALL_TABLES:
                self.connection.execute(create(table, self.columns[table]))

    def flush(self, table: str, rows: list[list[Any]]) -> None:
        with as_os_error(sqlite3.Error):
            self.connection.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(self.columns[table]))})", rows)

    def close(self) -> None:
        self.flush_all()
        with as_os_error(sqlite3.Error):
            for table in ("facts", "reactions"):
                self.connection.execute(f"CREATE INDEX {table}_article ON {table} (article_id, event_id)")
            for statement in views():
                self.connection.execute(statement)
            if self.connection.execute("SELECT 1 FROM pragma_compile_options WHERE compile_options = 'ENABLE_FTS5'").fetchone():
                for statement in SEARCH:
                    self.connection.execute(statement)
            self.connection.commit()
            self.connection.close()


class DuckdbWriter(Buffered):
    """One file with the tables, their keys and views."""

    def __init__(self, path: Path, codebook: Codebook) -> None:
        import duckdb

        super().__init__(codebook)
        self.error: type[Exception] = duckdb.Error
        with as_os_error(self.error):
            self.connection = duckdb.connect(str(path))
            for table in REFERRED_FIRST:
                self.connection.execute(create(table, self.columns[table], SQL | {"date": "DATE"}))

    def flush(self, table: str, rows: list[list[Any]]) -> None:
        """The rows, after those that they refer to: DuckDB looks for them at once."""
        for link in declared()["references"].get(table, ()):
            if waiting := self.rows[link["table"]]:
                self.flush(link["table"], waiting)
                waiting.clear()
        self._append(table, rows)

    def _append(self, table: str, rows: list[list[Any]]) -> None:
        import pandas as pd

        types: dict[str, Any] = {"string": "string", "integer": "Int64", "number": "Float64", "date": "datetime64[s]"}
        data = {c.name: pd.array(_days(c, values), dtype=types[c.type]) for c, values in zip(self.columns[table], zip(*rows, strict=True), strict=True)}
        with as_os_error(self.error):
            self.connection.append(table, pd.DataFrame(data))

    def close(self) -> None:
        self.flush_all()
        with as_os_error(self.error):
            for statement in views():
                self.connection.execute(statement)
            self.connection.close()


def create(table: str, columns: Sequence[Column], types: Mapping[str, str] = SQL) -> str:
    """The CREATE TABLE statement, with its keys."""
    lines = [f'"{c.name}" {types[c.type]}{" NOT NULL" if c.required else ""}' for c in columns]
    key = declared()["keys"].get(table)
    if key:
        lines.append(f"PRIMARY KEY ({', '.join(key)})")
    for link in declared()["references"].get(table, ()):
        fields = ", ".join(link["fields"])
        lines.append(f"FOREIGN KEY ({fields}) REFERENCES {link['table']} ({fields})")
    return f"CREATE TABLE {table} ({', '.join(lines)})"

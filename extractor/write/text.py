"""Tables as text files: CSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from io import TextIOBase
from pathlib import Path
from typing import Any, Protocol, TextIO

from extractor.domain.codebook import Codebook
from extractor.tables.columns import ALL_TABLES, Row
from extractor.tables.schema import Column, schema

Values = Sequence[Any]
MOST_CHARS = 32_767  # of a spreadsheet's cell (Excel's limit)
# what spreadsheets take for a formula at the begin of a cell; more ' before it, so that `as_told` gives back any text
_FORMULA = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


class Writer(Protocol):
    """Takes rows as values in the order of `tables.columns`. A missing value is "" or None."""

    def write(self, table: str, rows: Iterable[Values]) -> None: ...

    def close(self) -> None: ...


def write_csv(file: TextIO, rows: Iterable[Row], columns: Sequence[Column]) -> None:
    """Rows (dicts) as RFC 4180 CSV with a header, to a file opened with newline=""."""
    out, names = csv.writer(file), [c.name for c in columns]
    out.writerow(names)
    free = free_columns(columns)
    out.writerows(_told([row.get(n, "") for n in names], columns, free) for row in rows)


def free_columns(columns: Sequence[Column]) -> list[int]:
    """Where free text stands: columns of strings without a vocabulary or a pattern."""
    return [i for i, c in enumerate(columns) if c.type == "string" and not c.values and not c.pattern]


def neutral(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: text that begins as one does gets a `'` before it; numbers stay."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.fullmatch(value) else value


def as_told(cell: str) -> str:
    """The text of a cell that `neutral` wrote."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


def quoted(text: str) -> str:
    """A cell as the csv module writes it: in quotes where it holds what parts cells or rows."""
    if any(c in text for c in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def fitting(text: str) -> str:
    """The text, cut where it is longer than a spreadsheet's cell."""
    return text if len(text) <= MOST_CHARS else f"{text[: MOST_CHARS - 1]}…"


def _told(values: Values, columns: Sequence[Column], free: Sequence[int]) -> Values:
    """A row of cells: no formula in free text, and numbers without ends that say nothing ("350.0"), so that one number is always written alike."""
    out = [c.shown(v) if c.type == "number" and v not in ("", None) else v for c, v in zip(columns, values, strict=True)]
    for i in free:
        out[i] = neutral(out[i])
    return out


def write_jsonl(file: TextIO, rows: Iterable[Row], columns: Sequence[Column]) -> None:
    """Rows (dicts) as JSON Lines, typed, null for missing."""
    file.writelines(_json([row.get(c.name) for c in columns], columns) for row in rows)


def _json(values: Values, columns: Sequence[Column]) -> str:
    return json.dumps({c.name: c.typed(v) for c, v in zip(columns, values, strict=True)}, ensure_ascii=False) + "\n"


class TextWriter:
    """One text file a table."""

    def __init__(self, folder: Path, codebook: Codebook, suffix: str, encoding: str = "utf-8") -> None:
        self.columns = {t: schema(t, codebook) for t in ALL_TABLES}
        self.files: dict[str, TextIOBase] = {t: (folder / f"{t}.{suffix}").open("w", encoding=encoding, newline="") for t in ALL_TABLES}

    def close(self) -> None:
        for file in self.files.values():
            file.close()


class CsvWriter(TextWriter):
    """RFC 4180: CRLF, a header, quotes where needed; "" for missing; no formulas."""

    encoding = "utf-8"

    def __init__(self, folder: Path, codebook: Codebook) -> None:
        super().__init__(folder, codebook, "csv", self.encoding)
        self.writers = {t: csv.writer(f) for t, f in self.files.items()}
        self.free = {t: free_columns(self.columns[t]) for t in ALL_TABLES}
        self.long = {t for t, columns in self.columns.items() if columns[-1].name == "text"}
        for t in ALL_TABLES:
            self.writers[t].writerow([c.name for c in self.columns[t]])

    def write(self, table: str, rows: Iterable[Values]) -> None:
        if table in self.long:
            for row in rows:
                self._write_long(table, self._cells(table, row))
        else:
            self.writers[table].writerows(self._cells(table, row) for row in rows)

    def _write_long(self, table: str, cells: Values) -> None:
        """A row whose last cell is a whole text: the csv module takes 50 ns for each of its characters, this next to nothing."""
        *rest, text = cells
        head = io.StringIO(newline="")
        csv.writer(head).writerow(rest)
        self.files[table].write(f"{head.getvalue()[:-2]},{quoted(str(text))}\r\n")

    def _cells(self, table: str, row: Values) -> Values:
        return _told(row, self.columns[table], self.free[table])


class ExcelCsvWriter(CsvWriter):
    """The same with a byte order mark, by which Excel knows that it is UTF-8, and no cell longer than one of its own, which it would cut into rows."""

    encoding = "utf-8-sig"

    def _cells(self, table: str, row: Values) -> Values:
        return [fitting(v) if isinstance(v, str) else v for v in super()._cells(table, row)]


class JsonlWriter(TextWriter):
    """One typed object a line; null for missing."""

    def __init__(self, folder: Path, codebook: Codebook) -> None:
        super().__init__(folder, codebook, "jsonl")

    def write(self, table: str, rows: Iterable[Values]) -> None:
        for row in rows:
            self.files[table].write(_json(row, self.columns[table]))

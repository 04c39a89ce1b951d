"""The tables as one spreadsheet: a sheet for each, and one that says what the columns mean. Text is text: no cell is a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from extractor.domain.codebook import Codebook
from extractor.tables.columns import ALL_TABLES
from extractor.tables.schema import Column, schema
from extractor.write.text import Values, fitting

MOST_ROWS = 1_048_576  # of a sheet (Excel's limit)
CODEBOOK = ("table", "column", "type", "meaning", "values")
WIDTHS = {"integer": 10, "number": 12, "date": 12, "string": 24}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold


class XlsxWriter:
    """`tables.xlsx`, with the header frozen and filters on it. Rows go to disk as they come."""

    def __init__(self, path: Path, codebook: Codebook) -> None:
        from openpyxl import Workbook

        self.path = path
        self.columns = {t: schema(t, codebook) for t in ALL_TABLES}
        self.book = Workbook(write_only=True)
        self.sheets = {t: self._sheet(t, [c.name for c in columns], [WIDTHS[c.type] for c in columns]) for t, columns in self.columns.items()}
        self.rows = dict.fromkeys(ALL_TABLES, 1)

    def write(self, table: str, rows: Iterable[Values]) -> None:
        for row in rows:
            self.rows[table] += 1
            if self.rows[table] > MOST_ROWS:
                raise OSError(0, f"a sheet holds {MOST_ROWS:,} rows and the table {table} has more: choose another format with --to")
            self.sheets[table].append([self._cell(table, c, v) for c, v in zip(self.columns[table], row, strict=True)])

    def close(self) -> None:
        for table, sheet in self.sheets.items():
            sheet.auto_filter.ref = f"A1:{_letters(len(self.columns[table]))}{self.rows[table]}"
        sheet = self._sheet("codebook", CODEBOOK, [12, 24, 10, 80, 60])
        for table, columns in self.columns.items():
            for c in columns:
                sheet.append([self._text(sheet, v) for v in (table, c.name, c.type, c.meaning, ", ".join(c.values))])
        self.book.save(self.path)

    def _sheet(self, name: str, header: Sequence[str], widths: Sequence[int]) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font

        sheet = self.book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[_letters(number)].width = width
        cells = [WriteOnlyCell(sheet, value=name) for name in header]
        for cell in cells:
            cell.font = Font(bold=True)
        sheet.append(cells)
        return sheet

    def _cell(self, table: str, column: Column, value: Any) -> Any:
        typed = column.typed(value)
        return self._text(self.sheets[table], typed) if isinstance(typed, str) else typed

    @staticmethod
    def _text(sheet: Any, value: str) -> Any:
        """A cell that holds text, whatever it begins with; what XML cannot hold becomes a space."""
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(sheet, value=fitting(_ILLEGAL.sub(" ", value)))
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = True
        return cell


def _letters(number: int) -> str:
    """(1) → "A", (27) → "AA"."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

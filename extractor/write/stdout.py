"""Rows on standard output: CSV, JSON Lines, JSON, Markdown; row by row, without pandas."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from extractor.write.printable import printable

if TYPE_CHECKING:
    from extractor.domain.codebook import Codebook
    from extractor.tables.columns import Row

# an underscore within a word is none
_MARKUP = re.compile(r"[\\`*\[\]<>|&~]|(?<![^\W_])_|_(?![^\W_])|(?<=[a-z])(?=://)")
FORMATS = ("csv", "jsonl", "json", "markdown")


def print_rows(rows: Iterable[Row], table: str, codebook: Codebook, format: str, file: TextIO) -> None:
    """Prints rows of one table; the same bytes as `extractor batch` writes for csv and jsonl."""
    from extractor.tables.schema import schema
    from extractor.write.text import write_csv, write_jsonl

    if isinstance(file, io.TextIOWrapper):
        file.reconfigure(encoding="utf-8", newline="")  # the csv module ends its lines itself
    columns = schema(table, codebook)
    if format == "jsonl":
        write_jsonl(file, rows, columns)
    elif format == "json":
        _write_json(file, ({c.name: c.typed(row.get(c.name)) for c in columns} for row in rows))
    elif format == "markdown":
        write_markdown(file, rows, [c.name for c in columns])
    else:
        write_csv(file, rows, columns)


def _write_json(file: TextIO, rows: Iterable[Row]) -> None:
    import json

    separator = "[\n"
    for row in rows:
        file.write(separator + json.dumps(row, ensure_ascii=False))
        separator = ",\n"
    file.write("[]\n" if separator == "[\n" else "\n]\n")


def write_markdown(file: TextIO, rows: Iterable[Row], names: Sequence[str]) -> None:
    """A pipe table."""
    file.write(_line(names) + _line(["---"] * len(names)))
    file.writelines(_line([row.get(n) for n in names]) for row in rows)


def _line(cells: Sequence[Any]) -> str:
    return "| " + " | ".join(_cell(c) for c in cells) + " |\n"


def _cell(value: Any) -> str:
    """One line in which nothing is markup, a link or HTML."""
    return "" if value is None else _MARKUP.sub(r"\\\g<0>", " ".join(printable(str(value)).split()))

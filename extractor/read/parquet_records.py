"""Parquet files: a small batch of rows at a time, and no page of more than a known size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.read.article import Article
from extractor.read.errors import Unreadable, optional
from extractor.read.fields import NAMES, article_of, has_text, key
from extractor.read.files import File
from extractor.read.parquet_pages import page_sizes

_TIMES = 50
_BATCH = 64  # rows
_BATCH_BYTES = 64_000_000
_MAX_PAGE = 64_000_000  # bytes; writers aim at one million
_SHARED_PREFIXES = "DELTA_BYTE_ARRAY"  # an encoding in which a few bytes of a page can repeat all of the value before


def read_parquet(file: File) -> Iterator[Article]:
    """Parquet, a small batch of rows at a time and only the columns that are used; source is `path:row`, 1-based.

    Unreadable where no column can hold the text, or where a page unpacks to more than 64 MB.
    """
    parquet = optional("pyarrow.parquet", "parquet", "a Parquet file")
    with file.open_seekable(_TIMES) as raw:
        table = parquet.ParquetFile(raw)
        columns = _columns(table)
        number = 0
        for group in range(table.num_row_groups):
            rows = _rows_at_a_time(table.metadata.row_group(group), columns, raw)
            for batch in table.iter_batches(batch_size=rows, row_groups=[group], columns=columns, use_threads=False):
                for record in _records(batch):
                    number += 1
                    yield article_of(record, f"{file.name}:{number}", file.max_chars)


def _columns(table: Any) -> list[str]:
    """The names of the columns that are used. One that holds lists is none: a few bytes of it can stand for any number of values."""
    leaves = [table.schema.column(i) for i in range(len(table.schema))]
    lists = {_top(leaf) for leaf in leaves if leaf.max_repetition_level}
    names = [name for name in table.schema_arrow.names if name not in lists]
    if not has_text(names):
        found = ", ".join(table.schema_arrow.names)[:200]
        raise Unreadable(f"has no text column (found: {found}); name the column that holds the text `text`")
    return [name for name in names if key(name) in NAMES]


def _top(leaf: Any) -> str:
    name: str = leaf.path.split(".")[0]
    return name


def _rows_at_a_time(group: Any, columns: list[str], raw: Any) -> int:
    """How many rows of a row group fit into 64 MB, each at worst as large as the largest page."""
    largest = 1
    for column in (group.column(i) for i in range(group.num_columns)):
        if column.path_in_schema.split(".")[0] not in columns:
            continue
        page = max(page_sizes(raw, column), default=0)
        if page > _MAX_PAGE:
            raise Unreadable(f"has a page that unpacks to {page:,} bytes (the limit is {_MAX_PAGE:,}); write it again with smaller pages")
        largest = _BATCH_BYTES if _SHARED_PREFIXES in column.encodings else max(largest, page)
    return max(1, min(_BATCH, _BATCH_BYTES // largest))


def _records(batch: Any) -> Iterator[dict[str, Any]]:
    """The rows of a batch; a value that Python has no object for (a date in the year 60000) is None, and costs no other."""
    values = [_values(column) for column in batch.columns]
    for row in zip(*values, strict=True):
        yield dict(zip(batch.schema.names, row, strict=True))


def _values(column: Any) -> list[Any]:
    try:
        found: list[Any] = column.to_pylist()
        return found
    except (ValueError, OverflowError):
        return [_value(scalar) for scalar in column]


def _value(scalar: Any) -> Any:
    try:
        return scalar.as_py()
    except (ValueError, OverflowError):
        return None

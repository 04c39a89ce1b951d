"""Parquet files: a small batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.read.article import Article
from extractor.read.errors import Unreadable, optional
from extractor.read.fields import NAMES, article_of, has_text, key
from extractor.read.files import File

_BATCH = 64


def read_parquet(file: File) -> Iterator[Article]:
    """Parquet, a small batch of rows at a time and only the columns that are used; source is `path:row`, 1-based."""
    parquet = optional("pyarrow.parquet", "parquet", "a Parquet file")
    with file.open() as raw:
        table = parquet.ParquetFile(raw)
        names = list(table.schema_arrow.names)
        if not has_text(names):
            raise Unreadable(f"has no text column (found: {', '.join(names)[:200]}); name the column that holds the text `text`")
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=[n for n in names if key(n) in NAMES], use_threads=False):
            for record in batch.to_pylist():
                number += 1
                yield article_of(record, f"{file.name}:{number}", file.max_chars)

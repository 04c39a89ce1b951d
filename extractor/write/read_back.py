"""Tables that a run left in a folder, read back as rows of strings, without pandas."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from extractor.errors import StoredError
from extractor.write.text import as_told

StoredRow = dict[str, str]


def read_stored(folder: Path, table: str) -> list[StoredRow]:
    """Rows of `folder/table.csv` or `.jsonl`; "" for missing. StoredError where there is neither."""
    csv_file, jsonl_file = folder / f"{table}.csv", folder / f"{table}.jsonl"
    try:
        if csv_file.exists():
            csv.field_size_limit(2**31 - 1)
            with csv_file.open(encoding="utf-8", newline="") as file:
                return [{k: as_told(v or "") for k, v in row.items() if k} for row in csv.DictReader(file)]
        if jsonl_file.exists():
            with jsonl_file.open(encoding="utf-8") as file:
                return [_strings(json.loads(line)) for line in file if line.strip()]
    except (csv.Error, UnicodeDecodeError, json.JSONDecodeError, AttributeError) as error:
        raise StoredError(f"{folder}: the table {table} is damaged ({error}); run extractor batch again with --overwrite") from error
    raise StoredError(f"{folder} holds no {table}.csv or {table}.jsonl; give the folder that extractor batch wrote (--to csv or jsonl)")


def _strings(row: dict[str, Any]) -> StoredRow:
    return {k: "" if v is None else str(v) for k, v in row.items()}

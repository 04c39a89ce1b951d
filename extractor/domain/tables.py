"""Tables that ship with a pipeline: CSV files with a header row, one row a name."""

from __future__ import annotations

import csv
from pathlib import Path


def read_table(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV table that ships with a pipeline, as dicts of strings."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{k: (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(file)]


def spellings(row: dict[str, str]) -> list[str]:
    """The name of a row and its aliases (joined by ` | `)."""
    return [row["name"], *(alias.strip() for alias in row.get("aliases", "").split("|") if alias.strip())]

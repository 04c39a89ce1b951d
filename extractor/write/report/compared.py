"""A comparison with another's table on the page: a row for each pairing, with what contradicts and our evidence."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any

from extractor.domain.codebook import Codebook
from extractor.errors import StoredError
from extractor.write.read_back import StoredRow
from extractor.write.text import as_told

COLUMNS = ("status", "reference", "incident_id", "day", "actor", "kind", "values", "why")
VALUE = ("attribute", "verdict", "ours", "theirs", "asserted_by", "quote", "article_id", "publisher", "published")


def compared_rows(folder: Path, codebook: Codebook) -> list[list[Any]]:
    """The rows of what `extractor compare` wrote, by COLUMNS; StoredError where nothing is."""
    values: dict[str, list[list[str]]] = defaultdict(list)
    for value in _read(folder / "values.csv"):
        values[value["incident_id"]].append([value[name] for name in VALUE])
    slots = [codebook.first(kind) for kind in ("date", "agent", "class")]
    return [_row(row, values, slots) for row in _read(folder / "comparison.csv")]


def _row(row: StoredRow, values: dict[str, list[list[str]]], slots: list[str]) -> list[Any]:
    both = [row.get(slot) or row.get(f"{slot}_there", "") for slot in slots]
    told = values[row["incident_id"]] if row["status"] == "matched" else []
    return [row["status"], row["reference"], row["incident_id"], *both, told, row["why"]]


def _read(path: Path) -> list[StoredRow]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [{k: as_told(v) for k, v in row.items()} for row in csv.DictReader(file, strict=True)]
    except (OSError, ValueError, KeyError, csv.Error) as error:
        raise StoredError(f"{path} cannot be read ({error}); give the folder that extractor compare wrote") from error

"""Ids of facts and reactions: the same for the same claim in every run, whatever other articles there are and whatever else is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extractor.read.article import digest
from extractor.tables.columns import Row

# what makes a claim: its event may get another number, and how sure it is another figure, and it is still the same claim
KEYS = {
    "facts": ("fact_id", "article_id", "attribute", "value", "unit", "asserted_by", "start", "end"),
    "reactions": ("reaction_id", "article_id", "government", "reaction", "start", "end"),
}
MOST_TIMES = 20  # that one claim stands in an article
DIGITS = 16  # hex: of ten million rows, two share an id with a chance of 1 in 400,000


def with_ids(table: str, rows: Iterable[Row]) -> list[Row]:
    """The rows of one article with their ids; what stands twice (one claim of two events) is numbered."""
    column, *keys = KEYS[table]
    seen: Counter[tuple[str, ...]] = Counter()
    out = []
    for row in rows:
        key = tuple(str(row[k]) for k in keys)
        seen[key] += 1
        out.append(row | {column: _id(column, key, seen[key])})
    return out


def fits(table: str, row: Mapping[str, Any]) -> bool:
    """Whether a row says what its id was made from: not where its value, source or place was changed later."""
    column, *keys = KEYS[table]
    key = tuple(str(row[k]) for k in keys)
    return any(row[column] == _id(column, key, time) for time in range(1, MOST_TIMES + 1))


def _id(column: str, key: tuple[str, ...], time: int) -> str:
    return f"{column[0]}{digest(chr(31).join((*key, str(time))))[:DIGITS]}"


def renamed(tables: Mapping[str, Sequence[Mapping[str, Any]]], article_id: str) -> dict[str, list[Row]]:
    """All rows of an article under another id of it, and so with other ids of their own."""
    rows = {t: [{**row, "article_id": article_id} for row in of_table] for t, of_table in tables.items()}
    return {t: with_ids(t, of_table) if t in KEYS else of_table for t, of_table in rows.items()}

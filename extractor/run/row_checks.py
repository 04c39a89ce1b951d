"""What is wrong in the stored rows of one article: values by type and vocabulary, keys, references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from extractor.tables.columns import TABLES
from extractor.tables.schema import Column, declared
from extractor.write.read_back import StoredRow


def problems_of(article_id: str, rows: dict[str, list[StoredRow]], columns: dict[str, list[Column]]) -> Iterator[str]:
    """What is wrong in the rows of one article: values, keys, references."""
    for t in TABLES:
        for row in rows[t]:
            yield from (f"{t}: {article_id}: {problem}" for problem in in_row(row, columns[t]))
    events = [e["event_id"] for e in rows["events"]]
    if len(set(events)) < len(events):
        yield f"events: {article_id}: two rows have the same event_id"
    for t in (t for t, links in declared()["references"].items() if any(link["table"] == "events" for link in links)):
        for row in rows[t]:
            if row["event_id"] not in events:
                yield f"{t}: {article_id}: {row['event_id']} is no event of the article"


def in_row(row: StoredRow, columns: list[Column]) -> Iterator[str]:
    if list(row) != [c.name for c in columns]:
        yield "the columns are not those of the codebook"
        return
    for c in columns:
        if problem := _problem(row[c.name], c):
            yield f"{c.name} {problem}"


def _problem(value: str, c: Column) -> str:
    """What is wrong with a value of a column; "" where nothing is."""
    if value == "":
        return "is empty" if c.required else ""
    try:
        typed = c.typed(value)
    except ValueError:
        return f"is {value!r}, which is no {c.type}"
    if c.type == "date" and not _is_day(value):
        return f"is {value!r}, which is no day"
    if c.values and value not in c.values:
        return f"is {value!r}, which its vocabulary does not hold"
    if c.pattern and not re.fullmatch(c.pattern, value):
        return f"is {value!r}, which has not its form"
    return f"is {value}, which is out of bounds" if _out_of_bounds(typed, c) else ""


def _out_of_bounds(value: Any, c: Column) -> bool:
    return (c.least is not None and value < c.least) or (c.greatest is not None and value > c.greatest)


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False

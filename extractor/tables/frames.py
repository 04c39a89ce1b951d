"""The result of one or more articles: DataFrames, made when asked for."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.domain.codebook import Codebook
from extractor.tables.columns import INCIDENT_ID, INCIDENTS, INTEGERS, NUMBERS, TABLES, Row, columns, quantity_columns
from extractor.tables.incident_records import EventRecord, Recorder
from extractor.tables.incident_rows import IncidentTabulator
from extractor.tables.incidents import Slots, in_memory
from extractor.tables.rows import Rows

if TYPE_CHECKING:
    import pandas as pd


def frame(table: str, rows: list[Row], codebook: Codebook) -> pd.DataFrame:
    """A DataFrame of rows with dtypes: nullable integers and floats, strings for the rest; missing is NA."""
    import pandas as pd

    data = pd.DataFrame(rows, columns=columns(table, codebook))
    quantities = {name for a in codebook.of_kind("quantity") for name in quantity_columns(a)}
    integers = INTEGERS | {a.name for a in codebook.of_kind("count")}
    for name in data.columns:
        values = data[name].replace("", None)
        if name in integers:
            data[name] = pd.to_numeric(values).astype("Int64")
        elif name in NUMBERS or (table in ("events", INCIDENTS) and name in quantities):
            data[name] = pd.to_numeric(values).astype("Float64")
        else:
            data[name] = values.astype("string")
    return data


@dataclass(frozen=True)
class Result:
    """`incidents`, `events`, `facts`, `reactions` and `articles` are DataFrames as CODEBOOK describes; `rows` are the last four as plain dicts."""

    rows: Rows
    codebook: Codebook
    incident_rows: tuple[Row, ...] = ()

    @classmethod
    def of(cls, parts: Iterable[Rows], codebook: Codebook) -> Result:
        """The rows of several articles as one result."""
        recorder, records = Recorder(codebook), list[EventRecord]()
        tables: dict[str, list[Row]] = {t: [] for t in TABLES}
        for part in parts:
            records += [r for a in part.articles for r in recorder.records(a, part.events, part.facts)]
            for t in TABLES:
                tables[t] += part.table(t)
        found = in_memory(records, Slots.of(codebook))
        ids = {(e.article_id, e.event_id): incident_id for incident_id, group in found for e in group}
        tables["events"] = [e | {INCIDENT_ID: ids.get((e["article_id"], e["event_id"]), "")} for e in tables["events"]]
        return cls(Rows(**tables), codebook, tuple(IncidentTabulator(codebook).row(*incident) for incident in found))

    @cached_property
    def incidents(self) -> pd.DataFrame:
        """One row per event in the world, over all articles."""
        return frame(INCIDENTS, list(self.incident_rows), self.codebook)

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row per article."""
        return frame("articles", self.rows.articles, self.codebook)

    @cached_property
    def events(self) -> pd.DataFrame:
        """One row per event, as one article tells it."""
        return frame("events", self.rows.events, self.codebook)

    @cached_property
    def facts(self) -> pd.DataFrame:
        """One row per claim about an event."""
        return frame("facts", self.rows.facts, self.codebook)

    @cached_property
    def reactions(self) -> pd.DataFrame:
        """One row per reaction of a government or body."""
        return frame("reactions", self.rows.reactions, self.codebook)

    def _repr_html_(self) -> str:
        """For a notebook: events, reactions, and each figure with its sentence and source."""
        figures = self.facts[self.facts["value_min"].notna()] if len(self.facts) else self.facts
        parts = [
            ("Events", self.events.dropna(axis=1, how="all")),
            ("Reactions", self.reactions[["government", "actor", "reaction", "text"]]),
            ("Figures", figures[["event_id", "attribute", "value", "unit", "asserted_by", "text", "sentence"]]),
        ]
        return "".join(f"<h4>{html.escape(name)}</h4>{data.to_html(index=False, na_rep='')}" for name, data in parts)

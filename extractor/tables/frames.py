"""The result of one or more articles: DataFrames, made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from extractor.domain.codebook import Codebook
from extractor.tables.columns import INCIDENTS, TABLES, Row
from extractor.tables.incident_records import EventRecord, Recorder
from extractor.tables.incident_store import with_incidents
from extractor.tables.rows import Rows
from extractor.tables.schema import schema

if TYPE_CHECKING:
    import pandas as pd


def frame(table: str, rows: list[Row], codebook: Codebook) -> pd.DataFrame:
    """A DataFrame of rows with dtypes: nullable integers and floats, days of publication as datetime64, strings for the rest; missing is NA.

    The `date` of an event stays a string, because it may be a month or a year ("2017-11"), of which a day would be made.
    """
    import pandas as pd

    described = schema(table, codebook)
    data = pd.DataFrame(rows, columns=[c.name for c in described])
    types: dict[str, Any] = {"integer": "Int64", "number": "Float64", "string": "string"}
    for c in described:
        values: Any = data[c.name].replace("", None)
        if c.type == "date":
            data[c.name] = pd.to_datetime(values)
        else:
            data[c.name] = (values if c.type == "string" else pd.to_numeric(values)).astype(types[c.type])
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
        tables["events"], incidents = with_incidents(tables["events"], records, codebook)
        return cls(Rows(**tables), codebook, tuple(incidents))

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

    def __repr__(self) -> str:
        counts = ((len(self.rows.table(t)), t) for t in TABLES)
        return f"<Result: {', '.join(f'{n} {t if n != 1 else t[:-1]}' for n, t in counts)}>"

    def _repr_html_(self) -> str:
        """For a notebook: the events, and the text with every claim marked in its place."""
        from extractor.tables.notebook import notebook_html

        return notebook_html(self.rows)


class Results:
    """The results of many articles: one after the other where it is iterated, in flat memory; or of all together (`result`)."""

    def __init__(self, parts: Callable[[], Iterator[Rows]], codebook: Codebook) -> None:
        self._parts = parts
        self._codebook = codebook

    def __iter__(self) -> Iterator[Result]:
        return (Result.of([rows], self._codebook) for rows in self._parts())

    def result(self) -> Result:
        """The tables of all articles, with the incidents over all of them."""
        return Result.of(self._parts(), self._codebook)

    def __repr__(self) -> str:
        return "<Results: iterate for one Result per article, or .result() for the tables of all>"

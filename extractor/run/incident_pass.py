"""The incidents of a run: its lines are read once to find them, and once more to be written with the incident of each event.

What is kept of each event waits in a file beside the tables that are being written, so that memory does not grow with the number of articles.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.domain.codebook import Codebook
from extractor.run.chunks import Line
from extractor.run.kept_ids import KeptIds
from extractor.tables.columns import INCIDENT_ID, TABLES, columns
from extractor.tables.incident_records import PLANNED, EventRecord, Recorder
from extractor.tables.incident_store import IncidentStore
from extractor.write.databases import as_os_error

FILE = "incidents.tmp"


class IncidentPass:
    """`find` reads all lines; then `joined` gives them with the ids of their events' incidents, and `rows` the incidents."""

    def __init__(self, folder: Path, codebook: Codebook, kept: KeptIds) -> None:
        self.kept = kept
        self.names = {t: columns(t, codebook) for t in TABLES}
        self.recorder = Recorder(codebook)
        with as_os_error(sqlite3.Error):
            self.store = IncidentStore(codebook, folder / FILE)

    def find(self, lines: Iterable[Line], check: Callable[[], None]) -> None:
        """Finds the incidents of all articles; `check` may raise to stop."""
        with as_os_error(sqlite3.Error):
            self.store.add(self._records(lines))
            self.store.find(check, self.kept.names if self.kept.folder else None)

    def _records(self, lines: Iterable[Line]) -> Iterator[EventRecord]:
        for line in lines:
            rows = {t: [dict(zip(self.names[t], values, strict=True)) for values in line.tables[t]] for t in TABLES}
            for article in rows["articles"]:
                self.kept.take(article["article_id"], rows["facts"])
                yield from self.recorder.records(article, rows["events"], rows["facts"])

    def joined(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The same lines with the ids of the incidents in the rows of `events`."""
        at, role = (self.names["events"].index(name) for name in (INCIDENT_ID, "role"))
        with as_os_error(sqlite3.Error):
            ids = self.store.ids()
            for line in lines:
                for event in line.tables["events"]:
                    event[at] = "" if event[role] == PLANNED else next(ids)
                yield line

    def rows(self) -> Iterator[list[Any]]:
        """The rows of `incidents`."""
        with as_os_error(sqlite3.Error):
            yield from self.store.rows()

    @property
    def count(self) -> int:
        """How many incidents there are."""
        return self.store.count

    def close(self) -> None:
        self.store.close()

"""The incidents of a run of any size: what is kept of each event waits on the disk, and is read back block by block.

An SQLite file beside the tables that are being written, so that memory does not grow with the number of articles; it goes with the folder.
"""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from extractor.domain.codebook import Codebook
from extractor.run.chunks import Line
from extractor.tables.columns import INCIDENT_ID, INCIDENTS, TABLES, columns
from extractor.tables.incident_records import PLANNED, EventRecord, Recorder
from extractor.tables.incident_rows import IncidentTabulator
from extractor.tables.incidents import Slots, incidents

FILE = "incidents.tmp"
GROUP = 1000  # rows written at a time
TABLE = "CREATE TABLE event (number INTEGER PRIMARY KEY, block TEXT, record TEXT)"
FOUND = "CREATE TABLE incident (day TEXT, agent TEXT, id TEXT, row TEXT)"
OF_EVENT = "CREATE TABLE joined (number INTEGER PRIMARY KEY, id TEXT)"


class IncidentStore:
    """Takes the lines of all articles (`add`), finds the incidents (`find`), and gives their rows and the id of each event's. A context manager."""

    def __init__(self, folder: Path, codebook: Codebook) -> None:
        self.names = {t: columns(t, codebook) for t in TABLES}
        self.of_incidents = columns(INCIDENTS, codebook)
        self.slots, self.recorder, self.tabulator = Slots.of(codebook), Recorder(codebook), IncidentTabulator(codebook)
        self.at = self.names["events"].index(INCIDENT_ID)
        self.count = 0
        self._number = 0
        with _as_os_error():
            self.connection = sqlite3.connect(folder / FILE)
            for statement in ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", TABLE, FOUND, OF_EVENT):
                self.connection.execute(statement)

    def add(self, lines: Iterable[Line]) -> None:
        """Keeps what is needed of each event."""
        with _as_os_error():
            self.connection.executemany("INSERT INTO event VALUES (?, ?, ?)", self._events(lines))
            self.connection.execute("CREATE INDEX blocks ON event (block, number)")

    def _events(self, lines: Iterable[Line]) -> Iterator[tuple[int, str, str]]:
        for line in lines:
            rows = {t: [dict(zip(self.names[t], values, strict=True)) for values in line.tables[t]] for t in TABLES}
            for article in rows["articles"]:
                for record in self.recorder.records(article, rows["events"], rows["facts"]):
                    key = self.slots.block(record.cells)
                    yield self._next(), "\0".join(key if key[0] else (record.name, "")), record.encode()

    def _next(self) -> int:
        self._number += 1
        return self._number

    def find(self) -> None:
        """Finds the incidents, block by block."""
        rows = self.connection.execute("SELECT block, number, record FROM event ORDER BY block, number")
        with _as_os_error():
            for _, block in groupby(rows, key=lambda row: row[0]):
                numbers = {record.name: (number, record) for number, record in ((n, EventRecord.decode(text)) for _, n, text in block)}
                for incident_id, group in incidents((record for _, record in numbers.values()), self.slots):
                    self._keep(incident_id, group, [numbers[e.name][0] for e in group])

    def _keep(self, incident_id: str, group: list[EventRecord], numbers: list[int]) -> None:
        self.count += 1
        row = self.tabulator.row(incident_id, group)
        day = row[self.slots.day] or row["first_published"]
        values = json.dumps([row[c] for c in self.of_incidents], ensure_ascii=False)
        self.connection.execute("INSERT INTO incident VALUES (?, ?, ?, ?)", (day, row[self.slots.agent], incident_id, values))
        self.connection.executemany("INSERT INTO joined VALUES (?, ?)", ((number, incident_id) for number in numbers))

    def rows(self) -> Iterator[list[Any]]:
        """The rows of the table, by day."""
        with _as_os_error():
            for (row,) in self.connection.execute("SELECT row FROM incident ORDER BY day, agent, id"):
                yield json.loads(row)

    def joined(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The same lines with the ids of the incidents in the rows of `events`."""
        with _as_os_error():
            ids = (found for (found,) in self.connection.execute("SELECT id FROM joined ORDER BY number"))
            role = self.names["events"].index("role")
            for line in lines:
                for event in line.tables["events"]:
                    event[self.at] = "" if event[role] == PLANNED else next(ids)
                yield line

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.connection.close()


@contextmanager
def _as_os_error() -> Iterator[None]:
    """A context in which errors of the database (a full disk) are OSErrors, as those of other files are."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(errno.EIO, str(error)) from error

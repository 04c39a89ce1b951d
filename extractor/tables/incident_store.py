"""The incidents of any number of events: what is kept of them is in an SQLite database, in memory or on the disk, and is read block by block.

First those of which agent and whole day are told, day by day. Then each other event is compared with the incidents of the days it may be
of (`incident_search`); what the first step found does not change by it, so no order matters. What is left is an incident each.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from extractor.domain.codebook import Codebook
from extractor.tables.columns import INCIDENT_ID, INCIDENTS, Row, columns
from extractor.tables.incident_likeness import WHOLE, Profile, Slots
from extractor.tables.incident_marks import looked_for, marks, most_points
from extractor.tables.incident_records import EventRecord
from extractor.tables.incident_rows import IncidentTabulator
from extractor.tables.incident_search import Search
from extractor.tables.incidents import hashed, ids_of_day, incidents_of_day

IN_MEMORY = ":memory:"
KEPT = 5_000  # profiles that are kept in memory, some 10 MB: articles come by their day, and look at the same incidents
TABLES = (
    "PRAGMA journal_mode=OFF",
    "PRAGMA synchronous=OFF",
    "CREATE TABLE event (number INTEGER PRIMARY KEY, article TEXT, original TEXT, agent TEXT, day TEXT, published TEXT, record TEXT)",
    "CREATE TABLE mark (slot TEXT, told TEXT, agent TEXT, day TEXT, incident INTEGER)",
    "CREATE TABLE incident (number INTEGER PRIMARY KEY, agent TEXT, day TEXT, id TEXT, profile TEXT)",
    "CREATE TABLE joined (event INTEGER PRIMARY KEY, incident INTEGER)",
    "CREATE TABLE row (day TEXT, agent TEXT, id TEXT, cells TEXT)",
)
MARKED = "SELECT incident, day FROM mark WHERE slot = ? AND told = ? AND day BETWEEN ? AND ? AND ? IN (agent, '')"
Names = Callable[[Iterable[tuple[int, str, list[str]]]], Iterable[tuple[int, str]]]
SURE = f"agent != '' AND length(day) = {WHOLE}"


class IncidentStore:
    """Takes events (`add`), joins them (`find`), and gives the rows of the incidents and the id of each event's, in the order of the events."""

    def __init__(self, codebook: Codebook, path: Path | str = IN_MEMORY) -> None:
        self.slots, self.tabulator = Slots.of_book(codebook), IncidentTabulator(codebook)
        self.columns = columns(INCIDENTS, codebook)
        self.count = 0
        self._profile = lru_cache(KEPT)(self._read_profile)
        self.database = sqlite3.connect(path)
        for statement in TABLES:
            self.database.execute(statement)

    def add(self, events: Iterable[EventRecord]) -> None:
        """Keeps events."""
        of = self.slots
        rows = ((e.article_id, e.original, e.cells.get(of.agent, ""), e.cells.get(of.day, ""), e.published, e.encode()) for e in events)
        self.database.executemany("INSERT INTO event (article, original, agent, day, published, record) VALUES (?, ?, ?, ?, ?, ?)", rows)

    def find(self, check: Callable[[], None] = lambda: None, names: Names | None = None) -> None:
        """Joins the events that were added to incidents; `check` is called again and again, and may raise to stop. `names` gives incidents
        other ids than their own."""
        self.database.execute("CREATE INDEX event_day ON event (agent, day)")
        sure = self._events(SURE, "agent, day, number")
        for (agent, day), block in groupby(sure, key=lambda row: self.slots.block(row[2].cells)):
            check()
            self._of_day(agent, day, {e.name: (number, e) for number, _, e in block})
        for statement in ("event_article ON event (article)", "mark_told ON mark (slot, told, day, agent, incident)", "joined_incident ON joined (incident)"):
            self.database.execute(f"CREATE INDEX {statement}")
        for number, article, event in self._events(f"NOT ({SURE})", "original != article, published, number"):  # by day: they look at the same incidents
            check()
            search, profile = Search.of_event(event, self.slots), Profile.of_cells(event.cells, self.slots)
            found = self._of_original(event, profile) or (self._searched(search, article, profile) if search else None)
            self._join([number], found or self._new("", "", hashed(event.article_id, event.event_id), ""))
        if names is not None:
            renamed = [(name, number) for number, name in names((number, own, [e.name for e in group]) for number, own, group in self.groups())]
            self.database.executemany("UPDATE incident SET id = ? WHERE number = ?", renamed)
        self._tabulate(check)

    def _events(self, condition: str, order: str) -> Iterator[tuple[int, str, EventRecord]]:
        for number, article, text in self.database.execute(f"SELECT number, article, record FROM event WHERE {condition} ORDER BY {order}"):
            yield number, article, EventRecord.decode(text)

    def _of_day(self, agent: str, day: str, events: dict[str, tuple[int, EventRecord]]) -> None:
        found = incidents_of_day([e for _, e in events.values()], self.slots)
        for name, incident in zip(ids_of_day(agent, day, found), found, strict=True):
            number = self._new(agent, day, name, incident.profile.encode())
            self._join([events[e.name][0] for e in incident.events], number)
            self.database.executemany("INSERT INTO mark VALUES (?, ?, ?, ?, ?)", ((*mark, agent, day, number) for mark in marks(incident.profile)))

    def _of_original(self, event: EventRecord, profile: Profile) -> int | None:
        """The incident of the same event of the article that this one copies: a copy without its day of publication tells of what its original does."""
        if event.original == event.article_id:
            return None
        rows = self.database.execute("SELECT incident, record FROM event JOIN joined ON event = number WHERE article = ?", (event.original,))
        known = ((incident, EventRecord.decode(text)) for incident, text in rows)
        alike = (incident for incident, e in known if e.event_id == event.event_id and Profile.of_cells(e.cells, self.slots).points(profile) is not None)
        return next(alike, None)

    def _searched(self, search: Search, article: str, profile: Profile) -> int | None:
        """The number of the one incident that has most points in common with an event, and enough of them."""
        scored = [(self._profile(number).points(profile), number, day) for number, day in self._alike(search, profile)]
        ranked = sorted(((p, n, d) for p, n, d in scored if p is not None and p >= search.points), reverse=True)
        best = list(islice(((p, n, d) for p, n, d in ranked if not self._tells(n, article)), 2))
        alone = len(best) == 1 or (len(best) == 2 and best[0][0] > best[1][0])
        return best[0][1] if alone and best[0][0] >= search.needed(best[0][2]) else None

    def _alike(self, search: Search, profile: Profile) -> list[tuple[int, str]]:
        """Number and day of the incidents where an event is looked for that may have points enough in common with it."""
        sought = set(looked_for(profile))
        if most_points({slot for slot, _ in sought}) < search.points:
            return []
        shared: dict[tuple[int, str], set[str]] = defaultdict(set)
        for slot, told in sought:
            for found in self.database.execute(MARKED, (slot, told, search.first, search.last, search.agent)):
                shared[found].add(slot)
        return [found for found, slots in shared.items() if most_points(slots) >= search.points]

    def _read_profile(self, number: int) -> Profile:
        (text,) = self.database.execute("SELECT profile FROM incident WHERE number = ?", (number,)).fetchone()
        return Profile.decode(text, self.slots)

    def _tells(self, incident: int, article: str) -> bool:
        """Whether an article tells of an incident by another of its events."""
        found = self.database.execute("SELECT 1 FROM event JOIN joined ON event = number WHERE incident = ? AND article = ? LIMIT 1", (incident, article))
        return found.fetchone() is not None

    def _new(self, agent: str, day: str, name: str, profile: str) -> int:
        self.count += 1
        self.database.execute("INSERT INTO incident VALUES (?, ?, ?, ?, ?)", (self.count, agent, day, name, profile))
        return self.count

    def _join(self, events: list[int], incident: int) -> None:
        self.database.executemany("INSERT INTO joined VALUES (?, ?)", ((number, incident) for number in events))

    def _tabulate(self, check: Callable[[], None]) -> None:
        for _, name, group in self.groups():
            check()
            row = self.tabulator.row(name, group)
            day = row.get(self.slots.day) or row["first_published"]
            cells = json.dumps([row[c] for c in self.columns], ensure_ascii=False)
            self.database.execute("INSERT INTO row VALUES (?, ?, ?, ?)", (day, row.get(self.slots.agent, ""), name, cells))

    # --- what was found -----------------------------------------------------------------------------------------------------
    def groups(self) -> Iterator[tuple[int, str, list[EventRecord]]]:
        """Each incident by its number and id with its events."""
        found = self.database.execute(
            "SELECT incident.number, id, record FROM incident JOIN joined ON incident = incident.number JOIN event ON event = event.number "
            "ORDER BY incident.number, event.number"
        )
        for (number, name), rows in groupby(found, key=lambda row: row[:2]):
            yield number, name, [EventRecord.decode(text) for _, _, text in rows]

    def rows(self) -> Iterator[list[Any]]:
        """The rows of `incidents`, by day."""
        for (cells,) in self.database.execute("SELECT cells FROM row ORDER BY day, agent, id"):
            yield json.loads(cells)

    def ids(self) -> Iterator[str]:
        """The id of the incident of each event, in the order in which they were added."""
        for (name,) in self.database.execute("SELECT id FROM joined JOIN incident ON number = incident ORDER BY event"):
            yield name

    def close(self) -> None:
        self.database.close()


def with_incidents(events: list[Row], records: Iterable[EventRecord], codebook: Codebook) -> tuple[list[Row], list[Row]]:
    """The rows of `events` with the ids of their incidents, and the rows of `incidents`, of events that fit in memory."""
    kept = list(records)
    store = IncidentStore(codebook)
    store.add(kept)
    store.find()
    ids = dict(zip(((e.article_id, e.event_id) for e in kept), store.ids(), strict=True))
    rows = [dict(zip(store.columns, cells, strict=True)) for cells in store.rows()]
    store.close()
    return [e | {INCIDENT_ID: ids.get((e["article_id"], e["event_id"]), "")} for e in events], rows

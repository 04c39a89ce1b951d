"""The incidents of a run with all that tells of them: accounts, claims and articles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from extractor.domain.codebook import Codebook
from extractor.errors import EvaluationError, StoredError
from extractor.tables.columns import ALL_TABLES, INCIDENT_ID, INCIDENTS
from extractor.tables.incident_likeness import Profile, Slots
from extractor.tables.incident_records import EventRecord, Recorder
from extractor.write.read_back import StoredRow, read_stored


@dataclass
class ToldIncident:
    """A row of `incidents`, the accounts joined in it, what they tell together, and their claims by attribute."""

    row: StoredRow
    profile: Profile
    records: list[EventRecord] = field(default_factory=list)
    facts: dict[str, list[StoredRow]] = field(default_factory=lambda: defaultdict(list))

    @property
    def name(self) -> str:
        return self.row[INCIDENT_ID]


@dataclass(frozen=True)
class ToldRun:
    """The incidents of a run, in order, and its articles by id."""

    incidents: list[ToldIncident]
    articles: dict[str, StoredRow]
    slots: Slots


def read_told(out: Path, codebook: Codebook) -> ToldRun:
    """The incidents in a folder that `batch` wrote; EvaluationError where there are none."""
    try:
        tables = {t: read_stored(out, t) for t in ALL_TABLES}
    except StoredError as error:
        raise EvaluationError(str(error)) from error
    slots, recorder = Slots.of_book(codebook), Recorder(codebook)
    incidents = {row[INCIDENT_ID]: ToldIncident(row, Profile(slots)) for row in tables[INCIDENTS]}
    own = {t: _by_article(tables[t]) for t in ("events", "facts")}
    articles = {a["article_id"]: a for a in tables["articles"]}
    for article_id, events in own["events"].items():
        incident = {e["event_id"]: incidents[e[INCIDENT_ID]] for e in events if e[INCIDENT_ID] in incidents}
        for record in recorder.records(articles[article_id], events, own["facts"][article_id]):
            if record.event_id in incident:
                incident[record.event_id].records.append(record)
                incident[record.event_id].profile.add(Profile.of_cells(record.cells, slots))
        for fact in own["facts"][article_id]:
            if fact["event_id"] in incident:
                incident[fact["event_id"]].facts[fact["attribute"]].append(fact)
    return ToldRun(list(incidents.values()), articles, slots)


def _by_article(rows: list[StoredRow]) -> dict[str, list[StoredRow]]:
    found: dict[str, list[StoredRow]] = defaultdict(list)
    for row in rows:
        found[row["article_id"]].append(row)
    return found

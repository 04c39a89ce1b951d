"""Whether the table `incidents` and the column `incident_id` of `events` say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from extractor.tables.columns import INCIDENT_ID
from extractor.write.read_back import StoredRow


class IncidentCheck:
    """Takes the rows of both tables as they come. Of each pair of incident and event only a sum is kept, so memory does not grow with them."""

    def __init__(self) -> None:
        self._sum = 0

    def events(self, rows: Iterable[StoredRow]) -> None:
        """Counts what the rows of `events` say."""
        self._sum += sum(_pair(row[INCIDENT_ID], f"{row['article_id']}/{row['event_id']}") for row in rows if row[INCIDENT_ID])

    def incident(self, row: StoredRow) -> Iterator[str]:
        """Counts what a row of `incidents` says, and tells what is wrong in it."""
        joined = row["events"].split(";")
        self._sum -= sum(_pair(row[INCIDENT_ID], event) for event in joined)
        if not int(row["n_main"]) <= int(row["n_articles"]) <= len(joined):
            yield "the numbers of articles do not fit the events"

    @property
    def agree(self) -> bool:
        """Whether both tables told of the same events in the same incidents."""
        return self._sum == 0


def _pair(incident: str, event: str) -> int:
    return int.from_bytes(sha256(f"{incident} {event}".encode("utf-8", "surrogatepass")).digest()[:16])

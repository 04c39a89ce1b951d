"""What became of the incidents of a run in another one: by the events that are joined in them, whatever their ids are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from extractor.evaluate.releases import Release
from extractor.tables.columns import INCIDENT_ID

SAME, RENAMED, MERGED, SPLIT, WITHDRAWN, ADDED = KINDS = ("same", "renamed", "merged", "split", "withdrawn", "added")


@dataclass(frozen=True)
class IncidentChange:
    """An incident of the old run with those of the new one that its events are in, or new ones with none; `events` are all that are concerned."""

    kind: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    events: frozenset[str] = field(default_factory=frozenset)

    @property
    def keeps_id(self) -> bool:
        """Whether the id of the old run still names what it named, or a part of it."""
        return bool(set(self.old) & set(self.new))


def incident_changes(old: Release, new: Release) -> Iterator[IncidentChange]:
    """One for each incident of the old run, and for each of the new one that has none of its events."""
    joined = [_events(r) for r in (old, new)]
    of_event = {event: incident for incident, events in joined[1].items() for event in events}
    before = {event: incident for incident, events in joined[0].items() for event in events}
    for incident, events in joined[0].items():
        found = tuple(sorted({of_event[e] for e in events if e in of_event}))
        from_ = {before[e] for i in found for e in joined[1][i] if e in before}
        kind = WITHDRAWN if not found else SPLIT if len(found) > 1 else MERGED if len(from_) > 1 else SAME if found == (incident,) else RENAMED
        yield IncidentChange(kind, (incident,), found, frozenset(events.union(*(joined[1][i] for i in found))))
    for incident, events in joined[1].items():
        if not any(e in before for e in events):
            yield IncidentChange(ADDED, (), (incident,), frozenset(events))


def _events(release: Release) -> dict[str, set[str]]:
    frame: pd.DataFrame = release.tables["events"]
    found: dict[str, set[str]] = defaultdict(set)
    for incident, event in zip(frame[INCIDENT_ID], frame["event"], strict=True):
        if incident:
            found[incident].add(event)
    return found

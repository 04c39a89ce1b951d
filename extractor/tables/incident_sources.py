"""How well an incident is told: how precise its day is, by how many and how independent sources, and whether somebody has looked at it."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.tables.columns import REVIEW, Row
from extractor.tables.incident_likeness import WHOLE
from extractor.tables.incident_records import EventRecord

DAY_PRECISION = {WHOLE: 1, len("2022-11"): 4, len("2022"): 5}  # the UCDP's codes; its 2 and 3 are of ranges of days, which no column holds
CLEAR, UNCLEAR = 1, 2
CANDIDATE, REVIEWED, ALL = "candidate", "reviewed", "all"


def coded(group: Sequence[EventRecord], voices: Sequence[EventRecord], agent: str, day: str) -> Row:
    """The columns that say how an incident is told; `voices` has one of each text in `group` and its copies, agent and day are what most tell."""
    clear = agent and len(day) == WHOLE and any(e.is_main for e in group)
    return {
        "clarity": CLEAR if clear else UNCLEAR,
        "n_publishers": len({e.publisher for e in group} - {""}),
        "n_origins": len(set().union(*(origins(e) for e in voices))),
        "code_status": REVIEWED if all(e.cells.get(REVIEW[0]) == ALL for e in group) else CANDIDATE,
    }


def origins(account: EventRecord) -> set[tuple[str, str]]:
    """Where an account comes from: those it names as its sources; where it names none, its publisher, or its text."""
    if account.sources:
        return {("source", name) for name in account.sources}
    return {("publisher", account.publisher)} if account.publisher else {("text", account.original)}


def day_precision(day: str) -> int | str:
    """How exactly a day is told, "" where it is not."""
    return DAY_PRECISION.get(len(day), "")

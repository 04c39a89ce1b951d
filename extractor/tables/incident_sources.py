"""How well an incident is told: how precise its day is, by how many and how independent sources, and whether somebody has looked at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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
        "n_origins": n_origins(voices),
        "code_status": REVIEWED if all(e.cells.get(REVIEW[0]) == ALL for e in group) else CANDIDATE,
    }


def n_origins(accounts: Iterable[EventRecord]) -> int:
    """How many independent origins accounts have; an agency that some cite and that tells it itself is one ("yonhap", "yonhap_news_agency")."""
    names = set().union(*(origins(e) for e in accounts))
    return sum(not any(name.startswith(f"{other}_") for other in names) for name in names)


def origins(account: EventRecord) -> set[str]:
    """Where an account comes from: those it names as its sources; where it names none, its publisher, or its text."""
    publisher = re.sub(r"\W+", "_", account.publisher.casefold()).strip("_").removeprefix("the_")
    return set(account.sources) or {publisher or f"text {account.original}"}


def day_precision(day: str) -> int | str:
    """How exactly a day is told, "" where it is not."""
    return DAY_PRECISION.get(len(day), "")

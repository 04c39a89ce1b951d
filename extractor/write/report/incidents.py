"""Incidents on the page: the rows of the table, with what links them to articles, lines on the map and a measure of how sure they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from extractor.domain.pipeline import Pipeline
from extractor.tables.columns import INCIDENTS
from extractor.tables.columns import columns as declared_columns
from extractor.tables.landing_points import LandingPoints
from extractor.tables.place_coordinates import Places
from extractor.write.read_back import StoredRow
from extractor.write.report.disputes import Key
from extractor.write.report.run import Run

ADDED = ("role", "confidence", "disputed", "told_by", "to_latitude", "to_longitude", "reached")
LEFT_OUT = ("events",)  # `told_by` says the same in numbers
PLANNED = "planned"


def incident_rows(run: Run, pipeline: Pipeline, argued: set[Key]) -> tuple[list[str], list[list[Any]]]:
    """The columns and the rows: those of the table, then each planned event, which is of no incident."""
    rows = [*run.incidents, *_planned(run)]
    columns = [name for name in declared_columns(INCIDENTS, pipeline.codebook) if name not in LEFT_OUT]
    joined = _Joined(run, argued)
    places, to = Places.of(pipeline.tables.values()), pipeline.codebook.destination
    agent, reached = pipeline.codebook.first("agent"), LandingPoints(pipeline.codebook, places)

    def added(row: StoredRow) -> Iterator[Any]:
        yield from joined.of(row["incident_id"], row)
        yield from places.coordinates(row.get(to, ""), row.get(agent, "").split(";")[0]) if to else ("", "")
        yield list(reached.of(row) or ())

    return [*columns, *ADDED], [[*(row.get(c, "") for c in columns), *added(row)] for row in rows]


def _planned(run: Run) -> list[StoredRow]:
    """Events of no incident, as incidents of their own."""
    out = []
    for event in run.events:
        if not event.get("incident_id"):
            out.append({k: v for k, v in event.items() if k not in ("event_id", "title", "publisher")} | {"incident_id": _own_id(event), "n_articles": "1"})
    return out


def _own_id(event: StoredRow) -> str:
    return f"{event['article_id']}/{event['event_id']}"


class _Joined:
    """What facts, events and articles tell of each incident."""

    def __init__(self, run: Run, argued: set[Key]) -> None:
        number = {a["article_id"]: n for n, a in enumerate(run.articles)}
        self.told_by: dict[str, list[list[Any]]] = defaultdict(list)
        self.incident: dict[str, str] = {}
        for event in run.events:
            self.incident[_own_id(event)] = key = event.get("incident_id") or _own_id(event)
            if event["article_id"] in number:
                self.told_by[key].append([number[event["article_id"]], event["event_id"], event["role"]])
        self.disputed: dict[str, list[str]] = defaultdict(list)
        for first, second, attribute in sorted(argued):
            self.disputed[f"{first}/{second}" if second else first].append(attribute)
        self.surest = self._surest(run)

    def _surest(self, run: Run) -> dict[str, dict[str, float]]:
        """Of each attribute of an incident the confidence of the surest claim."""
        out: dict[str, dict[str, float]] = defaultdict(dict)
        for fact in run.facts:
            of = out[self.incident.get(f"{fact['article_id']}/{fact['event_id']}", "")]
            of[fact["attribute"]] = max(of.get(fact["attribute"], 0.0), float(fact["confidence"] or 0))
        return out

    def of(self, incident: str, row: StoredRow) -> tuple[str, float | str, list[str], list[list[Any]]]:
        """The columns `role`, `confidence` (the mean over its attributes), `disputed` and `told_by`."""
        surest, told_by = self.surest.get(incident, {}), self.told_by.get(incident, [])
        confidence = round(sum(surest.values()) / len(surest), 3) if surest else ""
        return _role(row), confidence, self.disputed.get(incident, []), told_by


def _role(row: StoredRow) -> str:
    if row.get("role"):
        return row["role"]
    return "main" if row.get("n_main") not in ("", "0", None) else "background"

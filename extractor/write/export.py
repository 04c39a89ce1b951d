"""The tables of a run in the columns of other databases.

Which there are is declared in the pipeline's `export.yml`: by their columns (see declared_columns), or `plover` for the reactions. An
export reads CSV or JSON Lines and writes CSV.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from extractor.domain import checks
from extractor.domain.codebook import Codebook
from extractor.domain.declarations import load_yaml
from extractor.domain.pipeline import Pipeline
from extractor.domain.tables import read_table
from extractor.errors import ExportError
from extractor.read.stamp import shaped
from extractor.tables.columns import ALL_TABLES, INCIDENT_ID, INCIDENTS
from extractor.tables.columns import columns as event_columns
from extractor.write import geography, plover, reaction_tables
from extractor.write.declared_columns import Source, cell
from extractor.write.read_back import StoredRow, read_stored
from extractor.write.text import neutral

MAX_ROWS = 100  # a larger number is a barrage: one row that says how many
PLOVER, MAIN, EXACT = "plover", "main", "exact"
Tables = dict[str, list[StoredRow]]


def export(out: Path, to: str, pipeline: Pipeline, file: TextIO) -> None:
    """Writes the tables in `out` as the table `to` of export.yml, as one of reactions, or as a map. StoredError or ExportError say what is missing."""
    if isinstance(file, io.TextIOWrapper):
        file.reconfigure(encoding="utf-8", newline="")
    if to in geography.FORMATS:
        return geography.FORMATS[to](out, pipeline, file)
    if to in reaction_tables.TABLES:
        return _write(file, *reaction_tables.TABLES[to](out, pipeline.codebook))
    declared = declared_exports(pipeline)
    if to not in declared:
        known = ", ".join(names(declared)) or "none"
        raise ExportError(f"--to {to}: the pipeline {pipeline.name} declares no such export in export.yml; there are: {known}")
    tables = {t: read_stored(out, t) for t in ALL_TABLES}
    if to == PLOVER:
        columns, rows = list(plover.COLUMNS), plover.plover_rows(tables, declared[PLOVER], pipeline.codebook)
    else:
        columns, rows = list(declared[to]["columns"]), event_rows(tables, declared[to], declared.get("zones", {}), pipeline, _day(out))
    _write(file, columns, rows)


def _write(file: TextIO, columns: list[str], rows: Iterable[StoredRow]) -> None:
    writer = csv.DictWriter(file, columns, restval="")
    writer.writeheader()
    writer.writerows({name: neutral(cell) for name, cell in row.items()} for row in rows)


def declared_exports(pipeline: Pipeline) -> dict[str, Any]:
    """The content of export.yml, {} where the pipeline has none; DeclarationError where there is a mistake in it."""
    if not (pipeline.folder / "export.yml").exists():
        return {}
    declared: dict[str, Any] = checks.optional(pipeline, "export.yml", {"event_column": event_columns("events", pipeline.codebook)})
    shared = declared.get(PLOVER)
    return declared | {PLOVER: load_yaml(pipeline.path(shared))} if isinstance(shared, str) else declared


def names(declared: dict[str, Any]) -> list[str]:
    """The tables that it declares."""
    return [name for name, spec in declared.items() if name == PLOVER or (isinstance(spec, dict) and "columns" in spec)]


def _day(out: Path) -> str:
    """The ISO day of the run, from its run.json; "" where there is none."""
    stamp = shaped(out / "run.json", {"finished": str})
    return stamp["finished"][:10] if stamp else ""


def event_rows(tables: Tables, declared: dict[str, Any], zones: dict[str, Any], pipeline: Pipeline, day: str) -> Iterator[StoredRow]:
    """The rows of an export by its declared columns: one for each incident, or as many as its `one_row_per` attribute counts."""
    number = 0
    for source in _sources(tables, zones, pipeline, day):
        copies, note = _copies(source, declared.get("one_row_per", ""), pipeline.codebook)
        for _ in range(copies):
            number += 1
            yield {name: cell(replace(source, note=note, number=number), spec) for name, spec in declared["columns"].items()}


def _sources(tables: Tables, zones: dict[str, Any], pipeline: Pipeline, day: str) -> Iterator[Source]:
    """What the rows are made from, one for each incident that is the news of an article."""
    first, countries = pipeline.codebook.first, _countries(pipeline)
    place = next((a.name for a in pipeline.codebook.of_kind("place") if a.coordinates), "")
    articles = {a["article_id"]: a for a in tables["articles"]}
    facts: dict[tuple[str, str], list[StoredRow]] = defaultdict(list)
    for fact in tables["facts"]:
        facts[fact["article_id"], fact["event_id"]].append(fact)
    events_of = _by_incident(tables["events"])
    for incident in tables[INCIDENTS]:
        if incident["n_main"] == "0":
            continue
        events = events_of[incident[INCIDENT_ID]]
        event = _joined(incident, events, first("count"))
        country = countries.get(event.get(place, ""), event.get(first("agent"), ""))
        own = [fact for e in events for fact in facts[e["article_id"], e["event_id"]]]
        told_by = [articles[e["article_id"]] for e in events]
        yield Source(event, own, told_by, "", 0, country, place, first("date"), first("time"), zones, day)


def _by_incident(events: Iterable[StoredRow]) -> dict[str, list[StoredRow]]:
    """The events of each incident, those that are the news of their article first."""
    groups: dict[str, list[StoredRow]] = defaultdict(list)
    for event in sorted(events, key=lambda e: e["role"] != MAIN):
        groups[event[INCIDENT_ID]].append(event)
    return groups


def _joined(incident: StoredRow, events: list[StoredRow], counted: str) -> StoredRow:
    """One row of an incident in the columns of `events`: what most tell, and what only events have from the fullest, then from the others."""
    fullest = sorted(events, key=lambda e: -sum(1 for value in e.values() if value))
    row = {name: next((e[name] for e in fullest if e[name]), "") for name in events[0]}
    row |= {name: value for name, value in incident.items() if name in row and value}
    if counted:
        exact = [e[f"{counted}_qualifier"] for e in fullest if e[counted] == row[counted]]
        row[f"{counted}_qualifier"] = EXACT if EXACT in exact else next(iter(exact), "")
    return row


def _copies(source: Source, counted: str, codebook: Codebook) -> tuple[int, str]:
    """How many rows, and what to say of the number where it is not that: as many as told exactly, of one class, place and figure."""
    if not counted:
        return 1, ""
    count, qualifier = source.event[counted], source.event[f"{counted}_qualifier"].replace("_", " ")
    number = int(float(count)) if count else 0
    if not number:
        return 1, "number not told" if qualifier in ("", "multiple") else ""
    if qualifier not in ("", "exact"):
        return 1, f"number: {qualifier} {number}"
    return (number, "") if number == 1 or (number <= MAX_ROWS and _are_alike(source, codebook)) else (1, f"number: {number}")


def _are_alike(source: Source, codebook: Codebook) -> bool:
    """Whether all of a salvo are told to be of one class, from one place, with one figure each."""
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for fact in source.facts:
        if fact["value"] not in codebook.general_classes:
            told[fact["attribute"]].add((fact["value"], fact["unit"]))
    single = (a.name for a in codebook.attributes.values() if a.kind in ("class", "place", "quantity") and not a.of_design)
    return all(len(told[name]) <= 1 for name in single)


def _countries(pipeline: Pipeline) -> dict[str, str]:
    """The country of each place that has coordinates and lies in one."""
    out: dict[str, str] = {}
    for path in pipeline.tables.values():
        for row in read_table(path):
            if row.get("latitude") and row.get("country"):
                out.setdefault(row["name"], row["country"])
    return out

"""The keys of another's table on our incidents, so that both can be joined: CNS's F1, the launch tag of GCAT (of an orbital launch its COSPAR designation)."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from extractor.errors import OutputError
from extractor.evaluate.comparison import SAME_DAY, Comparison
from extractor.tables.columns import INCIDENT_ID
from extractor.write.text import neutral

JOINED, KEY = "incidents.csv", "{}_key"
LEAST = 2  # points in common, day, agent and class apart: a place, a designation, a time or a figure (extractor/tables/incidents.yml)
Rows = Iterator[dict[str, str]]


def keys(comparison: Comparison) -> dict[str, str]:
    """By incident the key of the one event that fits: of its day, with enough in common, and none other as like."""
    fitting: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (day, points, _), event, incident in comparison.likely():
        if day == SAME_DAY:
            fitting[incident.name].append((points, event.name))
    found = {}
    for name, events in fitting.items():
        (points, key), *others = sorted(events, reverse=True)
        if points >= LEAST and all(other < points for other, _ in others):
            found[name] = key
    return found


def join(incidents: Rows, found: Mapping[str, str], profile: str, folder: Path) -> Path:
    """Writes incidents.csv: the incidents with a column of keys beside those that the file has of other tables. OutputError where it cannot."""
    path, column = folder / JOINED, KEY.format(profile)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = _columns_of_others(path)
        rows = [row | before.get(row[INCIDENT_ID], {}) | {column: found.get(row[INCIDENT_ID], "")} for row in incidents]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(dict.fromkeys(name for row in rows for name in row)) or [INCIDENT_ID, column], restval="")
            writer.writeheader()
            writer.writerows({name: neutral(cell) for name, cell in row.items()} for row in rows)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error
    return path


def _columns_of_others(path: Path) -> dict[str, dict[str, str]]:
    """By incident the columns of keys that an earlier comparison wrote."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row.get(INCIDENT_ID, ""): {k: v or "" for k, v in row.items() if k and k.endswith(KEY.format(""))} for row in csv.DictReader(file)}

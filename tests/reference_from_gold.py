"""A table like those of others, made from annotations, for `extractor compare` to be measured by: one row for each annotated launch of a whole day.

    python tests/reference_from_gold.py GOLD.jsonl … --to DIR [--launcher PRK]

writes DIR/reference.csv and DIR/reference.yml, its profile. Events of different articles are one row where the annotations are of one launch (joined as the
tables join theirs, which is right for 132 of 134 pairs); a row names its articles, so that what was missed can be looked up.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

from incident_pairs import BOOK, PIPELINE, Event, Judge, joined, values

from extractor.tables.incident_records import EventRecord

SLOTS = ("launch_site", "projectile", "projectile_class", "count", "landing_area", "outcome")
COLUMNS = ("id", "launcher", "date", "time", *SLOTS, "distance", "altitude", "articles", "role")
PROFILE = """means: annotated launches
key: id
between: " | "
columns:
  launcher: {column: launcher}
  date: {column: date}
  time: {column: time}
"""


def rows(gold: list[Event], launcher: str) -> list[dict[str, str]]:
    judge, by_name = Judge.of(PIPELINE), {}
    records = []
    for a in gold:
        for n, e in enumerate(a["events"]):
            if e["role"] != "planned" and not e.get("optional"):
                by_name[a["id"], f"g{n}"] = e
                records.append(judge.record(a["id"], n, e, a.get("published") or ""))
    found = [row(group, by_name) for group in joined(records) if told(group[0], launcher)]
    return [{"id": f"g{n}", **r} for n, r in enumerate(sorted(found, key=lambda r: (r["date"], r["launcher"], r["articles"])), 1)]


def told(record: EventRecord, launcher: str) -> bool:
    """Whether launcher and whole day are annotated."""
    return len(record.cells.get("date", "")) == 10 and bool(record.cells.get("launcher")) and launcher in ("", record.cells["launcher"])


def row(group: list[EventRecord], by_name: dict[tuple[str, str], Event]) -> dict[str, str]:
    events = [by_name[r.article_id, r.event_id] for r in group]
    cells = {slot: several(v for e in events for v in values(e, slot)) for slot in (*SLOTS, "time")}
    for slot in ("distance", "altitude"):
        cells[slot] = several(" to ".join(f"{km:g}" for km in claim["km"]) for e in events if e.get(slot) not in (None, "?") for claim in e[slot])
    role = "main" if any(e["role"] == "main" for e in events) else "background"
    dated = next(r for r in group if len(r.cells.get("date", "")) == 10)
    return {"launcher": dated.cells["launcher"], "date": dated.cells["date"], **cells, "articles": " ".join(r.article_id for r in group), "role": role}


def several(found: object) -> str:
    return " | ".join(dict.fromkeys(map(str, found)))  # type: ignore[call-overload]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", nargs="+", type=Path)
    options.add_argument("--to", type=Path, required=True)
    options.add_argument("--launcher", default="")
    given = options.parse_args()
    gold = [json.loads(line) for path in given.gold for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    given.to.mkdir(parents=True, exist_ok=True)
    with (given.to / "reference.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows(gold, given.launcher))
    held = [s for s in (*SLOTS, "distance", "altitude") if s in BOOK.attributes]
    (given.to / "reference.yml").write_text(PROFILE + "".join(f"  {s}: {{column: {s}}}\n" for s in held), encoding="utf-8")


if __name__ == "__main__":
    main()

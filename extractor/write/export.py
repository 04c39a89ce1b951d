"""The tables of a run in the columns of other databases: the CNS/NTI missile test database, and PLOVER events.

What is declared is in the pipeline's `export.yml`: column names, words, time zones. An export reads CSV or JSON Lines and writes CSV.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from extractor.domain.pipeline import Pipeline
from extractor.domain.tables import read_table
from extractor.domain.wording import load_yaml
from extractor.write.local_time import to_utc, zone_of
from extractor.write.read_back import StoredRow, read_stored

MAX_ROWS = 100  # a larger number is a barrage: one row that says how many
PLOVER_COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Recipient Country",
    "Placename",
    "Headline",
    "Event Text",
    "Source",
    "Publication Date",
)


class ExportError(ValueError):
    """A pipeline that declares no such export; the message says what is missing."""


def export(out: Path, to: str, pipeline: Pipeline, file: TextIO) -> None:
    """Writes the tables in `out` as the table `to` ("cns" or "plover"). StoredError or ExportError say what is missing."""
    path = pipeline.folder / "export.yml"
    declared: dict[str, Any] = load_yaml(path) if path.exists() else {}
    if to not in declared:
        raise ExportError(f"--to {to}: the pipeline {pipeline.name} declares no such export in export.yml")
    tables = {t: read_stored(out, t) for t in ("articles", "events", "facts", "reactions")}
    columns, rows = MAKERS[to](tables, declared, pipeline, _entered(out))
    if isinstance(file, io.TextIOWrapper):
        file.reconfigure(encoding="utf-8", newline="")
    writer = csv.DictWriter(file, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)


def _entered(out: Path) -> str:
    """The day of the run, from its stamp; "" where there is none."""
    try:
        return str(json.loads((out / "run.json").read_text(encoding="utf-8")).get("finished", ""))[:10]
    except (OSError, ValueError):
        return ""


Tables = dict[str, list[StoredRow]]
Made = tuple[list[str], Iterator[StoredRow]]


# --- CNS/NTI ------------------------------------------------------------------------------------------------------------
def cns(tables: Tables, declared: dict[str, Any], pipeline: Pipeline, entered: str) -> Made:
    """One row per projectile of each main event, where its number is told; F1 numbers them."""
    return declared["cns"]["columns"], _numbered(_cns_rows(tables, declared, _countries(pipeline), entered))


def _numbered(rows: Iterable[StoredRow]) -> Iterator[StoredRow]:
    for number, row in enumerate(rows, 1):
        yield {"F1": str(number)} | row


def _cns_rows(tables: Tables, declared: dict[str, Any], countries: dict[str, str], entered: str) -> Iterator[StoredRow]:
    articles = {a["article_id"]: a for a in tables["articles"]}
    facts: dict[tuple[str, str], list[StoredRow]] = defaultdict(list)
    for fact in tables["facts"]:
        facts[fact["article_id"], fact["event_id"]].append(fact)
    for event in tables["events"]:
        if event["role"] == "main":
            row = _cns_row(event, facts[event["article_id"], event["event_id"]], articles[event["article_id"]], declared, countries)
            copies, note = _copies(event)
            row |= {"Date Entered/Updated": entered, "Additional Information": "; ".join(filter(None, [note, row["Additional Information"]]))}
            yield from (row for _ in range(copies))


def _cns_row(event: StoredRow, facts: list[StoredRow], article: StoredRow, declared: dict[str, Any], countries: dict[str, str]) -> StoredRow:
    words = declared["cns"]
    country = countries.get(event["launch_site"], event["launcher"])
    place = event["launch_site"]
    return {
        "Date": event["date"],
        "Launch Time (UTC)": _utc(event, country, declared["zones"]),
        "Missile Name": event["projectile"],
        "Missile Type": words["types"].get(event["projectile_class"], event["projectile_class"]),
        "Launch Agency/Authority": event["launcher"],
        "Facility Name": place,
        "Facility Location": country if place else "",
        "Other Name": _others(facts, "projectile", event["projectile"]),
        "Facility Latitude": event["latitude"],
        "Facility Longitude": event["longitude"],
        "Landing Location": event["landing_area"],
        "Apogee": _km(event["altitude_km"]),
        "Distance Travelled": _km(event["distance_km"]),
        "Confirmation Status": _confirmed(facts),
        "Test Outcome": words["outcomes"].get(event["outcome"], event["outcome"]),
        "Additional Information": "; ".join(filter(None, (_claims(facts, a) for a in ("distance", "altitude")))),
        "Source(s)": "; ".join(filter(None, (article.get("publisher", ""), article.get("url") or article["source"], article["published"]))),
    }


def _copies(event: StoredRow) -> tuple[int, str]:
    """How many rows, and what to say where the number is not exact."""
    count, qualifier = event["count"], event["count_qualifier"].replace("_", " ")
    number = int(float(count)) if count else 0
    if not 1 <= number <= MAX_ROWS:
        return 1, f"number: {count}" if number else "number not told" if qualifier in ("", "multiple") else ""
    return number, "" if qualifier in ("", "exact") else f"number: {qualifier} {number}"


def _utc(event: StoredRow, country: str, zones: dict[str, Any]) -> str:
    return to_utc(event["date"], event["time"], zone_of(zones, country, event["longitude"]))


def _km(value: str) -> str:
    return f"{value} km" if value else ""


def _others(facts: list[StoredRow], attribute: str, chosen: str) -> str:
    return "; ".join(dict.fromkeys(f["value"] for f in facts if f["attribute"] == attribute and f["value"] not in ("", chosen)))


def _claims(facts: list[StoredRow], attribute: str) -> str:
    """Who says what, where more than one figure is told: "distance: KOR 350 km, JPN 340 km"."""
    told = list(dict.fromkeys(f"{f['asserted_by']} {f['value']} {f['unit']}".strip() for f in facts if f["attribute"] == attribute))
    return f"{attribute}: {', '.join(told)}" if len(told) > 1 else ""


def _confirmed(facts: list[StoredRow]) -> str:
    """ "Confirmed" where a government says any of it; else nothing is known of it."""
    return "Confirmed" if any(f["asserted_by"].isupper() for f in facts) else ""


def _countries(pipeline: Pipeline) -> dict[str, str]:
    """The country of each place that has coordinates and lies in one."""
    out: dict[str, str] = {}
    for path in pipeline.tables.values():
        for row in read_table(path):
            if row.get("latitude") and row.get("country"):
                out.setdefault(row["name"], row["country"])
    return out


# --- PLOVER -------------------------------------------------------------------------------------------------------------
def plover(tables: Tables, declared: dict[str, Any], pipeline: Pipeline, entered: str) -> Made:
    """One row per reaction. The day of a reaction is seldom told: the event's date is that of the article."""
    return list(PLOVER_COLUMNS), _plover_rows(tables, declared["plover"], pipeline)


def _plover_rows(tables: Tables, words: dict[str, Any], pipeline: Pipeline) -> Iterator[StoredRow]:
    articles = {a["article_id"]: a for a in tables["articles"]}
    events = {(e["article_id"], e["event_id"]): e for e in tables["events"]}
    agent = pipeline.codebook.first("agent")
    place = next((a.name for a in pipeline.codebook.of_kind("place") if a.coordinates), "")
    numbers: dict[str, int] = defaultdict(int)
    for r in tables["reactions"]:
        article, event = articles[r["article_id"]], events[r["article_id"], r["event_id"]]
        numbers[r["article_id"]] += 1
        yield {
            "Event ID": f"{r['article_id']}-r{numbers[r['article_id']]}",
            "Event Date": article["published"],
            "Event Type": r["plover"],
            "Event Mode": r["reaction"],
            "Quad Code": words["quads"].get(r["plover"], ""),
            "Contexts": words.get("context", ""),
            "Actor Name": r["actor"],
            "Actor Country": r["government"],
            "Recipient Country": event.get(agent, ""),
            "Placename": event.get(place, ""),
            "Headline": article["title"],
            "Event Text": r["sentence"],
            "Source": article.get("publisher") or article["source"],
            "Publication Date": article["published"],
        }


MAKERS: dict[str, Callable[[Tables, dict[str, Any], Pipeline, str], Made]] = {"cns": cns, "plover": plover}

"""The columns of another database, as a pipeline's `export.yml` declares them: what stands in each cell of a row.

A column is declared by a mapping. Its key `from` names one of CELLS below ("column" where it is left out), its other keys say of what:
`{column: altitude_km, unit: km}` is the event's column with its unit behind it, `{from: utc, zones: …}` its date and time in UTC.
A column declared by nothing stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from extractor.write.local_time import Zones, to_utc, zone_of
from extractor.write.read_back import StoredRow

Spec = Mapping[str, Any]
CONVERTED, SMALL = 2, 10  # decimals from which on a figure is of a conversion; below this it keeps one decimal


@dataclass(frozen=True, slots=True)
class Source:
    """What the cells of one row are made from.

    `event`, `facts` and `articles` are stored rows, of all articles that tell of the incident; `note` says what the row does not show;
    `site_country` is the country of the event's place, else its agent; `place`, `date` and `time` are the names of those attributes; `day`
    is that of the run (ISO).
    """

    event: StoredRow
    facts: list[StoredRow]
    articles: list[StoredRow]
    note: str
    number: int
    site_country: str
    place: str
    date: str
    time: str
    zones: Zones
    day: str


def _column(source: Source, spec: Spec) -> str:
    """A column of the event, in the other database's word for it where `words` has one, with its `unit`."""
    value = source.event[spec["column"]]
    value = str(spec.get("words", {}).get(value, value))
    return f"{as_told(value)} {spec['unit']}" if value and "unit" in spec else value


def as_told(value: str) -> str:
    """A figure without decimals that nobody told: 700 miles are 1,126.5408 km by the factor, and 1,127 km as told."""
    whole, _, decimals = value.partition(".")
    if len(decimals) < CONVERTED:
        return value
    return f"{float(value):.0f}" if abs(float(value)) >= SMALL else f"{float(value):.1f}"


def _utc(source: Source, spec: Spec) -> str:
    zone = zone_of(source.zones, source.site_country, source.event.get("longitude", ""))
    return to_utc(source.event[source.date], source.event[source.time], zone)


def _site_country(source: Source, spec: Spec) -> str:
    return source.site_country if source.event[source.place] else ""


def _other_values(source: Source, spec: Spec) -> str:
    """What else is claimed of an `attribute`."""
    chosen = source.event[spec["attribute"]]
    return "; ".join(dict.fromkeys(f["value"] for f in source.facts if f["attribute"] == spec["attribute"] and f["value"] not in ("", chosen)))


def _confirmed(source: Source, spec: Spec) -> str:
    """The word `as` where a government says any of it; else nothing is known of it."""
    return str(spec["as"]) if any(f["asserted_by"].isupper() for f in source.facts) else ""


def _notes(source: Source, spec: Spec) -> str:
    """What the row does not show, and who says what of `attributes` where more than one figure is told."""
    return "; ".join(filter(None, (source.note, *(_claims(source.facts, a) for a in spec.get("attributes", ())))))


def _claims(facts: list[StoredRow], attribute: str) -> str:
    """ "distance: KOR 350 km, JPN 340 km"; "" where no more than one figure is told."""
    told = list(dict.fromkeys(f"{f['asserted_by']} {as_told(f['value'])} {f['unit']}".strip() for f in facts if f["attribute"] == attribute))
    return f"{attribute}: {', '.join(told)}" if len(told) > 1 else ""


def _article(source: Source, spec: Spec) -> str:
    told = ("; ".join(filter(None, (a.get("publisher", ""), a.get("url") or a["source"], a["published"]))) for a in source.articles)
    return " | ".join(dict.fromkeys(told))


CELLS: dict[str, Callable[[Source, Spec], str]] = {
    "article": _article,
    "column": _column,
    "confirmed": _confirmed,
    "notes": _notes,
    "number": lambda source, spec: str(source.number),
    "other_values": _other_values,
    "run_day": lambda source, spec: source.day,
    "site_country": _site_country,
    "utc": _utc,
}


def cell(source: Source, spec: Spec | None) -> str:
    """The cell that a column's declaration describes; KeyError names a `from` or a column that there is not."""
    return CELLS[spec.get("from", "column")](source, spec) if spec else ""

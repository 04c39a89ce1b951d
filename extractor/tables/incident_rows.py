"""The row of an incident, from the events that tell of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from extractor.domain.codebook import Attribute, Codebook
from extractor.tables.columns import DATE_PRECISION, ESTIMATE, INCIDENT_ID, SITE_PRECISION, Row, column_name, estimate_column, estimated, summed_up
from extractor.tables.incident_estimates import Estimates
from extractor.tables.incident_likeness import FAR_CLOCK, WHOLE, thresholds
from extractor.tables.incident_records import EventRecord
from extractor.tables.incident_sources import coded, day_precision
from extractor.tables.plausibility import FlightCheck

LINK, SEVERAL = ";", " | "
Group = list[EventRecord]


class IncidentTabulator:
    """Rows of incidents by one codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.estimates = Estimates.of_book(codebook)
        self.flights = FlightCheck(codebook)
        self.estimated = {estimate_column(a): a for a in codebook.attributes.values() if estimated(a, codebook)}

    def row(self, incident_id: str, group: Group) -> Row:
        """Each column has what most articles tell of it; copies of one text are one article."""
        voices = _voices(group)
        row: Row = {INCIDENT_ID: incident_id}
        for a in self.codebook.attributes.values():
            row |= self._cells(a, voices)
            row |= self.codebook.identifiers.cells(a.name, str(row.get(a.name, "")))
        agent, day = (str(row.get(self.codebook.first(kind), "")) for kind in ("agent", "date"))
        days = sorted(e.published for e in group if e.published)
        governments = {g for e in group for g in e.cells.get("reacting_governments", "").split(LINK) if g}
        told = row | {
            "reacting_governments": LINK.join(sorted(governments)),
            "n_articles": len({e.original for e in group}),
            "n_main": len({e.original for e in group if e.is_main}),
            "first_published": days[0] if days else "",
            "last_published": days[-1] if days else "",
            "conflicts": conflicts(voices),
            "events": LINK.join(e.name for e in group),
        }
        return told | self._estimates(voices, agent) | coded(group, voices, agent, day) | self.flights.of_figures(row, [f for e in voices for f in e.figures])

    def _estimates(self, voices: Group, agent: str) -> Row:
        """Of each figure the best and the rule that chose it, of numbers the least and the greatest too."""
        cells: Row = {}
        for column, a in self.estimated.items():
            figures = [f for e in voices for f in e.figures if f.column == column]
            best, rule = self.estimates.best(figures, agent)
            ends = _ends([f.value for f in figures]) if a.kind == "count" else {}
            cells |= {f"{column}{end}": value for end, value in {ESTIMATE[0]: best, **ends, ESTIMATE[-1]: rule}.items()}
        return cells

    def _cells(self, a: Attribute, voices: Group) -> Row:
        if a.kind == "quantity":
            return _bounds(column_name(a.name, a.unit), voices) if summed_up(a, self.codebook) else {}
        if a.coordinates:
            return _place(a.name, voices)
        told = [e.cells.get(a.name, "") for e in voices]
        if a.kind == "date":  # a whole day before the month alone
            day = most_told(told, [d for d in told if len(d) < WHOLE])
            return {a.name: day} | ({DATE_PRECISION: day_precision(day)} if a.name == self.codebook.first("date") else {})
        if a.kind == "time":  # one of the place before one of a zone far away
            return {a.name: most_told(told, [e.cells.get(FAR_CLOCK, "") for e in voices])}
        return {a.name: most_told(told, self.codebook.general_classes if a.kind == "class" else ())}


def _voices(group: Group) -> Group:
    """The events with one of each text and its copies, those first that tell it as their news."""
    seen: dict[tuple[str, str], EventRecord] = {}
    for e in sorted(group, key=lambda e: e.rank):
        seen.setdefault((e.original, e.event_id), e)
    return list(seen.values())


def most_told(values: Iterable[str], general: Iterable[str] = ()) -> str:
    """What most tell, of equals the one told first; what is `general` only where nothing else is told."""
    told = Counter(v for v in values if v)
    finer = {v: n for v, n in told.items() if v not in general} or told
    return max(finer, key=lambda v: finer[v], default="")


def _place(name: str, voices: Group) -> Row:
    chosen = most_told(e.cells.get(name, "") for e in voices)
    first = next((e for e in voices if chosen and e.cells.get(name) == chosen), None)
    return {column: first.cells.get(column, "") if first else "" for column in (name, "latitude", "longitude", SITE_PRECISION)}


def _ends(values: list[str]) -> Row:
    """The least and the greatest of some figures under the ends of their columns, "" where there are none."""
    return {end: choose(values, key=float) if values else "" for end, choose in (("_min", min), ("_max", max))}


def _bounds(column: str, voices: Group) -> Row:
    ends = {}
    for end, choose in (("_min", min), ("_max", max)):
        told = [e.cells[f"{column}{end}"] for e in voices if f"{column}{end}" in e.cells]
        ends[f"{column}{end}"] = choose(told, key=float) if told else ""
    return ends


def conflicts(voices: Group) -> str:
    """The figures of which more than one is told: "distance_km: 350 (KOR) | 340 (JPN, 2 articles); count: 2 (KOR) | 3 (JPN)"."""
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for e in voices:
        for column, value, by in e.claims:
            told[column][_like(value, told[column])].append(by)
    return "; ".join(f"{column}: {SEVERAL.join(f'{v} ({_sources(by)})' for v, by in values.items())}" for column, values in told.items() if len(values) > 1)


def _like(value: str, known: Iterable[str]) -> str:
    """The value itself, or one told before that it is a rounding of."""
    try:
        number = float(value)
    except ValueError:
        return value
    return next((k for k in known if _is_number(k) and abs(float(k) - number) <= thresholds()["rounded"] * abs(number)), value)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _sources(by: Iterable[str]) -> str:
    """ "KOR, USA, 2 articles": who says so, and how many articles in their own voice."""
    named = Counter(by)
    own = named.pop("", 0)
    return ", ".join([*sorted(named), *([f"{own} article{'s' if own > 1 else ''}"] if own else [])])

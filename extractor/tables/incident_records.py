"""What is kept of an event until all articles are read, so that a million of them fit on a disk: its cells and its figures."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from typing import Any

from extractor.annotate.clock_times import times
from extractor.domain.codebook import Attribute, Codebook
from extractor.tables.columns import INCIDENT_ID, INCIDENTS, REVIEW, columns, estimate_column, estimated, unit_columns
from extractor.tables.incident_estimates import Figure
from extractor.tables.incident_likeness import FAR_CLOCK

MAIN, PLANNED = "main", "planned"
Claimed = tuple[str, str, str]  # the column it is of, what is claimed, who says so ("" in the article's own voice)


@dataclass(frozen=True, slots=True)
class EventRecord:
    """`cells` are those of its row that are not empty, `claims` and `figures` what is told of it in numbers, `sources` all who say any of it.

    `original` is its article, or the one that this copies.
    """

    article_id: str
    event_id: str
    published: str
    original: str
    cells: Mapping[str, str]
    claims: tuple[Claimed, ...]
    figures: tuple[Figure, ...] = ()
    sources: tuple[str, ...] = ()
    publisher: str = ""

    @property
    def name(self) -> str:
        """Where it stands in the table `events`."""
        return f"{self.article_id}/{self.event_id}"

    @property
    def is_main(self) -> bool:
        """Whether its article tells it as its news."""
        return self.cells["role"] == MAIN

    @property
    def rank(self) -> tuple[bool, bool, str, str, str]:
        """What sorts accounts: the news first, then originals before copies, then by day of publication."""
        return not self.is_main, self.original != self.article_id, self.published, self.article_id, self.event_id

    def encode(self) -> str:
        return json.dumps(astuple(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def decode(cls, text: str) -> EventRecord:
        article_id, event_id, published, original, cells, claims, figures, sources, publisher = json.loads(text)
        told = tuple((column, value, by) for column, value, by in claims)
        return cls(article_id, event_id, published, original, cells, told, tuple(Figure(*f) for f in figures), tuple(sources), publisher)


class Recorder:
    """Makes the records of articles by one codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self.columns = {a.name: estimate_column(a) for a in codebook.attributes.values() if _has_figures(a, codebook)}
        self.counts = {a.name for a in codebook.of_kind("count")}
        self.figures = figure_columns(codebook)
        self.time = codebook.first("time")
        counts = (f"{name}_qualifier" for name in self.counts)
        in_both = set(columns("events", codebook)) & set(columns(INCIDENTS, codebook))
        self.kept = ("role", REVIEW[0], *counts, *sorted(in_both - {INCIDENT_ID}))

    def records(self, article: Mapping[str, Any], events: Iterable[Mapping[str, Any]], facts: Iterable[Mapping[str, Any]]) -> Iterator[EventRecord]:
        """Of the rows of one article: its events but for what is planned."""
        told: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for fact in facts:
            told[fact["event_id"]].append(fact)
        for event in events:
            if event["role"] != PLANNED:
                yield self._record(article, event, told[event["event_id"]])

    def _record(self, article: Mapping[str, Any], event: Mapping[str, Any], facts: list[Mapping[str, Any]]) -> EventRecord:
        cells = {name: plain(event[name]) for name in self.kept if event.get(name) not in ("", None)}
        if (time := cells.get(self.time)) and not any(_is_local(f) for f in facts if f["attribute"] == self.time and f["value"] == time):
            cells[FAR_CLOCK] = time
        original = article["duplicate_of"] or article["article_id"]
        claims = dict.fromkeys(
            (self.columns[f["attribute"]], _claimed(f), f["asserted_by"]) for f in facts if f["attribute"] in self.columns and f["value"] != ""
        )
        own = (f for f in facts if f["attribute"] not in self.counts or plain(f["value"]) == cells.get(f["attribute"]))
        figures = figures_of(own, self.figures)
        sources = sorted({f["asserted_by"] for f in facts} - {""})
        publisher = article.get("publisher") or ""
        return EventRecord(article["article_id"], event["event_id"], article["published"], original, cells, tuple(claims), figures, tuple(sources), publisher)


def figure_columns(codebook: Codebook) -> dict[tuple[str, str], str]:
    """The column of each attribute and unit in which figures of an event are told, numbers among them."""
    numbers = {(a.name, ""): a.name for a in codebook.of_kind("count")}
    return numbers | {(a.name, unit): column for a in codebook.of_kind("quantity") if not a.of_design for unit, column in unit_columns(a).items()}


def figures_of(facts: Iterable[Mapping[str, Any]], columns: Mapping[tuple[str, str], str]) -> tuple[Figure, ...]:
    """The figures that the facts of one event tell, each once."""
    told = ((columns[f["attribute"], f.get("unit") or ""], f) for f in facts if (f["attribute"], f.get("unit") or "") in columns and f["value"] != "")
    return tuple(dict.fromkeys(_figure(column, f) for column, f in told))


def _figure(column: str, fact: Mapping[str, Any]) -> Figure:
    value, least, greatest = (plain(fact[name]) for name in ("value", "value_min", "value_max"))
    return Figure(column, value, least or value, greatest or value, fact.get("qualifier", ""), fact["asserted_by"])


def _is_local(time: Mapping[str, Any]) -> bool:
    """Whether a clock time is told as that of the place; so is one that its sentence does not show to be another."""
    sentence = time["sentence"] or ""
    return all(t.local for t in times(sentence) if sentence.startswith(time["text"], t.start))


def _has_figures(a: Attribute, codebook: Codebook) -> bool:
    return a.kind in ("time", "outcome") or estimated(a, codebook)


def _claimed(fact: Mapping[str, Any]) -> str:
    """ "350", or "300 to 400" of a range."""
    least, greatest = plain(fact["value_min"]), plain(fact["value_max"])
    return f"{least} to {greatest}" if least and greatest and least != greatest else plain(fact["value"])


def plain(value: Any) -> str:
    """A value as CSV tells it: a whole number without decimals, "" for missing."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)

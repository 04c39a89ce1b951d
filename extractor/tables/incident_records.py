"""What is kept of an event until all articles are read, so that a million of them fit on a disk: its cells and its figures."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from typing import Any

from extractor.domain.codebook import Attribute, Codebook
from extractor.tables.columns import INCIDENT_ID, INCIDENTS, column_name, columns, summed_up

MAIN, PLANNED = "main", "planned"
Claimed = tuple[str, str, str]  # the column it is of, what is claimed, who says so ("" in the article's own voice)


@dataclass(frozen=True, slots=True)
class EventRecord:
    """`cells` are those of its row that are not empty, `claims` the figures told of it; `original` is its article, or the one that this copies."""

    article_id: str
    event_id: str
    published: str
    original: str
    cells: Mapping[str, str]
    claims: tuple[Claimed, ...]

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
        article_id, event_id, published, original, cells, claims = json.loads(text)
        return cls(article_id, event_id, published, original, cells, tuple((column, value, by) for column, value, by in claims))


class Recorder:
    """Makes the records of articles by one codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self.columns = {a.name: _column(a) for a in codebook.attributes.values() if _has_figures(a, codebook)}
        counts = (f"{a.name}_qualifier" for a in codebook.of_kind("count"))
        in_both = set(columns("events", codebook)) & set(columns(INCIDENTS, codebook))
        self.kept = ("role", *counts, *sorted(in_both - {INCIDENT_ID}))

    def records(self, article: Mapping[str, Any], events: Iterable[Mapping[str, Any]], facts: Iterable[Mapping[str, Any]]) -> Iterator[EventRecord]:
        """Of the rows of one article: its events but for what is planned."""
        claims: dict[str, dict[Claimed, None]] = defaultdict(dict)
        for fact in facts:
            if fact["attribute"] in self.columns and fact["value"] != "":
                claims[fact["event_id"]][self.columns[fact["attribute"]], _claimed(fact), fact["asserted_by"]] = None
        for event in events:
            if event["role"] != PLANNED:
                cells = {name: plain(event[name]) for name in self.kept if event.get(name) not in ("", None)}
                original = article["duplicate_of"] or article["article_id"]
                yield EventRecord(article["article_id"], event["event_id"], article["published"], original, cells, tuple(claims[event["event_id"]]))


def _has_figures(a: Attribute, codebook: Codebook) -> bool:
    return a.kind in ("count", "time", "outcome") or (a.kind == "quantity" and summed_up(a, codebook))


def _column(a: Attribute) -> str:
    return column_name(a.name, a.unit) if a.kind == "quantity" else a.name


def _claimed(fact: Mapping[str, Any]) -> str:
    """ "350", or "300 to 400" of a range."""
    least, greatest = plain(fact["value_min"]), plain(fact["value_max"])
    return f"{least} to {greatest}" if least and greatest and least != greatest else plain(fact["value"])


def plain(value: Any) -> str:
    """A value as CSV tells it: a whole number without decimals, "" for missing."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)

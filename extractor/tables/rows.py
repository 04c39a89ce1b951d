"""The rows of the four tables: plain values from events and reactions (stage 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from extractor.claims.model import Claim
from extractor.domain.codebook import Codebook
from extractor.domain.pipeline import Pipeline
from extractor.events.model import Event
from extractor.events.reaction_days import Moment
from extractor.events.reactions import Reaction
from extractor.mentions.model import Sentence
from extractor.read.article import Article
from extractor.tables.columns import REVIEW, Row, columns
from extractor.tables.confidence import Confidence, Setting, read_weights
from extractor.tables.event_cells import cells
from extractor.tables.incident_likeness import WHOLE
from extractor.tables.place_coordinates import Places
from extractor.tables.plausibility import FlightCheck
from extractor.tables.row_ids import with_ids


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that one article adds to each table."""

    articles: list[Row]
    events: list[Row]
    facts: list[Row]
    reactions: list[Row]

    def table(self, name: str) -> list[Row]:
        """The rows of a table by its name."""
        rows: list[Row] = getattr(self, name)
        return rows


class Tabulator:
    """Rows of an article's events and reactions by one pipeline's codebook."""

    @classmethod
    def of(cls, pipeline: Pipeline) -> Tabulator:
        """The tabulator of a pipeline, with its gazetteer and its weights of evidence."""
        return cls(pipeline.codebook, Places.of(pipeline.tables.values()), Confidence(read_weights(pipeline.folder / "confidence.csv")))

    def __init__(self, codebook: Codebook, places: Places, confidence: Confidence) -> None:
        self.codebook = codebook
        self.places = places
        self.confidence = confidence
        self.counted = codebook.first("count")
        self.flights = FlightCheck(codebook)

    def rows(self, article: Article, events: list[Event], reactions: list[tuple[str, Reaction]], sentences: list[Sentence]) -> Rows:
        """The rows that an article adds; each reaction comes with the id of the event it answers."""
        setting = Setting.of(events, self.codebook.first("agent"), article.published)
        told = of_article(article)
        facts = [self._fact(article, e, c, sentences[c.sentence], setting) | told for e in events for c in self._distinct(e)]
        reaction_rows = [self._reaction(article, event_id, r, sentences) | told for event_id, r in reactions]
        event_rows = [self._event(article, e, *([r for r in made if r["event_id"] == e.event_id] for made in (facts, reaction_rows))) for e in events]
        claims, reacted = (_open(with_ids(table, made)) for table, made in (("facts", facts), ("reactions", reaction_rows)))
        days = {e["event_id"]: str(e.get(self.codebook.first("date"), "")) for e in event_rows}
        timed = [row | _moment(r.moment, days[event_id]) for row, (event_id, r) in zip(reacted, reactions, strict=True)]
        return Rows([article_row(article, "ok" if events else "none")], event_rows, claims, timed)

    def _distinct(self, e: Event) -> list[Claim]:
        """The claims in order of the text; the same value from the same source told again is one claim."""
        distinct: dict[tuple[Any, ...], Claim] = {}
        for c in sorted(e.claims, key=lambda c: c.start):
            counted = c.attribute == self.counted
            if c.value or counted:
                distinct.setdefault((c.attribute, c.value, c.asserted_by, c.value_min, c.value_max, c.qualifier if counted else ""), c)
        return list(distinct.values())

    def _fact(self, article: Article, e: Event, c: Claim, s: Sentence, setting: Setting) -> Row:
        text = article.text
        return {
            "article_id": article.id,
            "event_id": e.event_id,
            "role": e.salience,
            "attribute": c.attribute,
            "value": c.value,
            "value_min": c.value_min,
            "value_max": c.value_max,
            "unit": c.unit,
            "qualifier": c.qualifier,
            "asserted_by": c.asserted_by,
            "asserted_by_text": text[c.source_start : c.source_end],
            "text": text[c.start : c.end],
            "start": c.start,
            "end": c.end,
            "sentence": text[s.start : s.end],
            "confidence": self.confidence.of_claim(c, e, setting),
        }

    def _reaction(self, article: Article, event_id: str, r: Reaction, sentences: list[Sentence]) -> Row:
        s = sentences[r.sentence]
        return {
            "article_id": article.id,
            "event_id": event_id,
            "government": r.government,
            "actor": r.actor,
            "reaction": r.kind,
            "plover": self.codebook.reactions[r.kind]["plover"],
            "text": article.text[r.start : r.end],
            "start": r.start,
            "end": r.end,
            "sentence": article.text[s.start : s.end],
            "confidence": self.confidence.of_reaction(r),
        }

    def _event(self, article: Article, e: Event, facts: list[Row], reactions: list[Row]) -> Row:
        row: Row = dict.fromkeys(columns("events", self.codebook), "")
        row |= {"article_id": article.id, "event_id": e.event_id, "role": e.salience} | of_article(article)
        for a in self.codebook.attributes.values():
            row |= cells(e, a, self.codebook, self.places)
        row["reacting_governments"] = ";".join(sorted({r["government"] for r in reactions}))
        return row | self.flights.of_facts(row, facts)


def _open(rows: list[Row]) -> list[Row]:
    """Rows that nobody has reviewed yet."""
    return [row | dict.fromkeys(REVIEW, "") for row in rows]


def of_article(article: Article) -> Row:
    """What every row repeats of its article (OF_ARTICLE)."""
    return {"title": article.title, "published": article.published, "publisher": article.publisher}


def article_row(article: Article, status: str) -> Row:
    """The row of an article; `duplicate_of` is filled in by who reads many."""
    return {
        "article_id": article.id,
        "source": article.source,
        "title": article.title,
        "published": article.published,
        "publisher": article.publisher,
        "n_chars": len(article.text),
        "sha256": article.sha256,
        "status": status,
        "error": article.error or article.skipped,
        "url": article.url,
        "duplicate_of": "",
        "published_basis": article.published_basis,
        "text": article.text,
    }


def _moment(moment: Moment, day: str) -> Row:
    """When a reaction to an event of a day was."""
    days = moment.days if moment.days is not None else days_between(day, moment.day)
    return {"date": moment.day, "days_after": days, "hours_after": "" if moment.hours is None else moment.hours}


def days_between(day: str, later: str) -> int | str:
    """The days from one whole ISO day to another; "" where one is not whole, or the other way round."""
    if len(day) < WHOLE or len(later) < WHOLE:
        return ""
    days = (date.fromisoformat(later) - date.fromisoformat(day)).days
    return days if days >= 0 else ""

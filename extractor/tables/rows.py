"""The four tables (stage 6): rows of plain values from events and reactions, and DataFrames with proper dtypes from rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extractor.claims.model import Claim, date_told, number
from extractor.domain.codebook import Codebook
from extractor.domain.pipeline import Pipeline
from extractor.events.model import Event
from extractor.events.reactions import Reaction
from extractor.mentions.model import Sentence
from extractor.read.article import Article
from extractor.tables.columns import ARTICLES, REACTIONS, Row, column_name, columns
from extractor.tables.confidence import Confidence, read_shares
from extractor.tables.place_coordinates import Places


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that one article adds to each table."""

    articles: list[Row]
    events: list[Row]
    facts: list[Row]
    reactions: list[Row]

    def table(self, name: str) -> list[Row]:
        rows: list[Row] = getattr(self, name)
        return rows


class Tabulator:
    """Rows of an article's events and reactions by one pipeline's codebook."""

    @classmethod
    def of(cls, pipeline: Pipeline) -> Tabulator:
        """The tabulator of a pipeline, with its gazetteer and its shares of right facts."""
        return cls(pipeline.codebook, Places.of(pipeline.tables.values()), Confidence(read_shares(pipeline.folder / "confidence.csv")))

    def __init__(self, codebook: Codebook, places: Places, confidence: Confidence) -> None:
        self.codebook = codebook
        self.places = places
        self.confidence = confidence
        self.counted = codebook.first("count")

    def rows(self, article: Article, events: list[Event], reactions: list[tuple[str, Reaction]], sentences: list[Sentence]) -> Rows:
        facts = [f for e in events for f in self._facts(article, e, sentences, alone=len(events) == 1)]
        reaction_rows = [self._reaction(article, event_id, r, sentences) for event_id, r in reactions]
        event_rows = [self._event(article, e, [r for r in reaction_rows if r["event_id"] == e.event_id]) for e in events]
        return Rows([article_row(article, "ok" if events else "none")], event_rows, facts, reaction_rows)

    def _facts(self, article: Article, e: Event, sentences: list[Sentence], *, alone: bool) -> list[Row]:
        """One row a claim; the same value from the same source told again is one claim."""
        seen: set[tuple[Any, ...]] = set()
        out = []
        for c in sorted(e.claims, key=lambda c: c.start):
            key = (c.attribute, c.value, c.asserted_by, c.value_min, c.value_max, c.qualifier if c.attribute == self.counted else "")
            if key in seen or (not c.value and c.attribute != self.counted):
                continue
            seen.add(key)
            out.append(self._fact(article, e, c, sentences[c.sentence], alone=alone))
        return out

    def _fact(self, article: Article, e: Event, c: Claim, s: Sentence, *, alone: bool) -> Row:
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
            "confidence": self.confidence.of_claim(c, e, alone),
        }

    def _reaction(self, article: Article, event_id: str, r: Reaction, sentences: list[Sentence]) -> Row:
        plover = self.codebook.reactions[r.kind]["plover"]
        return dict(
            zip(
                REACTIONS,
                (
                    article.id,
                    event_id,
                    r.government,
                    r.actor,
                    r.kind,
                    plover,
                    article.text[r.start : r.end],
                    r.start,
                    r.end,
                    article.text[sentences[r.sentence].start : sentences[r.sentence].end],
                    self.confidence.of_reaction(r),
                ),
                strict=True,
            )
        )

    def _event(self, article: Article, e: Event, reactions: list[Row]) -> Row:
        row: Row = dict.fromkeys(columns("events", self.codebook), "")
        row |= {"article_id": article.id, "event_id": e.event_id, "role": e.salience}
        for a in self.codebook.attributes.values():
            getattr(self, f"_{a.kind}", self._plain)(row, e, a.name)
        row["reacting_governments"] = ";".join(sorted({r["government"] for r in reactions}))
        return row

    @staticmethod
    def _plain(row: Row, e: Event, name: str) -> None:
        best = e.best(name)
        row[name] = best.value if best else ""

    def _date(self, row: Row, e: Event, name: str) -> None:
        claims = [c for c in e.claims if c.attribute == name]
        best = max(claims, key=lambda c: (c.strength, len(c.value), -c.start), default=None)
        row[name], row[f"{name}_basis"] = (best.value, date_told(best).basis) if best else ("", "")

    def _class(self, row: Row, e: Event, name: str) -> None:
        """The first class told that is not a general one ("missile" gives way to "cruise missile")."""
        values = e.values(name)
        general = self.codebook.general_classes
        row[name] = next((v for v in values if v not in general), next((v for v in reversed(general) if v in values), values[0] if values else ""))

    def _count(self, row: Row, e: Event, name: str) -> None:
        """The first number told; a bare plural only where no number is told anywhere."""
        claims = [c for c in e.claims if c.attribute == name]
        numbered = [c for c in claims if c.value and c.strength > 1] or (
            [c for c in claims if c.value] if not any(c.qualifier == "multiple" for c in claims) else []
        )
        best = numbered[0] if numbered else next(iter(claims), None)
        if best is not None and numbered and best.value == "1" and any(c.qualifier == "multiple" and c.start < best.start for c in claims):
            best = claims[0]
        row[name] = int(best.value) if best and best.value else ""
        row[f"{name}_qualifier"] = best.qualifier if best else ""

    def _place(self, row: Row, e: Event, name: str) -> None:
        self._plain(row, e, name)
        if self.codebook.attributes[name].coordinates:
            agent = next(iter(e.values(self.codebook.first("agent"))), "")
            row["latitude"], row["longitude"] = self.places.coordinates(row[name], agent)

    def _quantity(self, row: Row, e: Event, name: str) -> None:
        column = column_name(name, self.codebook.attributes[name].unit)
        claims = [c for c in e.claims if c.attribute == name and c.value_min is not None and c.value_max is not None]
        if claims and claims[0].unit:
            claims = [c for c in claims if c.unit == claims[0].unit]
        row[column] = claims[0].value if claims else ""
        row[f"{column}_min"] = number(min(c.value_min for c in claims)) if claims else ""  # type: ignore[type-var,arg-type]
        row[f"{column}_max"] = number(max(c.value_max for c in claims)) if claims else ""  # type: ignore[type-var,arg-type]


def article_row(article: Article, status: str) -> Row:
    return dict(
        zip(
            ARTICLES,
            (
                article.id,
                article.source,
                article.title,
                article.published,
                article.publisher,
                len(article.text),
                article.sha256,
                status,
                article.error,
                article.url,
                "",
            ),
            strict=True,
        )
    )

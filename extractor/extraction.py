"""From articles to rows: the whole flow, one way through (read → annotate → mention → claim → event → tabulate)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotate.gate import Gate
from extractor.annotate.nlp import annotate, build
from extractor.claims.sentence_claims import ClaimReader
from extractor.domain.pipeline import Pipeline, find_folder
from extractor.events.coreference import EventBuilder
from extractor.events.model import Event, event_day
from extractor.events.reactions import Reaction, ReactionFinder
from extractor.mentions.model import Sentence
from extractor.mentions.sentences import SentenceReader
from extractor.read.article import Article, content_id
from extractor.tables.confidence import Confidence, read_shares
from extractor.tables.frames import Result
from extractor.tables.rows import Rows, Tabulator, article_row


@lru_cache(maxsize=4)
def load(name: str, *, model: str = "") -> Extractor:
    """The extractor of an installed pipeline; PipelineError or ModelError say what is missing."""
    return Extractor(Pipeline(name, find_folder(name)), model)


class Extractor:
    """One pipeline with one spaCy model. `rows` streams articles; `extract` is for one text."""

    def __init__(self, pipeline: Pipeline, model: str = "") -> None:
        self.pipeline = pipeline
        self.model = model
        self.codebook = pipeline.codebook

    @cached_property
    def nlp(self) -> Language:
        return build(self.pipeline, self.model)

    @cached_property
    def gate(self) -> Gate:
        return Gate(self.pipeline)

    @cached_property
    def sentences(self) -> SentenceReader:
        return SentenceReader(self.pipeline)

    @cached_property
    def claims(self) -> ClaimReader:
        return ClaimReader(self.pipeline.wording, self.codebook, self.pipeline.coasts)

    @cached_property
    def reactions(self) -> ReactionFinder | None:
        return ReactionFinder(self.pipeline.wording) if self.codebook.reactions else None

    @cached_property
    def tabulator(self) -> Tabulator:
        shares = read_shares(self.pipeline.folder / "confidence.csv")
        return Tabulator(self.codebook, _coordinates(self.pipeline), Confidence(shares))

    def extract(self, text: str, *, published: str = "", title: str = "", publisher: str = "", url: str = "", article_id: str = "") -> Result:
        """The four tables of one text. `published` is an ISO date."""
        article = Article(article_id or content_id(text), text, title=title, published=published, publisher=publisher, url=url)
        return Result.of(self.rows([article]), self.codebook)

    def rows(self, articles: Iterable[Article]) -> Iterator[Rows]:
        """The rows of each article, in order. An article that cannot hold an event never reaches spaCy."""
        for batch in _batches(articles, 32):
            yield from self._batch(batch)

    def _batch(self, batch: list[Article]) -> list[Rows]:
        gated = [a for a in batch if not a.error and self.gate.may_hold_event(a.text)]
        passed = {id(a) for a in gated}
        # the zone frees the words that spaCy would keep for ever; nothing of a Doc may leave it, and rows hold plain strings
        with self.nlp.memory_zone() if gated else nullcontext():
            docs = annotate(self.nlp, gated) if gated else iter(())
            return [self._tabulate(a, next(docs)) if id(a) in passed else _unread(a) for a in batch]

    def _tabulate(self, article: Article, doc: Doc) -> Rows:
        sentences = self.sentences.read(doc)
        events, reactions = self.read(article, sentences)
        return self.tabulator.rows(article, events, reactions, sentences)

    def read(self, article: Article, sentences: list[Sentence]) -> tuple[list[Event], list[tuple[str, Reaction]]]:
        """Events, and reactions with the id of the event they answer."""
        readings = self.claims.read(sentences)
        published = date.fromisoformat(article.published) if article.published else None
        events = EventBuilder(self.codebook, published, self.pipeline.coasts, self.pipeline.wording.get("response_cue")).build(readings)
        main = [e for e in events if e.role == "main"]
        if not main or self.reactions is None:
            return events, []
        launchers = {v for e in main for v in e.values(self.codebook.first("agent"))}
        found = self.reactions.find(readings, launchers, main[0].start, event_day(events), published)
        return events, [(self._answered(main, r).event_id, r) for r in found]

    def _answered(self, main: list[Event], r: Reaction) -> Event:
        """The event a reaction answers: the first main one that its government did not fire itself."""
        agent = self.codebook.first("agent")
        return next((e for e in main if r.government not in e.values(agent)), main[0])


def _unread(article: Article) -> Rows:
    return Rows([article_row(article, "failed" if article.error else "none")], [], [], [])


def _batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _coordinates(pipeline: Pipeline) -> dict[str, tuple[str, str]]:
    """Coordinates of each place by its canonical name, from every table that has them."""
    out: dict[str, tuple[str, str]] = {}
    for path in pipeline.tables.values():
        with Path(path).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("latitude"):
                    out.setdefault(row["name"], (row["latitude"], row["longitude"]))
    return out

"""From articles to rows: the line through all rooms (read → annotate → mention → claim → event → tabulate)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from functools import cached_property, lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotate.gate import Gate
from extractor.annotate.nlp import annotate, build
from extractor.annotate.recasing import Recaser
from extractor.claims.list_items import with_list_items
from extractor.claims.sentence_claims import ClaimFinder
from extractor.domain import checks
from extractor.domain.declarations import Problem
from extractor.domain.pipeline import Pipeline, find_folder
from extractor.domain.reaction_kinds import reaction_kinds
from extractor.domain.wording import ListNames
from extractor.domain.wording_checks import unread
from extractor.events.answered import reactions_to
from extractor.events.completion import complete, without_nameless
from extractor.events.context import Context
from extractor.events.coreference import resolve
from extractor.events.model import Event
from extractor.events.reactions import Reaction, ReactionFinder
from extractor.events.salience import news_of
from extractor.isolation import Limit, isolated
from extractor.mentions.model import Sentence
from extractor.mentions.sentences import SentenceReader
from extractor.read.article import Article, content_id
from extractor.read.given import batches, fit, given_articles, given_date, given_text
from extractor.tables.columns import columns
from extractor.tables.frames import Result, Results
from extractor.tables.rows import Rows, Tabulator, article_row

BATCH, BATCH_CHARS = 32, 200_000  # that spaCy reads at a time; it takes some 3.5 kB of memory for a character

UNLIMITED = Limit(0)


@lru_cache(maxsize=4)
def load(name: str, *, model: str = "") -> Extractor:
    """The extractor of an installed pipeline; PipelineError or ModelError say what is missing, DeclarationError what is wrong in its files."""
    pipeline = Pipeline(name, find_folder(name))
    checks.refuse(checks.quick(pipeline))
    checks.refuse(unread(pipeline, lists_read(pipeline)))
    return Extractor(pipeline, model)


def mistakes(pipeline: Pipeline) -> Iterator[Problem]:
    """Every mistake in the declarations of a pipeline."""
    return checks.everything(pipeline, lists_read, lambda: {"event_column": columns("events", pipeline.codebook)})


def lists_read(pipeline: Pipeline) -> ListNames:
    """The wording lists that the readers ask for when they are made for a pipeline."""
    names = ListNames.of(pipeline.wording)
    dry = Extractor(pipeline.with_lists(names))
    _ = dry.gate, dry.sentences, dry.claims, dry.context, dry.reactions
    return names


class Extractor:
    """One pipeline with one spaCy model. `rows` streams articles; `extract` is for one text."""

    def __init__(self, pipeline: Pipeline, model: str = "") -> None:
        self.pipeline = pipeline
        self.model = model
        self.codebook = pipeline.codebook

    def extract(self, text: str, *, published: Any = "", title: str = "", publisher: str = "", url: str = "", article_id: str = "") -> Result:
        """The tables of one text. `published` is an ISO date, a date or a datetime; UsageProblem where it is none."""
        told = {"text": text, "title": title, "publisher": publisher, "url": url, "id": article_id}
        known = {name: given_text(value, name) for name, value in told.items()}
        article = Article(**known | {"id": known["id"] or content_id(known["text"])}, published=given_date(published))
        return Result.of(self.rows([article]), self.codebook)

    def extract_many(self, articles: Any, *, published: Any = "") -> Results:
        """The tables of many articles: texts, records, Articles, or a DataFrame (see `read.given.given_articles`), read when the results are asked for."""
        return Results(lambda: self.rows(given_articles(articles, published)), self.codebook)

    def __repr__(self) -> str:
        return f"<Extractor of the pipeline {self.pipeline.name}>"

    def rows(self, articles: Iterable[Article], *, limit: Limit = UNLIMITED) -> Iterator[Rows]:
        """The rows of each article, in order; `failed` for one that raises or takes longer than the limit.

        An article that cannot hold an event never reaches spaCy.
        """
        for batch in batches((self.recaser.article(fit(a)) for a in articles), BATCH, BATCH_CHARS):
            self._load_for(batch, limit)
            yield from isolated(self._batch, batch, limit)

    def _load_for(self, batch: list[Article], limit: Limit) -> None:
        """Loads the model when the first article needs it, so that loading is not of that article's time."""
        if "nlp" in self.__dict__:
            return
        try:
            needed = limit.keep(lambda: any(self._is_read(a) for a in batch))
        except Exception:  # of which of them is told when it is done
            needed = True
        if needed:
            _ = self.nlp

    def _is_read(self, a: Article) -> bool:
        return not (a.error or a.skipped) and self.gate.may_hold_event(a.text)

    def _batch(self, batch: list[Article]) -> list[Rows]:
        gated = [a for a in batch if self._is_read(a)]
        passed = {id(a) for a in gated}
        # the zone frees the words that spaCy would keep for ever; nothing of a Doc may leave it, and rows hold plain strings
        with self.nlp.memory_zone() if gated else nullcontext():
            docs = annotate(self.nlp, gated) if gated else iter(())
            return [self._rows(a, next(docs)) if id(a) in passed else _unread(a) for a in batch]

    def _rows(self, article: Article, doc: Doc) -> Rows:
        sentences = self.sentences.read(doc)
        events, reactions = self.read(article, sentences)
        return self.tabulator.rows(article, events, reactions, sentences)

    def read(self, article: Article, sentences: list[Sentence]) -> tuple[list[Event], list[tuple[str, Reaction]]]:
        """Events, and reactions with the id of the event they answer."""
        context = self.context.on(article.published)
        readings = with_list_items(self.claims.read(sentences), self.codebook)
        events = complete(resolve(readings, context), readings, context)
        reactions = reactions_to(events, readings, self.reactions, context) if self.reactions else []
        return without_nameless(news_of(events, {event for event, _ in reactions}), context), reactions

    # --- what stands in each room, made when first needed -----------------------------------------------------------------
    @cached_property
    def recaser(self) -> Recaser:
        """Small letters for wires in capitals (annotate)."""
        return Recaser.of(self.pipeline)

    @cached_property
    def gate(self) -> Gate:
        """Which texts can hold an event at all."""
        return Gate(self.pipeline)

    @cached_property
    def nlp(self) -> Language:
        """The spaCy pipeline (annotate)."""
        return build(self.pipeline, self.model)

    @cached_property
    def sentences(self) -> SentenceReader:
        """Sentences with what they mention (mentions)."""
        return SentenceReader(self.pipeline)

    @cached_property
    def claims(self) -> ClaimFinder:
        """What sentences assert (claims)."""
        return ClaimFinder(self.pipeline.wording, self.codebook, self.pipeline.countries)

    @cached_property
    def context(self) -> Context:
        """What the events need of the declarations (events)."""
        return Context.of(self.pipeline)

    @cached_property
    def reactions(self) -> ReactionFinder | None:
        """Who reacts; None where the codebook has no reactions (events)."""
        return ReactionFinder(self.pipeline.wording, reaction_kinds(self.codebook.reactions)) if self.codebook.reactions else None

    @cached_property
    def tabulator(self) -> Tabulator:
        """Rows of events and reactions (tables)."""
        return Tabulator.of(self.pipeline)


def _unread(article: Article) -> Rows:
    return Rows([article_row(article, "failed" if article.error else "skipped" if article.skipped else "none")], [], [], [])

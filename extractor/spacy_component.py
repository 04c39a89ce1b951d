"""`nlp.add_pipe("facts", config={"pipeline": "missile_launch"})`: the events of a text on the Doc of anybody's spaCy pipeline.

    doc._.events     [{event_id, role, the slots of the codebook, "claims": [{attribute, value, unit, asserted_by, text, start, end, …}]}]
    doc._.reactions  [{event_id, government, reaction, plover, text, start, end, …}]
    doc.spans        the mentions: news_sentences, news_names (label: table), news_quantities (what is measured), news_dates, news_times,
                     news_objects (class), news_triggers (whether it happened: past, planned, unreal); news_facts: the claims (attribute)

Values are those of the tables with their types, None where nothing is told; offsets are characters of `doc.text`. Set `doc._.published`
(ISO date) before the component runs, or "on Tuesday" stays unresolved. The Doc keeps its own tokens, tags and entities: the text is read
a second time by the pipeline's own components.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor import DEFAULT_PIPELINE
from extractor.annotate import spans
from extractor.annotate.nlp import annotate
from extractor.domain.codebook import Codebook
from extractor.extraction import BATCH, Extractor, load
from extractor.mentions.model import Sentence
from extractor.read.article import Article, content_id
from extractor.tables.columns import INCIDENT_ID, Row
from extractor.tables.rows import Rows
from extractor.tables.schema import schema

OBJECTS, TRIGGERS, FACTS = "news_objects", "news_triggers", "news_facts"

for _name in ("events", "reactions"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


@Language.factory("facts", default_config={"pipeline": DEFAULT_PIPELINE, "model": ""}, assigns=["doc._.events", "doc._.reactions", "doc.spans"])
def make(nlp: Language, name: str, pipeline: str, model: str) -> Facts:
    """The component of an installed pipeline; PipelineError says which there are, DeclarationError what is wrong in it."""
    return Facts(pipeline, model)


class Facts:
    """Reads each text with one pipeline and puts what it finds on the Doc, as lists of dicts of plain values."""

    def __init__(self, pipeline: str, model: str = "") -> None:
        self.pipeline, self.model = pipeline, model
        load(pipeline, model=model)  # refuses what cannot be loaded when the component is added, not at the first text

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process loads the pipeline itself."""
        return Facts, (self.pipeline, self.model)

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its events."""
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], batch_size: int = BATCH) -> Iterator[Doc]:
        """The Docs with their events, in order."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._read(load(self.pipeline, model=self.model), batch)
            yield from batch

    @staticmethod
    def _read(extractor: Extractor, docs: list[Doc]) -> None:
        for doc in docs:
            doc._.events, doc._.reactions = [], []
        gated = [doc for doc in docs if extractor.gate.may_hold_event(doc.text)]
        articles = [Article(content_id(doc.text), doc.text, published=doc._.published) for doc in gated]
        with extractor.nlp.memory_zone():
            for doc, article, read in zip(gated, articles, annotate(extractor.nlp, articles), strict=True):
                sentences = extractor.sentences.read(read)
                _put_mentions(doc, read, sentences)
                rows = extractor.tabulator.rows(article, *extractor.read(article, sentences), sentences)
                _put_rows(doc, rows, extractor.codebook)


def _put_mentions(doc: Doc, read: Doc, sentences: list[Sentence]) -> None:
    for group in spans.GROUPS:
        spans.write(doc, group, list(spans.read(read, group)))
    _put_spans(doc, OBJECTS, ((o.start, o.end, o.cls) for s in sentences for o in s.objects))
    _put_spans(doc, TRIGGERS, ((t.start, t.end, t.role) for s in sentences for t in s.triggers))


def _put_spans(doc: Doc, group: str, found: Iterable[tuple[int, int, str]]) -> None:
    made = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in found)
    doc.spans[group] = [span for span in made if span is not None]


def _put_rows(doc: Doc, rows: Rows, codebook: Codebook) -> None:
    """Events with their claims, reactions, and the claims as spans whose labels are attributes."""
    facts = _typed(rows.facts, "facts", codebook)
    doc._.events = [e | {"claims": [f for f in facts if f["event_id"] == e["event_id"]]} for e in _typed(rows.events, "events", codebook)]
    doc._.reactions = _typed(rows.reactions, "reactions", codebook)
    _put_spans(doc, FACTS, ((f["start"], f["end"], f["attribute"]) for f in facts))


def _typed(rows: list[Row], table: str, codebook: Codebook) -> list[Row]:
    """The rows of a table as their columns' types, without the ids of article and incident: a Doc is the article, and one article knows no others."""
    columns = [c for c in schema(table, codebook) if c.name not in ("article_id", INCIDENT_ID)]
    return [{c.name: c.typed(row[c.name]) for c in columns} for row in rows]

"""A corpus as a spaCy DocBin: a Doc for each article, with its claims in `doc.spans`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span

from extractor.tables.decisions import REACTION
from extractor.write.annotated import AnnotatedArticle, Mark, annotated_articles

FACTS, REACTIONS = "facts", "reactions"


def write_docbin(out: Path, path: Path, *, reviewed: bool = False) -> None:
    """Writes the corpus to a file, for `DocBin().from_disk(path).get_docs(nlp.vocab)` or as a corpus for training a span categorizer."""
    DocBin(docs=docs(out, reviewed=reviewed), store_user_data=True).to_disk(path)


def docs(out: Path, *, reviewed: bool = False) -> Iterator[Doc]:
    """The Docs. A span has what it is about as its label, what it says as `kb_id_`, and the id of the claim as `id_`.

    It covers whole tokens; the exact offsets stand with all else in `doc.user_data`: article, events, facts, reactions, as rows of strings.
    """
    tokenizer = spacy.blank("en")
    for article in annotated_articles(out, reviewed=reviewed):
        doc = tokenizer.make_doc(article.text)
        parts = {FACTS: [m for m in article.marks if m.label != REACTION], REACTIONS: [m for m in article.marks if m.label == REACTION]}
        for name, marks in parts.items():
            doc.spans[name] = [span for mark in marks if (span := _span(doc, mark)) is not None]
            doc.user_data[name] = [mark.row for mark in marks]
        doc.user_data |= {"article": _without_text(article), "events": article.events}
        yield doc


def _span(doc: Doc, mark: Mark) -> Span | None:
    return doc.char_span(mark.start, mark.end, label=mark.label, kb_id=mark.value, span_id=mark.id, alignment_mode="expand")


def _without_text(article: AnnotatedArticle) -> dict[str, str]:
    return {name: value for name, value in article.row.items() if name != "text"}

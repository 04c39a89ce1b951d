"""The spaCy pipeline of a domain, and the Docs that it makes of articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

import extractor.annotate.dates
import extractor.annotate.entities
import extractor.annotate.names
import extractor.annotate.quantities
import extractor.annotate.sentences  # noqa: F401
from extractor.annotate.tokenizer import BoundedTokenizer
from extractor.domain.pipeline import Pipeline
from extractor.read.article import Article


def build(pipeline: Pipeline, model: str = "") -> Language:
    """The spaCy pipeline: a blank English tokenizer with the components of config.cfg in order."""
    import spacy

    nlp = spacy.blank("en")
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    for name in pipeline.config["nlp"]["pipeline"]:
        settings = dict(pipeline.config["components"][name])
        factory = settings.pop("factory")
        if "tables" in settings:
            settings["tables"] = {t: str(p) for t, p in pipeline.tables.items()}
        if factory == "news_entities":
            settings |= {"model": model, "wording": [str(p) for p in pipeline.wording_files]}
        if factory == "news_quantities":
            settings["units"] = [str(p) for p in pipeline.unit_files]
        nlp.add_pipe(factory, name=name, config=settings)
    return nlp


def annotate(nlp: Language, articles: Iterable[Article]) -> Iterator[Doc]:
    """Docs of articles, in order; `doc._.published` is set before any component runs."""
    return nlp.pipe(_docs(nlp, articles), batch_size=32)


def _docs(nlp: Language, articles: Iterable[Article]) -> Iterator[Doc]:
    for article in articles:
        doc = nlp.make_doc(article.text)
        doc._.published = article.published
        yield doc

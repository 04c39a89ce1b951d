"""`news_entities`: the model's entity recogniser, run only on sentences that can hold a fact.

The recogniser is the costly part of the small models (about half of their time), and most sentences of an article hold nothing
that it could add to. The tokens of the sentences that matter go through it as one short Doc; its entities come back to the Doc.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.annotate import spans
from extractor.annotate.models import load_model
from extractor.domain.wording import Wording

BATCH = 32


@Language.factory("news_entities", default_config={"model": "", "wording": [], "focus": []}, assigns=["doc.ents"])
def make(nlp: Language, name: str, model: str, wording: list[str], focus: list[str]) -> FocusedNer:
    return FocusedNer(nlp, model, Wording(*(Path(p) for p in wording)), focus)


class FocusedNer:
    """`focus` names wording lists; a sentence needs a match of each of them to be read."""

    def __init__(self, nlp: Language, model: str, wording: Wording, focus: list[str]) -> None:
        self.inner = load_model(model, vocab=nlp.vocab)
        self.focus: list[re.Pattern[str]] = [wording[name] for name in focus]

    def __call__(self, doc: Doc) -> Doc:
        return next(iter(self.pipe(iter([doc]))))

    def pipe(self, stream: Iterator[Doc], batch_size: int = BATCH) -> Iterator[Doc]:
        while batch := list(islice(stream, BATCH)):
            short = [self._short(doc) for doc in batch]
            read = self.inner.pipe([s for s, _ in short if len(s)])
            for doc, (s, places) in zip(batch, short, strict=True):
                if len(s):
                    self._copy(next(read), doc, places)
                yield doc

    def _short(self, doc: Doc) -> tuple[Doc, list[int]]:
        places: list[int] = []
        text = doc.text  # a property that joins the tokens anew each time
        for span in doc.spans.get(spans.key("sentences"), ()):
            if all(p.search(text, span.start_char, span.end_char) for p in self.focus):
                places.extend(range(max(span.start, places[-1] + 1 if places else 0), span.end))
        return Doc(doc.vocab, words=[doc[i].text for i in places], spaces=[bool(doc[i].whitespace_) for i in places]), places

    @staticmethod
    def _copy(read: Doc, doc: Doc, places: list[int]) -> None:
        ents = []
        for e in read.ents:
            start, end = places[e.start], places[e.end - 1] + 1
            if end - start == len(e):
                ents.append(Span(doc, start, end, label=e.label_))
        doc.set_ents(ents)

    def to_disk(self, path: Any, **_: Any) -> None:
        """The model is a dependency, not a part of the pipeline."""

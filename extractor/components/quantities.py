"""`quantities`: lengths, speeds and durations in doc.spans["quantities"]; data are (low, high, unit, qualifier, between)."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor import quantities, spans
from extractor.sentences import plain


@Language.factory("quantities", assigns=["doc.spans"])
def make(nlp: Language, name: str) -> Quantities:
    return Quantities()


class Quantities:
    """quantulum3 over candidate spans; see `extractor.quantities`."""

    def __call__(self, doc: Doc) -> Doc:
        found = []
        text = plain(doc.text)
        for start, end, _, _ in spans.read(doc, "sentences"):
            for q in quantities.find(text, start, end):
                found.append((q.start, q.end, q.kind, (q.low, q.high, q.unit, q.qualifier, q.between)))
        spans.write(doc, "quantities", found)
        return doc

"""`dates`: days in doc.spans["dates"] (data: spec, basis) and clock times in doc.spans["times"] (data: HH:MM, local)."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor import dates, spans


@Language.factory("dates", assigns=["doc.spans"])
def make(nlp: Language, name: str) -> Dates:
    return Dates()


class Dates:
    """What is said of days and hours; `extractor.dates.resolve` turns it into ISO dates when the event is known."""

    def __call__(self, doc: Doc) -> Doc:
        days, hours = [], []
        text = doc.text  # a property that joins the tokens anew each time
        for start, end, _, _ in spans.read(doc, "sentences"):
            days += [(d.start, d.end, d.basis, (d.spec, d.basis)) for d in dates.find(text, start, end)]
            hours += [(t.start, t.end, "", (t.time, t.local)) for t in dates.times(text, start, end)]
        spans.write(doc, "dates", days)
        spans.write(doc, "times", hours)
        return doc

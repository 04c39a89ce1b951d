"""`news_sentences`: doc.spans["sentences"], by rule, before anything else runs."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor import sentences, spans


@Language.factory("news_sentences", assigns=["doc.spans"])
def make(nlp: Language, name: str) -> NewsSentences:
    return NewsSentences()


class NewsSentences:
    """Sentence spans of news text; the parser is not needed for them."""

    def __call__(self, doc: Doc) -> Doc:
        spans.write(doc, "sentences", [(start, end, "", ()) for start, end in sentences.sentences(doc.text)])
        return doc

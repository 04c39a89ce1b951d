"""spaCy's tokenizer, kept from words that it needs too long for, and from words over the end of a sentence.

It takes punctuation off a word one character at a time, so that a word of n signs costs n²: 8,000 "=" in a row take 10 seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

LONGEST = 100  # characters without white space that are tokenized at once; only addresses of pages are longer
LONG = re.compile(rf"\S{{{LONGEST + 1}}}")
PIECE = re.compile(rf"\S{{{LONGEST}}}")
# "…into Sunan!”Seoul condemned", "Pyongyang?Seoul": a lost space behind an end mark; that behind a bare full stop spaCy sees itself
GLUED = re.compile(r"(?<=[\w)\]])(?:[.!?]+[\"”’)\]]+|[!?]+)(?=[A-Z])")


class BoundedTokenizer:
    """Tokenizes as `inner` does, but no word longer than `LONGEST` and none over a lost space in one piece. Text and offsets stay."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __call__(self, text: str) -> Doc:
        if LONG.search(text) is None and GLUED.search(text) is None:
            doc: Doc = self.inner(text)
            return doc
        return Doc.from_docs([self.inner(piece) for piece in _pieces(text)], ensure_whitespace=False)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


def _pieces(text: str) -> Iterator[str]:
    begin = 0
    for end in sorted({m.end() for pattern in (PIECE, GLUED) for m in pattern.finditer(text)}):
        yield text[begin:end]
        begin = end
    if begin < len(text):
        yield text[begin:]

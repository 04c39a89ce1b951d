"""Rows that can be given away: no text of an article, and of its words no more than a quotation."""

from __future__ import annotations

import re
from pathlib import PurePath

from extractor.write.read_back import StoredRow
from extractor.write.report.articles import sentence_place

MOST_WORDS = 25
"""Of one quotation: what news agencies' terms and the custom of reviewing let anybody cite."""
CUT = "…"
TOLD = ("title", "text", "asserted_by_text", "actor")  # the article's own words, beside `sentence`
_WORD = re.compile(r"\S+")


def quoted_article(row: StoredRow) -> StoredRow:
    """A row of articles without its text, and without the folders in which its file lay."""
    return _shortened(row) | {"text": "", "source": PurePath(row["source"]).name}


def quoted_row(row: StoredRow, text: str) -> StoredRow:
    """A row of any other table; `text` is that of its article, "" where it is not kept. Offsets stay those of the whole text."""
    return _shortened(row) | ({"sentence": _around(row, text)} if "sentence" in row else {})


def begins(quote: str, told: str) -> bool:
    """Whether a quotation is the beginning of what was told, or all of it."""
    return told == quote or (quote.endswith(f" {CUT}") and told.startswith(quote.removesuffix(f" {CUT}")))


def bare(quote: str) -> str:
    """A quotation without the marks that words are left out before and after it."""
    return quote.removeprefix(f"{CUT} ").removesuffix(f" {CUT}")


def excerpt(text: str, start: int, end: int) -> str:
    """The words around text[start:end], MOST_WORDS of them, with a mark where others are left out."""
    words = [m.span() for m in _WORD.finditer(text)]
    if len(words) <= MOST_WORDS:
        return text
    first = next((i for i, (_, stop) in enumerate(words) if stop > start), 0)
    last = max((i for i, (begin, _) in enumerate(words) if begin < end), default=first)
    before = max(0, MOST_WORDS - (last - first + 1)) // 2
    first = max(0, min(first - before, len(words) - MOST_WORDS))
    kept = words[first : first + MOST_WORDS]
    return f"{CUT} " * (first > 0) + text[kept[0][0] : kept[-1][1]] + f" {CUT}" * (first + MOST_WORDS < len(words))


def _shortened(row: StoredRow) -> StoredRow:
    return row | {name: excerpt(row[name], 0, 0) for name in TOLD if name in row}


def _around(row: StoredRow, text: str) -> str:
    """The words of a claim's sentence that stand around the claim."""
    sentence = row["sentence"]
    begin, _ = sentence_place(row, text)
    at = int(row["start"]) - begin if isinstance(begin, int) else max(0, sentence.find(row["text"]))
    return excerpt(sentence, at, at + len(row["text"]))

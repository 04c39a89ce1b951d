"""Text of wires in capitals ("NORTH KOREA FIRED …"), in the letters that the patterns and the models know: sentences begin with a capital, names are spelt as the tables spell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from extractor.annotate.sentences import sentences
from extractor.domain.english import values
from extractor.domain.pipeline import Pipeline
from extractor.domain.tables import read_table, spellings
from extractor.read.article import Article

_MOST_SMALL = 0.12  # share of small letters in the letters of a text in capitals: by-lines, units ("km") and the archive's own lines are in small letters
_FEWEST_LETTERS = 40
_LOOKED_AT = 2_000  # characters
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")


def in_capitals(text: str) -> bool:
    """Whether nearly all letters at the start of a text are capitals."""
    start = text[:_LOOKED_AT]
    capitals, small = sum(map(str.isupper, start)), sum(map(str.islower, start))
    return capitals + small >= _FEWEST_LETTERS and small < _MOST_SMALL * (capitals + small)


class Recaser:
    """Knows the names of a pipeline's tables, and of days and months."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names: Mapping[str, str] = {n.upper(): n for n in names if len(n) > 1 and len(n.upper()) == len(n) and n != n.lower()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.names, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")

    @classmethod
    def of(cls, pipeline: Pipeline) -> Recaser:
        """That of a pipeline."""
        rows = (row for path in pipeline.tables.values() for row in read_table(path))
        names = [name for row in rows if row.get("name") for name in spellings(row)]
        return cls([*names, *(word.capitalize() for listed in ("month", "weekday") for word in values(listed))])

    def article(self, article: Article) -> Article:
        """The article with its text recased where that is in capitals."""
        return replace(article, text=self.recase(article.text)) if in_capitals(article.text) else article

    def recase(self, text: str) -> str:
        """A text in capitals with small letters, as long as before; any other text as it is."""
        if not in_capitals(text) or len(text.lower()) != len(text):
            return text
        out = list(text.lower())
        for start, end in sentences(text):
            first = _WORD.search(text, start, end)
            if first:
                out[first.start()] = text[first.start()]
        for found in self._pattern.finditer(text):
            out[found.start() : found.end()] = self.names[found[0]]
        return "".join(out)

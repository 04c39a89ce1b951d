"""The texts of the articles left out of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.isolation import Limit
from extractor.read.article import Article
from extractor.run.worker import ExtractorLike, Loader
from extractor.tables.rows import Rows


@dataclass(frozen=True, slots=True)
class TextlessLoader:
    """Makes an extractor whose rows of `articles` have no text. Picklable."""

    loader: Loader

    def __call__(self) -> ExtractorLike:
        return _Textless(self.loader())


class _Textless:
    def __init__(self, extractor: ExtractorLike) -> None:
        self.extractor = extractor
        self.codebook = extractor.codebook

    def rows(self, articles: Iterable[Article], *, limit: Limit) -> Iterator[Rows]:
        """The rows of each article, its text left out."""
        return (without_text(rows) for rows in self.extractor.rows(articles, limit=limit))


def without_text(rows: Rows) -> Rows:
    """The rows without the article's text."""
    return Rows([row | {"text": ""} for row in rows.articles], rows.events, rows.facts, rows.reactions)

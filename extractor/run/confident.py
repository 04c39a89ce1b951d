"""Claims of too little confidence left out of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.isolation import Limit
from extractor.read.article import Article
from extractor.run.worker import ExtractorLike, Loader
from extractor.tables.rows import Rows


@dataclass(frozen=True, slots=True)
class ConfidentLoader:
    """Makes an extractor whose facts and reactions have at least that confidence; events stay, as do their columns. Picklable."""

    loader: Loader
    least: float

    def __call__(self) -> ExtractorLike:
        return _Confident(self.loader(), self.least)


class _Confident:
    def __init__(self, extractor: ExtractorLike, least: float) -> None:
        self.extractor = extractor
        self.least = least
        self.codebook = extractor.codebook

    def rows(self, articles: Iterable[Article], *, limit: Limit) -> Iterator[Rows]:
        """The rows of each article, without what is too doubtful."""
        return (at_least(self.least, rows) for rows in self.extractor.rows(articles, limit=limit))


def at_least(least: float, rows: Rows) -> Rows:
    """The rows without the facts and reactions of less confidence; one without any stays."""
    kept = ([r for r in rows.table(t) if r["confidence"] in ("", None) or float(r["confidence"]) >= least] for t in ("facts", "reactions"))
    return Rows(rows.articles, rows.events, *kept)

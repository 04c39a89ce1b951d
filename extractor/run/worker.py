"""What a worker does with a chunk of articles."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from extractor.domain.codebook import Codebook
from extractor.read.article import Article
from extractor.run.chunks import Chunk, Counts, Item, Line, Part, total_of
from extractor.tables.columns import TABLES, columns
from extractor.tables.rows import Rows, article_row

log = logging.getLogger(__name__)


class ExtractorLike(Protocol):
    """What a worker needs of `extractor.extraction.Extractor`."""

    codebook: Codebook

    def rows(self, articles: Iterable[Article]) -> Iterator[Rows]: ...


Loader = Callable[[], ExtractorLike]


def do(extractor: ExtractorLike, chunk: Chunk) -> Part:
    """The part of a chunk. An article that raises becomes a failed row, and costs no other article anything."""
    return as_part(chunk, encoded(extractor, chunk.items))


def encoded(extractor: ExtractorLike, items: Sequence[Item]) -> list[tuple[str, Counts]]:
    """Line and counts of each article, in order."""
    return encode(items, rows_of(extractor, [i.article for i in items]), extractor.codebook)


def rows_of(extractor: ExtractorLike, articles: list[Article]) -> list[Rows]:
    try:
        found = list(extractor.rows(articles))
        if len(found) == len(articles):
            return found
    except Exception:
        log.debug("a batch of %d articles raised; each is tried alone", len(articles), exc_info=True)
    return [_alone(extractor, a) for a in articles]


def failed(article: Article, error: str) -> Rows:
    return Rows([article_row(replace(article, error=error), "failed")], [], [], [])


def encode(items: Sequence[Item], found: Iterable[Rows], codebook: Codebook) -> list[tuple[str, Counts]]:
    names = {t: columns(t, codebook) for t in TABLES}
    return [(_line(item, rows, names).encode(), count(rows)) for item, rows in zip(items, found, strict=True)]


def as_part(chunk: Chunk, done: list[tuple[str, Counts]]) -> Part:
    return Part(chunk.number, chunk.digest, tuple(line for line, _ in done), total_of(counts for _, counts in done))


def count(rows: Rows) -> Counts:
    """Numbers of rows; of main events, and of articles by status."""
    out: Counts = Counter({t: len(rows.table(t)) for t in TABLES})
    out.update(str(row["status"]) for row in rows.articles)
    out["main_events"] = sum(e["role"] == "main" for e in rows.events)
    return out


def _line(item: Item, rows: Rows, names: dict[str, list[str]]) -> Line:
    for row in rows.articles:
        row["duplicate_of"] = item.duplicate_of
    return Line(item.ordinal, {t: [[row.get(c, "") for c in names[t]] for row in rows.table(t)] for t in TABLES})


def _alone(extractor: ExtractorLike, article: Article) -> Rows:
    try:
        (rows,) = extractor.rows([article])
    except Exception as error:
        log.debug("article %s", article.id, exc_info=True)
        return failed(article, f"{type(error).__name__}: {error}"[:500])
    return rows

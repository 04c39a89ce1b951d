"""What a worker does with a chunk of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from extractor.domain.codebook import Codebook
from extractor.isolation import Limit
from extractor.read.article import Article
from extractor.read.duplicates import signature_text
from extractor.run.chunks import Chunk, Counts, Item, Line, Part, total_of
from extractor.tables.columns import TABLES, columns
from extractor.tables.rows import Rows


class ExtractorLike(Protocol):
    """What a worker needs of `extractor.extraction.Extractor`."""

    codebook: Codebook

    def rows(self, articles: Iterable[Article], *, limit: Limit) -> Iterator[Rows]: ...


Loader = Callable[[], ExtractorLike]


def do(extractor: ExtractorLike, chunk: Chunk, limit: Limit, step: Callable[[int], None] | None = None) -> Part:
    """The part of a chunk; `step` is called with 1 for each article that is done."""
    found = extractor.rows([i.article for i in chunk.items], limit=limit)
    return as_part(chunk, encode(chunk.items, _stepping(found, step) if step else found, extractor.codebook))


def _stepping(found: Iterable[Rows], step: Callable[[int], None]) -> Iterator[Rows]:
    for rows in found:
        step(1)
        yield rows


def encoded(extractor: ExtractorLike, items: Sequence[Item], limit: Limit) -> list[tuple[str, Counts]]:
    """Line and counts of each article, in order."""
    return encode(items, extractor.rows([i.article for i in items], limit=limit), extractor.codebook)


def encode(items: Sequence[Item], found: Iterable[Rows], codebook: Codebook) -> list[tuple[str, Counts]]:
    """Line and counts of each article from its rows."""
    names = {t: columns(t, codebook) for t in TABLES}
    return [(_line(item, rows, names).encode(), count(rows)) for item, rows in zip(items, found, strict=True)]


def as_part(chunk: Chunk, done: list[tuple[str, Counts]]) -> Part:
    """What became of a chunk, from what became of its articles."""
    return Part(chunk.number, chunk.digest, tuple(line for line, _ in done), total_of(counts for _, counts in done))


def count(rows: Rows) -> Counts:
    """Numbers of rows; of main events, and of articles by status."""
    out: Counts = Counter({t: len(rows.table(t)) for t in TABLES})
    out.update(str(row["status"]) for row in rows.articles)
    out["main_events"] = sum(e["role"] == "main" for e in rows.events)
    return out


def _line(item: Item, rows: Rows, names: dict[str, list[str]]) -> Line:
    return Line(item.ordinal, signature_text(item.article.text), {t: [[row.get(c, "") for c in names[t]] for row in rows.table(t)] for t in TABLES})

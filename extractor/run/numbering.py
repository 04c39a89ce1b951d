"""The place of each article in the whole input, and the articles of a shard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.read.article import Article
from extractor.run.chunks import Item


def number(articles: Iterable[Article], shard: tuple[int, int] | None = None) -> Iterator[Item]:
    """The articles of a shard with their place in the input."""
    i, n = shard or (1, 1)
    return (Item(ordinal, article) for ordinal, article in enumerate(articles) if ordinal % n == i - 1)

"""The place of each article in the whole input: ordinals, unique ids, copies, shards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from extractor.read.article import Article
from extractor.read.unique_ids import UniqueIds
from extractor.run.chunks import Item


class Finder(Protocol):
    """Says which earlier article an article copies ("" for none); `read.duplicates.DuplicateFinder` is one."""

    def first_of(self, article: Article) -> str: ...


def number(articles: Iterable[Article], finder: Finder | None = None, shard: tuple[int, int] | None = None) -> Iterator[Item]:
    """The articles of a shard with their place in the input, unique ids, and what they copy.

    Every shard reads all articles, because ids and copies are settled over the whole input. A second article of the same id
    becomes `id~2`: the ids are keys of the tables.
    """
    names = UniqueIds()
    i, n = shard or (1, 1)
    for ordinal, read in enumerate(articles):
        article = replace(read, id=names.of(read.id))
        copied = finder.first_of(article) if finder and not article.error else ""
        if ordinal % n == i - 1:
            yield Item(ordinal, article, copied)

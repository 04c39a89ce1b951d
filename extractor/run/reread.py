"""The inputs of a finished run, read again in the order of its tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, replace
from itertools import islice
from pathlib import Path
from typing import Any

from extractor.errors import NoInputError, UsageProblem
from extractor.read.article import Article
from extractor.read.given import fit
from extractor.read.inputs import read_inputs
from extractor.read.reading import reading_of
from extractor.read.unique_ids import UniqueIds
from extractor.run.numbering import number
from extractor.run.ordering import place
from extractor.run.sorting import Sorter

AS_PLACED = 3  # of what articles are sorted by; the id, which comes last, may be another where two have the same
Found = tuple[list[Any], Article]


def articles_of(plan: Mapping[str, Any], folder: Path, finished: Callable[[Article], Article]) -> Iterator[Found] | None:
    """The articles of a run's inputs with their places, in order; None where the plan names no inputs that can be read again.

    `finished` is what an extractor makes of an article before it reads it; files that do not fit into memory are in `folder`.
    """
    names, options = plan["inputs"], plan.get("options", {})
    if not names or {"-", "@-"} & set(names):
        return None
    try:
        read = islice(read_inputs(names, reading_of(options, plan.get("timeout", 0))), options.get("limit"))
    except (NoInputError, UsageProblem):
        return None
    shard = plan.get("shard")
    return _sorted((finished(fit(item.article)) for item in number(read, tuple(shard) if shard else None)), folder)


def _sorted(articles: Iterator[Article], folder: Path) -> Iterator[Found]:
    sorter, ids = Sorter(folder), UniqueIds()
    for a in articles:
        sorter.add(place(a.published, a.source, a.sha256, a.id), json.dumps(astuple(a)))
    for key, text in sorter:
        article = Article(*json.loads(text))
        yield key, replace(article, id=ids.of(article.id))


class InputsAgain:
    """The articles of a run's inputs, asked for in the order of its tables (`of`)."""

    def __init__(self, articles: Iterator[Found]) -> None:
        self._articles = articles
        self._next = next(articles, None)

    def of(self, row: Mapping[str, str]) -> Article | None:
        """The article that a row of `articles` was made from; None where no input is that any more."""
        wanted = place(row["published"], row["source"], row["sha256"], "")[:AS_PLACED]
        while self._next is not None and self._next[0][:AS_PLACED] < wanted:
            self._next = next(self._articles, None)
        if self._next is None or self._next[0][:AS_PLACED] != wanted:
            return None
        article = self._next[1]
        self._next = next(self._articles, None)
        return article if article.id == row["article_id"] else None

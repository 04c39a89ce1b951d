"""The stored rows of a table article by article, side by side with those of another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from extractor.write.read_back import StoredRow


class Groups:
    """The rows of a table by article, taken in the order of the articles."""

    def __init__(self, rows: Iterator[StoredRow]) -> None:
        self._groups = groupby(rows, itemgetter("article_id"))
        self._next: tuple[str, list[StoredRow]] | None = None
        self._forward()

    def _forward(self) -> None:
        found = next(self._groups, None)
        self._next = (found[0], list(found[1])) if found else None

    def of(self, article_id: str) -> list[StoredRow]:
        """The rows of an article, where they are the next ones."""
        if self._next is None or self._next[0] != article_id:
            return []
        rows = self._next[1]
        self._forward()
        return rows

    def rest(self) -> int:
        """How many rows were not taken."""
        count = 0
        while self._next is not None:
            count += len(self._next[1])
            self._forward()
        return count

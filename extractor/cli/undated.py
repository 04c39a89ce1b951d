"""Telling of articles without a day of publication: their "on Tuesday" gets no date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extractor.write.printable import tell

if TYPE_CHECKING:
    from extractor.read.article import Article


class Undated:
    """Counts, as they pass, the articles that are read and have no day of publication."""

    def __init__(self) -> None:
        self.count = 0

    def passing(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The same articles, counted."""
        for article in articles:
            self.count += not (article.published or article.error or article.skipped)
            yield article

    def note(self) -> None:
        """One line on stderr where there were any."""
        if self.count:
            some = "1 article has" if self.count == 1 else f"{self.count} articles have"
            tell(f'extractor: {some} no date of publication, so "on Tuesday" stays without a date there; --published or --metadata gives it')

"""Extractors without a model, for tests of what is around them. At module level, so that worker processes can import them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.domain.codebook import Codebook
from extractor.extraction import load
from extractor.isolation import Limit, isolated
from extractor.read.article import Article
from extractor.tables.columns import FACTS, REACTIONS, Row, columns
from extractor.tables.row_ids import with_ids
from extractor.tables.rows import Rows, article_row, of_article


def _raise() -> None:
    raise ValueError("this article is too much")


def _hang() -> None:
    """Never returns and takes no signal, as code of a C library may."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    time.sleep(600)


def _killed() -> None:
    """Killed from outside, three times."""
    marks = Path(os.environ["KILLED_ONCE"])
    times = len(marks.read_text()) if marks.exists() else 0
    if times < 3:
        marks.write_text("x" * (times + 1))
        os.kill(os.getpid(), signal.SIGKILL)


MISHAPS: dict[str, Callable[[], object]] = {"RAISE": _raise, "DIE": lambda: os._exit(9), "SLOW": lambda: time.sleep(600), "HANG": _hang, "KILLED": _killed}


@dataclass(frozen=True)
class Fake:
    """One event, fact and reaction for each article with "launch" in its text; words in the text make it slow, fail, or die."""

    pause: float = 0.0

    @property
    def codebook(self) -> Codebook:
        return load("missile_launch").codebook

    def rows(self, articles: Iterable[Article], *, limit: Limit) -> Iterator[Rows]:
        for article in articles:
            yield from isolated(self._work, [article], limit)

    def _work(self, articles: list[Article]) -> list[Rows]:
        for article in articles:
            time.sleep(self.pause)
            for word, happens in MISHAPS.items():
                if word in article.text:
                    happens()
        return [self._rows(article) for article in articles]

    def _rows(self, article: Article) -> Rows:
        if article.error or "launch" not in article.text:
            return Rows([article_row(article, "failed" if article.error else "none")], [], [], [])
        at = article.text.index("launch")
        event: Row = (
            dict.fromkeys(columns("events", self.codebook), "")
            | of_article(article)
            | {
                "article_id": article.id,
                "event_id": "e1",
                "role": "main",
                "count": 2,
                "distance_km": "350.5",
            }
        )
        where = {"article_id": article.id, "event_id": "e1", "text": "launch", "start": at, "end": at + 6, "sentence": article.text, "confidence": 0.9}
        fact = (
            dict.fromkeys(FACTS, "")
            | of_article(article)
            | where
            | {"role": "main", "attribute": "distance", "value": "350.5", "value_min": 350.5, "value_max": None, "qualifier": "exact"}
        )
        reaction = dict.fromkeys(REACTIONS, "") | of_article(article) | where | {"government": "JPN", "reaction": "condemn", "plover": "ACCUSE"}
        return Rows([article_row(article, "ok")], [event], with_ids("facts", [fact]), with_ids("reactions", [reaction]))


@dataclass(frozen=True)
class Noted(Fake):
    """Writes down which articles it is given."""

    def rows(self, articles: Iterable[Article], *, limit: Limit) -> Iterator[Rows]:
        given = list(articles)
        with Path(os.environ["NOTED"]).open("a", encoding="utf-8") as file:
            file.writelines(f"{a.source}\n" for a in given)
        return super().rows(given, limit=limit)


def articles(n: int = 60, *special: str) -> list[Article]:
    """Every third one tells a launch; `special` texts come after the first ten."""
    texts = [f'Article {i} tells of a "launch", =1+1, in Übersee.\r\nSecond line.' if i % 3 == 0 else f"Article {i} tells of a flower show." for i in range(n)]
    texts[10:10] = special
    return [Article(f"a{i}", text, source=f"in.jsonl:{i + 1}", published="2026-01-28") for i, text in enumerate(texts)]

"""Articles kept apart: what goes wrong in one costs no other anything, and none takes longer than it may."""

from __future__ import annotations

import faulthandler
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import IO, TypeVar

from extractor.errors import ExtractorError
from extractor.read.article import Article
from extractor.read.time_limit import PATIENCE, TimeLimitError, time_limit
from extractor.tables.rows import Rows, article_row

log = logging.getLogger(__name__)
T = TypeVar("T")
Work = Callable[[list[Article]], list[Rows]]
SECONDS = 30.0  # that an article may take; one of 500 words takes about 0.1


@dataclass(frozen=True, slots=True)
class Limit:
    """The seconds of the processor that one article may take (0: any number).

    `hard` ends the whole process where the work does not stop by itself (a library that never returns), for workers whose end costs one
    article only.
    """

    seconds: float = SECONDS
    hard: bool = False

    def keep(self, work: Callable[[], T]) -> T:
        """What the work gives within the limit; TimeLimitError."""
        hard = self.hard and self.seconds > 0
        if hard:
            # by a thread that needs no lock of Python's: code of other libraries may hold it for ever
            faulthandler.dump_traceback_later(PATIENCE * self.seconds + 5, exit=True, file=_nowhere())
        try:
            with time_limit(self.seconds):
                return work()
        finally:
            if hard:
                faulthandler.cancel_dump_traceback_later()


def isolated(work: Work, articles: list[Article], limit: Limit) -> list[Rows]:
    """The rows of each article. Where the articles together raise or take too long, each is done alone; one that does so alone is `failed`.

    An ExtractorError (no model) is of all articles, and is raised.
    """
    if len(articles) > 1:
        try:
            return limit.keep(partial(work, articles))
        except ExtractorError:
            raise
        except Exception:
            log.debug("%d articles together raised; each is done alone", len(articles), exc_info=True)
    return [row for article in articles for row in _alone(work, article, limit)]


def failed(article: Article, error: str) -> Rows:
    """The rows of an article that could not be done: one, which says why."""
    return Rows([article_row(replace(article, error=error), "failed")], [], [], [])


def _alone(work: Work, article: Article, limit: Limit) -> list[Rows]:
    try:
        return limit.keep(partial(work, [article]))
    except TimeLimitError as error:
        return [failed(article, f"{error}; split it, or raise the limit (--timeout)")]
    except ExtractorError:
        raise
    except MemoryError:
        return [failed(article, "needs more memory than there is; split it")]
    except Exception as error:
        log.debug("article %s", article.id, exc_info=True)
        told = " ".join(str(error).split())[:200]
        return [failed(article, f"could not be extracted: the program failed on this text ({told or 'no reason told'}); please report it")]


@cache
def _nowhere() -> IO[bytes]:
    return open(os.devnull, "wb")

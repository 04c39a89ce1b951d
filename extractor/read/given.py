"""Articles that a program hands over, rather than a file: made fit for what follows, and taken a bounded amount of text at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.errors import UsageProblem
from extractor.read.article import Article, without_surrogates
from extractor.read.published import iso_date


def given_date(value: object) -> str:
    """ISO date of a string, a date, a datetime or a Timestamp; "" for None and "". UsageProblem where it tells no day."""
    if value is None or value == "":
        return ""
    found = iso_date(value)
    if not found:
        raise UsageProblem(f"published: {value!r} is not a date; give it as 2026-01-28")
    return found


def fit(article: Article) -> Article:
    """The same article with an ISO date or none, and without lone surrogates, which have no UTF-8; every offset stays."""
    text, published = without_surrogates(article.text), iso_date(article.published)
    return article if (text, published) == (article.text, article.published) else replace(article, text=text, published=published)


def batches(articles: Iterable[Article], most: int, chars: int) -> Iterator[list[Article]]:
    """At most that many articles at a time, with at most `chars` characters together where one alone has no more."""
    batch, size = list[Article](), 0
    for article in articles:
        if batch and (len(batch) == most or size + len(article.text) > chars):
            yield batch
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
    if batch:
        yield batch

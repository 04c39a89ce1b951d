"""Articles that a program hands over, rather than a file: made fit for what follows, and taken a bounded amount of text at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, cast

from extractor.errors import UsageProblem
from extractor.read.article import Article, without_surrogates
from extractor.read.fields import article_of
from extractor.read.published import iso_date
from extractor.read.reading import MAX_CHARS
from extractor.read.unique_ids import UniqueIds

STRINGS = [f.name for f in fields(Article) if f.name != "published"]


def given_date(value: object) -> str:
    """ISO date of a string, a date, a datetime or a Timestamp; "" for what is missing (None, "", NaN, NaT). UsageProblem where it tells no day."""
    if _is_missing(value) or value == "":
        return ""
    found = iso_date(value)
    if not found:
        raise UsageProblem(f"published: {value!r} is not a date; give it as 2026-01-28")
    return found


def given_text(value: object, name: str) -> str:
    """A string as it is; "" for what is missing (None, NaN). UsageProblem for anything else."""
    if _is_missing(value):
        return ""
    if not isinstance(value, str):
        raise UsageProblem(f"{name}: {repr(value)[:60]} is no text; give a string")
    return value


def given_articles(items: Any, published: object = "") -> Iterator[Article]:
    """The articles of an iterable of texts, of mappings with the fields of a record (`text`, and where known `id, title, published, publisher, url`), or
    of Articles, and of a DataFrame with such columns. `published` is for those that have no day. Ids are made unique, copies marked by nobody.

    What is no article is a failed one, as in files.
    """
    day, ids = given_date(published), UniqueIds()
    for number, item in enumerate(_items(items), 1):
        article = item if isinstance(item, Article) else article_of(_record(item), f"article {number}", MAX_CHARS)
        if day and not (article.published or article.error):
            article = replace(article, published=day, published_basis="given")
        yield replace(article, id=ids.of(article.id))


def _items(items: Any) -> Iterable[Any]:
    """One item after the other; UsageProblem where there is only one text, which is easily handed over by mistake."""
    if isinstance(items, (str, bytes, Mapping, Article)):
        raise UsageProblem("articles: give a list of texts or records, or a DataFrame; for one text there is extractor.extract")
    if hasattr(items, "itertuples"):
        names = list(items.columns)
        return (dict(zip(names, row, strict=True)) for row in items.itertuples(index=False, name=None))
    return cast(Iterable[Any], items)


def _record(item: Any) -> Any:
    if isinstance(item, str):
        return {"text": item}
    return {k: v for k, v in item.items() if not _is_missing(v)} if isinstance(item, Mapping) else item


def _is_missing(value: object) -> bool:
    """None, and what pandas has in its place."""
    return value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value)


def fit(article: Article) -> Article:
    """The same article with an ISO date or none, and without lone surrogates, which have no UTF-8; every offset stays. A failed one where it is of no text."""
    if wrong := [name for name in STRINGS if not isinstance(getattr(article, name), str)]:
        bare: dict[str, Any] = dict.fromkeys(wrong, "") | {"id": str(article.id), "published": "", "text": ""}
        return replace(article, **bare, error=f"{', '.join(wrong)} of the article: no text; give strings")
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

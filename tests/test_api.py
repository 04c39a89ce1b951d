"""The Python API: one text, many, and what they look like."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest

import extractor
from extractor.errors import UsageProblem
from extractor.read.article import Article

TEXT = "North Korea fired a ballistic missile from Sunan on Tuesday. It flew 350 km, Seoul said. Japan condemned the launch."
SAME_DAY = [
    "2026-01-28",
    date(2026, 1, 28),
    datetime(2026, 1, 28, 9, 30, tzinfo=UTC),
    pd.Timestamp("2026-01-28 09:30"),
    "2026-01-28T09:30:00Z",
    "2026-01-28T09:30:00.123+09:00",
    "2026-01-28 09:30",
]


@pytest.mark.parametrize("published", SAME_DAY, ids=str)
def test_a_day_of_publication_may_be_given_in_many_ways(published: object) -> None:
    assert extractor.extract(TEXT, published=published).events["date"].tolist() == ["2026-01-27"]


@pytest.mark.parametrize("missing", [None, "", float("nan"), pd.NaT, pd.NA], ids=repr)
def test_a_missing_day_is_none(missing: object) -> None:
    assert extractor.extract(TEXT, published=missing).articles["published"].isna().tolist() == [True]


def test_days_are_days_in_frames_but_for_what_may_be_a_month() -> None:
    result = extractor.extract(TEXT, published="2026-01-28")
    for table in (result.articles, result.events, result.facts, result.reactions):
        assert table["published"].dt.date.tolist()[0] == date(2026, 1, 28)
    assert result.incidents["first_published"].dt.year.tolist() == [2026]
    assert str(result.events["date"].dtype) == "string"


RECORDS = [{"id": "x", "text": TEXT, "published": pd.Timestamp("2026-01-28"), "publisher": "Wire"}, {"id": "x", "text": "A flower show opened in Kobe today."}]
DATA = pd.DataFrame(RECORDS).rename(columns={"text": "Body", "published": "pub_date"})


@pytest.mark.parametrize("articles", [RECORDS, iter(RECORDS), DATA, [Article("x", TEXT, published="2026-01-28", publisher="Wire"), RECORDS[1]]], ids=type)
def test_many_articles(articles: object) -> None:
    result = extractor.extract_many(articles).result()
    assert result.articles["article_id"].tolist() == ["x", "x~2"]
    assert result.articles["publisher"].tolist()[0] == "Wire" and result.articles["publisher"].isna().tolist() == [False, True]
    assert result.events["date"].tolist() == ["2026-01-27"] and len(result.incidents) == 1


def test_many_texts_one_after_the_other() -> None:
    results = extractor.extract_many([TEXT, RECORDS[1]["text"], TEXT], published=date(2026, 1, 28))
    assert [len(r.events) for r in results] == [1, 0, 1]
    assert [len(r.events) for r in results] == [1, 0, 1]  # once more
    assert results.result().articles["article_id"].is_unique
    assert len(results.result().incidents) == 1


def test_nothing_is_read_before_it_is_asked_for() -> None:
    def endless() -> object:
        while True:
            yield TEXT

    results = iter(extractor.extract_many(endless(), published="2026-01-28"))
    assert len(next(results).events) == 1


def test_what_is_no_article_is_a_failed_one() -> None:
    result = extractor.extract_many([{"title": "no text"}, 7, {"text": "  "}, TEXT]).result()
    assert result.articles["status"].tolist() == ["failed", "failed", "failed", "ok"]
    assert result.articles["error"].str.contains("article 2 is not a record").tolist() == [False, True, False, pd.NA]


def test_one_text_is_not_many() -> None:
    with pytest.raises(UsageProblem, match=r"for one text there is extractor\.extract"):
        list(extractor.extract_many(TEXT))


def test_short_reprs() -> None:
    assert repr(extractor.extract(TEXT, published="2026-01-28")) == "<Result: 1 article, 1 event, 6 facts, 1 reaction>"
    assert repr(extractor.load()) == "<Extractor of the pipeline missile_launch>"
    assert len(repr(extractor.extract_many([TEXT]))) < 100

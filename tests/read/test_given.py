"""Articles of a program are made fit, and taken a bounded amount of text at a time."""

from __future__ import annotations

import datetime
from typing import Any

import pandas as pd
import pytest

from extractor.errors import UsageProblem
from extractor.extraction import load
from extractor.read.article import Article
from extractor.read.given import batches, fit, given_date, given_text


@pytest.mark.parametrize(
    "value",
    ["2026-01-28", datetime.date(2026, 1, 28), datetime.datetime(2026, 1, 28, 9), pd.Timestamp("2026-01-28"), "28 January 2026", "2026-01-28T09:00:00+09:00"],
)
def test_dates_of_every_type(value: Any) -> None:
    assert given_date(value) == "2026-01-28"


@pytest.mark.parametrize("value", ["yesterday", "03/04/2026", "2026-02-30", 7])
def test_what_is_no_date_is_told(value: Any) -> None:
    with pytest.raises(UsageProblem, match="published: .* is not a date"):
        given_date(value)
    assert given_date("") == given_date(None) == given_date(pd.NaT) == ""


def test_an_article_is_made_fit_and_keeps_its_offsets() -> None:
    good = Article("a", "A missile flew.", published="2026-01-28")
    assert fit(good) is good
    bad = fit(Article("a", "A \ud83d missile \udc80 flew.", published="28 January 2026"))
    assert (bad.text, bad.published) == ("A \ufffd missile \ufffd flew.", "2026-01-28")


@pytest.mark.parametrize("value", [5, b"a missile flew", ["a missile flew"], {}])
def test_what_is_no_text_is_told(value: Any) -> None:
    with pytest.raises(UsageProblem, match="text: .* is no text; give a string"):
        given_text(value, "text")
    assert given_text(None, "text") == given_text(float("nan"), "text") == given_text(pd.NA, "text") == ""


@pytest.mark.parametrize("field", ["text", "title", "id", "url"])
def test_an_article_that_is_of_no_text_is_a_failed_one(field: str) -> None:
    """It costs its batch nothing."""
    known: dict[str, Any] = {"id": "a", "text": "A missile flew.", field: 5}
    bad = fit(Article(**known))
    assert bad.error == f"{field} of the article: no text; give strings"
    rows = list(load("missile_launch").rows([Article(**known), Article("b", "A flower show.")]))
    assert [r.articles[0]["status"] for r in rows] == ["failed", "none"]


def test_batches_are_bounded_by_articles_and_by_characters() -> None:
    articles = [Article(str(i), "x" * n) for i, n in enumerate((3, 3, 9, 20, 1, 1, 1, 1))]
    assert [[a.id for a in batch] for batch in batches(articles, 3, 10)] == [["0", "1"], ["2"], ["3"], ["4", "5", "6"], ["7"]]


def test_any_text_and_day_can_be_given(extractor_: Any) -> None:
    result = extractor_.extract("North Korea fired a missile \ud83d on Tuesday, Seoul said.", published=datetime.date(2024, 1, 10))
    assert [e["date"] for e in result.rows.events] == ["2024-01-09"]
    with pytest.raises(UsageProblem):
        extractor_.extract("A missile flew.", published="nonsense")

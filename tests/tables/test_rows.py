"""The rows of one article."""

from __future__ import annotations

import pytest
from conftest import PUBLISHED, rows_of
from event_values import context

from extractor.read.article import Article
from extractor.tables.columns import ARTICLES, FACTS, REACTIONS, columns
from extractor.tables.rows import article_row, days_between

TEXT = (
    "North Korea fired a ballistic missile from Sunan on Tuesday, South Korea's military said. It flew 350 km. Japan said it flew 340 km. "
    "The missile flew 350 km, the South Korean military said again. Japan condemned the launch."
)


def test_each_table_has_its_columns_in_order() -> None:
    rows = rows_of(TEXT)
    assert tuple(rows.articles[0]) == ARTICLES
    assert tuple(rows.facts[0]) == FACTS
    assert tuple(rows.reactions[0]) == REACTIONS
    assert list(rows.events[0]) == columns("events", context().codebook)


def test_a_claim_told_again_by_the_same_source_is_one_fact() -> None:
    figures = [(f["value"], f["asserted_by"]) for f in rows_of(TEXT).facts if f["attribute"] == "distance"]
    assert sorted(set(figures)) == sorted(figures)
    assert ("340", "JPN") in figures


def test_facts_and_reactions_quote_the_text() -> None:
    rows = rows_of(TEXT)
    for row in (*rows.facts, *rows.reactions):
        assert TEXT[row["start"] : row["end"]] == row["text"]
        assert row["text"] in row["sentence"]


def test_an_event_names_who_reacted() -> None:
    assert [e["reacting_governments"] for e in rows_of(TEXT).events] == ["JPN"]


@pytest.mark.parametrize(
    ("sentence", "moment"),
    [
        ("On Wednesday, Japan condemned the launch.", ("2024-01-10", 1, "")),
        ("Japan lodged a protest three hours after the launch.", ("", "", 3.0)),
        ("Japan condemned the launch.", ("", "", "")),
    ],
)
def test_when_a_reaction_was(sentence: str, moment: tuple[object, ...]) -> None:
    [reaction] = rows_of(f"North Korea fired a ballistic missile from Sunan on Tuesday. {sentence}").reactions
    assert (reaction["date"], reaction["days_after"], reaction["hours_after"]) == moment


@pytest.mark.parametrize(
    ("day", "later", "days"), [("2026-01-27", "2026-02-01", 5), ("2026-01", "2026-02-01", ""), ("2026-01-27", "2026-01-26", ""), ("", "", "")]
)
def test_days_between(day: str, later: str, days: object) -> None:
    assert days_between(day, later) == days


def test_the_row_of_an_article_says_what_became_of_it() -> None:
    assert rows_of(TEXT).articles[0]["status"] == "ok"
    failed = article_row(Article("a1", "", published=PUBLISHED, error="not UTF-8"), "failed")
    assert (failed["status"], failed["error"], failed["n_chars"], failed["duplicate_of"]) == ("failed", "not UTF-8", 0, "")

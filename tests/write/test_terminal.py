"""The page for a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

import extractor
from extractor.read.article import Article
from extractor.tables.rows import Rows
from extractor.write import terminal as view
from extractor.write.actor_names import actor_names

TEXT = "North Korea fired two ballistic missiles from Sunan on Tuesday. They flew about 350 km, Seoul said, and Tokyo put it at 340 km. Japan condemned the launch."


def shown(article: Article, width: int = 100) -> str:
    x = extractor.load()
    (rows,) = x.rows([article])
    screen = Console(file=io.StringIO(), width=width, highlight=False)
    view.show(article, rows, x.codebook, screen, actor_names(x.pipeline))
    return screen.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_events_and_the_evidence_for_every_slot() -> None:
    page = shown(Article("a", TEXT, title="Two missiles", published="2026-01-28", publisher="The Harbour Courier"))
    for words in (
        "Two missiles",
        "The Harbour Courier, 2026-01-28",
        "main event",
        "North Korea (PRK)",
        "Sunan (39.2",
        "2026-01-27",
        "about 350 km, says Seoul (KOR)",
        "340 km, says Tokyo (JPN)",
        "condemn, by Japan (JPN)",
        "launch site       Sunan, says",
    ):
        assert words in page
    assert "%" in page
    assert "--published" not in page


def test_no_sentence_stands_twice_and_no_line_is_long() -> None:
    page = shown(Article("a", TEXT, published="2026-01-28"), width=240)
    flat = " ".join(page.split())
    for sentence in TEXT.split(". "):
        assert flat.count(sentence.rstrip(".")) == 1
    assert max(len(line.rstrip()) for line in page.splitlines()) <= 100


def test_a_missing_date_is_told() -> None:
    assert "--published" in shown(Article("a", TEXT))


def test_no_event() -> None:
    assert "No event" in shown(Article("a", "The bakery opened."))


def test_an_unreadable_article() -> None:
    assert "is empty" in shown(Article("a", "", error="x.txt is empty"))


@pytest.mark.parametrize(("sentence", "words", "start"), [("It flew 350 km.", "350 km", 8), ("It flew\n350  km.", "350\nkm", 8), ("It flew.", "none", None)])
def test_the_words_are_marked(sentence: str, words: str, start: int | None) -> None:
    spans = view.marked(sentence, [words]).spans
    assert [s.start for s in spans] == ([] if start is None else [start])


def test_a_sentence_with_brackets_is_no_markup() -> None:
    assert view.marked("It [the missile] flew.", ["flew"]).plain == "It [the missile] flew."


def test_amounts() -> None:
    fact = {"qualifier": "between", "value": "225", "value_min": 200.0, "value_max": 250.0, "unit": "km"}
    assert view.amount(fact) == "between 200 and 250 km"
    assert view.amount(fact | {"qualifier": "at_least", "value": "225"}) == "at least 225 km"
    assert view.amount({"qualifier": "multiple", "value": "", "value_min": None, "value_max": None, "unit": ""}) == "multiple"


def test_there_is_no_evidence_in_an_article_without_rows() -> None:
    assert view.evidence(Rows([], [], [], [])) == []

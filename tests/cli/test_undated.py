"""Articles without a day of publication are told of, and why that matters."""

from __future__ import annotations

import pytest

from extractor.cli.undated import Undated
from extractor.read.article import Article


def test_articles_without_a_day_are_counted_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    articles = [Article("a", "x"), Article("b", "x", published="2026-01-28"), Article("c", "", error="gone"), Article("d", "x", skipped="is in French")]
    undated = Undated()
    assert list(undated.passing(articles)) == articles
    undated.note()
    assert (
        capsys.readouterr().err
        == 'extractor: 1 article has no date of publication, so "on Tuesday" stays without a date there; --published or --metadata gives it\n'
    )


def test_nothing_is_told_where_all_have_one(capsys: pytest.CaptureFixture[str]) -> None:
    undated = Undated()
    assert len(list(undated.passing([Article("b", "x", published="2026-01-28")]))) == 1
    undated.note()
    assert capsys.readouterr().err == ""

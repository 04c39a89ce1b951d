"""Months and years before the noun of an event."""

from __future__ import annotations

import pytest

from extractor.claims.day_modifiers import NounDayReader
from extractor.domain.pipeline import Pipeline, find_folder
from extractor.mentions.model import Sentence, Trigger

READER = NounDayReader(Pipeline("nuclear_test", find_folder("nuclear_test")).wording)


def sentence(text: str, noun: str, *dates: tuple[int, int, str, str]) -> Sentence:
    start = text.index(noun)
    s = Sentence(0, 0, len(text), text, dates=list(dates))
    s.triggers = [Trigger(start, start + len(noun), "noun", "past", (), False, "", (0, 0), False)]
    return s


@pytest.mark.parametrize(
    ("text", "specs"),
    [
        ("relations since the North's January test, its fourth", ["mon:01"]),
        ("it followed its 2013 third test", ["y:2013"]),
        ("the 2012 rocket launch and test", []),  # of the launch: "and" stands between
        ("in March the test came", []),
        ("the May 12 test came", []),
        ("he may test it", []),
    ],
)
def test_modifiers(text: str, specs: list[str]) -> None:
    assert [day.spec for _, _, day in READER.read(sentence(text, "test"))] == specs


def test_not_where_a_date_expression_covers_it() -> None:
    assert list(READER.read(sentence("its 2013 test", "test", (4, 8, "y:2013", "stated")))) == []

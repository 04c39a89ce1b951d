"""The mentions of a sentence: one for each launch that it tells of, with its day."""

from __future__ import annotations

import pytest
from conftest import events_of
from event_values import context

import extractor
from extractor.events.event_mentions import mentions_of
from extractor.events.model import Mention


def mentions(text: str, event_day: str = "2024-01-09") -> list[Mention]:
    """The mentions of the last sentence of a text published on 2024-01-10."""
    x = extractor.load("missile_launch")
    sentences = x.sentences.read(next(x.nlp.pipe([x.nlp.make_doc(text)])))
    return mentions_of(x.claims.read(sentences)[-1], event_day, context())


@pytest.mark.parametrize(
    "text, days",
    [
        pytest.param("North Korea fired a ballistic missile on Tuesday.", ["2024-01-09"], id="weekday"),
        pytest.param("North Korea fired a ballistic missile.", [""], id="no-day"),
        pytest.param("North Korea fired a ballistic missile two days earlier.", ["2024-01-07"], id="from-the-day-of-the-news"),
        pytest.param("North Korea fired missiles on Jan. 4 and Jan. 8.", ["2024-01-04", "2024-01-08"], id="days-of-a-verb"),
        pytest.param("The firing of missiles in 2009 and 2012 drew anger.", ["2009", "2012"], id="years-of-a-noun"),
        pytest.param("North Korea fired missiles on Tuesday, Jan. 9, 2024.", ["2024-01-09"], id="one-day-told-twice"),
        pytest.param("It fired missiles on Jan. 2 and launched two of them again four days later.", ["2024-01-02", "2024-01-06"], id="days-later"),
        pytest.param("It fired a missile on Tuesday, two days after it launched another one.", ["2024-01-09", "2024-01-07"], id="days-before-another"),
        pytest.param("On Tuesday, exactly a month after its last missile test, North Korea fired two missiles.", ["", "2024-01-09"], id="counted-aside"),
        pytest.param("North Korea might have fired a ballistic missile on Tuesday.", [], id="not-told-as-real"),
    ],
)
def test_days(text: str, days: list[str]) -> None:
    assert [m.day for m in mentions(text)] == days


@pytest.mark.parametrize(
    "text, since",
    [
        pytest.param("It was the first launch of a cruise missile since Sept. 14.", True, id="the-first-since"),
        pytest.param("It was the first launch of a cruise missile on Sept. 14.", False, id="the-first"),
    ],
)
def test_the_day_after_since_is_another_events(text: str, since: bool) -> None:
    assert [m.since for m in mentions(text)] == [since]


@pytest.mark.parametrize(
    "text, further",
    [
        pytest.param("North Korea fired two more missiles.", True, id="more"),
        pytest.param("North Korea fired another missile hours later.", True, id="another-later"),
        pytest.param("North Korea has fired another missile.", False, id="another-of-the-news"),
        pytest.param("North Korea fired two missiles.", False, id="the-first-ones"),
    ],
)
def test_further_ones(text: str, further: bool) -> None:
    assert [m.further for m in mentions(text)] == [further]


def test_two_triggers_of_one_clause_chain_are_one_mention() -> None:
    [m] = mentions("North Korea conducted a test, firing two ballistic missiles.")
    assert m.value("count") == "2"


def test_two_classes_of_one_trigger_are_two_mentions_that_share_day_and_agent() -> None:
    told = mentions("North Korea fired two ballistic missiles and a cruise missile on Tuesday.")
    assert [(m.value("projectile_class"), m.value("count"), m.value("launcher"), m.day) for m in told] == [
        ("ballistic", "2", "PRK", "2024-01-09"),
        ("cruise", "1", "PRK", "2024-01-09"),
    ]


def test_a_day_far_ahead_is_no_day_of_what_has_happened() -> None:
    [m] = mentions("North Korea fired a ballistic missile ahead of a summit on March 4, 2024.")
    assert m.day == ""


@pytest.mark.parametrize(
    "text, days",
    [
        pytest.param("North Korea plans to launch a rocket between May 31 and June 11.", ["2026-05-31"], id="span"),
        pytest.param("North Korea told the agency on Wednesday of a rocket launch slated for February 3.", ["2026-02-03"], id="announced-today"),
        pytest.param("On Wednesday North Korea told the agency that it will launch a rocket.", [""], id="day-of-the-words"),
    ],
)
def test_the_day_of_a_plan(text: str, days: list[str]) -> None:
    assert [e["date"] for e in events_of(text, published="2026-01-28")] == days

"""Days and times of a sentence, and the trigger each belongs to."""

from __future__ import annotations

import pytest
from conftest import claims_of, sentences_of, values_of

from extractor.claims.model import date_told


def days(text: str) -> list[tuple[str, int]]:
    return [(date_told(c).spec, c.strength) for c in claims_of(text, "date")]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("North Korea fired a missile on June 8, 2022.", [("d:2022-06-08", 2)], id="day"),
        pytest.param("Officials said on June 9, 2022 that North Korea had fired a missile.", [("d:2022-06-09", 1)], id="day-of-words"),
        pytest.param("North Korea fired a missile (2245 GMT on Tuesday).", [], id="day-elsewhere"),
        pytest.param("North Korea fired a missile after its nuclear test in January 2016.", [], id="day-of-something-else"),
        pytest.param("It was the fifth missile launch in 2024.", [], id="tally"),
        pytest.param("Iran fired a missile during drills in the Gulf of Oman on Tuesday.", [("wd:1", 2)], id="during-something-longer"),
        pytest.param("It tested an engine in March and fired a missile on April 2.", [("md:04-02", 2)], id="day-of-the-verb-before"),
        pytest.param("2022-10-20 Turkey has fired a missile over the Black Sea.", [], id="stamp-of-a-page"),
        pytest.param("Iran fired a missile before drills in the Gulf of Oman on Tuesday.", [], id="before-something-else"),
        pytest.param("The company's tenth rocket launch was on Monday, compared with nine in 2022.", [("wd:0", 2)], id="totals-compared"),
        pytest.param("France fired a missile from a submarine built in 2010 on Monday.", [("wd:0", 2)], id="year-of-something-else"),
        pytest.param("France fired a missile, in service since May 2010, on Monday.", [("wd:0", 2)], id="month-of-something-else"),
        pytest.param("Rockets were fired in 2010 and a missile on Monday.", [("y:2010", 2), ("wd:0", 2)], id="year-and-day"),
        pytest.param("NASA scrubbed the launch of its rocket on Monday.", [], id="calling-off"),
        pytest.param("India has postponed the launch of a rocket to Friday.", [("wd:4", 2)], id="put-off-to"),
        pytest.param("South Korea condemned the missile launch on June 9, 2022.", [], id="judging"),
        pytest.param("Washington put Tehran on notice in February 2017 for firing a missile.", [], id="judging-for-a-deed"),
    ],
)
def test_days(text: str, expected: list[tuple[str, int]]) -> None:
    assert days(text) == expected


def test_a_day_belongs_to_the_nearest_trigger() -> None:
    text = "North Korea fired a missile on June 8, 2022, and it launched a rocket on July 9, 2022."
    triggers = [text[t.start : t.end] for t in sentences_of(text)[0].triggers]
    assert [triggers[c.trigger or 0] for c in claims_of(text, "date")] == ["fired", "launched"]


def test_listed_days_belong_to_one_trigger() -> None:
    text = "Rocket launches in 2009 and 2012 were widely seen as tests of missiles."
    triggers = [text[t.start : t.end] for t in sentences_of(text)[0].triggers]
    assert [triggers[c.trigger or 0] for c in claims_of(text, "date")] == ["launches", "launches"]


def test_a_local_time_goes_before_world_time() -> None:
    assert [c.value for c in claims_of("North Korea fired a missile at 7:10 a.m. local time (2210 GMT).", "time")] == ["07:10"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("The missile is likely to land east of the peninsula at around 11:13 a.m.", [], id="to-land"),
        pytest.param("North Korea fired a missile at 10:01 a.m. and it fell at 11:13 a.m.", ["10:01"], id="fired-then-fell"),
        pytest.param("The missile fell after it was fired at 10:01 a.m.", ["10:01"], id="fell-then-fired"),
        pytest.param("The council met over the missile launch at 3 p.m.", ["15:00"], id="launch-behind-a-meeting"),
        pytest.param("A rocket was fired hours after a ceasefire took effect at noon.", [], id="a-ceasefire"),
    ],
)
def test_a_time_of_arrival_is_no_time_of_launch(text: str, times: list[str]) -> None:
    assert [c.value for c in claims_of(text, "time")] == times


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("A general told reporters in Seoul on Tuesday that the North had fired two missiles.", [], id="told-somebody-somewhere"),
        pytest.param("A general told reporters in Seoul that the North had fired two missiles on Tuesday.", ["2026-01-27"], id="day-behind"),
        pytest.param("North Korea, a general said, fired two missiles on Tuesday that flew 300 km.", ["2026-01-27"], id="missiles-that-flew"),
    ],
)
def test_a_day_between_a_verb_of_saying_and_what_is_said_is_that_of_the_words(text: str, days: list[str]) -> None:
    assert values_of(text, "date", published="2026-01-28") == days


def test_a_total_of_another_year_is_no_day() -> None:
    assert values_of("It was its tenth missile launch this year, after dozens in 2016.", "date") == []

"""Days and times of a sentence, and the trigger each belongs to."""

from __future__ import annotations

import pytest
from conftest import claims_of, sentences_of

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
        pytest.param("South Korea condemned the missile launch on June 9, 2022.", [], id="judging"),
    ],
)
def test_days(text: str, expected: list[tuple[str, int]]) -> None:
    assert days(text) == expected


def test_a_day_belongs_to_the_nearest_trigger() -> None:
    text = "North Korea fired a missile on June 8, 2022, and it launched a rocket on July 9, 2022."
    triggers = [text[t.start : t.end] for t in sentences_of(text)[0].triggers]
    assert [triggers[c.trigger or 0] for c in claims_of(text, "date")] == ["fired", "launched"]


def test_a_local_time_goes_before_world_time() -> None:
    assert [c.value for c in claims_of("North Korea fired a missile at 7:10 a.m. local time (2210 GMT).", "time")] == ["07:10"]

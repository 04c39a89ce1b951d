"""Figures of a sentence: by cue where the dimension has cues, else by dimension; bounds, and what was not done."""

from __future__ import annotations

import pytest
from conftest import claims_of

from extractor.claims.model import UNSORTED

FIGURES = ("distance", "altitude", "range", "speed", "flight_time")


def figures(text: str) -> list[tuple[str, str]]:
    return [(c.attribute, c.value) for c in claims_of(text) if c.attribute in FIGURES]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("The missile flew 350 km.", [("distance", "350")], id="distance"),
        pytest.param("The missile flew at Mach 5.", [("speed", "5")], id="speed"),
        pytest.param("The missile flew for 10 minutes.", [("flight_time", "600")], id="flight-time"),
        pytest.param("The launch came 10 minutes before noon.", [], id="another-duration"),
        pytest.param("North Korea fired a rocket capable of carrying a satellite to an altitude of 500 km.", [], id="not-reached"),
        pytest.param("The missile has a range of 90 km and a maximum altitude of 50 km.", [("range", "90")], id="what-it-can-do"),
        pytest.param("Interceptors were launched to take out targets as far as 300 km away.", [], id="what-it-is-to-take-out"),
        pytest.param("The bombers flew 3,000 km after the missile launch.", [], id="something-else-flew"),
        pytest.param("The missile flew 90,000 km.", [], id="too-far"),
        pytest.param("Iran fired a 2,000-km-range missile.", [("range", "2000")], id="range-behind-a-hyphen"),
        pytest.param("The missile can carry a warhead to a distance of 900 km.", [("range", "900")], id="can-carry-to-a-distance"),
        pytest.param("A missile with a range of 900 km was fired from Sunan.", [("range", "900")], id="range-of-what-was-fired"),
        pytest.param("Iran fired a missile with a range of 900 km from Qom.", [("range", "900")], id="range-before-from"),
        pytest.param("A missile was fired and fell into the sea 300 km away.", [("distance", "300")], id="it-fell-away"),
        pytest.param("A missile was fired. Guam lies 3,400 km away.", [], id="a-place-away"),
        pytest.param("A missile was fired and hit an island 365 km away.", [("distance", "365")], id="an-island-that-was-hit"),
        pytest.param("The missile flew 300 km on Tuesday at an altitude of 40 km.", [("distance", "300"), ("altitude", "40")], id="on-a-day-at-an-altitude"),
    ],
)
def test_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


def test_a_figure_without_a_cue_waits_for_its_rivals() -> None:
    claims = claims_of("Tokyo said its figures for the missile were 340 km and 60 km.")
    assert [c.value for c in claims if c.attribute == UNSORTED] == ["340", "60"]

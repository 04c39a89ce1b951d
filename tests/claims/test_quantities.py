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
    ],
)
def test_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


def test_a_figure_without_a_cue_waits_for_its_rivals() -> None:
    claims = claims_of("Tokyo said its figures for the missile were 340 km and 60 km.")
    assert [c.value for c in claims if c.attribute == UNSORTED] == ["340", "60"]

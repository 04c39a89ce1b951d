"""Free flight over a round earth, against flights that were measured and against what must hold at its limits."""

from __future__ import annotations

from math import inf, sqrt

import pytest

from extractor.tables import trajectories as t


@pytest.mark.parametrize(
    ("distance", "apogee", "told"),
    [
        (787, 2111, 30 * 60),  # Hwasong-12, 14 May 2017
        (998, 3725, 47 * 60),  # Hwasong-14, 28 July 2017
        (950, 4475, 53 * 60),  # Hwasong-15, 29 November 2017
        (3700, 770, 19 * 60),  # Hwasong-12, 15 September 2017
        (4600, 970, 22 * 60),  # Hwasong-12, 4 October 2022
        (1001, 6648, 4491),  # Hwasong-18, 12 July 2023
        (1001, 7687, 5156),  # Hwasong-19, 31 October 2024
    ],
)
def test_how_long_known_flights_took(distance: float, apogee: float, told: float) -> None:
    """The motor's one to five minutes come on top."""
    assert told - 300 < t.duration(distance, apogee) < told


def test_a_short_flight_is_a_parabola() -> None:
    """On a flat earth the best path leaves at 45 degrees, rises to a quarter of the distance, and needs the root of gravity times distance."""
    gravity = t.MU / t.RADIUS**2
    assert t.best_apogee(10) == pytest.approx(2.5, rel=1e-3)
    assert t.speed(10, 2.5) == pytest.approx(sqrt(gravity * 10), rel=2e-3)
    assert t.duration(10, 2.5) == pytest.approx(sqrt(8 * 2.5 / gravity), rel=2e-3)


@pytest.mark.parametrize("distance", [50, 500, 3000, 10_000])
def test_the_best_path_needs_least(distance: float) -> None:
    best = t.best_apogee(distance)
    assert t.speed(distance, best) < min(t.speed(distance, best * other) for other in (0.5, 0.9, 1.1, 2))
    assert t.reach(t.speed(distance, best)) == pytest.approx(distance, rel=1e-6)


def test_straight_up() -> None:
    assert t.speed(0, 1000) == pytest.approx(sqrt(2 * t.MU * (1 / t.RADIUS - 1 / (t.RADIUS + 1000))), rel=1e-6)
    assert t.reach(8) == inf  # around the earth


@pytest.mark.parametrize(("direction", "place"), [(0, (1, 0)), (90, (0, 1)), (180, (-1, 0)), (270, (0, -1))])
def test_a_degree_in_each_direction(direction: float, place: tuple[float, float]) -> None:
    degree = t.FARTHEST / 180
    assert t.destination((0, 0), direction, degree) == pytest.approx(place, abs=1e-9)
    assert t.bearing((0, 0), place) == pytest.approx(direction, abs=1e-9)


def test_there_and_back_over_the_date_line() -> None:
    there = t.destination((40, 170), 80, 3000)
    assert there[1] < 0
    assert t.destination(there, t.bearing(there, (40, 170)), 3000) == pytest.approx((40, 170), abs=1e-6)

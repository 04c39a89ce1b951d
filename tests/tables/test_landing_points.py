"""Where a flight came down by its site, the direction of the sea that is told, and the distance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.tables.landing_points import LandingPoints
from extractor.tables.place_coordinates import Places

PIPELINE = Pipeline("missile_launch", find_folder("missile_launch"))
POINTS = LandingPoints(PIPELINE.codebook, Places.of(PIPELINE.tables.values()))
ROW = {"launcher": "PRK", "launch_site": "Sunan", "latitude": "39.2002", "longitude": "125.6733", "projectile_class": "SRBM", "landing_area": "Sea of Japan"}
ROW |= {"distance_km_min": "340", "distance_km_max": "360"}


def test_on_the_way_to_the_middle_of_the_sea() -> None:
    point = POINTS.of(ROW)
    assert point is not None
    assert point[:2] == pytest.approx((39.6, 129.7), abs=0.1)
    assert point.within == pytest.approx(350 * 0.436, abs=3)  # 25 degrees of a circle around the site


def test_figures_that_differ_widen_it() -> None:
    wide, narrow = POINTS.of(ROW | {"distance_km_min": "200", "distance_km_max": "500"}), POINTS.of(ROW)
    assert wide is not None and narrow is not None and wide.within > narrow.within


@pytest.mark.parametrize(
    "other",
    [
        {"distance_km_min": "", "distance_km_max": ""},
        {"latitude": "", "longitude": ""},
        {"landing_area": ""},
        {"landing_area": "Tel Aviv"},  # a town that was hit is told, not reckoned
        {"landing_area": "Nowhere Sea"},
        {"landing_area": "Pacific Ocean"},  # its middle says nothing of the direction
        {"distance_km_min": "4800", "distance_km_max": "4800"},  # over the sea and away
        {"projectile_class": "cruise"},  # may fly in curves
    ],
)
def test_what_gives_no_point(other: dict[str, str]) -> None:
    assert POINTS.of(ROW | other) is None


def test_a_codebook_without_flights_gives_none() -> None:
    book = replace(PIPELINE.codebook, raw={})
    assert LandingPoints(book, POINTS.places).of(ROW) is None

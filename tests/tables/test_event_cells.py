"""Which of its claims stands for an event in each of its columns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from event_values import claim, context, event

from extractor.claims.model import Claim, DateExpression
from extractor.events.model import Event
from extractor.tables.columns import Row
from extractor.tables.event_cells import cells, finest_class, number_told
from extractor.tables.place_coordinates import Places

CODEBOOK = context().codebook
PLACES = Places({"Sunan": ("39.2", "125.7")}, {"Sunan": "PRK"}, kinds={"Sunan": "airfield"})


def cells_of(attribute: str, *told: Claim, **values: str) -> Row:
    e: Event = event(**values)
    return cells(e.adding(told), CODEBOOK.attributes[attribute], CODEBOOK, PLACES)


def count(value: str, qualifier: str = "exact", start: int = 0, strength: int = 2) -> Claim:
    return claim("count", value, start, qualifier=qualifier, strength=strength)


SEVERAL = count("", "multiple")


@pytest.mark.parametrize(
    "claims, number",
    [
        pytest.param([], None, id="not-told"),
        pytest.param([count("2"), count("3", start=9)], ("2", "exact"), id="the-first"),
        pytest.param([count("12", "at_least"), count("16", start=9)], ("16", "exact"), id="the-exact-number-of-a-least-one"),
        pytest.param([count("12", "at_least"), count("3", start=9)], ("12", "at_least"), id="a-smaller-number-is-of-a-part"),
        pytest.param([SEVERAL, count("3", start=9)], ("3", "exact"), id="a-number-after-a-plural"),
        pytest.param([SEVERAL, count("1", start=9)], ("", "multiple"), id="a-missile-after-a-plural"),
        pytest.param([count("1", strength=1)], ("1", "exact"), id="guessed"),
        pytest.param([SEVERAL, count("1", start=9, strength=1)], ("", "multiple"), id="guessed-after-a-plural"),
        pytest.param([count("1", strength=1), count("4", "about", 9)], ("4", "about"), id="told-after-guessed"),
    ],
)
def test_count(claims: list[Claim], number: tuple[str, str] | None) -> None:
    best = number_told(claims)
    assert (best and (best.value, best.qualifier)) == number


def test_count_cells() -> None:
    assert cells_of("count", SEVERAL) == {"count": "", "count_qualifier": "multiple"}
    assert cells_of("count", count("12", "about")) == {"count": 12, "count_qualifier": "about"}


@pytest.mark.parametrize(
    "values, finest",
    [
        (["projectile", "cruise"], "cruise"),
        (["SRBM", "MRBM"], "SRBM"),
        (["projectile", "ballistic"], "ballistic"),
        (["projectile"], "projectile"),
        ([], ""),
    ],
)
def test_the_first_class_that_is_not_general(values: list[str], finest: str) -> None:
    assert finest_class(values, ("projectile", "ballistic")) == finest


def test_the_surest_day_in_most_detail() -> None:
    month, day, guess = (claim("date", "", i, reference=DateExpression("", basis)) for i, basis in enumerate(("month", "weekday", "published")))
    told = (replace(month, value="2024-01"), replace(day, value="2024-01-09"), replace(guess, value="2024-01-10", strength=1))
    assert cells_of("date", *told) == {"date": "2024-01-09", "date_basis": "weekday"}
    assert cells_of("date") == {"date": "", "date_basis": ""}


def test_a_known_site_has_coordinates_and_a_country() -> None:
    where = {"latitude": "39.2", "longitude": "125.7", "launch_site_country": "PRK", "site_precision": 1}
    ids = {"launch_site_geonames": "6301371", "launch_site_wikidata": ""}
    assert cells_of("launch_site", launch_site="Sunan") == {"launch_site": "Sunan"} | where | ids
    assert cells_of("launch_site") == {"launch_site": ""} | dict.fromkeys([*where, *ids], "")


def test_a_place_without_coordinates_is_its_name_with_its_ids() -> None:
    ids = {"landing_area_geonames": "", "landing_area_wikidata": "Q27092"}
    assert cells_of("landing_area", landing_area="Sea of Japan") == {"landing_area": "Sea of Japan"} | ids


def quantity(attribute: str, least: float, greatest: float, unit: str) -> Claim:
    middle = (least + greatest) / 2
    return claim(attribute, f"{middle:g}", value_min=least, value_max=greatest, unit=unit)


def test_rival_figures_make_least_and_greatest() -> None:
    told = (quantity("distance", 340, 360, "km"), quantity("distance", 420, 420, "km"))
    assert cells_of("distance", *told) == {"distance_km": "350", "distance_km_min": "340", "distance_km_max": "420"}


def test_each_unit_has_columns_of_its_own() -> None:
    told = (quantity("speed", 22, 22, "Mach"), quantity("speed", 16000, 16000, "km/h"), quantity("speed", 5, 6, "Mach"))
    kmh = {"speed_kmh": "16000", "speed_kmh_min": "16000", "speed_kmh_max": "16000"}
    assert cells_of("speed", *told) == kmh | {"speed_mach": "22", "speed_mach_min": "5", "speed_mach_max": "22"}

"""Which figures of a flight cannot all be right."""

from __future__ import annotations

import pytest

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.tables.columns import columns
from extractor.tables.incident_estimates import Figure
from extractor.tables.plausibility import FlightCheck

CODEBOOK = Pipeline("missile_launch", find_folder("missile_launch")).codebook
CHECK = FlightCheck(CODEBOOK)
COLUMNS = {"km": "distance_km", "high": "altitude_km", "s": "flight_time_s", "mach": "speed_mach", "kmh": "speed_kmh"}


def reason(cls: str, /, *figures: Figure, outcome: str = "", **told: float) -> str:
    shown = [figure(COLUMNS[name], value) for name, value in told.items()]
    return str(CHECK.of_figures({"projectile_class": cls, "outcome": outcome}, [*shown, *figures])["implausible"])


def figure(column: str, least: float, greatest: float | None = None, qualifier: str = "about") -> Figure:
    ends = (str(least), str(greatest if greatest is not None else least))
    return Figure(column, ends[0], *ends, qualifier, "")


@pytest.mark.parametrize(
    ("cls", "told"),
    [
        ("ICBM", {"km": 950, "high": 4475, "s": 3180}),
        ("ICBM", {"km": 1001, "high": 7687, "s": 5156}),
        ("IRBM", {"km": 4600, "high": 970, "s": 1320, "mach": 17}),
        ("IRBM", {"km": 787, "high": 2111, "mach": 15}),
        ("SRBM", {"km": 600, "high": 50, "mach": 6.9}),
        ("SRBM", {"km": 800, "high": 50}),
        ("SRBM", {"km": 380, "high": 97, "mach": 6.5}),
        ("MRBM", {"km": 500, "high": 550}),
        ("SLBM", {"km": 450, "high": 910}),
        ("CRBM", {"km": 110, "high": 25, "mach": 4}),
        ("SRBM", {"s": 20}),  # of time alone nothing follows
        ("SRBM", {}),
    ],
)
def test_flights_that_were(cls: str, told: dict[str, float]) -> None:
    assert reason(cls, **told) == ""


@pytest.mark.parametrize(
    ("cls", "told", "why"),
    [
        ("SRBM", {"km": 350, "high": 4475}, "SRBM reach 1000"),
        ("SRBM", {"km": 5000}, "SRBM reach 1000"),
        ("CRBM", {"high": 900}, "CRBM reach 300"),
        ("MRBM", {"km": 2000, "high": 30}, "too flat"),
        ("ICBM", {"high": 50_000}, "none flies at more than 9.5"),
        ("ICBM", {"km": 950, "high": 4475, "s": 600}, "takes 3017 s, not 600"),
        ("IRBM", {"km": 350, "high": 90, "s": 5000}, "s, not 5000"),
        ("ICBM", {"km": 9000, "s": 120}, "takes at least 1138 s, not 120"),
        ("ICBM", {"km": 950, "high": 4475, "mach": 5}, "needs 7.2 km/s, not 1.47 to 1.72"),
        ("SRBM", {"km": 300, "high": 80, "kmh": 20_000}, "needs 1.7 km/s, not 5.56"),
    ],
)
def test_what_cannot_be(cls: str, told: dict[str, float], why: str) -> None:
    assert why in reason(cls, **told)


@pytest.mark.parametrize("cls", ["cruise", "hypersonic", "space_launch", "rocket_artillery", "surface_to_air", "projectile", ""])
def test_what_flies_otherwise_is_not_asked_about(cls: str) -> None:
    assert reason(cls, km=5000, high=20) == ""


def test_a_flight_that_failed_is_not_asked_about() -> None:
    assert reason("ICBM", km=950, high=4475, s=600, outcome="failure") == ""


def test_rival_figures_are_one_span() -> None:
    """Where one of the two can be, nothing is wrong for sure."""
    assert reason("SRBM", figure("distance_km", 5000), figure("distance_km", 500)) == ""
    assert reason("ICBM", figure("altitude_km", 400, 4500), km=950, s=600) == ""


def test_bounds_are_no_figures() -> None:
    assert reason("MRBM", figure("altitude_km", 30, qualifier="at_least"), km=2000) == ""
    assert reason("SRBM", figure("distance_km", 5000, qualifier="at_most")) == ""
    assert reason("SRBM", figure("distance_km", 5000, qualifier="at_least")) != ""


def test_a_codebook_without_flights_has_no_such_column() -> None:
    nuclear = Pipeline("nuclear_test", find_folder("nuclear_test")).codebook
    assert "implausible" not in {*columns("events", nuclear), *columns("incidents", nuclear)}
    assert FlightCheck(nuclear).of_facts({}, []) == {}

"""Units as declared: how they are written, what one is worth, quantities of a pipeline's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.annotate.quantities import QuantityFinder
from extractor.annotate.units import GENERAL, Units, general

CURRENTS = """
CURRENT:
  unit: kA
  units:
    kA: {name: kiloampere, factor: 1, after: "kA|kiloamperes?"}
    A: {name: ampere, factor: 0.001, after: "amperes?|amps?"}
INTENSITY:
  units:
    grade: {factor: 1, greatest: 12, before: "grade|intensity", after: "on the Mercalli scale"}
"""


@pytest.fixture
def finder(tmp_path: Path) -> QuantityFinder:
    path = tmp_path / "units.yml"
    path.write_text(CURRENTS)
    return QuantityFinder(Units(GENERAL, path))


@pytest.mark.parametrize("written, key", [("kilometres", "km"), ("nautical miles", "nmi"), ("feet", "ft"), ("hrs", "h"), ("meters", "m"), ("Mach", "Mach")])
def test_written(written: str, key: str) -> None:
    assert general().of(written).key == key


def test_not_declared() -> None:
    with pytest.raises(ValueError, match="furlongs"):
        general().of("furlongs")


@pytest.mark.parametrize(
    "number, written, value, into",
    [
        ("39", "minutes", 2340, "s"),
        ("1,100", "miles", 1770, "km"),
        ("half", "mile", 0.8, "km"),
        ("3", "miles", 4.8, "km"),
        ("700", "miles", 1127, "km"),
        ("1,250", "metres", 1.25, "km"),
        ("22", "Mach", 22, "Mach"),
    ],
)
def test_value(number: str, written: str, value: float, into: str) -> None:
    unit = general().of(written)
    assert (unit.value(number), unit.into) == (pytest.approx(value), into)


def test_above_the_greatest() -> None:
    assert general().of("Mach").value("500") is None


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a current of 30 kA ran 5 km", [("CURRENT", 30, 30, "kA", "exact"), ("LENGTH", 5, 5, "km", "exact")]),
        ("about 500 amperes", [("CURRENT", 0.5, 0.5, "kA", "about")]),
        ("between 20 and 30 kA", [("CURRENT", 20, 30, "kA", "between")]),
        ("an intensity of about 7", [("INTENSITY", 7, 7, "", "about")]),
        ("of intensity 6 to 7", [("INTENSITY", 6, 7, "", "between")]),
        ("a 7.5 on the Mercalli scale", [("INTENSITY", 7.5, 7.5, "", "exact")]),
        ("of intensity 70", []),
    ],
)
def test_of_a_pipeline(finder: QuantityFinder, text: str, expected: list[tuple[str, float, float, str, str]]) -> None:
    assert [(q.kind, q.low, q.high, q.unit, q.qualifier) for q in finder.find(text)] == expected


def test_declared_without_its_worth(tmp_path: Path) -> None:
    path = tmp_path / "units.yml"
    path.write_text("MASS: {unit: kg, units: {kg: {after: kg}}}")
    with pytest.raises(ValueError, match="units.yml: the unit 'kg' of MASS needs a factor"):
        Units(path)

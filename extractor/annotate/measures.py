"""Quantities as values: what the pattern finds, and what goes on to the mentions."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.annotate.units import Unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """`low` and `high` are in `unit` (km, s, km/h, Mach, kt …), equal for a point value. Offsets are code points of the text given."""

    kind: str  # the quantity as declared: LENGTH, DURATION, SPEED …
    start: int
    end: int
    low: float
    high: float
    unit: str
    qualifier: str
    between: bool = False

    @property
    def value(self) -> float:
        """The value, the middle of a range."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with the unit it is told in, before pairs of units are joined."""

    quantity: Quantity
    unit: Unit

"""Where a flight came down, by physics: from its site over the distance told in the direction of the sea that is told, with how far off that may be.

Told is a sea of a thousand kilometres, and how far it flew: the point lies on the way to the middle of the sea. Where a town was hit, it is
the town that is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot, radians
from typing import NamedTuple

from extractor.domain.codebook import Codebook
from extractor.tables.columns import estimate_column
from extractor.tables.incident_likeness import kilometres_apart
from extractor.tables.place_coordinates import Coordinates, Places
from extractor.tables.trajectories import bearing, destination

OPEN_WATER = 6  # a place of this precision is a sea or an ocean
FAR = 3000  # km; the middle of what is farther, an ocean, says little of the direction
BEYOND = 2  # times the way to its middle: farther flights have left the sea


class LandingPoint(NamedTuple):
    """Degrees, and the radius in km of the circle that it lies in by what is told."""

    latitude: float
    longitude: float
    within: float


class LandingPoints:
    """The landing points of a pipeline's incidents; none where its codebook declares no flights, or no `direction` of them."""

    def __init__(self, codebook: Codebook, places: Places) -> None:
        declared = codebook.raw.get("flight", {})
        distance = codebook.attributes.get(declared.get("distance", ""))
        self.distance = estimate_column(distance) if distance else ""
        self.spread = radians(declared.get("tolerance", {}).get("direction", 0))
        self.sea, self.agent, self.cls = codebook.destination, codebook.first("agent"), codebook.first("class")
        self.classes, self.precision = declared.get("classes", {}), codebook.place_precision
        self.places = places

    def of(self, row: Mapping[str, str]) -> LandingPoint | None:
        """That of an incident's row; None where its site, its sea or its distance is not told, or where it flies otherwise."""
        if not (self.spread and row.get("latitude") and row.get(f"{self.distance}_max")) or row.get(self.cls) not in self.classes:
            return None
        agent, sea = row.get(self.agent, ""), row.get(self.sea, "")
        if self.precision.get(self.places.kind(sea, agent), 0) < OPEN_WATER:
            return None
        least, greatest = (float(row[f"{self.distance}{end}"]) for end in ("_min", "_max"))
        return self._towards((row["latitude"], row["longitude"]), self.places.coordinates(sea, agent), (least + greatest) / 2, (greatest - least) / 2)

    def _towards(self, site: Coordinates, sea: Coordinates, distance: float, half: float) -> LandingPoint | None:
        """The point at a distance, give or take `half` of its span, on the way to the middle of a sea."""
        way = kilometres_apart(site, sea)
        if way > FAR or distance > BEYOND * way:
            return None
        latitude, longitude = destination(_degrees(site), bearing(_degrees(site), _degrees(sea)), distance)
        return LandingPoint(round(latitude, 4), round(longitude, 4), round(hypot(half, distance * self.spread)))


def _degrees(place: Coordinates) -> tuple[float, float]:
    return float(place[0]), float(place[1])

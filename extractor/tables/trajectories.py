"""Free flight from ground to ground over a round, airless earth that does not turn: which distance, apogee, speed and time go together.

The path is the part of a Kepler ellipse outside the earth, alike on both sides of its apogee. Sources: A. D. Wheelon, "Free Flight of a
Ballistic Missile", ARS Journal 29 (1959) 915-926; R. R. Bate, D. D. Mueller and J. E. White, Fundamentals of Astrodynamics (1971), chapter 6.
Lengths are km (distances along the ground), times s, speeds km/s, angles and coordinates degrees. Motors burn for one to five minutes and air
slows the last 30 km, which the paths leave out: see the tolerances of those who ask.
"""

from __future__ import annotations

from math import acos, asin, atan2, cos, degrees, inf, pi, radians, sin, sqrt

RADIUS = 6371.0  # of the earth
MU = 398_600.4418  # km³/s², of the earth (WGS 84)
FARTHEST = pi * RADIUS
NEAREST = 1e-3  # a shot straight up, as the equations need an ellipse


def shape(distance: float, apogee: float) -> tuple[float, float]:
    """Half the long axis and the eccentricity of the one path over a distance that rises to an apogee."""
    half = min(max(distance, NEAREST), FARTHEST) / RADIUS / 2
    eccentricity = apogee / (RADIUS + apogee - RADIUS * cos(half))
    return (RADIUS + apogee) / (1 + eccentricity), eccentricity


def speed(distance: float, apogee: float) -> float:
    """The speed at which the path leaves the ground, and meets it again."""
    axis, _ = shape(distance, apogee)
    return sqrt(MU * (2 / RADIUS - 1 / axis))


def duration(distance: float, apogee: float) -> float:
    """How long the flight takes (Kepler's equation)."""
    axis, eccentricity = shape(distance, apogee)
    anomaly = acos(min(1.0, max(-1.0, (1 - RADIUS / axis) / eccentricity)))
    return 2 * sqrt(axis**3 / MU) * (pi - anomaly + eccentricity * sin(anomaly))


def best_apogee(distance: float) -> float:
    """The apogee of the path over a distance that needs least energy; others are lofted or depressed."""
    half = min(distance, FARTHEST) / RADIUS / 2
    return RADIUS * (sin(half) + cos(half) - 1) / 2


def reach(leaving: float) -> float:
    """The greatest distance that a speed carries; inf where it goes around the earth."""
    energy = leaving**2 * RADIUS / MU
    return 2 * RADIUS * asin(energy / (2 - energy)) if energy < 1 else inf


def bearing(start: tuple[float, float], end: tuple[float, float]) -> float:
    """The direction of the shortest way from one place (latitude, longitude) to another, clockwise from north."""
    (lat1, lon1), (lat2, lon2) = ([radians(d) for d in place] for place in (start, end))
    east = sin(lon2 - lon1) * cos(lat2)
    return degrees(atan2(east, cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(lon2 - lon1))) % 360


def destination(start: tuple[float, float], direction: float, distance: float) -> tuple[float, float]:
    """The place (latitude, longitude) at a distance from another in a direction."""
    latitude, longitude, way = radians(start[0]), radians(start[1]), radians(direction)
    angle = distance / RADIUS
    there = asin(sin(latitude) * cos(angle) + cos(latitude) * sin(angle) * cos(way))
    turned = atan2(sin(way) * sin(angle) * cos(latitude), cos(angle) - sin(latitude) * sin(there))
    return degrees(there), (degrees(longitude + turned) + 180) % 360 - 180

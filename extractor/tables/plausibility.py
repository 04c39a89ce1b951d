"""Whether the figures of one flight can all be of it: a witness that no source is asked for.

Which attributes are distance, apogee, duration and speed, of which classes this holds, and how far told figures may be off is the
`flight` of the codebook. A figure is the span of all that is told of it, so that rival claims and salvos contradict nothing; what cannot be
is told with its reason, and never changed. Flights that failed, and classes that are not declared (they fly by wings, or into orbit), are
not asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any, NamedTuple, Self

from extractor.domain.codebook import Codebook
from extractor.tables.columns import Row, checked, unit_columns
from extractor.tables.incident_estimates import Figure
from extractor.tables.incident_likeness import FAILURE
from extractor.tables.incident_records import figure_columns, figures_of
from extractor.tables.trajectories import FARTHEST, best_apogee, duration, reach, speed

DISTANCE, APOGEE, DURATION, SPEED = "distance", "apogee", "duration", "speed"
ROLES = (DISTANCE, APOGEE, DURATION, SPEED)
# one of each unit in km, s and km/s; the speed of sound is 295 m/s at 11-20 km and 343 at the ground (ISO 2533)
UNITS = {"km": (1.0, 1.0), "s": (1.0, 1.0), "km/h": (1 / 3600, 1 / 3600), "Mach": (0.295, 0.343)}


class Span(NamedTuple):
    """From the least to the greatest that is told; all there is where nothing is."""

    least: float = 0.0
    greatest: float = inf

    @property
    def told(self) -> bool:
        return self != ANY

    def __str__(self) -> str:
        ends = [_shown(end) for end in (self.least, self.greatest)]
        return ends[0] if ends[0] == ends[1] else f"at least {ends[0]}" if self.greatest == inf else " to ".join(ends)


ANY = Span()


@dataclass(frozen=True)
class Flights:
    """The flights that a codebook declares: what each column is of, the reach of each class in km, and tolerances."""

    columns: Mapping[str, tuple[str, float, float]]  # a column's role, and what one of its unit is
    classes: Mapping[str, float]
    tolerance: Mapping[str, float]

    @classmethod
    def of_book(cls, codebook: Codebook) -> Self:
        """None of a codebook that declares no `flight`."""
        declared: dict[str, Any] = codebook.raw.get("flight", {})
        columns = {}
        for role in (role for role in ROLES if role in declared):
            for unit, column in unit_columns(codebook.attributes[declared[role]]).items():
                columns[column] = (role, *UNITS[unit])
        return cls(columns, declared.get("classes", {}), declared.get("tolerance", {}))

    def implausible(self, figures: Iterable[Figure], cls: str, outcome: str) -> str:
        """Why the figures of a flight cannot be, a reason after the other; "" where they can."""
        if cls not in self.classes or outcome == FAILURE:
            return ""
        told = self._spans(figures)
        return "; ".join(self._reasons(told[DISTANCE], told[APOGEE], told, cls))

    def _spans(self, figures: Iterable[Figure]) -> dict[str, Span]:
        spans = dict.fromkeys(ROLES, ANY)
        for figure in figures:
            if figure.column in self.columns:
                role, small, large = self.columns[figure.column]
                least = float(figure.least) * small if figure.qualifier != "at_most" else 0.0
                greatest = float(figure.greatest) * large if figure.qualifier != "at_least" else inf
                known = spans[role]
                spans[role] = Span(min(known.least, least), max(known.greatest, greatest)) if known.told else Span(least, greatest)
        return spans

    def _reasons(self, distance: Span, apogee: Span, told: Mapping[str, Span], cls: str) -> Iterator[str]:
        if not distance.told and not apogee.told:
            return
        where = f"{f'{distance} km' if distance.told else 'a flight'}{f' with an apogee of {apogee} km' if apogee.told else ''}"
        if apogee.greatest < self.tolerance["flattest"] * distance.least:
            yield f"{where} is too flat"
        slowest = least_speed(distance, apogee)
        if slowest > self.tolerance["fastest"]:
            yield f"{where} needs {slowest:.1f} km/s, and none flies at more than {self.tolerance['fastest']:g}"
        elif reach(slowest) > self.classes[cls] * (1 + self.tolerance["reach"]):
            yield f"{where} needs {slowest:.1f} km/s, with which it could reach {reach(slowest):.0f} km; {cls} reach {self.classes[cls]:g}"
        yield from self._of_time(where, distance, apogee, told[DURATION])
        yield from self._of_speed(where, distance, apogee, slowest, told[SPEED])

    def _of_time(self, where: str, distance: Span, apogee: Span, told: Span) -> Iterator[str]:
        share, seconds = self.tolerance["duration"], self.tolerance["seconds"]
        shortest = duration(distance.least, apogee.least) if apogee.least else distance.least / speed(FARTHEST, 0.0)
        longest = duration(distance.greatest, max(apogee.greatest, best_apogee(distance.greatest))) if apogee.greatest < inf else inf
        if told.greatest < shortest * (1 - share) - seconds or told.least > longest * (1 + share) + seconds:
            yield f"{where} takes {Span(shortest, longest)} s, not {told}"

    def _of_speed(self, where: str, distance: Span, apogee: Span, slowest: float, told: Span) -> Iterator[str]:
        share = self.tolerance["speed"]
        known = apogee.least and apogee.greatest < inf and distance.greatest < inf
        fastest = max(speed(distance.greatest, h) for h in apogee) if known else inf
        if told.greatest < slowest * (1 - share) or told.least > fastest * (1 + share):
            yield f"{where} needs {Span(slowest, fastest)} km/s, not {told}"


def _shown(number: float) -> str:
    """Three places, and a whole number from 100 on."""
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"


class FlightCheck:
    """Fills the column `implausible` of events and incidents by a codebook; of one that declares no flights there is none."""

    def __init__(self, codebook: Codebook) -> None:
        self.flights, self.columns, self.names = Flights.of_book(codebook), figure_columns(codebook), checked(codebook)
        self.cls, self.outcome = codebook.first("class"), codebook.first("outcome")

    def of_facts(self, row: Row, facts: Iterable[Row]) -> Row:
        """The cell of an event's row, from its facts."""
        return self.of_figures(row, figures_of(facts, self.columns)) if self.names else {}

    def of_figures(self, row: Row, figures: Iterable[Figure]) -> Row:
        """The cell of a row, from figures told of it."""
        return {name: self.flights.implausible(figures, str(row.get(self.cls, "")), str(row.get(self.outcome, ""))) for name in self.names}


def least_speed(distance: Span, apogee: Span) -> float:
    """The speed that the least of what is told needs: over the distance on the best path, or a higher one where the apogee is higher."""
    return speed(distance.least, max(apogee.least, best_apogee(distance.least), 1e-6))

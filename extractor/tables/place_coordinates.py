"""Where a place lies, and in which country: from the tables of a pipeline, else from a general list of towns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extractor.tables.town_coordinates import Towns

Coordinates = tuple[str, str]  # latitude and longitude in WGS 84 degrees as written, "" where not known
UNKNOWN = ("", "")
TOWN = "town"


@dataclass(frozen=True)
class Places:
    """Coordinates, countries (alpha-3) and kinds by canonical name."""

    declared: Mapping[str, Coordinates]
    countries: Mapping[str, str] = field(default_factory=dict)
    towns: Towns = field(default_factory=Towns)
    kinds: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tables: Iterable[Path]) -> Places:
        """The places of every table that has coordinates; of two of the same name the first."""
        declared: dict[str, Coordinates] = {}
        countries: dict[str, str] = {}
        kinds: dict[str, str] = {}
        for path in tables:
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    if row.get("latitude"):
                        declared.setdefault(row["name"], (row["latitude"], row["longitude"]))
                        countries.setdefault(row["name"], row.get("country") or "")
                        kinds.setdefault(row["name"], row.get("kind") or "")
        return cls(declared, countries, kinds=kinds)

    def coordinates(self, name: str, country: str) -> Coordinates:
        """Of a place by its canonical name; `country` (alpha-3) is where a town is looked for that no table has."""
        return self.declared.get(name) or (self.towns.find(name, country) if name else UNKNOWN)

    def country(self, name: str, country: str) -> str:
        """The country that a place lies in; of a town that no table has, the one where it was found."""
        if name in self.declared:
            return self.countries.get(name, "")
        return country if self.coordinates(name, country) != UNKNOWN else ""

    def kind(self, name: str, country: str) -> str:
        """The kind of a place as its table has it; of one that no table has and that was found, a town."""
        if name in self.declared:
            return self.kinds.get(name, "")
        return TOWN if self.coordinates(name, country) != UNKNOWN else ""

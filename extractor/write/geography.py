"""The incidents of a run on a map: where they happened, where they came down, and the line between, as GeoJSON (RFC 7946) or KML (OGC 2.3)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO
from xml.etree import ElementTree as ET

from extractor.domain.codebook import Codebook
from extractor.domain.pipeline import Pipeline
from extractor.tables.columns import INCIDENT_ID, INCIDENTS
from extractor.tables.place_coordinates import Places
from extractor.write.printable import printable
from extractor.write.read_back import StoredRow, stored_rows

Position = tuple[float, float]  # longitude and latitude in WGS 84 degrees, in this order in both formats
SITE, AREA, PATH = "site", "area", "path"
KML = "http://www.opengis.net/kml/2.2"


@dataclass(frozen=True, slots=True)
class Feature:
    """A place or a line of an incident. `lines` are several where one crosses the antimeridian, and one position is a point."""

    kind: str
    name: str
    lines: tuple[tuple[Position, ...], ...]
    row: StoredRow


def write_geojson(out: Path, pipeline: Pipeline, file: TextIO) -> None:
    """Writes a FeatureCollection, a feature a line; StoredError where `out` holds no run."""
    file.write('{"type": "FeatureCollection", "features": [\n')
    for number, feature in enumerate(features(out, pipeline)):
        file.write((",\n" if number else "") + json.dumps(_geojson(feature), ensure_ascii=False))
    file.write("\n]}\n")


def write_kml(out: Path, pipeline: Pipeline, file: TextIO) -> None:
    """Writes a Document with a Placemark for each feature, which a globe can show along its time line; StoredError where `out` holds no run."""
    day = pipeline.codebook.first("date")
    file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{KML}"><Document><name>{INCIDENTS}</name>\n')
    for feature in features(out, pipeline):
        file.write(ET.tostring(_placemark(feature, day), encoding="unicode") + "\n")
    file.write("</Document></kml>\n")


FORMATS: dict[str, Callable[[Path, Pipeline, TextIO], None]] = {"geojson": write_geojson, "kml": write_kml}


def features(out: Path, pipeline: Pipeline) -> Iterator[Feature]:
    """The site, the area and the line between them of each incident, as far as it is known where they lie."""
    places = Places.of(pipeline.tables.values())
    book = pipeline.codebook
    site, area = next((a.name for a in book.of_kind("place") if a.coordinates), ""), book.destination
    for row in stored_rows(out, INCIDENTS):
        ends = _position(row.get("latitude", ""), row.get("longitude", "")), _position(*_area(row, area, book, places))
        for kind, column, position in zip((SITE, AREA), (site, area), ends, strict=True):
            if position:
                yield Feature(kind, row.get(column, ""), ((position,),), row)
        if ends[0] and ends[1]:
            yield Feature(PATH, f"{row.get(site, '')} – {row.get(area, '')}", tuple(cut(ends[0], ends[1])), row)


def cut(a: Position, b: Position) -> Iterable[tuple[Position, Position]]:
    """The line from a to b; two where the shorter way crosses the antimeridian (RFC 7946, section 3.1.9)."""
    if abs(b[0] - a[0]) <= 180:
        return [(a, b)]
    edge = 180.0 if a[0] > 0 else -180.0
    far = b[0] + 2 * edge
    latitude = round(a[1] + (b[1] - a[1]) * (edge - a[0]) / (far - a[0]), 4)
    return [(a, (edge, latitude)), ((-edge, latitude), b)]


def _area(row: StoredRow, area: str, codebook: Codebook, places: Places) -> tuple[str, str]:
    return places.coordinates(row.get(area, ""), row.get(codebook.first("agent"), "")) if area else ("", "")


def _position(latitude: str, longitude: str) -> Position | None:
    return (float(longitude), float(latitude)) if latitude and longitude else None


def _geojson(feature: Feature) -> dict[str, Any]:
    told = {"feature": feature.kind, "name": feature.name} | {name: value for name, value in feature.row.items() if value}
    return {"type": "Feature", "id": f"{feature.row[INCIDENT_ID]}-{feature.kind}", "geometry": _geometry(feature.lines), "properties": told}


def _geometry(lines: tuple[tuple[Position, ...], ...]) -> dict[str, Any]:
    if len(lines) > 1:
        return {"type": "MultiLineString", "coordinates": lines}
    return {"type": "Point", "coordinates": lines[0][0]} if len(lines[0]) == 1 else {"type": "LineString", "coordinates": lines[0]}


def _placemark(feature: Feature, day: str) -> ET.Element:
    mark = ET.Element("Placemark", id=f"{feature.row[INCIDENT_ID]}-{feature.kind}")
    ET.SubElement(mark, "name").text = printable(feature.name)
    if when := feature.row.get(day, ""):
        ET.SubElement(ET.SubElement(mark, "TimeStamp"), "when").text = when
    data = ET.SubElement(mark, "ExtendedData")
    for name, value in feature.row.items():
        if value:
            ET.SubElement(ET.SubElement(data, "Data", name=name), "value").text = printable(value)
    parent = ET.SubElement(mark, "MultiGeometry") if len(feature.lines) > 1 else mark
    for line in feature.lines:
        shape = ET.SubElement(parent, "Point" if len(line) == 1 else "LineString")
        ET.SubElement(shape, "coordinates").text = " ".join(f"{longitude},{latitude}" for longitude, latitude in line)
    return mark

"""Where places lie that a pipeline's tables have."""

from __future__ import annotations

from pathlib import Path

from extractor.tables.place_coordinates import UNKNOWN, Places


def test_places_of_tables_with_coordinates(tmp_path: Path) -> None:
    sites, names = tmp_path / "sites.csv", tmp_path / "names.csv"
    sites.write_text(
        "name,latitude,longitude,country,kind\nSunan,39.2,125.7,PRK,airfield\nSunan,1,1,XXX,city\nSea of Japan,40,135,,sea\nNowhere,,,,\n", encoding="utf-8"
    )
    names.write_text("name\nHwasong-17\n", encoding="utf-8")
    places = Places.of([sites, names])
    assert places.coordinates("Sunan", "PRK") == ("39.2", "125.7")
    assert places.coordinates("Nowhere", "PRK") == UNKNOWN
    assert places.coordinates("", "PRK") == UNKNOWN
    assert [places.country(name, "PRK") for name in ("Sunan", "Sea of Japan", "Nowhere", "")] == ["PRK", "", "", ""]
    assert [places.kind(name, "PRK") for name in ("Sunan", "Sea of Japan", "Nowhere", "")] == ["airfield", "sea", "", ""]

"""A pipeline that somebody else installs is found by its entry point and runs through the same machinery."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import extractor
from extractor.domain.pipeline import find_folder, installed
from extractor.errors import PipelineError
from extractor.tables.columns import columns
from extractor.tables.frames import Result

FOLDER = Path(__file__).parent.parent / "third_party"
NAME = "volcanic_eruptions"


@pytest.fixture(scope="module", autouse=True)
def _installed() -> Iterator[None]:
    """The package with its dist-info on the path, as pip would put it."""
    sys.path.insert(0, str(FOLDER))
    importlib.invalidate_caches()
    yield
    sys.path.remove(str(FOLDER))
    sys.modules.pop("volcano_watch", None)


def read(text: str, published: str = "2026-01-28") -> Result:
    return extractor.load(NAME).extract(text, published=published)


def values(result: Result, attribute: str) -> list[tuple[str, str]]:
    return [(f["value"], f["asserted_by"]) for f in result.rows.facts if f["attribute"] == attribute]


def test_found_by_its_entry_point() -> None:
    assert NAME in installed()
    assert find_folder(NAME) == FOLDER / "volcano_watch"


def test_facts_of_an_eruption() -> None:
    found = read(
        "Mount Semeru erupted on Friday at 5:40 a.m., sending an ash column 3.5 km high, Indonesia's volcanology agency said. "
        "Lava flows reached 4 km. Residents within 5 km of the crater were told to leave.",
        "2026-01-24",
    )
    assert values(found, "volcano") == [("Semeru", "IDN")]
    assert values(found, "date") == [("2026-01-23", "IDN")]
    assert values(found, "plume_height") == [("3.5", "IDN")]
    assert values(found, "flow_length") == [("4", "")]  # and not the 5 km of the zone
    assert [e["role"] for e in found.rows.events] == ["main"]


def test_who_says_so_and_units() -> None:
    found = read("Sakurajima erupted on Tuesday. The plume rose to a height of 4,400 metres, the Japan Meteorological Agency said.")
    assert values(found, "plume_height") == [("4.4", "JPN")]


def test_an_eruption_that_is_only_expected() -> None:
    found = read("Etna may erupt on Friday, the National Institute of Geophysics and Volcanology said.")
    assert "main" not in [e["role"] for e in found.rows.events]


def test_no_eruption() -> None:
    assert read("Garuda flew 350 km further to avoid the ash.").rows.articles[0]["status"] == "none"


def test_columns_are_its_own() -> None:
    names = columns("events", extractor.load(NAME).codebook)
    assert "volcano" in names
    assert "plume_height_km" in names
    assert not {"launcher", "launch_site", "projectile"} & set(names)


def test_every_offset_is_exact() -> None:
    text = "Mount Etna erupted on Tuesday and ash rose 6 km into the sky."
    assert all(text[f["start"] : f["end"]] == f["text"] for f in read(text).rows.facts)


def test_unknown_pipeline_is_told() -> None:
    with pytest.raises(PipelineError, match="there are: .*missile_launch"):
        extractor.load("floods")

"""One text followed through the rooms: each adds what it finds."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from extractor.cli.app import app
from extractor.extraction import Extractor
from extractor.write.explanation import explain

TEXT = "North Korea fired a ballistic missile from Sunan on Tuesday. It flew 350 km, Seoul said. Japan condemned the launch."


@pytest.fixture(scope="module")
def page(extractor_: Extractor) -> dict[str, str]:
    """The sections of the page by their room."""
    sections = explain(extractor_, TEXT, "2026-01-28").split("## ")[1:]
    return {section.partition("\n")[0]: section for section in sections}


def test_a_section_for_each_room_in_order(page: dict[str, str]) -> None:
    assert list(page) == ["read", "annotate", "mentions", "claims", "events", "tables"]


@pytest.mark.parametrize(
    ("room", "row"),
    [
        ("read", "> North Korea fired"),
        ("annotate", "| `news_names` | “Sunan” | sites |"),
        ("annotate", "| `news_quantities` | “350 km” | LENGTH | 350, km, exact |"),
        ("mentions", "| 1 | object | “a ballistic missile” | class ballistic, 1 of it |"),
        ("mentions", "| 1 | trigger | “fired” | past, verb, by PRK |"),
        ("claims", "| 2 | distance | 350 km | “350 km” | KOR (“Seoul”) | 3 |"),
        ("events", "| e1 | main |"),
        ("events", "| e1 | JPN | condemn | ACCUSE | “condemned” |"),
        ("tables", "| e1 | `distance_km` | 350 |"),
        ("tables", "| e1 | distance | 350 km | KOR |"),
    ],
)
def test_what_each_room_adds(page: dict[str, str], room: str, row: str) -> None:
    assert row in page[room]


def test_a_text_that_holds_no_event_ends_at_the_gate(extractor_: Extractor) -> None:
    assert "The gate finds no word of an event" in explain(extractor_, "The garden show opened on Tuesday.")


def test_the_command_prints_the_page() -> None:
    done = CliRunner().invoke(app, ["explain", "-", "--published", "2026-01-28"], input=TEXT)
    assert done.exit_code == 0
    assert "## claims" in done.stdout

"""Places of a sentence: each attribute of the codebook with lists of its own, origins before destinations."""

from __future__ import annotations

import pytest
from conftest import claims_of, values_of

import extractor
from extractor.claims.places import PlaceFinder


def test_no_place_is_both_where_it_began_and_where_it_ended() -> None:
    claims = claims_of("North Korea fired a missile from Wonsan that fell into the Sea of Japan.")
    assert {(c.attribute, c.value) for c in claims if c.attribute in ("launch_site", "landing_area")} == {
        ("launch_site", "Wonsan"),
        ("landing_area", "Sea of Japan"),
    }


def test_each_place_attribute_is_found_as_declared() -> None:
    x = extractor.load("missile_launch")
    finder = PlaceFinder(x.pipeline.wording, x.codebook, x.pipeline.countries)
    assert ([f.name for f in finder.origins], [f.name for f in finder.destinations]) == (["launch_site"], ["landing_area"])


@pytest.mark.parametrize("told", ["at Punggye-ri", "near Punggye-ri", "in Punggye-ri"])
def test_one_place_attribute_is_enough(told: str) -> None:
    result = extractor.load("nuclear_test").extract(f"North Korea conducted a nuclear test {told} on Sunday.", published="2017-09-04")
    assert [e["test_site"] for e in result.rows.events] == ["Punggye-ri"]


def test_a_sentence_without_a_word_of_the_event_has_no_place() -> None:
    assert claims_of("The minister arrived in Wonsan.", "launch_site") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("China launched a rocket at Xichang Satellite Launch Center in Sichuan province.", {("launch_site", "Xichang Satellite Launch Center")}),
        ("North Korea fired a missile from Pyongyang into the East Sea.", {("launch_site", "Pyongyang"), ("landing_area", "Sea of Japan")}),
    ],
)
def test_what_a_place_lies_in_is_no_other_end(text: str, places: set[tuple[str, str]]) -> None:
    assert {(c.attribute, c.value) for c in claims_of(text) if c.attribute in ("launch_site", "landing_area")} == places


@pytest.mark.parametrize(
    "text, landing",
    [
        pytest.param("Russia launched a Topol missile toward the Kura test range in Kamchatka on Tuesday.", ["Kura Test Range"], id="own-range"),
        pytest.param("Iran test-fired a missile on Tuesday which it says could hit targets in Israel.", [], id="could-hit"),
        pytest.param("U.S. Air Force Global Strike Command airmen in Wyoming launched a missile on Tuesday.", [], id="strike-command"),
    ],
)
def test_where_a_test_ends(text: str, landing: list[str]) -> None:
    assert values_of(text, "landing_area") == landing


@pytest.mark.parametrize(
    "text, site",
    [
        pytest.param("North Korea fired two missiles, presumed to be Scuds, at about 5:20 a.m. local time from the Wonsan area.", ["Wonsan"], id="when"),
        pytest.param("After the missile attack, on Monday thousands fled from Tehran.", [], id="another-clause"),
    ],
)
def test_a_time_between_commas_is_no_clause(text: str, site: list[str]) -> None:
    assert values_of(text, "launch_site") == site

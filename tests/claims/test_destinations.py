"""Where the event ended: seas, places of arrival, coasts."""

from __future__ import annotations

import pytest
from conftest import claims_of, values_of

from extractor.claims.model import TargetLand


def landed(text: str) -> list[str]:
    return list(dict.fromkeys(c.value for c in claims_of(text, "landing_area") if c.value))


@pytest.mark.parametrize(
    "text, place",
    [
        pytest.param("North Korea fired a missile into the Sea of Japan.", "Sea of Japan", id="into"),
        pytest.param("The missile landed in the Yellow Sea.", "Yellow Sea", id="landed"),
        pytest.param("The rocket crashed near Haifa.", "Haifa", id="crashed-near"),
        pytest.param("They each flew into the East Sea.", "Sea of Japan", id="into-and-no-noun"),
        pytest.param("The missile dropped some 300 km off the coast into the Yellow Sea.", "Yellow Sea", id="dropped"),
        pytest.param("A missile fell in the Pacific Ocean, some 1,000 km off Japan, the ministry said.", "Pacific Ocean", id="fell"),
    ],
)
def test_landed(text: str, place: str) -> None:
    assert landed(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("North Korea fired a missile that is able to hit Guam.", id="able"),
        pytest.param("North Korea fired a missile from the Yellow Sea.", id="from"),
        pytest.param("The group has also targeted shipping in the Red Sea.", id="nothing-fired-told"),
        pytest.param("Fighters dropped two laser-guided bombs on a range in the Yellow Sea after the missile flew.", id="dropped-bombs"),
    ],
)
def test_no_destination(text: str) -> None:
    assert landed(text) == []


def test_a_coast_is_the_sea_on_that_side_of_the_launcher() -> None:
    assert values_of("North Korea fired a missile into waters off its eastern coast on Tuesday.", "landing_area") == ["Sea of Japan"]


@pytest.mark.parametrize(
    "text, land",
    [
        pytest.param("A rocket hit Haifa.", "ISR", id="the-land-of-a-town"),
        pytest.param("A rocket landed in Haifa.", "ISR", id="it-came-down-there-for-sure"),
    ],
)
def test_whose_land_it_is(text: str, land: str) -> None:
    claims = [c for c in claims_of(text, "landing_area") if c.value == "Haifa"]
    assert [c.reference.code for c in claims[:1] if isinstance(c.reference, TargetLand)] == [land]

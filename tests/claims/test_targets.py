"""What an event was aimed at or hit."""

from __future__ import annotations

import pytest
from conftest import claims_of


def landed(text: str) -> list[str]:
    return list(dict.fromkeys(c.value for c in claims_of(text, "landing_area")))


@pytest.mark.parametrize(
    "text, place",
    [
        pytest.param("Hezbollah fired 30 rockets into northern Israel on Monday.", "northern Israel", id="region"),
        pytest.param("Militants fired rockets from Gaza at the southern Israeli town of Sderot.", "Sderot", id="town-of-a-people"),
        pytest.param("Iran fired ballistic missiles at US bases in Iraq in retaliation.", "Iraq", id="bases-in-a-country"),
        pytest.param("Warplanes fired missiles toward areas near the Syrian capital of Damascus.", "Damascus", id="capital"),
        pytest.param("Hezbollah responded, firing what it said were more than 300 rockets at Israel.", "Israel", id="object-behind-words-of-saying"),
        pytest.param("Russia launched a missile strike on Kyiv on Monday.", "Kyiv", id="strike-on"),
        pytest.param("The US navy fired Tomahawk cruise missiles at Syria's Shayrat airbase.", "Shayrat", id="base-of-another-state"),
        pytest.param("Houthi rebels fired a missile at Saudi territory.", "Saudi Arabia", id="people"),
        pytest.param("Iran fired 12 missiles at an air base housing U.S. troops in western Iraq.", "western Iraq", id="a-dot-ends-no-target"),
        pytest.param("Iran launched missiles at two Iraqi bases.", "Iraq", id="bases-of-a-people"),
        pytest.param("A Russian missile killed three people in Zaporizhzhia.", "Zaporizhzhia", id="killed-in"),
        pytest.param("Six missiles were fired at the town of Chasiv Yar.", "Chasiv Yar", id="a-town-that-no-table-has"),
        pytest.param("A missile struck a Saudi oil plant in the city of Abqaiq.", "Abqaiq", id="finer-than-its-people"),
        pytest.param("The Houthis fired two missiles at U.S. warships in the Gulf of Aden.", "Gulf of Aden", id="waters-of-a-target"),
        pytest.param("Russia fired missiles into Ukraine's Sumy region.", "Sumy", id="a-region-named-after-its-town"),
        pytest.param("Rockets from Gaza landed in the Israeli towns of Sderot and Ashkelon.", "Sderot", id="landed-in"),
        pytest.param("The rebels fired rockets into Goma on Monday.", "Goma", id="a-name-right-behind"),
        pytest.param("Two rockets were fired at Kfar Aza, the army said.", "Kfar Aza", id="a-name-of-two-words"),
        pytest.param("Russia launched missiles at Zatoka in the Odesa region.", "Zatoka", id="a-name-before-its-region"),
        pytest.param("A missile attack on Kyiv killed three people.", "Kyiv", id="attack-on-as-subject"),
        pytest.param("Five rockets were fired at the Ain al-Asad base on Sunday.", "Ain al-Asad Air Base", id="a-base-fired-at-by-nobody-told"),
        pytest.param("Ukraine fired missiles at the base of Russia's fleet in Sevastopol.", "Sevastopol", id="on-land-with-several-actors"),
        pytest.param("Rockets were fired at the Golan Heights.", "Golan Heights", id="heights-are-no-height"),
        pytest.param("Pakistan fired missiles at posts across the Line of Control in Kashmir.", "Kashmir", id="a-line-is-no-place"),
        pytest.param("Rebels fired two missiles at King Khalid Airport near Riyadh.", "King Khalid Airport", id="a-name-in-ing"),
        pytest.param("Israel said rockets were fired into its territory from Lebanon.", "Israel", id="its-territory"),
        pytest.param("Rockets were fired from Lebanon into its territory, Israel said.", "Israel", id="its-territory-told-before"),
        pytest.param("Missiles were fired at the Kura range from the White Sea.", "Kura Test Range", id="a-range-by-its-name"),
        pytest.param("A rocket fired by rebels landed in a market in Avdiivka, officials said.", "Avdiivka", id="a-name-around-a-target"),
    ],
)
def test_the_finest_place_aimed_at(text: str, place: str) -> None:
    assert landed(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The missile fell in waters west of Hokkaido.", id="waters-beside-a-land"),
        pytest.param("The missile fell in waters east of Taiwan.", id="waters-beside-a-state"),
        pytest.param("Iran fired missiles on the last day of war games near the Strait of Hormuz.", id="on-a-day"),
        pytest.param("The missile was fired from a launcher on an island in the Indian Ocean.", id="where-it-came-from"),
    ],
)
def test_no_place_that_was_hit(text: str) -> None:
    assert landed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Militants fired rockets at Leopard tanks.", id="a-name-of-what-is-hit"),
        pytest.param("Protesters hurled rockets at Parliament on Monday.", id="a-body"),
        pytest.param("Gunmen fired rockets at Kurds on Monday.", id="a-people"),
        pytest.param("Iran fired a missile at a drone that had left the Gulf.", id="another-clause"),
        pytest.param("North Korea tested a missile at a range in the north of Japan.", id="tested-at"),
        pytest.param("North Korea fired a missile that could theoretically hit the United States.", id="could"),
        pytest.param("The council met to discuss the missile launch at the request of Japan.", id="request"),
        pytest.param("North Korea fired a missile amid a dispute with Japan.", id="amid"),
        pytest.param("Iran fired missiles at US bases.", id="bases-on-any-land"),
        pytest.param("North Korea fired an ICBM that came down inside Japan's exclusive economic zone.", id="economic-zone"),
        pytest.param("North Korea fired two missiles that fell in Japan's EEZ, Tokyo said.", id="zone-by-its-letters"),
        pytest.param("North Korea fired a rocket that landed outside Japanese territorial waters.", id="territorial-waters"),
        pytest.param("Hezbollah fired rockets at Israeli troops.", id="troops"),
        pytest.param("The Houthis struck an American container ship with a missile.", id="a-ship-of-a-people"),
        pytest.param("Militants fired a rocket at the American embassy.", id="an-embassy"),
        pytest.param("North Korea fired a missile in an attack on North Korean soil.", id="own-land"),
    ],
)
def test_no_target(text: str) -> None:
    assert landed(text) == []


def test_a_target_knows_whose_land_it_is() -> None:
    [claim] = claims_of("Iran fired two missiles at Haifa.", "landing_area")
    assert claim.reference is not None and claim.reference.code == "ISR"  # type: ignore[union-attr]

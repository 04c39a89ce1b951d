"""Where the event began."""

from __future__ import annotations

import pytest
from conftest import claims_of

from extractor.claims.model import ORIGIN


def site(text: str) -> list[tuple[str, int]]:
    return list(dict.fromkeys((c.value, c.strength) for c in claims_of(text, "launch_site")))


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("North Korea fired a missile from Wonsan.", ("Wonsan", 3), id="from"),
        pytest.param("A rocket lifted off at the Sohae site.", ("Sohae Satellite Launching Station", 2), id="at"),
        pytest.param("North Korea fired a missile near Wonsan.", ("Wonsan", 2), id="near"),
        pytest.param("A missile was tested at Sinpo.", ("Sinpo", 2), id="tested-at"),
        pytest.param("The missile was fired from a base near Goruk, Iran.", ("Goruk", 1), id="a-base-near-a-town-that-no-table-has"),
        pytest.param("The missile was fired from Yemen at an airport near Riyadh.", ("Yemen", 1), id="a-target-behind-it"),
        pytest.param("Rockets were fired from southern Lebanon at Haifa.", ("southern Lebanon", 1), id="a-part-of-a-state"),
        pytest.param("Israeli jets flying over north-western Lebanon fired missiles at Masyaf.", ("north-western Lebanon", 1), id="flying-over"),
        pytest.param("North Korea fired a missile from South Hwanghae province.", ("South Hwanghae", 2), id="province-alone"),
        pytest.param("North Korea fired a missile from Sinpo, South Hamgyong province.", ("Sinpo", 3), id="finer-than-its-province"),
        pytest.param("A missile was fired near the North Korean port city of Sinpo.", ("Sinpo", 2), id="city-told-as-a-land's"),
        pytest.param("The rocket blasted off from a launch site in West Texas.", ("West Texas", 1), id="part-of-a-land-by-name"),
        pytest.param("JIUQUAN, May 3 (Xinhua) -- China launched two satellites on a rocket.", ("Jiuquan Satellite Launch Center", 1), id="dateline"),
        pytest.param("Sriharikota (PTI): India launched a rocket.", ("Satish Dhawan Space Centre", 1), id="dateline-with-a-colon"),
        pytest.param("A busy week\nCAPE CANAVERAL, Fla. (AP) — SpaceX launched a rocket.", ("Cape Canaveral Space Force Station", 1), id="dateline-of-a-state"),
        pytest.param("Two rockets were launched at Israel from Lebanon.", ("Lebanon", 1), id="land-of-armed-groups"),
        pytest.param("Two rockets from Lebanon landed near Zatoka.", ("Lebanon", 1), id="right-behind-what-flew"),
        pytest.param("A missile was test-fired at Sunan airfield.", ("Sunan", 2), id="tested-at-an-airfield"),
        pytest.param("Two rockets were fired into its territory from Gaza.", ("Gaza", 3), id="behind-where-it-went"),
        pytest.param("Turkey tested a missile over the Black Sea from a launcher near Rize.", ("Rize", 3), id="behind-what-it-flew-over"),
        pytest.param("Jets struck a launcher in Gaza from which rockets had been fired.", ("Gaza", 3), id="from-which"),
        pytest.param("Bombers launched missiles from over the Caspian Sea at Kyiv.", ("Caspian Sea", 3), id="from-over-a-sea"),
        pytest.param("Israel fired missiles from the Golan Heights at Damascus.", ("Golan Heights", 2), id="land-that-is-no-site-by-itself"),
        pytest.param("India test-fired a missile at a range in Odisha.", ("Odisha", 1), id="tested-at-a-range-in"),
        pytest.param("The rocket lifted off from Pad 1 on New Zealand's Mahia Peninsula.", ("Mahia", 3), id="from-a-pad-on"),
        pytest.param("Missiles were launched from two sites: Sunan near Pyongyang and Kaechon.", ("Sunan", 3), id="behind-a-colon"),
        pytest.param("Rockets fired from the Iraqi town of Rabia struck a base.", ("Rabia", 1), id="a-town-of-a-people"),
        pytest.param("The submarine Tomsk fired a missile in the Sea of Okhotsk, hitting a target.", ("Sea of Okhotsk", 2), id="in-waters-by-a-ship"),
        pytest.param("The missile was fired, the army said, from Sunan.", ("Sunan", 3), id="behind-who-says-so"),
        pytest.param("The launch, its first this year, was detected at 7:10 a.m. from Sunan.", ("Sunan", 3), id="detected-from"),
    ],
)
def test_origin(text: str, expected: tuple[str, int]) -> None:
    assert expected in site(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("After the missile attack on Monday, thousands fled from Tehran.", id="a-clause-of-its-own"),
        pytest.param("Rockets were fired at Ain al-Asad Air Base on Sunday.", id="a-base-that-is-hit"),
        pytest.param("Israel, which withdrew from Lebanon long ago, fired two missiles.", id="not-right-behind"),
        pytest.param("Russia fired missiles at a depot in Bryansk.", id="target"),
        pytest.param("A ship in the Gulf of Aden was hit by a missile.", id="struck"),
        pytest.param("A missile was fired from the Yekaterinburg submarine.", id="ship-of-that-name"),
        pytest.param("The missile flew 100 km east of Sunan.", id="compass"),
        pytest.param("Pressed for sanctions on Tehran after it fired a missile.", id="sanctions-on"),
        pytest.param("The two bombers flew 2,000 miles from Guam to train with allies.", id="no-missile-told"),
        pytest.param("Travellers wait for their flights at Sunan Airport.", id="flights-of-travellers"),
        pytest.param("Two missiles were fired at Haifa on Monday.", id="fired-at"),
        pytest.param("Two missiles were fired by Hezbollah at Haifa on Monday.", id="fired-by-at"),
        pytest.param("Two rockets were fired at US warships in the Gulf of Aden.", id="at-ships"),
        pytest.param("The US navy fired Tomahawk cruise missiles at Syria's Shayrat airbase.", id="base-of-another-state"),
        pytest.param("The Houthis fired a missile targeting an oil depot in the Saudi province of Najran.", id="province-of-another-state"),
        pytest.param("JIUQUAN, May 3 (Xinhua) -- Iran launched a rocket.", id="dateline-of-another-state"),
        pytest.param("SEOUL, May 3 (Wire) -- North Korea launched a rocket.", id="dateline-of-a-city"),
        pytest.param("A missile was shot down near Sunan on Monday.", id="where-it-was-shot-down"),
        pytest.param("A missile was fired from the north of the country.", id="a-part-without-a-name"),
        pytest.param("Missiles were fired at the headquarters of a fleet in Sevastopol.", id="at-something-in"),
        pytest.param("Jets fired two missiles at targets in the vicinity of Damascus.", id="at-targets-in-the-vicinity"),
        pytest.param("Rebels fired two missiles at King Khalid Airport near Riyadh.", id="at-a-name-near"),
        pytest.param("Rebels fired rockets at posts near the village of Shyrokyne, outside Mariupol.", id="at-something-near-and-outside"),
        pytest.param("Rockets were fired from the other bank of the Dnipro River.", id="a-river-of-that-name"),
        pytest.param("Pakistan fired a missile, the army said in a statement issued in Rawalpindi.", id="where-it-was-said"),
        pytest.param("A missile was fired on Monday, a general told reporters by phone from Aden.", id="where-somebody-speaks-from"),
        pytest.param("US warships fired missiles at a drone in the Red Sea.", id="waters-of-a-target"),
        pytest.param("The US shot down two missiles, answering a call by a merchant vessel in the Red Sea.", id="a-merchant-vessel"),
        pytest.param("MiG-31s launched missiles from the airspace of a Russian region at Starokostiantyniv.", id="aimed-at-from-somewhere-unknown"),
        pytest.param("Iran fired two missiles despite warnings from Qatar.", id="words-from-a-land"),
        "Iran fired missiles at what it called a hideout in Erbil.",
        "Iran fired missiles on Monday at two camps of a group in Erbil.",
    ],
)
def test_no_origin(text: str) -> None:
    assert site(text) == []


def test_the_land_of_a_site_may_tell_who_fired() -> None:
    assert [c.value for c in claims_of("A missile was fired from Wonsan.", ORIGIN)] == ["PRK"]


def test_land_that_a_group_holds() -> None:
    assert [(c.value, c.strength) for c in claims_of("A missile was fired from Houthi-held land.", ORIGIN)] == [("houthi", 1)]


@pytest.mark.parametrize(
    "text, state",
    [
        pytest.param("Two missiles were launched from Russian warships.", ["RUS"], id="ships"),
        pytest.param("Two missiles fired from a Chinese nuclear submarine fell into the sea.", ["CHN"], id="an-article-and-more"),
        pytest.param("Two missiles were fired, and officials fled from Russian warships.", [], id="another-verb"),
        pytest.param("Two missiles were fired at Russian warships.", [], id="at-them"),
    ],
)
def test_ships_and_aircraft_tell_whose_it_was(text: str, state: list[str]) -> None:
    assert [c.value for c in claims_of(text, ORIGIN)] == state


def test_a_target_behind_an_origin_is_none() -> None:
    assert site("Errant rocket from Syria hits Golan Heights") == [("Syria", 1)]
    assert site("Rockets were fired from Syria at the Golan Heights.") == [("Syria", 1)]
    assert site("Hezbollah fired rockets from southern Lebanon at Haifa.") == [("southern Lebanon", 1)]


def test_the_site_of_each_of_two_launches() -> None:
    text = "It fired missiles from Wonsan on Wednesday, a day after it fired one from Sunan."
    assert {(c.value, c.trigger) for c in claims_of(text, "launch_site")} == {("Wonsan", 0), ("Sunan", 1)}

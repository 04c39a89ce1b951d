"""How news of wars tells of missiles and rockets: what is hit, by whom, from where; totals are no events, bursts on a target no failures."""

from __future__ import annotations

import pytest
from conftest import Row, events_of, values_of


def one(text: str) -> Row:
    [event] = events_of(text)
    return event


@pytest.mark.parametrize(
    ("text", "launcher", "place"),
    [
        pytest.param("The missiles that Russia launched at Kyiv on Monday killed six people.", "RUS", "Kyiv", id="that-it-launched"),
        pytest.param("Baku accused Armenia of striking the city of Barda with a missile on Monday.", "ARM", "Barda", id="of-striking"),
        pytest.param("Armenia accused Azerbaijan of shelling Stepanakert with Smerch rockets on Monday.", "AZE", "Stepanakert", id="of-shelling"),
        pytest.param("Armenian forces had shelled the town of Tartar with rockets on Sunday, Baku said.", "ARM", "Tartar", id="had-shelled"),
        pytest.param("Russian forces struck the port of Odesa with Kalibr missiles on Monday.", "RUS", "Odesa", id="struck-with"),
        pytest.param("The Houthis targeted a U.S. destroyer in the Red Sea with missiles on Monday.", "houthi", "Red Sea", id="what-is-of-the-u.s."),
        pytest.param("Israel carried out an air aggression with missiles on Sunday, targeting Masyaf.", "ISR", "Masyaf", id="aggression-with"),
        pytest.param("Russia launched a massive assault with missiles on Odesa on Sunday.", "RUS", "Odesa", id="launched-an-assault-with"),
        pytest.param("Russia fired 20 missiles at the Ukrainian capital on Sunday.", "RUS", "Kyiv", id="a-capital"),
        pytest.param("Two rockets fired by Gaza's Hamas hit Sderot on Sunday.", "hamas", "Sderot", id="a-land's-group"),
        pytest.param("Russian missiles struck Ukraine's second-largest city, Kharkiv, on Monday.", "RUS", "Kharkiv", id="a-city-by-name"),
        pytest.param("Russian missiles struck the city, Ukraine said on Monday.", "RUS", "", id="a-speaker-names-no-city"),
        pytest.param("A Russian missile entered Polish airspace on Monday.", "RUS", "", id="entered-airspace"),
        pytest.param("Kharkiv was shelled by Russian forces with rockets on Monday.", "RUS", "Kharkiv", id="was-shelled-with"),
        pytest.param("Rockets pelted a market in Mariupol on Saturday, killing 15 people.", "", "Mariupol", id="pelted"),
        pytest.param("Mariupol was pounded by rockets on Saturday, killing 15 people.", "", "Mariupol", id="pounded-by"),
        pytest.param("The US headquarters in Baghdad was targeted by rocket fire on Sunday.", "", "Baghdad", id="targeted-by-fire"),
        pytest.param("Kabul airport came under rocket attack on Sunday morning.", "", "Kabul", id="came-under"),
        pytest.param("A missile strike on an academy in the Ukrainian city of Poltava killed 50 people on Monday.", "", "Poltava", id="of-a-people"),
        pytest.param("A rocket attack on a U.S. base in Erbil killed two contractors on Monday.", "", "Erbil", id="a-base-of-others"),
        pytest.param("Agencies report that the US headquarters in Iraq was targeted by rocket fire on Sunday.", "", "Iraq", id="subject-of-a-clause"),
        pytest.param("Four people were hurt in an Armenian rocket attack on Azerbaijan's second city of Ganja.", "ARM", "Ganja", id="hurt-in"),
        pytest.param('Russia launched a missile attack on the hypermarket "Epicentr" in Kharkiv on Monday.', "RUS", "Kharkiv", id="a-name-in-quotes"),
        pytest.param("Russia fired two missiles at the hotel “Druzhba” in Pokrovsk on Monday.", "RUS", "Pokrovsk", id="a-name-in-curly-quotes"),
        pytest.param("Iran fired missiles at Israel on Monday, days after Israeli strikes in Beirut.", "IRN", "Israel", id="others-strikes"),
        pytest.param("Iran fired missiles at Israel on Monday in answer to Israel's attack on Damascus.", "IRN", "Israel", id="in-answer-to"),
        pytest.param("Iran's missile strikes on Israel on Monday hit Tel Aviv.", "IRN", "Tel Aviv", id="own-strikes"),
        pytest.param("Rocket fire apparently targeting Kabul airport struck a neighborhood on Monday.", "", "Kabul", id="fire-without-an-article"),
        pytest.param("Israel's army opened artillery fire on Beit Lahiya in northern Gaza on Monday.", "ISR", "Beit Lahiya", id="opened-artillery-fire"),
        pytest.param("A rocket attack in Kirkuk killed two soldiers on Monday.", "", "Kirkuk", id="attack-in"),
        pytest.param("In Fallujah, guerrillas fired three rockets at the US army base on Monday.", "", "", id="a-base-is-no-land"),
        pytest.param("A Katyusha rocket hit Ain al-Asad airbase in Anbar province on Sunday.", "", "Ain al-Asad Air Base", id="finer-than-its-province"),
        pytest.param("Two ballistic missiles were fired at Riyadh on Monday by Yemeni Houthi militants.", "houthi", "Riyadh", id="a-people-and-its-group"),
        pytest.param("At least 21 Palestinian rockets hit Israel on Saturday.", "", "Israel", id="a-people-names-no-group"),
    ],
)
def test_who_hit_what(text: str, launcher: str, place: str) -> None:
    event = one(text)
    assert (event["launcher"], event["landing_area"], event["launch_site"]) == (launcher, place, "")


@pytest.mark.parametrize(
    ("text", "site"),
    [
        pytest.param("Six rockets were fired into Israel from the Gaza Strip on Sunday night.", "Gaza", id="into-from"),
        pytest.param("Seven Scud missiles were fired at Haifa from launchers in western Iraq on Monday.", "western Iraq", id="launchers-in"),
        pytest.param("The Houthis fired two missiles from areas they control in Yemen towards the Red Sea.", "Yemen", id="areas-in"),
        pytest.param("Four rockets were fired from Syria into the Golan Heights on Monday.", "Syria", id="a-land-where-groups-fire"),
        pytest.param("Some 80 rockets were fired from the Palestinian enclave on Monday.", "Gaza", id="the-enclave"),
        pytest.param("A missile flew 430 km from Hodo on Friday.", "Hodo", id="flew-from"),
        pytest.param("A missile fell 430 km from Hodo on Friday.", "", id="fell-from"),
        pytest.param("A missile fired from Yemen triggered sirens in Tel Aviv on Monday.", "Yemen", id="sirens-elsewhere"),
        pytest.param("A missile strike near Poltava killed 50 people on Monday.", "", id="strike-near"),
    ],
)
def test_from_where(text: str, site: str) -> None:
    assert one(text)["launch_site"] == site


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Hezbollah fired nearly 4,000 rockets into Israel for more than a month in 2006.", id="for-a-month"),
        pytest.param("Hamas has fired 8,000 rockets at Israel since October.", id="since-a-month"),
        pytest.param("North Korea has test-fired 100 missiles since Kim came to power in 2011.", id="since-a-deed"),
        pytest.param("Some 1,000 Katyusha rockets hit Kiryat Shmona during the Second Lebanon War last summer.", id="during-the-war"),
        pytest.param("Russia has fired thousands of missiles at Ukraine in the past two years.", id="thousands-in-years"),
        pytest.param("The ship jammed the drone rather than hitting it with a missile on Monday.", id="rather-than"),
        pytest.param("India launched its Integrated Guided Missile Development Programme in 1983.", id="a-programme"),
        pytest.param("Missile and launch components were moved to the east coast on Thursday.", id="components"),
        pytest.param("Israel attacked an airbase with missile depots near Homs on Monday.", id="with-depots"),
    ],
)
def test_no_event(text: str) -> None:
    assert events_of(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Russia fired 90 missiles at Ukraine on Monday in the biggest attack since the war began.", "90", id="biggest-since"),
        pytest.param("Russia attacked Kharkiv with five S-300 missiles on Monday.", "5", id="no-seconds"),
        pytest.param("Hamas fired 150 rockets at Israel on Monday.", "150", id="of-a-day"),
        pytest.param("Hamas has fired 150 rockets at Israel since early Monday.", "150", id="since-a-day"),
        pytest.param("Russia launched one of these cruise missiles into Syria on Monday.", "1", id="one-of-these"),
        pytest.param("One of the rockets hit a house in Sderot on Monday.", "", id="one-of-those-told-before"),
    ],
)
def test_how_many(text: str, count: str) -> None:
    assert str(one(text)["count"]) == count


def test_all_four_are_those_told_before() -> None:
    text = "A rocket landed near Sderot on Monday. It came three days after four rockets were fired at Israel. All four rockets landed in open areas."
    assert [e["count"] for e in events_of(text)] == [1, 4]


def test_a_class_told_in_a_clause_is_no_second_salvo() -> None:
    assert one("Hezbollah said it had hit Haifa with Khaibar-1 rockets, which are medium-range missiles.")["projectile_class"] == "rocket_artillery"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("A rocket exploded in an open area near Ashkelon on Monday.", [], id="in-a-field"),
        pytest.param("Two missiles exploded over the city of Odesa on Monday.", [], id="over-a-city"),
        pytest.param("The missile exploded in mid-air on Monday.", ["failure"], id="in-mid-air"),
        pytest.param("The rocket was launched on Monday and exploded over the Atlantic.", ["failure"], id="over-a-sea"),
    ],
)
def test_a_warhead_that_bursts_on_its_target_is_no_failure(text: str, outcome: list[str]) -> None:
    assert values_of(text, "outcome") == outcome


@pytest.mark.parametrize(
    ("text", "launcher"),
    [
        pytest.param("Hezbollah disputes Israel's claim, but its media said that it had fired rockets at a base.", "hezbollah", id="a-claim"),
        pytest.param("After Israel's killing of its leader, Iran fired 180 missiles at Tel Aviv on Monday.", "IRN", id="a-killing"),
        pytest.param("Four rockets were fired from Syria into the Golan Heights on Monday.", "", id="from-a-land-where-groups-fire"),
        pytest.param("Iraq fired three Scuds at Tel Aviv on Monday.", "IRQ", id="such-a-land-itself"),
        pytest.param("Yemen's Houthi movement said on Monday it had launched missiles at a depot in Jeddah.", "houthi", id="a-movement-is-no-state's"),
        pytest.param("Israel's army said on Monday that it had fired two missiles at Damascus.", "ISR", id="an-army"),
    ],
)
def test_who_fired(text: str, launcher: str) -> None:
    assert one(text)["launcher"] == launcher


def test_nobody_fires_at_the_land_that_answers() -> None:
    fired, answer = events_of("Two rockets landed near Kiryat Shmona on Sunday. Israel responded with artillery fire.")
    assert (fired["role"], fired["launcher"]) == ("main", "")
    assert (answer["role"], answer["launcher"]) == ("background", "ISR")

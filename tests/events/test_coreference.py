"""From claims to events: main, background, planned; one launch or two; which claims go with which."""

from __future__ import annotations

import pytest
from conftest import events_of, values_of

LEAD = "North Korea fired a ballistic missile from Sunan on Tuesday, South Korea's military said. "
Told = list[tuple[str, dict[str, object]]]


def told(text: str, *columns: str, published: str = "2024-01-10") -> list[tuple[object, ...]]:
    return [tuple(e[c] for c in ("role", *columns)) for e in events_of(text, published)]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param(LEAD, [("main", "2024-01-09")], id="one"),
        pytest.param(LEAD + "The launch was the first this year. The missile flew 350 km.", [("main", "2024-01-09")], id="told-again"),
        pytest.param(LEAD + "North Korea last fired a ballistic missile on Dec. 18.", [("main", "2024-01-09"), ("background", "2023-12-18")], id="last-fired"),
        pytest.param(
            LEAD + "In November 2017 North Korea test-fired a Hwasong-15 ICBM.", [("main", "2024-01-09"), ("background", "2017-11")], id="years-before"
        ),
        pytest.param(LEAD + "The launch follows two in July.", [("main", "2024-01-09"), ("background", "2023-07")], id="follows-two"),
        pytest.param(LEAD + "The North plans to launch a satellite carrier on Feb. 20.", [("main", "2024-01-09"), ("planned", "2024-02-20")], id="planned"),
        pytest.param(LEAD + "It was the first since Dec. 18.", [("main", "2024-01-09")], id="first-since-without-detail"),
        pytest.param(
            LEAD + "It was the first launch since Dec. 18, when the North fired a Hwasong-18 ICBM.",
            [("main", "2024-01-09"), ("background", "2023-12-18")],
            id="first-since-with-detail",
        ),
        pytest.param("Iran launched a rocket from Semnan on Monday. North Korea denied that it had launched a missile.", [("main", "2024-01-08")], id="denied"),
        pytest.param(
            "North Korea may fire a missile soon, Seoul said. North Korea last tested a missile on Dec. 18, 2023.",
            [("planned", ""), ("background", "2023-12-18")],
            id="news-is-something-else",
        ),
    ],
)
def test_roles_and_dates(text: str, expected: Told) -> None:
    assert told(text, "date") == expected


def test_a_background_figure_stays_with_its_launch() -> None:
    text = LEAD + "It flew 350 km. On Dec. 18 North Korea fired a Hwasong-18 ICBM that flew 1,000 km and rose to 6,000 km."
    assert values_of(text, "distance", role="main") == ["350"]
    assert values_of(text, "distance", role="background") == ["1000"]
    assert values_of(text, "altitude", role="main") == []


def test_a_background_site_stays_with_its_launch() -> None:
    text = LEAD + "In May 2023 the North launched a rocket from Sohae."
    assert values_of(text, "launch_site", role="main") == ["Sunan"]
    assert values_of(text, "launch_site", role="background")[0].startswith("Sohae")


def test_two_classes_in_one_sentence_are_two_events() -> None:
    events = events_of("Russia fired 29 cruise missiles and two ballistic missiles at Kyiv on Tuesday, Ukraine's air force said.", role="main")
    assert sorted((e["projectile_class"], e["count"]) for e in events) == [("ballistic", 2), ("cruise", 29)]


def test_two_missiles_of_a_salvo_are_one_event() -> None:
    [event] = events_of("North Korea fired two ballistic missiles from Sunan on Tuesday, Seoul said. One flew 250 km, the other 350 km.")
    assert (event["count"], float(event["distance_km_min"]), float(event["distance_km_max"])) == (2, 250, 350)


def test_a_second_launch_another_day_is_another_event() -> None:
    text = "North Korea fired a ballistic missile from Sunan on Tuesday, two days after it fired cruise missiles from Sinpo on Sunday, Seoul said."
    assert sorted(e["date"] for e in events_of(text)) == ["2024-01-07", "2024-01-09"]


def test_another_site_is_another_event() -> None:
    text = "North Korea fired a ballistic missile from Sunan on Tuesday. It fired another ballistic missile from Wonsan on Tuesday, Seoul said."
    assert {e["launch_site"] for e in events_of(text)} == {"Sunan", "Wonsan"}


def test_a_round_hours_later_is_another_event() -> None:
    text = "North Korea fired two ballistic missiles from Sunan on Tuesday, Seoul said. Hours later it fired three artillery shells into the sea."
    assert sorted(e["count"] for e in events_of(text)) == [2, 3]


ALLIED = LEAD + "In response, South Korea and the United States fired four ATACMS missiles into the sea on Wednesday."


def test_allied_firing_in_answer_is_a_background_event() -> None:
    events = events_of(ALLIED)
    assert [e["role"] for e in events] == ["main", "background"]
    assert (events[1]["projectile"], events[1]["count"]) == ("ATACMS", 4)
    assert events[1]["launcher"] in ("KOR", "USA")


def test_allied_firing_keeps_out_of_the_main_event() -> None:
    assert values_of(ALLIED, "launcher", role="main") == ["PRK"]
    assert values_of(ALLIED, "count", role="main") == ["1"]


def test_an_interceptor_and_its_target_are_one_event() -> None:
    text = "The United States launched a ballistic missile target from Hawaii on Tuesday and shot it down with an SM-3 interceptor fired from a destroyer."
    events = events_of(text)
    assert {e["launcher"] for e in events} == {"USA"}
    assert len(events) == 1


def test_a_satellite_is_not_the_projectile() -> None:
    [event] = events_of("India launched the EOS-07 satellite on an SSLV rocket from Sriharikota on Tuesday, ISRO said.")
    assert (event["launcher"], event["projectile"], event["projectile_class"]) == ("IND", "SSLV", "space_launch")


def test_an_orbit_reached_is_the_altitude() -> None:
    text = "India launched an SSLV rocket from Sriharikota on Tuesday. It put the satellite into an orbit of 450 km."
    assert values_of(text, "altitude") == ["450"]


def test_a_planned_orbit_is_none() -> None:
    text = "India launched an SSLV rocket from Sriharikota on Tuesday, but the rocket failed. The satellite was meant to be placed into an orbit of 450 km."
    assert values_of(text, "altitude") == []
    assert values_of(text, "outcome") == ["failure"]


@pytest.mark.parametrize(
    "text, outcome",
    [
        pytest.param(LEAD + "The missile exploded shortly after launch.", "failure", id="exploded"),
        pytest.param(LEAD + "The test appeared to have failed.", "failure", id="failed"),
        pytest.param("Iran put a satellite into orbit with a Qaem-100 rocket on Tuesday.", "success", id="orbit"),
        pytest.param("India successfully test-fired an Agni-P missile on Tuesday.", "success", id="successfully"),
        pytest.param("North Korea test-fired a missile that hit its target on Tuesday, KCNA said.", "success", id="hit-its-target"),
        pytest.param(LEAD + "The missile flew 350 km and fell into the sea.", "", id="a-flight-described"),
        pytest.param(LEAD + "It was not clear whether the test was successful.", "", id="not-clear"),
        pytest.param(LEAD + "An earlier attempt in May 2022 failed.", "", id="an-earlier-one"),
    ],
)
def test_outcome(text: str, outcome: str) -> None:
    assert events_of(text, role="main")[0]["outcome"] == outcome


@pytest.mark.parametrize(
    "text, site",
    [
        pytest.param("North Korea fired a missile from the Sunan area of Pyongyang on Tuesday.", "Sunan", id="most-specific"),
        pytest.param("SEOUL, Jan. 10 (Wire) -- North Korea fired a missile from Wonsan on Tuesday.", "Wonsan", id="not-the-dateline"),
        pytest.param(
            "North Korea fired a missile from Wonsan on Tuesday that could reach Tokyo, an official in Seoul said.", "Wonsan", id="not-target-nor-speaker"
        ),
        pytest.param("The Houthis fired a missile at Eilat on Tuesday, Israel said.", "", id="never-the-target"),
        pytest.param("India test-fired an Agni-V missile from Abdul Kalam Island off Odisha on Tuesday.", "Abdul Kalam Island", id="island"),
        pytest.param("North Korea fired an SLBM from a submarine off Sinpo on Tuesday.", "Sinpo", id="submarine-off"),
        pytest.param("SpaceX launched a Falcon 9 from Cape Canaveral on Tuesday.", "Cape Canaveral", id="cape"),
    ],
)
def test_launch_site(text: str, site: str) -> None:
    [event] = events_of(text, role="main")
    assert event["launch_site"] == "" if site == "" else site in event["launch_site"]


def test_a_known_site_has_coordinates() -> None:
    [event] = events_of(LEAD)
    assert float(event["latitude"]) == pytest.approx(39.2, abs=0.2)
    assert float(event["longitude"]) == pytest.approx(125.7, abs=0.2)


@pytest.mark.parametrize(
    "text, area",
    [
        pytest.param(LEAD + "It fell into the East Sea.", "Sea of Japan", id="east-sea"),
        pytest.param(LEAD + "It landed in the Sea of Japan.", "Sea of Japan", id="sea-of-japan"),
        pytest.param(LEAD + "It splashed down in the Pacific Ocean after it flew over Hokkaido.", "Pacific Ocean", id="pacific"),
        pytest.param("North Korea fired 30 artillery shells into the Yellow Sea on Tuesday.", "Yellow Sea", id="yellow-sea"),
        pytest.param("India test-fired an Agni-P missile from Odisha on Tuesday. It fell into the Bay of Bengal.", "Bay of Bengal", id="bay"),
        pytest.param(LEAD, "", id="not-told"),
    ],
)
def test_landing_area(text: str, area: str) -> None:
    assert events_of(text, role="main")[0]["landing_area"] == area


@pytest.mark.parametrize(
    "text, name",
    [
        ("North Korea test-fired a Hwasong-17 ICBM on Tuesday.", "Hwasong-17"),
        ("North Korea test-fired the KN25 missile on Tuesday.", "KN-25"),
        ("India test-fired the Agni V missile on Tuesday.", "Agni-V"),
        ("The rebels fired a Scud missile on Tuesday.", "Scud"),
    ],
)
def test_projectile_has_its_canonical_spelling(text: str, name: str) -> None:
    assert events_of(text, role="main")[0]["projectile"] == name


def test_ids_are_in_order_of_mention() -> None:
    events = events_of(LEAD + "North Korea last fired a ballistic missile on Dec. 18. It plans to launch a satellite carrier on Feb. 20.")
    assert [e["event_id"] for e in events] == ["e1", "e2", "e3"]


def test_a_caption_of_another_launch_is_left_out() -> None:
    text = "FILE PHOTO: A Hwasong-15 missile is fired from Wonsan in 2017.\n\n" + LEAD
    [event] = events_of(text)
    assert (event["launch_site"], event["date"]) == ("Sunan", "2024-01-09")


def test_flight_told_before_the_launch() -> None:
    text = "The missile flew 1 090km before it fell into the East Sea, KCNA said. North Korea test-fired the Hwasong-17 on Tuesday."
    assert values_of(text, "distance") == ["1090"]


def test_a_corrected_count_keeps_both_claims() -> None:
    text = "North Korea fired two ballistic missiles on Tuesday, Seoul said. Japan's defence ministry said three ballistic missiles were fired."
    [event] = events_of(text)
    assert event["count"] == 2
    assert values_of(text, "count") == ["2", "3"]


def test_speed_and_flight_time() -> None:
    text = LEAD + "It flew for 4,135 seconds at a top speed of Mach 22."
    assert (values_of(text, "flight_time"), values_of(text, "speed")) == (["4135"], ["22"])


def test_a_clock_time_is_no_flight_time() -> None:
    assert values_of("North Korea fired a missile from Sunan at 5:32 a.m. on Tuesday, Seoul said.", "flight_time") == []


def test_shells_are_artillery() -> None:
    assert [e["projectile_class"] for e in events_of("North Korea fired 30 shells into the Yellow Sea on Tuesday, Seoul said.")] == ["artillery"]


def test_rounds_of_one_day_are_told_apart_by_their_clock_times() -> None:
    text = "North Korea fired two ballistic missiles from Sunan at 7:05 a.m. on Tuesday, Seoul said. At 9:40 a.m. it fired a ballistic missile from Wonsan."
    assert [(e["time"], e["launch_site"], e["count"]) for e in events_of(text)] == [("07:05", "Sunan", 2), ("09:40", "Wonsan", 1)]


def test_minutes_apart_is_one_round() -> None:
    text = "North Korea fired a ballistic missile at 7:05 a.m. on Tuesday, Seoul said. Japan said the missile was fired at 7:10 a.m."
    assert len(events_of(text)) == 1


def test_more_of_the_same_is_another_launch() -> None:
    text = "North Korea fired two ballistic missiles from Sunan on Tuesday. Later that day it fired three more ballistic missiles."
    assert [e["count"] for e in events_of(text, role="main")] == [2, 3]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("It fired another in the afternoon.", [1, 1], id="another"),
        pytest.param("Two more were launched hours later.", [1, 2], id="more"),
        pytest.param("Dozens more were fired that evening.", [1, ""], id="no-number"),
        pytest.param("One hit a barn and another landed in a field.", [1], id="parts-of-the-salvo"),
    ],
)
def test_of_what_was_just_told_more_are_fired_the_same_day(text: str, expected: list[int | str]) -> None:
    assert told(LEAD + text, "date", "projectile_class", "count") == [("main", "2024-01-09", "ballistic", n) for n in expected]


@pytest.mark.parametrize(
    "text",
    [
        "The H3 rocket, which had been due to fly in March, lifted off on Tuesday.",
        "An H3 rocket, due to be launched last month, finally took off on Tuesday.",
    ],
)
def test_what_was_planned_and_flew_is_one_launch_on_the_day_that_it_flew(text: str) -> None:
    assert told(text, "date") == [("main", "2024-01-09")]


def test_days_behind_a_plural_are_launches_of_those_days() -> None:
    earlier = [("background", "2023-07-05"), ("background", "2023-07-11")]
    assert told(LEAD + "It was the first launch in months, after tests on July 5 and July 11.", "date") == [("main", "2024-01-09"), *earlier]
    assert told(LEAD + "The North last tested the weapon in July.", "date") == [("main", "2024-01-09"), ("background", "2023-07")]


@pytest.mark.parametrize("text", ["Neither side fired missiles on Tuesday.", "Nobody fired a missile at Seoul on Tuesday."])
def test_what_nobody_did_is_no_launch(text: str) -> None:
    assert told(text) == []


def test_what_flew_and_will_again_is_planned_too() -> None:
    assert told("The H3 rocket, which lifted off on Tuesday, will be launched again in March.", "date") == [("main", "2024-01-09"), ("planned", "2024-03")]


def test_a_launch_by_the_way_does_not_take_the_focus() -> None:
    text = LEAD + "It was its first since it fired eight missiles on June 5. The missile flew 350 km."
    assert values_of(text, "distance", role="main") == ["350"]


def test_the_launch_is_the_news_again_sentences_after_an_earlier_one() -> None:
    text = LEAD + "On Dec. 18 North Korea fired a Hwasong-18 ICBM. It angered Seoul. Ties have been poor since. The missile fell into the East Sea."
    assert values_of(text, "landing_area", role="main") == ["Sea of Japan"]


def test_a_spaceport_abroad_launches_for_its_operator() -> None:
    [event] = events_of("An Electron rocket lifted off from Mahia on Tuesday.")
    assert event["launcher"] in ("NZL", "USA")
    [event] = events_of("A Soyuz rocket was launched from Baikonur on Tuesday.")
    assert event["launcher"] == "RUS"


def test_no_place_is_both_ends() -> None:
    [event] = events_of("Iran fired two missiles from Semnan on Tuesday. They were fired in a test in Iran.")
    assert event["landing_area"] == ""


def test_what_it_was_to_do_is_no_outcome() -> None:
    [event] = events_of("Iran fired a rocket on Tuesday in its second attempt to put a satellite into orbit.")
    assert event["outcome"] == ""


def test_only_one_state_in_sight_fires() -> None:
    text = "Kim Jong Un oversaw the test-fire of a strategic cruise missile on Tuesday, KCNA said. The missile flew 1,500 km along a pattern-8 orbit."
    assert [e["launcher"] for e in events_of(text)] == ["PRK"]


def test_a_month_after_launching_is_background() -> None:
    text = "India test-fired an Agni-P missile on Tuesday, a month after launching a PSLV rocket from Sriharikota."
    assert [(e["role"], e["projectile"]) for e in events_of(text)] == [("main", "Agni-P"), ("background", "PSLV")]


def test_the_stamp_of_a_page_is_no_time_of_a_launch() -> None:
    text = "North Korea fires missile\n\nPublished Jan 10, 2024 06:40 pm\n\nNorth Korea fired a ballistic missile from Sunan on Tuesday, Seoul said."
    assert [(e["date"], e["time"]) for e in events_of(text)] == [("2024-01-09", "")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The launch followed a ground test of a large new engine on Jan. 3.", id="ground-test"),
        pytest.param("ISRO completed a static test of a rocket booster on Tuesday.", id="static-test"),
        pytest.param("The projects in missiles and radar will be opened. The projects will be launched on Thursday.", id="projects"),
        pytest.param("Seoul will respond if the regime goes ahead with the launch of a satellite.", id="if"),
        pytest.param("A missile test was likely in the coming days.", id="was-likely"),
    ],
)
def test_no_launch(text: str) -> None:
    assert events_of(text, role="main") == []


def test_a_countdown_is_to_a_launch_still_to_come() -> None:
    assert [e["role"] for e in events_of("The countdown for the launch of India's GSLV rocket from Sriharikota began on Tuesday.")] == ["planned"]


@pytest.mark.parametrize(
    "told, attribute",
    [
        pytest.param("It is capable of carrying a warhead up to a distance of 750 km.", "distance", id="capable-of"),
        pytest.param("The rocket aimed to release the satellite in an orbit about 320 miles above Earth.", "altitude", id="aimed"),
    ],
)
def test_what_could_be_or_was_meant_is_no_figure(told: str, attribute: str) -> None:
    assert values_of(LEAD + told, attribute) == []


def test_a_range_told_with_an_altitude_is_how_far_it_flew() -> None:
    text = LEAD + "The missile flew for 71 minutes to an altitude of 5,800 km and a range of 900 km."
    assert (values_of(text, "altitude"), values_of(text, "distance")) == (["5800"], ["900"])


@pytest.mark.parametrize(
    "text, site",
    [
        pytest.param("Russia test-fired a missile from the Yekaterinburg submarine on Tuesday.", "", id="a-ship-of-that-name"),
        pytest.param("North Korea fired a missile from the Sinpo submarine base on Tuesday.", "Sinpo", id="a-base-for-ships"),
        pytest.param("Turkey fired a missile from a harbour in the Black Sea coastal city of Rize on Tuesday.", "Rize", id="a-city-by-the-sea"),
    ],
)
def test_ships_and_shores(text: str, site: str) -> None:
    [event] = events_of(text)
    assert event["launch_site"] == site


def test_whose_coast_it_is() -> None:
    [event] = events_of("North Korea launched a ballistic missile into the sea off Japan's west coast on Tuesday.")
    assert event["landing_area"] == "Sea of Japan"


def test_a_launch_told_again_hours_after_is_the_same() -> None:
    text = LEAD + "Hours after Pyongyang fired the missile, six jets dropped bombs near the border."
    assert len(events_of(text)) == 1


def test_success_is_of_the_test_that_it_stands_before() -> None:
    text = LEAD + "The launch came after South Korea successfully test-fired a rocket on Monday."
    assert [(e["launcher"], e["outcome"]) for e in events_of(text)] == [("PRK", ""), ("KOR", "success")]


def test_the_roar_of_a_missile_as_it_was_launched() -> None:
    [event] = events_of("The roar of a Minuteman III missile could be heard at 6:35 a.m. on Tuesday as it was launched toward the Kwajalein Atoll.")
    assert (event["projectile"], event["date"], event["time"]) == ("Minuteman III", "2024-01-09", "06:35")


def test_ships_that_are_fired_at_are_no_launch_site() -> None:
    [event] = events_of("Houthi rebels fired three anti-ship ballistic missiles on Tuesday at commercial ships in the southern Red Sea.")
    assert event["launch_site"] == ""


def test_what_lingers_goes_to_the_news() -> None:
    text = LEAD + "On Dec. 18 North Korea fired a Hwasong-18 ICBM. It angered Seoul. Ties have been poor since. Japan was told. The peak altitude was 60 km."
    assert values_of(text, "altitude", role="main") == ["60"]


LATER = LEAD + "Seoul has watched the North closely. Ties are poor. Nobody expected it. The two sides had talked. They will not again. "


@pytest.mark.parametrize(
    "text, told",
    [
        pytest.param("The Houthis fired a barrage of missiles at Israel.", True, id="fired"),
        pytest.param("The Houthis have repeatedly fired missiles.", False, id="has-fired"),
        pytest.param("The Houthis fired missiles at Eilat.", True, id="at-a-place"),
    ],
)
def test_what_was_done_once_far_down_is_an_event(text: str, told: bool) -> None:
    assert ("houthi" in [e["launcher"] for e in events_of(LATER + text)]) == told


def test_forty_rockets_are_not_the_one_missile() -> None:
    text = "A missile fired by the Houthis hit Tel Aviv on Tuesday. On Tuesday about 40 rockets were fired at northern Israel, the army said."
    assert sorted(e["count"] for e in events_of(text)) == [1, 40]


def test_missile_tests_in_general_are_no_news() -> None:
    assert events_of("Under the proposal North Korea would halt its nuclear and missile tests in return for aid.", role="main") == []


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("A depot near Homs was struck by an Israeli missile on Tuesday.", [("main", "ISR", "Homs")], id="struck-by"),
        pytest.param("A Greek tanker was hit by a Houthi missile in the Red Sea on Tuesday.", [("main", "houthi", "Red Sea")], id="struck-in"),
        pytest.param("Iran's missile strike on Erbil on Tuesday killed nobody.", [("main", "IRN", "Erbil")], id="strike-on"),
        pytest.param("Iran paraded an ICBM on Tuesday that could theoretically hit Israel.", [], id="could-hit"),
        pytest.param("Homes in Homs were damaged by rockets over the years.", [], id="by-rockets-in-general"),
    ],
)
def test_strikes(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text, "launcher", "landing_area") == expected


def test_one_test_of_somebody_opens_an_article() -> None:
    assert told("Japan criticised China over its missile test on Tuesday.", "launcher") == [("main", "CHN")]
    assert told("Japan criticised China over its missile tests on Tuesday.", "launcher") == []


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("North Korea may soon launch a long-range missile, Seoul said.", [("planned", "PRK")], id="expected-of-somebody"),
        pytest.param("North Korea could carry out a missile test, Seoul said.", [("planned", "PRK")], id="noun-of-a-verb"),
        pytest.param("A missile may be launched one day.", [], id="of-nobody"),
        pytest.param("If North Korea could launch a missile, it would.", [], id="condition"),
        pytest.param(LEAD + "North Korea could launch another ballistic missile, Seoul said.", [("main", "PRK")], id="beside-the-news"),
        pytest.param(LEAD + "North Korea had told the agency that it planned to fire a missile.", [("main", "PRK")], id="plan-carried-out"),
        pytest.param(LEAD + "North Korea said it planned to fire a missile.", [("main", "PRK"), ("planned", "PRK")], id="another-plan"),
        pytest.param(
            "North Korea had told Japan that it would launch a satellite by June 4. The rocket, fired on Tuesday, exploded.", [("main", "PRK")], id="plan-first"
        ),
    ],
)
def test_what_is_expected(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text, "launcher") == expected


def test_the_missiles_of_the_night_are_the_same_in_local_time() -> None:
    text = "Iran fired a dozen missiles at two bases on Tuesday night. The missiles, fired early on Wednesday local time, hit both bases."
    assert told(text, "date") == [("main", "2024-01-09")]


def test_the_day_of_what_follows_is_not_that_of_the_launch() -> None:
    text = "The U.S. flew bombers over Guam on Tuesday in response to North Korea's test of an ICBM. The Jan. 5 test of an ICBM was its first."
    assert told(text, "date") == [("main", "2024-01-05")]


def test_killed_on_the_day_of_the_firing() -> None:
    assert told("Two people were killed on Tuesday after Hezbollah fired rockets at Haifa.", "date") == [("main", "2024-01-09")]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("Ukraine shot down two Russian cruise missiles near Odesa on Tuesday.", [("main", "RUS")], id="shot-down"),
        pytest.param("Two Iranian missiles were intercepted over Jordan on Tuesday.", [("main", "IRN")], id="intercepted"),
        pytest.param("Israel intercepted a missile on Tuesday.", [("main", "")], id="of-nobody"),
        pytest.param("Israel can intercept a missile.", [], id="can"),
        pytest.param("Russia shot down two Ukrainian drones on Tuesday.", [], id="drones"),
        pytest.param("Japan could shoot down a North Korean missile.", [], id="could-be"),
        pytest.param("The U.S. sent missile defenses to Guam on Tuesday.", [], id="missile-defenses"),
        pytest.param("The U.S. tested its THAAD missile defense system in Alaska on Tuesday.", [("main", "USA")], id="a-system-tested"),
        pytest.param("A new missile could mean that Iran, which unleashed its anger on Tuesday, prepares for war.", [], id="relative-of-an-actor"),
        pytest.param("When any missile is launched in Asia, satellites see it.", [], id="any"),
        pytest.param("Suppose Iran launches a ballistic missile at Haifa on Tuesday.", [], id="supposed"),
        pytest.param("Imagine that North Korea fired a missile at Guam.", [], id="imagined"),
        pytest.param("Officers were targeted with rockets and bangers in Leipzig on Tuesday.", [], id="fireworks"),
        pytest.param("Officers were pelted with bottles, fireworks and rockets on Tuesday.", [], id="fireworks-and-rockets"),
    ],
)
def test_what_tells_of_a_launch(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text, "launcher") == expected


def test_earlier_ones_of_a_sentence_are_apart_by_class() -> None:
    text = LEAD + "It came days after the North fired three short-range missiles and a month after its second test of an ICBM."
    assert told(text, "projectile_class")[1:] == [("background", "SRBM"), ("background", "ICBM")]


def test_that_earlier_test_is_the_one_just_told_of() -> None:
    text = LEAD + "It comes after the North's launch of cruise missiles on Dec. 18. During that earlier launch, two cruise missiles were fired from Sinpo."
    assert told(text, "date", "launch_site", "count") == [("main", "2024-01-09", "Sunan", 1), ("background", "2023-12-18", "Sinpo", 2)]


def test_what_the_latest_missile_was_is_told_of_the_news() -> None:
    text = LEAD + "The North fired a missile on Jan. 2 that blew up. Analysts say the latest missile was a Hwasong-11Ma."
    assert values_of(text, "projectile", role="main") and not values_of(text, "projectile", role="background")


def test_the_latest_launch_is_the_news() -> None:
    text = LEAD + "The North fired cruise missiles on Saturday. The military is analysing the latest missile, which flew 300 km after the latest launch."
    assert values_of(text, "distance", role="main") == ["300"]


def test_an_anti_ship_ballistic_missile_is_a_ballistic_one() -> None:
    text = "The Houthis fired two ballistic missiles at a ship on Tuesday. The rebels fired two anti-ship ballistic missiles from Yemen, the US military said."
    assert told(text, "projectile_class", "count") == [("main", "anti_ship", 2)]


def test_of_two_classes_of_a_family_each_is_told_again_by_its_own() -> None:
    text = "North Korea test-fired two cruise missiles and three anti-ship missiles. The cruise missiles flew 1,500 km. "
    assert [(e["projectile_class"], e["distance_km"]) for e in events_of(text)] == [("cruise", "1500"), ("anti_ship", "")]


@pytest.mark.parametrize("since", ["Dec. 18", "December 2023", "December"])
def test_what_was_done_when_it_was_last_done_is_not_the_news(since: str) -> None:
    text = f"North Korea fired a cruise missile on Tuesday. It was the first launch since {since}, when the North fired two Hwasong-18 ICBMs."
    assert told(text, "projectile", "count") == [("main", "", 1), ("background", "Hwasong-18", 2)]


def test_the_launch_comes_days_after_another() -> None:
    text = "North Korea fired a cruise missile on Tuesday. The latest launch comes 10 days after it test-fired an IRBM."
    assert told(text, "projectile_class", "date") == [("main", "cruise", "2024-01-09"), ("background", "IRBM", "2023-12-30")]


def test_the_number_of_a_day_counts_nothing() -> None:
    assert told("In the night of 9 January, Russian missiles struck Kharkiv.", "count_qualifier") == [("main", "multiple")]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("Iran test-fired an MRBM in 2017 and an ICBM in 2019.", [("MRBM", "2017"), ("ICBM", "2019")], id="a-year-each"),
        pytest.param(
            "Iran tested ballistic missiles on June 2 and June 5, cruise missiles on June 7 and anti-ship missiles on June 9.",
            [("ballistic", "2023-06-02"), ("ballistic", "2023-06-05"), ("cruise", "2023-06-07"), ("anti_ship", "2023-06-09")],
            id="two-days-of-the-first",
        ),
        pytest.param("Iran fired two missiles on June 2 and three more on June 5.", [("projectile", "2023-06-02"), ("projectile", "2023-06-05")], id="more"),
        pytest.param("Iran fired an ICBM on June 2 and two cruise missiles.", [("ICBM", "2023-06-02"), ("cruise", "2023-06-02")], id="one-day-for-both"),
        pytest.param("Iran fired an ICBM and two cruise missiles on June 2.", [("ICBM", "2023-06-02"), ("cruise", "2023-06-02")], id="one-day-behind-both"),
    ],
)
def test_each_of_a_list_has_its_own_day(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(e["projectile_class"], e["date"]) for e in events_of(text, "2024-01-10", role="background")]
    assert sorted(found) == sorted(expected)


def test_the_launch_this_week_is_the_one_just_told_of() -> None:
    assert values_of(LEAD + "The North Korean launch this week was a success.", "outcome", role="main") == ["success"]


def test_the_one_named_right_before_is_it() -> None:
    text = "Mr Abe said he and President Trump agreed to put pressure on North Korea after it launched a ballistic missile on Tuesday."
    assert told(text, "launcher") == [("main", "PRK")]


def test_rockets_of_a_group_are_rocket_artillery() -> None:
    assert told("Hezbollah fired 30 rockets at Haifa on Tuesday.", "projectile_class") == [("main", "rocket_artillery")]
    assert told("Two rockets from Gaza hit Sderot on Tuesday.", "projectile_class") == [("main", "rocket_artillery")]
    assert told("Hezbollah fired 30 missiles at Haifa on Tuesday.", "projectile_class") == [("main", "projectile")]
    assert told("Syria fired 30 rockets at Haifa on Tuesday.", "projectile_class") == [("main", "projectile")]


def test_the_day_of_blaming_is_not_that_of_the_firing() -> None:
    text = "The Security Council on Wednesday condemned North Korea for firing a ballistic missile on Jan. 8."
    assert told(text, "date") == [("main", "2024-01-08")]


def test_a_missile_attack_keeps_its_day() -> None:
    assert told("Iran launched a large missile attack on Israel on January 8.", "date") == [("main", "2024-01-08")]


@pytest.mark.parametrize("verb", ["conducted", "carried out", "executed", "staged"])
def test_a_major_missile_attack_is_carried_out(verb: str) -> None:
    assert told(f"Iran {verb} a major missile attack on Israel on Tuesday.", "launcher", "landing_area") == [("main", "IRN", "Israel")]


def test_a_place_between_is_not_the_group() -> None:
    text = "The Houthis attacked 27 ships, says an analyst in Copenhagen, when the group fired a missile at a ship on January 8."
    assert "DNK" not in [e["launcher"] for e in events_of(text)]


def test_has_now_flown_is_news() -> None:
    assert told("With Monday's launch the Hwasong-18 has now flown three times this year.", "projectile") == [("main", "Hwasong-18")]
    assert told("North Korea has so far fired six ballistic missiles this year.") == []


def test_a_plan_with_a_place_is_told_enough() -> None:
    text = "Iran's minister told state TV this week that three satellites would be launched from the Imam Khomeini spaceport in Semnan province."
    assert told(text, "launch_site") == [("planned", "Semnan")]


def test_a_launch_that_waits_for_its_licence_is_planned() -> None:
    text = LEAD + "The agency does not expect to license SpaceX's test launch of Starship from Boca Chica before November."
    assert values_of(text, "launch_site", role="main") == ["Sunan"]


def test_who_destroys_a_missile_has_not_fired_it() -> None:
    text = "A ballistic missile was fired at Riyadh on Tuesday. The missile was intercepted and destroyed by Saudi air defenses."
    assert told(text, "launcher", "landing_area") == [("main", "", "Riyadh")]


def test_who_says_so_aside_plans_nothing() -> None:
    text = "North Korea fired a missile on Tuesday, South Korea said, amid concerns that it might conduct a nuclear test or a missile launch."
    assert [(e["role"], e["launcher"]) for e in events_of(text, "2026-01-28")] == [("main", "PRK")]


def test_missiles_that_are_fired_again_and_again_are_no_event() -> None:
    assert events_of("Many of these missiles are launched by aircraft deep inside Russia.", "2026-01-28") == []


def test_an_earlier_event_told_in_a_relative_clause_does_not_come_into_focus() -> None:
    text = "Pakistan tested a missile on Tuesday. It was a Shaheen-III, which was first fired in March 2015. The missile came down in the Arabian Sea."
    assert [e["landing_area"] for e in events_of(text, "2026-01-28", role="main")] == ["Arabian Sea"]


def test_what_was_being_prepared_is_the_plan_of_the_news() -> None:
    text = "North Korea fired a missile on Tuesday. The U.S. said on Monday that Pyongyang was preparing to test a missile."
    assert [e["role"] for e in events_of(text, "2026-01-28")] == ["main"]

"""Objects and triggers: past, planned, denied, hypothetical, generic; counts; launches that are none."""

from __future__ import annotations

import pytest
from conftest import events_of, sentences_of


def roles(text: str) -> list[str]:
    return [t.role for s in sentences_of(text) for t in s.triggers]


def objects(text: str) -> list[tuple[str, int | None, str]]:
    return [(o.cls, o.count, o.count_qualifier) for s in sentences_of(text) for o in s.objects]


@pytest.mark.parametrize(
    "text",
    [
        "North Korea fired a ballistic missile on Tuesday.",
        "Iran test-fired two cruise missiles.",
        "A missile was launched from Sunan.",
        "Two rockets were fired by the Houthis at Israel.",
        "The Falcon 9 lifted off from Vandenberg.",
        "North Korea conducted a test of a hypersonic missile.",
        "Russia launched a barrage of missiles at Kyiv.",
        "India has carried out a flight test of the Agni-V.",
        "Pakistan conducted a training launch of a ballistic missile.",
        "China's Long March 5 blasted off from Wenchang.",
        "Hezbollah lobbed a volley of rockets into Galilee.",
        "North Korea shot off a missile.",
        "An ICBM was test-launched from Plesetsk.",
        "Japan's H3 rocket took off from Tanegashima.",
        "The army let off several artillery shells.",
        "The missile launch by North Korea came on Tuesday.",
    ],
)
def test_past(text: str) -> None:
    assert roles(text)[:1] == ["past"]


@pytest.mark.parametrize(
    "text",
    [
        "North Korea threatened to fire a missile at Guam.",
        "Iran plans to launch a satellite carrier in May.",
        "Pyongyang will launch a ballistic missile.",
        "India is preparing to test an ICBM.",
        "North Korea vowed to launch more rockets.",
        "Seoul is set to launch its Nuri rocket on Thursday.",
        "China is expected to launch a Long March rocket on Friday.",
        "The rocket is scheduled to lift off from Wenchang on Friday.",
        "North Korea announced a plan to launch a rocket.",
    ],
)
def test_planned(text: str) -> None:
    assert set(roles(text)) == {"planned"}


@pytest.mark.parametrize(
    "text",
    [
        "North Korea denied that it had launched a missile.",
        "Iran did not fire a missile.",
        "Tehran denied launching any missile.",
        "No missile was fired.",
        "The army has never fired the missile.",
        "The drill ended without a missile being fired.",
        "There was no sign of a missile launch.",
    ],
)
def test_denied_is_no_event(text: str) -> None:
    assert events_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "North Korea could fire a missile at any time.",
        "If Iran launches a missile, Israel will respond.",
        "Resolutions ban North Korea from launching ballistic missiles.",
        "The boat can launch cruise missiles.",
        "Japan called for a halt to missile tests.",
        "The treaty bars any missile launch.",
        "Officials braced for a possible missile launch.",
        "The system is designed to fire missiles from a truck.",
        "Experts fear more missile tests.",
        "Seoul simulated a missile launch by the North in a drill.",
    ],
)
def test_hypothetical_and_generic_is_no_main_event(text: str) -> None:
    assert events_of(text, role="main") == []


@pytest.mark.parametrize(
    "text",
    [
        "The firm launched a new phone on Tuesday.",
        "Police launched an investigation into the missile sale.",
        "The bank launched a product named Rocket.",
        "Doctors tested patients for the virus.",
        "The army launched an offensive near the rocket base.",
        "The coach was fired after the Rockets lost.",
        "The navy launched a destroyer that carries missiles.",
        "North Korea tested a rocket engine at Sohae.",
        "The police fired tear gas at a march against missiles.",
        "The launch pad for missiles was rebuilt.",
        "North Korea tested a nuclear weapon.",
        "The Houston Rockets launched a website.",
        "The government launched a satellite channel review.",
        "A ground jet test of a missile motor was run.",
    ],
)
def test_other_things_are_launched_too(text: str) -> None:
    assert events_of(text) == []


@pytest.mark.parametrize(
    "text, cls, count, qualifier",
    [
        pytest.param("Iran fired a missile.", "projectile", 1, "exact", id="a"),
        pytest.param("Iran fired two ballistic missiles.", "ballistic", 2, "exact", id="two"),
        pytest.param("Iran fired a pair of cruise missiles.", "cruise", 2, "exact", id="pair"),
        pytest.param("Iran fired a dozen missiles.", "projectile", 12, "exact", id="dozen"),
        pytest.param("Iran fired nearly two dozen missiles.", "projectile", 24, "about", id="nearly-two-dozen"),
        pytest.param("Iran fired half a dozen rockets.", "projectile", 6, "exact", id="half-a-dozen"),
        pytest.param("Iran fired at least 23 missiles.", "projectile", 23, "at_least", id="at-least"),
        pytest.param("Iran fired more than 180 ballistic missiles.", "ballistic", 180, "at_least", id="more-than"),
        pytest.param("Iran fired about 10 missiles.", "projectile", 10, "about", id="about"),
        pytest.param("Iran fired up to four missiles.", "projectile", 4, "at_most", id="up-to"),
        pytest.param("Iran fired twenty-five missiles.", "projectile", 25, "exact", id="compound"),
        pytest.param("Iran fired several missiles.", "projectile", None, "multiple", id="several"),
        pytest.param("Iran fired a number of missiles.", "projectile", None, "multiple", id="a-number-of"),
        pytest.param("Iran fired missiles.", "projectile", None, "multiple", id="bare-plural"),
        pytest.param("Iran fired a salvo of ballistic missiles.", "ballistic", None, "multiple", id="salvo"),
        pytest.param("Iran fired two suspected short-range ballistic missiles.", "SRBM", 2, "exact", id="suspected"),
        pytest.param("Iran fired three more missiles.", "projectile", 3, "exact", id="three-more"),
        pytest.param("Iran fired 1,200 rockets.", "projectile", 1200, "exact", id="thousands"),
        pytest.param("Iran fired dozens of rockets.", "projectile", None, "multiple", id="dozens"),
        pytest.param("Iran fired a couple of missiles.", "projectile", 2, "exact", id="couple"),
    ],
)
def test_class_and_count(text: str, cls: str, count: int | None, qualifier: str) -> None:
    assert objects(text) == [(cls, count, qualifier)]


@pytest.mark.parametrize(
    "text, cls",
    [
        ("an intercontinental ballistic missile", "ICBM"),
        ("an intermediate-range ballistic missile", "IRBM"),
        ("a medium-range ballistic missile", "MRBM"),
        ("a close-range ballistic missile", "CRBM"),
        ("a submarine-launched ballistic missile", "SLBM"),
        ("a long-range ballistic missile", "ballistic"),
        ("an anti-ship cruise missile", "anti_ship"),
        ("a surface-to-air missile", "surface_to_air"),
        ("a strategic cruise missile", "cruise"),
        ("a hypersonic missile", "hypersonic"),
        ("a satellite launch vehicle", "space_launch"),
        ("a projectile", "projectile"),
        ("an ICBM", "ICBM"),
        ("a space rocket", "space_launch"),
        ("a multiple rocket launcher", "rocket_artillery"),
        ("a howitzer shell", "artillery"),
    ],
)
def test_class_words(text: str, cls: str) -> None:
    assert [c for c, _, _ in objects(f"North Korea fired {text} on Tuesday.")] == [cls]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("North Korea carried out its 25th launch this year on Tuesday, firing a ballistic missile from Sunan.", id="its-25th-launch"),
        pytest.param("North Korea fired a ballistic missile from Sunan on Tuesday, the 25th launch this year.", id="the-25th-launch"),
        pytest.param("North Korea fired a ballistic missile from Sunan on Tuesday. It was the 30th missile fired this year.", id="30th-missile"),
        pytest.param("North Korea fired a ballistic missile from Sunan on Tuesday. It has now fired more than 40 missiles this year.", id="tally"),
    ],
)
def test_ordinals_and_tallies_are_no_count(text: str) -> None:
    [event] = events_of(text, role="main")
    assert event["count"] == 1


@pytest.mark.parametrize(
    "text, count",
    [
        pytest.param("North Korea fired nearly two dozen missiles from its coasts on Tuesday, Seoul said.", 24, id="nearly-two-dozen"),
        pytest.param("North Korea fired 23 missiles on Tuesday, 17 of them short-range.", 23, id="of-them"),
        pytest.param("North Korea fired a pair of cruise missiles on Tuesday, Seoul said.", 2, id="a-pair"),
        pytest.param("North Korea fired what appeared to be three ballistic missiles on Tuesday.", 3, id="what-appeared"),
        pytest.param("Three ballistic missiles were fired by North Korea on Tuesday.", 3, id="passive"),
        pytest.param("North Korea on Tuesday fired eight more ballistic missiles.", 8, id="more"),
        pytest.param("Russia fired 23 missiles, 17 of them ballistic, at Kyiv on Tuesday.", 23, id="of-them-ballistic"),
    ],
)
def test_count_of_the_event(text: str, count: int) -> None:
    assert events_of(text, role="main")[0]["count"] == count


@pytest.mark.parametrize(
    "text, launcher",
    [
        ("North Korea fired a missile on Tuesday.", "PRK"),
        ("A missile was fired by Iran on Tuesday.", "IRN"),
        ("India's DRDO test-fired the Agni-P missile on Tuesday.", "IND"),
        ("Yemen's Houthis fired two missiles at Eilat on Tuesday.", "houthi"),
        ("Hezbollah fired 30 rockets at northern Israel on Tuesday.", "hezbollah"),
        ("SpaceX launched a Falcon 9 from Vandenberg on Tuesday.", "USA"),
        ("Hamas launched a barrage of rockets at Tel Aviv on Tuesday.", "hamas"),
        ("Rocket Lab launched an Electron rocket from Mahia on Tuesday.", None),
        ("Pakistan conducted a launch of the Shaheen-III missile on Tuesday.", "PAK"),
        ("The Pentagon said Iran launched a missile on Tuesday.", "IRN"),
        ("South Korea said the North fired a missile on Tuesday; North Korea had no comment.", "PRK"),
        ("The U.S. Air Force test-launched a Minuteman III missile from Vandenberg on Tuesday.", "USA"),
        ("A Chinese Long March 3B rocket lifted off from Xichang on Tuesday.", "CHN"),
        ("Israel's military said a missile was launched from Yemen on Tuesday.", "houthi?"),
    ],
)
def test_launcher(text: str, launcher: str | None) -> None:
    [event] = events_of(text, role="main")
    if launcher is None:
        assert event["launcher"] in ("NZL", "USA")  # an American company that flies from New Zealand: both are told
    elif launcher == "houthi?":
        assert event["launcher"] != "ISR"
    else:
        assert event["launcher"] == launcher


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Pyongyang rejected reports that it had fired a missile.", id="rejected-reports"),
        pytest.param("The minister fired his adviser over the missile deal.", id="fired-an-adviser"),
    ],
)
def test_hard_ones_are_no_event(text: str) -> None:
    assert events_of(text) == []


@pytest.mark.parametrize(
    "text, name",
    [
        pytest.param("Pakistan conducted a training launch of the Shaheen-III on Tuesday.", "Shaheen-III", id="shaheen"),
        pytest.param("A Chinese Long March 3B lifted off from Xichang on Tuesday.", "Long March 3B", id="long-march"),
    ],
)
def test_a_designation_alone_passes_the_gate(text: str, name: str) -> None:
    assert [e["projectile"].replace("-", " ") for e in events_of(text)] == [name.replace("-", " ")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Two missiles streaked over the town of Homs.", id="motion"),
        pytest.param("A missile roared out of a hillside silo on Tuesday.", id="motion-out-of"),
        pytest.param("The missile was hurled from a truck near Shiraz on Tuesday.", id="throw"),
        pytest.param("Russian bombers unleashed cruise missiles on Tuesday.", id="let-loose"),
        pytest.param("Iran sent a rocket skyward from Semnan on Tuesday.", id="send"),
        pytest.param("Hamas rained rockets on Ashkelon on Tuesday.", id="rain"),
        pytest.param("The navy watched nine cruise missiles fired from ships on Tuesday.", id="participle-behind-its-object"),
        pytest.param("North Korea failed to launch a rocket from Sohae on Tuesday.", id="failed-to-launch"),
    ],
)
def test_more_ways_to_tell_a_launch(text: str) -> None:
    assert roles(text) == ["past"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The army carried the missile to the pier.", id="carry"),
        pytest.param("The ministry moved the rocket to the base on Tuesday.", id="move"),
        pytest.param("The admiral dealt with missiles in his speech.", id="deal"),
        pytest.param("India's first privately developed and tested rocket is on show in Delhi.", id="participle-before-its-noun"),
    ],
)
def test_what_is_moved_or_described_is_not_launched(text: str) -> None:
    assert roles(text) == []


@pytest.mark.parametrize(
    "text, role",
    [
        pytest.param("North Korea might conduct a missile test next week.", "planned", id="might-conduct"),
        pytest.param("Seoul wonders whether the North conducted a missile test.", "unreal", id="whether"),
        pytest.param("Unless Iran launches a missile, nothing will happen.", "unreal", id="unless"),
        pytest.param("A test of an ICBM is a grave step.", "unreal", id="such-a-test-is"),
        pytest.param("North Korea will hold a missile test in May.", "planned", id="will-hold"),
        pytest.param("India's PSLV rocket, set for launch on Friday, carries nine satellites.", "planned", id="set-for-launch"),
        pytest.param("An Atlas V is slated for liftoff from Cape Canaveral on Friday.", "planned", id="slated-for-liftoff"),
    ],
)
def test_a_noun_takes_the_role_of_what_governs_it(text: str, role: str) -> None:
    assert roles(text) == [role]


@pytest.mark.parametrize(
    "text, launcher",
    [
        pytest.param("Israel accused Iran of launching two missiles on Tuesday.", "IRN", id="accused-of"),
        pytest.param("The minister condemned North Korea for firing a missile on Tuesday.", "PRK", id="condemned-for"),
        pytest.param("Japan criticised China over its launch of a missile on Tuesday.", "CHN", id="criticised-over"),
        pytest.param("Israel holds Hamas responsible for the launch of a rocket on Tuesday.", "hamas", id="holds-responsible"),
        pytest.param("On Tuesday North Korea, in defiance of the United States, fired a ballistic missile.", "PRK", id="aside"),
        pytest.param("On Tuesday the EU said a ballistic missile was fired into the sea.", "", id="a-body-fires-nothing"),
    ],
)
def test_the_one_that_it_is_laid_to(text: str, launcher: str) -> None:
    assert [e["launcher"] for e in events_of(text)] == [launcher]


def test_a_designation_in_the_plural() -> None:
    assert [(e["projectile"], e["count"]) for e in events_of("Iran fired two Shahab-3s on Tuesday.")] == [("Shahab-3", 2)]


def test_one_of_several_is_no_count() -> None:
    assert [(e["projectile"], e["count"]) for e in events_of("Iran fired nine missiles on Tuesday. The Shahab-3 was one of them.")] == [("Shahab-3", 9)]


def test_digits_of_a_date_are_no_count() -> None:
    [event] = events_of("2024-01-09 N. Korea fires ballistic missile over Japan")
    assert event["count"] == 1

"""Verbs that tell of a launch: what they take as object, passives, arrivals, carriers."""

from __future__ import annotations

import pytest
from conftest import sentences_of

from extractor.mentions.model import Trigger


def verbs(text: str) -> list[Trigger]:
    return [t for s in sentences_of(text) for t in s.triggers if t.kind == "verb"]


@pytest.mark.parametrize(
    "text, passive, objects",
    [
        pytest.param("Iran fired two missiles.", False, 1, id="active"),
        pytest.param("Two missiles were fired.", True, 1, id="passive"),
        pytest.param("Tokyo saw nine cruise missiles fired from ships.", True, 1, id="participle"),
        pytest.param("Iran fired a ballistic missile and two cruise missiles.", False, 2, id="coordinated"),
        pytest.param("The rocket lifted off from Wenchang.", True, 1, id="intransitive"),
        pytest.param("Two rockets landed in the sea.", True, 1, id="arrival"),
        pytest.param("SpaceX landed a rocket on a barge in April.", False, 1, id="landed-by-who-flew-it"),
        pytest.param("The Taepodong-2 failed in 2006.", True, 1, id="failed"),
        pytest.param("A Chinese rocket has broken apart.", True, 1, id="broken-apart"),
        pytest.param("China put two satellites into orbit with a Long March-3B rocket.", False, 1, id="carrying"),
        pytest.param("A probe was carried into space by a Falcon 9 rocket.", False, 1, id="carried"),
        pytest.param("Three astronauts blasted off from Jiuquan.", True, 1, id="astronauts"),
        pytest.param("Troops fired mortars across the river.", False, 1, id="mortars"),
        pytest.param("A shell fired from Syria hit a school.", True, 1, id="a-shell"),
        pytest.param("A clinic in Homs was struck by an Israeli missile.", True, 1, id="struck-by"),
        pytest.param("The group fired missiles and drones at a refinery.", False, 1, id="missiles-and-drones"),
        pytest.param("Iran launched 80 drones, 20 cruise missiles and 30 ballistic missiles.", False, 2, id="drones-and-missiles"),
        pytest.param("Militants shelled the base with mortars and rockets.", False, 2, id="shelled-with"),
        pytest.param("The group retaliated with a barrage of rockets.", False, 1, id="retaliated-with"),
    ],
)
def test_objects(text: str, passive: bool, objects: int) -> None:
    assert [(t.passive, len(t.objects)) for t in verbs(text)] == [(passive, objects)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("India unveiled its first privately developed and tested rocket.", id="participle-that-describes"),
        pytest.param("Plans for the former rocket works were launched.", id="number-disagrees"),
        pytest.param("It fired at the crowd.", id="no-object"),
        pytest.param("By 1991 some 2,700 missiles had been destroyed.", id="done-to"),
        pytest.param("The parade included large rockets covered by canisters.", id="covered-by"),
        pytest.param("Engineers are firing the spacecraft's brake thrusters.", id="thrusters"),
        pytest.param("Homes were damaged by rockets.", id="by-rockets-in-general"),
        pytest.param("Russia launched 40 drones at Odesa.", id="drones-alone"),
        pytest.param("Police fired several warning shots.", id="warning-shots"),
    ],
)
def test_no_trigger(text: str) -> None:
    assert verbs(text) == []


@pytest.mark.parametrize(
    "text, role",
    [
        ("It was the most missiles ever fired.", "unreal"),
        ("A rocket is expected to lift off from Wenchang on Friday.", "planned"),
        ("The rocket is waiting to blast off from Wenchang.", "planned"),
        ("The missile is scheduled to liftoff between Tuesday and Friday.", "planned"),
        ("The missile is to be launched from Vandenberg on Tuesday.", "planned"),
        ("Three rockets have been fired from Gaza.", "past"),
        ("North Korea has been firing missiles.", "unreal"),
        ("Villagers saw a missile being fired from the base.", "past"),
        ("The missile is capable of being fired from a truck.", "unreal"),
        ("Washington put Tehran on notice for firing a missile.", "past"),
    ],
)
def test_role(text: str, role: str) -> None:
    assert [t.role for t in verbs(text)] == [role]


def test_the_news_told_again_is_no_background() -> None:
    assert [t.background for t in verbs("Hours after Pyongyang fired the missile, Tokyo protested.")] == [False]


@pytest.mark.parametrize(
    "text, role",
    [
        pytest.param("Missile fired from Yemen hits port", "past", id="headline"),
        pytest.param("Missiles fired from Yemen worry shippers.", "unreal", id="many-in-general"),
        pytest.param("The shield is to intercept missiles fired from Yemen.", "unreal", id="against"),
    ],
)
def test_a_headline_leaves_out_the_article(text: str, role: str) -> None:
    assert [t.role for t in verbs(text)][:1] == [role]


@pytest.mark.parametrize(
    "text, what",
    [
        pytest.param("Artemis lifted off on the Space Launch System.", ["Space Launch System"], id="only-the-carrier-is-told"),
        pytest.param("The Electron, with two satellites, lifted off.", ["Electron"], id="its-load-in-an-aside"),
        pytest.param("The Qiam that Iran fired hit a base with a Ghadr missile.", ["Qiam"], id="of-the-clause-behind-it"),
        pytest.param("Iran used Qiam missiles on Sunday to hit a base.", ["Qiam"], id="used-to-hit"),
        pytest.param("All three have used Qiam missiles to train their crews.", [], id="used-to-train"),
    ],
)
def test_what_flew(text: str, what: list[str]) -> None:
    assert [n.name for t in verbs(text)[:1] for o in t.objects for n in o.names] == what


def test_what_crashed_at_another_time_is_no_carrier() -> None:
    text = "India put five satellites into orbit, three months after it lost a mission when a rocket crashed."
    assert text[verbs(text)[0].objects[0].start :].startswith("five satellites")


@pytest.mark.parametrize("told", ["was launched aboard a Soyuz rocket", "lifted off on a Soyuz rocket from Baikonur", "was launched on Monday with a Soyuz"])
def test_what_carries_a_load_is_launched(told: str) -> None:
    assert [n.name for n in verbs(f"The satellite {told}.")[0].objects[0].names] == ["Soyuz"]

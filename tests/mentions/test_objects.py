"""What was launched: class, names beside the noun, number, one thing told twice."""

from __future__ import annotations

import pytest
from conftest import sentences_of

from extractor.mentions.model import ObjectMention


def objects(text: str) -> list[ObjectMention]:
    return [o for s in sentences_of(text) for o in s.objects]


@pytest.mark.parametrize(
    "text, cls, names",
    [
        pytest.param("It fired a Hwasong-18 ICBM.", "ICBM", ["Hwasong-18"], id="name-first"),
        pytest.param("It fired a missile called Hwasong-18.", "projectile", ["Hwasong-18"], id="noun-first"),
        pytest.param("It fired a Hwasong-18.", "", ["Hwasong-18"], id="name-alone"),
        pytest.param("It fired two missiles named Sky and Moon.", "projectile", ["Sky"], id="a-name-that-no-table-has"),
        pytest.param("It put up a satellite named Sky.", "payload", [], id="the-name-of-a-load"),
        pytest.param("It fired Fateh-110 and Qiam missiles.", "projectile", ["Fateh-110", "Qiam"], id="two-names"),
        pytest.param("Prithvi-II, India's ballistic missile, rose.", "ballistic", ["Prithvi-II"], id="whose-missile-it-is"),
        pytest.param("It fired a missile, its new Hwasong-12.", "projectile", ["Hwasong-12"], id="its-name-behind-a-comma"),
        pytest.param("It fired a missile 'Hwasong-18' at dawn.", "projectile", ["Hwasong-18"], id="single-quotes"),
        pytest.param("It fired a short-range ballistic missile (SRBM).", "SRBM", [], id="told-twice"),
        pytest.param("It fired the Soyuz-TMA booster rocket.", "space_launch", ["Soyuz"], id="a-mark-between"),
        pytest.param("It fired the M51.4 missile.", "projectile", ["M51"], id="a-version-between"),
        pytest.param("It fired an S-300 System missile.", "projectile", ["S-300"], id="within"),
        pytest.param("It put a weather satellite into orbit.", "payload", [], id="load"),
        pytest.param("It fired a short-range surface-to-air missile.", "surface_to_air", [], id="a-kind-behind-a-range"),
        pytest.param("It fired a medium-range cruise missile.", "cruise", [], id="a-cruise-missile-of-some-range"),
        pytest.param("It fired a medium-range ballistic missile.", "MRBM", [], id="a-ballistic-one-of-some-range"),
        pytest.param("It fired projectiles believed to be short-range missiles.", "SRBM", [], id="taken-for"),
    ],
)
def test_class_and_names(text: str, cls: str, names: list[str]) -> None:
    assert [(o.cls, [n.name for n in o.names]) for o in objects(text)] == [(cls, names)]


@pytest.mark.parametrize(
    "text, count, qualifier, determiner",
    [
        ("It fired a missile.", 1, "exact", "indefinite"),
        ("It fired missiles.", None, "multiple", ""),
        ("It fired missiles called Agni-V.", None, "multiple", ""),
        ("It fired a Yars.", 1, "exact", "indefinite"),
        ("The army said missiles fell.", None, "multiple", ""),
        ("It fired several missiles.", None, "multiple", "indefinite"),
        ("It fired at least 12 missiles.", 12, "at_least", "number"),
        ("It fired the 16 missiles.", 16, "exact", "definite"),
        ("After three failed launches, missiles were fired.", None, "multiple", ""),
        ("It fired two hundred missiles.", 200, "exact", "number"),
        ("It fired 10 or more missiles.", 10, "at_least", "number"),
        ("It fired 10 to 12 missiles.", None, "multiple", "number"),
        ("It fired thirty-five missiles.", 35, "exact", "number"),
        ("It fired nine long- and medium-range missiles.", 9, "exact", "number"),
        ("It fired two 155-mm shells.", 2, "exact", "number"),
        ("It fired the missile.", None, "", "definite"),
        ("It fired a new 240mm multiple rocket launcher.", None, "", "indefinite"),
        ("It fired the Falcon 9 rocket.", None, "", "definite"),
        ("By the count of 38 North, missiles were fired.", None, "multiple", ""),
    ],
)
def test_count(text: str, count: int | None, qualifier: str, determiner: str) -> None:
    assert [(o.count, o.count_qualifier, o.determiner) for o in objects(text)] == [(count, qualifier, determiner)]


def test_of_them_is_counted_of_the_kind_told_before() -> None:
    assert [(o.cls, o.count) for o in objects("Eight of them in the sea fell.")] == [("pronoun", 8)]


def test_a_place_holds_no_object() -> None:
    assert objects("It flew over the Sohae Satellite Launching Station.") == []


def test_offsets_are_those_of_the_words() -> None:
    text = "Iran fired at least two short-range ballistic missiles on Tuesday."
    [o] = objects(text)
    assert (text[o.start : o.end], text[o.head : o.end]) == ("two short-range ballistic missiles", "short-range ballistic missiles")


@pytest.mark.parametrize("text", ["It launched a missile attack.", "It sought a missile defense system.", "It answered a rocket barrage."])
def test_what_stands_before_another_noun_is_not_counted(text: str) -> None:
    assert [(o.count, o.count_qualifier) for o in objects(text)] == [(None, "")]


def test_casualties_are_no_missiles() -> None:
    assert objects("Three civilians were killed and three others were wounded.") == []


@pytest.mark.parametrize(
    "text", ["Japan would shoot the missiles out of the sky.", "It shot two missiles down over the sea.", "A system was tested in computer simulations."]
)
def test_shot_down_or_simulated_is_no_launch(text: str) -> None:
    assert [t for s in sentences_of(text) for t in s.triggers] == []


def test_what_a_projectile_is_estimated_to_have_been_is_no_second_one() -> None:
    [s] = sentences_of("North Korea launched a projectile, estimated to have been a Musudan missile, on Tuesday.")
    assert [len(t.objects) for t in s.triggers] == [1]

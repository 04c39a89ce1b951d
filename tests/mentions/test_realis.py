"""What the words left of a trigger make of it: one family a case, the words alone."""

from __future__ import annotations

import pytest
from conftest import events_of, sentences_of

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.mentions.realis import TriggerRoles


@pytest.fixture(scope="module")
def roles() -> TriggerRoles:
    return TriggerRoles(Pipeline("missile_launch", find_folder("missile_launch")).wording)


@pytest.mark.parametrize(
    "left, word, role",
    [
        pytest.param("North Korea ", "fired", "past", id="finite"),
        pytest.param("North Korea has not ", "fired", "unreal", id="negated"),
        pytest.param("Tehran denied having ", "fired", "unreal", id="denied"),
        pytest.param("The army postponed a plan to ", "fire", "planned", id="called-off"),
        pytest.param("The rocket will be ", "launched", "planned", id="to-be-done"),
        pytest.param("The rocket could be ", "launched", "unreal", id="might-be-done"),
        pytest.param("It plans to ", "launch", "planned", id="planned"),
        pytest.param("NASA had to scrub the ", "launch", "planned", id="had-to-call-off"),
        pytest.param("India is to ", "launch", "planned", id="is-to"),
        pytest.param("SpaceX will try again on Friday to ", "launch", "planned", id="try-again"),
        pytest.param("Seoul expects the North to ", "test", "planned", id="expected-of-others"),
        pytest.param("It could have ", "launched", "unreal", id="would-have"),
        pytest.param("the booster that Iran used to ", "launch", "past", id="used-to"),
        pytest.param("the booster that is used to ", "launch", "unreal", id="what-it-is-used-for"),
        pytest.param("Iran used to ", "launch", "unreal", id="used-to-do"),
        pytest.param("It can ", "fire", "unreal", id="able"),
        pytest.param("It tried to ", "launch", "past", id="attempted"),
        pytest.param("It stopped any attempt to ", "launch", "unreal", id="no-attempt"),
        pytest.param("It refrained from ", "launching", "unreal", id="not-doing"),
        pytest.param("It was punished for ", "launching", "past", id="judged-for"),
        pytest.param("Residents saw the army ", "fire", "past", id="seen-doing"),
        pytest.param("North Korea has frequently ", "tested", "unreal", id="habit"),
        pytest.param("It has been ", "test-launching", "unreal", id="progressive"),
        pytest.param("It has not spoken, but it ", "fired", "past", id="another-clause"),
        pytest.param("a missile that could easily ", "hit", "unreal", id="infinitive-behind-a-modal"),
        pytest.param("four missiles failed to ", "hit", "past", id="infinitive-of-an-attempt"),
        pytest.param("North Korea may soon ", "launch", "planned", id="expected"),
        pytest.param("It has missiles that it can ", "launch", "unreal", id="able-to"),
        pytest.param("a submarine that could ", "launch", "unreal", id="what-it-could"),
        pytest.param("It has been developing and ", "test-launching", "unreal", id="progressive-of-both"),
        pytest.param("The treaty bans production and ", "testing", "unreal", id="banned"),
        pytest.param("a ban that it had imposed on Iran ", "testing", "unreal", id="ban-on"),
        pytest.param("It defied the ban, ", "testing", "past", id="ban-defied"),
    ],
)
def test_of_a_verb(roles: TriggerRoles, left: str, word: str, role: str) -> None:
    assert roles.role(left, word, noun=False) == role


@pytest.mark.parametrize(
    "left, role",
    [
        ("It carried out a ", "past"),
        ("the country's planned ", "planned"),
        ("ahead of the ", "planned"),
        ("Iran hopes to begin crewed ", "planned"),
        ("Iran began its ", "past"),
        ("a ban on ", "unreal"),
        ("any further ", "unreal"),
        ("It did not conduct a ", "unreal"),
    ],
)
def test_of_a_noun(roles: TriggerRoles, left: str, role: str) -> None:
    assert roles.role(left, "launch", noun=True) == role


@pytest.mark.parametrize("left, supposed", [("If Iran ", True), ("whether it had ", True), ("When Iran ", False), ("If asked, it ", False)])
def test_conditional(roles: TriggerRoles, left: str, supposed: bool) -> None:
    assert roles.conditional(left) is supposed


@pytest.mark.parametrize(
    "text, earlier",
    [
        ("North Korea fired a missile last month.", True),
        ("Earlier this week Iran fired a missile.", True),
        ("It had previously fired a missile.", True),
        ("Seoul said it had fired a missile.", False),
        ("North Korea fired a missile at dawn.", False),
    ],
)
def test_background(text: str, earlier: bool) -> None:
    assert [t.background for s in sentences_of(text) for t in s.triggers] == [earlier]


@pytest.mark.parametrize("text, long_ago", [("Two months after launching a missile it spoke.", True), ("Two hours after launching a missile it spoke.", False)])
def test_long_ago(text: str, long_ago: bool) -> None:
    assert [t.long_ago for s in sentences_of(text) for t in s.triggers] == [long_ago]


@pytest.mark.parametrize(
    "text",
    [
        "Could Iran hit the base at Diego Garcia with missiles?",
        "Had North Korea fired a missile on Wednesday, it would have flown far.",
        "North Korea scrapped a missile launch on Thursday.",
    ],
)
def test_supposed_and_scrapped_events_did_not_happen(text: str) -> None:
    assert [e["role"] for e in events_of(text) if e["role"] != "planned"] == []

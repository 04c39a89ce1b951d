"""Who did it: subject, owner, "by", whom it is laid to."""

from __future__ import annotations

import pytest
from conftest import sentences_of

from extractor.mentions.agents import can_act
from extractor.mentions.model import Name


def agents(text: str) -> list[str]:
    return [t.agent for s in sentences_of(text) for t in s.triggers]


@pytest.mark.parametrize(
    "text, agent",
    [
        pytest.param("North Korea fired a missile.", "PRK", id="subject"),
        pytest.param("Seoul said North Korea fired a missile.", "PRK", id="behind-a-speaker"),
        pytest.param("North Korea, in defiance of the United States, fired a missile.", "PRK", id="aside"),
        pytest.param("A missile was fired late on Tuesday by North Korea.", "PRK", id="by"),
        pytest.param("A missile was fired from Iran and intercepted by Israel.", "", id="by-of-another-verb"),
        pytest.param("North Korea's latest missile test drew anger.", "PRK", id="possessive"),
        pytest.param("The Iranian missile launch drew anger.", "IRN", id="demonym"),
        pytest.param("Japan condemned North Korea for firing a missile.", "PRK", id="charged"),
        pytest.param("Israel blamed Hezbollah for the launch of two rockets.", "hezbollah", id="blamed"),
        pytest.param("Against Japan's protests a missile was fired.", "", id="not-agent-before"),
        pytest.param("The European Union said a missile was fired.", "", id="a-body-of-states"),
        pytest.param("North Korea fired its missile toward Japan.", "PRK", id="target-is-not-it"),
        pytest.param("Palestinian militants fired ten rockets.", "", id="a-people's-militants-are-no-state"),
        pytest.param("Iraqi Shia militias fired ten rockets.", "", id="militias"),
        pytest.param("Houthi rebels fired ten rockets.", "houthi", id="rebels-of-a-name"),
        pytest.param("Israel struck Rafah after gunmen in the Gaza Strip had fired a rocket.", "", id="new-people"),
        pytest.param("Iraq's army said unidentified men fired a rocket.", "", id="unidentified-men"),
        pytest.param("Hezbollah said its fighters fired a rocket.", "hezbollah", id="its-fighters"),
        pytest.param("Israeli fighter jets fired two missiles.", "ISR", id="fighter-jets"),
        pytest.param("Saudi air defenses intercepted a Houthi-fired missile.", "houthi", id="fired-compound"),
        pytest.param("The U.S. saw an attempt by North Korea to launch a missile.", "PRK", id="attempt-by"),
        pytest.param("On Monday, South Korea said, a missile was seen, and it was fired by Iran.", "IRN", id="a-speaker-aside"),
        pytest.param("They shot down a Houthi militia-launched missile.", "houthi", id="launched-compound"),
        pytest.param("Few of the missiles Israel fired got through.", "ISR", id="clause-without-that"),
        pytest.param("Iran said the rocket it had fired reached orbit.", "IRN", id="what-it-fired"),
        pytest.param("Iran said the rocket fired on Sunday reached orbit.", "", id="what-somebody-fired"),
        pytest.param("Kim Jong Un watched the firing of two missiles.", "PRK", id="who-watched"),
        pytest.param("Troops loyal to Bashar al-Assad fired two missiles.", "SYR", id="loyal-to"),
        pytest.param("A missile test conducted by the Iranian army failed.", "IRN", id="test-conducted-by"),
        pytest.param("A missile test condemned by Japan failed.", "", id="test-condemned-by"),
        pytest.param("Two rockets were fired by members of Hamas.", "hamas", id="by-members-of"),
        pytest.param("Pyongyang's launch on Wednesday of two missiles drew anger.", "PRK", id="day-before-of"),
        pytest.param("Seoul said North Korea had fired them from Wonsan.", "PRK", id="pronoun-object"),
    ],
)
def test_agent(text: str, agent: str) -> None:
    assert agents(text)[:1] == [agent]


@pytest.mark.parametrize(
    "code, kind, able", [("PRK", "name", True), ("houthi", "group", True), ("UN", "name", False), ("kcna", "media", False), ("EU", "demonym", False)]
)
def test_can_act(code: str, kind: str, able: bool) -> None:
    assert can_act(Name(0, 1, "actors", kind, "x", code)) is able


@pytest.mark.parametrize(
    "text, agent",
    [
        pytest.param("Five rockets were fired by the Lebanese armed group Hezbollah.", "hezbollah", id="the-group-of-a-state"),
        pytest.param("Two missiles were launched by the Iran-backed Houthis.", "houthi", id="backed-group"),
        pytest.param("According to Mykola Oleshchuk, the commander of Ukraine's air force, Russia launched 127 missiles.", "RUS", id="behind-the-aside"),
        pytest.param("Israeli aircraft over north-western Lebanon launched missiles.", "ISR", id="over-a-hyphened-place"),
        pytest.param("The Pentagon alerted Russia before it launched a cruise missile.", "USA", id="alerted"),
        pytest.param("President Trump warned of a response to its missile test.", "", id="a-person-is-no-it"),
        pytest.param("Four North Korean-manufactured missiles were fired at Kyiv.", "", id="made-by-another"),
    ],
)
def test_not_the_nearest_name(text: str, agent: str) -> None:
    assert agents(text)[:1] == [agent]


def test_a_backed_group_without_a_name_is_nobody() -> None:
    assert agents("Russian-backed separatists fired Grad rockets at Mariupol on Tuesday.") == [""]


@pytest.mark.parametrize(
    "text, agent",
    [
        pytest.param("North Korea notified Japan that it would launch a rocket.", "PRK", id="hearer"),
        pytest.param("Japan had notice from North Korea of a plan to launch a rocket.", "PRK", id="teller"),
    ],
)
def test_who_is_told_of_a_plan_does_not_launch(text: str, agent: str) -> None:
    assert [t.agent for s in sentences_of(text) for t in s.triggers] == [agent]

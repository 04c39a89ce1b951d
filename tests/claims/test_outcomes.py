"""How it went: told of the event, for sure."""

from __future__ import annotations

import pytest
from conftest import claims_of


def outcome(text: str) -> list[str]:
    return [c.value for c in claims_of(text, "outcome")]


@pytest.mark.parametrize(
    "text, value",
    [
        pytest.param("North Korea successfully tested a missile.", "success", id="successfully"),
        pytest.param("The missile exploded shortly after launch.", "failure", id="exploded"),
        pytest.param("The rocket managed to put a satellite into orbit.", "success", id="managed"),
        pytest.param("Iran launched a rocket, sending what it called a relay satellite into orbit.", "success", id="sent-into-orbit"),
        pytest.param("The missile flew 900 km, and the operation was deemed a success.", "success", id="operation"),
        pytest.param("The missile successfully left its tube, but failed in flight.", "failure", id="the-end-counts"),
        pytest.param("An interceptor was fired and the target missile was intercepted over the sea.", "success", id="interceptor-test"),
        pytest.param("Iran fired a missile and shot down a US drone.", "success", id="shot-down-a-drone"),
        pytest.param("Four ships fired 26 missiles into Syria, hitting 11 targets.", "success", id="so-many-targets"),
        pytest.param("Russia fired 40 missiles at Lviv and said all designated targets were hit.", "success", id="all-targets-were-hit"),
        pytest.param("North Korea succesfully tested a missile.", "success", id="misspelt"),
        pytest.param("India's rocket placed 20 satellites in orbit.", "success", id="in-orbit"),
        pytest.param("India launched a rocket. All mission parameters were met.", "success", id="its-own-sentence"),
        pytest.param("The missile went astray after it was launched.", "failure", id="astray"),
        pytest.param("The missile was fired and fell short of its target.", "failure", id="fell-short"),
        pytest.param("The interceptor was fired and missed its target.", "failure", id="missed"),
        pytest.param("A rocket was launched but could not put its satellite in orbit.", "failure", id="could-not-put"),
        pytest.param("A rocket was launched and its satellite was put into the wrong orbit.", "failure", id="wrong-orbit"),
    ],
)
def test_outcome(text: str, value: str) -> None:
    assert set(outcome(text)) == {value}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("North Korea fired a missile to put a satellite into orbit.", id="aim"),
        pytest.param("Militants fired 80 rockets and most were intercepted.", id="war"),
        pytest.param("An airliner crashed shortly after takeoff, hours after the missile strike.", id="another-subject"),
        pytest.param("The missile launch was not successful.", id="unsure"),
        pytest.param("The missile test has a low probability of success.", id="probability"),
        pytest.param("Russia fired 40 missiles at Lviv, where many targets lie.", id="targets"),
        pytest.param("The previous rocket, the company's 41st, failed after liftoff.", id="another-one-behind-an-apposition"),
        pytest.param("It launched a rocket, the first flight since a failure in May.", id="since-a-failure"),
        pytest.param("The rocket was launched despite its history of repeated failures.", id="in-general"),
        pytest.param("The rocket was launched and its second stage successfully separated.", id="a-part-that-did-well"),
        pytest.param("The launch was going as planned for five minutes.", id="going-well"),
        pytest.param("The army fired missiles and successfully thwarted an attack.", id="thwarted"),
        pytest.param("After two failed attempts, Iran launched a rocket.", id="failed-attempts-before"),
        pytest.param("The rocket that was fired failed to explode.", id="no-explosion"),
        pytest.param("The rocket was launched but its booster failed to land on a barge.", id="only-the-landing-failed"),
        pytest.param("The test, in which a missile was fired, was a partial success.", id="partial"),
    ],
)
def test_no_outcome(text: str) -> None:
    assert outcome(text) == []

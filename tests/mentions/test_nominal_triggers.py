"""Nouns that tell of a launch, and the same words as verbs or of launches in general."""

from __future__ import annotations

import pytest
from conftest import sentences_of


def nouns(text: str) -> list[tuple[str, str, bool]]:
    return [(t.role, t.agent, t.anaphoric) for s in sentences_of(text) for t in s.triggers if t.kind == "noun"]


@pytest.mark.parametrize(
    "text, role, agent, anaphoric",
    [
        pytest.param("The launch of two missiles drew anger.", "past", "", False, id="of-objects"),
        pytest.param("North Korea's missile test drew anger.", "past", "PRK", False, id="possessive"),
        pytest.param("The launch drew anger.", "past", "", True, id="definite"),
        pytest.param("Iran conducted a launch of a rocket.", "past", "IRN", False, id="conducted"),
        pytest.param("An Atlas V is slated for liftoff on Friday.", "planned", "", False, id="due"),
        pytest.param("The launch of a rocket is set for April.", "planned", "", False, id="planned-after"),
        pytest.param("The launch of a rocket, the first in years, is set for April.", "planned", "", False, id="planned-behind-an-aside"),
        pytest.param("North Korea's launch of a missile could come in May.", "unreal", "PRK", False, id="unreal-after"),
        pytest.param("Iran might conduct a launch of a rocket.", "planned", "IRN", False, id="governed"),
        pytest.param("Iran has defended its missile test.", "past", "IRN", True, id="its-own"),
        pytest.param("The Iranian test drew anger.", "past", "IRN", True, id="of-a-people"),
        pytest.param("Iran conducted a 'combat launch' of a rocket.", "past", "IRN", False, id="in-quotation-marks"),
        pytest.param("Iran could carry out a missile test.", "planned", "IRN", False, id="governed-by-an-infinitive"),
        pytest.param("Two were hurt in a Houthi missile attack.", "past", "houthi", False, id="attack-by-a-people"),
        pytest.param("Two were hurt in a Russian drone and missile attack.", "past", "RUS", False, id="sent-along"),
        pytest.param("Two were hurt in a Russian missile and drone attack.", "past", "RUS", False, id="sent-along-behind"),
        pytest.param("Seoul reported two ballistic missile launches.", "past", "", False, id="counted"),
        pytest.param("Crowds watched the May 3 launch of the Chang'e-6 probe.", "past", "", True, id="of-a-probe"),
        pytest.param("Missile tests in 2017 raised tension.", "past", "", False, id="dated"),
        pytest.param("The February launch drew anger.", "past", "", True, id="of-a-month"),
        pytest.param("Iran carried out two more missile tests in March.", "past", "IRN", True, id="two-more"),
        pytest.param("State television showed footage of the firing of a missile.", "past", "", False, id="footage"),
    ],
)
def test_told(text: str, role: str, agent: str, anaphoric: bool) -> None:
    assert nouns(text) == [(role, agent, anaphoric)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Iran now launches satellites.", id="verb"),
        pytest.param("The Chinese test missiles each year.", id="verb-of-a-people"),
        pytest.param("Tests are useful.", id="in-general"),
        pytest.param("Its flight was long.", id="needs-an-object"),
        pytest.param("The launch pad was empty.", id="another-thing"),
    ],
)
def test_no_noun_of_an_event(text: str) -> None:
    assert nouns(text) == []


@pytest.mark.parametrize(
    "text, names",
    [
        pytest.param("The launch of the satellite on a Falcon 9 was a success.", ["Falcon 9"], id="of-its-load"),
        pytest.param("The launch aboard an Atlas V was a success.", ["Atlas V"], id="of-no-load"),
        pytest.param("The launch of a rocket was watched on a Falcon 9.", [], id="of-another-rocket"),
        pytest.param("The launch was watched with joy by a crowd that saw a Falcon 9.", [], id="far-behind"),
    ],
)
def test_what_carries_the_load_of_a_launch(text: str, names: list[str]) -> None:
    (sentence,) = sentences_of(text)
    assert [n.name for t in sentence.triggers for o in t.objects for n in o.names] == names


def test_an_attack_with_missiles_has_an_object() -> None:
    """So that it opens an event, of a class; how many flew is not told."""
    (sentence,) = sentences_of("A Russian missile strike on Lviv killed two people.")
    assert [(o.cls, o.count) for t in sentence.triggers for o in t.objects] == [("projectile", None)]

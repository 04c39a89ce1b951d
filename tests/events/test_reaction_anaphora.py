"""Whose words a sentence goes on with that names nobody."""

from __future__ import annotations

import pytest
from conftest import finder, readings_of

from extractor.events.reaction_anaphora import Before
from extractor.mentions.model import Name


def named(*codes: str) -> tuple[Name, ...]:
    return tuple(Name(i, i + 1, "actors", "name", code, code) for i, code in enumerate(codes))


@pytest.mark.parametrize(
    "text, goes_on",
    [
        pytest.param("It also urged calm.", True, id="pronoun"),
        pytest.param("The Gulf emirate urged calm.", True, id="noun"),
        pytest.param("On Monday, she urged calm.", True, id="behind-an-opening"),
        pytest.param("Spain said, he urged calm.", False, id="behind-a-name"),
        pytest.param("The missile flew far.", False, id="no-speaker"),
    ],
)
def test_goes_on(text: str, goes_on: bool) -> None:
    assert finder().subjects.speakers.anaphors.continues(readings_of(text)[-1].sentence) == goes_on


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("The two leaders urged calm.", ["ESP", "ITA"], id="as-many-as-named"),
        pytest.param("All three nations urged calm.", ["PER", "CHL", "FRA"], id="those-of-the-sentence-before"),
        pytest.param("They urged calm.", ["ESP", "ITA"], id="they"),
        pytest.param("The four envoys urged calm.", [], id="nobody-named-so-many"),
        pytest.param("Two missiles flew far.", [], id="no-speakers"),
    ],
)
def test_several_who_were_named(text: str, expected: list[str]) -> None:
    before = Before().then(None, named("PER", "CHL", "FRA")).then(None, named("ESP", "ITA", "ESP"))
    found = finder().subjects.speakers.anaphors.together(readings_of(text)[-1].sentence, before)
    assert [n.code for n in found] == expected

"""The class of an event, and whether a word of the text or the name of the weapon tells it."""

from __future__ import annotations

import pytest
from conftest import events_of


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("North Korea fired a Hwasong-18 missile on Tuesday.", ("ICBM", "designation"), id="general-word"),
        pytest.param("North Korea fired a ballistic missile, a Hwasong-18, on Tuesday.", ("ICBM", "designation"), id="ballistic"),
        pytest.param("North Korea fired a Hwasong-18 intercontinental ballistic missile on Tuesday.", ("ICBM", "told"), id="told"),
        pytest.param("North Korea fired a short-range ballistic missile on Tuesday. It was a Hwasong-18.", ("SRBM", "told"), id="finest-word-of-the-text"),
        pytest.param("North Korea fired a missile on Tuesday.", ("projectile", "told"), id="no-name"),
    ],
)
def test_class_and_its_basis(text: str, expected: tuple[str, str]) -> None:
    [event] = events_of(text)
    assert (event["projectile_class"], event["class_basis"]) == expected


def test_a_name_of_another_kind_than_the_word_does_not_tell_the_class() -> None:
    [event] = events_of("North Korea fired a ballistic missile on Tuesday. It was a Hwasal-1.")
    assert (event["projectile_class"], event["class_basis"]) == ("ballistic", "told")

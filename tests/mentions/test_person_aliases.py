"""Persons that an article introduces with their government, and names again."""

from __future__ import annotations

import pytest
from conftest import reactions_of, sentences_of

LEAD = "North Korea fired a ballistic missile from Sunan on Tuesday, South Korea's military said. "


def called(text: str) -> list[tuple[str, str]]:
    """(name, code) of the persons of a text, in order."""
    return [(n.name, n.code) for s in sentences_of(text) for n in s.names if n.kind == "person"]


@pytest.mark.parametrize(
    "told, expected",
    [
        pytest.param("Japanese government spokesman Taro Orikasa was told at once. Orikasa condemned the launch.", ("JPN", "condemn"), id="title-behind"),
        pytest.param("Grete Olsen, a spokeswoman for Norway, was told at once. Olsen condemned the launch.", ("NOR", "condemn"), id="title-before"),
        pytest.param("South Korean defense ministry spokesman Bae Chang-ho spoke. Bae condemned the launch.", ("", ""), id="a-name-too-short"),
        pytest.param("South Korean defense ministry spokesman Hwang Chang-ho spoke. Hwang condemned the launch.", ("KOR", "condemn"), id="korean-name"),
    ],
)
def test_a_person_speaks_for_the_government_it_was_introduced_with(told: str, expected: tuple[str, str]) -> None:
    assert reactions_of(LEAD + told) == ({expected} if expected[0] else set())


def test_a_former_official_speaks_for_nobody() -> None:
    assert called("Former Japanese government spokesman Taro Orikasa was asked. Orikasa condemned the launch of the missile.") == []


def test_one_name_of_two_governments_is_nobodys() -> None:
    text = (
        "Japanese government spokesman Taro Orikasa and Peruvian government spokesman Luis Orikasa spoke of the missile launch. "
        "Orikasa condemned the missile launch."
    )
    assert [n for n, _ in called(text) if n == "Orikasa"] == []


def test_nobody_is_known_before_being_introduced() -> None:
    assert called("Orikasa condemned the missile launch. Japanese government spokesman Taro Orikasa spoke of the missile launch.") == [("Taro Orikasa", "JPN")]

"""Which of several figures is the best estimate of an incident."""

from __future__ import annotations

import pytest

from extractor.tables.incident_estimates import Estimates, Figure

RULES = Estimates(("opponent", "state", "media", "agent"), {"PRK": ("KOR", "JPN")})


def figures(*told: tuple[str, str] | tuple[str, str, str]) -> list[Figure]:
    return [Figure("distance_km", value, value, value, rest[0] if rest else "about", by) for value, by, *rest in told]


@pytest.mark.parametrize(
    ("told", "best"),
    [
        ([], ("", "")),
        ([("350", "")], ("350", "media")),
        ([("350", "PRK")], ("350", "agent: PRK")),
        ([("360", "PRK"), ("350", "")], ("350", "media")),
        ([("350", ""), ("340", "CHN")], ("340", "state: CHN")),
        ([("340", "CHN"), ("330", "JPN"), ("320", "KOR"), ("310", "")], ("320", "opponent: KOR")),
        ([("340", "reuters"), ("330", "PRK")], ("340", "media")),
        ([("350", "KOR"), ("349.2", "KOR"), ("400", "KOR")], ("350", "opponent: KOR")),  # told twice, once in miles
        ([("350", "KOR"), ("400", "KOR")], ("400", "opponent: KOR")),  # of equals the one told last: first counts are corrected
        ([("300", "KOR", "at_least"), ("350", "KOR")], ("350", "opponent: KOR")),
        ([("300", "KOR", "at_least"), ("350", "")], ("300", "opponent: KOR")),
    ],
)
def test_best(told: list[tuple[str, str]], best: tuple[str, str]) -> None:
    assert RULES.best(figures(*told), "PRK") == best


def test_a_side_that_is_not_in_the_order_comes_last() -> None:
    rules = Estimates(("agent", "media"), {"PRK": ("KOR",)})
    assert rules.best(figures(("1", "KOR"), ("2", ""), ("3", "PRK")), "PRK") == ("3", "agent: PRK")
    assert rules.best(figures(("1", "KOR"), ("2", "")), "PRK") == ("2", "media")


@pytest.mark.parametrize(("by", "agent", "side"), [("ISR", "hamas", "state"), ("hamas", "hamas", "agent"), ("hezbollah", "ISR", "media"), ("UN", "", "state")])
def test_sides_without_opponents(by: str, agent: str, side: str) -> None:
    assert Estimates(("state",), {}).side(by, agent) == side

"""Families of single sentences that once came out wrong: the value that must come, or must not."""

from __future__ import annotations

import pytest
from conftest import rows_of, values_of


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        pytest.param("Iran fired 3,000 km range missiles on Sunday.", "count", id="figures-are-no-counts"),
        pytest.param("North Korea fired a missile on Tuesday. It is not true that it flew 700 km, an official said.", "distance", id="denied-figures"),
        pytest.param("North Korea fired a missile on Tuesday. The missile did not fly 700 km, an official said.", "distance", id="negated-figures"),
        pytest.param("The missile was fired from an undisclosed place and ended up in the Arabian Sea.", "launch_site", id="where-it-ended"),
        pytest.param("The missile flew to a point near the Kwajalein Atoll in the Marshall Islands.", "launch_site", id="around-where-it-ended"),
        pytest.param("The missile reached the Marshall Islands 6,700 km away from the launch site.", "altitude", id="reached-a-place"),
        pytest.param("Chicago lies 10,400 km from the launch point of the missile fired on Tuesday.", "distance", id="where-a-place-lies"),
    ],
)
def test_no_value(text: str, attribute: str) -> None:
    assert [v for v in values_of(text, attribute) if v] == []


@pytest.mark.parametrize(
    ("text", "attribute", "values"),
    [
        pytest.param(
            "Pyongyang fired two KN-23 missiles on Tuesday. The KN-23 resembles Russia's Iskander.", "projectile", ["Hwasong-11A"], id="compared-with"
        ),
        pytest.param("North Korea on Tuesday hailed its test-firing of a cruise missile the previous day.", "date", ["2024-01-08"], id="the-previous-day"),
        pytest.param("An Electron rocket carrying a Japanese satellite lifted off from Mahia on Tuesday.", "projectile", ["Electron"], id="carrying"),
        pytest.param("North Korea fired a missile Monday a week ago.", "date", ["2024-01-01"], id="a-week-ago"),
        pytest.param("The missile was fired from an undisclosed place and ended up in the Arabian Sea.", "landing_area", ["Arabian Sea"], id="ended-up-in"),
        pytest.param(
            "The missile flew to a touchdown point near the Kwajalein Atoll in the Marshall Islands.", "landing_area", ["Kwajalein Atoll"], id="touchdown"
        ),
        pytest.param("The missile reached the Marshall Islands 6,700 km away from the launch site.", "distance", ["6700"], id="reached-a-place"),
        pytest.param("The Falcon 9 first-stage booster was launched on Tuesday.", "projectile", ["Falcon 9"], id="first-stage"),
        pytest.param("China launched a Long March-5 heavy-lift carrier rocket on Tuesday.", "projectile", ["Long March 5"], id="heavy-lift-carrier"),
        pytest.param("Blue Origin launched and brought back to Earth its New Shepard rocket.", "projectile", ["New Shepard"], id="a-second-verb"),
        pytest.param("India launched and safely placed into orbit two satellites.", "launcher", ["IND"], id="a-second-verb-of-payloads"),
        pytest.param("A Falcon 9 rocket failed to reach orbit on Tuesday.", "outcome", ["failure"], id="failed-to-reach"),
    ],
)
def test_the_value(text: str, attribute: str, values: list[str]) -> None:
    assert values_of(text, attribute) == values


def test_a_government_that_protests_reacts() -> None:
    rows = rows_of('North Korea fired a missile over Japan on Tuesday. "Japan protests the launch in the strongest terms," the prime minister said.')
    assert ("JPN", "protest") in {(r["government"], r["reaction"]) for r in rows.reactions}

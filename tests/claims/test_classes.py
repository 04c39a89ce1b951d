"""The class of an object: its noun, its name, and the rules of the codebook."""

from __future__ import annotations

import pytest
from conftest import claims_of


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("North Korea fired a ballistic missile from a submarine.", "SLBM", id="submarine"),
        pytest.param("A submarine of the North Korean navy fired a ballistic missile.", "SLBM", id="submarine-fired"),
        pytest.param("North Korea fired a ballistic missile near a submarine base.", "ballistic", id="submarine-base"),
        pytest.param("A rocket lifted off carrying a communications satellite.", "space_launch", id="rocket-of-space"),
        pytest.param("Iran fired a rocket at the port.", "projectile", id="rocket"),
        pytest.param("North Korea put a spy satellite into orbit.", "space_launch", id="payload"),
        pytest.param("Ukraine fired a Neptune missile at the ship.", "anti_ship", id="name-beside-a-general-noun"),
    ],
)
def test_class(text: str, expected: str) -> None:
    assert {c.value for c in claims_of(text, "projectile_class")} == {expected}

"""The gate: which texts can hold an event at all."""

from __future__ import annotations

import pytest

from extractor.annotate.gate import Gate
from extractor.domain.pipeline import Pipeline, find_folder


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(Pipeline("missile_launch", find_folder("missile_launch")))


@pytest.mark.parametrize(
    "text, may",
    [
        pytest.param("A missile fell.", True, id="sure"),
        pytest.param("The satellite was launched.", True, id="object-and-trigger"),
        pytest.param("The Shaheen-III was tested.", True, id="designation-and-trigger"),
        pytest.param("The satellite is old.", False, id="object-alone"),
        pytest.param("The product was launched.", False, id="trigger-alone"),
        pytest.param("The flower show opened.", False, id="neither"),
        pytest.param("", False, id="empty"),
    ],
)
def test_may_hold_event(gate: Gate, text: str, may: bool) -> None:
    assert gate.may_hold_event(text) is may

"""One quantity told in two units, and two quantities that are not one."""

from __future__ import annotations

import pytest

from extractor.annotate.quantities import find


@pytest.mark.parametrize(
    "text, found",
    [
        ("350 km (217 miles)", [("350 km (217 miles)", 350)]),
        ("217 miles, or 350 km,", [("217 miles, or 350 km", 350)]),
        ("250 and 350 km (155 and 217 miles)", [("250", 250), ("350 km (155 and 217 miles)", 350)]),
        ("900 kph (560 mph)", [("900 kph (560 mph)", 900)]),
        ("350 km and 500 miles", [("350 km", 350), ("500 miles", 805)]),
        ("350 km or 500 miles", [("350 km", 350), ("500 miles", 805)]),
        ("350 km (20 minutes)", [("350 km", 350), ("20 minutes", 1200)]),
    ],
)
def test_pairs(text: str, found: list[tuple[str, float]]) -> None:
    assert [(text[q.start : q.end], q.value) for q in find(text)] == [(t, pytest.approx(v)) for t, v in found]

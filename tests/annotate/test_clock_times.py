"""Times of day: zones, noon, what only looks like one."""

from __future__ import annotations

import pytest

from extractor.annotate.clock_times import times


@pytest.mark.parametrize(
    "text, expected",
    [
        ("at 5:32 p.m. KST", [("17:32", True)]),
        ("at 2205 GMT", [("22:05", False)]),
        ("at 6 a.m. Eastern time", [("06:00", False)]),
        ("at 0632 hours", [("06:32", True)]),
        ("at about 9.40 hrs", [("09:40", True)]),
        ("at 10.30 GMT", [("10:30", False)]),
        ("after 1.25 hours", []),
        ("at midnight", [("00:00", True)]),
        ("by Tuesday noon", [("12:00", False)]),
        ("in a noon bulletin", []),
        ("a 2205 km flight", []),
        ("at 24:00", []),
        ("Play Video 3:40 How the convoy was hit", []),
        ("Watch: 0:52", []),
        ("The moment the depot burns 01:07 - Source: Newsroom", []),
        ("It rose at 01:07 - sources said", [("01:07", True)]),
        ("as a video showed at 3:40", [("03:40", True)]),
    ],
)
def test_times(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(t.time, t.local) for t in times(text)] == expected


def test_offsets() -> None:
    text = "It rose at 7:05 a.m. on Tuesday."
    [t] = times(text)
    assert text[t.start : t.end] == "7:05 a.m."


def test_keeps_to_its_bounds() -> None:
    assert [t.time for t in times("at 7:05 and 8:05", 8)] == ["08:05"]

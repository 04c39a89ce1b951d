"""Hostile texts cost no more than their length: one long sentence of each of twenty patterns."""

from __future__ import annotations

import time

import pytest
from conftest import rows_of

PATTERNS = [
    "=",
    "(",
    '"',
    "“",
    " ",
    "U.S. ",
    "fired a missile ",
    "a ",
    "two ",
    "missile ",
    "North Korea ",
    "on Tuesday ",
    "350 km ",
    "and ",
    "said ",
    "the launch ",
]
PATTERNS += ["1,", "Jan. ", "not ", "by the "]


def seconds(pattern: str, length: int) -> float:
    text = "North Korea fired a missile on Tuesday and " + (pattern * length)[:length] + " it said."
    begun = time.process_time()
    rows_of(text)
    return time.process_time() - begun


@pytest.mark.parametrize("pattern", PATTERNS)
def test_eight_kilobytes_are_quick(pattern: str) -> None:
    seconds(pattern, 100)  # what is loaded once
    assert seconds(pattern, 8000) < 3  # 0.02 to 0.5 seconds measured; 11 for "=" before long words and sentences were cut

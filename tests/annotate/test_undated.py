"""Days without a year in a text of unknown publication, by the days of its captions."""

from __future__ import annotations

import pytest
from conftest import values_of

CAPTION = "\nA crater in Odesa, Saturday, June 1, 2024.(AP Photo/Ann Other)"


@pytest.mark.parametrize(
    "told, day",
    [
        pytest.param("Russia fired two missiles at Odesa on Saturday.", "2024-06-01", id="weekday-of-the-caption"),
        pytest.param("Russia fired two missiles at Odesa on Friday.", "2024-05-31", id="weekday-before-the-caption"),
        pytest.param("Russia fired two missiles at Odesa on Monday.", "", id="weekday-too-far-before-the-caption"),
        pytest.param("Russia fired two missiles at Odesa in April.", "2024-04", id="month"),
        pytest.param("Russia fired two missiles at Odesa in November.", "2023-11", id="month-of-the-year-before"),
        pytest.param("Russia fired two missiles at Odesa on May 29.", "2024-05-29", id="day"),
        pytest.param("Russia fired two missiles at Odesa last week.", "", id="week"),
    ],
)
def test_by_the_caption(told: str, day: str) -> None:
    assert values_of(told + CAPTION, "date", published="") == ([day] if day else [])


@pytest.mark.parametrize(
    "told, day",
    [
        pytest.param("North Korea fired a missile on Monday.", "2017-07-03", id="weekday-before-the-post"),
        pytest.param("North Korea fired a missile on Tuesday.", "", id="weekday-of-the-post-may-be-that-of-its-words"),
        pytest.param("North Korea fired a missile on June 8.", "2017-06-08", id="day"),
    ],
)
@pytest.mark.parametrize("behind", [" ", "Others shared it."], ids=["space", "glued"])
def test_by_a_post(told: str, day: str, behind: str) -> None:
    assert values_of(f"{told}\n\nWe are watching! — A. Senator (@a_senator) July 4, 2017{behind}", "date", published="") == ([day] if day else [])


def test_a_full_day_of_the_text_is_no_caption() -> None:
    told = "Hamas fired two rockets at Haifa on Saturday. The war began on Oct. 7, 2023."
    assert values_of(told, "date", published="") == []


def test_the_day_of_publication_comes_first() -> None:
    assert values_of("Russia fired two missiles at Odesa on Saturday." + CAPTION, "date", published="2024-06-10") == ["2024-06-08"]

"""Days of a list of which the last one tells the year."""

from __future__ import annotations

import pytest

from extractor.annotate.dates import find
from extractor.annotate.listed_days import with_years_of_lists


@pytest.mark.parametrize(
    "text, specs",
    [
        pytest.param("tests in May and November 2022", ["m:2022-05", "m:2022-11"], id="months"),
        pytest.param("tests in May and November last year", ["mony:05:-1", "mony:11:-1"], id="months-of-last-year"),
        pytest.param("tests on May 4, June 8 and July 9, 2022", ["d:2022-05-04", "d:2022-06-08", "d:2022-07-09"], id="days"),
        pytest.param("tests in December and January 2023", ["mon:12", "m:2023-01"], id="of-two-years"),
        pytest.param("a test in May, which failed, and one in November 2022", ["mon:05", "m:2022-11"], id="no-list"),
    ],
)
def test_years_of_lists(text: str, specs: list[str]) -> None:
    assert [d.spec for d in with_years_of_lists(text, find(text))] == specs

"""How far the day of an event lies from the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.events.days import days_ago, is_fresh, is_next_day, is_of_these_days, is_old, may_come

PUBLISHED = date(2024, 1, 10)


@pytest.mark.parametrize("day, ago", [("2024-01-09", 1), ("2024-01-11", -1), ("2023-12-10", 31), ("2024-01", None), ("2023", None), ("wd:1", None), ("", None)])
def test_days_ago(day: str, ago: int | None) -> None:
    assert days_ago(day, PUBLISHED) == ago


def test_nothing_is_known_without_a_day_of_publication() -> None:
    assert days_ago("2024-01-09", None) is None
    assert not is_fresh("2024-01-09", None)
    assert not is_old("1999-01-09", None)


@pytest.mark.parametrize("day, fresh", [("2024-01-08", True), ("2024-01-12", True), ("2024-01-07", False), ("2024-01", False)])
def test_fresh_is_within_two_days(day: str, fresh: bool) -> None:
    assert is_fresh(day, PUBLISHED) == fresh


@pytest.mark.parametrize(
    "day, old", [("2023-12-09", True), ("2023-12-10", False), ("2023-12", True), ("2024-01", False), ("2024", False), ("2023", True), ("mon:12", False)]
)
def test_old_is_more_than_a_month_ago(day: str, old: bool) -> None:
    assert is_old(day, PUBLISHED) == old


@pytest.mark.parametrize("day, near", [("wd:1", True), ("back:1", True), ("back:7", False), ("mon:12", False), ("2024-01-09", False), ("", False)])
def test_a_weekday_is_near_where_publication_is_not_known(day: str, near: bool) -> None:
    assert is_of_these_days(day, None) == near


def test_where_it_is_known_it_is_counted_from() -> None:
    assert is_of_these_days("2024-01-09", PUBLISHED)
    assert not is_of_these_days("2024-01-04", PUBLISHED)


@pytest.mark.parametrize(
    "day, published, ahead", [("2024-02-20", PUBLISHED, True), ("2024-01-09", PUBLISHED, False), ("md:02-20", None, True), ("wd:1", None, False)]
)
def test_a_day_that_may_lie_ahead(day: str, published: date | None, ahead: bool) -> None:
    assert may_come(day, published) == ahead


@pytest.mark.parametrize(
    "a, b, expected",
    [
        ("2024-01-09", "2024-01-10", True),
        ("2024-01-09", "2024-01-11", False),
        ("2024-01-09", "2024-01", False),
        ("wd:6", "wd:0", True),
        ("wd:1", "wd:3", False),
    ],
)
def test_days_side_by_side(a: str, b: str, expected: bool) -> None:
    assert is_next_day(a, b) is expected

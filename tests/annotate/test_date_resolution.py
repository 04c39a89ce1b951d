"""Days as told become ISO dates: one family of specs a case."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.annotate.date_resolution import agree, is_day, month_of_week, parse_absolute, resolve

WEDNESDAY = date(2024, 1, 10)


@pytest.mark.parametrize(
    "spec, past, coming",
    [
        ("d:2022-11-18", "2022-11-18", "2022-11-18"),
        ("md:01-12", "2024-01-12", "2024-01-12"),
        ("md:03-16", "2023-03-16", "2024-03-16"),
        ("mdy:02-29:0", "2024-02-29", "2024-02-29"),
        ("mdy:02-29:-1", "", ""),
        ("mon:11", "2023-11", "2024-11"),
        ("wd:1", "2024-01-09", "2024-01-16"),
        ("wdpast:2", "2024-01-03", "2024-01-03"),
        ("wdpast:3", "2024-01-04", "2024-01-04"),
        ("wdlast:4", "2024-01-05", "2024-01-05"),
        ("wdnext:4", "2024-01-12", "2024-01-12"),
        ("back:1", "2024-01-09", "2024-01-09"),
        ("ago:month:2", "2023-11", "2023-11"),
        ("period:year:1", "2023", "2023"),
        ("period:week:1", "", ""),
    ],
)
def test_resolve(spec: str, past: str, coming: str) -> None:
    assert (resolve(spec, WEDNESDAY), resolve(spec, WEDNESDAY, future=True)) == (past, coming)


def test_without_publication() -> None:
    assert (resolve("wd:1", None), resolve("d:2022-11-18", None)) == ("", "2022-11-18")


def test_counted_from_the_event() -> None:
    assert resolve("shift:week:-1", None, event_day="2024-01-02") == "2024-01-09"
    assert resolve("shift:week:-1", None, event_day="2024-01") == ""


@pytest.mark.parametrize("key, day", [("2024-02-29", True), ("2023-02-29", False), ("2024-00-00", False), ("2024-01", False), ("mony:09:-1", False)])
def test_is_day(key: str, day: bool) -> None:
    assert is_day(key) is day


def test_parse_absolute() -> None:
    assert (parse_absolute("18 november 2022"), parse_absolute("31 february 2022")) == ("2022-11-18", "")


def test_agree() -> None:
    assert agree("2022-11", "2022-11-18") and not agree("2022-11-17", "2022-11-18")


@pytest.mark.parametrize(
    ("spec", "published", "month"),
    [
        ("period:week:1", "2024-09-15", "2024-09"),
        ("period:week:1", "2024-08-07", ""),  # 29 July to 4 August
        ("period:week:-1", "2024-09-15", "2024-09"),
        ("period:weekend:1", "2024-09-04", ""),  # 31 August and 1 September
        ("period:weekend:0", "2024-09-04", "2024-09"),
        ("period:month:1", "2024-09-15", ""),
        ("wd:1", "2024-09-15", ""),
        ("period:week:9999999", "2024-09-15", ""),
    ],
)
def test_the_month_of_a_week(spec: str, published: str, month: str) -> None:
    assert month_of_week(spec, date.fromisoformat(published)) == month


def test_a_week_has_no_month_where_publication_is_not_known() -> None:
    assert month_of_week("period:week:1", None) == ""

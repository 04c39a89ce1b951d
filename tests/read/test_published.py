"""Dates of publication are read or left empty, never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.read.published import iso_date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2026-01-28", "2026-01-28"),
        ("2026-01-28T23:30:00+09:00", "2026-01-28"),
        ("20260128", "2026-01-28"),
        (1769580000, "2026-01-28"),
        (1769580000000, "2026-01-28"),
        ("January 28, 2026", "2026-01-28"),
        ("Wed, 28 Jan 2026 10:00:00 GMT", "2026-01-28"),
        ("28 janvier 2026", "2026-01-28"),
        ("Jan 28, 2026 at 10:15pm EST", "2026-01-28"),
        ("01/28/2026", "2026-01-28"),
        ("03/04/2026", ""),
        ("yesterday", ""),
        ("today", ""),
        ("2 hours ago", ""),
        ("January 2026", ""),
        ("2026", ""),
        ("2026-13-45", ""),
        ("9999999999999", ""),
        ("", ""),
        (None, ""),
        (True, ""),
        (float("nan"), ""),
    ],
)
def test_iso_date(value: Any, date: str) -> None:
    assert iso_date(value) == date

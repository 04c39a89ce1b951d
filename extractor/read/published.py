"""The publication date of a record as an ISO date, or "": never a guess from the clock, never a guess between day and month."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any

_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)|((?:19|20)\d\d)(\d\d)(\d\d)\d{6}$")
_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{12,13}")
_DAY_OR_MONTH = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](?:19|20)\d\d\b")
_TIME = re.compile(r"\b\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Absolute dates only, and all three parts told: the other parsers of dateparser fill in from today's date.
_SETTINGS: Any = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}


def iso_date(value: Any) -> str:
    """ISO date of a string, a number (Unix time in s or ms, or 20260128), a date or a datetime; "" where it cannot be read. The date is that written, in its own time zone."""
    if isinstance(value, date):
        return _valid(value.year, value.month, value.day)
    if isinstance(value, bool) or value is None:
        return ""
    return _read(str(value).strip()[:100])


def _read(text: str) -> str:
    found = _YEAR_FIRST.match(text)
    if found:
        year, month, day = (int(g) for g in (found[1] or found[5], found[3] or found[6], found[4] or found[7]))
        return _valid(year, month, day)
    if _EPOCH.fullmatch(text):
        seconds = float(text)
        return _valid(*datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC).timetuple()[:3])
    if not _YEAR.search(text) or _ambiguous(text):
        return ""
    return _mail_date(text) or _worded_date(_TIME.sub("", text))


def _valid(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if 1900 <= year < 2100 else ""
    except ValueError:
        return ""


def _ambiguous(text: str) -> bool:
    """3/4/2026 is in March or in April; 3/3/2026 and 28/1/2026 are clear."""
    found = _DAY_OR_MONTH.search(text)
    return found is not None and found[1] != found[2] and int(found[1]) <= 12 and int(found[2]) <= 12


def _mail_date(text: str) -> str:
    try:
        return parsedate_to_datetime(text).date().isoformat() if text[:1].isalpha() and "," in text[:5] else ""
    except (ValueError, TypeError):
        return ""


@lru_cache(maxsize=4096)
def _worded_date(text: str) -> str:
    """Cached, and asked without the time of day: a wording that no language knows costs 55 ms, once a day of publication."""
    import dateparser

    try:
        found = dateparser.parse(text, settings=_SETTINGS)
    except (ValueError, OverflowError, TypeError):
        return ""
    return found.date().isoformat() if found and str(found.year) in text else ""

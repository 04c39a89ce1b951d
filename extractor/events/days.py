"""How far the day of an event lies from the day of publication."""

from __future__ import annotations

from datetime import date

from extractor.annotate import date_resolution

NEAR = ("wd:", "wdpast:", "back:0", "back:1")  # specs of annotate/date_resolution.py for the days around a publication
WEEKDAY = "wd:"
AHEAD = ("md:", "wdnext:")  # specs of days that may lie ahead
FRESH, OLD = 2, 31  # days between event and publication: news of the day; more than a month ago


def days_ago(day: str, published: date | None) -> int | None:
    """Days from a whole ISO day to publication; None where one of the two is not known."""
    return (published - date.fromisoformat(day)).days if published is not None and date_resolution.is_day(day) else None


def is_fresh(day: str, published: date | None) -> bool:
    """Whether a day lies within two days of publication."""
    ago = days_ago(day, published)
    return ago is not None and abs(ago) <= FRESH


def is_of_these_days(day: str, published: date | None) -> bool:
    """Whether a day is of the days around publication."""
    if published is None:
        return day.startswith(NEAR)  # publication is not known: a weekday, "today" and "yesterday" count
    return is_fresh(day, published)  # a day within two days of publication counts


def may_come(day: str, published: date | None) -> bool:
    """Whether a day lies after publication; where that is not known, whether it is a day without a year or "next Friday"."""
    ago = days_ago(day, published)
    return ago < 0 if ago is not None else published is None and day.startswith(AHEAD)


def is_old(day: str, published: date | None) -> bool:
    """Whether a day lies more than a month before publication (a year or a month alone: not the month of publication)."""
    ago = days_ago(day, published)
    if ago is not None:
        return ago > OLD
    return published is not None and day[:4].isdigit() and not date_resolution.agree(day, published.isoformat())


def is_next_day(a: str, b: str) -> bool:
    """Whether two days, or two weekdays where publication is not known, lie side by side."""
    if a.startswith(WEEKDAY) and b.startswith(WEEKDAY):
        return (int(a[len(WEEKDAY) :]) - int(b[len(WEEKDAY) :])) % 7 in (1, 6)
    return date_resolution.is_day(a) and date_resolution.is_day(b) and abs((date.fromisoformat(a) - date.fromisoformat(b)).days) == 1

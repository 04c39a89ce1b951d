"""Days as told, resolved against the date of publication, and how two of them agree."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

LOG = logging.getLogger(__name__)
ISO_DAY = 10  # characters of a whole day


@dataclass(frozen=True, slots=True)
class DateMention:
    """`spec` tells what is said: `d:2022-11-18`, `m:2022-11`, `y:2022`, `md:11-18`, `dom:26` (of a month), `mon:11`, `wd:1` (Tuesday), `back:7`…

    `resolve` turns it into an ISO date. `basis` is `stated`, `weekday` or `published` (told relative to the day of publication).
    """

    start: int
    end: int
    spec: str
    basis: str


def _dateparser(span: str, settings: dict[str, Any]) -> str:
    """The ISO date that dateparser reads in a span, "" where it reads none; what it raises costs this one span."""
    import dateparser

    try:
        got = dateparser.parse(span, languages=["en"], settings=settings)
    except Exception:  # a library's, of any kind
        LOG.debug("dateparser cannot read %r", span, exc_info=True)
        return ""
    return got.date().isoformat() if got else ""


@lru_cache(maxsize=10_000)
def parse_absolute(span: str) -> str:
    """ISO date of a full date such as "18 november 2022" by dateparser; "" where it is none (31 February)."""
    return _dateparser(span, {"STRICT_PARSING": True})


@lru_cache(maxsize=10_000)
def _ago(n: int, unit: str, published: date) -> str:
    return _dateparser(f"{n} {unit}s ago", {"RELATIVE_BASE": datetime.combine(published, time(12))})


def resolve(spec: str, published: date | None, *, future: bool = False, event_day: str = "") -> str:
    """ISO date (possibly partial) of a spec, or "" where the publication date would be needed and is not known.

    `future` prefers the coming date (for planned launches). `event_day` anchors "six days after".
    """
    kind, _, rest = spec.partition(":")
    if kind in ("d", "m", "y"):
        return rest
    if kind == "shift":
        return _shift(rest, event_day, future)
    if published is None:
        return ""
    try:
        return _resolved(kind, rest, published, future)
    except (OverflowError, ValueError):  # before the year 1 or after 9999: a page's date of publication may be any
        return ""


def _resolved(kind: str, rest: str, published: date, future: bool) -> str:
    return {
        "md": _resolve_day,
        "dom": _resolve_day_of_month,
        "mdy": _resolve_day_of_year,
        "mon": _resolve_month,
        "monnext": _resolve_month,
        "mony": _resolve_month_of_year,
        "wd": _resolve_weekday,
        "wdlast": _resolve_weekday_last_week,
        "wdpast": _resolve_weekday_past,
        "wdago": _resolve_weekday_week_ago,
        "wdnext": _resolve_weekday_next,
        "back": _resolve_back,
        "ago": _resolve_ago,
        "period": _resolve_period,
    }[kind](rest, published, future or kind == "monnext")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _resolve_day(rest: str, published: date, future: bool) -> str:
    month, day = (int(x) for x in rest.split("-"))
    days = [d for year in (published.year - 1, published.year, published.year + 1) if (d := _day(year, month, day))]
    # a report may be dated a day or two before the local date of the launch; beyond that a day without a year is past
    fitting = [d for d in days if (d >= published if future else d <= published + timedelta(days=3))] or days
    if not fitting:
        return ""
    nearest = min(fitting, key=lambda d: abs((d - published).days)).isoformat()
    if future:
        return nearest  # the next such day, as it is still to come
    return nearest  # the last such day up to publication, or within three days after it


def _resolve_day_of_month(rest: str, published: date, future: bool) -> str:
    """ "on the 26th": of this month, else of the one before or, where it is to come, after."""
    months = [published.year * 12 + published.month - 1 + i for i in ((0, 1) if future else (0, -1))]
    days = [d for m in months if (d := _day(m // 12, m % 12 + 1, int(rest))) and (d >= published if future else d <= published + timedelta(days=1))]
    return days[0].isoformat() if days else ""  # of the month of publication, or of the one beside it


def _resolve_day_of_year(rest: str, published: date, future: bool) -> str:
    day, offset = rest.split(":")
    return date.fromisoformat(f"{published.year + int(offset):04d}-{day}").isoformat()  # "Feb. 29 last year" may be none


def _resolve_month(rest: str, published: date, future: bool) -> str:
    month = int(rest)
    year = published.year
    if future:
        return date(year + (month < published.month), month, 1).isoformat()[:7]  # the next such month, as it is still to come
    return date(year - (month > published.month), month, 1).isoformat()[:7]  # the last such month up to publication


def _resolve_month_of_year(rest: str, published: date, future: bool) -> str:
    month, offset = rest.split(":")
    return date(published.year + int(offset), int(month), 1).isoformat()[:7]


def _resolve_weekday(rest: str, published: date, future: bool) -> str:
    number = int(rest)
    if future:
        return (published + timedelta(days=(number - published.weekday()) % 7)).isoformat()  # the next one, as it is still to come
    if (published.weekday() + 1) % 7 == number:
        # an American page of Wednesday tells of a launch "on Thursday" (Korean time); last week's would be "last Thursday"
        return (published + timedelta(days=1)).isoformat()  # the day after publication, as further east that day has begun
    return (published - timedelta(days=(published.weekday() - number) % 7)).isoformat()  # the last one up to publication


def _resolve_weekday_last_week(rest: str, published: date, future: bool) -> str:
    monday = published - timedelta(days=published.weekday() + 7)
    return (monday + timedelta(days=int(rest))).isoformat()  # that of the week before


def _resolve_weekday_past(rest: str, published: date, future: bool) -> str:
    """ "last Thursday": before the day of publication."""
    return (published - timedelta(days=(published.weekday() - int(rest) - 1) % 7 + 1)).isoformat()


def _resolve_weekday_week_ago(rest: str, published: date, future: bool) -> str:
    """ "Monday a week ago": that weekday which lies nearest to the day a week before."""
    day = published - timedelta(days=7)
    return (day + timedelta(days=(int(rest) - day.weekday() + 3) % 7 - 3)).isoformat()


def _resolve_weekday_next(rest: str, published: date, future: bool) -> str:
    return (published + timedelta(days=(int(rest) - published.weekday() - 1) % 7 + 1)).isoformat()  # the next one after publication


def _resolve_back(rest: str, published: date, future: bool) -> str:
    return (published - timedelta(days=int(rest))).isoformat()  # counted back as the words say


def _resolve_ago(rest: str, published: date, future: bool) -> str:
    unit, n = rest.split(":")
    full = _ago(int(n), unit, published)
    return full[:7] if unit == "month" else full[:4] if unit == "year" else full  # counted back as the words say


def _resolve_period(rest: str, published: date, future: bool) -> str:
    period, back = rest.split(":")
    offset = int(back)
    if period == "year":
        return f"{published.year - offset:04d}"  # counted back as the words say
    if period == "month":
        months = published.year * 12 + published.month - 1 - offset
        return date(months // 12, months % 12 + 1, 1).isoformat()[:7]  # counted back as the words say
    return ""  # a week has no ISO date of its own; see `month_of_week`


def month_of_week(spec: str, published: date | None) -> str:
    """The month in which a whole week or weekend lies ("last week", told on 2024-09-15: "2024-09"); "" of any other spec, and where it lies in two."""
    kind, _, rest = spec.partition(":")
    period, _, back = rest.partition(":")
    if published is None or kind != "period" or not period.startswith("week"):
        return ""
    try:
        monday = published - timedelta(days=published.weekday() + 7 * int(back))
        first, last = (monday + timedelta(days=n) for n in ((5, 6) if period == "weekend" else (0, 6)))
    except OverflowError:
        return ""
    return first.isoformat()[:7] if first.month == last.month else ""  # the month that the whole week lies in


def _shift(rest: str, event_day: str, future: bool) -> str:
    """ "six days after": counted from the day of the event told beside it."""
    unit, n = rest.split(":")
    if not is_day(event_day) or unit not in ("day", "week"):
        return ""
    try:
        return (date.fromisoformat(event_day) - timedelta(days=int(n) * (7 if unit == "week" else 1))).isoformat()
    except OverflowError:
        return ""


def is_day(key: str) -> bool:
    """Whether a key is a whole ISO day that exists, not a month, a year or the bare spec of a date told where publication is not known ("mony:09:-1")."""
    if len(key) != ISO_DAY:
        return False
    try:
        date.fromisoformat(key)
    except ValueError:
        return False
    return True


def agree(a: str, b: str) -> bool:
    """Whether two ISO dates, possibly partial, can be the same day."""
    n = min(len(a), len(b))
    return a[:n] == b[:n]

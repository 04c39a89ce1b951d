"""Dates and clock times in news prose, resolved against the publication date.

A pattern finds the span; dateparser reads it where it is an absolute or counted-back date. Weekdays and dates without a year
are resolved here, because dateparser with PREFER_DATES_FROM puts "on Friday" of a Friday paper a week early.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?!\w)"
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
COUNTING = ["a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUM = rf"(?:{'|'.join(COUNTING)}|\d{{1,2}})"
PATTERNS = {
    "iso": rf"\b{YEAR}-(?:0\d|1[0-2])-[0-3]\d\b",
    "mdy": rf"\b(?P<m1>{MONTH})\s?(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:|,\d{{3}}|\s?(?:km|kilomet|miles|a\.m|p\.m|missiles|rockets))(?:,?\s+(?P<y1>{YEAR})|\s+(?:of\s+)?(?P<yr1>last|this) year)?\b",
    "dmy": rf"\b(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{MONTH})(?:,?\s+(?P<y2>{YEAR})|\s+(?:of\s+)?(?P<yr2>last|this) year)?",
    "my": rf"\b(?:(?:in|since|of|until|through|early|late|mid-?)\s+)*(?P<m3>{MONTH}),?\s+(?:of\s+)?(?P<y3>{YEAR})\b",
    "lastmonthname": rf"\b(?P<rel>last|next|this(?: past)?|in|since|of|until|till|through|by|for|early|late|mid-?|and)\s+(?P<m4>{MONTH})(?:\s+(?:of\s+)?(?P<yrel>this year|last year))?(?!\.?[ ]?\d)",
    "weekday": rf"\b(?:(?P<wrel>last|next|this|this past|this coming|the previous)\s+)?(?P<w>{DAY})(?P<lastweek>\s+(?:of\s+)?last\s+week)?(?:\s*\((?P<wm>{MONTH})\s?(?P<wd>\d{{1,2}})\))?",
    "today": r"\b(?:today|yesterday|tomorrow|tonight)\b",
    "ago": rf"\b(?P<n>{NUM}|several|(?:a )?few)\s+(?P<unit>day|week|month|year)s?\s+(?P<dir>ago|earlier|later|after)\b",
    "daybefore": r"\b(?:the|a) (?:day|night) (?P<side>before|after)\b|\bthe (?P<previous>previous|next|same|following) (?:day|night)\b",
    "relperiod": r"\b(?:earlier |later )?(?P<prel>last|this|next|the previous|the same)\s+(?P<period>week|month|year|weekend)\b(?!['’]s)",
    "season": r"\b(?P<srel>last|this|next)\s+(?:spring|summer|autumn|fall|winter)\b",
    "year": rf"\b(?:in|since|of|from|during|early|late|mid-?|by|until|and)\s+(?:early |late |mid-?)?(?P<y5>{YEAR})\b(?!\s*(?:km|miles|kilomet|missiles))",
}
DATE = re.compile("|".join(f"(?P<{name}>{p})" for name, p in PATTERNS.items()), re.I)
# "May" the verb, "March" the verb, "Sun" and the like need their capital.
CAPITAL = re.compile(rf"\b(?:{MONTH}|{DAY})", re.I)

MERIDIEM = r"[ap]\.?\s?m\b\.?"
CLOCK = re.compile(
    rf"\b(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<ap>{MERIDIEM})"
    rf"|\b(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)(?!\d)(?::[0-5]\d)?(?:\s?(?:hours|hrs))?"
    rf"|\b(?P<h3>[01]\d|2[0-3])(?P<m3>[0-5]\d)(?=\s?(?:hours|hrs|h\b|local|GMT|UTC|KST|JST|IST|EDT|EST|PDT|PST|EET|CET|Moscow))"
    rf"|\b(?P<noon>noon|midnight)\b",
    re.I,
)
ZONE_AFTER = re.compile(
    r"\s*\(?(?P<zone>GMT|UTC|Zulu|Z\b|EDT|EST|ET\b|HST|BST|CET|Eastern(?: time)?|Pacific time|Hawaii(?:an)? time|Washington time|PDT|PST|PT\b|KST|JST|IST|local(?: time)?|Korean? time|Japan time|Moscow time|Pyongyang time|in the (?:morning|afternoon|evening))",
    re.I,
)
ISO_DAY = 10  # characters of a whole day
AN_ARTICLE = re.compile(r"\b(?:an?|the|its|their)\s+$", re.I)
AT_NOON = re.compile(r"\b(?:at|around|about|near|before|after|by)\s+$", re.I)
# zones that a launch is told in for readers elsewhere; its own clock, where told too, comes first
NOT_LOCAL = {
    "gmt",
    "utc",
    "zulu",
    "z",
    "edt",
    "est",
    "et",
    "pdt",
    "pst",
    "pt",
    "hst",
    "bst",
    "cet",
    "eastern",
    "eastern time",
    "pacific time",
    "hawaii time",
    "hawaiian time",
    "washington time",
}


@dataclass(frozen=True, slots=True)
class DateMention:
    """`spec` tells what is said: `d:2022-11-18`, `m:2022-11`, `y:2022`, `md:11-18`, `mon:11`, `wd:1` (Tuesday), `back:7`…

    `resolve` turns it into an ISO date. `basis` is `stated`, `weekday` or `published` (told relative to the day of publication).
    """

    start: int
    end: int
    spec: str
    basis: str


@dataclass(frozen=True, slots=True)
class ClockMention:
    start: int
    end: int
    time: str  # HH:MM, 24 h
    local: bool


def month_number(name: str) -> int:
    return next(i for i, m in enumerate(MONTHS, 1) if m.startswith(name.lower().rstrip(".")[:3]))


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[DateMention]:
    for m in DATE.finditer(text, start, len(text) if end is None else end):
        spec = _spec(m)
        capital = CAPITAL.search(m.group())
        if spec and (capital is None or capital.group()[0].isupper()) and not _is_name(text, m):
            yield DateMention(m.start(), m.end(), *spec)


def _is_name(text: str, m: re.Match[str]) -> bool:
    """ "Theresa May", "May said": a month name without a number is a date only after a preposition (see the pattern)."""
    return m.lastgroup == "lastmonthname" and re.match(r"\s+(?:said|has|had|called|told)\b", text[m.end() : m.end() + 10]) is not None


def _spec(m: re.Match[str]) -> tuple[str, str] | None:
    kind = next(name for name in PATTERNS if m[name] is not None)
    return {
        "iso": _spec_iso,
        "mdy": _spec_day,
        "dmy": _spec_day,
        "my": _spec_month,
        "lastmonthname": _spec_month_name,
        "weekday": _spec_weekday,
        "today": _spec_today,
        "ago": _spec_ago,
        "daybefore": _spec_day_before,
        "relperiod": _spec_period,
        "season": lambda _: None,
        "year": _spec_year,
    }[kind](m)


def _spec_iso(m: re.Match[str]) -> tuple[str, str] | None:
    return f"d:{m.group()}", "stated"


def _spec_day(m: re.Match[str]) -> tuple[str, str] | None:
    month, day, year = m["m1"] or m["m2"], int(m["d1"] or m["d2"]), m["y1"] or m["y2"]
    if not 1 <= day <= 31:
        return None
    if year:
        parsed = parse_absolute(f"{day} {MONTHS[month_number(month) - 1]} {year}")
        return (f"d:{parsed}", "stated") if parsed else None
    relative = (m["yr1"] or m["yr2"] or "").lower()
    if relative:
        return f"mdy:{month_number(month):02d}-{day:02d}:{-1 if relative == 'last' else 0}", "stated"
    return f"md:{month_number(month):02d}-{day:02d}", "stated"


def _spec_month(m: re.Match[str]) -> tuple[str, str] | None:
    return f"m:{m['y3']}-{month_number(m['m3']):02d}", "stated"


def _spec_month_name(m: re.Match[str]) -> tuple[str, str] | None:
    if m["yrel"]:
        return f"mony:{month_number(m['m4']):02d}:{0 if m['yrel'].lower().startswith('this') else -1}", "stated"
    return f"mon{'next' if m['rel'].lower() == 'next' else ''}:{month_number(m['m4']):02d}", "stated"


def _spec_weekday(m: re.Match[str]) -> tuple[str, str] | None:
    if m["wm"]:
        return f"md:{month_number(m['wm']):02d}-{int(m['wd']):02d}", "stated"
    number, rel = DAYS.index(m["w"].lower()), (m["wrel"] or "").lower()
    if rel in ("next", "this coming"):
        return f"wdnext:{number}", "weekday"
    return (f"wdlast:{number}" if m["lastweek"] else f"wd:{number}"), "weekday"


def _spec_today(m: re.Match[str]) -> tuple[str, str] | None:
    return f"back:{ {'yesterday': 1, 'tomorrow': -1}.get(m['today'].lower(), 0) }", "published"


def _spec_ago(m: re.Match[str]) -> tuple[str, str] | None:
    word = m["n"].lower()
    if word.endswith("few") or word == "several":
        return None
    n = int(word) if word.isdigit() else max(1, COUNTING.index(word) - 1)
    ago = m["dir"].lower() == "ago"
    sign = -1 if m["dir"].lower() == "later" else 1
    return f"{'ago' if ago else 'shift'}:{m['unit'].lower()}:{sign * n}", "published" if ago else "stated"


def _spec_day_before(m: re.Match[str]) -> tuple[str, str] | None:
    word = (m["side"] or m["previous"]).lower()
    # "a day after X" tells that X was the day before
    return f"shift:day:{ {'before': 1, 'after': 1, 'previous': 1, 'next': -1, 'following': -1, 'same': 0}[word] }", "stated"


def _spec_period(m: re.Match[str]) -> tuple[str, str] | None:
    rel = {"last": 1, "the previous": 1, "this": 0, "the same": 0, "next": -1}[m["prel"].lower()]
    return f"period:{m['period'].lower()}:{rel}", "published"


def _spec_year(m: re.Match[str]) -> tuple[str, str] | None:
    return f"y:{m['y5']}", "stated"


@lru_cache(maxsize=10_000)
def parse_absolute(span: str) -> str:
    """ISO date of a full date such as "18 november 2022" by dateparser; "" where it is none (31 February)."""
    import dateparser

    got = dateparser.parse(span, languages=["en"], settings={"STRICT_PARSING": True})
    return got.date().isoformat() if got else ""


@lru_cache(maxsize=10_000)
def _ago(n: int, unit: str, published: date) -> str:
    import datetime as dt

    import dateparser

    base = dt.datetime.combine(published, dt.time(12))
    got = dateparser.parse(f"{n} {unit}s ago", languages=["en"], settings={"RELATIVE_BASE": base})
    return got.date().isoformat() if got else ""


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
    return {
        "md": _resolve_day,
        "mdy": _resolve_day_of_year,
        "mon": _resolve_month,
        "monnext": _resolve_month,
        "mony": _resolve_month_of_year,
        "wd": _resolve_weekday,
        "wdlast": _resolve_weekday_last_week,
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
    days = [d for d in days if (d >= published if future else d <= published + timedelta(days=3))] or days
    return min(days, key=lambda d: abs((d - published).days)).isoformat() if days else ""


def _resolve_day_of_year(rest: str, published: date, future: bool) -> str:
    day, offset = rest.split(":")
    return f"{published.year + int(offset)}-{day}"


def _resolve_month(rest: str, published: date, future: bool) -> str:
    month = int(rest)
    year = published.year
    if future:
        year += month < published.month
    else:
        year -= month > published.month
    return f"{year}-{month:02d}"


def _resolve_month_of_year(rest: str, published: date, future: bool) -> str:
    month, offset = rest.split(":")
    return f"{published.year + int(offset)}-{month}"


def _resolve_weekday(rest: str, published: date, future: bool) -> str:
    number = int(rest)
    if future:
        return (published + timedelta(days=(number - published.weekday()) % 7)).isoformat()
    if (published.weekday() + 1) % 7 == number:
        # an American page of Wednesday tells of a launch "on Thursday" (Korean time); last week's would be "last Thursday"
        return (published + timedelta(days=1)).isoformat()
    return (published - timedelta(days=(published.weekday() - number) % 7)).isoformat()


def _resolve_weekday_last_week(rest: str, published: date, future: bool) -> str:
    monday = published - timedelta(days=published.weekday() + 7)
    return (monday + timedelta(days=int(rest))).isoformat()


def _resolve_weekday_next(rest: str, published: date, future: bool) -> str:
    return (published + timedelta(days=(int(rest) - published.weekday() - 1) % 7 + 1)).isoformat()


def _resolve_back(rest: str, published: date, future: bool) -> str:
    return (published - timedelta(days=int(rest))).isoformat()


def _resolve_ago(rest: str, published: date, future: bool) -> str:
    unit, n = rest.split(":")
    full = _ago(int(n), unit, published)
    return full[:7] if unit == "month" else full[:4] if unit == "year" else full


def _resolve_period(rest: str, published: date, future: bool) -> str:
    period, back = rest.split(":")
    offset = int(back)
    if period == "year":
        return str(published.year - offset)
    if period == "month":
        months = published.year * 12 + published.month - 1 - offset
        return f"{months // 12}-{months % 12 + 1:02d}"
    return ""  # a week has no ISO date of its own


def _shift(rest: str, event_day: str, future: bool) -> str:
    """ "six days after": counted from the day of the event told beside it."""
    unit, n = rest.split(":")
    if not is_day(event_day) or unit not in ("day", "week"):
        return ""
    return (date.fromisoformat(event_day) - timedelta(days=int(n) * (7 if unit == "week" else 1))).isoformat()


def times(text: str, start: int = 0, end: int | None = None) -> list[ClockMention]:
    """Clock times as HH:MM; "between 07:25 and 07:37 p.m." gives the first its meridiem."""
    found = []
    stop = len(text) if end is None else end
    for m in CLOCK.finditer(text, start, stop):
        hour, minute, meridiem = _clock(m)
        if meridiem is None and not m["h3"]:
            meridiem = _later_meridiem(text, m.end(), stop)
        if hour > 23 or (m["h"] is not None and hour > 12 and meridiem):
            meridiem = None
        if meridiem:
            hour = hour % 12 + (12 if meridiem == "p" else 0)
        zone = ZONE_AFTER.match(text, m.end())
        local = zone is None or zone["zone"].lower() not in NOT_LOCAL
        if m["noon"]:
            left = text[max(0, m.start() - 10) : m.start()]
            if AN_ARTICLE.search(left):
                continue  # "in a noon bulletin"
            local = local and AT_NOON.search(left) is not None  # "Tuesday noon": weaker than a time told with its preposition
        if hour < 24:
            found.append(ClockMention(m.start(), m.end(), f"{hour:02d}:{minute:02d}", local))
    return found


def _clock(m: re.Match[str]) -> tuple[int, int, str | None]:
    if m["noon"]:
        return (12 if m["noon"].lower() == "noon" else 0), 0, None
    hour, minute = m["h"] or m["h2"] or m["h3"], m["m"] or m["m2"] or m["m3"] or "0"
    return int(hour), int(minute), m["ap"][0].lower() if m["ap"] else None


def _later_meridiem(text: str, start: int, stop: int) -> str | None:
    m = re.compile(rf"\s*(?:and|to|-|–)\s*(?:\d{{1,2}}:\d\d)\s?(?P<ap>{MERIDIEM})", re.I).match(text, start, stop)
    return m["ap"][0].lower() if m else None


def is_day(key: str) -> bool:
    """Whether a key is a whole ISO day, not a month, a year or the bare spec of a date told where publication is not known ("mony:09:-1")."""
    return len(key) == ISO_DAY and key[0].isdigit()


def agree(a: str, b: str) -> bool:
    """Whether two ISO dates, possibly partial, can be the same day."""
    n = min(len(a), len(b))
    return a[:n] == b[:n]

"""Dates and clock times in news prose, resolved against the publication date.

A pattern finds the span; dateparser reads it where it is an absolute or counted-back date. Weekdays and dates without a year
are resolved here, because dateparser with PREFER_DATES_FROM puts "on Friday" of a Friday paper a week early.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotate import spans
from extractor.annotate.clock_times import times
from extractor.annotate.date_resolution import DateMention, is_day, parse_absolute
from extractor.annotate.listed_days import with_years_of_lists
from extractor.annotate.undated import with_year_of_captions
from extractor.domain.english import values, words

MONTHS, DAYS, NEAR = values("month"), values("weekday"), values("near_day")
COUNTS, AROUND, PERIODS = values("count_of_time"), values("day_around"), values("period_word")
MONTH, DAY = rf"(?:{words('month')})(?!\w)", rf"(?:{words('weekday')})"
LAST_DAY = 31  # of the longest months
LEAP_YEAR = 2024  # has every day that there can be
YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
OF_YEAR = r"\s+(?:of\s+)?(?P<{}>last|this) year"
PATTERNS = {
    "iso": rf"\b{YEAR}-(?:0\d|1[0-2])-[0-3]\d\b",
    "mdy": rf"(?<!\bLong )\b(?P<m1>{MONTH})\s?(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:|,\d{{3}}|\s?(?:{words('not_dated_after')}))(?:,?\s+(?P<y1>{YEAR})|{OF_YEAR.format('yr1')})?(?:\b|(?-i:(?<=\d\d\d\d)(?=[A-Z])))",
    "dmy": rf"(?<![-‑–])\b(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{MONTH})(?:,?\s+(?P<y2>{YEAR})|{OF_YEAR.format('yr2')})?",
    "my": rf"\b(?:(?:{words('before_month_year')})\s+)*(?P<m3>{MONTH}),?\s+(?:of\s+)?(?P<y3>{YEAR})\b",
    "lastmonthname": rf"\b(?P<rel>{words('before_month')})\s+(?P<m4>{MONTH})(?:\s+(?:of\s+)?(?P<yrel>this year|last year))?(?!\.?[ ]?\d)",
    "weekday": rf"\b(?:(?P<wrel>{words('before_weekday')})\s+)?(?P<w>{DAY})(?:(?P<lastweek>\s+(?:of\s+)?last\s+week)|(?P<weekago>\s+a\s+week\s+ago))?(?:\s*\((?P<wm>{MONTH})\s?(?P<wd>\d{{1,2}})\))?",
    "dayofmonth": rf"\bon the (?P<dom>[0-3]?\d)(?:st|nd|rd|th)\b(?=[.,;:)”\"’»]|\s*$|\s+(?:{words('after_day')})\b)|\b(?:morning|afternoon|evening|night) of the (?P<dom2>[0-3]?\d)(?:st|nd|rd|th)\b",
    "today": rf"\b(?:{words('near_day')})\b",
    "ago": rf"\b(?P<n>{words('count_of_time')}|\d{{1,2}}|several|(?:a )?few)\s+(?P<unit>day|week|month|year)s?\s+(?P<dir>ago|earlier|later|after)\b",
    "daybefore": r"\b(?:the|a) (?:day|night) (?P<side>before|after)\b|\bthe (?P<previous>previous|next|same|following) (?:day|night)\b",
    "relperiod": rf"\b(?:earlier |later )?(?P<prel>{words('period_word')})\s+(?P<period>week|month|year|weekend)\b(?!['’]s)",
    "season": r"\b(?P<srel>last|this|next)\s+(?:spring|summer|autumn|fall|winter)\b",
    "year": rf"(?:\b(?:{words('before_year')})\s+(?:early |late |mid-?)?|(?<=\d\d\d\d,\s))(?P<y5>{YEAR})\b(?!\s*(?:km|miles|kilomet|missiles)|-\d\d-\d\d)",
}
DATE = re.compile("|".join(f"(?P<{name}>{p})" for name, p in PATTERNS.items()), re.I)
# "May" the verb, "March" the verb, "Sun" and the like need their capital.
CAPITAL = re.compile(rf"\b(?:{MONTH}|{DAY})", re.I)
# "on May 4 and 9": another day of the month, where nothing is counted by it
ALSO_DAY = re.compile(
    rf"\s+and\s+(?P<day>[0-3]?\d)(?:,\s+(?P<year>{YEAR})\b)?(?=[.,;:)]|\s+(?:in|at|from|into|towards?|but|that|which|when|as|were|was|had|and|[a-z]+ed\s+(?:an?|the|its|their))\b|$)"
)
PERSON_ACTS = re.compile(rf"\s+(?:{words('person_acts')})\b")


def month_number(name: str) -> int:
    """1 for "Jan." … 12 for "December"."""
    return int(MONTHS[name.lower()])


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[DateMention]:
    """The days told in text[start:end], in order; those that cannot exist are none."""
    for m in DATE.finditer(text, start, len(text) if end is None else end):
        spec = _spec(m)
        capital = CAPITAL.search(m.group())
        if spec and (capital is None or capital.group()[0].isupper()) and not _is_name(text, m):
            yield DateMention(m.start(), m.end(), *spec)
            yield from _also(text, m.end(), *spec)


def _also(text: str, end: int, spec: str, basis: str) -> Iterator[DateMention]:
    """The second day of "on May 4 and 9", "on May 4 and 9, 2019"."""
    m = ALSO_DAY.match(text, end) if spec.startswith("md:") else None
    day = f"{spec[3:6]}{int(m['day']):02d}" if m is not None else ""
    if m is not None and is_day(f"{m['year'] or LEAP_YEAR}-{day}"):
        yield DateMention(m.start("day"), m.end(), f"d:{m['year']}-{day}" if m["year"] else f"md:{day}", basis)


def _is_name(text: str, m: re.Match[str]) -> bool:
    """ "Theresa May", "May said": a month name without a number is a date only after a preposition (see the pattern)."""
    return m.lastgroup == "lastmonthname" and PERSON_ACTS.match(text, m.end()) is not None


def _spec(m: re.Match[str]) -> tuple[str, str] | None:
    kind = next(name for name in PATTERNS if m[name] is not None)
    return {
        "iso": _spec_iso,
        "mdy": _spec_day,
        "dmy": _spec_day,
        "my": _spec_month,
        "lastmonthname": _spec_month_name,
        "weekday": _spec_weekday,
        "dayofmonth": _spec_day_of_month,
        "today": _spec_today,
        "ago": _spec_ago,
        "daybefore": _spec_day_before,
        "relperiod": _spec_period,
        "season": lambda _: None,
        "year": _spec_year,
    }[kind](m)


def _spec_iso(m: re.Match[str]) -> tuple[str, str] | None:
    return (f"d:{m.group()}", "stated") if is_day(m.group()) else None


def _spec_day(m: re.Match[str]) -> tuple[str, str] | None:
    month, day, year = m["m1"] or m["m2"], int(m["d1"] or m["d2"]), m["y1"] or m["y2"]
    if not is_day(f"{LEAP_YEAR}-{month_number(month):02d}-{day:02d}"):
        return None
    if year:
        parsed = parse_absolute(f"{day} {month.rstrip('.')} {year}")
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
    if m["wm"] and is_day(f"{LEAP_YEAR}-{month_number(m['wm']):02d}-{int(m['wd']):02d}"):
        return f"md:{month_number(m['wm']):02d}-{int(m['wd']):02d}", "stated"
    number, rel = int(DAYS[m["w"].lower()]), (m["wrel"] or "").lower()
    if rel in ("next", "this coming"):
        return f"wdnext:{number}", "weekday"
    if m["weekago"]:
        return f"wdago:{number}", "weekday"
    of_past = "wdlast" if m["lastweek"] else "wdpast" if rel == "last" else "wd"
    return f"{of_past}:{number}", "weekday"


def _spec_day_of_month(m: re.Match[str]) -> tuple[str, str] | None:
    day = int(m["dom"] or m["dom2"])
    return (f"dom:{day:02d}", "stated") if 0 < day <= LAST_DAY else None


def _spec_today(m: re.Match[str]) -> tuple[str, str] | None:
    return f"back:{int(NEAR[m['today'].lower()])}", "published"


def _spec_ago(m: re.Match[str]) -> tuple[str, str] | None:
    word = m["n"].lower()
    if word.endswith("few") or word == "several":
        return None
    n = int(word) if word.isdigit() else int(COUNTS[word])
    ago = m["dir"].lower() == "ago"
    sign = -1 if m["dir"].lower() == "later" else 1
    return f"{'ago' if ago else 'shift'}:{m['unit'].lower()}:{sign * n}", "published" if ago else "stated"


def _spec_day_before(m: re.Match[str]) -> tuple[str, str] | None:
    return f"shift:day:{int(AROUND[(m['side'] or m['previous']).lower()])}", "stated"


def _spec_period(m: re.Match[str]) -> tuple[str, str] | None:
    rel = PERIODS[" ".join(m["prel"].lower().split())]
    return f"period:{m['period'].lower()}:{int(rel)}", "published"


def _spec_year(m: re.Match[str]) -> tuple[str, str] | None:
    return f"y:{m['y5']}", "stated"


@Language.factory("news_dates", assigns=["doc.spans"])
def make(nlp: Language, name: str) -> Dates:
    return Dates()


class Dates:
    """What is said of days and hours; `extractor.annotate.date_resolution.resolve` turns it into ISO dates when the event is known."""

    def __call__(self, doc: Doc) -> Doc:
        days: list[DateMention] = []
        hours = []
        text = doc.text  # a property that joins the tokens anew each time
        for start, end, _, _ in spans.read(doc, "sentences"):
            days += find(text, start, end)
            hours += [(t.start, t.end, "", (t.time, t.local)) for t in times(text, start, end)]
        days = with_years_of_lists(text, days)
        if not doc._.published:
            days = with_year_of_captions(text, days)
        spans.write(doc, "dates", [(d.start, d.end, d.basis, (d.spec, d.basis)) for d in days])
        spans.write(doc, "times", hours)
        return doc

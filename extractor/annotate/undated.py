"""Days without a year in a text whose day of publication is not known: photo captions and posts tell of that time in full.

A caption's day ("Kyiv, Saturday, June 1, 2024.(AP Photo/…)"), the day of a post ("(@name) July 4, 2017") and a day at the end of a line are near
the day of writing, while any other full day may be of years before. So the newest of them gives a month or a day its year, and a weekday
that lies a few days before, told alone, is that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from extractor.annotate.date_resolution import DateMention, resolve
from extractor.domain.english import words

CREDIT_REACH = 250  # characters behind a day in which the photographer or agency of its caption stands
HANDLE_REACH = 40  # characters before a day that hold who posted it
CREDIT = re.compile(rf"(?:{words('photo_credit')})(?!\w)")
HANDLE = re.compile(r"\(@\w+\)\s*$")
OF_A_YEAR = ("md:", "mon:")  # specs that a year alone makes whole
WEEKDAY = "wd:"
BEFORE = 3  # days before the newest caption that a weekday told alone may be


def with_year_of_captions(text: str, days: Iterable[DateMention]) -> list[DateMention]:
    """The days, those of months and weekdays counted from the newest day of a caption or a post, where there is one."""
    days = list(days)
    told = [(d.spec[2:], _is_of_post(text, d)) for d in days if d.spec.startswith("d:") and (_is_of_caption(text, d) or _is_of_post(text, d))]
    if not told:
        return days
    newest, posted = max(told)
    return [_placed(d, date.fromisoformat(newest), 1 if posted else 0) for d in days]


def _is_of_caption(text: str, d: DateMention) -> bool:
    return CREDIT.search(text, d.end, d.end + CREDIT_REACH) is not None


def _is_of_post(text: str, d: DateMention) -> bool:
    return HANDLE.search(text[max(0, d.start - HANDLE_REACH) : d.start]) is not None


def _placed(d: DateMention, newest: date, least: int) -> DateMention:
    """A day counted from the newest day of a caption or a post, as the article tells no day of publication."""
    if d.spec.startswith(OF_A_YEAR):
        iso = resolve(d.spec, newest)
        return replace(d, spec=f"{'m' if len(iso) == len('2024-06') else 'd'}:{iso}") if iso else d
    if not d.spec.startswith(WEEKDAY):
        return d
    back = (newest.weekday() - int(d.spec[len(WEEKDAY) :])) % 7
    return replace(d, spec=f"d:{newest - timedelta(back)}") if least <= back <= BEFORE else d

"""Days without a year in a text whose day of publication is not known: photo captions tell of that time in full.

A caption's day ("Kyiv, Saturday, June 1, 2024.(AP Photo/…)") is near the day of writing, while any other full day may be of years before. So the
newest of them gives a month or a day its year, and its weekday, told again, is that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from extractor.annotate.date_resolution import DateMention, resolve
from extractor.domain.english import words

CREDIT_REACH = 250  # characters behind a day in which the photographer or agency of its caption stands
CREDIT = re.compile(rf"(?:{words('photo_credit')})(?!\w)")
OF_A_YEAR = ("md:", "mon:")  # specs that a year alone makes whole


def with_year_of_captions(text: str, days: Iterable[DateMention]) -> list[DateMention]:
    """The days, those of months and weekdays counted from the newest day of a caption, where there is one."""
    days = list(days)
    newest = max((d.spec[2:] for d in days if d.spec.startswith("d:") and CREDIT.search(text, d.end, d.end + CREDIT_REACH)), default="")
    return [_placed(d, date.fromisoformat(newest)) for d in days] if newest else days


def _placed(d: DateMention, caption: date) -> DateMention:
    if d.spec.startswith(OF_A_YEAR):
        iso = resolve(d.spec, caption)
        return replace(d, spec=f"{'m' if len(iso) == len('2024-06') else 'd'}:{iso}") if iso else d
    return replace(d, spec=f"d:{caption.isoformat()}") if d.spec == f"wd:{caption.weekday()}" else d

"""Days of a list of which the last one tells the year: "in May and November 2022", "on April 6 and May 2 last year"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extractor.annotate.date_resolution import DateMention
from extractor.domain.english import words

BESIDE = re.compile(rf"[\s,]*(?:(?:{words('joins_days')})\s+)?", re.I)  # between two days of a list
WITH_YEAR = {"mon:": ("m:", "mony:"), "md:": ("d:", "mdy:")}  # spec without a year -> specs with one, told in full and from publication


def with_years_of_lists(text: str, days: Iterable[DateMention]) -> list[DateMention]:
    """The days, a month or a day without a year in the year of the one that it is listed with."""
    out: list[DateMention] = []
    for d in reversed(list(days)):
        behind = out[-1] if out and BESIDE.fullmatch(text, d.end, out[-1].start) else None
        out.append(d if behind is None else replace(d, spec=_in_year_of(d.spec, behind.spec)))
    return out[::-1]


def _in_year_of(spec: str, behind: str) -> str:
    """The spec in the year of the one behind it, where that is not earlier in the year: "December and January 2023" are of two."""
    kind = next((k for k in WITH_YEAR if spec.startswith(k)), "")
    full, relative = WITH_YEAR.get(kind, ("-", "-"))
    told = spec[len(kind) :]
    if behind.startswith(full) and told <= behind[len(full) + 5 :]:
        return f"{full}{behind[len(full) : len(full) + 4]}-{told}"
    if behind.startswith(relative) and told <= behind[len(relative) :].rpartition(":")[0]:
        return f"{relative}{told}:{behind.rpartition(':')[2]}"
    return spec

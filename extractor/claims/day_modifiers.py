"""Months and years that stand before the noun of an event: "its 2013 test", "the North's January nuclear test".

Lists used: `own`, `article`, `also` (domain/english.yml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.annotate.dates import MONTH, YEAR, month_number
from extractor.claims.model import DateExpression
from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import Sentence, Trigger, left_of

REACH = 60  # characters left of the noun and its object


class NounDayReader:
    """Reads the days of nouns; no word of joining ("the 2012 launch and test") may stand between."""

    def __init__(self, wording: Wording) -> None:
        owner = r"(?:['’]s?|\b(?:{own}|{article}))"
        day = rf"(?:(?P<month>{MONTH})|(?P<year>{YEAR}))"
        self.modifier = phrase(wording, rf"{owner}\s+{day}\s+(?:(?!{{also}}\b)[a-z][\w-]*\s+){{0,3}}$", re.I)

    def read(self, s: Sentence) -> Iterator[tuple[int, int, DateExpression]]:
        """Start, end and day of each month or year that modifies a noun of an event and that no other date expression covers."""
        for t in s.triggers:
            m = self.modifier.search(left_of(s, head_of(t), REACH)) if t.kind == "noun" else None
            if m is None or (m["month"] and m["month"][0].islower()):  # "may" and "march" are verbs
                continue
            group = "month" if m["month"] else "year"
            offset = head_of(t) - len(m.string)
            start, end = offset + m.start(group), offset + m.end(group)
            if not any(d[0] < end and start < d[1] for d in s.dates):
                yield start, end, DateExpression(f"mon:{month_number(m['month']):02d}" if m["month"] else f"y:{m['year']}", "stated")


def head_of(t: Trigger) -> int:
    """Where the noun of an event, or of the object that stands before it, begins; without the article or number of an object (see `begin`)."""
    return min([t.start, *(o.head for o in t.objects)])

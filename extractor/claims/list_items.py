"""Lists of earlier events: under a sentence that tells of several ("all of North Korea's six nuclear tests"), lines that begin with a day.

Each such line ("October 2006: 4.3") is an event of its own, of the same agent and kind as those of the sentence above it. A bare number
behind the day is of the quantity that the sentence above tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extractor.claims.model import Claim, DateExpression, Reading, number
from extractor.domain.codebook import Codebook
from extractor.mentions.model import Sentence, Trigger

SHARED = ("agent", "class")  # kinds of attributes that a line takes over from the sentence above the list
BULLET = re.compile(r"[\s\-–—*•·]*")
NUMBER = re.compile(r"\s*[:–—-]+\s*(?P<number>\d+(?:\.\d+)?)(?=\s*(?:$|[(,;\n]))")
COLON = re.compile(r"\s*(?::|--|–|—|-\s)")


def with_list_items(readings: Iterable[Reading], codebook: Codebook) -> list[Reading]:
    """The readings, each line of a list with a trigger and the claims that it shares with the sentence above the list."""
    shared = {codebook.first(kind) for kind in SHARED} | {a.name for a in codebook.of_kind("quantity")}
    out: list[Reading] = []
    above: list[Claim] = []  # of the sentence above, as long as nothing but lines of its list follows
    for r in readings:
        day = _day_of_line(r.sentence)
        if day is not None and above and not r.sentence.triggers:
            out.append(_line(r, day, above, codebook.first("date")))
            continue
        out.append(r)
        above = _told_for_lines(r, shared)
    return out


def _told_for_lines(r: Reading, shared: set[str]) -> list[Claim]:
    """The claims of a sentence that hold for the lines below it; none where it tells of no several events."""
    many = next((i for i, t in enumerate(r.sentence.triggers) if t.many and t.role == "past"), None)
    return [] if many is None else [c for c in r.claims if c.attribute in shared and (c.trigger == many or c.is_quantity)]


def _day_of_line(s: Sentence) -> tuple[int, int, str, str] | None:
    """The day that a line begins with, before a colon or a dash."""
    first = min(s.dates, default=None)
    begins = first is not None and BULLET.fullmatch(s.text[s.start : first[0]]) is not None
    return first if first is not None and begins and COLON.match(s.text, first[1], s.end) else None


def _line(r: Reading, day: tuple[int, int, str, str], above: list[Claim], date: str) -> Reading:
    """The line of a list as an event of its own: its day and claims, and those that it shares with the sentence above."""
    s = r.sentence
    start, end, spec, basis = day
    dated = Claim(date, "", start, end, s.index, 0, reference=DateExpression(spec, basis))
    own = [replace(c, trigger=0) for c in r.claims if c.attribute != date]
    shared = [replace(c, trigger=0) for c in above if not c.is_quantity]
    s.triggers = [Trigger(start, end, "noun", "past", (), False, "", (0, 0), False)]
    return replace(r, claims=[dated, *own, *shared, *_figure(s, end, above, own)])


def _figure(s: Sentence, end: int, above: list[Claim], own: list[Claim]) -> list[Claim]:
    """The bare number behind a day, of the one quantity told above; none where the line tells a figure with its unit."""
    told = {(c.attribute, c.unit) for c in above if c.is_quantity}
    m = NUMBER.match(s.text, end, s.end)
    if m is None or len(told) != 1 or any(c.is_quantity for c in own):
        return []
    ((attribute, unit),) = told
    value = float(m["number"])
    return [Claim(attribute, number(value), m.start("number"), m.end("number"), s.index, 0, value, value, unit, "exact")]

"""Times of day as told: "5:32 a.m.", "at noon", "0632 GMT"."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
AN_ARTICLE = re.compile(r"\b(?:an?|the|its|their)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class ClockMention:
    start: int
    end: int
    time: str  # HH:MM, 24 h
    local: bool


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

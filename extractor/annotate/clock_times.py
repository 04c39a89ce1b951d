"""Times of day as told: "5:32 a.m.", "at noon", "0632 GMT"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.domain.english import words

ZONE = rf"{words('zone_local')}|{words('zone_elsewhere')}"
MERIDIEM = r"[ap]\.?\s?m\b\.?"
CLOCK = re.compile(
    rf"\b(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<ap>{MERIDIEM})"
    rf"|\b(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)(?!\d)(?::[0-5]\d)?(?:\s?(?:{words('clock_word')})\b)?"
    rf"|\b(?P<h3>[01]\d|2[0-3])(?P<m3>[0-5]\d)(?=\s?(?:{words('clock_word')}|{ZONE})\b)"
    rf"|(?<!\d\.)\b(?P<h4>[01]?\d|2[0-3])\.(?P<m4>[0-5]\d)(?=\s?(?:hrs|{ZONE})\b)"
    rf"|\b(?P<noon>noon|midnight)\b",
    re.I,
)
ZONE_AFTER = re.compile(rf"\s*\(?(?:(?P<elsewhere>{words('zone_elsewhere')})|{words('zone_local')})\b", re.I)
BEFORE_CLOCK = re.compile(rf"\b(?:{words('before_clock')})\s+$", re.I)
# "Play Video 3:40 Why …", "the first footage 00:33 - Source: CNN": how long a film lasts
FILM_BEFORE = re.compile(rf"\b(?:{words('video_word')})\s*[:|(\[]?\s*$", re.I)
FILM_AFTER = re.compile(rf"\s*[-–—|]\s*(?:{words('film_source')}):", re.I)
FILM_REACH = 24  # characters before a time within which it is told to be a film's
AN_ARTICLE = re.compile(rf"\b(?:{words('article_word')})\s+$", re.I)
NOON_REACH = 10  # characters before "noon" within which its preposition or article stands
LATER = re.compile(rf"\s*(?:{words('range_join')}|-|–)\s*(?:\d{{1,2}}:\d\d)\s?(?P<ap>{MERIDIEM})", re.I)


@dataclass(frozen=True, slots=True)
class ClockMention:
    """A time of day as told; `local` where its zone is that of the place told of, or none is named."""

    start: int
    end: int
    time: str  # HH:MM, 24 h
    local: bool


def times(text: str, start: int = 0, end: int | None = None) -> list[ClockMention]:
    """Clock times as HH:MM; "between 07:25 and 07:37 p.m." gives the first its meridiem."""
    stop = len(text) if end is None else end
    found = (_mention(text, m, stop) for m in CLOCK.finditer(text, start, stop))
    return [t for t in found if t is not None]


def _mention(text: str, m: re.Match[str], stop: int) -> ClockMention | None:
    hour, minute, meridiem = _clock(m)
    if meridiem is None and not (m["h3"] or m["h4"]):
        meridiem = _later_meridiem(text, m.end(), stop)
    if hour > 23 or (m["h"] is not None and hour > 12 and meridiem):
        meridiem = None
    if meridiem:
        hour = hour % 12 + (12 if meridiem == "p" else 0)
    left = text[max(0, m.start() - NOON_REACH) : m.start()]
    if hour > 23 or (m["noon"] and AN_ARTICLE.search(left)):
        return None  # "24:00", "in a noon bulletin"
    if m["h2"] and not meridiem and (FILM_BEFORE.search(text[max(0, m.start() - FILM_REACH) : m.start()]) or FILM_AFTER.match(text, m.end(), stop)):
        return None
    return ClockMention(m.start(), m.end(), f"{hour:02d}:{minute:02d}", _local(text, m, left))


def _local(text: str, m: re.Match[str], left: str) -> bool:
    zone = ZONE_AFTER.match(text, m.end())
    local = zone is None or zone["elsewhere"] is None
    # "Tuesday noon": weaker than a time told with its preposition
    return local and (not m["noon"] or BEFORE_CLOCK.search(left) is not None)


def _clock(m: re.Match[str]) -> tuple[int, int, str | None]:
    if m["noon"]:
        return (12 if m["noon"].lower() == "noon" else 0), 0, None
    hour, minute = m["h"] or m["h2"] or m["h3"] or m["h4"], m["m"] or m["m2"] or m["m3"] or m["m4"] or "0"
    return int(hour), int(minute), m["ap"][0].lower() if m["ap"] else None


def _later_meridiem(text: str, start: int, stop: int) -> str | None:
    m = LATER.match(text, start, stop)
    return m["ap"][0].lower() if m else None

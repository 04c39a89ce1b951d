"""Incidents: the rows of `events` that tell of one event in the world, over all articles (after stage 6).

Two rows are of one incident where agent and whole day are the same and neither class, place nor clock time contradicts. A row without
agent or whole day is an incident of its own: no other can be known to tell of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractor.domain.codebook import Codebook

ISO_DAY = 10  # characters of a whole day
SAME_TIME = 30  # minutes between two clock times of one event as different sources tell it
SAME_PLACE = 60  # km between two places that sources name for one site: a base and its town, a county and its seat
EARTH = 6371.0  # km
EventRow = Mapping[str, str]


@dataclass(frozen=True)
class Slots:
    """What the columns of a codebook are called, by what decides whether two rows are of one incident; "" where it has none."""

    agent: str
    day: str
    cls: str
    place: str
    time: str
    general: frozenset[str]
    families: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, codebook: Codebook) -> Slots:
        """The columns of a pipeline's codebook."""
        place = next((a.name for a in codebook.of_kind("place") if a.coordinates), "")
        first = codebook.first
        return cls(first("agent"), first("date"), first("class"), place, first("time"), frozenset(codebook.general_classes[:1]), codebook.class_families)


def incidents(events: Iterable[EventRow], codebook: Codebook) -> list[list[EventRow]]:
    """The rows of each incident, in the order in which the first one stands in the table."""
    slots = Slots.of(codebook)
    out: list[list[EventRow]] = []
    of_day: dict[tuple[str, str], list[list[EventRow]]] = {}
    for event in events:
        key = event.get(slots.agent, ""), event.get(slots.day, "")
        known = of_day.setdefault(key, []) if key[0] and len(key[1]) == ISO_DAY else []
        same = next((group for group in known if all(may_be_one(event, other, slots) for other in group)), None)
        if same is None:
            same = []
            known.append(same)
            out.append(same)
        same.append(event)
    return out


def may_be_one(a: EventRow, b: EventRow, slots: Slots) -> bool:
    """Whether two rows of one agent and day do not contradict each other; two rows of one article are two events."""
    return a["article_id"] != b["article_id"] and _classes_agree(a, b, slots) and _places_agree(a, b, slots) and _times_agree(a, b, slots)


def _classes_agree(a: EventRow, b: EventRow, slots: Slots) -> bool:
    x, y = a.get(slots.cls, ""), b.get(slots.cls, "")
    return not x or not y or x == y or bool({x, y} & slots.general) or any({x, y} <= family for family in slots.families)


def _places_agree(a: EventRow, b: EventRow, slots: Slots) -> bool:
    x, y = a.get(slots.place, ""), b.get(slots.place, "")
    if not x or not y or x == y:
        return True
    apart = kilometres_apart(a, b)
    return apart is not None and apart <= SAME_PLACE


def _times_agree(a: EventRow, b: EventRow, slots: Slots) -> bool:
    x, y = a.get(slots.time, ""), b.get(slots.time, "")
    return not x or not y or abs(_minutes(x) - _minutes(y)) <= SAME_TIME


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")[:2]
    return 60 * int(hours) + int(minutes)


def kilometres_apart(a: EventRow, b: EventRow) -> float | None:
    """Great-circle distance (haversine) between the coordinates of two rows; None where one has none."""
    degrees = [row.get(name, "") for row in (a, b) for name in ("latitude", "longitude")]
    if "" in degrees:
        return None
    lat1, lon1, lat2, lon2 = (math.radians(float(d)) for d in degrees)
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(chord))

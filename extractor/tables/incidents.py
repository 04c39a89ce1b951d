"""Incidents: the events that tell of one event in the world, over all articles (after stage 6).

Two events are of one incident where agent and whole day are the same and neither class, place nor clock time contradicts. An event without
agent or whole day is an incident of its own: no other can be known to tell of it. What is planned has not happened and is in none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from extractor.domain.codebook import Codebook
from extractor.tables.incident_records import EventRecord

ISO_DAY = 10  # characters of a whole day
SAME_TIME = 30  # minutes between two clock times of one event as different sources tell it
SAME_PLACE = 60  # km between two places that sources name for one site: a base and its town, a county and its seat
EARTH = 6371.0  # km
LETTER, DIGITS = "i", 12  # of an incident's id: it begins with a letter so that no program takes it for a number
Cells = Mapping[str, str]
Group = list[EventRecord]


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

    def block(self, cells: Cells) -> tuple[str, str]:
        """What two events of one incident share: agent and whole day; empty texts where either is not told."""
        agent, day = cells.get(self.agent, ""), cells.get(self.day, "")
        return (agent, day) if agent and len(day) == ISO_DAY else ("", "")


def in_memory(records: Iterable[EventRecord], slots: Slots) -> list[tuple[str, Group]]:
    """The incidents of events that all fit in memory."""
    blocks: dict[tuple[str, str], Group] = {}
    for event in records:
        key = slots.block(event.cells)
        blocks.setdefault(key if key[0] else (event.article_id, event.event_id), []).append(event)
    return [found for block in blocks.values() for found in incidents(block, slots)]


def incidents(block: Iterable[EventRecord], slots: Slots) -> list[tuple[str, Group]]:
    """The incidents of the events of one block, each with its id, in the order in which the first event stands in the table."""
    groups: list[Group] = []
    for event in block:
        known = groups if slots.block(event.cells)[0] else []
        same = next((group for group in known if all(may_be_one(event, other, slots) for other in group)), None)
        if same is None:
            groups.append(same := [])
        same.append(event)
    return [(incident_id(group, number, slots), group) for number, group in enumerate(groups)]


def incident_id(group: Group, number: int, slots: Slots) -> str:
    """An id that is the same in every run: of agent and day and the number of the incident on it, else of the one event."""
    agent, day = slots.block(group[0].cells)
    parts = [agent, day, str(number)] if agent else [group[0].article_id, group[0].event_id]
    return LETTER + sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:DIGITS]


def may_be_one(a: EventRecord, b: EventRecord, slots: Slots) -> bool:
    """Whether two events of one agent and day do not contradict each other; two events of one article are two."""
    x, y = a.cells, b.cells
    return a.article_id != b.article_id and _classes_agree(x, y, slots) and _places_agree(x, y, slots) and _times_agree(x, y, slots)


def _classes_agree(a: Cells, b: Cells, slots: Slots) -> bool:
    x, y = a.get(slots.cls, ""), b.get(slots.cls, "")
    return not x or not y or x == y or bool({x, y} & slots.general) or any({x, y} <= family for family in slots.families)


def _places_agree(a: Cells, b: Cells, slots: Slots) -> bool:
    x, y = a.get(slots.place, ""), b.get(slots.place, "")
    if not x or not y or x == y:
        return True
    apart = kilometres_apart(a, b)
    return apart is not None and apart <= SAME_PLACE


def _times_agree(a: Cells, b: Cells, slots: Slots) -> bool:
    x, y = a.get(slots.time, ""), b.get(slots.time, "")
    return not x or not y or abs(_minutes(x) - _minutes(y)) <= SAME_TIME


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")[:2]
    return 60 * int(hours) + int(minutes)


def kilometres_apart(a: Cells, b: Cells) -> float | None:
    """Great-circle distance (haversine) between the coordinates of two rows; None where one has none."""
    degrees = [row.get(name, "") for row in (a, b) for name in ("latitude", "longitude")]
    if "" in degrees:
        return None
    lat1, lon1, lat2, lon2 = (math.radians(float(d)) for d in degrees)
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(chord))

"""How much two accounts of events have in common, and in what they differ: what decides whether they are of one event in the world."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Self

from extractor.domain.codebook import Codebook
from extractor.domain.declarations import load_yaml
from extractor.tables.columns import summed_up, unit_columns

WHOLE = 10  # characters of a whole day
EARTH = 6371.0  # km
FAILURE = "failure"  # told of few events; a success is told of most
EXACT = ("exact", "about")
FAR_CLOCK = "far_clock"  # beside the cells: a time by the clock of a zone far away, which held against a local one would part two accounts of one event
CLASS, PLACE, TIME, NAME, COUNT, LANDING, OUTCOME, FIGURE = "class", "place", "time", "name", "count", "landing", "outcome", "figure"
Cells = Mapping[str, str]


@cache
def thresholds() -> dict[str, Any]:
    """The content of incidents.yml."""
    data: dict[str, Any] = load_yaml(Path(__file__).with_name("incidents.yml"))
    return data


@dataclass(frozen=True)
class Slots:
    """The columns of a codebook by what they say of an event ("" where it has none), and which classes are told of one event."""

    agent: str
    day: str
    of: Mapping[str, str]  # the column of each slot that is compared as a text
    figures: tuple[str, ...]
    general: tuple[str, ...]
    alike: tuple[frozenset[str], ...]

    @classmethod
    def of_book(cls, codebook: Codebook) -> Slots:
        """The columns of a pipeline's codebook."""
        origin = next((a.name for a in codebook.of_kind("place") if a.coordinates), "")
        first = codebook.first
        of = {CLASS: first("class"), PLACE: origin, TIME: first("time"), NAME: first("name"), COUNT: first("count"), LANDING: codebook.destination}
        figures = [c for a in codebook.of_kind("quantity") if summed_up(a, codebook) for c in unit_columns(a).values()]
        alike = codebook.classes_told_alike or codebook.class_families
        return cls(first("agent"), first("date"), of | {OUTCOME: first("outcome")}, tuple(figures), codebook.general_classes, alike)

    def block(self, cells: Cells) -> tuple[str, str]:
        """What accounts of one event share where all is told: agent and whole day; empty texts where either is not told."""
        agent, day = cells.get(self.agent, ""), cells.get(self.day, "")
        return (agent, day) if agent and len(day) == WHOLE else ("", "")


@dataclass
class Profile:
    """What one or more accounts of an event tell: how many tell each value of a slot, and where its places lie."""

    slots: Slots
    told: dict[str, Counter[str]] = field(default_factory=dict)
    degrees: dict[str, tuple[str, str]] = field(default_factory=dict)
    _most: dict[str, str] = field(default_factory=dict, repr=False)  # what `most_told` found

    @classmethod
    def of_cells(cls, cells: Cells, slots: Slots) -> Self:
        """The profile of one row of `events`."""
        told = {slot: Counter([cells[column]]) for slot, column in slots.of.items() if cells.get(column)}
        if cells.get(f"{slots.of[COUNT]}_qualifier", EXACT[0]) not in EXACT:
            told.pop(COUNT, None)
        if FAR_CLOCK in cells:
            told.pop(TIME, None)
        for column in slots.figures:
            if ends := [cells[f"{column}{end}"] for end in ("_min", "_max") if cells.get(f"{column}{end}")]:
                told[column] = Counter(dict.fromkeys(ends, 1))
        place = cells.get(slots.of[PLACE], "")
        return cls(slots, told, {place: (cells["latitude"], cells["longitude"])} if place and cells.get("latitude") else {})

    def add(self, other: Profile) -> None:
        """Takes in another account."""
        for slot, values in other.told.items():
            self.told.setdefault(slot, Counter()).update(values)
        self.degrees |= other.degrees
        self._most.clear()

    def encode(self) -> str:
        return json.dumps([self.told, self.degrees], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def decode(cls, text: str, slots: Slots) -> Self:
        told, degrees = json.loads(text)
        return cls(slots, {slot: Counter(values) for slot, values in told.items()}, degrees)

    def most_told(self, slot: str) -> str:
        """The value of a slot that most tell, of a class the finest; "" where none is told."""
        if slot not in self._most:
            self._most[slot] = self._most_told(slot)
        return self._most[slot]

    def _most_told(self, slot: str) -> str:
        values = self.told.get(slot)
        if not values:
            return ""
        general = self.slots.general if slot == CLASS else ()
        finer = [v for v in values if v not in general] or [v for v in values if v not in general[:1]] or list(values)
        return min(finer, key=lambda v: (-values[v], v))

    @property
    def n_told(self) -> int:
        """How many slots are told, a fine class as two."""
        fine = self.most_told(CLASS) not in ("", *self.slots.general)
        return sum(bool(v) for v in self.told.values()) + fine

    # --- two accounts ---------------------------------------------------------------------------------------------------------
    def points(self, other: Profile) -> int | None:
        """What speaks for one event, less what speaks against it; None where they differ and have not more in common."""
        lost = sum(thresholds()["differ"][slot] for slot in (CLASS, PLACE, TIME) if self.differs(other, slot))
        gained = self._gained(other)
        return gained - lost if gained > lost or not lost else None

    def differs(self, other: Profile, slot: str) -> bool:
        """Whether both tell class, place or time, and what most tell of it cannot be one."""
        x, y = self.most_told(slot), other.most_told(slot)
        if not x or not y or x == y:
            return False
        if slot == CLASS:
            return not ({x, y} & set(self.slots.general[:1]) or any({x, y} <= group for group in self.slots.alike))
        return not (self._same_place(other) if slot == PLACE else abs(in_minutes(x) - in_minutes(y)) <= thresholds()["minutes"])

    def _same_place(self, other: Profile) -> bool:
        x, y = self.most_told(PLACE), other.most_told(PLACE)
        if x == y or x not in self.degrees or y not in other.degrees:
            return x == y
        return kilometres_apart(self.degrees[x], other.degrees[y]) <= float(thresholds()["kilometres"])

    def _gained(self, other: Profile) -> int:
        same = thresholds()["same"]
        gained = sum(same[slot] for slot in (NAME, LANDING) if self._share(other, slot))
        gained += sum(same[slot] for slot in (PLACE, TIME) if self.most_told(slot) and other.most_told(slot) and not self.differs(other, slot))
        gained += sum(same[FIGURE] for column in self.slots.figures if self._share_figure(other, column))
        gained += same[COUNT] * self._share(other, COUNT, but="1") + same[FAILURE] * (FAILURE in self._both(other, OUTCOME))
        fine = self.most_told(CLASS) == other.most_told(CLASS) not in ("", *self.slots.general)
        return int(gained + same[CLASS] * fine)

    def _both(self, other: Profile, slot: str) -> set[str]:
        return set(self.told.get(slot, ())) & set(other.told.get(slot, ()))

    def _share(self, other: Profile, slot: str, but: str = "") -> bool:
        return bool(self._both(other, slot) - {but})

    def _share_figure(self, other: Profile, column: str) -> bool:
        a, b = (map(float, p.told.get(column, ())) for p in (self, other))
        near, ys = float(thresholds()["near"]), list(b)
        return any(abs(x - y) <= near * max(x, y) for x in a for y in ys)


def in_minutes(clock: str) -> int:
    """A clock time as minutes of its day."""
    hours, minutes = clock.split(":")[:2]
    return 60 * int(hours) + int(minutes)


def kilometres_apart(a: tuple[str, str], b: tuple[str, str]) -> float:
    """Great-circle distance (haversine) between two places by their latitudes and longitudes in degrees."""
    (lat1, lon1), (lat2, lon2) = ([math.radians(float(d)) for d in place] for place in (a, b))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(chord))

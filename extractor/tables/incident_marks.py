"""Marks by which incidents that may share something with an event are found without a look at every one of their days.

Two profiles share a slot (`Profile.points`) only where one has a mark of it that the other looks for; not each that has is one that shares.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from extractor.tables.incident_likeness import CLASS, COUNT, FAILURE, FIGURE, LANDING, NAME, OUTCOME, PLACE, TIME, Profile, in_minutes, thresholds

Mark = tuple[str, str]  # a slot, and what is told of it: a text, or the number of a range of figures, minutes or latitudes
NONE = -1_000_000  # the range of 0, apart from every other
DEGREE = 111.0  # km between two degrees of latitude


def marks(profile: Profile) -> Iterator[Mark]:
    """What a profile tells, slot by slot."""
    for slot, told in _texts(profile):
        yield slot, told
    for slot, at in _ranges(profile):
        yield slot, str(at)


def looked_for(profile: Profile) -> Iterator[Mark]:
    """The marks that a profile may have that shares something with this one: also those of the ranges beside its own."""
    for slot, told in _texts(profile):
        yield slot, told
    for slot, at in _ranges(profile):
        yield from ((slot, str(near)) for near in (at - 1, at, at + 1))


def most_points(slots: Iterable[str]) -> int:
    """What two profiles gain at most that share nothing but these slots."""
    same = thresholds()["same"]
    return sum(int(same.get(slot, same[FIGURE])) for slot in slots)


def _texts(profile: Profile) -> Iterator[Mark]:
    for slot in (NAME, LANDING, COUNT):
        yield from ((slot, told) for told in profile.told.get(slot, ()) if (slot, told) != (COUNT, "1"))
    if FAILURE in profile.told.get(OUTCOME, ()):
        yield FAILURE, ""
    if (fine := profile.most_told(CLASS)) not in ("", *profile.slots.general):
        yield CLASS, fine
    if place := profile.most_told(PLACE):
        yield PLACE, place


def _ranges(profile: Profile) -> Iterator[tuple[str, int]]:
    """Ranges as wide as two values differ at most that are taken for one."""
    limits = thresholds()
    if clock := profile.most_told(TIME):
        yield TIME, in_minutes(clock) // int(limits["minutes"])
    if degrees := profile.degrees.get(profile.most_told(PLACE)):
        yield PLACE, math.floor(float(degrees[0]) * DEGREE / float(limits["kilometres"]))
    for column in profile.slots.figures:
        yield from ((column, _range(float(figure), float(limits["near"]))) for figure in profile.told.get(column, ()))


def _range(figure: float, near: float) -> int:
    """The number of a figure's range on a scale of logarithms; 0 has one of its own."""
    return math.floor(math.log(figure) * (1 - near) / near) if figure > 0 else NONE

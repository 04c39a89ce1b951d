"""Whether a mention and an event can be of the same launch."""

from __future__ import annotations

from extractor.domain.codebook import Codebook
from extractor.events.model import Event, Mention, Names

SAME_TIME = 30  # minutes between two clock times of one launch as different sources tell it; Pyongyang time was half an hour behind in 2015-2018


def agreement(codebook: Codebook, names: Names, m: Mention, other: Mention | Event) -> bool:
    """Whether agents, sites, classes and names of a mention may be those of another mention or an event."""
    return _own_agree(names, m, other) and _times_agree(names, m, other) and _classes_agree(codebook, names, m, other) and _names_agree(names, m, other)


def _own_agree(names: Names, m: Mention, other: Mention | Event) -> bool:
    """A province told for a site in it, or a second name beside the first, is no contradiction for a definite mention."""
    definite = m.trigger is not None and m.trigger.anaphoric
    for attribute in (names.agent, names.site):
        a = {c.value for c in m.claims if c.attribute == attribute and c.value}
        b = {c.value for c in other.claims if c.attribute == attribute and c.value and c.strength > 1}
        if a and b and not a & b and not (attribute == names.site and definite):
            return False
    return True


def _times_agree(names: Names, m: Mention, other: Mention | Event) -> bool:
    """Rounds of one day: a mention of something new with another clock time."""
    if m.trigger is None or m.trigger.anaphoric:
        return True
    a = [c.value for c in m.claims if c.attribute == names.time and c.strength > 1]
    b = [c.value for c in other.claims if c.attribute == names.time and c.strength > 1]
    return not a or not b or any(abs(_minutes(x) - _minutes(y)) <= SAME_TIME for x in a for y in b)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)


def _classes_agree(codebook: Codebook, names: Names, m: Mention, other: Mention | Event) -> bool:
    a = {c.value for c in m.claims if c.attribute == names.cls}
    b = {c.value for c in other.claims if c.attribute == names.cls}
    if not a or not b or a & b or (a | b) & set(codebook.general_classes[:1]):
        return True
    return any(a & f and b & f for f in codebook.class_families)


def _names_agree(names: Names, m: Mention, other: Mention | Event) -> bool:
    a = {c.value for c in m.claims if c.attribute == names.name}
    b = {c.value for c in other.claims if c.attribute == names.name}
    return not a or not b or bool(a & b) or (m.trigger is not None and m.trigger.anaphoric)

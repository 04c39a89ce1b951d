"""The class of an event by more than one claim: what else fires there, the class of a name, what the rockets of groups are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.claims.model import ORIGIN, Designation, Reading
from extractor.events.context import Context
from extractor.events.model import WEAK, Event


def without_class_beside(e: Event, context: Context) -> Event:
    """ "Interceptors were fired" and "tanks and other artillery", where rockets were told before, are of what else fires there."""
    beside = context.codebook.raw.get("class_rules", {}).get("beside", ())
    first = next(iter(e.values(context.slots.cls)), "")
    if not first or first in beside:
        return e
    return e.with_claims(c for c in e.claims if c.attribute != context.slots.cls or c.value not in beside)


def with_designated_class(e: Event, context: Context) -> Event:
    """ "a Hwasong-18 missile": where only a general word is told, the class of the first name whose class may be that is added."""
    general = context.codebook.general_classes
    told = e.values(context.slots.cls)
    if not told or not set(told) <= set(general):
        return e
    names = (c for c in e.claims if c.attribute == context.slots.name and isinstance(c.reference, Designation))
    found = next((c for c in names if isinstance(c.reference, Designation) and _is_finer(c.reference.cls, told, context)), None)
    if found is None or not isinstance(found.reference, Designation):
        return e
    return e.adding([replace(found, attribute=context.slots.cls, value=found.reference.cls, strength=WEAK)])


def _is_finer(cls: str, told: list[str], context: Context) -> bool:
    """Whether a class is a finer one than the general ones told, and contradicts none of them."""
    general = context.codebook.general_classes
    return cls not in general and all(v == general[0] or any({v, cls} <= family for family in context.codebook.class_families) for v in told)


def with_class_of_groups(e: Event, readings: Sequence[Reading], context: Context) -> Event:
    """ "Hezbollah fired 30 rockets", "rockets from Gaza": rocket artillery; a state's rocket may be anything."""
    rule, cls = context.codebook.raw.get("class_rules", {}).get("of_groups"), context.slots.cls
    if not rule or not readings or not _is_of_group(e, context):
        return e
    text = readings[0].sentence.text
    turned = (
        replace(c, value=rule["becomes"]) if c.attribute == cls and c.value == rule["of"] and rule["noun"] in text[c.start : c.end].lower() else c
        for c in e.claims
    )
    return e.with_claims(turned)


def _is_of_group(e: Event, context: Context) -> bool:
    """Whether a group did it: one that is named, or, where nobody is, one that fires from a land of groups."""
    raw, agents = context.codebook.raw, e.values(context.slots.agent)
    if agents:
        return agents[0].islower() or agents[0] in raw.get("nameless", ())
    return any(c.attribute == ORIGIN and c.value in raw.get("shared_lands", ()) for c in e.claims)

"""Whether a mention and an event can be of the same event: no contradiction in who, where, when, what."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.events.context import Context
from extractor.events.model import Event, Mention

SAME_TIME = 30  # minutes between two clock times of one event as different sources tell it; Pyongyang time was half an hour behind in 2015-2018
TIMES = 3  # how far apart two numbers of one salvo may not be (2 to 6 tried on stories and general: 3 was best)


def agreement(context: Context, m: Mention, other: Mention | Event) -> bool:
    """Whether agents, sites, clock times, classes and names of a mention may be those of another mention or an event."""
    if not agents_agree(context, m, other):
        return False  # somebody else is told to have done it
    if not sites_agree(context, m, other):
        return False  # it was at another place
    if not times_agree(context, m, other):
        return False  # it was at another time of the day
    if not classes_agree(context, m, other):
        return False  # something of another class was used
    if not names_agree(context, m, other):
        return False  # something of another name was used
    return True


def is_what_came_of(context: Context, plan: Event, event: Event) -> bool:
    """Whether nothing told of a plan differs from an event but the day: who, what class, where."""
    alike = agents_agree(context, plan, event) and classes_agree(context, plan, event)
    return alike and all(_share(plan.values(place), event.values(place)) for place in context.slots.places)


def numbers_agree(context: Context, m: Mention, event: Event) -> bool:
    """Whether somebody who is told to have fired so many may have fired those: of rival figures for one salvo none is three times the other."""
    if m.trigger.anaphoric or m.trigger.kind != "verb":
        return True
    a, b = m.sure_values(context.slots.count), event.sure_values(context.slots.count)
    if a and b and not any(max(x, y) < TIMES * min(x, y) for x in map(int, a) for y in map(int, b)):
        return False  # the one number is three times the other or more
    if m.day and not event.days and a == ["1"] and _is_many(event, context):
        return False  # one on a day told, where several of no day had been told of: "attacked ships with missiles. On Monday it fired a missile"
    return True


def _is_many(event: Event, context: Context) -> bool:
    """Whether several are told, and not how many."""
    return any(c.attribute == context.slots.count and c.qualifier == "multiple" for c in event.claims)


def targets_agree(context: Context, m: Mention, event: Event) -> bool:
    """Whether both may have had one target: two lands are two targets, and nobody fires at their own land but in a test, whose site is told."""
    slots = context.slots
    if m.trigger.anaphoric:
        return True
    a, b, agents = m.target_lands, event.target_lands, set(event.sure_values(slots.agent))
    if (a & agents and not m.values(slots.site)) or (b & set(m.values(slots.agent)) and not agents):
        return False  # nobody fires at their own land, but in a test of which the site is told
    if a and b and not a & b:
        return False  # it was aimed at another land
    return True


def of_its_class(m: Mention, focus: Event, pool: Sequence[Event], context: Context) -> Event:
    """ "The cruise missiles flew …", of cruise and anti-ship missiles: the event of that very class, where the one in focus is but of its family."""
    classes = set(m.values(context.slots.cls)) - set(context.codebook.general_classes)
    if not classes or classes & set(focus.values(context.slots.cls)):
        return focus
    return next((e for e in pool if e.salience == focus.salience and classes & set(e.values(context.slots.cls))), focus)


def agents_agree(context: Context, m: Mention | Event, other: Mention | Event) -> bool:
    """Whether one may have done both; a guess contradicts nothing."""
    return _share(m.values(context.slots.agent), other.sure_values(context.slots.agent))


def sites_agree(context: Context, m: Mention, other: Mention | Event) -> bool:
    """A province told for a site in it is no contradiction for a definite mention; an interceptor and its target rise from two sites in one test."""
    if m.trigger.anaphoric or (_is_defending(context, m, other) and other.sure_values(context.slots.agent)):
        return True
    return _share(m.values(context.slots.site), other.sure_values(context.slots.site))


def _is_defending(context: Context, m: Mention, other: Mention | Event) -> bool:
    """Whether one of the two tells of what defends ("an interceptor")."""
    defending = context.codebook.defending_classes
    return any(value in defending for of in (m, other) for value in of.values(context.slots.cls))


def times_agree(context: Context, m: Mention, other: Mention | Event) -> bool:
    """Another clock time of a mention of something new is another round of one day."""
    if m.trigger.anaphoric:
        return True
    a, b = m.sure_values(context.slots.time), other.sure_values(context.slots.time)
    return not a or not b or any(abs(_minutes(x) - _minutes(y)) <= SAME_TIME for x in a for y in b)


def classes_agree(context: Context, m: Mention | Event, other: Mention | Event) -> bool:
    """Classes of one family agree, and the general one with each."""
    a, b = set(m.values(context.slots.cls)), set(other.values(context.slots.cls))
    if any(a & f and b & f for f in context.codebook.class_families):
        return True  # both are of one family (class_families in the codebook), and so may be one
    return bool((a | b) & set(context.general_class)) or _share(list(a), list(b))


def names_agree(context: Context, m: Mention, other: Mention | Event) -> bool:
    """A second name beside the first is no contradiction for a definite mention."""
    return m.trigger.anaphoric or _share(m.values(context.slots.name), other.values(context.slots.name))


def _share(a: list[str], b: list[str]) -> bool:
    """Whether two lists of values have one in common, or one of them is empty."""
    return not a or not b or bool(set(a) & set(b))


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)
